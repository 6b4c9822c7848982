"""One article into its claim table, by a given `ask`: prompt, answer, checks, repair, windows.

The steps are a generator that yields requests and is sent replies, so the same code serves an
asynchronous run, a synchronous library call and a test, and knows nothing of who answers. An answer
cut by the token limit is asked for once more with a larger one, then in windows cut at paragraph
ends, whose tables are merged without double rows.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from factgen import examples, ground, wire
from factgen.calls import Ask, AsyncAsk, Reply, Request
from factgen.cited import Scene
from factgen.draft import DraftClaim, DraftTime, RepairAnswer, TableAnswer
from factgen.errors import AnswerCut, CallError, LimitRefused
from factgen.examples import compact
from factgen.fence import mark, numbered
from factgen.ground import Refused, RefusedEvent
from factgen.models import (
    Article,
    Claim,
    ClaimTable,
    Dropped,
    Event,
    Provenance,
    Source,
    Stage,
    Usage,
)
from factgen.schema import schema_hash
from factgen.settings import ExtractSettings
from factgen.template import Template
from factgen.windows import Window, breaks, split, whole, windows

INPUTS = {
    "extract": frozenset({"attributes", "article", "published", "language", "known"}),
    "repair": frozenset(
        {"article", "published", "language", "sources", "events", "rows", "event_faults"}
    ),
}
"""The variables that each template is given, besides its examples."""

Asking = Generator[Request, Reply, Reply]
Steps = Generator[Request, Reply, ClaimTable]


@dataclass(frozen=True)
class Prompts:
    """The templates of an extraction and the attributes that they show."""

    extract: Template
    repair: Template
    attributes: Sequence[Mapping[str, str]]
    """Name and definition of each, in the order of attributes.yaml."""
    attributes_hash: str = ""

    @cached_property
    def shown(self) -> list[dict[str, str | None]]:
        """The few-shot examples as the template sees them."""
        return [examples.shown(example) for example in self.extract.examples]

    @cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """Word runs of the few-shot examples."""
        return examples.runs(self.extract.examples)

    def hash_of(self, template: Template) -> str:
        """sha256 of the files that decide what `template` renders to, 64 hex digits."""
        used = self.attributes_hash if "attributes" in template.uses else ""
        return hashlib.sha256(f"{template.hash}{used}".encode()).hexdigest()


def fenced(article: Article, window: Window) -> str:
    """The sentences of `window`, numbered as in the article, inside the article's fence."""
    first, last = window
    sentences = [article.sentence(n) for n in range(first, last + 1)]
    return numbered(sentences, mark(article.text), first, breaks(article))


def first_request(
    article: Article, prompts: Prompts, window: Window | None = None, known: str = ""
) -> Request:
    """The request for a window of `article` (all of it where none is given)."""
    template = prompts.extract
    messages = template.render(
        attributes=prompts.attributes,
        examples=prompts.shown,
        article=fenced(article, window or whole(article)),
        published=article.published,
        language=article.language,
        known=known,
    )
    return Request(
        template=template.name,
        template_hash=prompts.hash_of(template),
        subject=article.id,
        text_hash=article.sha256,
        messages=messages,
        answer=TableAnswer,
    )


def _as_drafted(event: Event) -> dict[str, object]:
    """An event in the shape in which the model writes it."""
    time = event.time
    clock = " ".join(filter(None, (time.clock, time.zone))) if time else ""
    drafted = time and DraftTime(date=time.date, words=time.words, clock=clock or None)
    shown = event.model_dump(mode="json", include={"key", "label", "role", "place"})
    return {**shown, "time": drafted.model_dump() if drafted else None}


