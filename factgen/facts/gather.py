"""The claims of a story, gathered by the question that they answer.

Attributes that a relation ties make one family, any other is a family of its own. Within a family,
claims of one dimension whose scopes are the same, or lie inside one that has no limit, or may
overlap, are one question. Every claim stands in one question; nothing depends on their order. Pure.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from factgen.attributes import Attributes, made
from factgen.models import Claim, Standing
from factgen.values.aliases import Names
from factgen.values.scopes import Context, Scope, apart, elsewhere, relation, scope
from factgen.values.scopewords import EMPTY, TIME_UNITS, form
from factgen.values.story import StoryContext
from factgen.values.units import COUNT, dimension

_NO_LIMIT = ""
"""Key of a scope that has none."""
_ASKED_OF_EACH = frozenset({"commented"})
"""Attributes whose question is another one of each party: one has answered, another one has not."""


@dataclass(frozen=True)
class Placed:
    """A claim, and how its scope stands to that of its question."""

    claim: Claim
    standing: Standing


@dataclass(frozen=True)
class Question:
    """Claims that answer one question, by id. `attribute` is that of all of them, or the one to the
    left of the relation that ties them; `scope` the text that most claims of the whole have; `asks`
    the question in words where a model gave them."""

    attribute: str
    scope: str
    placed: tuple[Placed, ...]
    asks: str = ""


@dataclass(frozen=True)
class Family:
    """Claims of attributes that belong together and the questions that rules made of them, for a
    model to settle. `name` is the family's attribute."""

    name: str
    claims: tuple[Claim, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class _Group:
    """Claims of a family that have one scope."""

    scope: Scope
    claims: tuple[Claim, ...]

    @cached_property
    def rank(self) -> tuple[int, int, int, int, str, str]:
        """Lowest for what is fit to be a whole: few limits, first of all such as the story does not
        say itself, many claims, a short text."""
        group, text = bool(self.scope.head), _commonest(self.claims)
        foreign, limits = self.scope.foreign + group, len(self.scope.limits) + group
        return foreign, limits, -len(self.claims), len(text), text, self.scope.key


def gather(
    claims: Sequence[Claim], context: StoryContext, attributes: Attributes
) -> tuple[Question, ...]:
    """The questions that the `claims` of one story answer, in the order of attributes.yaml."""
    return tuple(
        question
        for name, members in _families(claims, attributes)
        for question in _questions(name, members, context, attributes)
    )


def doubtful(
    questions: Sequence[Question], context: StoryContext, attributes: Attributes
) -> tuple[Family, ...]:
    """The families of one story in which the rules had to guess: a scope may or may not overlap
    with another one, or a made attribute may ask what another one asks."""
    by_family: dict[str, list[Question]] = defaultdict(list)
    place = _places(attributes)
    for question in sorted(questions, key=lambda q: place(family(q.attribute, attributes))):
        by_family[family(question.attribute, attributes)].append(question)
    hosts = _hosts(by_family, attributes)
    doubts = []
    for name, own in by_family.items():
        if name in hosts:
            continue
        guests = [q for guest, host in hosts.items() if host == name for q in by_family[guest]]
        if guests or _is_doubtful(own, context, attributes):
            asked = (*own, *guests)
            members = sorted((p.claim for q in asked for p in q.placed), key=_id)
            doubts.append(Family(name, tuple(members), asked))
    return tuple(doubts)


def family(attribute: str, attributes: Attributes) -> str:
    """The family of an attribute: the one to the left of its relation, else its own name."""
    tie = attributes.relation(attribute)
    return tie.left if tie else attribute


def _id(claim: Claim) -> str:
    return claim.id


def _families(
    claims: Iterable[Claim], attributes: Attributes
) -> Iterable[tuple[str, tuple[Claim, ...]]]:
    """The families with their claims by id, in the order of the attributes, then by name."""
    members: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=_id):
        members[family(claim.attribute, attributes)].append(claim)
    for name in sorted(members, key=_places(attributes)):
        yield name, tuple(members[name])


def _places(attributes: Attributes) -> Callable[[str], tuple[int, str]]:
    """The place of an attribute in the order of the file; made ones come last, by name."""
    order = {attribute.name: n for n, attribute in enumerate(attributes.attributes)}
    return lambda name: (order.get(name, len(order)), name)


