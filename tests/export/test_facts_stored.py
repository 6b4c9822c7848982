"""Fact tables read again: whatever is broken in their folder is named by file and line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import facts_built
import pytest

from factgen.errors import InputError
from factgen.export import read_facts, write, write_facts


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, facts_built.both())
    write_facts(tmp_path, facts_built.table(), facts_built.both())
    return tmp_path


def edit(path: Path, line: int, *where: str | int, to: object) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    record: Any = json.loads(lines[line - 1])
    inner = record
    for step in where[:-1]:
        inner = inner[step]
    inner[where[-1]] = to
    lines[line - 1] = json.dumps(record)
    path.write_text("\n".join(lines), encoding="utf-8")


BROKEN = [
    pytest.param("stories", 2, ("id",), "s3", "story 's3' is there twice", id="story twice"),
    pytest.param("stories", 3, ("members", 0, "event"), "x", "the event 'x'", id="no event"),
    pytest.param("stories", 3, ("members",), [], "members: ", id="no members"),
    pytest.param("stories", 1, ("schema_version",), 2, "schema_version is 2", id="version"),
    pytest.param("facts", 1, ("event",), "s9", "is about story 's9'", id="no story"),
    pytest.param("facts", 6, ("readings", 2, "claim"), "x", "names claim 'x'", id="no claim"),
    pytest.param(
        "facts",
        6,
        ("readings", 1, "claim"),
        "wire:00000005",
        "in fact 'f3' already",
        id="two facts",
    ),
    pytest.param("facts", 4, ("status",), "disputed", "status: ", id="status"),
    pytest.param("facts", 4, ("more",), 1, "more: ", id="unknown field"),
    pytest.param("unplaced", 1, ("claim",), "x", "names claim 'x'", id="unplaced not there"),
    pytest.param(
        "unplaced", 1, ("claim",), "wire:00000001", "in fact 'f1' already", id="unplaced, placed"
    ),
]


@pytest.mark.parametrize(("name", "line", "where", "to", "said"), BROKEN)
def test_a_changed_record_is_named_with_its_line(
    folder: Path, name: str, line: int, where: tuple[str | int, ...], to: object, said: str
) -> None:
    path = folder / f"{name}.jsonl"
    edit(path, line, *where, to=to)
    with pytest.raises(InputError) as caught:
        read_facts(folder)
    message = str(caught.value)
    assert message.startswith(f"{path}:{line}: ")
    assert said in message
    assert "compare" in message


def test_a_claim_that_is_gone_from_the_claim_tables_is_named(folder: Path) -> None:
    path = folder / "claims.jsonl"
    lines = path.read_text(encoding="utf-8").split("\n")
    path.write_text("\n".join(line for line in lines if "wire:00000008" not in line), "utf-8")
    with pytest.raises(InputError, match=r"facts\.jsonl:1: fact 'f6' names claim 'wire:00000008'"):
        read_facts(folder)


def test_the_claim_tables_are_checked_as_well(folder: Path) -> None:
    edit(folder / "claims.jsonl", 1, "event", to="x")
    with pytest.raises(InputError, match=r"claims\.jsonl:1: .*factgen extract"):
        read_facts(folder)


def test_a_folder_that_was_never_compared_says_so(tmp_path: Path) -> None:
    write(tmp_path, facts_built.both())
    with pytest.raises(InputError, match=r"stories\.jsonl: is not there; .*`factgen compare -o`"):
        read_facts(tmp_path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"{", ":1: Invalid JSON", id="no JSON"),
        pytest.param(b"{}", ":1: schema_version: Field required", id="no version"),
        pytest.param(b"\xff\xfe", ": it is not UTF-8", id="not UTF-8"),
    ],
)
def test_a_file_that_holds_no_records_is_named(folder: Path, content: bytes, said: str) -> None:
    (folder / "unplaced.jsonl").write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_facts(folder)
    assert str(caught.value).startswith(f"{folder / 'unplaced.jsonl'}{said}")


def test_a_file_that_is_no_file_is_named(folder: Path) -> None:
    (folder / "facts.jsonl").unlink()
    (folder / "facts.jsonl").mkdir()
    with pytest.raises(InputError, match=r"facts\.jsonl: cannot be read"):
        read_facts(folder)


def test_a_message_repeats_no_words_of_the_record(folder: Path) -> None:
    edit(folder / "facts.jsonl", 1, "status", to="SECRET WORDS")
    with pytest.raises(InputError) as caught:
        read_facts(folder)
    assert "SECRET WORDS" not in str(caught.value)
