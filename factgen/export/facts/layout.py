"""What people read of a fact table, and in which order: for the page and for the terminal.

Main events come first, then those that most articles tell of. In an event the conflicts come first.
What says little is kept short, so that a conflict is not drowned: facts of one reading that nothing
stands against take one line, and background events without a clash are only counted. Pure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from factgen.export.cells import counted
from factgen.models import (
    Article,
    Claim,
    ClaimTable,
    Event,
    Fact,
    FactTable,
    Reading,
    Status,
    Story,
)

FEW = 12
"""Answers of a fact that are shown; the rest are counted."""
STATUSES: Mapping[Status, str] = {
    "conflicting": "two answers, given as certain or probable, cannot both be true",
    "unclear": "they clash if they speak of the same, which the articles leave open",
    "agreed": "independent origins say the same, and no firm answer excludes it",
    "compatible": "the answers differ and can all be true; none confirms another",
    "single": "one origin only, however often repeated, or several that may be one",
    "unattributed": "articles say so and name nobody, which confirms nothing",
    "uncommitted": "nobody is sure: called possible, unconfirmed or not known",
}
"""The statuses in the order in which people read them, with what each means."""
GLOSSES: Mapping[Status, str] = {
    "unclear": "may conflict",
    "agreed": "independent origins",
    "compatible": "no clash",
    "single": "one origin",
    "unattributed": "no origin named",
    "uncommitted": "nobody sure",
}
"""A few plain words beside a status: by its name alone "compatible" reads as "supported"."""

_RANK = {status: rank for rank, status in enumerate(STATUSES)}
_CLASHES = frozenset({"conflicting", "unclear"})
_QUIET = frozenset({"single", "unattributed", "uncommitted"})


@dataclass(frozen=True)
class Index:
    """The articles, events and claims that a fact table speaks of."""

    articles: Mapping[str, Article]
    events: Mapping[tuple[str, str], Event]
    claims: Mapping[str, Claim]

    @classmethod
    def of(cls, tables: Iterable[ClaimTable]) -> Index:
        """The index of the claim tables that a fact table was made of."""
        tables = tuple(tables)
        return cls(
            articles={table.article.id: table.article for table in tables},
            events={(e.article, e.key): e for table in tables for e in table.events},
            claims={claim.id: claim for table in tables for claim in table.claims},
        )


@dataclass(frozen=True)
class Chapter:
    """One story with its facts in order: those that are shown, and those that are only counted."""

    story: Story
    shown: tuple[Fact, ...]
    counted: tuple[Fact, ...]


@dataclass(frozen=True)
class Answer:
    """What one origin answers to the question of a fact, in one or more places."""

    reading: Reading
    claim: Claim
    again: tuple[tuple[Reading, Claim], ...]
    """The other places."""

    @property
    def readings(self) -> int:
        """How many it draws together."""
        return 1 + len(self.again)


def chapters(table: FactTable, *, everything: bool = False) -> list[Chapter]:
    """All stories in order, each with its facts by status, else as they are stored. Of a background
    event only the facts that clash are shown, unless `everything` is."""
    facts: dict[str, list[Fact]] = {story.id: [] for story in table.stories}
    for fact in table.facts:
        facts[fact.event].append(fact)
    made = [_chapter(story, facts[story.id], everything) for story in table.stories]
    return sorted(made, key=_place)


def _chapter(story: Story, facts: Iterable[Fact], everything: bool) -> Chapter:
    ordered = sorted(facts, key=lambda fact: _RANK[fact.status])
    shown = [
        fact for fact in ordered if everything or story.role == "main" or fact.status in _CLASHES
    ]
    left = ordered[len(shown) :]  # clashes come first
    return Chapter(story=story, shown=tuple(shown), counted=tuple(left))


def _place(chapter: Chapter) -> tuple[bool, bool, int]:
    story = chapter.story
    return story.role != "main", not chapter.shown, -len(story.members)


def short(fact: Fact) -> bool:
    """Whether one line says all of it."""
    return len(fact.readings) == 1 and fact.status in _QUIET


def explained(fact: Fact, answers: Sequence[Answer]) -> bool:
    """Whether its reason says more than its status and its answers, one or all without an origin,
    do by themselves."""
    own = all(reading.origin is None for reading in fact.readings)
    return fact.status not in _QUIET or (len(answers) > 1 and not own)


def runs(facts: Iterable[Fact]) -> Iterator[tuple[Status | None, list[Fact]]]:
    """`facts` in their order: the short ones of one status together, each other one alone."""
    for status, run in groupby(facts, key=lambda fact: fact.status if short(fact) else None):
        if status:
            yield status, list(run)
        else:
            yield from ((None, [fact]) for fact in run)


def tally(facts: Sequence[Fact]) -> str:
    """How many facts have which status; that there is no conflict is said as well.

    >>> tally([])
    'no facts'
    """
    if not facts:
        return "no facts"
    found = Counter(fact.status for fact in facts)
    parts = [counted(found.pop("conflicting", 0), "conflict")]
    parts += [f"{found[status]:,} {status}" for status in STATUSES if status in found]
    return f"{counted(len(facts), 'fact')}: {', '.join(parts)}"


def answers(fact: Fact, claims: Mapping[str, Claim]) -> list[Answer]:
    """The answers to a fact's question in the order in which its readings are stored.

    Readings in which one origin gives the same answer are one, the original before its copies. The
    article's own voice is another in each article.
    """
    groups: dict[tuple[object, ...], list[tuple[Reading, Claim]]] = {}
    for reading in fact.readings:
        row = (reading, claims[reading.claim])
        groups.setdefault(_sameness(*row), []).append(row)
    return [_folded(group) for group in groups.values()]


def _folded(rows: Iterable[tuple[Reading, Claim]]) -> Answer:
    (reading, claim), *again = sorted(rows, key=lambda row: row[0].copy_of is not None)
    return Answer(reading, claim, again=tuple(again))


def _sameness(reading: Reading, claim: Claim) -> tuple[object, ...]:
    """What two readings must share to be one answer."""
    return (
        claim.article if reading.origin is None else "",
        reading.origin,
        reading.attribute,
        reading.compared,
        reading.standing,
        None if reading.standing == "whole" else claim.scope,
        reading.as_of,
        claim.polarity,
        claim.certainty,
        claim.quantity is not None and claim.part == "part",
    )


def few(answers: Sequence[Answer], limit: int | None = FEW) -> tuple[list[Answer], int]:
    """The first `limit` answers, and how many readings are left out. None: all of them.

    Each different value comes before a second source of the same one: the one voice that
    contradicts three hundred must not be among those left out.
    """
    if limit is None or len(answers) <= limit:
        return list(answers), 0
    seen: Counter[tuple[str, ...]] = Counter()
    turns = []
    for place, answer in enumerate(answers):
        reading = answer.reading
        value = (reading.attribute, reading.standing, reading.compared, answer.claim.polarity)
        turns.append((seen[value], place))
        seen[value] += 1
    kept = {place for _, place in sorted(turns)[:limit]}
    left = sum(answer.readings for place, answer in enumerate(answers) if place not in kept)
    return [answer for place, answer in enumerate(answers) if place in kept], left
