"""What is shown of a fact table and in which order, and its parts in words."""

from __future__ import annotations

import doctest
from typing import Any, get_args

import builders
import facts_built
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factgen.export.facts import layout, wording
from factgen.export.facts.layout import STATUSES, Index, answers, chapters, few, runs, tally
from factgen.models import Claim, Fact, FactTable, Reading, Source, Status, Story

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
def test_facts_stand_in_the_order_of_the_statuses(statuses: list[Status]) -> None:
    facts = tuple(
        facts_built.fact(id=str(number), status=status) for number, status in enumerate(statuses)
    )
    (chapter,) = chapters(FactTable(stories=(facts_built.story(),), facts=facts))
    shown = [fact.status for fact in chapter.shown]
    assert shown == sorted(statuses, key=list(STATUSES).index)


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


def test_answers_stand_by_standing_then_origin_and_fold() -> None:
    found = [
        (answer.claim.id, [claim.id for _, claim in answer.again])
        for answer in answers(facts_built.fact(), CLAIMS)
    ]
    assert found == [
        ("wire:00000002", []),
        ("wire:00000001", []),
        ("ferry:00000001", ["wire:00000003"]),
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


def test_committed_answers_come_before_others_and_originals_before_copies() -> None:
    found = answers(
        *rows(
            {"certainty": "possible"},
            {"copy_of": "0"},
            {},
            {"origin": None},
            {"origin": "nurse", "certainty": "probable"},
        )
    )
    assert [answer.claim.id for answer in found] == ["2", "4", "3", "0"]
    assert [claim.id for _, claim in found[0].again] == ["1"]


@given(st.permutations(facts_built.fact().readings))
def test_answers_do_not_depend_on_the_order_of_readings(readings: list[Reading]) -> None:
    changed = facts_built.fact(readings=tuple(readings))
    assert answers(changed, CLAIMS) == answers(facts_built.fact(), CLAIMS)


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


# --- In words ---


@pytest.mark.parametrize(
    ("reading", "links", "shown"),
    [
        pytest.param({"origin": None}, [], "a0, in its own voice", id="own voice"),
        pytest.param({"origin": "mayor"}, ["the mayor"], "mayor", id="one link"),
        pytest.param({"origin": "army"}, ["Fox", "army"], "army, via Fox", id="carried"),
        pytest.param(
            {"origin": "army"}, ["Post", "Fox", "army"], "army, via Fox, via Post", id="twice"
        ),
        pytest.param(
            {"origin": "official, to CNN"}, ["CNN", "official"], "official, to CNN", id="told"
        ),
        pytest.param(
            {"origin": "sources, to Associated Press"},
            ["the Associated Press", "sources"],
            "sources, to Associated Press",
            id="told, with an article",
        ),
        pytest.param(
            {"origin": "official, to ferry"},
            ["regional outlets", "official"],
            "official, to ferry, via regional outlets",
            id="told to the outlet",
        ),
    ],
)
def test_who(reading: dict[str, Any], links: list[str], shown: str) -> None:
    chain = tuple(Source(name=name, kind="media") for name in links)
    fact, claims = rows({"sources": chain} | reading)
    assert wording.who(fact.readings[0], claims["0"]) == shown


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        pytest.param({}, "at least three", id="value"),
        pytest.param({"polarity": "negative"}, "not: at least three", id="denied"),
        pytest.param({"attribute": "people_hurt"}, "people hurt: at least three", id="related"),
        pytest.param(
            {"standing": "inside", "scope": "crew"},
            "at least three; for part of it: crew",
            id="part",
        ),
        pytest.param(
            {"standing": "open", "scope": "crew"},
            "at least three; for another scope: crew",
            id="open",
        ),
        pytest.param(
            {"certainty": "possible", "as_of": "2021-03-08"},
            "at least three; certainty: possible; as of 2021-03-08",
            id="hedge and day",
        ),
    ],
)
def test_answer(change: dict[str, Any], shown: str) -> None:
    related = change.pop("attribute", "injured")
    fact, claims = rows(change)
    reading = fact.readings[0].model_copy(update={"attribute": related})
    assert wording.answer(reading, claims["0"], facts_built.fact(attribute="injured")) == shown


def test_places_name_every_article_and_where_it_was_copied() -> None:
    answer = answers(facts_built.fact(), CLAIMS)[2]
    assert wording.places(answer, CLAIMS) == (
        "ferry, sentence 3; also wire, sentence 4, probably copied from ferry, sentence 3"
    )


def test_places_name_who_else_carries_it_and_count_what_is_left_out() -> None:
    chains = [
        {"sources": tuple(Source(name=name, kind="media") for name in (carrier, "mayor"))}
        for carrier in ("Fox", "Post", "News")
    ]
    fact, claims = rows(*chains)
    (answer,) = answers(fact, claims)
    assert wording.places(answer, claims, 1) == (
        "a0, sentence 3; also a1, sentence 3, via Post; and 1 more in facts.csv"
    )
    assert wording.places(answer, claims).endswith("also a2, sentence 3, via News")


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        pytest.param(
            {"role": "background"},
            "stranding of the ferry; 2021-03-07; off Norhaven; told by ferry, wire: no facts",
            id="all",
        ),
        pytest.param(
            {"time": None, "place": None},
            "stranding of the ferry; told by ferry, wire: no facts",
            id="no time and place",
        ),
        pytest.param(
            {"members": facts_built.story().members * 2},
            "stranding of the ferry; 2021-03-07; off Norhaven; told by 4 articles: no facts",
            id="many articles",
        ),
    ],
)
def test_folded(change: dict[str, Any], shown: str) -> None:
    chapter = layout.Chapter(story=facts_built.story(**change), shown=(), counted=())
    assert wording.folded(chapter) == shown


def test_totals() -> None:
    assert wording.totals(facts_built.table()) == [
        "1 main event and 2 background events, told by 2 articles",
        "6 facts: 2 conflicts, 1 single, 2 unattributed, 1 uncommitted",
        "1 claim not placed",
    ]
    assert wording.totals(FactTable()) == [
        "no main events and no background events, told by no articles",
        "no facts",
        "no claims not placed",
    ]


def test_a_story_of_one_article_says_why_it_stands_alone() -> None:
    alone: Story = facts_built.table().stories[0]
    assert (wording.why(alone), wording.why(facts_built.story())) == ("why alone", "why one event")
