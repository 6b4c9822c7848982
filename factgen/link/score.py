"""How likely two events are one, 0 to 1, by what they share; and what that decides.

The base is a product: agreement in kind, in place and target, and in days. What only one occurrence
can have is added as an independent chance. A pair is sure, doubtful or apart by two thresholds; the
rules of `rules` stand above all of it. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from factgen.dates import DateValue
from factgen.link.kinds import AIMED, likeness
from factgen.link.particulars import Particular, shared
from factgen.link.rules import ENDLESS, SHORT, barred, extent
from factgen.link.traits import Key, Neighbour, Traits
from factgen.values.days import meet
from factgen.values.words import date_words

SAME = 0.85
"""From here on two events are one."""
MIDDLE = 0.55
"""From here on a doubtful pair is one where nobody is asked."""
APART = 0.3
"""Below this two events are two."""

_UNDATED = 0.25
"""What days give where one of the two has none: even with all else, too little for a doubt."""
_NEXT_DAY = 0.45
_BY_EXTENT = ((1, 1.0), (SHORT, 0.95), (31, 0.6), (366, 0.3), (ENDLESS, 0.2))
"""Days that meet, by how many days the wider of the two allows."""
_OPEN_YEAR = 0.8
"""Days that meet in some year are that much worth less."""
_LASTING_OPEN_YEAR = 0.6
_ONE_START, _NEAR_START, _OTHER_START = 0.9, 0.7, 0.25
_NEAR_STARTS = timedelta(days=31)

_UNKNOWN_KIND = 0.5

_SHARED_WORD = 0.95
"""One place, and a word of the target shared; or a kind for which the place says enough."""
_PLACE_ALONE = 0.8
_ONE_SIDED = 0.75
"""One place, and a target on one side only."""
_OTHER_WORDS = 0.5
"""Doubtful, and two where nobody is asked: below `MIDDLE`."""
_OTHER_TARGET = 0.35
_ONE_NATION, _NATION_ALONE = 0.9, 0.7
"""The place of something long by the nation, with a word of the target shared and without."""
_ONE_NAME = 0.5
"""A name is shared, but not that of the place."""
_OTHER_NAMES = 0.25
_NOWHERE = 0.15
"""Other places, or other nations."""
_UNPLACED, _WORD, _MOST_UNPLACED = 0.3, 0.2, 0.85
"""No place is named on one side at least; what each shared word adds to that, and up to where."""

_NEIGHBOUR = 0.2
_MOST_NEIGHBOURS = 2
_ALIKE = 0.6
"""What each dated event that both articles tell of beside the two adds, if the two are alike
in kind and place; never enough alone."""
_OTHER_KIND, _OTHER_PLACE = 0.3, 0.5
"""How much of a particular's worth stands where the kinds, the places differ."""


@dataclass(frozen=True)
class Pair:
    """Two events of two articles that may be one; `a` is before `b`."""

    a: Key
    b: Key
    score: float
    tie: str | None
    """The particular that they share, as a clause: "both say that Qassem Soleimani was killed"."""
    barred: str | None
    """Why they may never be one, as a clause."""
    undated: bool
    """One of them has no day, so that without a `tie` they stay apart."""
    likeness: float
    """Agreement in kind, place and target, without days."""

    @property
    def open(self) -> bool:
        """Whether a score or a model may make them one."""
        return self.barred is None and (self.tie is not None or not self.undated)


def sure(pair: Pair) -> bool:
    """Whether the two are one without asking."""
    return pair.open and pair.score >= SAME


def doubtful(pair: Pair) -> bool:
    """Whether a model should be asked, if there is one."""
    return pair.open and APART <= pair.score < SAME


def unlike(pair: Pair) -> bool:
    """Whether the two seem to be two of one day, by their targets or places."""
    return pair.open and pair.tie is None and pair.likeness <= _OTHER_TARGET


def compared(a: Traits, b: Traits) -> Pair:
    """Two events beside each other."""
    if b.id < a.id:
        a, b = b, a
    kind, where, when = _kind(a, b), _place(a, b), _days(a, b)
    ties = shared(a.particulars, b.particulars)
    trust = (1.0 if kind else _OTHER_KIND) * (1.0 if where > _OTHER_NAMES else _OTHER_PLACE)
    left = 1 - kind * where * when
    for particular in ties:
        left *= 1 - particular.worth * trust
    undated = a.days is None or b.days is None
    alike = kind * where >= _ALIKE
    beside = _neighbours(a, b) if undated and alike and _may_be_beside(a, b) else ()
    left *= (1 - _NEIGHBOUR) ** len(beside)
    return Pair(
        a=a.id,
        b=b.id,
        score=round(1 - left, 4),
        tie=_tie(ties, beside),
        barred=barred(a.span, b.span),
        undated=undated,
        likeness=round(kind * where, 4),
    )


def _tie(ties: tuple[Particular, ...], beside: tuple[Neighbour, ...]) -> str | None:
    if ties:
        return ties[0].said
    if beside:
        kinds = " or ".join(sorted(beside[0].kinds.head)) or "event"
        return f"both articles also tell of one {kinds} on {date_words(beside[0].date)}"
    return None


