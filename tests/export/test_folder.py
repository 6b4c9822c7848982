"""Writing: which files, whole or not at all, and nothing else touched."""

from __future__ import annotations

from pathlib import Path

import builders
import pytest

from factgen.errors import UsageError
from factgen.export import FORMATS, write
from factgen.export.folder import save

JSONL = {"articles.jsonl", "claims.jsonl", "dropped.jsonl", "events.jsonl"}
CSV = {"articles.csv", "claims.csv", "dropped.csv", "events.csv"}


def held(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}


def test_all_formats_are_written_into_a_new_folder(tmp_path: Path) -> None:
    write(tmp_path / "new" / "run", [builders.table()])
    assert held(tmp_path / "new" / "run") == JSONL | CSV | {"articles/ferry.md"}


@pytest.mark.parametrize(
    ("name", "files"), [("jsonl", JSONL), ("csv", CSV), ("md", {"articles/ferry.md"})]
)
def test_one_format_alone(tmp_path: Path, name: str, files: set[str]) -> None:
    write(tmp_path, [builders.table()], formats=[name])
    assert held(tmp_path) == files


def test_the_registry_names_every_format() -> None:
    assert list(FORMATS) == ["jsonl", "csv", "md"]


def test_other_files_stay_and_old_ones_are_replaced(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    for name in ("run.sqlite", "notes.txt", "articles/older.md", "claims.csv"):
        (tmp_path / name).write_text("mine", encoding="utf-8")
    write(tmp_path, [builders.table()])
    for name in ("run.sqlite", "notes.txt", "articles/older.md"):
        assert (tmp_path / name).read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "claims.csv").read_text(encoding="utf-8") != "mine"


def test_the_same_tables_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write(tmp_path / name, [builders.table()])
    for name in held(tmp_path / "one"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_lines_end_alike_everywhere(tmp_path: Path) -> None:
    write(tmp_path, [builders.table()])
    for name in held(tmp_path):
        data = (tmp_path / name).read_bytes()
        assert b"\r" not in data
        assert data.endswith(b"\n")


def test_a_failed_write_leaves_every_old_file_whole(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old", encoding="utf-8")
    (tmp_path / "blocked").write_text("a file where a folder is needed", encoding="utf-8")
    with pytest.raises(UsageError, match="choose another folder with -o"):
        save(tmp_path, {"a.txt": "new", "blocked/b.txt": "new"})
    assert held(tmp_path) == {"a.txt", "blocked"}
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "old"


def test_a_file_that_cannot_be_put_in_place_leaves_no_scraps(tmp_path: Path) -> None:
    (tmp_path / "b.txt").mkdir()
    with pytest.raises(UsageError, match="cannot be written to"):
        save(tmp_path, {"a.txt": "new", "b.txt": "new", "c.txt": "new"})
    assert held(tmp_path) == {"a.txt"}


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot be written to"):
        write(path, [builders.table()])
    assert path.read_text(encoding="utf-8") == "mine"
