"""Reads the fact table of a folder again, from its `.jsonl` files.

It is held to the claim tables of the same folder, which are read and checked as well. Notes and
usage are not in these files and do not come back.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from factgen.export import tables
from factgen.export.facts.intact import Check
from factgen.export.records import AnyRecord, fault, records
from factgen.models import Fact, FactTable, Story, Unplaced

_COMMAND = "factgen compare"


def read_facts(folder: Path) -> FactTable:
    """The fact table of `folder`. Raises InputError at any fault, of its claim tables too."""
    check = Check(tables.read(folder))
    return FactTable(
        stories=_checked(folder / "stories.jsonl", Story, check.story),
        facts=_checked(folder / "facts.jsonl", Fact, check.fact),
        unplaced=_checked(folder / "unplaced.jsonl", Unplaced, check.unplaced),
    )


def _checked(
    path: Path, model: type[AnyRecord], look: Callable[[AnyRecord], str | None]
) -> tuple[AnyRecord, ...]:
    found = []
    for where, record in records(path, model, _COMMAND):
        if what := look(record):
            raise fault(where, what, _COMMAND)
        found.append(record)
    return tuple(found)
