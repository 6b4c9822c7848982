"""How like two clusterings of the same items are, and how like two sequences of statuses.

B-cubed as Bagga and Baldwin define it (1998): an item's precision is the share of its computed
cluster that is truly with it, its recall the share of its true cluster that was computed to be with
it; both are averaged over items. Pairwise scores count pairs of items instead. All are computed
from the table of counts, in one pass over the items. Pure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item", bound=Hashable)


@dataclass(frozen=True)
class Score:
    """Shares from 0 to 1. With nothing to find, or nothing found, a share is 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean; 0 where both are 0."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


class Overlap(Generic[Item]):
    """Of each computed and each true cluster, how many items they share.

    `computed` and `true` give each item's cluster. Items that `true` does not hold are left out;
    KeyError for one that `computed` does not hold.
    """

    def __init__(self, computed: Mapping[Item, Hashable], true: Mapping[Item, Hashable]) -> None:
        self._cells = Counter((computed[item], cluster) for item, cluster in true.items())
        self._computed = Counter(computed[item] for item in true)
        self._true = Counter(true.values())

    def b_cubed(self) -> Score:
        """Precision and recall, each averaged over items."""
        items = self._true.total()
        if not items:
            return Score(1.0, 1.0)
        # All n items of a cell see the same n of their clusters' items.
        cells = self._cells.items()
        precision = sum(n * n / self._computed[computed] for (computed, _), n in cells)
        recall = sum(n * n / self._true[true] for (_, true), n in cells)
        return Score(precision / items, recall / items)

    def pairwise(self) -> Score:
        """Precision and recall of the pairs of items that share a cluster."""
        counts = (self._cells, self._computed, self._true)
        right, found, there = (_pairs(count.values()) for count in counts)
        return Score(right / found if found else 1.0, right / there if there else 1.0)

    def wrong_pairs(self) -> int:
        """Pairs of items that share a computed cluster and no true one."""
        return _pairs(self._computed.values()) - _pairs(self._cells.values())


def _pairs(sizes: Iterable[int]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes)


def accuracy(confusion: Mapping[tuple[str, str], int]) -> float:
    """Of the (expected, found) counts, the share where both are equal; 1 where there are none."""
    total = sum(confusion.values())
    right = sum(n for (expected, found), n in confusion.items() if expected == found)
    return right / total if total else 1.0
