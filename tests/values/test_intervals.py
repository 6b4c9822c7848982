"""Quantities beside each other: tables, an oracle of single numbers, and what must always hold."""

from __future__ import annotations

from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factgen.models import Quantity
from factgen.quantity import parse_notation
from factgen.values.intervals import (
    added,
    comparable,
    exceeds,
    finer,
    from_below,
    meet,
    same,
)
from factgen.values.units import dimension

Q = parse_notation
"""Rows below are written in the notation of quantities."""


@pytest.fixture(scope="module", autouse=True)
def pint_loaded() -> None:
    """Loading pint takes longer than a property may; let none of them pay for it."""
    dimension("km")


def interval(
    low: str | None, high: str | None, *, low_open: bool = False, high_open: bool = False
) -> Quantity:
    return Quantity(
        low=None if low is None else Decimal(low),
        high=None if high is None else Decimal(high),
        low_open=low_open,
        high_open=high_open,
    )


def relation(a: Quantity, b: Quantity) -> str:
    """What the module says of two quantities; it is always one of these alone."""
    said = {
        "over": exceeds(a, b),
        "under": exceeds(b, a),
        "same": same(a, b),
        "finer": finer(a, b),
        "coarser": finer(b, a),
    }
    words = [word for word, true in said.items() if true]
    assert meet(a, b) == (not {"over", "under"} & set(words))
    assert len(words) <= 1
    assert comparable(a, b) or not words
    return words[0] if words else "meet" if comparable(a, b) else "not comparable"


TURNED = {"over": "under", "under": "over", "finer": "coarser", "coarser": "finer"}

COUNTS = {
    "equal": ("3", "3", "same"),
    "more": ("5", "3", "over"),
    "at_least_and_one_in_it": ("3", ">=1", "finer"),
    "at_least_and_its_bound": ("1", ">=1", "finer"),
    "at_least_and_one_below": ("0", ">=1", "under"),
    "more_than_and_its_bound": ("100", ">100", "under"),
    "more_than_and_at_least": (">100", ">=100", "finer"),
    "more_than_twice": (">100", ">100", "same"),
    "over_500_and_nearly_500": (">500", "~<500", "over"),
    "about_500_and_nearly_500": ("~500", "~<500", "coarser"),
    "up_to_and_its_bound": ("20", "<=20", "finer"),
    "less_than_and_its_bound": ("20", "<20", "over"),
    "up_to_and_at_least_share_one": ("<=20", ">=20", "meet"),
    "less_than_and_at_least_share_none": ("<20", ">=20", "under"),
    "up_to_and_more_than_share_none": ("<=20", ">20", "under"),
    "overlap": ("10..20", "15..25", "meet"),
    "apart": ("10..20", "21..25", "under"),
    "touching": ("10..20", "20..25", "meet"),
    "inside": ("12..15", "10..20", "finer"),
    "one_shared_end": ("10..15", "10..20", "finer"),
    "open_inside_closed": (">10..<20", "10..20", "finer"),
    "zero_and_none": ("0", "0", "same"),
    "zero_and_some": ("0", ">0", "under"),
    "zero_and_at_least_one": ("0", ">=1", "under"),
    "zero_and_up_to": ("0", "<=20", "finer"),
    "about_is_an_interval_like_another": ("~900", "810..990", "same"),
    "dozens_and_a_figure_below": (">=24", "20", "over"),
    "three_is_three": ("3", "3.0", "same"),
    "less_than_nothing": ("<0", "0", "under"),
    "negative_order": ("-5", "-3", "under"),
    "negative_interval": ("-5..-3", "-4", "coarser"),
    "across_zero": ("-1..1", "0", "coarser"),
    "percent": ("5 %", "<=10 %", "finer"),
    "money": ("5 EUR", "6 EUR", "under"),
}


@pytest.mark.parametrize(("a", "b", "expected"), COUNTS.values(), ids=COUNTS)
def test_two_figures_of_one_unit(a: str, b: str, expected: str) -> None:
    assert relation(Q(a), Q(b)) == expected
    assert relation(Q(b), Q(a)) == TURNED.get(expected, expected)


