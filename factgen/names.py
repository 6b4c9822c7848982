"""Names in a statement against the words of an article: what was added must stand there.

A name is a capitalised word, or one that holds a capital inside. It stands in the article as it is,
in another inflection ("Iraq", "Iraqi"), as an acronym of words there or the reverse ("United
States", "U.S."), or with a slip of a letter mended ("Solemani", "Soleimani").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import OSA

_WORD = re.compile(r"[^\W_](?:[\w'’./&-]*\w)?\.?", re.UNICODE)
_DOTTED = re.compile(r"(?:\w\.)+\w?\.?")
_QUOTES = frozenset("“\"‘'(«„[")

# Capitalised in English, yet no names of anything the article would have to hold.
_CALENDAR = frozenset(
    """
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday
    saturday sunday mon tue tues wed thu thur thurs fri sat sun i mr mrs ms dr gen lt col
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
    lunes martes miércoles jueves viernes sábado domingo januar februar märz april mai juni juli
    oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
    am pm utc gmt
    """.split()  # noqa: SIM905
)
_DETERMINERS = frozenset(
    """
    the a an one some several many another other its their his her this that unnamed unidentified
    anonymous named of for in at to from and by on la el los las un una unos unas de del y en
    der die das den dem des ein eine einen einem einer von vom und im am
    """.split()  # noqa: SIM905
)
# What a statement may open with though the article does not use the word: no names.
_OPENERS = _DETERMINERS | frozenset(
    """
    it there he she they nobody nothing none no not two three four five six seven eight nine ten
    eleven twelve dozens hundreds thousands about around roughly approximately nearly almost over
    more less fewer at up under between both all each every people persons someone anybody any
    according before after since during until as when while where who what which whose whether
    only also officials authorities reports further additional total overall within without
    nadie nada ningún ninguna hubo hay se según dos tres cuatro cinco más menos casi unos al hasta
    todos personas es niemand nichts kein keine es zwei drei vier fünf rund etwa mehr
    """.split()  # noqa: SIM905
)


@dataclass(frozen=True)
class Word:
    """A word of a text at `start:end`, and whether a sentence or quotation starts with it."""

    start: int
    end: int
    text: str
    first: bool

    @property
    def key(self) -> str:
        """The word for comparing: case, possessive and points of an acronym folded away."""
        text = self.text.casefold().replace("’", "'")
        text = text.removesuffix("'s").removesuffix("'").rstrip(".")
        return text.replace(".", "") if _DOTTED.fullmatch(self.text.removesuffix("'s")) else text


def words(text: str) -> tuple[Word, ...]:
    """The words of `text`; hyphenated ones whole."""
    out: list[Word] = []
    for match in _WORD.finditer(text):
        before = text[: match.start()].rstrip()
        first = not before or before[-1] in ".!?:" or before[-1] in _QUOTES
        word = match.group()
        if word.endswith(".") and not _DOTTED.fullmatch(word):
            word = word[:-1]
        out.append(Word(match.start(), match.start() + len(word), word, first))
    return tuple(out)


def parts(word: Word) -> Iterator[Word]:
    """A hyphenated word's parts ("Iran-backed"), or the word itself."""
    if "-" not in word.text and "/" not in word.text:
        yield word
        return
    at = word.start
    for piece in re.split(r"([-/])", word.text):
        if piece and piece not in "-/":
            yield Word(at, at + len(piece), piece, word.first and at == word.start)
        at += len(piece)


def _is_name(word: Word) -> bool:
    text = word.text.removesuffix("'s").removesuffix("’s")
    return text[0].isupper() or any(c.isupper() for c in text[1:])


