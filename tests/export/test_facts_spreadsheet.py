"""facts.csv: one row for each reading, what stands in it, and that no cell runs as a formula."""

from __future__ import annotations

import csv
import io

import facts_built
from hypothesis import given

from factgen.export.cells import one_line
from factgen.export.facts import spreadsheet
from factgen.export.spreadsheet import BOM
from factgen.models import FactTable

from .test_spreadsheet import FORMULA, rows


def text(made: facts_built.Made) -> str:
    return spreadsheet.files(*made)["facts.csv"]


def test_a_row() -> None:
    found = rows(text((facts_built.table(), facts_built.both())))
    copied = next(row for row in found if row["claim"] == "wire:00000003")
    assert copied == {
        "story": "s1",
        "event_label": "stranding of the ferry",
        "event_day": "2021-03-07",
        "fact": "f1",
        "question": "How many people were killed or injured?",
        "scope": "people, in all",
        "status": "conflicting",
        "reason": (
            "Nobody and five cannot both be true: Nordfjord Lines nobody, coast guard five."
        ),
        "origin": "nurse, to agency NPB",
        "as_reported": "A nurse told the agency NPB that at least three passengers were hurt.",
        "value": "at least three",
        "compared": ">=3",
        "attribute": "injured",
        "standing": "whole",
        "as_of": "",
        "certainty": "certain",
        "article": "wire",
        "outlet": "",
        "sentences": "4",
        "quote": "[4] At least three passengers were hurt, a nurse told the agency NPB.",
        "copy_of": "ferry:00000001",
        "claim": "wire:00000003",
    }


def test_rows_stand_in_the_order_in_which_people_read_and_none_is_left_out() -> None:
    found = rows(text((facts_built.table(), facts_built.both())))
    assert list(dict.fromkeys(row["fact"] for row in found)) == ["f1", "f3", "f2", "f4", "f5", "f6"]
    readings = [r.claim for fact in facts_built.table().facts for r in fact.readings]
    assert sorted(row["claim"] for row in found) == sorted(readings)


def test_all_of_three_hundred_readings_are_there() -> None:
    assert len(rows(text(facts_built.crowd(300)))) == 300


def test_what_is_denied_keeps_its_not_and_own_voice_its_name() -> None:
    found = {row["claim"]: row for row in rows(text((facts_built.table(), facts_built.both())))}
    assert found["ferry:00000003"]["value"] == "not: closed"
    assert found["wire:00000007"]["origin"] == "article wire, in its own voice"


def test_no_facts_leave_the_heading() -> None:
    lines = text((FactTable(), ())).splitlines()
    assert len(lines) == 1
    assert lines[0].startswith(f"{BOM}story,event_label,event_day,fact,")


@given(facts_built.any_facts())
def test_no_cell_runs_and_no_cell_is_broken(made: facts_built.Made) -> None:
    table, tables = made
    claims = {claim.id: claim for of in tables for claim in of.claims}
    found = rows(text(made))
    assert sorted(row["claim"] for row in found) == sorted(
        reading.claim for fact in table.facts for reading in fact.readings
    )
    for row in found:
        assert None not in row
        said = one_line(claims[row["claim"]].as_reported)
        assert row["as_reported"].replace("'", "") == said.replace("'", "")
    for delimiter in ",;":
        for cells in csv.reader(io.StringIO(text(made).removeprefix(BOM)), delimiter=delimiter):
            assert [cell for cell in cells if FORMULA.match(cell)] == []
