"""Which readings of a fact cannot both be true, found out anew from a stored fact table.

A fact keeps its status and readings, not the pairs on which the status rests. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from factgen.attributes import Attributes, made
from factgen.facts.answer import Answer, answer
from factgen.facts.gather import Placed
from factgen.facts.status import Verdict, verdict
from factgen.facts.table import gathered
from factgen.models import ClaimTable, Fact, Story
from factgen.values.scopes import Context, scope

Pair = frozenset[str]
"""The ids of two claims."""


def clashes(
    fact: Fact, story: Story, tables: Mapping[str, ClaimTable], attributes: Attributes
) -> frozenset[Pair]:
    """The pairs of readings of `fact` that contradict each other; none unless it is conflicting.

    `story` is the fact's, `tables` are by article. Where several counts exceed another one only
    together, each of them stands against that one. Of a conflict that these rules do not find, as
    in a table of other rules, all committed readings stand against each other: who looks for false
    alarms must not overlook one.
    """
    if fact.status != "conflicting":
        return frozenset()
    found = gathered(story, tables, attributes)
    claims = {c.id: c for article in found.articles for c in tables[article].claims}
    answers = []
    for reading in fact.readings:
        claim = claims[reading.claim]
        counted = claim.quantity is not None
        attribute = attributes.get(claim.attribute) or made(claim.attribute, counted=counted)
        limits = scope(claim.scope, Context.of(found.context, attribute)).key
        placed = Placed(claim, reading.standing)
        article = found.articles[claim.article]
        # Copies decide who confirms whom, and nothing of who contradicts whom.
        answers.append(answer(placed, limits, article, attributes, found.names, {}))
    decided = verdict(answers, attributes.relation(fact.attribute), found.names)
    return frozenset(_pairs(decided, answers))


def _pairs(decided: Verdict, answers: Sequence[Answer]) -> Iterator[Pair]:
    if decided.status != "conflicting":
        committed = [one.claim.id for one in answers if one.committed]
        yield from (frozenset(pair) for pair in combinations(committed, 2))
        return
    for one, other, _ in decided.pairs:
        yield frozenset((one.claim.id, other.claim.id))
    for whole, *parts in decided.sums:
        yield from (frozenset((whole.claim.id, part.claim.id)) for part in parts)
