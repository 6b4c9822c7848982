"""Two runs side by side: first the rows that differ, then every metric with its paired difference,
then what became of each gold claim. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from factgen.evaluate.crossmetrics import CROSS_METRICS
from factgen.evaluate.gold import Gold
from factgen.evaluate.metrics import FAULTS, HEADLINE, METRICS, SLOT_METRICS
from factgen.evaluate.score import Outcome
from factgen.evaluate.scoring import Golds, Scores
from factgen.evaluate.statistics import Counts, Paired, paired
from factgen.models import Claim, ClaimTable

CHANGES = ("broken", "fixed", "newly spurious", "no longer spurious", "still wrong", "still missed")
"""What can become of a row, in the order in which it is shown."""
_ALPHA = 0.05


@dataclass(frozen=True)
class RowDiff:
    """The rows of an article that only one of the runs has, by what they say."""

    article: str
    same: int
    gone: tuple[Claim, ...]
    new: tuple[Claim, ...]


@dataclass(frozen=True)
class Change:
    """What became of a gold row, or of a spurious one."""

    kind: str
    article: str
    gold: Claim | None
    first: Claim | None
    second: Claim | None
    slots: tuple[str, ...]
    """Slots whose mark differs; of a row that one run missed none."""
    line: str
    """The article's sentence."""


def row_diffs(first: Sequence[ClaimTable], second: Sequence[ClaimTable]) -> list[RowDiff]:
    """Article by article; those with the same rows too. Articles of one run only are left out."""
    others = {table.article.id: table for table in second}
    out = []
    for table in first:
        name = table.article.id
        if name not in others:
            continue
        before = {claim.id: claim for claim in table.claims}
        after = {claim.id: claim for claim in others[name].claims}
        out.append(
            RowDiff(
                article=name,
                same=len(before.keys() & after.keys()),
                gone=tuple(c for key, c in before.items() if key not in after),
                new=tuple(c for key, c in after.items() if key not in before),
            )
        )
    return out


def metrics(first: Scores, second: Scores) -> list[Paired]:
    """The paired difference of every metric: what certainly changed first, faults before scores,
    the greatest difference before smaller ones."""
    names = [name for name in first.articles if name in second.articles]
    one, two = _units(first.units, names), _units(second.units, names)
    found = [paired(metric, one, two) for metric in METRICS.values()]
    stories = [name for name in first.stories if name in second.stories]
    told = (
        [first.stories[name].counts for name in stories],
        [second.stories[name].counts for name in stories],
    )
    found += [paired(metric, *told) for metric in CROSS_METRICS.values()] if stories else []
    return sorted(found, key=_order)


def _units(units: Mapping[str, Counts], names: Sequence[str]) -> list[Counts]:
    return [units[name] for name in names]


def _order(row: Paired) -> tuple[bool, int, float, str]:
    """Sure changes first; among them faults, the headline, slots, facts; then by size."""
    kinds = (FAULTS, HEADLINE, SLOT_METRICS)
    rank = next((i for i, kind in enumerate(kinds) if row.metric in kind), len(kinds))
    sure = row.p is not None and row.p < _ALPHA and bool(row.difference)
    return not sure, rank, -abs(row.difference or 0.0), row.metric


def changes(
    first: Scores,
    second: Scores,
    golds: Golds,
    before: Sequence[ClaimTable],
    after: Sequence[ClaimTable],
) -> list[Change]:
    """What became of each row on which the runs differ, and of those that both have wrong."""
    said = [{c.id: c for table in tables for c in table.claims} for tables in (before, after)]
    out = []
    for name in first.articles:
        if name in second.articles:
            pair = first.articles[name].outcomes, second.articles[name].outcomes
            out += list(_of_article(golds, name, *pair, *said))
    return sorted(out, key=lambda change: CHANGES.index(change.kind))


def _of_article(
    golds: Golds,
    article: str,
    first: Sequence[Outcome],
    second: Sequence[Outcome],
    before: Mapping[str, Claim],
    after: Mapping[str, Claim],
) -> Iterator[Change]:
    gold = golds.articles[article]
    later = {outcome.gold: outcome for outcome in second if outcome.gold}
    for claim, one in zip(gold.table.claims, first, strict=False):
        two = later[claim.id]
        kind = _kind(one, two)
        if kind is None:
            continue
        slots: tuple[str, ...] = ()
        if one.marks and two.marks:
            slots = tuple(slot for slot in one.marks if one.marks[slot] != two.marks[slot])
        yield Change(
            kind=kind,
            article=article,
            gold=claim,
            first=before.get(one.predicted or ""),
            second=after.get(two.predicted or ""),
            slots=slots,
            line=_line(gold, claim),
        )
    for kind, mine, others, rows in (
        ("newly spurious", second, first, after),
        ("no longer spurious", first, second, before),
    ):
        known = _spurious(others)
        for row in (rows[name] for name in _spurious(mine) if name not in known):
            is_new = kind == "newly spurious"
            yield Change(
                kind=kind,
                article=article,
                gold=None,
                first=None if is_new else row,
                second=row if is_new else None,
                slots=(),
                line=_line(gold, row),
            )


def _spurious(outcomes: Sequence[Outcome]) -> list[str]:
    return [o.predicted for o in outcomes if o.gold is None and o.predicted is not None]


def _line(gold: Gold, claim: Claim) -> str:
    return gold.table.article.sentence(claim.evidence[0][0].sentence)


def _kind(one: Outcome, two: Outcome) -> str | None:
    """None where both have the row right, or where the row is optional and nobody has it."""
    if one.core and two.core:
        return None
    if one.core or two.core:
        return "broken" if one.core else "fixed"
    if one.predicted is None and two.predicted is None:
        return None if one.optional else "still missed"
    return "still wrong"


def as_json(rows: Sequence[RowDiff], found: Sequence[Paired], changed: Sequence[Change]) -> Any:
    """The comparison as JSON."""
    return {
        "rows": [
            {
                "article": row.article,
                "same": row.same,
                "gone": [claim.as_reported for claim in row.gone],
                "new": [claim.as_reported for claim in row.new],
            }
            for row in rows
        ],
        "metrics": [dict(one.__dict__) for one in found],
        "changes": [
            {
                "kind": one.kind,
                "article": one.article,
                "gold": one.gold and one.gold.as_reported,
                "first": one.first and one.first.as_reported,
                "second": one.second and one.second.as_reported,
                "slots": list(one.slots),
                "line": one.line,
            }
            for one in changed
        ],
    }
