"""Few-shot examples: how a template shows them, whether they pass the checks that a model's answer
must pass, and their word runs, by which their text is found again in an answer."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from itertools import pairwise

from pydantic import ValidationError

from factgen import cited, ground, wire
from factgen.draft import TableAnswer
from factgen.fence import mark, numbered
from factgen.models import Article, Provenance
from factgen.template import Example

_PROVENANCE = Provenance(
    template="", template_hash="", prompt_hash="", schema_hash="", model="", stage="extract"
)


def compact(value: object) -> str:
    """JSON as the model should write it: no blanks, letters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def shown(example: Example) -> dict[str, str | None]:
    """A few-shot example as the template sees it: fenced sentences and the answer in full.

    Raises ValidationError where the answer has the wrong shape.
    """
    answer = TableAnswer.model_validate(example.answer)
    return {
        "published": example.published,
        "text": numbered(example.sentences, mark("\n".join(example.sentences))),
        "answer": compact(answer.model_dump(mode="json")),
    }


def runs(examples: Iterable[Example]) -> frozenset[tuple[str, ...]]:
    """Word runs of the examples: of their sentences and of their answers' statements."""
    texts = []
    for example in examples:
        texts.append(" ".join(example.sentences))
        texts += [claim.says for claim in TableAnswer.model_validate(example.answer).claims]
    return frozenset().union(*map(cited.runs, texts))


def faults(example: Example) -> list[str]:
    """What is wrong with the answer of an example, as with a model's; empty where nothing is."""
    try:
        answer = TableAnswer.model_validate(example.answer)
    except ValidationError as error:
        return wire.faults(error)
    article = _article(example)
    events, refused_events = ground.events(answer.events, article)
    scene = cited.Scene(article, events, ground.sources(answer.sources))
    refused = ground.ground(dict(enumerate(answer.claims, 1)), scene, _PROVENANCE).refused
    found = [f"event {e.event.key}: {fault}" for e in refused_events for fault in e.faults]
    return found + [f"claim {item.number}: {fault}" for item in refused for fault in item.faults]


def _article(example: Example) -> Article:
    """The example's sentences as an article, one a line."""
    text = "\n".join(example.sentences)
    ends = [0]
    for sentence in example.sentences:
        ends.append(ends[-1] + len(sentence) + 1)
    return Article(
        id="example",
        published=example.published,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        sentences=tuple((start, end - 1) for start, end in pairwise(ends)),
    )
