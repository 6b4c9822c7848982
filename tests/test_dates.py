"""Dates as EDTF and dates in prose: tables in three languages, and what must hold of any text."""

from __future__ import annotations

import doctest
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factgen import dates, datewords
from factgen.dates import (
    DateMention,
    DateValue,
    agrees,
    check_clock,
    find_dates,
    parse,
    parts,
    published_from,
    written,
)

LANGUAGES = ("en", "es", "de", "lt")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def shown(mention: DateMention, text: str) -> str:
    """A mention as the tables write it: words=year-month-day weekday, `-` for what is not said."""
    words = text[mention.start : mention.end]
    if mention.kind == "relative":
        return f"{words}=~"
    day = "-".join(str(p or "?") for p in (mention.year, mention.month, mention.day))
    said = [] if day == "?-?-?" else [day]
    said += [] if mention.weekday is None else [DAYS[mention.weekday]]
    return f"{words}={' '.join(said)}"


SPANS = {
    "year": ("2020", "2020-01-01", "2020-12-31"),
    "month": ("2020-02", "2020-02-01", "2020-02-29"),
    "day": ("2020-01-26", "2020-01-26", "2020-01-26"),
    "leap_day": ("2020-02-29", "2020-02-29", "2020-02-29"),
    "decade": ("202X", "2020-01-01", "2029-12-31"),
    "century": ("19XX", "1900-01-01", "1999-12-31"),
    "first_decade": ("000X", "0001-01-01", "0009-12-31"),
    "month_open": ("2020-XX", "2020-01-01", "2020-12-31"),
    "month_and_day_open": ("2020-XX-XX", "2020-01-01", "2020-12-31"),
    "day_open": ("2020-01-XX", "2020-01-01", "2020-01-31"),
    "spring": ("2020-21", "2020-03-01", "2020-06-30"),
    "summer": ("2020-22", "2020-06-01", "2020-09-30"),
    "autumn": ("2020-23", "2020-09-01", "2020-12-31"),
    "winter": ("2020-24", "2019-12-01", "2021-03-31"),
    "first_winter": ("0001-24", "0001-01-01", "0002-03-31"),
    "last_winter": ("9999-24", "9998-12-01", "9999-12-31"),
    "last_day": ("9999-12-31", "9999-12-31", "9999-12-31"),
    "interval": ("2020-01-05/2020-01-07", "2020-01-05", "2020-01-07"),
    "interval_of_months": ("2019-10/2020-01", "2019-10-01", "2020-01-31"),
    "interval_mixed": ("2019/2020-01-26", "2019-01-01", "2020-01-26"),
    "interval_same": ("2020-01-26/2020-01-26", "2020-01-26", "2020-01-26"),
    "interval_overlapping": ("2020-01-15/2020-01", "2020-01-15", "2020-01-31"),
    "open_end": ("2019-10/..", "2019-10-01", None),
    "open_start": ("../2020-01-05", None, "2020-01-05"),
    "unknown_end": ("2019-10-01/", "2019-10-01", None),
    "unknown_start": ("/2020", None, "2020-12-31"),
}


@pytest.mark.parametrize(("text", "earliest", "latest"), SPANS.values(), ids=SPANS)
def test_a_date_with_a_year_spans_days(text: str, earliest: str | None, latest: str | None) -> None:
    value = parse(text)
    assert (value.earliest, value.latest) == tuple(
        date.fromisoformat(day) if day else None for day in (earliest, latest)
    )
    assert value.is_interval == ("/" in text)
    assert not value.years_open
    assert (value.first, value.last) == (None, None)


OPEN_YEARS = {
    "day": ("XXXX-01-26", (1, 26), (1, 26)),
    "leap_day": ("XXXX-02-29", (2, 29), (2, 29)),
    "month": ("XXXX-10", (10, 1), (10, 31)),
    "february": ("XXXX-02", (2, 1), (2, 29)),
    "day_open": ("XXXX-10-XX", (10, 1), (10, 31)),
    "interval": ("XXXX-10-17/XXXX-12", (10, 17), (12, 31)),
    "interval_over_new_year": ("XXXX-12-20/XXXX-01-05", (12, 20), (1, 5)),
    "open_end": ("XXXX-10-17/..", (10, 17), None),
    "unknown_start": ("/XXXX-01-05", None, (1, 5)),
}


@pytest.mark.parametrize(("text", "first", "last"), OPEN_YEARS.values(), ids=OPEN_YEARS)
def test_a_date_without_a_year_spans_days_of_any_year(
    text: str, first: tuple[int, int] | None, last: tuple[int, int] | None
) -> None:
    value = parse(text)
    assert value.years_open
    assert (value.first, value.last) == (first, last)
    assert (value.earliest, value.latest) == (None, None)


@pytest.mark.parametrize(
    ("text", "uncertain", "approximate"),
    [
        ("2020", False, False),
        ("2020?", True, False),
        ("2020-01~", False, True),
        ("2020-01-26%", True, True),
        ("XXXX-01-26?", True, False),
        ("2019-10~/2020-01", False, True),
        ("2020-21?", True, False),
    ],
)
def test_a_qualifier_is_kept(text: str, uncertain: bool, approximate: bool) -> None:
    value = parse(text)
    assert (value.uncertain, value.approximate) == (uncertain, approximate)


