"""What must hold of a fact table, looked at when it is saved and when it is loaded.

What it names is in the claim tables, no event stands in two stories, no claim in two places, and no
fact holds claims of two stories. The first fault is given in words, or None. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from factgen.models import ClaimTable, Fact, FactTable, Member, Reading, Story, Unplaced

EventName = tuple[str, str]
"""An article's id and the key of one of its events."""


class Check:
    """Looks at the records of one fact table in turn: all stories, all facts, all unplaced claims.

    It keeps what went before, so each record is looked at once and in linear time.
    """

    def __init__(self, tables: Sequence[ClaimTable]) -> None:
        self._claims = {claim.id: claim for table in tables for claim in table.claims}
        self._events: set[EventName] = {
            (event.article, event.key) for table in tables for event in table.events
        }
        self._stories: set[str] = set()
        self._story_of: dict[EventName, str] = {}
        self._facts: set[str] = set()
        self._place: dict[str, str] = {}

    def story(self, story: Story) -> str | None:
        """Whether its events are there, each in this story only."""
        name = f"story {story.id!r}"
        if story.id in self._stories:
            return f"{name} is there twice"
        self._stories.add(story.id)
        articles = [member.article for member in story.members]
        if len(set(articles)) < len(articles):
            return f"{name} has two events of one article"
        faults = (self._member(member, story.id) for member in story.members)
        return next((f"{name} {fault}" for fault in faults if fault), None)

    def _member(self, member: Member, story: str) -> str | None:
        event = (member.article, member.event)
        name = f"the event {member.event!r} of article {member.article!r}"
        if event not in self._events:
            return f"names {name}, which is not there"
        if other := self._story_of.get(event):
            return f"names {name}, which is in story {other!r}"
        self._story_of[event] = story
        return None

    def fact(self, fact: Fact) -> str | None:
        """Whether its story and its claims are there, and each claim here only."""
        name = f"fact {fact.id!r}"
        if fact.id in self._facts:
            return f"{name} is there twice"
        self._facts.add(fact.id)
        if fact.event not in self._stories:
            return f"{name} is about story {fact.event!r}, which is not there"
        faults = (self._reading(reading, fact) for reading in fact.readings)
        return next((f"{name} {fault}" for fault in faults if fault), None)

    def _reading(self, reading: Reading, fact: Fact) -> str | None:
        claim = self._claims.get(reading.claim)
        if claim is None:
            return f"names claim {reading.claim!r}, which is not there"
        if self._story_of.get((claim.article, claim.event)) != fact.event:
            return f"names claim {reading.claim!r}, which is not about its story"
        if reading.copy_of is not None and reading.copy_of not in self._claims:
            return f"names claim {reading.copy_of!r} as copied, which is not there"
        return self._placed(reading.claim, f"fact {fact.id!r}")

    def unplaced(self, row: Unplaced) -> str | None:
        """Whether its claim is there, and in no fact."""
        claim = self._claims.get(row.claim)
        if claim is None:
            return f"names claim {row.claim!r}, which is not there"
        if claim.article != row.article:
            return f"names claim {row.claim!r}, which is not of article {row.article!r}"
        return self._placed(row.claim, "the claims not placed")

    def _placed(self, claim: str, place: str) -> str | None:
        if other := self._place.get(claim):
            return f"names claim {claim!r}, which is in {other} already"
        self._place[claim] = place
        return None


def facts_fault(table: FactTable, tables: Sequence[ClaimTable]) -> str | None:
    """The first fault of a fact table that was made of `tables`."""
    check = Check(tables)
    looked = chain(
        map(check.story, table.stories),
        map(check.fact, table.facts),
        map(check.unplaced, table.unplaced),
    )
    return next(filter(None, looked), None)
