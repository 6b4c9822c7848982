"""How long the recorded evals take: the whole command, and its parts in a process that is warm."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import report

from factgen import prompts, session
from factgen.cassettes import recorded_settings
from factgen.comparison import compare
from factgen.config import model_settings
from factgen.data import data_dir, evals_dir
from factgen.evaluate import instrument, loading, render
from factgen.evaluate import report as reports
from factgen.evaluate.corpus import Corpus
from factgen.evaluate.running import Plan, make
from factgen.evaluate.runs import Run
from factgen.evaluate.score import Yardstick
from factgen.evaluate.scoring import Golds, Scores, related, score_run

ROUNDS = 3
WHOLE, PART = 10.0, 2.5
"""Bounds in seconds: of all articles, and of two."""


def timed(work: Callable[[], object]) -> tuple[float, object]:
    started = time.perf_counter()
    made = work()
    return time.perf_counter() - started, made


def command(*arguments: str) -> float:
    """Seconds of `factgen eval`; a missed floor is no failure here."""
    script = str(Path(sysconfig.get_path("scripts")) / "factgen")
    started = time.perf_counter()
    subprocess.run(  # noqa: S603
        [script, "eval", "--allow-missed", *arguments], check=True, capture_output=True
    )
    return time.perf_counter() - started


def parts() -> dict[str, float]:
    """Seconds of each step, once each, in this process."""
    took: dict[str, float] = {}
    took["read articles"], whole = timed(_read)
    assert isinstance(whole, Corpus)
    took["read gold"], golds = timed(lambda: loading.load(whole, whole))
    assert isinstance(golds, Golds)
    cassettes = data_dir("cassettes")
    plan = Plan(
        model=model_settings({}, {}, cassettes, recorded=recorded_settings(cassettes)),
        cassettes=(cassettes,),
    )
    versions = loading.versions(golds.articles, golds.stories)
    took["replay and compare"], run = timed(lambda: make(plan, whole, whole, versions))
    assert isinstance(run, Run)
    attributes = prompts.attributes()
    yardstick = Yardstick(related(attributes), session.load_prompts().runs)
    took["align and score"], scores = timed(lambda: score_run(run, golds, yardstick, attributes))
    assert isinstance(scores, Scores)
    pairs = whole.root / "pairs.yaml"
    took["report"], _ = timed(
        lambda: render.markdown(
            reports.document(
                run, scores, golds, whole, instrument=instrument.known(run, scores, golds, pairs)
            )
        )
    )
    tables = [gold.table for gold in golds.articles.values()]
    took["(facts of gold claims, within scoring)"], _ = timed(lambda: compare(tables, attributes))
    return took


def _read() -> Corpus:
    whole = Corpus.read(evals_dir())
    _ = whole.articles
    return whole


def main() -> int:
    command("--limit", "2")  # the first run compiles and reads from disk
    all_articles = median(command() for _ in range(ROUNDS))
    two = median(command("--limit", "2") for _ in range(ROUNDS))
    empty = median(
        timed(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True))[0]
        for _ in range(ROUNDS)
    )
    rows = [
        ("factgen eval", f"{all_articles:.2f}", f"{all_articles / empty:.0f}"),
        ("factgen eval --limit 2", f"{two:.2f}", f"{two / empty:.0f}"),
        ("python -c pass", f"{empty:.3f}", "1"),
    ]
    found = parts()
    rows += [(f"  {name}", f"{seconds:.2f}", "") for name, seconds in found.items()]
    return report.tell(
        "evals",
        ("what", "seconds", "times an empty Python"),
        rows,
        {"all": round(all_articles, 3), "two": round(two, 3)},
        {
            f"all articles within {WHOLE:g} s": all_articles <= WHOLE,
            f"two articles within {PART:g} s": two <= PART,
        },
    )


if __name__ == "__main__":
    sys.exit(main())
