"""What one occurrence alone can have: a person killed, an exact count, a quotation, a number.

Two events that share such a particular may be one although a day is missing. How much each is worth
is stated here, 0 to 1; several add up as independent chances would. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from factgen.attributes import Attributes
from factgen.datewords import find_dates
from factgen.link.kinds import is_common, is_title
from factgen.link.words import fold, sound, tokens
from factgen.models import Claim
from factgen.values.words import quantity_words

_FULL_NAME, _LAST_NAME = 1.0, 0.85
_PERSONAL = {
    "killed": (0.9, "was killed"),
    "appointed": (0.6, "was appointed"),
    "resigned": (0.6, "left office"),
    "arrested": (0.6, "was arrested"),
    "injured": (0.5, "was hurt"),
    "hostages": (0.5, "was held"),
    "missing": (0.5, "is missing"),
}
"""Attributes whose value can be a person, what sharing one is worth, and how to say it."""
_BY_DIGITS = {1: 0.15, 2: 0.45}
"""Worth of an exact count by its digits without the zeros at the end: 3 and 500 say little."""
_MANY_DIGITS = 0.6
_NUMBERED = 0.3
_QUOTED = 0.6
_QUOTE_WORDS = 5
"""Fewest words of a quotation that two people do not say by chance."""
_NOT_COUNTED = frozenset({"occurrences", "duration"})
COMMITTED = frozenset({"certain", "probable"})
_QUOTATION = re.compile(r"[“\"„«]([^“”\"„«»]{20,})[”\"“»]")
_NUMBERED_NAME = re.compile(
    r"\b([A-Z][\w’'-]*?)(?: (?:No\.? ?|Nr\.? ?)?|-)?(\d{2,}[A-Z]?)\b(?![.,:]\d|%)"
)
_JOINT = re.compile(r",|\b(?:and|y|und)\b")
_AFTER_NAME = re.compile(r"\(| of | von | de la ")
_NAME_WORDS = 4
_SINGULAR = re.compile(r"(?i)\b(?:was|is|wurde|ist|war|sei|starb|fue|es|murió|resultó)\b")
_PLURAL = re.compile(r"(?i)\b(?:were|are|have)\b")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class Particular:
    """Something that one occurrence alone can have. Two with one key are the same if the `more` of
    one holds that of the other: "Soleimani" is "Qassem Soleimani", and no "Reza Soleimani"."""

    key: tuple[str, ...]
    worth: float
    said: str
    """A clause: "both say that Qassem Soleimani was killed"."""
    more: frozenset[str] = frozenset()


def particulars(
    label: str, claims: Iterable[Claim], attributes: Attributes, language: str
) -> tuple[Particular, ...]:
    """The particulars of an event by its label and claims, ordered, each once."""
    found = set(_numbered(label, language))
    for claim in claims:
        if claim.polarity == "positive" and claim.certainty in COMMITTED:
            found.update(_person(claim, language), _count(claim, attributes))
        found.update(_numbered(f"{claim.value}; {claim.scope}", language), _quotes(claim))
    return tuple(sorted(found, key=lambda one: (one.key, sorted(one.more), one.said)))


def people(found: Iterable[Particular]) -> frozenset[str]:
    """The words of the persons among particulars, by their sound."""
    persons = [one for one in found if one.key[0] == "person"]
    return frozenset(word for one in persons for word in (one.key[-1], *one.more))


def shared(a: Sequence[Particular], b: Sequence[Particular]) -> tuple[Particular, ...]:
    """What two events share, the worthiest first, each key once and in its fuller form."""
    of_b: dict[tuple[str, ...], list[Particular]] = {}
    for one in b:
        of_b.setdefault(one.key, []).append(one)
    best: dict[tuple[str, ...], Particular] = {}
    for one in a:
        for other in of_b.get(one.key, ()):
            if one.more <= other.more or other.more <= one.more:
                fuller = max(one, other, key=lambda p: (len(p.more), len(p.said), p.said))
                worth = min(one.worth, other.worth)
                both = Particular(one.key, worth, fuller.said, fuller.more)
                best[one.key] = max(best.get(one.key, both), both, key=_order)
    return tuple(sorted(best.values(), key=_order, reverse=True))


def _order(one: Particular) -> tuple[float, str]:
    return one.worth, one.said


def _person(claim: Claim, language: str) -> Iterator[Particular]:
    """The persons whom the value names, where the attribute is one that befalls a person."""
    worth, phrase = _PERSONAL.get(claim.attribute, (0.0, ""))
    number = claim.quantity
    if not worth or (number is not None and not number.low == number.high == 1):
        return
    for place, part in enumerate(_JOINT.split(claim.value)):
        name = _name(part, claim.statement, language)
        # What follows a comma explains the name as a rule: "Ida Holm, Norhaven".
        if len(name) > (1 if place else 0):
            *given, last = name
            share = worth * (_FULL_NAME if given else _LAST_NAME)
            key = ("person", claim.attribute, sound(fold(last)))
            more = frozenset(sound(fold(word)) for word in given)
            yield Particular(key, share, f"both say that {' '.join(name)} {phrase}", more)


def _name(part: str, statement: str, language: str) -> list[str]:
    """The words of a person's name without titles; empty where it is none."""
    found = tokens(_AFTER_NAME.split(part)[0], language)
    if not found or not found[-1].named:
        return []
    named = [token for token in found if token.named]
    name = [token.text for token in named if not is_title(token.key)]
    common = any(is_common(token.key) and not is_title(token.key) for token in named)
    # A single word with a capital may be any noun in German, and "Protesters" opens a cell.
    single = len(named) < 2 and not (
        _SINGULAR.search(statement) or (language.startswith("en") and not _PLURAL.search(statement))
    )
    return [] if common or single or not 1 <= len(name) <= _NAME_WORDS else name


