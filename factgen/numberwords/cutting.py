"""Cutting a text into the tokens that numbers are read from.

Dates, clock times and names with digits are one token each, so that what reads numbers never sees
inside them. One bounded expression a language, run once over the text: linear.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from factgen.numberwords.base import Language

TokenKind = Literal["date", "clock", "name", "number", "word", "mark"]

HYPHENS = frozenset("-‐‑–")
_DASH = r"\s?[-–]\s?"
_AND = r"\s(?:and|or|to|through|y|o|al?|und|oder|bis)\s(?:the\s|el\s|den\s|dem\s)?"
_YEAR = r"(?:19|20)[0-9]{2}(?![0-9])"
_NO_NAMES = "(?:Rs|EUR|USD|GBP|CHF|INR|PLN)[0-9]|(?i:magnitude|minus)-"
"""What may be written on to a number and make no name of it."""
_SPACE = "\u00a0\u2009\u202f "


class Token(NamedTuple):
    """A piece of text: `text[start:end]`, in code points; `fold` is its case-folded form."""

    kind: TokenKind
    text: str
    fold: str
    start: int
    end: int
    glued: bool
    """Nothing stands between it and the token before it."""


def _dates(words: Language) -> str:
    day = rf"(?:3[01]|[12][0-9]|0?[1-9])(?![0-9]|[.,:][0-9]){words.day_mark}"
    month = rf"{words.months}(?!\w)"
    forms = [
        r"(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9](?:T[0-9:.]+Z?)?(?!\w)",
        r"[0-3]?[0-9]\.[01]?[0-9]\.(?:19|20)?[0-9]{2}(?![0-9.])",
        r"[0-3]?[0-9]/[0-3]?[0-9](?:/(?:19|20)?[0-9]{2})?(?![0-9/])",
        r"(?:19|20)[0-9]{2}/[0-9]{2}(?![0-9])",
        r"(?:19|20)[0-9]0(?:s|er)(?!\w)",
        rf"(?i:mid|pre|post|early|late)-?\s?{_YEAR}s?",
        rf"{day}(?:(?:{_DASH}|{_AND}){day})?{words.to_month}{month}(?:{words.to_year}{_YEAR})?",
        rf"{month}{words.to_year}{_YEAR}",
        words.dates,
    ]
    if words.month_first:
        more = rf"(?:{_DASH}{day}|{_AND}{day}(?=\s?(?:[.,;:)]|$)))"
        forms.insert(0, rf"{month}\s{day}{more}?(?:{words.to_year}{_YEAR})?")
    return "|".join(forms)


def _numbers(words: Language) -> str:
    mark = re.escape(words.decimal)
    group = "," if words.decimal == "." else r"\."
    return (
        rf"[1-9][0-9]{{0,2}}(?:(?P<sep>[{group}'’{_SPACE}])[0-9]{{3}}(?:(?P=sep)[0-9]{{3}})*)"
        rf"(?![0-9])(?:{mark}[0-9]+)?"
        rf"|[1-9][0-9]{{0,2}}(?:{mark}[0-9]{{3}}){{2,}}(?![0-9])"
    )


@cache
def _lexer(words: Language) -> re.Pattern[str]:
    # In English "1,2" is two numbers; elsewhere "1.2" can only be a decimal.
    decimal = r"\." if words.decimal == "." else "[.,]"
    return re.compile(
        r"(?P<url>(?:https?://|www\.)\S+|[#@]\w+)"
        rf"|(?P<date>{_dates(words)})"
        rf"|(?P<clock>[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?![0-9:])|{words.clock})"
        rf"|(?P<name>(?!{_NO_NAMES})[^\W\d_]++[-‑]?[0-9]\w*(?:[-‑.,][0-9]\w*)*)"
        rf"|(?P<number>{_numbers(words)})"
        r"|(?P<version>[0-9]+(?:\.[0-9]+){2,})"
        r"|(?P<mixed>[0-9]+\s[1-7]/[2-8](?![0-9/]))"
        rf"|(?P<plain>[0-9]+(?:{decimal}[0-9]+)?[½¼¾]?|(?<![\w.])\.[0-9]+|[½¼¾])"
        r"|(?P<money>[A-Z]{1,2}\$)"
        r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
        r"|(?P<mark>\S)"
    )


_KINDS: dict[str, TokenKind] = {
    "url": "name",
    "version": "name",
    "mixed": "number",
    "plain": "number",
    "money": "mark",
    "date": "date",
    "clock": "clock",
    "name": "name",
    "number": "number",
    "word": "word",
    "mark": "mark",
}


def cut(text: str, words: Language) -> list[Token]:
    """The tokens of a text, in order; what is no token is white space."""
    tokens: list[Token] = []
    last = 0
    for found in _lexer(words).finditer(text):
        start, end = found.span()
        kind = _KINDS[found.lastgroup or "mark"]
        tokens.append(Token(kind, found[0], found[0].casefold(), start, end, start == last))
        last = end
    return tokens
