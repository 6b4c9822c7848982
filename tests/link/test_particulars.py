"""What one occurrence alone can have, and when two events share it."""

from __future__ import annotations

import pytest

from factgen.link.particulars import shared
from factgen.models import Claim, Quantity

from .told import event, one, quoting, says

SENTENCE = "“We will not leave this harbour in the dark again,” the mayor of Velm said."


def keys(*claims: Claim, label: str = "attack in Velm", language: str = "en") -> set[str]:
    found = one("a", event(label), *claims, language=language).particulars
    return {" ".join(particular.key[:3]) for particular in found}


@pytest.mark.parametrize(
    ("value", "language", "key"),
    [
        pytest.param("Gen. Ida Holm", "en", {"person killed holm"}, id="title"),
        pytest.param("Holm", "en", {"person killed holm"}, id="last name"),
        pytest.param("Iranian Gen. Ida Holm", "en", {"person killed holm"}, id="nation before"),
        pytest.param("Ida Holm, mayor of Velm", "en", {"person killed holm"}, id="gloss"),
        pytest.param(
            "Ida Holm and Jan Berg", "en", {"person killed holm", "person killed berg"}, id="two"
        ),
        pytest.param("General Holm", "de", {"person killed holm"}, id="German title"),
        pytest.param("a civilian contractor", "en", set(), id="a description"),
        pytest.param("an Iraqi civilian", "en", set(), id="a nation's"),
        pytest.param("Iraqis", "en", set(), id="a people"),
        pytest.param("Protesters", "en", set(), id="a common word opens the cell"),
        pytest.param("ein Soldat", "de", set(), id="German noun"),
    ],
)
def test_a_person_named(value: str, language: str, key: set[str]) -> None:
    assert keys(says("killed", value), language=language) == key


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("Fischer wurde getötet.", {"person killed fiser"}),
        ("Fischer wurden getötet.", set()),
    ],
)
def test_a_single_german_noun_is_a_name_where_the_verb_says_so(
    statement: str, found: set[str]
) -> None:
    claim = says("killed", "Fischer", statement=statement)
    assert {key.replace("fisker", "fiser") for key in keys(claim, language="de")} == found


def test_a_count_of_people_is_no_person() -> None:
    assert keys(says("killed", "two Americans", 2)) == {"count killed 2"}


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param(says("killed", "none", 0), id="zero"),
        pytest.param(says("killed", "a woman", 1), id="one"),
        pytest.param(says("killed", "five of them", 5, part="part"), id="a part"),
        pytest.param(says("occurrences", "third", 3), id="a place in a series"),
        pytest.param(says("killed", "Ida Holm", polarity="negative"), id="denied"),
        pytest.param(says("killed", "Ida Holm", certainty="unknown"), id="not known"),
        pytest.param(says("killed", "five", 5, certainty="possible"), id="possible"),
        pytest.param(
            says("killed", "about 50", quantity=Quantity(low=45, high=55, approximate=True)),
            id="about",
        ),
        pytest.param(says("killed", "dozens", quantity=Quantity(low=24, high=None)), id="dozens"),
    ],
)
def test_what_many_occurrences_can_have(claim: Claim) -> None:
    assert keys(claim) == set()


def test_a_large_count_is_worth_more_than_a_small_one() -> None:
    worths = [
        one("a", event("attack"), says("killed", str(n), n)).particulars[0].worth
        for n in (3, 500, 23, 17177)
    ]
    assert worths == sorted(worths)
    assert worths[0] == worths[1] < worths[2] < worths[3]


@pytest.mark.parametrize(
    ("label", "found"),
    [
        ("crash of Flight 752 near Velm", {"number flight 752"}),
        ("crash of MH17", {"number mh 17"}),
        ("attack of January 26", set()),
        ("World Cup 2022", set()),
        ("Level 4 warning", set()),
    ],
)
def test_numbered_names(label: str, found: set[str]) -> None:
    assert keys(label=label) == found


def test_a_quotation_with_its_speaker() -> None:
    said = one("a", event("attack"), quoting("Mayor Ida Holm", SENTENCE)).particulars
    same = one("b", event("attack"), quoting("Holm", SENTENCE)).particulars
    other = one("c", event("attack"), quoting("Jan Berg", SENTENCE)).particulars
    assert [p.key[0] for p in said] == ["quote"]
    assert [p.said for p in shared(said, same)] == [p.said for p in shared(same, said)]
    assert shared(said, same)[0].said.startswith("both quote Mayor Ida Holm with the same words")
    assert shared(said, other) == ()


def test_a_quotation_of_a_few_words_is_none() -> None:
    assert (
        keys(quoting("Ida Holm", "Ida Holm called it “an outrageous crime indeed” then.")) == set()
    )


@pytest.mark.parametrize(
    ("a", "b", "said"),
    [
        ("Ida Holm", "Holm", "both say that Ida Holm was killed"),
        ("Gen. Ida Holm", "Ida Holm", "both say that Ida Holm was killed"),
        ("Ida Holm", "Jan Holm", None),
        ("Ida Holm", "Ida Berg", None),
    ],
)
def test_two_names_of_one_person(a: str, b: str, said: str | None) -> None:
    first, second = (one("a", event("attack"), says("killed", name)).particulars for name in (a, b))
    assert [p.said for p in shared(first, second)] == ([said] if said else [])
    assert shared(first, second) == shared(second, first)
