"""A fact table held against the truth: links, statuses, and what cruder ways would have come to.

A planned question is looked for in the fact that holds most of its claims, so that a wrong link or
a scattered question costs its status as well. Pure.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from clustering import Overlap, accuracy
from stories import Corpus, Planned, Ref

from factgen.models import Claim, FactTable, Status

STATUSES: tuple[Status, ...] = (
    "conflicting",
    "unclear",
    "uncommitted",
    "unattributed",
    "single",
    "agreed",
    "compatible",
)
UNPLACED = "unplaced"
"""In place of a status, where no planned claim stands in a fact."""
Confusion = Counter[tuple[str, str]]
"""(planned, found) and how often."""
Figures = dict[str, Any]
"""What a size came to, as JSON holds it."""


@dataclass(frozen=True)
class Judgement:
    """A planned question beside the fact that holds most of its claims."""

    story: str
    attribute: str
    planned: Planned
    found: str
    whole: bool
    """All planned claims stand in that fact."""


@dataclass
class Tally:
    """Links and statuses of some rounds, beside the true ones."""

    computed: dict[tuple[int, Ref], tuple[int, object]] = field(default_factory=dict)
    true: dict[tuple[int, Ref], tuple[int, str]] = field(default_factory=dict)
    """Of decidable events only."""
    undecidable: Counter[str] = field(default_factory=Counter)
    found: Confusion = field(default_factory=Counter)
    single: Confusion = field(default_factory=Counter)
    equal: Confusion = field(default_factory=Counter)
    whole: int = 0

    def add(self, made: Corpus, table: FactTable) -> None:
        """One more round; its stories are other ones, though they may have the same names."""
        stories, tag = links(table), len(self.computed)
        for ref, true in made.events.items():
            if ref not in made.undecidable:
                self.computed[tag, ref] = tag, stories.get(ref, ref)
                self.true[tag, ref] = tag, true
        self.undecidable.update(fates(made, stories))
        claims = {claim.id: claim for t in made.tables for claim in t.claims}
        for judgement in judged(made, table):
            planned = judgement.planned
            readings = [claims[name] for name in sorted(planned.claims)]
            self.found[planned.status, judgement.found] += 1
            self.single[planned.status, "single"] += 1
            self.equal[planned.status, by_equal_strings(readings)] += 1
            self.whole += judgement.whole

    def figures(self) -> Figures:
        """All scores."""
        overlap = Overlap(self.computed, self.true)
        b_cubed, pairs = overlap.b_cubed(), overlap.pairwise()
        return {
            "b_cubed": _rounded(b_cubed.precision, b_cubed.recall, b_cubed.f1),
            "pairwise": _rounded(pairs.precision, pairs.recall, pairs.f1),
            "wrong_merges": overlap.wrong_pairs(),
            "decidable": len(self.true),
            "undecidable": dict(sorted(self.undecidable.items())),
            "facts": self.found.total(),
            "status": round(accuracy(self.found), 4),
            "all_single": round(accuracy(self.single), 4),
            "equal_strings": round(accuracy(self.equal), 4),
            "gathered_whole": round(self.whole / max(1, self.found.total()), 4),
            "confusion": {f"{a} > {b}": n for (a, b), n in sorted(self.found.items())},
        }


def _rounded(*shares: float) -> list[float]:
    return [round(share, 4) for share in shares]


def links(table: FactTable) -> dict[Ref, str]:
    """The story of each event that is a member of one."""
    return {(m.article, m.event): story.id for story in table.stories for m in story.members}


def fates(made: Corpus, stories: Mapping[Ref, str]) -> Iterator[str]:
    """Of each undecidable event, whether it was left apart, or merged rightly or wrongly."""
    members = defaultdict(list)
    for ref, story in stories.items():
        members[story].append(ref)
    for ref in made.undecidable:
        with_it = members[stories[ref]] if ref in stories else []
        others = {made.events[other] for other in with_it if other != ref}
        if not others:
            yield "left apart"
        else:
            yield "merged rightly" if others == {made.events[ref]} else "merged wrongly"


def judged(made: Corpus, table: FactTable) -> Iterator[Judgement]:
    """Each planned question, with the fact that holds most of its claims."""
    statuses = {fact.id: fact.status for fact in table.facts}
    facts = {reading.claim: fact.id for fact in table.facts for reading in fact.readings}
    for (story, attribute), planned in made.facts.items():
        held = Counter(facts[name] for name in sorted(planned.claims) if name in facts)
        fact, n = held.most_common(1)[0] if held else ("", 0)
        found = statuses.get(fact, UNPLACED)
        yield Judgement(story, attribute, planned, found, whole=n == len(planned.claims))


def by_equal_strings(claims: Sequence[Claim]) -> Status:
    """What one gets who compares committed values letter by letter and counts names."""
    claims = [claim for claim in claims if claim.certainty in ("certain", "probable")]
    values = {(claim.value.casefold(), claim.polarity) for claim in claims}
    names = {claim.sources[-1].name for claim in claims if claim.sources}
    if not values:
        return "uncommitted"
    if len(values) > 1:
        return "conflicting"
    return "agreed" if len(names) > 1 else "single" if names else "unattributed"