REFUSED = {
    "empty": ("", "an empty text: it is no EDTF date; write YYYY-MM-DD"),
    "prose": ("Jan. 26", "it is no EDTF date"),
    "spaces": (" 2020-01-26", "it is no EDTF date"),
    "other_order": ("26-01-2020", "it is no EDTF date"),
    "one_digit": ("2020-1-26", "it is no EDTF date"),
    "other_digits": ("٢٠٢٠-01-26", "it is no EDTF date"),
    "trailing_newline": ("2020-01-26\n", "it is no EDTF date"),
    "half_open_month": ("2020-1X", "it is no EDTF date"),
    "month_13": ("2020-13-01", "2020-13-01: there is no month 13; write YYYY-MM-DD"),
    "month_0": ("2020-00", "there is no month 00"),
    "season_25": ("2020-25", "there is no month 25"),
    "day_30_february": ("2020-02-30", "2020-02 has no day 30; write a day from 01 to 29"),
    "no_leap_year": ("2021-02-29", "2021-02 has no day 29; write a day from 01 to 28, or 2021-02"),
    "day_0": ("2020-01-00", "2020-01 has no day 00"),
    "day_31_april": ("XXXX-04-31", "XXXX-04 has no day 31"),
    "year_0": ("0000-01-01", "there is no year 0000"),
    "open_year_alone": ("XXXX", "an open year needs a month; write XXXX-MM-DD or XXXX-MM, or null"),
    "open_year_and_month": ("XXXX-XX-26", "an open year needs a month"),
    "open_year_season": ("XXXX-21", "a season has a year and no day"),
    "season_with_day": ("2020-21-05", "a season has a year and no day"),
    "season_with_open_day": ("2020-21-XX", "a season has a year and no day"),
    "decade_with_month": ("202X-01", "an open decade or century has no month; write 202X"),
    "day_without_month": ("2020-XX-26", "a day needs its month; write 2020"),
    "clock": (
        "2020-01-26T19:30",
        "a date holds no time of day; write 2020-01-26 and put 19:30 into `clock`",
    ),
    "clock_and_zone": ("2020-01-26T19:30:00Z", "put 19:30 into `clock`"),
    "clock_after_space": ("2020-01-26 9:30", "put 09:30 into `clock`"),
    "clock_open_year": ("XXXX-01-26T19:30", "write XXXX-01-26 and put 19:30"),
    "clock_in_interval": ("2020-01-26T19:30/2020-01-27", "put 19:30 into `clock`"),
    "three_bounds": ("2019/2020/2021", "an interval has two bounds"),
    "no_bounds": ("../..", "an interval needs a bound"),
    "slash": ("/", "an interval needs a bound"),
    "year_and_open_year": ("2019-10/XXXX-01", "one bound has a year and one has none"),
    "backwards": ("2020-02/2020-01", "it ends before it starts; write the earlier date first"),
    "bad_bound": ("2020-01-05/2020-13", "2020-13: there is no month 13"),
}


