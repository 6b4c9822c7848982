"""Dates beside each other, as sets of days, and clock times in their zones.

A date without a year allows every year: it is that day, or that run of days, of some one year. Such
dates are told apart by counting days in the years around, never by walking them. An end that is
open stretches over all days on its side. Pure.
"""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Sequence
from datetime import MAXYEAR, date
from functools import lru_cache
from itertools import accumulate

from factgen.dates import DateValue, MonthDay, check_clock, parse
from factgen.models import Time
from factgen.numberwords.base import words

Span = tuple[int, int]
"""First and last of a run of days, numbered as `date.toordinal` numbers them."""
Run = tuple[MonthDay, MonthDay]
"""First and last day of a run that has no year; over the turn of the year if first > last."""

_MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_BEFORE = (0, *accumulate(_MONTHS, initial=0))
"""Days of a common year before each month, January being 1."""
_LEAP_DAY = (2, 29)
_LEAP_YEAR = 2004
"""It and the years around it show all that February can do."""
_NO_BOUND = 10**7
"""A number of days that no date reaches."""


@lru_cache(maxsize=65_536)
def days(text: str | None) -> DateValue | None:
    """The days of an EDTF date; None where there is none, or an impossible one."""
    if text is None:
        return None
    try:
        return parse(text)
    except ValueError:
        return None


def meet(a: DateValue, b: DateValue) -> bool:
    """Whether the two may share a day; where a year is open, in any year."""
    return _gap(a, b) == 0


def apart(a: DateValue, b: DateValue, days: int = 1) -> bool:
    """Whether every day of `a` is more than `days` days from every day of `b`."""
    return _gap(a, b) > days


def same(a: DateValue, b: DateValue) -> bool:
    """Whether the two are the same days, however written; marks of doubt do not matter."""
    return (a.earliest, a.latest, a.first, a.last) == (b.earliest, b.latest, b.first, b.last)


def finer(a: DateValue, b: DateValue) -> bool:
    """Whether all days of `a` are days of `b`, and `b` has more.

    A day with a year is finer than the same day without one.
    """
    if same(a, b):
        return False
    if b.years_open:
        return _in_some_year(a, b)
    return not a.years_open and _inside(_span(a), _span(b))


def before(a: DateValue, b: DateValue) -> bool:
    """Whether every day of `a` is before every day of `b`; False where only one has a year.

    Of two without a year, the one is before from which it is fewer days on to the other than back:
    30 December is before 2 January. One with an open end is before nothing then.
    """
    if a.years_open and b.years_open:
        on, back = _ways(a, b)
        return on < back
    return not (a.years_open or b.years_open) and _span(a)[1] < _span(b)[0]


def clocks_clash(a: Time, b: Time) -> bool:
    """Whether two clock times cannot both be right for one moment.

    Said only where both are given in one zone, in zones of a known offset, or both in none. Where
    the words of one are vague ("about", "shortly after"), only if over an hour lies between.
    """
    one, other, ahead = _minutes(a), _minutes(b), _ahead(a.zone, b.zone)
    if one is None or other is None or ahead is None:
        return False
    difference = (one - other - ahead) % _DAY
    return min(difference, _DAY - difference) > max(_leeway(a), _leeway(b))


def narrowest(times: Sequence[Time]) -> Time | None:
    """The time with the fewest days, an open year counted as every year; ties by text.

    One without a day counts as all days. None where there are no times.
    """
    return min(times, key=_narrowness, default=None)


def _ordinal(year: int, day: MonthDay) -> int:
    """The day's number, in any year; 29 February of a common year is its 1 March."""
    past = year - 1
    leap = 1 if day[0] > 2 and isleap(year) else 0
    return past * 365 + past // 4 - past // 100 + past // 400 + _BEFORE[day[0]] + day[1] + leap


@lru_cache(maxsize=65_536)
def _spans(year: int, run: Run) -> tuple[Span, ...]:
    """A run of days as it falls in the years around `year`.

    The last one that begins in `year` or before it, and the first one after that, are among them.
    """
    first, last = run
    around = 8 if first == last == _LEAP_DAY else 1
    over = 1 if first > last else 0
    spans = []
    for begun in range(year - around, year + around + 1):
        # The last day of an open February is its 28th in a common year.
        short = 1 if last == _LEAP_DAY and not isleap(begun + over) else 0
        low, high = _ordinal(begun, first), _ordinal(begun + over, last) - short
        if low <= high:
            spans.append((low, high))
    return tuple(spans)


def _run(a: DateValue) -> Run | None:
    """The run of days of a date without a year; None where an end is open."""
    return None if a.first is None or a.last is None else (a.first, a.last)


def _span(a: DateValue) -> Span:
    """First and last day of a date; of one without a year, in a leap year."""
    if not a.years_open:
        return (
            -_NO_BOUND if a.earliest is None else a.earliest.toordinal(),
            _NO_BOUND if a.latest is None else a.latest.toordinal(),
        )
    low = -_NO_BOUND if a.first is None else _ordinal(_LEAP_YEAR, a.first)
    high = _NO_BOUND if a.last is None else _ordinal(_LEAP_YEAR, a.last)
    return (low, high) if low <= high else (low, high + 365)


def _inside(a: Span, b: Span) -> bool:
    return b[0] <= a[0] and a[1] <= b[1]


def _between(a: Span, b: Span) -> int:
    """How many days after the end of the one the other begins; 0 where they share a day."""
    return max(a[0] - b[1], b[0] - a[1], 0)


