"""Answers of a model written by hand for the ferry of `builders`, and an `ask` that gives them.

`Fake` answers by a script: answers and errors one after another, or a function from the request.
It can be called, and awaited under `Fake.later`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from pydantic import BaseModel

from factgen.calls import Reply, Request
from factgen.draft import (
    DraftClaim,
    DraftEvent,
    DraftSource,
    RepairAnswer,
    RepairedClaim,
    TableAnswer,
)
from factgen.models import Usage

Step = BaseModel | BaseException
COST = Usage(calls=1, input_tokens=100, output_tokens=10)

EVENT = DraftEvent(key="stranding", label="stranding of the ferry", role="main")
SOURCES = (
    DraftSource(name="coast guard", kind="organisation"),
    DraftSource(name="NPB", kind="media"),
    DraftSource(name="nurse", kind="public"),
)
HURT: dict[str, Any] = {
    "ev": [[3]],
    "words": "At least three passengers were hurt",
    "event": "stranding",
    "attr": "injured",
    "scope": "passengers, in all",
    "part": "total",
    "value": "at least three",
    "n": ">=3",
    "by": ["NPB", "nurse"],
    "says": "At least three passengers were hurt.",
}
AGROUND: dict[str, Any] = {
    "ev": [[2]],
    "words": "A ferry ran aground off Norhaven",
    "event": "stranding",
    "attr": "deed",
    "scope": "the ferry",
    "part": "unknown",
    "value": "ran aground",
    "by": ["coast guard"],
    "says": "A ferry ran aground off Norhaven.",
}
WRONG = {"value": "seven", "n": "7", "says": "Seven passengers were hurt."}
"""Changes that make a number of `HURT` that no sentence bears."""


def hurt(**changes: Any) -> DraftClaim:
    return DraftClaim.model_validate(HURT | changes)


def aground(**changes: Any) -> DraftClaim:
    return DraftClaim.model_validate(AGROUND | changes)


def again(row: DraftClaim, number: int) -> RepairedClaim:
    """A row as a repair gives it, under its number."""
    return RepairedClaim(row=number, **row.model_dump())


def table(
    *claims: DraftClaim,
    events: Sequence[DraftEvent] = (EVENT,),
    sources: Sequence[DraftSource] = SOURCES,
) -> TableAnswer:
    return TableAnswer(sources=list(sources), events=list(events), claims=list(claims))


def repair(
    *claims: RepairedClaim,
    events: Sequence[DraftEvent] = (),
    sources: Sequence[DraftSource] = (),
) -> RepairAnswer:
    return RepairAnswer(sources=list(sources), events=list(events), claims=list(claims))


def reply(answer: BaseModel, usage: Usage = COST) -> Reply:
    return Reply(answer=answer, raw=answer.model_dump_json(), model="fake-1", usage=usage)


class Fake:
    """An `ask` that follows a script and keeps what it was asked; too long a run is an error."""

    def __init__(self, *script: Step | Callable[[Request], Step]) -> None:
        self._script: Iterator[Step | Callable[[Request], Step]] = iter(script)
        self.asked: list[Request] = []

    def __call__(self, request: Request) -> Reply:
        self.asked.append(request)
        step = next(self._script, None)
        assert step is not None, f"asked once too often, for {request.template}"
        given = step if isinstance(step, BaseModel | BaseException) else step(request)
        if isinstance(given, BaseException):
            raise given
        return reply(given)

    async def later(self, request: Request) -> Reply:
        return self(request)


def always(answer: Callable[[Request], Step]) -> Fake:
    """A fake that answers any number of requests."""
    fake = Fake()
    fake._script = iter(lambda: answer, None)
    return fake


def shown(request: Request) -> list[int]:
    """Numbers of the sentences that the request shows inside its fence."""
    body = request.messages[-1].content.partition("<<<article ")[2].partition("<<<end ")[0]
    return [
        int(line[1:].partition("]")[0]) for line in body.splitlines()[1:] if line.startswith("[")
    ]
