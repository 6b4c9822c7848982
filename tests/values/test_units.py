"""What units measure and how they convert: every symbol of a row, and what must hold of any."""

from __future__ import annotations

import doctest
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factgen.models import Quantity
from factgen.numberwords import CURRENCIES, SYMBOLS
from factgen.values import units
from factgen.values.units import conversion, converted, dimension

ROOT = Path(__file__).parent.parent.parent

# Each symbol in the first unit of its row; the factors are those of the international definitions.
MEASURES = {
    "[length]": {
        "m": "1", "km": "1000", "cm": "0.01", "mm": "0.001", "mi": "1609.344", "nmi": "1852",
        "ft": "0.3048", "in": "0.0254", "yd": "0.9144",
    },
    "[mass]": {
        "kg": "1", "g": "0.001", "mg": "0.000001", "t": "1000", "kt": "1000000",
        "lb": "0.45359237", "oz": "0.028349523125",
    },
    "[length]^3": {"l": "1", "ml": "0.001", "m³": "1000", "gal": "3.785411784"},
    "[length]^2": {
        "m²": "1", "km²": "1000000", "ha": "10000", "acre": "4046.8564224",
        "mi²": "2589988.110336", "ft²": "0.09290304",
    },
    "[temperature]": {"°C": "1", "°F": "1"},
    "[angle]": {"°": "1"},
    "[length] [time]^-1": {
        "km/h": "1", "mi/h": "1.609344", "m/s": "3.6", "kn": "1.852",
    },
    "[length]^2 [mass] [time]^-3": {
        "W": "1", "kW": "1000", "MW": "1E6", "GW": "1E9", "TW": "1E12",
    },
    "[length]^2 [mass] [time]^-2": {
        "Wh": "1", "kWh": "1000", "MWh": "1E6", "GWh": "1E9", "TWh": "1E12",
    },
    "[current]^-1 [length]^2 [mass] [time]^-3": {"V": "1", "kV": "1000"},
    "[time]^-1": {"Hz": "1", "kHz": "1000", "MHz": "1E6", "GHz": "1E9"},
    "[data]": {"MB": "1", "GB": "1000", "TB": "1E6"},
    "[length]^-1 [mass] [time]^-2": {"hPa": "1", "kPa": "10"},
    "%": {"%": "1"},
    "pp": {"pp": "1"},
}  # fmt: skip
SYMBOL_DIMENSIONS = [(unit, kind) for kind, row in MEASURES.items() for unit in row]
FACTORS = [
    (unit, next(iter(row)), factor)
    for kind, row in MEASURES.items()
    if kind != "[temperature]"
    for unit, factor in row.items()
]


@pytest.fixture(scope="module", autouse=True)
def pint_loaded() -> None:
    """Loading pint takes longer than a property may; let none of them pay for it."""
    dimension("km")


def point(number: str, unit: str | None) -> Quantity:
    return Quantity(low=Decimal(number), high=Decimal(number), unit=unit)


def test_the_table_has_every_symbol_that_a_row_can_have() -> None:
    assert sorted(unit for unit, _ in SYMBOL_DIMENSIONS) == sorted(set(SYMBOLS.values()))


@pytest.mark.parametrize(("unit", "expected"), SYMBOL_DIMENSIONS)
def test_each_symbol_has_its_dimension(unit: str, expected: str) -> None:
    assert dimension(unit) == expected


@pytest.mark.parametrize(("unit", "base", "factor"), FACTORS)
def test_each_symbol_converts_within_its_dimension(unit: str, base: str, factor: str) -> None:
    there = converted(point("1", unit), base)
    assert there is not None
    assert there.low == there.high
    assert there.unit == base
    # pint's acre is the surveyors', longer by four parts in a million.
    limit = Decimal("0.00001") if unit == "acre" else Decimal(0)
    assert abs(there.low / Decimal(factor) - 1) <= limit


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        (None, "count"),
        ("EUR", "EUR"),
        ("euros", "EUR"),
        ("$", "USD"),
        ("usd", "USD"),
        ("kms", "[length]"),
        ("sq km", "[length]^2"),
        ("rockets", "rockets"),
        ("", ""),
        ("km ** 9 ** 9 ** 9", "km ** 9 ** 9 ** 9"),
        ("meter", "[length]"),
        ("parsec", "parsec"),
    ],
)
def test_other_units_are_their_own_dimension(unit: str | None, expected: str) -> None:
    assert dimension(unit) == expected


def test_each_currency_is_its_own_dimension() -> None:
    assert {dimension(code) for code in CURRENCIES} == CURRENCIES


