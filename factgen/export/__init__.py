"""Claim tables as files, and the fact table made of them.

A format of claim tables is a pure function from tables to texts, in `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from factgen.errors import CheckFailed
from factgen.export import jsonl, markdown, spreadsheet
from factgen.export.facts import read_facts, write_facts
from factgen.export.folder import save
from factgen.export.intact import tables_fault
from factgen.export.tables import read
from factgen.models import ClaimTable

__all__ = ["FORMATS", "Format", "read", "read_facts", "write", "write_facts"]

Format = Callable[[Sequence[ClaimTable]], dict[str, str]]
"""From the tables of a run to the text of each file by its path in the folder."""

FORMATS: Mapping[str, Format] = {
    "jsonl": jsonl.files,
    "csv": spreadsheet.files,
    "md": markdown.files,
}


def write(folder: Path, tables: Sequence[ClaimTable], formats: Iterable[str] = FORMATS) -> None:
    """Write `tables` into `folder` in the `formats` named, each file whole or not at all.

    Other files of the folder stay. Raises CheckFailed where a table does not fit its text, before
    anything is written, and UsageError where the folder cannot be written to.
    """
    if fault := tables_fault(tables):
        raise CheckFailed(f"{folder}: nothing was written: {fault}; extract that article again")
    files: dict[str, str] = {}
    for name in formats:
        files |= FORMATS[name](tables)
    save(folder, files)
