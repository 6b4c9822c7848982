"""Dates as EDTF text and as sets of days, and whether a text writes or contradicts them.

Reads level 1 of EDTF (ISO 8601-2) as news needs it, and the forms with an open year (XXXX-01-26).
The library `edtf` is not used: it takes an open year for the span from year 0 to 9999, lets
2021-02-29 pass, and its messages name no way out; one expression and a few checks do it all.
Finding dates in prose is in `factgen.datewords`. Pure: no clock, no network, no disk.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta

from factgen.datewords import DateMention, find_dates

__all__ = [
    "DateMention",
    "DateValue",
    "agrees",
    "check_clock",
    "find_dates",
    "parse",
    "parts",
    "published_from",
    "written",
]

MonthDay = tuple[int, int]
Parts = tuple[int | None, int | None, int | None]

_SINGLE = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX|XXXX)"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?"
    r"(?P<mark>[?~%])?"
)
_WITH_CLOCK = re.compile(r"([0-9X]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{1,2}:[0-9]{2}).*", re.DOTALL)
_CLOCK = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")

_SEASONS = {21: (3, 6), 22: (6, 9), 23: (9, 12), 24: (0, 15)}
"""First and last month of a northern season, counted from January of its year as 1. Wide on
purpose: where a season begins is not agreed, and either of its years may name a winter."""
_SEASON_NAMES = {
    21: "spring|primavera|frühling|frühjahr",
    22: "summer|verano|sommer",
    23: "autumn|fall|otoño|herbst",
    24: "winter|invierno",
}

_LEAP = 2000
"""An open year is given the days of a leap year, so that 29 February is one of them."""

_CYCLE = timedelta(days=41 * 366)
"""In 41 years every day of the year falls on every weekday."""


@dataclass(frozen=True)
class DateValue:
    """An EDTF date or interval as a set of days, both ends included.

    With a year, `earliest` and `latest` bound it and None is an open or unknown end. With
    `years_open` the two are None, and `first` and `last` bound it in any year as (month, day); a
    `first` after `last` runs over the turn of the year.
    """

    text: str
    is_interval: bool = False
    years_open: bool = False
    earliest: date | None = None
    latest: date | None = None
    first: MonthDay | None = None
    last: MonthDay | None = None
    uncertain: bool = False
    """Marked `?` or `%`."""
    approximate: bool = False
    """Marked `~` or `%`."""


def parse(text: str) -> DateValue:
    """Read one EDTF date or interval; ValueError says what is wrong and the way out.

    >>> parse("2019-10/..").earliest
    datetime.date(2019, 10, 1)
    """
    start, slash, end = text.partition("/")
    return _interval(text, start, end) if slash else _single(text)


def parts(text: str) -> Parts:
    """Year, month and day of a single EDTF date, None where it leaves them open.

    A season has no month, a decade no year. ValueError for an interval.

    >>> parts("XXXX-01-26")
    (None, 1, 26)
    """
    if "/" in text:
        raise _fault(text, "it is an interval; give one of its bounds")
    _single(text)
    year, month, day = (_number(part) for part in _groups(text)[:3])
    return year, None if month in _SEASONS else month, day


def check_clock(text: str) -> None:
    """ValueError if `text` is no time of day as HH:MM, 24 hours."""
    if not _CLOCK.fullmatch(text):
        raise _fault(text, "it is no time of day; write HH:MM from 00:00 to 23:59")


def _fault(text: str, what: str) -> ValueError:
    shown = text if len(text) <= 40 else text[:40] + "…"
    return ValueError(f"{shown or 'an empty text'}: {what}")


def _groups(text: str) -> tuple[str, str | None, str | None, str | None]:
    """Year, month, day and qualifier of a single date, as written."""
    found = _SINGLE.fullmatch(text)
    if found is not None:
        return found["year"], found["month"], found["day"], found["mark"]
    if clock := _WITH_CLOCK.fullmatch(text):
        day, time = clock[1], clock[2].zfill(5)
        raise _fault(text, f"a date holds no time of day; write {day} and put {time} into `clock`")
    raise _fault(
        text, "it is no EDTF date; write YYYY-MM-DD, YYYY-MM or YYYY, and XXXX for an unknown year"
    )


def _number(part: str | None) -> int | None:
    """A part of a date as a number, None where it is open or not there."""
    return None if part is None or "X" in part else int(part)


def _single(text: str) -> DateValue:
    year, month, day, mark = _groups(text)
    _check_open_digits(text, year, month, day)
    if year == "0000":
        raise _fault(text, "there is no year 0000; write YYYY-MM-DD")
    _check_calendar(text, year, _number(month), day)
    month_number, day_number = _number(month), _number(day)
    uncertain, approximate = mark in ("?", "%"), mark in ("~", "%")
    if year == "XXXX":
        low, high = _span(_LEAP, _LEAP, month_number, day_number)
        return DateValue(
            text,
            years_open=True,
            first=(low.month, low.day),
            last=(high.month, high.day),
            uncertain=uncertain,
            approximate=approximate,
        )
    first_year, last_year = int(year.replace("X", "0")), int(year.replace("X", "9"))
    low, high = _span(max(first_year, 1), last_year, month_number, day_number)
    return DateValue(text, earliest=low, latest=high, uncertain=uncertain, approximate=approximate)


def _check_open_digits(text: str, year: str, month: str | None, day: str | None) -> None:
    """Refuse open digits that are not the last ones, but for an open year."""
    if year == "XXXX" and month in (None, "XX"):
        raise _fault(
            text, "an open year needs a month; write XXXX-MM-DD or XXXX-MM, or null with `words`"
        )
    if "X" in year and year != "XXXX" and month is not None:
        raise _fault(text, f"an open decade or century has no month; write {year}")
    if month == "XX" and day not in (None, "XX"):
        raise _fault(text, f"a day needs its month; write {year}, or null with `words`")


def _check_calendar(text: str, year: str, month: int | None, day: str | None) -> None:
    """Refuse months and days that no calendar has."""
    if month is None:
        return
    if month in _SEASONS:
        if year == "XXXX" or day is not None:
            raise _fault(text, f"a season has a year and no day; write YYYY-{month}, or null")
        return
    if not 1 <= month <= 12:
        raise _fault(text, f"there is no month {month:02}; write YYYY-MM-DD")
    days = monthrange(_LEAP if year == "XXXX" else int(year), month)[1]
    if day not in (None, "XX") and not 1 <= int(day) <= days:
        wanted = f"write a day from 01 to {days}, or {year}-{month:02}"
        raise _fault(text, f"{year}-{month:02} has no day {day}; {wanted}")


def _span(first_year: int, last_year: int, month: int | None, day: int | None) -> tuple[date, date]:
    """First and last day of a checked date whose year lies between the two given."""
    if month is None:
        return date(first_year, 1, 1), date(last_year, 12, 31)
    if day is not None:
        return date(first_year, month, day), date(first_year, month, day)
    first, last = _SEASONS.get(month, (month, month))
    return _month_start(first_year, first), _month_end(first_year, last)


def _month_start(year: int, month: int) -> date:
    """First day of a month counted from January of `year` as 1, not before year 1."""
    index = max(year * 12 + month - 1, 12)
    return date(index // 12, index % 12 + 1, 1)


def _month_end(year: int, month: int) -> date:
    """Last day of a month counted from January of `year` as 1, not after the last year."""
    index = min(year * 12 + month - 1, MAXYEAR * 12 + 11)
    year, month = index // 12, index % 12 + 1
    return date(year, month, monthrange(year, month)[1])


def _interval(text: str, start: str, end: str) -> DateValue:
    if "/" in end:
        raise _fault(text, "an interval has two bounds; write A/B, or .. for an open one")
    low, high = (None if bound in ("", "..") else _single(bound) for bound in (start, end))
    bounds = [bound for bound in (low, high) if bound is not None]
    if not bounds:
        raise _fault(text, "an interval needs a bound; write A/B, A/.. or ../B, or null")
    if len({bound.years_open for bound in bounds}) > 1:
        raise _fault(text, "one bound has a year and one has none; write both with or both without")
    value = DateValue(
        text,
        is_interval=True,
        years_open=bounds[0].years_open,
        earliest=low.earliest if low else None,
        latest=high.latest if high else None,
        first=low.first if low else None,
        last=high.last if high else None,
        uncertain=any(bound.uncertain for bound in bounds),
        approximate=any(bound.approximate for bound in bounds),
    )
    if value.earliest and value.latest and value.earliest > value.latest:
        raise _fault(text, "it ends before it starts; write the earlier date first")
    return value


def written(text: str, edtf: str, language: str = "en") -> bool:
    """Whether every part that the date `edtf` gives stands in one date mention of `text`.

    Of an interval each given bound must stand there. A decade or century never does. ValueError
    where `edtf` is no date.
    """
    parse(edtf)
    mentions = find_dates(text, language)
    bounds = [bound for bound in edtf.split("/") if bound not in ("", "..")]
    return all(any(_states(m, bound, text) for m in mentions) for bound in bounds)


def _states(mention: DateMention, edtf: str, text: str) -> bool:
    """Whether a mention in `text` gives every part of a single date."""
    given, stated = parts(edtf), (mention.year, mention.month, mention.day)
    if given == (None, None, None):
        return False
    if any(part not in (None, said) for part, said in zip(given, stated, strict=True)):
        return False
    season = _SEASON_NAMES.get(_number(_groups(edtf)[1]) or 0)
    if season is None:
        return True
    before = text[max(0, mention.start - 24) : mention.start]
    return re.search(rf"(?i:\b(?:{season})(?: of| del?)?,? )\Z", before) is not None


def agrees(mention: DateMention, edtf: str) -> bool:
    """Whether some day of the date `edtf` fits all that the mention states.

    Against an open year, neither year nor weekday counts. ValueError where `edtf` is no date.
    """
    value = parse(edtf)
    if value.years_open:
        return any(_fits(mention, day, year_known=False) for day in _open_days(value))
    return any(_fits(mention, day) for day in _days(value, mention.year))


def _fits(mention: DateMention, day: date, *, year_known: bool = True) -> bool:
    pairs = [(mention.month, day.month), (mention.day, day.day)]
    if year_known:
        pairs += [(mention.year, day.year), (mention.weekday, day.weekday())]
    return all(said is None or said == real for said, real in pairs)


def _days(value: DateValue, year: int | None) -> Iterator[date]:
    """The days of a dated value: those of `year` where it is given, else of one whole cycle."""
    low, high = value.earliest or date.min, value.latest or date.max
    if year is not None:
        low, high = max(low, date(year, 1, 1)), min(high, date(year, 12, 31))
    elif high - low > _CYCLE:
        low, high = (low, low + _CYCLE) if value.earliest else (high - _CYCLE, high)
    return (date.fromordinal(n) for n in range(low.toordinal(), high.toordinal() + 1))


def _open_days(value: DateValue) -> Iterator[date]:
    """The days of a value without years, in a leap year; an open end takes in the whole year."""
    for number in range(date(_LEAP, 1, 1).toordinal(), date(_LEAP, 12, 31).toordinal() + 1):
        day = date.fromordinal(number)
        if value.first is None or value.last is None:
            yield day
            continue
        after, before = (day.month, day.day) >= value.first, (day.month, day.day) <= value.last
        if (after and before) if value.first <= value.last else (after or before):
            yield day


_STAMP = re.compile(r"\W*[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]+[0-9]{2}:[0-9]{2}")
"""A date-time for machines without a label: as a rule the page's, not the story's."""
_OTHER_DATE = re.compile(
    "(?i:©|copyright|updated|modified|retrieved|accessed|photo|image|video|actualizad|aktualisiert"
    r"|\bstand\b|foto|imagen|bild|\bfile\b|archiv)"
)
"""Words that make a date another one than that of publication."""
_LABEL = re.compile(
    r"(?i:\b(?:published|posted|issued|publicad[oa]|veröffentlicht|erschienen|fecha|datum|date)"
    r"(?: (?:by|von|por) [\w .'’-]{1,40})?(?: on| el| am)?)\W{0,3}\Z"
)
_TIME = re.compile(
    r"(?i:[\s,|–-]{0,4}(?:\b(?:at|um|a las) )?\b[0-2]?[0-9][:.h][0-5][0-9](?::[0-5][0-9])?"
    r"(?: ?(?:[ap]\.?m\b\.?|uhr|hrs|h)\b)?)(?: [A-Z]{2,5}\b)?"
)
_STORY = re.compile(
    r",?\s{0,2}(?:\([^()]{1,40}\)|/[^/]{1,40}/)?\.?(?:\s?(?:—|–|--)|(?:\s|(?<=[).]))-\s)"
)
"""From a dateline's date over an agency in brackets to the dash after which the story begins."""
_BY = ("by", "por", "von")
_SMALL_WORDS = (*_BY, "van", "de", "del", "la", "el", "and", "y", "und", "min", "read")


