"""What a language's number words are made of (`Language`), and how its tables are read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

Phrase = tuple[str, ...]

_SIGNS = {"≥": ">=", ">": ">", "≤": "<=", "<": "<", "~": "~", "≈": "~"}


def tokens(text: str) -> Phrase:
    """The words and marks of a phrase as they stand: "km/h" -> ("km", "/", "h")."""
    return tuple(re.findall(r"\w+|[^\w\s]", text))


def phrase(text: str) -> Phrase:
    """The words and marks of a phrase, case-folded: "US-Dollar" -> ("us", "-", "dollar")."""
    return tokens(text.casefold())


def phrases(table: str) -> dict[Phrase, str]:
    """Every phrase of a table of lines "key: phrase, phrase", with the key of its line."""
    lines = (line.partition(": ") for line in table.strip().splitlines())
    return {phrase(p): key.strip() for key, _, named in lines for p in named.split(",")}


def bounds(table: str) -> dict[Phrase, str]:
    """Phrases before a number with their sign in the notation, signs themselves included."""
    return phrases(table) | {(mark,): sign for mark, sign in _SIGNS.items()}


def phrase_set(row: str) -> frozenset[Phrase]:
    """The phrases of a comma-separated row."""
    return frozenset(phrase(p) for p in row.split(","))


def numbers(row: str) -> dict[str, int]:
    """Words with their numbers: "third/thirds 3, half 2"."""
    pairs = (entry.split() for entry in row.split(","))
    return {word: int(number) for forms, number in pairs for word in forms.split("/")}


def counted(row: str, first: int = 0, step: int = 1) -> dict[str, int]:
    """Words counted up from `first`; `/` parts the forms of one word."""
    groups = enumerate(row.split())
    return {word: first + step * n for n, forms in groups for word in forms.split("/")}


def words(row: str) -> frozenset[str]:
    """The words of a row parted by spaces."""
    return frozenset(row.split())


def _nothing(_: str) -> int | None:
    """What a language without number words makes of a word."""
    return None


@dataclass(frozen=True, eq=False)
class Language:
    """One language's words, case-folded ("ß" is "ss"). What a language has not stays empty."""

    decimal: str = ","
    """The decimal mark; the other one of "." and "," groups thousands."""
    atom: Callable[[str], int | None] = _nothing
    """The number of one word that multiplies nothing: "seven", "veintiuno", "zweihundertfünf"."""
    scales: Mapping[str, int] = field(default_factory=dict)
    """Words that multiply what stands before them: "hundred", "dozen", "million"."""
    fixed: Mapping[str, int] = field(default_factory=dict)
    """Words for a number that nothing but a scale multiplies: "both", "twice", "a couple"."""
    mixed: Mapping[str, str] = field(default_factory=dict)
    """Words for a number and a half, in digits: "anderthalb" -> "1.5"."""
    tens_joiner: str | None = None
    """What parts tens from units: "y"; "" for a space or hyphen; None where they are one word."""
    scale_joiner: str = ""
    """What may stand after a hundred or more: "and"."""
    minus: str = ""

    ordinal: Callable[[str], int | None] = _nothing
    ordinal_marks: frozenset[str] = frozenset()
    """What makes digits an ordinal, written on to them: "3rd"."""
    ordinal_leads: frozenset[str] = frozenset()
    """Words between which and a noun "3." is an ordinal."""

    plurals: Mapping[str, int] = field(default_factory=dict)
    """Words for twice that many or more: "dozens" -> 12."""
    plurals_need: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """What must follow a plural that may be another word: "scores of"."""
    few: frozenset[str] = frozenset()
    """Words that make a scale vague: "several hundred"."""
    of: frozenset[str] = frozenset()

    halves: frozenset[str] = frozenset()
    """Words that halve the scale after them: "half a million"."""
    and_half: frozenset[Phrase] = frozenset()
    half_nouns: frozenset[str] = frozenset()
    fractions: Mapping[str, int] = field(default_factory=dict)
    """Denominators, after a numerator."""
    fraction_noun: str = ""
    """The noun that makes an ordinal a fraction: "tercera parte"."""

    ones: frozenset[str] = frozenset()
    """Words that say one without counting."""
    one_phrases: frozenset[Phrase] = frozenset()
    not_one: frozenset[str] = frozenset()
    """Words before which an article counts nothing: "a few"."""
    zeros: frozenset[Phrase] = frozenset()
    not_zero: frozenset[str] = frozenset()
    """Words before which a zero counts nothing: "no longer"."""
    zero_determiners: frozenset[str] = frozenset()
    """Zeros that a noun must follow: "no", "without"."""
    any_words: frozenset[str] = frozenset()
    """Words that say none shortly after one of `negators`, or after "n't"."""
    negators: frozenset[str] = frozenset()

    before: Mapping[Phrase, str] = field(default_factory=lambda: bounds(""))
    """Bounds and approximations before a number, as signs of the notation; "=" changes nothing."""
    after: Mapping[Phrase, str] = field(default_factory=lambda: phrases(">=: +"))
    places: frozenset[Phrase] = frozenset()
    """Phrases of `before` that say where, or of what, before an article: "over a bridge"."""
    spans: frozenset[tuple[str, str]] = frozenset()
    """Words before and after the lower number of a range; before "to" there need be none."""
    from_words: frozenset[str] = frozenset()
    changes: frozenset[str] = frozenset()
    """Words that make "from 10 to 20" a change and no range."""

    months: str = "(?!)"
    """Expression: the months' names."""
    day_mark: str = ""
    """Expression: what may follow the digits of a day."""
    month_first: bool = False
    """Whether a day may follow its month: "Jan. 26"."""
    to_month: str = r"\s"
    """Expression: what parts a day from its month."""
    to_year: str = r",?\s"
    year_leads: frozenset[str] = frozenset()
    """Words before four digits that make them a year."""
    dates: str = "(?!)"
    """Expression: dates in digits that only this language writes."""
    clock: str = "(?!)"
    """Expression: clock times beside 19:30."""
    designators: frozenset[str] = frozenset("#№§")
    """Words that make the number after them a name: "Article 5"."""
    designators_short: frozenset[str] = frozenset()
    """The same with a point: "No. 3"."""
    many: frozenset[str] = frozenset()
    """Words before which "1.2m" is millions though it is no money."""

    units: Mapping[Phrase, str] = field(default_factory=dict)
    """Names of units, with the unit's symbol or ISO 4217 code."""

    @cached_property
    def factors(self) -> Mapping[str, int]:
        """All words that multiply, plurals included."""
        return {**self.scales, **self.plurals}

    @cached_property
    def starters(self) -> frozenset[str]:
        """Words other than atoms and ordinals that may begin a number."""
        tables = (self.scales, self.fixed, self.mixed, self.plurals, self.few, self.halves)
        more = (self.half_nouns, self.ones, self.any_words)
        firsts = (p[0] for p in (*self.one_phrases, *self.zeros))
        return frozenset(firsts).union(*tables, *more)
