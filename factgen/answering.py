"""Who answers a run: the model, a tape that records it, or recordings alone, with the ledger before
them and a meter that counts what goes through."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from factgen import wire
from factgen.calls import AsyncAsk, Reply, Request
from factgen.errors import CallError
from factgen.ledger import Ledger
from factgen.settings import ModelSettings

Answers = Literal["live", "record", "replay"]


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Answered:
    """Who answers a run."""

    model: ModelSettings
    answers: Answers = "live"
    """From the model, from the model and recorded, or from recordings alone."""
    cassettes: Sequence[Path] = ()
    """Folders of recordings; `record` writes to the first."""
    now: Callable[[], datetime] = now


@dataclass
class Meter:
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


@dataclass(frozen=True)
class Asking:
    """Who answers, and what went through."""

    ask: AsyncAsk
    meter: Meter
    used: set[Path]


@asynccontextmanager
async def asking(plan: Answered, ledger: Ledger | None) -> AsyncIterator[Asking]:
    """The function that asks, as the plan wants it answered, kept and counted."""
    from factgen.client import Client

    used: set[Path] = set()
    meter = Meter(plan.model)
    async with Client(plan.model) as client:
        with _recordings(plan, client.ask, used) as recorded:
            ask = meter.calls(recorded)
            if ledger is not None:
                # A tape that records must hear every call, and a replay is to show that the
                # recordings answer: there the ledger only keeps.
                only_keep = plan.answers != "live"
                ask = ledger.wrap(ask, plan.model, only_keep=only_keep)
            yield Asking(meter.requests(ask), meter, used)


@contextmanager
def _recordings(plan: Answered, ask: AsyncAsk, used: set[Path]) -> Iterator[AsyncAsk]:
    """`ask` as the plan wants it answered: live, recorded, or from recordings."""
    if plan.answers == "live":
        yield ask
        return
    from factgen import cassettes

    if plan.answers == "record":
        tape_of = cassettes.record(plan.cassettes[0], plan.model, now=plan.now)
    else:
        tape_of = cassettes.replay(plan.cassettes, plan.model)
    with tape_of as tape:
        yield tape.wrap(ask)
        used |= tape.used
