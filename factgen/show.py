"""What people read on the terminal: an article's claims, and what a run came to.

Rows lead with the claim as it was reported. A wide terminal gets a table, a narrow one a list that
folds; a pipe gets the list unfolded, with no colour and no lines drawn. Texts go through `one_line`
and are never read as rich's markup, so an article cannot steer the terminal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TextIO

from factgen.export.cells import cited, counted, one_line, ranges, time_cell, value_cell
from factgen.models import Claim, ClaimTable, Event, Failure, Usage

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

WIDE = 120
"""Columns from which on a table is easier to read than a list."""
LISTED = 10
"""Entries of a list in the summary."""


def console(stream: TextIO) -> Console:
    """A console on `stream` that takes every text as it is, and is plain in a pipe."""
    from rich.console import Console

    # FORCE_COLOR, which many CI systems set, would make rich take a pipe for a terminal.
    terminal = stream.isatty()
    return Console(file=stream, force_terminal=terminal, markup=False, emoji=False, highlight=False)


def claims(table: ClaimTable, console: Console) -> None:
    """Print an article's claims, event by event."""
    _line(console, _heading(table), bold=True)
    if not table.claims:
        _line(console, "no claims")
    elif console.is_terminal and console.width >= WIDE:
        console.print(_table(table))
    else:
        for event, rows in _by_event(table):
            heading = _joined(_event(event), time_cell(event.time))
            _line(console, f"event: {heading}", bold=True)
            for claim in rows:
                _item(console, claim.as_reported, _details(claim))
    _line(console, "")


def _heading(table: ClaimTable) -> str:
    article = table.article
    published = article.published and f"published {article.published}"
    origin = ", ".join(filter(None, (article.outlet, published)))
    title = f"{article.id}: {article.title}" if article.title else article.id
    return f"{title} ({origin})" if origin else title


def _by_event(table: ClaimTable) -> Iterator[tuple[Event, list[Claim]]]:
    """The events that claims are about, each with these."""
    for event in table.events:
        if rows := [claim for claim in table.claims if claim.event == event.key]:
            yield event, rows


def _event(event: Event) -> str:
    background = "background" if event.role == "background" else ""
    return _joined(event.label, event.place, background)


def _details(claim: Claim) -> str:
    answer = f"{claim.attribute}: {value_cell(claim)}"
    return _joined(answer, time_cell(claim.time), _hedge(claim), _sentences(claim))


def _joined(*parts: str | None) -> str:
    return "; ".join(part for part in parts if part)


def _hedge(claim: Claim) -> str:
    return "" if claim.certainty == "certain" else claim.certainty


def _sentences(claim: Claim) -> str:
    numbers = cited(claim)
    return f"sentence {numbers}" if numbers.isdigit() else f"sentences {numbers}"


