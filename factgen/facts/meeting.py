"""Whether two readings of one fact can both be true, by rules alone.

Numbers are intervals, and a part or a scope inside another bounds it from below; days are sets;
parties and places go by name, alias and containment; words contradict only by a denial of the same.
What the texts leave open (whether two scopes are the same, whether a number is the whole) is never
called a conflict. Symmetric, and a reading meets itself. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Literal

from factgen.attributes import Compare, Relation
from factgen.dates import DateValue
from factgen.facts.answer import Answer
from factgen.models import Quantity
from factgen.values import days, intervals
from factgen.values.aliases import Names

Kind = Literal["same", "compatible", "unclear", "clash"]
Why = Literal[
    "", "value", "inside", "relation", "denial", "clock", "scope", "part", "party", "update",
    "correction",
]  # fmt: skip
"""By what: the first five of a clash, the next three of what is left open, the last two of counts
that go on."""
Scopes = Literal["same", "inside", "holds", "open", "apart"]
_FLIPPED: dict[Scopes, Scopes] = {"inside": "holds", "holds": "inside"}


@dataclass(frozen=True)
class Meeting:
    """How two readings stand to each other, and by what."""

    kind: Kind
    why: Why = ""


COMPATIBLE = Meeting("compatible")
SAME = Meeting("same")


def meet(a: Answer, b: Answer, relation: Relation | None, names: Names) -> Meeting:
    """How `a` and `b` stand to each other. `relation` is that which ties the fact's attributes."""
    if not (a.known and b.known):
        return COMPATIBLE
    scopes = beside(a, b)
    if scopes == "apart":
        return COMPATIBLE
    found = _opened(_compared(a, b, scopes, relation, names), scopes)
    if found.kind in {"clash", "unclear"} and (why := _goes_on(a, b)):
        return Meeting("compatible", why)
    return found


def bounds(answer: Answer, inner: bool = False) -> tuple[Quantity, ...]:
    """What a number may say of the scope that it counts in, or, where it is the `inner` one, of
    that which holds it: a part says no more than that the whole is not less. One that is not said
    to be all may be either. Empty where there is no number, or it is denied."""
    number, at_least = answer.number, answer.at_least
    if number is None or at_least is None or answer.denied:
        return ()
    if answer.attribute.counts == "none":
        return () if inner else (number,)
    if inner or answer.part == "part":
        return (at_least,)
    return (number,) if answer.part == "total" else (number, at_least)


def beside(a: Answer, b: Answer) -> Scopes:
    """How the scope of `b` stands to that of `a`, as far as the question placed them. Nothing is
    known of two different ones that lie inside the whole, or of one inside and one open."""
    if a.standing == b.standing and (a.standing == "whole" or a.scope == b.scope):
        return "same"
    match a.standing, b.standing:
        case "whole", "inside":
            return "inside"
        case "inside", "whole":
            return "holds"
        case ("whole", "open") | ("open", "whole") | ("open", "open"):
            return "open"
        case _:
            return "apart"


def _opened(found: Meeting, scopes: Scopes) -> Meeting:
    """The meeting, where scopes may be different ones: nothing is certain then."""
    if scopes != "open" or found.kind == "compatible":
        return found
    return COMPATIBLE if found.kind == "same" else Meeting("unclear", "scope")


def _compared(
    a: Answer, b: Answer, scopes: Scopes, relation: Relation | None, names: Names
) -> Meeting:
    """How the values stand to each other, scopes that may differ taken for the same."""
    # Attributes of one fact that no relation ties ask the same in other words.
    if relation is not None and a.attribute.name != b.attribute.name:
        return _related(a, b, scopes, relation)
    if _both(a, b, "date"):
        return _dates(a, b, scopes)
    if a.number is not None and b.number is not None:
        return _numbers(a, b, scopes)
    return _words(a, b, scopes, names)


def _both(a: Answer, b: Answer, compare: Compare) -> bool:
    return a.attribute.compare == b.attribute.compare == compare


