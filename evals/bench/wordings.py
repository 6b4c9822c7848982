"""What the generated articles are written with, in three languages: sentences, numbers, days.

Data and its rendering only. German and Spanish articles write labels, values and scopes in their
own language; invented names are the same in all three.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from factgen.models import Certainty, SourceKind

Language = Literal["en", "de", "es"]
Words = dict[Language, str]
LANGUAGES: tuple[Language, ...] = ("en", "de", "es")


def in_three(en: str, de: str, es: str) -> Words:
    """The same in each language."""
    return {"en": en, "de": de, "es": es}


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# --- Days and numbers ---

_MONTHS: dict[Language, tuple[str, ...]] = {
    "en": _split("January February March April May June July August September October November"
                " December"),
    "de": _split("Januar Februar März April Mai Juni Juli August September Oktober November"
                " Dezember"),
    "es": _split("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre"
                " diciembre"),
}  # fmt: skip
_DAYS = in_three(
    "{0.day} {month} {0.year}", "{0.day}. {month} {0.year}", "{0.day} de {month} de {0.year}"
)
SIGNS: dict[str, Words] = {
    "": in_three("{}", "{}", "{}"),
    ">=": in_three("at least {}", "mindestens {}", "al menos {}"),
    ">": in_three("more than {}", "mehr als {}", "más de {}"),
    "<=": in_three("up to {}", "bis zu {}", "hasta {}"),
    "~": in_three("about {}", "rund {}", "unos {}"),
    "~<": in_three("nearly {}", "fast {}", "casi {}"),
}
NONE = in_three("none", "keine", "ninguno")
NO = in_three("no", "keine", "cero")
"""Before what is counted."""
_SMALL: dict[Language, tuple[str, ...]] = {
    "en": _split("zero one two three four five six seven eight nine ten eleven twelve"),
    "de": _split("null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf"),
    "es": _split("cero una dos tres cuatro cinco seis siete ocho nueve diez once doce"),
}


def month_text(day: date, language: Language) -> str:
    """Month and year, as in March 2021."""
    of = " de " if language == "es" else " "
    return f"{_MONTHS[language][day.month - 1]}{of}{day.year}"


def yearless(day: date, language: Language) -> str:
    """Day and month, as in 4 March."""
    return day_text(day, language).rsplit(" ", 1)[0].removesuffix(" de")


def day_text(day: date, language: Language) -> str:
    """Day, month and year, as in 4 March 2021."""
    return _DAYS[language].format(day, month=_MONTHS[language][day.month - 1])


def decimal(number: Decimal, language: Language) -> str:
    """A number with one decimal, as in 2.5."""
    text = f"{number:.1f}"
    return text if language == "en" else text.replace(".", ",")


def whole(number: int, language: Language, *, spelt: bool) -> str:
    """A whole number in digits, as in 1,200, or `spelt` in words where it is small."""
    if spelt and number < len(_SMALL[language]):
        return _SMALL[language][number]
    return f"{number:,}" if language == "en" else f"{number:,}".replace(",", ".")


# --- Sentences ---

TOLD: dict[Language, tuple[str, ...]] = {
    "en": (
        "{claim} {detail}, {who} said.",
        "According to {who}, {claim} {detail}.",
        "{who} said that {claim} {detail}.",
        "{detail}, {claim}, {who} said.",
    ),
    "de": ("{claim} {detail}, sagte {who}.", "Nach Angaben von {who}: {claim} {detail}."),
    "es": ("{claim} {detail}, dijo {who}.", "Según {who}, {claim} {detail}."),
}
"""A claim on somebody's word."""
OWN: dict[Language, tuple[str, ...]] = {
    "en": ("{claim} {detail}.", "{detail}, {claim}."),
    "de": ("{claim} {detail}.", "{detail}: {claim}."),
    "es": ("{claim} {detail}.", "{detail}, {claim}."),
}
"""A claim in the article's own voice."""
DENIED = in_three("it is not true that {}", "es stimmt nicht: {}", "no es cierto que {}")
QUOTED = in_three("{}, quoted by {}", "{}, zitiert von {}", "{}, citado por {}")
HEDGES: dict[Certainty, Words] = {
    "certain": in_three("{}", "{}", "{}"),
    "probable": in_three("probably {}", "wahrscheinlich: {}", "probablemente {}"),
    "possible": in_three("possibly {}", "möglicherweise: {}", "posiblemente {}"),
    "unknown": in_three("it is unconfirmed that {}", "unbestätigt: {}", "sin confirmar: {}"),
}
BY = in_three("by {}, {{}}", "bis {}: {{}}", "hasta el {}, {{}}")
WITHOUT_LIMIT = in_three("{}, in all", "{}, insgesamt", "{}, en total")
CHILDREN = in_three("children", "Kinder", "niños")
DETAILS: dict[Language, tuple[tuple[str, ...], ...]] = {
    "en": (
        ("beside", "behind", "above", "near", "opposite", "along", "beneath", "beyond"),
        ("old", "grey", "narrow", "wet", "steep", "quiet", "crooked", "windy", "broad", "sunken"),
        ("mills", "elms", "steps", "arcades", "sheds", "walls", "lanes", "orchards", "wharves"),
    ),
    "de": (
        ("bei", "neben", "hinter", "nahe", "unter"),
        ("alten", "grauen", "engen", "nassen", "steilen"),
        ("Mühlen", "Ulmen", "Treppen", "Schuppen", "Mauern"),
    ),
    "es": (
        ("junto a", "detrás de", "cerca de", "bajo"),
        ("viejos", "grises", "estrechos", "húmedos"),
        ("molinos", "olmos", "muros", "caminos"),
    ),
}
"""Words to fill a sentence with, so that no two sentences are copies of each other by chance."""
JOINTS: dict[Language, tuple[str, str]] = {
    "en": ("of", "and"),
    "de": ("von", "und"),
    "es": ("de", "y"),
}
FILLERS: tuple[tuple[str, Words], ...] = (
    ("reaction", in_three("a fund for {}", "ein Fonds für {}", "un fondo para {}")),
    (
        "reaction",
        in_three("a day of mourning in {}", "ein Trauertag in {}", "un día de luto en {}"),
    ),
    ("response", in_three("a curfew in {}", "eine Sperrstunde in {}", "un toque de queda en {}")),
    ("deed", in_three("a crowd in {} square", "eine Menge in {}", "una multitud en {}")),
    ("deployed", in_three("units from {}", "Einheiten aus {}", "unidades de {}")),
    ("planned", in_three("a session in {}", "eine Sitzung in {}", "una sesión en {}")),
    ("alert", in_three("to stay away from {}", "{} zu meiden", "evitar {}")),
    ("helped_by", in_three("neighbours from {}", "Nachbarn aus {}", "vecinos de {}")),
)
"""Attributes and values of rows whose status is not planned."""
TITLES: tuple[tuple[SourceKind, str], ...] = (
    ("official", "mayor"),
    ("official", "governor"),
    ("person", "doctor"),
    ("person", "professor"),
    ("person", "union leader"),
    ("person", "priest"),
)
TRADES = ("teacher", "guard", "driver")
BODIES = (
    ("{} fire service", "fire service of {}", "the {} fire service"),
    ("{} Chamber of Trade", "Chamber of Trade of {}"),
)
"""Of a city, as they are written. None is the body of a person above or of an unnamed one below."""
UNNAMED: tuple[tuple[SourceKind, str], ...] = (
    ("public", "a nurse"),
    ("public", "a shopkeeper"),
    ("public", "two residents"),
    ("official", "a police officer"),
    ("anonymous", "a security source"),
)
PARTIES = ("{} Front", "{} Brigades", "{} League", "{} Movement", "Army of {}")
DESCRIPTIONS = (
    in_three("an armed group", "eine bewaffnete Gruppe", "un grupo armado"),
    in_three("masked men", "maskierte Männer", "hombres enmascarados"),
    in_three("a local militia", "eine örtliche Miliz", "una milicia local"),
)


