"""Events of several articles for the tests of linking, each in a claim table of its own."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import builders

from factgen.attributes import parse_attributes
from factgen.link import (
    Fixes,
    Pair,
    Traits,
    Verdict,
    candidates,
    link,
    traits,
)
from factgen.link.score import compared
from factgen.models import Claim, ClaimTable, Event, Quantity, Source, Story, Time

_FILE = Path(__file__).parents[2] / "prompts" / "attributes.yaml"
ATTRIBUTES = parse_attributes(_FILE.read_text(encoding="utf-8"), _FILE.name)


def event(label: str, date: str | None = None, **changes: Any) -> Event:
    """An event; `words` is the time's wording."""
    words = changes.pop("words", None)
    time = Time(date=date, words=words) if date or words else None
    fields: dict[str, Any] = {"article": "a", "key": "main", "label": label, "time": time}
    return Event.model_validate({**fields, "place": None, "role": "main"} | changes)


def says(attribute: str, value: str, number: float | None = None, **changes: Any) -> Claim:
    """A claim in the article's own voice, with an exact number if one is given."""
    if number is not None:
        exact = Decimal(str(number))
        changes.setdefault("quantity", Quantity(low=exact, high=exact))
    fields: dict[str, Any] = {
        "article": "a",
        "event": "main",
        "attribute": attribute,
        "value": value,
        "scope": "in all",
        "statement": f"{value} was told.",
        "part": "total",
        "quantity": None,
        "sources": (),
    }
    return builders.claim(**(fields | changes))


def quoting(speaker: str, sentence: str) -> Claim:
    """A reaction whose evidence is `sentence`."""
    article = builders.article((sentence,))
    return says(
        "reaction",
        "spoke of it",
        sources=(Source(name=speaker, kind="official"),),
        evidence=((builders.mention(1, of=article),),),
    )


def table(article: str, *rows: Event | Claim, language: str = "en") -> ClaimTable:
    """A table of these events and claims, all of them of `article`."""
    given = [row.model_copy(update={"article": article}) for row in rows]
    claims = [row for row in given if isinstance(row, Claim)]
    return ClaimTable(
        article=builders.article(id=article, language=language),
        events=tuple(row for row in given if isinstance(row, Event)),
        claims=tuple(
            claim.model_copy(update={"id": f"{article}:{n:08}"}) for n, claim in enumerate(claims)
        ),
    )


def known(*tables: ClaimTable) -> list[Traits]:
    """The traits of all events of the tables."""
    return [one for table in tables for one in traits(table, ATTRIBUTES)]


def one(article: str, *rows: Event | Claim, language: str = "en") -> Traits:
    """The traits of the first event of a table of these rows, which needs no claim."""
    found = {t.key: t for t in known(table(article, *rows, language=language))}
    return found[next(row.key for row in rows if isinstance(row, Event))]


def pair(a: Traits, b: Traits) -> Pair:
    """The two beside each other."""
    return compared(a, b)


def stories(
    *tables: ClaimTable,
    verdicts: dict[frozenset[tuple[str, str]], Verdict] | None = None,
    fixes: Fixes | None = None,
) -> tuple[Story, ...]:
    """The stories of the tables."""
    found = known(*tables)
    return link(found, candidates(found), verdicts, fixes)


def groups(found: tuple[Story, ...]) -> list[list[str]]:
    """The articles of each story of two members or more, in order."""
    members = [[member.article for member in story.members] for story in found]
    return sorted(group for group in members if len(group) > 1)
