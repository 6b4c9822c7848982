"""Many articles at once: no barrier, no crash by one of them, and an end where none can succeed.

The fakes wait on events, so no test depends on how fast anything is.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from pathlib import Path
from typing import Any

import pytest
from answers import COST, Step, reply, table
from builders import article

from factgen.answering import now
from factgen.calls import AsyncAsk, Reply, Request
from factgen.errors import (
    AnswerCut,
    AnswerFiltered,
    ArticleError,
    CallError,
    CassetteMiss,
    EndpointError,
    KeyRefused,
    LimitRefused,
    TemplateError,
    UsageError,
    exit_code,
)
from factgen.ledger import opened
from factgen.models import Article, Failure
from factgen.run import Progress, Result, Runner
from factgen.session import load_prompts
from factgen.settings import ExtractSettings

PROMPTS = load_prompts()


def articles(*names: str) -> list[Article]:
    return [article().model_copy(update={"id": name}) for name in names]


def runner(ask: AsyncAsk, jobs: int = 8, **changes: Any) -> Runner:
    return Runner(ask, PROMPTS, ExtractSettings(), jobs, **changes)


async def _within(task: Awaitable[Any]) -> Any:
    """A deadlock fails the test instead of hanging it; no passing test waits."""
    return await asyncio.wait_for(task, 20)


def go(ask: AsyncAsk, names: str, jobs: int = 8, **changes: Any) -> Result:
    found: Result = asyncio.run(_within(runner(ask, jobs, **changes).run(articles(*names))))
    return found


def by_article(**steps: Step) -> AsyncAsk:
    """An `ask` that gives each article its step, and all others an empty table."""

    async def ask(request: Request) -> Reply:
        step = steps.get(request.subject, table())
        if isinstance(step, BaseException):
            raise step
        return reply(step)

    return ask


def done(result: Result) -> str:
    return "".join(made.article.id for made in result.tables)


def failed(result: Result) -> dict[str, str]:
    return {failure.subject: failure.reason for failure in result.failures}


# --- As many at once as allowed, and no barrier ---


@pytest.mark.parametrize("jobs", [2, 3, 8])
def test_a_slow_article_holds_up_no_other(jobs: int) -> None:
    finished: list[str] = []

    async def main() -> Result:
        last = asyncio.Event()

        async def ask(request: Request) -> Reply:
            if request.subject == "a":
                await last.wait()
            finished.append(request.subject)
            if len(finished) == 5:
                last.set()
            return reply(table())

        result: Result = await _within(runner(ask, jobs).run(articles(*"abcdef")))
        return result

    result = asyncio.run(main())
    assert finished[-1] == "a", "five others were done while it was waited for"
    assert done(result) == "abcdef", "in the order of the articles all the same"


@pytest.mark.parametrize(("jobs", "count"), [(1, 4), (3, 7), (8, 3)])
def test_as_many_at_once_as_allowed(jobs: int, count: int) -> None:
    most = in_flight = 0

    async def main() -> Result:
        full = asyncio.Event()

        async def ask(_: Request) -> Reply:
            nonlocal most, in_flight
            in_flight += 1
            most = max(most, in_flight)
            if in_flight == min(jobs, count):
                full.set()
            await full.wait()
            await asyncio.sleep(0)
            in_flight -= 1
            return reply(table())

        result: Result = await _within(runner(ask, jobs).run(articles(*"abcdefgh"[:count])))
        return result

    assert len(asyncio.run(main()).tables) == count
    assert most == min(jobs, count)


def test_a_table_is_saved_when_it_is_done(tmp_path: Path) -> None:
    seen: list[int] = []

    async def main() -> None:
        with opened(tmp_path, now) as ledger:

            async def ask(request: Request) -> Reply:
                seen.append(len(ledger.tables()))
                return reply(table())

            await runner(ask, 1, ledger=ledger).run(articles(*"abc"))

    asyncio.run(main())
    assert seen == [0, 1, 2]


def test_no_articles_no_calls() -> None:
    assert go(by_article(), "") == Result((), ())


def test_progress_tells_each_step() -> None:
    steps: list[Progress] = []
    go(by_article(b=CallError("b: no\nmore")), "ab", jobs=1, progress=steps.append)
    assert steps == [
        Progress("started", "a"),
        Progress("done", "a", claims=0),
        Progress("started", "b"),
        Progress("failed", "b", reason="no\nmore"),
    ]


# --- One that fails ---


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (CallError("no"), 1),
        (AnswerFiltered("no"), 1),
        (AnswerCut("no", COST, 5), 1),
        (ArticleError("no"), 1),
        (CassetteMiss("no"), 2),
        (EndpointError("no"), 3),
    ],
    ids=lambda value: type(value).__name__,
)
@pytest.mark.parametrize("jobs", [1, 8])
def test_an_article_that_fails_stops_no_other(error: Exception, code: int, jobs: int) -> None:
    result = go(by_article(b=error), "abcd", jobs)
    assert done(result) == "acd"
    assert [(f.subject, f.code) for f in result.failures] == [("b", code)]


def test_all_misses_are_listed() -> None:
    misses: dict[str, Step] = {name: CassetteMiss(f"{name}: no recording") for name in "bde"}
    result = go(by_article(**misses), "abcdef", jobs=2)
    assert done(result) == "acf"
    assert failed(result) == dict.fromkeys("bde", "no recording"), "and named once, not twice"
    assert exit_code({f.code for f in result.failures}) == 2


def test_the_worst_exit_code_counts() -> None:
    result = go(by_article(a=CallError("x"), b=EndpointError("y")), "abc")
    assert exit_code({f.code for f in result.failures}) == 3


@pytest.mark.parametrize("jobs", [1, 3])
@pytest.mark.parametrize(
    ("error", "code"),
    [(KeyRefused("the key"), 3), (UsageError("the mode"), 2), (TemplateError("the file"), 2)],
    ids=lambda value: type(value).__name__,
)
def test_what_every_call_would_meet_ends_the_run(error: Exception, code: int, jobs: int) -> None:
    asked: list[str] = []

    async def ask(request: Request) -> Reply:
        asked.append(request.subject)
        if request.subject == "c":
            await asyncio.sleep(0)  # The others are on their way by now.
            raise error
        if request.subject > "c":
            await asyncio.Event().wait()
        return reply(table())

    result = go(ask, "abcdefghij", jobs)
    assert done(result) == "ab"
    assert {*done(result), *failed(result)} == set("abcdefghij"), "each is done or failed"
    assert {(f.reason, f.code) for f in result.failures} == {(str(error), code)}
    assert "".join(asked) == "abcdefghij"[: 2 + jobs], "the others are not asked for"


def test_a_refused_key_keeps_what_failed_before() -> None:
    result = go(by_article(a=CallError("cut"), b=KeyRefused("no")), "abc", jobs=1)
    assert failed(result) == {"a": "cut", "b": "no", "c": "no"}


def test_calls_on_their_way_are_given_up_when_the_run_ends() -> None:
    given_up: list[str] = []

    async def main() -> Result:
        waiting = asyncio.Event()

        async def ask(request: Request) -> Reply:
            if request.subject == "a":
                waiting.set()
                try:
                    await asyncio.Event().wait()
                except asyncio.CancelledError:
                    given_up.append("a")
                    raise
            await waiting.wait()
            raise KeyRefused("no")

        result: Result = await _within(runner(ask, 2).run(articles(*"ab")))
        return result

    assert failed(asyncio.run(main())) == {"a": "no", "b": "no"}
    assert given_up == ["a"]


@pytest.mark.parametrize("error", [RuntimeError("a bug"), ZeroDivisionError()], ids=repr)
def test_a_fault_of_the_program_is_no_failure_of_an_article(error: Exception) -> None:
    with pytest.raises(type(error)):
        go(by_article(b=error), "abc", jobs=2)


def test_a_run_that_is_cancelled_leaves_no_task_behind(tmp_path: Path) -> None:
    async def main() -> int:
        started = asyncio.Event()

        async def ask(_: Request) -> Reply:
            started.set()
            await asyncio.Event().wait()
            raise AssertionError

        with opened(tmp_path, now) as ledger:
            task = asyncio.create_task(runner(ask, 2, ledger=ledger).run(articles(*"abc")))
            await started.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
        return len(asyncio.all_tasks())

    assert asyncio.run(main()) == 1, "main itself"


def test_failures_are_kept_in_the_ledger(tmp_path: Path) -> None:
    kept: list[Failure] = []

    class Noting:
        def failed(self, failure: Failure) -> None:
            kept.append(failure)

        def done(self, _: object) -> None:
            raise AssertionError

    result = go(by_article(a=CallError("a: no")), "a", ledger=Noting())
    assert tuple(kept) == result.failures == (Failure(subject="a", reason="no"),)


def test_a_limit_that_the_model_refuses_leads_to_windows_and_holds_nobody_up() -> None:
    asked: list[int | None] = []

    async def ask(request: Request) -> Reply:
        asked.append(request.max_tokens)
        if request.max_tokens:
            raise LimitRefused("no such limit")
        if len(asked) == 1:
            raise AnswerCut("cut", COST, 0)
        return reply(table())

    result = go(ask, "ab", jobs=1)
    assert result.failures == ()
    assert [made.windows for made in result.tables] == [2, 1]
    assert asked == [None, 16_384, None, None, None]


def test_a_limit_of_the_users_that_the_model_refuses_fails_each_article() -> None:
    async def ask(_: Request) -> Reply:
        raise LimitRefused("no such limit")

    result = go(ask, "abc", jobs=1)
    assert [failure.code for failure in result.failures] == [2, 2, 2]
