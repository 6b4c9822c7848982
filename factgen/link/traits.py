"""What each event of a claim table is known by: kind, days, place, target, names and particulars.

All that linking compares is worked out here once for each event, so that comparing two events is a
few meetings of small sets. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from factgen.attributes import Attributes
from factgen.dates import DateValue
from factgen.datewords import find_dates
from factgen.link.kinds import (
    Kinds,
    is_common,
    is_limit,
    is_locative,
    is_means,
    is_telling,
    is_title,
    kinds,
    kinds_of,
    lasting,
    thing,
)
from factgen.link.particulars import COMMITTED, Particular, particulars, people
from factgen.link.rules import SHORT, Span, extent
from factgen.link.words import Token, sound, tokens
from factgen.models import Claim, ClaimTable, Event, Role, Time
from factgen.values.days import days, meet, narrowest

Key = tuple[str, str]
"""An article's id and the key of one of its events."""

_SMALL = 3
"""A word of fewer letters says nothing by itself."""
_MONTH = 31
_SINCE = re.compile(r"(?i)\b(?:since|seit|desde)(?: (?:dem|el))?\s*\Z")
_PARTS = re.compile(r"[,;]|\b(?:and|und|y)\b")


@dataclass(frozen=True)
class Neighbour:
    """Another event of the same article whose day is known, year and all."""

    date: str
    kinds: Kinds


@dataclass(frozen=True)
class Text:
    """The words of some texts, sorted by what they can say."""

    names: frozenset[str] = frozenset()
    """Proper names but for nations, by their sound."""
    nations: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    """Common things in one form for all languages: "embassy"."""
    others: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Traits:
    """One event of one article as linking sees it."""

    article: str
    key: str
    label: str
    role: Role = "background"
    time: Time | None = None
    """The event's own, else that of its claims about when it was."""
    place: str | None = None
    target: str | None = None
    """The target as most of its claims name it."""
    days: DateValue | None = None
    lasts: bool | None = None
    """Whether it is a series or goes on for long; None where the text does not tell."""
    kinds: Kinds = field(default_factory=Kinds)
    attributes: frozenset[str] = frozenset()
    """Those that its claims answer."""
    spots: frozenset[str] = frozenset()
    """Names of places where it was, no nations."""
    core: frozenset[str] = frozenset()
    """Those that its label gives, else those that hold no other: "Velm" of "Velm, Norland"."""
    lands: frozenset[str] = frozenset()
    """The nations that it was in."""
    named: Text = field(default_factory=Text)
    """Words of label, place and target."""
    own: frozenset[str] = frozenset()
    """Names of label and target that are none of `spots`, those of persons among them."""
    told: frozenset[str] = frozenset()
    """Names and nations of its claims."""
    particulars: tuple[Particular, ...] = ()
    neighbours: tuple[Neighbour, ...] = ()

    @property
    def id(self) -> Key:
        """Article and key, which name it and put all events in order."""
        return self.article, self.key

    @property
    def span(self) -> Span:
        """What `rules.barred` asks for."""
        return self.days, self.lasts


def traits(table: ClaimTable, attributes: Attributes) -> tuple[Traits, ...]:
    """The traits of the events of a table that have claims or are main, in the order of keys.

    Two events of one key are one: the first counts.
    """
    claims: dict[str, list[Claim]] = {}
    for claim in sorted(table.claims, key=lambda claim: claim.id):
        claims.setdefault(claim.event, []).append(claim)
    events = {event.key: event for event in reversed(table.events)}
    told = [events[key] for key in sorted(events) if key in claims or events[key].role == "main"]
    language = table.article.language
    of_event = [_traits(e, claims.get(e.key, []), attributes, language) for e in told]
    return tuple(_with_neighbours(of_event))


def _traits(event: Event, claims: Sequence[Claim], attributes: Attributes, language: str) -> Traits:
    label = tokens(event.label, language)
    time = _time(event, label, claims, language)
    when = days(time.date) if time is not None else None
    when = when or _since(event.label, language)
    places = [event.place or "", *_values(claims, "place")]
    targets = _values(claims, "target")
    answered = frozenset(claim.attribute for claim in claims)
    located = _located(event.label, language)
    in_label = frozenset(sound(token.key) for token in located if token.named)
    spots = words_of("; ".join(places), language).names | in_label
    known = particulars(event.label, claims, attributes, language)
    said = words_of("; ".join(f"{c.scope}; {c.value}" for c in claims), language)
    named = words_of("; ".join((event.label, *places, *targets)), language)
    return Traits(
        article=event.article,
        key=event.key,
        label=event.label,
        role=event.role,
        time=time,
        place=event.place,
        target=most_common(targets),
        days=when,
        lasts=_lasts(event, when, label, answered),
        kinds=kinds(event.label, answered, language),
        attributes=answered,
        spots=spots,
        core=in_label or spots - _around(places, language),
        lands=_lands(places, language) | {t.key for t in located if t.nation},
        # Whom it befell is compared as a particular, and says nothing of the place.
        named=replace(named, names=named.names - people(known)),
        own=named.names - spots,
        told=said.names | said.nations,
        particulars=known,
    )


