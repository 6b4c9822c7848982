"""`as_reported`: a claim as a newspaper would print it, with its hedge and every link of its chain.

Computed from the row, never asked for: a bare statement copied out of a table is a libel waiting to
happen. Determiners are the article's own: "the Iraqi military" where it writes so, "CNN" where it
writes that. A link is said to have told the next only where the evidence says "told".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factgen.models import Certainty, Source

REACTION = "reaction"
"""The attribute whose statement names its own speaker."""

_DETERMINED = re.compile(
    r"(?:the|an?|some|several|many|one|two|three|four|five|various|unnamed|unidentified|anonymous|"
    r"his|her|its|their|el|la|los|las|una?|unos|unas|der|die|das|den|dem|ein\w*|mr|mrs|ms|dr)\b",
    re.IGNORECASE,
)
_PLURAL = re.compile(
    r"^(?:\S+ )*?\S+(?<!s)s(?: (?:in|at|of|from|with|close|who|on|for|familiar|inside|near)\b.*)?$"
    r"|\b(?:police|people|media)$",
    re.IGNORECASE,
)
_LOWERED = frozenset(
    """
    the a an no one two three four five six seven eight nine ten eleven twelve some several many few
    at about around nearly almost roughly approximately more less over up under between dozens
    hundreds thousands there it its this that these those he she they his her their another any
    nobody nothing neither both all each every half most part if in on after before during since
    until as when while where without with who what whether to for from by only also
    el la los las un una unos unas nadie ningún ninguna al casi hubo dos tres cuatro cinco según en
    entre tras se hay der die das ein eine einen kein keine es niemand rund etwa mehr bei am im
    """.split()  # noqa: SIM905
)
_HEDGES: dict[str, dict[Certainty, str]] = {
    "en": {
        "probable": "it is likely that {}",
        "possible": "it is possible that {}",
        "unknown": "it is not confirmed that {}",
    },
    "es": {
        "probable": "es probable, sin certeza: {}",
        "possible": "es posible, sin certeza: {}",
        "unknown": "no está confirmado: {}",
    },
    "de": {
        "probable": "wahrscheinlich, nicht sicher: {}",
        "possible": "möglich, nicht sicher: {}",
        "unknown": "nicht bestätigt: {}",
    },
}


@dataclass(frozen=True)
class Reported:
    """What of a row decides its wording. `evidence` is the text of its cited sentences."""

    statement: str
    attribute: str
    value: str
    certainty: Certainty
    sources: Sequence[Source]
    evidence: str


def as_reported(row: Reported, article: str, language: str = "en") -> str:
    """One sentence with hedge and chain, as it may be printed.

    A reaction names who reacts, so only the links before the last are added; a row whose value is
    "unknown" adds no hedge, for its statement says so.
    """
    tongue = language.split("-", maxsplit=1)[0].lower()
    tongue = tongue if tongue in _HEDGES else "en"
    chain = list(row.sources[:-1] if row.attribute == REACTION else row.sources)
    text = row.statement.strip()
    text = (
        text[:-1] if text.endswith(".") and not text.endswith(("..", ".S.", ".C.", ".m.")) else text
    )
    hedge = (
        "{}" if row.value.strip().lower() == "unknown" else _HEDGES[tongue].get(row.certainty, "{}")
    )
    if not chain and hedge == "{}":
        return _sentence(text)
    names = [_named(source, article) for source in chain]
    if tongue == "de":  # a colon leaves the German word order of the statement as it is
        return _sentence(_german(names, hedge.format(text)))
    said = hedge.format(_lowered(text, article))
    if tongue == "es":
        return _sentence(
            ", que cita a ".join(names).join(("Según ", f", {said}")) if names else said
        )
    return _sentence(_english(chain, names, said, row.evidence))


def _english(chain: Sequence[Source], names: Sequence[str], said: str, evidence: str) -> str:
    if not chain:
        return said
    if len(chain) == 1:
        return f"according to {names[0]}, {said}"
    inner = said
    told = chain[-2].kind == "media" and re.search(r"\bt(?:old|ells|elling)\b", evidence)
    if told:
        inner = f"{names[-1]} told {names[-2]} that {inner}"
        rest = list(zip(chain, names, strict=True))[:-2]
    else:
        rest = list(zip(chain, names, strict=True))
    while len(rest) > 1:
        source, name = rest.pop()
        inner = f"{name} {_verb(source)} that {inner}"
    return f"according to {rest[0][1]}, {inner}" if rest else inner


def _verb(source: Source) -> str:
    return (
        "reported" if source.kind == "media" else "stated" if source.kind == "document" else "said"
    )


def _german(names: Sequence[str], said: str) -> str:
    return f"laut {' unter Berufung auf '.join(names)}: {said}" if names else said


def _sentence(text: str) -> str:
    text = text[0].upper() + text[1:] if text else text
    return text if text.endswith((".", "!", "?", "”", '"')) else f"{text}."


def _lowered(text: str, article: str) -> str:
    """`text` with a small first letter, unless it starts with a name."""
    first = re.match(r"[\w'’-]+", text)
    if not first or not first.group()[0].isupper() or first.group()[1:2].isupper():
        return text
    word = first.group()
    small = word[0].lower() + word[1:]
    if small in _LOWERED or re.search(rf"(?<![\w.]){re.escape(small)}\b", article):
        return small + text[len(word) :]
    return text


def _named(source: Source, article: str) -> str:
    """The source's name with the determiner that the article gives it."""
    name = source.name.strip()
    if _DETERMINED.match(name):
        return name if name[:1].isupper() and _proper(name) else name[0].lower() + name[1:]
    before = re.findall(
        rf"(?:\b(the|an?|el|la|los|las|una?)\s+)?(?<!\w){re.escape(name)}(?!\w)",
        article,
        re.IGNORECASE,
    )
    given = [word.lower() for word in before if word]
    if given:
        definite = [word for word in given if word not in {"a", "an", "un", "una"}]
        return f"{(definite or given)[0]} {name}"
    if before or (name[:1].isupper() and source.kind not in {"official", "anonymous", "public"}):
        return name if before or source.kind != "document" else f"the {name}"
    if _PLURAL.search(name) or (name[:1].isupper() and not _common(name)):
        return name
    if source.kind in {"official", "anonymous", "public", "person"}:
        return f"{_article(name)} {name}"
    return f"the {name}"


def _proper(name: str) -> bool:
    """Whether a determiner at the start belongs to the name: "The New York Times"."""
    return name.startswith("The ") and name[4:5].isupper()


def _common(name: str) -> bool:
    """Whether the last word is a common noun: "US official", not "Mike Pompeo"."""
    return name.rsplit(maxsplit=1)[-1][:1].islower()


def _article(name: str) -> str:
    """ "a" or "an", by the sound that the name starts with."""
    word = name.split(maxsplit=1)[0]
    if word.isupper() and len(word.replace(".", "")) <= 4:  # spelled out: an FBI agent, a US one
        return "an" if word[0] in "AEFHILMNORSX" else "a"
    vowel = word[0].lower() in "aeio" or re.match(r"un(?!i)", word, re.IGNORECASE)
    return "an" if vowel else "a"
