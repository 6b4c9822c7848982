"""Wording that is nearly the same in two articles: probably copied, one from the other or both from
a third, so that it confirms nothing. Which came first is not known.

Texts are compared as sets of three-word shingles by their Jaccard similarity. Only texts that share
one of their rarer shingles are compared at all (prefix filtering). Pure.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import ceil

from factgen.fold import fold

SIMILAR = 0.5
"""From this share of common shingles on, two texts are nearly the same: of twenty words two may
differ."""
FEWEST_WORDS = 8
"""Shorter texts are alike by chance."""
_STOCK = 500
"""A shingle of more wordings than these is a stock phrase, by which no pair is looked for."""

_Shingles = frozenset[tuple[str, str, str]]


def copies(texts: Sequence[tuple[str, str, str]]) -> dict[str, str]:
    """From (claim id, article id, evidence text): claim to the first claim, by id, of another
    article with nearly the same wording. Claims without such are left out, and of two that would
    name each other the first: the first of all that are alike names none."""
    holders: dict[_Shingles, list[tuple[str, str]]] = defaultdict(list)
    for claim, article, text in texts:
        if shingles := _shingles(text):
            holders[shingles].append((claim, article))
    wordings = sorted(holders, key=lambda shingles: (len(shingles), sorted(shingles)))
    alike: dict[int, list[int]] = {at: [at] for at in range(len(wordings))}
    for one, other in _similar(wordings):
        alike[one].append(other)
        alike[other].append(one)
    found: dict[str, str] = {}
    for at, near in alike.items():
        first = _firsts(claim for other in near for claim in holders[wordings[other]])
        for claim, article in holders[wordings[at]]:
            of = next((other for other, elsewhere in first if elsewhere != article), None)
            if of is not None:
                found[claim] = of
    return {claim: of for claim, of in found.items() if of < claim or found[of] != claim}


def _firsts(claims: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The first claim by id, and the first of any other article."""
    first = min(claims := list(claims))
    others = [claim for claim in claims if claim[1] != first[1]]
    return [first, min(others)] if others else [first]


def _shingles(text: str) -> _Shingles:
    words = re.findall(r"\w+", fold(text).text)
    if len(words) < FEWEST_WORDS:
        return frozenset()
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def _similar(wordings: Sequence[_Shingles]) -> Iterator[tuple[int, int]]:
    """The pairs of wordings, sorted by length, that are nearly the same."""
    often = Counter(shingle for wording in wordings for shingle in wording)
    holding: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for at, wording in enumerate(wordings):
        rare_first = sorted(wording, key=lambda shingle: (often[shingle], shingle))
        # Two sets that are SIMILAR share one of so many of their rarest members.
        prefix = rare_first[: len(wording) - ceil(SIMILAR * len(wording)) + 1]
        prefix = [shingle for shingle in prefix if often[shingle] <= _STOCK]
        earlier = {other for shingle in prefix for other in holding[shingle]}
        for other in sorted(earlier):
            if len(wordings[other]) >= SIMILAR * len(wording):
                shared = len(wording & wordings[other])
                if shared >= SIMILAR * (len(wording) + len(wordings[other]) - shared):
                    yield other, at
        for shingle in prefix:
            holding[shingle].append(at)
