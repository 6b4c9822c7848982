"""A claim as it is compared with the others of its fact: interval, days, party or words, whose it
is, and the day that it stood at. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from factgen.attributes import Attribute, Attributes, made
from factgen.dates import DateValue
from factgen.facts.gather import Placed
from factgen.facts.origins import Origin, origin
from factgen.models import Article, Claim, Part, Quantity, Standing
from factgen.names import content
from factgen.quantity import to_notation
from factgen.values.aliases import Names
from factgen.values.days import days
from factgen.values.intervals import from_below
from factgen.values.parties import party
from factgen.values.scopes import is_all

COMMITTED = frozenset({"certain", "probable"})
UNKNOWN = "unknown"
"""The value of a row about not knowing."""
_NONE = Quantity(low=Decimal(0), high=Decimal(0))
_SOME = Quantity(low=Decimal(0), low_open=True, high=None)
_RUNNING = re.compile(
    r"\b(?:so far|thus far|as of|until now|to date|"
    r"(?:rises|risen|rising|rose|climb(?:s|ed|ing)?|grown?|grew|growing|jumped|raised|lowered|"
    r"revised|corrected) (?:to|from)|(?:now|was|went) up to|up from|"
    r"latest (?:count|toll|figures?)|updated? (?:count|toll|figures?)|now stands? at|"
    r"(?:toll|count|number) stands? at|"
    r"hasta (?:ahora|el momento)|(?:asciende|ascendió|sube|subió|(?:se )?eleva|se elevó)n? a|"
    r"(?:subieron|ascendieron|se elevaron) a|"
    r"bisher|bislang|(?:stieg|steigt|stiegen|steigen|gestiegen|erhöht|erhöhte) (?:sich )?auf|"
    r"auf [\w.]+ (?:gestiegen|erhöht))\b",
    re.IGNORECASE,
)
"""Words by which a text marks a count as one of a moment."""
_NOT_YET = re.compile(
    r"\b(?:yet|immediate(?:ly)?|still|has|have|noch|hat|haben|aún|todavía|ha|han)\b", re.IGNORECASE
)
"""Words by which a text marks as one of a moment that there is nothing of a kind: "no group has
claimed it"."""
_ANY = frozenset("any anything nothing all kein keine keinen keinerlei ningún ninguna nada".split())  # noqa: SIM905


@dataclass(frozen=True)
class Answer:
    """One reading, ready to be compared."""

    claim: Claim
    attribute: Attribute
    """A made one where attributes.yaml has none of the claim's name."""
    standing: Standing
    scope: str
    """Key of the scope's limits: two of the same key count the same."""
    quantity: Quantity | None
    """The claim's number where the attribute is a quantity: a number in a text is a part of it."""
    days: DateValue | None
    denied: bool
    """What the value names is said not to be so."""
    universal: bool
    """The value stands for whatever there may be: "any group", "any damage"."""
    origin: Origin
    as_of: DateValue | None
    copy_of: str | None = None
    running: bool = False
    """The words say that it is the answer of a moment."""
    published: DateValue | None = None
    """When the article was: no answer is of a later day."""

    @cached_property
    def known(self) -> bool:
        """Whether it answers the question at all."""
        return self.claim.value.casefold() != UNKNOWN

    @property
    def committed(self) -> bool:
        """Whether its origin stands behind an answer."""
        return self.known and self.claim.certainty in COMMITTED

    @cached_property
    def part(self) -> Part:
        """Whether it is all of its scope: also where only the scope says so ("people, in all"), and
        where all there could be is denied."""
        denies_all = self.claim.polarity == "negative" and _is_zero(self.quantity)
        whole = is_all(self.claim.scope) or (denies_all and not self.denied)
        return "total" if self.claim.part == "unknown" and whole else self.claim.part

    @cached_property
    def words(self) -> frozenset[str]:
        """The value as words that carry meaning, folded."""
        return content(self.claim.value)

    @cached_property
    def number(self) -> Quantity | None:
        """The number as compared. Where things are counted in words alone, there are some."""
        counts = self.attribute.compare == "quantity" and self.attribute.counts != "none"
        in_words = self.quantity is None and counts and not (self.denied or self.universal)
        return _SOME if in_words else self.quantity

    @cached_property
    def at_least(self) -> Quantity | None:
        """What the number says of a whole that its scope is a part of."""
        return None if self.number is None else from_below(self.number)

    def compared(self) -> str:
        """The value as text, in the form in which it is compared."""
        if self.attribute.compare == "date" and self.claim.time and self.claim.time.date:
            shown = self.claim.time.date
        elif self.quantity is not None:
            shown = to_notation(self.quantity)
        elif self.attribute.compare in {"party", "place"}:
            shown = " ".join(sorted(party(self.claim.value).key)) or self.claim.value
        else:
            shown = " ".join(sorted(self.words)) or self.claim.value
        return f"not {shown}" if self.denied else shown


