"""A predicted row beside its gold row, slot by slot: right, wrong, partly right, missing, spurious.

The bookkeeping is that of MUC-5 and SemEval-2013 9.1. What a slot means, and what is as good as the
gold value, follows evals/GUIDE.md: a day may stand in the row or in its event, a denial may be a
count of zero, numbers are judged as quantities and never as words. Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from factgen import cues
from factgen.evaluate.goldfile import Accepted, quantity, source
from factgen.evaluate.likeness import masked
from factgen.fold import fold
from factgen.models import Claim, ClaimTable, Event, Quantity, Source, Time
from factgen.names import content, slipped
from factgen.values import days, intervals
from factgen.values.titles import bare

Mark = Literal["COR", "INC", "PAR", "MIS", "SPU"]
MARKS: tuple[Mark, ...] = ("COR", "INC", "PAR", "MIS", "SPU")
SLOTS = (
    "event",
    "attribute",
    "scope",
    "value",
    "quantity",
    "time",
    "origin",
    "chain",
    "polarity",
    "certainty",
)
CORE = tuple(slot for slot in SLOTS if slot not in {"scope", "value", "chain"})
"""Slots that hold no free wording."""
_BEST: Mapping[Mark | None, int] = {None: 0, "COR": 0, "PAR": 1, "SPU": 2, "MIS": 2, "INC": 2}
"""All wrong marks alike: an accepted empty slot turns no wrong number into one too many."""
_STEM = 5
_NEARLY = 2
"""Words shared for each that one has alone, of two phrases that are the same: Dice of 0.8."""


@dataclass(frozen=True)
class Row:
    """A claim with what its slots are read with."""

    claim: Claim
    event: Event | None
    language: str

    @property
    def denies(self) -> bool:
        """It says that something is not so, or counts none."""
        return self.claim.polarity == "negative" or _is_zero(self.claim.quantity)


def rows_of(table: ClaimTable) -> dict[str, Row]:
    """The rows of a table by the id of their claim."""
    events = {event.key: event for event in table.events}
    language = table.article.language
    return {claim.id: Row(claim, events.get(claim.event), language) for claim in table.claims}


@dataclass(frozen=True)
class Judging:
    """What two tables have to do with each other."""

    events: Mapping[str, str]
    """Key of a predicted event to that of the gold event."""
    related: Mapping[str, str]
    """Attribute to its family: those of one family are tied by a relation."""


def judge(
    gold: Row, predicted: Row, judging: Judging, accepted: Accepted | None = None
) -> dict[str, Mark | None]:
    """The mark of each slot of a pair; None where both are empty.

    Of a slot with accepted alternatives the best mark that one of them gives.
    """
    marks = {slot: _JUDGES[slot](gold, predicted, judging) for slot in SLOTS}
    for slot, others in _alternatives(gold, accepted or Accepted()):
        for other in others:
            mark = _JUDGES[slot](other, predicted, judging)
            marks[slot] = min(marks[slot], mark, key=lambda m: _BEST[m])
    return marks


def filled(row: Row) -> tuple[str, ...]:
    """The slots that hold something: those charged where a row has no partner."""
    claim = row.claim
    empty = {
        "quantity": claim.quantity is None,
        "time": claim.time is None,
        "origin": not claim.sources,
        "chain": not claim.sources,
    }
    return tuple(slot for slot in SLOTS if not empty.get(slot, False))


def _alternatives(gold: Row, accepted: Accepted) -> list[tuple[str, list[Row]]]:
    """The gold row with each accepted alternative of a slot in its place."""
    claim = gold.claim

    def rows(name: str, values: Sequence[object]) -> list[Row]:
        return [replace(gold, claim=claim.model_copy(update={name: v})) for v in values]

    chains = [tuple(source(text) for text in chain) for chain in accepted.sources]
    times = [time.time() if time else None for time in accepted.time]
    return [
        ("event", rows("event", accepted.event)),
        ("attribute", rows("attribute", accepted.attribute)),
        ("scope", rows("scope", accepted.scope)),
        ("value", rows("value", accepted.value)),
        ("quantity", rows("quantity", [quantity(text) for text in accepted.quantity])),
        ("time", rows("time", times)),
        ("origin", rows("sources", chains)),
        ("chain", rows("sources", chains)),
        ("polarity", rows("polarity", accepted.polarity)),
        ("certainty", rows("certainty", accepted.certainty)),
    ]


def _event(gold: Row, predicted: Row, judging: Judging) -> Mark:
    return "COR" if judging.events.get(predicted.claim.event) == gold.claim.event else "INC"


def _attribute(gold: Row, predicted: Row, judging: Judging) -> Mark:
    one, other = gold.claim.attribute, predicted.claim.attribute
    if one == other:
        return "COR"
    family = judging.related.get(one)
    return "PAR" if family is not None and family == judging.related.get(other) else "INC"


def _scope(gold: Row, predicted: Row, judging: Judging) -> Mark:
    one = _words(gold.claim.scope, gold.language)
    other = _words(predicted.claim.scope, predicted.language)
    # The scope need not say again what the row says elsewhere.
    known = _words(gold.claim.statement, gold.language) | _words(
        gold.claim.attribute.replace("_", " "), "en"
    )
    mark = _compared(one, other, known)
    # Of workers and guards, of whom the statement tells, neither is the other.
    return "PAR" if mark == "COR" and one and other and not one & other else mark


def _value(gold: Row, predicted: Row, judging: Judging) -> Mark:
    one = _words(gold.claim.value, gold.language)
    other = _words(predicted.claim.value, predicted.language)
    if not one and not other:
        return "COR"  # numbers alone, which the quantity slot judges
    known = _words(f"{gold.claim.scope} {gold.claim.attribute.replace('_', ' ')}", gold.language)
    return _compared(one, other, known)


def _compared(gold: frozenset[str], other: frozenset[str], known: frozenset[str]) -> Mark:
    """Two phrases by their words: right where they share nearly all, partly right where some, or
    where one of them has none. Words of `known` may stand in one of them alone."""
    apart = (gold ^ other) - known
    shared = gold & other
    if len(apart) * _NEARLY <= len(shared) or not apart:
        return "COR"
    return "PAR" if shared or not gold or not other else "INC"


def _quantity(gold: Row, predicted: Row, judging: Judging) -> Mark | None:
    one, other = gold.claim.quantity, predicted.claim.quantity
    if one is None or other is None:
        return _one_empty(one, other)
    return "COR" if same_quantity(one, other) else "INC"


def _time(gold: Row, predicted: Row, judging: Judging) -> Mark | None:
    one, other = gold.claim.time, predicted.claim.time
    if one is None and other is None:
        return None
    # A row that gives no time of its own has that of its event.
    one = one or (gold.event.time if gold.event else None)
    other = other or (predicted.event.time if predicted.event else None)
    if one is None or other is None:
        return _one_empty(gold.claim.time, predicted.claim.time)
    mark = _same_time(one, other)
    if gold.claim.time is None:
        return None if mark == "COR" else "SPU"
    return mark if predicted.claim.time is not None or mark == "COR" else "MIS"


def _same_time(gold: Time, other: Time) -> Mark:
    one, two = days.days(gold.date), days.days(other.date)
    if one is None or two is None:
        # With their numbers: "two days later" is not "three days later", and no slot else tells.
        said, told = content(fold(gold.words or "").text), content(fold(other.words or "").text)
        if one is two is None and said == told and gold.clock == other.clock:
            return "COR"
        return "PAR" if said & told else "INC"
    if not days.same(one, two):
        return "PAR" if days.finer(one, two) or days.finer(two, one) else "INC"
    if gold.clock and other.clock and gold.clock != other.clock:
        return "INC"
    return "PAR" if gold.clock and not other.clock else "COR"


def _origin(gold: Row, predicted: Row, judging: Judging) -> Mark | None:
    one, other = gold.claim.sources[-1:], predicted.claim.sources[-1:]
    if not one or not other:
        return _one_empty(one or None, other or None)
    return _link(one[0], other[0])


def _chain(gold: Row, predicted: Row, judging: Judging) -> Mark | None:
    one, other = gold.claim.sources, predicted.claim.sources
    if not one or not other:
        return _one_empty(one or None, other or None)
    if len(one) == len(other):
        marks = [_link(a, b) for a, b in zip(one, other, strict=True)]
        if set(marks) == {"COR"}:
            return "COR"
    return "PAR" if any(same_party(a, b) for a in one for b in other) else "INC"


def _link(gold: Source, other: Source) -> Mark:
    if not same_party(gold, other):
        return "INC"
    return "COR" if gold.kind == other.kind else "PAR"


def _polarity(gold: Row, predicted: Row, judging: Judging) -> Mark:
    return "COR" if gold.denies == predicted.denies else "INC"


def _certainty(gold: Row, predicted: Row, judging: Judging) -> Mark:
    one, other = gold.claim.certainty, predicted.claim.certainty
    if one == other:
        return "COR"
    return "INC" if "certain" in (one, other) else "PAR"


def surer(gold: Claim, predicted: Claim) -> bool:
    """Whether the predicted row is surer than the gold one."""
    return cues.RANK[predicted.certainty] > cues.RANK[gold.certainty]


def same_quantity(one: Quantity, other: Quantity) -> bool:
    """Whether two intervals are the same, in units that convert, bounds and `approximate` too."""
    return intervals.same(one, other) and one.approximate == other.approximate


def same_party(one: Source, other: Source) -> bool:
    """Whether two names may be of one source: one holds all the words of the other."""
    a, b = sorted((_name(one.name), _name(other.name)), key=len)
    return bool(a) and all(any(x == y or slipped(x, y) for y in b) for x in a)


def _name(text: str) -> frozenset[str]:
    """The words of a name without titles, however hyphens and genitives are set."""
    keys = content(bare(text)) or content(text)
    found = (word for key in keys for word in key.split("-"))
    return frozenset(word.removesuffix("'s").removesuffix("s") for word in found)


def _words(text: str, language: str) -> frozenset[str]:
    """Stems of `text` without numbers, negators and hedges."""
    plain = fold(masked(text, language)).text
    return frozenset(key[:_STEM] for key in content(plain))


def _one_empty(gold: object, predicted: object) -> Mark | None:
    if gold is None and predicted is None:
        return None
    return "SPU" if gold is None else "MIS"


def _is_zero(counted: Quantity | None) -> bool:
    """A count of none; 0 °C and 0 % deny nothing."""
    return counted is not None and counted.unit is None and counted.low == counted.high == 0


_JUDGES: Mapping[str, Callable[[Row, Row, Judging], Mark | None]] = {
    "event": _event,
    "attribute": _attribute,
    "scope": _scope,
    "value": _value,
    "quantity": _quantity,
    "time": _time,
    "origin": _origin,
    "chain": _chain,
    "polarity": _polarity,
    "certainty": _certainty,
}
