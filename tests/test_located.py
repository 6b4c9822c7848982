"""YAML with lines: plain values as they look, and each fault with where it stands."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

from factgen.errors import TemplateError
from factgen.located import Fault, read_yaml, refusal, unified, validate


def data(text: str) -> object:
    document, faults = read_yaml(text, "f.yaml")
    assert document is not None
    assert faults == []
    return document.data


@pytest.mark.parametrize(
    ("scalar", "value"),
    [
        ("no", "no"),
        ("12:30", "12:30"),
        ("2021-03-03", "2021-03-03"),
        ("007", "007"),
        ("0x10", "0x10"),
        ("1_000", "1_000"),
        (".5", ".5"),
        ("True", "True"),
        ("true", True),
        ("null", None),
        ("~", None),
        ("", None),
        ("-3", -3),
        ("1.5", 1.5),
        ("'3'", "3"),
        ('""', ""),
    ],
)
def test_plain_scalars_follow_json(scalar: str, value: object) -> None:
    assert data(f"a: {scalar}") == {"a": value}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(codec="ascii")),
    lambda inner: st.lists(inner) | st.dictionaries(st.text("abcxyz", min_size=1), inner),
    max_leaves=5,
)


@given(st.dictionaries(st.text("abcxyz", min_size=1), JSON))
@settings(max_examples=50)
def test_json_is_read_as_it_is(value: dict[str, object]) -> None:
    assert data(json.dumps(value)) == value


def test_lines_of_keys_and_items() -> None:
    document, _ = read_yaml("a:\n  b: 1\n  c:\n    - x\n    - y: 2\n", "f.yaml", first_line=10)
    assert document is not None
    assert document.lines["a",] == 10
    assert document.lines["a", "b"] == 11
    assert document.lines["a", "c", 1] == 14
    assert document.fault(("a", "c", 7, "z"), "w") == Fault("f.yaml", 12, "w")
    assert document.fault(("q",), "w").line == 10


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        pytest.param("a: 1\nb: 2\na: 3", 3, "`a` is given twice", id="key twice"),
        pytest.param("a: &x [1]\nb: *x", 1, "aliases are not read", id="alias"),
        pytest.param("a: &x\n  - *x", 1, "aliases are not read", id="endless alias"),
        pytest.param("a: 1\n? [b]\n: 2", 2, "a key must be text", id="list as key"),
        pytest.param("a: 1\nb: [", 2, "no YAML", id="unclosed"),
        pytest.param("a: 1\n---\nb: 1", 2, "no YAML", id="two documents"),
        pytest.param("a: 1\nb: \x07", 2, "does not allow", id="control character"),
    ],
)
def test_faults_of_form(text: str, line: int, words: str) -> None:
    _, faults = read_yaml(text, "f.yaml")
    assert [fault.line for fault in faults] == [line]
    assert words in faults[0].text


def test_an_empty_text_is_an_empty_mapping() -> None:
    assert data("# nothing\n") == {}


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str
    rows: list[int] = []


def test_all_that_does_not_fit_is_listed_with_its_line() -> None:
    document, _ = read_yaml("rows: 3\n\nfoo: 1\n", "f.yaml")
    assert document is not None
    shape, faults = validate(document, Shape)
    assert shape is None
    assert sorted(map(str, faults)) == [
        "f.yaml:1: `name` is missing",
        "f.yaml:1: `rows` must be a list",
        "f.yaml:3: `foo` is no known key",
    ]


def test_a_refusal_lists_the_faults_in_order_of_line() -> None:
    error = refusal([Fault("f", 9, "late"), Fault("f", 2, "soon")])
    assert isinstance(error, TemplateError)
    assert str(error) == "f:2: soon\nf:9: late"


def test_every_checkout_of_a_file_reads_alike() -> None:
    assert unified("\ufeffa\r\nb\rc\n") == "a\nb\nc\n"
