"""Words that turn a claim round or weaken it, and the clauses that they reach.

Cues are of two strengths. A strong one must be borne by the row whose value stands in its clause
("not", "may", "likely"); a weak one can bear a row's negation or hedge but asks for none ("denied",
"could", "reportedly"). English, Spanish and German; other languages use English. The classes follow
the factuality scale of FactBank (Saurí and Pustejovsky 2009): certain, probable, possible, unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from factgen.lexicon import lexicon
from factgen.models import Certainty

RANK: Mapping[Certainty, int] = {"unknown": 0, "possible": 1, "probable": 2, "certain": 3}
"""From least to most committed."""


@dataclass(frozen=True)
class Cue:
    """A cue word at `start:end` of the text searched; `level` is the certainty that a hedge
    leaves, None for a negator."""

    start: int
    end: int
    word: str
    strong: bool
    level: Certainty | None = None


# A stop parts clauses; but a German "nicht bestätigt, dass" reaches over its comma.
_STOPS = r"[;:()\[\]–—]|,(?!\d|\s(?:dass|ob)\b)|(?<=\s)-(?=\s)|[\"“”„«»]"
_ASIDE = 4
"""Words that two commas may hold without parting clauses."""
_QUOTED = re.compile(r"[“”„«»\"]|(?<!\w)[‘'](?=\w)")


def _words(entries: str) -> re.Pattern[str]:
    """The entries of a lexicon list as one expression for whole words."""
    return re.compile(rf"(?<![\w'])(?:{entries.replace(', ', '|')})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True)
class _Compiled:
    shields: re.Pattern[str]
    hedge_shields: re.Pattern[str]
    negators: tuple[tuple[re.Pattern[str], bool], ...]
    hedges: tuple[tuple[re.Pattern[str], bool, Certainty], ...]
    saying: re.Pattern[str]
    coarse: re.Pattern[str]
    fine: re.Pattern[str]


@cache
def _compiled(language: str) -> _Compiled:
    """The lexicon of a language as regular expressions."""
    lists = lexicon(language)
    fine_joints = _words(f"{lists.joints}, {lists.fine_joints}")
    return _Compiled(
        shields=_words(lists.not_negators),
        hedge_shields=_words(lists.not_hedges),
        negators=((_words(lists.negators), True), (_words(lists.weak_negators), False)),
        hedges=(
            (_words(lists.unknown), True, "unknown"),
            (_words(lists.possible), True, "possible"),
            (_words(lists.probable), True, "probable"),
            (_words(lists.weak_hedges), False, "unknown"),
        ),
        saying=_words(lists.saying),
        coarse=re.compile(rf"{_STOPS}|{_words(lists.joints).pattern}", re.IGNORECASE),
        fine=re.compile(rf"{_STOPS}|{fine_joints.pattern}", re.IGNORECASE),
    )


def _cover(taken: bytearray, start: int, end: int) -> None:
    taken[start:end] = b"\1" * (end - start)


def _plain(text: str) -> str:
    """Typographic apostrophes as typed ones, so that "hasn’t" is found; offsets stay."""
    return text.replace("’", "'")


@lru_cache(maxsize=16_384)  # the rows of an answer cite the same sentences
def negators(text: str, language: str = "en") -> tuple[Cue, ...]:
    """The negators of `text`, strong and weak, in order."""
    lists = _compiled(language)
    return _cues(text, lists.shields, [(p, strong, None) for p, strong in lists.negators])


@lru_cache(maxsize=16_384)
def hedges(text: str, language: str = "en") -> tuple[Cue, ...]:
    """The hedges of `text`, strong and weak, in order; a word is found in one class only."""
    lists = _compiled(language)
    return _cues(text, lists.hedge_shields, lists.hedges)


def _cues(
    text: str,
    shields: re.Pattern[str],
    classes: Sequence[tuple[re.Pattern[str], bool, Certainty | None]],
) -> tuple[Cue, ...]:
    """What the classes find outside the shields; of two that overlap the earlier class counts."""
    plain = _plain(text)
    taken: bytearray | None = None  # letters that a shield or a cue covers
    found: list[Cue] = []
    for pattern, strong, level in classes:
        for match in pattern.finditer(plain):
            if taken is None:  # most texts hold no cue, so nothing to shield
                taken = bytearray(len(plain))
                for shield in shields.finditer(plain):
                    _cover(taken, *shield.span())
            if not any(taken[slice(*match.span())]):
                found.append(Cue(*match.span(), match.group().lower(), strong, level))
                _cover(taken, *match.span())
    return tuple(sorted(found, key=lambda cue: cue.start))


@lru_cache(maxsize=16_384)
def marks_saying(text: str, language: str = "en") -> bool:
    """Whether `text` holds a verb of saying or a quotation mark: the mark of an attribution."""
    return bool(_compiled(language).saying.search(_plain(text)) or _QUOTED.search(text))


def _without_asides(
    cuts: Sequence[re.Match[str]], text: str, language: str
) -> Iterator[re.Match[str]]:
    """The cuts but for pairs of commas about an aside, which part no subject from its verb: "The
    ministry, for its part, has not answered"."""
    skip = -1
    for i, cut in enumerate(cuts):
        if i == skip:
            continue
        if i + 1 < len(cuts) and cut.group() == cuts[i + 1].group() == ",":
            aside = text[cut.end() : cuts[i + 1].start()]
            short = len(aside.split()) <= _ASIDE and "\n" not in aside
            cue = any(c.strong for c in (*negators(aside, language), *hedges(aside, language)))
            if short and not cue:
                skip = i + 1
                continue
        yield cut


@lru_cache(maxsize=16_384)
def clauses(
    text: str, language: str = "en", *, grain: Literal["coarse", "fine"] = "coarse"
) -> tuple[tuple[int, int], ...]:
    """Ranges of the clauses of `text`, in order, white space aside; they tile it but for stops.

    `coarse` cuts at stops and at words that set clauses against each other. `fine` also cuts at
    relative pronouns, "that" and "and", where a row has said which words it means.
    """
    compiled = _compiled(language)
    cuts = compiled.coarse if grain == "coarse" else compiled.fine
    bounds = [0]
    for match in _without_asides(list(cuts.finditer(_plain(text))), text, language):
        # A joint opens its clause; a stop belongs to none.
        bounds += [match.start(), match.start() if match.group()[:1].isalpha() else match.end()]
    bounds.append(len(text))
    out = []
    for start, end in zip(bounds[::2], bounds[1::2], strict=True):
        piece = text[start:end]
        if piece.strip():
            left = start + len(piece) - len(piece.lstrip())
            out.append((left, start + len(piece.rstrip())))
    return tuple(out)