def answer(
    placed: Placed,
    scope: str,
    article: Article,
    attributes: Attributes,
    names: Names,
    copies: Mapping[str, str],
) -> Answer:
    """The reading that `placed` is. `copies` leads from a claim's id to what it is a copy of."""
    claim = placed.claim
    attribute = attributes.get(claim.attribute) or made(
        claim.attribute, counted=claim.quantity is not None
    )
    universal = _is_universal(claim, article.language)
    quantity, denied = _settled(claim, attribute, universal)
    denies_all = universal and claim.polarity == "negative"
    running = _is_running(claim, counted=quantity is not None, denies_all=denies_all)
    return Answer(
        claim=claim,
        attribute=attribute,
        standing=placed.standing,
        scope=scope,
        quantity=quantity,
        days=days(claim.time.date) if claim.time and attribute.compare == "date" else None,
        denied=denied,
        universal=universal,
        origin=origin(claim, article, names),
        as_of=_as_of(claim, article, running) if attribute.compare != "date" else None,
        copy_of=copies.get(claim.id),
        running=running,
        published=days(article.published),
    )


def _settled(claim: Claim, attribute: Attribute, universal: bool) -> tuple[Quantity | None, bool]:
    """Quantity and denial, one way for what can be written in two: that nobody was hurt is a count
    of zero, that there was no damage is the denial of any."""
    denied = claim.polarity == "negative"
    if attribute.compare != "quantity":
        return None, denied != _is_zero(claim.quantity)
    if denied and universal and claim.quantity is None:
        return _NONE, False
    return claim.quantity, denied


def _is_zero(quantity: Quantity | None) -> bool:
    return quantity is not None and quantity.low == quantity.high == 0


def _is_universal(claim: Claim, language: str) -> bool:
    """Whether the value stands for whatever there may be: "any group"; "damage" of the damage."""
    if party(claim.value, language).universal:
        return True
    meant = content(claim.value)
    own = claim.attribute.split("_")
    return bool(meant) and all(any(_akin(word, name) for name in own) for word in meant - _ANY)


def _akin(word: str, name: str) -> bool:
    """Whether two words begin alike: "injuries", "injured"."""
    return word == name or (len(word) > 3 and word[:4] == name[:4])


def _is_running(claim: Claim, *, counted: bool, denies_all: bool) -> bool:
    """Whether the words mark an answer of a moment; "has not" does so only where nothing counts."""
    quotes = [part.quote for mention in claim.evidence for part in mention]
    marks = [_RUNNING] if counted else [_RUNNING, _NOT_YET] if denies_all else []
    return any(mark.search(quote) for mark in marks for quote in quotes)


def _as_of(claim: Claim, article: Article, running: bool) -> DateValue | None:
    """The day that the answer stood at: its own, or that of publication where the words say that
    it is the answer of a moment."""
    stated = days(claim.time.date) if claim.time else None
    if stated is not None and not stated.is_interval:
        return stated
    return days(article.published) if running else None
