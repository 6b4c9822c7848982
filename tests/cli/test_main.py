"""The command line itself: which command, which exit code, and what happens on the way out."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.calling import Calling
from factgen import __version__
from factgen.cli import COMMANDS, parser, prompts
from factgen.cli import extract as extract_command
from factgen.cli import main as run_main
from factgen.errors import (
    ArticleError,
    CassetteMiss,
    CheckFailed,
    EndpointError,
    FactgenError,
    InputError,
    KeyRefused,
    TemplateError,
    UsageError,
    exit_code,
)

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("argv", [[], ["fly"], ["extract"], ["prompts"], ["prompts", "fly"]])
def test_a_wrong_command_line_is_2(call: Calling, argv: list[str]) -> None:
    ran = call(*argv)
    assert ran.code == 2
    assert ran.err.splitlines()[-1].startswith("factgen")
    assert ran.out == ""


@pytest.mark.parametrize("argv", [["--help"], *([name, "--help"] for name in COMMANDS)])
def test_help_is_0_and_goes_to_standard_output(call: Calling, argv: list[str]) -> None:
    ran = call(*argv)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("usage: factgen")


def test_version(call: Calling) -> None:
    assert call("--version").out == f"factgen {__version__}\n"


def test_a_command_named_like_an_input_is_no_matter(call: Calling) -> None:
    ran = call("extract", "prompts", "-o", "demo", "--model", "m", "--base-url", "http://127.0.0.1")
    assert ran.code == 2
    assert "prompts: there is no such file or folder" in ran.err


ERRORS: list[tuple[FactgenError, int]] = [
    (FactgenError("x"), 1),
    (ArticleError("x"), 1),
    (UsageError("x"), 2),
    (InputError("x"), 2),
    (TemplateError("x"), 2),
    (CassetteMiss("x"), 2),
    (EndpointError("x"), 3),
    (KeyRefused("x"), 3),
    (CheckFailed("x"), 5),
]


def raises(error: BaseException) -> Callable[[object], int]:
    def run(_: object) -> int:
        raise error

    return run


@pytest.mark.parametrize(("error", "code"), ERRORS, ids=lambda value: type(value).__name__)
def test_every_error_has_its_exit_code(
    call: Calling, monkeypatch: pytest.MonkeyPatch, error: FactgenError, code: int
) -> None:
    monkeypatch.setattr(prompts, "run", raises(error))
    ran = call("prompts", "list")
    assert (ran.code, ran.err, ran.out) == (code, "factgen: x\n", "")


def test_an_interrupt_is_130(call: Calling, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prompts, "run", raises(KeyboardInterrupt()))
    ran = call("prompts", "list")
    assert ran.code == 130
    assert ran.err == "factgen: interrupted; what was done is kept\n"


def test_a_fault_of_the_program_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prompts, "run", raises(RuntimeError("a bug")))
    with pytest.raises(RuntimeError, match="a bug"):
        run_main(["prompts", "list"])


@pytest.mark.parametrize(
    ("codes", "code"),
    [
        (set(), 0),
        ({1}, 1),
        ({1, 2, 3, 5}, 2),
        ({1, 3, 5}, 3),
        ({1, 5}, 5),
    ],
    ids=str,
)
def test_which_of_several_codes_wins(codes: set[int], code: int) -> None:
    assert exit_code(codes) == code


def test_only_the_options_of_the_command_are_filled_in() -> None:
    with pytest.raises(SystemExit):
        parser("prompts").parse_args(["extract", "x", "-o", "y"])
    assert parser("extract").parse_args(["extract", "x", "-o", "y"]).output == Path("y")
    assert extract_command.run.__doc__


def test_a_reader_that_goes_away_is_no_error() -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "factgen", "prompts", "show", "extract"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.close()
    err = running.stderr.read()
    running.stderr.close()
    assert (running.wait(), err) == (0, b"")