def _gap(a: DateValue, b: DateValue) -> int:
    """The fewest days from a day of the one to a day of the other; 0 where they share one."""
    if not (a.years_open or b.years_open):
        return _between(_span(a), _span(b))
    if a.years_open and b.years_open:
        return min(_ways(a, b))
    dated, yearless = (b, a) if a.years_open else (a, b)
    if dated.earliest is None or dated.latest is None or (run := _run(yearless)) is None:
        return 0
    span = _span(dated)
    return min(_between(span, other) for other in _spans(dated.latest.year, run))


def _ways(a: DateValue, b: DateValue) -> tuple[int, int]:
    """The fewest days on from `a` to `b` and back, no year known; 0 both where they share a day."""
    run, other = _run(a), _run(b)
    return (0, 0) if run is None or other is None else _ways_round(run, other)


@lru_cache(maxsize=65_536)
def _ways_round(run: Run, other: Run) -> tuple[int, int]:
    pairs = [(a, b) for a in _spans(_LEAP_YEAR, run) for b in _spans(_LEAP_YEAR, other)]
    if any(_between(a, b) == 0 for a, b in pairs):
        return 0, 0
    on = min(b[0] - a[1] for a, b in pairs if a < b)
    back = min(a[0] - b[1] for a, b in pairs if b < a)
    return on, back


def _in_some_year(a: DateValue, b: DateValue) -> bool:
    """Whether all days of `a` lie in `b`, which has no year: in one run of it, in some year."""
    run = _run(b)
    if run is None:
        return _in_open_end(a, b)
    if not a.years_open:
        return a.earliest is not None and a.latest is not None and _in_run(_span(a), run)
    inner = _run(a)
    return inner is not None and all(_in_run(s, run) for s in _spans(_LEAP_YEAR, inner))


def _in_run(span: Span, run: Run) -> bool:
    """Whether the days lie in one fall of the run."""
    year = date.fromordinal(span[1]).year
    return any(_inside(span, other) for other in _spans(year, run))


def _in_open_end(a: DateValue, b: DateValue) -> bool:
    """Whether `a` lies in `b`, which has no year and an open end.

    In some year it does, if it does not stretch beyond the other end; two of such are of one year.
    """
    low, high = span = _span(a)
    if a.years_open and _run(a) is None:
        return _inside(span, _span(b))
    return low > -_NO_BOUND if b.last is None else high < _NO_BOUND


def _length(a: DateValue) -> int:
    """How many days it has; in a leap year where its year is open."""
    low, high = _span(a)
    return high - low + 1


def _narrowness(time: Time) -> tuple[bool, int, list[str]]:
    value = days(time.date)
    count = 0 if value is None else _length(value) * (MAXYEAR if value.years_open else 1)
    texts = (time.date, time.clock, time.zone, time.words, time.basis)
    return value is None, count, [text or "" for text in texts]


_DAY = 24 * 60
_LEEWAY = 60
"""Minutes by which a vague time of day may be off."""
_VAGUE = words(
    "about around approximately approx roughly circa ca almost nearly shortly just soon before"
    " after until between gegen kurz etwa ungefähr rund fast knapp zirka vor nach bis zwischen"
    " hacia cerca sobre alrededor aproximadamente casi eso poco antes después tras entre"
)
"""Words by which a time of day is not meant to the minute."""
_OFFSETS = {
    "z": 0, "utc": 0, "gmt": 0, "wet": 0, "cet": 60, "mez": 60, "cest": 120, "mesz": 120,
    "eet": 120, "eest": 180, "msk": 180, "est": -300, "edt": -240, "cdt": -300, "mdt": -360,
    "pdt": -420, "jst": 540, "kst": 540,
}  # fmt: skip
"""Minutes ahead of UTC. CST, IST, BST, MST and PST are not here: each names several zones."""
_OFFSET = re.compile(r"(?:utc|gmt)\s?([+-])\s?(1[0-4]|0?[0-9])(?::?([0-5][0-9]))?")
_ZONE_NOUNS = words("time hora uhr zeit")
_LOCAL = words("ortszeit lokalzeit lokaler lokale")


def _minutes(time: Time) -> int | None:
    """Minutes since midnight; None where there is no time of day, or an impossible one."""
    if time.clock is None:
        return None
    try:
        check_clock(time.clock)
    except ValueError:
        return None
    return int(time.clock[:2]) * 60 + int(time.clock[3:])


def _leeway(time: Time) -> int:
    """Minutes by which a time of day may be off, going by its words."""
    said = re.findall(r"\w+", (time.words or "").casefold())
    return 0 if _VAGUE.isdisjoint(said) else _LEEWAY


def _ahead(zone: str | None, other: str | None) -> int | None:
    """How many minutes the one zone is ahead of the other; None where that cannot be said."""
    if zone is None or other is None:
        return 0 if zone == other else None
    if _zone_words(zone) == _zone_words(other):
        return 0
    offset, from_ = _offset(zone), _offset(other)
    return None if offset is None or from_ is None else offset - from_


def _zone_words(zone: str) -> frozenset[str]:
    """What names a zone: "local time" and "hora local" are one."""
    named = frozenset(re.findall(r"[\w+-]+", zone.casefold())) - _ZONE_NOUNS
    return frozenset({"local"}) if named & _LOCAL else named


def _offset(zone: str) -> int | None:
    """Minutes ahead of UTC; None for a zone whose offset is not sure."""
    name = zone.casefold().replace("−", "-").strip(" .()")
    if (known := _OFFSETS.get(name)) is not None:
        return known
    found = _OFFSET.fullmatch(name)
    if found is None:
        return None
    minutes = int(found[2]) * 60 + int(found[3] or 0)
    return minutes if found[1] == "+" else -minutes
