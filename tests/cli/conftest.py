"""What tests of commands share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from any_article import answering
from stub_server import StubServer

from cli.calling import Calling
from factgen import session
from factgen.extraction import Prompts

load_prompts = session.load_prompts
SHIPPED = load_prompts()


def loaded(folder: Path | None = None) -> Prompts:
    """As `session.load_prompts`; those shipped are read once for all tests."""
    return SHIPPED if folder is None else load_prompts(folder)


@pytest.fixture
def call(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Calling:
    """Runs commands, with a folder of the test's own as the working folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(session, "load_prompts", loaded)
    return Calling(capsys, tmp_path)


@pytest.fixture
def server() -> Iterator[StubServer]:
    """An endpoint that answers for any article."""
    with StubServer(answering) as running:
        yield running
