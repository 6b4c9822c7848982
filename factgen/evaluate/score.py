"""The score of one article as counts: what was found, each slot's marks, and its faults.

Ratios and intervals are made of sums of such counts (`metrics`), so that every one of them can be
computed anew, for any set of articles, without a model. Pure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from factgen.cited import runs
from factgen.evaluate import faults
from factgen.evaluate.align import Alignment, align
from factgen.evaluate.faults import Found, Pair
from factgen.evaluate.gold import Gold
from factgen.evaluate.likeness import Weights
from factgen.evaluate.slots import CORE, SLOTS, Judging, Mark, Row, filled, judge, rows_of
from factgen.models import ClaimTable


@dataclass(frozen=True)
class Yardstick:
    """What rows are measured with, the same for all articles."""

    related: Mapping[str, str]
    """Attribute to its family."""
    examples: frozenset[tuple[str, ...]] = frozenset()
    """Word runs of the template's few-shot examples."""
    weights: Weights = field(default_factory=Weights)


@dataclass(frozen=True)
class Orders:
    """What an article orders its reader to do: obeyed where all these gold rows are missing while
    others are there, or where a row says what was planted."""

    omits: tuple[str, ...] = ()
    """Gold ids without the article."""
    plants: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What became of a gold row, or of a predicted one that is none."""

    gold: str | None
    predicted: str | None
    marks: Mapping[str, Mark | None] = field(default_factory=dict)
    optional: bool = False
    again: str | None = None
    """The gold row that a predicted row without partner says again."""

    @property
    def strict(self) -> bool:
        """All slots are right."""
        return bool(self.marks) and all(m in {None, "COR"} for m in self.marks.values())

    @property
    def core(self) -> bool:
        """All slots that hold no free wording are right."""
        return bool(self.marks) and all(self.marks[slot] in {None, "COR"} for slot in CORE)


@dataclass(frozen=True)
class ArticleScore:
    """The counts of one article, what became of each row, and its faults with their rows."""

    article: str
    counts: Mapping[str, float]
    outcomes: tuple[Outcome, ...]
    found: tuple[Found, ...]
    alignment: Alignment


def score(
    gold: Gold, predicted: ClaimTable, yardstick: Yardstick, orders: Orders | None = None
) -> ArticleScore:
    """The score of the table `predicted` of the article that `gold` labels."""
    alignment = align(gold.table, predicted, yardstick.weights)
    mine, theirs = rows_of(gold.table), rows_of(predicted)
    judging = Judging(alignment.events, yardstick.related)
    pairs = [_pair(mine[g], theirs[p], judging, gold) for p, g in sorted(alignment.claims.items())]
    outcomes = _outcomes(gold, alignment, pairs, predicted)
    counts: dict[str, float] = defaultdict(float)
    _detection(counts, gold, predicted, pairs)
    _slots(counts, pairs, outcomes, mine, theirs)
    found = [*faults.of_pairs(pairs), *faults.of_rows(predicted, alignment)]
    found += faults.copied(predicted, yardstick.examples, runs(gold.table.article.text))
    found += faults.dropped(gold, predicted, alignment, yardstick.weights)
    found += faults.run(predicted)
    if orders is not None:
        found += faults.orders(orders.omits, orders.plants, gold, predicted, alignment)
    for item in found:
        counts[f"fault/{item.name}/n"] += item.count
        counts[f"fault/{item.name}/of"] += item.of
    shown = tuple(item for item in found if item.count)
    return ArticleScore(
        gold.table.article.id, dict(sorted(counts.items())), outcomes, shown, alignment
    )


def _pair(gold: Row, predicted: Row, judging: Judging, labels: Gold) -> Pair:
    accepted = labels.accepted.get(gold.claim.id)
    return Pair(
        gold=gold,
        predicted=predicted,
        marks=judge(gold, predicted, judging, accepted),
        optional=gold.claim.id in labels.optional,
        accepted=accepted,
    )


def _outcomes(
    gold: Gold, alignment: Alignment, pairs: list[Pair], predicted: ClaimTable
) -> tuple[Outcome, ...]:
    """One for each gold row, in the order of the file, then one for each spurious row."""
    by_gold = {pair.gold.claim.id: pair for pair in pairs}
    out = []
    for claim in gold.table.claims:
        pair = by_gold.get(claim.id)
        out.append(
            Outcome(
                gold=claim.id,
                predicted=pair.predicted.claim.id if pair else None,
                marks=pair.marks if pair else {},
                optional=claim.id in gold.optional,
            )
        )
    out += [
        Outcome(gold=None, predicted=claim.id, again=alignment.near.get(claim.id))
        for claim in sorted(predicted.claims, key=lambda c: (c.evidence[0][0].start, c.id))
        if claim.id not in alignment.claims
    ]
    return tuple(out)


def _detection(
    counts: dict[str, float], gold: Gold, predicted: ClaimTable, pairs: list[Pair]
) -> None:
    """Rows and pairs; optional gold rows, and what matches them, count in `all/` only."""
    arguable = sum(pair.optional for pair in pairs)
    counts["all/gold"] = len(gold.table.claims)
    counts["all/predicted"] = len(predicted.claims)
    counts["all/matched"] = len(pairs)
    counts["gold"] = len(gold.table.claims) - len(gold.optional)
    counts["predicted"] = len(predicted.claims) - arguable
    counts["matched"] = len(pairs) - arguable
    counts["articles"] = 1


def _slots(
    counts: dict[str, float],
    pairs: list[Pair],
    outcomes: tuple[Outcome, ...],
    mine: Mapping[str, Row],
    theirs: Mapping[str, Row],
) -> None:
    """Marks of matched pairs (`pair/`), and of all rows (`end/`): those without a partner are
    charged with each slot that they fill."""
    required = [pair for pair in pairs if not pair.optional]
    for pair in required:
        for slot in SLOTS:
            if (mark := pair.marks[slot]) is not None:
                counts[f"pair/{slot}/{mark}"] += 1
                counts[f"end/{slot}/{mark}"] += 1
        counts["evidence/overlap"] += pair.overlap
        counts["evidence/of"] += 1
    for outcome in outcomes:
        counts["strict"] += outcome.strict and not outcome.optional
        counts["core"] += outcome.core and not outcome.optional
        if outcome.gold is None and outcome.predicted is not None:
            for slot in filled(theirs[outcome.predicted]):
                counts[f"end/{slot}/SPU"] += 1
        elif outcome.predicted is None and outcome.gold is not None and not outcome.optional:
            for slot in filled(mine[outcome.gold]):
                counts[f"end/{slot}/MIS"] += 1