def _table(table: ClaimTable) -> Table:
    """All claims of an article as one table, the events as rows between them."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    hedged = any(_hedge(claim) for claim in table.claims)
    made = Table(box=box.SIMPLE_HEAD, expand=True, show_edge=False, pad_edge=False)
    made.add_column("as reported", ratio=5, overflow="fold")
    made.add_column("attribute", width=_attribute_width(table), overflow="fold")
    made.add_column("value", ratio=2, overflow="fold")
    made.add_column("when", ratio=2, overflow="fold")
    if hedged:
        made.add_column("certainty", min_width=9)
    made.add_column("sentences", min_width=9, max_width=18)
    for event, rows in _by_event(table):
        heading = [_event(event), "", "", time_cell(event.time)]
        made.add_row(*(Text(one_line(cell), style="bold") for cell in heading))
        for claim in rows:
            cells = [
                claim.as_reported,
                claim.attribute,
                value_cell(claim),
                time_cell(claim.time),
                *([_hedge(claim)] if hedged else []),
                cited(claim),
            ]
            made.add_row(*(Text(one_line(cell)) for cell in cells))
        made.add_section()
    return made


def _attribute_width(table: ClaimTable) -> int:
    """Attributes have no blanks to fold at, so most of them get the room they need."""
    return min(24, max(len("attribute"), *(len(claim.attribute) for claim in table.claims)))


def summary(
    tables: Sequence[ClaimTable],
    failures: Sequence[Failure],
    console: Console,
    asked: int | None = None,
    sent: int | None = None,
) -> None:
    """Print what a run came to.

    `asked` is the number of calls that this run itself made, `sent` the bytes of all requests.
    """
    failed = _some([failure.subject for failure in failures])
    _line(
        console, f"{counted(len(tables), 'article')} done, {len(failures) or 'none'} failed{failed}"
    )
    _line(console, f"{counted(sum(len(table.claims) for table in tables), 'claim')}")
    _checks(tables, console)
    _uncited(tables, console)
    _cost(tables, failures, console, asked, sent)


def _some(names: Sequence[str]) -> str:
    """ ": a, b" or ": a, b and 3 more", or nothing."""
    if not names:
        return ""
    more = len(names) - LISTED
    return ": " + ", ".join(names[:LISTED]) + (f" and {more} more" if more > 0 else "")


def _checks(tables: Sequence[ClaimTable], console: Console) -> None:
    """What the checks came to, and why rows were dropped."""
    dropped = [row for table in tables for row in table.dropped]
    repaired = sum(table.repaired for table in tables)
    reasks = sum(table.usage.reasks for table in tables)
    parts = [
        counted(reasks, "re-ask"),
        f"{counted(repaired, 'row')} repaired",
        f"{counted(len(dropped), 'row')} dropped",
    ]
    _line(console, ", ".join(parts) + (":" if dropped else ""))
    for row in dropped[:LISTED]:
        _item(console, f"{row.article}: {'; '.join(row.reasons)}")
    if len(dropped) > LISTED:
        _line(console, f"and {len(dropped) - LISTED} more: see dropped.jsonl")


def _uncited(tables: Sequence[ClaimTable], console: Console) -> None:
    """How many sentences no row cites, and which."""
    left = {table.article.id: table.uncited() for table in tables if table.uncited()}
    missing = sum(len(numbers) for numbers in left.values())
    total = sum(len(table.article.sentences) for table in tables)
    if not missing:
        _line(console, "every sentence is cited by a row" if total else "no sentences")
        return
    are = "is" if missing == 1 else "are"
    count = f"{missing:,} of {counted(total, 'sentence')} ({share(missing, total)})"
    _line(console, f"{count} {are} cited by no row:")
    for name, numbers in list(left.items())[:LISTED]:
        _item(console, f"{name}: {ranges(numbers)}")
    if len(left) > LISTED:
        _line(console, f"and {counted(len(left) - LISTED, 'article')} more: see articles.csv")


def share(part: int, whole: int) -> str:
    """A share in percent, never rounded to none or all of it where it is neither.

    >>> share(1, 3), share(1, 900), share(899, 900)
    ('33%', 'under 1%', 'over 99%')
    """
    percent = 100 * part / whole
    if 0 < percent < 1:
        return "under 1%"
    return "over 99%" if 99 < percent < 100 else f"{percent:.0f}%"


def _cost(
    tables: Sequence[ClaimTable],
    failures: Sequence[Failure],
    console: Console,
    asked: int | None,
    sent: int | None,
) -> None:
    """Calls, tokens and bytes."""
    usages = [table.usage for table in tables] + [failure.usage for failure in failures]
    usage = sum(usages, Usage())
    rough = " (rough counts)" if usage.rough else ""
    _line(
        console,
        f"{counted(usage.calls, 'call')}, {counted(usage.input_tokens, 'token')} in, "
        f"{counted(usage.output_tokens, 'token')} out{rough}",
    )
    if asked is not None and asked != usage.calls:
        _line(console, f"new in this run: {counted(asked, 'call')}")
    written = sum(len(table.article.text.encode()) for table in tables)
    if sent is not None and written:
        _line(
            console,
            f"{counted(sent, 'byte')} of requests, {sent / written:.1f} for each byte of article",
        )


def _line(console: Console, text: str, *, indent: str = "", bold: bool = False) -> None:
    """One line, folded only where a person watches."""
    from rich.text import Text

    line = Text(indent + one_line(text), style="bold" if bold else "")
    console.print(line, soft_wrap=not console.is_terminal)


def _item(console: Console, *lines: str) -> None:
    """An entry of a list: its lines under one dash."""
    from rich.table import Table
    from rich.text import Text

    if not console.is_terminal:
        for number, line in enumerate(lines):
            _line(console, line, indent="  " if number else "- ")
        return
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=1)
    grid.add_column(overflow="fold")
    for number, line in enumerate(lines):
        grid.add_row("" if number else "-", Text(one_line(line)))
    console.print(grid)
