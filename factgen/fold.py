"""A folded view of a text for matching, with a map back to the text's own offsets.

Folding takes away what a copyist changes without changing a word: quotation marks and dashes of any
shape, odd and repeated spaces, compatibility forms (NFKC), invisible characters, letter case. It
takes away nothing that means something: digits, signs, points and letters stay.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

_QUOTES = dict.fromkeys("‘’‚‛′`´ʼ＇", "'") | dict.fromkeys("“”„‟″«»‹›＂", '"')
_DASHES = dict.fromkeys("‐‑‒–—―−﹘﹣－", "-")
_PLAIN = str.maketrans(_QUOTES | _DASHES)
_POINT = frozenset(".,")
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_MARK = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"

# Nearly all of a text folds one to one; only what this finds is taken apart.
_ONE_TO_ONE = " !-_a-~À-ÖØ-Þà-öø-ÿ‘’‚“”„«»–—"
_ODD = re.compile(
    rf"(?P<space>[\s{_INVISIBLE}]{{2,}}|[^\S ]|[{_INVISIBLE}])"
    rf"|(?P<marks>[{_MARK}]+)"
    rf"|[^\s{_INVISIBLE}{_MARK}{_ONE_TO_ONE}][{_MARK}]*"
)


@dataclass(frozen=True)
class Folded:
    """A folded text and its runs: run k starts at `at[k]` in `text` and at `raw[k]` in the raw
    text, is `width[k]` raw characters wide, and folds one to one where `linear[k]`."""

    text: str
    at: tuple[int, ...]
    raw: tuple[int, ...]
    width: tuple[int, ...]
    linear: tuple[bool, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The raw range of the folded range `start:end`, which must not be empty."""
        first, last = bisect_right(self.at, start) - 1, bisect_right(self.at, end - 1) - 1
        raw_start = self.raw[first] + (start - self.at[first] if self.linear[first] else 0)
        inside = end - self.at[last] if self.linear[last] else self.width[last]
        return raw_start, self.raw[last] + inside

    def find(self, needle: str) -> tuple[int, int] | None:
        """The first raw range whose folded text is that of `needle`, in whole words.

        None where there is none, or where the needle folds to nothing.
        """
        wanted = fold(needle).text.strip()
        at = self.text.find(wanted) if wanted else -1
        while at >= 0:
            if self._whole(at, at + len(wanted)):
                return self.span(at, at + len(wanted))
            at = self.text.find(wanted, at + 1)
        return None

    def _whole(self, start: int, end: int) -> bool:
        """Whether a match neither starts nor ends inside a word or a number."""
        before, after = self.text[max(start - 1, 0) : start], self.text[end : end + 1]
        first, last = self.text[start], self.text[end - 1]
        if (before.isalnum() and first.isalnum()) or (after.isalnum() and last.isalnum()):
            return False
        # "2 million" is not found in "1.2 million", nor "12" in "12.5".
        lead = (
            first.isdigit() and before in {".", ","} and self.text[start - 2 : start - 1].isdigit()
        )
        tail = last.isdigit() and after in _POINT and self.text[end + 1 : end + 2].isdigit()
        return not (lead or tail)


def _runs(text: str) -> Iterator[tuple[int, int, str, bool]]:
    """The runs of `text`: raw start, raw end, what it folds to, whether one to one."""
    done = 0
    for match in _ODD.finditer(text):
        start, end = match.span()
        if match.lastgroup == "marks" and start > done:
            start -= 1  # marks fold together with the letter that bears them
        if start > done:
            yield done, start, text[done:start].translate(_PLAIN).lower(), True
        if match.lastgroup == "space":
            piece = " " if text[start:end].strip(_INVISIBLE) else ""
        else:
            piece = unicodedata.normalize("NFKC", text[start:end]).casefold().translate(_PLAIN)
        yield start, end, piece, False
        done = end
    if done < len(text):
        yield done, len(text), text[done:].translate(_PLAIN).lower(), True


def fold(text: str) -> Folded:
    """The folded view of `text`, in linear time."""
    pieces: list[str] = []
    at: list[int] = []
    raw: list[int] = []
    width: list[int] = []
    linear: list[bool] = []
    length = 0
    for start, end, piece, one_to_one in _runs(text):
        if piece:
            pieces.append(piece)
            at.append(length)
            raw.append(start)
            width.append(end - start)
            linear.append(one_to_one)
            length += len(piece)
    return Folded("".join(pieces), tuple(at), tuple(raw), tuple(width), tuple(linear))
