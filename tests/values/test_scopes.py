"""Scopes: what limits them, and how two of one question stand to each other."""

from __future__ import annotations

import doctest
from pathlib import Path

import builders
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factgen.attributes import Attribute, parse_attributes
from factgen.models import Claim, Event, Time
from factgen.values import scopes, scopewords
from factgen.values.phrases import phrases
from factgen.values.scopes import Context, Relation, elsewhere, relation, scope
from factgen.values.story import StoryContext, story_context

ATTRIBUTES = parse_attributes(
    (Path(__file__).parents[2] / "prompts" / "attributes.yaml").read_text("utf-8"),
    "attributes.yaml",
)
FLIPPED: dict[Relation, Relation] = {"inside": "holds", "holds": "inside"}


def event(label: str, date: str | None = None, place: str | None = None) -> Event:
    return builders.event(label=label, time=Time(date=date) if date else None, place=place)


def told(attribute: str, value: str, statement: str = "Something was told.") -> Claim:
    return builders.claim(
        attribute=attribute, value=value, statement=statement, quantity=None, scope="the event"
    )


EMBASSY = story_context(
    [
        event("rocket attack on the US Embassy in Baghdad", "2020-01-26", "Baghdad"),
        event("missile strike on the U.S. embassy in Baghdad", "2020-01-26"),
        event("attack on the United States Embassy in Baghdad"),
    ],
    [
        told("target", "the US Embassy"),
        told("target", "Green or International Zone"),
        told("weapon", "Katyusha rockets"),
        told("weapon", "mortar shells"),
        told("place", "Baghdad, Iraq"),
        builders.claim(sources=({"name": "an analyst", "kind": "person"},)),
    ],
)
PROTESTS = story_context(
    [
        event("anti-government protests in Iraq since October 2019", "2019-10/.."),
        event("months of demonstrations and unrest in Iraq"),
    ],
    [],
)
WAR = story_context([event("war between Israel and Hamas", "2023-10/..")], [])
TROOPS = story_context([event("stationing of US and coalition troops in Iraq and Syria")], [])
RAIN = story_context([event("air raid on Kyiv and Odesa", "2024-05-02")], [])
TRAIN = story_context([event("collision of two trains at Norhaven", "2021-03-07", "Norhaven")], [])
FLOOD = story_context(
    [
        event("flooding at the salt works in Norhaven", "2018-05-29", "Norhaven"),
        event("riada en Norhaven", "2018-05-29"),
    ],
    [],
)
BUS = story_context([event("bus crash in Norhaven"), event("Busunglück in Norhaven")], [])
VOTE = story_context([event("vote on the budget motion in parliament", "2021-03-07")], [])
HASHED = story_context([event("integration of the Hashed al Shaabi into the army")], [])
ALERT = story_context(
    [event("anti-American demonstrations", "2020-01-24"), event("embassy alert to citizens")], []
)


def stands(one: str, other: str, attribute: str, story: StoryContext) -> Relation:
    """How the scope `one` stands to `other`, where `attribute` asks about `story`."""
    context = Context.of(story, ATTRIBUTES.by_name[attribute])
    return relation(scope(one, context), scope(other, context))


def keys(texts: list[str], attribute: str, story: StoryContext) -> set[str]:
    context = Context.of(story, ATTRIBUTES.by_name[attribute])
    return {scope(text, context).key for text in texts}


