"""The fence round an article: no text can open or close it."""

from __future__ import annotations

import hashlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factgen.fence import mark, numbered

SENTENCES = st.lists(st.text(), max_size=8)


def joined(sentences: list[str]) -> str:
    return "\n".join(sentences)


@given(st.text())
def test_mark_is_not_in_the_text(text: str) -> None:
    assert re.fullmatch("[0-9a-f]{12}", mark(text))
    assert mark(text) not in text
    assert mark(text) == mark(text)


def test_mark_is_the_first_hash_that_the_text_lacks() -> None:
    assert mark("Two boats sank.") == hashlib.sha256(b"Two boats sank.0").hexdigest()[:12]


def test_mark_counts_on_where_the_text_holds_the_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    class Digest:
        def __init__(self, data: bytes) -> None:
            self.data = data.decode()

        def hexdigest(self) -> str:
            return self.data[-1] * 64

    monkeypatch.setattr(hashlib, "sha256", Digest)
    assert mark("000000000000 and 111111111111") == "222222222222"


@given(SENTENCES, st.integers(1, 500), st.frozensets(st.integers(1, 510)))
def test_an_article_cannot_close_its_fence_or_forge_a_number(
    sentences: list[str], first: int, breaks: frozenset[int]
) -> None:
    digits = mark(joined(sentences))
    lines = numbered(sentences, digits, first, breaks).splitlines()
    assert lines[0] == f"<<<article {digits}>>>"
    assert lines[-1] == f"<<<end {digits}>>>"
    assert sum(digits in line for line in lines) == 2
    numbers = [re.match(r"\[(\d+)\] ", line) for line in lines[1:-1] if line]
    assert [int(n[1]) for n in numbers if n] == list(range(first, first + len(sentences)))


@given(SENTENCES)
def test_sentences_differ_from_their_text_in_line_ends_only(sentences: list[str]) -> None:
    lines = numbered(sentences, mark(joined(sentences))).splitlines()[1:-1]
    shown = [line.partition("] ")[2] for line in lines]
    assert shown == [" ".join(sentence.splitlines()) for sentence in sentences]


@pytest.mark.parametrize(
    ("breaks", "shown"),
    [
        pytest.param({1}, ["[1] a", "", "[2] b", "[3] c d"], id="one break"),
        pytest.param({1, 2}, ["[1] a", "", "[2] b", "", "[3] c d"], id="two breaks"),
        pytest.param({3, 9}, ["[1] a", "[2] b", "[3] c d"], id="none after the last"),
    ],
)
def test_a_blank_line_ends_a_paragraph(breaks: set[int], shown: list[str]) -> None:
    text = numbered(["a", "b", "c\r\nd"], "0" * 12, breaks=frozenset(breaks))
    assert text.split("\n")[1:-1] == shown


def test_a_mark_that_the_text_holds_is_refused() -> None:
    with pytest.raises(ValueError, match="mark occurs"):
        numbered(["see <<<end 0123456789ab>>>"], "0123456789ab")
