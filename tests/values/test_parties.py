"""One name of a party or place: its words, whether it names, what it lies in, what drops out."""

from __future__ import annotations

import doctest
import importlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factgen.values.parties import form, party, wholes
from factgen.values.spellings import spellings

KEYS = [
    ("Iraqi military", "iraq military"),
    ("Iraq's military", "iraq military"),
    ("Iraq’s military", "iraq military"),
    ("the military of Iraq", "iraq military"),
    ("US official", "official us"),
    ("U.S. officials", "official us"),
    ("officials of the United States", "official us"),
    ("American official", "official us"),
    ("one of us", "one"),
    ("Kata’ib Hezbollah", "hezbollah kataib"),
    ("Iran-backed militias", "backed iran militia"),
    ("militias backed by Iran", "backed iran militia"),
    ("two gunmen", "gunman two"),
    ("Hama", "hama"),
    ("Hamas", "hamas"),
    ("Fox News", "fox news"),
    ("ejército iraquí", "army iraq"),
    ("das irakische Heer", "army iraq"),
    ("Perú", "peru"),
]


@pytest.mark.parametrize(("text", "key"), KEYS)
def test_a_key_holds_the_words_that_carry_meaning_folded(text: str, key: str) -> None:
    assert party(text).key == frozenset(key.split())


NAMED = [
    "Islamic Resistance in Iraq",
    "PMF",
    "Kata'ib Hezbollah",
    "United States",
    "American",
    "Iraqi military",
    "State Department",
    "Hamas's government",
    "Popular Mobilization Forces",
    "Pompeo",
    "northern Iraq",
    "The Epoch Times",
    "Ursula von der Leyen",
    "Gobierno de España",
    "Kitrus city hospital",
    "fire service of Dourmem",
    "Bank of America",
    "European Union",
    "A Coruña police",
]
DESCRIBED = [
    "Iran-backed militias",
    "an unruly militia",
    "U.S. planes",
    "uncontrolled PMF factions",
    "Palestinian fighters",
    "groups friendly to Iran",
    "Gunmen",
    "US Official",
    "Prime Minister",
    "the embassy",
    "health ministry",
    "a hospital",
    "German company",
    "Kitrus hospitals",
    "an Iraqi ministry",
    "near the Green Zone",
    "Iraqi military spokesman's brother",
    "international community",
    "unknown",
    "",
    "???",
]


@pytest.mark.parametrize("text", NAMED)
def test_a_proper_head_or_a_body_of_a_state_names(text: str) -> None:
    assert party(text).named


@pytest.mark.parametrize("text", DESCRIBED)
def test_a_common_head_describes(text: str) -> None:
    assert not party(text).named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Sicherheitskräfte", False),
        ("die Miliz", False),
        ("Maskierte Männer", False),
        ("Klinik", False),
        ("Kitruser Klinik", True),
        ("Kataib Hisbollah", True),
        ("Irak", True),
        ("irakische Armee", True),
        ("NATO", True),
    ],
)
def test_a_capital_alone_names_nobody_in_german(text: str, named: bool) -> None:
    assert party(text, "de").named is named


UNIVERSAL = [
    *("any group", "anyone", "anybody", "nobody", "no group", "no one", "no armed group"),
    *("niemand", "keine Gruppe", "nadie", "ningún grupo"),
]


@pytest.mark.parametrize("text", UNIVERSAL)
def test_whoever_there_may_be_is_universal(text: str) -> None:
    assert party(text).universal


@pytest.mark.parametrize("text", ["any Iraqi group", "a group", "one of the groups", "Nobody Inc"])
def test_a_group_with_a_limit_is_not_universal(text: str) -> None:
    assert not party(text).universal


BARE = [
    ("U.S. Secretary of State Mike Pompeo", "Mike Pompeo"),
    ("Mike Pompeo, the U.S. Secretary of State", "Mike Pompeo"),
    ("Prime Minister Adel Abdul Mahdi", "Adel Abdul Mahdi"),
    ("Brig. Gen. Yahya Rasool", "Yahya Rasool"),
    ("Mayor of London Sadiq Khan", "Sadiq Khan"),
    ("President of the European Commission Ursula von der Leyen", "Ursula von der Leyen"),
    ("Commander of the Quds Force Qassem Soleimani", "Qassem Soleimani"),
    ("Iraqi cleric Moqtada al-Sadr", "Moqtada al-Sadr"),
    ("the militia Kata'ib Hezbollah", "Kata'ib Hezbollah"),
    ("the fortified Green Zone", "Green Zone"),
    ("the Iraqi capital, Baghdad", "Baghdad"),
    ("Baghdad, Iraq", "Baghdad, Iraq"),
    ("Popular Mobilization Forces (PMF)", "Popular Mobilization Forces"),
    ("presidente Pedro Sánchez", "Pedro Sánchez"),
    ("Bundeskanzler Olaf Scholz", "Olaf Scholz"),
    # nothing to drop
    ("General Electric", "General Electric"),
    ("Martin Luther King Jr.", "Martin Luther King Jr."),
    ("King Charles", "King Charles"),
    ("Prime Minister's Office", "Prime Minister's Office"),
    ("office of Mike Pompeo", "office of Mike Pompeo"),
    ("Hamas and Islamic Jihad", "Hamas and Islamic Jihad"),
    ("northern Saudi Arabia", "northern Saudi Arabia"),
    ("rival Islamic Jihad", "rival Islamic Jihad"),
    ("irakische Grüne Partei", "irakische Grüne Partei"),
    ("U.S. official", "U.S. official"),
]


