"""The score of a fact table against the gold of one story, as counts and as lists for people.

Four things are held against gold: which events were linked, which claims were gathered into one
fact, which status each fact has, and whether what looks like a contradiction and is none was taken
for one. Ratios are made of sums of the counts (`crossmetrics`). Nothing depends on the order of
rows, events or facts. Pure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb

from factgen.attributes import Attributes
from factgen.evaluate.align import Alignment, assigned
from factgen.evaluate.eventlinks import Links, linked
from factgen.evaluate.gold import Gold
from factgen.evaluate.storyfile import StoryFact, StoryGold
from factgen.facts.answer import COMMITTED, UNKNOWN
from factgen.facts.clashes import clashes
from factgen.fold import fold
from factgen.models import Claim, ClaimTable, Fact, FactTable, Status

MISSED = "none"
"""In place of a status, where no predicted fact is matched."""
_LEAST = 1e-9
"""Facts that share a reading may be one."""


@dataclass(frozen=True)
class WrongStatus:
    """A gold fact whose matched fact has another status, or that none is matched to."""

    fact: str
    """Id of the gold fact."""
    gold: Status
    predicted: Status | None
    found: str | None
    """Id of the matched fact."""
    readings: tuple[str, ...]
    """Of the gold fact: ids of gold claims."""
    given: tuple[str, ...]
    """Of the matched fact: ids of predicted claims."""


@dataclass(frozen=True)
class FalseConflict:
    """Two claims that can both be true and are told as contradicting each other."""

    what: str
    """Why they can both be true."""
    rows: tuple[str, ...]
    """Ids of gold claims."""
    fact: str
    """Id of the predicted fact."""


@dataclass(frozen=True)
class StoryScore:
    """The counts of one story, and what a reader should look at."""

    story: str
    counts: Mapping[str, float]
    links: Links
    wrong: tuple[WrongStatus, ...]
    """By id of the gold fact."""
    missed: tuple[str, ...]
    """Ids of gold facts in conflict of which no predicted conflict tells."""
    spurious: tuple[str, ...]
    """Ids of predicted conflicts that share no reading with one of gold."""
    false: tuple[FalseConflict, ...]
    """On hard negatives."""


@dataclass(frozen=True)
class _Told:
    """A predicted fact, and the gold claims that its readings are aligned to."""

    fact: Fact
    golds: frozenset[str]


def score_story(
    gold: StoryGold,
    golds: Mapping[str, Gold],
    table: FactTable,
    tables: Mapping[str, ClaimTable],
    alignments: Mapping[str, Alignment],
    attributes: Attributes,
) -> StoryScore:
    """The score of `table`, which was made of `tables`, against `gold`.

    `golds`, `tables` and `alignments` are by article; an article without alignment has nothing
    right. `attributes` are those that the table was made with.
    """
    names = {p: g for alignment in alignments.values() for p, g in alignment.claims.items()}
    told = sorted((_read(fact, names) for fact in table.facts), key=_order)
    facts = sorted(gold.facts, key=lambda fact: fact.id)
    matched = _matched(facts, told)
    links = linked(gold, golds, table, alignments)
    counts: dict[str, float] = defaultdict(float, links.counts)
    counts["stories"] = 1
    _gathering(counts, facts, golds, told)
    claims = {claim.id: claim for one in tables.values() for claim in one.claims}
    wrong = _statuses(counts, facts, matched, claims)
    missed, spurious = _conflicts(counts, facts, matched, told)
    false = _false_conflicts(counts, gold, names, _Clashes(table, tables, attributes))
    return StoryScore(
        story=gold.story,
        counts=dict(sorted(counts.items())),
        links=links,
        wrong=tuple(wrong),
        missed=tuple(missed),
        spurious=tuple(spurious),
        false=tuple(false),
    )


def _read(fact: Fact, names: Mapping[str, str]) -> _Told:
    return _Told(fact, frozenset(names[r.claim] for r in fact.readings if r.claim in names))


def _order(told: _Told) -> tuple[list[str], list[str]]:
    """An order of the facts' own: by what they hold."""
    return sorted(told.golds), sorted(reading.claim for reading in told.fact.readings)


def _matched(facts: Sequence[StoryFact], told: Sequence[_Told]) -> dict[str, _Told]:
    """The predicted fact that each gold fact is, by its id: one to one, by the readings shared."""
    likeness = [[_jaccard(frozenset(fact.readings), one.golds) for one in told] for fact in facts]
    ties = [[float(fact.attribute == one.fact.attribute) for one in told] for fact in facts]
    return {facts[i].id: told[j] for i, j in assigned(likeness, ties, _LEAST)}


def _jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a or b else 0.0


