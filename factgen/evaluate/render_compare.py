"""The comparison of two runs as text, for the terminal and as Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from factgen.evaluate.differences import CHANGES, Change, RowDiff
from factgen.evaluate.metrics import FAULTS, HEADLINE
from factgen.evaluate.render import number, table
from factgen.evaluate.statistics import Paired
from factgen.export.cells import one_line
from factgen.models import Claim

_ALPHA = 0.05
_SHOWN = 15
"""Rows of each kind that are listed, and metrics that did not surely change."""


def markdown(
    rows: Sequence[RowDiff], found: Sequence[Paired], changed: Sequence[Change], *, everything: bool
) -> str:
    """First the rows, then the metrics, then the gold claims; `everything` cuts no list."""
    most = len(changed) + len(rows) if everything else _SHOWN
    return "\n".join([*_rows(rows, most), *_metrics(found, everything), *_changes(changed, most)])


def _rows(rows: Sequence[RowDiff], most: int) -> Iterator[str]:
    same = sum(row.same for row in rows)
    gone, new = sum(len(r.gone) for r in rows), sum(len(r.new) for r in rows)
    yield "# Comparison"
    yield ""
    yield f"{len(rows)} articles in both runs: {same} rows the same, {gone} gone, {new} new."
    differing = [row for row in rows if row.gone or row.new]
    for row in differing[:most]:
        yield ""
        yield f"{row.article}: {row.same} the same, {len(row.gone)} gone, {len(row.new)} new"
        yield from (f"- {one_line(claim.as_reported)}" for claim in row.gone[:most])
        yield from (f"+ {one_line(claim.as_reported)}" for claim in row.new[:most])
    if len(differing) > most:
        yield f"... and {len(differing) - most} articles more: --all"
    yield ""


def _metrics(found: Sequence[Paired], everything: bool) -> Iterator[str]:
    sure = [row for row in found if row.p is not None and row.p < _ALPHA and row.difference]
    yield "## Metrics"
    yield ""
    for row in sure:
        yield sentence(row)
    if not sure:
        yield "Nothing changed that these articles can tell from chance."
    yield ""
    named = [row for row in found if row in sure or row.metric in HEADLINE or row.metric in FAULTS]
    shown = found if everything else named
    yield from table(
        ("metric", "first", "second", "difference", "95 %", "p", "detectable", "won/lost/even"),
        [
            (
                row.metric.replace("_", " "),
                number(row.first),
                number(row.second),
                _signed(row.difference),
                f"{_signed(row.low)} to {_signed(row.high)}" if row.low is not None else "",
                number(row.p),
                number(row.least),
                f"{row.wins}/{row.losses}/{row.ties}",
            )
            for row in shown
            if row.first is not None or row.second is not None
        ],
    )
    if len(found) > 1:
        tested = sum(row.p is not None for row in found)
        yield ""
        yield (
            f"{tested} metrics were tested: of that many about {tested * _ALPHA:.0f} would look "
            "sure by chance alone. Detectable: the difference that these articles would show four "
            "times in five."
        )
    yield ""


def sentence(row: Paired) -> str:
    """A sure difference in plain words."""
    return (
        f"{row.metric.replace('_', ' ')}: {number(row.first)} to {number(row.second)} "
        f"({_signed(row.difference)}, 95 % {_signed(row.low)} to {_signed(row.high)}, "
        f"p {number(row.p)}, {row.units} units)"
    )


def _changes(changed: Sequence[Change], most: int) -> Iterator[str]:
    counted = Counter(change.kind for change in changed)
    yield "## Gold claims"
    yield ""
    yield ", ".join(f"{counted[kind]} {kind}" for kind in CHANGES) + "."
    for kind in CHANGES:
        of_kind = [change for change in changed if change.kind == kind]
        for change in of_kind[:most]:
            yield ""
            slots = f" ({', '.join(change.slots)})" if change.slots else ""
            yield f"{kind}{slots}: {change.article}: “{one_line(change.line)}”"
            yield from _row("gold", change.gold)
            yield from _row("first", change.first)
            yield from _row("second", change.second)
        if len(of_kind) > most:
            yield f"... and {len(of_kind) - most} more {kind}: --all"


def _row(name: str, claim: Claim | None) -> Iterator[str]:
    if claim is not None:
        what = f"{claim.attribute}, {claim.scope}: {claim.value}"
        yield f"- {name}: {one_line(claim.as_reported)} [{one_line(what)}]"


def _signed(value: float | None) -> str:
    return "–" if value is None else f"{value:+.3f}"
