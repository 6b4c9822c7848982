"""Three articles about a burnt grain store with their gold, for tests of what is scored across
articles.

Two tell also of an earlier fire, one of a later fire and one of a drill, which look like it.
`predicted` makes the fact table that gold asks for; changes make others of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import builders
import yaml

from factgen.evaluate.align import Alignment
from factgen.evaluate.gold import Gold
from factgen.evaluate.storyfile import StoryFile, StoryGold
from factgen.models import (
    Claim,
    ClaimTable,
    Event,
    Fact,
    FactTable,
    Member,
    Reading,
    Source,
    SourceKind,
    Story,
    Time,
)
from factgen.quantity import parse_notation

TEXT = """\
story: store
labelled_by: a test
events:
  - id: store
    members: [dawn/fire, noon/blaze, dusk/store]
  - id: barn
    members: [dawn/barn, noon/old_fire]
  - id: mill
    members: [dusk/mill]
  - id: drill
    members: [noon/drill]
facts:
  - id: casualties
    event: store
    attribute: casualties
    question: How many people were killed or injured?
    scope: people, in all
    status: conflicting
    why: The police say three dead, the fire brigade and the ministry four.
    readings: [dawn:c1, noon:c1, dusk:c1, dawn:c2, noon:c2, dusk:c2]
  - id: cause
    event: store
    attribute: cause
    question: What caused it?
    scope: the fire
    status: single
    why: The owner says so.
    readings: [dawn:c3]
  - id: barn_killed
    event: barn
    attribute: killed
    question: How many people were killed?
    scope: people, in all
    status: agreed
    why: The police and the parish council say one.
    readings: [dawn:c4, noon:c3]
  - id: mill_injured
    event: mill
    attribute: injured
    question: How many people were injured?
    scope: people, in all
    status: single
    why: One origin.
    readings: [dusk:c3]
  - id: drill
    event: drill
    attribute: participants
    question: How many took part?
    scope: firefighters
    status: unattributed
    why: The article says so itself.
    readings: [noon:c4]
hard_negatives:
  - what: another fire
    rows: [dawn:c1, noon:c3]
  - what: at least five may be nine
    rows: [dawn:c2, dusk:c2]
