"""The status of facts, case by case as evals/GUIDE.md has it, and what must hold of any fact."""

from __future__ import annotations

from itertools import islice, permutations
from typing import NamedTuple

import pytest

from factgen.facts.answer import Answer
from factgen.models import Certainty, Status
from facts.answers_built import judged, said

# All combinations of origins, commitment and meeting values

ORIGINS: dict[str, tuple[str, str, bool]] = {
    "none": ("", "", False),
    "one": ("Iraqi military", "Iraqi military", False),
    "one and own voice": ("Iraqi military", "", False),
    "two independent": ("Iraqi military", "State Department", False),
    "named and unnamed": ("Iraqi military", "CNN > security source", False),
    "a body and one of it": ("State Department", "CNN > State Department official", False),
    "an agency and who it quotes": ("CNN", "CNN > security source", False),
    "two unnamed of one agency": ("CNN > security source", "CNN > police source", False),
    "two unnamed of two agencies": ("CNN > security source", "AFP > police source", False),
    "two unnamed, copied": ("CNN > security source", "AFP > police source", True),
    "two unnamed of no agency": ("security source", "police source", False),
}
"""Chains of two readings, and whether the second is a copy of the first."""
INDEPENDENT = {"two independent", "named and unnamed", "two unnamed of two agencies"}
COMMITMENTS: tuple[tuple[Certainty, Certainty], ...] = (
    *(("certain", "certain"), ("certain", "probable"), ("probable", "probable")),
    *(("certain", "possible"), ("probable", "unknown"), ("possible", "possible")),
    *(("possible", "unknown"), ("unknown", "unknown")),
)
VALUES: dict[str, tuple[str, str, str | None, str | None]] = {
    "same": ("3", "3", None, None),
    "compatible": (">=3", "5", None, None),
    "clash": ("3", "5", None, None),
    "update": ("3", "5", "2020-01-26", "2020-01-27"),
}
"""Two numbers, and the days that they stood at."""


def expected(origins: str, certainties: tuple[Certainty, Certainty], values: str) -> Status:
    committed = [c in ("certain", "probable") for c in certainties]
    sources = [by for by, stands in zip(ORIGINS[origins][:2], committed, strict=True) if stands]
    if not sources:
        return "uncommitted"
    if all(committed) and values == "clash":
        return "conflicting"
    if not any(sources):
        return "unattributed"
    if not all(committed) or origins not in INDEPENDENT:
        return "single"
    return "agreed" if values == "same" else "compatible"


@pytest.mark.parametrize("values", VALUES)
@pytest.mark.parametrize("certainties", COMMITMENTS, ids=" ".join)
@pytest.mark.parametrize("origins", ORIGINS)
def test_two_readings_by_origins_commitment_and_values(
    origins: str, certainties: tuple[Certainty, Certainty], values: str
) -> None:
    first, second, copied = ORIGINS[origins]
    one, other, day, later = VALUES[values]
    a = said(one, first, certainty=certainties[0], day=day, name="a:1")
    b = said(
        other,
        second,
        certainty=certainties[1],
        day=later,
        paper="b",
        name="b:1",
        copy_of="a:1" if copied else None,
    )
    wanted = expected(origins, certainties, values)
    assert judged(a, b).status == wanted
    assert judged(b, a).status == wanted


# Cases

FIRED, HIT, INTERCEPTED = "projectiles_fired", "projectiles_hit", "intercepted"
OFFICIAL, MILITARY = "CNN > US official", "Iraqi military"
CLAIMED = "responsibility_claimed"


class Case(NamedTuple):
    name: str
    status: Status
    answers: tuple[Answer, ...]


def case(name: str, status: Status, *answers: Answer) -> Case:
    return Case(name, status, answers)


