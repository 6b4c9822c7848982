"""Scopes beside each other: what is counted or spoken of, reduced to what limits it.

"Katyusha rockets, in all" and "rockets that struck the embassy" count the same in the story of a
rocket attack on the embassy; "missiles that hit the cafeteria" lie inside them. A word that is not
known to say nothing stays a limit, so that what is in doubt is kept apart. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple

from factgen import dates
from factgen.attributes import Attribute
from factgen.dates import DateMention, DateValue
from factgen.lexicon import NATIONS
from factgen.values import days
from factgen.values import scopewords as known
from factgen.values.phrases import Phrase, Token, phrases, tokens
from factgen.values.scopewords import form
from factgen.values.story import StoryContext, date_words

Relation = Literal["same", "inside", "holds", "open", "apart"]

_ALL = re.compile(
    r"\b(?:in (?:all|total)|all told|altogether|overall|in its entirety|en total|insgesamt)\b",
    re.IGNORECASE,
)
_SO_FAR = re.compile(
    r",? *\b(?:so far|to date|as of (?:now|today)|(?:until|up to|till) now|hasta ahora|bisher)\b",
    re.IGNORECASE,
)
_PART = r"\s+(?:the\s+)?(?P<part>(?:early|mid|late|(?:beginning|start|middle|end) of)[\s-]+)?$"
_ON_DAY = re.compile(rf"\b(?:as of|by|on|in){_PART}", re.IGNORECASE)
_FROM_DAY = re.compile(rf"\b(?:since|from|after|desde|seit){_PART}", re.IGNORECASE)
_TO_DAY = re.compile(rf"\b(?:until|till|before|through|to|hasta|bis){_PART}", re.IGNORECASE)
_CLOCK_OF = re.compile(r",? *\b(?:in|by) \w+ time\b|,? *\blocal time\b", re.IGNORECASE)
_SPEAKER = re.compile(r"(?P<who>[^,]+?),? (?:on|about|over) (?P<what>.+)", re.DOTALL)
_EXAMPLE = re.compile(r",? such as (?P<example>.+)", re.IGNORECASE | re.DOTALL)
_INCLUDING = re.compile(
    r",? *\b(?:including|counting|einschließlich|incluid[oa]s?)\b|, *with(?= the\b)", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_NATIONS = frozenset(form(word, capital=True) for forms in NATIONS for word in forms)


@dataclass(frozen=True)
class Context:
    """What a scope of one attribute in one story need not say."""

    story: StoryContext = field(default_factory=StoryContext)
    attribute: str = ""
    question: str = ""
    counted: bool = False
    """The scope names what is counted or measured, and not what happened."""
    timed: bool = False
    """The question is when."""

    @classmethod
    def of(cls, story: StoryContext, attribute: Attribute) -> Context:
        """The context of `attribute` in a story."""
        return cls(
            story=story,
            attribute=attribute.name,
            question=attribute.question,
            counted=attribute.compare == "quantity",
            timed=attribute.compare == "date",
        )

    @cached_property
    def silent(self) -> frozenset[str]:
        """Words that limit nothing here: those of grammar and of the attribute."""
        spoken = f"{self.attribute} {self.question} {known.SPOKEN.get(self.attribute, '')}"
        own = {form(word) for word in re.findall(r"\w+", spoken.replace("_", " "))}
        own -= known.UNSPOKEN | known.BOUNDS.keys()
        return known.EMPTY | known.GENERAL | own | self._one_kind

    @cached_property
    def _one_kind(self) -> frozenset[str]:
        """The kind of projectile, where the story knows of one only."""
        kinds = known.PROJECTILES & self.story.own
        return kinds if len(kinds) == 1 else frozenset()


class Marks(NamedTuple):
    """What can set a scope apart from another one."""

    head: str
    places: frozenset[str]
    days: DateValue | None
    sides: tuple[frozenset[str], ...]
    """Its limits of each kind that exclude each other: ordinals, compass, nations, years."""


@dataclass(frozen=True)
class Scope:
    """A scope by its limits. Two with the same `key` are the same."""

    text: str
    head: str
    """The group of people or things; empty where the words are general, as "people"."""
    limits: frozenset[str]
    """All other words that limit it, a date as EDTF."""
    places: frozenset[str] = frozenset()
    days: DateValue | None = None
    in_all: bool = False
    """The text says that it is all there is."""
    long: bool = False
    """It is one of a long story, where a group without a limit is not the whole."""
    wider: bool = False
    """It is a kind of which the event is an example: "outlawed actions such as the strike"."""
    including: bool = False
    """It names one of those counted, who may be counted elsewhere or not: "people, including the
    attacker"."""
    foreign: int = 0
    """How many of its limits the story does not say itself."""

    @cached_property
    def key(self) -> str:
        """Head and limits in one line; empty where there are none."""
        return f"{self.head}: {' '.join(sorted(self.limits))}" if self.head or self.limits else ""

    @cached_property
    def marks(self) -> Marks:
        """What can set it apart from others."""
        words = self.limits | {self.head}
        kinds = [kind & words for kind in known.CONTRARY]
        nations = _NATIONS & words - self.places
        years = frozenset(filter(_YEAR.fullmatch, words))
        return Marks(self.head, self.places, self.days, (*kinds, nations, years))

    @property
    def is_whole(self) -> bool:
        """Whether it takes in every scope of its question."""
        return not self.head and self.takes_in_its_group

    @property
    def takes_in_its_group(self) -> bool:
        """Whether it takes in every scope that has its head."""
        return not self.limits and (self.in_all or not self.long)


