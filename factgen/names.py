"""Names in a statement against the words of an article: what was added must stand there.

A name is a capitalised word, or one that holds a capital inside. It stands in the article as it is,
in another inflection ("Iraq", "Iraqi"), as an acronym of words there or the reverse ("United
States", "U.S."), or with a slip of a letter mended ("Solemani", "Soleimani").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, cached_property, lru_cache
from itertools import chain
from typing import NamedTuple

from rapidfuzz.distance import OSA

from factgen.lexicon import COMMON_WORDS, NATIONS

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
_PARTICLES = frozenset("el la los las de del der die das den un una von".split())  # noqa: SIM905
# What a statement may open with though the article does not use the word: no names.
_OPENERS = _DETERMINERS | frozenset(
    """
    it there he she they we you these those my our your nobody nothing none no not two three four
    five six seven eight nine ten eleven twelve dozens hundreds thousands millions about around
    roughly approximately nearly almost over more most less fewer few half part at up under between
    among both all each every any either neither such same if with without within into onto upon
    according before after since during until till as when while where who what which whose whom
    whether why how only also just even still again then now later earlier meanwhile because due
    because though although despite against across along behind beyond near off out through toward
    towards like unlike former pro anti non is are was were has have had will would may might can
    could should did does do be been being so far next further
    nadie nada ningún ninguna hubo hay se según dos tres cuatro cinco más menos casi hasta todos
    todas tras desde entre para por con sin no su sus lo es fue fueron personas
    niemand nichts kein keine es zwei drei vier fünf rund etwa mehr nach vor seit bei mit ohne
    aus auf für über unter zwischen wegen laut sie er wir ist war sind waren wurde wurden
    """.split()  # noqa: SIM905
)
_SUFFIXES = frozenset(
    """
    s es i is n ns an ans ian ians ean eans ese er ers ern ish ic ist ists ism ite ites stan istan
    isch ische ischen ischer isches ischem y ies as us r
    """.split()  # noqa: SIM905
)


class Word(NamedTuple):
    """A word of a text at `start:end`, and whether a sentence or quotation starts with it."""

    start: int
    end: int
    text: str
    first: bool
    key: str
    """The word for comparing: case, possessive and points of an acronym folded away."""
    capital: bool
    """Whether the word starts with a capital, or holds one inside: a name, or may be one."""


@lru_cache(maxsize=8192)  # prose repeats its words
def _key(word: str) -> str:
    text = word.casefold().replace("’", "'")
    text = text.removesuffix("'s").removesuffix("'")
    return text.replace(".", "") if _DOTTED.fullmatch(text) else text.rstrip(".")


@lru_cache(maxsize=8192)
def _capital(word: str) -> bool:
    text = word.removesuffix("'s").removesuffix("’s")
    return text.lower() != text and any(letter.isupper() for letter in text)


def _word(start: int, text: str, first: bool) -> Word:
    return Word(start, start + len(text), text, first, _key(text), _capital(text))


def _without_stop(word: str) -> str:
    return word[:-1] if word.endswith(".") and not _DOTTED.fullmatch(word) else word


@lru_cache(maxsize=16_384)  # the rows of an answer cite the same sentences
def words(text: str) -> tuple[Word, ...]:
    """The words of `text`; hyphenated ones whole."""
    out: list[Word] = []
    done = 0
    for match in _WORD.finditer(text):
        # Most words follow another one over a blank; `before` is what no blank is.
        gap = text[done : match.start()]
        before = (gap.strip()[-1:] if gap != " " else "") or text[max(done - 1, 0) : done]
        done = match.end()
        word = _without_stop(match.group())
        titled = bool(out) and before == "." and out[-1].key in _CALENDAR  # "Gen. Soleimani"
        first = not titled and (not before or before in ".!?:" or before in _QUOTES)
        out.append(_word(match.start(), word, first))
    return tuple(out)


def parts(word: Word) -> Iterator[Word]:
    """A hyphenated word's parts ("Iran-backed"), or the word itself."""
    if "-" not in word.text and "/" not in word.text:
        yield word
        return
    at = word.start
    for piece in re.split(r"([-/])", word.text):
        if piece and piece not in "-/":
            yield _word(at, piece, word.first and at == word.start)
        at += len(piece)


@lru_cache(maxsize=16_384)
def _all_parts(text: str) -> tuple[Word, ...]:
    return tuple(part for word in words(text) for part in parts(word))