class Vocabulary:
    """The words of one article, for asking whether a name stands in it."""

    def __init__(self, text: str) -> None:
        self._words = [part for word in words(text) for part in parts(word)]
        self._whole = {word.key for word in words(text)}
        self._keys = {word.key for word in self._words}

    @cached_property
    def _capitals(self) -> tuple[str, ...]:
        return tuple(sorted({w.key for w in self._words if _is_name(w)}))

    @cached_property
    def _acronyms(self) -> frozenset[str]:
        """Initials of every run of two to five capitalised words in the article."""
        return frozenset(_initials(self._words))

    def has(self, key: str) -> bool:
        """Whether a word of exactly this key stands in the article."""
        return key in self._keys or key in self._whole

    def holds(self, key: str) -> bool:
        """Whether a word of this key stands in the article, in some inflection."""
        if self.has(key) or key in self._acronyms:
            return True
        return any(_same(key, capital) for capital in self._capitals)

    def inflects(self, key: str) -> bool:
        """Whether any word of the article, name or not, starts like this one: "attack" for
        "attackers"."""
        stem = key[:-3] if len(key) > 7 else key[:-2] if len(key) > 5 else key[:4]
        return any(known.startswith(stem) for known in self._keys)


def _singular(key: str) -> str:
    return key.removesuffix("s")


def _initials(found: Sequence[Word]) -> Iterator[str]:
    run: list[str] = []
    for word in found:
        run = [*run[-4:], word.text[0]] if word.text[0].isupper() else []
        for size in range(2, len(run) + 1):
            yield "".join(run[-size:]).casefold()


def _same(one: str, other: str) -> bool:
    """Whether two keys are one name: inflected, or with a slip of a letter."""
    if any(c.isdigit() for c in one + other):
        return False
    short, long = sorted((one, other), key=len)
    if len(short) >= 4 and long.startswith(short) and len(long) - len(short) <= 3:
        return True
    if len(short) >= 6 and long[: len(short) - 1] == short[:-1] and len(long) - len(short) <= 3:
        return True  # Iran-ian is above; Catholic-Catholicism, Ukrain-e/Ukrain-ian here
    slips = 0 if len(short) < 5 else 1 if len(short) < 8 else 2
    return bool(slips) and OSA.distance(one, other, score_cutoff=slips) <= slips


def strange(text: str, article: Vocabulary, language: str = "en") -> tuple[str, ...]:
    """The names in `text` that the article does not hold, as `text` writes them.

    German writes every noun with a capital, so there only a word that is all capitals or follows
    another capitalised word is taken for a name.
    """
    found = [part for word in words(text) for part in parts(word)]
    missing = []
    for i, word in enumerate(found):
        if not _is_name(word) or word.key in _CALENDAR or len(word.key) < 2:
            continue
        if word.first and (word.key in _OPENERS or article.inflects(word.key)):
            continue
        if language.startswith("de") and not _german_name(found, i):
            continue
        if not article.holds(word.key) and not _spelled_out(found, i, article):
            missing.append(word.text)
    return tuple(dict.fromkeys(missing))


def _german_name(found: Sequence[Word], i: int) -> bool:
    word = found[i]
    before = found[i - 1].text[:1].isupper() and not found[i - 1].first if i else False
    return (len(word.text) > 1 and word.text.isupper()) or before


def _spelled_out(found: Sequence[Word], i: int, article: Vocabulary) -> bool:
    """Whether the word belongs to a run of capitalised words whose acronym the article holds."""
    for size in range(2, 6):
        for start in range(max(0, i - size + 1), i + 1):
            run = found[start : start + size]
            if len(run) == size and all(w.text[0].isupper() for w in run):
                acronym = "".join(w.text[0] for w in run).casefold()
                if article.has(acronym):
                    return True
    return False


def content(text: str) -> frozenset[str]:
    """Keys of the words of `text` that carry meaning: no determiners, nothing under three letters
    unless it holds a digit or a capital."""
    return frozenset(
        part.key
        for word in words(text)
        for part in parts(word)
        if part.key not in _DETERMINERS and (len(part.key) > 2 or not part.text.islower())
    )


def unnamed(source: str, article: Vocabulary) -> tuple[str, ...]:
    """The words of a source's name that the article does not hold."""
    return tuple(
        part.text
        for word in words(source)
        for part in parts(word)
        if part.key not in _DETERMINERS
        and not article.holds(part.key)
        and not article.holds(_singular(part.key))
        and not article.holds(part.key + "s")
    )
