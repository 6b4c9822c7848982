"""Reads the claim tables of a folder again, from its four `.jsonl` files.

Nothing is believed: shape and version of every record, hashes, quotes, and that what a record names
is there. A fault names file, line and the way out. Usage, and how often rows were repaired or
merged, is not in these files and does not come back.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from factgen.export import intact
from factgen.export.records import fault, records
from factgen.models import Article, Claim, ClaimTable, Dropped, Event

_COMMAND = "factgen extract"


@dataclass
class _Gathered:
    """The records of one article."""

    article: Article
    events: dict[str, Event] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)

    def table(self) -> ClaimTable:
        return ClaimTable(
            article=self.article,
            events=tuple(self.events.values()),
            claims=tuple(self.claims),
            dropped=tuple(self.dropped),
        )


def read(folder: Path) -> tuple[ClaimTable, ...]:
    """The tables of `folder`, in the order of articles.jsonl. Raises InputError at any fault."""
    found: dict[str, _Gathered] = {}
    for where, article in records(folder / "articles.jsonl", Article, _COMMAND):
        if article.id in found:
            raise fault(where, f"article {article.id} is there twice", _COMMAND)
        _refuse(where, intact.article_fault(article))
        found[article.id] = _Gathered(article)
    for where, event in records(folder / "events.jsonl", Event, _COMMAND):
        events = _of(found, event.article, where).events
        if event.key in events:
            raise fault(
                where, f"article {event.article} has two events of the key {event.key!r}", _COMMAND
            )
        events[event.key] = event
    for where, claim in records(folder / "claims.jsonl", Claim, _COMMAND):
        of = _of(found, claim.article, where)
        _refuse(where, intact.claim_fault(claim, of.article, of.events))
        of.claims.append(claim)
    for where, row in records(folder / "dropped.jsonl", Dropped, _COMMAND):
        _of(found, row.article, where).dropped.append(row)
    return tuple(of.table() for of in found.values())


def _of(found: dict[str, _Gathered], article: str, where: str) -> _Gathered:
    if article not in found:
        raise fault(where, f"article {article!r} is not in articles.jsonl", _COMMAND)
    return found[article]


def _refuse(where: str, what: str | None) -> None:
    if what:
        raise fault(where, what, _COMMAND)
