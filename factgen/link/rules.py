"""What may never be one event, whatever a score or a model says. Pure.

Days that are more than one day apart, two long events that never meet, and a series beside one
occurrence. Only days and length decide, so that a whole cluster can be asked by the few different
ones in it.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from factgen.dates import DateValue
from factgen.values.days import apart, meet
from factgen.values.words import date_words

SHORT = 3
"""Most days of a single occurrence: a night, a weekend, a day that two zones count differently."""
ENDLESS = 10**7
"""More days than any date has."""
_LEAP_YEAR = 2000
_YEAR = 366

Span = tuple[DateValue | None, bool | None]
"""An event's days and whether it lasts, None where it is not known."""


@lru_cache(maxsize=65_536)
def extent(value: DateValue) -> int:
    """How many days a date allows within its year or years; `ENDLESS` with an open end."""
    if value.years_open:
        if value.first is None or value.last is None:
            return ENDLESS
        first, last = (date(_LEAP_YEAR, *day) for day in (value.first, value.last))
        return (last - first).days % _YEAR + 1
    if value.earliest is None or value.latest is None:
        return ENDLESS
    return (value.latest - value.earliest).days + 1


@lru_cache(maxsize=65_536)
def barred(a: Span, b: Span) -> str | None:
    """Why two events of these days may never be one, as a clause; None where they may."""
    (one, one_lasts), (other, other_lasts) = a, b
    if one is not None and other is not None:
        if one_lasts and other_lasts and not meet(one, other):
            return f"{date_words(one.text)} and {date_words(other.text)} do not meet"
        if apart(one, other):
            return f"{date_words(one.text)} is more than a day from {date_words(other.text)}"
    if {one_lasts, other_lasts} == {True, False}:
        return "one is a series or goes on, the other happened once"
    return None