EMBASSY = [
    case(
        "3 and 5 rockets in all",
        "conflicting",
        said("3", OFFICIAL, attribute=FIRED),
        said("5", MILITARY, attribute=FIRED, paper="b"),
    ),
    case(
        "3 and 5 rockets in all, both in the articles' own voice",
        "conflicting",
        said("3", attribute=FIRED),
        said("5", attribute=FIRED, paper="b"),
    ),
    case(
        "one rocket hit the cafeteria, five hit in all",
        "compatible",
        said("1", OFFICIAL, attribute=HIT, part="part", scope="rocket that hit the cafeteria"),
        said("5", MILITARY, attribute=HIT, paper="b"),
    ),
    case(
        "one rocket hit the cafeteria, all of those that did, five hit in all",
        "compatible",
        said("1", OFFICIAL, attribute=HIT, at="inside", scope="rockets that hit the cafeteria"),
        said("5", MILITARY, attribute=HIT, paper="b"),
    ),
    case(
        "one rocket hit the cafeteria, three were fired in all",
        "compatible",
        said("1", OFFICIAL, attribute=HIT, at="inside", scope="rockets that hit the cafeteria"),
        said("3", MILITARY, attribute=FIRED, paper="b"),
    ),
    case(
        "5 hit, 4 were fired",
        "conflicting",
        said("5", OFFICIAL, attribute=HIT),
        said("4", MILITARY, attribute=FIRED, paper="b"),
    ),
    case(
        "5 hit, 4 were fired, perhaps among others",
        "unclear",
        said("5", OFFICIAL, attribute=HIT),
        said("4", MILITARY, attribute=FIRED, part="unknown", paper="b"),
    ),
    case(
        "no casualties, three injured",
        "conflicting",
        said("0", "embassy", attribute="casualties"),
        said("3", OFFICIAL, attribute="injured", paper="b"),
    ),
    case(
        "nobody was a casualty, as a denial without a number, three injured",
        "conflicting",
        said("any person", "embassy", attribute="casualties", denied=True),
        said("3", OFFICIAL, attribute="injured", paper="b"),
    ),
    case(
        "no casualties, at least one of the staff a casualty",
        "conflicting",
        said("0", "embassy", attribute="casualties"),
        said(">=1", OFFICIAL, attribute="casualties", at="inside", scope="staff", paper="b"),
    ),
    case(
        "no casualties, at least one of the staff injured, as one of more",
        "conflicting",
        said("0", "embassy", attribute="casualties"),
        said(
            *(">=1", OFFICIAL),
            attribute="injured",
            at="inside",
            scope="staff",
            part="part",
            paper="b",
        ),
    ),
    case(
        "no casualties, several injured",
        "conflicting",
        said("0", "embassy", attribute="casualties"),
        said("several", OFFICIAL, attribute="injured", part="unknown", paper="b"),
    ),
    case(
        "no casualties among the staff, three injured in all",
        "compatible",
        said("0", "embassy", attribute="casualties", at="inside", scope="staff"),
        said("3", OFFICIAL, attribute="injured", paper="b"),
    ),
    case(
        "no casualties, three injured perhaps",
        "single",
        said("0", "embassy", attribute="casualties"),
        said("3", OFFICIAL, attribute="injured", certainty="possible", paper="b"),
    ),
    case(
        "over 500 and nearly 500 dead, in scopes that may be different ones",
        "unclear",
        said(">500", "Al-Jazeera", scope="protesters, since October 2019"),
        said("~<500", OFFICIAL, at="open", scope="people, in the unrest", paper="b"),
    ),
    case(
        "a commander denies that the PMF did it, officials name Iran-backed militias",
        "unclear",
        said("PMF", "a militia commander", attribute="perpetrator", denied=True),
        said("Iran-backed militias", OFFICIAL, attribute="perpetrator", paper="b"),
    ),
    case(
        "an outlawed group and an Iran-backed militia",
        "compatible",
        said("an outlawed group", MILITARY, attribute="perpetrator"),
        said("an Iran-backed militia", OFFICIAL, attribute="perpetrator", paper="b"),
    ),
    case(
        "an outlawed group and Kata'ib Hezbollah",
        "compatible",
        said("an outlawed group", MILITARY, attribute="perpetrator"),
        said("Kata'ib Hezbollah", OFFICIAL, attribute="perpetrator", paper="b"),
    ),
    case(
        "no group has claimed it, one did a day later",
        "compatible",
        said("any group", "Reuters", attribute=CLAIMED, denied=True, day="2020-01-27"),
        said("Iran", "State Department", attribute=CLAIMED, day="2020-01-28", paper="b"),
    ),
    case(
        "no group has claimed it, by the day of publication, one did a day later",
        "compatible",
        said(
            *("any group", "Reuters"),
            attribute=CLAIMED,
            denied=True,
            quote="No group has claimed it",
        ),
        said("Iran", "State Department", attribute=CLAIMED, day="2020-01-28", paper="b"),
    ),
    case(
        "no group has yet claimed it, an article of two days later names one that did",
        "compatible",
        said(
            *("any group", "Reuters"),
            attribute=CLAIMED,
            denied=True,
            quote="No group has yet claimed it",
        ),
        said("Iran", "State Department", attribute=CLAIMED, published="2020-01-29", paper="b"),
    ),
    case(
        "no group has claimed it, one did on the same day",
        "conflicting",
        said("any group", "Reuters", attribute=CLAIMED, denied=True, day="2020-01-27"),
        said("Iran", "State Department", attribute=CLAIMED, day="2020-01-27", paper="b"),
    ),
    case(
        "one claimed it, no group had a day later",
        "conflicting",
        said("Iran", "State Department", attribute=CLAIMED, day="2020-01-27"),
        said("any group", "Reuters", attribute=CLAIMED, denied=True, day="2020-01-28", paper="b"),
    ),
    case(
        "two unnamed sources, each in a paper that names no agency",
        "single",
        said("3", "security source"),
        said("3", "police source", paper="b"),
    ),
    case(
        "who did it is not known, and probably a militia",
        "single",
        said("unknown", OFFICIAL, attribute="perpetrator"),
        said("a militia", MILITARY, attribute="perpetrator", certainty="probable", paper="b"),
    ),
    case(
        "who did it is not known, say two",
        "uncommitted",
        said("unknown", OFFICIAL, attribute="perpetrator", certainty="unknown"),
        said("unknown", MILITARY, attribute="perpetrator", paper="b"),
    ),
]