@pytest.mark.parametrize(
    ("attribute", "story", "texts"),
    [
        pytest.param(
            "projectiles_hit",
            EMBASSY,
            [
                "rockets that struck the embassy",
                "Katyusha rockets, in all",
                "rockets, on the embassy",
                "missiles that struck the embassy",
                "rockets, in all",
                "one of the rockets",
                "rockets that hit their target",
            ],
            id="rockets that hit",
        ),
        pytest.param(
            "projectiles_fired",
            EMBASSY,
            ["rockets fired at the Green Zone", "rockets, at the embassy", "rockets, in all"],
            id="rockets fired",
        ),
        pytest.param("injured", EMBASSY, ["people, in all", "people, at the embassy"], id="people"),
        pytest.param(
            "injured",
            EMBASSY,
            ["embassy staffers", "members of the embassy staff", "embassy staff"],
            id="staff",
        ),
        pytest.param(
            "perpetrator",
            EMBASSY,
            [
                "the attack on the embassy",
                "the rocket attack",
                "the strike on the embassy",
                "the firing on the embassy",
                "specific group responsible for the attack",
                "the particular group",
            ],
            id="who did it",
        ),
        pytest.param(
            "target", EMBASSY, ["the rockets", "the attack", "the salvo of missiles"], id="target"
        ),
        pytest.param(
            "time",
            EMBASSY,
            ["the attack", "the rocket attack", "the rocket attack, in Lithuanian time"],
            id="time",
        ),
        pytest.param(
            "time",
            EMBASSY,
            ["the hit on the cafeteria", "the rocket that hit a cafeteria"],
            id="time of a part",
        ),
        pytest.param(
            "responsibility_claimed",
            EMBASSY,
            ["the attack on the embassy", "the strike, as of Jan. 27", "the attack, until now"],
            id="up to a day",
        ),
        pytest.param(
            "reaction",
            EMBASSY,
            ["Mahdi on the attack", "Washington on the attack", "the strike on the embassy"],
            id="who speaks",
        ),
        pytest.param(
            "reaction",
            EMBASSY,
            ["an analyst on the red line", "the red line"],
            id="an unnamed source that speaks",
        ),
        pytest.param(
            "time", PROTESTS, ["beginning of the protests", "start of the marches"], id="start"
        ),
        pytest.param(
            "killed",
            PROTESTS,
            ["protestors, since October 2019", "demonstrators, since Oct. 2019"],
            id="one group",
        ),
        pytest.param(
            "troops", TROOPS, ["US troops, in Iraq", "soldiers of the USA, in Iraq"], id="troops"
        ),
        pytest.param("casualties", TRAIN, ["personas, en total", "people, in all"], id="Spanish"),
        pytest.param("casualties", TRAIN, ["Menschen, insgesamt", "people, in all"], id="German"),
        pytest.param(
            "time",
            FLOOD,
            ["the flood", "the flooding in Norhaven on 29 May", "the May 29, 2018 flood", "riada"],
            id="the event's own day",
        ),
        pytest.param("time", BUS, ["the bus crash", "Busunglück", "Busunfall"], id="compounds"),
        pytest.param("damage_cost", BUS, ["damage", "Schaden", "daños"], id="damage"),
        pytest.param(
            "damage",
            EMBASSY,
            ["outer wall of the embassy", "the outside wall of the embassy", "exterior wall"],
            id="one wall",
        ),
        pytest.param(
            "duration", WAR, ["months of the war, so far", "weeks of the war"], id="units of time"
        ),
    ],
)
def test_same(attribute: str, story: StoryContext, texts: list[str]) -> None:
    assert len(keys(texts, attribute, story)) == 1


@pytest.mark.parametrize(
    ("attribute", "story", "one", "other"),
    [
        ("projectiles_hit", EMBASSY, "missiles that hit the cafeteria", "rockets, in all"),
        (
            "projectiles_hit",
            EMBASSY,
            "rockets that directly hit the dining facility",
            "Katyusha rockets, in all",
        ),
        ("projectiles_hit", EMBASSY, "rockets, inside the compound", "rockets, in all"),
        ("projectiles_hit", EMBASSY, "rockets", "projectiles, in all"),
        ("injured", EMBASSY, "embassy staffers", "people, in all"),
        ("injured", EMBASSY, "US personnel", "people, at the embassy"),
        ("injured", EMBASSY, "Iraqi civilians", "people, in all"),
        ("casualties", EMBASSY, "Iraqi deaths", "people, in all"),
        ("damage", EMBASSY, "restaurant of the embassy", "the embassy"),
        ("damage", EMBASSY, "windows, near the gate", "windows of the embassy"),
        ("killed", PROTESTS, "protesters, since October 2019", "people, in all"),
        ("injured", TRAIN, "passengers, in the second train", "passengers, in all"),
        ("motive", EMBASSY, "the strike", "outlawed actions such as the strike"),
        ("motive", EMBASSY, "the strike", "attacks such as the strike on the embassy"),
        ("damage", EMBASSY, "furniture such as tables", "the embassy"),
    ],
)
def test_inside(attribute: str, story: StoryContext, one: str, other: str) -> None:
    assert stands(one, other, attribute, story) == "inside"


@pytest.mark.parametrize(
    ("attribute", "story", "one", "other"),
    [
        ("killed", PROTESTS, "protestors, since October 2019", "people, in the unrest"),
        (
            "killed",
            PROTESTS,
            "anti-government protesters, over the weekend",
            "protestors, since October 2019",
        ),
        ("killed", PROTESTS, "protesters", "protesters, over the weekend"),
        ("killed", PROTESTS, "people, in Baghdad", "people, in Iraq"),
        ("injured", EMBASSY, "embassy staff", "US personnel, besides the one confirmed"),
        ("occurrences", PROTESTS, "marches, since October 2019", "marches in southern towns"),
        ("projectiles_hit", EMBASSY, "rockets, on the roof", "rockets, in the garden"),
    ],
)
def test_open(attribute: str, story: StoryContext, one: str, other: str) -> None:
    assert stands(one, other, attribute, story) == "open"


