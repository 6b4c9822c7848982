"""Nearly the same wording in two articles is a copy; a common subject is none."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factgen.facts.copies import FEWEST_WORDS, SIMILAR, copies

FERRY = (
    "A ferry with two hundred passengers ran aground off the harbour of Norhaven on Sunday evening "
    "in thick fog, the coast guard said."
)
NEAR = [
    ("the same", FERRY),
    ("quotation marks and case", FERRY.replace("ferry", "“FERRY”")),
    ("a word changed", FERRY.replace("thick", "dense")),
    ("two words changed", FERRY.replace("thick", "dense").replace("ran", "went")),
    ("shortened", FERRY.removesuffix(", the coast guard said.")),
    ("lengthened", f"{FERRY} Nobody was hurt."),
]
FAR = [
    (
        "other words",
        "Off Norhaven a passenger ferry hit the ground in fog late on Sunday, said a spokesman.",
    ),
    ("another subject", "The mayor denied that the pier had been closed before the storm came in."),
    ("too short", "A ferry ran aground."),
    ("empty", ""),
]


@pytest.mark.parametrize("text", [text for _, text in NEAR], ids=[name for name, _ in NEAR])
def test_nearly_the_same_wording_of_two_articles_is_a_copy(text: str) -> None:
    assert copies([("a:1", "a", FERRY), ("b:1", "b", text)]) == {"b:1": "a:1"}


@pytest.mark.parametrize("text", [text for _, text in FAR], ids=[name for name, _ in FAR])
def test_other_wording_is_none(text: str) -> None:
    assert copies([("a:1", "a", FERRY), ("b:1", "b", text)]) == {}


def test_short_texts_are_never_copies() -> None:
    short = " ".join(FERRY.split()[: FEWEST_WORDS - 1])
    assert copies([("a:1", "a", short), ("b:1", "b", short)]) == {}


def test_no_text_is_a_copy_within_its_article() -> None:
    assert copies([("a:1", "a", FERRY), ("a:2", "a", FERRY)]) == {}


def test_a_copy_leads_to_the_first_claim_of_another_article() -> None:
    texts = [("b:1", "b", FERRY), ("c:1", "c", FERRY), ("a:2", "a", FERRY), ("a:1", "a", FERRY)]
    assert copies(texts) == {"a:2": "b:1", "b:1": "a:1", "c:1": "a:1"}


def test_the_first_of_all_that_are_alike_is_no_copy() -> None:
    texts = [("b:1", "b", FERRY), ("c:1", "c", FERRY), ("a:1", "a", FERRY)]
    for told in permutations(texts):
        assert copies(told) == {"b:1": "a:1", "c:1": "a:1"}


def test_many_texts_that_share_a_phrase_are_told_apart() -> None:
    phrase = "the embassy of the country in the capital city said on Monday that"
    texts = [
        (f"{n}:1", str(n), f"{phrase} {' '.join(f'word{n}x{i}' for i in range(14))}")
        for n in range(600)
    ]
    assert copies([*texts, ("z:1", "z", texts[7][2])]) == {"z:1": "7:1"}


WORDS = st.lists(st.sampled_from(["red", "green", "blue", "one", "two"]), max_size=14)
TEXTS = st.lists(st.tuples(st.sampled_from("abc"), WORDS.map(" ".join)), max_size=8).map(
    lambda rows: [(f"{article}:{n}", article, text) for n, (article, text) in enumerate(rows)]
)


def shingles(text: str) -> set[tuple[str, ...]]:
    words = text.split()
    return set(zip(words, words[1:], words[2:], strict=False)) if len(words) >= 8 else set()


@given(TEXTS)
def test_what_is_found_is_what_comparing_all_pairs_finds(
    texts: list[tuple[str, str, str]],
) -> None:
    wanted: dict[str, str] = {}
    for claim, article, text in texts:
        mine = shingles(text)
        near = [
            other
            for other, elsewhere, words in texts
            if elsewhere != article
            and mine
            and len(mine & shingles(words)) >= SIMILAR * len(mine | shingles(words))
        ]
        if near:
            wanted[claim] = min(near)
    mutual = {claim for claim, of in wanted.items() if wanted[of] == claim}
    firsts = {claim for claim in mutual if claim < wanted[claim]}
    wanted = {claim: of for claim, of in wanted.items() if claim not in firsts}
    assert all(wanted.get(of) != claim for claim, of in wanted.items())
    assert copies(texts) == wanted
    assert copies(list(reversed(texts))) == wanted