def _count(claim: Claim, attributes: Attributes) -> Iterator[Particular]:
    """The exact count that a claim gives, if it is no part of one, and neither 0 nor 1."""
    number, attribute = claim.quantity, attributes.get(claim.attribute)
    if attribute is not None and attribute.compare != "quantity":
        return
    if number is None or number.low is None or number.low != number.high or number.approximate:
        return
    if number.low in (0, 1) or claim.part == "part" or claim.attribute in _NOT_COUNTED:
        return
    digits = len(number.low.normalize().as_tuple().digits)
    worth = _BY_DIGITS.get(digits, _MANY_DIGITS)
    asked = claim.attribute.replace("_", " ")
    key = ("count", claim.attribute, str(number.low.normalize()), number.unit or "")
    yield Particular(key, worth, f"both give {quantity_words(number)} for “{asked}”")


def _numbered(text: str, language: str) -> Iterator[Particular]:
    """Names with a number of two digits or more: "Flight 752", "MH17". Years are none."""
    if not _NUMBERED_NAME.search(text):
        return
    for date in reversed(find_dates(text, language)):
        text = f"{text[: date.start]} {text[date.end :]}"
    for word, number in _NUMBERED_NAME.findall(text):
        if not _YEAR.fullmatch(number):
            said = f"both name {word} {number}"
            yield Particular(("number", fold(word), number), _NUMBERED, said)


def _quotes(claim: Claim) -> Iterator[Particular]:
    """The quotations in a claim's evidence, with the words of their speaker's name."""
    if not claim.sources:
        return
    speaker = claim.sources[-1].name
    more = frozenset(token.key for token in tokens(speaker) if token.named or token.nation)
    for mention in (mention for mentions in claim.evidence for mention in mentions):
        for quoted in _QUOTATION.findall(mention.quote):
            said = [fold(word) for word in quoted.split()]
            if len(said) >= _QUOTE_WORDS and more:
                shown = " ".join(quoted.split()[:_QUOTE_WORDS])
                yield Particular(
                    ("quote", " ".join(said)),
                    _QUOTED,
                    f"both quote {speaker} with the same words, “{shown} …”",
                    more,
                )
