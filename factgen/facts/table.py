"""The facts of one story: its claims gathered, compared, and given status and reason. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, count

from factgen.attributes import Attribute, Attributes, made
from factgen.facts.answer import Answer, answer
from factgen.facts.copies import copies
from factgen.facts.gather import Placed, Question, gather
from factgen.facts.reason import reason
from factgen.facts.status import Verdict, verdict
from factgen.models import (
    Article,
    Claim,
    ClaimTable,
    Fact,
    Reading,
    Standing,
    Status,
    Story,
    Unplaced,
)
from factgen.values.aliases import Names
from factgen.values.scopes import Context, scope
from factgen.values.story import StoryContext, story_context

ORDER: Sequence[Status] = (
    *("conflicting", "unclear", "agreed", "compatible", "single", "unattributed", "uncommitted"),
)
"""In which order facts of a story stand: what a reader must know first, then what is best known."""
_STANDINGS: Sequence[Standing] = ("whole", "inside", "open")


@dataclass(frozen=True)
class Gathered:
    """A story with the questions that its claims answer."""

    story: Story
    context: StoryContext
    articles: Mapping[str, Article]
    names: Names
    questions: tuple[Question, ...]
    left: tuple[Unplaced, ...] = ()

    @property
    def shared(self) -> bool:
        """Whether more than one article tells of it."""
        return len(self.articles) > 1


def gathered(story: Story, tables: Mapping[str, ClaimTable], attributes: Attributes) -> Gathered:
    """The questions of `story`, by rules alone. `tables` are by article."""
    keys: dict[str, set[str]] = defaultdict(set)
    for member in story.members:
        keys[member.article].add(member.event)
    told = [tables[article] for article in sorted(keys)]
    events = [e for t in told for e in t.events if e.key in keys[t.article.id]]
    claims = [c for t in told for c in t.claims if c.event in keys[t.article.id]]
    context = story_context(events, claims)
    return Gathered(
        story=story,
        context=context,
        articles={table.article.id: table.article for table in told},
        names=_names(told, claims, attributes),
        questions=gather(claims, context, attributes),
    )


def _names(tables: Iterable[ClaimTable], claims: Sequence[Claim], attributes: Attributes) -> Names:
    """The names of the story. Speakers are those of the whole articles: one may be introduced where
    they tell of something else."""
    speakers = {(s.name, s.kind) for table in tables for c in table.claims for s in c.sources}
    asked = {one.name: one.compare for one in attributes.attributes}
    named = {(c.value, asked.get(c.attribute, "text")) for c in claims}
    values = {(value, kind) for value, kind in named if kind in {"place", "party"}}
    within = {
        (c.scope, c.value)
        for c in claims
        if c.attribute == "affiliation" and c.polarity == "positive" and c.certainty == "certain"
    }
    return Names.of(sorted({*speakers, *values}), sorted(within))


def judged(
    found: Gathered, attributes: Attributes
) -> tuple[tuple[Fact, ...], tuple[Unplaced, ...]]:
    """The facts of a story, in the order in which they are read, and the claims that stand in
    none."""
    facts = [_fact(question, found, attributes) for question in found.questions]
    place = {attribute.name: n for n, attribute in enumerate(attributes.attributes)}
    facts.sort(
        key=lambda fact: (
            ORDER.index(fact.status),
            place.get(fact.attribute, len(place)),
            fact.attribute,
            -len(fact.readings),
            fact.scope,
            fact.readings[0].claim,
        )
    )
    return tuple(_numbered(facts)), found.left


def _fact(question: Question, found: Gathered, attributes: Attributes) -> Fact:
    answers = _answers(question, found, attributes)
    asked = attributes.get(question.attribute) or made(question.attribute, counted=False)
    decided = verdict(answers, attributes.relation(question.attribute), found.names)
    committed = [a for a in answers if a.committed and a.origin.key is not None]
    names = {a.origin.key: a.origin.name or "" for a in committed}
    return Fact(
        id="",
        event=found.story.id,
        attribute=question.attribute,
        scope=question.scope,
        question=question.asks or _asks(asked, question, attributes),
        status=decided.status,
        reason=reason(decided, answers),
        origins=tuple(sorted(names.values())),
        readings=tuple(_reading(a) for a in _in_order(answers, decided)),
    )


def _answers(question: Question, found: Gathered, attributes: Attributes) -> list[Answer]:
    told = [
        (p.claim.id, p.claim.article, " ".join(part.quote for part in p.claim.evidence[0]))
        for p in question.placed
    ]
    copied = copies(told) if found.shared else {}
    return [
        answer(
            placed,
            _scope_key(placed, found.context, attributes),
            found.articles[placed.claim.article],
            attributes,
            found.names,
            copied,
        )
        for placed in question.placed
    ]


def _scope_key(placed: Placed, context: StoryContext, attributes: Attributes) -> str:
    """The limits of a claim's scope as one text: two of the same count the same."""
    attribute = attributes.get(placed.claim.attribute) or made(
        placed.claim.attribute, counted=placed.claim.quantity is not None
    )
    return scope(placed.claim.scope, Context.of(context, attribute)).key


def _asks(asked: Attribute, question: Question, attributes: Attributes) -> str:
    """The question, and those of the attributes that a relation ties to it where they are given."""
    given = {placed.claim.attribute for placed in question.placed} - {asked.name}
    tied = [one.question for one in attributes.attributes if one.name in given]
    return " ".join([asked.question, *tied])


def _in_order(answers: Iterable[Answer], decided: Verdict) -> list[Answer]:
    """Readings as they are read: those that decide the status first, the smallest number on top."""
    deciding = {a.claim.id for one, other, _ in decided.pairs for a in (one, other)}
    deciding |= {a.claim.id for together in decided.sums for a in together}

    def place(answer: Answer) -> tuple[object, ...]:
        number = answer.number
        low = number.low if number is not None and number.low is not None else Decimal("Infinity")
        standing = _STANDINGS.index(answer.standing)
        own = answer.origin.key is None
        counts = answer.claim.id in deciding
        return (
            not counts,
            low if counts else 0,
            standing,
            not answer.committed,
            own,
            answer.claim.id,
        )

    return sorted(answers, key=place)


def _reading(answer: Answer) -> Reading:
    return Reading(
        claim=answer.claim.id,
        attribute=answer.claim.attribute,
        standing=answer.standing,
        compared=answer.compared(),
        origin=answer.origin.name,
        as_of=answer.as_of.text if answer.as_of else None,
        copy_of=answer.copy_of,
    )


def _numbered(facts: Iterable[Fact]) -> Iterator[Fact]:
    """The facts with their ids: story, attribute, scope, and a number where that is not enough."""
    taken: set[str] = set()
    for fact in facts:
        name = f"{fact.event}/{_slug(fact.attribute)}/{_slug(fact.scope)}"
        names = chain([name], (f"{name}-{number}" for number in count(2)))
        own = next(one for one in names if one not in taken)
        taken.add(own)
        yield fact.model_copy(update={"id": own})


def _slug(text: str) -> str:
    """`text` as part of an id: small letters, digits and hyphens, at most 40 characters."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9_]+", "-", plain)[:40].strip("-") or "x"
