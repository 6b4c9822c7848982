"""Parts of a fact table as short texts: who says it, the answer, its places, a story in a line."""

from __future__ import annotations

import doctest
from typing import Any

import builders
import facts_built
import pytest

from factgen.export.facts import layout, wording
from factgen.export.facts.layout import STATUSES, answers
from factgen.models import FactTable, Source, Story

from .test_facts_layout import CLAIMS, rows


def test_examples() -> None:
    result = doctest.testmod(wording)
    assert result.attempted
    assert not result.failed


@pytest.mark.parametrize(
    ("reading", "links", "shown"),
    [
        pytest.param({"origin": None}, [], "Norhaven Post (a0), in its own voice", id="own voice"),
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
    assert wording.who(fact.readings[0], claims["0"], builders.article(id="a0")) == shown


def test_who_speaks_in_an_article_without_outlet() -> None:
    fact, claims = rows({"origin": None})
    article = builders.article(id="a0", outlet=None)
    assert wording.who(fact.readings[0], claims["0"], article) == "article a0, in its own voice"


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        pytest.param({}, "How many people were killed or injured? (people, in all)", id="asked"),
        pytest.param({"scope": ""}, "How many people were killed or injured?", id="no scope"),
        pytest.param(
            {"attribute": "flags_seen", "question": "Flags seen?", "scope": "flags"},
            "flags seen (flags)",
            id="only named",
        ),
    ],
)
def test_question(changes: dict[str, str], shown: str) -> None:
    assert wording.question(facts_built.fact(**changes)) == shown


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        pytest.param("It was the U.S..", "It was the U.S.", id="doubled"),
        pytest.param("It is shared., and more", "It is shared, and more", id="spliced"),
        pytest.param("the U.S., and the U.K.; Jan. 3", "the U.S., and the U.K.; Jan. 3", id="kept"),
        pytest.param("and so on ... 1..2", "and so on ... 1.2", id="three stay"),
    ],
)
def test_sentence(text: str, cleaned: str) -> None:
    assert wording.sentence(text) == cleaned


@pytest.mark.parametrize(
    ("title", "text", "shown"),
    [
        pytest.param("A title", "Words.", "A title", id="title"),
        pytest.param(None, "Few words.", "Few words.", id="short text"),
        pytest.param(None, "Some words. " * 40, "Some words. " * 6 + "Some …", id="long text"),
    ],
)
def test_title(title: str | None, text: str, shown: str) -> None:
    article = builders.article().model_copy(update={"title": title, "text": text})
    assert wording.title(article) == shown


def test_every_status_but_the_plainest_is_glossed() -> None:
    glossed = [wording.status(status) for status in STATUSES]
    assert glossed[:2] == ["conflicting", "unclear (may conflict)"]
    assert all("(" in text for text in glossed[1:])


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        pytest.param({}, "at least three", id="value"),
        pytest.param({"polarity": "negative"}, "not: at least three", id="denied"),
        pytest.param({"attribute": "people_hurt"}, "people hurt: at least three", id="related"),
        pytest.param(
            {"standing": "inside", "scope": "crew"},
            "at least three [scope: crew]",
            id="part",
        ),
        pytest.param(
            {"standing": "open", "scope": "crew"},
            "at least three [other scope: crew]",
            id="open",
        ),
        pytest.param(
            {"certainty": "possible", "as_of": "2021-03-08"},
            "at least three; possible; as of 2021-03-08",
            id="hedge and day",
        ),
        pytest.param(
            {"part": "part"}, "at least three [part of a larger count]", id="part of the whole"
        ),
        pytest.param({"certainty": "unknown"}, "at least three; unconfirmed", id="unconfirmed"),
        pytest.param({"value": "unknown", "certainty": "unknown"}, "unknown", id="not known"),
        pytest.param(
            {"standing": "inside", "scope": "two of the crew", "value": "two of the crew"},
            "two of the crew",
            id="scope that the value tells",
        ),
    ],
)
def test_answer(change: dict[str, Any], shown: str) -> None:
    related = change.pop("attribute", "injured")
    fact, claims = rows(change)
    reading = fact.readings[0].model_copy(update={"attribute": related})
    assert wording.answer(reading, claims["0"], facts_built.fact(attribute="injured")) == shown


def test_places_name_every_article_and_where_it_was_copied() -> None:
    answer = answers(facts_built.fact(), CLAIMS)[0]
    assert wording.places(answer, CLAIMS) == (
        "ferry, sentence 3; also wire, sentence 4, nearly the same words as ferry, sentence 3"
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