ORDER = [
    case("nobody says anything", "uncommitted"),
    case("one origin", "single", said("3", MILITARY)),
    case("the article's own voice", "unattributed", said("3")),
    case("own voice, hedged", "uncommitted", said("3", certainty="possible")),
    case(
        "own voice is set against an origin",
        "conflicting",
        said("3"),
        said("5", MILITARY, paper="b"),
    ),
    case(
        "one origin contradicts itself",
        "conflicting",
        said("3", MILITARY),
        said("5", MILITARY, paper="b"),
    ),
    case(
        "one of a hundred is against the others",
        "conflicting",
        *(said("3", f"body {n}", paper=f"p{n:02}") for n in range(20)),
        said("4", "health ministry", paper="b"),
    ),
    case(
        "a conflict goes before what is unclear",
        "conflicting",
        said("3", MILITARY),
        said("5", OFFICIAL, paper="b"),
        said("9", "embassy", part="unknown", paper="c"),
    ),
    case(
        "what is unclear goes before an agreement",
        "unclear",
        said("5", MILITARY),
        said("5", "State Department", paper="b"),
        said("3", "embassy", part="unknown", paper="c"),
    ),
    case(
        "what would be unclear is not if nobody stands behind it",
        "agreed",
        said("5", MILITARY),
        said("5", "State Department", paper="b"),
        said("3", "embassy", part="unknown", certainty="possible", paper="c"),
    ),
    case(
        "two agree, a third says less exactly",
        "agreed",
        said("5", MILITARY),
        said("5", "State Department", paper="b"),
        said(">=3", "embassy", paper="c"),
    ),
    case(
        "two agree, a third who hedges contradicts",
        "agreed",
        said("5", MILITARY),
        said("5", "State Department", paper="b"),
        said("7", "embassy", certainty="unknown", paper="c"),
    ),
    case(
        "two who hedge do not agree",
        "uncommitted",
        said("5", MILITARY, certainty="possible"),
        said("5", "State Department", certainty="possible", paper="b"),
    ),
    case(
        "two unnamed sources of two agencies, both copied from a third article",
        "single",
        said("5", "CNN > security source", copy_of="c:1"),
        said("5", "AFP > police source", copy_of="c:1", paper="b"),
    ),
    case(
        "about 40 and 36 to 44 are the same",
        "agreed",
        said("~40", MILITARY),
        said("36..44", "State Department", paper="b"),
    ),
    case(
        "five, and five that may be all, are the same",
        "agreed",
        said("5", MILITARY),
        said("5", "State Department", part="unknown", paper="b"),
    ),
    case(
        "five, and five among others, are not the same",
        "compatible",
        said("5", MILITARY),
        said("5", "State Department", part="part", paper="b"),
    ),
    case(
        "several and some are not the same",
        "compatible",
        said("several", MILITARY),
        said("some", "State Department", paper="b"),
    ),
]

PARTS = [
    case(
        "3 that may be of more, 5 in all",
        "unclear",
        said("3", MILITARY, part="unknown"),
        said("5", OFFICIAL, paper="b"),
    ),
    case(
        "5 that may be of more, 3 in all",
        "conflicting",
        said("5", MILITARY, part="unknown"),
        said("3", OFFICIAL, paper="b"),
    ),
    case(
        "3 and 5 that both may be of more",
        "unclear",
        said("3", MILITARY, part="unknown"),
        said("5", OFFICIAL, part="unknown", paper="b"),
    ),
    case(
        "6 of more, 5 in all",
        "conflicting",
        said("6", MILITARY, part="part"),
        said("5", OFFICIAL, paper="b"),
    ),
    case(
        "1 and 6, each of more",
        "compatible",
        said("1", MILITARY, part="part"),
        said("6", OFFICIAL, part="part", paper="b"),
    ),
    case(
        "6 of the staff, 5 in all",
        "conflicting",
        said("6", MILITARY, at="inside", scope="staff"),
        said("5", OFFICIAL, paper="b"),
    ),
    case(
        "up to 6 of the staff, 5 in all",
        "compatible",
        said("<=6", MILITARY, at="inside", scope="staff"),
        said("5", OFFICIAL, paper="b"),
    ),
    case(
        "3 and 4 of the staff",
        "conflicting",
        said("3", MILITARY, at="inside", scope="staff"),
        said("4", OFFICIAL, at="inside", scope="staff", paper="b"),
    ),
    case(
        "3 of the staff, 3 in all",
        "compatible",
        said("3", MILITARY, at="inside", scope="staff"),
        said("3", "State Department", paper="b"),
    ),
    case(
        "3 of the staff, 4 of the guests",
        "compatible",
        said("3", MILITARY, at="inside", scope="staff"),
        said("4", OFFICIAL, at="inside", scope="guests", paper="b"),
    ),
    case(
        "several of the staff, nobody in all",
        "conflicting",
        said("several", MILITARY, at="inside", scope="staff"),
        said("0", OFFICIAL, paper="b"),
    ),
    case(
        "3 of one scope and 5 of another that may be the same",
        "unclear",
        said("3", MILITARY, at="open", scope="soldiers, since May"),
        said("5", OFFICIAL, paper="b"),
    ),
    case(
        "3 and 5 of one scope, which may not be the fact's",
        "conflicting",
        said("3", MILITARY, at="open", scope="soldiers, since May"),
        said("5", OFFICIAL, at="open", scope="soldiers, since May", paper="b"),
    ),
    case(
        "at least 3 of one scope and 5 of another that may be the same",
        "compatible",
        said(">=3", MILITARY, at="open", scope="soldiers, since May"),
        said("5", OFFICIAL, paper="b"),
    ),
    case(
        "magnitudes have no parts",
        "conflicting",
        said("5.1", MILITARY, attribute="magnitude", part="part"),
        said("6.2", OFFICIAL, attribute="magnitude", part="unknown", paper="b"),
    ),
    case(
        "the price of a thing inside another",
        "compatible",
        said("900 EUR", MILITARY, attribute="price", at="inside", scope="the engine"),
        said("500 EUR", OFFICIAL, attribute="price", paper="b"),
    ),
]

