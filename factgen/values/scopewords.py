"""The words of scopes: which of them say nothing, which say the same, and one form for all
inflections of a word.

English first, with the commonest words of Spanish and German: a word that is not listed stays a
limit, which keeps two scopes apart and never makes them one. Data and folding only. Pure.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from factgen.lexicon import NATIONS


def _table(text: str) -> dict[str, str]:
    """One line for each group of words that say the same: all lead to the first."""
    groups = [line.split() for line in text.strip().splitlines()]
    return {word: group[0] for group in groups for word in group}


BOUNDS = _table(
    """
    start beginning begin outbreak onset begun began started
    end ending conclusion ended ends
    """
)
"""Words for one end of what goes on: limits, most of all where the question is when."""

SAME = (
    _table(
        """
    rocket missile katyusha misil cohete rakete raketen
    drone uav dron drohne
    shell mortar
    projectile munition
    protester protestor demonstrator marcher manifestante demonstrant
    staff staffer personnel employee
    soldier troop serviceman servicewoman servicemember soldado soldat
    woman mujer frau
    child kid niño
    civilian civil zivilist
    earlier prior previous
    further additional extra
    defence defense
    whole entire
    airplane plane aircraft jet
    outer exterior external
    """
    )
    | BOUNDS
)
_NATIONS = {form: line for line in NATIONS for form in line}
_IRREGULAR = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "gunmen": "gunman",
    "servicemen": "serviceman",
    "servicewomen": "servicewoman",
    "people": "people",
    "lives": "life",
    "deaths": "death",
    "oct": "october",
    "jan": "january",
    "feb": "february",
    "aug": "august",
    "sept": "september",
    "sep": "september",
    "nov": "november",
    "dec": "december",
}
_KEPT_S = ("ss", "us", "is", "ics", "ous")


@lru_cache(maxsize=8192)
def form(word: str, capital: bool = False) -> str:
    """One form for the inflections of a word: case, accents, plural, possessive, and, where it has
    a capital, the forms of a nation.

    >>> form("demonstrators"), form("Iraqis", capital=True), form("bodies")
    ('protester', 'irak', 'body')
    """
    folded = word.casefold().replace("’", "'").removesuffix("'s").removesuffix("'").rstrip(".")
    if capital and folded in _NATIONS:
        return min(_NATIONS[folded])
    one = _singular(folded)
    return _bare(SAME.get(one, one))


def _singular(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or not word.endswith("s") or word.endswith(_KEPT_S):
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-2] if re.search(r"(?:ss|x|ch|sh|z)es$", word) else word[:-1]


def _bare(word: str) -> str:
    """The word without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def _words(text: str) -> frozenset[str]:
    return frozenset(map(form, text.split()))


SMALL = _words(
    """
    the a an this that these those such its their his her our your my it they he she we
    is are was were be been being has have had do does did will would may might can could
    and or as also so only just both either each every any all some several many most few much more
    one two three four five six seven eight nine ten eleven twelve
    who whom whose which what where when why how said
    el la los las lo un una unos unas y e o su sus se que es fue fueron cada todos todas
    der die das den dem des ein eine einen einem einer und oder sich es ist sind wurde wurden
    """
)
"""Words of grammar, and numbers: how many is the value's business."""
PARTITIVE = _words(
    """
    one some several many most few part member number total group dozen hundred thousand salvo pair
    set list kind type sort amount share majority count
    """
)
"""What stands before "of" and only points at what follows."""
PREPOSITIONS = _words(
    """
    of in at on to from for by with into onto upon over under about against during through toward
    towards across via per within throughout between
    near outside inside beyond around among amid besides beside except excluding without before
    after since until behind above below alongside off
    en de del al con por para desde hasta entre sin contra durante tras
    im am vom zum zur von bei mit nach seit bis aus auf für über unter zwischen gegen ohne vor
    """
)
LIMITING = _words(
    """
    near outside inside beyond around among besides beside except excluding without before after
    since until behind above below off desde hasta sin tras entre seit bis ohne vor nach
    """
)
"""Prepositions that are a limit themselves: "near the embassy" is not "at the embassy"."""
LOCATIVE = _words(
    """
    in at near outside inside around across throughout from over within beyond en desde im bei aus
    """
)
"""Prepositions before the names of places."""
EMPTY = SMALL | (PREPOSITIONS - LIMITING)
OF = _words("of de del von")
RELATIVE = _words("that which who whom whose where when")
GENERAL = _words(
    """
    people person human individual total overall altogether incoming if latest member
    event incident occurrence matter question exact specific particular certain
    directly direct persona gente mensch menschen leute personen
    """
)
"""Words that set no limit for any attribute."""
PROJECTILES = _words("rocket drone shell bomb")
"""Kinds of projectiles: each is a group of its own, unless the story knows of one kind only."""
EVENTS = tuple(
    map(
        _words,
        (
            """
            attack strike airstrike raid bombing bombardment shelling assault firing fire barrage
            hit salvo shooting ambush blast explosion ataque bombardeo atentado explosión angriff
            anschlag überfall beschuss asalto tiroteo
            """,
            "killing assassination murder asesinato mord tötung",
            """
            protest demonstration march rally unrest uprising demo protesta manifestación marcha
            unruhe kundgebung
            """,
            "war conflict fighting offensive battle clash hostility guerra combate krieg kampf",
            "quake earthquake tremor aftershock terremoto sismo erdbeben beben",
            "fire blaze wildfire incendio fuego brand feuer großbrand waldbrand",
            "crash collision accident derailment accidente choque unfall unglück",
            "flood flooding inundación riada hochwasser überschwemmung",
            "storm hurricane typhoon cyclone tormenta huracán sturm",
            "election ballot poll elección wahl",
            "ceasefire truce armistice tregua waffenruhe",
            "sinking stranding capsizing hundimiento naufragio untergang",
        ),
    )
)
"""Kinds of events: a story that is one of them is meant by every word of its kind."""
_GERMAN_EVENTS = tuple(
    _words(
        "unglück unfall angriff anschlag überfall beschuss beben krieg protest demonstration "
        "überschwemmung explosion"
    )
)
_SHORTEST_PART = 3


