"""How far two labellers agree: the rows that both have, and on those each slot.

Rows are aligned as predicted ones are to gold, each label being the other's gold; on nominal slots
chance is taken out by Krippendorff's alpha (2011). Pure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factgen.evaluate.align import align
from factgen.evaluate.gold import Gold
from factgen.evaluate.likeness import Weights
from factgen.evaluate.slots import SLOTS, Judging, Row, judge, rows_of

NOMINAL = ("role", "attribute", "part", "polarity", "certainty", "origin_kind")
"""Slots with a fixed set of values, or nearly so."""


@dataclass(frozen=True)
class Agreement:
    """Over one or more articles."""

    articles: int
    first: int
    second: int
    matched: int
    slots: Mapping[str, float | None]
    """Share of matched rows on which a slot is the same, of those where either fills it."""
    alpha: Mapping[str, float | None]
    """Krippendorff's alpha on nominal slots; None where all values are one."""

    @property
    def f1(self) -> float | None:
        """Of the rows, with each label as the other's gold."""
        total = self.first + self.second
        return 2 * self.matched / total if total else None


def agreement(
    labels: Sequence[tuple[Gold, Gold]], related: Mapping[str, str], weights: Weights | None = None
) -> Agreement:
    """The agreement of pairs of labels, each of one article."""
    same: dict[str, list[bool]] = {slot: [] for slot in SLOTS}
    nominal: dict[str, list[tuple[str, str]]] = {slot: [] for slot in NOMINAL}
    counts = [0, 0, 0]
    for one, other in labels:
        alignment = align(one.table, other.table, weights)
        counts[0] += len(one.table.claims)
        counts[1] += len(other.table.claims)
        counts[2] += len(alignment.claims)
        judging = Judging(alignment.events, related)
        mine, theirs = rows_of(one.table), rows_of(other.table)
        for second, first in sorted(alignment.claims.items()):
            marks = judge(mine[first], theirs[second], judging)
            for slot, mark in marks.items():
                if mark is not None:
                    same[slot].append(mark == "COR")
            for slot in NOMINAL:
                pair = (_nominal(mine[first], slot), _nominal(theirs[second], slot))
                nominal[slot].append(pair)
    return Agreement(
        articles=len(labels),
        first=counts[0],
        second=counts[1],
        matched=counts[2],
        slots={slot: sum(seen) / len(seen) if seen else None for slot, seen in same.items()},
        alpha={slot: alpha(pairs) for slot, pairs in nominal.items()},
    )


def _nominal(row: Row, slot: str) -> str:
    claim = row.claim
    if slot == "role":
        return row.event.role if row.event else ""
    if slot == "origin_kind":
        return claim.sources[-1].kind if claim.sources else "own voice"
    return str(getattr(claim, slot))


def alpha(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Krippendorff's alpha of two labellers on a nominal scale; None where it says nothing."""
    values = sorted({value for pair in pairs for value in pair})
    if len(values) < 2:
        return None
    import krippendorff

    codes = {value: number for number, value in enumerate(values)}
    table = [[codes[pair[side]] for pair in pairs] for side in (0, 1)]
    return float(krippendorff.alpha(reliability_data=table, level_of_measurement="nominal"))
