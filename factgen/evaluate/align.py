"""Which predicted row is which gold row: events first, then claims, one to one and optimal.

The likeness of two claims weighs their statements, with numbers, negators, hedges and the names of
sources masked, and their evidence. Nothing that is judged afterwards weighs: else one wrong number
would make of a pair a miss and a spurious row. Pairs below the threshold are cut before the
assignment, for the assignment fills up with whatever is left (Kuhn 1955; scipy). Only between pairs
that are exactly alike do the judged fields decide. The order of rows changes nothing. Pure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factgen.evaluate.likeness import Likeness, View, Weights, likeness
from factgen.models import Claim, ClaimTable, Event, Source

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

_TIE = 1e-6
"""Far less than any difference of likeness that is not a tie."""
_EVENT_LEAST = 0.3
"""Least likeness of two events that are one."""


@dataclass(frozen=True)
class Alignment:
    """What belongs together. Rows that stand nowhere here have no partner."""

    events: Mapping[str, str]
    """Key of a predicted event to that of the gold event it is."""
    claims: Mapping[str, str]
    """Id of a predicted claim to that of the gold claim it is."""
    near: Mapping[str, str]
    """Id of a predicted claim without partner to the gold claim, paired with another, that it is
    like enough to be: it says it again."""
    likeness: Likeness | None = field(default=None, compare=False, repr=False)
    """Of the claims, for those who want to see what hangs on the threshold."""


def align(gold: ClaimTable, predicted: ClaimTable, weights: Weights | None = None) -> Alignment:
    """The alignment of two tables of one article."""
    weights = weights or Weights()
    mine, theirs = _ordered(gold.claims), _ordered(predicted.claims)
    found = likeness(gold.article, mine, theirs)
    events = _events(gold, predicted, View(gold.article, mine, theirs))
    values = found.weighed(weights)
    ties = [[_agreement(g, p, events) for p in theirs] for g in mine]
    pairs = assigned(values, ties, weights.threshold)
    claims = {theirs[j].id: mine[i].id for i, j in pairs}
    near = {}
    for j, claim in enumerate(theirs):
        best = max(range(len(mine)), key=lambda i: (values[i, j], ties[i][j]), default=None)
        if claim.id in claims or best is None or values[best, j] < weights.threshold:
            continue
        near[claim.id] = mine[best].id
    return Alignment(events, claims, near, found)


def assigned(likeness: ArrayLike, ties: ArrayLike, least: float) -> list[tuple[int, int]]:
    """The one-to-one pairs (row, column) of the greatest sum of likeness, none below `least`;
    `ties`, from 0 to 1, decide between what is exactly alike."""
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    values = np.asarray(likeness, dtype=float)
    if not values.size:
        return []
    # The last digits of a sum differ from machine to machine.
    values = values.round(9)
    held = values >= least
    values = np.where(held, values + _TIE * np.asarray(ties, dtype=float), 0.0)
    rows, columns = linear_sum_assignment(values, maximize=True)
    return [(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if held[i, j]]


def _events(gold: ClaimTable, predicted: ClaimTable, view: View) -> dict[str, str]:
    """Predicted events to gold ones, by the sentences that their claims cite and by label."""
    mine = sorted(gold.events, key=_event_order)
    theirs = sorted(predicted.events, key=_event_order)
    cited = [_cited(gold.claims), _cited(predicted.claims)]

    def alike(one: Event, other: Event) -> float:
        labels = view.dice(view.tokens(one.label), view.tokens(other.label))
        a, b = cited[0].get(one.key), cited[1].get(other.key)
        return labels if not a or not b else (labels + _shared(a, b)) / 2

    found = [[alike(one, other) for other in theirs] for one in mine]
    ties = [[float(one.key == other.key) for other in theirs] for one in mine]
    return {theirs[j].key: mine[i].key for i, j in assigned(found, ties, _EVENT_LEAST)}


def _event_order(event: Event) -> tuple[str, str]:
    return event.label, event.key


def _cited(claims: Iterable[Claim]) -> dict[str, Counter[int]]:
    """How often the claims of each event cite each sentence."""
    found: dict[str, Counter[int]] = {}
    for claim in claims:
        numbers = {m.sentence for mention in claim.evidence for m in mention}
        found.setdefault(claim.event, Counter()).update(numbers)
    return found


def _shared(a: Counter[int], b: Counter[int]) -> float:
    return 2 * (a & b).total() / (a.total() + b.total())


def _ordered(claims: Iterable[Claim]) -> list[Claim]:
    """Claims in an order of their own: where they stand, and what they say."""
    return sorted(claims, key=lambda c: (c.evidence[0][0].start, c.statement, c.model_dump_json()))


def _agreement(gold: Claim, predicted: Claim, events: Mapping[str, str]) -> float:
    """Share of the judged fields that agree."""
    same = (
        gold.quantity == predicted.quantity,
        _names(gold.sources) == _names(predicted.sources),
        gold.attribute == predicted.attribute,
        gold.value == predicted.value,
        gold.scope == predicted.scope,
        gold.polarity == predicted.polarity,
        gold.certainty == predicted.certainty,
        gold.time == predicted.time,
        events.get(predicted.event) == gold.event,
    )
    return sum(same) / len(same)


def _names(chain: Sequence[Source]) -> list[str]:
    return [source.name for source in chain]
