"""Written folders read again, and every way in which a folder can be broken."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import builders
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factgen.errors import CheckFailed, InputError
from factgen.export import read, write
from factgen.models import ClaimTable, Usage

from .strategies import tables

Change = Callable[[dict[str, Any]], None]


def stored(table: ClaimTable) -> ClaimTable:
    """What of a table the files keep."""
    return table.model_copy(update={"usage": Usage(), "repaired": 0, "merged": 0, "windows": 1})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    other = builders.article(["One sentence."], id="other", title=None)
    write(tmp_path, [builders.table(), ClaimTable(article=other)])
    return tmp_path


def edit(path: Path, line: int, change: Change) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    record = json.loads(lines[line - 1])
    change(record)
    lines[line - 1] = json.dumps(record)
    path.write_text("\n".join(lines), encoding="utf-8")


def setting(*where: str | int, to: object) -> Change:
    def change(record: Any) -> None:
        for step in where[:-1]:
            record = record[step]
        record[where[-1]] = to

    return change


def test_a_written_folder_reads_as_it_was(folder: Path) -> None:
    first, second = read(folder)
    assert first == stored(builders.table())
    assert (second.article.id, second.claims) == ("other", ())


@given(first=tables("a"), second=st.none() | tables("b"))
def test_any_tables_read_as_they_were(first: ClaimTable, second: ClaimTable | None) -> None:
    written = [first] if second is None else [second, first]
    with TemporaryDirectory() as folder:
        write(Path(folder), written)
        assert list(read(Path(folder))) == written


def test_no_tables_read_as_none(tmp_path: Path) -> None:
    write(tmp_path, [])
    assert read(tmp_path) == ()


def test_files_that_an_editor_saved_are_read(folder: Path) -> None:
    path = folder / "claims.jsonl"
    text = path.read_text(encoding="utf-8")
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n\r\n").encode())
    assert len(read(folder)[0].claims) == 4


BROKEN = [
    pytest.param(
        "articles", 1, setting("text", to="Other text."), "does not have the sha256", id="text"
    ),
    pytest.param("articles", 1, setting("sha256", to="0" * 64), "does not have the", id="sha256"),
    pytest.param(
        "articles", 1, setting("sentences", 5, 1, to=9999), "sentence 6 of", id="sentence too long"
    ),
    pytest.param(
        "articles", 1, setting("sentences", 1, 0, to=0), "sentence 2 of", id="sentences overlap"
    ),
    pytest.param(
        "articles", 1, setting("sentences", 0, 0, to=-1), "sentence 1 of", id="negative start"
    ),
    pytest.param("articles", 2, setting("id", to="ferry"), "ferry is there twice", id="twice"),
    pytest.param("articles", 1, setting("schema_version", to=2), "is 2, this", id="version"),
    pytest.param("events", 1, setting("article", to="x"), "'x' is not in articles", id="stray"),
    pytest.param("events", 2, setting("key", to="stranding"), "two events of the key", id="key"),
    pytest.param("events", 2, setting("role", to="chief"), "role: ", id="field"),
    pytest.param("events", 1, setting("more", to=1), "more: ", id="unknown field"),
    pytest.param("claims", 2, setting("event", to="x"), "the event 'x'", id="event"),
    pytest.param("claims", 1, setting("article", to="x"), "'x' is not in", id="no article"),
    pytest.param(
        "claims", 2, setting("evidence", 0, 0, "quote", to="Ten were hurt."), "quotes", id="quote"
    ),
    pytest.param(
        "claims", 2, setting("evidence", 0, 0, "start", to=-9), "not in sentence 3", id="start"
    ),
    pytest.param(
        "claims", 2, setting("evidence", 0, 0, "end", to=9999), "not in sentence 3", id="end"
    ),
    pytest.param(
        "claims", 2, setting("evidence", 0, 0, "sentence", to=2), "not in sentence 2", id="other"
    ),
    pytest.param(
        "claims", 2, setting("evidence", 0, 0, "sentence", to=0), "cites sentence 0", id="zero"
    ),
    pytest.param(
        "claims", 2, setting("evidence", 0, 0, "sentence", to=7), "cites sentence 7", id="seven"
    ),
    pytest.param("claims", 3, setting("context", to=[7]), "names sentence 7", id="context"),
    pytest.param("claims", 3, setting("evidence", to=[]), "evidence: ", id="no evidence"),
    pytest.param("dropped", 1, setting("article", to="x"), "'x' is not in", id="dropped"),
]


@pytest.mark.parametrize(("name", "line", "change", "said"), BROKEN)
def test_a_changed_record_is_named_with_its_line(
    folder: Path, name: str, line: int, change: Change, said: str
) -> None:
    path = folder / f"{name}.jsonl"
    edit(path, line, change)
    with pytest.raises(InputError) as caught:
        read(folder)
    message = str(caught.value)
    assert message.startswith(f"{path}:{line}: ")
    assert said in message
    assert "extract" in message


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"{", "Invalid JSON", id="no JSON"),
        pytest.param(b"[]", "object", id="no object"),
        pytest.param(b"{}", "schema_version: Field required", id="no version"),
        pytest.param(b'{"schema_version": 1}', "article: Field required", id="no fields"),
    ],
)
def test_a_line_that_is_no_record_is_named(folder: Path, content: bytes, said: str) -> None:
    (folder / "events.jsonl").write_bytes(content)
    with pytest.raises(InputError, match=r"events\.jsonl:1: ") as caught:
        read(folder)
    assert said in str(caught.value)


def test_a_message_does_not_repeat_the_article(folder: Path) -> None:
    edit(folder / "claims.jsonl", 1, setting("part", to="SECRET WORDS"))
    with pytest.raises(InputError) as caught:
        read(folder)
    assert "SECRET WORDS" not in str(caught.value)


def test_a_file_that_is_not_there_is_named(folder: Path) -> None:
    (folder / "dropped.jsonl").unlink()
    with pytest.raises(InputError, match=r"dropped\.jsonl: is not there; give a folder"):
        read(folder)


def test_a_file_that_is_no_file_is_named(folder: Path) -> None:
    (folder / "dropped.jsonl").unlink()
    (folder / "dropped.jsonl").mkdir()
    with pytest.raises(InputError, match=r"dropped\.jsonl: cannot be read"):
        read(folder)


def test_a_file_that_is_not_utf8_is_named(folder: Path) -> None:
    (folder / "claims.jsonl").write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match=r"claims\.jsonl: it is not UTF-8"):
        read(folder)


UNFIT = [
    pytest.param(
        [builders.table(claims=(builders.claim(event="x"),))], "the event 'x'", id="no event"
    ),
    pytest.param([builders.table(article=builders.article(sha256="0" * 64))], "sha256", id="hash"),
    pytest.param([builders.table(), builders.table()], "ferry is there twice", id="twice"),
    pytest.param(
        [builders.table(events=(builders.event(),) * 2, claims=())], "events of one key", id="key"
    ),
    pytest.param(
        [builders.table(dropped=(builders.dropped(article="x"),))], "another article", id="stray"
    ),
]


@pytest.mark.parametrize(("written", "said"), UNFIT)
def test_tables_that_do_not_fit_are_not_written(
    tmp_path: Path, written: list[ClaimTable], said: str
) -> None:
    with pytest.raises(CheckFailed, match="nothing was written") as caught:
        write(tmp_path, written)
    assert said in str(caught.value)
    assert list(tmp_path.iterdir()) == []
