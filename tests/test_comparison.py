"""Claim tables into one fact table: nothing lost, nothing merged wrongly, whatever comes in."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import cache
from itertools import chain
from random import Random
from typing import Any

import pytest
import told
from answers import COST, Fake, always, reply
from export.strategies import hostile, tables
from hypothesis import given, settings
from hypothesis import strategies as st

from factgen import prompts
from factgen.attributes import Attributes
from factgen.calls import Reply, Request
from factgen.comparison import Templates, compare, compare_async, steps
from factgen.draft import AlignAnswer, DraftLeft, DraftPair, DraftQuestion, LinkAnswer
from factgen.errors import (
    AnswerCut,
    ArticleError,
    CallError,
    CassetteMiss,
    FactgenError,
    InputError,
    KeyRefused,
)
from factgen.export import facts as files
from factgen.export.facts.intact import facts_fault
from factgen.link import Fixes
from factgen.models import Claim, ClaimTable, FactTable, Quantity, Source, Story, Time, Usage

MARCH = Time(date="2021-03")
NEXT_DAY = Time(date="2021-03-04")


@cache
def attributes() -> Attributes:
    return prompts.attributes(None)


@cache
def templates() -> Templates:
    return Templates(link=prompts.find("link"), align=prompts.find("align"))


def compared(*tables: ClaimTable, **how: Any) -> FactTable:
    return compare(tables, attributes(), **how)


def placed(table: FactTable) -> list[str]:
    """Every claim's id as often as it has a place."""
    readings = [reading.claim for fact in table.facts for reading in fact.readings]
    return sorted([*readings, *(row.claim for row in table.unplaced)])


def all_claims(tables: Sequence[ClaimTable]) -> list[str]:
    return sorted(claim.id for table in tables for claim in table.claims)


def together(table: FactTable) -> set[frozenset[str]]:
    """The stories as the articles that tell them."""
    return {frozenset(member.article for member in story.members) for story in table.stories}


# --- Any tables ---

DATES = (
    *(
        None,
        "2021-03-03",
        "2021-03",
        "XXXX-03-03",
        "2021-02-30",
        "XXXX-02-30",
        "2021-03-04/2021-03-03",
    ),
    *("2019-10/..", "../2021-03-03", "/", "..", "2021-13", "9999-12-31", "0000", "yesterday"),
)
UNITS = (None, "EUR", "USD", "XAU", "km", "mi", "%", "pp", "°C", "zorkmid", "m/", "2*m", "")
NAMES = (
    *("Reuters", "US official", "U.S. officials", "Iraqi military", "Pompeo", "Mike Pompeo"),
    *("PMF", "Popular Mobilization Forces", "any group", "nobody", "unknown", "x" * 2_000),
)
SCOPES = ("people, in all", "staff", "", "rockets", "protesters, since October 2019", "of them")
LABELS = (
    *("fire in the port of Veldhaven", "blaze at the harbour", "Brand im Hafen von Veldhaven"),
    *("rocket attack on the embassy in Baghdad", "78 attacks since October", "protests"),
)
numbers = st.none() | st.sampled_from([0, 1, 3, 500, 10**30])
some_quantities = st.none() | st.builds(
    Quantity,
    low=numbers,
    high=numbers,
    low_open=st.booleans(),
    unit=st.sampled_from(UNITS),
    approximate=st.booleans(),
)
some_times = st.none() | st.builds(
    Time, date=st.sampled_from(DATES), clock=st.sampled_from([None, "21:00", "25:99"])
)
names = st.sampled_from(NAMES) | hostile
some_sources = st.lists(
    st.builds(Source, name=names, kind=st.sampled_from(["official", "media", "anonymous"])),
    max_size=2,
).map(tuple)
LISTED = [attribute.name for attribute in prompts.attributes(None).attributes]


@st.composite
def rows(draw: st.DrawFn, table: ClaimTable) -> ClaimTable:
    """`table` with ids of its own, and here and there with what means something."""
    claims, events = [], []
    for number, claim in enumerate(table.claims):
        changes: dict[str, object] = {"id": f"{table.article.id}:{number}"}
        if draw(st.integers(0, 3)):
            changes |= {
                "attribute": draw(st.sampled_from([*LISTED, "injured_staff", "a thing"])),
                "scope": draw(st.sampled_from(SCOPES)),
                "part": draw(st.sampled_from(["total", "part", "unknown"])),
                "value": draw(names),
                "quantity": draw(some_quantities),
                "time": draw(some_times),
                "sources": draw(some_sources),
                "certainty": draw(st.sampled_from(["certain", "possible", "unknown"])),
            }
        claims.append(claim.model_copy(update=changes))
    for event in table.events:
        label, place = draw(st.sampled_from(LABELS)), draw(st.sampled_from([None, "Veldhaven"]))
        changes = {"label": label, "place": place, "time": draw(some_times)}
        events.append(event.model_copy(update=changes if draw(st.booleans()) else {}))
    return table.model_copy(update={"claims": tuple(claims), "events": tuple(events)})


