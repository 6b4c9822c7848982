"""A fact table built by hand for tests, and the two claim tables that it is made of.

The ferry of `builders` and a second article about it, which says other numbers, copies a sentence,
and contradicts the mayor. `any_facts` makes hostile fact tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import Any, get_args

import builders
from export.strategies import hostile, optional, tables, times
from hypothesis import strategies as st

from factgen.models import (
    Claim,
    ClaimTable,
    Event,
    Fact,
    FactTable,
    Member,
    Quantity,
    Reading,
    Source,
    Standing,
    Status,
    Story,
    Time,
    Unplaced,
)

SENTENCES = (
    "Ferry stranded near Norhaven",
    "Five were hurt when a ferry ran aground on 7 March 2021, the coast guard said.",
    "Nobody was hurt, the company Nordfjord Lines said.",
    "At least three passengers were hurt, a nurse told the agency NPB.",
    "Two of the crew were hurt.",
    "Seven were treated in the hospital.",
    "The pier was closed, the office of the mayor said.",
    "The pier is 80 metres long.",
    "The ferry was built in 1998.",
    "The sea was calm.",
)
COAST_GUARD = (Source(name="coast guard", kind="organisation"),)
NURSE = "nurse, to agency NPB"
"""As the nurse is known across the articles."""


def said(number: int, sentence: int, **fields: Any) -> Claim:
    """A claim of the second article, in its own voice unless `fields` say otherwise."""
    words = SENTENCES[sentence - 1]
    mention = builders.mention(sentence, of=builders.article(SENTENCES))
    own: dict[str, Any] = {
        "id": f"wire:{number:08}",
        "article": "wire",
        "statement": words,
        "as_reported": words,
        "sources": (),
        "evidence": ((mention,),),
    }
    return builders.claim(**(own | fields))


def exactly(number: int) -> Quantity:
    """The interval of one number."""
    return Quantity(low=Decimal(number), high=Decimal(number))


def wire(**changes: Any) -> ClaimTable:
    """The second article's table."""
    article = builders.article(
        SENTENCES, id="wire", outlet=None, published=None, byline=None, url=None
    )
    events = (
        builders.event(article="wire", key="accident", label="accident of a ferry"),
        builders.event(article="wire", key="closed", label="closed pier", role="background"),
        builders.event(
            article="wire", key="building", label="building of the ferry", role="background"
        ),
    )
    claims = (
        said(
            1,
            2,
            event="accident",
            as_reported="According to the coast guard, five people were hurt.",
            scope="people, in all",
            value="five",
            quantity=exactly(5),
            sources=COAST_GUARD,
        ),
        said(
            2,
            3,
            event="accident",
            as_reported="According to Nordfjord Lines, nobody was hurt.",
            attribute="casualties",
            scope="people, in all",
            value="nobody",
            quantity=exactly(0),
            sources=(Source(name="Nordfjord Lines", kind="organisation"),),
        ),
        said(
            3,
            4,
            event="accident",
            as_reported="A nurse told the agency NPB that at least three passengers were hurt.",
            sources=builders.claim().sources,
        ),
        said(4, 5, event="accident", scope="crew", value="two", quantity=exactly(2)),
        said(
            5,
            2,
            event="accident",
            as_reported="According to the coast guard, the ferry ran aground on 7 March 2021.",
            attribute="time",
            scope="the stranding",
            value="7 March 2021",
            quantity=None,
            time=Time(date="2021-03-07"),
            sources=COAST_GUARD,
        ),
        said(
            6,
            7,
            event="closed",
            as_reported="According to the office of the mayor, the pier was closed.",
            attribute="closure",
            scope="the pier",
            value="closed",
            quantity=None,
            sources=(Source(name="office of the mayor", kind="organisation"),),
        ),
        said(7, 8, event="closed", attribute="length", scope="the pier", value="80 metres"),
        said(8, 9, event="building", attribute="time", scope="the ferry", value="1998"),
        said(9, 10, event="accident", attribute="sea", scope="the sea", value="calm"),
        said(10, 6, event="accident", scope="in the hospital", value="seven", quantity=exactly(7)),
    )
    fields: dict[str, Any] = {"article": article, "events": events, "claims": claims}
    return ClaimTable.model_validate(fields | changes)


