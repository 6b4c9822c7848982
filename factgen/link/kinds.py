"""What kind of event a label names, and which common things it names as a target.

"Raketenangriff", "ataque" and "raid" are one kind, a quake is another. A word that the lists of
`kindwords` do not hold counts as unknown, never as different. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from factgen.lexicon import COMMON_WORDS
from factgen.link import kindwords
from factgen.link.words import Token, fold, tokens
from factgen.numberwords.base import words

Kind = str
_T = TypeVar("_T")

AIMED = frozenset({"attack", "killing", "clash", "explosion", "fire", "crash", "arrest", "trial"})
"""Kinds that a large town may see twice on one day, so that a place alone does not say which."""
_PHRASES = (
    (re.compile(r"(?i)\b(?:rocket|mortar|artillery|missile|gun|sniper) ?fire\b"), "shelling"),
    (re.compile(r"(?i)\b(?:alto el|cese (?:del|el)) fuego\b"), "tregua"),
    (re.compile(r"(?i)\bhunger strike\b"), "protest"),
    (re.compile(r"(?i)\bhostage[ -]taking\b"), "abduction"),
    (re.compile(r"(?i)\btoma de rehenes\b"), "secuestro"),
    (re.compile(r"(?i)\bclinical trial\b"), "study"),
    (re.compile(r"(?i)\bjob cuts?\b"), "layoff"),
)


def _folded(*rows: str) -> frozenset[str]:
    return words(fold(" ".join(rows)))


_MEANS = _folded(kindwords.MEANS)
_LASTING = _folded(kindwords.LASTING)
_SINCE = _folded(kindwords.SINCE)
_CLOSERS = _folded(kindwords.CLOSERS)
_GRAMMAR = _folded(kindwords.CLOSERS, kindwords.ARTICLES)
_LOCATIVES = _folded(kindwords.LOCATIVES)
_EMPTY = _folded(kindwords.EMPTY)
_TITLES = _folded(kindwords.TITLES)
_BY_ATTRIBUTE = {
    **dict.fromkeys(
        ("weapon", "projectiles_fired", "projectiles_hit", "intercepted", "landed_near"), "attack"
    ),
    **dict.fromkeys(("magnitude", "depth"), "quake"),
    **dict.fromkeys(("protest_size", "demand"), "protest"),
    **dict.fromkeys(("votes", "seats", "turnout"), "election"),
    **dict.fromkeys(("cases", "disease_deaths"), "outbreak"),
    **dict.fromkeys(("verdict", "sentence_imposed"), "verdict"),
    **dict.fromkeys(("charge", "plea"), "trial"),
    **dict.fromkeys(("revenue", "profit"), "results"),
    **dict.fromkeys(("study_size", "effect_size"), "study"),
    **dict.fromkeys(("score", "goals"), "match"),
    "resolution_passed": "resolution",
    "recalled_units": "recall",
    "sanction": "sanction",
    "appointed": "appointment",
    "resigned": "resignation",
    "jobs_cut": "layoffs",
    "arrested": "arrest",
    "agreement": "agreement",
    "hostages": "kidnapping",
}
_COMPOUND = 5
"""A German word of fewer letters is not looked for at the end of a compound."""


@dataclass(frozen=True)
class Kinds:
    """Kinds of event: of the head noun of a label ("attack" of "attack in which two were killed"),
    and of all its words. Both are empty where no word is known."""

    head: frozenset[Kind] = frozenset()
    all: frozenset[Kind] = frozenset()


def kinds(label: str, attributes: Iterable[str], language: str = "en") -> Kinds:
    """The kinds that a label names; where it names none, those that the attributes imply."""
    for phrase, word in _PHRASES:
        label = phrase.sub(word, label)
    undated = [token for token in tokens(label, language) if not token.of_date]
    found = [(token, kinds_of(token.key, language[:2])) for token in undated]
    every = frozenset[Kind]().union(*(kinds for _, kinds in found))
    head = _head(found)
    if head:
        return Kinds(head, every | head)
    implied = frozenset(_BY_ATTRIBUTE[name] for name in attributes if name in _BY_ATTRIBUTE)
    return Kinds(implied, implied)


def _head(label: Sequence[tuple[Token, frozenset[Kind]]]) -> frozenset[Kind]:
    """Kinds of the last known noun before the first preposition, else of the first one after it."""
    part = label[: _end_of_head([token for token, _ in label])]
    armed = any(is_means(token.key) for token, _ in part)
    named = [of_token for _, of_token in part if of_token]
    if named:
        # "Strike" may be a stoppage, "air strike" and "missile strike" are none.
        return named[-1] - {"walkout"} if "attack" in named[-1] and armed else named[-1]
    if armed:
        return frozenset({"attack"})
    return next((of_token for _, of_token in label if of_token), frozenset())


def _end_of_head(label: Sequence[Token]) -> int:
    """How many words stand before the first preposition that is not the first word."""
    places = (at for at, token in enumerate(label) if at and token.key in _CLOSERS)
    return next(places, len(label))


def likeness(a: Kinds, b: Kinds) -> float | None:
    """How far two events agree in kind, from 0, two kinds, to 1; None where one is not known."""
    if not a.head or not b.head:
        return None
    if a.head & b.head:
        return 1.0
    if any(a.head & group and b.head & group for group in kindwords.RELATED):
        return 0.85 if a.head & b.all or b.head & a.all else 0.65
    return 0.0


def akin(kinds: Iterable[Kind]) -> frozenset[Kind]:
    """These kinds, and those that one occurrence may be called by as well."""
    wanted = frozenset(kinds)
    return wanted.union(*(group for group in kindwords.RELATED if group & wanted))


@lru_cache(maxsize=16_384)
def thing(key: str) -> str | None:
    """The common thing that a word names: "embassy" for "botschaft"; "" for a word that says
    nothing ("centre"), None for an unknown one."""
    return _lookup(_THING_WORDS, key)


@lru_cache(maxsize=16_384)
def is_means(key: str) -> bool:
    """Whether a word names a weapon."""
    return any(form in _MEANS for form in _forms(key))


@lru_cache(maxsize=16_384)
def is_common(key: str) -> bool:
    """Whether a folded word is a common one of the news, and no name, though it has a capital."""
    known = thing(key) is not None or is_means(key) or bool(kinds_of(key))
    return known or not COMMON_WORDS.isdisjoint(_forms(key))


def is_title(key: str) -> bool:
    """Whether a word stands before a name: "gen", "president"."""
    return key in _TITLES


def is_locative(key: str) -> bool:
    """Whether a name after this word is as a rule that of a place: "in", "near"."""
    return key in _LOCATIVES


def is_limit(key: str) -> bool:
    """Whether a word of a scope sets a limit: no article, no preposition, no "in all"."""
    return key not in _GRAMMAR


def is_telling(key: str) -> bool:
    """Whether an unknown word may say something of a target."""
    return key not in _GRAMMAR and key not in _EMPTY


def lasting(label: Sequence[Token]) -> bool:
    """Whether a label speaks of something that goes on: "unrest in", "attacks since"."""
    head = label[: _end_of_head(label)]
    return any(token.key in _LASTING for token in head) or any(t.key in _SINCE for t in label)


def _read(rows: str) -> Iterator[tuple[str, str]]:
    """Word and meaning of each word of a table."""
    for row in rows.strip().splitlines():
        meaning, _, found = row.partition(":")
        yield from ((fold(word), meaning.strip()) for word in found.split())


def _read_kinds(rows: str) -> dict[str, frozenset[Kind]]:
    table: dict[str, frozenset[Kind]] = {}
    for word, kind in _read(rows):
        table[word] = table.get(word, frozenset()) | {kind}
    return table


_KIND_WORDS = {language: _read_kinds(rows) for language, rows in kindwords.KINDS.items()}
_THING_WORDS = dict.fromkeys(fold(kindwords.EVERYWHERE).split(), "") | dict(_read(kindwords.THINGS))
_GERMAN_ENDS = tuple(word for word in _KIND_WORDS["de"] if len(word) >= _COMPOUND)


@lru_cache(maxsize=16_384)
def kinds_of(key: str, language: str = "en") -> frozenset[Kind]:
    """The kinds that a word names, in its own language before the others."""
    own = language if language in _KIND_WORDS else "en"
    for one in (own, *_KIND_WORDS):
        if found := _lookup(_KIND_WORDS[one], key):
            return found
    if own == "de":
        ends = [end for end in _GERMAN_ENDS for form in _forms(key) if form.endswith(end)]
        if ends:
            return _KIND_WORDS["de"][max(ends, key=len)]
    return frozenset()


def _lookup(table: dict[str, _T], key: str) -> _T | None:
    return next((table[form] for form in _forms(key) if form in table), None)


def _forms(key: str) -> list[str]:
    """A word, and what it may be the plural of."""
    forms = [key]
    forms += [key.removesuffix(end) for end in ("s", "es", "en", "e", "n") if key.endswith(end)]
    if key.endswith("ies"):
        forms.append(key.removesuffix("ies") + "y")
    if key.endswith("iones"):
        forms.append(key.removesuffix("iones") + "ion")
    return forms
