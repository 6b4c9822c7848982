"""Which names are one and which lies in which: a wrong merge is worse than a missed one."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factgen.values.aliases import Names

Pairs = tuple[tuple[str, str], ...]


def names(*given: str | tuple[str, str], within: tuple[tuple[str, str], ...] = ()) -> Names:
    """The names; a bare string is a party."""
    return Names.of([(n, "party") if isinstance(n, str) else n for n in given], within)


def officials(*given: str) -> Pairs:
    return tuple((name, "official") for name in given)


def people(*given: str) -> Pairs:
    return tuple((name, "person") for name in given)


def bodies(*given: str) -> Pairs:
    return tuple((name, "organisation") for name in given)


def media(*given: str) -> Pairs:
    return tuple((name, "media") for name in given)


def places(*given: str) -> Pairs:
    return tuple((name, "place") for name in given)


ONE = [
    # names given, the form shown for all of them
    (officials("Pompeo", "Mike Pompeo", "U.S. Secretary of State Mike Pompeo"), "Mike Pompeo"),
    (officials("Adel Abdul Mahdi", "Abd al-Mahdi", "Mahdi", "al-Mahdi"), "Adel Abdul Mahdi"),
    (officials("Prime Minister Abdul-Mahdi", "Abd al-Mahdi"), "Abd al-Mahdi"),
    (officials("Qassem Soleimani", "Gen. Solemani", "Qasem Soleimani"), "Qassem Soleimani"),
    ((*people("Imran Khan"), ("Khan", "party")), "Imran Khan"),
    (media("Fox", "Fox News"), "Fox News"),
    (media("Epoch Times", "The Epoch Times"), "The Epoch Times"),
    (media("AFP", "Agence France-Presse"), "Agence France-Presse"),
    (media("Xinhua", "Xinhua News Agency"), "Xinhua News Agency"),
    (media("Al Jazeera", "Al-Jazeera"), "Al Jazeera"),
    (bodies("Iraqi military", "Iraq's military", "military of Iraq"), "military of Iraq"),
    (bodies("State Department", "US State Department"), "US State Department"),
    (bodies("embassy", "US Embassy", "U.S. Embassy in Baghdad"), "U.S. Embassy in Baghdad"),
    (bodies("military", "Iraqi military"), "Iraqi military"),
    (bodies("Islamic Resistance", "Islamic Resistance in Iraq"), "Islamic Resistance in Iraq"),
    (
        bodies("office of the prime minister", "Prime Minister's Office"),
        "office of the prime minister",
    ),
    (bodies("PMF", "Popular Mobilization Forces"), "Popular Mobilization Forces"),
    (bodies("Kataib Hezbollah", "Kata'ib Hezbollah"), "Kata'ib Hezbollah"),
    (officials("U.S.", "US", "United States"), "United States"),
    (officials("Washington", "US"), "United States"),
    (officials("US official", "U.S. officials", "officials of the US"), "US official"),
    (places("Baghdad", "Bagdad", "Baghdad, Iraq", "the Iraqi capital"), "Baghdad, Iraq"),
    (places("Green Zone", "the fortified Green Zone"), "Green Zone"),
    (bodies("Iraqi army", "ejército iraquí", "irakische Armee"), "ejército iraquí"),
    (officials("Sánchez", "presidente Pedro Sánchez"), "Pedro Sánchez"),
]


@pytest.mark.parametrize(("given", "shown"), ONE, ids=[shown for _, shown in ONE])
def test_aliases_have_one_form(given: Pairs, shown: str) -> None:
    found = names(*given)
    assert {found.canonical(name, kind) for name, kind in given} == {shown}


APART = [
    (*people("Imran Khan", "Sadiq Khan"), ("Khan", "person")),
    (*bodies("Iraqi military"), *people("Iraqi military spokesman's brother")),
    bodies("Iraqi military", "US military"),
    bodies("Iraqi military", "US military", "military"),
    bodies("Iraqi military", "US military in Iraq"),
    bodies("Iraqi embassy in the US", "US embassy in Iraq"),
    bodies("U.S. Embassy in Baghdad", "Iranian Embassy in Baghdad", "embassy"),
    bodies("US Embassy", "US Embassy in Baghdad", "US Embassy in Beirut"),
    bodies("Hezbollah", "Kata'ib Hezbollah"),
    bodies("Islamic State", "Islamic Resistance"),
    bodies("Islamic State", "Islamic State in Khorasan"),
    bodies("al-Qaeda", "al-Qaeda in Iraq"),
    bodies("government", "Hamas's government"),
    bodies("Iraqi government", "Iraqi Kurdistan government"),
    bodies("Bank of America", "US Bank", "American Bank"),
    bodies("Hamas", "government of Hamas"),
    (*media("Reuters"), *bodies("Reuters Institute")),
    media("Fox", "Fox Sports"),
    media("ABC", "ABC News", "ABC Radio"),
    media("Times", "New York Times"),
    media("Washington Post", "Washington Times"),
    (*officials("Trump"), *people("Melania Trump")),
    people("Donald Trump", "Donald Trump Jr."),
    people("Mrs Obama", "Obama"),
    people("Ali Hassan", "Hassan Ali"),
    people("Petersen", "Lars Peterson", "Anna Petersen"),
    (*officials("Ali Khamenei"), *people("Ali")),
    people("King Charles", "Charles Michel"),
    (*places("Paris", "Paris, Texas"), *people("Paris Hilton")),
    places("Hama", "Georgia", "Atlanta, Georgia"),
    (*bodies("Hamas"), *places("Hama")),
    (*officials("Washington"), *places("Washington")),
    (*bodies("PMF"), *people("Paul M. Foster")),
    bodies("PMF", "Popular Mobilization Forces", "Peace Mission Fund"),
    officials("Iran", "Iraq"),
    places("Slovakia", "Slovenia"),
    people("???", "—"),
    people("Ali Hassan", "Ali and Hassan"),
]


@pytest.mark.parametrize("given", APART, ids=lambda given: ", ".join(name for name, _ in given))
def test_what_may_be_two_stays_two(given: Pairs) -> None:
    found = names(*given)
    assert len({found.canonical(name, kind) for name, kind in given}) == len(given)


def test_a_name_that_no_article_gives_is_itself_without_title() -> None:
    assert names().canonical("President Emmanuel Macron") == "Emmanuel Macron"
    assert names().canonical("") == ""


GIVEN = names(
    *bodies("Hezbollah", "Kata'ib Hezbollah", "Popular Mobilization Forces", "U.S. Embassy"),
    *bodies("Iraqi military", "US military"),
    *people("Imran Khan", "Sadiq Khan"),
    *places("Baghdad", "Bagdad"),
    within=(("Kata'ib Hezbollah", "PMF"), ("PMF", "Iraqi armed forces")),
)

RELATIONS = [
    ("Iraqi military", "Iraq's military", "same"),
    ("any group", "nobody", "same"),
    ("Iraq and Syria", "Syria and Iraq", "same"),
    ("American", "the United States", "same"),
    ("the Iraqi capital", "Baghdad", "same"),
    ("Dourmem fire service", "the fire service of Dourmem", "same"),
    ("U.S. Embassy in Baghdad", "Baghdad", "inside"),
    ("U.S. Embassy in Baghdad", "Iraq", "inside"),
    ("Kata'ib Hezbollah", "Popular Mobilization Forces", "inside"),
    ("Kata'ib Hezbollah", "Iraqi armed forces", "inside"),
    ("central Baghdad", "Bagdad", "inside"),
    ("near Kirkuk in northern Iraq", "Iraq", "inside"),
    ("US military", "United States", "inside"),
    ("Pentagon", "United States", "inside"),
    ("Syria", "Iraq and Syria", "inside"),
    ("al-Qaeda in Iraq", "al-Qaeda", "inside"),
    ("Hezbollah", "any group", "inside"),
    ("an outlawed group", "nobody", "inside"),
    ("Hezbollah", "Kata'ib Hezbollah", "other"),
    ("Iraqi military", "US military", "other"),
    ("Iran", "Iraq", "other"),
    ("al-Shabaab", "Hamas", "other"),
    ("president Donald Trump", "Sadiq Khan", "other"),
    ("irakische Armee", "israelische Armee", "other"),
    ("northern Iraq", "Syria", "other"),
    ("federal police of Iraq", "Hamas", "other"),
    ("fire service of Kitrus", "Dourmem fire service", "other"),
    ("Imran Khan", "Sadiq Khan", "other"),
    ("Donald Trump", "Donald Trump Jr.", "other"),
    ("Baghdad", "Basra", "other"),
    ("Israel", "Hamas", "other"),
    ("Iraq and Syria", "Iran", "other"),
    # a description, or a name that leaves it open
    ("Iran-backed militias", "United States", "open"),
    ("an outlawed group", "Kata'ib Hezbollah", "open"),
    ("an unruly militia", "uncontrolled PMF factions", "open"),
    ("an American drone", "United States", "open"),
    ("Khan", "Imran Khan", "open"),
    ("Iraqi military", "Iraqi police", "open"),
    ("Houthi", "Houthis", "open"),
    ("Hashed al Shaabi", "Hashd al-Shaabi", "open"),
    ("Islamic Resistance in Iraq", "Iraqi Islamic Resistance", "open"),
    ("Baghdad Airport", "Baghdad International Airport", "open"),
    ("Bank of America", "US Bank", "open"),
    ("Bank of America", "American bank", "open"),
    ("Kitrus city hospital", "a hospital", "open"),
    ("maskierte Männer", "Hamas", "open"),
    ("bewaffnete Gruppen", "maskierte Männer", "open"),
    ("Maskierte Männer", "Hamas", "open"),
    ("radikale Siedler", "Israel", "open"),
    ("hombres enmascarados", "Hamas", "open"),
    ("Iran and its proxies", "Iraq", "open"),
    ("", "Iraq", "open"),
]
MIRRORED = {"inside": "holds", "holds": "inside"}


@pytest.mark.parametrize(("a", "b", "relation"), RELATIONS)
def test_how_two_parties_stand_to_each_other(a: str, b: str, relation: str) -> None:
    assert GIVEN.relation(a, b) == relation
    assert GIVEN.relation(b, a) == MIRRORED.get(relation, relation)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("Biden", "Joe Biden"),
        ("President Biden", "Joe Biden"),
        ("Hassan", "Ali Hassan"),
        ("Ali Hassan", "Ali Omar Hassan"),
    ],
)
def test_a_surname_and_a_full_name_both_given_as_parties_are_left_open(
    short: str, long: str
) -> None:
    found = names(short, long)
    assert found.relation(short, long) == found.relation(long, short) == "open"
    assert found.canonical(short, "party") != found.canonical(long, "party")


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("Joe", "Joe Biden"),
        ("Biden", "Mrs. Biden Hassan"),
        (("Hezbollah", "organisation"), "Kata'ib Hezbollah"),
        ("Hezbollah", ("Kata'ib Hezbollah", "organisation")),
        ("Iraq", "Free Iraq"),
    ],
)
def test_other_words_of_a_party_are_no_surname(
    short: str | tuple[str, str], long: str | tuple[str, str]
) -> None:
    one, other = (n if isinstance(n, str) else n[0] for n in (short, long))
    assert names(short, long).relation(one, other) == "other"


def test_what_is_said_to_lie_in_each_other_is_left_open() -> None:
    found = names(within=(("Foo", "Bar"), ("Bar", "Foo")))
    assert found.relation("Foo", "Bar") == "open"


WORDS = st.sampled_from(
    """
    Iraqi U.S. Iraq Iran Baghdad Washington Embassy embassy military Military in of and the any
    group Mike Pompeo Pompoe Khan Ali Hassan Hasan Imran al-Mahdi Abdul Abd Mahdi Fox News Jr. ,
    Hezbollah Kata'ib PMF Popular Mobilization Forces Secretary State capital central militias
    officials
    """.split()  # noqa: SIM905
)
KINDS = st.sampled_from(["official", "person", "organisation", "media", "place", "party"])
NAME = st.lists(WORDS, min_size=1, max_size=4).map(" ".join) | st.text(max_size=8)
PAIRS = st.lists(st.tuples(NAME, KINDS), max_size=8)
WITHIN = st.lists(st.tuples(NAME, NAME), max_size=3)


@given(PAIRS, st.tuples(NAME, st.none() | KINDS))
def test_a_canonical_form_is_its_own(pairs: list[tuple[str, str]], asked: tuple[str, str]) -> None:
    found = Names.of(pairs)
    for name, kind in [*pairs, asked]:
        once = found.canonical(name, kind)
        assert found.canonical(once, kind) == once


@given(PAIRS, WITHIN, NAME, NAME)
def test_relations_mirror_each_other_and_each_is_the_same_as_itself(
    pairs: list[tuple[str, str]], within: list[tuple[str, str]], a: str, b: str
) -> None:
    found = Names.of(pairs, within)
    there, back = found.relation(a, b), found.relation(b, a)
    assert back == MIRRORED.get(there, there)
    assert found.relation(a, a) == "same"


@given(PAIRS, WITHIN)
def test_no_order_counts(pairs: list[tuple[str, str]], within: list[tuple[str, str]]) -> None:
    one, other = Names.of(pairs, within), Names.of(reversed(pairs), reversed(within))
    asked = [name for name, _ in pairs]
    for name, kind in pairs:
        assert one.canonical(name, kind) == other.canonical(name, kind)
    for a, b in pairwise(asked):
        assert one.relation(a, b) == other.relation(a, b)


def test_many_namesakes_and_one_endless_name_are_kept_apart() -> None:
    endless = "Khan " * 400
    parts = product("bdfgklmn", "ao", "prstvz", "ei", "dln")
    given = [("".join(letters).capitalize() + " Khan", "person") for letters in parts]
    found = Names.of([*given, ("Khan", "person"), (endless, "party"), ("X" * 2000, "party")])
    assert found.canonical("Khan") == "Khan"
    assert len({found.canonical(name) for name, _ in given}) == len(given)
    assert found.canonical(endless) == endless.strip()
    assert found.relation("X" * 2000, "Khan") == "other"