def published_from(line: str, language: str = "en") -> str | None:
    """The day of publication that a date line or dateline gives, as EDTF, or None.

    `line` is one line from above or right below a title. Year, month and day must all be there, a
    weekday must fit, and nothing else may stand on the line but a place, a name, a label, a clock
    or, after a dash, the story.

    >>> published_from("VELDHAVEN, March 4, 2021 (NPB) — About 40 containers burned.")
    '2021-03-04'
    """
    full = [m for m in find_dates(line, language) if m.year and m.month and m.day]
    if not full or _STAMP.match(line):
        return None
    first, *others = full
    edtf = f"{first.year:04}-{first.month:02}-{first.day:02}"
    ranges = any(not re.search(r"\w", line[first.end : other.start]) for other in others[:1])
    fits = agrees(first, edtf) and not ranges
    return edtf if fits and _opens(line[: first.start]) and _closes(line[first.end :]) else None


def _opens(head: str) -> bool:
    """Whether a line may begin so before its date: a label, a byline, a place."""
    if _OTHER_DATE.search(head):
        return False
    head = _TIME.sub("", head).strip()
    bare = _LABEL.sub("", head)
    parted = bare != head or not bare or bare[-1] in ",:;|•·–—-/()" or bare.isupper()
    return _is_names(bare) and (parted or bare.split()[0].lower() in _BY)


def _closes(tail: str) -> bool:
    """Whether a line may go on so after its date: a clock, a name, a dash and the story."""
    tail = _TIME.sub("", tail, count=1)
    if _STORY.match(tail):
        return True
    rest = tail.strip()
    parted = not rest[:1].isalnum() or rest.split()[0].lower() in _BY or _OTHER_DATE.match(rest)
    return _is_names(rest) and bool(parted)


def _is_names(words: str) -> bool:
    """Whether these are few words, and none that a sentence would need."""
    found = re.findall(r"\w[\w.'’-]*", words)
    return len(found) <= 12 and all(not word[0].islower() or word in _SMALL_WORDS for word in found)
