"""JSON lines: one record a line whatever it holds, fields in the order of the models."""

from __future__ import annotations

import json
from decimal import Decimal

import builders
from hypothesis import given

from factgen.export import jsonl
from factgen.models import Article, Claim, ClaimTable, Dropped, Event, Quantity

from .strategies import tables

MODELS = {"articles": Article, "events": Event, "claims": Claim, "dropped": Dropped}


def test_fields_stand_in_the_order_of_the_models() -> None:
    files = jsonl.files([builders.table()])
    for name, model in MODELS.items():
        for line in files[f"{name}.jsonl"].splitlines():
            assert list(json.loads(line)) == list(model.model_fields)


def test_decimals_are_texts_and_letters_stay() -> None:
    row = builders.claim(
        value="für 李", quantity=Quantity(low=Decimal("12.50"), high=Decimal("1E+3"))
    )
    line = jsonl.lines([row])
    assert "für 李" in line
    assert json.loads(line)["quantity"]["low"] == "12.5"
    assert json.loads(line)["quantity"]["high"] == "1000"


def test_no_tables_make_empty_files() -> None:
    assert set(jsonl.files([]).values()) == {""}


@given(tables())
def test_a_record_is_one_line_for_every_reader(table: ClaimTable) -> None:
    files = jsonl.files([table])
    counts = {name: len(text.splitlines()) for name, text in files.items()}
    assert counts == {
        "articles.jsonl": 1,
        "events.jsonl": len(table.events),
        "claims.jsonl": len(table.claims),
        "dropped.jsonl": len(table.dropped),
    }
    for text in files.values():
        for line in text.splitlines():
            assert json.loads(line)["schema_version"] == 1
