"""The mark of each slot: every kind that can occur, and what accepted alternatives change."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from typing import Any, get_args

import builders
import pytest

from factgen.cues import RANK
from factgen.evaluate.goldfile import Accepted, WrittenTime
from factgen.evaluate.slots import (
    CORE,
    MARKS,
    SLOTS,
    Judging,
    Mark,
    Row,
    filled,
    judge,
    same_party,
    same_quantity,
    surer,
)
from factgen.models import Certainty, Claim, Event, Source, Time

from .built import GOLD, gold_claim, number, says, source

Fields = Mapping[str, Any]
JUDGING = Judging(
    events={"explosion": "blast", "old_fire": "fire"},
    related={"killed": "toll", "injured": "toll", "casualties": "toll", "closure": "closing"},
)
TUESDAY = builders.event(article="silo", time=Time(date="2021-05-04", words="Tuesday"))
UNDATED = builders.event(article="silo", time=None)
NPB, POLICE, DRIVER = (
    source("NPB (media)"),
    source("port police (official)"),
    source("a driver (public)"),
)


def base(**changes: Any) -> Claim:
    """A claim whose every slot can be filled."""
    fields: dict[str, Any] = {"event": "blast", "scope": "workers", "value": "hurt"}
    return says(2, "Workers were hurt in the harbour.", **(fields | changes))


def judged(
    gold: Fields,
    predicted: Fields,
    accepted: Accepted | None = None,
    *,
    event: Event | None = None,
    language: str = "en",
) -> dict[str, Mark | None]:
    """The marks of two claims that are `base` with these fields, of events alike."""
    mine = Row(base(**gold), event, language)
    theirs = Row(base(**{"event": "explosion", **predicted}), event, language)
    return judge(mine, theirs, JUDGING, accepted)


def test_equal_rows_are_right_in_all_slots_that_hold_something() -> None:
    for claim in GOLD.table.claims:
        mine = Row(claim, None, "en")
        marks = judge(mine, mine, Judging({"blast": "blast", "fire": "fire"}, {}))
        assert tuple(marks) == SLOTS
        assert {slot for slot in SLOTS if marks[slot] == "COR"} == set(filled(mine))
        assert set(marks.values()) <= {"COR", None}


EVENT = [
    ("the gold event", "blast", "explosion", "COR"),
    ("another event", "blast", "old_fire", "INC"),
    ("an event that is none of gold's", "blast", "storm", "INC"),
    ("the gold key is no predicted key", "blast", "blast", "INC"),
]


@pytest.mark.parametrize(
    ("gold", "given", "mark"), [c[1:] for c in EVENT], ids=[c[0] for c in EVENT]
)
def test_event(gold: str, given: str, mark: Mark) -> None:
    assert judged({"event": gold}, {"event": given})["event"] == mark


ATTRIBUTE = [
    ("the same", "killed", "killed", "COR"),
    ("the same, of no family", "torches", "torches", "COR"),
    ("of one family", "killed", "casualties", "PAR"),
    ("of two families", "killed", "closure", "INC"),
    ("one of a family", "killed", "torches", "INC"),
    ("two of no family", "torches", "lamps", "INC"),
]


@pytest.mark.parametrize(
    ("gold", "given", "mark"), [c[1:] for c in ATTRIBUTE], ids=[c[0] for c in ATTRIBUTE]
)
def test_attribute(gold: str, given: str, mark: Mark) -> None:
    assert judged({"attribute": gold}, {"attribute": given})["attribute"] == mark


SCOPE = [
    ("the same", "workers", "workers", "COR"),
    ("article, case and ending", "workers", "the Worker", "COR"),
    ("words that the statement has", "workers", "workers in the harbour", "COR"),
    ("words that the statement lacks", "workers", "workers of Kornhaus", "PAR"),
    ("fewer words than gold", "workers of the night shift", "workers", "PAR"),
    ("another limit", "workers in the old town", "workers in the new town", "PAR"),
    ("what else the statement tells of", "workers", "harbour", "PAR"),
    ("nothing in common", "residents of the old town", "ships", "INC"),
]


@pytest.mark.parametrize(
    ("gold", "given", "mark"), [c[1:] for c in SCOPE], ids=[c[0] for c in SCOPE]
)
def test_scope(gold: str, given: str, mark: Mark) -> None:
    assert judged({"scope": gold}, {"scope": given})["scope"] == mark


VALUE = [
    ("the same", "a welding torch", "a welding torch", "COR"),
    ("article and case", "a welding torch", "Welding torch", "COR"),
    ("numbers alone are no words", "at least four", "12", "COR"),
    ("the scope said again", "four", "four workers", "COR"),
    ("the attribute said again", "four", "4 killed", "COR"),
    ("some of it", "a welding torch", "torch", "PAR"),
    ("more than it", "torch", "a torch that an apprentice dropped", "PAR"),
    ("something else", "a welding torch", "lightning", "INC"),
    ("a number and something else", "four", "lightning", "PAR"),
]


@pytest.mark.parametrize(
    ("gold", "given", "mark"), [c[1:] for c in VALUE], ids=[c[0] for c in VALUE]
)
def test_value(gold: str, given: str, mark: Mark) -> None:
    fields = {"attribute": "killed", "scope": "workers"}
    assert judged({**fields, "value": gold}, {**fields, "value": given})["value"] == mark


QUANTITY: list[tuple[str | None, str | None, Mark | None]] = [
    (None, None, None),
    (None, "5", "SPU"),
    ("5", None, "MIS"),
    ("0", None, "MIS"),
    ("5", "5", "COR"),
    ("0", "0", "COR"),
    ("<=20", "0..20", "COR"),
    ("1000000 EUR", "1,000,000 EUR", "COR"),
    ("2 km", "2000 m", "COR"),
    ("5 km", "3.1 mi", "COR"),
    ("~900", "~900", "COR"),
    ("5", "6", "INC"),
    ("5", "50", "INC"),
    ("5", "5 %", "INC"),
    ("5 %", "5 pp", "INC"),
    ("5 EUR", "5 USD", "INC"),
    ("5 km", "5 m", "INC"),
    (">=3", "3", "INC"),
    (">3", ">=3", "INC"),
    (">=3", "<=3", "INC"),
    ("3..5", "3..6", "INC"),
    ("~900", "900", "INC"),
    ("~900", "810..990", "INC"),
    ("~<500", "~>500", "INC"),
]


@pytest.mark.parametrize(("gold", "given", "mark"), QUANTITY)
def test_quantity(gold: str | None, given: str | None, mark: Mark | None) -> None:
    mine, theirs = (number(text) if text else None for text in (gold, given))
    assert judged({"quantity": mine}, {"quantity": theirs})["quantity"] == mark
    if mine and theirs:
        assert same_quantity(mine, theirs) == same_quantity(theirs, mine) == (mark == "COR")


TIME: dict[str, tuple[Fields | None, Fields | None, Event | None, Mark | None]] = {
    "neither": (None, None, TUESDAY, None),
    "the same day": ({"date": "2021-05-04"}, {"date": "2021-05-04"}, None, "COR"),
    "the same day in other words": (
        {"date": "2021-05-04", "words": "Tuesday"},
        {"date": "2021-05-04", "words": "this week"},
        None,
        "COR",
    ),
    "the same day, in doubt": ({"date": "2021-05-04"}, {"date": "2021-05-04~"}, None, "COR"),
    "another day": ({"date": "2021-05-04"}, {"date": "2021-05-05"}, None, "INC"),
    "another year": ({"date": "2021-05-04"}, {"date": "2020-05-04"}, None, "INC"),
    "its month": ({"date": "2021-05-04"}, {"date": "2021-05"}, None, "PAR"),
    "a day of its month": ({"date": "2021-05"}, {"date": "2021-05-04"}, None, "PAR"),
    "a day of its days": ({"date": "2021-05-04/2021-05-06"}, {"date": "2021-05-05"}, None, "PAR"),
    "days that meet": (
        {"date": "2021-05-04/2021-05-06"},
        {"date": "2021-05-05/2021-05-08"},
        None,
        "INC",
    ),
    "the year left open": ({"date": "2021-05-04"}, {"date": "XXXX-05-04"}, None, "PAR"),
    "a year that gold leaves open": ({"date": "XXXX-05-04"}, {"date": "2021-05-04"}, None, "PAR"),
    "another day of any year": ({"date": "XXXX-05-04"}, {"date": "2021-05-05"}, None, "INC"),
    "missing": ({"date": "2021-05-04"}, None, UNDATED, "MIS"),
    "missing, with no event": ({"words": "in April"}, None, None, "MIS"),
    "missing, but its event has it": ({"date": "2021-05-04"}, None, TUESDAY, "COR"),
    "missing, and its event has another": ({"date": "2021-05-05"}, None, TUESDAY, "MIS"),
    "missing, and its event has a finer one": ({"date": "2021-05"}, None, TUESDAY, "MIS"),
    "spurious": (None, {"date": "2021-05-04"}, UNDATED, "SPU"),
    "spurious, with no event": (None, {"words": "in April"}, None, "SPU"),
    "no more than the event has": (None, {"date": "2021-05-04"}, TUESDAY, None),
    "other than the event has": (None, {"date": "2021-05-05"}, TUESDAY, "SPU"),
    "the same hour": (
        {"date": "2021-05-04", "clock": "07:30"},
        {"date": "2021-05-04", "clock": "07:30"},
        None,
        "COR",
    ),
    "another hour": (
        {"date": "2021-05-04", "clock": "07:30"},
        {"date": "2021-05-04", "clock": "19:30"},
        None,
        "INC",
    ),
    "the hour missing": (
        {"date": "2021-05-04", "clock": "07:30"},
        {"date": "2021-05-04"},
        None,
        "PAR",
    ),
    "an hour too many": (
        {"date": "2021-05-04"},
        {"date": "2021-05-04", "clock": "07:30"},
        None,
        "COR",
    ),
    "an hour alone": ({"clock": "07:30"}, {"clock": "07:30"}, None, "COR"),
    "another hour alone": ({"clock": "07:30"}, {"clock": "08:30"}, None, "INC"),
    "the same words": ({"words": "in April"}, {"words": "In April"}, None, "COR"),
    "some of the words": ({"words": "early in April"}, {"words": "in April"}, None, "PAR"),
    "other words": ({"words": "in April"}, {"words": "last week"}, None, "INC"),
    "another number in the words": (
        {"words": "two days later"},
        {"words": "three days later"},
        None,
        "PAR",
    ),
    "another year in the words": ({"words": "in 2018"}, {"words": "in 2019"}, None, "INC"),
    "words for a date": (
        {"date": "2021-05-04", "words": "Tuesday morning"},
        {"words": "Tuesday"},
        None,
        "PAR",
    ),
    "a date that only its words stand for": (
        {"date": "2021-05-04", "words": "Tuesday"},
        {"words": "Tuesday"},
        None,
        "PAR",
    ),
    "other words for a date": (
        {"date": "2021-05-04", "words": "Tuesday"},
        {"words": "last week"},
        None,
        "INC",
    ),
}


@pytest.mark.parametrize(("gold", "given", "event", "mark"), TIME.values(), ids=TIME)
def test_time(
    gold: Fields | None, given: Fields | None, event: Event | None, mark: Mark | None
) -> None:
    mine, theirs = (None if fields is None else Time(**fields) for fields in (gold, given))
    assert judged({"time": mine}, {"time": theirs}, event=event)["time"] == mark


SOURCES: dict[str, tuple[list[Source], list[Source], Mark | None, Mark | None]] = {
    "neither": ([], [], None, None),
    "dropped": ([POLICE], [], "MIS", "MIS"),
    "a whole chain dropped": ([NPB, POLICE], [], "MIS", "MIS"),
    "invented": ([], [POLICE], "SPU", "SPU"),
    "the same": ([POLICE], [POLICE], "COR", "COR"),
    "the same chain": ([NPB, DRIVER], [NPB, DRIVER], "COR", "COR"),
    "of another kind": ([POLICE], [source("port police (organisation)")], "PAR", "PAR"),
    "somebody else": ([POLICE], [DRIVER], "INC", "INC"),
    "a link too few before the origin": ([NPB, DRIVER], [DRIVER], "COR", "PAR"),
    "a link too many before the origin": ([DRIVER], [NPB, DRIVER], "COR", "PAR"),
    "the origin missing": ([NPB, DRIVER], [NPB], "INC", "PAR"),
    "the wrong way round": ([NPB, DRIVER], [DRIVER, NPB], "INC", "PAR"),
    "another carrier": ([NPB, DRIVER], [POLICE, DRIVER], "COR", "PAR"),
    "another chain": ([NPB, DRIVER], [POLICE], "INC", "INC"),
    "a carrier of another kind": ([NPB, DRIVER], [source("NPB (person)"), DRIVER], "COR", "PAR"),
}


@pytest.mark.parametrize(("gold", "given", "origin", "chain"), SOURCES.values(), ids=SOURCES)
def test_origin_and_chain(
    gold: list[Source], given: list[Source], origin: Mark | None, chain: Mark | None
) -> None:
    marks = judged({"sources": tuple(gold)}, {"sources": tuple(given)})
    assert (marks["origin"], marks["chain"]) == (origin, chain)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ida Lund", "mayor Ida Lund", True),
        ("Lund", "Ida Lund", True),
        ("the port police", "port police", True),
        ("dock workers' union", "dock workers’ union", True),
        ("prosecutors", "the prosecutor", True),
        ("agency NPB", "NPB", True),
        ("police", "port police", True),
        ("Ida Lund", "Otto Lund", False),
        ("port police", "border police", False),
        ("NPB", "ANS", False),
        ("interior ministry", "defence ministry", False),
    ],
)
def test_two_names_of_one_source(one: str, other: str, same: bool) -> None:
    mine, theirs = (Source(name=name, kind="official") for name in (one, other))
    assert same_party(mine, theirs) == same_party(theirs, mine) == same


POLARITY = [
    ("both positive", {}, {}, "COR"),
    ("both negative", {"polarity": "negative"}, {"polarity": "negative"}, "COR"),
    ("a denial told as a claim", {"polarity": "negative"}, {}, "INC"),
    ("a claim told as a denial", {}, {"polarity": "negative"}, "INC"),
    ("none is a denial", {"quantity": number("0")}, {"polarity": "negative"}, "COR"),
    ("a denial may count none", {"polarity": "negative"}, {"quantity": number("0")}, "COR"),
    ("none and some", {"quantity": number("0")}, {"quantity": number("3")}, "INC"),
    (
        "a measure of 0 denies nothing",
        {"quantity": number("0 km")},
        {"quantity": number("5 km")},
        "COR",
    ),
    ("some may be none", {"quantity": number("<=3")}, {"quantity": number("3")}, "COR"),
]


@pytest.mark.parametrize(
    ("gold", "given", "mark"), [c[1:] for c in POLARITY], ids=[c[0] for c in POLARITY]
)
def test_polarity(gold: Fields, given: Fields, mark: Mark) -> None:
    assert judged(gold, given)["polarity"] == mark


@pytest.mark.parametrize(("gold", "given"), list(product(get_args(Certainty), repeat=2)))
def test_certainty(gold: Certainty, given: Certainty) -> None:
    mark = judged({"certainty": gold}, {"certainty": given})["certainty"]
    if gold == given:
        assert mark == "COR"
    else:
        assert mark == ("INC" if "certain" in (gold, given) else "PAR")
    mine, theirs = base(certainty=gold), base(certainty=given)
    assert surer(mine, theirs) == (RANK[given] > RANK[gold])


def test_each_slot_of_a_pair_that_shares_nothing_is_marked_by_itself() -> None:
    gold = {"quantity": number("3"), "sources": (POLICE,), "certainty": "possible"}
    marks = judged(gold, {"quantity": number("4"), "sources": (DRIVER,), "polarity": "negative"})
    wrong = {slot for slot, mark in marks.items() if mark == "INC"}
    assert wrong == {"quantity", "origin", "chain", "polarity", "certainty"}


# Accepted alternatives.

ALTERNATIVES: dict[str, tuple[str, Fields, Fields, Accepted, Mark | None]] = {
    "event": ("event", {}, {"event": "old_fire"}, Accepted(event=["fire"]), "COR"),
    "attribute": (
        "attribute",
        {"attribute": "closure"},
        {"attribute": "lamps"},
        Accepted(attribute=["torches", "lamps"]),
        "COR",
    ),
    "partly right by an alternative": (
        "attribute",
        {"attribute": "closure"},
        {"attribute": "killed"},
        Accepted(attribute=["casualties"]),
        "PAR",
    ),
    "scope": ("scope", {}, {"scope": "ships"}, Accepted(scope=["ships"]), "COR"),
    "value": ("value", {}, {"value": "lightning"}, Accepted(value=["a lightning"]), "COR"),
    "quantity": (
        "quantity",
        {"quantity": number("3")},
        {"quantity": number(">=3")},
        Accepted(quantity=["3..4", ">=3"]),
        "COR",
    ),
    "no quantity": (
        "quantity",
        {"quantity": number("3")},
        {},
        Accepted(quantity=[None]),
        None,
    ),
    "a quantity where gold has none": (
        "quantity",
        {},
        {"quantity": number("24..")},
        Accepted(quantity=[">=24"]),
        "COR",
    ),
    "time": (
        "time",
        {"time": Time(date="2021-05-04")},
        {"time": Time(date="2021-05-05")},
        Accepted(time=[WrittenTime(date="2021-05-05")]),
        "COR",
    ),
    "no time": ("time", {"time": Time(words="in April")}, {}, Accepted(time=[None]), None),
    "origin": (
        "origin",
        {"sources": (POLICE,)},
        {"sources": (NPB, DRIVER)},
        Accepted(sources=[["NPB (media)", "a driver (public)"]]),
        "COR",
    ),
    "chain": (
        "chain",
        {"sources": (POLICE,)},
        {"sources": (NPB, DRIVER)},
        Accepted(sources=[["NPB (media)", "a driver (public)"]]),
        "COR",
    ),
    "no source": ("origin", {"sources": (POLICE,)}, {}, Accepted(sources=[[]]), None),
    "a source where gold has none": (
        "origin",
        {},
        {"sources": (POLICE,)},
        Accepted(sources=[["port police (official)"]]),
        "COR",
    ),
    "polarity": (
        "polarity",
        {},
        {"polarity": "negative"},
        Accepted(polarity=["negative"]),
        "COR",
    ),
    "certainty": (
        "certainty",
        {},
        {"certainty": "possible"},
        Accepted(certainty=["probable", "possible"]),
        "COR",
    ),
}


@pytest.mark.parametrize(
    ("slot", "gold", "given", "accepted", "mark"), ALTERNATIVES.values(), ids=ALTERNATIVES
)
def test_an_accepted_alternative_is_as_good_as_gold(
    slot: str, gold: Fields, given: Fields, accepted: Accepted, mark: Mark | None
) -> None:
    plain, with_it = judged(gold, given), judged(gold, given, accepted)
    assert plain[slot] not in {mark, "COR", None}
    assert with_it[slot] == mark
    # What gold itself says stays right, and no other slot is judged otherwise.
    right = {**gold, "event": "explosion"}
    assert judged(gold, right, accepted) == judged(gold, right)
    both = {slot, "chain"} if slot == "origin" else {slot, "origin"} if slot == "chain" else {slot}
    assert {k: v for k, v in with_it.items() if k not in both} == {
        k: v for k, v in plain.items() if k not in both
    }


def test_an_answer_that_no_alternative_has_is_wrong_still() -> None:
    accepted = Accepted(quantity=["4", None], certainty=["probable"], sources=[[]])
    marks = judged(
        {"quantity": number("3"), "certainty": "possible", "sources": (POLICE,)},
        {"quantity": number("5"), "sources": (DRIVER,)},
        accepted,
    )
    # Wrong as gold makes it: that an empty slot is accepted excuses no wrong number or speaker.
    assert {marks[slot] for slot in ("quantity", "certainty", "origin")} == {"INC"}


# Which slots a row fills.


@pytest.mark.parametrize(
    ("name", "empty"),
    [
        ("killed", {"time"}),
        ("when", {"quantity"}),
        ("left_homes", {"time", "origin", "chain"}),
        ("missing", {"time"}),
        ("arrested", {"origin", "chain"}),
        ("warehouses", set()),
    ],
)
def test_filled(name: str, empty: set[str]) -> None:
    assert set(SLOTS) - set(filled(Row(gold_claim(name), None, "en"))) == empty


def test_every_mark_is_met_in_these_tables() -> None:
    met = {case[2] for case in QUANTITY} | {case[-1] for case in TIME.values()}
    assert met == {*MARKS, None}
    assert set(SLOTS) - set(CORE) == {"scope", "value", "chain"}
