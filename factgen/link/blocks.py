"""Which pairs of events are worth comparing, in about as many steps as there are events.

Events that share a key stand in one block: a name and a day, a kind and a name, a person killed. A
small block gives all its pairs; in a large one, in the order of days, each event has a few. Pure.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from datetime import date
from itertools import combinations

from factgen.link.kinds import akin
from factgen.link.rules import SHORT, extent
from factgen.link.score import APART, Pair, compared
from factgen.link.traits import Traits

_SMALL_BLOCK = 16
"""A block of this size gives all its pairs."""
_WINDOW = 8
"""In a larger one each event is paired with so many that follow it."""
_SPANS = 40
"""Most different days that an event without an exact day is compared with there."""
_LEAP_YEAR = 2000
_MONTH = 31
_WORTH_A_BLOCK = 0.3
"""A particular of less is looked for in one place only."""
_ALIKE = 0.6
"""Likeness from which on a pair is kept so that a reason can name it, though days forbid it."""


def candidates(traits: Sequence[Traits]) -> tuple[Pair, ...]:
    """The pairs that may be one event or that look alike, each once, by their keys.

    Two events of one article are never a pair.
    """
    events = sorted(traits, key=lambda event: event.id)
    order = [_order(event) for event in events]
    blocks: dict[Hashable, list[int]] = {}
    for number, event in enumerate(events):
        for key in set(_keys(event)):
            blocks.setdefault(key, []).append(number)
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        if len(block) <= _SMALL_BLOCK:
            seen.update(combinations(block, 2))
        else:
            block.sort(key=lambda number: order[number])
            seen.update((min(pair), max(pair)) for pair in _few(block, events))
    pairs = (
        compared(events[one], events[two])
        for one, two in sorted(seen)
        if events[one].article != events[two].article
    )
    return tuple(pair for pair in pairs if _is_kept(pair))


def _few(block: Sequence[int], events: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    """Pairs of a large block in order: each event with the next ones; and each that has no exact
    day with one event of each other day, so that it is seen that it fits several."""
    for at, one in enumerate(block):
        yield from ((one, two) for two in block[at + 1 : at + 1 + _WINDOW])
    first_of_span = {events[number].span: number for number in reversed(block)}
    others = sorted(first_of_span.values())
    others = others[:: len(others) // _SPANS + 1]
    for one in block:
        if not _is_exact(events[one]):
            yield from ((one, two) for two in others if two != one)


def _is_exact(event: Traits) -> bool:
    days = event.days
    return days is not None and not days.years_open and (extent(days) <= SHORT or bool(event.lasts))


def _is_kept(pair: Pair) -> bool:
    return pair.likeness >= _ALIKE or (pair.open and pair.score >= APART)


def _keys(event: Traits) -> Iterator[Hashable]:
    """The blocks that an event stands in."""
    named = event.named
    names = named.names or named.nations
    kinds = event.kinds.head or {""}
    places = event.spots or names
    words = named.nations | named.things | named.others
    if not event.spots:
        words |= event.told
    for day in _calendar_days(event):
        yield from (("day", name, day) for name in named.names)
        yield from (("day", kind, word, day) for kind in kinds for word in words)
    of_month = kinds if _calendar_days(event) else akin(kinds)
    for month in _months(event):
        yield from (("month", kind, name, month) for kind in of_month for name in names)
    yield from (("kind", kind, name) for kind in kinds for name in names)
    for particular in event.particulars:
        if particular.worth > _WORTH_A_BLOCK:
            yield particular.key
        else:
            yield from ((*particular.key, name) for name in places)
    if event.days is None or event.lasts:
        for neighbour in event.neighbours:
            yield from (("beside", kind, neighbour.date) for kind in kinds)


def _calendar_days(event: Traits) -> list[tuple[int, int]]:
    """Each day of a short event as month and day, and the one after it, so that two events that are
    a day apart meet. Years are left out: one that has none must meet all."""
    days = event.days
    if days is None or extent(days) > SHORT:
        return []
    first = date(_LEAP_YEAR, *days.first) if days.first is not None else days.earliest
    start = (first or date.min).toordinal()
    ordinals = range(start, min(start + extent(days), date.max.toordinal()) + 1)
    return [(day.month, day.day) for day in map(date.fromordinal, ordinals)]


def _months(event: Traits) -> Iterator[int]:
    """The months of an event that is known to a month or better."""
    days = event.days
    if days is None or extent(days) > _MONTH:
        return
    if days.years_open:
        yield from {bound[0] for bound in (days.first, days.last) if bound is not None}
    else:
        yield from {bound.month for bound in (days.earliest, days.latest) if bound is not None}


def _order(event: Traits) -> tuple[object, ...]:
    """Where an event stands in a large block: by length, then day, kind and target."""
    days, named = event.days, event.named
    when = ""
    if days is not None:
        when = f"X{days.first}" if days.years_open else str(days.earliest or days.latest)
    kinds, names, things = (sorted(s) for s in (event.kinds.head, named.names, named.things))
    return bool(event.lasts), when, kinds, names, things, event.id