@pytest.mark.parametrize(
    "text",
    [
        "people, including the attacker",
        "people including the attacker",
        "people, counting the attacker",
        "people, with the attacker",
        "people, including the attacker, in all",
        "Menschen, einschließlich des Angreifers",
        "personas, incluido el atacante",
    ],
)
def test_a_count_that_includes_somebody_is_no_part_of_one_that_may_not(text: str) -> None:
    assert stands(text, "people, in all", "killed", TRAIN) == "open"
    assert stands("people", text, "killed", TRAIN) == "open"
    assert stands(text, text, "killed", TRAIN) == "same"


def test_all_words_for_including_say_the_same() -> None:
    words = [f"people, {word} the attacker" for word in ("including", "counting", "with")]
    assert len(keys([*words, "people including the attacker"], "killed", TRAIN)) == 1


@pytest.mark.parametrize("text", ["people with burns", "people hit with the stones"])
def test_what_people_have_with_them_includes_nobody(text: str) -> None:
    assert stands(text, "people, in all", "injured", TRAIN) == "inside"


@pytest.mark.parametrize(
    ("attribute", "story", "one", "other"),
    [
        pytest.param("troops", TROOPS, "US troops, in Iraq", "US troops, in Syria", id="places"),
        pytest.param(
            "projectiles_fired", RAIN, "drones, at Kyiv", "drones, at Odesa", id="two targets"
        ),
        pytest.param("injured", EMBASSY, "embassy staff", "Iraqi civilians", id="staff, civilians"),
        pytest.param("killed", TRAIN, "women", "children", id="women, children"),
        pytest.param("damage", TRAIN, "roofs", "cars", id="roofs, cars"),
        pytest.param(
            "damage", EMBASSY, "outside wall of the embassy", "windows of the embassy", id="a wall"
        ),
        pytest.param("killed", WAR, "Israeli soldiers", "Lebanese soldiers", id="nations"),
        pytest.param("projectiles_fired", WAR, "drones", "missiles, in all", id="kinds"),
        pytest.param("deployed", EMBASSY, "American military", "Iraqi army", id="armies"),
        pytest.param("killed", WAR, "people, in October 2023", "people, in March 2024", id="times"),
        pytest.param(
            "killed", WAR, "people, since March 2024", "people, until Jan. 5, 2024", id="intervals"
        ),
        pytest.param("injured", TRAIN, "people, in the first train", "people, in the second train"),
        pytest.param("revenue", TRAIN, "beer, first quarter", "beer, third quarter", id="ordinals"),
        pytest.param("revenue", TRAIN, "beer 2019", "beer 2020", id="years"),
        pytest.param("votes", VOTE, "votes for the motion", "votes against the motion", id="sides"),
        pytest.param("votes", VOTE, "Labour", "Greens", id="parties"),
        pytest.param("killed", WAR, "UN peacekeepers", "nurses", id="groups"),
    ],
)
def test_apart(attribute: str, story: StoryContext, one: str, other: str) -> None:
    assert stands(one, other, attribute, story) == "apart"


@pytest.mark.parametrize(
    ("story", "one", "other"),
    [
        (EMBASSY, "the attack", "the hit on the cafeteria"),
        (WAR, "start of the war", "the war"),
        (WAR, "start of the war", "end of the war"),
        (PROTESTS, "lull in the demonstrations", "start of the marches"),
        (PROTESTS, "start of the counted attacks", "start of the protests"),
        (ALERT, "the embassy's alert", "the anti-American demonstrations"),
    ],
)
def test_when_asks_about_one_moment(story: StoryContext, one: str, other: str) -> None:
    assert len(keys([one, other], "time", story)) == 2


@pytest.mark.parametrize(
    ("attribute", "story", "one", "other"),
    [
        pytest.param("injured", EMBASSY, "US personnel", "Iraqi personnel", id="nation"),
        pytest.param(
            "injured", EMBASSY, "people, at the embassy", "people, near the embassy", id="near"
        ),
        pytest.param("injured", EMBASSY, "guards", "guards not on duty", id="not"),
        pytest.param("killed", WAR, "people, by police", "people, by settlers", id="by whom"),
        pytest.param(
            "affiliation", HASHED, "Hashed al Shaabi", "Islamic Resistance in Iraq", id="party"
        ),
        pytest.param("killed", WAR, "UN staff", "staff", id="UN"),
        pytest.param("time", FLOOD, "the flood", "the flood on 30 May", id="another day"),
        pytest.param("time", FLOOD, "the flood", "the flood on 29 June", id="another month"),
        pytest.param("weapon", BUS, "Busunglück", "Zugunglück", id="another crash"),
        pytest.param("economic_rate", VOTE, "budget", "motion", id="two rates"),
    ],
)
def test_never_the_same(attribute: str, story: StoryContext, one: str, other: str) -> None:
    assert stands(one, other, attribute, story) != "same"


