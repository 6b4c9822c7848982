"""Pairs worth comparing: all that matter, each once, and few where there are many events."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factgen.link import APART, Traits, candidates
from factgen.link.score import compared
from factgen.models import Claim, Event

from .told import event, known, one, says, table

TOWNS = ("Velm", "Orla", "Brusk", "Tandel", "Mirk")
KINDS = ("attack", "fire", "earthquake", "protest")


def ids(found: tuple[object, ...]) -> list[tuple[str, str]]:
    return [(pair.a[0], pair.b[0]) for pair in found]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param(
            [event("attack in Velm", "2021-01-26")], [event("raid in Velm", "2021-01-26")], id="day"
        ),
        pytest.param(
            [event("attack in Velm", "2021-01-26")],
            [event("raid in Velm", "2021-01-27")],
            id="next",
        ),
        pytest.param(
            [event("attack in Velm", "2021-12-31")],
            [event("raid in Velm", "XXXX-01-01")],
            id="year",
        ),
        pytest.param(
            [event("attack in Velm", "2021-01-26")], [event("raid in Velm", "2021-01")], id="month"
        ),
        pytest.param(
            [event("killing of a judge in Velm", "2021-01")],
            [event("shooting of a judge in Velm", "2021-01-26")],
            id="near kinds, month",
        ),
        pytest.param(
            [event("attack in Velm", "2021-01-26")], [event("raid in Velm")], id="to be left apart"
        ),
        pytest.param(
            [event("killing of a general"), says("killed", "Gen. Ida Holm")],
            [event("air strike", "XXXX-01"), says("killed", "Ida Holm")],
            id="a person",
        ),
        pytest.param(
            [event("attack in Velm"), says("killed", "23", 23)],
            [event("what happened", "2021-01-26"), says("killed", "23", 23)],
            id="a count",
        ),
        pytest.param(
            [event("vote of parliament on troops", "2021-01-05")],
            [event("resolution of lawmakers on soldiers", "2021-01-05")],
            id="no place",
        ),
        pytest.param(
            [event("protests in Iraq", "2020-10/..")],
            [event("marches in Iraq", "2020-10/..")],
            id="long",
        ),
    ],
)
def test_what_may_be_one_is_a_candidate(a: list[Event | Claim], b: list[Event | Claim]) -> None:
    assert ids(candidates(known(table("a", *a), table("b", *b)))) == [("a", "b")]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("attack in Velm", "attack in Orla"),
        ("attack in Velm", "election in Velm"),
        ("protest in Iraq", "protest in Spain"),
    ],
)
def test_what_has_nothing_in_common_is_none(a: str, b: str) -> None:
    day = "2021-01-26"
    assert candidates([one("a", event(a, day)), one("b", event(b, day))]) == ()


def test_two_events_of_one_article_are_no_pair() -> None:
    rows = [event("attack in Velm", "2021-01-26", key=key) for key in ("one", "other")]
    assert candidates(known(table("a", *rows))) == ()


def test_nothing_gives_nothing() -> None:
    assert candidates([]) == ()


def corpus(n: int, seed: int = 1) -> list[Traits]:
    """Events of a few kinds in a few towns, on any day of two years, some without year or day."""
    chance = random.Random(seed)  # noqa: S311 - for a test
    found = []
    for number in range(n):
        year, month, day = chance.choice((2020, 2021)), chance.randint(1, 12), chance.randint(1, 28)
        date = chance.choice(
            (f"{year}-{month:02}-{day:02}",) * 7
            + (f"XXXX-{month:02}-{day:02}", f"{year}-{month:02}", None)
        )
        label = f"{chance.choice(KINDS)} in {chance.choice(TOWNS)}"
        found.append(one(f"a{number:05}", event(label, date)))
    return found


@given(st.integers(0, 50))
@settings(max_examples=10)
def test_in_small_numbers_no_doubtful_pair_is_missed(seed: int) -> None:
    found = corpus(30, seed)
    given_ = {(pair.a, pair.b) for pair in candidates(found)}
    for a, b in combinations(sorted(found, key=lambda event: event.id), 2):
        pair = compared(a, b)
        if pair.open and pair.score >= APART:
            assert (pair.a, pair.b) in given_


@given(st.randoms())
@settings(max_examples=10)
def test_the_order_of_events_does_not_matter(chance: random.Random) -> None:
    found = corpus(60)
    mixed = list(found)
    chance.shuffle(mixed)
    assert candidates(mixed) == candidates(found)


def test_the_number_of_pairs_grows_with_the_events_not_their_square() -> None:
    """All in one town and of one kind: the block that would be the largest."""
    some, many = (
        [one(f"a{n:05}", event("attack in Velm", f"{2000 + n % 20}-01-26")) for n in range(size)]
        for size in (200, 800)
    )
    assert len(candidates(many)) < 5 * len(candidates(some))
    assert len(candidates(many)) < 30 * len(many)


def test_an_event_without_a_year_meets_all_years_of_a_large_block() -> None:
    dated = [one(f"a{n:05}", event("attack in Velm", f"{2000 + n % 20}-01-26")) for n in range(200)]
    bare = one("bare", event("attack in Velm", "XXXX-01-26"))
    of_bare = [pair for pair in candidates([*dated, bare]) if bare.id in (pair.a, pair.b)]
    by_id = {event.id: event for event in dated}
    others = {pair.a if pair.b == bare.id else pair.b for pair in of_bare}
    years = {by_id[other].days.text[:4] for other in others if by_id[other].days}  # type: ignore[union-attr]
    assert len(years) == 20
