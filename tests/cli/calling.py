"""The command line as a user meets it: arguments in; exit code, output and files out."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from factgen.cli import main

ANSI = re.compile(r"\x1b|[\x00-\x08\x0b-\x1f]")
TEXT = """Two boats sank off Kitrus

Two boats sank off Kitrus on Monday, the coast guard said.

The crews swam ashore. A third boat reached the harbour.
"""


@dataclass(frozen=True)
class Ran:
    """What a command came to."""

    code: int
    out: str
    err: str

    def lines_with(self, word: object) -> list[str]:
        """Lines of the messages, on standard error, that name `word`."""
        return [line for line in self.err.splitlines() if str(word) in line]


class Calling:
    """Runs commands in one folder; both streams are no terminal, as in a pipe."""

    def __init__(self, capsys: pytest.CaptureFixture[str], folder: Path) -> None:
        self._capsys = capsys
        self.folder = folder

    def __call__(self, *argv: object) -> Ran:
        self._capsys.readouterr()
        try:
            code = main([str(word) for word in argv])
        except SystemExit as stop:  # argparse's way
            code = int(stop.code or 0)
        ran = Ran(code, *self._capsys.readouterr())
        assert "Traceback" not in ran.err, ran.err
        assert not ANSI.search(ran.out + ran.err), "no colour where nobody watches"
        return ran

    def write(self, name: str, content: str | bytes = TEXT) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path


def records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def done(out: Path) -> list[str]:
    """Ids of the articles whose files are written."""
    found = [str(record["id"]) for record in records(out / "articles.jsonl")]
    assert sorted(found) == sorted(path.stem for path in (out / "articles").glob("*.md"))
    return found
