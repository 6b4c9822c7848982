"""Markdown for reading: one page for each article, `articles/ID.md`.

All that comes from the article or the model goes through `escaped`, and always stands after a mark
of ours on its line, so it can open no heading, list, link, table cell or HTML. A page leads with
claims as reported and ends with what was refused and what no row cites: the reader's next look.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote

from factgen.export.cells import (
    counted,
    evidence_cell,
    one_line,
    quantity_cell,
    row_cell,
    scope_cell,
    time_cell,
    value_cell,
)
from factgen.models import Claim, ClaimTable, Dropped, Event

_COLUMNS = ("as reported", "attribute", "scope", "value", "number", "when", "certainty", "words")
_ENTITIES = {"<": "&lt;", ">": "&gt;", "|": "&#124;", "&": "&amp;"}
_SPECIAL = re.compile(
    r"""[\\`*\[\]~$<>|]       # code, emphasis, links, mathematics, HTML, cells
    | &(?=\#?\w+;)            # entities
    | (?<![^\W_])_ | _(?![^\W_])  # emphasis; between letters it is none
    | (?<!\S)\#               # a heading, at its start or end
    | ^[+=-]                  # a list or an underline
    | :(?=//) | (?<=www)\.    # links without brackets
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NUMBERED = re.compile(r"^(\d+)(?=[.)])")
_ADDRESS = re.compile(r"https?://[\w.~:/?#@!$&'()*+,;=%-]+", re.ASCII)


def files(tables: Sequence[ClaimTable]) -> dict[str, str]:
    """The text of each file by its path."""
    return {f"articles/{quote(table.article.id, safe='')}.md": page(table) for table in tables}


def escaped(text: str) -> str:
    """`text` as Markdown that shows just this text, on one line."""
    line = _SPECIAL.sub(lambda found: _ENTITIES.get(found[0], f"\\{found[0]}"), one_line(text))
    return _NUMBERED.sub(r"\1\\", line)


def page(table: ClaimTable) -> str:
    """The page of one article."""
    blocks = [*_head(table), *_claims(table), *_dropped(table.dropped), *_uncited(table)]
    return "\n\n".join(blocks) + "\n"


def _head(table: ClaimTable) -> Iterator[str]:
    article = table.article
    yield f"# {escaped(article.title or article.id)}"
    url = article.url or ""
    facts = {
        "Article": escaped(article.id),
        "Outlet": escaped(article.outlet or ""),
        "By": escaped(article.byline or ""),
        "Published": escaped(article.published or "not given"),
        "Retrieved": escaped(article.retrieved or ""),
        "Address": f"<{url}>" if _ADDRESS.fullmatch(url) else escaped(url),
        "Text": f"{counted(len(article.sentences), 'sentence')}, sha256 {escaped(article.sha256)}",
        "Made by": escaped(", ".join(_makers(table.claims))),
    }
    yield "\n".join(f"- {name}: {fact}" for name, fact in facts.items() if fact)


def _makers(claims: Iterable[Claim]) -> list[str]:
    """The models and templates that made the rows."""
    made = [claim.provenance for claim in claims]
    return list(dict.fromkeys(f"{p.model} ({p.template} {p.template_hash[:8]})" for p in made))


def _claims(table: ClaimTable) -> Iterator[str]:
    yield "## Claims"
    if not table.claims:
        yield "There are none."
    for event in table.events:
        yield f"### {escaped(event.label)}"
        yield _event(event)
        rows = [_row(claim) for claim in table.claims if claim.event == event.key]
        if rows:
            yield as_table(_COLUMNS, rows)
        else:
            yield "No claim is about it."


def _event(event: Event) -> str:
    facts = [f"{event.role.capitalize()} event", time_cell(event.time), event.place or ""]
    return "; ".join(escaped(fact) for fact in (*facts, f"key {event.key}") if fact)


def _row(claim: Claim) -> tuple[str, ...]:
    return (
        claim.as_reported,
        claim.attribute,
        scope_cell(claim),
        value_cell(claim),
        quantity_cell(claim.quantity),
        time_cell(claim.time),
        claim.certainty,
        evidence_cell(claim.evidence),
    )


def as_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose cells show just their texts."""
    lines = [columns, ["---"] * len(columns), *([escaped(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _dropped(rows: Sequence[Dropped]) -> Iterator[str]:
    if not rows:
        return
    yield "## Rows dropped"
    yield "These are not claims: the checks refused them, for the reasons given."
    yield as_table(
        ("why", "what the model wrote"), [("; ".join(row.reasons), _gist(row)) for row in rows]
    )


def _gist(row: Dropped) -> str:
    """What a refused row says, or names; all of it where it has neither."""
    said = row.row.get("says") or row.row.get("label")
    return said if isinstance(said, str) else row_cell(row.row)


def _uncited(table: ClaimTable) -> Iterator[str]:
    numbers = table.uncited()
    if not numbers:
        return
    yield "## Sentences that no row cites"
    yield "\n".join(f"- {number}: {escaped(table.article.sentence(number))}" for number in numbers)
