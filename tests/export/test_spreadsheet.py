"""CSV: what stands in the cells, and that no cell runs as a formula."""

from __future__ import annotations

import csv
import io
import re

import builders
import pytest
from hypothesis import given

from factgen.export import spreadsheet
from factgen.export.cells import one_line
from factgen.export.spreadsheet import BOM, safe
from factgen.models import ClaimTable

from .strategies import hostile, tables

FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")


def rows(text: str, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix(BOM)), delimiter=delimiter))


def test_claims_lead_with_what_was_reported_and_hold_no_bare_statement() -> None:
    text = spreadsheet.files([builders.table()])["claims.csv"]
    first = rows(text)[1]
    assert next(iter(first)) == "as_reported"
    assert first == {
        "as_reported": "A nurse told the agency NPB that at least three passengers were hurt.",
        "article": "ferry",
        "event": "stranding",
        "event_label": "stranding of the ferry",
        "event_time": "2021-03-07 (“Sunday evening”, worked out)",
        "attribute": "injured",
        "scope": "passengers, in all",
        "part": "total",
        "polarity": "positive",
        "value": "at least three",
        "quantity": "at least 3",
        "time": "",
        "sources": "a nurse, via agency NPB",
        "origin_kind": "public",
        "certainty": "certain",
        "evidence": "[3] At least three passengers were hurt, a nurse told the agency NPB.",
        "context": "",
        "id": "ferry:00000001",
        "model": "test-model",
        "template": "extract",
        "template_hash": "a" * 64,
        "stage": "extract",
        "schema_version": "1",
    }
    assert builders.claim().statement not in first.values()


def test_articles_events_and_dropped_rows() -> None:
    files = spreadsheet.files([builders.table()])
    (article,) = rows(files["articles.csv"])
    assert article["title"] == "Ferry runs aground off Norhaven"
    assert (article["claims"], article["dropped"], article["sentences"]) == ("4", "1", "6")
    assert article["sentences_not_cited"] == "6"
    pier = rows(files["events.csv"])[1]
    assert (pier["label"], pier["time"], pier["place"]) == ("closing of the pier", "", "")
    (dropped,) = rows(files["dropped.csv"])
    assert dropped["reasons"] == "`n`: the cited words hold no 12"
    assert '"value": "12"' in dropped["row"]


def test_a_claim_in_the_articles_own_voice_has_no_origin_kind() -> None:
    table = builders.table(claims=(builders.claim(sources=()),))
    (row,) = rows(spreadsheet.files([table])["claims.csv"])
    assert (row["sources"], row["origin_kind"]) == ("the article itself", "")


def test_excel_is_told_that_it_is_utf8() -> None:
    for text in spreadsheet.files([builders.table()]).values():
        assert text.encode().startswith(b"\xef\xbb\xbf")


def test_no_tables_leave_the_headings() -> None:
    for name, text in spreadsheet.files([]).items():
        assert len(text.splitlines()) == 1, name


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("=1+1", "'=1+1", id="equals"),
        pytest.param("+1", "'+1", id="plus"),
        pytest.param("-1", "'-1", id="minus"),
        pytest.param("@SUM(A1)", "'@SUM(A1)", id="at"),
        pytest.param("\tx", "'\tx", id="tab"),
        pytest.param("\rx", "'\rx", id="carriage return"),
        pytest.param("\nx", "'\nx", id="line feed"),
        pytest.param("＝1", "'＝1", id="full-width equals"),
        pytest.param("＋1", "'＋1", id="full-width plus"),
        pytest.param("－1", "'－1", id="full-width minus"),
        pytest.param("＠A1", "'＠A1", id="full-width at"),
        pytest.param("  =1", "'  =1", id="after blanks"),
        pytest.param('"=1', "'\"=1", id="after a quotation mark"),
        pytest.param("x;=1", "x;'=1", id="after a semicolon"),
        pytest.param("x\n=1", "x\n'=1", id="in a new line"),
        pytest.param("a=1; b - c", "a=1; b - c", id="inside a text"),
        pytest.param("3 hurt", "3 hurt", id="plain"),
        pytest.param("", "", id="empty"),
    ],
)
def test_formulas_are_disarmed(text: str, shown: str) -> None:
    assert safe(text) == shown


@given(hostile)
def test_a_text_is_only_ever_given_apostrophes(text: str) -> None:
    assert safe(text).replace("'", "") == text.replace("'", "")


@given(tables())
def test_no_cell_runs_and_no_cell_is_broken(table: ClaimTable) -> None:
    files = spreadsheet.files([table])
    claims = rows(files["claims.csv"])
    assert len(claims) == len(table.claims)
    for row, claim in zip(claims, table.claims, strict=True):
        assert None not in row
        said = one_line(claim.as_reported)
        assert row["as_reported"].replace("'", "") == said.replace("'", "")
    for text in files.values():
        # Read with a semicolon as well, as Excel does in many countries.
        for delimiter in ",;":
            for row in csv.reader(io.StringIO(text.removeprefix(BOM)), delimiter=delimiter):
                assert [cell for cell in row if FORMULA.match(cell)] == []