@st.composite
def several(draw: st.DrawFn) -> list[ClaimTable]:
    """Tables of up to three articles, hostile and telling ones."""
    return [draw(rows(draw(tables(f"a{n}")))) for n in range(draw(st.integers(0, 3)))]


def shuffled(made: Sequence[ClaimTable], random: Random) -> list[ClaimTable]:
    """The tables and their rows in another order."""
    return [
        table.model_copy(
            update={
                "claims": tuple(random.sample(table.claims, len(table.claims))),
                "events": tuple(random.sample(table.events, len(table.events))),
            }
        )
        for table in random.sample(made, len(made))
    ]


@settings(max_examples=30)
@given(several())
def test_every_claim_has_one_place_and_no_fact_two_stories(made: list[ClaimTable]) -> None:
    found = compared(*made)
    assert placed(found) == all_claims(made)
    assert facts_fault(found, made) is None
    assert set(files.files(found, made)) >= {"facts.jsonl", "facts.md"}


@settings(max_examples=30)
@given(several(), st.randoms(use_true_random=False))
def test_the_order_of_tables_and_rows_changes_nothing(
    made: list[ClaimTable], random: Random
) -> None:
    assert compared(*shuffled(made, random)) == compared(*made)


small = st.integers(0, 6)
few = st.lists(small, max_size=3)
pairs = st.builds(DraftPair, number=small, same=st.booleans(), tie=few, why=hostile)
questions = st.builds(DraftQuestion, asks=hostile, whole=few, inside=few, open=few)
left = st.builds(DraftLeft, number=small, why=hostile)
link_answers = st.builds(LinkAnswer, pairs=st.lists(pairs, max_size=4))
align_answers = st.builds(
    AlignAnswer, questions=st.lists(questions, max_size=4), left=st.lists(left, max_size=2)
)


@settings(max_examples=30)
@given(several(), st.data())
def test_whatever_a_model_answers_nothing_is_lost(
    made: list[ClaimTable], data: st.DataObject
) -> None:
    def ask(request: Request) -> Reply:
        of = link_answers if request.template == "link" else align_answers
        return reply(data.draw(of))

    found = compared(*made, ask=ask, templates=templates())
    assert placed(found) == all_claims(made)
    assert facts_fault(found, made) is None


# --- Who decides ---


def doubtful() -> tuple[ClaimTable, ClaimTable, ClaimTable]:
    """npb and post are one for the score, and npb and wire, of the day after, are two; all of them
    are doubtful."""
    return (
        told.table("npb", told.hurt(3)),
        told.table("post", told.hurt(3), events=[told.event(time=MARCH)]),
        told.table("wire", told.hurt(5), events=[told.event(time=NEXT_DAY)]),
    )


def model(*same: tuple[str, str]) -> Fake:
    """A model by which only these articles tell of one event, and which gathers nothing."""

    def answer(request: Request) -> LinkAnswer | AlignAnswer:
        if request.template == "align":
            return AlignAnswer(questions=[], left=[])
        return told.decided(request.messages[-1].content, same)

    return always(answer)


def reasons(table: FactTable) -> str:
    return "\n".join(story.reason for story in table.stories)


def test_the_score_decides_where_nobody_is_asked() -> None:
    npb, post, wire = doubtful()
    assert together(compared(npb, post)) == {frozenset({"npb", "post"})}
    assert together(compared(npb, wire)) == {frozenset({"npb"}), frozenset({"wire"})}


def test_a_model_decides_what_is_doubtful() -> None:
    npb, post, wire = doubtful()
    how = {"templates": templates()}
    two = compared(npb, post, ask=model(), **how)
    assert together(two) == {frozenset({"npb"}), frozenset({"post"})}
    one = compared(npb, wire, ask=model(("npb", "wire")), **how)
    assert together(one) == {frozenset({"npb", "wire"})}
    for found in (two, one):
        assert "so they tell" in reasons(found)
        assert found.notes == ()


