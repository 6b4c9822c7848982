"""Windows tile the article, fit their size, and are cut at paragraph ends where there are any."""

from __future__ import annotations

import pytest
from builders import article
from hypothesis import given
from hypothesis import strategies as st

from factgen.models import Article
from factgen.windows import breaks, size, split, whole, windows

SENTENCES = st.lists(
    st.tuples(st.integers(1, 60), st.sampled_from([" ", "\n", "\n\n"])), min_size=1, max_size=30
)


def made(parts: list[tuple[int, str]]) -> Article:
    """An article of sentences of these lengths, each with what stands after it."""
    text, ranges = "", []
    for length, gap in parts:
        ranges.append((len(text), len(text) + length))
        text += "x" * length + gap
    return article(["x"]).model_copy(update={"text": text, "sentences": tuple(ranges)})


@given(SENTENCES, st.integers(1, 400))
def test_windows_tile_the_article(parts: list[tuple[int, str]], most: int) -> None:
    found = made(parts)
    numbers = [n for first, last in windows(found, most) for n in range(first, last + 1)]
    assert numbers == list(range(1, len(parts) + 1))


@given(SENTENCES, st.integers(1, 400))
def test_windows_fit_unless_they_are_one_sentence(parts: list[tuple[int, str]], most: int) -> None:
    found = made(parts)
    for first, last in windows(found, most):
        start, end = found.sentences[first - 1][0], found.sentences[last - 1][1]
        assert size(found, (first, last)) == end - start
        assert end - start <= most or first == last


@given(SENTENCES)
def test_an_article_that_fits_is_one_window(parts: list[tuple[int, str]]) -> None:
    found = made(parts)
    assert windows(found, size(found, whole(found))) == (whole(found),)


@given(SENTENCES)
def test_a_split_ends_a_paragraph_where_one_ends(parts: list[tuple[int, str]]) -> None:
    found = made(parts)
    inside = {n for n in range(1, len(parts)) if "\n" in parts[n - 1][1]}
    assert breaks(found) == inside
    halves = split(found, whole(found))
    if len(parts) == 1:
        assert halves == (whole(found),)
        return
    (first, cut), (after, last) = halves
    assert (first, after, last) == (1, cut + 1, len(parts))
    assert cut in inside or not inside


@pytest.mark.parametrize(
    ("parts", "cut"),
    [
        pytest.param([(10, " ")] * 4, 2, id="no paragraph: the sentence nearest the middle"),
        pytest.param([(10, "\n"), *[(10, " ")] * 3], 1, id="the only paragraph end, far off"),
        pytest.param([(10, "\n")] * 6, 3, id="the paragraph end nearest the middle"),
        pytest.param([(90, " "), (5, " "), (5, " ")], 1, id="a long first sentence"),
        pytest.param([(5, " "), (5, " "), (90, " ")], 2, id="a long last sentence"),
    ],
)
def test_where_an_article_is_split(parts: list[tuple[int, str]], cut: int) -> None:
    found = made(parts)
    assert split(found, whole(found)) == ((1, cut), (cut + 1, len(parts)))


def test_a_later_window_is_split_inside_itself() -> None:
    found = made([(10, "\n"), (10, " "), (10, " "), (10, " "), (10, "\n"), (10, " ")])
    assert split(found, (2, 5)) == ((2, 3), (4, 5))
    assert split(found, (3, 3)) == ((3, 3),)


def test_half_of_an_even_article_is_not_cut_further() -> None:
    found = made([(100, "\n\n")] * 8)
    assert windows(found, 450) == ((1, 4), (5, 8))
