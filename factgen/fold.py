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
from functools import lru_cache

_QUOTES = dict.fromkeys("‘’‚‛′`´ʼ＇", "'") | dict.fromkeys("“”„‟″«»‹›＂", '"')
_DASHES = dict.fromkeys("‐‑‒–—―−﹘﹣－", "-")
_PLAIN = str.maketrans(_QUOTES | _DASHES)
# Soft hyphens, zero-width characters, direction marks, variation selectors.
_INVISIBLE = (
    "\u00ad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
)
_MARK = "\u0300-\u034e\u0350-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"

# Nearly all of a text folds one to one; only what this finds is taken apart.
_ONE_TO_ONE = " !-_a-~À-ÖØ-Þà-öø-ÿ‘’‚“”„«»–—"
_ODD = re.compile(
    rf"(?P<space>[\s{_INVISIBLE}]{{2,}}|[^\S ]|[{_INVISIBLE}])"
    rf"|(?P<marks>[{_MARK}]+)"
    rf"|[^\s{_INVISIBLE}{_MARK}{_ONE_TO_ONE}][{_MARK}]*"
)
# No quotation starts or ends inside a number ("12.5", "12:30", "1'000") or inside "can't", nor
# between a minus sign or a "non-" and what it turns round.
_JOINT = re.compile(r"\d[.,:/']\d|n't")
_TURNED = re.compile(r"(?:(?:^|[\s(])-\d|\bnon-\w)$")


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
        first, last = self._run(start), self._run(end - 1)
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
            end = at + len(wanted)
            if not self._inside(at) and not self._inside(end):
                return self.span(at, end)
            at = self.text.find(wanted, at + 1)
        return None

    def _run(self, at: int) -> int:
        return bisect_right(self.at, at) - 1

    def _inside(self, at: int) -> bool:
        """Whether folded offset `at` lies inside a word, a number or a raw character."""
        text = self.text
        if not 0 < at < len(text):
            return False
        run = self._run(at)
        if not self.linear[run] and at > self.at[run]:
            return True  # "…" folds to three points, of which none can be quoted alone
        if _in_word(text[at - 1]) and _in_word(text[at]):
            return True
        around = (text[at - 1 : at + 2], text[max(at - 2, 0) : at + 1])
        if any(map(_JOINT.fullmatch, around)):
            return True
        return bool(_TURNED.search(text[max(at - 5, 0) : at + 1]))


def _in_word(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character).startswith("M")


def _plain(piece: str) -> str:
    """The folded form of one odd character with its marks."""
    piece = piece.translate(_PLAIN)
    compatible = unicodedata.normalize("NFKC", piece)
    # "12²" must not become 122, nor "2½" 21⁄2; and "¨" is no blank.
    if compatible.startswith(" ") or (_has_digit(compatible) and not piece[0].isdecimal()):
        compatible = unicodedata.normalize("NFC", piece)
    return compatible.casefold().translate(_PLAIN)


def _has_digit(text: str) -> bool:
    return any(character.isdecimal() for character in text)


def _runs(text: str) -> Iterator[tuple[int, int, str, bool]]:
    """The runs of `text`: raw start, raw end, what it folds to, whether one to one."""
    done = 0
    for match in _ODD.finditer(text):
        start, end = match.span()
        if match.lastgroup == "marks" and start > done and text[start - 1] != " ":
            start -= 1  # marks fold together with the letter that bears them
        if start > done:
            yield done, start, text[done:start].translate(_PLAIN).lower(), True
        if match.lastgroup == "space":
            yield start, end, " " if any(map(str.isspace, text[start:end])) else "", False
        else:
            yield start, end, _plain(text[start:end]), False
        done = end
    if done < len(text):
        yield done, len(text), text[done:].translate(_PLAIN).lower(), True


@lru_cache(maxsize=4096)  # the rows of an answer cite the same sentences
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