def test_what_is_fixed_by_hand_stands_above_model_and_score() -> None:
    npb, post, wire = doubtful()
    key = {name: (name, "fire") for name in ("npb", "post", "wire")}
    apart = Fixes(apart=((key["npb"], key["post"]),))
    same = Fixes(same=((key["npb"], key["wire"]),))
    for ask in (None, model(("npb", "post"))):
        found = compared(npb, post, ask=ask, templates=templates(), fixes=apart)
        assert together(found) == {frozenset({"npb"}), frozenset({"post"})}
        assert "by hand" in reasons(found)
    for ask in (None, model()):
        found = compared(npb, wire, ask=ask, templates=templates(), fixes=same)
        assert together(found) == {frozenset({"npb", "wire"})}
        assert "by hand" in reasons(found)


def test_an_answer_that_does_not_hold_is_noted_and_the_score_decides() -> None:
    npb, post, _ = doubtful()
    found = compared(npb, post, ask=always(lambda _: LinkAnswer(pairs=[])), templates=templates())
    assert together(found) == {frozenset({"npb", "post"})}
    assert found.notes[0] == (
        "npb/fire and post/fire: the model does not decide it; the score decides"
    )


def test_what_rules_leave_doubtful_of_a_story_is_asked_about() -> None:
    staff = told.hurt(2, attribute="injured_staff", scope="staff")
    made = (told.table("npb", told.hurt(3), staff), told.table("post", told.hurt(4)))
    ask = always(
        lambda _: AlignAnswer(
            questions=[DraftQuestion(asks="How many?", whole=[1, 3], inside=[2], open=[])], left=[]
        )
    )
    found = compared(*made, ask=ask, templates=templates())
    assert [request.template for request in ask.asked] == ["align"]
    (fact,) = found.facts
    assert {reading.claim: reading.standing for reading in fact.readings} == {
        "npb:0001": "whole",
        "npb:0002": "inside",
        "post:0001": "whole",
    }
    assert (found.notes, found.usage) == ((), COST)


# --- Requests that fail ---

FAILURES: dict[str, FactgenError] = {
    "a call that failed": CallError("npb.fire: no answer", Usage(calls=2, input_tokens=9)),
    "a cut answer": AnswerCut("npb.fire: no answer", Usage(calls=2, input_tokens=9), 100),
    "a text with a secret": ArticleError("npb.fire: no answer"),
}


@pytest.mark.parametrize("name", FAILURES)
def test_a_request_that_fails_is_listed_and_rules_decide(name: str) -> None:
    error = FAILURES[name]
    npb, post, _ = doubtful()
    found = compared(npb, post, ask=Fake(error), templates=templates())
    by_rules = compared(npb, post)
    assert (found.stories, found.facts) == (by_rules.stories, by_rules.facts)
    (failure,) = found.failures
    assert (failure.subject, failure.code) == ("npb.fire", 1)
    assert failure.reason == ("no answer; what the link template was to settle is left to rules")
    assert found.usage == failure.usage == getattr(error, "usage", Usage())


@pytest.mark.parametrize("error", [CassetteMiss("npb.fire: stale"), KeyRefused("no")], ids=repr)
def test_what_every_request_would_end_in_ends_the_comparison(error: FactgenError) -> None:
    npb, post, _ = doubtful()
    with pytest.raises(type(error)):
        compared(npb, post, ask=Fake(error), templates=templates())
    with pytest.raises(type(error)):
        asyncio.run(
            compare_async([npb, post], attributes(), ask=Fake(error).later, templates=templates())
        )


def test_where_one_request_ends_it_the_others_are_cancelled() -> None:
    """Four stories of two articles each; the first request is refused while others wait."""
    made = list(
        chain.from_iterable(
            (
                told.table(f"a{n}", told.hurt(n), events=[elsewhere(n)]),
                told.table(f"b{n}", told.hurt(n), events=[elsewhere(n, time=MARCH)]),
            )
            for n in range(4)
        )
    )
    cancelled = []

    async def ask(request: Request) -> Reply:
        if not request.subject.startswith("a0"):
            try:
                await asyncio.sleep(60)
            except asyncio.CancelledError:
                cancelled.append(request.subject)
                raise
        raise KeyRefused("no")

    with pytest.raises(KeyRefused):
        asyncio.run(compare_async(made, attributes(), ask=ask, templates=templates()))
    assert cancelled == ["a1.fire", "a2.fire", "a3.fire"]