@pytest.mark.parametrize(("text", "message"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_date_is_refused_with_the_way_out(text: str, message: str) -> None:
    with pytest.raises(ValueError) as error:  # noqa: PT011  the message is what is tested
        parse(text)
    assert message in str(error.value)


def test_a_message_shows_only_the_start_of_a_long_text() -> None:
    with pytest.raises(ValueError, match=r"^x{40}…: "):
        parse("x" * 10_000)


PARTS = {
    "day": ("2020-01-26", (2020, 1, 26)),
    "month": ("2020-01", (2020, 1, None)),
    "year": ("2020", (2020, None, None)),
    "open_year": ("XXXX-01-26", (None, 1, 26)),
    "open_day": ("2020-01-XX", (2020, 1, None)),
    "decade": ("202X", (None, None, None)),
    "season": ("2020-21", (2020, None, None)),
    "qualifier": ("2020-01-26?", (2020, 1, 26)),
}


@pytest.mark.parametrize(("text", "expected"), PARTS.values(), ids=PARTS)
def test_parts(text: str, expected: tuple[int | None, ...]) -> None:
    assert parts(text) == expected


def test_an_interval_has_no_parts() -> None:
    with pytest.raises(ValueError, match="it is an interval; give one of its bounds"):
        parts("2019/2020")


@pytest.mark.parametrize("text", ["00:00", "09:30", "19:05", "23:59"])
def test_a_clock(text: str) -> None:
    check_clock(text)


@pytest.mark.parametrize(
    "text", ["", "24:00", "9:30", "19:60", "19.30", "19:30 ", "7 p.m.", "١٩:30"]
)
def test_what_is_no_clock_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"write HH:MM from 00:00 to 23:59"):
        check_clock(text)


# A case of prose is its text, and what is found in it: words=year-month-day weekday, ? for a part
# that is not said, ~ for a relative date.
ENGLISH = {
    # with the name of a month
    "month_first": ("It burned on March 3, 2021, again.", "March 3, 2021=2021-3-3"),
    "month_first_no_comma": ("on March 3 2021 at", "March 3 2021=2021-3-3"),
    "day_first": ("the night of 3 March 2021", "3 March 2021=2021-3-3"),
    "day_first_comma": ("31 December, 2019", "31 December, 2019=2019-12-31"),
    "short_dot": ("the port on Jan. 26.", "Jan. 26=?-1-26"),
    "short_no_dot": ("from the port on Jan 5, he said", "Jan 5=?-1-5"),
    "short_day_first": ("on 26 Jan the", "26 Jan=?-1-26"),
    "short_four_letters": ("the Sept. 11 fire", "Sept. 11=?-9-11"),
    "capitals": ("VELDHAVEN, JAN. 27, 2020", "JAN. 27, 2020=2020-1-27"),
    "ordinal_of": ("the 26th of January", "26th of January=?-1-26"),
    "ordinal_of_year": ("the 1st of May, 2021", "1st of May, 2021=2021-5-1"),
    "ordinal_after": ("January 3rd", "January 3rd=?-1-3"),
    "ordinal_the": ("May the 4th", "May the 4th=?-5-4"),
    "hyphens": ("26-Jan-2020", "26-Jan-2020=2020-1-26"),
    "in_brackets": ("early Saturday (Jan. 4)", "Saturday=Sat; Jan. 4=?-1-4"),
    "no_break_space": ("26\xa0January\xa02020", "26\xa0January\xa02020=2020-1-26"),
    "month_year": ("in January 2020", "January 2020=2020-1-?"),
    "month_of_year": ("in January of 2020", "January of 2020=2020-1-?"),
    "month_comma_year": ("in May, 2020", "May, 2020=2020-5-?"),
    "month": ("One fire in November killed two", "November=?-11-?"),
    "month_mid": ("Since mid-October, gangs", "October=?-10-?"),
    "month_early": ("in early January", "January=?-1-?"),
    "not_over_line_end": ("The fires of January\n26 people hurt", "January=?-1-?"),
    "leap_day": ("on Feb. 29", "Feb. 29=?-2-29"),
    "no_such_day": ("on Feb. 30", ""),
    "no_leap_year": ("on Feb. 29, 2021", ""),
    "count_after_month": ("In March 12,000 people fled", "March=?-3-?"),
    "count_after_may": ("May 26,000 people come", ""),
    "percent_after_month": ("In June 12 percent fell", "June=?-6-?"),
    "decimal_after_month": ("In June 2.5 million fell", "June=?-6-?"),
    "time_is_no_year": ("on Jan. 26 2000 GMT", "Jan. 26=?-1-26"),
    "price": ("for $26 March paid", ""),
    # with a weekday
    "weekday_date": ("Sunday, January 26, 2020", "Sunday, January 26, 2020=2020-1-26 Sun"),
    "weekday_date_ordinal": ("Sunday the 26th of January", "Sunday the 26th of January=?-1-26 Sun"),
    "weekday_short": ("Sun, 26 Jan 2020", "Sun, 26 Jan 2020=2020-1-26 Sun"),
    "weekday_short_dot": ("Thurs., Jan. 2", "Thurs., Jan. 2=?-1-2 Thu"),
    "weekday": ("on Sunday night", "Sunday=Sun"),
    "weekday_first_word": ("Wednesday was calm", "Wednesday=Wed"),
    "weekday_possessive": ("Sunday's fire", "Sunday=Sun"),
    "weekday_capitals": ("FIRE ON SUNDAY", "SUNDAY=Sun"),
    "weekday_last": ("last Tuesday", "Tuesday=Tue"),
    "weekday_plural": ("open on Sundays", ""),
    "weekday_newspaper": ("The Sunday Times reported", ""),
    "sun_newspaper": ("The Sun reported", ""),
    "sun_newspaper_dated": ("in The Sun, January 27", "January 27=?-1-27"),
    "two_weekdays": (
        "Sunday and Monday, 26 and 27 January",
        "Sunday=Sun; Monday=Mon; 26=?-1-26; 27 January=?-1-27",
    ),
    # lists and ranges
    "two_days": ("on 26 and 27 January 2020", "26=2020-1-26; 27 January 2020=2020-1-27"),
    "three_days": ("26, 27 and 28 May", "26=?-5-26; 27=?-5-27; 28 May=?-5-28"),
    "range": ("Jan. 5-7", "Jan. 5=?-1-5; 7=?-1-7"),
    "range_en_dash": ("5–7 January", "5=?-1-5; 7 January=?-1-7"),
    "range_year": ("Jan. 5-7, 2020", "Jan. 5=2020-1-5; 7, 2020=2020-1-7"),
    "range_words": ("January 3rd to 4th", "January 3rd=?-1-3; 4th=?-1-4"),
    "range_the": ("the 5th to the 7th of May", "5th=?-5-5; 7th of May=?-5-7"),
    "range_of_months": ("January to March 2020", "January=2020-1-?; March 2020=2020-3-?"),
    "range_over_months": ("30 May to 2 June 2020", "30 May=2020-5-30; 2 June 2020=2020-6-2"),
    "range_over_new_year": ("Dec. 20 to Jan. 5, 2020", "Dec. 20=?-12-20; Jan. 5, 2020=2020-1-5"),
    "range_leap_day": ("Feb. 29 to May 2, 2021", "Feb. 29=?-2-29; May 2, 2021=2021-5-2"),
    "no_range": ("Jan. 5, then May 2, 2021", "Jan. 5=?-1-5; May 2, 2021=2021-5-2"),
    "range_tight": ("Jan. 26-Feb. 2, 2020", "Jan. 26=2020-1-26; Feb. 2, 2020=2020-2-2"),
    "not_rising": ("lost 30 and 26 January came", "26 January=?-1-26"),
    "not_rising_after": ("Jan. 26 and 5 people", "Jan. 26=?-1-26"),
    "dateline_dash": ("Jan. 2 — 12 people", "Jan. 2=?-1-2"),
    "dateline_en_dash": ("Jan. 2 – 12 people", "Jan. 2=?-1-2"),
    "list_before_count": ("Jan. 26 and 27,000 people", "Jan. 26=?-1-26"),
    # months that are words or names
    "may_be": ("It may be late", ""),
    "may_be_capital": ("May be it was", ""),
    "may_headline": ("TALKS MAY BE HELD", ""),
    "may_name": ("Theresa May said", ""),
    "may_in": ("in May he left", "May=?-5-?"),
    "may_since": ("since May.", "May=?-5-?"),
    "may_joined": ("from March to May", "March=?-3-?; May=?-5-?"),
    "march_on": ("They march on; March on the city", ""),
    "march_the": ("a March to the sea", ""),
    "march_this": ("this March", "March=?-3-?"),
    "march_year": ("a March 2020 poll", "March 2020=2020-3-?"),
    "march_day": ("5 March", "5 March=?-3-5"),
    "june_name": ("June Carter and April Jones", ""),
    "august_word": ("the August body", ""),
    "august_in": ("in late August", "August=?-8-?"),
    "short_alone": ("Jan and Mar and Dec left", ""),
    # digits
    "iso": ("filed 2020-01-26 in", "2020-01-26=2020-1-26"),
    "iso_clock": ("2024-08-16 09:42:49", "2024-08-16=2024-8-16"),
    "iso_t": ("2020-01-26T19:30", "2020-01-26=2020-1-26"),
    "iso_slashes": ("2020/01/26", "2020/01/26=2020-1-26"),
    "iso_bad": ("2020-13-26", ""),
    "iso_longer": ("2020-01-261 and 2020-01-26-3", ""),
    "slashes_day_first": ("26/01/2020", "26/01/2020=2020-1-26"),
    "slashes_month_first": ("01/26/2020", "01/26/2020=2020-1-26"),
    "slashes_in_doubt": ("05/06/2020", "05/06/2020=2020-?-?"),
    "slashes_same": ("05/05/2020", "05/05/2020=2020-5-5"),
    "slashes_bad": ("26/26/2020", ""),
    "dots": ("26.01.2020", "26.01.2020=2020-1-26"),
    "version": ("version 1.26.01.2020", ""),
    # a day alone
    "day_alone": ("on the 26th, four fell", "26th=?-?-26"),
    "day_alone_end": ("by the 26th", "26th=?-?-26"),
    "day_alone_word": ("since the 26th when", "26th=?-?-26"),
    "floor": ("on the 26th floor", ""),
    "century": ("of the 21st century", ""),
    # years
    "year_in": ("in 2019, two", "2019=2019-?-?"),
    "year_since": ("since 2018", "2018=2018-?-?"),
    "year_the": ("during the 2003 flood", "2003=2003-?-?"),
    "year_mid": ("in mid-2019", "2019=2019-?-?"),
    "year_range": ("between 2003 and 2011", "2003=2003-?-?; 2011=2011-?-?"),
    "year_brackets": ("his term (2003-2011)", "2003=2003-?-?; 2011=2011-?-?"),
    "year_season": ("in summer 2019", "2019=2019-?-?"),
    "year_bare": ("about 2019 men", ""),
    "year_count": ("a force of 2000 men", ""),
    "year_count_in": ("2000 people came", ""),
    "year_thousands": ("of 2,019 men", ""),
    "year_number": ("Flight 2019 left", ""),
    "year_decade": ("in the 1990s", ""),
    "year_decimal": ("the 2019.4 release", ""),
    "year_price": ("for $2019 in", ""),
    # relative
    "today": ("arrived today.", "today=~"),
    "yesterday": ("Yesterday, he left", "Yesterday=~"),
    "newspaper_today": ("told USA Today", ""),
    "last_week": ("ended last week.", "last week=~"),
    "this_month": ("this month alone", "this month=~"),
    "earlier_this_month": ("A lull earlier this month", "earlier this month=~"),
    "last_year": ("last year and last night", "last year=~; last night=~"),
    "days_ago": ("three days ago", "three days ago=~"),
    "days_after": ("since Oct. 17, 10 days after", "Oct. 17=?-10-17; 10 days after=~"),
    "day_after": ("came a day after", "a day after=~"),
    "weekend": ("over the weekend", "the weekend=~"),
    "tomorrow": ("tomorrow or the next day", "tomorrow=~; the next day=~"),
}  # fmt: skip

SPANISH = {
    "long": ("El 26 de enero de 2020, dos", "26 de enero de 2020=2020-1-26"),
    "no_year": ("desde el 17 de octubre", "17 de octubre=?-10-17"),
    "no_de": ("26 enero 2020", "26 enero 2020=2020-1-26"),
    "del_year": ("3 de marzo del 2021", "3 de marzo del 2021=2021-3-3"),
    "del_ano": ("3 de marzo del año 2021", "3 de marzo del año 2021=2021-3-3"),
    "ordinal": ("el 1.º de mayo", "1.º de mayo=?-5-1"),
    "first": ("el 1 de mayo", "1 de mayo=?-5-1"),
    "setiembre": ("13 de setiembre", "13 de setiembre=?-9-13"),
    "capitals": ("DOMINGO, 26 DE ENERO DE 2020", "DOMINGO, 26 DE ENERO DE 2020=2020-1-26 Sun"),
    "weekday_date": ("el viernes 3 de enero", "viernes 3 de enero=?-1-3 Fri"),
    "weekday_short": ("dom, 26 ene 2020", "dom, 26 ene 2020=2020-1-26 Sun"),
    "short": ("26 ene 2020", "26 ene 2020=2020-1-26"),
    "short_mar": ("5 mar 2020", "5 mar 2020=2020-3-5"),
    "mar_is_sea": ("por mar y tierra", ""),
    "dom_is_short": ("el dom de", ""),
    "month_first_year": ("enero 26, 2020", "enero 26, 2020=2020-1-26"),
    "count_after_month": ("en enero 26 personas", "enero=?-1-?"),
    "two_days": ("26 y 27 de enero", "26=?-1-26; 27 de enero=?-1-27"),
    "range": ("del 5 al 7 de enero de 2020", "5=2020-1-5; 7 de enero de 2020=2020-1-7"),
    "range_over_months": (
        "del 30 de enero al 2 de febrero de 2020",
        "30 de enero=2020-1-30; 2 de febrero de 2020=2020-2-2",
    ),
    "month_year": ("en enero de 2020", "enero de 2020=2020-1-?"),
    "month": ("en octubre pasado", "octubre=?-10-?"),
    "julio_name": ("Julio dijo; en julio", "julio=?-7-?"),
    "weekday": ("el domingo por la noche", "domingo=Sun"),
    "weekday_no_accent": ("el miercoles y el sábado", "miercoles=Wed; sábado=Sat"),
    "domingo_name": ("Santo Domingo", ""),
    "day_alone": ("el 26, dijo", "26=?-?-26"),
    "day_alone_dia": ("el pasado día 26 hubo", "26=?-?-26"),
    "percent": ("el 26 % y el 26 por ciento", ""),
    "thousands": ("el 26.000", ""),
    "slashes": ("05/01/2020", "05/01/2020=2020-1-5"),
    "slashes_american": ("01/26/2020", "01/26/2020=2020-1-26"),
    "year": ("en 2019", "2019=2019-?-?"),
    "year_ano": ("del año 2019", "2019=2019-?-?"),
    "year_finales": ("a finales de 2019", "2019=2019-?-?"),
    "year_range": ("entre 2018 y 2020", "2018=2018-?-?; 2020=2020-?-?"),
    "year_count": ("más de 2000 personas", ""),
    "ayer": ("Ayer y hoy", "Ayer=~; hoy=~"),
    "manana": ("llegan mañana", "mañana=~"),
    "morning": ("por la mañana", ""),
    "this_morning": ("esta mañana", "esta mañana=~"),
    "last_week": ("la semana pasada", "la semana pasada=~"),
    "days_ago": ("hace tres días", "hace tres días=~"),
    "region": ("26 de enero", "26 de enero=?-1-26"),
}  # fmt: skip

GERMAN = {
    "long": ("am 26. Januar 2020 starben", "26. Januar 2020=2020-1-26"),
    "no_year": ("am 1. März", "1. März=?-3-1"),
    "no_space": ("am 26.Januar", "26.Januar=?-1-26"),
    "short": ("26. Jan. 2020", "26. Jan. 2020=2020-1-26"),
    "austrian": ("im Jänner 2020", "Jänner 2020=2020-1-?"),
    "weekday_date": ("Sonntag, den 26. Januar", "Sonntag, den 26. Januar=?-1-26 Sun"),
    "weekday_dem": ("Dienstag, dem 3. März", "Dienstag, dem 3. März=?-3-3 Tue"),
    "weekday_short": ("So, 26.01.2020", "So, 26.01.2020=2020-1-26 Sun"),
    "dots": ("26.1.2020", "26.1.2020=2020-1-26"),
    "dots_spaced": ("24. 12. 2020", "24. 12. 2020=2020-12-24"),
    "dots_no_year": ("am 26.1. kam", "26.1.=?-1-26"),
    "dots_no_such_day": ("am 31.2. kam", ""),
    "slashes": ("05/01/2020", "05/01/2020=2020-1-5"),
    "two_days": ("am 26. und 27. Januar", "26=?-1-26; 27. Januar=?-1-27"),
    "range": ("vom 5. bis 7. Januar 2020", "5=2020-1-5; 7. Januar 2020=2020-1-7"),
    "range_zum": ("vom 5. bis zum 7. Mai", "5=?-5-5; 7. Mai=?-5-7"),
    "range_dash": ("26. – 28. Januar", "26=?-1-26; 28. Januar=?-1-28"),
    "month_year": ("Mai 2022", "Mai 2022=2022-5-?"),
    "month": ("im März und im Mai", "März=?-3-?; Mai=?-5-?"),
    "mai_name": ("Karl Mai schrieb", ""),
    "august_name": ("August Krause kam im August", "August=?-8-?"),
    "weekday": ("am Sonntag", "Sonntag=Sun"),
    "weekday_tail": ("am Sonntagabend", "Sonntagabend=Sun"),
    "weekday_every": ("sonntags und Sonntags", ""),
    "sonnabend": ("am Sonnabend", "Sonnabend=Sat"),
    "so_is_a_word": ("So 2 Leute", ""),
    "day_alone": ("am 26. kam er", "26.=?-?-26"),
    "day_alone_end": ("am 26., sagte er", "26.=?-?-26"),
    "matchday": ("am 26. Spieltag", ""),
    "year_im_jahr": ("im Jahr 2019", "2019=2019-?-?"),
    "year_seit": ("seit 2018", "2018=2018-?-?"),
    "year_bare": ("wurde 2003 zerstört", "2003=2003-?-?"),
    "year_count": ("wurden rund 2019 verletzt", ""),
    "year_people": ("nach 2000 Menschen", ""),
    "year_people_bare": ("2003 Menschen", ""),
    "heute": ("heute und gestern", "heute=~; gestern=~"),
    "vorgestern": ("Vorgestern", "Vorgestern=~"),
    "morgen": ("bis morgen", "morgen=~"),
    "morning": ("am Morgen", ""),
    "last_week": ("letzte Woche", "letzte Woche=~"),
    "days_ago": ("vor drei Tagen", "vor drei Tagen=~"),
    "days_later": ("zwei Tage später", "zwei Tage später=~"),
}  # fmt: skip

OTHER = {
    "iso": ("2020-01-26", "2020-01-26=2020-1-26"),
    "dots": ("26.01.2020", "26.01.2020=2020-1-26"),
    "in_doubt": ("05/06/2020", "05/06/2020=2020-?-?"),
    "no_names": ("January 26, 2020", ""),
}

PROSE = [
    pytest.param(language, text, found, id=f"{language}_{name}")
    for language, table in (("en", ENGLISH), ("es", SPANISH), ("de", GERMAN), ("lt", OTHER))
    for name, (text, found) in table.items()
]


@pytest.mark.parametrize(("language", "text", "found"), PROSE)
def test_find_dates(language: str, text: str, found: str) -> None:
    assert "; ".join(shown(m, text) for m in find_dates(text, language)) == found


@pytest.mark.parametrize("language", ["es-MX", "ES", "es_419"])
def test_a_language_tag_may_have_a_region(language: str) -> None:
    assert find_dates("el 26 de enero", language) == find_dates("el 26 de enero", "es") != ()


def test_kinds() -> None:
    found = find_dates("on Sunday, Jan. 26, on Monday and yesterday")
    assert [m.kind for m in found] == ["absolute", "weekday", "relative"]


WRITTEN = {
    "all_parts": ("It burned on March 3, 2021.", "2021-03-03", "en", True),
    "more_parts": ("Sunday, January 26, 2020", "2020-01", "en", True),
    "year_elsewhere": ("On Jan. 26 it burned, in 2020.", "2020-01-26", "en", False),
    "no_year": ("Jan. 26", "2020-01-26", "en", False),
    "open_year": ("Jan. 26", "XXXX-01-26", "en", True),
    "open_year_month": ("since October", "XXXX-10", "en", True),
    "open_year_wrong_day": ("Jan. 26", "XXXX-01-27", "en", False),
    "day_alone": ("on the 26th, four", "XXXX-01-26", "en", False),
    "weekday": ("on Sunday", "2020-01-26", "en", False),
    "relative": ("yesterday", "2020-01-26", "en", False),
    "year": ("in 2019", "2019", "en", True),
    "year_and_month": ("in 2019", "2019-10", "en", False),
    "qualifier": ("March 3, 2021", "2021-03-03~", "en", True),
    "range": ("Jan. 5-7, 2020", "2020-01-05/2020-01-07", "en", True),
    "range_no_year": ("Jan. 5-7", "2020-01-05/2020-01-07", "en", False),
    "range_open_year": ("Jan. 5-7", "XXXX-01-05/XXXX-01-07", "en", True),
    "range_end_missing": ("since Jan. 5", "XXXX-01-05/XXXX-01-07", "en", False),
    "open_end": ("since October 2019", "2019-10/..", "en", True),
    "open_start": ("until Jan. 5", "../XXXX-01-05", "en", True),
    "decade": ("in the 2020s, in 2020", "202X", "en", False),
    "season": ("in the spring of 2020", "2020-21", "en", True),
    "season_other": ("in the spring of 2020", "2020-22", "en", False),
    "season_unsaid": ("in 2020", "2020-21", "en", False),
    "season_es": ("en el verano de 2020", "2020-22", "es", True),
    "season_de": ("im Herbst 2020", "2020-23", "de", True),
    "spanish": ("el 26 de enero de 2020", "2020-01-26", "es", True),
    "german": ("am 26. Januar 2020", "2020-01-26", "de", True),
    "german_no_year": ("am 26. Januar", "2020-01-26", "de", False),
    "other_language": ("26.01.2020", "2020-01-26", "lt", True),
    "in_doubt": ("05/06/2020", "2020-06-05", "en", False),
}  # fmt: skip


@pytest.mark.parametrize(("text", "edtf", "language", "expected"), WRITTEN.values(), ids=WRITTEN)
def test_written(text: str, edtf: str, language: str, expected: bool) -> None:
    assert written(text, edtf, language) is expected


def test_written_refuses_what_is_no_date() -> None:
    with pytest.raises(ValueError, match="no month 13"):
        written("Jan. 26", "2020-13")


AGREES = {
    "same_day": ("Jan. 26, 2020", "2020-01-26", True),
    "other_day": ("Jan. 27, 2020", "2020-01-26", False),
    "other_year": ("Jan. 26, 2019", "2020-01-26", False),
    "fewer_parts": ("Jan. 26", "2020-01-26", True),
    "fewer_parts_wrong": ("Jan. 27", "2020-01-26", False),
    "day_alone": ("on the 26th.", "2020-01-26", True),
    "day_alone_wrong": ("on the 25th.", "2020-01-26", False),
    "day_31_of_february": ("on the 31st.", "2020-02", False),
    "year_of_day": ("in 2020", "2020-01-26", True),
    "day_of_month": ("Jan. 26", "2020-01", True),
    "day_of_other_month": ("Feb. 26", "2020-01", False),
    "weekday": ("on Sunday", "2020-01-26", True),
    "weekday_wrong": ("on Monday", "2020-01-26", False),
    "weekday_of_month": ("on Monday", "2020-01", True),
    "weekday_in_date": ("Sunday, Jan. 26, 2020", "2020-01-26", True),
    "weekday_in_date_wrong": ("Monday, Jan. 26, 2020", "2020-01-26", False),
    "open_year": ("Jan. 26, 2020", "XXXX-01-26", True),
    "open_year_wrong": ("Jan. 27", "XXXX-01-26", False),
    "open_year_weekday": ("on Monday", "XXXX-01-26", True),
    "open_year_leap_day": ("Feb. 29", "XXXX-02", True),
    "open_years_inside": ("Nov. 2", "XXXX-10-17/XXXX-12", True),
    "open_years_outside": ("Oct. 16", "XXXX-10-17/XXXX-12", False),
    "over_new_year_inside": ("Jan. 2", "XXXX-12-20/XXXX-01-05", True),
    "over_new_year_outside": ("Jan. 6", "XXXX-12-20/XXXX-01-05", False),
    "open_years_no_end": ("Jan. 2", "XXXX-10-17/..", True),
    "interval_inside": ("Nov. 2", "2019-10/2020-01", True),
    "interval_outside": ("Feb. 2", "2019-10/2020-01", False),
    "interval_year": ("in 2020", "2019-10/2020-01", True),
    "interval_year_outside": ("in 2021", "2019-10/2020-01", False),
    "interval_weekday": ("on Friday", "2020-01-25/2020-01-27", False),
    "interval_open_end": ("in 2031", "2019-10/..", True),
    "interval_before_start": ("Sept. 30, 2019", "2019-10/..", False),
    "interval_open_start": ("in 1950", "../2020-01-05", True),
    "leap_day_some_year": ("Sunday, Feb. 29", "2001/..", True),
    "decade": ("in 2024", "202X", True),
    "decade_outside": ("in 2019", "202X", False),
    "season": ("since October", "2020-23", True),
    "season_outside": ("since October", "2020-22", False),
    "relative": ("yesterday", "2020-01-26", True),
}  # fmt: skip


@pytest.mark.parametrize(("text", "edtf", "expected"), AGREES.values(), ids=AGREES)
def test_agrees(text: str, edtf: str, expected: bool) -> None:
    (mention,) = find_dates(text)
    assert agrees(mention, edtf) is expected


def test_agrees_refuses_what_is_no_date() -> None:
    with pytest.raises(ValueError, match="no EDTF date"):
        agrees(DateMention(0, 0), "Sunday")


PUBLISHED = {
    "date_line": ("en", "Sunday, January 26, 2020", "2020-01-26"),
    "weekday_wrong": ("en", "Monday, January 26, 2020", None),
    "dateline": ("en", "VELDHAVEN, Jan. 27, 2020 (NPB) — Forty containers burned.", "2020-01-27"),
    "dateline_wire": ("en", "VELDHAVEN, Jan. 27, 2020 /PRNewswire/ -- A port", "2020-01-27"),
    "dateline_place_first": ("en", "Veldhaven – January 26, 2020 – Two fell", "2020-01-26"),
    "dateline_no_year": ("en", "VELDHAVEN, Jan. 27 (NPB) — Forty containers burned.", None),
    "label": ("en", "Published 12 March 2021, 09:30", "2021-03-12"),
    "label_on": ("en", "Posted on March 12, 2021", "2021-03-12"),
    "label_by": ("en", "Posted by Ada Quist on March 12, 2021", "2021-03-12"),
    "label_then_update": ("en", "Published: March 12, 2021 Updated: March 13, 2021", "2021-03-12"),
    "label_after_name": ("en", "Ada Quist Posted on March 12, 2021", "2021-03-12"),
    "label_stamp": ("en", "Published: 2021-03-12 09:42", "2021-03-12"),
    "byline": ("en", "By Ada Quist, Staff Writer | March 12, 2021 | 09:30 GMT", "2021-03-12"),
    "byline_no_comma": ("en", "By Ada Quist March 12, 2021", "2021-03-12"),
    "byline_after": ("en", "March 12, 2021 by Ada Quist", "2021-03-12"),
    "clock": ("en", "March 12, 2021 at 9:30 a.m.", "2021-03-12"),
    "clock_zone": ("en", "Fri 12 Mar 2021 19.30 GMT", "2021-03-12"),
    "clock_before": ("en", "12:30 GMT, 12 March 2021", "2021-03-12"),
    "brackets": ("en", "(March 12, 2021)", "2021-03-12"),
    "section": ("en", "March 12, 2021 | World News", "2021-03-12"),
    "iso": ("en", "2021-03-12", "2021-03-12"),
    "stamp": ("en", "2024-08-16 09:42:49", None),
    "stamp_t": ("en", "2024-08-16T09:42:49Z", None),
    "copyright_year": ("en", "© 2024", None),
    "copyright": ("en", "Copyright March 12, 2021", None),
    "update": ("en", "Last updated March 12, 2021", None),
    "photo": ("en", "Photo: Ada Quist, March 12, 2021", None),
    "in_doubt": ("en", "05/06/2021", None),
    "month": ("en", "March 2021", None),
    "range": ("en", "March 12, 2021 - April 3, 2021", None),
    "days": ("en", "12-13 March 2021", None),
    "sentence": ("en", "On March 12, 2021, a crane fell on the quay.", None),
    "sentence_object": ("en", "The March 12, 2021 fire", None),
    "sentence_comma": ("en", "March 12, 2021, was a calm day", None),
    "headline": ("en", "March 12, 2021 Port Fire Injures Three", None),
    "headline_of": ("en", "Fire of Veldhaven, 12 March 2021", None),
    "many_names": ("en", f"{'Ada Quist ' * 7}, March 12, 2021", None),
    "place_in_capitals": ("en", "VELDHAVEN Jan. 27, 2020 (NPB) — Forty", "2020-01-27"),
    "clock_in_letters_before": ("en", "9:30 a.m., March 12, 2021", "2021-03-12"),
    "empty": ("en", "", None),
    "es_date_line": ("es", "Domingo, 26 de enero de 2020", "2020-01-26"),
    "es_dateline": ("es", "Veldhaven, 26 ene 2020 (NPB).- Dos grúas", "2020-01-26"),
    "es_label": ("es", "Publicado el 26 de enero de 2020", "2020-01-26"),
    "es_place_clock": ("es", "Veldhaven - 26 ENE 2020 - 19:30 CET", "2020-01-26"),
    "es_sentence": ("es", "El 26 de enero de 2020, una grúa cayó", None),
    "es_update": ("es", "Actualizado el 26 de enero de 2020", None),
    "de_byline": ("de", "Von X, 3. Mai 2022", "2022-05-03"),
    "de_clock": ("de", "Sonntag, 26. Januar 2020, 19:30 Uhr", "2020-01-26"),
    "de_dateline": ("de", "Veldhaven, 3. Mai 2022 (npb) - Zwei Kräne", "2022-05-03"),
    "de_label": ("de", "Veröffentlicht am 3. Mai 2022", "2022-05-03"),
    "de_digits": ("de", "26.01.2020, 19:30 Uhr", "2020-01-26"),
    "de_stand": ("de", "Stand: 26.01.2020, 19:30 Uhr", None),
    "de_sentence": ("de", "Am 3. Mai 2022 brannte der Hafen", None),
    "de_weekday_wrong": ("de", "Montag, 26. Januar 2020", None),
}  # fmt: skip


@pytest.mark.parametrize(("language", "line", "expected"), PUBLISHED.values(), ids=PUBLISHED)
def test_published_from(language: str, line: str, expected: str | None) -> None:
    assert published_from(line, language) == expected


# What must hold of any date and any text.

JANUARY_TO_DECEMBER = {
    "en": "January February March April May June July August September October November December",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre"
    " diciembre",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
}
MONDAY_TO_SUNDAY = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
}
MONTHS = {language: names.split() for language, names in JANUARY_TO_DECEMBER.items()}
WEEKDAYS = {language: names.split() for language, names in MONDAY_TO_SUNDAY.items()}
FORMS = {
    "en": ("{w}, {m} {d}, {y}", "{m} {d}, {y}", "{w} {d} {m} {y}", "the {d} {m}, {y}"),
    "es": ("{w}, {d} de {m} de {y}", "el {d} de {m} de {y}", "{d} {m} {y}"),
    "de": ("{w}, den {d}. {m} {y}", "am {d}. {m} {y}", "{d}. {m} {y}"),
}
SPELLINGS = [(language, form) for language, forms in FORMS.items() for form in forms]
NEWS_DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
PIECES = (
    "in on the of since and to - – , . ( ) de el al y am den bis und Jan. Mar may 5 26th 29 30 31"
    " 31st 12. 26.1. 2020 1999 26/01/2020 02/30/2020 2020-02-30 2020-01-26 yesterday ayer days ago"
)
NAMES = [name for names in (*MONTHS.values(), *WEEKDAYS.values()) for name in names]
SOUP = st.lists(st.sampled_from([*PIECES.split(), *NAMES, "\n"]), max_size=14).map(" ".join)
"""Words that make dates, in any order."""