def _exclusive(a: Answer, b: Answer) -> bool:
    """Whether two different values of theirs cannot both be true."""
    return a.attribute.values == b.attribute.values == "one"


# Numbers


def _numbers(a: Answer, b: Answer, scopes: Scopes) -> Meeting:
    if a.denied or b.denied:
        return _denied_numbers(a, b, scopes)
    if _exclusive(a, b):
        whole = _is_whole(a) and _is_whole(b) and scopes in {"same", "open"}
        found = _excluded(
            bounds(a, inner=scopes == "holds"),
            bounds(b, inner=scopes == "inside"),
            "value" if whole else "inside",
        )
        if found != COMPATIBLE:
            return found
    return SAME if scopes == "same" and _alike(a, b) else COMPATIBLE


def _excluded(of_a: tuple[Quantity, ...], of_b: tuple[Quantity, ...], why: Why) -> Meeting:
    """A clash where no way to take the one meets any way to take the other."""
    ways = [intervals.meet(one, other) for one, other in product(of_a, of_b)]
    if all(ways):
        return COMPATIBLE
    return Meeting("unclear", "part") if any(ways) else Meeting("clash", why)


def _alike(a: Answer, b: Answer) -> bool:
    """Whether two numbers are the same, and so are the words where only these count."""
    if (a.quantity is None) != (b.quantity is None):
        return False
    if a.quantity is None or b.quantity is None:
        return _same_words(a, b)
    return _is_whole(a) == _is_whole(b) and intervals.same(a.quantity, b.quantity)


def _is_whole(answer: Answer) -> bool:
    """Whether its number may be all of its scope; of a measure there are no parts."""
    return answer.part != "part" or answer.attribute.counts == "none"


def _denied_numbers(a: Answer, b: Answer, scopes: Scopes) -> Meeting:
    """A denied number excludes what it holds, and nothing else."""
    if a.denied and b.denied:
        return SAME if scopes == "same" and _alike(a, b) else COMPATIBLE
    if b.denied:
        return _denied_numbers(b, a, _FLIPPED.get(scopes, scopes))
    if a.quantity is None or scopes == "holds":
        return COMPATIBLE
    if scopes != "inside" and _alike(a, b):
        return Meeting("clash", "denial")
    ways = [_within(said, a.quantity) for said in bounds(b, inner=scopes == "inside")]
    if not any(ways):
        return COMPATIBLE
    return Meeting("clash", "denial") if all(ways) else Meeting("unclear", "part")


def _within(said: Quantity, denied: Quantity) -> bool:
    return intervals.same(said, denied) or intervals.finer(said, denied)


def _related(a: Answer, b: Answer, scopes: Scopes, relation: Relation) -> Meeting:
    """Counts of two attributes: the one to the left is at least each of those to the right."""
    if relation.left not in (a.attribute.name, b.attribute.name):
        return COMPATIBLE
    if b.attribute.name == relation.left:
        return _related(b, a, _FLIPPED.get(scopes, scopes), relation)
    if scopes == "holds" or b.attribute.name not in relation.rights:
        return COMPATIBLE
    return _excluded(bounds(a), bounds(b, inner=True), "relation")


# Days


def _dates(a: Answer, b: Answer, scopes: Scopes) -> Meeting:
    if a.days is None or b.days is None:
        return COMPATIBLE
    found = _days(a, a.days, b, b.days)
    if scopes in {"same", "open"} or found.kind == "compatible":
        return found
    # Of a part of what happened the day may be another one than that given for the whole.
    return COMPATIBLE if found == SAME else Meeting("unclear", "scope")


