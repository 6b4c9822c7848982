"""Few-shot examples: shown as an article and an answer are, and checked as an answer is."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from pydantic import ValidationError

from factgen import examples, prompts
from factgen.draft import TableAnswer
from factgen.template import Example

Answer = dict[str, Any]


@cache
def shipped() -> tuple[Example, ...]:
    return tuple(prompts.find("extract").examples)


def changed(change: Callable[[Answer], object]) -> Example:
    """The first shipped example with its answer changed."""
    answer = copy.deepcopy(dict(shipped()[0].answer))
    change(answer)
    return replace(shipped()[0], answer=answer)


def row(field: str, value: object) -> Callable[[Answer], object]:
    return lambda answer: answer["claims"][0].__setitem__(field, value)


def test_the_shipped_examples_pass_every_check() -> None:
    assert shipped()
    assert [examples.faults(example) for example in shipped()] == [[] for _ in shipped()]


CHANGES: dict[str, tuple[Callable[[Answer], object], str]] = {
    "a number that is not borne": (row("n", "99"), "claim 1: `n`"),
    "a sentence that is not there": (row("ev", [[99]]), "claim 1: `ev`: there is no sentence 99"),
    "an event that is not there": (row("event", "flood"), "claim 1: `event`: 'flood'"),
    "a source that is not there": (row("by", ["Mr X"]), "claim 1: `by`: 'Mr X'"),
    "a missing field": (lambda a: a["claims"][0].pop("says"), "claims.0.says: is missing"),
    "a field of its own": (row("mood", "sad"), "claims.0.mood: is not asked for"),
    "a wrong date of an event": (
        lambda a: a["events"][0].update(time={"date": "soon"}),
        "event fire: `time`",
    ),
}


@pytest.mark.parametrize(("change", "words"), CHANGES.values(), ids=CHANGES.keys())
def test_a_faulty_example_is_told(change: Callable[[Answer], object], words: str) -> None:
    found = examples.faults(changed(change))
    assert any(fault.startswith(words) for fault in found), found


def test_an_example_is_shown_as_articles_and_answers_are() -> None:
    for example in shipped():
        shown = examples.shown(example)
        lines = str(shown["text"]).splitlines()
        assert lines[0].startswith("<<<article ")
        assert lines[-1].startswith("<<<end ")
        assert lines[1:-1] == [f"[{n}] {s}" for n, s in enumerate(example.sentences, 1)]
        answer = str(shown["answer"])
        assert "\n" not in answer
        assert answer == examples.compact(json.loads(answer)), "as the model is told to write it"
        assert TableAnswer.model_validate_json(answer) == TableAnswer.model_validate(example.answer)


def test_an_example_of_the_wrong_shape_is_not_shown() -> None:
    with pytest.raises(ValidationError):
        examples.shown(changed(lambda answer: answer.pop("events")))


def test_runs_hold_what_an_answer_must_not_repeat() -> None:
    found = examples.runs(shipped())
    assert ("containers", "burned", "in", "the", "port", "of") in found
    assert {len(run) for run in found} == {6}
    assert examples.runs([]) == frozenset()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"a": [1, None, True]}, '{"a":[1,null,true]}'),
        ({"ort": "Köln “Süd”"}, '{"ort":"Köln “Süd”"}'),
        ([], "[]"),
    ],
)
def test_compact(value: object, text: str) -> None:
    assert examples.compact(value) == text
