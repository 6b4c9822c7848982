"""The examples in docstrings are true."""

from __future__ import annotations

import doctest
from types import ModuleType

import pytest

from factgen import show
from factgen.export import cells, spreadsheet


@pytest.mark.parametrize("module", [cells, spreadsheet, show])
def test_examples(module: ModuleType) -> None:
    result = doctest.testmod(module)
    assert result.attempted
    assert not result.failed
