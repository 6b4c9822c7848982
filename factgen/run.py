"""A run over many articles: each is asked for, grounded and saved by itself, as many at once as
allowed, with no barrier between them. A bad article is a failure in the result, not a crash."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from factgen.calls import AsyncAsk, Reply, Request
from factgen.errors import (
    ArticleError,
    CallError,
    CassetteMiss,
    EndpointError,
    FactgenError,
    KeyRefused,
    UsageError,
)
from factgen.extraction import Prompts, extract_async
from factgen.ledger import Ledger
from factgen.models import Article, ClaimTable, Failure, Usage
from factgen.settings import ExtractSettings


@dataclass(frozen=True)
class Progress:
    """One step of a run, for whoever shows it."""

    kind: Literal["started", "done", "failed"]
    article: str
    claims: int = 0
    reason: str = ""


@dataclass(frozen=True)
class Result:
    """The tables of a run in the order of its articles, and what failed."""

    tables: tuple[ClaimTable, ...]
    failures: tuple[Failure, ...]


@dataclass(frozen=True)
class Runner:
    """What a run needs: who answers, the templates, the settings, and where to save."""

    ask: AsyncAsk
    prompts: Prompts
    settings: ExtractSettings
    jobs: int
    ledger: Ledger | None = None
    progress: Callable[[Progress], None] = lambda _: None

    async def run(self, articles: Sequence[Article]) -> Result:
        """The tables of `articles`. A refused key or a wrong setting ends the run: the next call
        would fail the same way."""
        tables: dict[str, ClaimTable] = {}
        failures: dict[str, Failure] = {}
        waiting = iter(articles)
        ask = self._limited()
        workers = [
            asyncio.create_task(self._work(ask, waiting, tables, failures))
            for _ in range(min(self.jobs + self.jobs // 2, len(articles)))
        ]
        try:
            await asyncio.gather(*workers)
        except (KeyRefused, UsageError) as error:
            for article in articles:
                if article.id not in tables:
                    failure = Failure(subject=article.id, reason=str(error), code=error.exit_code)
                    failures.setdefault(article.id, failure)
        finally:
            for worker in workers:
                worker.cancel()
            await asyncio.gather(*workers, return_exceptions=True)
        order = [article.id for article in articles]
        return Result(
            tuple(tables[name] for name in order if name in tables),
            tuple(failures[name] for name in order if name in failures),
        )

    def _limited(self) -> AsyncAsk:
        """`ask`, at most `jobs` at once. Other articles wait with their requests made: the next
        call goes out before an answer is checked, and one answer is checked a turn of the loop."""
        slots, turn = asyncio.Semaphore(self.jobs), asyncio.Lock()

        async def limited(request: Request) -> Reply:
            await slots.acquire()
            try:
                reply = await self.ask(request)
            except BaseException as error:
                if not _ends(error):  # else it keeps its slot, and nothing more is asked
                    slots.release()
                raise
            slots.release()
            async with turn:
                await asyncio.sleep(0)
            return reply

        return limited

    async def _work(
        self,
        ask: AsyncAsk,
        waiting: Iterator[Article],
        tables: dict[str, ClaimTable],
        failures: dict[str, Failure],
    ) -> None:
        for article in waiting:
            self.progress(Progress("started", article.id))
            try:
                table = await extract_async(
                    article,
                    ask=ask,
                    prompts=self.prompts,
                    settings=self.settings,
                )
            except (ArticleError, CallError, CassetteMiss, EndpointError) as error:
                if _ends(error):
                    raise
                failures[article.id] = self._fail(article, error)
            else:
                tables[article.id] = table
                if self.ledger is not None:
                    self.ledger.done(table)
                self.progress(Progress("done", article.id, claims=len(table.claims)))

    def _fail(self, article: Article, error: FactgenError) -> Failure:
        reason = str(error).removeprefix(f"{article.id}: ")  # `subject` names it
        usage = error.usage if isinstance(error, CallError) else Usage()
        failure = Failure(subject=article.id, reason=reason, code=error.exit_code, usage=usage)
        if self.ledger is not None:
            self.ledger.failed(failure)
        self.progress(Progress("failed", article.id, reason=failure.reason))
        return failure


def _ends(error: BaseException) -> bool:
    """Whether the next call would fail the same way: not where one call, or one recording, did."""
    one = isinstance(error, CallError | CassetteMiss)
    return isinstance(error, KeyRefused | UsageError) and not one
