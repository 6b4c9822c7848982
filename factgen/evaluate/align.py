"""Which predicted row is which gold row: events first, then claims, one to one and optimal.

The likeness of two claims weighs their statements, with numbers, negators, hedges and the names of
sources masked, and their evidence. Nothing that is judged afterwards weighs: else one wrong number
would make of a pair a miss and a spurious row. Pairs below the threshold are cut before the
assignment, for the assignment fills up with whatever is left (Kuhn 1955; scipy). Only between pairs
that are exactly alike do the judged fields decide. The order of rows changes nothing. Pure.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from factgen import cues
from factgen.models import Article, Claim, ClaimTable, Event, Source
from factgen.names import content
from factgen.numerals import find_numbers

_STEM = 5
"""First letters by which two forms of a word are known."""
_TIE = 1e-6
"""Far less than any difference of likeness that is not a tie."""
_EVENT_LEAST = 0.3
"""Least likeness of two events that are one."""

Range = tuple[int, int]


@dataclass(frozen=True)
class Weights:
    """How much each part of a likeness weighs (they add up to 1), and the least that makes a pair.

    The defaults were fitted on pairs labelled in dev (evals/gold/pairs.yaml).
    """

    statement: float = 0.6
    words: float = 0.2
    sentences: float = 0.2
    threshold: float = 0.45


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


def align(gold: ClaimTable, predicted: ClaimTable, weights: Weights | None = None) -> Alignment:
    """The alignment of two tables of one article."""
    weights = weights or Weights()
    view = _View(gold.article, gold.claims, predicted.claims)
    events = _events(gold, predicted, view)
    mine, theirs = _ordered(gold.claims), _ordered(predicted.claims)
    likeness = [[view.likeness(g, p, weights) for p in theirs] for g in mine]
    ties = [[_agreement(g, p, events) for p in theirs] for g in mine]
    pairs = assigned(likeness, ties, weights.threshold)
    claims = {theirs[j].id: mine[i].id for i, j in pairs}
    near = {}
    for j, claim in enumerate(theirs):
        best = max(range(len(mine)), key=lambda i: likeness[i][j], default=None)
        if claim.id in claims or best is None or likeness[best][j] < weights.threshold:
            continue
        near[claim.id] = mine[best].id
    return Alignment(events, claims, near)


def assigned(
    likeness: Sequence[Sequence[float]], ties: Sequence[Sequence[float]], least: float
) -> list[tuple[int, int]]:
    """The one-to-one pairs (row, column) of the greatest sum of likeness, none below `least`;
    `ties`, from 0 to 1, decide between what is exactly alike."""
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    if not likeness or not likeness[0]:
        return []
    values = np.asarray(likeness, dtype=float)
    held = values >= least
    values = np.where(held, values + _TIE * np.asarray(ties, dtype=float), 0.0)
    rows, columns = linear_sum_assignment(values, maximize=True)
    return [(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if held[i, j]]


def _events(gold: ClaimTable, predicted: ClaimTable, view: _View) -> dict[str, str]:
    """Predicted events to gold ones, by the sentences that their claims cite and by label."""
    mine = sorted(gold.events, key=_event_order)
    theirs = sorted(predicted.events, key=_event_order)
    cited = [_cited(gold.claims), _cited(predicted.claims)]

    def likeness(one: Event, other: Event) -> float:
        labels = _dice(view.tokens(one.label), view.tokens(other.label), view.weight)
        a, b = cited[0].get(one.key), cited[1].get(other.key)
        return labels if not a or not b else (labels + _shared(a, b)) / 2

    found = [[likeness(one, other) for other in theirs] for one in mine]
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


def _dice(a: frozenset[str], b: frozenset[str], weight: Callable[[str], float]) -> float:
    """Twice the weight of what both hold by the weight of each; 1 where both are empty."""
    total = sum(map(weight, a)) + sum(map(weight, b))
    return 2 * sum(map(weight, a & b)) / total if total else 1.0


@dataclass(frozen=True)
class _Features:
    """What of a claim its likeness to others is made from."""

    tokens: frozenset[str]
    ranges: tuple[Range, ...]
    length: int
    sentences: frozenset[int]


class _View:
    """The words of an article and what they weigh: a word of every sentence tells no row apart."""

    def __init__(self, article: Article, *tables: Sequence[Claim]) -> None:
        self.article = article
        self.tables = tables
        self._features: dict[int, _Features] = {}
        self._weights: dict[str, float] = {}

    @cached_property
    def _held(self) -> Counter[str]:
        """In how many sentences each stem stands."""
        article = self.article
        lines = (article.sentence(n) for n in range(1, len(article.sentences) + 1))
        return Counter(stem for line in lines for stem in _stems(content(line)))

    @cached_property
    def _speakers(self) -> frozenset[str]:
        """Stems of all sources' names."""
        links = {link.name for claims in self.tables for claim in claims for link in claim.sources}
        return frozenset(stem for name in links for stem in _stems(content(name)))

    def weight(self, stem: str) -> float:
        """Inverse sentence frequency in the article (Spärck Jones 1972)."""
        if (found := self._weights.get(stem)) is None:
            count = len(self.article.sentences)
            found = self._weights[stem] = math.log(1 + (count + 1) / (self._held[stem] + 1))
        return found

    def tokens(self, text: str) -> frozenset[str]:
        """Stems of `text` but for numbers, negators, hedges and names of sources."""
        return _stems(content(masked(text, self.article.language))) - self._speakers

    def features(self, claim: Claim) -> _Features:
        """Of a claim, made once."""
        if (found := self._features.get(id(claim))) is None:
            ranges = covered(claim)
            found = self._features[id(claim)] = _Features(
                tokens=self.tokens(claim.statement),
                ranges=ranges,
                length=sum(end - start for start, end in ranges),
                sentences=frozenset(m.sentence for mention in claim.evidence for m in mention),
            )
        return found

    def likeness(self, gold: Claim, predicted: Claim, weights: Weights) -> float:
        """From 0 to 1."""
        a, b = self.features(gold), self.features(predicted)
        both = len(a.sentences & b.sentences)
        cited = 2 * both / (len(a.sentences) + len(b.sentences))
        if not both:  # without a sentence in common the statements must carry it alone
            return weights.statement * _dice(a.tokens, b.tokens, self.weight)
        common = overlap(a.ranges, b.ranges)
        words = common / min(a.length, b.length)
        said = _dice(a.tokens, b.tokens, self.weight)
        return weights.statement * said + weights.words * words + weights.sentences * cited


