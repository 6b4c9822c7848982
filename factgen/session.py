"""A whole extraction as a command runs it: client, recordings and ledger put together, and the
files written. Everything that an interrupted run had done is in its folder."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from factgen import export, prompts
from factgen.answering import Answered, Answers, asking, now
from factgen.extraction import Prompts
from factgen.ledger import Ledger, opened
from factgen.models import Article, Failure
from factgen.run import Progress, Result, Runner
from factgen.settings import ExtractSettings, ModelSettings


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
    who = Answered(session.model, session.answers, session.cassettes, session.now)
    async with asking(who, ledger) as answered:
        runner = Runner(
            ask=answered.ask,
            prompts=session.prompts,
            settings=session.extract,
            jobs=session.model.jobs,
            ledger=ledger,
            progress=session.progress,
        )
        result = await runner.run(articles)
    replayed = session.answers == "replay"
    meter = answered.meter
    return Outcome(result, meter.asked, meter.sent, frozenset(answered.used), replayed)
