"""Parts of a fact table as short texts, for every output of it that people read.

A reading leads with who says it. Nothing is escaped here, and cut only by the `name` that is given:
both are the format's own work.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from textwrap import shorten

from factgen.export.cells import cited, counted, date_cell, value_cell
from factgen.export.facts.layout import GLOSSES, Answer, Chapter, tally
from factgen.models import Article, Claim, Fact, FactTable, Reading, Source, Status, Story

Cut = Callable[[str], str]

_WORD = re.compile(r"\w+")
_ARTICLES = frozenset({"the", "a", "an"})
_HEDGES = {"probable": "probable", "possible": "possible", "unknown": "unconfirmed"}
_DOUBLED = re.compile(r"(?<!\.)\.\.(?!\.)")
# The stop of a sentence that was set inside another; that of an abbreviation stays.
_INNER = re.compile(r"(?<=[a-z]{4})\.(?=[,;:])")
_OPENING = 80
"""Characters that are shown of a text without a title."""


def status(status: Status) -> str:
    """A status with a few plain words: "compatible (no clash)"."""
    return f"{status} ({GLOSSES[status]})" if status in GLOSSES else status


def sentence(text: str) -> str:
    """A reason without the stops that names and other sentences in it have brought along.

    >>> sentence("Only one origin: the U.S..")
    'Only one origin: the U.S.'
    """
    return _INNER.sub("", _DOUBLED.sub(".", text))


def question(fact: Fact, name: Cut = str) -> str:
    """The question with what it is asked of; an attribute that is not asked for in a sentence is
    only named.

    "How many people were injured? (people, in all)"; "chants (chants of the crowd)"
    """
    named = plain(fact.attribute)
    bare = fact.question.casefold() == f"{named}?".casefold()
    asked = name(named if bare else fact.question)
    return f"{asked} ({name(fact.scope)})" if fact.scope else asked


def plain(attribute: str) -> str:
    """An attribute's name as words: "projectiles hit"."""
    return attribute.replace("_", " ")


def who(reading: Reading, claim: Claim, article: Article, name: Cut = str) -> str:
    """Who says it in `article`: the origin, then whoever carries its words, each through `name`.

    "Iraqi military, via Fox"; "Norhaven Post (ferry), in its own voice"
    """
    if reading.origin is None:
        outlet, key = article.outlet, name(article.id)
        return f"{f'{name(outlet)} ({key})' if outlet else f'article {key}'}, in its own voice"
    return ", via ".join([name(reading.origin), *(name(link) for link in carriers(reading, claim))])


def carriers(reading: Reading, claim: Claim) -> list[str]:
    """The links that carry the origin's words, the nearest to it first.

    A link that the origin's name already holds ("US official, to CNN") is not told twice.
    """
    known = _words(reading.origin or "")
    links: Sequence[Source] = claim.sources[:-1]
    return [link.name for link in reversed(links) if not _words(link.name) <= known]


def _words(name: str) -> set[str]:
    return set(_WORD.findall(name.casefold())) - _ARTICLES


def answer(reading: Reading, claim: Claim, fact: Fact, name: Cut = str) -> str:
    """The value as a claim has it, and what limits it: of which part it holds, the hedge, the day.

    "injured: at least one [scope: embassy staff]; unconfirmed; as of 2020-01-26"
    """
    value = name(value_cell(claim))
    if reading.attribute != fact.attribute:
        value = f"{name(plain(reading.attribute))}: {value}"
    limited = " ".join(filter(None, (value, _limit(reading, claim, name))))
    day = f"as of {date_cell(reading.as_of)}" if reading.as_of is not None else None
    return "; ".join(filter(None, (limited, _hedge(claim), day)))


def _limit(reading: Reading, claim: Claim, name: Cut) -> str | None:
    if claim.scope.casefold() == claim.value.casefold():
        return None
    if reading.standing == "inside":
        return f"[scope: {name(claim.scope)}]"
    if reading.standing == "open":
        return f"[other scope: {name(claim.scope)}]"
    return (
        "[part of a larger count]" if claim.part == "part" and claim.quantity is not None else None
    )


def _hedge(claim: Claim) -> str | None:
    """None as well where the value says it already."""
    return None if claim.value.casefold() == "unknown" else _HEDGES.get(claim.certainty)


def where(claim: Claim) -> str:
    """Article and sentences: "ferry, sentences 1, 2"."""
    numbers = cited(claim)
    noun = "sentence" if numbers.isdigit() else "sentences"
    return f"{claim.article}, {noun} {numbers}"


def place(reading: Reading, claim: Claim, claims: Mapping[str, Claim]) -> str:
    """Where a reading stands, and where nearly the same words stand.

    "wire, sentence 4, nearly the same words as ferry, sentence 3"
    """
    if reading.copy_of is None:
        return where(claim)
    return f"{where(claim)}, nearly the same words as {where(claims[reading.copy_of])}"


def places(
    answer: Answer, claims: Mapping[str, Claim], limit: int | None = None, name: Cut = str
) -> str:
    """Every place of an answer, and who carries it there; of the others the first `limit`, what is
    left out is counted."""
    found = [place(answer.reading, answer.claim, claims)]
    for reading, claim in answer.again[:limit]:
        via = (f"via {name(link)}" for link in carriers(reading, claim))
        found.append(", ".join(["also " + place(reading, claim, claims), *via]))
    if limit is not None and len(answer.again) > limit:
        found.append(f"and {len(answer.again) - limit:,} more in facts.csv")
    return "; ".join(found)


def teller(article: Article) -> str:
    """An article with its outlet and day: "ferry (Norhaven Post, 2021-03-08)"."""
    origin = ", ".join(filter(None, (article.outlet, article.published)))
    return f"{article.id} ({origin})" if origin else article.id


def title(article: Article) -> str:
    """Its title, else the first words of its text."""
    return article.title or shorten(article.text[: 10 * _OPENING], _OPENING, placeholder=" …")


def why(story: Story) -> str:
    """What the reason of a story is the reason of."""
    return "why one event" if len(story.members) > 1 else "why alone"


def folded(chapter: Chapter, name: Cut = str) -> str:
    """A story in one line, with the number of its facts that are not shown."""
    story = chapter.story
    articles = [name(member.article) for member in story.members]
    told = ", ".join(articles) if len(articles) <= 3 else counted(len(articles), "article")
    when = date_cell(story.time.date) if story.time else ""
    parts = [name(story.label), when, story.place and name(story.place), f"told by {told}"]
    return f"{'; '.join(filter(None, parts))}: {counted(len(chapter.counted), 'fact')}"


def totals(table: FactTable) -> list[str]:
    """What a fact table holds, in numbers, one sentence each."""
    roles = Counter(story.role for story in table.stories)
    articles = {member.article for story in table.stories for member in story.members}
    articles |= {row.article for row in table.unplaced}
    main = counted(roles["main"], "main event")
    background = counted(roles["background"], "background event")
    return [
        f"{main} and {background}, told by {counted(len(articles), 'article')}",
        tally(table.facts),
        f"{counted(len(table.unplaced), 'claim')} not placed",
    ]