class _Extraction:
    """What has been gathered of one article, and the requests that gather more."""

    def __init__(self, article: Article, prompts: Prompts, settings: ExtractSettings) -> None:
        self.article = article
        self.prompts = prompts
        self.settings = settings
        self.examples = prompts.runs
        self.sources: dict[str, Source] = {}
        self.events: dict[str, Event] = {}
        self.claims: list[Claim] = []
        self.dropped: list[Dropped] = []
        self.repaired = 0
        self.windows = 0
        self.usage = Usage()

    def run(self) -> Steps:
        """All windows, then the table. A CallError that ends the article tells its whole cost."""
        try:
            yield from self._windows()
        except CallError as error:
            error.usage = self.usage
            raise
        return self._table()

    def _windows(self) -> Generator[Request, Reply, None]:
        pending = deque(windows(self.article, self.settings.window_chars))
        while pending:
            window = pending.popleft()
            request = first_request(self.article, self.prompts, window, self._known())
            try:
                reply = yield from self._ask_larger(request)
            except AnswerCut as cut:
                pending.extendleft(reversed(self._halves(window, cut)))
                continue
            self.windows += 1
            yield from self._take(reply, request, window)

    def _ask(self, request: Request) -> Asking:
        """One call; what it cost is counted, whether it succeeds or not."""
        try:
            reply = yield request
        except CallError as error:
            self.usage += error.usage
            raise
        self.usage += reply.usage
        return reply

    def _ask_larger(self, request: Request) -> Asking:
        """One call, and once more with a larger limit where the answer is cut."""
        try:
            return (yield from self._ask(request))
        except AnswerCut as cut:
            if cut.limit is None:  # the prompt itself was too long
                raise
            limit = max(self.settings.larger_limit, 2 * cut.limit)
            try:
                return (yield from self._ask(request.limited(limit)))
            except LimitRefused:  # the model writes no longer answer: smaller windows are the way
                raise cut from None

    def _halves(self, window: Window, cut: AnswerCut) -> tuple[Window, ...]:
        halves = split(self.article, window)
        if len(halves) == 1:
            alone = f"{self.article.id}: even with sentence {window[0]} alone the"
            if cut.limit is None:
                raise AnswerCut(
                    f"{alone} prompt is too long for the model; take one that holds more"
                ) from cut
            raise AnswerCut(
                f"{alone} answer is cut by the token limit; raise --max-tokens"
            ) from cut
        return halves

    def _known(self) -> str:
        """Sources and events of earlier windows, for the next; nothing in the first."""
        if not self.windows:
            return ""
        return compact({"sources": self._sources_shown(), "events": self._events_shown()})

    def _sources_shown(self) -> list[dict[str, object]]:
        return [source.model_dump(mode="json") for source in self.sources.values()]

    def _events_shown(self) -> list[dict[str, object]]:
        return [_as_drafted(event) for event in self.events.values()]

    def _take(
        self, reply: Reply, request: Request, window: Window
    ) -> Generator[Request, Reply, None]:
        """Ground an answer's rows, and send back those that fail as often as is allowed."""
        answer = cast(TableAnswer, reply.answer)
        found, faulty = ground.events(answer.events, self.article)
        # An event that an earlier window gave stays as it is, however this one tells it.
        refused_events = tuple(item for item in faulty if item.event.key not in self.events)
        self.events = {**found, **self.events}
        self.sources = {**ground.sources(answer.sources), **self.sources}
        rows: dict[int, DraftClaim] = dict(enumerate(answer.claims, 1))
        refused = self._ground(rows, request, reply.model, "extract")
        for _ in range(self.settings.repairs):
            if not refused and not refused_events:
                break
            repair = self._repair_request(refused, refused_events, window)
            try:
                reply = yield from self._ask_larger(repair)
            except CallError as error:
                self._drop(refused, refused_events, "repair", f"the repair failed: {error}")
                return
            refused, refused_events = self._mend(reply, repair, refused, refused_events)
        stage: Stage = "repair" if self.settings.repairs else "extract"
        self._drop(refused, refused_events, stage)

    def _ground(
        self, rows: Mapping[int, DraftClaim], request: Request, model: str, stage: Stage
    ) -> tuple[Refused, ...]:
        """Keep the claims of the rows that pass; give back the others."""
        scene = Scene(self.article, self.events, self.sources, self.examples)
        provenance = Provenance(
            template=request.template,
            template_hash=request.template_hash,
            prompt_hash=wire.prompt_hash(request),
            schema_hash=schema_hash(request.answer),
            model=model,
            stage=stage,
        )
        grounded = ground.ground(rows, scene, provenance)
        self.claims += grounded.claims.values()
        if stage == "repair":
            self.repaired += len(grounded.claims)
        return grounded.refused

    def _repair_request(
        self, refused: Sequence[Refused], refused_events: Sequence[RefusedEvent], window: Window
    ) -> Request:
        template = self.prompts.repair
        messages = template.render(
            article=fenced(self.article, window),
            published=self.article.published,
            language=self.article.language,
            sources=compact(self._sources_shown()),
            events=compact(self._events_shown()),
            rows=[
                {
                    "number": item.number,
                    "row": compact(item.row.model_dump(mode="json", exclude={"row"})),
                    "faults": item.faults,
                }
                for item in refused
            ],
            event_faults=[
                {"key": item.event.key, "faults": item.faults} for item in refused_events
            ],
        )
        return Request(
            template=template.name,
            template_hash=self.prompts.hash_of(template),
            subject=self.article.id,
            text_hash=self.article.sha256,
            messages=messages,
            answer=RepairAnswer,
        )

    def _mend(
        self,
        reply: Reply,
        request: Request,
        refused: Sequence[Refused],
        refused_events: Sequence[RefusedEvent],
    ) -> tuple[tuple[Refused, ...], tuple[RefusedEvent, ...]]:
        """Take the rows given again; rows that had passed stay as they are, whatever comes."""
        answer = cast(RepairAnswer, reply.answer)
        faulty = {item.event.key for item in refused_events}
        mended, still = ground.events(answer.events, self.article)
        for key, event in mended.items():
            if key in faulty or key not in self.events:
                self.events[key] = event
        self.sources = {**ground.sources(answer.sources), **self.sources}
        sent = {item.number: item for item in refused}
        given = {claim.row: claim for claim in answer.claims if claim.row in sent}
        again = self._ground(given, request, reply.model, "repair")
        self._drop([sent[n] for n in sent if n not in given], (), "repair", "withdrawn")
        unmended = [item for item in refused_events if item.event.key not in mended]
        return again, (*still, *unmended)

    def _drop(
        self,
        refused: Iterable[Refused],
        refused_events: Iterable[RefusedEvent],
        stage: Stage,
        more: str | None = None,
    ) -> None:
        """List what stays refused, with its reasons."""
        items = [(item.row.model_dump(mode="json"), item.faults) for item in refused]
        items += [(item.event.model_dump(mode="json"), item.faults) for item in refused_events]
        for row, faults in items:
            reasons = (*faults, more) if more else faults
            self.dropped.append(
                Dropped(article=self.article.id, stage=stage, reasons=reasons, row=row)
            )

    def _table(self) -> ClaimTable:
        claims, merged = ground.merge(self.claims)
        return ClaimTable(
            article=self.article,
            events=tuple(self.events.values()),
            claims=claims,
            dropped=tuple(self.dropped),
            repaired=self.repaired,
            merged=merged,
            windows=self.windows,
            usage=self.usage,
        )