def _gathering(
    counts: dict[str, float],
    facts: Sequence[StoryFact],
    golds: Mapping[str, Gold],
    told: Sequence[_Told],
) -> None:
    """Pairs of claims of gold facts that stand in one fact, in gold, in the table, in both.
    Optional claims neither earn nor cost anything."""
    arguable = frozenset[str]().union(*(gold.optional for gold in golds.values()))
    homes = {name: fact.id for fact in facts for name in fact.readings if name not in arguable}
    groups = [sum(home == fact.id for home in homes.values()) for fact in facts]
    pairs = [pair for one in told for pair in combinations(sorted(one.golds & homes.keys()), 2)]
    counts["gathered/gold"] = sum(comb(size, 2) for size in groups)
    counts["gathered/predicted"] = len(pairs)
    counts["gathered/right"] = sum(homes[a] == homes[b] for a, b in pairs)


def _statuses(
    counts: dict[str, float],
    facts: Sequence[StoryFact],
    matched: Mapping[str, _Told],
    claims: Mapping[str, Claim],
) -> list[WrongStatus]:
    """The statuses of gold facts beside those of the facts matched to them, and beside what cruder
    ways say of these; an accepted status counts as the gold one."""
    wrong = []
    for gold in facts:
        told = matched.get(gold.id)
        fact = told.fact if told else None
        said: dict[str, str] = dict.fromkeys(("status", "all_single", "equal_strings"), MISSED)
        if fact is not None:
            readings = [claims[reading.claim] for reading in fact.readings]
            said = {
                "status": fact.status,
                "all_single": "single",
                "equal_strings": by_equal_strings(readings),
            }
        right = {gold.status, *gold.accepted}
        for way, status in said.items():
            counts[f"{way}/{gold.status}/{gold.status if status in right else status}"] += 1
        if said["status"] not in right:
            wrong.append(
                WrongStatus(
                    fact=gold.id,
                    gold=gold.status,
                    predicted=fact.status if fact else None,
                    found=fact.id if fact else None,
                    readings=tuple(sorted(gold.readings)),
                    given=tuple(sorted(r.claim for r in fact.readings)) if fact else (),
                )
            )
    return wrong


def by_equal_strings(claims: Sequence[Claim]) -> Status:
    """What one gets who compares the values of committed claims letter by letter."""
    committed = [c for c in claims if c.certainty in COMMITTED and c.value.casefold() != UNKNOWN]
    values = {fold(claim.value).text for claim in committed}
    if len(values) > 1:
        return "conflicting"
    return "agreed" if len({claim.article for claim in committed}) > 1 else "single"


def _conflicts(
    counts: dict[str, float],
    facts: Sequence[StoryFact],
    matched: Mapping[str, _Told],
    told: Sequence[_Told],
) -> tuple[list[str], list[str]]:
    """Conflicts of gold that are missed and predicted ones that are spurious. Where gold accepts
    another status beside a conflict, neither the one nor the other is a fault."""
    predicted = [one for one in told if one.fact.status == "conflicting"]
    held = frozenset[str]().union(*(one.golds for one in predicted))
    missed, found, allowed = [], 0, set[str]()
    for gold in facts:
        if "conflicting" in {gold.status, *gold.accepted}:
            allowed.update(gold.readings)
        if gold.status != "conflicting":
            continue
        if held & set(gold.readings):
            found += 1
        elif gold.id not in matched or matched[gold.id].fact.status not in gold.accepted:
            missed.append(gold.id)
    spurious = sorted(one.fact.id for one in predicted if not one.golds & allowed)
    counts["conflicts/predicted"] = len(predicted)
    counts["conflicts/right"] = len(predicted) - len(spurious)
    counts["conflicts/gold"] = found + len(missed)
    counts["conflicts/found"] = found
    return missed, spurious


class _Clashes:
    """The predicted facts by their readings, and which of these contradict each other."""

    def __init__(
        self, table: FactTable, tables: Mapping[str, ClaimTable], attributes: Attributes
    ) -> None:
        self.tables = tables
        self.attributes = attributes
        self.stories = {story.id: story for story in table.stories}
        self.facts = {reading.claim: fact for fact in table.facts for reading in fact.readings}
        self._known: dict[str, frozenset[frozenset[str]]] = {}

    def fact(self, one: str, other: str) -> Fact | None:
        """The fact in which two claims contradict each other; None where they do not."""
        fact = self.facts.get(one)
        if fact is None or self.facts.get(other) is not fact:
            return None
        if (found := self._known.get(fact.id)) is None:
            story = self.stories[fact.event]
            found = self._known[fact.id] = clashes(fact, story, self.tables, self.attributes)
        return fact if frozenset((one, other)) in found else None


def _false_conflicts(
    counts: dict[str, float], gold: StoryGold, names: Mapping[str, str], table: _Clashes
) -> list[FalseConflict]:
    """The hard negatives whose two rows contradict each other in the table."""
    rows = {claim: predicted for predicted, claim in names.items()}
    false = []
    lost = 0
    for negative in gold.hard_negatives:
        one, other = (rows.get(name) for name in negative.rows)
        if one is None or other is None:
            lost += 1
        elif fact := table.fact(one, other):
            false.append(FalseConflict(negative.what, tuple(sorted(negative.rows)), fact.id))
    counts["negatives/found"] = len(gold.hard_negatives) - lost
    counts["negatives/lost"] = lost
    counts["negatives/false"] = len(false)
    return sorted(false, key=lambda one: (one.rows, one.what))
