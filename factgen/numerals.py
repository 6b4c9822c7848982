"""Finding the numbers of English, Spanish and German prose, with their bounds, units and offsets.

Bare numbers come from `factgen.counts`. Here they get what stands around them: a currency or unit,
a second end ("10 to 20"), a bound ("at least", "or more"). In other languages only digits, signs
and symbols are read. Every look around is bounded, so the whole is linear. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from factgen.counts import Count, Reader
from factgen.models import Quantity
from factgen.numberwords import MONEY_SIGNS, SYMBOLS, Language, language_words
from factgen.numberwords.cutting import HYPHENS
from factgen.quantity import BELOW_ZERO, Number, interval

__all__ = ["Number", "find_numbers"]

_WORDS_TOO = frozenset({"in", "mi", "ha"})
"""Symbols that are words when they stand apart: "5 in Baghdad"."""
_SIGNED = BELOW_ZERO | {"%", "pp"}
"""Units before which "minus" is a sign and no subtraction."""
_SENTENCE_ENDS = frozenset(".;!?")
_CHANGE_WITHIN = 8
"""How many tokens before "from 10 to 20" a word of change makes it no range."""
_APPROXIMATE = frozenset({"~", "~<", "~>"})
_ORS = frozenset({"or", "o", "oder"})
_THANS = frozenset({"than", "que", "de", "als"})


@dataclass(frozen=True)
class _Phrase:
    """A number and what stands around it: tokens from `first` to before `end`."""

    first: int
    end: int
    count: Count
    unit: str | None = None
    top: Count | None = None
    """The upper end of a range."""
    sign: str = ""


def find_numbers(text: str, language: str = "en") -> tuple[Number, ...]:
    """The numbers in `text`, in order and without overlap; `language` is a BCP 47 tag."""
    return _find(text, language)


@lru_cache(maxsize=16_384)
def _find(text: str, tag: str) -> tuple[Number, ...]:
    return tuple(_Finder(text, language_words(tag)).numbers())


class _Finder:
    """One text, and what stands around its bare numbers."""

    def __init__(self, text: str, words: Language) -> None:
        self.text = text
        self.words = words
        self.reader = Reader(text, words)

    def numbers(self) -> list[Number]:
        kept: list[_Phrase] = []
        floor = 0
        for bare in self._ranges(self._with_unit(count) for count in self.reader.counts()):
            if bare.count.first < floor and bare.count.chars is None:
                # It is part of what stands after the number before it: "500 o más por ciento".
                continue
            found = self._bounded(bare, floor)
            # The "an" of "an estimated 500" and the "no" of "no fewer than 500" are no numbers.
            while kept and floor <= kept[-1].first and kept[-1].end > found.first:
                kept.pop()
            kept.append(found)
            if found.count.kind not in ("one", "zero"):
                floor = found.end
        return [self._number(found) for found in kept]

    # Units

    def _with_unit(self, count: Count) -> _Phrase:
        if count.kind in ("ordinal", "date", "clock", "name") or self._is_bare_zero(count):
            return _Phrase(count.first, count.end, count)
        first, before = self._money_before(count.first)
        end, after = self._unit_after(count.end, count)
        if before and after and before != after:
            end, after = count.end, None
        unit = before or after
        minus = self._minus_before(first) if unit in _SIGNED else first
        if minus < first:
            return _Phrase(minus, end, replace(count, value=-count.value), unit)
        return _Phrase(first, end, count, unit)

    def _is_bare_zero(self, count: Count) -> bool:
        """Whether it is "no" or "nobody", which have no unit, unlike "zero" and "0"."""
        token = self.reader.tokens[count.first]
        spelled = self.words.atom(token.fold) is not None
        return count.kind == "zero" and token.kind == "word" and not spelled

    def _minus_before(self, i: int) -> int:
        """The token of "minus" before token i; i if there is none."""
        at = i - 2 if self.reader.joined(i - 1) else i - 1
        minus = self.words.minus != "" and self.reader.fold(at) == self.words.minus
        # "menos 5 grados", but "al menos 5 grados".
        return at if minus and self.reader.phrase_before(i, self.words.before, 0) == i else i

    def _money_before(self, i: int) -> tuple[int, str | None]:
        """The first token and the code of a currency right before token i."""
        reader = self.reader
        at = i - 2 if reader.fold(i - 1) == "." and reader.glued(i - 1) else i - 1
        if reader.is_money(at) and reader.tokens[i].kind in ("number", "mark"):
            text = reader.tokens[at].text
            if at == i - 1 or text == "Rs":
                return at, MONEY_SIGNS.get(text, text)
        return i, None

    def _unit_after(self, i: int, count: Count) -> tuple[int, str | None]:
        """The token after a unit that begins at token i, and the unit; (i, None) if none does."""
        reader, units = self.reader, self.words.units
        at = reader.past_hyphen(i)
        large = count.many or count.scale >= 1000
        for start in (at, at + 1) if large and reader.fold(at) in self.words.of else (at,):
            end = reader.phrase_at(start, units)
            if end > start:
                return end, units[tuple(reader.folds[start:end])]
        for end in range(min(at + 3, len(reader.tokens)), at, -1):
            texts = tuple(token.text for token in reader.tokens[at:end])
            if texts in SYMBOLS and self._is_symbol(texts, at, count):
                return end, SYMBOLS[texts]
        if reader.is_money(at) and (reader.glued(at) or not reader.number_at(at + 1)):
            return at + 1, MONEY_SIGNS.get(reader.tokens[at].text, reader.tokens[at].text)
        return i, None

    def _is_symbol(self, texts: tuple[str, ...], i: int, count: Count) -> bool:
        """Whether what could be a symbol at token i is one, and no word or letter."""
        if texts[0] in _WORDS_TOO:
            return self.reader.glued(i)
        letter = len(texts) == 1 and len(texts[0]) == 1 and texts[0].isalpha()
        return not letter or self.reader.tokens[count.end - 1].kind == "number"

    # Ranges

    def _ranges(self, phrases: Iterable[_Phrase]) -> list[_Phrase]:
        """The phrases, with two made one where they are the ends of a range."""
        out: list[_Phrase] = []
        for found in phrases:
            if out and out[-1].first < found.first < out[-1].end:
                # It is part of a unit: "300 m2", "40 kilometres an hour".
                continue
            joiner = self._joiner(out[-1], found) if out else ""
            if joiner and self._are_years(out[-1], found):
                out[-1] = _dated(out[-1])
                out.append(_dated(found))
            elif joiner and (span := self._range(out[-1], joiner, found)):
                out[-1] = span
            else:
                out.append(found)
        return out

    def _joiner(self, low: _Phrase, high: _Phrase) -> str:
        """What makes one of two phrases: "to", or "-"; "" if they do not follow each other so."""
        between = self.reader.folds[low.end : high.first]
        if len(between) == 2 and between[0] in HYPHENS:
            # "zwei- bis dreihundert"
            between = between[1:]
        if len(between) != 1:
            return ""
        if between[0] in HYPHENS:
            return "-" if self.reader.joined(low.end) else ""
        return between[0] if any(between[0] == to for _, to in self.words.spans) else ""

    def _are_years(self, low: _Phrase, high: _Phrase) -> bool:
        looks = self.reader.looks_a_year
        first = low.count.kind == "date" or (low.count.kind == "cardinal" and looks(low.first))
        return first and high.count.kind == "cardinal" and not high.unit and looks(high.first)

    def _range(self, low: _Phrase, joiner: str, high: _Phrase) -> _Phrase | None:
        # "una o dos víctimas" begins with an article.
        begins = low.count.kind in ("cardinal", "one", "zero")
        if not begins or low.top or high.count.kind != "cardinal" or self._is_bare_zero(low.count):
            return None
        before = self.reader.fold(low.first - 1)
        opened = before != "" and (before, joiner) in self.words.spans
        if joiner == "-":
            digits = self.reader.tokens[high.first].kind == "number"
            if not (digits and self.reader.tokens[low.end - 1].kind in ("number", "mark")):
                return None
        elif not opened and ("", joiner) not in self.words.spans:
            return None
        if opened and before in self.words.from_words and self._changes(low.first - 1):
            return None
        units = {low.unit, high.unit} - {None}
        count = _scaled_like(low.count, high.count)
        if len(units) > 1 or not count.value < high.count.value:
            return None
        first = low.first - 1 if opened else low.first
        return _Phrase(first, high.end, count, low.unit or high.unit, high.count)

    def _changes(self, i: int) -> bool:
        """Whether a word of change stands shortly before token i, in the same sentence."""
        for word in reversed(self.reader.folds[max(0, i - _CHANGE_WITHIN) : i]):
            if word in _SENTENCE_ENDS:
                return False
            if word in self.words.changes:
                return True
        return False

    # Bounds

    def _bounded(self, found: _Phrase, floor: int) -> _Phrase:
        """The phrase with its bounds and approximations; none reaches back before token `floor`."""
        if found.count.kind in ("ordinal", "date", "clock", "name", "zero"):
            return found
        found = self._bounded_before(found, floor)
        return found if found.count.kind == "one" else self._bounded_after(found)

    def _bounded_before(self, found: _Phrase, floor: int) -> _Phrase:
        reader, first, sign = self.reader, found.first, ""
        while (start := reader.phrase_before(first, self.words.before, floor)) < first:
            phrase = tuple(reader.folds[start:first])
            more = self.words.before[phrase]
            if found.count.kind == "one" and (phrase in self.words.places or more in _APPROXIMATE):
                break
            if more != "=":
                # "at least about 60" is a bound, whatever is inside it.
                if sign and not (sign in _APPROXIMATE and more not in _APPROXIMATE):
                    break
                sign = more
            first = start
        return replace(found, first=first, sign=sign)

    def _bounded_after(self, found: _Phrase) -> _Phrase:
        reader, after = self.reader, self.words.after
        at = reader.past_hyphen(found.end)
        end = reader.phrase_at(at, after)
        if end == at and self._is_noun(at) and reader.fold(at + 1) in _ORS:
            # "60 people or more"
            at += 1
            end = reader.phrase_at(at, after)
        if end == at or reader.number_at(end) or reader.fold(end) in _THANS:
            return found
        sign = found.sign or after[tuple(reader.folds[at:end])]
        if found.unit is None:
            end, unit = self._unit_after(end, found.count)
            return replace(found, end=end, sign=sign, unit=unit)
        return replace(found, end=end, sign=sign)

    def _is_noun(self, i: int) -> bool:
        reader = self.reader
        word = reader.kind(i) == "word" and reader.fold(i) not in self.words.ones
        return word and not reader.number_at(i)

    # Numbers

    def _number(self, found: _Phrase) -> Number:
        tokens, count = self.reader.tokens, found.count
        last = found.top or count
        core = count.chars or (tokens[count.first].start, tokens[last.end - 1].end)
        whole = count.chars or (tokens[found.first].start, tokens[found.end - 1].end)
        values = (count.value,) if found.top is None else (count.value, found.top.value)
        return Number(
            start=whole[0],
            end=whole[1],
            core_start=core[0],
            core_end=core[1],
            quantity=_quantity(found),
            kind="cardinal" if found.top else count.kind,
            core=values,
            words=self.text[slice(*whole)],
        )


def _dated(found: _Phrase) -> _Phrase:
    return replace(found, count=replace(found.count, kind="date"))


def _scaled_like(low: Count, high: Count) -> Count:
    """The lower end of "10 to 20 million", which shares the scale of the upper one."""
    if low.scale == 1 and high.scale > 1 and low.value < high.value / high.scale:
        return replace(low, value=low.value * high.scale)
    return low


def _quantity(found: _Phrase) -> Quantity:
    count = found.count
    if found.top is not None:
        return Quantity(low=count.value, high=found.top.value, unit=found.unit)
    unit = "%" if count.kind == "vague" and not count.many else found.unit
    sign = ">=" if count.many else found.sign or ("~" if count.inexact else "")
    return interval(sign, count.value, unit)
