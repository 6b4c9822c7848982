"""How alike two rows of one article are, by their statements and their evidence.

Numbers, negators, hedges and the names of sources are masked: nothing that is judged of a pair may
weigh in whether it is one. Words weigh by how few sentences of the article hold them. Pure.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from factgen import cues
from factgen.models import Article, Claim
from factgen.names import content
from factgen.numerals import find_numbers

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

_STEM = 5
"""First letters by which two forms of a word are known."""

Range = tuple[int, int]
Parts = tuple[float, float, float]
"""Likeness of the statements, of the cited words, of the cited sentences; each from 0 to 1."""


@dataclass(frozen=True)
class Weights:
    """How much each part of a likeness weighs (they add up to 1), and the least that makes a pair.

    The defaults were fitted on pairs labelled in dev (evals/pairs.yaml).
    """

    statement: float = 0.6
    words: float = 0.2
    sentences: float = 0.2
    threshold: float = 0.5


@dataclass(frozen=True)
class Likeness:
    """How alike each of `mine` is to each of `theirs`, taken apart: shape (mine, theirs, 3)."""

    mine: tuple[Claim, ...]
    theirs: tuple[Claim, ...]
    parts: Array

    def weighed(self, weights: Weights) -> Array:
        """From 0 to 1, shape (mine, theirs)."""
        import numpy as np

        by = np.array([weights.statement, weights.words, weights.sentences])
        found: Array = (self.parts * by).sum(axis=2)
        return found


def likeness(article: Article, mine: Sequence[Claim], theirs: Sequence[Claim]) -> Likeness:
    """The likeness of the rows of two tables of `article`."""
    import numpy as np

    view = View(article, mine, theirs)
    parts = [[view.parts(one, other) for other in theirs] for one in mine]
    shape = (len(mine), len(theirs), 3)
    return Likeness(tuple(mine), tuple(theirs), np.array(parts, dtype=float).reshape(shape))


@dataclass(frozen=True)
class _Features:
    """What of a claim its likeness to others is made from."""

    tokens: frozenset[str]
    ranges: tuple[Range, ...]
    length: int
    sentences: frozenset[int]


class View:
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

    def parts(self, gold: Claim, predicted: Claim) -> Parts:
        """What the likeness of two rows is made of."""
        a, b = self.features(gold), self.features(predicted)
        said = self.dice(a.tokens, b.tokens)
        both = len(a.sentences & b.sentences)
        if not both:
            return said, 0.0, 0.0
        common = overlap(a.ranges, b.ranges)
        words = common / min(a.length, b.length) if common else 0.0
        return said, words, 2 * both / (len(a.sentences) + len(b.sentences))

    def dice(self, a: frozenset[str], b: frozenset[str]) -> float:
        """Twice the weight of what both hold by the weight of each; 1 where both are empty."""
        if not a and not b:
            return 1.0
        both = a & b
        # A plain sum of floats depends on the order of a set, and that on the process.
        return 2 * self._sum(both) / (self._sum(a) + self._sum(b)) if both else 0.0

    def _sum(self, stems: frozenset[str]) -> float:
        return math.fsum(map(self.weight, stems))


@lru_cache(maxsize=8192)  # a run is aligned at several thresholds
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
