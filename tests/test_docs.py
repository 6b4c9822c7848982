"""README: what it tells to type exists, and what it says of exit codes and names is so."""

from __future__ import annotations

import argparse
import ast
import re
import shlex
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import factgen
from factgen import errors
from factgen.cli import COMMANDS, INTERRUPTED, parser

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = ("README.md", "CONTRIBUTING.md")


def blocks(language: str, text: str = README) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def commands() -> Iterator[list[str]]:
    """The words after `factgen` in every line of a shell block that calls it."""
    for block in blocks("sh") + blocks("bash"):
        for line in block.splitlines():
            words = shlex.split(line, comments=True)
            for n, word in enumerate(words):
                if Path(word).name == "factgen":
                    yield words[n + 1 :]


def below(given: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """The parsers of the commands, or verbs, of `given`."""
    found = (a for a in given._actions if isinstance(a, argparse._SubParsersAction))
    return {name: sub for action in found for name, sub in action.choices.items()}


@cache
def actions(command: str) -> tuple[argparse.Action, ...]:
    """All that `command` takes, its verbs' included."""
    own = below(parser(command))[command]
    return (*own._actions, *(a for verb in below(own).values() for a in verb._actions))


def options(command: str) -> set[str]:
    return {option for action in actions(command) for option in action.option_strings}


# --- The two commands ---


def test_two_commands_set_up_show_and_test() -> None:
    first, second = blocks("sh")
    assert "factgen demo" in first
    assert "git clone" not in first
    assert "pytest" in second
    for block in (first, second):
        assert "python3 -m venv" in block
        assert "constraints.txt" in block
    assert (ROOT / "constraints.txt").is_file()


def test_the_extra_that_the_tests_need_is_there() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = re.findall(r"\.\[(\w+)\]", README)
    assert wanted == ["dev", "eval"]
    assert set(wanted) <= set(project["optional-dependencies"])
    assert project["requires-python"] == ">=3.11"
    assert "Python 3.11" in README


# --- Commands and options ---

SHOWN = list(commands())


def test_commands_are_found() -> None:
    assert {words[0] for words in SHOWN} >= {"demo", "extract", "prompts"}


@pytest.mark.parametrize("words", SHOWN, ids=" ".join)
def test_what_is_shown_can_be_typed(words: list[str]) -> None:
    assert words[0] in COMMANDS
    args = parser(words[0]).parse_args(words)
    assert args.command == words[0]


@pytest.mark.parametrize("page", PAGES)
def test_options_named_in_the_text_exist(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    prose = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    known = set().union(*map(options, COMMANDS))
    named = {
        word
        for span in re.findall(r"`([^`\n]+)`", prose)
        for word in re.findall(r"(?<!\S)(--[a-z][a-z-]+|-[a-z])(?![\w-])", span)
        if not span.startswith(("pip", "git", "pytest", "python"))
    }
    assert named <= known, named - known


@pytest.mark.parametrize("page", PAGES)
def test_commands_named_in_the_text_exist(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    named = {
        tuple(match.split()[:2])
        for match in re.findall(r"(?:^ {4}|`)factgen ([a-z]+(?: [a-z]+)?)\b", text, re.MULTILINE)
    }
    for name, *verb in named:
        assert name in COMMANDS, name
        verbs = below(below(parser(name))[name])
        assert not verb or not verbs or verb[0] in verbs, f"factgen {name} {verb[0]}"


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_option_has_its_help(command: str) -> None:
    for action in actions(command):
        assert action.help or not action.option_strings, action.option_strings


# --- Exit codes ---


def _told() -> dict[int, str]:
    rows = re.findall(r"^\| (\d+) \| (.+) \|$", README, re.MULTILINE)
    return {int(code): meaning for code, meaning in rows}


def _tree() -> dict[str, int]:
    """Each error and its code as the docstring of errors.py draws them."""
    drawn = re.findall(r"^[ │├└─]*(\w+) +(\d)(?: |$)", errors.__doc__ or "", re.MULTILINE)
    return {name: int(code) for name, code in drawn}


def test_the_tree_of_errors_is_drawn_as_it_is() -> None:
    classes = {
        name: found
        for name, found in vars(errors).items()
        if isinstance(found, type) and issubclass(found, errors.FactgenError)
    }
    assert _tree() == {name: found.exit_code for name, found in classes.items()}


def test_exit_codes_are_those_of_the_errors() -> None:
    raised = set(_tree().values())
    assert set(_told()) == {0, *raised, INTERRUPTED}


def test_help_tells_the_same_exit_codes() -> None:
    epilog = parser().epilog or ""
    told = {int(code) for code in re.findall(r"(?<!\S)(\d+) [a-z]", epilog)}
    assert told == set(_told())


# --- The library ---


def test_the_example_of_the_library_uses_public_names() -> None:
    (block,) = blocks("python")
    tree = ast.parse(block)
    used = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "factgen"
    }
    assert {"article", "asking", "extract"} <= used <= set(factgen.__all__)
    for name in re.findall(r"`factgen\.([A-Z]\w+)`", README):
        assert name in factgen.__all__


def test_the_example_of_the_package_is_that_of_the_readme() -> None:
    (block,) = blocks("python")
    shared = "article = factgen.article("
    assert shared in block
    assert shared in (factgen.__doc__ or "")


def test_files_named_in_the_readme_are_there() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target
    for path in re.findall(r"`((?:prompts|evals|cassettes)/[\w./-]*)`", README):
        assert (ROOT / path).exists(), path
