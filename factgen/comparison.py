"""Claim tables of several articles into one fact table: events linked, questions gathered, facts
judged.

The steps are a generator that yields requests a batch at a time and is sent replies, as in
`extraction`: the same code serves a run, a library call and a test. A model is asked only for what
rules leave doubtful, and without one the rules decide that too. Nothing depends on the order of the
tables.
"""

from __future__ import annotations

import asyncio
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar, cast

from factgen import aligning, linking
from factgen.attributes import Attributes
from factgen.calls import Ask, AsyncAsk, Reply, Request
from factgen.draft import AlignAnswer, LinkAnswer
from factgen.errors import ArticleError, CallError, InputError
from factgen.facts import table as facts
from factgen.link import Fixes, Key, Verdict, candidates, link, questions, traits
from factgen.models import (
    Claim,
    ClaimTable,
    Event,
    FactTable,
    Failure,
    Story,
    Unplaced,
    Usage,
)
from factgen.template import Template
from factgen.values.days import days

INPUTS = {"link": frozenset({"events", "pairs"}), "align": frozenset({"claims"})}
"""The variables that each template is given."""

_AGAIN = "; extract that article again"

Failed = CallError | ArticleError
"""What one request may end in without ending the comparison."""
Outcome = Reply | Failed
Result = TypeVar("Result")
Asking = Generator[Sequence[Request], Sequence[Outcome], Result]
"""Yields requests, is sent what became of each, and returns a result."""


@dataclass(frozen=True)
class Templates:
    """The templates by which a model is asked about what rules leave doubtful."""

    link: Template
    align: Template


@dataclass
class _Comparison:
    """What has been found so far, and the requests that settle the rest."""

    tables: Mapping[str, ClaimTable]
    attributes: Attributes
    templates: Templates | None
    fixes: Fixes
    notes: list[str] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    usage: Usage = field(default_factory=Usage)

    def run(self) -> Asking[FactTable]:
        stories = yield from self._stories()
        gathered = [facts.gathered(story, self.tables, self.attributes) for story in stories]
        if self.templates is not None:
            gathered = yield from self._aligned(gathered, self.templates.align)
        found = [facts.judged(one, self.attributes) for one in gathered]
        return FactTable(
            stories=stories,
            facts=tuple(fact for judged, _ in found for fact in judged),
            unplaced=tuple(row for _, unplaced in found for row in unplaced),
            notes=tuple(self.notes),
            failures=tuple(self.failures),
            usage=self.usage,
        )

    def _stories(self) -> Asking[tuple[Story, ...]]:
        found = [one for table in self.tables.values() for one in traits(table, self.attributes)]
        told = {one.id for one in found}
        fixed = {key for group in (*self.fixes.same, *self.fixes.apart) for key in group}
        self.notes += [
            f"{'/'.join(key)} is fixed by hand, but no claim is about it: it stands in no story"
            for key in sorted(fixed - told)
            if key[0] in self.tables
        ]
        pairs = candidates(found)
        verdicts: dict[frozenset[Key], Verdict] = {}
        if self.templates is not None:
            doubts = questions(found, pairs, self.fixes)
            asked = linking.requests(doubts, self.tables, self.templates.link)
            replies = yield from self._ask([one.request for one in asked])
            for one, reply in zip(asked, replies, strict=True):
                if reply is not None:
                    settled, faults = linking.verdicts(one, cast(LinkAnswer, reply.answer))
                    verdicts |= settled
                    self.notes += faults
        return link(found, pairs, verdicts, self.fixes)

    def _aligned(
        self, gathered: Sequence[facts.Gathered], template: Template
    ) -> Asking[list[facts.Gathered]]:
        """The stories with the questions that a model has made of what was doubtful."""
        asked: list[tuple[int, aligning.Asked]] = []
        for number, one in enumerate(gathered):
            parts, notes = aligning.requests(one, self.attributes, template)
            asked += [(number, part) for part in parts]
            self.notes += notes
        replies = yield from self._ask([part.request for _, part in asked])
        settled = list(gathered)
        for (number, part), reply in zip(asked, replies, strict=True):
            if reply is not None:
                settled[number], faults = aligning.settled(
                    settled[number], part, cast(AlignAnswer, reply.answer), self.attributes
                )
                self.notes += faults
        return settled

    def _ask(self, requests: Sequence[Request]) -> Asking[list[Reply | None]]:
        """The replies; None where a request failed, which is kept and left to the rules."""
        outcomes = (yield requests) if requests else ()
        return [
            self._reply(request, outcome)
            for request, outcome in zip(requests, outcomes, strict=True)
        ]

    def _reply(self, request: Request, outcome: Outcome) -> Reply | None:
        usage = outcome.usage if isinstance(outcome, Reply | CallError) else Usage()
        self.usage += usage
        if isinstance(outcome, Reply):
            return outcome
        what = str(outcome).removeprefix(f"{request.subject}: ")  # `subject` names it
        reason = f"{what}; what the {request.template} template was to settle is left to rules"
        self.failures.append(
            Failure(subject=request.subject, reason=reason, code=outcome.exit_code, usage=usage)
        )
        return None