def words_of(text: str, language: str) -> Text:
    """The words of `text` by what they can say."""
    sets: dict[str, set[str]] = {name: set() for name in ("names", "nations", "things", "others")}
    for token in tokens(text, language):
        common = thing(token.key)
        if token.of_date:
            continue
        if token.nation:
            sets["nations"].add(token.key)
        elif common is not None:
            sets["things"].add(common)
        elif len(token.key) < _SMALL or is_means(token.key) or is_title(token.key):
            continue
        elif token.named and not is_common(token.key):
            sets["names"].add(sound(token.key))
        elif is_telling(token.key) and not kinds_of(token.key, language[:2]):
            sets["others"].add(token.key)
    sets["things"].discard("")
    return Text(**{name: frozenset(keys) for name, keys in sets.items()})


def most_common(texts: Sequence[str]) -> str | None:
    """The text that stands there most often; ties to the longest, then by alphabet."""
    return min(set(texts), key=lambda text: (-texts.count(text), -len(text), text), default=None)


def _values(claims: Iterable[Claim], attribute: str) -> list[str]:
    return [c.value for c in claims if c.attribute == attribute and c.polarity == "positive"]


def _located(label: str, language: str) -> set[Token]:
    """The names and nations that stand in a label as places: after "in", "near", and no comma."""
    found = set()
    for part in label.split(","):
        after = False
        for token in tokens(part, language):
            named = token.named and not token.of_date and not is_common(token.key)
            if after and (named or token.nation):
                found.add(token)
            # "In northern Iraq", "near the Orla mine".
            passed = named or token.nation or not is_limit(token.key) or thing(token.key) == ""
            after = is_locative(token.key) or (after and passed)
    return found


def _lands(places: Iterable[str], language: str) -> frozenset[str]:
    """The nations that places end with: of "northern Iraq", not of "Iraqi capital"."""
    parts = (part for place in places for part in _PARTS.split(place))
    ends = [found[-1] for part in parts if (found := tokens(part, language))]
    return frozenset(end.key for end in ends if end.nation)


def _around(places: Iterable[str], language: str) -> frozenset[str]:
    """The names that stand only after a comma of the places."""
    parted = [place.partition(",") for place in places]
    first, rest = ("; ".join(parts) for parts in zip(*((p[0], p[2]) for p in parted), strict=True))
    return words_of(rest, language).names - words_of(first, language).names


def _time(
    event: Event, label: Sequence[Token], claims: Iterable[Claim], language: str
) -> Time | None:
    """The event's own time, else that of its claims that say when all of it was.

    Claims that cannot all be right give no day.
    """
    if event.time is not None and days(event.time.date) is not None:
        return event.time
    times = [
        claim.time
        for claim in claims
        if claim.attribute == "time"
        and claim.polarity == "positive"
        and claim.certainty in COMMITTED
        and claim.time is not None
        and days(claim.time.date) is not None
        and _is_whole(claim.scope, label, language)
    ]
    allowed = {value for time in times if (value := days(time.date)) is not None}
    if all(meet(one, other) for one, other in combinations(allowed, 2)):
        return narrowest(times) or event.time
    return event.time


def _since(label: str, language: str) -> DateValue | None:
    """The days of a label like "attacks since October 2017", where nothing else gives them."""
    for date in find_dates(label, language):
        if date.month is not None and _SINCE.search(label[: date.start]):
            year = "XXXX" if date.year is None else f"{date.year:04}"
            day = "" if date.day is None else f"-{date.day:02}"
            return days(f"{year}-{date.month:02}{day}/..")
    return None


def _is_whole(scope: str, label: Sequence[Token], language: str) -> bool:
    """Whether a scope names the event itself, and no start, end or piece of it."""
    known = {token.key for token in label}
    of_label = frozenset[str]().union(*(kinds_of(key, language[:2]) for key in known))
    return all(
        token.key in known
        or not is_limit(token.key)
        or not of_label.isdisjoint(kinds_of(token.key, language[:2]))
        for token in tokens(scope, language)
    )


def _lasts(
    event: Event, when: DateValue | None, label: Sequence[Token], answered: frozenset[str]
) -> bool | None:
    """Whether the event is a series or goes on for long, as its days, label and claims tell."""
    if when is not None and extent(when) <= SHORT:
        return False
    if when is not None and when.is_interval:
        return True
    counted = "occurrences" in answered and event.role != "main"
    if counted or lasting(label):
        return True
    return False if when is not None and extent(when) <= _MONTH else None


def _with_neighbours(events: Sequence[Traits]) -> Iterator[Traits]:
    """Each event with the others of its article that have a day, in order."""
    dated = [
        (event.key, Neighbour(event.days.text, event.kinds))
        for event in events
        if event.days is not None and not event.days.years_open and extent(event.days) == 1
    ]
    for event in events:
        others = tuple(neighbour for key, neighbour in dated if key != event.key)
        yield replace(event, neighbours=others)
