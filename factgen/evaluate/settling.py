"""Two labels of one article side by side, as the draft of a third that a person settles.

Rows on which both agree are taken over; all others stand there with what the second label has in a
comment, and `unsettled`, which `factgen gold check` refuses until somebody has decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import yaml

from factgen.evaluate.align import Alignment, align
from factgen.evaluate.gold import Gold
from factgen.evaluate.slots import Judging, judge, rows_of
from factgen.models import Claim, Event, Source, Time
from factgen.quantity import to_notation

_SCHEMA = "# yaml-language-server: $schema=../schemas/gold.json\n"
_DEFAULTS: Mapping[str, object] = {
    "part": "unknown",
    "quantity": None,
    "time": None,
    "sources": [],
    "polarity": "positive",
    "certainty": "certain",
    "optional": False,
    "accepted": {},
    "place": None,
    "role": "main",
}
_WORDING = frozenset({"statement", "evidence"})
"""Fields in which labels may differ without a need to decide."""


def draft(one: Gold, other: Gold, related: Mapping[str, str], labelled_by: str) -> str:
    """The text of a gold file made of two labels of an article; rows in the order of the text."""
    alignment = align(one.table, other.table)
    events = list(_events(one, other, alignment))
    rows = sorted(_rows(one, other, alignment, related), key=lambda row: row[0])
    out = [
        _SCHEMA,
        _dumped({"article": one.table.article.id, "labelled_by": labelled_by}),
        "events:\n",
        *events,
        "claims:\n",
    ]
    for number, (_, fields, comments) in enumerate(rows, 1):
        out.append(_item({"id": f"c{number}", **fields}, comments))
    return "".join(out)


def _events(one: Gold, other: Gold, alignment: Alignment) -> Iterator[str]:
    theirs = {mine: key for key, mine in alignment.events.items()}
    second = {event.key: event for event in other.table.events}
    for event in one.table.events:
        fields = _event(event)
        comments = []
        if twin := second.get(theirs.get(event.key, "")):
            comments = _differences(fields, _event(twin), skip={"key", "label"})
        else:
            comments = ["only in a"]
        yield _item(fields, comments)
    for event in other.table.events:
        if event.key not in alignment.events:
            yield _item(_event(event), ["only in b"])


def _rows(
    one: Gold, other: Gold, alignment: Alignment, related: Mapping[str, str]
) -> Iterator[tuple[tuple[int, int], dict[str, Any], list[str]]]:
    judging = Judging(alignment.events, related)
    twins = {mine: key for key, mine in alignment.claims.items()}
    second = {claim.id: claim for claim in other.table.claims}
    mine, theirs = rows_of(one.table), rows_of(other.table)
    for claim in one.table.claims:
        fields = _claim(claim, one, {})
        twin = second.get(twins.get(claim.id, ""))
        if twin is None:
            yield _place(claim), {**fields, "unsettled": ["only in a"]}, []
            continue
        marks = judge(mine[claim.id], theirs[twin.id], judging)
        apart = [slot for slot, mark in marks.items() if mark not in {None, "COR"}]
        apart += [name for name in ("part",) if getattr(claim, name) != getattr(twin, name)]
        if (claim.id in one.optional) != (twin.id in other.optional):
            apart.append("optional")
        comments = _differences(fields, _claim(twin, other, alignment.events), skip=_WORDING)
        if not apart:
            yield _place(claim), fields, []
            continue
        yield _place(claim), {**fields, "unsettled": apart}, comments
    for claim in other.table.claims:
        if claim.id not in alignment.claims:
            fields = _claim(claim, other, alignment.events)
            yield _place(claim), {**fields, "unsettled": ["only in b"]}, []


def _place(claim: Claim) -> tuple[int, int]:
    first = claim.evidence[0][0]
    return first.sentence, first.start


def _event(event: Event) -> dict[str, Any]:
    return {
        "key": event.key,
        "label": event.label,
        "role": event.role,
        "time": _time(event.time),
        "place": event.place,
    }


def _claim(claim: Claim, gold: Gold, events: Mapping[str, str]) -> dict[str, Any]:
    """A claim as it is written, its event by the key that the first label has for it."""
    return {
        "event": events.get(claim.event, claim.event),
        "attribute": claim.attribute,
        "statement": claim.statement,
        "scope": claim.scope,
        "part": claim.part,
        "value": claim.value,
        "quantity": to_notation(claim.quantity) if claim.quantity else None,
        "time": _time(claim.time),
        "sources": [_source(link) for link in claim.sources],
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "evidence": [[m.quote for m in mention] for mention in claim.evidence],
        "optional": claim.id in gold.optional,
        "accepted": gold.accepted[claim.id].model_dump(exclude_defaults=True),
    }


def _source(link: Source) -> str:
    return f"{link.name} ({link.kind})"


def _time(time: Time | None) -> dict[str, str] | None:
    if time is None:
        return None
    clock = " ".join(filter(None, (time.clock, time.zone))) or None
    found = {"date": time.date, "words": time.words, "clock": clock}
    return {key: value for key, value in found.items() if value}


def _differences(
    mine: Mapping[str, Any], theirs: Mapping[str, Any], skip: Iterable[str]
) -> list[str]:
    """Comment lines for the fields that the second label has otherwise."""
    return [
        f"b: {name}: {_flow(theirs[name])}"
        for name in theirs
        if name not in set(skip) and mine.get(name) != theirs[name]
    ]


def _flow(value: object) -> str:
    text = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, width=10_000)
    return text.removesuffix("\n").removesuffix("...").strip()


def _item(fields: Mapping[str, Any], comments: Iterable[str]) -> str:
    """One item of a list, fields with their default left out, with comments below it."""
    kept = {
        name: value
        for name, value in fields.items()
        if name not in _DEFAULTS or value != _DEFAULTS[name]
    }
    lines = []
    for name, value in kept.items():
        nested = isinstance(value, dict | list)
        shown = _flow(value) if nested else _dumped({name: value}).split(": ", 1)[1].rstrip("\n")
        lines.append(f"{name}: {shown}")
    body = "\n    ".join(lines)
    notes = "".join(f"    # {comment}\n" for comment in comments)
    return f"  - {body}\n{notes}"


def _dumped(value: object) -> str:
    return yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=10_000)