RELATIONS = [
    case(
        "five casualties, three dead, four hurt",
        "conflicting",
        said("5", MILITARY, attribute="casualties"),
        said("3", OFFICIAL, attribute="killed", paper="b"),
        said("4", "embassy", attribute="injured", paper="c"),
    ),
    case(
        "five casualties that may be of more, three dead, four hurt",
        "unclear",
        said("5", MILITARY, attribute="casualties", part="unknown"),
        said("3", OFFICIAL, attribute="killed", paper="b"),
        said("4", "embassy", attribute="injured", paper="c"),
    ),
    case(
        "five casualties, three dead and four hurt, all on one day",
        "conflicting",
        said("5", MILITARY, attribute="casualties", day="2020-01-26"),
        said("3", OFFICIAL, attribute="killed", day="2020-01-26", paper="b"),
        said("4", "embassy", attribute="injured", day="2020-01-26", paper="c"),
    ),
    case(
        "five casualties, a day later three dead and four hurt",
        "compatible",
        said("5", MILITARY, attribute="casualties", day="2020-01-26"),
        said("3", OFFICIAL, attribute="killed", day="2020-01-27", paper="b"),
        said("4", "embassy", attribute="injured", day="2020-01-27", paper="c"),
    ),
    case(
        "three dead and four hurt, then its own count is five",
        "single",
        said("3", OFFICIAL, attribute="killed", day="2020-01-26"),
        said("4", OFFICIAL, attribute="injured", day="2020-01-26", paper="b"),
        said("5", OFFICIAL, attribute="casualties", day="2020-01-27", paper="c"),
    ),
    case(
        "at least five casualties, three dead, four hurt",
        "compatible",
        said(">=5", MILITARY, attribute="casualties"),
        said("3", OFFICIAL, attribute="killed", paper="b"),
        said("4", "embassy", attribute="injured", paper="c"),
    ),
    case(
        "eight casualties, three dead, four hurt",
        "compatible",
        said("8", MILITARY, attribute="casualties"),
        said("3", OFFICIAL, attribute="killed", paper="b"),
        said("4", "embassy", attribute="injured", paper="c"),
    ),
    case(
        "five of the staff, of the staff three dead and four hurt",
        "conflicting",
        said("5", MILITARY, attribute="casualties", at="inside", scope="staff"),
        said("3", OFFICIAL, attribute="killed", at="inside", scope="staff", paper="b"),
        said("4", "embassy", attribute="injured", at="inside", scope="staff", paper="c"),
    ),
    case(
        "five of the staff, of the guests three dead and four hurt",
        "compatible",
        said("5", MILITARY, attribute="casualties", at="inside", scope="staff"),
        said("3", OFFICIAL, attribute="killed", at="inside", scope="guests", paper="b"),
        said("4", "embassy", attribute="injured", at="inside", scope="guests", paper="c"),
    ),
    case(
        "five casualties, three dead, of the staff four hurt",
        "conflicting",
        said("5", MILITARY, attribute="casualties"),
        said("3", OFFICIAL, attribute="killed", paper="b"),
        said("4", "embassy", attribute="injured", at="inside", scope="staff", paper="c"),
    ),
    case(
        "five fired, three hit, three intercepted",
        "conflicting",
        said("5", MILITARY, attribute=FIRED),
        said("3", OFFICIAL, attribute=HIT, paper="b"),
        said("3", "embassy", attribute=INTERCEPTED, paper="c"),
    ),
    case(
        "three dead, four hurt",
        "compatible",
        said("3", OFFICIAL, attribute="killed"),
        said("4", "embassy", attribute="injured", paper="b"),
    ),
    case(
        "no injuries, denied without a number, and three injured",
        "conflicting",
        said("any injuries", OFFICIAL, attribute="injured", denied=True),
        said("3", "embassy", attribute="injured", paper="b"),
    ),
    case(
        "nobody, without a number or a denial, and none",
        "compatible",
        said("nobody", OFFICIAL, attribute="injured"),
        said("0", "embassy", attribute="injured", paper="b"),
    ),
    case(
        "three dead, two casualties of more",
        "compatible",
        said("3", OFFICIAL, attribute="killed"),
        said("2", "embassy", attribute="casualties", part="part", paper="b"),
    ),
    case(
        "three dead, two casualties in a scope that may be the same",
        "unclear",
        said("3", OFFICIAL, attribute="killed"),
        said("2", "embassy", attribute="casualties", at="open", scope="since May", paper="b"),
    ),
    case(
        "three dead, two casualties of the staff",
        "compatible",
        said("3", OFFICIAL, attribute="killed"),
        said("2", "embassy", attribute="casualties", at="inside", scope="staff", paper="b"),
    ),
    case(
        "seven died of it, there were five cases",
        "conflicting",
        said("7", OFFICIAL, attribute="disease_deaths"),
        said("5", "embassy", attribute="cases", paper="b"),
    ),
]

