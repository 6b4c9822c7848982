"""The words of each language for numbers, bounds, units and dates: data, one module a language.

A new language is a new module with one `Language` and a line here. How the words make numbers is in
`factgen.numerals`. Imports nothing else of factgen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from factgen.numberwords.base import Language, Phrase, phrase, tokens, words
from factgen.numberwords.de import DE
from factgen.numberwords.en import EN
from factgen.numberwords.es import ES
from factgen.numberwords.units import CURRENCIES, MONEY_SIGNS, SYMBOLS

__all__ = [
    "CURRENCIES",
    "MONEY_SIGNS",
    "SYMBOLS",
    "Language",
    "Phrase",
    "language_words",
    "unit_named",
]

_LANGUAGES = {"en": EN, "es": ES, "de": DE}
_POINT = words("zh ja ko th he hi")
"""Further languages whose decimal mark is a point."""
_POINT_REGIONS = words("es-mx es-us es-gt es-hn es-ni es-sv es-pa es-do es-pr es-pe de-ch de-li")


@cache
def language_words(tag: str) -> Language:
    """The words of a BCP 47 tag's language; of one without a module only its decimal mark."""
    base, *subtags = tag.lower().replace("_", "-").split("-")
    found = _LANGUAGES.get(base, Language(decimal="." if base in _POINT else ","))
    if any(f"{base}-{subtag}" in _POINT_REGIONS for subtag in subtags):
        return replace(found, decimal=".")
    return found


@cache
def _unit_names() -> Mapping[Phrase, str]:
    return {name: unit for known in _LANGUAGES.values() for name, unit in known.units.items()}


def unit_named(text: str) -> str | None:
    """The symbol or ISO 4217 code of a unit: "km", "EUR", "euros", "per cent"; None if unknown."""
    if (symbol := SYMBOLS.get(tokens(text)) or MONEY_SIGNS.get(text)) is not None:
        return symbol
    if text.upper() in CURRENCIES:
        return text.upper()
    return _unit_names().get(phrase(text))
