"""Markdown for reading: the fact table of all articles as one page, `facts.md`.

All that comes from an article or the model goes through `escaped`, as in the articles' pages. What
is left out here to keep the conflicts in sight is counted, and stands in facts.csv.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from factgen.export.cells import counted, time_cell
from factgen.export.facts import wording
from factgen.export.facts.layout import (
    FEW,
    STATUSES,
    Chapter,
    Index,
    answers,
    chapters,
    explained,
    few,
    runs,
    tally,
)
from factgen.export.markdown import as_table, escaped
from factgen.models import ClaimTable, Fact, FactTable, Status, Story

_READINGS = ("who says it", "as reported", "answer", "where")
_SHORT = ("question", "who says it", "as reported", "where")
_UNPLACED = ("as reported", "where", "why not")


def files(table: FactTable, tables: Sequence[ClaimTable]) -> dict[str, str]:
    """The text of the file by its name."""
    return {"facts.md": page(table, tables)}


def page(table: FactTable, tables: Sequence[ClaimTable]) -> str:
    """The page of a fact table."""
    index = Index.of(tables)
    blocks = [*_head(table)]
    folded = []
    for chapter in chapters(table):
        if chapter.shown or chapter.story.role == "main":
            blocks += _chapter(chapter, index)
        else:
            folded.append(chapter)
    blocks += [*_folded(folded), *_unplaced(table, index), *_legend()]
    return "\n\n".join(blocks) + "\n"


def _head(table: FactTable) -> Iterator[str]:
    yield "# Facts"
    failures = (f"{failure.subject}: {failure.reason}" for failure in table.failures)
    notes = (f"Note: {note}" for note in (*table.notes, *failures))
    yield _list([*wording.totals(table), *notes])
    yield "What the statuses mean stands at the end."


def _chapter(chapter: Chapter, index: Index) -> Iterator[str]:
    story = chapter.story
    role = "Main event" if story.role == "main" else "Background event"
    yield f"## {role}: {escaped(story.label)}"
    yield _story(story, index) + "\n" + _list([tally([*chapter.shown, *chapter.counted])])
    for status, facts in runs(chapter.shown):
        yield from _brief(status, facts, index) if status else _fact(facts[0], index)
    if chapter.counted:
        yield f"And {counted(len(chapter.counted), 'fact')} of it without a clash, in facts.csv."


def _story(story: Story, index: Index) -> str:
    lines = [
        f"- When: {escaped(time_cell(story.time) or 'not given')}",
        f"- Where: {escaped(story.place or 'not given')}",
        f"- {wording.why(story).capitalize()}: {escaped(wording.sentence(story.reason))}",
        "- Told by:",
    ]
    for member in story.members[:FEW]:
        article = index.articles[member.article]
        event = index.events[member.article, member.event]
        own = "; ".join(filter(None, (event.label, time_cell(event.time), event.place)))
        title = escaped(wording.title(article))
        lines.append(f"  - {escaped(wording.teller(article))}: {title}")
        lines.append(f"    - as it tells it: {escaped(own)}; key {escaped(event.key)}")
    if left := len(story.members[FEW:]):
        lines.append(f"  - and {counted(left, 'article')} more, in stories.jsonl")
    return "\n".join(lines)


def _fact(fact: Fact, index: Index) -> Iterator[str]:
    yield f"### {wording.status(fact.status)}: {escaped(wording.question(fact))}"
    found = answers(fact, index.claims)
    if explained(fact, found):
        yield f"Why: {escaped(wording.sentence(fact.reason))}"
    shown, left = few(found)
    rows = [
        (
            wording.who(answer.reading, answer.claim, index.articles[answer.claim.article]),
            answer.claim.as_reported,
            wording.answer(answer.reading, answer.claim, fact),
            wording.places(answer, index.claims, FEW),
        )
        for answer in shown
    ]
    yield as_table(_READINGS, rows)
    if left:
        yield f"And {left:,} more in facts.csv."


def _brief(status: Status, facts: Sequence[Fact], index: Index) -> Iterator[str]:
    yield f"### {wording.status(status)}: {counted(len(facts), 'fact')} told once"
    yield as_table(_SHORT, [_line(fact, index) for fact in facts])


def _line(fact: Fact, index: Index) -> tuple[str, ...]:
    (reading,) = fact.readings
    claim = index.claims[reading.claim]
    return (
        wording.question(fact),
        wording.who(reading, claim, index.articles[claim.article]),
        claim.as_reported,
        wording.place(reading, claim, index.claims),
    )


def _folded(chapters: Sequence[Chapter]) -> Iterator[str]:
    if not chapters:
        return
    yield "## Other background events"
    yield "No clash was found in these. Their facts are in facts.csv."
    yield _list(wording.folded(chapter) for chapter in chapters)


def _unplaced(table: FactTable, index: Index) -> Iterator[str]:
    if not table.unplaced:
        return
    yield "## Claims not placed"
    yield "These stand in no fact."
    claims = ((index.claims[row.claim], row.reason) for row in table.unplaced)
    yield as_table(
        _UNPLACED, [(claim.as_reported, wording.where(claim), why) for claim, why in claims]
    )


def _legend() -> Iterator[str]:
    yield "## What the statuses mean"
    yield _list(f"{status}: {meaning}" for status, meaning in STATUSES.items())


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {escaped(line)}" for line in lines)
