"""Quantities beside each other, as intervals of numbers: whether two can both be true.

Two quantities of one unit, or of units that differ by a power of ten, are compared exactly. Between
other units (km and mi) one figure is as a rule the other one converted and rounded, so bounds that
lie close are not told apart, and whether a bound is open does not count. An interval that holds no
number says nothing, and is compared with nothing. Counts are taken for real numbers. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal, localcontext

from factgen.models import Quantity
from factgen.values.units import conversion, converted

_ROUNDING = Decimal("0.05")
"""How far rounding to two digits can move a number, as a share: 1.05 to 1.1."""
_ALIKE = Decimal("0.01")
"""How far apart, as a share, two figures may be to be one, each in its unit: 5 km and 3.1 mi."""
_DEGREE = Decimal("0.5")
"""The same for temperatures, in °C: a share of a thermometer's reading means nothing."""
_EXACT_DIGITS = 60
"""Enough for sums of numbers of 24 digits to be exact, so that their order does not matter."""

Sides = tuple[Quantity, Quantity, bool]
"""Two quantities in one unit, and whether their figures may be rounded."""


def comparable(a: Quantity, b: Quantity) -> bool:
    """Whether the two are numbers of one kind, and each interval holds a number."""
    return _sides(a, b) is not None


def same(a: Quantity, b: Quantity) -> bool:
    """Whether the two are the same interval; `approximate` does not matter."""
    sides = _sides(a, b)
    return sides is not None and _within(*sides) and _within(sides[1], sides[0], sides[2])


def meet(a: Quantity, b: Quantity) -> bool:
    """Whether some number may be in both; True where the two cannot be compared."""
    sides = _sides(a, b)
    if sides is None:
        return True
    one, other, rounded = sides
    return not (_over(one, other, rounded) or _over(other, one, rounded))


def exceeds(a: Quantity, b: Quantity) -> bool:
    """Whether every number of `a` is greater than every number of `b`."""
    sides = _sides(a, b)
    return sides is not None and _over(*sides)


def finer(a: Quantity, b: Quantity) -> bool:
    """Whether `a` lies in `b` and says more than it."""
    sides = _sides(a, b)
    return sides is not None and _within(*sides) and not _within(sides[1], sides[0], sides[2])


def from_below(a: Quantity) -> Quantity:
    """What a part says of its whole: at least as much."""
    return a.model_copy(update={"high": None, "high_open": False})


def added(quantities: Iterable[Quantity]) -> Quantity:
    """The interval of the sum, in the first unit by alphabet; 0 where there is nothing to add.

    Without bounds where the quantities cannot be added: nothing can be said of such a sum.
    """
    given = tuple(quantities)
    if not given:
        return Quantity(low=Decimal(0), high=Decimal(0))
    unit = min((q.unit for q in given), key=lambda unit: unit or "")
    terms = [term for q in given if _holds_one(q) and (term := converted(q, unit)) is not None]
    approximate = any(q.approximate for q in given)
    if len(terms) < len(given):
        return Quantity(low=None, high=None, unit=unit, approximate=approximate)
    low, high = _total(q.low for q in terms), _total(q.high for q in terms)
    return Quantity(
        low=low,
        high=high,
        low_open=low is not None and any(q.low_open for q in terms),
        high_open=high is not None and any(q.high_open for q in terms),
        unit=unit,
        approximate=approximate,
    )


def _total(bounds: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of bounds; no bound where one of them is none."""
    total = Decimal(0)
    with localcontext(prec=_EXACT_DIGITS):
        for bound in bounds:
            if bound is None:
                return None
            total += bound
    return total


def _holds_one(a: Quantity) -> bool:
    """Whether some number lies in the interval."""
    if a.low is None or a.high is None or a.low < a.high:
        return True
    return a.low == a.high and not (a.low_open or a.high_open)


def _sides(a: Quantity, b: Quantity) -> Sides | None:
    """Both in one unit, the same whichever stands first; None where they cannot be compared."""
    if not (_holds_one(a) and _holds_one(b)):
        return None
    if a.unit == b.unit:
        return a, b, False
    way = conversion(a.unit, b.unit)
    unit = min(a.unit or "", b.unit or "")
    one, other = converted(a, unit), converted(b, unit)
    if way is None or one is None or other is None:
        return None
    return one, other, not way.decimal


def _margin(x: Decimal, y: Decimal, unit: str | None, share: Decimal) -> Decimal:
    """How far apart two figures may lie where one of them was rounded."""
    return _DEGREE if unit == "°C" else share * max(abs(x), abs(y))


def _over(a: Quantity, b: Quantity, rounded: bool) -> bool:
    """Whether `a` begins where `b` has ended."""
    if a.low is None or b.high is None:
        return False
    if rounded:
        return a.low - b.high > _margin(a.low, b.high, a.unit, _ROUNDING)
    return a.low > b.high or (a.low == b.high and (a.low_open or b.high_open))


def _within(a: Quantity, b: Quantity, rounded: bool) -> bool:
    """Whether all of `a` lies in `b`."""
    return _begins_in(a, b, rounded) and _ends_in(a, b, rounded)


def _begins_in(a: Quantity, b: Quantity, rounded: bool) -> bool:
    """Whether `a` begins no lower than `b`."""
    if a.low is None or b.low is None:
        return b.low is None
    if rounded:
        return b.low - a.low <= _margin(a.low, b.low, a.unit, _ALIKE)
    return (a.low, a.low_open) >= (b.low, b.low_open)


def _ends_in(a: Quantity, b: Quantity, rounded: bool) -> bool:
    """Whether `a` ends no higher than `b`."""
    if a.high is None or b.high is None:
        return b.high is None
    if rounded:
        return a.high - b.high <= _margin(a.high, b.high, a.unit, _ALIKE)
    return (a.high, b.high_open) <= (b.high, a.high_open)
