"""The status of a fact: what its readings, taken together, come to, and who stands behind them.

The order of the tests and what each means are laid down in evals/GUIDE.md. Nothing is voted away:
one committed reading that cannot be true beside another makes a conflict of a hundred that agree.
Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, combinations_with_replacement, product

from factgen.attributes import Relation
from factgen.facts.answer import Answer
from factgen.facts.meeting import Meeting, beside, bounds, earlier, meet
from factgen.facts.origins import independent
from factgen.models import Status
from factgen.values import intervals
from factgen.values.aliases import Names

Pair = tuple[Answer, Answer, Meeting]
Sum = tuple[Answer, ...]
"""A count and counts of the attributes to the right of its relation, which add up to more than it;
it comes first, each of the others says as much of its attribute as any reading does."""


@dataclass(frozen=True)
class Verdict:
    """A status and what it rests on: the clashes, or what the texts leave open, or who agrees, or
    what updates what."""

    status: Status
    pairs: tuple[Pair, ...] = ()
    """The pairs of readings that decide it."""
    sums: tuple[Sum, ...] = ()
    """Readings that exclude each other only together; of a conflict only where no two do alone."""


def verdict(answers: Sequence[Answer], relation: Relation | None, names: Names) -> Verdict:
    """The status of the fact that has these readings; their order does not matter."""
    committed = sorted((a for a in answers if a.committed), key=lambda a: a.claim.id)
    pairs = list(_meetings(committed, relation, names))
    if clashes := tuple(pair for pair in pairs if pair[2].kind == "clash"):
        return Verdict("conflicting", clashes)
    certain, doubtful = _sums(committed, relation)
    if certain:
        return Verdict("conflicting", sums=certain)
    unclear = tuple(pair for pair in pairs if pair[2].kind == "unclear")
    if unclear or doubtful:
        return Verdict("unclear", unclear, doubtful)
    if not committed:
        return Verdict("uncommitted")
    if all(answer.origin.key is None for answer in committed):
        return Verdict("unattributed")
    if agreed := tuple(_agreed(pairs)):
        return Verdict("agreed", agreed)
    updates = tuple(pair for pair in pairs if pair[2].why in {"update", "correction"})
    apart = any(_independent(a, b) for a, b, _ in pairs)
    return Verdict("compatible" if apart else "single", updates)


def _agreed(pairs: Iterable[Pair]) -> Iterable[Pair]:
    """Pairs of independent readings of the same value, as many as name all who agree."""
    placed: set[str] = set()
    for a, b, found in pairs:
        ids = {a.claim.id, b.claim.id}
        if found.kind == "same" and not ids <= placed and _independent(a, b):
            placed |= ids
            yield a, b, found


def _independent(a: Answer, b: Answer) -> bool:
    copied = a.copy_of == b.claim.id or b.copy_of == a.claim.id
    copied = copied or (a.copy_of is not None and a.copy_of == b.copy_of)
    return independent(a.origin, b.origin, copied)


def _meetings(answers: Sequence[Answer], relation: Relation | None, names: Names) -> Iterable[Pair]:
    """How every two readings meet. Readings that differ in nothing that counts meet alike, so that
    three hundred readings of a few kinds cost little."""
    moving = any(answer.running or answer.as_of for answer in answers)
    kinds: dict[tuple[object, ...], list[Answer]] = {}
    for answer in answers:
        kinds.setdefault(_kind(answer, moving), []).append(answer)
    for one, other in combinations_with_replacement(kinds.values(), 2):
        found = meet(one[0], other[0], relation, names)
        pairs = combinations(one, 2) if one is other else product(one, other)
        yield from ((a, b, found) for a, b in pairs)


def _kind(answer: Answer, moving: bool) -> tuple[object, ...]:
    """All of a reading that decides how it meets another; its day and origin only where counts may
    go on."""
    claim = answer.claim
    return (
        claim.attribute,
        answer.attribute.compare,
        answer.standing,
        answer.scope,
        answer.part,
        claim.value,
        answer.quantity,
        claim.time if answer.attribute.compare == "date" else None,
        answer.denied,
        answer.universal,
        *((answer.as_of, answer.running, answer.published, answer.origin.key) if moving else ()),
    )


def _sums(
    answers: Sequence[Answer], relation: Relation | None
) -> tuple[tuple[Sum, ...], tuple[Sum, ...]]:
    """Counts that are exceeded by the sum of others: for certain, and only if they are all of what
    they count."""
    certain: list[Sum] = []
    doubtful: list[Sum] = []
    if relation is None:
        return (), ()
    rights: dict[str, list[Answer]] = {name: [] for name in relation.rights}
    for answer in answers:
        if answer.attribute.name in rights and bounds(answer):
            rights[answer.attribute.name].append(answer)
    for whole in (a for a in answers if a.attribute.name == relation.left):
        among = [_greatest(whole, counted) for counted in rights.values()]
        parts = tuple(part for part in among if part is not None)
        least = intervals.added(bound for part in parts for bound in bounds(part, inner=True))
        ways = [intervals.meet(least, bound) for bound in bounds(whole)]
        # What one count alone exceeds is a pair that clashes.
        if len(parts) > 1 and not all(ways):
            (doubtful if any(ways) else certain).append((whole, *parts))
    return tuple(certain), tuple(doubtful)


def _greatest(whole: Answer, counted: Iterable[Answer]) -> Answer | None:
    """Of the counts of one attribute that `whole` holds, the one that says the most."""
    found: tuple[Decimal, bool] | None = None
    greatest = None
    for answer in counted:
        number = answer.number
        if number is None or number.low is None or not _holds(whole, answer):
            continue
        if found is None or (number.low, number.low_open) > found:
            found, greatest = (number.low, number.low_open), answer
    return greatest


def _holds(whole: Answer, part: Answer) -> bool:
    """Whether `whole` must count all that `part` counts: not what came after it, nor what its own
    origin has corrected since."""
    if beside(whole, part) not in {"same", "inside"} or earlier(whole, part):
        return False
    levels = {whole.attribute.counts, part.attribute.counts} != {"tally"}
    replaced = levels or whole.origin.key == part.origin.key is not None
    return not (replaced and earlier(part, whole))
