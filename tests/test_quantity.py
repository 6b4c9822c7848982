"""The notation of quantities, and whether the words of a text bear one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factgen.models import Quantity
from factgen.numerals import find_numbers
from factgen.quantity import bears, interval, missing, parse_notation, same_core, to_notation


def _quantity(
    low: str | None,
    high: str | None,
    unit: str | None = None,
    *,
    low_open: bool = False,
    high_open: bool = False,
    approximate: bool = False,
) -> Quantity:
    return Quantity(
        low=None if low is None else Decimal(low),
        high=None if high is None else Decimal(high),
        low_open=low_open,
        high_open=high_open,
        unit=unit,
        approximate=approximate,
    )


NOTATIONS = {
    "3": _quantity("3", "3"),
    "0": _quantity("0", "0"),
    ">=1": _quantity("1", None),
    ">100": _quantity("100", None, low_open=True),
    "<=20": _quantity("0", "20"),
    "<20": _quantity("0", "20", high_open=True),
    "10..20": _quantity("10", "20"),
    ">10..<20": _quantity("10", "20", low_open=True, high_open=True),
    "~900": _quantity("810", "990", approximate=True),
    "~<500": _quantity("450", "500", approximate=True),
    "~>500": _quantity("500", "550", approximate=True),
    "~10..20": _quantity("10", "20", approximate=True),
    "~0": _quantity("0", "0", approximate=True),
    "12.5 %": _quantity("12.5", "12.5", "%"),
    "3 pp": _quantity("3", "3", "pp"),
    "1200000 EUR": _quantity("1200000", "1200000", "EUR"),
    "40 km": _quantity("40", "40", "km"),
    ">=5 USD": _quantity("5", None, "USD"),
    "<=20 USD": _quantity("0", "20", "USD"),
    "<20 %": _quantity("0", "20", "%", high_open=True),
    "<=20 °C": _quantity(None, "20", "°C"),
    "0..20 °C": _quantity("0", "20", "°C"),
    "-3.2 %": _quantity("-3.2", "-3.2", "%"),
    "<=-3 %": _quantity(None, "-3", "%"),
    "<0": _quantity(None, "0", high_open=True),
    "~-5 °C": _quantity("-5.5", "-4.5", "°C", approximate=True),
    "~<-5 °C": _quantity("-5", "-4.5", "°C", approximate=True),
    "-5..-3 °C": _quantity("-5", "-3", "°C"),
    "120 km/h": _quantity("120", "120", "km/h"),
}


@pytest.mark.parametrize("notation", NOTATIONS)
def test_each_notation_is_its_interval_and_back(notation: str) -> None:
    assert parse_notation(notation) == NOTATIONS[notation]
    assert to_notation(NOTATIONS[notation]) == notation


@pytest.mark.parametrize(
    ("written", "notation"),
    [
        ("17,177", "17177"),
        ("1,200,000.50", "1200000.5"),
        (" > = 3".replace(" ", ""), ">=3"),
        ("≥ 3", ">=3"),
        ("≤3", "<=3"),
        ("≈ 900", "~900"),
        ("10–20", "10..20"),
        ("10-20", "10..20"),
        ("10 – 20 %", "10..20 %"),
        ("10…20", "10..20"),
        ("10 .. 20", "10..20"),
        (">=10..20", "10..20"),
        ("10..", ">=10"),
        ("..20", "<=20"),
        ("..<20", "<20"),
        ("~10..", "~10.."),
        ("0..20", "<=20"),
        ("5..5", "5"),
        ("−3,200 USD", "-3200 USD"),
        ("12.5%", "12.5 %"),
        ("12 percent", "12 %"),
        ("12 por ciento", "12 %"),
        ("12 Prozentpunkte", "12 pp"),
        ("5 dollars", "5 USD"),
        ("5 euros", "5 EUR"),
        ("5 €", "5 EUR"),
        ("5 usd", "5 USD"),
        ("40 kilometres", "40 km"),
        ("5 m2", "5 m²"),
        ("007", "7"),
        ("-0", "0"),
        ("1.50", "1.5"),
    ],
)
def test_other_ways_to_write_it_are_read(written: str, notation: str) -> None:
    assert to_notation(parse_notation(written)) == notation


@pytest.mark.parametrize(
    ("written", "way_out"),
    [
        ("", "write it in digits"),
        ("three", "write it in digits"),
        ("..", "write it in digits"),
        ("%", "write it in digits"),
        ("$5", "write it in digits"),
        ("1,2", "write it in digits"),
        ("1.2.3", "write it in digits"),
        ("2021-03-03", "write it in digits"),
        ("–5", "write it in digits"),
        ("=<5", "write it in digits"),
        ("5 or 6", "belong in the scope"),
        ("3 rockets", "belong in the scope"),
        ("3 days", "belong in the scope"),
        ("1.2 million EUR", "after a number in digits"),
        ("20..10", "smaller end first"),
        (">5..5", "smaller end first"),
        ("5..<5", "smaller end first"),
        ("<5..10", "cannot begin a range"),
        ("~<5..10", "cannot begin a range"),
        (">..10", "cannot begin a range"),
        ("1" * 25, "digits"),
        ("1" * 500, "write it in digits"),
        ("٣", "write it in digits"),
    ],
)
def test_what_cannot_be_read_says_the_way_out(written: str, way_out: str) -> None:
    with pytest.raises(ValueError, match=way_out) as error:
        parse_notation(written)
    assert len(str(error.value)) < 500


FIGURES = st.decimals(-(10**12), 10**12, places=4).map(lambda d: f"{d.normalize():f}")
UNITS = st.sampled_from(["", " %", " pp", " EUR", " km", " °C", " km/h"])
SINGLES = st.builds(
    "{}{}{}".format, st.sampled_from(["", ">=", ">", "<=", "<", "~", "~<", "~>"]), FIGURES, UNITS
)
RANGES = st.builds(
    "{}{}..{}{}{}".format,
    st.sampled_from(["", ">=", ">", "~"]),
    FIGURES,
    st.sampled_from(["", "<", "<="]),
    FIGURES,
    UNITS,
)


@given(
    st.one_of(SINGLES, RANGES, st.text(max_size=20), st.text("0123456789.,-<>=~ %", max_size=12))
)
def test_a_notation_that_is_read_is_read_the_same_from_what_it_is_written_as(text: str) -> None:
    try:
        quantity = parse_notation(text)
    except ValueError:
        return
    assert parse_notation(to_notation(quantity)) == quantity
    if quantity.low is not None and quantity.high is not None:
        assert quantity.low <= quantity.high


@given(SINGLES)
def test_every_single_notation_is_read(text: str) -> None:
    assert parse_notation(text).unit in {None, "%", "pp", "EUR", "km", "°C", "km/h"}


def test_about_is_ten_percent() -> None:
    assert interval("~", Decimal(900)) == parse_notation("810..990").model_copy(
        update={"approximate": True}
    )


BORNE = [
    ("three rockets", "3"),
    ("3 rockets", "3"),
    ("at least 60 people", ">=60"),
    ("60 or more", ">=60"),
    ("over a dozen attacks", ">12"),
    ("up to 20", "<=20"),
    ("fewer than 20", "<20"),
    ("about 900 troops", "~900"),
    ("nearly 500", "~<500"),
    ("just over 500", "~>500"),
    ("between 10 and 20", "10..20"),
    ("dozens of others", ">=24"),
    ("no casualties", "0"),
    ("nobody was hurt", "0"),
    ("0 casualties", "0"),
    ("a woman was killed", "1"),
    ("one of the rockets", "1"),
    ("the third attack", "3"),
    ("a worth of about $1.2 million", "~1200000 USD"),
    ("12 per cent", "12 %"),
    ("more than half of them", ">50 %"),
    ("a third of voters", "~33.3333 %"),
    ("12 people and 40 km", "40 km"),
    ("17,177 people", "17177"),
]

NOT_BORNE = [
    ("at least three rockets", "3", "say 'at least three' (>=3), the row says 3"),
    ("three rockets", ">=3", "say 'three' (3), the row says >=3"),
    ("about 900", "900", "say 'about 900' (~900), the row says 900"),
    ("900", "~900", "say '900' (900), the row says ~900"),
    ("more than 12", ">=12", "say 'more than 12' (>12), the row says >=12"),
    ("up to 20", "20", "say 'up to 20' (<=20), the row says 20"),
    ("12 per cent", "12", "say '12 per cent' (12 %), the row says 12"),
    ("12 people", "12 %", "say '12' (12), the row says 12 %"),
    ("$5 million", "5000000 EUR", "say '$5 million' (5000000 USD), the row says 5000000 EUR"),
    ("between 10 and 20", "10", "say 'between 10 and 20' (10..20), the row says 10"),
    ("a dozen people", "21", "hold no number 21; they hold 12"),
    ("12 of 40 people", "21", "hold no number 21; they hold 12, 40"),
    ("twelve", "21", "hold no number 21; they hold 12"),
    ("several rockets", "3", "hold no number; the row says 3"),
    ("a rocket", "3", "hold no number; the row says 3"),
    ("three people", "0", "hold no number 0; they hold 3"),
    ("no rockets", "3", "hold no number 3; they hold 0"),
    ("on Jan. 5", "5", "hold 5 only in a date, a clock time or a name"),
    ("at 4:20 a.m.", "4", "hold 4 only in a date, a clock time or a name"),
    ("a Level 4 rating", "4", "hold 4 only in a date, a clock time or a name"),
    ("a C-130 and four men", "4..5", "say 'four' (4), the row says 4..5"),
    ("a man and one of the women", ">=1", "say 'a' (1), the row says >=1"),
    ("dozens", "24", "say 'dozens' (>=24), the row says 24"),
    ("1, 2, 3, 4, 5, 6, 7, 8", "9", "hold no number 9; they hold 1, 2, 3, 4, 5, 6"),
    ("", "3", "hold no number; the row says 3"),
]


@pytest.mark.parametrize(("text", "notation"), BORNE)
def test_words_bear_the_number_that_they_say(text: str, notation: str) -> None:
    stated, wanted = find_numbers(text), parse_notation(notation)
    assert bears(stated, wanted)
    assert missing(stated, wanted) is None


@pytest.mark.parametrize(("text", "notation", "reason"), NOT_BORNE)
def test_words_do_not_bear_another_number_and_it_is_said_why(
    text: str, notation: str, reason: str
) -> None:
    stated, wanted = find_numbers(text), parse_notation(notation)
    assert not bears(stated, wanted)
    assert missing(stated, wanted) == f"the cited words {reason}"


def test_an_interval_is_compared_by_what_it_means() -> None:
    up_to_20 = find_numbers("up to 20")
    assert bears(up_to_20, _quantity(None, "20"))
    assert bears(up_to_20, _quantity("0.0", "20.00"))
    assert bears(find_numbers("at least 5"), _quantity("5", None, high_open=True))
    assert bears(find_numbers("5 euros"), _quantity("5", "5", "euros"))
    assert not bears(find_numbers("up to 20 °C"), _quantity("0", "20", "°C"))


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("three", "3", True),
        ("at least 60", "60", True),
        ("1.2 million", "1,200,000 euros", True),
        ("12 %", "12 per cent", True),
        ("12 %", "12 km", False),
        ("10 to 20", "between 10 and 20", True),
        ("10 to 20", "10", False),
        ("12", "21", False),
        ("third", "3", True),
        ("dozens", "24", True),
    ],
)
def test_two_numbers_are_one_whatever_bounds_them(a: str, b: str, same: bool) -> None:
    (first,), (second,) = find_numbers(a), find_numbers(b)
    assert same_core(first, second) is same
    assert same_core(second, first) is same


def test_every_reason_can_be_acted_on() -> None:
    """What a message shows in brackets is a notation that the same words bear."""
    for text, _ in BORNE:
        for number in find_numbers(text):
            assert bears([number], parse_notation(to_notation(number.quantity)))


@pytest.mark.parametrize(
    ("quantity", "notation"),
    [
        (_quantity(None, None), ".."),
        (_quantity("5", "5", "furlong"), "5 furlong"),
        (_quantity("10", None, approximate=True), "~10.."),
        (_quantity(None, "20", approximate=True), "~..20"),
    ],
)
def test_intervals_from_elsewhere_can_be_shown(quantity: Quantity, notation: str) -> None:
    assert to_notation(quantity) == notation


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        pytest.param("46600000 GBP", None, id="its currency stands nearby"),
        pytest.param("30100000 GBP", None, id="its currency stands with it"),
        pytest.param("46600000 USD", "the cited words say", id="another currency"),
        pytest.param("46700000 GBP", "the cited words hold no number", id="another sum"),
        pytest.param("620 GBP", "the cited words say", id="a count is no sum"),
        pytest.param("9 %", "the cited words say", id="a percentage has its sign"),
    ],
)
def test_a_sum_may_leave_out_its_currency(wanted: str, why: str | None) -> None:
    text = "Profit fell by 8 % to 30.1 million pounds from 46.6 million; 620 jobs go at 9 works."
    stated = find_numbers(text)
    reason = missing(stated, parse_notation(wanted), near=stated)
    assert reason is None if why is None else str(reason).startswith(why)
