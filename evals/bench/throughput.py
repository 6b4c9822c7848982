"""How long many articles take against an endpoint of fixed delay, and how busy it is kept.

Times a whole session (prompt, call, checks, ledger, files) beside instructor called bare, with the
same answer model and articles, in turn, against one endpoint; then counts how much of the slots'
time is used when every fifth call is four times slower.
"""

from __future__ import annotations

import argparse
import asyncio
import math
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from statistics import median

import instructor
import material
import openai
import report
from endpoint import Endpoint, running

from factgen import session
from factgen.draft import TableAnswer
from factgen.extraction import Prompts
from factgen.models import Article
from factgen.settings import ExtractSettings, ModelSettings

DELAY = 0.5
JOBS = 32
ROUNDS = 3
MOST = 1.05
BUSY = 0.9
SYSTEM = "Extract every claim of the article as a table."

Side = Callable[[str, Sequence[Article]], None]


def with_factgen(base_url: str, articles: Sequence[Article]) -> None:
    """A session as `factgen extract` runs it, into a folder that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        outcome = session.run(
            session.Session(
                model=ModelSettings(model="bench", base_url=base_url, jobs=JOBS),
                extract=ExtractSettings(),
                prompts=_prompts(),
                folder=Path(folder) / "out",
            ),
            articles,
        )
    tables = outcome.result.tables
    assert all(len(table.claims) == material.CLAIMS for table in tables), "a row was refused"
    assert outcome.asked == len(articles)


@cache
def _prompts() -> Prompts:
    return session.load_prompts()


def with_instructor(base_url: str, articles: Sequence[Article]) -> None:
    """The answers alone: no instructions, no checks, nothing kept."""
    answers = asyncio.run(_gather(base_url, articles))
    assert [len(answer.claims) for answer in answers] == [material.CLAIMS] * len(articles)


async def _gather(base_url: str, articles: Sequence[Article]) -> list[TableAnswer]:
    slots = asyncio.Semaphore(JOBS)
    async with openai.AsyncOpenAI(base_url=base_url, api_key="none", max_retries=0) as connection:
        client = instructor.from_openai(connection)

        async def ask(article: Article) -> TableAnswer:
            async with slots:
                return await client.chat.completions.create(
                    model="bench",
                    response_model=TableAnswer,
                    messages=[
                        {"role": "system", "content": SYSTEM},
                        {"role": "user", "content": article.text},
                    ],
                )

        return await asyncio.gather(*map(ask, articles))


SIDES: dict[str, Side] = {"factgen": with_factgen, "instructor": with_instructor}


def seconds(side: Side, endpoint: Endpoint, articles: Sequence[Article]) -> tuple[float, float]:
    """Wall time and processor time of one run."""
    wall, processor = time.perf_counter(), time.process_time()
    side(endpoint.base_url, articles)
    return time.perf_counter() - wall, time.process_time() - processor


def race(articles: Sequence[Article]) -> dict[str, tuple[float, float]]:
    """The medians of each side's wall and processor times."""
    runs: dict[str, list[tuple[float, float]]] = {name: [] for name in SIDES}
    with running(delay=DELAY) as endpoint:
        for _ in range(ROUNDS):
            for name, side in SIDES.items():
                runs[name].append(seconds(side, endpoint, articles))
    return {name: _medians(timed) for name, timed in runs.items()}


def _medians(timed: Sequence[tuple[float, float]]) -> tuple[float, float]:
    wall, processor = zip(*timed, strict=True)
    return median(wall), median(processor)


def busy(side: Side, articles: Sequence[Article]) -> float:
    """The share of the slots' time, from the first call to the last answer, in which a call is
    being served. What the endpoint itself loses counts against us."""
    with running(delay=DELAY, slow_every=5) as endpoint:
        side(endpoint.base_url, articles)
        seen = endpoint.seen()
    return seen.service / (JOBS * seen.span)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--busy-articles", type=int, default=1000)
    args = parser.parse_args()
    articles = [material.article(n) for n in range(max(args.articles, args.busy_articles))]
    with running() as endpoint:
        for side in SIDES.values():
            side(endpoint.base_url, articles[:1])  # imports, compiles, reads the templates
    timed = race(articles[: args.articles])
    shares = {name: busy(side, articles[: args.busy_articles]) for name, side in SIDES.items()}
    ideal = math.ceil(args.articles / JOBS) * DELAY
    ratio = timed["factgen"][0] / timed["instructor"][0]
    return report.tell(
        "throughput",
        ("side", "wall s", "over ideal", "cpu ms an article", "busy slots"),
        [
            (
                name,
                f"{wall:.2f}",
                f"{wall / ideal:.2f}",
                f"{processor / args.articles * 1e3:.1f}",
                f"{shares[name]:.1%}",
            )
            for name, (wall, processor) in timed.items()
        ],
        {
            "ratio": round(ratio, 3),
            "wall": {name: round(wall, 2) for name, (wall, _) in timed.items()},
            "busy": {name: round(share, 3) for name, share in shares.items()},
            "articles": args.articles,
            "busy_articles": args.busy_articles,
            "jobs": JOBS,
            "delay": DELAY,
        },
        {
            f"wall time within {MOST} of instructor's: {ratio:.2f}": ratio <= MOST,
            f"slots over {BUSY:.0%} busy": shares["factgen"] > BUSY,
        },
    )


if __name__ == "__main__":
    sys.exit(main())
