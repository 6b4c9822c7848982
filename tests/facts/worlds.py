"""Worlds in which counts are what they are, and whether one can bear all of some readings.

A world gives casualties, killed and injured in each of a few scopes, as whole numbers.
Found by trying them all, so that nothing here goes the way of the code that it is held against.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import product
from typing import NamedTuple

from factgen.models import Part, Standing

ATTRIBUTES = ("casualties", "killed", "injured")
"""The one to the left of the relation first."""
MOST = 5
"""Of a reading. A world has no need of more killed or injured, nor of more casualties than twice so
many."""
WHOLE = "people, in all"
INSIDE = ("staff", "guests")
"""Scopes that lie inside the whole; they may overlap."""
Counts = tuple[int, int, int]
"""The three counts of one scope."""


class Count(NamedTuple):
    """What a reading says: between `low` and `high` of one attribute in one scope. No upper end
    where `high` is None."""

    attribute: str
    scope: str
    part: Part
    low: int
    high: int | None

    @property
    def standing(self) -> Standing:
        return "whole" if self.scope == WHOLE else "inside"

    @property
    def value(self) -> str:
        """In the notation of quantities."""
        if self.high is None:
            return f">={self.low}"
        return str(self.low) if self.low == self.high else f"{self.low}..{self.high}"


ALL_COUNTS = frozenset(
    (whole, killed, injured)
    for whole, killed, injured in product(range(2 * MOST + 1), range(MOST + 1), range(MOST + 1))
    if whole >= killed + injured
)
"""Those that the relation allows."""


@cache
def bearing(attribute: str, part: Part, low: int, high: int | None) -> frozenset[Counts]:
    """The counts of a scope for which a reading is true. Of a part nothing is known but that there
    are so many: it is some of them, or all."""
    place = ATTRIBUTES.index(attribute)
    if part == "part":
        return frozenset(
            c for c in ALL_COUNTS if any(within(n, low, high) for n in range(c[place] + 1))
        )
    return frozenset(c for c in ALL_COUNTS if within(c[place], low, high))


def within(number: int, low: int, high: int | None) -> bool:
    return low <= number and (high is None or number <= high)


@cache
def inside(whole: Counts) -> frozenset[Counts]:
    """What a scope may count that lies inside one with these counts."""
    return frozenset(c for c in ALL_COUNTS if all(map(int.__le__, c, whole)))


def possible(counts: Sequence[Count]) -> bool:
    """Whether some world bears them all."""
    able = dict.fromkeys((WHOLE, *INSIDE), ALL_COUNTS)
    for attribute, scope, part, low, high in counts:
        able[scope] &= bearing(attribute, part, low, high)
    return any(all(able[scope] & inside(whole) for scope in INSIDE) for whole in able[WHOLE])


def possible_from_day_to_day(days: Sequence[Sequence[Count]]) -> bool:
    """Whether counts of the whole that never fall bear the readings of each day."""
    reached = {(0, 0, 0)}
    for counts in days:
        able = ALL_COUNTS
        for count in counts:
            able &= bearing(count.attribute, count.part, count.low, count.high)
        reached = {later for later in able if not reached.isdisjoint(inside(later))}
    return bool(reached)


def taken_as(counts: Sequence[Count], part: Part) -> list[Count]:
    """The readings, those that do not say what they are taken for `part`."""
    return [count._replace(part=part) if count.part == "unknown" else count for count in counts]
