"""Gold across articles, as it is written by hand in evals/gold/stories/STORY.yaml.

    story: quake
    labelled_by: a general-purpose language model
    events:                             # told by two articles or more, and what looks like them
      - id: quake_main
        members: [quake-first/quake, quake-live/main_quake]
    facts:
      - id: killed_total
        event: quake_main
        attribute: killed
        question: How many people were killed?
        scope: people, in all
        status: conflicting
        why: The police say four, the mayors nine, of one hour.
        readings: [quake-first:c3, quake-live:c9]
        accepted: [unclear]             # other right statuses
    hard_negatives:                     # what looks like a contradiction and is none
      - what: of another day
        rows: [quake-first:c3, quake-review:c4]

Every fault of a file is found, with its line.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import Field

from factgen.errors import InputError
from factgen.evaluate.gold import Gold
from factgen.evaluate.goldfile import Written
from factgen.located import Document, Fault, Where, read_yaml, text_of, validate
from factgen.models import Claim, Status

Ref = tuple[str, str]
"""Article and key of one of its events."""


class StoryEvent(Written):
    """One occurrence, and the events of articles that tell of it."""

    id: str
    """Unique in the file."""
    members: list[str]
    """As article/event, the event by its key in the gold of the article."""


class StoryFact(Written):
    """One question about one event, with the claims that answer it."""

    id: str
    """Unique in the file."""
    event: str
    """An id of `events`."""
    attribute: str
    question: str
    scope: str
    status: Status
    why: str
    """Why this status, in a line."""
    readings: list[str]
    """Ids of gold claims, as article:id."""
    accepted: list[Status] = Field(default_factory=list)
    """Other statuses that are right as well."""


class HardNegative(Written):
    """Two claims that look like a contradiction and are none."""

    what: str
    """Why they can both be true."""
    rows: list[str]
    """Two ids of gold claims."""


class StoryFile(Written):
    """The labels of one story."""

    story: str
    labelled_by: str
    """Who labelled. Labels of a language model say so."""
    events: list[StoryEvent]
    facts: list[StoryFact]
    hard_negatives: list[HardNegative] = Field(default_factory=list)


@dataclass(frozen=True)
class StoryGold:
    """The labels of one story, checked against the gold of its articles."""

    story: str
    file: str
    labelled_by: str
    version: str
    """sha256 of the file's text, 64 hex digits."""
    events: Mapping[str, tuple[Ref, ...]]
    """The members of each event, by its id."""
    facts: tuple[StoryFact, ...]
    hard_negatives: tuple[HardNegative, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)
    """By fact id, the line in `file`."""


def read(path: Path, golds: Mapping[str, Gold]) -> StoryGold:
    """The labels in `path`; `golds` are those of the story's articles, by article.

    Raises InputError with all that is wrong with them.
    """
    gold, faults = check(path, golds)
    if gold is None:
        raise InputError("\n".join(str(fault) for fault in faults))
    return gold


def check(path: Path, golds: Mapping[str, Gold]) -> tuple[StoryGold | None, list[Fault]]:
    """The labels in `path`, None where they have faults, and these in the order of their lines.

    Raises InputError where the file cannot be read.
    """
    text = text_of(path)
    document, faults = read_yaml(text, str(path))
    if document is None:
        return None, faults
    written, shape = validate(document, StoryFile)
    if written is None:
        return None, sorted({*faults, *shape})
    checks = _Checks(written, document, golds)
    if found := sorted({*faults, *checks.faults(path.stem)}):
        return None, found
    gold = StoryGold(
        story=written.story,
        file=str(path),
        labelled_by=written.labelled_by,
        version=hashlib.sha256(text.encode()).hexdigest(),
        events={
            one.id: tuple(checks.events[name] for name in one.members) for one in written.events
        },
        facts=tuple(written.facts),
        hard_negatives=tuple(written.hard_negatives),
        lines={one.id: document.lines["facts", n] for n, one in enumerate(written.facts)},
    )
    return gold, []


