"""Fact tables of 100, 1,000 and 10,000 generated articles: how fast, how large, how right.

Each size runs in a process of its own, by rules alone, without a model. Links and statuses are held
against what `stories.py` made the articles from. Other sizes can be given as arguments; --show
lists what was merged or judged wrongly.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import resource
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from statistics import median

import report
from scoring import STATUSES, UNPLACED, Figures, Tally, judged, links
from stories import Corpus, corpus

from factgen.models import FactTable

SIZES = (100, 1_000, 10_000)
SEED = 1
ROUNDS = 3
"""At sizes where one would be too short to measure, each with a seed of its own."""
LONG = 5_000
"""From so many articles on one round is enough."""
PROFILED = 1_000
"""Up to so many articles the stages are profiled, in a round of their own."""
STAGES = 6
"""How many of them are told."""
BOUND = 2.0
SHOWN = 20


def compared(made: Corpus) -> FactTable:
    """What is measured."""
    from factgen import prompts
    from factgen.comparison import compare

    return compare(made.tables, attributes=prompts.attributes())


# --- Measured ---


def measured(articles: int) -> Figures:
    """Rounds of one size, in this process."""
    compared(corpus(20, seed=0))  # imports and templates are read before
    tally, seconds = Tally(), []
    tables_mb = peak_mb = 0.0
    for n in range(1 if articles >= LONG else ROUNDS):
        made = corpus(articles, SEED + n)
        tables_mb = tables_mb or _megabytes()
        started = time.process_time()
        table = compared(made)
        seconds.append(time.process_time() - started)
        peak_mb = peak_mb or _megabytes()  # of the first round: later ones add to it
        tally.add(made, table)
    return {
        "articles": articles,
        "seconds": round(median(seconds), 3),
        "ms_an_article": round(median(seconds) / articles * 1e3, 3),
        "tables_mb": round(tables_mb),
        "peak_mb": round(peak_mb),
        **tally.figures(),
        "stages": stages(corpus(articles, SEED)) if articles <= PROFILED else {},
    }


def _megabytes() -> float:
    """The most memory that this process has had so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def stages(made: Corpus) -> dict[str, float]:
    """Share of the time in each function that the module of `compare` calls, largest first."""
    from factgen.comparison import compare

    profile = cProfile.Profile()
    profile.runcall(compared, made)
    profile.create_stats()
    home = compare.__code__.co_filename
    spent: Counter[str] = Counter()
    for (file, _, name), (_, _, _, _, callers) in profile.stats.items():
        if file not in (home, "~"):  # "~" is where built-in functions are from
            for caller, (_, _, _, seconds) in callers.items():
                spent[name] += seconds if caller[0] == home else 0
    whole = spent.total() or 1
    return {name: round(seconds / whole, 3) for name, seconds in spent.most_common(STAGES)}


def in_own_process(articles: int) -> Figures:
    """`measured`, in a process that has had no other size."""
    command = [sys.executable, __file__, "--measure", str(articles)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603
    figures: Figures = json.loads(done.stdout)
    return figures


# --- Told ---


def rows(sizes: Sequence[Figures]) -> list[tuple[str, ...]]:
    """One row a size, under `HEADER`."""
    return [
        (
            f"{f['articles']:,}",
            f"{f['ms_an_article']:.2f}",
            f"{f['peak_mb']:,}",
            f"{f['peak_mb'] - f['tables_mb']:,}",
            *(f"{share:.3f}" for share in f["b_cubed"]),
            f"{f['pairwise'][2]:.3f}",
            f"{f['wrong_merges']:,}",
            *(f"{f[key]:.3f}" for key in ("status", "all_single", "equal_strings")),
        )
        for f in sizes
    ]


HEADER = (
    "articles",
    "ms an article",
    "peak MB",
    "over tables",
    "B³ P",
    "B³ R",
    "B³ F1",
    "pairs F1",
    "wrong pairs",
    "status",
    "all single",
    "equal strings",
)


def confusion_table(figures: Figures) -> str:
    """Planned statuses down, found ones across."""
    counts: dict[str, int] = figures["confusion"]
    found = [*STATUSES, UNPLACED]
    planned = [s for s in STATUSES if any(key.startswith(f"{s} >") for key in counts)]
    lines = [(a, *(str(counts.get(f"{a} > {b}", "·")) for b in found)) for a in planned]
    return report.table(("planned \\ found", *found), lines)


def show(articles: int) -> None:
    """List some of what was merged, split or judged wrongly."""
    made = corpus(articles, SEED)
    table = compared(made)
    found, true = defaultdict(set), defaultdict(set)
    for ref, story in links(table).items():
        if ref not in made.undecidable:
            found[story].add(made.events[ref])
            true[made.events[ref]].add(story)
    merged = [sorted(stories) for stories in found.values() if len(stories) > 1]
    split = [sorted(stories) for stories in true.values() if len(stories) > 1]
    for what, listed in (("merged wrongly", merged), ("split", split)):
        print(f"{what}: {len(listed)}")
        for names in listed[:SHOWN]:
            print("-", "; ".join(names))
    missed = [j for j in judged(made, table) if j.found != j.planned.status]
    print(f"statuses wrong: {len(missed)} of {len(made.facts)}")
    for j in missed[:SHOWN]:
        print(f"- {j.story}, {j.attribute}: {j.planned.status}, found {j.found}:", end=" ")
        print(*sorted(j.planned.claims))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=int, nargs="*", default=SIZES)
    parser.add_argument("--show", action="store_true", help="list what is wrong")
    parser.add_argument("--measure", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        print(json.dumps(measured(given.measure)))
        return 0
    if given.show:
        for articles in given.articles:
            show(articles)
        return 0
    sizes = [in_own_process(articles) for articles in given.articles]
    first, last = sizes[0], sizes[-1]
    ratio = last["ms_an_article"] / first["ms_an_article"]
    for figures in sizes:
        apart = ", ".join(f"{n} {fate}" for fate, n in figures["undecidable"].items())
        print(f"{figures['articles']:,} articles, events not decidable from the text: {apart}")
    for figures in sizes:
        if figures["stages"]:
            shares = ", ".join(f"{name} {part:.0%}" for name, part in figures["stages"].items())
            print(f"{figures['articles']:,} articles, time by stage: {shares}")
    print(confusion_table(last))
    better = max(last["all_single"], last["equal_strings"])
    return report.tell(
        "facts",
        HEADER,
        rows(sizes),
        {"ratio": round(ratio, 2), "sizes": sizes},
        {
            f"an article takes at most {BOUND:g} times as long at the largest size": ratio <= BOUND,
            "no wrong merge": not any(figures["wrong_merges"] for figures in sizes),
            "statuses better than both baselines": last["status"] > better,
        },
    )


if __name__ == "__main__":
    sys.exit(main())