UNITS = {
    "km_and_m": ("5 km", "5000 m", "same"),
    "km_and_m_are_exact": ("5 km", "5001 m", "under"),
    "more_km_than_m": (">5 km", "5000 m", "over"),
    "kiloton": ("2 kt", "2000 t", "same"),
    "hectares": ("1 km²", "100 ha", "same"),
    "gigawatt": ("1.2 GW", "1150 MW", "over"),
    "km_and_mi_rounded": ("5 km", "3.1 mi", "same"),
    "km_and_mi_rounded_up": ("100 km", "62 mi", "same"),
    "km_and_mi_roughly": ("5 km", "3 mi", "meet"),
    "km_and_mi_two_digits": ("100 km", "60 mi", "meet"),
    "km_and_mi_another": ("5 km", "4 mi", "under"),
    "km_and_mi_six_percent_off": ("5 km", "3.3 mi", "under"),
    "km_and_mi_the_same_figure": ("5 km", "5 mi", "under"),
    "feet_and_metres": ("1200 m", "4000 ft", "meet"),
    "at_least": (">=5 km", "3.1 mi", "coarser"),
    "bound_of_a_rounded_figure": (">5 km", ">=3.1 mi", "same"),
    "range_holds": ("10..20 km", "9 mi", "coarser"),
    "range_over": ("30..40 km", "10 mi", "over"),
    "knots": ("20 kn", "37 km/h", "same"),
    "pounds": ("500 kg", "1100 lb", "same"),
    "mph": ("120 km/h", "75 mi/h", "same"),
    "warm": ("20 °C", "68 °F", "same"),
    "warm_rounded": ("21 °C", "70 °F", "same"),
    "cold": ("-40 °C", "-40 °F", "same"),
    "freezing": ("0 °C", "32 °F", "same"),
    "freezing_and_not": ("0 °C", "34 °F", "under"),
    "hot": ("38 °C", "100 °F", "same"),
    "hotter": ("38 °C", "102 °F", "under"),
    "below_zero": ("<=-3 °C", "20 °F", "coarser"),
    "no_length": ("0 km", "0 mi", "same"),
    "some_length": ("0 km", "1 mi", "under"),
    "spelled_otherwise": ("5 km", "5 kms", "same"),
    "euro_and_dollar": ("5 EUR", "6 USD", "not comparable"),
    "percent_and_points": ("5 %", "2 pp", "not comparable"),
    "count_and_km": ("5", "6 km", "not comparable"),
    "km_and_kg": ("5 km", "6 kg", "not comparable"),
    "power_and_energy": ("5 MW", "6 MWh", "not comparable"),
    "degrees_of_what": ("20 °", "90 °C", "not comparable"),
    "kiloton_and_knot": ("20 kt", "3 kn", "not comparable"),
}


@pytest.mark.parametrize(("a", "b", "expected"), UNITS.values(), ids=UNITS)
def test_two_figures_of_two_units(a: str, b: str, expected: str) -> None:
    assert relation(Q(a), Q(b)) == expected
    assert relation(Q(b), Q(a)) == TURNED.get(expected, expected)


EMPTY = {
    "upside_down": interval("5", "3"),
    "open_point": interval("3", "3", low_open=True),
    "open_on_both_sides": interval("0", "0", low_open=True, high_open=True),
}


@pytest.mark.parametrize("nothing", EMPTY.values(), ids=EMPTY)
@pytest.mark.parametrize("other", [interval("3", "3"), interval(None, None), *EMPTY.values()])
def test_an_interval_without_numbers_says_nothing(nothing: Quantity, other: Quantity) -> None:
    assert relation(nothing, other) == relation(other, nothing) == "not comparable"


def test_a_sum_is_exact_beyond_the_digits_of_its_terms() -> None:
    terms = [Q("100000000000000000000000"), Q("0.00000000000000000000001"), Q("1")]
    expected = Decimal("100000000000000000000001.00000000000000000000001")
    assert {added(order).low for order in permutations(terms)} == {expected}


def test_without_bounds_all_is_possible() -> None:
    anything = interval(None, None)
    assert relation(anything, anything) == "same"
    assert relation(interval("3", "3"), anything) == "finer"
    assert relation(interval(None, "3"), interval(None, "3", low_open=True)) == "same"
    assert relation(interval(None, "3"), interval("3", None)) == "meet"


@pytest.mark.parametrize(
    ("part", "whole"),
    [("3", ">=3"), (">3", ">3"), ("10..20", ">=10"), ("<=20", ">=0"), ("~900", "~810..")],
)
def test_a_part_bounds_its_whole_from_below(part: str, whole: str) -> None:
    assert from_below(Q(part)) == Q(whole)


def test_a_part_without_lower_bound_says_nothing_of_its_whole() -> None:
    assert from_below(interval(None, "5", high_open=True)) == interval(None, None)


SUMS = {
    "nothing": ([], "0"),
    "one": (["3"], "3"),
    "points": (["3", "4"], "7"),
    "at_least": (["3", ">=4"], ">=7"),
    "more_than": ([">3", ">=4"], ">7"),
    "up_to": (["<=3", "<20"], "<23"),
    "none": (["0", "5"], "5"),
    "units": (["1 km", "500 m"], "1.5 km"),
    "negative": (["-3 %", "1 %"], "-2 %"),
    "all_digits": (["10000000000000000000000", "0.5"], "10000000000000000000000.5"),
}


@pytest.mark.parametrize(("terms", "total"), SUMS.values(), ids=SUMS)
def test_a_sum_is_the_interval_of_all_sums(terms: list[str], total: str) -> None:
    for order in permutations(terms):
        assert added(Q(term) for term in order) == Q(total)


def test_a_sum_with_something_approximate_is_approximate() -> None:
    assert added([Q("~900"), Q("100")]).approximate
    assert not added([Q("900"), Q("100")]).approximate


