"""Names that nobody has: cities, people, papers, groups, from syllables; each is given out once.

No name is one slip of a letter away from another: which of two such names a text means could not be
decided from the text. Pure but for the generator's state.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

_ONSETS = ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "br", "dr", "kr")
_VOWELS = ("a", "a", "e", "e", "i", "o", "o", "u", "ai", "ou")
_ENDS = ("", "", "", "", "l", "m", "n", "n", "r", "r", "s", "t", "k", "nd")


class Names:
    """A source of names; the same `chance` gives the same names in the same order."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._near: set[str] = set()

    def word(self) -> str:
        """A made-up word in lower case; it may come again."""
        chance = self._chance
        syllables = (
            chance.choice(_ONSETS) + chance.choice(_VOWELS) + chance.choice(_ENDS)
            for _ in range(chance.choice((2, 2, 3)))
        )
        return "".join(syllables)

    def fresh(self) -> str:
        """A capitalised word that was not given out before, nor one a letter away from it."""
        while True:
            word = self.word()
            near = set(_neighbours(word))
            if len(word) >= 5 and not near & self._near:
                self._near |= near
                return word.capitalize()

    def person(self) -> str:
        """First name and surname; the surname is this person's alone."""
        return f"{self.word().capitalize()} {self.fresh()}"


def _neighbours(word: str) -> Iterator[str]:
    """The word, and the word without one of its letters: words one slip apart share one of them."""
    yield word
    for i in range(len(word)):
        yield word[:i] + word[i + 1 :]
