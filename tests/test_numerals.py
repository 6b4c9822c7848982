"""Numbers in prose: what is found, where, and how it is read. The cases are in numerals.txt."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factgen.numerals import Number, find_numbers
from factgen.quantity import BEARING, parse_notation, to_notation


def _cases() -> list[tuple[str, str, str]]:
    """The table in numerals.txt: language, text, and what is found in it."""
    table = Path(__file__).with_name("numerals.txt").read_text(encoding="utf-8")
    rows = [line.split("|") for line in table.splitlines() if line and not line.startswith("# ")]
    return [(language.strip(), text.strip(), found.strip()) for language, text, found in rows]


CASES = _cases()


def _shown(number: Number) -> str:
    notation = to_notation(number.quantity)
    if number.kind == "cardinal":
        return notation
    return "one" if (number.kind, notation) == ("one", "1") else f"{number.kind} {notation}"


@pytest.mark.parametrize(
    ("language", "text", "expected"), CASES, ids=[f"{lang}: {text}" for lang, text, _ in CASES]
)
def test_numbers_are_found_as_meant(language: str, text: str, expected: str) -> None:
    assert "; ".join(map(_shown, find_numbers(text, language))) == expected


@pytest.mark.parametrize(
    ("text", "whole", "core"),
    [
        ("left at least 60 people hurt", "at least 60", "60"),
        ("worth about $1.2 million now", "about $1.2 million", "1.2 million"),
        ("rose by 12 per cent", "12 per cent", "12"),
        ("some 60 people or more came", "some 60 people or more", "60"),
        ("between 10 and 20 people", "between 10 and 20", "10 and 20"),
        ("from $10 to $20 million now", "from $10 to $20 million", "10 to $20 million"),
        ("an estimated 500 people", "an estimated 500", "500"),
        ("no fewer than five", "no fewer than five", "five"),
        ("at minus 5 degrees", "minus 5 degrees", "5"),
        ("on the 21st day", "21st", "21st"),
        ("over half of them", "over half", "half"),
        ("İİ 𝟙 at least 60", "at least 60", "60"),
        ("at\nleast\n60", "at\nleast\n60", "60"),
    ],
)
def test_offsets_cover_modifiers_and_the_bare_number(text: str, whole: str, core: str) -> None:
    (number,) = (n for n in find_numbers(text) if n.kind not in ("one", "zero"))
    assert text[number.start : number.end] == number.words == whole
    assert text[number.core_start : number.core_end] == core


def test_core_holds_the_bare_numbers() -> None:
    first, second = find_numbers("at least 60 of 10 to 20 million")
    assert first.core == (Decimal(60),)
    assert second.core == (Decimal(10_000_000), Decimal(20_000_000))


def test_numbers_inside_a_date_have_their_own_offsets() -> None:
    text = "on Jan. 26, 2020"
    found = find_numbers(text)
    assert [text[n.start : n.end] for n in found] == ["26", "2020"]


# A speller of its own, so that what is read is not checked against the words it is read by.


def _row(words: str) -> list[str]:
    return words.split()


_EN = _row(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
)
_EN_TENS = _row("- - twenty thirty forty fifty sixty seventy eighty ninety")
_ES = _row(
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince"
    " dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro"
    " veinticinco veintiséis veintisiete veintiocho veintinueve"
)
_ES_TENS = _row("- - - treinta cuarenta cincuenta sesenta setenta ochenta noventa")
_ES_HUNDREDS = _row(
    "- ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos"
    " novecientos"
)
_DE = _row(
    "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn"
    " sechzehn siebzehn achtzehn neunzehn"
)
_DE_TENS = _row("- - zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig")


def _english(n: int, join: str = " and ") -> str:
    if n >= 1000:
        rest = n % 1000
        joint = "" if not rest else join if rest < 100 else " "
        return f"{_english(n // 1000, join)} thousand{joint}{_english(rest, join) if rest else ''}"
    if n >= 100:
        return f"{_EN[n // 100]} hundred" + (join + _english(n % 100) if n % 100 else "")
    if n >= 20:
        return _EN_TENS[n // 10] + (f"-{_EN[n % 10]}" if n % 10 else "")
    return _EN[n]


def _spanish(n: int) -> str:
    if n >= 1000:
        thousands = "" if n < 2000 else _spanish(n // 1000)
        if thousands.endswith("uno"):
            thousands = thousands.removesuffix("uno") + "un"
            thousands = thousands.replace("veintiun", "veintiún")
        return f"{thousands} mil {_spanish(n % 1000) if n % 1000 else ''}".strip()
    if n == 100:
        return "cien"
    if n > 100:
        return f"{_ES_HUNDREDS[n // 100]} {_spanish(n % 100) if n % 100 else ''}".strip()
    if n >= 30:
        return _ES_TENS[n // 10] + (f" y {_ES[n % 10]}" if n % 10 else "")
    return _ES[n]


def _german(n: int) -> str:
    if n >= 1000:
        return f"{_german_head(n // 1000)}tausend{_german(n % 1000) if n % 1000 else ''}"
    if n >= 100:
        return f"{_german_head(n // 100)}hundert{_german(n % 100) if n % 100 else ''}"
    if n >= 20:
        return (f"{_german_head(n % 10)}und" if n % 10 else "") + _DE_TENS[n // 10]
    return _DE[n]


def _german_head(n: int) -> str:
    return _german(n).removesuffix("s") if n % 100 == 1 else _german(n)


_SPELLERS = {
    "en": _english,
    "en-US": lambda n: _english(n, " "),
    "es": _spanish,
    "de": _german,
}


@pytest.mark.parametrize("language", _SPELLERS)
@given(n=st.integers(0, 999_999))
@example(n=0)
@example(n=1)
@example(n=100)
@example(n=1_000)
@example(n=21_021)
@example(n=100_001)
@example(n=999_999)
@settings(max_examples=300)
def test_every_number_below_a_million_is_read_back_from_words(language: str, n: int) -> None:
    text = _SPELLERS[language](n)
    (number,) = find_numbers(f"({text})", language)
    assert number.core == (Decimal(n),)
    assert number.words == text
    assert to_notation(number.quantity) == str(n)


@pytest.mark.parametrize(
    ("language", "group"), [("en", ","), ("es", "."), ("de", "."), ("en", " ")]
)
@given(n=st.integers(0, 10**12), decimals=st.integers(0, 9999))
def test_grouped_digits_are_read_back(language: str, group: str, n: int, decimals: int) -> None:
    mark = "." if language == "en" else ","
    text = f"{n:,}".replace(",", group) + (f"{mark}{decimals}" if decimals else "")
    (number,) = find_numbers(f"({text})", language)
    assert number.core == (Decimal(f"{n}.{decimals}"),)
    assert number.words == text


_WORDS = st.sampled_from(
    _row(
        "at least about over up to no nobody a an one twenty hundred thousand million half third"
        " dozens and or more between from to - , . % $ km € 3 12 4.5 2019 Jan. 26 p.m. de mil unos"
        " y medio una entre über zwei ein Dutzend bis 3. Millionen No. Level several of ½ 1,200"
    )
)
_TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(_WORDS, max_size=14).map(" ".join),
    st.lists(_WORDS, max_size=14).map("".join),
)


@given(text=_TEXTS, language=st.sampled_from(["en", "es", "de", "fr", "und"]))
@settings(max_examples=500)
def test_any_text_gives_numbers_in_order_that_the_notation_can_ask_for(
    text: str, language: str
) -> None:
    end = 0
    for number in find_numbers(text, language):
        assert end <= number.start <= number.core_start < number.core_end <= number.end
        assert number.end <= len(text)
        assert number.words == text[number.start : number.end]
        end = number.end
        if number.kind in BEARING:
            assert parse_notation(to_notation(number.quantity)) == number.quantity


@pytest.mark.parametrize("piece", ["about 12 people in 2019, ", "1-", "a ", "1 ", "dozens of "])
def test_texts_made_to_be_slow_are_read(piece: str) -> None:
    """A rule that were no longer linear would hang here."""
    text = piece * (20_000 // len(piece))
    assert find_numbers(text)[-1].end <= len(text)
