"""What the generated articles tell of: kinds of events, the questions about them, how numbers read.

Data and its rendering only.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from wordings import NONE, SIGNS, Language, Words, decimal, in_three, whole

from factgen.attributes import Compare
from factgen.models import Quantity
from factgen.quantity import interval


@dataclass(frozen=True, eq=False)
class Ask:
    """A question that articles answer.

    `phrase` holds {value}. Numbers are whole multiples of `step` of `unit`, between `low` and
    `high`; `counted` is what they count, else what the scope names, and `alike` are other English
    words for the same. `choices` are the values of a text or place.
    """

    attribute: str
    compare: Compare
    phrase: Words
    counted: Words
    low: int = 0
    high: int = 0
    step: Decimal = Decimal(1)
    unit: str | None = None
    people: bool = False
    running: bool = False
    many: bool = False
    alike: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()


_PEOPLE = in_three("people", "Menschen", "personas")


def _people(
    attribute: str,
    phrase: Words,
    low: int,
    high: int,
    *alike: str,
    running: bool = False,
) -> Ask:
    return Ask(
        attribute,
        "quantity",
        phrase,
        _PEOPLE,
        low,
        high,
        people=True,
        running=running,
        alike=alike,
    )


def _texts(attribute: str, compare: Compare, phrase: str, *choices: str) -> Ask:
    same = in_three(phrase, phrase, phrase)  # asked of English articles only
    return Ask(attribute, compare, same, in_three("the {noun}", "", ""), many=True, choices=choices)


KILLED = _people(
    "killed",
    in_three("{value} people were killed", "{value} Menschen starben", "murieron {value} personas"),
    4, 90, "dead", "deaths", running=True,
)  # fmt: skip
INJURED = _people(
    "injured",
    in_three(
        "{value} people were hurt",
        "{value} Menschen wurden verletzt",
        "{value} personas resultaron heridas",
    ),
    5, 400, "wounded", "injured people", running=True,
)  # fmt: skip
CASUALTIES = _people(
    "casualties",
    in_three(
        "there were {value} casualties",
        "es gab {value} Opfer",
        "hubo {value} víctimas",
    ),
    8, 400, "casualties", "victims",
)  # fmt: skip
ARRESTED = _people(
    "arrested",
    in_three(
        "{value} people were arrested",
        "{value} Menschen wurden festgenommen",
        "{value} personas fueron detenidas",
    ),
    5, 300, "detainees", running=True,
)  # fmt: skip
EVACUATED = _people(
    "evacuated",
    in_three(
        "{value} people had to leave their homes",
        "{value} Menschen mussten ihre Häuser verlassen",
        "{value} personas tuvieron que dejar sus casas",
    ),
    30, 900,
)  # fmt: skip
MISSING = _people(
    "missing",
    in_three(
        "{value} people were missing",
        "{value} Menschen wurden vermisst",
        "{value} personas estaban desaparecidas",
    ),
    4, 70, "missing people",
)  # fmt: skip
CROWD = _people(
    "protest_size",
    in_three(
        "{value} people marched", "{value} Menschen demonstrierten", "marcharon {value} personas"
    ),
    300, 9000, "protesters", "demonstrators",
)  # fmt: skip
FIRED = Ask(
    "projectiles_fired",
    "quantity",
    in_three("{value} rockets were fired", "{value} Raketen flogen", "volaron {value} cohetes"),
    in_three("rockets", "Raketen", "cohetes"),
    4, 40, alike=("missiles",),
)  # fmt: skip
HIT = Ask(
    "projectiles_hit",
    "quantity",
    in_three("{value} rockets struck", "{value} Raketen trafen", "impactaron {value} cohetes"),
    in_three("rockets", "Raketen", "cohetes"),
    3, 30, alike=("missiles",),
)  # fmt: skip
LOSS = Ask(
    "damage_cost",
    "quantity",
    in_three(
        "the damage came to {value}", "der Schaden betrug {value}", "el daño fue de {value}"
    ),
    in_three("damage", "Schaden", "daños"),
    12, 900, step=Decimal(100_000), unit="EUR",
)  # fmt: skip
MAGNITUDE = Ask(
    "magnitude",
    "quantity",
    in_three("the quake measured {value}", "das Beben hatte {value}", "el sismo fue de {value}"),
    in_three("the quake", "das Beben", "el sismo"),
    46, 79, step=Decimal("0.1"),
)  # fmt: skip
DEPTH = Ask(
    "depth",
    "quantity",
    in_three("the focus lay {value} down", "der Herd lag {value} tief", "el foco estaba a {value}"),
    in_three("the quake", "das Beben", "el sismo"),
    5, 60, unit="km",
)  # fmt: skip
INTERCEPTED = Ask(
    "intercepted",
    "quantity",
    in_three(
        "{value} rockets were shot down",
        "{value} Raketen wurden abgefangen",
        "{value} cohetes fueron interceptados",
    ),
    in_three("rockets", "Raketen", "cohetes"),
    3, 30, alike=("missiles",),
)  # fmt: skip
OCCURRENCES = Ask(
    "occurrences",
    "quantity",
    in_three("there had been {value} of them", "es gab davon {value}", "hubo {value} de ellos"),
    in_three("{label}", "{label}", "{label}"),
    12, 140,
)  # fmt: skip
WHEN = Ask(
    "time",
    "date",
    in_three("it happened on {value}", "es geschah am {value}", "ocurrió el {value}"),
    in_three("the {noun}", "{noun}", "{noun}"),
)
DOER = Ask(
    "perpetrator",
    "party",
    in_three("{value} did it", "{value} war es", "{value} lo hizo"),
    in_three("the {noun}", "{noun}", "{noun}"),
)
ORGANISER = Ask(
    "organiser",
    "party",
    in_three("{value} had called for it", "{value} rief dazu auf", "{value} lo convocó"),
    in_three("the {noun}", "{noun}", "{noun}"),
    many=True,
)
WEAPON = _texts(
    "weapon", "text", "{value} were used",
    "rockets", "mortar shells", "hand grenades", "assault rifles", "petrol bombs",
)  # fmt: skip
CAUSE = _texts(
    "cause", "text", "{value} brought it about",
    "a faulty cable", "a burst pipe", "a cigarette", "black ice", "a broken axle", "a gas leak",
)  # fmt: skip
STRUCK = _texts(
    "hit", "place", "{value} was struck",
    "the kitchen", "the east wing", "the gatehouse", "the water tower", "the garage",
)  # fmt: skip
CLOSED = _texts(
    "closed", "text", "{value} were closed",
    "schools", "the railway lines", "the coast roads", "the ferries", "the border crossings",
)  # fmt: skip
Family = tuple[Ask, Ask, Ask]
"""Questions tied by a relation, the whole first. A story asks one of them, or the relation."""
HARMED: Family = (CASUALTIES, KILLED, INJURED)
PROJECTILES: Family = (FIRED, HIT, INTERCEPTED)


@dataclass(frozen=True, eq=False)
class Kind:
    """A sort of event. `nouns` are words for it, `at` joins it to `objects` in English."""

    nouns: dict[Language, tuple[str, ...]]
    plural: Words
    at: str
    objects: tuple[str, ...]
    asks: tuple[Ask, ...]
    families: tuple[Family, ...] = (HARMED,)


def _nouns(en: str, de: str, es: str) -> dict[Language, tuple[str, ...]]:
    return {
        "en": tuple(en.split(", ")),
        "de": tuple(de.split(", ")),
        "es": tuple(es.split(", ")),
    }


_BUILDINGS = ("market", "harbour office", "power station", "court house", "grain store", "barracks")
KINDS = {
    "attack": Kind(
        _nouns("attack, raid, strike, assault", "Angriff, Überfall", "ataque, asalto"),
        in_three("attacks", "Angriffe", "ataques"),
        "on",
        _BUILDINGS,
        (ARRESTED, LOSS, WHEN, DOER, WEAPON, STRUCK, CLOSED),
        (HARMED, PROJECTILES),
    ),
    "fire": Kind(
        _nouns("fire, blaze", "Brand, Feuer", "incendio, fuego"),
        in_three("fires", "Brände", "incendios"),
        "at",
        (*_BUILDINGS, "paper mill", "hotel"),
        (EVACUATED, MISSING, LOSS, WHEN, CAUSE, STRUCK, CLOSED),
    ),
    "protest": Kind(
        _nouns("protest, demonstration, march", "Protest, Demonstration", "protesta, marcha"),
        in_three("protests", "Proteste", "protestas"),
        "outside",
        ("town hall", "customs office", "court house", "university", "steel works"),
        (CROWD, ARRESTED, LOSS, WHEN, ORGANISER, CLOSED),
    ),
    "crash": Kind(
        _nouns("bus crash, bus accident", "Busunglück, Busunfall", "accidente de autobús"),
        in_three("bus crashes", "Busunglücke", "accidentes de autobús"),
        "near",
        ("toll station", "river bridge", "south tunnel", "lime quarry"),
        (MISSING, LOSS, WHEN, CAUSE, CLOSED),
    ),
    "flood": Kind(
        _nouns("flood, flooding", "Hochwasser, Überschwemmung", "inundación, riada"),
        in_three("floods", "Überschwemmungen", "inundaciones"),
        "at",
        ("old harbour", "reservoir", "lower quay", "salt works"),
        (EVACUATED, MISSING, LOSS, WHEN, CAUSE, CLOSED),
    ),
    "quake": Kind(
        _nouns("earthquake, quake", "Erdbeben, Beben", "terremoto, sismo"),
        in_three("earthquakes", "Erdbeben", "terremotos"),
        "near",
        ("dam", "monastery", "copper mine"),
        (MAGNITUDE, DEPTH, EVACUATED, MISSING, LOSS, WHEN, CLOSED),
    ),
}
APART = ("protest", "crash", "flood")
"""Kinds that nobody takes for each other, of which two may fall on one day in one city."""

_MILLION = in_three("million euros", "Millionen Euro", "millones de euros")


@cache
def quantity(ask: Ask, sign: str, number: int) -> Quantity:
    """The interval of `number` steps under a sign of the notation."""
    return interval(sign, number * ask.step, ask.unit)


def number_text(ask: Ask, sign: str, number: int, language: Language, *, spelt: bool) -> str:
    """A number as an article writes it; `spelt` in words where it is small."""
    if number == 0 and not sign:
        return NONE[language]
    return SIGNS[sign][language].format(_figure(ask, number, language, spelt=spelt))


def _figure(ask: Ask, number: int, language: Language, *, spelt: bool) -> str:
    if ask.unit == "EUR":
        return f"{decimal(Decimal(number) / 10, language)} {_MILLION[language]}"
    if ask.unit:
        return f"{number} {ask.unit}"
    if ask.step != 1:
        return decimal(number * ask.step, language)
    return whole(number, language, spelt=spelt)
