"""Reads the claim tables of a folder again, from its four `.jsonl` files.

Nothing is believed: shape and version of every record, hashes, quotes, and that what a record names
is there. A fault names file, line and the way out. Usage, and how often rows were repaired or
merged, is not in these files and does not come back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from factgen.errors import InputError
from factgen.export import intact
from factgen.models import SCHEMA_VERSION, Article, Claim, ClaimTable, Dropped, Event, Record

AnyRecord = TypeVar("AnyRecord", bound=Record)

_AGAIN = "run the same `factgen extract` again, which writes the folder anew"


class _Versioned(BaseModel):
    schema_version: int


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
    for where, article in _records(folder / "articles.jsonl", Article):
        if article.id in found:
            raise _fault(where, f"article {article.id} is there twice")
        _refuse(where, intact.article_fault(article))
        found[article.id] = _Gathered(article)
    for where, event in _records(folder / "events.jsonl", Event):
        events = _of(found, event.article, where).events
        if event.key in events:
            raise _fault(where, f"article {event.article} has two events of the key {event.key!r}")
        events[event.key] = event
    for where, claim in _records(folder / "claims.jsonl", Claim):
        of = _of(found, claim.article, where)
        _refuse(where, intact.claim_fault(claim, of.article, of.events))
        of.claims.append(claim)
    for where, row in _records(folder / "dropped.jsonl", Dropped):
        _of(found, row.article, where).dropped.append(row)
    return tuple(of.table() for of in found.values())


def _of(found: dict[str, _Gathered], article: str, where: str) -> _Gathered:
    if article not in found:
        raise _fault(where, f"article {article!r} is not in articles.jsonl")
    return found[article]


def _records(path: Path, model: type[AnyRecord]) -> Iterator[tuple[str, AnyRecord]]:
    """The records of a file, each with its place as "path:line"."""
    for number, line in enumerate(_text(path).split("\n"), 1):
        if line.strip():
            where = f"{path}:{number}"
            yield where, _record(line, model, where)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise InputError(
            f"{path}: is not there; give a folder that `factgen extract -o` has written"
        ) from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise _fault(str(path), "it is not UTF-8") from error


def _record(line: str, model: type[AnyRecord], where: str) -> AnyRecord:
    try:
        version = _Versioned.model_validate_json(line).schema_version
        if version != SCHEMA_VERSION:
            raise InputError(
                f"{where}: its schema_version is {version}, this factgen reads {SCHEMA_VERSION}; "
                "read it with the factgen that wrote it, or extract again into another folder"
            )
        return model.model_validate_json(line)
    except ValidationError as error:
        detail = error.errors(include_url=False, include_input=False)[0]
        name = ".".join(str(part) for part in detail["loc"])
        raise _fault(where, f"{name}: {detail['msg']}" if name else detail["msg"]) from error


def _refuse(where: str, fault: str | None) -> None:
    if fault:
        raise _fault(where, fault)


def _fault(where: str, what: str) -> InputError:
    return InputError(f"{where}: {what}; {_AGAIN}")