def _days(a: Answer, one: DateValue, b: Answer, other: DateValue) -> Meeting:
    alike = days.same(one, other)
    if a.denied and b.denied:
        return SAME if alike else COMPATIBLE
    if a.denied or b.denied:
        said, denied = (other, one) if a.denied else (one, other)
        return Meeting("clash", "denial") if alike or days.finer(said, denied) else COMPATIBLE
    if not days.meet(one, other) and not _across_zones(a, b):
        return Meeting("clash", "value")
    if a.claim.time and b.claim.time and days.clocks_clash(a.claim.time, b.claim.time):
        return Meeting("clash", "clock")
    return SAME if alike else COMPATIBLE


def _across_zones(a: Answer, b: Answer) -> bool:
    """Whether two days may be one moment because each is that of another zone."""
    times = [answer.claim.time for answer in (a, b)]
    zones = {time.zone.casefold() for time in times if time and time.zone}
    near = a.days is not None and b.days is not None and not days.apart(a.days, b.days)
    return near and len(zones) == len(times)


# Parties, places, words


def _words(a: Answer, b: Answer, scopes: Scopes, names: Names) -> Meeting:
    if a.denied != b.denied:
        denied, said = (a, b) if a.denied else (b, a)
        reaches = scopes in {"same", "open"} or denied.standing == "whole"
        return _denial(denied, said, names) if reaches else COMPATIBLE
    if a.universal or b.universal:
        return SAME if a.universal and b.universal and scopes == "same" else COMPATIBLE
    between = _between(a, b, names)
    if between == "same":
        return SAME if scopes == "same" else COMPATIBLE
    exclusive = _exclusive(a, b) and not a.denied and scopes in {"same", "open"}
    if between != "other" or not exclusive:
        return COMPATIBLE
    # A place may lie in another one without any article saying so.
    place = _both(a, b, "place")
    return Meeting("unclear", "party") if place else Meeting("clash", "value")


def _denial(denied: Answer, said: Answer, names: Names) -> Meeting:
    """What is denied against what is said to be so."""
    if denied.universal:
        return Meeting("clash", "denial")
    between = _between(denied, said, names)
    if between in {"same", "holds"}:
        return Meeting("clash", "denial")
    # Of many, what is denied of one says nothing of another.
    if between == "open" and _both(denied, said, "party") and _exclusive(denied, said):
        return Meeting("unclear", "party")
    return COMPATIBLE


def _between(a: Answer, b: Answer, names: Names) -> str:
    """How the value of `a` stands to that of `b`: same, inside, holds, other, open."""
    if _both(a, b, "party") or _both(a, b, "place"):
        return names.relation(a.claim.value, b.claim.value)
    return "same" if _same_words(a, b) else "open"


def _same_words(a: Answer, b: Answer) -> bool:
    if a.words or b.words:
        return a.words == b.words
    return a.claim.value.casefold() == b.claim.value.casefold()


# Counts that go on


def earlier(a: Answer, b: Answer) -> bool:
    """Whether `a` stood at a day before that of `b`: by the days of the two, or by publication
    where the words of one say that it is the answer of a moment."""
    one, other = a.as_of, b.as_of
    if a.running or b.running:
        one, other = one or a.published, other or b.published
    return one is not None and other is not None and days.before(one, other)


def _goes_on(a: Answer, b: Answer) -> Why:
    """Why the later of two readings may stand beside the earlier though their values differ."""
    if earlier(b, a):
        a, b = b, a
    elif not earlier(a, b):
        return ""
    if not _both(a, b, "quantity"):
        return "update" if a.denied and a.universal else ""
    if a.attribute.counts != "tally" or b.attribute.counts != "tally" or _grown(a, b):
        return "update"
    return "correction" if a.origin.key and a.origin.key == b.origin.key else ""


def _grown(a: Answer, b: Answer) -> bool:
    """Whether a count that `a` tells of can have grown to what `b` tells of."""
    one, other = a.number, b.number
    if one is None or other is None:
        return False
    if a.denied:
        # It was none of these numbers, so less than the lowest of them, if anything is.
        return one.low is not None and (one.low > 0 or one.low_open)
    if b.denied:
        return other.high is not None
    return not intervals.exceeds(one, other)
