"""What tests of commands share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from any_article import answering
from stub_server import StubServer

from cli.calling import Calling


@pytest.fixture
def call(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Calling:
    """Runs commands, with a folder of the test's own as the working folder."""
    monkeypatch.chdir(tmp_path)
    return Calling(capsys, tmp_path)


@pytest.fixture
def server() -> Iterator[StubServer]:
    """An endpoint that answers for any article."""
    with StubServer(answering) as running:
        yield running