@pytest.mark.parametrize("terms", [("5 EUR", "5 USD"), ("5", "5 km"), ("5 %", "5 pp")])
def test_of_a_sum_that_cannot_be_made_nothing_is_said(terms: tuple[str, str]) -> None:
    for order in permutations(terms):
        total = added(Q(term) for term in order)
        assert (total.low, total.high) == (None, None)
    assert added([Q("3"), interval("5", "3")]) == interval(None, None)


bounds = st.none() | st.integers(-6, 6).map(Decimal) | st.sampled_from([Decimal("0.5")])
any_quantity = st.builds(
    Quantity,
    low=bounds,
    high=bounds,
    low_open=st.booleans(),
    high_open=st.booleans(),
    approximate=st.booleans(),
)


def holds(q: Quantity, number: Decimal) -> bool:
    above = q.low is None or q.low < number or (q.low == number and not q.low_open)
    below = q.high is None or number < q.high or (q.high == number and not q.high_open)
    return above and below


def filled(q: Quantity) -> bool:
    return any(holds(q, n) for n in SAMPLE)


SAMPLE = [Decimal(n) / 8 for n in range(-8 * 8, 8 * 8 + 1)]
"""Between any two bounds that are drawn there is a number of these, and beyond all of them too."""
real_quantity = any_quantity.filter(filled)


@given(real_quantity, real_quantity)
def test_all_is_as_single_numbers_say(a: Quantity, b: Quantity) -> None:
    of_a = [n for n in SAMPLE if holds(a, n)]
    of_b = [n for n in SAMPLE if holds(b, n)]
    shared = set(of_a) & set(of_b)
    ends = (None in (a.low, b.high)) is False
    assert comparable(a, b)
    assert meet(a, b) == bool(shared)
    assert exceeds(a, b) == (ends and min(of_a) > max(of_b))
    assert same(a, b) == (of_a == of_b)
    assert finer(a, b) == (set(of_a) < set(of_b))


@given(any_quantity)
def test_only_what_holds_a_number_is_compared(a: Quantity) -> None:
    assert comparable(a, a) == filled(a)


UNIT_GROUPS = (
    (None,),
    ("km", "m", "mi", "ft"),
    ("°C", "°F"),
    ("kg", "t", "lb"),
    ("EUR",),
    ("%",),
    ("pp",),
)
wide_bounds = (
    st.none()
    | st.decimals(-200, 200, places=1, allow_nan=False, allow_infinity=False)
    | st.integers(-10, 10).map(Decimal)
)


def with_unit(units: tuple[str | None, ...]) -> st.SearchStrategy[Quantity]:
    return st.builds(
        Quantity,
        low=wide_bounds,
        high=wide_bounds,
        low_open=st.booleans(),
        high_open=st.booleans(),
        unit=st.sampled_from(units),
    )


one_kind = st.sampled_from(UNIT_GROUPS).flatmap(
    lambda units: st.tuples(with_unit(units), with_unit(units))
)
any_kind = with_unit(tuple(unit for units in UNIT_GROUPS for unit in units))


@given(one_kind | st.tuples(any_kind, any_kind))
def test_relations_fit_together_whatever_the_units(pair: tuple[Quantity, Quantity]) -> None:
    a, b = pair
    assert comparable(a, b) == comparable(b, a)
    assert same(a, b) == same(b, a)
    assert meet(a, b) == meet(b, a)
    assert not (finer(a, b) and finer(b, a))
    said = relation(a, b)
    assert relation(b, a) == TURNED.get(said, said)


@given(any_kind)
def test_each_meets_itself_and_is_the_same(a: Quantity) -> None:
    assert meet(a, a)
    assert same(a, a) == comparable(a, a)
    assert not exceeds(a, a)
    assert not finer(a, a)


@given(one_kind, st.decimals(0, 50, places=1), st.booleans())
def test_widening_never_ends_a_meeting(
    pair: tuple[Quantity, Quantity], by: Decimal, endless: bool
) -> None:
    a, b = pair
    met = comparable(a, b) and meet(a, b)
    for low, high in ((by, None), (None, by), (by, by)):
        changes: dict[str, object] = {}
        if low is not None and a.low is not None:
            changes |= {"low": None if endless else a.low - low, "low_open": False}
        if high is not None and a.high is not None:
            changes |= {"high": None if endless else a.high + high, "high_open": False}
        assert not met or meet(a.model_copy(update=changes), b)


@given(one_kind)
def test_approximation_does_not_matter(pair: tuple[Quantity, Quantity]) -> None:
    a, b = pair
    vague = a.model_copy(update={"approximate": True})
    assert relation(vague, b) == relation(a, b)


@given(st.lists(real_quantity, max_size=4), st.data())
def test_a_sum_holds_the_sum_of_any_numbers(terms: list[Quantity], data: st.DataObject) -> None:
    numbers = [data.draw(st.sampled_from([n for n in SAMPLE if holds(q, n)])) for q in terms]
    assert holds(added(terms), sum(numbers, Decimal(0)))
    assert added(terms) == added(reversed(terms))