GROWING = [
    case(
        "a lower figure a day later, of another origin",
        "conflicting",
        said("5", OFFICIAL, day="2020-01-26"),
        said("3", MILITARY, day="2020-01-27", paper="b"),
    ),
    case(
        "a lower figure a day later, of the same origin",
        "single",
        said("5", MILITARY, day="2020-01-26"),
        said("3", MILITARY, day="2020-01-27", paper="b"),
    ),
    case(
        "a lower figure of the same origin on the same day",
        "conflicting",
        said("5", MILITARY, day="2020-01-26"),
        said("3", MILITARY, day="2020-01-26", paper="b"),
    ),
    case(
        "a higher figure of a day that nobody gives",
        "conflicting",
        said("3", OFFICIAL),
        said("5", MILITARY, day="2020-01-27", paper="b"),
    ),
    case(
        "a plain figure, and of the next day: has risen to",
        "compatible",
        said("3", OFFICIAL, published="2020-01-26"),
        said("5", MILITARY, quote="The toll has risen to five", paper="b"),
    ),
    case(
        "so far three, and a plain figure of the next day",
        "compatible",
        said("3", OFFICIAL, quote="Three have died so far", published="2020-01-26"),
        said("5", MILITARY, paper="b"),
    ),
    case(
        "so far three, and a lower plain figure of the next day",
        "conflicting",
        said("3", OFFICIAL, quote="Three have died so far", published="2020-01-26"),
        said("2", MILITARY, paper="b"),
    ),
    case(
        "three, and up to two the next day: a bound, and no running count",
        "conflicting",
        said("3", OFFICIAL, published="2020-01-26"),
        said("<=2", MILITARY, quote="Up to two died", paper="b"),
    ),
    case(
        "plain figures of two days",
        "conflicting",
        said("3", OFFICIAL, published="2020-01-26"),
        said("5", MILITARY, paper="b"),
    ),
    case(
        "has risen to, in an article without a day",
        "conflicting",
        said("3", OFFICIAL),
        said("5", MILITARY, quote="has risen to five", published=None, paper="b"),
    ),
    case(
        "two casualties, a day later three dead",
        "compatible",
        said("2", OFFICIAL, attribute="casualties", day="2020-01-26"),
        said("3", MILITARY, attribute="killed", day="2020-01-27", paper="b"),
    ),
    case(
        "three dead, a day later two casualties",
        "conflicting",
        said("3", MILITARY, attribute="killed", day="2020-01-26"),
        said("2", OFFICIAL, attribute="casualties", day="2020-01-27", paper="b"),
    ),
    case(
        "three in some days, five on a later one: no running count",
        "conflicting",
        said("3", OFFICIAL, day="2020-01-20/2020-01-22"),
        said("5", MILITARY, day="2020-01-27", paper="b"),
    ),
    case(
        "a level may fall",
        "compatible",
        said("12", OFFICIAL, attribute="missing", day="2020-01-26"),
        said("4", MILITARY, attribute="missing", day="2020-01-27", paper="b"),
    ),
    case(
        "two levels of one day",
        "conflicting",
        said("12", OFFICIAL, attribute="missing", day="2020-01-26"),
        said("4", MILITARY, attribute="missing", day="2020-01-26", paper="b"),
    ),
    case(
        "two measures of two days",
        "compatible",
        said("4 %", OFFICIAL, attribute="economic_rate", day="2020-01"),
        said("5 %", MILITARY, attribute="economic_rate", day="2020-02", paper="b"),
    ),
    case(
        "two measures of a month and of a day in it",
        "conflicting",
        said("4 %", OFFICIAL, attribute="economic_rate", day="2020-01"),
        said("5 %", MILITARY, attribute="economic_rate", day="2020-01-26", paper="b"),
    ),
    case(
        "three on a day of a year, five on a later day of some year",
        "conflicting",
        said("3", OFFICIAL, day="2020-01-26"),
        said("5", MILITARY, day="XXXX-01-27", paper="b"),
    ),
]

UNITS = [
    case(
        "money of two currencies",
        "compatible",
        said("3 EUR", OFFICIAL, attribute="price"),
        said("5 USD", MILITARY, attribute="price", paper="b"),
    ),
    case(
        "money of one currency",
        "conflicting",
        said("3 EUR", OFFICIAL, attribute="price"),
        said("5 EUR", MILITARY, attribute="price", paper="b"),
    ),
    case(
        "percent and percentage points",
        "compatible",
        said("4 %", OFFICIAL, attribute="price_change"),
        said("2 pp", MILITARY, attribute="price_change", paper="b"),
    ),
    case(
        "5 km and 3.1 mi",
        "agreed",
        said("5 km", OFFICIAL, attribute="depth"),
        said("3.1 mi", MILITARY, attribute="depth", paper="b"),
    ),
    case(
        "5 km and 5 mi",
        "conflicting",
        said("5 km", OFFICIAL, attribute="depth"),
        said("5 mi", MILITARY, attribute="depth", paper="b"),
    ),
    case(
        "a count and a length",
        "compatible",
        said("3", OFFICIAL, attribute="depth"),
        said("5 km", MILITARY, attribute="depth", paper="b"),
    ),
]