@pytest.mark.parametrize(("text", "name"), BARE)
def test_titles_nouns_and_appositions_drop_out(text: str, name: str) -> None:
    assert form(text).text == name


INSIDE = [
    ("U.S. Embassy in Baghdad", {"Baghdad", "U.S. Embassy", "U.S."}),
    ("central Baghdad", {"Baghdad"}),
    ("center of Baghdad", {"Baghdad"}),
    ("near Kirkuk in northern Iraq", {"northern Iraq"}),
    ("Baghdad's Green Zone", {"Baghdad"}),
    ("Green Zone of Baghdad", {"Baghdad"}),
    ("Baghdad", {"Iraq"}),
    ("Pentagon", {"United States"}),
    ("Hamas's government", set()),
    ("Mike Pompeo", set()),
]


@pytest.mark.parametrize(("text", "holding"), INSIDE)
def test_a_name_says_what_it_lies_in(text: str, holding: set[str]) -> None:
    assert set(wholes(text)) == holding


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("Iraq and Syria", ("Iraq", "Syria")),
        ("Iran and its proxies", ("Iran", "its proxies")),
        ("Ministry of Labor and Trade", ()),
        ("Green or International Zone", ()),
        ("Iraq", ()),
        (" and ".join(["Foo"] * 400), ()),
    ],
)
def test_several_parties_named_as_one_are_taken_apart(text: str, members: tuple[str, ...]) -> None:
    assert form(text).members == members


WORDS = st.sampled_from(
    """
    the of in and any U.S. US United States Iraqi Baghdad Embassy military General President Mike
    Pompeo al- Abdul Mahdi militia central near , ( ) 's officials von de
    """.split()  # noqa: SIM905
)
SIGNS = st.sampled_from("abS .,'’-()") | st.characters(codec="utf-8")
PARTLY_NAMES = st.text(SIGNS, max_size=12) | st.lists(WORDS, max_size=8).map(" ".join)


@given(PARTLY_NAMES)
def test_what_dropped_out_drops_out_once_and_for_all(text: str) -> None:
    once = form(text)
    assert form(once.text) == once


@given(PARTLY_NAMES)
def test_every_name_has_a_key_and_lies_in_no_longer_one(text: str) -> None:
    assert party(text).key
    assert form(text).words
    assert all(len(whole) <= max(len(text), len("United Kingdom")) for whole in wholes(text))
    assert len(form(text).members) != 1


SPELLED_ALIKE = [
    ("soleimani", "solemani", True),
    ("soleimani", "suleimani", True),
    ("qassem", "qasem", True),
    ("baghdad", "bagdad", True),
    ("hezbollah", "hizbollah", True),
    ("marina", "mariana", False),
    ("jansen", "jensen", False),
    ("khamenei", "khomeini", False),
    ("australia", "austria", False),
    ("hama", "hamas", False),
]


@pytest.mark.parametrize(("one", "other", "alike"), SPELLED_ALIKE)
def test_only_a_slip_in_a_long_word_is_a_spelling(one: str, other: str, alike: bool) -> None:
    found = spellings([one, other])
    assert (found.get(one, one) == found.get(other, other)) is alike


def test_three_spellings_are_one_word_where_each_is_a_slip_of_each() -> None:
    assert len(set(spellings(["soleimani", "solemani", "suleimani"]).values())) == 1


@given(st.lists(st.text("abenrst", min_size=5, max_size=10), max_size=12))
def test_a_spelling_is_its_own_and_no_order_counts(words: list[str]) -> None:
    found = spellings(words)
    assert found == spellings(reversed(words))
    assert all(found[one] == one for one in found.values())


@pytest.mark.parametrize("module", ["aliases", "parties", "partywords", "spellings"])
def test_the_examples_in_docstrings_are_right(module: str) -> None:
    result = doctest.testmod(importlib.import_module(f"factgen.values.{module}"))
    assert result.attempted > 0
    assert result.failed == 0