def elsewhere(number: int, **changes: object) -> Any:
    town = ("Norhaven", "Lindby", "Austerwik", "Zell")[number]
    return told.event(label=f"fire in {town}", place=town, **changes)


def test_awaited_and_called_it_is_the_same() -> None:
    made = doubtful()
    same = (("npb", "post"), ("npb", "wire"))
    called = compared(*made, ask=model(*same), templates=templates())
    awaited = asyncio.run(
        compare_async(made, attributes(), ask=model(*same).later, templates=templates())
    )
    assert awaited == called


def test_without_a_model_nothing_is_requested() -> None:
    running = steps(doubtful(), attributes())
    with pytest.raises(StopIteration) as done:
        next(running)
    assert done.value.value == compared(*doubtful())


# --- Bad input ---


def test_no_table_at_all() -> None:
    assert compared() == FactTable()


def test_a_table_without_events_or_without_claims() -> None:
    bare = told.table("bare").model_copy(update={"events": ()})
    found = compared(bare, told.table("silent"), told.table("npb", told.hurt(3)))
    assert together(found) == {frozenset({"npb", "silent"})}
    assert placed(found) == ["npb:0001"]


def misfit(name: str) -> list[ClaimTable]:
    npb, post = told.table("npb", told.hurt(3)), told.table("post", told.hurt(4))
    match name:
        case "an article twice":
            return [npb, told.table("npb", told.hurt(9))]
        case "a row of another article":
            return [npb.model_copy(update={"claims": post.claims}), post]
        case "an event of another article":
            return [npb.model_copy(update={"events": post.events})]
        case "two events of one key":
            return [npb.model_copy(update={"events": npb.events * 2})]
        case "an event that is not there":
            return [npb.model_copy(update={"events": ()})]
        case "a claim twice":
            return [npb.model_copy(update={"claims": npb.claims * 2})]
    raise AssertionError(name)


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("an article twice", "article npb is there twice"),
        ("a row of another article", "the table of article npb holds rows of another article"),
        ("an event of another article", "the table of article npb holds rows of another article"),
        ("two events of one key", "article npb has two events of one key"),
        (
            "an event that is not there",
            "claim npb:0001 is about the event 'fire', which is not there",
        ),
        ("a claim twice", "claim npb:0001 is there twice"),
    ],
)
def test_tables_that_do_not_fit_together_are_refused(name: str, fault: str) -> None:
    with pytest.raises(InputError) as raised:
        compared(*misfit(name))
    what, _, way_out = str(raised.value).partition("; ")
    assert what == fault
    assert way_out in {"extract that article again", "give each article once"}


def test_an_article_under_two_names_is_counted_once() -> None:
    claims = (told.hurt(3, sources=told.OFFICIAL), told.hurt(4))
    first = told.table("npb", *claims)
    again = told.table("again", *claims)
    again = again.model_copy(update={"article": first.article.model_copy(update={"id": "again"})})
    fewer = again.model_copy(update={"claims": again.claims[:1]})
    found = compared(first, fewer, told.table("post", told.hurt(9)))
    assert together(found) == {frozenset({"npb", "post"})}, "the one with most claims is kept"
    (row,) = found.unplaced
    reason = "article again has the same text as npb, which is counted"
    assert (row.claim, row.article, row.reason) == ("again:0001", "again", reason)
    assert found.notes == (reason,)
    assert placed(found) == ["again:0001", "npb:0001", "npb:0002", "post:0001"]
    left_out = Fixes(apart=((("again", "fire"), ("post", "fire")),))
    noted = compared(first, fewer, told.table("post", told.hurt(9)), fixes=left_out).notes
    assert noted[1:] == ("again/fire is fixed by hand, but its article is not counted",)
    assert together(compared(first, again)) == {frozenset({"again"})}, "else the first by name"


def by(name: str) -> dict[str, Any]:
    return {"sources": (Source(name=name, kind="person"),), "part": "total"}


