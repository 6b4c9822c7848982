"""stories.yaml: what it fixes, and every fault with its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from factgen import fixes
from factgen.errors import InputError
from factgen.link import Fixes, Key

KNOWN: frozenset[Key] = frozenset(
    {
        ("npb", "fire"),
        ("npb", "vote"),
        ("post", "fire"),
        ("post", "vote"),
        ("wire", "fire"),
        ("a/b", "c"),
        ("a", "x"),
    }
)


def read(folder: Path, text: str | bytes) -> Fixes:
    path = folder / "stories.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return fixes.read(path, KNOWN)


def test_events_that_are_one_and_events_that_are_not(tmp_path: Path) -> None:
    text = """
same:
  - [npb/fire, post/fire, wire/fire]  # the port
  - [npb/vote, post/vote]
apart:
  - - npb/fire
    - post/vote
"""
    assert read(tmp_path, text) == Fixes(
        same=(
            (("npb", "fire"), ("post", "fire"), ("wire", "fire")),
            (("npb", "vote"), ("post", "vote")),
        ),
        apart=((("npb", "fire"), ("post", "vote")),),
    )


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "same: []\n", "\ufeffapart: []\r\n"])
def test_nothing_is_fixed(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text) == Fixes()


def test_an_article_or_an_event_may_have_a_slash_in_its_name(tmp_path: Path) -> None:
    assert read(tmp_path, "same: [[a/b/c, a/x]]").same == ((("a/b", "c"), ("a", "x")),)


FAULTS: dict[str, tuple[str, list[str]]] = {
    "no YAML": ("same: [\n", ["2: no YAML: "]),
    "a list": ("- [npb/fire, post/fire]\n", ["1: it must be a mapping"]),
    "an unknown key": ("\nother: []\n", ["2: `other` is no known key"]),
    "a key twice": ("same: []\nsame: []\n", ["2: `same` is given twice"]),
    "an empty key": ("same:\n", ["1: `same` must be a list"]),
    "no list of lists": ("same:\n  - npb/fire\n", ["2: `same.0` must be a list"]),
    "no name": ("same:\n  - [npb/fire, 7]\n", ["2: `same.0.1` must be text"]),
    "an alias": (
        "same:\n  - &a [npb/fire, post/fire]\n  - *a\n",
        ["2: `same.1` must be a list", "2: anchors"],
    ),
    "no event": (
        "same:\n  - [npb/fire, post/flood]\n",
        ["2: `post/flood` is no event of these tables: write article/event"],
    ),
    "no event at all": (
        "apart:\n  -\n    - npb\n    - post/fire\n",
        ["3: `npb` is no event of these tables"],
    ),
    "one event": ("same:\n  - [npb/fire]\n", ["2: name two different events or more"]),
    "no events": ("same:\n  - []\n", ["2: name two different events or more"]),
    "an event twice": (
        "apart:\n  - [npb/fire, post/fire, npb/fire]\n",
        ["2: name two different events or more"],
    ),
    "several faults": (
        "same:\n  - [npb/fire, x/y]\n  - [npb/vote]\napart:\n  - [z/z, post/fire]\n",
        [
            "2: `x/y` is no event of these tables",
            "3: name two different events or more",
            "5: `z/z` is no event of these tables",
        ],
    ),
    "one event by one article twice": (
        "same:\n  - [npb/fire, npb/vote]\n",
        ["2: makes npb/fire and npb/vote one, which one article tells as two"],
    ),
    "one event by one article twice, through another": (
        "same:\n  - [npb/fire, post/fire]\n  - [post/fire, npb/vote]\n",
        ["3: makes npb/fire and npb/vote one, which one article tells as two"],
    ),
    "one and apart": (
        "apart:\n  - [post/fire, npb/fire]\nsame:\n  - [npb/fire, post/fire]\n",
        ["2: post/fire and npb/fire are one by what stands under `same`"],
    ),
    "one and apart, through another": (
        (
            "same:\n  - [npb/fire, post/fire]\n  - [post/fire, wire/fire]\n"
            "apart:\n  - [npb/vote, npb/fire, wire/fire]\n"
        ),
        ["5: npb/fire and wire/fire are one by what stands under `same`"],
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_names_file_and_line(tmp_path: Path, name: str) -> None:
    text, faults = FAULTS[name]
    with pytest.raises(InputError) as raised:
        read(tmp_path, text)
    lines = str(raised.value).splitlines()
    assert len(lines) == len(faults)
    for line, fault in zip(lines, faults, strict=True):
        assert line.startswith(f"{tmp_path}/stories.yaml:{fault}"), line


def test_a_file_that_is_not_there_or_no_text(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.yaml: cannot be read: No such file"):
        fixes.read(tmp_path / "none.yaml", KNOWN)
    with pytest.raises(InputError, match="cannot be read"):
        fixes.read(tmp_path, KNOWN)
    with pytest.raises(InputError, match=r"stories\.yaml: it is not UTF-8"):
        read(tmp_path, b"same: [\xff]")
