"""Clusters as stories: an id that does not depend on others, label, time and place, and the reason.

The reason says why the events are one, or that one article only tells of it, and from what like
events it was left apart. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, combinations

from factgen.link.clusters import Clustering, Fixes, Verdict, Verdicts, clustered
from factgen.link.rules import SHORT, extent
from factgen.link.score import APART, MIDDLE, Pair, doubtful
from factgen.link.traits import Key, Traits, most_common
from factgen.models import Member, Story, Time
from factgen.values.days import meet, narrowest, same
from factgen.values.words import date_words

_ALIKE = 0.75
"""Likeness from which on a reason names an event that was left apart."""
_NAMED = 3
"""Most events that a reason names for one cause."""


def link(
    traits: Sequence[Traits],
    pairs: Sequence[Pair],
    verdicts: Verdicts | None = None,
    fixes: Fixes | None = None,
) -> tuple[Story, ...]:
    """The events of `traits` as stories by their `pairs` (see `candidates`), main ones first, then
    those that most articles tell of.

    A verdict decides a pair that is doubtful, and no other; where there is none the score does.
    Events that `fixes` names and `traits` lacks are passed over.
    """
    fixes = fixes or Fixes()
    found = clustered(traits, pairs, verdicts or {}, fixes)
    reasons = _Reasons(found, pairs, verdicts or {}, fixes)
    stories = [_story(cluster, reasons.of(cluster)) for cluster in found.clusters]
    return tuple(sorted(stories, key=lambda s: (s.role != "main", -len(s.members), s.id)))


def _story(cluster: Sequence[Traits], reason: str) -> Story:
    return Story(
        id=".".join(cluster[0].id),
        label=_teller(cluster).label,
        time=_time(cluster),
        place=_place(cluster),
        role="main" if any(event.role == "main" for event in cluster) else "background",
        members=tuple(Member(article=event.article, event=event.key) for event in cluster),
        reason=reason,
    )


def _teller(cluster: Sequence[Traits]) -> Traits:
    """The event that says most: a main one, one with a day, the longest label."""
    return min(
        cluster,
        key=lambda e: (e.role != "main", e.days is None, -len(e.label), e.label, e.id),
    )


def _time(cluster: Sequence[Traits]) -> Time | None:
    """The narrowest time with a day, else any."""
    times = [event.time for event in cluster if event.time is not None]
    return narrowest(times)


def _place(cluster: Sequence[Traits]) -> str | None:
    """The place of most words, as the narrowest; ties by alphabet."""
    places = [event.place for event in cluster if event.place]
    return min(places, key=lambda place: (-len(place.split()), place), default=None)


@dataclass
class _Reasons:
    """What is said of each cluster."""

    found: Clustering
    pairs: Sequence[Pair]
    verdicts: Verdicts
    fixes: Fixes

    def __post_init__(self) -> None:
        self._home = {e.id: n for n, cluster in enumerate(self.found.clusters) for e in cluster}
        self._events = {e.id: e for e in chain.from_iterable(self.found.clusters)}
        self._across: dict[int, list[Pair]] = {}
        for pair in self.pairs:
            one, other = self._home[pair.a], self._home[pair.b]
            if one != other and self._is_told(pair):
                self._across.setdefault(one, []).append(pair)
                self._across.setdefault(other, []).append(pair)
        self._within: dict[int, list[tuple[frozenset[Key], Pair | None]]] = {}
        for keys, joining in self.found.joined.items():
            self._within.setdefault(self._home[min(keys)], []).append((keys, joining))

    def of(self, cluster: Sequence[Traits]) -> str:
        """Why the events of `cluster` are one story, and what was left apart from it."""
        home = self._home[cluster[0].id]
        why = self._one(cluster, home) if len(cluster) > 1 else ["told by one article only"]
        apart = self._apart(home)
        return "; ".join(
            [*why, *([f"left apart from {', and from '.join(apart)}"] if apart else [])]
        )

    def _one(self, cluster: Sequence[Traits], home: int) -> list[str]:
        parts = [_in_common(cluster)] if _in_common(cluster) else []
        joined = sorted(self._within.get(home, ()), key=lambda entry: sorted(entry[0]))
        if any(pair is None for _, pair in joined):
            parts.append("joined by hand")
        ties = [self._tied(keys, pair) for keys, pair in joined if pair is not None]
        return parts + [tie for tie in dict.fromkeys(ties) if tie][:_NAMED]

    def _tied(self, keys: frozenset[Key], pair: Pair) -> str:
        """What joined two events beside kind, place and day."""
        verdict = self.verdicts.get(keys)
        if verdict is not None and doubtful(pair):
            return f"{_name(pair.a)} and {_name(pair.b)}: {_said(verdict)}"
        if not pair.undated or pair.tie is None:
            return ""
        one, other = (self._with_lack(key) for key in (pair.a, pair.b))
        return f"{one} and {other}: {pair.tie}"

    def _with_lack(self, key: Key) -> str:
        return _name(key) if self._events[key].days is not None else f"{_name(key)} (no date)"

    def _lack(self, key: Key) -> str:
        """That an event has no date, with the words that it gives instead."""
        time = self._events[key].time
        return f"no date but “{time.words}”" if time and time.words else "no date"

    def _is_told(self, pair: Pair) -> bool:
        """Whether a reader may wonder why the two were left apart: they were nearly joined, or are
        alike in kind, place and length."""
        if pair.open and pair.score >= APART:
            return True
        one, other = self._events[pair.a], self._events[pair.b]
        placed = one.named.names & other.named.names
        return pair.likeness >= _ALIKE and bool(placed) and bool(one.lasts) == bool(other.lasts)

    def _apart(self, home: int) -> list[str]:
        """The likest events of other clusters, one of each, and what parts them."""
        told: dict[int, str] = {}
        for other in self._by_hand(home):
            told.setdefault(self._home[other], f"{_name(other)}: set apart by hand")
        for pair in sorted(self._across.get(home, ()), key=self._rank):
            own, other = (pair.a, pair.b) if self._home[pair.a] == home else (pair.b, pair.a)
            told.setdefault(self._home[other], f"{_name(other)}: {self._why(pair, own, other)}")
        return list(told.values())[:_NAMED]

    def _by_hand(self, home: int) -> list[Key]:
        """The events that are fixed as other ones than those of a cluster."""
        return sorted(
            other
            for group in self.fixes.apart
            if any(self._home.get(key) == home for key in group)
            for other in group
            if self._home.get(other, home) != home
        )

    def _rank(self, pair: Pair) -> tuple[object, ...]:
        roles = {self._events[key].role for key in (pair.a, pair.b)}
        return roles != {"main"}, -pair.likeness, -pair.score, pair.a, pair.b

    def _why(self, pair: Pair, own: Key, other: Key) -> str:
        keys = frozenset((own, other))
        if refused := self.found.refused.get(keys):
            return refused
        if pair.barred:
            return pair.barred
        verdict = self.verdicts.get(keys)
        if verdict is not None and doubtful(pair):
            return _said(verdict)
        one, two = self._events[own].days, self._events[other].days
        if one is not None and two is not None:
            if pair.likeness < MIDDLE:
                return "kind, place and target are not alike enough"
            return f"{date_words(one.text)} and {date_words(two.text)} need not be one time"
        if one is two:
            bare = "neither gives a date"
        else:
            bare = (
                f"this one gives {self._lack(own)}"
                if two
                else f"that one gives {self._lack(other)}"
            )
        if pair.tie is None:
            return f"{bare}, and nothing that one occurrence alone can have ties them"
        return f"{bare}, and it is not enough that {pair.tie}"


def _in_common(cluster: Sequence[Traits]) -> str:
    """Day and target that the events share, in words."""
    dated = [event.days for event in cluster if event.days is not None]
    parts = []
    if len(dated) > 1:
        if all(same(dated[0], other) for other in dated):
            word = "day" if extent(dated[0]) <= SHORT else "time"
            parts.append(f"one {word}, {date_words(dated[0].text)}")
        else:
            texts = sorted({date_words(value.text) for value in dated})[:_NAMED]
            near = all(meet(one, other) for one, other in combinations(dated, 2))
            how = "that meet" if near else "next to each other"
            parts.append(f"days {how}, {' and '.join(texts)}")
    targets = [event.target for event in cluster if event.target]
    if len(targets) > 1:
        parts.append(f"one target, {most_common(targets)}")
    elif place := most_common([event.place for event in cluster if event.place]):
        parts.append(f"one place, {place}")
    elif kinds := frozenset.intersection(*(event.kinds.head for event in cluster)):
        parts.append(f"one kind of event, {min(kinds)}")
    return ", ".join(parts)


def _said(verdict: Verdict) -> str:
    """What the model gave as its reason, as its words."""
    return f"the model says: “{' '.join(verdict.reason.split()).rstrip('.')}”"


def _name(key: Key) -> str:
    return "/".join(key)