@pytest.mark.parametrize(
    ("events", "long"),
    [
        ([event("attack on the depot", "2021-03-07")], False),
        ([event("protest in Norhaven", "2021-03-07")], False),
        ([event("protests in Norhaven", "2021-03-07/2021-03-09")], True),
        ([event("suspension of the ferry", "2021-03-07/..")], True),
        ([event("protests in Norhaven")], True),
        ([event("strikes on the airfield")], True),
        ([event("march of a crowd after the strikes")], False),
        ([event("drone strike on the airfield", "2021-03")], False),
        ([event("series of fires", "XXXX-03")], True),
        ([event("attack on the depot", "2021-03-07"), event("attacks on the depot")], False),
        ([event("attack on the depot", "no date")], False),
    ],
)
def test_long_stories(events: list[Event], long: bool) -> None:
    assert story_context(events, []).long is long


def test_what_is_denied_or_unknown_names_no_story() -> None:
    claims = [
        builders.claim(attribute="target", value="the mill", polarity="negative"),
        told("target", "unknown"),
    ]
    assert not story_context([event("attack")], claims).sites


def test_of_targets_that_stand_side_by_side_none_is_the_story() -> None:
    claims = [
        told("target", "Kyiv", "Drones were aimed at Kyiv and Odesa."),
        told("target", "Odesa", "Drones were aimed at Kyiv and Odesa."),
    ]
    context = story_context([event("drone attack")], claims)
    assert context.own & {"kyiv", "odesa"} == set()


def test_places_and_times_tell_scopes_apart() -> None:
    context = Context.of(WAR, ATTRIBUTES.by_name["killed"])
    here, there, then = (
        scope(text, context).marks
        for text in ("people, in Rafah", "people, in Khan Younis", "people, in October 2023")
    )
    assert elsewhere(here, there)
    assert not elsewhere(here, then)


def test_phrases() -> None:
    found = phrases("rockets directed to the embassy, since Sunday")
    assert [(p.lead, [t.form for t in p.tokens]) for p in found] == [
        ("", ["rocket"]),
        ("that", ["directed"]),
        ("to", ["the", "embassy"]),
        (",", []),
        ("since", ["sunday"]),
    ]


def test_an_empty_scope_has_no_limit() -> None:
    assert scope("", Context()).is_whole
    assert scope(" ,;", Context()).key == ""


WORDS = (
    *("people", "rockets", "protesters", "embassy", "staff", "Iraq", "Syria", "attack", "women"),
    *("in", "of", "the", "since", "that", "by", "near", ",", "in all", "October 2019", "2020"),
    *("first", "second", "hit", "UN", "Jan. 26", "and", "cafeteria", "start", "US", "’s", "--"),
)
texts = st.lists(st.sampled_from(WORDS), max_size=7).map(" ".join) | st.text(max_size=20)
contexts = st.builds(
    Context.of,
    st.sampled_from([EMBASSY, PROTESTS, TROOPS, StoryContext()]),
    st.sampled_from(ATTRIBUTES.attributes),
)


@given(texts, texts, contexts)
def test_relation_is_symmetric_up_to_swapping(one: str, other: str, context: Context) -> None:
    a, b = scope(one, context), scope(other, context)
    there, back = relation(a, b), relation(b, a)
    assert back == FLIPPED.get(there, there)
    assert (there == "same") == (a.key == b.key)


@given(texts, contexts)
def test_every_scope_is_itself(text: str, context: Context) -> None:
    assert relation(scope(text, context), scope(text, context)) == "same"


@given(texts, st.sampled_from([EMBASSY, TRAIN]), st.sampled_from(ATTRIBUTES.attributes))
def test_in_a_short_story_all_there_is_holds_every_scope(
    text: str, story: StoryContext, attribute: Attribute
) -> None:
    context = Context.of(story, attribute)
    assert relation(scope(text, context), scope("in all", context)) in {"same", "inside"}


def test_examples() -> None:
    assert [doctest.testmod(module).failed for module in (scopes, scopewords)] == [0, 0]