def _questions(
    name: str, claims: Sequence[Claim], context: StoryContext, attributes: Attributes
) -> Iterable[Question]:
    exact = _is_exact(name, attributes)
    for measured in _by_measure(claims, _measures(name, claims, exact)):
        groups = _groups(measured, context, attributes)
        for placed in _gathered(groups, exact):
            yield _question(name, placed)


def _is_exact(name: str, attributes: Attributes) -> bool:
    """Whether a scope inside another asks something else: when it was, how long or how strong."""
    listed = attributes.get(name)
    if listed is None:
        return False
    return listed.compare == "date" or (listed.compare == "quantity" and listed.counts == "none")


def _by_measure(claims: Sequence[Claim], measures: Mapping[str, str]) -> list[list[Claim]]:
    """The claims by what their values measure, the most first; those that measure nothing go
    there."""
    parts: dict[str, list[Claim]] = defaultdict(list)
    bare = []
    for claim in claims:
        if claim.id in measures:
            parts[measures[claim.id]].append(claim)
        else:
            bare.append(claim)
    ordered = [parts[key] for key in sorted(parts, key=lambda key: (-len(parts[key]), key))]
    if not ordered:
        return [bare]
    ordered[0] = sorted([*ordered[0], *bare], key=_id)
    return ordered


def _measures(name: str, claims: Iterable[Claim], exact: bool) -> dict[str, str]:
    """By claim id, what the value measures: a dimension, or the party of which it is asked. Claims
    without such a value are left out."""
    if name not in _ASKED_OF_EACH:
        return {claim.id: _measure(claim, exact) for claim in claims if claim.quantity}
    known = [claim for claim in claims if not _is_unknown(claim)]
    parties = Names.of((claim.value, "party") for claim in known)
    return {claim.id: parties.canonical(claim.value) for claim in known}


def _measure(claim: Claim, exact: bool) -> str:
    """What the quantity measures. Days and hours are counted, so their word tells them apart."""
    unit = claim.quantity.unit if claim.quantity else None
    measured = dimension(unit)
    if not exact or measured != COUNT:
        return measured
    words = [form(word) for word in re.findall(r"\w+", f"{claim.value} {claim.scope}")]
    return next((word for word in words if word in TIME_UNITS), measured)


def _groups(claims: Sequence[Claim], context: StoryContext, attributes: Attributes) -> list[_Group]:
    """The claims by scope, the one that is fittest for a whole first."""
    contexts = _contexts(claims, context, attributes)
    asked = {(claim.attribute, claim.scope) for claim in claims}
    scopes = {(name, text): scope(text, contexts[name]) for name, text in sorted(asked)}
    members: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        members[scopes[claim.attribute, claim.scope].key].append(claim)
    _unite_unknown(members)
    by_key: dict[str, Scope] = {}
    for one in scopes.values():
        # Of one key, a scope said to be all there is takes in more.
        if one.key not in by_key or one.in_all:
            by_key[one.key] = one
    groups = [_Group(by_key[key], tuple(of_key)) for key, of_key in members.items() if of_key]
    return sorted(groups, key=lambda group: group.rank)


def _contexts(
    claims: Iterable[Claim], context: StoryContext, attributes: Attributes
) -> dict[str, Context]:
    by_name: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_name[claim.attribute].append(claim)
    return {
        name: Context.of(
            context,
            attributes.get(name) or made(name, counted=any(claim.quantity for claim in members)),
        )
        for name, members in by_name.items()
    }


def _unite_unknown(members: dict[str, list[Claim]]) -> None:
    """Move the rows about not knowing to the scope without a limit, if it is there: what is not
    known is the whole answer, however its scope is put."""
    if _NO_LIMIT not in members:
        return
    for key, claims in members.items():
        if key != _NO_LIMIT:
            members[_NO_LIMIT] += filter(_is_unknown, claims)
            members[key] = [claim for claim in claims if not _is_unknown(claim)]
    members[_NO_LIMIT].sort(key=_id)


def _is_unknown(claim: Claim) -> bool:
    return claim.value.casefold() == "unknown"


