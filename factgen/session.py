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

from factgen import export, prompts
from factgen.calls import AsyncAsk
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
    """What a session came to: its result, the calls that it paid for, the recordings it used."""

    result: Result
    asked: int
    used: frozenset[Path]


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
        result, used, asked = asyncio.run(_extract(session, articles, ledger))
        return Outcome(result, asked, used)


def _write(folder: Path, ledger: Ledger) -> None:
    export.write(folder, ledger.tables())


async def _extract(
    session: Session, articles: Sequence[Article], ledger: Ledger | None
) -> tuple[Result, frozenset[Path], int]:
    from factgen.client import Client

    used: set[Path] = set()
    async with Client(session.model) as client:
        with _recordings(session, client.ask, used) as recorded:
            ask = recorded
            if ledger is not None:
                # Where a tape records, it must hear every call: the ledger only keeps.
                only_keep = session.answers == "record"
                ask = ledger.wrap(recorded, session.model, only_keep=only_keep)
            runner = Runner(
                ask, session.prompts, session.extract, session.model.jobs, ledger, session.progress
            )
            result = await runner.run(articles)
    return result, frozenset(used), ledger.asked if ledger else 0


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