def spell(day: date, language: str, form: str) -> str:
    month, weekday = MONTHS[language][day.month - 1], WEEKDAYS[language][day.weekday()]
    return form.format(d=day.day, m=month, y=day.year, w=weekday)


def outcome(text: str) -> DateValue | ValueError:
    try:
        return parse(text)
    except ValueError as error:
        return error


@given(st.text() | st.text("0123456789X-/.?~%T: ", max_size=24))
def test_parse_raises_nothing_but_value_error(text: str) -> None:
    value = outcome(text)
    if isinstance(value, ValueError):
        assert "; " in str(value).removeprefix(text[:40])
    else:
        assert value.text == text
        assert value.years_open == ("XXXX" in text)


@given(st.dates())
def test_every_calendar_day_comes_back(day: date) -> None:
    value = parse(day.isoformat())
    assert value.earliest == value.latest == day
    assert parts(day.isoformat()) == (day.year, day.month, day.day)


@given(st.dates())
def test_every_day_of_an_open_year_comes_back(day: date) -> None:
    text = f"XXXX-{day.month:02}-{day.day:02}"
    value = parse(text)
    assert value.first == value.last == (day.month, day.day)
    assert parts(text) == (None, day.month, day.day)


@given(st.dates(), st.dates())
def test_an_interval_runs_from_its_start_to_its_end(one: date, other: date) -> None:
    start, end = sorted((one, other))
    value = parse(f"{start}/{end}")
    assert (value.earliest, value.latest) == (start, end)
    if start != end:
        with pytest.raises(ValueError, match="it ends before it starts"):
            parse(f"{end}/{start}")


