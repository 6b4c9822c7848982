"""Whether a run stands below an earlier one: for replays, where nothing is left to chance."""

from __future__ import annotations

from collections.abc import Mapping

from factgen.evaluate.crossmetrics import CROSS_METRICS
from factgen.evaluate.gates import GATES
from factgen.evaluate.metrics import HEADLINE, METRICS, with_macro
from factgen.evaluate.runs import Run
from factgen.evaluate.statistics import Counts, Metric

_SLACK = 1e-9
_WATCHED = (
    *HEADLINE,
    *(gate.metric for gate in GATES),
    "links_f1",
    "gathering_f1",
    "status_macro_f1",
    "conflict_f1",
)


def below(made: Run, earlier: Run, name: str) -> list[str]:
    """What is worse than in the run `earlier`, kept in the file `name`, over the articles and
    stories of both; also where gold differs, for then the two cannot be compared."""
    out = []
    for version, value in sorted(made.versions.items()):
        if version in earlier.versions and earlier.versions[version] != value:
            out.append(
                f"{name}: was scored against another version of the gold of {version}; make it "
                "again with `factgen eval --scores-only -o`, and say why in evals/gold/CHANGES.md"
            )
    if out:
        return out
    pairs = (
        (made.counts, earlier.counts, METRICS),
        (made.story_counts, earlier.story_counts, CROSS_METRICS),
    )
    for mine, theirs, metrics in pairs:
        shared = sorted(mine.keys() & theirs.keys())
        for metric in (metrics[one] for one in _WATCHED if one in metrics):
            out += _worse(metric, _units(mine, shared), _units(theirs, shared), name)
    return out


def _units(counts: Mapping[str, Counts], names: list[str]) -> list[Counts]:
    return [with_macro(counts[name]) for name in names]


def _worse(metric: Metric, mine: list[Counts], theirs: list[Counts], name: str) -> list[str]:
    now, then = metric.value(mine), metric.value(theirs)
    if now is None or then is None or (now - then) * metric.good >= -_SLACK:
        return []
    return [f"{metric.name} is {now:.4f}, worse than {then:.4f} in {name}"]
