"""The metrics of fact tables, each made of sums of the counts of stories (`crossing`). Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, get_args

from factgen.evaluate.crossing import MISSED
from factgen.evaluate.statistics import Counts, Metric, ratio
from factgen.models import Status

if TYPE_CHECKING:
    from factgen.evaluate.statistics import Array

STATUSES: tuple[Status, ...] = get_args(Status)


def _shares(name: str, precision: tuple[str, str], recall: tuple[str, str]) -> dict[str, Metric]:
    """Precision, recall and their harmonic mean, each a count by another."""
    keys = (*precision, *recall)

    def of(sums: Array) -> Array:
        import numpy as np

        right, predicted, found, gold = sums.T
        # One of them without anything to measure counts as 0, both as nothing measured.
        p = np.divide(right, predicted, out=np.zeros_like(right), where=predicted != 0)
        r = np.divide(found, gold, out=np.zeros_like(right), where=gold != 0)
        out = np.where((predicted == 0) & (gold == 0), np.nan, 0.0)
        made: Array = np.divide(2 * p * r, p + r, out=out, where=p + r != 0)
        return made

    one, by = precision
    two, whole = recall
    return {
        f"{name}_precision": ratio(f"{name}_precision", {one: 1}, {by: 1}),
        f"{name}_recall": ratio(f"{name}_recall", {two: 1}, {whole: 1}),
        f"{name}_f1": Metric(f"{name}_f1", keys, of),
    }


def _macro(name: str, way: str) -> Metric:
    """The mean F1 over the statuses that gold has."""
    keys = tuple(f"{way}/{g}/{p}" for g in STATUSES for p in (*STATUSES, MISSED))

    def of(sums: Array) -> Array:
        import numpy as np

        table = sums.reshape(len(sums), len(STATUSES), len(STATUSES) + 1)
        right = np.diagonal(table, axis1=1, axis2=2)
        gold, predicted = table.sum(axis=2), table[:, :, :-1].sum(axis=1)
        there = gold > 0
        f1 = np.divide(2 * right, gold + predicted, out=np.zeros_like(gold), where=there)
        kinds = there.sum(axis=1)
        out = np.full(len(sums), np.nan)
        made: Array = np.divide(f1.sum(axis=1), kinds, out=out, where=kinds != 0)
        return made

    return Metric(name, keys, of)


def _accuracy(name: str) -> Metric:
    right = {f"status/{one}/{one}": 1.0 for one in STATUSES}
    every = {f"status/{one}/{two}": 1.0 for one in STATUSES for two in (*STATUSES, MISSED)}
    return ratio(name, right, every)


def _number(name: str, key: str, of: str) -> Metric:
    """A plain number, of which less is better; nothing where there was none of `of`."""

    def total(sums: Array) -> Array:
        import numpy as np

        made: Array = np.where(sums[:, 1] > 0, sums[:, 0], np.nan)
        return made

    return Metric(name, (key, of), total, good=-1, top=None)


CROSS_METRICS: Mapping[str, Metric] = {
    **_shares("links", ("links/precision", "links/found"), ("links/recall", "links/gold")),
    "wrong_merges": _number("wrong_merges", "links/merges", "links/gold"),
    "wrong_splits": _number("wrong_splits", "links/splits", "links/gold"),
    "events_of_two_dates_merged": _number(
        "events_of_two_dates_merged", "links/two_dates", "links/gold"
    ),
    **_shares(
        "gathering",
        ("gathered/right", "gathered/predicted"),
        ("gathered/right", "gathered/gold"),
    ),
    "status_macro_f1": _macro("status_macro_f1", "status"),
    "status_accuracy": _accuracy("status_accuracy"),
    "status_macro_f1_all_single": _macro("status_macro_f1_all_single", "all_single"),
    "status_macro_f1_equal_strings": _macro("status_macro_f1_equal_strings", "equal_strings"),
    **_shares(
        "conflict",
        ("conflicts/right", "conflicts/predicted"),
        ("conflicts/found", "conflicts/gold"),
    ),
    "false_conflicts": ratio(
        "false_conflicts", {"negatives/false": 1}, {"negatives/found": 1}, good=-1
    ),
    "hard_negatives_found": ratio(
        "hard_negatives_found",
        {"negatives/found": 1},
        {"negatives/found": 1, "negatives/lost": 1},
    ),
}


def confusion(units: Sequence[Counts]) -> dict[tuple[str, str], int]:
    """How often a gold fact of each status was given which one, over all `units`."""
    found = {
        (gold, given): int(sum(unit.get(f"status/{gold}/{given}", 0) for unit in units))
        for gold in STATUSES
        for given in (*STATUSES, MISSED)
    }
    return {pair: count for pair, count in found.items() if count}
