"""Events into clusters, the likeliest pairs first, so that no cluster holds what may not be one.

A pair joins two clusters only if no event of the one is barred from an event of the other, and no
article has an event in both. What is fixed by hand comes first and stands above all of it. The
result depends on no order. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from factgen.link.rules import Span, barred
from factgen.link.score import MIDDLE, Pair, doubtful, sure, unlike
from factgen.link.traits import Key, Traits

_RIVAL = 0.25
"""An event that fits two that exclude each other, one better by less than this, joins none."""


@dataclass(frozen=True)
class Verdict:
    """What a model said of a doubtful pair."""

    same: bool
    reason: str


@dataclass(frozen=True)
class Fixes:
    """What was fixed by hand: groups of events that are one, and groups of which no two are."""

    same: tuple[tuple[Key, ...], ...] = ()
    apart: tuple[tuple[Key, ...], ...] = ()


Verdicts = Mapping[frozenset[Key], Verdict]


@dataclass
class Clustering:
    """Clusters of events, each in order, and why."""

    clusters: list[list[Traits]]
    joined: dict[frozenset[Key], Pair | None]
    """The pairs that made two clusters one; None for one set by hand."""
    refused: dict[frozenset[Key], str]
    """Why pairs that were likely enough did not."""


@dataclass
class _Cluster:
    """What must be asked before it is joined with another."""

    members: list[Key]
    articles: set[str]
    spans: set[Span]


@dataclass
class _Union:
    """Clusters while they grow."""

    pairs: Sequence[Pair]
    verdicts: Verdicts
    fixes: Fixes
    of: dict[Key, _Cluster]
    joined: dict[frozenset[Key], Pair | None] = field(default_factory=dict)
    refused: dict[frozenset[Key], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._by_hand = _enemies(
            pair for group in self.fixes.apart for pair in combinations(group, 2)
        )
        self._by_model = _enemies(
            sorted(keys) for keys, verdict in self.verdicts.items() if not verdict.same
        )
        self._by_target = _strangers(self.pairs, self.verdicts)

    def by_hand(self) -> None:
        """Join what is fixed as one, whatever else speaks against it."""
        for group in self.fixes.same:
            known = [key for key in group if key in self.of]
            for one, other in pairwise(known):
                self._join(one, other, None)

    def take(self, pair: Pair) -> None:
        """Join the clusters of a pair, unless they exclude each other."""
        one, other = self.of[pair.a], self.of[pair.b]
        if one is other:
            return
        if why := self._clash(one, other, pair):
            self.refused[frozenset((pair.a, pair.b))] = why
        else:
            self._join(pair.a, pair.b, pair)

    def could_take(self, pair: Pair) -> bool:
        """Whether a pair would join two clusters."""
        one, other = self.of[pair.a], self.of[pair.b]
        return one is not other and self._clash(one, other, pair) is None

    def between(self, pair: Pair) -> frozenset[Key]:
        """The first events of the two clusters of a pair."""
        return frozenset(min(self.of[key].members) for key in (pair.a, pair.b))

    def _clash(self, one: _Cluster, other: _Cluster, pair: Pair) -> str | None:
        """Why two clusters may not be one."""
        if _meet(one, other, self._by_hand):
            return "set apart by hand"
        if both := one.articles & other.articles:
            return f"{min(both)} tells of the two as two events"
        for span in sorted(one.spans, key=str):
            for across in sorted(other.spans, key=str):
                if why := barred(span, across):
                    return why
        if not sure(pair) and _meet(one, other, self._by_model):
            return "the model says that they are two"
        if not sure(pair) and _meet(one, other, self._by_target):
            return "they are told with events of other targets"
        return None

    def _join(self, a: Key, b: Key, pair: Pair | None) -> None:
        one, other = self.of[a], self.of[b]
        if one is other:
            return
        if len(one.members) < len(other.members):
            one, other = other, one
        one.members += other.members
        one.articles |= other.articles
        one.spans |= other.spans
        for key in other.members:
            self.of[key] = one
        self.joined[frozenset((a, b))] = pair


def clustered(
    traits: Sequence[Traits], pairs: Sequence[Pair], verdicts: Verdicts, fixes: Fixes
) -> Clustering:
    """The clusters of `traits` by their `pairs`."""
    by_key = {event.id: event for event in traits}
    union = _Union(pairs, verdicts, fixes, _alone(traits))
    union.by_hand()
    likely = [pair for pair in pairs if _is_likely(pair, verdicts)]
    rivals = _rivals(likely, by_key, verdicts, _strangers(pairs, verdicts))
    union.refused |= rivals
    for pair in sorted(likely, key=lambda pair: (-pair.score, pair.a, pair.b)):
        if frozenset((pair.a, pair.b)) not in rivals:
            union.take(pair)
    found = {id(cluster): cluster for cluster in union.of.values()}
    groups = (sorted(cluster.members) for cluster in found.values())
    clusters = [[by_key[key] for key in group] for group in sorted(groups)]
    return Clustering(clusters, union.joined, union.refused)


def questions(
    traits: Sequence[Traits], pairs: Sequence[Pair], fixes: Fixes | None = None
) -> tuple[Pair, ...]:
    """The doubtful pairs on which something hangs, for a model to settle, in order.

    Where two clusters that are sure could be joined by several pairs, the likeliest stands for all.
    """
    union = _Union(pairs, {}, fixes or Fixes(), _alone(traits))
    union.by_hand()
    by_score = sorted(pairs, key=lambda pair: (-pair.score, pair.a, pair.b))
    for pair in by_score:
        if sure(pair):
            union.take(pair)
    asked: dict[frozenset[Key], Pair] = {}
    for pair in by_score:
        if doubtful(pair) and union.could_take(pair):
            asked.setdefault(union.between(pair), pair)
    return tuple(sorted(asked.values(), key=lambda pair: (pair.a, pair.b)))


def _alone(traits: Iterable[Traits]) -> dict[Key, _Cluster]:
    """Each event in a cluster of its own."""
    return {e.id: _Cluster([e.id], {e.article}, {e.span}) for e in traits}


def _is_likely(pair: Pair, verdicts: Verdicts) -> bool:
    """Whether a pair is to be joined: sure, or doubtful and decided so by a model or the score."""
    if not doubtful(pair):
        return sure(pair)
    verdict = verdicts.get(frozenset((pair.a, pair.b)))
    return pair.score >= MIDDLE if verdict is None else verdict.same


def _strangers(pairs: Iterable[Pair], verdicts: Verdicts) -> dict[Key, set[Key]]:
    """The events of one day whose targets differ, but for those that a model took for one."""
    return _enemies(
        (pair.a, pair.b)
        for pair in pairs
        if unlike(pair) and frozenset((pair.a, pair.b)) not in verdicts
    )


def _rivals(
    likely: Sequence[Pair],
    by_key: Mapping[Key, Traits],
    verdicts: Verdicts,
    strangers: Mapping[Key, set[Key]],
) -> dict[frozenset[Key], str]:
    """The pairs to be left out because an event in them fits two events that exclude each other
    about as well, with the reason."""
    pairs_of: dict[Key, dict[Key, Pair]] = {}
    for pair in likely:
        if frozenset((pair.a, pair.b)) not in verdicts:
            pairs_of.setdefault(pair.a, {})[pair.b] = pair
            pairs_of.setdefault(pair.b, {})[pair.a] = pair
    out: dict[frozenset[Key], str] = {}
    for key, others in sorted(pairs_of.items()):
        if two := _torn(others, by_key, strangers):
            names = " and ".join("/".join(one) for one in sorted(two))
            why = f"{'/'.join(key)} fits {names}, which exclude each other"
            out |= {frozenset((key, other)): why for other in others}
    return out


def _torn(
    others: Mapping[Key, Pair], by_key: Mapping[Key, Traits], strangers: Mapping[Key, set[Key]]
) -> tuple[Key, Key] | None:
    """Two of the `others` that an event fits nearly as well as the best of them, and of which one
    excludes the other, by its days or its target."""
    ranked = sorted(others, key=lambda key: (-others[key].score, key))
    first = others[ranked[0]]
    near = [
        key
        for key in ranked
        if others[key].score > first.score - _RIVAL and sure(others[key]) >= sure(first)
    ]
    of_span: dict[Span, Key] = {}
    for key in near:
        of_span.setdefault(by_key[key].span, key)
    for one, other in combinations(of_span, 2):
        if barred(one, other):
            return of_span[one], of_span[other]
    for key in near:
        if unlike_it := strangers.get(key, set()).intersection(near):
            return key, min(unlike_it)
    return None


def _enemies(pairs: Iterable[Iterable[Key]]) -> dict[Key, set[Key]]:
    """Each event of the pairs with those it is kept apart from."""
    out: dict[Key, set[Key]] = {}
    for one, other in pairs:
        out.setdefault(one, set()).add(other)
        out.setdefault(other, set()).add(one)
    return out


def _meet(one: _Cluster, other: _Cluster, enemies: Mapping[Key, set[Key]]) -> bool:
    """Whether an event of one cluster is kept apart from one of the other."""
    if not enemies:
        return False
    few, many = sorted((one.members, other.members), key=len)
    members = set(many)
    return any(not members.isdisjoint(enemies[key]) for key in few if key in enemies)
