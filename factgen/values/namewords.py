"""The words of a name, folded, with the one that is its head; whether they name or describe.

A nation has one form, and so has the noun for a body in three languages. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from factgen.names import parts, words
from factgen.values import partywords as pw

_LONGEST = max(map(len, pw.LONG_NATIONS))
_LONG_STARTS = {words[0] for words in pw.LONG_NATIONS}


class Token(NamedTuple):
    """A word of a name at `start:end`."""

    text: str
    surface: str
    """Folded."""
    key: str
    """Folded further: one form of a nation and of a noun for a body, common nouns as one."""
    start: int
    end: int
    capital: bool
    nation: bool
    owner: bool
    """It is a possessive: "Iraq's"."""

    @property
    def bare(self) -> str:
        """The word without its possessive."""
        return self.text.removesuffix("'s").removesuffix("’s")

    @property
    def body(self) -> bool:
        """Whether it is a noun for a body that a state or place has one of: its health ministry."""
        return self.key in pw.BODIES or self._is_german_body

    @property
    def leads(self) -> bool:
        """Whether it is a body's noun that stands before what tells the body apart."""
        return self.surface in pw.LEADING_BODIES or self._is_german_body

    @property
    def _is_german_body(self) -> bool:
        return self.capital and self.surface.endswith(pw.GERMAN_BODIES)

    @property
    def one_of_many(self) -> bool:
        """Whether it is a noun for a body that a place has several of: a hospital."""
        return self.key in pw.MANY


@lru_cache(maxsize=8192)
def tokens_of(text: str) -> tuple[Token, ...]:
    """The words of a name in their order; a hyphenated one in its parts, "United States" as one."""
    found: list[Token] = []
    for word in (part for whole in words(text) for part in parts(whole)):
        surface, key, nation, owner = _read(word.text, word.key)
        if surface == "el" and (_after_abd(found) or text[word.end : word.end + 1] == "-"):
            surface = key = "al"
        if surface:
            found.append(
                Token(word.text, surface, key, word.start, word.end, word.capital, nation, owner)
            )
        if surface == "abd" and len(word.key) > len(surface):  # "Abdul" is "Abd al-"
            found.append(Token("al", "al", "al", word.end, word.end, False, False, False))
    if not any(t.surface in _LONG_STARTS for t in found):
        return tuple(found)
    return tuple(_with_long_nations(text, found))


def _after_abd(found: Sequence[Token]) -> bool:
    return bool(found) and found[-1].surface == "abd"


@lru_cache(maxsize=16384)
def _read(text: str, key: str) -> tuple[str, str, bool, bool]:
    """A word, folded to `key` by names: its surface and key, whether a nation, whether an owner."""
    surface = pw.folded(key)
    if surface in {"abdul", "abdel"}:
        surface = "abd"
    nation = surface in pw.NATION and not (text.islower() and surface in pw.NOT_NATIONS)
    owner = text.endswith(("'s", "’s", "s'", "s’"))
    one = pw.NATION[surface] if nation else _noun(surface, text == text.lower())
    return surface, one, nation, owner


def _noun(surface: str, small: bool) -> str:
    """The one form of a common noun; a proper name stays, for Hama is not Hamas."""
    if known := pw.BODY.get(surface) or pw.ONE_OF_MANY.get(surface):
        return known
    one = _singular(surface)
    return one if small or surface in pw.COMMON or one in pw.COMMON else surface


def _singular(noun: str) -> str:
    if len(noun) < 4 or noun.endswith(("ss", "us", "is")) or noun == "news":
        return noun
    if noun.endswith("ies") and len(noun) > 4:
        return f"{noun[:-3]}y"
    if noun.endswith(("ches", "shes", "sses", "xes")):
        return noun[:-2]
    return f"{noun[:-2]}an" if noun.endswith("men") else noun.removesuffix("s")


def _with_long_nations(text: str, tokens: Sequence[Token]) -> Iterator[Token]:
    at = 0
    while at < len(tokens):
        for size in range(min(_LONGEST, len(tokens) - at), 0, -1):
            run = tokens[at : at + size]
            nation = pw.LONG_NATIONS.get(tuple(t.surface for t in run))
            if nation and run[0].capital:
                start, end = run[0].start, run[-1].end
                yield Token(text[start:end], nation, nation, start, end, True, True, run[-1].owner)
                at += size
                break
        else:
            yield tokens[at]
            at += 1


def is_meant(token: Token, *, capital_articles: bool = False) -> bool:
    """Whether a word carries meaning: no article and no preposition but for one that says near."""
    if token.surface in pw.DETERMINERS:
        return capital_articles and token.capital and token.surface not in {"the", "a", "an"}
    if token.surface in pw.SMALL:
        proper = token.capital and token.surface not in {"of", "in", "and"}
        return proper or token.surface in pw.NEAR
    return token.text != "us"


def head_of(tokens: Sequence[Token]) -> Token | None:
    """The last word before a preposition; in Spanish and German a body's noun may stand first."""
    front = list(tokens)
    for at, token in enumerate(tokens):
        if at and token.text.islower() and token.surface in pw.PREPOSITIONS:
            front = list(tokens[:at])
            break
    while len(front) > 1 and front[-1].text.islower() and front[-1].surface in pw.LINKED:
        front.pop()
    front = [t for t in front if t.text.casefold() not in pw.DETERMINERS] or front
    if not front:
        return None
    last = front[-1]
    if front[0].leads and not (last.body or last.one_of_many):
        return front[0]
    return front[-1]


def is_named(tokens: Sequence[Token]) -> bool:
    """Whether the words name a party or place rather than describe it."""
    tokens = [t for t in tokens if t.surface not in pw.DETERMINERS or t.capital]
    head = head_of(tokens)
    if head is None or (tokens[0].surface in pw.PREPOSITIONS and tokens[0].text.islower()):
        return False
    if all(t.nation for t in tokens):
        return True
    describing = pw.LINKED | pw.SETTING_APART
    if head.key in pw.PEOPLE or any(t.surface in describing and not t.capital for t in tokens):
        return False
    others = [t for t in tokens if t is not head and t.surface not in pw.DETERMINERS]
    if head.body:
        return any(t.nation or t.capital for t in others)
    if head.one_of_many and (not head.capital or not others):
        single = head.surface in pw.ONE_OF_MANY
        return single and any(t.capital and not t.nation for t in others)
    if not head.capital:
        return False
    return head.nation or len(tokens) > 1 or head.key not in pw.COMMON


def is_any(tokens: Sequence[Token]) -> bool:
    """Whether the words are of no certain body: "a hospital"; not "A Coruña police"."""
    head = head_of(tokens)
    if head is None or len(tokens) < 2 or not (head.body or head.one_of_many):
        return False
    first, second, *_ = tokens
    return first.surface in pw.INDEFINITE and not (first.capital and second.capital)


def describes(tokens: Sequence[Token]) -> bool:
    """Whether the words begin with one in small letters, as a description does: "masked men",
    "maskierte Männer"; not a particle, a nation, a part of a place, or the noun for a body."""
    meant = [t for t in tokens if t.surface not in pw.DETERMINERS]
    head = head_of(meant)
    if head is None or head.body or head.one_of_many or meant[0].nation:
        return False
    starting = pw.PARTICLES | pw.PARTS | pw.TITLES
    return meant[0].text.islower() and meant[0].surface not in starting
