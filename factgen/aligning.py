"""Asks a model which claims of an event answer one question: requests for the families in which
rules had to guess, and the questions made anew from its answers.

An answer counts, family by family, where it holds: every claim once, no claim that was not shown,
no question without its whole or across families. A family for which it does not hold stays as the
rules have it, and that is said. Pure.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from factgen.attributes import Attributes
from factgen.calls import Request
from factgen.draft import AlignAnswer, DraftQuestion
from factgen.facts.gather import Family, Placed, Question, doubtful, family
from factgen.facts.table import Gathered
from factgen.fence import fenced, one_line
from factgen.models import Claim, Standing, Unplaced
from factgen.template import Template
from factgen.values.words import date_words

CLAIMS = 60
"""Most claims of one request, unless one family alone has more."""
LONGEST = 200
"""Most claims of a family that is asked about; beyond, rules decide."""
NO_REASON = "the model gives no reason"
_ASKS = 80
"""Most characters of a question's own words in a note."""
_WORDS = 200
"""Most characters of a question's own words in a fact."""


@dataclass(frozen=True)
class Asked:
    """A request, the families it is about, and the claims that its numbers stand for."""

    request: Request
    families: tuple[Family, ...]
    claims: Mapping[int, Claim]
    family_of: Mapping[int, str]
    """The name of the family that each numbered claim was shown in."""


def requests(
    found: Gathered, attributes: Attributes, template: Template
) -> tuple[tuple[Asked, ...], list[str]]:
    """The requests that settle what is doubtful in a story, and in words what is too long to ask.

    None for a background event that one article alone tells, for nothing hangs on it.
    """
    if not found.shared and found.story.role != "main":
        return (), []
    doubts = doubtful(found.questions, found.context, attributes)
    asked = tuple(
        _asked(found, families, part, template) for part, families in enumerate(_packed(doubts), 1)
    )
    notes = [
        f"{_name(found, one.name)}: {len(one.claims)} claims are too many to ask the model about; "
        "rules decide"
        for one in doubts
        if len(one.claims) > LONGEST
    ]
    return asked, notes


def settled(
    found: Gathered, asked: Asked, answer: AlignAnswer, attributes: Attributes
) -> tuple[Gathered, list[str]]:
    """The story with the questions as the answer has them, and in words what was left aside."""
    faults = _faults(asked, answer)
    notes = [f"{found.story.id}: {fault}" for fault in _strange(asked, answer)]
    notes += [f"{_name(found, name)}: {fault}; rules decide" for name, fault in faults.items()]
    held = {number for number, name in asked.family_of.items() if name not in faults}
    replaced = {asked.claims[number].id for number in held}
    kept = [q for q in found.questions if all(p.claim.id not in replaced for p in q.placed)]
    made = [
        _question(question, asked, attributes)
        for question in answer.questions
        if held.intersection(_numbers(question))
    ]
    left = [
        _left(asked.claims[entry.number], entry.why)
        for entry in answer.left
        if entry.number in held
    ]
    return replace(found, questions=(*kept, *made), left=(*found.left, *left)), notes


def _name(found: Gathered, name: str) -> str:
    return one_line(f"{found.story.id}, {name}")


def _packed(doubts: Sequence[Family]) -> list[tuple[Family, ...]]:
    """The families in requests that are not too long."""
    packs: list[list[Family]] = []
    room = 0
    for one in doubts:
        size = len(one.claims)
        if size > LONGEST:
            continue
        if size > room:
            packs.append([])
            room = CLAIMS
        packs[-1].append(one)
        room -= size
    return [tuple(pack) for pack in packs]


