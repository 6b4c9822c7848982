"""What is loaded when, and that the public names are exactly those told."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import factgen

ROOT = Path(__file__).parent.parent
HEAVY = {
    "openai",
    "instructor",
    "pint",
    "pydantic",
    "jinja2",
    "scipy",
    "trafilatura",
    "vcr",
    "pyarrow",
    "rich",
    "yaml",
}
LOADED = "import sys; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
HELP = """
import contextlib, io
from factgen.cli import main
with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
    main(["--help"])
"""


@cache
def loaded(code: str) -> frozenset[str]:
    """Top-level modules that a fresh process has loaded after `code`."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", f"{code}\n{LOADED}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return frozenset(done.stdout.split())


@pytest.mark.parametrize(
    "code", ["import factgen", "import factgen; factgen.__all__, factgen.__version__", HELP]
)
def test_nothing_heavy_is_loaded(code: str) -> None:
    assert "factgen" in loaded(code)
    assert loaded(code) & HEAVY == set()


def test_the_check_sees_what_is_loaded() -> None:
    assert "pydantic" in loaded("import factgen; factgen.Article")


def test_all_public_names_resolve() -> None:
    assert factgen.__all__ == sorted(factgen.__all__)
    assert len(set(factgen.__all__)) == len(factgen.__all__)
    for name in factgen.__all__:
        found = getattr(factgen, name)
        assert found.__name__ == name
        assert found.__module__.startswith("factgen.")
        assert found.__doc__


def test_the_lazy_names_are_the_public_ones() -> None:
    homes = [name for names in factgen._HOMES.values() for name in names]
    assert sorted(homes) == factgen.__all__


def test_names_for_type_checkers_are_the_same() -> None:
    source = Path(factgen.__file__).read_text(encoding="utf-8")
    (block,) = (node for node in ast.parse(source).body if isinstance(node, ast.If))
    imports = (node for node in block.body if isinstance(node, ast.ImportFrom))
    names = [alias.name for node in imports for alias in node.names]
    assert sorted(names) == factgen.__all__


def test_a_star_import_gives_the_public_names() -> None:
    space: dict[str, object] = {}
    exec("from factgen import *", space)  # noqa: S102
    assert sorted(set(space) - {"__builtins__"}) == factgen.__all__


def test_a_name_that_is_not_there_says_so() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'compare_all'"):
        _ = factgen.compare_all
