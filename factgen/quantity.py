"""Numbers as intervals: the notation in which a row gives one, and whether words bear it.

A row's number is written as 3, >=1, >100, <=20, <20, 10..20, ~900 (about), ~<500 (nearly) or ~>500
(just over), with a unit after it where it has one. About means ten percent, here and nowhere else.
Numbers in prose are found by `factgen.numerals`. All arithmetic is decimal. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from factgen.models import Quantity
from factgen.numberwords import unit_named

Kind = Literal["cardinal", "ordinal", "zero", "one", "vague", "clock", "date", "name"]
"""`one`: an article or the like; `vague`: "dozens", "half"; the last three count nothing."""
BEARING: frozenset[Kind] = frozenset({"cardinal", "ordinal", "zero", "one", "vague"})
_ABOUT = {"~": ("0.9", "1.1"), "~<": ("0.9", "1"), "~>": ("1", "1.1")}
_SHOWN = 6
"""Most numbers that a message lists."""
_LONGEST = 100
"""Most characters of a notation; no sane number comes near."""
_DIGITS = 24
"""Most digits of a number, so that decimal arithmetic stays exact."""
BELOW_ZERO = frozenset({"°C", "°F", "°"})
"""Units in which less than nothing is common, so that "up to" has no lower end."""


@dataclass(frozen=True)
class Number:
    """A number as a text writes it; offsets are code points.

    `start` to `end` covers modifiers and unit ("at least 60", "about $1.2 million"), `core_start`
    to `core_end` the bare number ("60", "1.2 million").
    """

    start: int
    end: int
    core_start: int
    core_end: int
    quantity: Quantity
    kind: Kind
    core: tuple[Decimal, ...]
    """The bare number without modifier or unit; of a range its two ends."""
    words: str
    """The text from `start` to `end`."""


def _floor(high: Decimal | None, unit: str | None) -> Decimal | None:
    """The lower end of "up to `high`": nothing counts below zero, but a temperature may be."""
    return None if high is None or high < 0 or unit in BELOW_ZERO else Decimal(0)


def interval(sign: str, value: Decimal, unit: str | None = None) -> Quantity:
    """The interval that a sign of the notation ("", ">=", "~<" and so on) makes of a number."""
    low: Decimal | None = value
    high: Decimal | None = value
    if sign in _ABOUT:
        low, high = sorted(value * Decimal(factor) for factor in _ABOUT[sign])
    elif sign in (">=", ">"):
        high = None
    elif sign in ("<=", "<"):
        # Less than nothing is no empty interval, but one without a lower end.
        low = None if sign == "<" and value == 0 else _floor(value, unit)
    return Quantity(
        low=low,
        high=high,
        low_open=sign == ">",
        high_open=sign == "<",
        unit=unit,
        approximate=sign in _ABOUT,
    )


_FIGURE = r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_NOTATION = re.compile(
    rf"(?P<sign>~[<>]?|[<>]=?)?\s*(?P<low>{_FIGURE})?"
    rf"(?:\s*(?P<to>\.\.)\s*(?P<top><=?)?\s*(?P<high>{_FIGURE})?)?\s*(?P<unit>[^\d\s.,<>~-].*)?"
)
_CURRENCY = re.compile(r"[A-Z]{3}")
_SCALED = re.compile(r"[mb]i?ll|tril|mrd|mio|\d\s?(?:m|bn|tn)\b", re.IGNORECASE)
_PLAIN = str.maketrans({"≥": ">=", "≤": "<=", "≈": "~", "−": "-", "…": ".."})
_WAY_OUT = (
    "write it in digits, like 3, >=1, >100, <=20, <20, 10..20, ~900, ~<500 or ~>500, with a unit"
    " after it where it has one: 5.1 %, 2 pp, 1200000 EUR, 40 km"
)


def _decimal(figure: str | None, text: str) -> Decimal | None:
    if figure is None:
        return None
    if sum(c.isdigit() for c in figure) > _DIGITS:
        raise ValueError(f"{text!r} has more than {_DIGITS} digits; {_WAY_OUT}")
    return Decimal(figure.replace(",", "")) + 0


def _unit(text: str | None) -> str | None:
    if text is None:
        return None
    if (unit := unit_named(text.strip())) is None:
        raise ValueError(
            f"{text.strip()!r} is no unit: after a number in digits write %, pp, an ISO 4217 code"
            " like EUR or a symbol like km; things counted (rockets, days) have no unit and"
            " belong in the scope"
        )
    return unit


def parse_notation(text: str) -> Quantity:
    """The interval of a notation like ">=5 USD". ValueError says what to write instead."""
    plain = text.strip().translate(_PLAIN)
    plain = re.sub(r"(?<=[0-9])\s?[-–]\s?(?=[0-9])", "..", plain)
    found = _NOTATION.fullmatch(plain) if len(text) <= _LONGEST else None
    if found is None or not (found["low"] or found["high"]):
        raise ValueError(f"{text[:_LONGEST]!r} is no number; {_WAY_OUT}")
    low, high = _decimal(found["low"], text), _decimal(found["high"], text)
    sign, unit = found["sign"] or "", _unit(found["unit"])
    if not found["to"] and low is not None:
        return interval(sign, low, unit)
    return _range(text, sign, low, high, found["top"] == "<", unit)


def _range(
    text: str, sign: str, low: Decimal | None, high: Decimal | None, top: bool, unit: str | None
) -> Quantity:
    """The interval of "10..20", "10..", "..20", ">10..<20" and "~10..20"."""
    if sign not in ("", "~", ">", ">=") or (low is None and sign in (">", ">=")):
        raise ValueError(f"{text!r}: {sign!r} cannot begin a range; {_WAY_OUT}")
    if low is None:
        low = _floor(high, unit)
    if (
        low is not None
        and high is not None
        and (low > high or (low == high and (top or sign == ">")))
    ):
        raise ValueError(f"{text!r} holds no number: write the smaller end first, like 10..20")
    return Quantity(
        low=low,
        high=high,
        low_open=sign == ">",
        high_open=top,
        unit=unit,
        approximate=sign == "~",
    )


def _plain(value: Decimal) -> str:
    return format(value.normalize() + 0, "f")


def to_notation(quantity: Quantity) -> str:
    """The notation of an interval, read back by `parse_notation`."""
    figure = _about(quantity) if quantity.approximate else _exact(quantity)
    return f"{figure} {quantity.unit}" if quantity.unit else figure


def _exact(quantity: Quantity) -> str:
    low, high = quantity.low, quantity.high
    if high is None:
        return ".." if low is None else f"{'>' if quantity.low_open else '>='}{_plain(low)}"
    from_floor = low is None or (low == _floor(high, quantity.unit) and not quantity.low_open)
    if from_floor and low != high:
        return f"{'<' if quantity.high_open else '<='}{_plain(high)}"
    if low is None or low == high:
        return _plain(high)
    opens, closes = ">" if quantity.low_open else "", "<" if quantity.high_open else ""
    return f"{opens}{_plain(low)}..{closes}{_plain(high)}"


def _about(quantity: Quantity) -> str:
    low, high = quantity.low, quantity.high
    if low is not None and high is not None:
        near, far = (low, high) if high > 0 else (high, low)
        for sign, value in (("~", (low + high) / 2), ("~<", far), ("~>", near)):
            if interval(sign, value, quantity.unit) == quantity:
                return f"{sign}{_plain(value)}"
    closes = "<" if quantity.high_open else ""
    ends = "" if low is None else _plain(low), "" if high is None else closes + _plain(high)
    return f"~{ends[0]}..{ends[1]}"


def _comparable(quantity: Quantity) -> tuple[object, ...]:
    """What two intervals that mean the same have in common."""
    low, high, unit = quantity.low, quantity.high, quantity.unit
    if unit is not None:
        unit = unit_named(unit) or unit
    if low is None:
        low = _floor(high, unit)
    low_open, high_open = quantity.low_open, quantity.high_open
    return (
        low,
        high,
        low is not None and low_open,
        high is not None and high_open,
        unit,
        quantity.approximate,
    )


def bears(stated: Iterable[Number], wanted: Quantity) -> bool:
    """Whether one of the numbers found in a text is the wanted interval, unit included.

    Bounds and approximation count: "at least three" does not bear 3, nor "three" >=3. An article
    bears 1; clock times, dates and numbers in names bear nothing.
    """
    same = _comparable(wanted)
    return any(n.kind in BEARING and _comparable(n.quantity) == same for n in stated)


def _elided(stated: Iterable[Number], wanted: Quantity, near: Iterable[Number]) -> bool:
    """Whether a number without a unit is the wanted sum of money, whose currency stands nearby. It
    must be in millions or the like: "620" beside a sum may count anything."""
    if not _CURRENCY.fullmatch(wanted.unit or "") or not any(
        n.quantity.unit == wanted.unit for n in near
    ):
        return False
    bare = [n for n in stated if n.quantity.unit is None and _SCALED.search(n.words)]
    return bears(bare, wanted.model_copy(update={"unit": None}))


def same_core(a: Number, b: Number) -> bool:
    """Whether two numbers are one number, whatever bounds them; units clash only if both have one.

    "at least 1.2 million" and "1,200,000 euros" are; "12 %" and "12 km" are not.
    """
    units = {a.quantity.unit, b.quantity.unit} - {None}
    return a.core == b.core and len(units) < 2


def missing(stated: Sequence[Number], wanted: Quantity, near: Sequence[Number] = ()) -> str | None:
    """Why the numbers found in a text do not bear the wanted interval; None if one of them does.

    One that leaves out its unit bears an interval whose unit a number of the text around it has:
    "30.1 million pounds, down from 46.6 million".
    """
    if bears(stated, wanted) or _elided(stated, wanted, near):
        return None
    row = to_notation(wanted)
    figures = {Decimal(f.replace(",", "")) for f in re.findall(_FIGURE, row)}
    close = [n for n in stated if figures & set(n.core)]
    counting = [n for n in close if n.kind in BEARING]
    if counting:
        best = min(counting, key=lambda n: n.kind == "one")
        return (
            f"the cited words say {best.words!r} ({to_notation(best.quantity)}), the row says {row}"
        )
    if close:
        return f"the cited words hold {row} only in a date, a clock time or a name"
    shown = [to_notation(n.quantity) for n in stated if n.kind in BEARING and n.kind != "one"]
    if not shown:
        return f"the cited words hold no number; the row says {row}"
    return f"the cited words hold no number {row}; they hold {', '.join(shown[:_SHOWN])}"