"""

_EVENTS: Mapping[str, Sequence[tuple[str, str, str | None]]] = {
    "dawn": [
        ("fire", "fire at the grain store of Ostrey", "2021-03-03"),
        ("barn", "fire in the barn of Lund", "2021-02-09"),
    ],
    "noon": [
        ("blaze", "fire at the grain store of Ostrey", "2021-03-03"),
        ("old_fire", "fire in the barn of Lund", "2021-02-09"),
        ("drill", "drill of the fire brigade of Ostrey", None),
    ],
    "dusk": [
        ("store", "fire at the grain store of Ostrey", "2021-03-03"),
        ("mill", "fire in the mill of Skov", "2021-03-20"),
    ],
}
"""By article: key, label and day of its events."""
_CLAIMS: Sequence[tuple[str, str, str, str, str, str, SourceKind]] = [
    ("dawn:c1", "fire", "killed", "people, in all", "3", "police of Ostrey", "organisation"),
    ("dawn:c2", "fire", "injured", "people, in all", "9", "police of Ostrey", "organisation"),
    ("dawn:c3", "fire", "cause", "the fire", "a spark", "Hela Brand", "person"),
    ("dawn:c4", "barn", "killed", "people, in all", "1", "police of Lund", "organisation"),
    ("noon:c1", "blaze", "killed", "people, in all", "4", "Ostrey Fire Brigade", "organisation"),
    ("noon:c2", "blaze", "injured", "people, in all", "9", "Ostrey Fire Brigade", "organisation"),
    ("noon:c3", "old_fire", "killed", "people, in all", "1", "Parish Council", "organisation"),
    ("noon:c4", "drill", "participants", "firefighters", "40", "", "organisation"),
    ("dusk:c1", "store", "killed", "people, in all", "4", "Ministry of Health", "organisation"),
    ("dusk:c2", "store", "injured", "people, in all", ">=5", "Red Cross", "organisation"),
    ("dusk:c3", "mill", "injured", "people, in all", "2", "police of Skov", "organisation"),
]
"""Id, event, attribute, scope, value, origin and its kind."""


@cache
def golds() -> dict[str, Gold]:
    """The gold of the three articles."""
    return {name: gold(name) for name in _EVENTS}


def gold(article: str, **changes: Any) -> Gold:
    """The gold of one of them."""
    rows = [row for row in _CLAIMS if row[0].startswith(f"{article}:")]
    sentences = (f"News of {article}", *(f"{row[5]} said: {row[2]} {row[4]}." for row in rows))
    text = builders.article(
        sentences, id=article, outlet=f"The {article}", published="2021-03-22", byline=None
    )
    events = [
        Event(article=article, key=key, label=label, time=Time(date=day) if day else None)
        for key, label, day in _EVENTS[article]
    ]
    claims = [
        claim(*row, evidence=((builders.mention(number, of=text),),))
        for number, row in enumerate(rows, 2)
    ]
    fields: dict[str, Any] = {
        "table": ClaimTable(article=text, events=tuple(events), claims=tuple(claims)),
        "file": f"{article}.yaml",
        "labelled_by": "a test",
        "version": "0" * 64,
        "lines": {one.id: number for number, one in enumerate(claims, 10)},
    }
    return Gold(**(fields | changes))


def claim(
    name: str,
    event: str,
    attribute: str,
    scope: str,
    value: str,
    origin: str,
    kind: SourceKind = "organisation",
    **changes: Any,
) -> Claim:
    """A certain claim; of a value that is a number, all of its scope."""
    counted = parse_notation(value) if value.lstrip("<>=~").isdigit() else None
    fields: dict[str, Any] = {
        "id": name,
        "article": name.partition(":")[0],
        "event": event,
        "statement": f"{attribute}: {value}",
        "as_reported": f"{origin}: {attribute}: {value}",
        "attribute": attribute,
        "scope": scope,
        "part": "total" if counted else "unknown",
        "value": value,
        "quantity": counted,
        "sources": (Source(name=origin, kind=kind),) if origin else (),
    }
    return builders.claim(**(fields | changes))


def story(text: str = TEXT) -> StoryGold:
    """The gold of a story as `text` has it, its faults unseen."""
    written = StoryFile.model_validate(yaml.safe_load(text))
    return StoryGold(
        story=written.story,
        file="store.yaml",
        labelled_by=written.labelled_by,
        version="0" * 64,
        events={
            one.id: tuple((a, key) for a, _, key in (name.partition("/") for name in one.members))
            for one in written.events
        },
        facts=tuple(written.facts),
        hard_negatives=tuple(written.hard_negatives),
    )


def tables() -> dict[str, ClaimTable]:
    """Gold in place of what a model found."""
    return {name: one.table for name, one in golds().items()}


def identity(*articles: str) -> dict[str, Alignment]:
    """Every row of gold beside itself; of all articles where none is named."""
    return {
        name: Alignment(
            events={event.key: event.key for event in table.events},
            claims={row.id: row.id for row in table.claims},
            near={},
        )
        for name, table in tables().items()
        if not articles or name in articles
    }


def predicted(of: StoryGold | None = None, **changes: Any) -> FactTable:
    """The fact table that gold asks for."""
    of = of or story()
    fields: dict[str, Any] = {
        "stories": tuple(told(name, members) for name, members in of.events.items()),
        "facts": tuple(
            fact(one.id, one.event, one.attribute, one.status, one.readings) for one in of.facts
        ),
    }
    return FactTable.model_validate(fields | changes)


def told(name: str, members: Sequence[tuple[str, str]]) -> Story:
    """A predicted story, its id in capitals."""
    return Story(
        id=name.upper(),
        label=name,
        members=tuple(Member(article=article, event=key) for article, key in members),
        reason="a test says so",
    )


def fact(name: str, event: str, attribute: str, status: Any, readings: Sequence[str]) -> Fact:
    """A predicted fact, its id in capitals."""
    return Fact(
        id=name.upper(),
        event=event.upper(),
        attribute=attribute,
        scope="people, in all",
        question="What?",
        status=status,
        reason="A test says so.",
        origins=(),
        readings=tuple(
            Reading(claim=one, attribute=attribute, compared="", origin=None) for one in readings
        ),
    )