def _kind(a: Traits, b: Traits) -> float:
    """How far the kinds agree, 0 to 1; where one is not known, by the words beside the place."""
    known = likeness(a.kinds, b.kinds)
    if known is not None:
        return known
    one, other = (
        (event.named.names - event.spots) | event.named.things | event.named.others
        for event in (a, b)
    )
    fewer = min(len(one), len(other))
    return _UNKNOWN_KIND + (1 - _UNKNOWN_KIND) * (len(one & other) / fewer if fewer else 0.0)


def _place(a: Traits, b: Traits) -> float:
    """How far place and target agree, 0 to 1."""
    one, other = a.named, b.named
    if a.core and b.core:
        known = bool(a.core & other.names), bool(b.core & one.names)
        if all(known):
            return _target(a, b)
        # A town, and what may be its country or a quarter of it.
        return _contained(a, b) if any(known) else _NOWHERE
    names = one.names & other.names
    if names & (a.core | b.core) or (names and names in (one.names, other.names)):
        return _target(a, b)
    if names:
        return _ONE_NAME
    if a.lands and b.lands and not a.lands & b.lands:
        return _NOWHERE
    if one.names and other.names:
        return _OTHER_NAMES
    words = (one.things | one.others) & (other.things | other.others)
    if a.lasts and b.lasts and a.lands & b.lands:
        return _ONE_NATION if words else _NATION_ALONE
    shared = len(words) + bool(one.nations & other.nations)
    return min(_UNPLACED + _WORD * shared, _MOST_UNPLACED)


def _beside(a: Traits, b: Traits) -> bool:
    """Whether a name beside the place, or an unknown word, is shared."""
    one, other = a.named, b.named
    names = (one.names & other.names) - a.spots - b.spots
    return bool(names or one.others & other.others or len(a.core & b.core) > 1)


def _contained(a: Traits, b: Traits) -> float:
    """How far they agree where the place of one may hold that of the other, 0 to 1."""
    shared = a.named.things & b.named.things or _beside(a, b)
    return _ONE_SIDED if shared else _ONE_NAME


def _target(a: Traits, b: Traits) -> float:
    """How far the targets of two events in one place agree, 0 to 1."""
    one, other = a.named, b.named
    if one.things & other.things:
        return 1.0
    if (parted := _parted(a, b)) is not None:
        return parted
    beside = _beside(a, b)
    if one.things and other.things:
        return _OTHER_WORDS if beside else _OTHER_TARGET
    if beside:
        return _SHARED_WORD
    said = [bool(text.things or text.others) for text in (one, other)]
    if all(said):
        return _OTHER_WORDS
    if any(said):
        return _ONE_SIDED
    return _PLACE_ALONE if (a.kinds.head | b.kinds.head) & AIMED else _SHARED_WORD


def _parted(a: Traits, b: Traits) -> float | None:
    """How far two agree of which each has names beside the place, and none is shared; else None."""
    one, other = a.own - b.spots, b.own - a.spots
    if not one or not other or one & other:
        return None
    # A person on one side, and on the other what may be a quarter of the town, tell of no two.
    persons = bool(one - a.named.names), bool(other - b.named.names)
    return _OTHER_TARGET if persons[0] == persons[1] else _OTHER_WORDS


def _days(a: Traits, b: Traits) -> float:
    """How far the days agree, 0 to 1; what is barred may be anything."""
    one, other = a.days, b.days
    if one is None or other is None:
        return _UNDATED
    if a.lasts and b.lasts:
        worth = _starts(one, other)
        return worth * _LASTING_OPEN_YEAR if one.years_open or other.years_open else worth
    if a.lasts or b.lasts:
        return _UNDATED
    if not meet(one, other):
        return _NEXT_DAY
    wider = max(extent(one), extent(other))
    worth = next(worth for bound, worth in _BY_EXTENT if wider <= bound)
    return worth * _OPEN_YEAR if one.years_open or other.years_open else worth


def _starts(one: DateValue, other: DateValue) -> float:
    """How far two long events begin alike: a series is named by its start, and told up to the day
    of the article."""
    if one.years_open and other.years_open:
        return _ONE_START if one.first == other.first else _OTHER_START
    starts = one.earliest, other.earliest
    if starts[0] is None or starts[1] is None:
        return _OTHER_START
    between = abs(starts[0] - starts[1])
    if between <= timedelta(days=SHORT):
        return _ONE_START
    return _NEAR_START if between <= _NEAR_STARTS else _OTHER_START


def _may_be_beside(a: Traits, b: Traits) -> bool:
    """Whether neighbours can tie the two: both go on or neither does, and no article tells of the
    other's event beside its own."""
    if bool(a.lasts) != bool(b.lasts):
        return False
    return not any(
        event.days is not None
        and near.date == event.days.text
        and near.kinds.head & event.kinds.head
        for event, others in ((a, b.neighbours), (b, a.neighbours))
        for near in others
    )


def _neighbours(a: Traits, b: Traits) -> tuple[Neighbour, ...]:
    """Dated events that both articles tell of beside the two, by date, at most two."""
    found = [
        one
        for one in sorted(a.neighbours, key=lambda neighbour: neighbour.date)
        for other in b.neighbours
        if one.date == other.date and one.kinds.head & other.kinds.head
    ]
    return tuple(found[:_MOST_NEIGHBOURS])
