"""CSV for people: RFC 4180, UTF-8 with a byte order mark (without it Excel takes it for Latin-1).

A cell of a hostile article must not run as a formula (OWASP, "CSV Injection"). `claims.csv` leads
with `as_reported` and leaves the bare statement out: copied out of a sheet without its hedge and
its source, it is a libel. The articles' texts do not fit a sheet's cells. JSON lines hold both.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from factgen.export.cells import (
    chain_cell,
    evidence_cell,
    one_line,
    quantity_cell,
    ranges,
    row_cell,
    time_cell,
    value_cell,
)
from factgen.models import Claim, ClaimTable, Dropped, Event

Row = TypeVar("Row")

BOM = "\ufeff"

# Where semicolons or tabs part the cells, as in Excel's German edition, a formula may also begin
# in the middle of what is one cell here.
_FORMULA = re.compile(
    r"^(?=[\t\r\n])|(?:^|(?<=[;\t\r\n]))(?=[\s\"]*[=+\-@\uff1d\uff0b\uff0d\uff20])"
)

_ARTICLES: Mapping[str, Callable[[ClaimTable], object]] = {
    "id": lambda table: table.article.id,
    "title": lambda table: table.article.title,
    "outlet": lambda table: table.article.outlet,
    "byline": lambda table: table.article.byline,
    "published": lambda table: table.article.published,
    "retrieved": lambda table: table.article.retrieved,
    "url": lambda table: table.article.url,
    "language": lambda table: table.article.language,
    "events": lambda table: len(table.events),
    "claims": lambda table: len(table.claims),
    "dropped": lambda table: len(table.dropped),
    "sentences": lambda table: len(table.article.sentences),
    "sentences_not_cited": lambda table: ranges(table.uncited()),
    "sha256": lambda table: table.article.sha256,
    "schema_version": lambda table: table.article.schema_version,
}
_EVENTS: Mapping[str, Callable[[Event], object]] = {
    "label": lambda event: event.label,
    "article": lambda event: event.article,
    "key": lambda event: event.key,
    "time": lambda event: time_cell(event.time),
    "place": lambda event: event.place,
    "role": lambda event: event.role,
    "schema_version": lambda event: event.schema_version,
}
_CLAIMS: Mapping[str, Callable[[tuple[Claim, Event]], object]] = {
    "as_reported": lambda row: row[0].as_reported,
    "article": lambda row: row[0].article,
    "event": lambda row: row[0].event,
    "event_label": lambda row: row[1].label,
    "event_time": lambda row: time_cell(row[1].time),
    "attribute": lambda row: row[0].attribute,
    "scope": lambda row: row[0].scope,
    "part": lambda row: row[0].part,
    "polarity": lambda row: row[0].polarity,
    "value": lambda row: value_cell(row[0]),
    "quantity": lambda row: quantity_cell(row[0].quantity),
    "time": lambda row: time_cell(row[0].time),
    "sources": lambda row: chain_cell(row[0].sources),
    "origin_kind": lambda row: row[0].sources[-1].kind if row[0].sources else "",
    "certainty": lambda row: row[0].certainty,
    "evidence": lambda row: evidence_cell(row[0].evidence),
    "context": lambda row: ranges(row[0].context),
    "id": lambda row: row[0].id,
    "model": lambda row: row[0].provenance.model,
    "template": lambda row: row[0].provenance.template,
    "template_hash": lambda row: row[0].provenance.template_hash,
    "stage": lambda row: row[0].provenance.stage,
    "schema_version": lambda row: row[0].schema_version,
}
_DROPPED: Mapping[str, Callable[[Dropped], object]] = {
    "reasons": lambda row: "; ".join(row.reasons),
    "article": lambda row: row.article,
    "stage": lambda row: row.stage,
    "row": lambda row: row_cell(row.row),
    "schema_version": lambda row: row.schema_version,
}


def files(tables: Sequence[ClaimTable]) -> dict[str, str]:
    """The text of each file by its name."""
    return {
        "articles.csv": sheet(_ARTICLES, tables),
        "events.csv": sheet(_EVENTS, (event for table in tables for event in table.events)),
        "claims.csv": sheet(_CLAIMS, (row for table in tables for row in _with_events(table))),
        "dropped.csv": sheet(_DROPPED, (row for table in tables for row in table.dropped)),
    }


def _with_events(table: ClaimTable) -> list[tuple[Claim, Event]]:
    events = {event.key: event for event in table.events}
    return [(claim, events[claim.event]) for claim in table.claims]


def sheet(columns: Mapping[str, Callable[[Row], object]], rows: Iterable[Row]) -> str:
    """The text of a file: a heading, then a line for each of `rows`, no cell a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(column(row)) for column in columns.values()])
    return BOM + out.getvalue()


def _cell(value: object) -> str:
    return "" if value is None else safe(one_line(str(value)))


def safe(text: str) -> str:
    """`text` with an apostrophe before all that a spreadsheet could take for a formula.

    >>> safe("=1+1"), safe("up to 3"), safe("one;=1+1")
    ("'=1+1", 'up to 3', "one;'=1+1")
    """
    return _FORMULA.sub("'", text)