LANDMARKS: tuple[dict[Language, tuple[str, ...]], ...] = (
    {
        "en": ("sinking of the ferry {name} off {city}", "ferry {name} disaster off {city}"),
        "de": ("Untergang der Fähre {name} vor {city}",),
        "es": ("hundimiento del ferry {name} frente a {city}",),
    },
    {
        "en": ("collapse of the {name} mine near {city}", "{name} mine disaster near {city}"),
        "de": ("Einsturz der Mine {name} bei {city}",),
        "es": ("derrumbe de la mina {name} cerca de {city}",),
    },
    {
        "en": ("hostage taking at the {name} theatre in {city}", "{name} siege in {city}"),
        "de": ("Geiselnahme im Theater {name} in {city}",),
        "es": ("toma de rehenes en el teatro {name} de {city}",),
    },
    {
        "en": ("derailment of the {name} express near {city}", "{name} rail disaster at {city}"),
        "de": ("Entgleisung des Zuges {name} bei {city}",),
        "es": ("descarrilamiento del tren {name} en {city}",),
    },
)
"""Old events that articles of many stories refer to."""
BACKGROUND = in_three("disaster", "Unglück", "desastre")
SINCE = in_three("{} in {} since {}", "{} in {} seit {}", "{} en {} desde {}")
