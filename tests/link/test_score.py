"""Two events beside each other: sure, doubtful, apart, or barred, and why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factgen.link import APART, MIDDLE, SAME, Traits, doubtful, sure
from factgen.link.rules import barred, extent
from factgen.link.score import unlike
from factgen.values.days import days

from .told import event, one, pair, says

EMBASSY = "rocket attack on the US Embassy in Veldhaven"


def told(article: str, date: str | None, label: str = EMBASSY, language: str = "en") -> Traits:
    return one(article, event(label, date), language=language)


SURE, LIKELY, UNLIKELY, NO = "sure", "likely", "unlikely", "no"


def outcome(a: Traits, b: Traits) -> str:
    """What becomes of a pair where nobody is asked, and whether anybody would be."""
    found = pair(a, b)
    if sure(found):
        return SURE
    if not doubtful(found):
        return NO
    return LIKELY if found.score >= MIDDLE else UNLIKELY


@pytest.mark.parametrize(
    ("a", "b", "outcomes"),
    [
        pytest.param("2021-01-26", "2021-01-26", SURE, id="one day"),
        pytest.param("2021-01-26", "2021-01-26/2021-01-27", SURE, id="its night"),
        pytest.param("2021-01-26", "XXXX-01-26", LIKELY, id="open year"),
        pytest.param("XXXX-01-26", "XXXX-01-26", LIKELY, id="two open years"),
        pytest.param("2021-01-26", "2021-01", LIKELY, id="its month"),
        pytest.param("2021-01-26", "2021-01-27", UNLIKELY, id="the day after"),
        pytest.param("2021-01-26", "XXXX-01-27", UNLIKELY, id="the day after, open year"),
        pytest.param("2021-01-26", "XXXX-01", UNLIKELY, id="its month, open year"),
        pytest.param("2021-01-26", "2021", UNLIKELY, id="its year"),
        pytest.param("2021-01-26", "2021-01-28", NO, id="two days after"),
        pytest.param("2021-01-26", "XXXX-12-08", NO, id="another day, open year"),
        pytest.param("2021-01-26", "2020-01-26", NO, id="another year"),
        pytest.param("2021-01-26", None, NO, id="no day"),
        pytest.param(None, None, NO, id="no day on either side"),
    ],
)
def test_one_kind_and_target_on_these_days(a: str | None, b: str | None, outcomes: str) -> None:
    assert outcome(told("a", a), told("b", b)) == outcomes


@pytest.mark.parametrize(
    ("a", "b", "outcomes"),
    [
        pytest.param("attack on a bank in Velm", "raid on a bank in Velm", SURE, id="synonyms"),
        pytest.param("attack on a bank in Velm", "attack in Velm", LIKELY, id="target on one side"),
        pytest.param(
            "killing of two police officers in Velm",
            "killing of a teacher in Velm",
            UNLIKELY,
            id="other victims",
        ),
        pytest.param("car crash in Velm", "bus crash in Velm", UNLIKELY, id="other vehicles"),
        pytest.param("earthquake in Velm", "aftershock in Velm", NO, id="an aftershock"),
        pytest.param("earthquake in Velm", "quake in Velm", SURE, id="a kind that needs no target"),
        pytest.param("shooting in Velm", "shooting in Velm", LIKELY, id="a kind that needs one"),
        pytest.param(
            "attack on a bank in Velm", "attack on a school in Velm", UNLIKELY, id="two targets"
        ),
        pytest.param("attack on a bank in Velm", "attack on a bank in Orla", NO, id="two towns"),
        pytest.param(
            "protest in Velm, Norland", "protest in Orla, Norland", NO, id="two towns of a country"
        ),
        pytest.param(
            "shooting in Texas", "shooting in Houston, Texas", UNLIKELY, id="a town and its country"
        ),
        pytest.param(
            "shooting at a school in Texas",
            "shooting at a school in Houston, Texas",
            LIKELY,
            id="a town and its country, one target",
        ),
        pytest.param("protest in Iraq", "protest in Spain", NO, id="two nations"),
        pytest.param("fire in Velm", "election in Velm", NO, id="two kinds"),
        pytest.param(
            "killing of a judge in Velm", "shooting of a judge in Velm", UNLIKELY, id="near kinds"
        ),
        pytest.param(
            "Brelk strike on Velm", "Brelk strike on Orla", UNLIKELY, id="one actor, two places"
        ),
        pytest.param(
            "vote of parliament on foreign soldiers",
            "resolution of lawmakers on foreign troops",
            SURE,
            id="no place at all",
        ),
    ],
)
def test_kind_and_target_on_one_day(a: str, b: str, outcomes: str) -> None:
    day = "2021-01-26"
    places = [label.partition(" in ")[2] or None for label in (a, b)]
    events = [
        one(name, event(label, day, place=place))
        for name, label, place in zip("ab", (a, b), places, strict=True)
    ]
    assert outcome(*events) == outcomes


@pytest.mark.parametrize(
    ("a", "b", "attribute", "outcomes"),
    [
        pytest.param(
            "resignation of Ida Holm", "resignation of Per Dahl", "resigned", UNLIKELY, id="leaving"
        ),
        pytest.param(
            "murder of Ida Holm", "murder of Per Dahl", "killed", UNLIKELY, id="two victims"
        ),
        pytest.param(
            "visit of Ida Holm to Velm", "visit of Per Dahl to Velm", None, UNLIKELY, id="guests"
        ),
        pytest.param(
            "match between Brelk and Taro",
            "match between Ulm Rovers and Fenn",
            None,
            UNLIKELY,
            id="four teams",
        ),
        pytest.param("murder of Ida Holm", "murder in Velm", "killed", LIKELY, id="a victim once"),
        pytest.param("speech by Ida Holm", "speech in Velm", None, SURE, id="a speaker once"),
    ],
)
@pytest.mark.parametrize("claimed", ["ab", "a", ""])
def test_names_beside_one_place(
    a: str, b: str, attribute: str | None, outcomes: str, claimed: str
) -> None:
    """Whether both, one or none of the articles claim whom it befell."""
    day = "2021-01-26"
    events = []
    for name, label in zip("ab", (a, b), strict=True):
        person = label.partition(" of ")[2]
        told_ = [says(attribute, person, 1)] if attribute and person and name in claimed else []
        events.append(one(name, event(label, day, place="Velm"), *told_))
    assert outcome(*events) == outcomes


@pytest.mark.parametrize("claims", [[], [says("killed", "Ida Holm", 1)]])
def test_a_name_spelled_shorter_parts_nothing(claims: list[object]) -> None:
    a = one("a", event("murder of Ida Holm", "2021-01-26", place="Velm"), *claims)  # type: ignore[arg-type]
    b = one("b", event("murder of Holm", "2021-01-26", place="Velm"))
    assert outcome(a, b) in {SURE, LIKELY}


def test_a_victim_and_a_part_of_the_town_are_left_to_the_model() -> None:
    day = "2021-01-26"
    a = one("a", event("shooting of Ida Holm in Velm", day), says("killed", "Ida Holm", 1))
    b = one("b", event("shooting at Brelk Plaza", day, place="Velm"))
    found = pair(a, b)
    assert doubtful(found)
    assert not unlike(found)


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("de", "Raketenangriff auf die US-Botschaft in Bagdad am 26. Januar 2021"),
        ("es", "ataque con cohetes contra la embajada de EE. UU. en Bagdad"),
        ("en", "missile strike on the American embassy in Baghdad"),
    ],
)
def test_three_languages_with_the_same_names_and_day(language: str, label: str) -> None:
    english = told("a", "2021-01-26", "rocket attack on the U.S. Embassy in Baghdad on Jan. 26")
    assert outcome(english, told("b", "2021-01-26", label, language)) == SURE
    assert outcome(english, told("b", "2021-02-26", label, language)) == NO


@pytest.mark.parametrize(
    ("claims", "outcomes"),
    [
        pytest.param([says("killed", "Gen. Ida Holm")], SURE, id="a named casualty"),
        pytest.param([says("killed", "17,177", 17177)], LIKELY, id="an unusual count"),
        pytest.param([says("injured", "23", 23)], LIKELY, id="a count of two digits"),
        pytest.param([says("injured", "three", 3)], UNLIKELY, id="a small count"),
        pytest.param([says("injured", "one", 1)], NO, id="one"),
        pytest.param([says("injured", "none", 0)], NO, id="nobody"),
    ],
)
def test_a_missing_day_needs_a_particular(claims: list[object], outcomes: str) -> None:
    with_day = one("a", event(EMBASSY, "2021-01-26"), *claims)  # type: ignore[arg-type]
    without = one("b", event(EMBASSY), *claims)  # type: ignore[arg-type]
    found = pair(with_day, without)
    assert found.undated
    assert found.barred is None
    assert (found.tie is None) == (outcomes == NO)
    assert outcome(with_day, without) == outcomes


def test_a_particular_does_not_tie_two_towns() -> None:
    a = one("a", event("attack in Velm", "2021-01-26"), says("injured", "23", 23))
    b = one("b", event("attack in Orla"), says("injured", "23", 23))
    assert pair(a, b).score < MIDDLE


def test_two_towns_whose_articles_give_only_the_country_as_place() -> None:
    labels = ("attack on a bank in Velm", "attack on a bank in Orla")
    a, b = (
        one(name, event(label, "2021-01-26", place="Norland"))
        for name, label in zip("ab", labels, strict=True)
    )
    assert outcome(a, b) == NO


def test_a_name_without_a_place_ties_near_kinds() -> None:
    a = one("a", event("killing of Iranian Gen. Ida Holm"), says("killed", "Gen. Ida Holm"))
    b = one("b", event("U.S. airstrike", "XXXX-01"), says("killed", "Holm"))
    assert outcome(a, b) in {SURE, LIKELY}
    assert pair(a, b).tie == "both say that Ida Holm was killed"


def protests(article: str, label: str, date: str | None, *beside: tuple[str, str]) -> Traits:
    """Protests told beside dated events."""
    others = [event(kind, day, key=f"k{n}") for n, (kind, day) in enumerate(beside)]
    return one(article, event(label, date, role="background"), says("deed", "x"), *others)


def test_dated_neighbours_leave_a_long_event_to_the_model() -> None:
    vote = ("vote in Velm", "2021-01-05")
    a = protests("a", "anti-government protests in Iraq since October", "2020-10/..", vote)
    b = protests("b", "protests and unrest in Iraq", None, vote)
    bare = protests("b", "protests and unrest in Iraq", None)
    assert outcome(a, b) == UNLIKELY
    assert pair(a, b).tie == "both articles also tell of one resolution on 2021-01-05"
    assert outcome(a, bare) == NO


def test_an_article_that_tells_of_the_other_event_beside_its_own() -> None:
    plot = protests("a", "attack on a bank in Velm", None, ("attack in Velm", "2021-01-05"))
    attack = protests("b", "attack on a bank in Velm", "2021-01-05", ("vote", "2021-01-02"))
    assert pair(plot, attack).tie is None


@pytest.mark.parametrize(
    ("a", "b", "outcomes"),
    [
        pytest.param("2020-10/2021-01-20", "2020-10/..", SURE, id="one start"),
        pytest.param("2020-10-17/..", "2020-10-05/..", LIKELY, id="starts near each other"),
        pytest.param("2021-01-01/2021-01-27", "2020-09/2021-01-26", NO, id="other starts"),
        pytest.param("XXXX-10/..", "XXXX-10/..", UNLIKELY, id="open years"),
        pytest.param("2020-10/2020-12", "2021-01/2021-03", NO, id="intervals that do not meet"),
        pytest.param("2020-10/2020-12-31", "2021-01-01/2021-03", NO, id="one after the other"),
    ],
)
def test_long_events(a: str, b: str, outcomes: str) -> None:
    label = "rocket attacks on the US Embassy in Veldhaven"
    assert outcome(told("a", a, label), told("b", b, label)) == outcomes


@pytest.mark.parametrize(
    ("a", "b", "clause"),
    [
        (("2021-01-26", False), ("2021-01-26", False), None),
        (("2021-01-26", False), ("2021-01-27", False), None),
        (("2021-12-31", False), ("XXXX-01-01", False), None),
        (("2021-01-26", False), ("2021-01-28", False), "2021-01-26 is more than a day from"),
        (("2021-01-26", False), ("XXXX-12-08", False), "8 December, year not given"),
        (("2021-01-26", False), ("2021-01/..", True), "one is a series or goes on"),
        ((None, True), ("2021-01-26", False), "one is a series or goes on"),
        ((None, None), ("2021-01-26", False), None),
        ((None, True), ("2021-01/..", True), None),
        (("2020-10/2020-12-31", True), ("2021-01-01/2021-03", True), "do not meet"),
        (("2020-10/2020-12-31", True), ("2020-12-31/2021-03", True), None),
    ],
)
def test_what_is_barred(
    a: tuple[str | None, bool | None], b: tuple[str | None, bool | None], clause: str | None
) -> None:
    one_, other = ((days(date), lasts) for date, lasts in (a, b))
    for found in (barred(one_, other), barred(other, one_)):
        assert (found is None) if clause is None else (found is not None)
    assert clause is None or clause in (barred(one_, other) or "")


@pytest.mark.parametrize(
    ("date", "length"),
    [
        ("2021-01-26", 1),
        ("XXXX-02-29", 1),
        ("XXXX-12-30/XXXX-01-02", 4),
        ("2021-02", 28),
        ("2021", 365),
        ("2021-01-26/2021-01-27", 2),
    ],
)
def test_extent(date: str, length: int) -> None:
    found = days(date)
    assert found is not None
    assert extent(found) == length


@pytest.mark.parametrize("date", ["2021-01/..", "../2021-01", "XXXX-01/.."])
def test_an_open_end_has_no_length(date: str) -> None:
    found = days(date)
    assert found is not None
    assert extent(found) > 10_000


LABELS = (
    "attack on a bank in Velm",
    "raid in Velm",
    "protests in Iraq",
    "killing of Ida Holm",
    "x",
)
DATES = (None, "2021-01-26", "XXXX-01-26", "2021-01", "2021-01/..", "2021-02-30", "9999-12-31")
EVENTS = st.builds(
    lambda article, label, date, killed: one(
        article, event(label, date), says("killed", killed), says("injured", "23", 23)
    ),
    st.sampled_from("ab"),
    st.sampled_from(LABELS),
    st.sampled_from(DATES),
    st.sampled_from(("Ida Holm", "Holm", "nobody")),
)


@given(EVENTS, EVENTS)
def test_a_pair_is_the_same_from_both_sides_and_in_range(a: Traits, b: Traits) -> None:
    found = pair(a, b)
    assert (found.score, found.tie is None, found.barred is None) == (
        *(pair(b, a).score, pair(b, a).tie is None, pair(b, a).barred is None),
    )
    assert 0 <= found.score <= 1
    assert 0 < APART < MIDDLE < SAME < 1
    assert not (sure(found) and doubtful(found))
    assert not (found.barred and (sure(found) or doubtful(found)))
    assert not (found.undated and found.tie is None and (sure(found) or doubtful(found)))
