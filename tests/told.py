"""Claim tables in a few words, for tests of what is made of several: one article, its events, its
claims, each with a sentence of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import builders

from factgen.calls import Request
from factgen.draft import DraftPair, LinkAnswer
from factgen.models import Claim, ClaimTable, Event, Quantity, Source, Time

OFFICIAL = (Source(name="harbour master", kind="official"),)


def exactly(number: int | str, unit: str | None = None) -> Quantity:
    """The interval of one number."""
    return Quantity(low=Decimal(number), high=Decimal(number), unit=unit)


def event(key: str = "fire", **fields: Any) -> Event:
    """A fire in the port of Veldhaven on 3 March 2021."""
    own: dict[str, Any] = {
        "key": key,
        "label": "fire in the port of Veldhaven",
        "time": Time(date="2021-03-03"),
        "place": "port of Veldhaven",
    }
    return builders.event(**(own | fields))


def row(says: str, **fields: Any) -> Claim:
    """A claim that its sentence bears: how many were hurt, in the article's own voice."""
    own: dict[str, Any] = {
        "statement": says,
        "as_reported": says,
        "event": "fire",
        "attribute": "injured",
        "scope": "people, in all",
        "part": "unknown",
        "value": "three",
        "quantity": None,
        "sources": (),
    }
    return builders.claim(**(own | fields))


def hurt(number: int, **fields: Any) -> Claim:
    """So many were hurt."""
    own: dict[str, Any] = {"value": str(number), "quantity": exactly(number)}
    return row(f"{number} people were hurt in the fire.", **(own | fields))


def table(article: str, *claims: Claim, events: Sequence[Event] = (), **fields: Any) -> ClaimTable:
    """The table of an article whose sentences are the statements of `claims`, with ids of theirs.

    Without `events` it tells of the fire.
    """
    title = f"What {article} tells"
    of = builders.article([title, *(claim.statement for claim in claims)], id=article, **fields)
    rows = [
        claim.model_copy(
            update={
                "id": f"{article}:{number:04}",
                "article": article,
                "evidence": ((builders.mention(number + 1, of=of),),),
            }
        )
        for number, claim in enumerate(claims, 1)
    ]
    told = [one.model_copy(update={"article": article}) for one in events or [event()]]
    return ClaimTable(article=of, events=tuple(told), claims=tuple(rows))


def fenced(request: Request) -> list[str]:
    """The lines between the two that bear the mark, which stands in no other line."""
    return _fenced(request.messages[-1].content)


def _fenced(text: str) -> list[str]:
    _, mark, rest = re.split(r"<<<article (\w{12})>>>\n", f"{text}\n", maxsplit=1)
    body, *ends = rest.split(f"\n<<<end {mark}>>>\n")
    assert len(ends) == 1, "one line ends the fence"
    assert mark not in body
    return body.split("\n")


def decided(text: str, same: Sequence[tuple[str, str]]) -> LinkAnswer:
    """The answer to a link prompt by which only the pairs of articles in `same` tell of one event;
    each is tied by all claims."""
    lines = _fenced(text)
    heads = [line for line in lines if line.startswith("[event ")]
    articles = [head.partition("(article ")[2].split(",")[0] for head in heads]
    claims = [int(line[1 : line.index("]")]) for line in lines if re.match(r"\[\d", line)]
    pairs = []
    for number, *ends in re.findall(r"^(\d+): event (\d+) and event (\d+)$", text, re.MULTILINE):
        one = tuple(articles[int(end) - 1] for end in ends) in same
        pairs.append(DraftPair(number=int(number), same=one, tie=claims, why="so they tell"))
    return LinkAnswer(pairs=pairs)
