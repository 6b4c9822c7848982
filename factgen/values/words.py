"""Intervals and days in words, for reasons and for every output that people read. Pure."""

from __future__ import annotations

import re
from decimal import Decimal

from factgen.models import Quantity

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_OPEN_YEAR = "XXXX"
_UNITS = {"%": ("%", "%"), "pp": (" percentage point", " percentage points")}


def quantity_words(quantity: Quantity) -> str:
    """An interval in words.

    >>> quantity_words(Quantity(low="450", high="500", approximate=True))
    '450 to 500, approximate'
    >>> quantity_words(Quantity(low="3", high=None))
    'at least 3'
    """
    words = _interval(quantity)
    return f"{words}, approximate" if quantity.approximate else words


def _interval(quantity: Quantity) -> str:
    low, high, unit = quantity.low, quantity.high, quantity.unit
    closed = not (quantity.low_open or quantity.high_open)
    if low is None and high is None:
        return "any number"
    if low == high and low is not None and closed:
        return _number(low, unit)
    if low is not None and high is not None and closed:
        return f"{_number(low)} to {_number(high, unit)}"
    bounds = []
    if low is not None:
        bounds.append(f"{'more than' if quantity.low_open else 'at least'} {_number(low, unit)}")
    if high is not None:
        bounds.append(f"{'less than' if quantity.high_open else 'at most'} {_number(high, unit)}")
    return ", ".join(bounds)


def _number(number: Decimal, unit: str | None = None) -> str:
    """The number as people write it: 1200, 12,000, 5.1%, 40 km."""
    digits = format(number, ",f" if abs(number) >= 10_000 else "f")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    if unit is None:
        return digits
    one, many = _UNITS.get(unit, (f" {unit}", f" {unit}"))
    return digits + (one if number == 1 else many)


def date_words(edtf: str) -> str:
    """An EDTF date or interval in words, with an open year named as such.

    >>> date_words("2019-10/.."), date_words("XXXX-01-26/XXXX-01-28"), date_words("2020-03~")
    ('from 2019-10 on', '26 January to 28 January, year not given', 'about 2020-03')
    """
    start, slash, end = edtf.partition("/")
    ends = [_day(part) for part in (start, end)]
    if not slash:
        words = ends[0]
    elif start in ("", "..") and end in ("", ".."):
        words = "at any time"
    elif start in ("", ".."):
        words = f"until {ends[1]}"
    elif end in ("", ".."):
        words = f"from {ends[0]} on"
    else:
        words = f"{ends[0]} to {ends[1]}"
    return f"{words}, year not given" if _OPEN_YEAR in edtf else words


def _day(edtf: str) -> str:
    """One end of an interval; what is not known here stays as it is written."""
    found = re.fullmatch(r"([0-9X]{4})(?:-(\d\d)(?:-(\d\d))?)?([?~%]?)", edtf)
    if not found:
        return edtf
    year, month, day, mark = found.groups()
    words = edtf.removesuffix(mark)
    if month in _SEASONS:
        words = _SEASONS[month] + ("" if year == _OPEN_YEAR else f" {year}")
    elif year == _OPEN_YEAR and month and 1 <= int(month) <= 12:
        words = " ".join(filter(None, (day and str(int(day)), _MONTHS[int(month) - 1])))
    words = f"about {words}" if mark in ("~", "%") else words
    return f"{words} (uncertain)" if mark in ("?", "%") else words