def masked(text: str, language: str) -> str:
    """`text` without its numbers, negators and hedges."""
    spans = [(n.start, n.end) for n in find_numbers(text, language)]
    spans += [(cue.start, cue.end) for cue in cues.negators(text, language)]
    spans += [(cue.start, cue.end) for cue in cues.hedges(text, language)]
    out, at = [], 0
    for start, end in _merged(spans):
        out.append(text[at:start])
        at = end
    return " ".join((*out, text[at:]))


def _stems(keys: Iterable[str]) -> frozenset[str]:
    return frozenset(key[:_STEM] for key in keys)


def _merged(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """The ranges in order, those that touch made one."""
    out: list[Range] = []
    for start, end in sorted(ranges):
        if out and start <= out[-1][1]:
            out[-1] = out[-1][0], max(end, out[-1][1])
        else:
            out.append((start, end))
    return tuple(out)


def covered(claim: Claim) -> tuple[Range, ...]:
    """The characters of the article that a claim cites, in order."""
    return _merged((m.start, m.end) for mention in claim.evidence for m in mention)


def overlap(a: Sequence[Range], b: Sequence[Range]) -> int:
    """How many characters both cover."""
    return sum(max(0, min(one[1], other[1]) - max(one[0], other[0])) for one in a for other in b)