@pytest.mark.parametrize(
    ("number", "source", "target", "expected"),
    [
        ("5", "km", "m", "5000"),
        ("250", "m", "km", "0.25"),
        ("3", "mi", "km", "4.828032"),
        ("5", "°C", "°F", "41"),
        ("41", "°F", "°C", "5"),
        ("-40", "°F", "°C", "-40"),
        ("0", "°C", "°F", "32"),
        ("36.6", "°C", "°F", "97.88"),
        ("10", "m/s", "km/h", "36"),
        ("2", "kt", "t", "2000"),
        ("0.5", "t", "kg", "500"),
        ("100", "ha", "km²", "1"),
        ("10", "kn", "km/h", "18.52"),
        ("1013", "hPa", "kPa", "101.3"),
        ("3", "ft", "yd", "1"),
        ("5", "EUR", "euros", "5"),
        ("7", None, None, "7"),
    ],
)
def test_a_number_is_exact_in_another_unit(
    number: str, source: str | None, target: str | None, expected: str
) -> None:
    there = converted(point(number, source), target)
    assert there == point(expected, target)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("EUR", "USD"),
        ("%", "pp"),
        ("%", None),
        (None, "km"),
        ("km", None),
        ("km", "kg"),
        ("km", "km²"),
        ("MW", "MWh"),
        ("kt", "kn"),
        ("°", "°C"),
        ("°", "MB"),
        ("°", None),
        ("GB", None),
        ("Hz", "kn"),
        ("rockets", None),
        ("rockets", "missiles"),
        ("count", None),
        ("km", "parsec"),
    ],
)
def test_other_kinds_do_not_convert(source: str | None, target: str | None) -> None:
    assert converted(point("1", source), target) is None
    assert converted(point("1", target), source) is None


def test_bounds_keep_what_they_are() -> None:
    about = Quantity(
        low=Decimal(2), high=None, low_open=True, high_open=False, unit="km", approximate=True
    )
    assert converted(about, "m") == about.model_copy(update={"low": Decimal(2000), "unit": "m"})
    below = Quantity(low=None, high=Decimal(10), high_open=True, unit="°C")
    assert converted(below, "°F") == below.model_copy(update={"high": Decimal(50), "unit": "°F"})


@pytest.mark.parametrize(
    ("source", "target", "decimal"),
    [
        ("km", "m", True),
        ("m", "km", True),
        ("ha", "km²", True),
        ("l", "m³", True),
        ("kt", "kg", True),
        ("km", "mi", False),
        ("yd", "ft", False),
        ("m/s", "km/h", False),
        ("°C", "°F", False),
        (None, None, True),
    ],
)
def test_decimal_units_are_known(source: str | None, target: str | None, decimal: bool) -> None:
    way, back = conversion(source, target), conversion(target, source)
    assert way is not None
    assert back is not None
    assert way.decimal == back.decimal == decimal


def numbers(digits: int, places: int) -> st.SearchStrategy[Decimal]:
    most = Decimal(10) ** (digits - places)
    return st.decimals(-most + 1, most - 1, allow_nan=False, allow_infinity=False, places=places)


SAME_KIND = [(a, b) for row in MEASURES.values() for a in row for b in row]
SCALED = [pair for pair in SAME_KIND if "°F" not in pair]


@given(pair=st.sampled_from(SCALED), number=numbers(24, 0) | numbers(24, 8) | numbers(20, 18))
def test_there_and_back_is_the_same_number(pair: tuple[str, str], number: Decimal) -> None:
    source, target = pair
    start = Quantity(low=number, high=None, unit=source)
    there = converted(start, target)
    assert there is not None
    assert converted(there, source) == start


@example(unit="°F", number=Decimal("1E-19"))
@example(unit="°C", number=Decimal("1E-19"))
@given(unit=st.sampled_from(["°C", "°F"]), number=numbers(8, 4) | numbers(20, 0) | numbers(20, 19))
def test_a_temperature_there_and_back_is_the_same(unit: str, number: Decimal) -> None:
    start = Quantity(low=number, high=number, unit=unit)
    there = converted(start, "°F" if unit == "°C" else "°C")
    assert there is not None
    assert converted(there, unit) == start


@given(st.none() | st.text() | st.sampled_from(sorted(set(SYMBOLS.values()) | CURRENCIES)))
def test_any_unit_has_a_dimension_and_converts_to_itself(unit: str | None) -> None:
    assert isinstance(dimension(unit), str)
    assert converted(point("7", unit), unit) == point("7", unit)


@given(
    st.sampled_from([None, *sorted(set(SYMBOLS.values())), "EUR", "USD", "rockets"]),
    st.sampled_from([None, *sorted(set(SYMBOLS.values())), "EUR", "USD", "rockets"]),
)
def test_what_converts_is_what_has_one_dimension(a: str | None, b: str | None) -> None:
    assert (conversion(a, b) is not None) == (dimension(a) == dimension(b))


def test_one_registry_is_kept() -> None:
    assert units._registry() is units._registry()


LAZY = """
import sys
from decimal import Decimal
from factgen.models import Quantity
from factgen.values import intervals
def of(unit): return Quantity(low=Decimal(3), high=None, unit=unit)
loaded = []
for a, b in [(None, None), (None, "km"), ("km", "km"), ("EUR", "USD"), ("%", "pp"), ("km", "mi")]:
    intervals.meet(of(a), of(b))
    loaded.append("pint" in sys.modules)
print(loaded)
"""


def test_pint_is_loaded_only_where_two_units_of_measure_meet() -> None:
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", LAZY], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == str([False] * 5 + [True])


def test_the_examples_run() -> None:
    assert doctest.testmod(units).failed == 0
