"""A whole extraction as a command runs it: client, recordings and ledger put together, and the
files written. Everything that an interrupted run had done is in its folder."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from factgen import export, prompts, wire
from factgen.calls import AsyncAsk, Reply, Request
from factgen.errors import CallError
from factgen.extraction import Prompts
from factgen.ledger import Ledger, opened
from factgen.models import Article, Failure
from factgen.run import Progress, Result, Runner
from factgen.settings import ExtractSettings, ModelSettings

Answers = Literal["live", "record", "replay"]


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Session:
    """How a run is answered and where it is kept."""

    model: ModelSettings
    extract: ExtractSettings
    prompts: Prompts
    answers: Answers = "live"
    cassettes: Sequence[Path] = ()
    """Folders of recordings; `record` writes to the first."""
    folder: Path | None = None
    """Where the ledger and the files go; None keeps nothing."""
    progress: Callable[[Progress], None] = lambda _: None
    now: Callable[[], datetime] = now


@dataclass(frozen=True)
class Outcome:
    """What a session came to: its result, the calls made for it that no ledger spared, the bytes of
    all its requests, and the recordings it used."""

    result: Result
    asked: int
    sent: int
    used: frozenset[Path]
    replayed: bool = False
    """All answers came from recordings: nothing was sent."""


@dataclass
class _Meter:
    """Counts what goes through the function that asks."""

    settings: ModelSettings
    asked: int = 0
    sent: int = 0

    def calls(self, ask: AsyncAsk) -> AsyncAsk:
        """`ask`, its calls counted: re-asks too, and those that came to nothing."""

        async def counted(request: Request) -> Reply:
            try:
                reply = await ask(request)
            except CallError as error:
                self.asked += error.usage.calls
                raise
            self.asked += reply.usage.calls
            return reply

        return counted

    def requests(self, ask: AsyncAsk) -> AsyncAsk:
        """`ask`, the bytes of its requests counted, whoever answers them."""

        async def counted(request: Request) -> Reply:
            self.sent += len(wire.text(request, self.settings).encode(errors="replace"))
            return await ask(request)

        return counted


def load_prompts(folder: Path | None = None) -> Prompts:
    """The templates of an extraction, from `folder` where it has them, else the shipped ones."""
    attributes = prompts.attributes(folder)
    return Prompts(
        extract=prompts.find("extract", folder),
        repair=prompts.find("repair", folder),
        attributes=[{"name": a.name, "definition": a.definition} for a in attributes.attributes],
        attributes_hash=attributes.hash,
    )


def run(session: Session, articles: Sequence[Article], unread: Sequence[Failure] = ()) -> Outcome:
    """Extract `articles`. `unread` are inputs that failed before: they are kept in the ledger.

    The files are written from the ledger also where the run is interrupted.
    """
    with ExitStack() as stack:
        ledger = None
        if session.folder is not None:
            ledger = stack.enter_context(opened(session.folder, session.now))
            stack.callback(_write, session.folder, ledger)
            for failure in unread:
                ledger.failed(failure)
        outcomes: list[Outcome] = []

        async def keep_outcome() -> None:
            # A task that returned it would have it printed: asyncio.run puts back the signal
            # handler, and Python forms the repr of the one that it replaces, task and result.
            outcomes.append(await _extract(session, articles, ledger))

        asyncio.run(keep_outcome())
        return outcomes[0]


def _write(folder: Path, ledger: Ledger) -> None:
    export.write(folder, ledger.tables())


async def _extract(session: Session, articles: Sequence[Article], ledger: Ledger | None) -> Outcome:
    from factgen.client import Client

    used: set[Path] = set()
    meter = _Meter(session.model)
    async with Client(session.model) as client:
        with _recordings(session, client.ask, used) as recorded:
            ask = meter.calls(recorded)
            if ledger is not None:
                # A tape that records must hear every call, and a replay is to show that the
                # recordings answer: there the ledger only keeps.
                only_keep = session.answers != "live"
                ask = ledger.wrap(ask, session.model, only_keep=only_keep)
            runner = Runner(
                ask=meter.requests(ask),
                prompts=session.prompts,
                settings=session.extract,
                jobs=session.model.jobs,
                ledger=ledger,
                progress=session.progress,
            )
            result = await runner.run(articles)
    replayed = session.answers == "replay"
    return Outcome(result, meter.asked, meter.sent, frozenset(used), replayed)


@contextmanager
def _recordings(session: Session, ask: AsyncAsk, used: set[Path]) -> Iterator[AsyncAsk]:
    """`ask` as the session wants it answered: live, recorded, or from recordings."""
    if session.answers == "live":
        yield ask
        return
    from factgen import cassettes

    if session.answers == "record":
        tape_of = cassettes.record(session.cassettes[0], session.model, now=session.now)
    else:
        tape_of = cassettes.replay(session.cassettes, session.model)
    with tape_of as tape:
        yield tape.wrap(ask)
        used |= tape.used
