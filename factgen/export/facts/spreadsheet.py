"""CSV of a fact table for people: one row for each reading, in the order in which people read.

As in the claim tables' sheets, no cell runs as a formula, and rows hold the claim as it was
reported, never the bare statement.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from factgen.export.cells import cited, date_cell, evidence_cell, value_cell
from factgen.export.facts.layout import Index, answers, chapters
from factgen.export.facts.wording import who
from factgen.export.spreadsheet import sheet
from factgen.models import Article, Claim, ClaimTable, Fact, FactTable, Reading, Story


@dataclass(frozen=True)
class _Row:
    story: Story
    fact: Fact
    reading: Reading
    claim: Claim
    article: Article


_COLUMNS: Mapping[str, Callable[[_Row], object]] = {
    "story": lambda row: row.story.id,
    "event_label": lambda row: row.story.label,
    "event_day": lambda row: date_cell(row.story.time.date) if row.story.time else "",
    "fact": lambda row: row.fact.id,
    "question": lambda row: row.fact.question,
    "scope": lambda row: row.fact.scope,
    "status": lambda row: row.fact.status,
    "reason": lambda row: row.fact.reason,
    "origin": lambda row: row.reading.origin or who(row.reading, row.claim, row.article),
    "as_reported": lambda row: row.claim.as_reported,
    "value": lambda row: value_cell(row.claim),
    "compared": lambda row: row.reading.compared,
    "attribute": lambda row: row.reading.attribute,
    "standing": lambda row: row.reading.standing,
    "as_of": lambda row: date_cell(row.reading.as_of),
    "certainty": lambda row: row.claim.certainty,
    "article": lambda row: row.article.id,
    "outlet": lambda row: row.article.outlet,
    "sentences": lambda row: cited(row.claim),
    "quote": lambda row: evidence_cell(row.claim.evidence),
    "copy_of": lambda row: row.reading.copy_of,
    "claim": lambda row: row.claim.id,
}


def files(table: FactTable, tables: Sequence[ClaimTable]) -> dict[str, str]:
    """The text of the file by its name."""
    return {"facts.csv": sheet(_COLUMNS, _rows(table, Index.of(tables)))}


def _rows(table: FactTable, index: Index) -> Iterator[_Row]:
    for chapter in chapters(table, everything=True):
        for fact in chapter.shown:
            for answer in answers(fact, index.claims):
                for reading, claim in ((answer.reading, answer.claim), *answer.again):
                    yield _Row(chapter.story, fact, reading, claim, index.articles[claim.article])