def in_three_languages() -> list[ClaimTable]:
    """One attack, told in English, German and Spanish."""
    told_as = {
        "en": ("rocket attack on the US embassy in Baghdad", "Baghdad", "people, in all"),
        "de": ("Raketenangriff auf die US-Botschaft in Bagdad", "Bagdad", "Menschen, insgesamt"),
        "es": (
            "ataque con cohetes contra la embajada de Estados Unidos en Bagdad",
            "Bagdad",
            "personas, en total",
        ),
    }
    made = []
    for (language, (label, place, scope)), number in zip(told_as.items(), (0, 3, 3), strict=True):
        event = told.event(label=label, place=place, time=Time(date="2020-01-26"))
        claim = told.hurt(number, scope=scope, **by(f"body {language}"))
        made.append(told.table(language, claim, events=[event], language=language))
    return made


def test_tables_in_three_languages_about_one_attack_are_compared() -> None:
    found = compared(*in_three_languages())
    assert together(found) == {frozenset({"en", "de", "es"})}
    (fact,) = found.facts
    assert fact.status == "conflicting"
    assert sorted(reading.compared for reading in fact.readings) == ["0", "3", "3"]


def cost(number: int, unit: str, **fields: Any) -> Claim:
    given = {"attribute": "damage_cost", "scope": "the damage", "value": f"{number} {unit}"}
    quantity = told.exactly(number, unit)
    return told.row(f"It cost {number} {unit}.", **(given | {"quantity": quantity} | fields))


def test_money_that_nothing_converts_is_kept_apart() -> None:
    amounts = ((5, "EUR"), (7, "USD"), (9, "XAU"), (11, "zorkmid"), (5, "EUR"))
    people = ("Anna Berg", "Carl Dorn", "Eva Falk", "Gunter Hell", "Ida Jung")
    made = [
        told.table(name.split()[0], cost(number, unit, **by(name)))
        for name, (number, unit) in zip(people, amounts, strict=True)
    ]
    found = compared(*made)
    assert {frozenset(r.compared for r in fact.readings): fact.status for fact in found.facts} == {
        frozenset({"5 EUR"}): "agreed",
        frozenset({"7 USD"}): "single",
        frozenset({"9 XAU"}): "single",
        frozenset({"11 zorkmid"}): "single",
    }


def test_an_impossible_date_is_told_and_merges_nothing() -> None:
    never = Time(date="2021-02-30", words="on the thirtieth")
    claim = told.row("It burned on the thirtieth.", attribute="time", time=never, scope="the fire")
    made = (
        told.table("npb", claim, events=[told.event(time=never)]),
        told.table("post", told.row("It burned.", attribute="deed")),
    )
    found = compared(*made)
    assert together(found) == {frozenset({"npb"}), frozenset({"post"})}
    assert found.notes == (
        "article npb, claim npb:0001: 2021-02-30 is no date; it counts as none",
        "article npb, event fire: 2021-02-30 is no date; it counts as none",
    )
    assert "2021-02-30" in files.files(found, made)["facts.md"]


def test_a_party_of_2000_characters() -> None:
    long = "Islamic Resistance in Iraq and " * 64
    made = []
    for name, party in (("npb", long), ("post", f"{long}Syria"), ("wire", "Coast Guard")):
        claim = told.row(f"{party} did it.", attribute="perpetrator", value=party, **by(party))
        made.append(told.table(name, claim))
    found = compared(*made)
    assert placed(found) == all_claims(made)
    assert all(len(fact.reason) < 1_000 for fact in found.facts)


def test_300_readings_of_one_fact_are_still_read() -> None:
    made = [
        told.table(f"a{number:03}", told.hurt(number % 40, **by(f"Body {number}")))
        for number in range(300)
    ]
    found = compared(*made)
    (fact,) = found.facts
    assert (fact.status, len(fact.readings)) == ("conflicting", 300)
    assert len(fact.reason) < 1_000
    page = files.files(found, made)["facts.md"]
    assert len(page) < 8_000
    assert "288 more in facts.csv" in page


def test_a_story_told_by_one_article_says_so() -> None:
    (story,) = compared(told.table("npb", told.hurt(3))).stories
    assert isinstance(story, Story)
    assert "one article only" in story.reason


def test_a_fix_of_an_event_that_no_claim_is_about_is_told() -> None:
    bare = told.event("gate", role="background", label="repair of a gate")
    tables = [
        told.table("npb", told.hurt(3), events=[told.event(), bare]),
        told.table("post", told.hurt(3)),
    ]
    fixes = Fixes(apart=((("npb", "gate"), ("post", "fire")),))
    (note,) = compared(*tables, fixes=fixes).notes
    assert note == "npb/gate is fixed by hand, but no claim is about it: it stands in no story"