def scope(text: str, context: Context) -> Scope:
    """The scope `text` reduced to its limits."""
    text = " ".join(text.split())  # the expressions below are slow on runs of blanks
    plain = _SO_FAR.sub("", _ALL.sub("", text))
    if context.timed:
        plain = _CLOCK_OF.sub("", plain)
    plain = _without_speaker(plain, context)
    plain, wider = _without_example(plain, context)
    including = context.counted and _INCLUDING.search(plain) is not None
    if including:
        plain = _INCLUDING.sub(", including", plain)
    rest, stamps = _without_dates(plain, context)
    head, limits, places = _reduced(phrases(rest), context)
    if wider:
        limits |= {"such as"}
    when = days.days(stamps[0]) if len(stamps) == 1 else None
    return Scope(
        text=text,
        head=head,
        limits=limits.union(stamps),
        places=places,
        days=when,
        in_all=bool(_ALL.search(text)),
        long=context.story.long,
        wider=wider,
        including=including,
        foreign=len(limits - context.story.own - context.story.events) + len(stamps),
    )


def is_all(text: str) -> bool:
    """Whether a scope says of itself that it is all there is.

    >>> is_all("people, in all"), is_all("protesters")
    (True, False)
    """
    return _ALL.search(text) is not None


def relation(a: Scope, b: Scope) -> Relation:
    """How `a` stands to `b`: `inside` says that a lies inside b, `apart` that they share nothing.

    >>> here = Context(attribute="injured", counted=True)
    >>> relation(scope("embassy staffers", here), scope("people, in all", here))
    'inside'
    """
    if a.key == b.key:
        return "same"
    if apart(a.marks, b.marks):
        return "apart"
    if _holds(b, a):
        return "inside"
    return "holds" if _holds(a, b) else "open"


@lru_cache(maxsize=65_536)  # many scopes have the same marks
def apart(a: Marks, b: Marks) -> bool:
    """Whether scopes with these marks share nothing."""
    if (a.head and b.head and a.head != b.head) or elsewhere(a, b):
        return True
    sides = zip(a.sides, b.sides, strict=True)
    return any(mine and yours and not mine & yours for mine, yours in sides)


def elsewhere(a: Marks, b: Marks) -> bool:
    """Whether the two name other places, or times that share no day."""
    if a.days and b.days and not days.meet(a.days, b.days):
        return True
    # A city may lie in a country, and no list says which does.
    comparable = bool(a.places & _NATIONS) == bool(b.places & _NATIONS)
    return bool(a.places and b.places) and not a.places & b.places and comparable


def _holds(whole: Scope, part: Scope) -> bool:
    if whole.including or part.including:
        return False
    if whole.wider or part.wider:
        return whole.wider and not part.wider and part.is_whole
    return whole.is_whole or (whole.takes_in_its_group and whole.head == part.head)


def _without_speaker(text: str, context: Context) -> str:
    """What is spoken of, where the scope begins with who speaks: "Mahdi on the attack"."""
    found = _SPEAKER.fullmatch(text)
    if context.counted or found is None:
        return text
    who = [token for phrase in phrases(found["who"]) for token in phrase.tokens]
    told = {token.form for token in who} - known.SMALL
    if not told or told & context.story.events or told & context.silent:
        return text
    named = who[-1].capital or any(told <= speaker for speaker in context.story.speakers)
    return found["what"] if named else text


def _without_example(text: str, context: Context) -> tuple[str, bool]:
    """The text without the event itself, where this is an example of what it names."""
    found = _EXAMPLE.search(text)
    if found is None or context.story.events.isdisjoint(t.form for t in tokens(found["example"])):
        return text, False
    return text[: found.start()], True


