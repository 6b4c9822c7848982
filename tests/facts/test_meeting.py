"""How two readings meet: by what, and what must hold of any two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factgen.facts.answer import Answer
from factgen.facts.meeting import Meeting
from factgen.models import Part, Standing
from factgen.values.days import days, finer
from facts.answers_built import ATTRIBUTES as ATTRIBUTES_LISTED
from facts.answers_built import judged, met, said
from facts.worlds import (
    ATTRIBUTES,
    INSIDE,
    MOST,
    WHOLE,
    Count,
    possible,
    possible_from_day_to_day,
    taken_as,
)

# By what they meet

BY_WHAT: dict[str, tuple[Answer, Answer, Meeting]] = {
    "numbers": (said("3"), said("5"), Meeting("clash", "value")),
    "a part and its whole": (said("5", part="part"), said("3"), Meeting("clash", "inside")),
    "of a scope inside": (
        said("5", at="inside", scope="staff"),
        said("3"),
        Meeting("clash", "inside"),
    ),
    "a relation": (
        said("5", attribute="injured"),
        said("3", attribute="casualties"),
        Meeting("clash", "relation"),
    ),
    "a denial": (said("5", denied=True), said("5"), Meeting("clash", "denial")),
    "clock times": (
        said("2020-01-26", attribute="time", clock="10:00"),
        said("2020-01-26", attribute="time", clock="12:00"),
        Meeting("clash", "clock"),
    ),
    "scopes that may differ": (
        said("3", at="open", scope="since May"),
        said("5"),
        Meeting("unclear", "scope"),
    ),
    "what may be a part": (said("3", part="unknown"), said("5"), Meeting("unclear", "part")),
    "who may be another": (
        said("a militia", attribute="perpetrator", denied=True),
        said("Iran", attribute="perpetrator"),
        Meeting("unclear", "party"),
    ),
    "a later count": (
        said("3", day="2020-01-26"),
        said("5", day="2020-01-27"),
        Meeting("compatible", "update"),
    ),
    "a corrected count": (
        said("5", "Iraqi military", day="2020-01-26"),
        said("3", "Iraqi military", day="2020-01-27"),
        Meeting("compatible", "correction"),
    ),
    "who is not known": (
        said("unknown", attribute="perpetrator"),
        said("Iran", attribute="perpetrator", denied=True),
        Meeting("compatible"),
    ),
}


@pytest.mark.parametrize("name", BY_WHAT)
def test_by_what_readings_meet(name: str) -> None:
    one, other, wanted = BY_WHAT[name]
    assert met(one, other) == wanted
    assert met(other, one) == wanted


# Any two readings

_DAYS = ("2020-01-26", "2020-01-27", "2020-01", "XXXX-01-26", "2020-01-20/2020-02-03", "2020-02-31")
_NUMBERS = ("0", "3", "5", ">=3", ">3", "<=4", "<3", "2..6", "~5", "~<5")
_UNITS = ("", " km", " mi", " EUR", " USD", " %")
_PARTIES = ("PMF", "Kata'ib Hezbollah", "Iran", "an outlawed group", "any group", "unknown")
_PLACES = ("Baghdad", "Baghdad, Iraq", "Basra", "near the river", "unknown")
_WORDS = ("rockets", "mortar shells", "any weapon", "some", "several")
_VALUES = {
    "killed": st.sampled_from([*_NUMBERS, "several", "nobody"]),
    "injured": st.sampled_from(_NUMBERS),
    "casualties": st.sampled_from(_NUMBERS),
    "missing": st.sampled_from(_NUMBERS),
    "depth": st.builds("".join, st.tuples(st.sampled_from(_NUMBERS), st.sampled_from(_UNITS))),
    "time": st.sampled_from(_DAYS),
    "perpetrator": st.sampled_from(_PARTIES),
    "responsibility_claimed": st.sampled_from(_PARTIES),
    "target": st.sampled_from(_PLACES),
    "weapon": st.sampled_from(_WORDS),
    "made_of": st.sampled_from(_WORDS),
}
_FAMILY = {"casualties": ("casualties", "killed", "injured")}
_SCOPES: tuple[tuple[Standing, str], ...] = (
    *(("whole", "in all"), ("inside", "staff"), ("inside", "guests")),
    *(("open", "since May"), ("open", "in the unrest")),
)


@st.composite
def any_answer(draw: st.DrawFn, attribute: str, paper: str) -> Answer:
    """A reading of any kind."""
    at, scope = draw(st.sampled_from(_SCOPES))
    clocked = attribute == "time"
    return said(
        draw(_VALUES[attribute]),
        draw(st.sampled_from(["", "Iraqi military", "embassy", "CNN > security source"])),
        attribute=attribute,
        part=draw(st.sampled_from(["total", "part", "unknown"])),
        at=at,
        scope=scope,
        denied=draw(st.booleans()),
        certainty=draw(st.sampled_from(["certain", "probable", "possible", "unknown"])),
        day=draw(st.sampled_from([None, None, "2020-01-26", "2020-01-27", "2020-01"])),
        clock=draw(st.sampled_from([None, "10:00", "23:30"])) if clocked else None,
        zone=draw(st.sampled_from([None, "local", "GMT", "CET"])) if clocked else None,
        quote=draw(st.sampled_from([None, "so far"])),
        published=draw(st.sampled_from([None, "2020-01-26", "2020-01-27"])),
        paper=paper,
    )


@st.composite
def facts(draw: st.DrawFn, least: int = 1, most: int = 5) -> list[Answer]:
    """Readings that answer one question."""
    attribute = draw(
        st.sampled_from([name for name in _VALUES if name not in ("killed", "injured")])
    )
    family = st.sampled_from(_FAMILY.get(attribute, (attribute,)))
    size = draw(st.integers(least, most))
    return [draw(any_answer(draw(family), f"p{n}")) for n in range(size)]


@given(facts(least=2, most=2))
def test_a_meeting_is_symmetric(answers: list[Answer]) -> None:
    assert met(*answers) == met(*reversed(answers))


@given(facts(most=1))
def test_a_reading_can_be_true_beside_itself(answers: list[Answer]) -> None:
    assert met(answers[0], answers[0]).kind in {"same", "compatible"}


@given(facts(most=4), st.randoms(use_true_random=False))
def test_the_order_of_readings_does_not_matter(answers: list[Answer], random: Random) -> None:
    shuffled = list(answers)
    random.shuffle(shuffled)
    assert judged(*shuffled) == judged(*answers)


@given(facts(most=4), st.data())
def test_a_reading_of_the_uncommitted_changes_nothing(
    answers: list[Answer], data: st.DataObject
) -> None:
    relation = {name for family in _FAMILY.values() for name in family}
    attribute = answers[0].attribute.name
    own = "killed" if attribute in relation else attribute
    another = data.draw(any_answer(own, "z").filter(lambda answer: not answer.committed))
    assert judged(*answers, another) == judged(*answers)


@given(facts(least=2, most=4), st.data())
def test_a_wider_reading_makes_no_conflict(answers: list[Answer], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(answers) - 1))
    wider = [*answers]
    wider[place] = data.draw(widened(answers[place]))
    if judged(*answers).status != "conflicting":
        assert judged(*wider).status != "conflicting"
    for n, other in enumerate(answers):
        if n != place and met(answers[place], other).kind != "clash":
            assert met(wider[place], other).kind != "clash"


@st.composite
def widened(draw: st.DrawFn, answer: Answer) -> Answer:
    """The reading with more numbers or more days; what is denied would only deny more."""
    if answer.denied:
        return answer
    if answer.days is not None:
        around = [days(text) for text in ("2020-01-26/2020-01-27", "2020-01", "2020", "XXXX-01-26")]
        wider = [one for one in around if one is not None and finer(answer.days, one)]
        return replace(answer, days=draw(st.sampled_from([answer.days, *wider])))
    number = answer.quantity
    if number is None:
        return answer
    less, more = draw(st.integers(0, 3)), draw(st.integers(0, 3))
    open_end = draw(st.booleans())
    changes = {
        "low": None if number.low is None else number.low - less,
        "high": None if number.high is None or open_end else number.high + more,
        "high_open": number.high_open and not open_end and number.high is not None,
        "low_open": number.low_open and number.low is not None,
    }
    return replace(answer, quantity=number.model_copy(update=changes))


@given(facts(least=2, most=7))
def test_a_verdict_rests_on_how_every_two_readings_meet(answers: list[Answer]) -> None:
    committed = sorted((a for a in answers if a.committed), key=lambda a: a.claim.id)
    pairs = [(a, b, met(a, b)) for a, b in combinations(committed, 2)]
    decided = judged(*answers)
    for status, kind in (("conflicting", "clash"), ("unclear", "unclear")):
        if decided.status == status:
            wanted = {ids(a, b) for a, b, found in pairs if found.kind == kind}
            assert {ids(a, b) for a, b, _ in decided.pairs} == wanted
    if any(found.kind == "clash" for *_, found in pairs):
        assert decided.status == "conflicting"


def ids(a: Answer, b: Answer) -> frozenset[str]:
    return frozenset((a.claim.id, b.claim.id))


ALIKE = {
    "but for the day of publication": (
        said("3", "embassy", quote="so far", published="2020-01-26", paper="a"),
        said("5", "Iraqi military", published="2020-01-27", paper="b"),
        said("5", "Iraqi military", published="2020-01-26", paper="c"),
    ),
    "but for the origin": (
        said("5", "Iraqi military", day="2020-01-26", paper="a"),
        said("3", "Iraqi military", day="2020-01-27", paper="b"),
        said("3", "embassy", day="2020-01-27", paper="c"),
    ),
    "but for the number": (
        said("some", "embassy", number="3", paper="a"),
        said("some", "Iraqi military", number=">=3", paper="b"),
        said("some", "Iraqi military", number="5", paper="c"),
    ),
}
"""A reading, and two that differ in one thing: only the second excludes the first."""


@pytest.mark.parametrize("name", ALIKE)
def test_readings_that_differ_in_one_thing_are_not_taken_for_alike(name: str) -> None:
    first, beside_it, against_it = ALIKE[name]
    others = [ids(a, b) for a, b, _ in judged(*ALIKE[name]).pairs]
    assert ids(first, against_it) in others
    assert ids(first, beside_it) not in others


def test_two_places_of_which_there_is_one_may_lie_in_each_other() -> None:
    listed = ATTRIBUTES_LISTED.get("place")
    assert listed is not None
    only = listed.model_copy(update={"values": "one"})
    one, other = (said(name, attribute="place") for name in ("Green Zone", "Basra"))
    found = met(replace(one, attribute=only), replace(other, attribute=only))
    assert found == Meeting("unclear", "party")


# Worlds


def answers_to(counts: Sequence[Count]) -> list[Answer]:
    return [
        said(
            count.value,
            f"body {n}",
            attribute=count.attribute,
            part=count.part,
            at=count.standing,
            scope=count.scope,
            paper=f"p{n}",
        )
        for n, count in enumerate(counts)
    ]


@st.composite
def any_counts(draw: st.DrawFn) -> list[Count]:
    """Two to five readings, true in some world or in none."""
    counts = []
    for _ in range(draw(st.integers(2, 5))):
        low, high = sorted(draw(st.tuples(st.integers(0, MOST), st.integers(0, MOST))))
        counts.append(
            Count(
                attribute=draw(st.sampled_from(ATTRIBUTES)),
                scope=draw(st.sampled_from([WHOLE, WHOLE, *INSIDE])),
                part=draw(st.sampled_from(["total", "total", "part", "unknown"])),
                low=low,
                high=draw(st.sampled_from([low, low, high, None])),
            )
        )
    return counts


def wanted(counts: Sequence[Count]) -> str:
    """`conflicting` where no world bears the readings, `unclear` where none does if each of them is
    all of what it counts, else `open`."""
    if not possible(taken_as(counts, "part")):
        return "conflicting"
    return "open" if possible(taken_as(counts, "total")) else "unclear"


@settings(max_examples=600, deadline=None)
@given(any_counts())
def test_a_conflict_is_what_no_world_bears(counts: list[Count]) -> None:
    status = judged(*answers_to(counts)).status
    assert wanted(counts) == (status if status in {"conflicting", "unclear"} else "open")


@settings(max_examples=300)
@given(any_counts().map(lambda counts: counts[:2]), st.sampled_from(["open", "two open", "one"]))
def test_nothing_is_certain_of_scopes_that_may_differ(counts: list[Count], scopes: str) -> None:
    alike = [count._replace(scope=WHOLE) for count in counts]
    one, other = answers_to(alike)
    other = replace(other, standing="open", scope="since May")
    if scopes != "open":
        one = replace(one, standing="open", scope="since May" if scopes == "one" else "in spring")
    status = judged(one, other).status
    if scopes == "one":
        assert status == judged(*answers_to(alike)).status
    else:
        assert (status == "unclear") == (wanted(alike) != "open")
        assert status != "conflicting"


# Counts that grow


def of_the_whole(counts: list[Count]) -> list[Count]:
    return [count._replace(scope=WHOLE) for count in counts]


_DATES = ("2020-01-26", "2020-01-27", "2020-01-28")


@st.composite
def true_readings(draw: st.DrawFn) -> list[Answer]:
    """Readings of several days, true in one world in which counts grow from day to day."""
    few = st.integers(0, 3)
    counts = {(name, scope): 0 for name in ATTRIBUTES for scope in (WHOLE, "staff")}
    told = []
    for day in _DATES:
        for scopes in ((WHOLE,), (WHOLE, "staff")):
            killed, injured, others = draw(few), draw(few), draw(few)
            for scope in scopes:
                counts["killed", scope] += killed
                counts["injured", scope] += injured
                counts["casualties", scope] += killed + injured + others
        for _ in range(draw(st.integers(0, 3))):
            attribute, scope = draw(st.sampled_from(sorted(counts)))
            told.append(draw(true_of(counts[attribute, scope], attribute, scope, day)))
    return told


@st.composite
def true_of(draw: st.DrawFn, number: int, attribute: str, scope: str, day: str | None) -> Answer:
    """A true reading of a count, which may tell less than there is to tell."""
    part: Part = draw(st.sampled_from(["total", "part", "unknown"]))
    if part != "total":
        number = draw(st.integers(0, number))
    low, high = draw(st.integers(0, number)), number + draw(st.integers(0, 3))
    value = draw(st.sampled_from([str(number), f">={low}", f"<={high}", f"{low}..{high}"]))
    return said(
        value,
        draw(st.sampled_from(["", "Iraqi military", "embassy"])),
        attribute=attribute,
        part=part,
        at="whole" if scope == WHOLE else "inside",
        scope=scope,
        day=day,
        paper=draw(st.sampled_from("abcdefgh")),
    )


@settings(max_examples=300)
@given(any_counts().map(of_the_whole), st.lists(st.integers(0, 2), min_size=5, max_size=5))
def test_a_conflict_of_days_is_what_no_growing_counts_bear(
    counts: list[Count], days_: list[int]
) -> None:
    def by_day(part: Part) -> list[list[Count]]:
        taken = list(zip(taken_as(counts, part), days_, strict=False))
        return [[count for count, day in taken if day == n] for n in range(len(_DATES))]

    told = zip(answers_to(counts), days_, strict=False)
    dated = [replace(answer, as_of=days(_DATES[day])) for answer, day in told]
    status = judged(*dated).status
    assert (status == "conflicting") == (not possible_from_day_to_day(by_day("part")))
    assert (status in {"conflicting", "unclear"}) == (not possible_from_day_to_day(by_day("total")))


@settings(max_examples=300)
@given(true_readings())
def test_what_is_true_in_one_world_is_no_conflict(answers: list[Answer]) -> None:
    verdict = judged(*answers)
    assert verdict.status != "conflicting"
    assert all(pair[2].kind != "clash" for pair in verdict.pairs)


@given(
    st.sampled_from(["killed", "missing", "magnitude"]),
    st.integers(0, 9),
    st.integers(0, 9),
    st.integers(1, 9),
    st.integers(0, 9),
)
def test_two_totals_that_share_no_number_clash(
    attribute: str, low: int, width: int, between: int, further: int
) -> None:
    high = low + width
    one = said(f"{low}..{high}", "embassy", attribute=attribute)
    other = said(f"{high + between}..{high + between + further}", attribute=attribute, paper="b")
    assert met(one, other) == Meeting("clash", "value")
