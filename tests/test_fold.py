"""Folding and finding: a true quote is found however it is typed, an altered one never."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factgen.fold import fold

TEXT = (
    "“It’s a first,” the army said — at least 12.5\u00a0km away.\n"
    "They can’t say who did it; 1,200 of the 14\u202f500 left non\u2011fatal wounds at 04:20.\n"
    "The o\ufb03cer in the cafe\u0301 saw Bag\u00adhdad\u200b burn at −5 degrees, 12² metres… "
    "STRASSE."
)

FOUND = {
    "as it is": ("the army said", "the army said"),
    "other case": ("THE ARMY", "the army"),
    "straight quotes": ('"It\'s a first," the army', "“It’s a first,” the army"),
    "German quotes": ("„It’s a first,“", "“It’s a first,”"),
    "hyphen for a dash": ("said - at least", "said — at least"),
    "plain space for a hard one": ("12.5 km", "12.5\u00a0km"),
    "many spaces": ("at   least\t12.5", "at least 12.5"),
    "over a line's end": ("km away. They", "km away.\nThey"),
    "thin space": ("14 500 left", "14\u202f500 left"),
    "hard hyphen": ("non-fatal wounds", "non\u2011fatal wounds"),
    "ligature": ("officer", "o\ufb03cer"),
    "composed letter": ("café", "cafe\u0301"),
    "soft hyphen and zero width": ("Baghdad burn", "Bag\u00adhdad\u200b burn"),
    "sharp s": ("Straße", "STRASSE"),
    "ellipsis typed out": ("metres...", "metres…"),
    "minus sign": ("-5 degrees", "−5 degrees"),
    "footnote mark": ("12² metres", "12² metres"),
    "blanks around": ("  the army ", "the army"),
    "possessive cut": ("It", "It"),
}


@pytest.mark.parametrize(("quote", "raw"), FOUND.values(), ids=FOUND)
def test_a_true_quote_is_found_however_it_is_typed(quote: str, raw: str) -> None:
    span = fold(TEXT).find(quote)
    assert span is not None
    assert TEXT[slice(*span)] == raw


ALTERED = {
    "digit changed": "13.5 km",
    "point moved": "1.25 km",
    "point lost": "125 km",
    "part of a decimal": "12",
    "part of a decimal, its end": "5 km away",
    "part of a decimal, with the point": ".5 km",
    "part of a grouped number": "200 of the",
    "part of a clock": "20.",
    "word dropped": "army said at least",
    "word swapped": "the navy said",
    "negation dropped": "They can",
    "negation cut in two": "t say who did it",
    "negating prefix dropped": "fatal wounds",
    "sign dropped": "5 degrees",
    "exponent read as a digit": "122",
    "exponent dropped": "12 metres",
    "one point of an ellipsis": "metres.",
    "part of a word": "hdad burn",
    "nothing": "",
    "blanks only": " \n",
    "invisible only": "\u200b\u00ad",
}


@pytest.mark.parametrize("quote", ALTERED.values(), ids=ALTERED)
def test_an_altered_quote_is_not_found(quote: str) -> None:
    assert fold(TEXT).find(quote) is None


NUMBERS = [("1.2", "12"), ("12", "1.2"), ("12", "12.5"), ("12", "12,5"), ("5", "12,5"), ("3", "30")]
NUMBERS += [("30", "3"), ("2", "½"), ("1", "½"), ("12", "12½"), ("11", "9/11"), ("4", "−4")]


@pytest.mark.parametrize(("quote", "number"), NUMBERS)
def test_one_number_is_never_found_in_another(quote: str, number: str) -> None:
    assert fold(f"about {number} people").find(quote) is None
    assert fold(f"about {number} people").find(f"{quote} people") is None


def test_the_first_whole_occurrence_counts() -> None:
    text = "12.5 and 12 and 12"
    assert fold(text).find("12") == (9, 11)


def test_numbers_in_other_shapes_of_the_same_digits_are_found() -> None:
    assert fold("exactly \uff11\uff12 people").find("12 people") == (8, 17)


# What folds in odd ways: astral, marks, ligatures, odd spaces, invisible, quotes, ß, İ, sigma.
ODD = "aAeEnt12.,:/'-  \n\t\u00a0\u00ad\u200b\u200f\ufe0f\u0301\u0308\u0338İıßẞﬁ…½²①Σςσ“”‘’´"
ODD += "¨«»–−\u2028Ǆ𝟙𝐀😀क\u093f\u1100\u1161ﷺ\u3000e\u0301"
texts = st.text(alphabet=st.one_of(st.sampled_from(ODD), st.characters(exclude_categories=["Cs"])))


def words_of(text: str) -> list[tuple[int, int]]:
    """The ranges of what white space parts."""
    out, at = [], 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        out.append((start, at))
    return out


@given(texts, st.data())
@example("a\u0338 a", None)
@example("… .", None)
@example("x \u0308y ¨y", None)
def test_any_slice_of_whole_words_is_found(text: str, data: st.DataObject | None) -> None:
    ranges = words_of(text)
    if not ranges:
        assert fold(text).text.strip() == ""
        return
    if data is None:
        pairs = [(i, j) for i in range(len(ranges)) for j in range(i, len(ranges))]
    else:
        first = data.draw(st.integers(0, len(ranges) - 1))
        pairs = [(first, data.draw(st.integers(first, len(ranges) - 1)))]
    for first, last in pairs:
        piece = text[ranges[first][0] : ranges[last][1]]
        wanted = fold(piece).text.strip()
        span = fold(text).find(piece)
        if not wanted:  # nothing but invisible characters
            assert span is None
            continue
        assert span is not None
        start, end = span
        assert 0 <= start < end <= len(text)
        assert start < ranges[last][1]
        assert fold(text[start:end]).text.strip() == wanted


@given(texts, texts)
def test_what_is_found_folds_to_what_was_sought(text: str, needle: str) -> None:
    span = fold(text).find(needle)
    if span is None:
        return
    assert fold(text[slice(*span)]).text.strip() == fold(needle).text.strip()


@given(texts, st.data())
def test_the_map_covers_the_text_in_order(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    runs = list(zip(folded.raw, folded.width, folded.at, folded.linear, strict=True))
    assert all(a[0] + a[1] <= b[0] and a[2] < b[2] for a, b in pairwise(runs))
    if folded.text:
        start = data.draw(st.integers(0, len(folded.text) - 1))
        end = data.draw(st.integers(start + 1, len(folded.text)))
        raw_start, raw_end = folded.span(start, end)
        assert 0 <= raw_start < raw_end <= len(text)


@given(st.text(alphabet="abcdefgäöüéñçABC 019.,\n"))
def test_composed_and_decomposed_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)).text == fold(text).text


@given(texts)
def test_quotes_dashes_and_case_make_no_difference(text: str) -> None:
    assert fold(text.translate(str.maketrans("“”‘’–−", "\"\"''--"))).text == fold(text).text


def test_a_long_text_is_folded_whole() -> None:
    text = "Café “naïve” \u00a0\u00ad Ελλάδα e\u0301 " * 20_000
    folded = fold(text)
    assert folded.find("no such words") is None
    assert folded.find("café") == (0, 4)
