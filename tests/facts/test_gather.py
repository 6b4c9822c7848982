"""Gathering: every claim in one question, scopes that may be set against each other together."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import builders
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factgen.attributes import parse_attributes
from factgen.facts import gather as gathering
from factgen.facts.gather import Question, doubtful, family, gather
from factgen.models import Claim, Quantity, Time
from factgen.values import scopes
from factgen.values.story import StoryContext, story_context

ATTRIBUTES = parse_attributes(
    (Path(__file__).parents[2] / "prompts" / "attributes.yaml").read_text("utf-8"),
    "attributes.yaml",
)
ATTACK = story_context(
    [
        builders.event(
            label="rocket attack on the embassy", time=Time(date="2020-01-26"), place="Baghdad"
        )
    ],
    [],
)
UNREST = story_context([builders.event(label="unrest in Iraq", time=None, place=None)], [])


def claim(number: int, attribute: str, scope: str, value: str = "three", **changes: Any) -> Claim:
    fields = {"quantity": None, "part": "unknown", **changes}
    return builders.claim(
        id=f"a:{number:08}", attribute=attribute, scope=scope, value=value, **fields
    )


def counted(number: int, attribute: str, scope: str, unit: str | None = None) -> Claim:
    quantity = Quantity(low=Decimal(number), high=Decimal(number), unit=unit)
    return claim(number, attribute, scope, f"{number} {unit or ''}", quantity=quantity)


def shown(questions: Sequence[Question]) -> list[tuple[str, str, str]]:
    """Each question as its attribute, its scope, and its claims by number and standing."""
    return [
        (q.attribute, q.scope, " ".join(f"{int(p.claim.id[2:])}{p.standing[0]}" for p in q.placed))
        for q in questions
    ]


def gathered(claims: Sequence[Claim], story: StoryContext = ATTACK) -> list[tuple[str, str, str]]:
    return shown(gather(claims, story, ATTRIBUTES))


CASES = {
    "a whole and what lies inside": (
        ATTACK,
        [
            claim(1, "injured", "people, in all"),
            claim(2, "injured", "embassy staff"),
            claim(3, "injured", "Iraqi civilians"),
            claim(4, "injured", "people, at the embassy"),
            claim(5, "injured", "people, in all"),
        ],
        [("injured", "people, in all", "1w 2i 3i 4w 5w")],
    ),
    "attributes that a relation ties": (
        ATTACK,
        [
            claim(1, "killed", "people, in all"),
            claim(2, "casualties", "people, in all"),
            claim(3, "injured", "guards"),
        ],
        [("casualties", "people, in all", "1w 2w 3i")],
    ),
    "no whole: groups stay apart": (
        ATTACK,
        [claim(1, "injured", "women"), claim(2, "injured", "children")],
        [("injured", "women", "1w"), ("injured", "children", "2w")],
    ),
    "scopes that may overlap": (
        UNREST,
        [
            claim(1, "killed", "protesters, since October 2019"),
            claim(2, "killed", "people, in the unrest"),
            claim(3, "killed", "people, in the unrest"),
        ],
        [("killed", "people, in the unrest", "1o 2w 3w")],
    ),
    "what overlaps with one question and is apart from its claims": (
        UNREST,
        [
            claim(1, "killed", "people, in the unrest"),
            claim(2, "killed", "people, in Basra"),
            claim(3, "killed", "people, in Najaf"),
        ],
        [("killed", "people, in the unrest", "1w 2o"), ("killed", "people, in Najaf", "3w")],
    ),
    "when: a part is another question": (
        ATTACK,
        [
            claim(1, "time", "the rocket attack"),
            claim(2, "time", "the hit on the cafeteria"),
            claim(3, "time", "the attack"),
        ],
        [("time", "the attack", "1w 3w"), ("time", "the hit on the cafeteria", "2w")],
    ),
    "a measure has no parts": (
        ATTACK,
        [
            counted(1, "damage_cost", "the attack", "USD"),
            counted(2, "damage_cost", "the roof", "USD"),
        ],
        [("damage_cost", "the attack", "1w"), ("damage_cost", "the roof", "2w")],
    ),
    "two currencies; what has no quantity goes with the most": (
        ATTACK,
        [
            counted(1, "damage_cost", "the attack", "EUR"),
            counted(2, "damage_cost", "the attack", "USD"),
            counted(3, "damage_cost", "the attack", "USD"),
            claim(4, "damage_cost", "the attack", "unknown"),
        ],
        [("damage_cost", "the attack", "2w 3w 4w"), ("damage_cost", "the attack", "1w")],
    ),
    "days and hours": (
        ATTACK,
        [
            claim(1, "duration", "the attack", "2 days", quantity=Quantity(low="2", high="2")),
            claim(2, "duration", "the attack", "48 hours", quantity=Quantity(low="48", high="48")),
        ],
        [("duration", "the attack", "1w"), ("duration", "the attack", "2w")],
    ),
    "each party has its own statement or none": (
        ATTACK,
        [
            claim(1, "commented", "the attack", "the Pentagon", polarity="negative"),
            claim(2, "commented", "questions from the Post", "the embassy", polarity="negative"),
            claim(3, "commented", "reply to the Post", "only an automatic email"),
            claim(4, "commented", "the attack", "Pentagon", polarity="negative"),
            claim(5, "commented", "the attack", "U.S. Embassy"),
        ],
        [
            ("commented", "the attack", "1w 4w"),
            ("commented", "the attack", "2i 5w"),
            ("commented", "reply to the Post", "3w"),
        ],
    ),
    "what the event is an example of is no part of it": (
        ATTACK,
        [
            claim(1, "motive", "the attack"),
            claim(2, "motive", "outlawed actions such as the attack"),
        ],
        [
            ("motive", "the attack", "1w"),
            ("motive", "outlawed actions such as the attack", "2w"),
        ],
    ),
    "one wall, and the windows apart": (
        ATTACK,
        [
            claim(1, "damage", "broken windows of the embassy"),
            claim(2, "damage", "outside wall of the embassy", "burned"),
            claim(3, "damage", "outer wall of the embassy", "breached"),
        ],
        [
            ("damage", "outer wall of the embassy", "2w 3w"),
            ("damage", "broken windows of the embassy", "1w"),
        ],
    ),
    "what is not known is the whole answer": (
        ATTACK,
        [
            claim(1, "damage", "infrastructure", "unknown"),
            claim(2, "damage", "the embassy", "some damage"),
            claim(3, "damage", "windows of the embassy", "broken"),
        ],
        [("damage", "the embassy", "1w 2w 3i")],
    ),
    "not known, and no whole": (
        ATTACK,
        [claim(1, "damage", "roofs", "unknown"), claim(2, "damage", "cars", "burned")],
        [("damage", "cars", "2w"), ("damage", "roofs", "1w")],
    ),
    "the order of attributes.yaml, made ones last": (
        ATTACK,
        [
            claim(1, "slogans", "the attack"),
            claim(2, "chants", "the attack"),
            claim(3, "weapon", "the attack"),
            claim(4, "time", "the attack"),
        ],
        [
            ("time", "the attack", "4w"),
            ("weapon", "the attack", "3w"),
            ("chants", "the attack", "2w"),
            ("slogans", "the attack", "1w"),
        ],
    ),
    "the commonest scope of the whole, then the shortest": (
        ATTACK,
        [
            claim(1, "weapon", "the rocket attack"),
            claim(2, "weapon", "the strike"),
            claim(3, "weapon", "the attack"),
            claim(4, "weapon", "the rocket attack"),
        ],
        [("weapon", "the rocket attack", "1w 2w 3w 4w")],
    ),
}


@pytest.mark.parametrize(("story", "claims", "expected"), CASES.values(), ids=CASES)
def test_questions(
    story: StoryContext, claims: list[Claim], expected: list[tuple[str, str, str]]
) -> None:
    assert gathered(claims, story) == expected


def test_no_claims_ask_nothing() -> None:
    assert gather([], ATTACK, ATTRIBUTES) == ()


def test_the_family_of_an_attribute() -> None:
    assert [family(name, ATTRIBUTES) for name in ("injured", "weapon", "chants")] == [
        "casualties",
        "weapon",
        "chants",
    ]


DOUBTS = {
    "statements of two parties": (
        ATTACK,
        [
            claim(1, "commented", "official statement on the attack", "the Pentagon"),
            claim(2, "commented", "questions from the Post", "the embassy"),
        ],
        {},
    ),
    "the event, and what it is an example of": (
        ATTACK,
        [
            claim(1, "motive", "the attack"),
            claim(2, "motive", "outlawed actions such as the attack"),
        ],
        {},
    ),
    "one whole": (ATTACK, [claim(1, "injured", "people"), claim(2, "injured", "guards")], {}),
    "an overlap": (
        UNREST,
        [claim(1, "killed", "people, in the unrest"), claim(2, "killed", "monks, since May 2020")],
        {"casualties": "1 2"},
    ),
    "two groups": (
        ATTACK,
        [claim(1, "damage", "roofs"), claim(2, "damage", "cars"), claim(3, "place", "the attack")],
        {"damage": "1 2"},
    ),
    "two places": (
        UNREST,
        [claim(1, "killed", "people, in Basra"), claim(2, "killed", "people, in Najaf")],
        {},
    ),
    "two currencies": (
        ATTACK,
        [
            counted(1, "damage_cost", "the attack", "EUR"),
            counted(2, "damage_cost", "the attack", "USD"),
        ],
        {},
    ),
    "the time of a part": (
        ATTACK,
        [claim(1, "time", "the attack"), claim(2, "time", "the hit on the cafeteria")],
        {},
    ),
    "two times": (
        ATTACK,
        [claim(1, "time", "the search"), claim(2, "time", "the ceremony")],
        {"time": "1 2"},
    ),
    "a made attribute beside a listed one": (
        ATTACK,
        [
            claim(1, "alert", "the attack"),
            claim(2, "alert_level", "the attack"),
            claim(3, "chants", "the attack"),
        ],
        {"alert": "1 2"},
    ),
    "a made attribute beside one that a relation ties": (
        ATTACK,
        [claim(1, "people_killed", "people"), claim(2, "killed", "people")],
        {"casualties": "1 2"},
    ),
    "two made attributes": (
        ATTACK,
        [claim(1, "flags_seen", "the attack"), claim(2, "flags_carried", "the attack")],
        {"flags_carried": "1 2"},
    ),
    "three made attributes in a row": (
        ATTACK,
        [
            claim(1, "a_flag", "the attack"),
            claim(2, "flag_song", "the attack"),
            claim(3, "song_sung", "the attack"),
        ],
        {"a_flag": "1 2 3"},
    ),
}


@pytest.mark.parametrize(("story", "claims", "expected"), DOUBTS.values(), ids=DOUBTS)
def test_doubts(story: StoryContext, claims: list[Claim], expected: dict[str, str]) -> None:
    questions = gather(claims, story, ATTRIBUTES)
    found = doubtful(questions, story, ATTRIBUTES)
    assert {f.name: " ".join(str(int(c.id[2:])) for c in f.claims) for f in found} == expected
    assert all(
        sorted(c.id for c in f.claims) == sorted(p.claim.id for q in f.questions for p in q.placed)
        for f in found
    )


SCOPES = (
    *("people, in all", "people", "embassy staff", "US personnel", "Iraqi civilians", "women"),
    *("people, in Basra", "people, in Najaf", "people, since May 2020", "rockets, in all"),
    *("the attack", "the hit on the cafeteria", "start of the unrest", "first group"),
)
NAMES = ("killed", "injured", "casualties", "time", "damage", "duration", "alert", "alert_level")
claims = st.builds(
    claim,
    number=st.just(0),
    attribute=st.sampled_from(NAMES),
    scope=st.sampled_from(SCOPES),
    value=st.sampled_from(["three", "unknown", "some"]),
    quantity=st.none()
    | st.builds(
        Quantity,
        low=st.just(Decimal(3)),
        high=st.none(),
        unit=st.sampled_from(["%", "USD"]) | st.none(),
    ),
)
tables = st.lists(claims, max_size=12).map(
    lambda found: [one.model_copy(update={"id": f"a:{n:08}"}) for n, one in enumerate(found)]
)
stories = st.sampled_from([ATTACK, UNREST])


@given(tables, stories, st.randoms())
def test_nothing_depends_on_the_order(found: list[Claim], story: StoryContext, random: Any) -> None:
    turned = random.sample(found, len(found))
    questions = gather(found, story, ATTRIBUTES)
    assert gather(turned, story, ATTRIBUTES) == questions
    assert doubtful(questions, story, ATTRIBUTES) == doubtful(
        gather(turned, story, ATTRIBUTES), story, ATTRIBUTES
    )


@given(tables, stories)
def test_every_claim_stands_in_one_question(found: list[Claim], story: StoryContext) -> None:
    questions = gather(found, story, ATTRIBUTES)
    placed = [p.claim for q in questions for p in q.placed]
    assert sorted(placed, key=lambda c: c.id) == found
    for question in questions:
        asked = {p.claim.attribute for p in question.placed}
        assert len({family(name, ATTRIBUTES) for name in asked}) == 1
        assert question.scope in {p.claim.scope for p in question.placed if p.standing == "whole"}


@given(tables, stories)
def test_a_claim_stands_in_one_doubt_at_most(found: list[Claim], story: StoryContext) -> None:
    doubts = doubtful(gather(found, story, ATTRIBUTES), story, ATTRIBUTES)
    asked = [c.id for doubt in doubts for c in doubt.claims]
    assert len(asked) == len(set(asked))


@pytest.mark.parametrize("scope", ["guards {}", "guard{}s", "people, near gate {}"])
def test_the_cost_grows_with_the_claims(scope: str, monkeypatch: pytest.MonkeyPatch) -> None:
    compared, reduced = [], []

    def relating(a: scopes.Scope, b: scopes.Scope) -> scopes.Relation:
        compared.append((a, b))
        return scopes.relation(a, b)

    def reducing(text: str, context: scopes.Context) -> scopes.Scope:
        reduced.append(text)
        return scopes.scope(text, context)

    monkeypatch.setattr(gathering, "relation", relating)
    monkeypatch.setattr(gathering, "scope", reducing)
    many = [claim(n, "injured", scope.format(n // 2)) for n in range(600)]
    assert sum(len(q.placed) for q in gather(many, UNREST, ATTRIBUTES)) == 600
    assert len(reduced) == 300
    assert len(compared) <= 300
