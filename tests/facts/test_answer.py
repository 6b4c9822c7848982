"""What a claim is compared by: number, days, denial, and the day that it stood at."""

from __future__ import annotations

import builders
import pytest

from factgen.facts.answer import Answer, answer
from factgen.facts.gather import Placed
from facts.answers_built import ATTRIBUTES, NAMES, said

COMPARED: dict[str, tuple[Answer, str]] = {
    "a number": (said("~40"), "~40"),
    "a number denied": (said(">=5", denied=True), "not >=5"),
    "nobody": (said("0"), "0"),
    "nobody, as a denial": (said("anybody", denied=True), "0"),
    "a number in words": (said("several"), "several"),
    "a number in a text": (
        said("40 containers burned", attribute="damage", number="40"),
        "40 burned containers",
    ),
    "no damage, as a count": (said("no damage", attribute="damage", number="0"), "not damage"),
    "a day": (said("2020-01-26", attribute="time"), "2020-01-26"),
    "an impossible day": (said("2020-02-31", attribute="time"), "2020-02-31"),
    "a party": (said("Iraq's military", attribute="perpetrator"), "iraq military"),
    "a party denied": (said("PMF", attribute="perpetrator", denied=True), "not pmf"),
    "words": (said("The Katyusha rockets", attribute="weapon"), "katyusha rockets"),
}


@pytest.mark.parametrize("name", COMPARED)
def test_value_as_compared(name: str) -> None:
    answer, wanted = COMPARED[name]
    assert answer.compared() == wanted


AS_OF: dict[str, tuple[Answer, str | None]] = {
    "its own day": (said("3", day="2020-01-26", quote="so far"), "2020-01-26"),
    "a plain count": (said("3"), None),
    "a running count": (said("3", quote="The toll has risen to three"), "2020-01-27"),
    "a running count in Spanish": (said("3", quote="La cifra asciende a tres"), "2020-01-27"),
    "a running count in German": (said("3", quote="Die Zahl stieg auf drei"), "2020-01-27"),
    "a bound": (said("<=3", quote="up to three"), None),
    "a running count without a day": (said("3", quote="so far", published=None), None),
    "a running count over some days": (
        said("3", day="2020-01-20/2020-01-25", quote="so far"),
        "2020-01-27",
    ),
    "days of a count that does not run": (said("3", day="2020-01-20/2020-01-25"), None),
    "nobody yet": (
        said(
            *("any group", "Reuters"), attribute="responsibility_claimed", denied=True,
            quote="No group has claimed it",
        ),
        "2020-01-27",
    ),
    "one who has": (
        said("PMF", attribute="responsibility_claimed", quote="The PMF has claimed it"),
        None,
    ),
    "a day that is the answer": (said("2020-01-26", attribute="time", quote="so far"), None),
}  # fmt: skip


@pytest.mark.parametrize("name", AS_OF)
def test_day_that_it_stood_at(name: str) -> None:
    answer, wanted = AS_OF[name]
    assert (answer.as_of.text if answer.as_of else None) == wanted


def test_a_scope_that_says_in_all_is_no_part() -> None:
    claim = builders.claim(part="unknown", scope="people, in all")
    made = answer(Placed(claim, "whole"), "", builders.article(), ATTRIBUTES, NAMES, {})
    assert (made.part, claim.part) == ("total", "unknown")


def test_a_denial_of_all_is_all_of_its_scope_and_may_be_of_a_moment() -> None:
    quote = "There have been no casualties so far"
    denied = said(
        "any casualties",
        attribute="casualties",
        denied=True,
        part="unknown",
        quote=quote,
        scope="them",
    )
    assert (denied.part, denied.running) == ("total", True)