def steps(article: Article, prompts: Prompts, settings: ExtractSettings) -> Steps:
    """The requests of one article, in order; returns its table.

    Send each request's reply in, or throw the CallError that came instead. Raises CallError where
    the article could not be asked for at all.
    """
    return _Extraction(article, prompts, settings).run()


def _resume(running: Steps, outcome: Reply | CallError) -> Request:
    """The next request, after a reply or the error that came instead."""
    return running.throw(outcome) if isinstance(outcome, CallError) else running.send(outcome)


def extract(
    article: Article,
    *,
    ask: Ask,
    prompts: Prompts,
    settings: ExtractSettings | None = None,
) -> ClaimTable:
    """The claim table of `article`; `ask` answers each request. Raises what `ask` raises."""
    running = steps(article, prompts, settings or ExtractSettings())
    try:
        request = next(running)
        while True:
            try:
                outcome: Reply | CallError = ask(request)
            except CallError as error:
                outcome = error
            request = _resume(running, outcome)
    except StopIteration as done:
        return cast(ClaimTable, done.value)


async def extract_async(
    article: Article,
    *,
    ask: AsyncAsk,
    prompts: Prompts,
    settings: ExtractSettings | None = None,
) -> ClaimTable:
    """As `extract`, with an `ask` to be awaited."""
    running = steps(article, prompts, settings or ExtractSettings())
    try:
        request = next(running)
        while True:
            try:
                outcome: Reply | CallError = await ask(request)
            except CallError as error:
                outcome = error
            request = _resume(running, outcome)
    except StopIteration as done:
        return cast(ClaimTable, done.value)