DENIED = [
    case(
        "not three, and three",
        "conflicting",
        said("3", OFFICIAL, denied=True),
        said("3", MILITARY, paper="b"),
    ),
    case(
        "not three, and three, neither said to be all",
        "conflicting",
        said("3", OFFICIAL, denied=True, part="unknown"),
        said("3", MILITARY, part="unknown", paper="b"),
    ),
    case(
        "not three, and five",
        "compatible",
        said("3", OFFICIAL, denied=True),
        said("5", MILITARY, paper="b"),
    ),
    case(
        "not three, and at least three",
        "compatible",
        said("3", OFFICIAL, denied=True),
        said(">=3", MILITARY, paper="b"),
    ),
    case(
        "not at least three, and five",
        "conflicting",
        said(">=3", OFFICIAL, denied=True),
        said("5", MILITARY, paper="b"),
    ),
    case(
        "not at least three, and five of the staff",
        "conflicting",
        said(">=3", OFFICIAL, denied=True),
        said("5", MILITARY, at="inside", scope="staff", paper="b"),
    ),
    case(
        "not three, and three of the staff",
        "compatible",
        said("3", OFFICIAL, denied=True),
        said("3", MILITARY, at="inside", scope="staff", paper="b"),
    ),
    case(
        "not at least three of the staff, and five",
        "compatible",
        said(">=3", OFFICIAL, denied=True, at="inside", scope="staff"),
        said("5", MILITARY, paper="b"),
    ),
    case(
        "not at least three, and two",
        "compatible",
        said(">=3", OFFICIAL, denied=True),
        said("2", MILITARY, paper="b"),
    ),
    case(
        "not three, say two",
        "agreed",
        said("3", OFFICIAL, denied=True),
        said("3", MILITARY, denied=True, paper="b"),
    ),
    case(
        "six, and a day later not at least five",
        "conflicting",
        said("6", OFFICIAL, day="2020-01-26"),
        said(">=5", MILITARY, denied=True, day="2020-01-27", paper="b"),
    ),
    case(
        "three, and a day later no longer three",
        "compatible",
        said("3", OFFICIAL, day="2020-01-26"),
        said("3", MILITARY, denied=True, day="2020-01-27", paper="b"),
    ),
    case(
        "not up to ten, and a day later six",
        "conflicting",
        said("<=10", OFFICIAL, denied=True, day="2020-01-26"),
        said("6", MILITARY, day="2020-01-27", paper="b"),
    ),
    case(
        "the name of one who was killed, denied",
        "conflicting",
        said("Ali Karim", OFFICIAL, denied=True),
        said("Ali Karim", MILITARY, paper="b"),
    ),
]