def compound(word: str) -> tuple[str, ...]:
    """The parts of a German compound that is an event, folded; of any other word the word itself.

    >>> compound("busunglück"), compound("erdbeben"), compound("anschlag")
    (('bus', 'ungluck'), ('erdbeben',), ('anschlag',))
    """
    plain = _bare(word)
    if plain.endswith(_GERMAN_EVENTS) and not any(plain in kind for kind in EVENTS):
        end = next(end for end in _GERMAN_EVENTS if plain.endswith(end))
        if len(plain) >= len(end) + _SHORTEST_PART:
            return plain.removesuffix(end), end
    return (word,)


CONTRARY = tuple(
    map(
        _words,
        (
            "first second third fourth fifth sixth final",
            "north northern south southern",
            "east eastern west western",
            "male female",
            "import export",
            "incoming outgoing",
        ),
    )
)
"""Limits that share nothing."""
SIDES = {"votes": frozenset({"for", "against"})}
"""Prepositions that part the group, by attribute."""
LASTING = _words(
    """
    series campaign wave spate unrest uprising war conflict fighting hostility crisis insurgency
    offensive siege presence stationing deployment month year decade serie ola guerra disturbio
    krieg reihe welle unruhe
    """
)
"""Words of a label that make an undated story a long one; so does an event in the plural."""

SPOKEN = {
    "killed": "die died dead death kill killed killing life lost fatality slain victim casualty "
    "fatal muerto fallecido tote toter todesopfer opfer",
    "disease_deaths": "die died dead death kill killed life fatality victim",
    "injured": "hurt wounded wound injury injured harmed victim casualty herido verletzte "
    "verletzter verletzt opfer",
    "casualties": "die died dead death killed hurt wounded injury injured victim harmed casualty "
    "killing víctima opfer",
    "missing": "disappeared unaccounted desaparecido vermisste vermisster",
    "hostages": "hostage captive abducted kidnapped held taken seized captured",
    "arrested": "arrest detained detainee custody held detenido festgenommen festgenommener",
    "rescued": "rescue saved freed survivor",
    "evacuated": "evacuation evacuee",
    "displaced": "fled home refugee",
    "troops": "soldier force fighter military",
    "deployed": "sent stationed active deployment",
    "perpetrator": "group responsible behind identity culprit doer author responsibility attacker "
    "unnamed",
    "responsibility_claimed": "group claim claimed responsible responsibility credit",
    "commented": "official statement comment answer reply request question response email",
    "duration": "day hour week month year minute",
    "sentence_imposed": "year month day prison jail term",
    "protest_size": "protest protester participant crowd attendance marcher",
    "attendance": "crowd spectator visitor audience attendee",
    "study_size": "participant subject",
    "votes": "vote voter cast",
    "seats": "seat",
    "damage": "material damaged destroyed daño schaden",
    "damage_cost": "damage loss cost daño schaden",
    "jobs_cut": "job post position layoff worker",
    "recalled_units": "unit recall",
    "cases": "case infection infected",
    "time": "clock moment passing passage",
    "alert": "siren alarm advice advisory",
    "reaction": "demand call comment condemnation statement",
    "response": "answer measure",
    "demand": "wanted",
    "motive": "reason purpose",
    "place": "location site scene fell fall landed",
    "hit": "struck strike hit fell landed scored damaged",
}
"""Besides the words of its name and question, what a scope of the attribute need not say."""
_FLYING = (
    "projectile fired launched shot struck hit fell fall landed came directed aimed straight "
    "target proyectil geschoss"
)
SPOKEN |= dict.fromkeys(("projectiles_fired", "projectiles_hit", "intercepted"), _FLYING)
SPOKEN["landed_near"] = f"{_FLYING} near close nearby"
UNSPOKEN = _words("last long many high")
"""Words of questions that are limits in a scope: "last week"."""

TIME_UNITS = _words("second minute hour day week month year")