def steps(
    tables: Iterable[ClaimTable],
    attributes: Attributes,
    templates: Templates | None = None,
    fixes: Fixes | None = None,
) -> Asking[FactTable]:
    """The requests of a comparison, batch by batch; returns the fact table.

    Send for each request of a batch its reply, or the error of `Failed` that came instead. Raises
    InputError where `tables` do not fit together.
    """
    tables = sorted(tables, key=lambda table: table.article.id)
    if fault := _fault(tables):
        raise InputError(fault)
    kept, unplaced, notes = _once(tables)
    notes += [note for table in kept.values() for note in _undated(table)]
    fixes = fixes or Fixes()
    fixed = {key for group in (*fixes.same, *fixes.apart) for key in group}
    lost = sorted("/".join(key) for key in fixed if key[0] not in kept)
    notes += [f"{name} is fixed by hand, but its article is not counted" for name in lost]
    made = yield from _Comparison(kept, attributes, templates, fixes, notes).run()
    return made.model_copy(update={"unplaced": (*unplaced, *made.unplaced)})


def _fault(tables: Sequence[ClaimTable]) -> str | None:
    """The first thing because of which rows would be mistaken for others or lost, and the way
    out."""
    articles: set[str] = set()
    claims: set[str] = set()
    for table in tables:
        name = table.article.id
        if name in articles:
            return f"article {name} is there twice; give each article once"
        articles.add(name)
        rows: tuple[Event | Claim, ...] = (*table.events, *table.claims)
        if any(row.article != name for row in rows):
            return f"the table of article {name} holds rows of another article{_AGAIN}"
        keys = {event.key for event in table.events}
        if len(keys) < len(table.events):
            return f"article {name} has two events of one key{_AGAIN}"
        for claim in table.claims:
            if claim.event not in keys:
                what = f"claim {claim.id} is about the event {claim.event!r}, which is not there"
                return what + _AGAIN
            if claim.id in claims:
                return f"claim {claim.id} is there twice{_AGAIN}"
            claims.add(claim.id)
    return None


def _once(
    tables: Iterable[ClaimTable],
) -> tuple[dict[str, ClaimTable], list[Unplaced], list[str]]:
    """The tables by article, each text once, for an article that came under two names confirms
    nothing: of those with one text the table with most claims. With the rows of the others, and a
    note for each of them."""
    by_text: dict[str, ClaimTable] = {}
    for table in tables:
        first = by_text.setdefault(table.article.sha256, table)
        if len(table.claims) > len(first.claims):
            by_text[table.article.sha256] = table
    kept: dict[str, ClaimTable] = {}
    unplaced: list[Unplaced] = []
    notes: list[str] = []
    for table in tables:
        name, counted = table.article.id, by_text[table.article.sha256].article.id
        if name == counted:
            kept[name] = table
            continue
        reason = f"article {name} has the same text as {counted}, which is counted"
        notes.append(reason)
        rows = sorted(claim.id for claim in table.claims)
        unplaced += [Unplaced(claim=row, article=name, reason=reason) for row in rows]
    return kept, unplaced, notes


def _undated(table: ClaimTable) -> Iterator[str]:
    """A note on every date that is none: what it stands with has no day."""
    rows = [(f"event {event.key}", event.time) for event in table.events]
    rows += [(f"claim {claim.id}", claim.time) for claim in table.claims]
    for name, time in sorted(rows, key=lambda row: row[0]):
        if time is not None and time.date is not None and days(time.date) is None:
            yield f"article {table.article.id}, {name}: {time.date} is no date; it counts as none"


def compare(
    tables: Iterable[ClaimTable],
    attributes: Attributes,
    *,
    ask: Ask | None = None,
    templates: Templates | None = None,
    fixes: Fixes | None = None,
) -> FactTable:
    """The fact table of `tables`. Without `ask` or without `templates` rules alone decide.

    Raises InputError where `tables` do not fit together, and what `ask` raises, but for a CallError
    and an ArticleError: what those leave open is decided by rules, and listed in `failures`.
    """
    running = steps(tables, attributes, templates if ask is not None else None, fixes)
    try:
        requests = next(running)
        while True:
            requests = running.send([_asked(ask, request) for request in requests])
    except StopIteration as done:
        return cast(FactTable, done.value)


def _asked(ask: Ask | None, request: Request) -> Outcome:
    assert ask is not None  # noqa: S101 - without it nothing is requested
    try:
        return ask(request)
    except (CallError, ArticleError) as error:
        return error


async def compare_async(
    tables: Iterable[ClaimTable],
    attributes: Attributes,
    *,
    ask: AsyncAsk,
    templates: Templates,
    fixes: Fixes | None = None,
) -> FactTable:
    """As `compare`, with an `ask` to be awaited; the requests of a batch are asked at once."""
    running = steps(tables, attributes, templates, fixes)
    try:
        requests = next(running)
        while True:
            requests = running.send(await _together(ask, requests))
    except StopIteration as done:
        return cast(FactTable, done.value)


async def _together(ask: AsyncAsk, requests: Sequence[Request]) -> list[Outcome]:
    """What became of each request. Where one ends the comparison the others are cancelled."""

    async def asked(request: Request) -> Outcome:
        try:
            return await ask(request)
        except (CallError, ArticleError) as error:
            return error

    waiting = [asyncio.create_task(asked(request)) for request in requests]
    try:
        return await asyncio.gather(*waiting)
    finally:
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
