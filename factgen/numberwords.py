"""The words of each language for numbers, bounds and what stands around them, as plain tables.

Data, and the little that reads it. Words are case-folded ("ß" is "ss"). A table line is
"key: word, word"; a phrase is a tuple of words and marks. Units are in `units`; how the words make
numbers is in `numerals`. Imports nothing of factgen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache

Phrase = tuple[str, ...]


def phrase(text: str) -> Phrase:
    """A phrase's words and marks: "per cent" -> ("per", "cent")."""
    return tuple(re.findall(r"\w+(?:'\w+)*|[^\w\s]", text.casefold()))


def phrases(table: str) -> dict[Phrase, str]:
    """Every phrase of a table with the key of its line."""
    lines = (line.partition(":") for line in table.strip().splitlines())
    return {phrase(p): key.strip() for key, _, named in lines for p in named.split(",")}


def _numbers(table: str) -> dict[str, int]:
    """ "third 3, thirds 3" as a mapping."""
    pairs = (entry.split() for entry in table.split(","))
    return {word: int(number) for word, number in pairs}


def _counted(words: str, first: int = 0, step: int = 1) -> dict[str, int]:
    """Words counted up from `first`; `/` parts the forms of one word."""
    return {
        form: first + step * n for n, forms in enumerate(words.split()) for form in forms.split("/")
    }


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


@dataclass(frozen=True)
class Language:
    """One language's words. Every field is empty where a language has no such thing."""

    decimal: str = ","
    """The decimal mark; the other of "." and "," groups thousands."""
    atom: Callable[[str], int | None] = lambda _: None
    """The number of one word that is no scale: "seven", "veintiuno", "zweihundertfünf"."""
    ordinal: Callable[[str], int | None] = lambda _: None
    ordinal_marks: frozenset[str] = frozenset()
    """What makes digits an ordinal, written on to them: "3rd", "3.º"."""
    scales: Mapping[str, int] = frozenset and {}
    """Words that multiply what stands before them: "hundred", "dozen", "million"."""
    plurals: Mapping[str, int] = frozenset and {}
    """Words for twice that many or more: "dozens" -> 12."""
    plurals_before: frozenset[str] = frozenset()
    """Words one of which must follow a plural that is also something else ("scores")."""
    fixed: Mapping[str, int] = frozenset and {}
    """Words for a number that nothing multiplies: "both", "twice"."""
    few: frozenset[str] = frozenset()
    """Words that make a scale vague: "several hundred"."""
    tens_joiner: str | None = None
    """What stands between tens and units: "y"; "" for a space or hyphen; None for nothing."""
    scale_joiner: str = ""
    """What may stand after a hundred or more: "and"."""
    of: frozenset[str] = frozenset()
    ones: frozenset[str] = frozenset()
    """Articles and their like: they say one without counting."""
    not_one: frozenset[str] = frozenset()
    """Words before which an article counts nothing: "a few"."""
    one_phrases: frozenset[Phrase] = frozenset()
    zeros: frozenset[Phrase] = frozenset()
    negators: frozenset[str] = frozenset()
    any_words: frozenset[str] = frozenset()
    """Words that say none where a negator stands shortly before them: "not … any"."""
    not_zero: frozenset[str] = frozenset()
    """Words before which a zero word counts nothing: "no longer"."""
    halves: frozenset[str] = frozenset()
    """Words that halve a scale: "half a million"."""
    half_nouns: frozenset[str] = frozenset()
    """Words for a half of something."""
    and_half: frozenset[Phrase] = frozenset()
    fractions: Mapping[str, int] = frozenset and {}
    """Denominators after a counted numerator."""
    fraction_part: str = ""
    """The noun that makes an ordinal a fraction: "tercera parte"."""
    before: Mapping[Phrase, str] = frozenset and {}
    """Bounds and approximations before a number, as notation signs; "=" changes nothing."""
    after: Mapping[Phrase, str] = frozenset and {}
    prepositions: frozenset[Phrase] = frozenset()
    """Phrases of `before` that say something else before an article: "over a bridge"."""
    spans: frozenset[tuple[str, str]] = frozenset()
    """Words around the lower number of a range; ("", "or") needs none before it."""
    changes: frozenset[str] = frozenset()
    """Words that make "from 10 to 20" a change and no range."""
    minus: frozenset[str] = frozenset()
    year_leads: frozenset[str] = frozenset()
    """Words before four digits that make them a year."""
    designators: frozenset[str] = frozenset()
    """Words that make the number after them a name: "Article 5"."""
    people: frozenset[str] = frozenset()
    """Words before which "1.2m" is millions though no money."""
    months: str = "(?!)"
    """Expression: names of months."""
    day_mark: str = ""
    """Expression: what may follow the digits of a day."""
    to_month: str = r"\s"
    to_year: str = r",?\s"
    clock: str = "(?!)"
    """Expression: clock times beside 19:30."""