@given(NEWS_DAYS, NEWS_DAYS, st.sampled_from(SPELLINGS))
def test_a_day_that_is_spelled_out_is_found_written_and_held_against_others(
    day: date, other: date, spelling: tuple[str, str]
) -> None:
    language, form = spelling
    text = f"Veldhaven: {spell(day, language, form)}; Kran"
    (mention,) = find_dates(text, language)
    assert (mention.year, mention.month, mention.day) == (day.year, day.month, day.day)
    assert mention.weekday in (None, day.weekday())
    assert text[mention.start : mention.end].endswith(str(day.year))
    for edtf in (str(day), str(day)[:7], str(day)[:4], f"XXXX-{str(day)[5:]}"):
        assert written(text, edtf, language)
        assert agrees(mention, edtf)
    assert written(text, str(other), language) == agrees(mention, str(other)) == (day == other)


@given(NEWS_DAYS, st.integers(0, 400), st.integers(0, 400))
def test_a_mention_agrees_with_an_interval_just_where_it_lies_inside(
    day: date, before: int, length: int
) -> None:
    start = day - timedelta(days=before)
    end = start + timedelta(days=length)
    mention = DateMention(0, 0, day.year, day.month, day.day)
    assert agrees(mention, f"{start}/{end}") == (start <= day <= end)
    assert agrees(mention, f"{start}/..")
    assert agrees(mention, f"../{end}") == (day <= end)


