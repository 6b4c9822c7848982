"""Who stands behind a claim in all articles, and who confirms whom."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factgen.facts.origins import OWN_VOICE, Origin, independent, origin
from factgen.models import Source
from factgen.values.aliases import Names
from tests.builders import article, claim

NAMES = Names.of(
    [
        ("US official", "official"),
        ("Mike Pompeo", "official"),
        ("Fox News", "media"),
        ("U.S. Embassy in Baghdad", "organisation"),
        ("Iraqi military", "organisation"),
        ("United States", "official"),
    ]
)


def of(*chain: tuple[str, str], names: Names = NAMES, **changes: Any) -> Origin:
    """The origin at the end of a chain, in an article with these changes."""
    sources = tuple(Source.model_validate({"name": n, "kind": k}) for n, k in chain)
    return origin(claim(sources=sources), article(**changes), names)


NAMED = [
    # the last link, the origin's name and key
    (("Pompeo", "official"), "Mike Pompeo"),
    (("Secretary of State Mike Pompeo", "official"), "Mike Pompeo"),
    (("Joyce Karam", "person"), "Joyce Karam"),
    (("Fox", "media"), "Fox News"),
    (("Iraq's military", "organisation"), "Iraqi military"),
    (("Iraqi military", "organisation"), "Iraqi military"),
    (("the embassy", "organisation"), "U.S. Embassy in Baghdad"),
    (("Pentagon", "organisation"), "Pentagon"),
    (("State Department", "organisation"), "State Department"),
    (("coast guard", "organisation"), "coast guard"),
    (("health ministry", "organisation"), "health ministry"),
    (("the weather service", "organisation"), "weather service"),
    (("the Dourmem fire service", "organisation"), "Dourmem fire service"),
    (("port of Veldhaven", "organisation"), "port of Veldhaven"),
    (("Kitrus city hospital", "organisation"), "Kitrus city hospital"),
    (("Kitrus prosecutor's office", "organisation"), "Kitrus prosecutor's office"),
    (("Veldhaven ferry operator", "organisation"), "Veldhaven ferry operator"),
    (("Dourmem dockers' union", "organisation"), "Dourmem dockers' union"),
    (("police of Kitrus", "organisation"), "police of Kitrus"),
    (("Bomberos de Kitrus", "organisation"), "Bomberos de Kitrus"),
    (("ayuntamiento de Kitrus", "organisation"), "ayuntamiento de Kitrus"),
    (("la fiscalía", "organisation"), "fiscalía"),
    (("Washington", "official"), "United States"),
    (("US", "official"), "United States"),
    (("Israel", "official"), "Israel"),
]


@pytest.mark.parametrize(("link", "name"), NAMED)
def test_a_named_origin_is_known_by_its_one_name(link: tuple[str, str], name: str) -> None:
    assert of(("Reuters", "media"), link) == Origin(name, name, named=True, carrier=None)


UNNAMED = [
    (("US official", "official"), "US official"),
    (("U.S. officials", "official"), "US official"),
    (("Iraqi military spokesman", "official"), "Iraqi military spokesman"),
    (("Prime Minister", "official"), "Prime Minister"),
    (("pro-Iranian groups", "organisation"), "pro-Iranian groups"),
    (("regional outlets", "media"), "regional outlets"),
    (("security source", "anonymous"), "security source"),
    (("a hospital", "organisation"), "hospital"),
    (("the hospital", "organisation"), "hospital"),
    (("a hospital in Kitrus", "organisation"), "hospital in Kitrus"),
    (("Iraqi hospital", "organisation"), "Iraqi hospital"),
    (("Dourmem hospitals", "organisation"), "Dourmem hospitals"),
    (("a company", "organisation"), "company"),
    (("an Iraqi ministry", "organisation"), "Iraqi ministry"),
    (("a fire service", "organisation"), "fire service"),
    (("una empresa", "organisation"), "empresa"),
    (("a docker", "public"), "docker"),
    (("brother of Mike Pompeo", "person"), "brother of Mike Pompeo"),
    (("a report", "document"), "report"),
]


@pytest.mark.parametrize(("link", "name"), UNNAMED)
def test_an_unnamed_origin_is_known_by_its_words_and_its_agency(
    link: tuple[str, str], name: str
) -> None:
    found = of(("CNN", "media"), link)
    assert (found.name, found.named, found.carrier) == (f"{name}, to CNN", False, "CNN")
    assert (found.key or "").startswith("CNN: ")


def test_the_article_s_own_voice_has_no_origin() -> None:
    assert of() == OWN_VOICE


def test_an_unnamed_origin_belongs_to_the_outlet_where_no_agency_is_named() -> None:
    link = ("a docker", "public")
    told = of(("regional outlets", "media"), link, outlet="The Norhaven Post")
    assert told == Origin("The Norhaven Post: docker", "docker, in The Norhaven Post", False, None)
    assert of(link, outlet=None, id="a1") == Origin(
        "article:a1: docker", "docker, in a1", False, None
    )
    assert of(link, outlet=None, id="a1").key != of(link, outlet=None, id="a2").key


def test_the_nearest_agency_carries_an_unnamed_origin() -> None:
    found = of(("NPB", "media"), ("Fox", "media"), ("spokesman", "official"), ("docker", "public"))
    assert found.carrier == "Fox News"


def test_one_wording_of_one_agency_is_one_origin_in_all_articles() -> None:
    one = of(("Fox News", "media"), ("US official", "official"), outlet="A")
    other = of(("Fox", "media"), ("officials of the United States", "official"), outlet="B")
    assert one.key == other.key


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("Feuerwehr", True),
        ("Kitruser Feuerwehr", True),
        ("Feuerwehr Kitrus", True),
        ("Rettungsdienst", True),
        ("das Innenministerium", True),
        ("Staatsanwaltschaft Kitrus", True),
        ("Klinikum Kitrus", True),
        ("eine Behörde", False),
        ("die Klinik", False),
        ("ein Unternehmen", False),
    ],
)
def test_a_german_body_names_but_one_of_many_needs_a_proper_name(name: str, named: bool) -> None:
    assert of((name, "organisation"), language="de").named is named


def test_a_body_is_one_however_its_place_stands() -> None:
    forms = ["Dourmem fire service", "fire service of Dourmem", "the Dourmem fire service"]
    names = Names.of((form, "organisation") for form in forms)
    assert len({of((form, "organisation"), names=names).key for form in forms}) == 1


def test_a_german_noun_names_nobody_but_a_person_may_have_one_name() -> None:
    assert not of(("Sicherheitskräfte", "organisation"), language="de").named
    assert of(("Scholz", "person"), language="de").named
    assert of(("Polizei", "organisation"), language="de").named


INDEPENDENT = [
    # two chains; whether they confirm each other
    ([("Iraqi military", "organisation")], [("Mike Pompeo", "official")], True),
    (
        [("Dourmem fire service", "organisation")],
        [("CNN", "media"), ("two residents", "public")],
        True,
    ),
    (
        [("CNN", "media"), ("Dourmem fire service", "organisation")],
        [("AFP", "media"), ("fire service of Dourmem", "organisation")],
        False,
    ),
    ([("Iraqi military", "organisation")], [("CNN", "media"), ("US official", "official")], True),
    (
        [("CNN", "media"), ("US official", "official")],
        [("AFP", "media"), ("security source", "anonymous")],
        True,
    ),
    ([("Pompeo", "official")], [("Reuters", "media"), ("Mike Pompeo", "official")], False),
    ([("CNN", "media"), ("US official", "official")], [("CNN", "media")], False),
    (
        [("CNN", "media"), ("US official", "official")],
        [("CNN", "media"), ("security source", "anonymous")],
        False,
    ),
    ([("US official", "official")], [("AFP", "media"), ("security source", "anonymous")], False),
    ([("State Department", "organisation")], [("State Department spokesman", "official")], False),
    ([("United States", "official")], [("CNN", "media"), ("US official", "official")], False),
    ([("United States", "official")], [("Pentagon", "organisation")], False),
    ([("Iraq", "official")], [("Iraqi military", "organisation")], False),
    ([("Khan", "person")], [("Imran Khan", "official")], False),
    ([("Norhaven Post", "media")], [("docker", "public")], False),
    ([], [("Iraqi military", "organisation")], False),
    ([], [], False),
]


@pytest.mark.parametrize(("one", "other", "confirm"), INDEPENDENT)
def test_who_confirms_whom(
    one: list[tuple[str, str]], other: list[tuple[str, str]], confirm: bool
) -> None:
    names = Names.of([("Khan", "person"), ("Imran Khan", "official"), ("Sadiq Khan", "person")])
    a, b = of(*one, names=names), of(*other, names=names)
    assert independent(a, b, copied=False) is confirm
    assert independent(b, a, copied=False) is confirm


def test_two_agencies_with_one_wording_confirm_nothing() -> None:
    a = of(("CNN", "media"), ("US official", "official"))
    b = of(("AFP", "media"), ("security source", "anonymous"))
    assert not independent(a, b, copied=True)


LINK = st.tuples(
    st.sampled_from(["US", "US official", "Pompeo", "CNN", "Fox", "a docker", "Embassy", "", "?"]),
    st.sampled_from(["official", "organisation", "media", "person", "anonymous", "public"]),
)
ORIGINS = st.builds(
    lambda chain, outlet: of(*chain, outlet=outlet),
    st.lists(LINK, max_size=3),
    st.sampled_from([None, "CNN", "Norhaven Post"]),
)


@given(ORIGINS, ORIGINS, st.booleans())
def test_confirming_is_mutual_and_nobody_confirms_himself(
    a: Origin, b: Origin, copied: bool
) -> None:
    assert independent(a, b, copied) == independent(b, a, copied)
    assert not independent(a, a, copied)
    assert not independent(a, OWN_VOICE, copied)
