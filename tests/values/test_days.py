"""Dates beside each other and clock times: tables, a walk over real days, and what always holds."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from itertools import permutations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factgen.dates import DateValue
from factgen.models import Time
from factgen.values.days import (
    apart,
    before,
    clocks_clash,
    days,
    finer,
    meet,
    narrowest,
    same,
)


def of(text: str) -> DateValue:
    value = days(text)
    assert value is not None
    return value


def relation(a: str, b: str) -> str:
    """What the module says of two dates: days apart up to three, or how the two lie together."""
    one, other = of(a), of(b)
    lying = {
        "same": same(one, other),
        "finer": finer(one, other),
        "coarser": finer(other, one),
    }
    words = [word for word, true in lying.items() if true]
    assert len(words) <= 1
    if meet(one, other):
        assert not apart(one, other, days=0)
        return words[0] if words else "meet"
    assert not words
    gap = next((n for n in range(1, 4) if not apart(one, other, days=n)), None)
    assert apart(one, other) == (gap != 1)
    order = "<" if before(one, other) else ">" if before(other, one) else "|"
    return f"{order}{gap or 'far'}"


TURNED = {"finer": "coarser", "coarser": "finer", "<": ">", ">": "<"}


def turned(said: str) -> str:
    return TURNED.get(said) or TURNED.get(said[0], said[0]) + said[1:]


DATED = {
    "one_day": ("2020-01-26", "2020-01-26", "same"),
    "next_day": ("2020-01-26", "2020-01-27", "<1"),
    "second_day": ("2020-01-26", "2020-01-28", "<2"),
    "weeks": ("2020-01-05", "2020-01-26", "<far"),
    "over_new_year": ("2020-12-31", "2021-01-01", "<1"),
    "over_february": ("2019-02-28", "2019-03-01", "<1"),
    "over_leap_february": ("2020-02-28", "2020-03-01", "<2"),
    "day_in_month": ("2020-01-26", "2020-01", "finer"),
    "month_in_year": ("2020-01", "2020", "finer"),
    "year_in_decade": ("2020", "202X", "finer"),
    "month_open": ("2020-XX", "2020", "same"),
    "month_as_interval": ("2020-02", "2020-02-01/2020-02-29", "same"),
    "uncertain": ("2020-01-26?", "2020-01-26~", "same"),
    "day_in_weekend": ("2020-01-26", "2020-01-25/2020-01-26", "finer"),
    "day_after_weekend": ("2020-01-27", "2020-01-25/2020-01-26", ">1"),
    "overlap": ("2019-10/2020-01-10", "2020-01", "meet"),
    "open_end": ("2019-10/..", "2020-01-26", "coarser"),
    "open_end_before": ("2019-10/..", "2019-09-30", ">1"),
    "unknown_end": ("2019-10/..", "2019-10/", "same"),
    "two_open_ends": ("2019-10/..", "2020/..", "coarser"),
    "ends_open_apart": ("2019-10/..", "../2019-09-28", ">3"),
    "ends_open_meet": ("2019-10/..", "../2020-01-27", "meet"),
    "summer": ("2020-07-14", "2020-22", "finer"),
    "spring_and_summer_share_june": ("2020-21", "2020-22", "meet"),
    "winter_of_either_year": ("2020-24", "2019-12-24", "coarser"),
    "winter_and_autumn": ("2021-24", "2020-23", "meet"),
    "first_day": ("0001-01-01", "0001-01-02", "<1"),
    "last_day": ("9999-12-31", "9999-12-30", ">1"),
    "all_days": ("0001-01-01/9999-12-31", "2020", "coarser"),
    "first_winter": ("0001-24", "0001-01-01", "coarser"),
    "last_winter": ("9999-24", "9999-12-31", "coarser"),
}
YEARLESS = {
    "one_day": ("XXXX-01-26", "XXXX-01-26", "same"),
    "with_a_year": ("2020-01-26", "XXXX-01-26", "finer"),
    "next_day": ("2020-01-27", "XXXX-01-26", "|1"),
    "second_day": ("2020-01-28", "XXXX-01-26", "|2"),
    "weeks": ("2020-01-05", "XXXX-01-26", "|far"),
    "new_years_eve_before": ("XXXX-12-31", "2021-01-01", "|1"),
    "new_years_eve_in": ("XXXX-12-31", "2020-12-31", "coarser"),
    "new_year_after": ("XXXX-01-01", "2020-12-31", "|1"),
    "new_years_eve_long_before": ("XXXX-12-31", "2021-01-02", "|2"),
    "both_over_new_year": ("XXXX-12-31", "XXXX-01-01", "<1"),
    "both_days_over_new_year": ("XXXX-12-30", "XXXX-01-02", "<3"),
    "both_in_a_week": ("XXXX-12-03", "XXXX-12-08", "<far"),
    "both_half_a_year": ("XXXX-01-01", "XXXX-07-20", ">far"),
    "month_and_day": ("XXXX-01-26", "XXXX-01", "finer"),
    "month_after_month": ("XXXX-01", "XXXX-02", "<1"),
    "months": ("XXXX-10", "XXXX-12", "<far"),
    "month_of_a_year": ("2020-01", "XXXX-01", "finer"),
    "year_and_day": ("2020", "XXXX-01-26", "meet"),
    "days_of_a_month": ("2019-12-20/2020-01-10", "XXXX-01", "meet"),
    "more_than_a_year": ("2019-06/2020-06", "XXXX-03-05", "meet"),
    "nearly_a_year": ("2019-03-07/2020-03-03", "XXXX-03-05", "|2"),
    "interval": ("XXXX-11-27/XXXX-12-03", "XXXX-12-03", "coarser"),
    "interval_and_dated": ("2019-12-04", "XXXX-11-27/XXXX-12-03", "|1"),
    "wrapping_holds_january": ("XXXX-12-20/XXXX-01-05", "2020-01-05", "coarser"),
    "wrapping_holds_december": ("XXXX-12-20/XXXX-01-05", "2020-12-20", "coarser"),
    "wrapping_ended": ("XXXX-12-20/XXXX-01-05", "2020-01-06", "|1"),
    "wrapping_not_begun": ("XXXX-12-20/XXXX-01-05", "2020-12-18", "|2"),
    "wrapping_in_wrapping": ("XXXX-12-24/XXXX-01-01", "XXXX-12-20/XXXX-01-05", "finer"),
    "wrapping_beside_month": ("XXXX-12-20/XXXX-01-05", "XXXX-01", "meet"),
    "wrapping_before_march": ("XXXX-12-20/XXXX-02", "XXXX-03", "<1"),
    "wrapping_to_leap_day": ("XXXX-12/XXXX-02-28", "XXXX-12/XXXX-02", "finer"),
    "wrapping_decembers": ("XXXX-12", "XXXX-12-20/XXXX-01-05", "meet"),
    "dated_over_new_year": ("2019-12-24/2020-01-01", "XXXX-12-20/XXXX-01-05", "finer"),
    "first_year": ("0001-01-01", "XXXX-12-31", "|1"),
    "last_year": ("9999-12-31", "XXXX-01-01", "|1"),
    "last_year_wrapping": ("9999-12-31", "XXXX-12-20/XXXX-01-05", "finer"),
}
LEAP_DAYS = {
    "itself": ("XXXX-02-29", "XXXX-02-29", "same"),
    "in_a_leap_year": ("2020-02-29", "XXXX-02-29", "finer"),
    "in_a_common_year": ("2019-02", "XXXX-02-29", "|far"),
    "of_a_leap_february": ("2020-02", "XXXX-02-29", "meet"),
    "just_after": ("2020-03-01", "XXXX-02-29", "|1"),
    "just_after_in_a_common_year": ("2019-03-01", "XXXX-02-29", "|far"),
    "common_year": ("2019", "XXXX-02-29", "|far"),
    "leap_year": ("2020", "XXXX-02-29", "meet"),
    "three_common_years": ("2021/2023-06", "XXXX-02-29", "|far"),
    "just_before_the_next": ("2021/2024-02-27", "XXXX-02-29", "|2"),
    "four_years": ("2019-06/2023-06", "XXXX-02-29", "meet"),
    "seven_years_round_1900": ("1896-03-02/1904-02-27", "XXXX-02-29", "|2"),
    "six_years_after_1896": ("1896-03-01/1903-02-01", "XXXX-02-29", "|1"),
    "round_1900_after": ("1903-12", "XXXX-02-29", "|far"),
    "in_any_february": ("XXXX-02-29", "XXXX-02", "finer"),
    "after_any_28th": ("XXXX-02-29", "XXXX-02-28", ">1"),
    "before_any_1_march": ("XXXX-02-29", "XXXX-03-01", "<1"),
    "28_february_and_1_march": ("XXXX-02-28", "XXXX-03-01", "<1"),
    "27_february_and_1_march": ("XXXX-02-27", "XXXX-03-01", "<2"),
    "27_february_and_2_march": ("XXXX-02-27", "XXXX-03-02", "<3"),
    "28_february_and_1_march_2020": ("XXXX-02-28", "2020-03-01", "|2"),
    "28_february_and_1_march_2019": ("XXXX-02-28", "2019-03-01", "|1"),
    "common_february": ("2019-02", "XXXX-02", "finer"),
    "leap_february": ("2020-02", "XXXX-02", "finer"),
    "leap_february_beyond": ("2020-02", "XXXX-02-01/XXXX-02-28", "meet"),
    "common_february_within": ("2019-02", "XXXX-02-01/XXXX-02-28", "finer"),
    "february_and_common_march": ("2019-03-01", "XXXX-02", "|1"),
    "from_leap_day_on": ("2019-03-01", "XXXX-02-29/XXXX-03-05", "finer"),
    "from_leap_day_not": ("2019-02-28", "XXXX-02-29/XXXX-03-05", "|1"),
    "half_a_year_away": ("XXXX-08-30", "XXXX-02-29", "|far"),
}
OPEN_ENDS = {
    "holds_any_day": ("XXXX-10/..", "2020-01-26", "coarser"),
    "holds_any_day_before": ("XXXX-10/..", "1990", "coarser"),
    "holds_any_yearless": ("XXXX-10-17/..", "XXXX-01-26", "coarser"),
    "holds_any_open_end": ("XXXX-10/..", "2019-10/..", "coarser"),
    "not_what_has_no_start": ("XXXX-10/..", "../2020-01-27", "meet"),
    "itself": ("XXXX-10/..", "XXXX-10/", "same"),
    "of_one_year": ("XXXX-10-17/..", "XXXX-10/..", "finer"),
    "other_ends": ("XXXX-10-17/..", "../XXXX-10-01", "meet"),
    "starts": ("../XXXX-10-01", "../XXXX-12-01", "finer"),
    "starts_hold": ("../XXXX-10-01", "2020-01-26", "coarser"),
    "start_and_open_end": ("../XXXX-10-01", "2019-10/..", "meet"),
    "month_and_open_end": ("2019-10/..", "XXXX-09-28", "meet"),
}
TABLES = {
    f"{name}:{case}": row
    for name, table in (
        ("dated", DATED),
        ("yearless", YEARLESS),
        ("leap", LEAP_DAYS),
        ("open", OPEN_ENDS),
    )
    for case, row in table.items()
}


@pytest.mark.parametrize(("a", "b", "expected"), TABLES.values(), ids=TABLES)
def test_two_dates(a: str, b: str, expected: str) -> None:
    assert relation(a, b) == expected
    assert relation(b, a) == turned(expected)


@pytest.mark.parametrize("text", [None, "", "2021-02-29", "XXXX", "Sunday", "2020-13", "0000", "/"])
def test_an_impossible_date_has_no_days(text: str | None) -> None:
    assert days(text) is None


@given(st.text() | st.text("0123456789X-/.?~%", max_size=24))
def test_no_text_fails(text: str) -> None:
    value = days(text)
    assert value is None or value.text == text


FIRST, LAST = date(1999, 1, 1), date(2010, 12, 31)
CALENDAR = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
"""Years enough for a leap day on either side of all that is drawn."""
near_days = st.dates(date(2003, 1, 1), date(2006, 12, 31))
yearless_days = st.dates(date(2004, 1, 1), date(2004, 12, 31)).map(lambda d: f"XXXX-{d:%m-%d}")
dated = near_days.map(str) | st.tuples(near_days, near_days).map(
    lambda pair: "/".join(map(str, sorted(pair)))
)
yearless = yearless_days | st.tuples(yearless_days, yearless_days).map("/".join)
bounded = dated | yearless
ends = st.sampled_from(["..", ""])
any_bounded = bounded | st.sampled_from(
    ["2004", "2004-02", "2005-24", "200X", "XXXX-02", "XXXX-12", "0001-01-01", "9999-12-31"]
)
single = near_days.map(str) | yearless_days
any_date = (
    any_bounded
    | st.tuples(single, ends).map("/".join)
    | st.tuples(ends, single).map("/".join)
)  # fmt: skip


@cache
def walked(text: str) -> Sequence[int]:
    """The days of the calendar that are days of a date, found by looking at each."""
    value = of(text)
    if not value.years_open:
        low, high = value.earliest or FIRST, value.latest or LAST
        return [d.toordinal() for d in CALENDAR if low <= d <= high]
    first, last = value.first or (1, 1), value.last or (12, 31)
    if first <= last:
        return [d.toordinal() for d in CALENDAR if first <= (d.month, d.day) <= last]
    return [d.toordinal() for d in CALENDAR if not last < (d.month, d.day) < first]


def walked_gap(a: str, b: str) -> int:
    """The distance of the nearest two days."""
    best = len(CALENDAR)
    others = walked(b)
    for day in walked(a):
        at = bisect_left(others, day)
        best = min([best, *(abs(day - other) for other in others[max(at - 1, 0) : at + 1])])
    return best


@given(bounded, bounded, st.integers(-1, 400))
def test_days_lie_apart_as_a_walk_finds(a: str, b: str, limit: int) -> None:
    gap = walked_gap(a, b)
    assert meet(of(a), of(b)) == (gap == 0)
    assert apart(of(a), of(b)) == (gap > 1)
    assert apart(of(a), of(b), days=limit) == (gap > limit)
    assert apart(of(a), of(b), days=gap - 1)
    assert not apart(of(a), of(b), days=gap)


@given(st.tuples(bounded, yearless) | st.tuples(dated, dated))
def test_a_date_is_finer_as_a_walk_finds(pair: tuple[str, str]) -> None:
    a, b = pair
    # A run of days all round the year has no gap between two years in which it would end.
    assume(not of(b).years_open or len(CALENDAR) - len(walked(b)) > 20)
    assert finer(of(a), of(b)) == (set(walked(a)) < set(walked(b)))


@given(yearless, dated)
def test_a_date_without_a_year_is_not_finer_than_one_with(a: str, b: str) -> None:
    assert not finer(of(a), of(b))


@given(dated, dated)
def test_a_date_is_before_another_as_a_walk_finds(a: str, b: str) -> None:
    assert before(of(a), of(b)) == (max(walked(a)) < min(walked(b)))


@given(any_date, any_date)
def test_what_is_said_of_two_dates_fits_together(a: str, b: str) -> None:
    assert relation(b, a) == turned(relation(a, b))
    one, other = of(a), of(b)
    assert not (before(one, other) and before(other, one))
    if one.years_open != other.years_open:
        assert not before(one, other)


@given(any_date)
def test_a_date_is_itself(text: str) -> None:
    assert relation(text, text) == "same"


@given(any_date, any_date, any_date)
def test_a_finer_date_meets_nothing_new(a: str, b: str, c: str) -> None:
    inner, outer, other = of(a), of(b), of(c)
    narrows = finer(inner, outer)
    assert not narrows or meet(inner, outer)
    assert not narrows or meet(outer, other) or not meet(inner, other)


@given(bounded, bounded, st.integers(0, 30), st.integers(0, 30))
def test_a_wider_limit_sets_less_apart(a: str, b: str, limit: int, more: int) -> None:
    assert apart(of(a), of(b), limit) or not apart(of(a), of(b), limit + more)


def clock(text: str) -> Time:
    """A time as the table below writes it: clock, zone in brackets, words."""
    hour, _, rest = text.partition(" ")
    zone, _, words = rest.partition(": ")
    return Time(clock=hour, zone=zone or None, words=words or None)


CLASHES = {
    "equal": ("04:20", "04:20", False),
    "no_zone": ("04:20", "04:30", True),
    "one_zone": ("04:20 local", "04:21 local", True),
    "one_zone_in_other_words": ("04:20 local", "05:20 hora local", True),
    "local_in_german": ("04:20 Ortszeit", "05:20 local time", True),
    "one_unknown_zone": ("03:20 Lithuania", "04:20 Lithuania", True),
    "one_unknown_zone_equal": ("03:20 Lithuania", "03:20 lithuania", False),
    "local_beside_another": ("04:20 local", "03:20 Lithuania", False),
    "local_beside_utc": ("04:20 local", "01:20 UTC", False),
    "none_beside_local": ("04:20", "05:20 local", False),
    "none_beside_utc": ("04:20", "05:20 UTC", False),
    "gmt_is_utc": ("04:20 GMT", "04:20 Z", False),
    "gmt_is_not_cet": ("04:20 GMT", "04:20 CET", True),
    "gmt_to_cet": ("04:20 GMT", "05:20 CET", False),
    "est_to_cet_over_midnight": ("19:30 EST", "01:30 CET", False),
    "offsets": ("12:00 UTC+3", "09:00 UTC", False),
    "offset_with_minutes": ("12:00 GMT+05:30", "06:30 GMT", False),
    "offset_back": ("12:00 UTC-5", "18:00 CET", False),
    "offset_back_wrong": ("12:00 UTC−5", "17:30 CET", True),
    "offset_impossible": ("12:00 UTC+15", "18:00 UTC", False),
    "summer_time": ("14:00 MESZ", "12:00 UTC", False),
    "ambiguous_zone": ("12:00 CST", "12:00 UTC", False),
    "ambiguous_zone_with_itself": ("12:00 CST", "12:30 CST", True),
    "about": ("04:20 : about 4:20", "04:40", False),
    "about_an_hour": ("04:20 : about 4:20", "05:20", False),
    "about_over_an_hour": ("04:20 : about 4:20", "05:21", True),
    "about_in_the_other": ("04:20", "04:00 : around 4 a.m.", False),
    "shortly_after": ("04:20", "04:00 : shortly after 4", False),
    "kurz_nach": ("04:20", "04:00 : kurz nach vier", False),
    "gegen": ("19:30", "20:00 : gegen 20 Uhr", False),
    "hacia": ("19:30", "20:00 : hacia las ocho", False),
    "cerca": ("19:30", "20:00 : cerca de las ocho", False),
    "capital": ("04:20 : About 4 o’clock", "05:00", False),
    "no_word_of_it": ("04:20 : the roundabout at 4:20", "04:40", True),
    "over_midnight": ("23:50 : about midnight", "00:10", False),
    "over_midnight_sharp": ("23:50", "00:10", True),
    "impossible": ("25:00", "04:20", False),
    "other_digits": ("٠٤:٢٠", "05:20", False),
}


@pytest.mark.parametrize(("a", "b", "expected"), CLASHES.values(), ids=CLASHES)
def test_clocks(a: str, b: str, expected: bool) -> None:
    assert clocks_clash(clock(a), clock(b)) == expected
    assert clocks_clash(clock(b), clock(a)) == expected


def test_without_a_clock_nothing_clashes() -> None:
    assert not clocks_clash(Time(words="at night"), clock("04:20"))
    assert not clocks_clash(Time(date="2020-01-26"), Time(date="2020-01-27"))


any_clock = st.builds(
    Time,
    clock=st.none() | st.times().map(lambda t: f"{t:%H:%M}") | st.text(max_size=5),
    zone=st.none() | st.sampled_from(["local", "UTC", "CET", "UTC+3", "CST"]) | st.text(max_size=9),
    words=st.none() | st.sampled_from(["about four", "at four"]),
)


@given(any_clock, any_clock)
def test_clocks_clash_with_each_other_and_not_with_themselves(a: Time, b: Time) -> None:
    assert clocks_clash(a, b) == clocks_clash(b, a)
    assert not clocks_clash(a, a)


NARROWEST = {
    "day_of_a_year": ["2020-01-26", "2020-01", "2020"],
    "year_before_a_yearless_day": ["2020", "XXXX-01-26"],
    "yearless": ["XXXX-02-29", "XXXX-02-01/XXXX-02-02", "XXXX-02", "XXXX-10/.."],
    "over_new_year": ["XXXX-12", "XXXX-12-20/XXXX-02-28", "XXXX-01/XXXX-08"],
    "interval": ["2020-01-25/2020-01-26", "2020-01", "2019-10/..", "XXXX-10/.."],
    "open_year_before_open_end": ["XXXX-10/XXXX-09", "2019-10/.."],
    "tie_by_text": ["2020-01-05", "2020-01-26", "2020-01-26?"],
    "undated_last": ["XXXX-10/..", None],
    "impossible_last": ["../XXXX-10", "2021-02-29"],
    "alone": [None],
}


@pytest.mark.parametrize("dates", NARROWEST.values(), ids=NARROWEST)
def test_the_time_with_the_fewest_days(dates: list[str | None]) -> None:
    times = [Time(date=text, words="then") for text in dates]
    for order in permutations(times):
        assert narrowest(order) == times[0]


def test_of_one_day_told_twice_the_text_decides() -> None:
    plain = Time(date="2020-01-26", words="Sunday")
    late = Time(date="2020-01-26", words="Sunday evening")
    assert narrowest([late, plain]) == narrowest([plain, late]) == plain


def test_without_times_there_is_none() -> None:
    assert narrowest([]) is None