@cache
def both() -> tuple[ClaimTable, ClaimTable]:
    """The tables of the two articles."""
    return builders.table(), wire()


def reading(claim: str, **changes: Any) -> Reading:
    """What a claim of the two tables answers."""
    found = next(c for table in both() for c in table.claims if c.id == claim)
    fields: dict[str, Any] = {
        "claim": claim,
        "attribute": found.attribute,
        "compared": found.value.casefold(),
        "origin": found.sources[-1].name if found.sources else None,
    }
    return Reading.model_validate(fields | changes)


def fact(**changes: Any) -> Fact:
    """How many were hurt: nobody, five, at least three."""
    fields: dict[str, Any] = {
        "id": "f1",
        "event": "s1",
        "attribute": "casualties",
        "scope": "people, in all",
        "question": "How many people were killed or injured?",
        "status": "conflicting",
        "reason": "Nobody and five cannot both be true: Nordfjord Lines nobody, coast guard five.",
        "origins": ("Nordfjord Lines", "coast guard", NURSE),
        "readings": (
            reading("ferry:00000001", compared=">=3", origin=NURSE),
            reading("wire:00000003", compared=">=3", origin=NURSE, copy_of="ferry:00000001"),
            reading("wire:00000001", compared="5", as_of="2021-03-07"),
            reading("wire:00000002", compared="0"),
            reading("wire:00000004", compared="2", standing="inside"),
            reading("wire:00000010", compared="7", standing="open"),
        ),
    }
    return Fact.model_validate(fields | changes)


def cause(**changes: Any) -> Fact:
    """What caused it: one origin, that does not commit itself."""
    fields: dict[str, Any] = {
        "id": "f2",
        "attribute": "cause",
        "scope": "the stranding",
        "question": "What caused it?",
        "status": "uncommitted",
        "reason": "Nobody commits himself.",
        "origins": (),
        "readings": (reading("ferry:00000002"),),
    }
    return fact(**(fields | changes))


def day(**changes: Any) -> Fact:
    """When it was: one origin, in two articles."""
    fields: dict[str, Any] = {
        "id": "f3",
        "attribute": "time",
        "scope": "the stranding",
        "question": "When did it happen?",
        "status": "single",
        "reason": "Only the coast guard says so.",
        "origins": ("coast guard",),
        "readings": (
            reading("ferry:00000004", compared="2021-03-07"),
            reading("wire:00000005", compared="2021-03-07"),
        ),
    }
    return fact(**(fields | changes))


def closure(**changes: Any) -> Fact:
    """Whether the pier was closed: yes and no."""
    fields: dict[str, Any] = {
        "id": "f4",
        "event": "s2",
        "attribute": "closure",
        "scope": "the pier",
        "question": "What was closed?",
        "status": "conflicting",
        "reason": "The mayor denies what the office of the mayor says.",
        "origins": ("mayor", "office of the mayor"),
        "readings": (reading("ferry:00000003"), reading("wire:00000006")),
    }
    return fact(**(fields | changes))


def lone(number: int, claim: str, **changes: Any) -> Fact:
    """A fact of one reading in the second article's own voice."""
    fields: dict[str, Any] = {
        "id": f"f{number}",
        "attribute": reading(claim).attribute,
        "scope": "it",
        "question": "What is it?",
        "status": "unattributed",
        "reason": "An article says so in its own voice.",
        "origins": (),
        "readings": (reading(claim),),
    }
    return fact(**(fields | changes))


def story(**changes: Any) -> Story:
    """The stranding, told by both."""
    fields: dict[str, Any] = {
        "id": "s1",
        "label": "stranding of the ferry",
        "time": builders.event().time,
        "place": "off Norhaven",
        "members": (
            Member(article="ferry", event="stranding"),
            Member(article="wire", event="accident"),
        ),
        "reason": "kind and target are the same, and both give 7 March 2021",
    }
    return Story.model_validate(fields | changes)


