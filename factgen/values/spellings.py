"""Which words of names are one word in several spellings: "Soleimani" and "Solemani".

Only long words, or such that differ in nothing but an h or a doubled letter; and only where all the
spellings are slips of each other, so that no chain of slips leads from one name to another. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from factgen.names import slipped

_LONG = 8
_SHORTEST, _LONGEST = 5, 40
_MOST_ALIKE = 12
"""Of more words of one skeleton nobody can say which is a slip of which."""


def spellings(words: Iterable[str]) -> dict[str, str]:
    """Words (folded) to the longest spelling of theirs; those with one only are left out.

    >>> spellings(["solemani", "soleimani", "macron", "marcos"])
    {'soleimani': 'soleimani', 'solemani': 'soleimani'}
    """
    alike: dict[str, set[str]] = {}
    for word in words:
        if _SHORTEST <= len(word) <= _LONGEST and word.isalpha():
            alike.setdefault(_skeleton(word), set()).add(word)
    return {
        word: max(group, key=len)
        for bucket in alike.values()
        if 1 < len(bucket) <= _MOST_ALIKE
        for group in _groups(sorted(bucket))
        for word in group
    }


def _groups(bucket: list[str]) -> Iterator[list[str]]:
    near = {w: [v for v in bucket if v == w or _one(v, w)] for w in bucket}
    for word, group in near.items():
        if len(group) > 1 and word == group[0] and all(near[v] == group for v in group):
            yield group


def _one(a: str, b: str) -> bool:
    certain = min(len(a), len(b)) >= _LONG or _plain(a) == _plain(b)
    return certain and slipped(a, b)


def _skeleton(word: str) -> str:
    """First and last letter, and the consonants that are heard: a slip keeps these."""
    return word[0] + _single(re.sub(r"[aeiouyh]", "", word)) + word[-1]


def _plain(word: str) -> str:
    """The word without doubled letters and inner h."""
    return _single(word[0] + word[1:].replace("h", ""))


def _single(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", word)
