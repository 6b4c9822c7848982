"""A name without what drops out: titles, brackets, articles, describing nouns and appositions.

"U.S. Secretary of State Mike Pompeo" is Mike Pompeo, "the militia Kata'ib Hezbollah" Kata'ib
Hezbollah and "the Iraqi capital, Baghdad" Baghdad. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from factgen.values import partywords as pw
from factgen.values.namewords import Token, head_of, is_named, tokens_of

_BRACKETS = re.compile(r"\s*\([^()]*\)")
COMMA = re.compile(r"[,;](?:\s+|$)")
_KEEPING = pw.SMALL | pw.PARTS | pw.DETERMINERS | pw.SETTING_APART
_SKIPPED = pw.DETERMINERS | pw.INSIDE
_QUOTES = ' \t\n"“”„«»‘,;:'


@lru_cache(maxsize=8192)
def bare(text: str) -> str:
    """The name without brackets, article, title, describing noun and apposition."""
    before = None
    while text != before:
        before = text
        text = _reduced(text)
    return text


def _reduced(text: str) -> str:
    text = _BRACKETS.sub("", text) or text
    text = " ".join(text.split()).strip(_QUOTES) or text.strip()
    pieces = [piece for piece in COMMA.split(text) if piece]
    if len(pieces) > 1:
        return _without_apposition(text, pieces)
    tokens = tokens_of(text)
    said = (i for i, t in enumerate(tokens) if t.surface not in _SKIPPED or t.capital)
    first = next(said, 0)
    first += _name_start(tokens[first:])
    return text[tokens[first].start :] if tokens and first else text


def _without_apposition(text: str, pieces: Sequence[str]) -> str:
    """The first piece that names, and the proper names after it, which say where it lies."""
    names = [i for i, piece in enumerate(pieces) if is_named(tokens_of(_reduced(piece)))]
    if not names:
        return text
    return ", ".join(_reduced(pieces[i]) for i in names)


def _name_start(tokens: Sequence[Token]) -> int:
    """Where the proper name begins that ends the words; 0 where nothing is to drop."""
    return _after_title(tokens) or _after_noun(tokens)


def _after_title(tokens: Sequence[Token]) -> int:
    titles = [i for i, t in enumerate(tokens) if t.surface in pw.TITLES and not t.owner]
    start = titles[-1] + 1 if titles else 0
    if not 0 < start < len(tokens):
        return 0
    if tokens[start].surface in {"of", "for", "to", "de"}:
        start += 1 + max((i for i, t in enumerate(tokens[start:]) if _is_office(t)), default=0)
    return start if _is_person(tokens[start:]) else 0


def _is_office(token: Token) -> bool:
    """Whether a word after "President of" belongs to the office and not to the name."""
    if token.text.islower():
        return token.surface not in pw.PARTICLES
    return token.nation or token.body or token.surface in pw.OFFICES or token.surface in pw.CAPITALS


def _is_person(tail: Sequence[Token]) -> bool:
    head = head_of(tail)
    if head is None or not (tail[0].capital or tail[0].surface in pw.PARTICLES):
        return False
    if tail[0].surface in pw.PREPOSITIONS and tail[0].text.islower():
        return False
    if head.body or head.surface in pw.INSTITUTIONS or head.key in pw.PEOPLE:
        return False
    return head.capital and not all(t.nation or t.surface in pw.DISTINCT for t in tail)


def _after_noun(tokens: Sequence[Token]) -> int:
    """After the common noun before a proper name of two words or in capitals."""
    start = len(tokens)
    while start and (tokens[start - 1].capital or tokens[start - 1].surface in pw.PARTICLES):
        start -= 1
    while start < len(tokens) and not tokens[start].capital:
        start += 1
    dropped, tail = tokens[:start], tokens[start:]
    if not dropped or any(
        t.surface in _KEEPING or t.owner or (t.nation and t.text.islower()) for t in dropped
    ):
        return 0
    capitals = [t for t in tail if t.capital]
    shouted = len(capitals) == 1 and len(capitals[0].text) > 1 and capitals[0].text.isupper()
    head = head_of(tail)
    certain = len(capitals) > 1 or shouted or dropped[-1].surface in pw.PLACE_NOUNS
    if head is None or head.key in pw.PEOPLE or not certain:
        return 0
    return start
