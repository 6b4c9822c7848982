"""Asks a model about events that may be one: requests for doubtful pairs, verdicts from answers.

Pairs that hang together are asked about in one request, each event with the claims that tell it
best. A verdict counts only where it holds: a pair that was asked about, decided once, tied by
claims of both sides. What does not hold is left to the score, and said. Pure.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from factgen.calls import Request
from factgen.draft import DraftPair, LinkAnswer
from factgen.fence import fenced, one_line
from factgen.link import Key, Pair, Verdict
from factgen.models import Claim, ClaimTable, Event
from factgen.template import Template
from factgen.values.words import date_words

SHOWN = 14
"""Most claims that are shown of an event."""
PAIRS = 12
"""Most pairs of one request."""
NO_REASON = "the model gives no reason"
_TELLING = ("killed", "time", "arrested", "appointed", "resigned", "occurrences")


@dataclass(frozen=True)
class Asked:
    """A request and what its numbers stand for."""

    request: Request
    pairs: Mapping[int, Pair]
    claims: Mapping[int, Key]
    """The event that each numbered claim is about."""


def requests(
    pairs: Sequence[Pair], tables: Mapping[str, ClaimTable], template: Template
) -> tuple[Asked, ...]:
    """The requests that settle `pairs`, in an order that does not depend on theirs."""
    return tuple(
        _asked(group[start : start + PAIRS], start // PAIRS + 1, tables, template)
        for group in _hanging_together(pairs)
        for start in range(0, len(group), PAIRS)
    )


def verdicts(asked: Asked, answer: LinkAnswer) -> tuple[dict[frozenset[Key], Verdict], list[str]]:
    """What the model decided of the pairs that it was asked about, and what of its answer was left
    aside, in words."""
    entries: dict[int, list[DraftPair]] = defaultdict(list)
    for entry in answer.pairs:
        entries[entry.number].append(entry)
    found: dict[frozenset[Key], Verdict] = {}
    faults = []
    for number, pair in asked.pairs.items():
        given = entries.pop(number, [])
        if fault := _fault(pair, given, asked.claims):
            faults.append(f"{_name(pair)}: {fault}; the score decides")
        else:
            why = one_line(given[0].why) or NO_REASON
            found[frozenset((pair.a, pair.b))] = Verdict(given[0].same, why)
    about = asked.request.subject
    faults += [f"{about}: the model decides a pair {n} that is not there" for n in sorted(entries)]
    return found, faults


def _fault(pair: Pair, given: Sequence[DraftPair], claims: Mapping[int, Key]) -> str | None:
    """Why what the model says of a pair does not hold; None where it does."""
    if not given:
        return "the model does not decide it"
    if len(given) > 1:
        return "the model decides it more than once"
    (entry,) = given
    if not entry.same:
        return None
    if strange := sorted(set(entry.tie) - claims.keys()):
        return f"the model ties them by claim {strange[0]}, which was not shown"
    tied = {claims[number] for number in entry.tie}
    shown = set(claims.values())
    untied = [key for key in (pair.a, pair.b) if key in shown - tied]
    if untied:
        return f"the model calls them one and ties them by no claim of {'/'.join(untied[0])}"
    return None


def _name(pair: Pair) -> str:
    return f"{'/'.join(pair.a)} and {'/'.join(pair.b)}"


def _hanging_together(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """The pairs in groups that share no event, so that a request does not depend on the others."""
    group_of: dict[Key, list[Pair]] = {}
    for pair in pairs:
        few, many = sorted((group_of.get(pair.a, []), group_of.get(pair.b, [])), key=len)
        if few is not many:
            many += few
        many.append(pair)
        for member in (*few, pair):
            group_of[member.a] = group_of[member.b] = many
    groups = {id(group): group for group in group_of.values()}.values()
    return sorted((sorted(group, key=_place) for group in groups), key=lambda g: _place(g[0]))


def _place(pair: Pair) -> tuple[Key, Key]:
    return pair.a, pair.b


def _asked(
    pairs: Sequence[Pair], part: int, tables: Mapping[str, ClaimTable], template: Template
) -> Asked:
    """The request about `pairs`, the number `part` of those that hang together."""
    keys = sorted({key for pair in pairs for key in (pair.a, pair.b)})
    number_of = {key: number for number, key in enumerate(keys, 1)}
    lines: list[str] = []
    claims: dict[int, Key] = {}
    for key in keys:
        table = tables[key[0]]
        lines.append(f"[event {number_of[key]}] {_heading(table, key[1])}")
        for claim in _telling(claim for claim in table.claims if claim.event == key[1]):
            claims[len(claims) + 1] = key
            lines.append(f"[{len(claims)}] {one_line(_said(claim))}")
        lines += _neighbours(table, key[1])
    text = "\n".join(lines)
    asked = dict(enumerate(pairs, 1))
    messages = template.render(
        events=fenced(text),
        pairs=[
            {"number": number, "a": number_of[pair.a], "b": number_of[pair.b]}
            for number, pair in asked.items()
        ],
    )
    subject = ".".join(pairs[0].a)
    request = Request(
        template=template.name,
        template_hash=template.hash,
        subject=subject if part == 1 else f"{subject}.{part}",
        text_hash=hashlib.sha256(text.encode()).hexdigest(),
        messages=messages,
        answer=LinkAnswer,
    )
    return Asked(request, asked, claims)


def _heading(table: ClaimTable, key: str) -> str:
    event = next(event for event in table.events if event.key == key)
    article = table.article
    published = f", published {article.published}" if article.published else ""
    parts = [event.label, _when(event), event.place or "no place", event.role]
    return one_line(f"{'; '.join(parts)} (article {article.id}{published})")


def _when(event: Event) -> str:
    time = event.time
    if time is None or not (time.date or time.words):
        return "no date"
    day = date_words(time.date) if time.date else "no date"
    return f"{day} (“{time.words}”)" if time.words else day


def _telling(claims: Iterable[Claim]) -> list[Claim]:
    """The claims that tell an occurrence from others best, in the order of the article."""
    ordered = sorted(claims, key=_in_article)
    return sorted(sorted(ordered, key=_rank)[:SHOWN], key=_in_article)


def _in_article(claim: Claim) -> tuple[int, int, str]:
    first = claim.evidence[0][0]
    return first.sentence, first.start, claim.id


def _rank(claim: Claim) -> int:
    if claim.attribute in _TELLING:
        return 0
    return 1 if claim.quantity is not None or claim.time is not None else 2


def _said(claim: Claim) -> str:
    by = ", told ".join(source.name for source in reversed(claim.sources))
    return f"{claim.statement} ({by})" if by else claim.statement


def _neighbours(table: ClaimTable, key: str) -> list[str]:
    """The other dated events that the article tells of."""
    dated = [
        f"{event.label} ({_when(event)})"
        for event in table.events
        if event.key != key and event.time is not None and event.time.date
    ]
    return [one_line(f"told beside it: {'; '.join(dated)}")] if dated else []
