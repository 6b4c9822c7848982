"""The words of a label, place or value, folded so that outlets and languages can be compared.

Nations and their inflections have one form, accents and case are gone, numbers are left out, and a
name can be keyed by its sound, so that "Bagdad" is "Baghdad". Pure.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from factgen import names
from factgen.lexicon import NATIONS
from factgen.numberwords.base import words

_STATES = re.compile(
    r"\b(?:United States(?: of America)?|Estados Unidos|Vereinigten? Staaten|EE\. ?UU\.|EEUU)"
)
_KINGDOM = re.compile(r"\b(?:United Kingdom|Reino Unido|Vereinigten? Königreich|Great Britain)\b")
_ARTICLES = words("der die das dem den des ein eine einen einem einer im am zum zur beim vom ins")
_CALENDAR = words(
    """
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    monday tuesday wednesday thursday friday saturday sunday
    januar februar marz mai juni juli oktober dezember
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
    lunes martes miercoles jueves viernes sabado domingo
    """
)
_ALSO_COMMON = words("march may")
"""Months in English that are other words too where they have no capital."""


class Token(NamedTuple):
    """A word, folded. A hyphenated one comes in its parts."""

    key: str
    text: str
    nation: bool
    """`key` is the one form of a nation, "iraq" for "Iraqi" and "Irak"."""
    named: bool
    """It is written like a proper name, and is no nation."""
    of_date: bool
    """It may tell a date: "January", "Sunday". In the name of a person it tells none."""


@lru_cache(maxsize=8192)  # news repeats its words
def fold(word: str) -> str:
    """A word without case and accents.

    >>> fold("Anschläge")
    'anschlage'
    """
    plain = unicodedata.normalize("NFD", word.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


@lru_cache(maxsize=4096)
def tokens(text: str, language: str = "en") -> tuple[Token, ...]:
    """The words of `text` in their order, but for numbers."""
    text = _KINGDOM.sub("UK", _STATES.sub("US", text))
    german = language.startswith("de")
    found: list[Token] = []
    for word in names.words(text):
        for part in names.parts(word):
            # German writes every noun with a capital; what follows an article is as a rule no name.
            noun = german and bool(found) and found[-1].key in _ARTICLES
            if (token := _token(part.text, part.key, part.capital and not noun)) is not None:
                found.append(token)
    return tuple(found)


@lru_cache(maxsize=8192)
def _token(text: str, key: str, named: bool) -> Token | None:
    nation = _NATION_FORM.get(key) if text != "us" else None
    if nation is not None:
        return Token(nation, text, nation=True, named=False, of_date=False)
    key = fold(key)
    if key[0].isdigit():
        return None
    of_date = key in _CALENDAR and (key not in _ALSO_COMMON or text[0].isupper())
    return Token(key, text, nation=False, named=named, of_date=of_date)


@lru_cache(maxsize=8192)
def sound(key: str) -> str:
    """A folded name by its sound, as far as languages spell it in different ways.

    >>> sound("bagdad") == sound("baghdad"), sound("kassem") == sound("qasem")
    (True, True)
    """
    for written, heard in _HEARD:
        key = key.replace(written, heard)
    return re.sub(r"[^\w]|(\w)(?=\1)", "", key[:1] + key[1:].replace("h", ""))


_HEARD = (("ph", "f"), ("ck", "k"), ("c", "k"), ("q", "k"), ("w", "v"), ("y", "i"))
_NATION_FORM = {
    form: fold(min(forms, key=lambda known: (len(known), known)))
    for forms in NATIONS
    for form in forms
}