class Vocabulary:
    """The words of one article, for asking whether a name stands in it."""

    def __init__(self, text: str) -> None:
        self._words = _all_parts(text)
        self._keys = {w.key for w in (*words(text), *self._words)}
        self._small = {w.key for w in self._words if not w.capital}

    @cached_property
    def _forms(self) -> frozenset[str]:
        # The pronoun "us" is no form of America.
        return frozenset(w.key for w in self._words if w.text != "us")

    @cached_property
    def _names(self) -> list[str]:
        return sorted({w.key for w in self._words if w.capital})

    @cached_property
    def _shouted(self) -> set[str]:
        return _acronyms(self._words)

    @cached_property
    def _initials(self) -> frozenset[str]:
        """Initials of every run of two to five capitalised words in the article."""
        found: set[str] = set()
        for run in _capital_runs(self._words):
            letters = "".join(word.text[0] for word in run).casefold()
            for size in range(2, 6):
                found.update(letters[i : i + size] for i in range(len(letters) - size + 1))
        return frozenset(found)

    def has(self, key: str) -> bool:
        """Whether a word of exactly this key stands in the article."""
        return key in self._keys

    def holds(self, key: str) -> bool:
        """Whether a word of this key stands in the article, in some inflection."""
        if self.has(key) or not self._initials.isdisjoint({key, *_nation(key)}):
            return True
        return any(_inflected(key, known) for known in self._forms) or any(
            _slipped(key, name) for name in self._names
        )

    def abbreviates(self, initials: str) -> bool:
        """Whether these initials stand in the article as an acronym, or as another form of it."""
        return not self._shouted.isdisjoint({initials, *_nation(initials)})

    def misspells(self, key: str) -> bool:
        """Whether any word of the article, name or not, is this one with a slip of a letter."""
        return any(_slipped(key, known) for known in self._keys)

    def uses_small(self, key: str) -> bool:
        """Whether a word of this key stands in the article without a capital."""
        return key in self._small

    def inflects(self, key: str) -> bool:
        """Whether a common word of the article starts like this one: "attack" for "attackers"."""
        stem = key[:-3] if len(key) > 7 else key[:-2] if len(key) > 5 else key[:4]
        return any(known.startswith(stem) for known in self._small)


@lru_cache(maxsize=64)
def vocabulary(text: str) -> Vocabulary:
    """The vocabulary of `text`, kept, for all rows of an article ask for the same."""
    return Vocabulary(text)


def _acronyms(found: Sequence[Word]) -> set[str]:
    """Keys of the words in capitals, but for words of grammar in a headline in capitals."""
    shouted = [len(word.key) > 1 and word.text.isupper() for word in found]
    around = zip(found, shouted, [False, *shouted], [*shouted[1:], False], strict=False)
    return {w.key for w, is_, *near in around if is_ and not (any(near) and w.key in _OPENERS)}


def _capital_runs(found: Sequence[Word]) -> Iterator[list[Word]]:
    """Runs of capitalised words; "of", "for", "and", "the" may stand between."""
    run: list[Word] = []
    for word in found:
        if word.text[0].isupper():
            run.append(word)
        elif word.text not in {"of", "for", "and", "the", "de", "la"}:
            yield run
            run = []
    yield run


@cache
def _nation(key: str) -> frozenset[str]:
    """The forms of the nation that the key names; empty where it names none."""
    return next((forms for forms in NATIONS if key in forms), frozenset())


def _inflected(one: str, other: str) -> bool:
    """Whether two keys are forms of one name: "iraq" and "iraqis", "spain" and "spanish"."""
    if _nation(one) or _nation(other):
        return other in _nation(one)
    short, long = sorted((_bare(one), _bare(other)), key=len)
    if short == long:
        return True
    if any(c.isdigit() for c in long) or len(short) < 3:
        return False
    if long == f"{short}s":
        return True
    # The last vowel may give way: Gaza, Gazan; Europe, European; Sicily, Sicilian.
    stems = [short] if short[-1] not in "aeiouy" else [short, short[:-1]]
    return any(len(s) > 3 and long.startswith(s) and long[len(s) :] in _SUFFIXES for s in stems)


def _slipped(one: str, other: str) -> bool:
    """Whether two keys are one name with a slip of a letter.

    A slip keeps the first letter, the last and the consonants in their order, or turns two letters
    round; a long word may also lack a consonant. So Austria is no Australia, Ireland no Iceland.
    """
    if _nation(one) or _nation(other) or any(c.isdigit() for c in one + other):
        return False
    one, other = _bare(one), _bare(other)
    short = min(len(one), len(other))
    slips = 0 if short < 5 else 1 if short < 6 else 2
    if not slips or (one[0], one[-1]) != (other[0], other[-1]):
        return False
    apart = OSA.distance(one, other, score_cutoff=slips)
    if apart > slips:
        return False
    if apart == 1 and (sorted(one) == sorted(other) or (short >= 8 and len(one) != len(other))):
        return True
    return _consonants(one) == _consonants(other)


