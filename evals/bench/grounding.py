"""Finding quotes in a long text: all found at their place, altered ones refused, how fast.

factgen's `fold` and `find` beside rapidfuzz's partial ratio, on the same made-up text in one run.
Of the quotes some are copied with other quotation marks, dashes and spaces, which must not matter,
and some with another digit or word, which must.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

import report
from rapidfuzz import fuzz

from factgen.fold import fold

LENGTH = 500_000
QUOTES, RETYPED, ALTERED = 50, 25, 10
ROUNDS = 5
CUTOFF = 70
NEAR = 5
BOUND = 0.1

Span = tuple[int, int] | None
Find = Callable[[str, list[str]], list[Span]]


@dataclass(frozen=True)
class Quote:
    """Words to look for, and where they stand; None where they were altered."""

    words: str
    span: Span


def _vocabulary(chance: random.Random) -> list[str]:
    syllables = [c + v + e for c in "bdfghklmnprstvw" for v in "aeiou" for e in ("", "n", "r", "s")]
    return ["".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(6_000)]


def _number(chance: random.Random) -> str:
    n = chance.randint(2, 999)
    return chance.choice(
        (f"{n}", f"{n},{n:03d}", f"{n % 90}.{n % 10} %", f"${n} million", f"{n % 28 + 1} June")
    )


def text_of(chance: random.Random) -> str:
    """About `LENGTH` characters of words, numbers, curly quotes and dashes, in paragraphs."""
    vocabulary = _vocabulary(chance)
    pieces: list[str] = []
    length = 0
    while length < LENGTH:
        words = chance.choices(vocabulary, k=chance.randint(8, 24))
        words[chance.randrange(len(words))] = _number(chance)
        at = chance.randrange(1, len(words) - 3)
        words[at : at + 3] = [f"“{words[at]}", f"{words[at + 1]}’s", f"{words[at + 2]}”", "–"]
        sentence = " ".join(words).capitalize() + chance.choice((". ", ". ", ".\n\n"))
        pieces.append(sentence)
        length += len(sentence)
    return "".join(pieces)


def _retyped(words: str) -> str:
    """As a copyist would write it: straight marks, hyphens, odd spaces."""
    plain = words.translate(str.maketrans("“”’–", '""\'-'))
    first, _, rest = plain.partition(" ")
    return f"{first}\u00a0 {rest}"


def _other_digit(words: str, chance: random.Random) -> str:
    """With one digit changed, or, where there is none, with a word changed."""
    digits = [i for i, character in enumerate(words) if character.isdigit()]
    if not digits:
        return _other_word(words, chance)
    at = chance.choice(digits)
    return f"{words[:at]}{(int(words[at]) + 1) % 10}{words[at + 1 :]}"


def _other_word(words: str, chance: random.Random) -> str:
    """With "not" in place of a word."""
    found = words.split(" ")
    found[chance.randrange(len(found))] = "not"
    return " ".join(found)


def quotes_of(text: str, chance: random.Random) -> list[Quote]:
    """Quotes of 40 to 160 characters in whole words, out of order."""
    out = []
    for i in range(QUOTES):
        start = text.index(" ", chance.randrange(len(text) - 400)) + 1
        end = text.index(" ", start + chance.randint(40, 160))
        words = text[start:end]
        if i < ALTERED:
            words = (_other_digit if i < ALTERED // 2 else _other_word)(words, chance)
        if i % (QUOTES // RETYPED) == 0:
            words = _retyped(words)
        out.append(Quote(words, None if i < ALTERED else (start, end)))
    chance.shuffle(out)
    return out


def with_fold(text: str, quotes: list[str]) -> list[Span]:
    folded = fold.__wrapped__(text)  # each round anew: `fold` keeps what it has folded
    return [folded.find(quote) for quote in quotes]


def with_rapidfuzz(text: str, quotes: list[str]) -> list[Span]:
    found = (fuzz.partial_ratio_alignment(quote, text, score_cutoff=CUTOFF) for quote in quotes)
    return [(hit.dest_start, hit.dest_end) if hit else None for hit in found]


@dataclass(frozen=True)
class Judgement:
    """Of the true quotes, how many were found exactly, and how many with both ends within `NEAR`
    characters; of the altered ones, how many were refused."""

    right: int
    near: int
    refused: int


def judged(found: list[Span], quotes: list[Quote]) -> Judgement:
    right = near = refused = 0
    for span, quote in zip(found, quotes, strict=True):
        if span is None or quote.span is None:
            refused += span is quote.span
            continue
        right += span == quote.span
        near += max(abs(a - b) for a, b in zip(span, quote.span, strict=True)) <= NEAR
    return Judgement(right, near, refused)


def main() -> int:
    chance = random.Random(1)
    text = text_of(chance)
    quotes = quotes_of(text, chance)
    sides: dict[str, Find] = {"fold and find": with_fold, "rapidfuzz": with_rapidfuzz}
    times: dict[str, list[float]] = {name: [] for name in sides}
    judgements: dict[str, Judgement] = {}
    for _ in range(ROUNDS):
        for name, find in sides.items():
            started = time.perf_counter()
            found = find(text, [quote.words for quote in quotes])
            times[name].append(time.perf_counter() - started)
            judgements[name] = judged(found, quotes)
    mine = judgements["fold and find"]
    ours = median(times["fold and find"])
    true = QUOTES - ALTERED
    return report.tell(
        "grounding",
        ("side", "median ms", f"right of {true}", f"within {NEAR}", f"refused of {ALTERED}"),
        [
            (name, f"{median(times[name]) * 1e3:.0f}", str(j.right), str(j.near), str(j.refused))
            for name, j in judgements.items()
        ],
        {
            "seconds": round(ours, 4),
            "ratio": round(ours / median(times["rapidfuzz"]), 3),
            "right": mine.right,
            "refused": mine.refused,
            "characters": len(text),
        },
        {
            f"under {BOUND} s": ours < BOUND,
            "every quote right or refused": (mine.right, mine.refused) == (true, ALTERED),
        },
    )


if __name__ == "__main__":
    sys.exit(main())
