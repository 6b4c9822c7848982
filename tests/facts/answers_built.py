"""Answers for tests, of few words each: value, who says it, and what differs from the usual.

`said("3", "CNN > US official", attribute="projectiles_fired")` is a certain count of all of the
fact's scope in article `a`. A value is a number in the notation of `factgen.quantity`, a day in
EDTF or words, as the attribute compares them. Chains are written nearest link first. The
scope is that of people or of rockets, in all.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import builders

from factgen.attributes import Relation
from factgen.facts.answer import Answer, answer
from factgen.facts.gather import Placed
from factgen.facts.meeting import Meeting, meet
from factgen.facts.reason import reason
from factgen.facts.status import Verdict, verdict
from factgen.models import Certainty, Mention, Part, Quantity, Source, SourceKind, Standing, Time
from factgen.prompts import attributes
from factgen.quantity import parse_notation
from factgen.values.aliases import Names

ATTRIBUTES = attributes()
PUBLISHED = "2020-01-27"
KINDS: dict[str, SourceKind] = {
    "CNN": "media",
    "Reuters": "media",
    "AFP": "media",
    "US official": "official",
    "a militia commander": "official",
    "Adel Abdul Mahdi": "person",
    "security source": "anonymous",
    "police source": "anonymous",
    "a docker": "public",
}
"""Kinds of sources; all others are organisations."""


PARTIES = ("Kata'ib Hezbollah", "PMF", "Popular Mobilization Forces", "Islamic State", "Iran")
PLACES = ("Baghdad", "Baghdad, Iraq", "Basra", "Green Zone")
NAMES = Names.of(
    [
        *KINDS.items(),
        *((name, "party") for name in PARTIES),
        *((name, "place") for name in PLACES),
    ],
    within=[("Kata'ib Hezbollah", "PMF")],
)


def chain(by: str) -> tuple[Source, ...]:
    """The sources of a chain like "CNN > US official"; none for an empty one."""
    links = [link.strip() for link in by.split(">") if link.strip()]
    return tuple(Source(name=link, kind=KINDS.get(link, "organisation")) for link in links)


def said(
    value: str,
    by: str = "",
    *,
    attribute: str = "killed",
    part: Part = "total",
    at: Standing = "whole",
    scope: str | None = None,
    denied: bool = False,
    certainty: Certainty = "certain",
    day: str | None = None,
    clock: str | None = None,
    zone: str | None = None,
    quote: str | None = None,
    paper: str = "a",
    published: str | None = PUBLISHED,
    copy_of: str | None = None,
    number: str | None = None,
    name: str | None = None,
) -> Answer:
    """What one article says. `day` is when the value held, `number` that of a value in words, `at`
    the standing of the scope, `name` the id of the claim, else made of all the rest."""
    fields = repr(sorted(locals().items()))
    listed = ATTRIBUTES.get(attribute)
    compare = listed.compare if listed else "text"
    if compare == "date":
        day = value
    if compare == "quantity" and value[:1] in "-~<>.0123456789":
        number = value
    words = quote or f"{value}, {by}"
    if scope is None:
        rockets = attribute.startswith("projectiles") or attribute == "intercepted"
        scope = f"{'rockets' if rockets else 'people'}, in all"
    # A scope that says "in all" would say that it is no part.
    told = scope.removesuffix(", in all") if part == "unknown" else scope
    claim = builders.claim(
        id=name or f"{paper}:{hashlib.sha256(fields.encode()).hexdigest()[:8]}",
        article=paper,
        attribute=attribute,
        scope=told,
        part=part,
        value=value,
        quantity=parse_notation(number) if number else None,
        time=Time(date=day, clock=clock, zone=zone) if day or clock else None,
        sources=chain(by),
        polarity="negative" if denied else "positive",
        certainty=certainty,
        evidence=((Mention(sentence=1, start=0, end=len(words), quote=words),),),
    )
    article = builders.article(id=paper, outlet=paper.upper(), published=published)
    copies = {claim.id: copy_of} if copy_of else {}
    return answer(Placed(claim, at), scope, article, ATTRIBUTES, NAMES, copies)


def relation_of(answers: Sequence[Answer]) -> Relation | None:
    """The relation that ties attributes of a fact."""
    found = (ATTRIBUTES.relation(answer.attribute.name) for answer in answers)
    return next(filter(None, found), None)


def judged(*answers: Answer) -> Verdict:
    """The verdict on a fact of these readings."""
    return verdict(answers, relation_of(answers), NAMES)


def met(a: Answer, b: Answer) -> Meeting:
    """How two readings stand to each other."""
    return meet(a, b, relation_of([a, b]), NAMES)


def explained(*answers: Answer) -> str:
    """The reason for the verdict on a fact of these readings."""
    return reason(judged(*answers), answers)


def exactly(low: int, high: int | None = None) -> Quantity:
    """The interval from `low` to `high`, or of one number."""
    return parse_notation(str(low) if high is None else f"{low}..{high}")