def _gathered(groups: Sequence[_Group], exact: bool) -> Iterable[list[Placed]]:
    """The groups as questions: around each whole those that lie inside it, then those that may
    overlap with it and are not apart from any other. `exact`: only the same scope is one."""
    by_head: dict[str, list[_Group]] = defaultdict(list)
    for group in groups:
        by_head[group.scope.head].append(group)
    taken: set[str] = set()
    for whole in groups:
        if whole.scope.key in taken:
            continue
        head = whole.scope.head
        near = groups if not head else [*by_head[head], *by_head[_NO_LIMIT]]
        free = [one for one in near if one is not whole and one.scope.key not in taken]
        joined: list[tuple[_Group, Standing]] = [(whole, "whole")]
        if not exact:
            joined += _joining(whole, free)
        taken.update(one.scope.key for one, _ in joined)
        placed = [Placed(claim, standing) for one, standing in joined for claim in one.claims]
        yield sorted(placed, key=lambda one: one.claim.id)


def _joining(whole: _Group, groups: Iterable[_Group]) -> Iterable[tuple[_Group, Standing]]:
    """Those of the groups that join the question of `whole`."""
    open_ones = []
    marks = {whole.scope.marks}
    for one in groups:
        found = relation(one.scope, whole.scope)
        if found == "inside":
            marks.add(one.scope.marks)
            yield one, "inside"
        elif found == "open":
            open_ones.append(one)
    for one in sorted(open_ones, key=lambda one: one.rank):
        if not any(apart(one.scope.marks, other) for other in marks):
            marks.add(one.scope.marks)
            yield one, "open"


def _question(name: str, placed: Sequence[Placed]) -> Question:
    asked = {one.claim.attribute for one in placed}
    whole = [one.claim for one in placed if one.standing == "whole"]
    return Question(
        attribute=asked.pop() if len(asked) == 1 else name,
        scope=_commonest(whole),
        placed=tuple(placed),
    )


def _commonest(claims: Iterable[Claim]) -> str:
    """The scope text of most claims; of several the shortest, then the first."""
    counted = Counter(claim.scope for claim in claims)
    return min(counted, key=lambda text: (-counted[text], len(text), text))


def _hosts(by_family: Mapping[str, Sequence[Question]], attributes: Attributes) -> dict[str, str]:
    """Made attributes, each with the family before it that shares a word of its name."""
    words = {name: _name_words(own) for name, own in by_family.items()}
    hosts: dict[str, str] = {}
    for at, name in enumerate(by_family):
        if attributes.get(name) is None:
            alike = (other for other in list(by_family)[:at] if words[other] & words[name])
            if host := next(alike, None):
                hosts[name] = hosts.get(host, host)
    return hosts


def _name_words(questions: Iterable[Question]) -> frozenset[str]:
    """The words of the names of all attributes asked, in one form."""
    named = {placed.claim.attribute for q in questions for placed in q.placed}
    return frozenset(form(word) for name in named for word in name.split("_")) - EMPTY


def _is_doubtful(
    questions: Sequence[Question], context: StoryContext, attributes: Attributes
) -> bool:
    """Whether rules had to guess what belongs to these questions of one family."""
    if any(placed.standing == "open" for q in questions for placed in q.placed):
        return True
    name = family(questions[0].attribute, attributes)
    exact = _is_exact(name, attributes)
    claims = [placed.claim for question in questions for placed in question.placed]
    measures = _measures(name, claims, exact)
    wholes = [_whole(question, measures, context, attributes) for question in questions]
    return any(_may_be_one(one, other, exact) for one, other in combinations(wholes, 2))


def _whole(
    question: Question,
    measures: Mapping[str, str],
    context: StoryContext,
    attributes: Attributes,
) -> tuple[Scope, str | None]:
    """The scope of a question, and what its values measure; None where they measure nothing."""
    claims = [placed.claim for placed in question.placed]
    stated = next(
        placed.claim for placed in question.placed if placed.claim.scope == question.scope
    )
    contexts = _contexts(claims, context, attributes)
    measured = next((measures[claim.id] for claim in claims if claim.id in measures), None)
    return scope(question.scope, contexts[stated.attribute]), measured


def _may_be_one(
    one: tuple[Scope, str | None], other: tuple[Scope, str | None], exact: bool
) -> bool:
    """Whether two questions of a family might ask the same, for all that rules can tell."""
    (a, measured), (b, also) = one, other
    if (measured and also and measured != also) or elsewhere(a.marks, b.marks):
        return False
    certain = exact or a.wider != b.wider
    return not (certain and relation(a, b) in ("inside", "holds"))
