"""What is shown of a fact table and in which order, and its parts in words."""

from __future__ import annotations

import doctest
from itertools import chain
from typing import Any, get_args

import builders
import facts_built
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factgen.export.facts import layout
from factgen.export.facts.layout import STATUSES, Index, answers, chapters, few, runs, tally
from factgen.models import Claim, Fact, FactTable, Reading, Status

INDEX = Index.of(facts_built.both())
CLAIMS = INDEX.claims
STATUS_LISTS = st.lists(st.sampled_from(get_args(Status)), max_size=6)


def test_examples() -> None:
    result = doctest.testmod(layout)
    assert result.attempted
    assert not result.failed


def test_every_status_has_its_place_and_its_meaning() -> None:
    assert set(STATUSES) == set(get_args(Status))
    assert list(STATUSES)[:3] == ["conflicting", "unclear", "agreed"]


# --- Which facts are shown, and where ---


def names(table: FactTable, *, everything: bool = False) -> list[tuple[str, list[str], int]]:
    """Each chapter's story, the facts shown, and how many are counted."""
    return [
        (chapter.story.id, [fact.id for fact in chapter.shown], len(chapter.counted))
        for chapter in chapters(table, everything=everything)
    ]


def test_main_events_come_first_and_background_without_a_clash_is_counted() -> None:
    assert names(facts_built.table()) == [
        ("s1", ["f1", "f3", "f2"], 0),
        ("s2", ["f4"], 1),
        ("s3", [], 1),
    ]


def test_everything_shows_all_facts() -> None:
    assert names(facts_built.table(), everything=True) == [
        ("s1", ["f1", "f3", "f2"], 0),
        ("s2", ["f4", "f5"], 0),
        ("s3", ["f6"], 0),
    ]


@given(STATUS_LISTS)
def test_facts_stand_by_status_else_as_stored(statuses: list[Status]) -> None:
    facts = tuple(
        facts_built.cause(id=str(number), status=status)
        if number % 2
        else facts_built.fact(id=str(number), status=status)
        for number, status in enumerate(statuses)
    )
    (chapter,) = chapters(FactTable(stories=(facts_built.story(),), facts=facts))
    stored = sorted(enumerate(statuses), key=lambda row: (list(STATUSES).index(row[1]), row[0]))
    assert [fact.id for fact in chapter.shown] == [str(number) for number, _ in stored]


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        pytest.param(facts_built.fact(), True, id="conflict"),
        pytest.param(facts_built.cause(), False, id="one reading"),
        pytest.param(facts_built.day(), False, id="one answer in two articles"),
        pytest.param(facts_built.fact(status="single"), True, id="several answers"),
        pytest.param(
            facts_built.fact(
                status="unattributed",
                readings=tuple(map(facts_built.reading, ("wire:00000004", "wire:00000010"))),
            ),
            False,
            id="own voices",
        ),
    ],
)
def test_a_reason_that_only_repeats_is_left_out(fact: Fact, said: bool) -> None:
    assert layout.explained(fact, answers(fact, CLAIMS)) is said


@given(st.permutations(facts_built.table().facts), st.booleans())
def test_each_fact_is_shown_or_counted_once(facts: list[Fact], everything: bool) -> None:
    table = facts_built.table(facts=tuple(facts))
    found = [
        fact.id
        for chapter in chapters(table, everything=everything)
        for fact in (*chapter.shown, *chapter.counted)
    ]
    assert sorted(found) == sorted(fact.id for fact in facts)


def test_events_that_more_articles_tell_of_come_first() -> None:
    one, two = facts_built.table().stories[0], facts_built.story()
    first = one.model_copy(update={"role": "main"})
    table = FactTable(stories=(first, two))
    assert [chapter.story.id for chapter in chapters(table)] == ["s1", "s3"]


@pytest.mark.parametrize(
    ("fact", "is_short"),
    [
        pytest.param(facts_built.cause(), True, id="one reading, uncommitted"),
        pytest.param(facts_built.cause(status="single"), True, id="one reading, single"),
        pytest.param(facts_built.cause(status="compatible"), False, id="one reading, else"),
        pytest.param(facts_built.day(), False, id="two readings"),
        pytest.param(facts_built.fact(), False, id="conflict"),
    ],
)
def test_short(fact: Fact, is_short: bool) -> None:
    assert layout.short(fact) is is_short


def test_short_facts_of_one_status_run_together() -> None:
    facts = [
        facts_built.fact(),
        facts_built.day(),
        facts_built.cause(id="a", status="single"),
        facts_built.cause(id="b", status="single"),
        facts_built.cause(id="c"),
    ]
    assert [(status, [fact.id for fact in run]) for status, run in runs(facts)] == [
        (None, ["f1"]),
        (None, ["f3"]),
        ("single", ["a", "b"]),
        ("uncommitted", ["c"]),
    ]


