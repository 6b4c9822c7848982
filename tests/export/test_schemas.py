"""The published JSON schemas: as the models make them, and as the files are."""

from __future__ import annotations

import json

import builders
import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from factgen.export import jsonl
from factgen.export.schemas import FOLDER, MODELS, files, schemas
from factgen.models import ClaimTable

from .strategies import tables

FILES = {"article": "articles", "event": "events", "claim": "claims", "dropped": "dropped"}
VALIDATORS = {name: Draft202012Validator(schema) for name, schema in schemas().items()}


@pytest.mark.parametrize("name", MODELS)
def test_the_file_is_what_the_models_make(name: str) -> None:
    path = FOLDER / f"{name}.json"
    published = path.read_text(encoding="utf-8") if path.exists() else ""
    again = f"{path.name} is not what the models make; run: python -m factgen.export.schemas"
    assert published == files()[path.name], again


def test_no_file_is_left_of_a_schema_that_is_gone() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(files())


@pytest.mark.parametrize("name", MODELS)
def test_the_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(schemas()[name])
    assert schemas()[name]["required"] == list(MODELS[name].model_fields)


def faults(name: str, table: ClaimTable) -> list[str]:
    text = jsonl.files([table])[f"{FILES[name]}.jsonl"]
    records = [json.loads(line) for line in text.splitlines()]
    return [error.message for record in records for error in VALIDATORS[name].iter_errors(record)]


@given(tables())
def test_what_is_written_fits(table: ClaimTable) -> None:
    assert {name: faults(name, table) for name in FILES} == {name: [] for name in FILES}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("schema_version", 2),
        ("quantity", {"low": 3}),
        ("certainty", "sure"),
        ("evidence", []),
        ("more", 1),
    ],
)
def test_what_is_wrong_does_not_fit(field: str, value: object) -> None:
    record = json.loads(jsonl.lines([builders.claim()]))
    assert VALIDATORS["claim"].is_valid(record)
    assert not VALIDATORS["claim"].is_valid(record | {field: value})


@pytest.mark.parametrize("field", MODELS["claim"].model_fields)
def test_every_field_must_be_there(field: str) -> None:
    record = json.loads(jsonl.lines([builders.claim()]))
    del record[field]
    assert not VALIDATORS["claim"].is_valid(record)
