"""Records built by hand for tests, with offsets and hashes that are right.

Every function takes changes by field name. `table()` is a small article about a stranded ferry with
two events and four claims: told by several, hedged, denied, and about a day worked out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from factgen.models import (
    Article,
    Claim,
    ClaimTable,
    Dropped,
    Event,
    Mention,
    Provenance,
    Quantity,
    Source,
    Time,
    Usage,
)

SENTENCES = (
    "Ferry runs aground off Norhaven",
    "A ferry ran aground off Norhaven on Sunday evening, the coast guard said.",
    "At least three passengers were hurt, a nurse told the agency NPB.",
    "“It may have been the fog,” the coast guard said.",
    "The mayor denied that the pier had been closed.",
    "The weather was fine on Monday.",
)


def sha256(text: str) -> str:
    """The hash of a text as an article has it."""
    return hashlib.sha256(text.encode()).hexdigest()


def article(sentences: Sequence[str] = SENTENCES, **changes: Any) -> Article:
    """An article of these sentences, one a line."""
    ranges, at = [], 0
    for sentence in sentences:
        ranges.append((at, at + len(sentence)))
        at += len(sentence) + 1
    text = "\n".join(sentences)
    fields: dict[str, Any] = {
        "id": "ferry",
        "title": sentences[0] if sentences else None,
        "outlet": "Norhaven Post",
        "byline": "Ida Holm",
        "published": "2021-03-08",
        "retrieved": "2021-03-09",
        "url": "https://post.example/ferry",
        "sha256": sha256(text),
        "text": text,
        "sentences": tuple(ranges),
    }
    return Article.model_validate(fields | changes)


def mention(number: int, words: str | None = None, of: Article | None = None) -> Mention:
    """`words` of sentence `number`, or all of it."""
    of = of or article()
    start, end = of.sentences[number - 1]
    if words is not None:
        start = of.text.index(words, start, end)
        end = start + len(words)
    return Mention(sentence=number, start=start, end=end, quote=of.text[start:end])


def event(**changes: Any) -> Event:
    """The stranding."""
    fields: dict[str, Any] = {
        "article": "ferry",
        "key": "stranding",
        "label": "stranding of the ferry",
        "time": Time(date="2021-03-07", words="Sunday evening", basis="inferred"),
        "place": "off Norhaven",
    }
    return Event.model_validate(fields | changes)


def provenance(**changes: Any) -> Provenance:
    """Made by the extract template."""
    fields: dict[str, Any] = {
        "template": "extract",
        "template_hash": "a" * 64,
        "prompt_hash": "b" * 64,
        "schema_hash": "c" * 64,
        "model": "test-model",
        "stage": "extract",
    }
    return Provenance.model_validate(fields | changes)


def claim(**changes: Any) -> Claim:
    """At least three were hurt, as a nurse told an agency."""
    fields: dict[str, Any] = {
        "id": "ferry:00000001",
        "article": "ferry",
        "event": "stranding",
        "statement": "At least three passengers were hurt.",
        "as_reported": "A nurse told the agency NPB that at least three passengers were hurt.",
        "attribute": "injured",
        "scope": "passengers, in all",
        "part": "total",
        "value": "at least three",
        "quantity": Quantity(low=Decimal(3), high=None),
        "sources": (
            Source(name="agency NPB", kind="media"),
            Source(name="a nurse", kind="public"),
        ),
        "evidence": ((mention(3),),),
        "provenance": provenance(),
    }
    return Claim.model_validate(fields | changes)


def hedged(**changes: Any) -> Claim:
    """The fog, perhaps."""
    fields: dict[str, Any] = {
        "id": "ferry:00000002",
        "statement": "The fog caused the stranding.",
        "as_reported": (
            "According to the coast guard, it is possible that the fog caused the stranding."
        ),
        "attribute": "cause",
        "scope": "the stranding",
        "part": "unknown",
        "value": "fog",
        "quantity": None,
        "sources": (Source(name="coast guard", kind="organisation"),),
        "certainty": "possible",
        "evidence": ((mention(4, "“It may have been the fog,”"),),),
        "context": (2,),
    }
    return claim(**(fields | changes))


def denied(**changes: Any) -> Claim:
    """No closed pier, says the mayor."""
    fields: dict[str, Any] = {
        "id": "ferry:00000003",
        "event": "pier",
        "statement": "The pier had not been closed.",
        "as_reported": "According to the mayor, the pier had not been closed.",
        "attribute": "closure",
        "scope": "the pier",
        "part": "unknown",
        "value": "closed",
        "quantity": None,
        "sources": (Source(name="mayor", kind="official"),),
        "polarity": "negative",
        "evidence": ((mention(5),),),
    }
    return claim(**(fields | changes))


def dated(**changes: Any) -> Claim:
    """The day of the stranding, from headline and body."""
    fields: dict[str, Any] = {
        "id": "ferry:00000004",
        "statement": "The ferry ran aground on Sunday, 7 March 2021.",
        "as_reported": (
            "According to the coast guard, the ferry ran aground on Sunday, 7 March 2021."
        ),
        "attribute": "time",
        "scope": "the stranding",
        "part": "unknown",
        "value": "evening of Sunday, 7 March 2021",
        "quantity": None,
        "time": Time(date="2021-03-07", words="Sunday evening", basis="inferred"),
        "sources": (Source(name="coast guard", kind="organisation"),),
        "evidence": ((mention(1),), (mention(2, "on Sunday evening"),)),
    }
    return claim(**(fields | changes))


def dropped(**changes: Any) -> Dropped:
    """A row with a number that its words do not bear."""
    fields: dict[str, Any] = {
        "article": "ferry",
        "stage": "repair",
        "reasons": ("`n`: the cited words hold no 12",),
        "row": {"ev": [[3]], "attr": "injured", "value": "12", "says": "12 people were hurt."},
    }
    return Dropped.model_validate(fields | changes)


def table(**changes: Any) -> ClaimTable:
    """The ferry's table."""
    fields: dict[str, Any] = {
        "article": article(),
        "events": (
            event(),
            event(
                key="pier",
                label="closing of the pier",
                time=None,
                place=None,
                role="background",
            ),
        ),
        "claims": (dated(), claim(), hedged(), denied()),
        "dropped": (dropped(),),
        "repaired": 2,
        "usage": Usage(calls=2, reasks=1, input_tokens=12_345, output_tokens=678),
    }
    return ClaimTable.model_validate(fields | changes)
