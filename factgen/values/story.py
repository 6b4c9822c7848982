"""What a story says of itself, so that the scopes of its claims need not say it again. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from factgen import dates
from factgen.models import Claim, Event, Time
from factgen.values import scopewords as known
from factgen.values.days import days
from factgen.values.phrases import tokens

_AND = frozenset({"and", "y", "und"})
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_DATE = re.compile(r"([0-9]{4}|XXXX)(?:-(\d\d)(?:-(\d\d))?)?")
_NAMING = {"place", "target", "weapon"}
"""The attributes whose values name a story."""


@dataclass(frozen=True)
class StoryContext:
    """What all scopes of a story may leave out. Words are forms, as `form` gives them."""

    own: frozenset[str] = frozenset()
    """Words that name the story: of its labels, its places, targets, weapons and times."""
    sites: frozenset[str] = frozenset()
    """Those of places and targets."""
    weapons: frozenset[str] = frozenset()
    speakers: frozenset[frozenset[str]] = frozenset()
    """Each of its sources by name."""
    long: bool = False
    """It goes on for days, or is a series: it has many wholes, so every limit counts."""

    @cached_property
    def events(self) -> frozenset[str]:
        """The words for what the story is, all of its kind."""
        return frozenset[str]().union(*(kind for kind in known.EVENTS if kind & self.own))


def story_context(events: Iterable[Event], claims: Iterable[Claim]) -> StoryContext:
    """The context of the story that `events` of several articles and their `claims` tell."""
    events, claims = tuple(events), tuple(claims)
    values = {a: [c.value for c in claims if c.attribute == a and _says(c)] for a in _NAMING}
    places = [event.place for event in events if event.place]
    named = [*places, *values["place"], *values["target"]]
    labels = [event.label for event in events]
    sites, weapons = _said(named), _said(values["weapon"])
    told = (c.statement for c in claims if c.attribute in _NAMING or c.quantity is not None)
    parted = _parted([*labels, *named]) | _parted(told, among=sites)
    times = [event.time for event in events if event.time]
    times += [claim.time for claim in claims if claim.attribute == "time" and claim.time]
    dated = {word for time in times for word in _time_words(time)}
    # May is a month here, where elsewhere it is a word of grammar.
    own = (_said(labels) | sites | weapons) - known.EMPTY | dated
    return StoryContext(
        own=frozenset(own - parted),
        sites=frozenset(sites),
        weapons=frozenset(weapons),
        speakers=frozenset(_forms(s.name) for claim in claims for s in claim.sources),
        long=_is_long(events),
    )


def _says(claim: Claim) -> bool:
    return claim.polarity == "positive" and claim.value.casefold() != "unknown"


def _forms(text: str) -> frozenset[str]:
    return frozenset(token.form for token in tokens(text)) - known.EMPTY


def _said(texts: Iterable[str]) -> set[str]:
    return {token.form for text in texts for token in tokens(text)}


def _parted(texts: Iterable[str], among: set[str] | None = None) -> set[str]:
    """Words that a text gives side by side, so that either is less than the story: where troops
    are in Iraq and Syria, those in Syria are fewer. With `among`, only where both sides hold some
    of these words."""
    parted: set[str] = set()
    for text in texts:
        words = [token.form for token in tokens(text)]
        for at, word in enumerate(words):
            if word not in _AND or "between" in words[:at]:
                continue
            sides = _run(reversed(words[:at])), _run(words[at + 1 :])
            if among is None or all(side & among for side in sides):
                parted |= sides[0] | sides[1]
    return parted


def _run(words: Iterable[str]) -> set[str]:
    """The words up to the next one of grammar."""
    return set(takewhile(lambda word: word not in known.SMALL | known.PREPOSITIONS, words))


def _time_words(time: Time) -> Iterator[str]:
    """The words by which a text may name this time, its date spelt out."""
    if time.words:
        yield from _forms(time.words)
    for bound in (time.date or "").split("/"):
        yield from date_words(bound)


def date_words(edtf: str) -> Iterator[str]:
    """Year, month and day of a date as the words of a story hold them, as far as it gives them.

    >>> list(date_words("2020-05-29")), list(date_words("XXXX-05"))
    (['2020', 'may', '29'], ['may'])
    """
    if found := _DATE.match(edtf):
        year, month, day = found.groups()
        if year.isdigit():
            yield year
        if month and 1 <= int(month) <= len(_MONTHS):
            yield _MONTHS[int(month) - 1]
        if day:
            yield str(int(day))


def _is_long(events: Iterable[Event]) -> bool:
    """Whether the story goes on for days: its dates say so, or, where it has none, its labels."""
    events = tuple(events)
    dated = [day for e in events if e.time and (day := days(e.time.date)) is not None]
    if any(_is_day(day) for day in dated):
        return False
    if any(day.is_interval for day in dated):
        return True
    return any(_lasts(event.label) for event in events)


def _is_day(value: dates.DateValue) -> bool:
    if value.is_interval:
        return False
    if value.years_open:
        return value.first == value.last
    return value.earliest == value.latest


def _lasts(label: str) -> bool:
    """Whether a label speaks of a series, a protest, a war, or of events in the plural."""
    for word in re.findall(r"[\w'’-]+", label):
        one = known.form(word)
        if one in known.PREPOSITIONS | known.RELATIVE:
            break
        plural = one != word.casefold() and any(one in kind for kind in known.EVENTS)
        if one in known.LASTING or plural:
            return True
    return False