class _Checks:
    """What a file says, held against the gold of its articles."""

    def __init__(self, written: StoryFile, document: Document, golds: Mapping[str, Gold]) -> None:
        self.written = written
        self.document = document
        self.golds = golds
        tables = [gold.table for gold in golds.values()]
        self.claims = {claim.id: claim for table in tables for claim in table.claims}
        self.events: dict[str, Ref] = {
            f"{event.article}/{event.key}": (event.article, event.key)
            for table in tables
            for event in table.events
        }

    def faults(self, stem: str) -> Iterator[Fault]:
        """All of them, in no order; `stem` is the name of the file."""
        if self.written.story != stem:
            what = f"labels `{self.written.story}`, but stands for `{stem}`"
            yield self.document.fault(("story",), what)
        if not self.golds:
            what = "none of its articles has gold: label these first (evals/gold/ARTICLE.yaml)"
            yield self.document.fault(("story",), what)
            return
        yield from self._events()
        yield from self._facts()
        yield from self._hard_negatives()

    def _events(self) -> Iterator[Fault]:
        ids: set[str] = set()
        homes: dict[str, str] = {}
        told = {(claim.article, claim.event) for claim in self.claims.values()}
        for number, event in enumerate(self.written.events):
            where: Where = ("events", number)
            if event.id in ids:
                yield self._fault((*where, "id"), f"there is an event `{event.id}` already")
            ids.add(event.id)
            if not event.members:
                yield self._fault((*where, "members"), "name an article/event or more")
            articles: set[str] = set()
            for place, name in enumerate(event.members):
                at = (*where, "members", place)
                if (ref := self.events.get(name)) is None:
                    yield self._fault(at, self._no_event(name))
                    continue
                if name in homes:
                    yield self._fault(at, f"`{name}` is a member of `{homes[name]}` already")
                elif ref[0] in articles:
                    yield self._fault(at, f"{ref[0]} tells of two events, which are never one")
                elif ref not in told:
                    yield self._fault(at, f"no claim of the gold is about `{name}`: leave it out")
                homes.setdefault(name, event.id)
                articles.add(ref[0])

    def _facts(self) -> Iterator[Fault]:
        ids: set[str] = set()
        homes: dict[str, str] = {}
        members = {event.id: set(event.members) for event in self.written.events}
        for number, fact in enumerate(self.written.facts):
            where: Where = ("facts", number)
            if fact.id in ids:
                yield self._fault((*where, "id"), f"there is a fact `{fact.id}` already")
            ids.add(fact.id)
            if fact.event not in members:
                yield self._fault((*where, "event"), f"`{fact.event}` is not in `events`")
            if not fact.readings:
                yield self._fault((*where, "readings"), "a fact has one reading or more")
            for place, name in enumerate(fact.readings):
                at = (*where, "readings", place)
                if (claim := self.claims.get(name)) is None:
                    yield self._fault(at, self._no_claim(name))
                    continue
                if name in homes:
                    yield self._fault(at, f"`{name}` is a reading of `{homes[name]}` already")
                homes.setdefault(name, fact.id)
                if fact.event in members and _event(claim) not in members[fact.event]:
                    what = f"`{name}` is about {_event(claim)}, no member of `{fact.event}`"
                    yield self._fault(at, what)

    def _hard_negatives(self) -> Iterator[Fault]:
        for number, negative in enumerate(self.written.hard_negatives):
            where: Where = ("hard_negatives", number, "rows")
            if not len(negative.rows) == len(set(negative.rows)) == 2:
                yield self._fault(where, "name two different claims")
            for place, name in enumerate(negative.rows):
                if name not in self.claims:
                    yield self._fault((*where, place), self._no_claim(name))

    def _no_event(self, name: str) -> str:
        article, slash, key = name.partition("/")
        if not slash:
            return f"`{name}` names no event: write article/event"
        return self._no_gold(article) or f"the gold of {article} has no event `{key}`"

    def _no_claim(self, name: str) -> str:
        article, colon, row = name.partition(":")
        if not colon:
            return f"`{name}` names no claim: write article:id"
        return self._no_gold(article) or f"the gold of {article} has no claim `{row}`"

    def _no_gold(self, article: str) -> str:
        if article in self.golds:
            return ""
        return f"there is no gold of an article {article} in story `{self.written.story}`"

    def _fault(self, where: Where, text: str) -> Fault:
        return self.document.fault(where, text)


def _event(claim: Claim) -> str:
    return f"{claim.article}/{claim.event}"
