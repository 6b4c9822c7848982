"""Fact tables as files: JSON lines, one CSV row for each reading, a page for reading.

    stories.jsonl  facts.jsonl  unplaced.jsonl  facts.csv  facts.md

They stand beside the claim tables that they were made of, and name their claims by id.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from factgen.errors import CheckFailed
from factgen.export.facts import markdown, spreadsheet
from factgen.export.facts.intact import facts_fault
from factgen.export.facts.stored import read_facts
from factgen.export.folder import save
from factgen.export.jsonl import lines
from factgen.models import ClaimTable, FactTable

__all__ = ["files", "read_facts", "write_facts"]


def files(table: FactTable, tables: Sequence[ClaimTable]) -> dict[str, str]:
    """The text of each file by its name. `tables` are those that `table` was made of."""
    return {
        "stories.jsonl": lines(table.stories),
        "facts.jsonl": lines(table.facts),
        "unplaced.jsonl": lines(table.unplaced),
        **spreadsheet.files(table, tables),
        **markdown.files(table, tables),
    }


def write_facts(folder: Path, table: FactTable, tables: Sequence[ClaimTable]) -> None:
    """Write `table` into `folder`, each file whole or not at all; other files of it stay.

    Raises CheckFailed where the table names what is not in `tables`, before anything is written,
    and UsageError where the folder cannot be written to.
    """
    if fault := facts_fault(table, tables):
        raise CheckFailed(f"{folder}: nothing was written: {fault}; compare those articles again")
    save(folder, files(table, tables))