def table(**changes: Any) -> FactTable:
    """The fact table, its stories and facts in no order that anybody would read them in."""
    building = story(
        id="s3",
        label="building of the ferry",
        time=None,
        place=None,
        role="background",
        members=(Member(article="wire", event="building"),),
        reason="nothing is like it",
    )
    pier = story(
        id="s2",
        label="closing of the pier",
        time=None,
        place=None,
        role="background",
        members=(
            Member(article="ferry", event="pier"),
            Member(article="wire", event="closed"),
        ),
        reason="kind and target are the same",
    )
    fields: dict[str, Any] = {
        "stories": (building, pier, story()),
        "facts": (
            lone(6, "wire:00000008", event="s3"),
            lone(5, "wire:00000007", event="s2"),
            closure(),
            cause(),
            day(),
            fact(),
        ),
        "unplaced": (Unplaced(claim="wire:00000009", article="wire", reason="fits no question"),),
        "notes": ("wire gives no outlet",),
    }
    return FactTable.model_validate(fields | changes)


def crowd(many: int) -> tuple[FactTable, tuple[ClaimTable, ...]]:
    """One fact with `many` readings: the last article alone, in its own voice too, says six."""
    made, readings = [], []
    for number in range(many):
        name = f"a{number:03}"
        value = "five" if number < many - 1 else "six"
        row = builders.claim(
            id=f"{name}:1",
            article=name,
            as_reported=f"{value.capitalize()} people were hurt, {name} says.",
            value=value,
            sources=(),
        )
        made.append(
            ClaimTable(
                article=builders.article(id=name),
                events=(builders.event(article=name),),
                claims=(row,),
            )
        )
        readings.append(Reading(claim=row.id, attribute="injured", compared=value, origin=None))
    members = tuple(Member(article=table.article.id, event="stranding") for table in made)
    only = fact(attribute="injured", readings=tuple(readings), origins=())
    return FactTable(stories=(story(members=members),), facts=(only,)), tuple(made)


Made = tuple[FactTable, tuple[ClaimTable, ...]]


@st.composite
def any_facts(draw: st.DrawFn) -> Made:
    """A hostile fact table, and the claim table that it was made of."""
    of = _numbered(draw(tables("a")))
    stories = [_story(draw, number, event) for number, event in enumerate(of.events)]
    facts: list[Fact] = []
    unplaced: list[Unplaced] = []
    for made_story, event in zip(stories, of.events, strict=True):
        rows = [claim for claim in of.claims if claim.event == event.key]
        while rows:
            size = draw(st.integers(0, len(rows)))
            taken, rows = rows[: size or 1], rows[size or 1 :]
            if size:
                facts.append(_fact(draw, f"f{len(facts)}", made_story, taken))
            else:
                unplaced += [
                    Unplaced(claim=c.id, article=c.article, reason=draw(hostile)) for c in taken
                ]
    notes = tuple(draw(st.lists(hostile, max_size=1)))
    table = FactTable(
        stories=tuple(stories), facts=tuple(facts), unplaced=tuple(unplaced), notes=notes
    )
    return table, (of,)


def _numbered(table: ClaimTable) -> ClaimTable:
    claims = tuple(
        claim.model_copy(update={"id": f"{claim.article}:{number}"})
        for number, claim in enumerate(table.claims)
    )
    return table.model_copy(update={"claims": claims})


def _story(draw: st.DrawFn, number: int, event: Event) -> Story:
    return Story(
        id=f"s{number}",
        label=draw(hostile),
        time=draw(st.none() | times),
        place=draw(optional),
        role=draw(st.sampled_from(["main", "background"])),
        members=(Member(article=event.article, event=event.key),),
        reason=draw(hostile),
    )


def _fact(draw: st.DrawFn, name: str, story: Story, claims: Sequence[Claim]) -> Fact:
    readings = tuple(
        Reading(
            claim=claim.id,
            attribute=claim.attribute,
            standing=draw(st.sampled_from(get_args(Standing))),
            compared=draw(hostile),
            origin=draw(optional),
            as_of=draw(optional),
            copy_of=draw(st.none() | st.just(claims[0].id)),
        )
        for claim in claims
    )
    return Fact(
        id=name,
        event=story.id,
        attribute=draw(hostile),
        scope=draw(hostile),
        question=draw(hostile),
        status=draw(st.sampled_from(get_args(Status))),
        reason=draw(hostile),
        origins=tuple(draw(st.lists(hostile, max_size=2))),
        readings=readings,
    )