@pytest.mark.parametrize(
    ("statuses", "said"),
    [
        pytest.param([], "no facts", id="none"),
        pytest.param(["single"], "1 fact: no conflicts, 1 single", id="no conflict"),
        pytest.param(["conflicting"], "1 fact: 1 conflict", id="one conflict"),
        pytest.param(
            ["uncommitted", "unclear", "conflicting", "agreed", "conflicting"],
            "5 facts: 2 conflicts, 1 unclear, 1 agreed, 1 uncommitted",
            id="order",
        ),
    ],
)
def test_tally(statuses: list[Status], said: str) -> None:
    assert tally([facts_built.fact(status=status) for status in statuses]) == said


# --- A fact's answers ---


def test_answers_stand_as_stored_and_fold() -> None:
    found = [
        (answer.claim.id, [claim.id for _, claim in answer.again])
        for answer in answers(facts_built.fact(), CLAIMS)
    ]
    assert found == [
        ("ferry:00000001", ["wire:00000003"]),
        ("wire:00000001", []),
        ("wire:00000002", []),
        ("wire:00000004", []),
        ("wire:00000010", []),
    ]


def rows(*changes: dict[str, Any]) -> tuple[Fact, dict[str, Claim]]:
    """A fact with a reading for each of `changes`, which may change its claim as well."""
    readings, claims = [], {}
    for number, change in enumerate(changes):
        own = {key: change.pop(key) for key in tuple(change) if key in Claim.model_fields}
        row = builders.claim(**({"id": str(number), "article": f"a{number}"} | own))
        claims[row.id] = row
        fields: dict[str, Any] = {
            "claim": row.id,
            "attribute": "injured",
            "compared": "3",
            "origin": "mayor",
        }
        readings.append(Reading.model_validate(fields | change))
    return facts_built.fact(readings=tuple(readings), origins=("mayor", "nurse")), claims


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"origin": "nurse"}, id="origin"),
        pytest.param({"origin": None}, id="own voice"),
        pytest.param({"compared": "4"}, id="value"),
        pytest.param({"standing": "inside"}, id="standing"),
        pytest.param({"as_of": "2021-03-08"}, id="day"),
        pytest.param({"polarity": "negative"}, id="denied"),
        pytest.param({"certainty": "probable"}, id="hedge"),
    ],
)
def test_answers_that_differ_do_not_fold(change: dict[str, Any]) -> None:
    assert len(answers(*rows({}, change))) == 2


def test_parts_of_different_scopes_do_not_fold() -> None:
    parts = [{"standing": "inside", "scope": scope} for scope in ("crew", "crew", "children")]
    assert [answer.readings for answer in answers(*rows(*parts))] == [2, 1]


def test_own_voices_of_two_articles_do_not_fold() -> None:
    assert len(answers(*rows({"origin": None}, {"origin": None}))) == 2


def test_an_original_comes_before_its_copies_wherever_it_is_stored() -> None:
    found = answers(*rows({"copy_of": "2"}, {"origin": "nurse"}, {}))
    assert [answer.claim.id for answer in found] == ["2", "1"]
    assert [claim.id for _, claim in found[0].again] == ["0"]


@given(st.permutations(facts_built.fact().readings))
def test_answers_follow_the_stored_order_and_lose_no_reading(readings: list[Reading]) -> None:
    found = answers(facts_built.fact(readings=tuple(readings)), CLAIMS)
    place = {reading.claim: number for number, reading in enumerate(readings)}
    groups = [
        [place[claim.id] for claim in (answer.claim, *(claim for _, claim in answer.again))]
        for answer in found
    ]
    assert sorted(chain.from_iterable(groups)) == list(range(len(readings)))
    assert [min(group) for group in groups] == sorted(min(group) for group in groups)


@given(st.integers(0, 299))
def test_the_one_that_differs_from_three_hundred_is_shown(place: int) -> None:
    changes: list[dict[str, Any]] = [{"origin": None} for _ in range(300)]
    changes[place] = {"origin": None, "compared": "4"}
    shown, left = few(answers(*rows(*changes)))
    assert "4" in [answer.reading.compared for answer in shown]
    assert left == 288


def test_values_of_two_attributes_are_two_values() -> None:
    many: list[dict[str, Any]] = [{"origin": None} for _ in range(20)]
    fact, claims = rows(*many)
    last = fact.readings[-1].model_copy(update={"attribute": "killed"})
    shown, _ = few(answers(facts_built.fact(readings=(*fact.readings[:-1], last)), claims))
    assert shown[-1].reading.attribute == "killed"


def test_of_many_answers_each_value_is_shown_and_the_rest_counted() -> None:
    table, tables = facts_built.crowd(300)
    found = answers(table.facts[0], Index.of(tables).claims)
    shown, left = few(found)
    assert (len(shown), left) == (12, 288)
    assert [answer.claim.value for answer in shown] == ["five"] * 11 + ["six"]
    assert few(found, None) == (found, 0)


def test_readings_left_out_are_counted_one_by_one() -> None:
    found = answers(*rows({}, {}, {"origin": "nurse"}, {"origin": "nurse"}))
    shown, left = few(found, 1)
    assert (len(shown), left) == (1, 2)