TIMES = [
    case(
        "two days",
        "conflicting",
        said("2020-01-26", OFFICIAL, attribute="time"),
        said("2020-01-27", MILITARY, attribute="time", paper="b"),
    ),
    case(
        "a day and its month",
        "compatible",
        said("2020-01-26", OFFICIAL, attribute="time"),
        said("2020-01", MILITARY, attribute="time", paper="b"),
    ),
    case(
        "a day and that day of no given year",
        "compatible",
        said("2020-01-26", OFFICIAL, attribute="time"),
        said("XXXX-01-26", MILITARY, attribute="time", paper="b"),
    ),
    case(
        "a day and another one of no given year",
        "conflicting",
        said("2020-01-26", OFFICIAL, attribute="time"),
        said("XXXX-01-29", MILITARY, attribute="time", paper="b"),
    ),
    case(
        "one day",
        "agreed",
        said("2020-01-26", OFFICIAL, attribute="time"),
        said("2020-01-26", MILITARY, attribute="time", paper="b"),
    ),
    case(
        "an impossible day confirms and excludes nothing",
        "compatible",
        said("2020-02-31", OFFICIAL, attribute="time"),
        said("2020-01-26", MILITARY, attribute="time", paper="b"),
    ),
    case(
        "a day denied, and said",
        "conflicting",
        said("2020-01-26", OFFICIAL, attribute="time", denied=True),
        said("2020-01-26", MILITARY, attribute="time", paper="b"),
    ),
    case(
        "a month denied, and a day of it said",
        "conflicting",
        said("2020-01", OFFICIAL, attribute="time", denied=True),
        said("2020-01-26", MILITARY, attribute="time", paper="b"),
    ),
    case(
        "a day denied, and its month said",
        "compatible",
        said("2020-01-26", OFFICIAL, attribute="time", denied=True),
        said("2020-01", MILITARY, attribute="time", paper="b"),
    ),
    case(
        "a day denied, and another one said",
        "compatible",
        said("2020-01-26", OFFICIAL, attribute="time", denied=True),
        said("2020-01-27", MILITARY, attribute="time", paper="b"),
    ),
    case(
        "two days of scopes that may be different ones",
        "unclear",
        said("2020-01-26", OFFICIAL, attribute="time"),
        said("2020-01-27", MILITARY, attribute="time", at="open", scope="the fire", paper="b"),
    ),
    case(
        "another day for a part of what happened",
        "unclear",
        said("2020-01-26", OFFICIAL, attribute="time"),
        said("2020-01-27", MILITARY, attribute="time", at="inside", scope="the hit", paper="b"),
    ),
    case(
        "two clock times of one zone",
        "conflicting",
        said("2020-01-26", OFFICIAL, attribute="time", clock="19:30", zone="local"),
        said("2020-01-26", MILITARY, attribute="time", clock="20:30", zone="local", paper="b"),
    ),
    case(
        "two clock times, one of them of some zone",
        "compatible",
        said("2020-01", OFFICIAL, attribute="time", clock="19:30", zone="local"),
        said("2020-01-26", MILITARY, attribute="time", clock="16:30", zone="GMT", paper="b"),
    ),
    case(
        "two clock times of zones that are known, one moment",
        "compatible",
        said("2020-01-27", OFFICIAL, attribute="time", clock="00:30", zone="CET"),
        said("2020-01-26", MILITARY, attribute="time", clock="23:30", zone="GMT", paper="b"),
    ),
    case(
        "two clock times of zones that are known, two moments",
        "conflicting",
        said("2020-01-26", OFFICIAL, attribute="time", clock="19:30", zone="CET"),
        said("2020-01-26", MILITARY, attribute="time", clock="19:30", zone="GMT", paper="b"),
    ),
    case(
        "a day here is the next one there",
        "compatible",
        said("2020-01-08", OFFICIAL, attribute="time", clock="01:45", zone="local"),
        said("2020-01-07", MILITARY, attribute="time", clock="17:45", zone="EST", paper="b"),
    ),
    case(
        "a day of a zone, and the next of none",
        "conflicting",
        said("2020-01-08", OFFICIAL, attribute="time", clock="01:45"),
        said("2020-01-07", MILITARY, attribute="time", clock="17:45", zone="EST", paper="b"),
    ),
    case(
        "two days apart in no zone",
        "conflicting",
        said("2020-01-09", OFFICIAL, attribute="time", clock="01:45", zone="local"),
        said("2020-01-07", MILITARY, attribute="time", clock="17:45", zone="EST", paper="b"),
    ),
]

NAMED = [
    case(
        "two names for one who did it",
        "conflicting",
        said("Kata'ib Hezbollah", OFFICIAL, attribute="perpetrator"),
        said("Islamic State", MILITARY, attribute="perpetrator", paper="b"),
    ),
    case(
        "two names for one who did what may be something else",
        "unclear",
        said("Kata'ib Hezbollah", OFFICIAL, attribute="perpetrator"),
        said("Islamic State", MILITARY, attribute="perpetrator", at="open", scope="it", paper="b"),
    ),
    case(
        "one name in two spellings",
        "agreed",
        said("PMF", OFFICIAL, attribute="perpetrator"),
        said("Popular Mobilization Forces", MILITARY, attribute="perpetrator", paper="b"),
    ),
    case(
        "a group and what it belongs to",
        "compatible",
        said("Kata'ib Hezbollah", OFFICIAL, attribute="perpetrator"),
        said("PMF", MILITARY, attribute="perpetrator", paper="b"),
    ),
    case(
        "what a group belongs to is denied",
        "conflicting",
        said("PMF", OFFICIAL, attribute="perpetrator", denied=True),
        said("Kata'ib Hezbollah", MILITARY, attribute="perpetrator", paper="b"),
    ),
    case(
        "one name denied, another said",
        "compatible",
        said("Islamic State", OFFICIAL, attribute="perpetrator", denied=True),
        said("Kata'ib Hezbollah", MILITARY, attribute="perpetrator", paper="b"),
    ),
    case(
        "a description denied, a name said",
        "unclear",
        said("an Iran-backed militia", OFFICIAL, attribute="perpetrator", denied=True),
        said("Kata'ib Hezbollah", MILITARY, attribute="perpetrator", paper="b"),
    ),
    case(
        "a description denied of one of many, a name said",
        "compatible",
        said("an Iran-backed militia", OFFICIAL, attribute="blamed", denied=True),
        said("Kata'ib Hezbollah", MILITARY, attribute="blamed", paper="b"),
    ),
    case(
        "two who are blamed stand side by side",
        "compatible",
        said("Kata'ib Hezbollah", OFFICIAL, attribute="blamed"),
        said("Islamic State", MILITARY, attribute="blamed", paper="b"),
    ),
    case(
        "two targets stand side by side",
        "compatible",
        said("Green Zone", OFFICIAL, attribute="target"),
        said("Basra", MILITARY, attribute="target", paper="b"),
    ),
    case(
        "a target denied",
        "conflicting",
        said("Basra", OFFICIAL, attribute="target", denied=True),
        said("Basra", MILITARY, attribute="target", paper="b"),
    ),
    case(
        "one place in two spellings",
        "agreed",
        said("Baghdad", OFFICIAL, attribute="place"),
        said("Baghdad, Iraq", MILITARY, attribute="place", paper="b"),
    ),
]

