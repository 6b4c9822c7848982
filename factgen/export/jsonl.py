"""JSON lines: one record a line, fields in the order of the models, letters as they are.

This is the format that `tables.read` reads again; its JSON schemas are in `factgen/schemas/`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from factgen.models import ClaimTable, Record

# Some readers end a line at these as well. In JSON they stand inside strings only.
_LINE_ENDS = re.compile("[\x85\u2028\u2029]")


def files(tables: Sequence[ClaimTable]) -> dict[str, str]:
    """The text of each file by its name."""
    return {
        "articles.jsonl": lines(table.article for table in tables),
        "events.jsonl": lines(event for table in tables for event in table.events),
        "claims.jsonl": lines(claim for table in tables for claim in table.claims),
        "dropped.jsonl": lines(row for table in tables for row in table.dropped),
    }


def lines(records: Iterable[Record]) -> str:
    """One line for each record, each with its line end."""
    texts = (record.model_dump_json() for record in records)
    return "".join(f"{_LINE_ENDS.sub(_escaped, text)}\n" for text in texts)


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"
