"""attributes.yaml: records, relations, and the real file."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from factgen.attributes import Attribute, Relation, examine_attributes, parse_attributes
from factgen.errors import TemplateError
from factgen.located import unified

REAL = Path(__file__).parent.parent / "prompts" / "attributes.yaml"

FIELDS = {
    "question": "How many?",
    "definition": "How many there are.",
    "example": "Two.",
    "counter_example": "Red.",
    "values": "one",
    "compare": "quantity",
}


def entry(name: str, **changes: str | None) -> str:
    fields = {**FIELDS, **changes}
    lines = [f"    {key}: {value}" for key, value in fields.items() if value is not None]
    return "\n".join([f"  {name}:", *lines])


def content(*entries: str, relations: str = "") -> str:
    return "\n".join(["attributes:", *entries, *([f"relations: {relations}"] if relations else [])])


def test_records() -> None:
    text = content(entry("all"), entry("some"), entry("rest"), relations='["all >= some + rest"]')
    attributes = parse_attributes(text, "a.yaml")
    assert [a.name for a in attributes.attributes] == ["all", "some", "rest"]
    assert attributes.get("some") == Attribute(
        name="some",
        question="How many?",
        definition="How many there are.",
        example="Two.",
        counter_example="Red.",
        values="one",
        compare="quantity",
    )
    assert attributes.get("none") is None
    assert attributes.relations == (Relation(left="all", rights=("some", "rest")),)
    assert attributes.relation("rest") == attributes.relations[0]
    assert attributes.relation("none") is None
    assert attributes.hash == hashlib.sha256(text.encode()).hexdigest()


def test_what_is_counted_is_a_tally_where_nothing_else_is_said() -> None:
    text = content(entry("a"), entry("b", counts="level"), entry("c", counts="none"))
    attributes = parse_attributes(text, "a.yaml").attributes
    assert [a.counts for a in attributes] == ["tally", "level", "none"]


def test_the_hash_is_that_of_every_checkout() -> None:
    text = content(entry("all"))
    crlf = parse_attributes(text.replace("\n", "\r\n"), "a.yaml")
    assert crlf.hash == parse_attributes(text, "a.yaml").hash
    changed = parse_attributes(content(entry("all", example="Three.")), "a.yaml")
    assert changed.hash != crlf.hash


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        pytest.param(content(entry("Bad-name")), 2, "must be snake_case", id="name"),
        pytest.param(content(entry("a", values="two")), 7, "'one' or 'many'", id="values"),
        pytest.param(content(entry("a", compare="size")), 8, "must be 'quantity'", id="compare"),
        pytest.param(content(entry("a", hint="x")), 9, "`attributes.a.hint` is no known", id="key"),
        pytest.param(content(entry("a", question=None)), 2, "question` is missing", id="missing"),
        pytest.param(content(entry("a", example="' '")), 5, "must not be empty", id="empty"),
        pytest.param(content(entry("a"), entry("a")), 9, "`a` is given twice", id="twice"),
        pytest.param(content(entry("a", counts="some")), 9, "'tally', 'level' or", id="counts"),
        pytest.param(
            content(entry("a", compare="date", counts="tally")),
            9,
            "is no quantity",
            id="no quantity",
        ),
        pytest.param("attributes: {}", 1, "must not be empty", id="none"),
        pytest.param("attributes: [", 1, "no YAML", id="no yaml"),
        pytest.param(
            content(entry("a"), relations='["a >= b"]'), 9, "`b` is no attribute", id="unknown"
        ),
        pytest.param(
            content(entry("a"), entry("b", compare="text"), relations='["a >= b"]'),
            16,
            "`b` is no count",
            id="no count",
        ),
        pytest.param(
            content(entry("a"), entry("b", counts="none"), relations='["a >= b"]'),
            17,
            "`b` is no count",
            id="measure",
        ),
        pytest.param(
            content(entry("a"), entry("b"), relations='["a > b"]'), 16, "of the form", id="form"
        ),
        pytest.param(
            content(entry("a"), entry("b"), relations='["a >= b +"]'), 16, "of the form", id="gap"
        ),
        pytest.param(
            content(entry("a"), entry("b"), relations='["a >= b + b"]'), 16, "and once", id="same"
        ),
        pytest.param(
            content(entry("a"), entry("b"), entry("c"), relations='["a >= b", "c >= b"]'),
            23,
            "one relation only",
            id="two relations",
        ),
    ],
)
def test_faults(text: str, line: int, words: str) -> None:
    _, faults = examine_attributes(text, "a.yaml")
    assert words in " ".join(fault.text for fault in faults)
    assert {fault.line for fault in faults} == {line}
    with pytest.raises(TemplateError, match=f"a.yaml:{line}: "):
        parse_attributes(text, "a.yaml")


def test_all_faults_at_once() -> None:
    text = content(entry("a", values="two"), entry("b", hint="x", example=None))
    assert [fault.line for fault in sorted(examine_attributes(text, "a.yaml")[1])] == [7, 9, 15]


def test_the_real_file_points_to_its_own_attributes() -> None:
    attributes = parse_attributes(unified(REAL.read_text("utf-8")), "attributes.yaml")
    assert len({a.definition for a in attributes.attributes}) == len(attributes.attributes)
    for attribute in attributes.attributes:
        pointed = re.search(r" \((\w+)\)$", attribute.counter_example)
        assert pointed, attribute.name
        assert attributes.get(pointed[1]), attribute.name
        assert pointed[1] != attribute.name


def test_the_real_file_fits_into_a_prompt() -> None:
    from rs_bpe.bpe import openai

    attributes = parse_attributes(unified(REAL.read_text("utf-8")), "attributes.yaml")
    shown = "\n".join(f"- {a.name}: {a.definition}" for a in attributes.attributes)
    assert openai.o200k_base().count(shown) < 1800


@pytest.mark.parametrize(
    ("counts", "names"),
    [
        ("tally", ["killed", "injured", "projectiles_fired", "arrested", "votes", "occurrences"]),
        ("level", ["missing", "hostages", "displaced", "troops", "seats", "protest_size"]),
        ("none", ["magnitude", "duration", "damage_cost", "price", "turnout", "sentence_imposed"]),
    ],
)
def test_the_real_file_says_what_is_counted(counts: str, names: list[str]) -> None:
    attributes = parse_attributes(unified(REAL.read_text("utf-8")), "attributes.yaml")
    assert {name: attributes.by_name[name].counts for name in names} == dict.fromkeys(names, counts)


def test_the_real_file_holds_the_relations_of_the_guide() -> None:
    attributes = parse_attributes(unified(REAL.read_text("utf-8")), "attributes.yaml")
    assert [(r.left, r.op, r.rights) for r in attributes.relations][:2] == [
        ("casualties", ">=", ("killed", "injured")),
        ("projectiles_fired", ">=", ("projectiles_hit", "intercepted")),
    ]
