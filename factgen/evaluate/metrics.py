"""The metrics of claim tables, each a ratio of sums of counts (`score`). Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factgen.evaluate.faults import NAMES
from factgen.evaluate.slots import MARKS, SLOTS
from factgen.evaluate.statistics import Counts, Metric, ratio

_HEADLINE = {
    "detection_precision": ratio("detection_precision", {"matched": 1}, {"predicted": 1}),
    "detection_recall": ratio("detection_recall", {"matched": 1}, {"gold": 1}),
    "detection_f1": ratio("detection_f1", {"matched": 2}, {"gold": 1, "predicted": 1}),
    "detection_f1_macro": ratio("detection_f1_macro", {"macro/f1": 1}, {"macro/of": 1}),
    "detection_f1_with_optional": ratio(
        "detection_f1_with_optional", {"all/matched": 2}, {"all/gold": 1, "all/predicted": 1}
    ),
    "core_f1": ratio("core_f1", {"core": 2}, {"gold": 1, "predicted": 1}),
    "strict_f1": ratio("strict_f1", {"strict": 2}, {"gold": 1, "predicted": 1}),
    "evidence_overlap": ratio("evidence_overlap", {"evidence/overlap": 1}, {"evidence/of": 1}),
}


def _slot(view: str, slot: str) -> dict[str, Metric]:
    """F1 with half a point for what is partly right, and the error rate of MUC-5."""
    key = {mark: f"{view}/{slot}/{mark}" for mark in MARKS}
    right = {key["COR"]: 2.0, key["PAR"]: 1.0}
    # Positions of gold (COR, INC, PAR, MIS) plus those of the answer (COR, INC, PAR, SPU).
    both = {key["COR"]: 2.0, key["INC"]: 2.0, key["PAR"]: 2.0, key["MIS"]: 1.0, key["SPU"]: 1.0}
    wrong = {key["INC"]: 1.0, key["PAR"]: 0.5, key["MIS"]: 1.0, key["SPU"]: 1.0}
    every = dict.fromkeys(key.values(), 1.0)
    named = f"{slot}_{'end_to_end' if view == 'end' else 'matched'}"
    return {
        f"{named}_f1": ratio(f"{named}_f1", right, both),
        f"{named}_error": ratio(f"{named}_error", wrong, every, good=-1),
    }


SLOT_METRICS: Mapping[str, Metric] = {
    name: metric
    for slot in SLOTS
    for view in ("pair", "end")
    for name, metric in _slot(view, slot).items()
}
FAULTS: Mapping[str, Metric] = {
    name: ratio(name, {f"fault/{name}/n": 1}, {f"fault/{name}/of": 1}, good=-1) for name in NAMES
}
METRICS: Mapping[str, Metric] = {**_HEADLINE, **SLOT_METRICS, **FAULTS}
HEADLINE = tuple(_HEADLINE)


def with_macro(counts: Counts) -> Counts:
    """The counts of one article with its own F1, for the mean over articles; an article with
    neither gold nor predicted rows says nothing."""
    total = counts.get("gold", 0) + counts.get("predicted", 0)
    if not total:
        return dict(counts)
    return {**counts, "macro/f1": 2 * counts.get("matched", 0) / total, "macro/of": 1}


def values(units: Sequence[Counts], names: Sequence[str] = ()) -> dict[str, float | None]:
    """Each metric over `units`; None where there is nothing to measure."""
    return {name: METRICS[name].value(units) for name in names or METRICS}
