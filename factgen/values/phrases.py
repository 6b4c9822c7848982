"""The words of a scope, in one form each, and the phrases that they make. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from factgen import names
from factgen.values.scopewords import EMPTY, PREPOSITIONS, RELATIVE, compound, form

_LEADS = PREPOSITIONS | RELATIVE
_OUTER = re.compile(r"\boutside (?=(?:walls?|doors?|perimeter|stairs)\b)", re.IGNORECASE)
_UNITED = re.compile(r"\bUnited (?P<name>States(?: of America)?|Kingdom)\b")


class Token(NamedTuple):
    """A word of a scope in one form, and whether it has a capital."""

    form: str
    capital: bool


class Phrase(NamedTuple):
    """Words up to the next preposition, relative pronoun or comma, and which of these leads."""

    lead: str
    tokens: tuple[Token, ...]


def tokens(text: str) -> Iterator[Token]:
    """The words of `text`, hyphenated ones and German compounds in their parts."""
    for word in names.words(_short(text)):
        for part in names.parts(word):
            *before, last = compound(part.key) if part.capital else (part.key,)
            yield from (Token(form(one), part.capital) for one in before)
            yield Token(form(last) if before else _form(part), part.capital)


def phrases(text: str) -> tuple[Phrase, ...]:
    """The phrases of a scope in their order, a leading one without `lead` first."""
    text = _short(text)
    found: list[tuple[str, list[Token]]] = [("", [])]
    done = 0
    for word in names.words(text):
        if re.search(r"[,;:(]", text[done : word.start]):
            found.append((",", []))
        done = word.end
        if word.key in _LEADS and not _is_acronym(word):
            _close_participle(found)
            found.append((word.key, []))
            continue
        found[-1][1].extend(tokens(word.text))
    _close_participle(found)
    return tuple(Phrase(lead, tuple(words)) for lead, words in found if words or lead)


def _form(word: names.Word) -> str:
    """The word in one form; an acronym that looks like a word of grammar ("UN", "WHO") as it is."""
    told = word.key not in EMPTY or not _is_acronym(word)
    return form(word.key, word.capital) if told else word.text


def _is_acronym(word: names.Word) -> bool:
    return len(word.text) > 1 and word.text.isupper()


def _short(text: str) -> str:
    """The text with states of two words in one, and the side of a wall as no preposition."""
    text = _OUTER.sub("outer ", text)
    return _UNITED.sub(lambda found: "UK" if found["name"] == "Kingdom" else "US", text)


def _close_participle(found: list[tuple[str, list[Token]]]) -> None:
    """Part a participle that ends a phrase from its noun: "rockets directed | to the embassy"."""
    words = found[-1][1]
    if len(words) > 1 and words[-1].form.endswith("ed") and not words[-1].capital:
        found.append(("that", [words.pop()]))