def _asked(found: Gathered, families: tuple[Family, ...], part: int, template: Template) -> Asked:
    """The request about `families`, the number `part` of its story."""
    story = found.story
    when = date_words(story.time.date) if story.time and story.time.date else "no date"
    claims: dict[int, Claim] = {}
    family_of: dict[int, str] = {}
    lines = [one_line(f"[event] {story.label}; {when}; {story.place or 'no place'}")]
    for one in families:
        lines.append(one_line(f"[group {one.name}]"))
        for number, claim in enumerate(one.claims, len(claims) + 1):
            claims[number] = claim
            family_of[number] = one.name
            lines.append(f"[{number}] {_shown(claim)}")
    text = "\n".join(lines)
    messages = template.render(claims=fenced(text))
    request = Request(
        template=template.name,
        template_hash=template.hash,
        subject=story.id if part == 1 else f"{story.id}.{part}",
        text_hash=hashlib.sha256(text.encode()).hexdigest(),
        messages=messages,
        answer=AlignAnswer,
    )
    return Asked(request, families, claims, family_of)


def _shown(claim: Claim) -> str:
    part = "" if claim.part == "unknown" else f" ({claim.part})"
    value = f"not {claim.value}" if claim.polarity == "negative" else claim.value
    line = f"{claim.attribute}; {claim.scope}{part}; {value}: {claim.statement}"
    return one_line(f"{line} (article {claim.article})")


def _faults(asked: Asked, answer: AlignAnswer) -> dict[str, str]:
    """The families for which an answer does not hold, each with the first reason."""
    faults: dict[str, str] = {}
    for question in answer.questions:
        names = sorted({asked.family_of[n] for n in _numbers(question) if n in asked.family_of})
        if fault := _question_fault(question, names, asked):
            faults = dict.fromkeys(names, fault) | faults
    given = _given(answer)
    for number, name in asked.family_of.items():
        if given[number] != 1:
            places = "more than one place" if given[number] else "no place"
            faults.setdefault(name, f"the model gives claim {asked.claims[number].id} {places}")
    return faults


def _question_fault(question: DraftQuestion, names: Sequence[str], asked: Asked) -> str | None:
    """Why a question on claims of the families `names` does not hold; None where it does."""
    about = f"the model's question “{one_line(question.asks)[:_ASKS]}”"
    if any(number not in asked.claims for number in _numbers(question)):
        return f"{about} names a claim that was not shown"
    if len(names) > 1:
        return f"{about} mixes {one_line(' and '.join(names))}"
    return None if question.whole else f"{about} has no claim of its whole scope"


def _strange(asked: Asked, answer: AlignAnswer) -> list[str]:
    """That an answer names claims which were not shown."""
    strange = sorted(_given(answer).keys() - asked.claims.keys())
    return [f"the model names claim {number}, which was not shown" for number in strange[:1]]


def _given(answer: AlignAnswer) -> Counter[int]:
    """How often an answer names each number."""
    given = Counter(number for question in answer.questions for number in _numbers(question))
    given.update(entry.number for entry in answer.left)
    return given


def _numbers(question: DraftQuestion) -> tuple[int, ...]:
    return (*question.whole, *question.inside, *question.open)


def _left(claim: Claim, why: str) -> Unplaced:
    reason = one_line(why) or NO_REASON
    return Unplaced(claim=claim.id, article=claim.article, reason=reason)


def _question(drafted: DraftQuestion, asked: Asked, attributes: Attributes) -> Question:
    standings: tuple[tuple[Standing, list[int]], ...] = (
        ("whole", drafted.whole),
        ("inside", drafted.inside),
        ("open", drafted.open),
    )
    placed = sorted(
        (Placed(asked.claims[n], standing) for standing, numbers in standings for n in numbers),
        key=lambda one: one.claim.id,
    )
    whole = Counter(one.claim.scope for one in placed if one.standing == "whole")
    return Question(
        attribute=_attribute({one.claim.attribute for one in placed}, attributes),
        scope=min(whole, key=lambda text: (-whole[text], len(text), text)),
        placed=tuple(placed),
        asks=one_line(drafted.asks)[:_WORDS],
    )


def _attribute(names: Collection[str], attributes: Attributes) -> str:
    """The one attribute that is listed, or else the one to the left of their relation; where none
    is listed the first by name."""
    listed = {name for name in names if attributes.get(name)}
    if len(listed) == 1:
        return listed.pop()
    return min((family(name, attributes) for name in listed), default=min(names))
