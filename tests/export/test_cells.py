"""Short texts for people: each field in words, nothing hidden, singular and plural right."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from typing import Any

import builders
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factgen.export.cells import (
    chain_cell,
    cited,
    counted,
    date_cell,
    evidence_cell,
    one_line,
    quantity_cell,
    ranges,
    row_cell,
    scope_cell,
    time_cell,
    value_cell,
)
from factgen.models import Quantity, Source, Time

from .strategies import hostile


def quantity(low: str | None, high: str | None, **more: Any) -> Quantity:
    return Quantity(
        low=None if low is None else Decimal(low),
        high=None if high is None else Decimal(high),
        **more,
    )


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        pytest.param(None, "", id="none"),
        pytest.param(quantity("3", "3"), "3", id="exact"),
        pytest.param(quantity("0", "0"), "0", id="zero"),
        pytest.param(quantity("1", None), "at least 1", id="no upper bound"),
        pytest.param(quantity("100", None, low_open=True), "more than 100", id="open below"),
        pytest.param(quantity(None, "20"), "at most 20", id="no lower bound"),
        pytest.param(quantity(None, "20", high_open=True), "less than 20", id="open above"),
        pytest.param(quantity("0", "20"), "0 to 20", id="up to"),
        pytest.param(
            quantity("0", "20", high_open=True), "at least 0, less than 20", id="half open"
        ),
        pytest.param(
            quantity("1", "2", low_open=True, high_open=True), "more than 1, less than 2", id="open"
        ),
        pytest.param(
            quantity("450", "500", approximate=True), "450 to 500, approximate", id="about"
        ),
        pytest.param(quantity("3", "3", approximate=True), "3, approximate", id="about exact"),
        pytest.param(quantity(None, None), "any number", id="no bounds"),
        pytest.param(quantity("1200", "1200"), "1200", id="four digits"),
        pytest.param(quantity("1E+6", "1E+6", unit="EUR"), "1,000,000 EUR", id="money"),
        pytest.param(quantity("12.50", "12.50", unit="km"), "12.5 km", id="decimals"),
        pytest.param(quantity("5.1", "5.1", unit="%"), "5.1%", id="percent"),
        pytest.param(quantity("1", "1", unit="pp"), "1 percentage point", id="one point"),
        pytest.param(quantity("2", None, unit="pp"), "at least 2 percentage points", id="points"),
        pytest.param(quantity("-40", "-30", unit="°C"), "-40 to -30 °C", id="below zero"),
    ],
)
def test_quantity(given: Quantity | None, shown: str) -> None:
    assert quantity_cell(given) == shown


@pytest.mark.parametrize(
    ("edtf", "shown"),
    [
        pytest.param(None, "", id="none"),
        pytest.param("2020-01-26", "2020-01-26", id="day"),
        pytest.param("2020-01", "2020-01", id="month"),
        pytest.param("2020", "2020", id="year"),
        pytest.param("2020-01-26/2020-01-28", "2020-01-26 to 2020-01-28", id="interval"),
        pytest.param("2019-10/..", "from 2019-10 on", id="open end"),
        pytest.param("2019-10/", "from 2019-10 on", id="unknown end"),
        pytest.param("../2021-03-08", "until 2021-03-08", id="open start"),
        pytest.param("../..", "at any time", id="open"),
        pytest.param("XXXX-01-26", "26 January, year not given", id="open year"),
        pytest.param("XXXX-12", "December, year not given", id="month of open year"),
        pytest.param("XXXX-12/..", "from December on, year not given", id="open year and end"),
        pytest.param("2020-22", "summer 2020", id="season"),
        pytest.param("XXXX-24", "winter, year not given", id="season of open year"),
        pytest.param("2020-03~", "about 2020-03", id="approximate"),
        pytest.param("2020-03?", "2020-03 (uncertain)", id="uncertain"),
        pytest.param("2020-03%", "about 2020-03 (uncertain)", id="both"),
        pytest.param("202X", "202X", id="decade stays"),
        pytest.param("XXXX-13-01", "XXXX-13-01, year not given", id="no month"),
        pytest.param("someday", "someday", id="no EDTF"),
    ],
)
def test_date(edtf: str | None, shown: str) -> None:
    assert date_cell(edtf) == shown


@pytest.mark.parametrize(
    ("time", "shown"),
    [
        pytest.param(None, "", id="none"),
        pytest.param(Time(date="2020-01-26"), "2020-01-26", id="date"),
        pytest.param(Time(words="Sunday evening"), "“Sunday evening”", id="words"),
        pytest.param(Time(clock="19:30", zone="local"), "19:30 local", id="clock"),
        pytest.param(Time(zone="local", words="at noon"), "“at noon”", id="zone without clock"),
        pytest.param(Time(date="2020-01-26", clock="19:30"), "2020-01-26, 19:30", id="both"),
        pytest.param(
            Time(date="2020-01-26", words="Sunday", basis="inferred"),
            "2020-01-26 (“Sunday”, worked out)",
            id="inferred",
        ),
        pytest.param(
            Time(date="2020-01-26", basis="inferred"), "2020-01-26 (worked out)", id="no words"
        ),
    ],
)
def test_time(time: Time | None, shown: str) -> None:
    assert time_cell(time) == shown


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        pytest.param([], "the article itself", id="own voice"),
        pytest.param(["Reuters"], "Reuters", id="one"),
        pytest.param(["Reuters", "unnamed sources"], "unnamed sources, via Reuters", id="two"),
        pytest.param(["Fox", "Reuters", "an aide"], "an aide, via Reuters, via Fox", id="three"),
    ],
)
def test_chain_leads_with_the_origin(names: list[str], shown: str) -> None:
    assert chain_cell([Source(name=name, kind="media") for name in names]) == shown


def test_evidence_joins_sentences_and_mentions() -> None:
    part = builders.mention
    evidence = [[part(1), part(2, "on Sunday evening")], [part(6)]]
    assert evidence_cell(evidence) == (
        "[1] Ferry runs aground off Norhaven … [2] on Sunday evening "
        "| [6] The weather was fine on Monday."
    )


def test_what_is_denied_keeps_its_not() -> None:
    assert value_cell(builders.denied()) == "not: closed"
    assert value_cell(builders.claim()) == "at least three"


@pytest.mark.parametrize(
    ("part", "shown"),
    [("total", "sailors (total)"), ("part", "sailors (part)"), ("unknown", "sailors")],
)
def test_scope_says_whether_it_is_the_whole(part: str, shown: str) -> None:
    assert scope_cell(builders.claim(scope="sailors", part=part)) == shown


def test_cited_counts_each_sentence_once() -> None:
    part = builders.mention
    assert cited(builders.claim(evidence=((part(4), part(2)), (part(2),)))) == "2, 4"


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        ([], ""),
        ([7], "7"),
        ([2, 1], "1, 2"),
        ([1, 2, 3], "1–3"),
        ([5, 1, 2, 3, 3, 9, 10], "1–3, 5, 9, 10"),
    ],
)
def test_ranges(numbers: list[int], shown: str) -> None:
    assert ranges(numbers) == shown


@pytest.mark.parametrize(
    ("number", "noun", "plural", "shown"),
    [
        (0, "claim", None, "no claims"),
        (1, "claim", None, "1 claim"),
        (2, "claim", None, "2 claims"),
        (1200, "byte", None, "1,200 bytes"),
        (2, "entry", "entries", "2 entries"),
        (1, "entry", "entries", "1 entry"),
    ],
)
def test_counted(number: int, noun: str, plural: str | None, shown: str) -> None:
    assert counted(number, noun, plural) == shown


def test_a_refused_row_is_shown_whole() -> None:
    assert row_cell({"ev": [[3]], "says": "Übel"}) == '{"ev": [[3]], "says": "Übel"}'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("a\n\n b\t\u2028c\xa0", "a b c", id="blanks fold"),
        pytest.param("\x1b[31mred", "␛[31mred", id="escape sequence"),
        pytest.param("\x9b2J", "\\u009b2J", id="escape sequence in one byte"),
        pytest.param("a\x00\x08\x7f", "a␀␈␡", id="control characters"),
        pytest.param("\u202etxt.exe", "\\u202etxt.exe", id="direction of writing"),
        pytest.param("\ud800", "\\ud800", id="half a character"),
        pytest.param("naïve 李 😀 नि", "naïve 李 😀 नि", id="letters stay"),
    ],
)
def test_one_line_shows_what_is_hidden(text: str, shown: str) -> None:
    assert one_line(text) == shown


@given(hostile | st.text(st.characters()))
def test_one_line_has_nothing_to_steer_a_terminal_with(text: str) -> None:
    line = one_line(text)
    assert not {unicodedata.category(char) for char in line} & {"Cc", "Cs", "Zl", "Zp"}
    assert one_line(line) == line