@given(st.text() | SOUP, st.sampled_from(LANGUAGES))
def test_mentions_lie_in_the_text_one_after_the_other(text: str, language: str) -> None:
    found = find_dates(text, language)
    ends = [0, *(m.end for m in found)]
    assert all(m.start >= end for m, end in zip(found, ends, strict=False))
    for mention in found:
        assert mention.start < mention.end <= len(text)
        assert "\n" not in text[mention.start : mention.end]
        given_parts = [mention.year, mention.month, mention.day]
        stated = any(part is not None for part in given_parts)
        assert (mention.kind == "absolute") == stated
        assert mention.weekday in (None, *range(7))
        assert mention.kind != "weekday" or mention.weekday is not None


@given(SOUP, st.sampled_from(LANGUAGES))
def test_what_a_mention_states_is_a_date_that_is_written_there(text: str, language: str) -> None:
    for mention in find_dates(text, language):
        if mention.month is None:
            continue
        year = "XXXX" if mention.year is None else f"{mention.year:04}"
        edtf = f"{year}-{mention.month:02}" + (f"-{mention.day:02}" if mention.day else "")
        assert written(text, edtf, language)
        if mention.weekday is None:
            assert agrees(mention, edtf)


@given(st.text() | SOUP, st.sampled_from(LANGUAGES))
def test_a_day_of_publication_is_written_in_its_line(line: str, language: str) -> None:
    published = published_from(line, language)
    assert published is None or (
        None not in parts(published) and written(line, published, language)
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "unit",
    ["1, 2, 3, 4, 5, 6, ", "May 26 and 27 ", "Sunday, ", "2019-", " ", "three days ", "26.", "1"],
)
def test_texts_made_to_be_slow_are_read(unit: str, language: str) -> None:
    """A rule that were no longer linear would hang here."""
    text = unit * (20_000 // len(unit))
    assert all(m.end <= len(text) for m in find_dates(text, language))
    assert published_from(f"Jan. 26, 2020 {text}", language) in {None, "2020-01-26"}


@pytest.mark.parametrize("module", [dates, datewords], ids=["dates", "datewords"])
def test_the_examples_in_the_docstrings_run(module: object) -> None:
    result = doctest.testmod(module)  # type: ignore[arg-type]
    assert result.attempted > 0
    assert result.failed == 0