def _without_dates(text: str, context: Context) -> tuple[str, list[str]]:
    """The text without its dates, and these as EDTF; the story's own and "as of" are left out."""
    stamps = []
    for mention in reversed(dates.find_dates(text)):
        edtf = _edtf(mention)
        if edtf is None:
            continue
        before = text[: mention.start]
        since, until = _FROM_DAY.search(before), _TO_DAY.search(before)
        lead = since or until or _ON_DAY.search(before)
        head, part = (before[: lead.start()], lead["part"] or "") if lead else (before, "")
        text = f"{head}, {part}{text[mention.end :]}"
        if lead and re.match("as of|by", lead[0], re.IGNORECASE):
            continue
        if context.story.long or not context.story.own.issuperset(date_words(edtf)):
            stamps.append(f"{edtf}/.." if since else f"../{edtf}" if until else edtf)
    return text, stamps


def _edtf(mention: DateMention) -> str | None:
    """A date mention as EDTF; None for a weekday or "last week", whose words stay."""
    if mention.kind != "absolute" or (mention.month is None and mention.year is None):
        return None
    parts = ["XXXX" if mention.year is None else f"{mention.year:04}"]
    if mention.month is not None:
        parts.append(f"{mention.month:02}")
        parts += [] if mention.day is None else [f"{mention.day:02}"]
    return "-".join(parts)


def _reduced(
    found: Sequence[Phrase], context: Context
) -> tuple[str, frozenset[str], frozenset[str]]:
    """Head, other limits, and places."""
    at = _headed(found, context)
    head, limits = _head(found[at], context) if found else ("", set())
    places: set[str] = set()
    for phrase in found[at + 1 :]:
        kept = _kept(phrase, context)
        limits |= kept
        if phrase.lead in known.SIDES.get(context.attribute, ()):
            head = head or phrase.lead
        if phrase.lead in known.LOCATIVE and phrase.tokens and phrase.tokens[-1].capital:
            places |= kept.intersection(token.form for token in phrase.tokens if token.capital)
    return head, frozenset(limits), frozenset(places)


def _headed(found: Sequence[Phrase], context: Context) -> int:
    """Place of the phrase that holds the head: "one of the rockets" is about rockets."""
    empty = context.silent | known.PARTITIVE
    at = 0
    while at + 1 < len(found) and found[at + 1].lead in known.OF:
        if any(token.form not in empty for token in found[at].tokens):
            break
        at += 1
    return at


def _head(phrase: Phrase, context: Context) -> tuple[str, set[str]]:
    """The head of a noun phrase and what limits it; an empty one where the story says it."""
    story = context.story
    words = [token for token in phrase.tokens if token.form not in context.silent]
    if not words:
        return "", set()
    *before, last = words
    limits = {token.form for token in before}
    if _says_nothing(last, context):
        return "", _unsaid(limits, context, spared=_NATIONS if context.counted else frozenset())
    # "American casualties" are Americans, but an American answer is no America.
    answered = not context.counted and last is not phrase.tokens[-1]
    if answered or phrase.lead in known.PREPOSITIONS - known.OF:
        return "", _unsaid(limits | {last.form}, context)
    if not context.counted and not story.long:
        limits -= story.own - _NATIONS
    if last.form in known.PROJECTILES:
        limits -= story.weapons
    return last.form, limits


def _says_nothing(head: Token, context: Context) -> bool:
    """Whether the head of a scope is the event, or another thing that the story names."""
    story = context.story
    if head.form in story.events:
        return True
    if context.counted or story.long or head.form not in story.own:
        return False
    if context.timed and story.events:
        # Of an alert about a demonstration, each has its own time.
        return head.form in story.weapons | known.PROJECTILES
    # A party that the label names is what the scope is about: "Hashed al Shaabi, now".
    return not head.capital or head.form in story.sites | story.weapons


def _kept(phrase: Phrase, context: Context) -> set[str]:
    """The limits in a phrase that follows the head."""
    forms = {token.form for token in phrase.tokens}
    if phrase.lead in known.LIMITING:
        forms.add(form(phrase.lead))
    agents = context.counted and phrase.lead == "by"
    if agents:
        return forms - context.silent - context.story.weapons - context.story.events
    return _unsaid(forms, context)


def _unsaid(forms: set[str], context: Context, spared: frozenset[str] = frozenset()) -> set[str]:
    """Those of the words that neither the story nor the attribute says, and those to be spared."""
    story = context.story
    left = forms - context.silent
    if not story.long:
        return left - (story.own - spared) - story.events
    return left if context.counted else left - story.events