@lru_cache(maxsize=4096)
def _bare(key: str) -> str:
    """The key without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", key) if not unicodedata.combining(c))


def _consonants(key: str) -> str:
    """The consonants that are heard, doubled ones once."""
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyh']", "", key))


def is_common(word: Word, article: Vocabulary) -> bool:
    """Whether a capitalised word that opens a sentence is no name: a word of grammar, a common noun
    of the news, or one that the article has, in some form, without a capital."""
    key = word.key
    if _nation(key):
        return False
    if key in _OPENERS or key in COMMON_WORDS or key.endswith(("tion", "tions", "ment", "ments")):
        return True
    return article.inflects(key)


def opens_with_name(text: str, article: Vocabulary, language: str = "en") -> bool:
    """Whether the first word of `text` keeps its capital inside a sentence."""
    found = _all_parts(text)[:2]
    if not found or found[0].start or not found[0].capital:
        return False
    word, follower = found[0], found[-1]
    # "Security Council" is a name and "Security US forces" none.
    named_on = follower is not word and follower.capital and not follower.text.isupper()
    named_on = named_on and not _nation(follower.key)
    if word.key in _CALENDAR or _nation(word.key) or (len(word.key) > 1 and word.text.isupper()):
        return True
    if word.key in _PARTICLES and language.startswith("en"):
        return named_on  # Los Angeles, La Paz
    if word.key in _OPENERS:
        return False
    return named_on or not (word.key in COMMON_WORDS or article.uses_small(word.key))


def strange(text: str, article: Vocabulary, language: str = "en") -> tuple[str, ...]:
    """The names in `text` that the article does not hold, as `text` writes them.

    German writes every noun with a capital, so there only a nation, a word that is all capitals or
    one that follows another capitalised word is taken for a name.
    """
    found = _all_parts(text)
    missing = []
    for i, word in enumerate(found):
        if not word.capital or word.key in _CALENDAR or len(word.key) < 2:
            continue
        if word.first and is_common(word, article):
            continue
        if language.startswith("de") and not _german_name(found, i):
            continue
        if not article.holds(word.key) and not _spelled_out(found, i, article):
            missing.append(word.text)
    return tuple(dict.fromkeys(missing))


def _german_name(found: Sequence[Word], i: int) -> bool:
    word = found[i]
    after_capital = i > 0 and found[i - 1].text[0].isupper() and not found[i - 1].first
    shouted = len(word.text) > 1 and word.text.isupper()
    return shouted or after_capital or bool(_nation(word.key))


def _spelled_out(found: Sequence[Word], i: int, article: Vocabulary) -> bool:
    """Whether the word belongs to a run of capitalised words whose acronym the article holds."""
    for run in _capital_runs(found):
        for start in range(len(run)):
            for end in range(start + 2, min(start + 5, len(run)) + 1):
                initials = "".join(word.text[0] for word in run[start:end]).casefold()
                if found[i] in run[start:end] and article.abbreviates(initials):
                    return True
    return False


@lru_cache(maxsize=16_384)
def content(text: str) -> frozenset[str]:
    """Keys of the words of `text` that carry meaning: no determiners, nothing under three letters
    unless it holds a digit or a capital."""
    return frozenset(chain.from_iterable(map(_meant, _WORD.findall(text))))


@lru_cache(maxsize=8192)  # prose repeats its words
def _meant(found: str) -> tuple[str, ...]:
    """The keys that carry meaning among the parts of a word as `_WORD` finds it."""
    return tuple(
        part.key
        for part in parts(_word(0, _without_stop(found), first=False))
        if part.key not in _DETERMINERS and (len(part.key) > 2 or not part.text.islower())
    )


def unnamed(source: str, article: Vocabulary) -> tuple[str, ...]:
    """The words of a source's name that the article does not hold."""
    found = _all_parts(source)
    return tuple(
        part.text
        for i, part in enumerate(found)
        if part.key not in _DETERMINERS
        and not article.holds(part.key)
        and not article.holds(part.key.removesuffix("s"))
        and not (not part.capital and article.misspells(part.key))
        and not (part.capital and _spelled_out(found, i, article))
    )


def slipped(one: str, other: str) -> bool:
    """Whether two folded words are one name with a slip of a letter: "soleimani", "solemani"."""
    return _slipped(one, other)