WORDS = [
    case(
        "two weapons stand side by side",
        "compatible",
        said("rockets", OFFICIAL, attribute="weapon"),
        said("mortar shells", MILITARY, attribute="weapon", paper="b"),
    ),
    case(
        "a weapon denied",
        "conflicting",
        said("mortar shells", OFFICIAL, attribute="weapon", denied=True),
        said("the mortar shells", MILITARY, attribute="weapon", paper="b"),
    ),
    case(
        "no damage, and a hall burned",
        "conflicting",
        said("any damage", OFFICIAL, attribute="damage", denied=True),
        said("a dining hall burned", MILITARY, attribute="damage", paper="b"),
    ),
    case(
        "no damage as a count of zero, and a hall burned",
        "conflicting",
        said("none", OFFICIAL, attribute="damage", number="0"),
        said("a dining hall burned", MILITARY, attribute="damage", paper="b"),
    ),
    case(
        "no car burned, and a hall did",
        "compatible",
        said("no car", OFFICIAL, attribute="damage", number="0"),
        said("a dining hall burned", MILITARY, attribute="damage", paper="b"),
    ),
    case(
        "no damage in one place, a hall burned in all",
        "compatible",
        said("any damage", OFFICIAL, attribute="damage", denied=True, at="inside", scope="gate"),
        said("a hall burned", MILITARY, attribute="damage", paper="b"),
    ),
    case(
        "no damage in all, a hall burned in one place",
        "conflicting",
        said("any damage", OFFICIAL, attribute="damage", denied=True),
        said("a hall burned", MILITARY, attribute="damage", at="inside", scope="inn", paper="b"),
    ),
    case(
        "no damage in one place, a hall burned in another",
        "compatible",
        said("any damage", OFFICIAL, attribute="damage", denied=True, at="inside", scope="gate"),
        said("a hall burned", MILITARY, attribute="damage", at="inside", scope="inn", paper="b"),
    ),
    case(
        "no damage so far, a day later a hall burned",
        "compatible",
        said(
            *("any damage", OFFICIAL),
            attribute="damage",
            denied=True,
            quote="no damage so far",
            published="2020-01-26",
        ),
        said("a dining hall burned", MILITARY, attribute="damage", paper="b"),
    ),
    case(
        "numbers in words of damage stand side by side",
        "compatible",
        said("three cars burned", OFFICIAL, attribute="damage", number="3"),
        said("five cars burned", MILITARY, attribute="damage", number="5", paper="b"),
    ),
    case(
        "two verdicts in other words",
        "compatible",
        said("guilty", OFFICIAL, attribute="verdict"),
        said("convicted of fraud", MILITARY, attribute="verdict", paper="b"),
    ),
    case(
        "a verdict and its denial",
        "conflicting",
        said("guilty", OFFICIAL, attribute="verdict"),
        said("guilty", MILITARY, attribute="verdict", denied=True, paper="b"),
    ),
    case(
        "one answer under two attributes that ask the same",
        "agreed",
        said("sirens sounded", OFFICIAL, attribute="alert"),
        said("Sirens sounded", MILITARY, attribute="sirens_heard", paper="b"),
    ),
    case(
        "an answer denied under another attribute that asks the same",
        "conflicting",
        said("sirens sounded", OFFICIAL, attribute="alert"),
        said("sirens sounded", MILITARY, attribute="sirens_heard", denied=True, paper="b"),
    ),
    case(
        "a number under a made attribute beside those that a relation ties",
        "compatible",
        said("3", OFFICIAL, attribute="killed"),
        said("3", MILITARY, attribute="maimed", number="3", paper="b"),
    ),
    case(
        "a name and words under two attributes that ask the same",
        "compatible",
        said("PMF", OFFICIAL, attribute="perpetrator"),
        said("a drone", MILITARY, attribute="done_with", denied=True, paper="b"),
    ),
    case(
        "numbers of a made attribute stand side by side",
        "compatible",
        said("3 m", OFFICIAL, attribute="pier_height", number="3 m"),
        said("5 m", MILITARY, attribute="pier_height", number="5 m", paper="b"),
    ),
    case(
        "a number of a made attribute denied",
        "conflicting",
        said("3 m", OFFICIAL, attribute="pier_height", number="3 m"),
        said("3 m", MILITARY, attribute="pier_height", number="3 m", denied=True, paper="b"),
    ),
]

CASES = [
    *(*EMBASSY, *ORDER, *PARTS, *RELATIONS, *GROWING),
    *(*UNITS, *DENIED, *TIMES, *NAMED, *WORDS),
]


@pytest.mark.parametrize("found", CASES, ids=[case.name for case in CASES])
def test_status(found: Case) -> None:
    assert judged(*found.answers).status == found.status


@pytest.mark.parametrize("found", CASES, ids=[case.name for case in CASES])
def test_the_order_of_readings_does_not_matter(found: Case) -> None:
    wanted = judged(*found.answers)
    for order in islice(permutations(found.answers), 6):
        assert judged(*order) == wanted
