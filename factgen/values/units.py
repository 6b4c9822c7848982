"""What a unit measures, and quantities in another unit of the same kind.

Money converts within a currency only, percent never into percentage points. pint knows the factors;
it takes long to load, so it is imported where two different units of measure meet, and only symbols
that factgen knows are given to it: its parser would evaluate any text. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from functools import cache, lru_cache
from math import lcm
from typing import TYPE_CHECKING

from factgen.models import Quantity
from factgen.numberwords import SYMBOLS, unit_named

if TYPE_CHECKING:
    from pint import UnitRegistry

COUNT = "count"
"""The dimension of things counted, which have no unit."""
_UNMEASURED = frozenset({"%", "pp"})
_MEASURED = frozenset(SYMBOLS.values()) - _UNMEASURED
_PINT_NAMES = {"kt": "kilotonne"}
"""Symbols that pint reads otherwise: "kt" is its knot."""
_DIMENSIONLESS = {"°": "[angle]", "MB": "[data]", "GB": "[data]", "TB": "[data]"}
"""What pint takes for bare numbers, and would convert into each other."""

_WORKING = Context(prec=50)
_ROW_DIGITS = Context(prec=24)
"""As many as a number of a row can have."""
_NOISE = Decimal("1E-36")
"""What a conversion may lose, as a share: far below those digits."""


@dataclass(frozen=True)
class Conversion:
    """From one unit to another: x becomes (x * scale + shift) / over."""

    scale: int
    shift: int
    over: int

    @property
    def decimal(self) -> bool:
        """Whether it only moves the decimal point: "km" and "m", not "km" and "mi"."""
        return not self.shift and str(self.scale * self.over).rstrip("0") == "1"

    def of(self, number: Decimal) -> Decimal:
        """The number converted: exact where 24 digits hold it, else to 50 digits.

        So a number of up to 24 digits converted there and back is itself again.
        """
        moved = _WORKING.add(_WORKING.multiply(number, Decimal(self.scale)), Decimal(self.shift))
        full = _WORKING.divide(moved, Decimal(self.over))
        kept = _ROW_DIGITS.plus(full)
        close = abs(_WORKING.subtract(full, kept)) <= _WORKING.multiply(abs(full), _NOISE)
        return kept.normalize(_WORKING) if close else full


_NOTHING_TO_DO = Conversion(scale=1, shift=0, over=1)


@lru_cache(maxsize=1024)
def dimension(unit: str | None) -> str:
    """What a unit measures: "count" for None, "[length]" for "km", the ISO code for money, "%".

    A unit that is not known is its own dimension.

    >>> dimension("kWh") == dimension("GWh"), dimension("euros")
    (True, 'EUR')
    """
    if unit is None:
        return COUNT
    unit = _named(unit)
    return _physical(unit) if unit in _MEASURED else unit


@lru_cache(maxsize=1024)
def conversion(source: str | None, target: str | None) -> Conversion | None:
    """How a number in one unit becomes one in another; None where the two measure other things."""
    if source is None or target is None:
        return _NOTHING_TO_DO if source == target else None
    source, target = _named(source), _named(target)
    if source == target:
        return _NOTHING_TO_DO
    measured = source in _MEASURED and target in _MEASURED
    if not measured or _physical(source) != _physical(target):
        return None
    zero, one = (_by_pint(Fraction(n), source, target) for n in (0, 1))
    factor = one - zero
    over = lcm(factor.denominator, zero.denominator)
    return Conversion(scale=int(factor * over), shift=int(zero * over), over=over)


def converted(quantity: Quantity, unit: str | None) -> Quantity | None:
    """The same interval in another unit; None where nothing converts.

    A temperature is taken for a reading of the thermometer, not for a difference.

    >>> str(converted(Quantity(low=Decimal(3), high=None, unit="mi"), "km").low)
    '4.828032'
    """
    way = conversion(quantity.unit, unit)
    if way is None:
        return None
    if way == _NOTHING_TO_DO:
        return quantity.model_copy(update={"unit": unit})
    low, high = (
        None if bound is None else way.of(bound) for bound in (quantity.low, quantity.high)
    )
    return quantity.model_copy(update={"low": low, "high": high, "unit": unit})


def _named(unit: str) -> str:
    return unit_named(unit) or unit


@cache
def _registry() -> UnitRegistry[Fraction]:
    """The one registry; in fractions, because a third of a unit has no exact decimal."""
    from pint import UnitRegistry

    return UnitRegistry(non_int_type=Fraction)


def _pint_name(unit: str) -> str:
    return _PINT_NAMES.get(unit, unit)


def _by_pint(number: Fraction, source: str, target: str) -> Fraction:
    return Fraction(_registry().convert(number, _pint_name(source), _pint_name(target)))


@cache
def _physical(unit: str) -> str:
    """The dimension of a known symbol, after pint: "[length]", "[length]^2"."""
    if (own := _DIMENSIONLESS.get(unit)) is not None:
        return own
    powers = sorted(_registry().Unit(_pint_name(unit)).dimensionality.items())
    return " ".join(name if power == 1 else f"{name}^{power}" for name, power in powers)
