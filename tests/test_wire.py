"""What is sent: strict schemas, bodies, re-ask texts, and the keys under which answers are kept."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import count
from typing import Any, Literal

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, create_model

from factgen import wire
from factgen.calls import Message, Request
from factgen.schema import KEPT, schema_hash, strict_schema
from factgen.settings import Mode, ModelSettings


class Closed(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Place(Closed):
    """A place."""

    name: str = Field(description="As the text has it.", min_length=1)
    title: Literal["town"] = "town"


class Sample(Closed):
    """An answer with everything that an answer may hold."""

    places: list[Place]
    home: Place | None = None
    kind: Literal["a", "b"] = "a"
    numbers: list[list[int]] = Field(default_factory=list)


class Other(Closed):
    places: list[Place]


PLACE = {
    "type": "object",
    "description": "A place.",
    "properties": {
        "name": {"type": "string", "description": "As the text has it."},
        "title": {"type": "string", "const": "town"},
    },
    "required": ["name", "title"],
    "additionalProperties": False,
}
SAMPLE = {
    "type": "object",
    "description": "An answer with everything that an answer may hold.",
    "properties": {
        "places": {"type": "array", "items": PLACE},
        "home": {"anyOf": [PLACE, {"type": "null"}]},
        "kind": {"type": "string", "enum": ["a", "b"]},
        "numbers": {
            "type": "array",
            "items": {"type": "array", "items": {"type": "integer"}},
        },
    },
    "required": ["places", "home", "kind", "numbers"],
    "additionalProperties": False,
}

# Schemas

numbered = count()
leaves = st.sampled_from([str, int, bool, float, Literal["x", "y"], Literal["z"]])


def model_of(types: list[Any]) -> type[BaseModel]:
    """A model with a field of each of `types`, every other one with a default."""
    fields: dict[str, Any] = {
        f"f{n}": (kind, None if n % 2 else ...) for n, kind in enumerate(types)
    }
    return create_model(f"Model{next(numbered)}", __base__=Closed, **fields)


types = st.recursive(
    leaves,
    lambda inner: (
        inner.map(lambda kind: list[kind])
        | inner.map(lambda kind: kind | None)
        | st.lists(inner, min_size=1, max_size=3).map(model_of)
    ),
    max_leaves=6,
)
models = st.lists(types, min_size=1, max_size=4).map(model_of)


def nodes(schema: dict[str, Any]) -> list[dict[str, Any]]:
    """`schema` and all schemas inside it."""
    inner = [*schema.get("properties", {}).values(), *schema.get("anyOf", [])]
    inner += [schema["items"]] if "items" in schema else []
    return [schema, *(node for child in inner for node in nodes(child))]


@given(models)
def test_strict_schemas_are_closed_complete_and_plain(answer: type[BaseModel]) -> None:
    schema = strict_schema(answer)
    jsonschema.Draft202012Validator.check_schema(schema)
    for node in nodes(schema):
        assert set(node) <= {*KEPT, "properties", "required", "additionalProperties"}
        if node.get("type") == "object":
            assert node["required"] == list(node["properties"])
            assert node["additionalProperties"] is False


def test_a_strict_schema_has_one_order() -> None:
    assert json.dumps(strict_schema(Sample)) == json.dumps(SAMPLE)


def test_a_field_named_like_a_keyword_is_kept() -> None:
    assert "title" in strict_schema(Place)["properties"]


def test_schema_hashes_differ_with_the_schema() -> None:
    assert schema_hash(Sample) != schema_hash(Other)
    assert len(schema_hash(Sample)) == 64


# Bodies

REQUEST = Request(
    template="extract",
    template_hash="0" * 64,
    subject="oldport",
    text_hash="1" * 64,
    messages=(Message("system", "Find places."), Message("user", "The harbour is closed.")),
    answer=Sample,
)
SETTINGS = ModelSettings(model="m", base_url="http://127.0.0.1/v1", temperature=0.0, seed=1)
PLAIN = [
    {"role": "system", "content": "Find places."},
    {"role": "user", "content": "The harbour is closed."},
]


def body(mode: Mode, request: Request = REQUEST) -> dict[str, Any]:
    return wire.body(request, SETTINGS.model_copy(update={"mode": mode}))


def test_tools_forces_one_strict_tool() -> None:
    assert body("tools") == {
        "model": "m",
        "messages": PLAIN,
        "tools": [
            {
                "type": "function",
                "function": {"name": "extract_answer", "parameters": SAMPLE, "strict": True},
            }
        ],
        "tool_choice": {"type": "function", "function": {"name": "extract_answer"}},
        "temperature": 0.0,
        "seed": 1,
    }


def test_json_schema_is_strict() -> None:
    shape = {"name": "extract_answer", "schema": SAMPLE, "strict": True}
    got = body("json_schema")
    assert got["response_format"] == {"type": "json_schema", "json_schema": shape}
    assert got["messages"] == PLAIN


@pytest.mark.parametrize("mode", ["json", "md_json"])
def test_where_a_mode_has_no_place_for_the_schema_the_system_part_ends_with_it(mode: Mode) -> None:
    system, user = body(mode)["messages"]
    assert system["content"].startswith("Find places.\n\nAnswer with one JSON object")
    assert json.loads(system["content"].splitlines()[-1]) == SAMPLE
    assert user == PLAIN[1]
    assert ("response_format" in body(mode)) == (mode == "json")


def test_without_a_system_part_the_schema_gets_one() -> None:
    got = body("json", replace(REQUEST, messages=REQUEST.messages[1:]))
    assert [message["role"] for message in got["messages"]] == ["system", "user"]


def test_what_is_not_set_is_not_sent() -> None:
    got = wire.body(REQUEST, ModelSettings(model="m", mode="json"))
    assert set(got) == {"model", "messages", "response_format"}


@pytest.mark.parametrize(
    ("base_url", "limits", "sent"),
    [
        (None, (None, 50), {"max_completion_tokens": 50}),
        ("http://x/v1", (None, 50), {"max_tokens": 50}),
        ("http://x/v1", (20, 50), {"max_tokens": 20}),
        ("http://x/v1", (20, None), {"max_tokens": 20}),
        ("http://x/v1", (None, None), {}),
    ],
)
def test_the_limit_has_the_name_that_the_endpoint_knows(
    base_url: str | None, limits: tuple[int | None, int | None], sent: dict[str, int]
) -> None:
    mine, general = limits
    chosen = ModelSettings(model="m", base_url=base_url, max_tokens=general)
    got = wire.body(replace(REQUEST, max_tokens=mine), chosen)
    assert {name: got[name] for name in got if name.startswith("max_")} == sent


@given(st.text(), st.text())
def test_bodies_are_json_and_alter_no_message(system: str, user: str) -> None:
    request = replace(REQUEST, messages=(Message("system", system), Message("user", user)))
    got = wire.body(request, SETTINGS)
    assert [message["content"] for message in got["messages"]] == [system, user]
    assert json.loads(json.dumps(got)) == got


# Re-asks


def faults(answer: str) -> list[str]:
    with pytest.raises(ValidationError) as raised:
        Sample.model_validate_json(answer)
    return wire.faults(raised.value)


def test_faults_say_where_and_what() -> None:
    assert faults('{"places": [{"name": 1}], "kind": "c", "x": 0}') == [
        "places.0.name: string type",
        "kind: is none of the values allowed",
        "x: is not asked for",
    ]


@pytest.mark.parametrize("answer", ["", "no JSON", '{"places": [', "[1]", "null"])
def test_what_is_no_object_is_one_fault_of_the_whole(answer: str) -> None:
    (line,) = faults(answer)
    assert line.startswith("the answer: ")


def test_an_error_that_is_not_pydantics_is_about_json() -> None:
    assert wire.faults(json.JSONDecodeError("x", "{", 0)) == ["it is not one JSON object"]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.just("SECRET"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.just("name"), inner),
    max_leaves=5,
)


@given(json_values)
def test_no_fault_holds_a_url_or_a_value(value: object) -> None:
    try:
        Sample.model_validate({"places": value, "home": value, "kind": value})
    except ValidationError as error:
        text = "\n".join(wire.faults(error))
        assert text
        assert "http" not in text
        assert "SECRET" not in text


def test_a_reask_is_the_answer_and_its_faults() -> None:
    assistant, user = wire.reask('{"x": 1}', ["x: is not asked for", "places: is missing"])
    assert assistant == Message("assistant", '{"x": 1}')
    assert user.role == "user"
    assert user.content.splitlines() == [
        "Your answer has the wrong shape:",
        "- x: is not asked for",
        "- places: is missing",
        "Give the whole answer again, complete, in the shape that was asked for.",
    ]


@given(st.integers(min_value=1, max_value=60))
def test_a_reask_lists_at_most_20_faults(number: int) -> None:
    _, user = wire.reask("", [f"fault {n}" for n in range(number)])
    lines = user.content.splitlines()[1:-1]
    assert len(lines) == min(number, 21)
    assert (lines[-1] == f"- and {number - 20} more") == (number > 20)


# Keys

KEY = wire.call_key(replace(REQUEST, max_tokens=None), SETTINGS)
CHANGED: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "text": ({"text_hash": "2" * 64}, {}),
    "messages": ({"messages": REQUEST.messages[1:]}, {}),
    "role": ({"messages": (Message("user", "Find places."), REQUEST.messages[1])}, {}),
    "schema": ({"answer": Other}, {}),
    "template": ({"template": "repair"}, {}),
    "limit of the request": ({"max_tokens": 9}, {}),
    "model": ({}, {"model": "n"}),
    "temperature": ({}, {"temperature": 1.0}),
    "no temperature": ({}, {"temperature": None}),
    "seed": ({}, {"seed": 2}),
    "limit": ({}, {"max_tokens": 9}),
    "mode": ({}, {"mode": "json"}),
}
SAME: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "subject": ({"subject": "newport"}, {}),
    "base url": ({}, {"base_url": "https://example.org/v1"}),
    "hosted": ({}, {"base_url": None}),
    "key": ({}, {"api_key": SecretStr("sk-1")}),
    "timeout": ({}, {"timeout": 1.0}),
    "jobs": ({}, {"jobs": 1}),
    "retries": ({}, {"retries": 0}),
    "reasks": ({}, {"reasks": 0}),
}


def key(request: dict[str, Any], settings: dict[str, Any]) -> str:
    return wire.call_key(replace(REQUEST, **request), SETTINGS.model_copy(update=settings))


@pytest.mark.parametrize(("request_", "settings"), CHANGED.values(), ids=CHANGED)
def test_the_key_changes_with_what_decides_the_answer(
    request_: dict[str, Any], settings: dict[str, Any]
) -> None:
    assert key(request_, settings) != KEY


@pytest.mark.parametrize(("request_", "settings"), SAME.values(), ids=SAME)
def test_the_key_stays_with_what_does_not(
    request_: dict[str, Any], settings: dict[str, Any]
) -> None:
    assert key(request_, settings) == KEY


def test_the_key_does_not_know_under_which_name_the_limit_is_sent() -> None:
    hosted = key({}, {"base_url": None, "max_tokens": 9})
    assert hosted == key({}, {"max_tokens": 9})


def test_a_limit_is_the_same_wherever_it_is_set() -> None:
    keys = {key(*change) for change in CHANGED.values()}
    assert key(*CHANGED["limit"]) == key(*CHANGED["limit of the request"])
    assert len(keys) == len(CHANGED) - 1


def test_the_prompt_hash_is_of_roles_and_contents_alone() -> None:
    assert wire.prompt_hash(REQUEST) == wire.prompt_hash(
        replace(REQUEST, subject="x", answer=Other)
    )
    assert wire.prompt_hash(REQUEST) != wire.prompt_hash(replace(REQUEST, messages=()))


@given(st.dictionaries(st.text(), st.integers(), max_size=5))
def test_canonical_json_has_one_order(value: dict[str, int]) -> None:
    turned = dict(reversed(value.items()))
    assert wire.canonical(value) == wire.canonical(turned)
    assert json.loads(wire.canonical(value)) == value
