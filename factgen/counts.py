"""Reading the bare numbers of a text: digits, number words, fractions, articles, zeros.

A `Reader` tries at each token what a number can begin with there. Bounds, units and ranges, which
need a number to stand by, are put to it by `factgen.numerals`. Values are decimal. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from math import gcd

from factgen.numberwords import CURRENCIES, MONEY_SIGNS, SYMBOLS, Language, Phrase
from factgen.numberwords.cutting import HYPHENS, Token, TokenKind, cut
from factgen.numberwords.figures import MOST, Tally, amount
from factgen.quantity import Kind

LONGEST_PHRASE = 6
"""Most tokens of a phrase in the tables of words."""
_MOST_DIGITS = 18
"""Longer rows of digits are names: account numbers and the like."""
_SHORT = {
    "k": 10**3, "tsd": 10**3, "mn": 10**6, "mln": 10**6, "mio": 10**6, "bn": 10**9, "mrd": 10**9,
    "tn": 10**12, "trn": 10**12,
}  # fmt: skip
_SHORT_MONEY = {"m": 10**6, "b": 10**9, "t": 10**12}
_DENIED_WITHIN = 4
"""How many tokens before "any" a "not" makes it none."""
_NO_CODES = frozenset({"ALL", "CUP", "MAD", "TOP", "TRY"})
"""Currency codes that are words in capitals."""


@dataclass(frozen=True)
class Count:
    """A bare number: its tokens from `first` to before `end`, and what it says."""

    first: int
    end: int
    value: Decimal
    kind: Kind = "cardinal"
    scale: Decimal = Decimal(1)
    """What its last words multiply by: 1,000,000 for "two million"."""
    many: bool = False
    """No upper end: "dozens"."""
    inexact: bool = False
    """A fraction that no decimal is."""
    chars: tuple[int, int] | None = None
    """Its offsets, where it is part of a token."""


class Reader:
    """The tokens of a text and what can be read at each of them."""

    def __init__(self, text: str, words: Language) -> None:
        self.words = words
        self.tokens = cut(text, words)
        self.folds = [token.fold for token in self.tokens]

    def counts(self) -> Iterator[Count]:
        """All bare numbers of the text, in order; articles and zeros are among them."""
        i, name_end = 0, -1
        while i < len(self.tokens):
            token = self.tokens[i]
            if token.kind in ("date", "clock", "name"):
                yield from _inside(token, i)
                i += 1
                continue
            found = self._read(i)
            if found is None:
                i += 1
                continue
            if self.joined(i - 1) and i - 1 == name_end:
                # "Boeing 737-800" goes on being a name.
                found = replace(found, kind="name")
            yield found
            i = found.end
            name_end = i if found.kind == "name" else -1

    def fold(self, i: int) -> str:
        """The case-folded token i; "" outside the text."""
        return self.folds[i] if 0 <= i < len(self.folds) else ""

    def kind(self, i: int) -> TokenKind | None:
        """The kind of token i; None outside the text."""
        return self.tokens[i].kind if 0 <= i < len(self.tokens) else None

    def glued(self, i: int) -> bool:
        """Whether token i is there and stands right after the one before it."""
        return 0 < i < len(self.tokens) and self.tokens[i].glued

    def joined(self, i: int) -> bool:
        """Whether token i is a hyphen between two others without space."""
        return self.fold(i) in HYPHENS and self.glued(i) and self.glued(i + 1)

    def past_hyphen(self, i: int) -> int:
        """The token after i if i joins two words, else i."""
        return i + 1 if self.joined(i) else i

    def phrase_at(self, i: int, table: Container[Phrase]) -> int:
        """The token after the longest phrase of `table` that begins at token i; i if none does."""
        for end in range(min(i + LONGEST_PHRASE, len(self.folds)), i, -1):
            if tuple(self.folds[i:end]) in table:
                return end
        return i

    def phrase_before(self, i: int, table: Container[Phrase], floor: int) -> int:
        """The first token of the longest phrase of `table` that ends before token i; i if none."""
        for start in range(max(i - LONGEST_PHRASE, floor), i):
            if tuple(self.folds[start:i]) in table:
                return start
        return i

    def number_at(self, i: int) -> bool:
        """Whether a number other than an article begins at token i."""
        if not 0 <= i < len(self.tokens):
            return False
        found = self._read(i)
        return found is not None and found.kind not in ("one", "zero")

    def is_money(self, i: int) -> bool:
        """Whether token i is a currency's sign or code."""
        text = self.tokens[i].text if 0 <= i < len(self.tokens) else ""
        return text in MONEY_SIGNS or (text in CURRENCIES and text not in _NO_CODES)

    def _read(self, i: int) -> Count | None:
        token = self.tokens[i]
        if token.kind == "number":
            found: Count | None = self._digits(i)
        elif token.kind == "word" and self._may_count(token.fold):
            readers = (self._zero, self._part, self._many, self._one_phrase, self._words, self._one)
            found = next((found for read in readers if (found := read(i))), None)
        else:
            return None
        if found and found.kind == "cardinal" and self._designated(i):
            return replace(found, kind="name")
        return found

    def _may_count(self, fold: str) -> bool:
        words = self.words
        if fold in words.starters or words.atom(fold) is not None:
            return True
        return words.ordinal(fold) is not None

    def _digits(self, i: int) -> Count:
        token = self.tokens[i]
        value = amount(token.text, self.words.decimal)
        if len(token.text) > _MOST_DIGITS:
            return Count(i, i + 1, value, "name")
        if end := self._ordinal_end(i):
            return Count(i, end, value, "ordinal")
        if self.looks_a_year(i) and self._leads_year(i):
            return Count(i, i + 1, value, "date")
        end, scale = self._short_scale(i + 1)
        if end == i + 1 and self.glued(end) and self.tokens[end].kind in ("word", "name"):
            if self.fold(end) in ("s", "er"):
                return Count(i, end + 1, value, "date")
            if not self._known_suffix(end):
                return Count(i, i + 1, value, "name")
        if self._has_minus(i):
            return self._scaled(i - 1, end, -value * scale, Decimal(scale))
        return self._scaled(i, end, value * scale, Decimal(scale))

    def _ordinal_end(self, i: int) -> int:
        """The token after an ordinal in digits that begins at token i; 0 if none does."""
        words = self.words
        mark = i + 2 if self.fold(i + 1) == "." and self.glued(i + 1) else i + 1
        if self.glued(mark) and self.fold(mark) in words.ordinal_marks:
            return mark + 1
        if mark == i + 2 and self.fold(i - 1) in words.ordinal_leads and mark < len(self.tokens):
            return mark if self.tokens[mark].text[0].isupper() else 0
        return 0

    def looks_a_year(self, i: int) -> bool:
        """Whether token i is four digits from 1900 to 2099, no round hundred."""
        text = self.tokens[i].text
        return re.fullmatch("(?:19|20)[0-9]{2}", text) is not None and text[2:] != "00"

    def _leads_year(self, i: int) -> bool:
        # "en 2019", but "más de 2019 personas".
        bound = self.phrase_before(i, self.words.before, 0) < i - 1
        return self.fold(i - 1) in self.words.year_leads and not bound

    def _has_minus(self, i: int) -> bool:
        if i == 0 or self.tokens[i - 1].text not in ("-", "−") or not self.glued(i):
            return False
        return not self.glued(i - 1) or self.fold(i - 2) == "("

    def _short_scale(self, i: int) -> tuple[int, int]:
        """The token after "bn", "k" or "Mio." at token i, and its scale; else (i, 1)."""
        fold = self.fold(i)
        if fold in _SHORT and (fold != "k" or self.glued(i)):
            dotted = fold in ("mio", "mrd", "tsd") and self.fold(i + 1) == "." and self.glued(i + 1)
            return i + 1 + dotted, _SHORT[fold]
        if fold in _SHORT_MONEY:
            money = self.is_money(i - 2) or self.is_money(i + 1) or self._names_money(i + 1)
            people = fold == "m" and self.fold(i + 1) in self.words.many
            if money or (people and self.glued(i)):
                return i + 1, _SHORT_MONEY[fold]
        return i, 1

    def _names_money(self, i: int) -> bool:
        end = self.phrase_at(i, self.words.units)
        return end > i and self.words.units[tuple(self.folds[i:end])] in CURRENCIES

    def _known_suffix(self, i: int) -> bool:
        fold = self.fold(i)
        names = fold in self.words.scales or (fold,) in self.words.units
        return names or (self.tokens[i].text,) in SYMBOLS or self.is_money(i)

    def _scaled(self, first: int, end: int, value: Decimal, scale: Decimal) -> Count:
        """A number with "and a half" and the scales that follow it: "two and a half million"."""
        if (after := self.phrase_at(end, self.words.and_half)) > end:
            value, end = value + scale / 2, after
        while factor := self.words.scales.get(self.fold(self.past_hyphen(end))):
            if abs(value) * factor > MOST:
                break
            value, scale, end = value * factor, scale * factor, self.past_hyphen(end) + 1
        return Count(first, end, value, "cardinal" if value else "zero", scale)

    def _words(self, i: int) -> Count | None:
        """Number words: "two hundred and five", "a dozen", "twenty-first", "anderthalb"."""
        words, tally, end = self.words, Tally(), i
        if mixed := words.mixed.get(self.fold(i)):
            return self._scaled(i, i + 1, Decimal(mixed), Decimal(1))
        if self.fold(i) in words.ones:
            end = self.past_hyphen(i + 1)
            if self.fold(end) not in words.scales and self.fold(end) not in words.fixed:
                return None
        if fixed := words.fixed.get(self.fold(end)):
            of = end + 2 if self.fold(end + 1) in words.of else end + 1
            end = of if self.fold(of) in words.scales else end + 1
            return self._scaled(i, end, Decimal(fixed), Decimal(1))
        while (after := self._take(end, tally)) > end:
            end = after
        if (at := self._next_atom(end, tally)) is not None:
            ordinal = words.ordinal(self.fold(at))
            if ordinal is not None and ordinal < tally.room:
                return Count(i, at + 1, tally.value + ordinal, "ordinal")
        return self._scaled(i, end, tally.value, tally.scale) if tally.started else None

    def _take(self, i: int, tally: Tally) -> int:
        """The token after the word that `tally` takes next at token i; i if it takes none."""
        at = self.past_hyphen(i) if tally.started else i
        scale = self.words.scales.get(self.fold(at))
        if scale is not None and tally.multiply(scale):
            return at + 1
        atom_at = self._next_atom(i, tally)
        if atom_at is None:
            return i
        atom = self.words.atom(self.fold(atom_at))
        return atom_at + 1 if atom is not None and tally.add(atom) else i

    def _next_atom(self, i: int, tally: Tally) -> int | None:
        """Where the next word of a number would stand, past what joins the two."""
        if not tally.started:
            return i
        if tally.room == 10 and self.words.tens_joiner != "":
            return i + 1 if self.fold(i) == self.words.tens_joiner else None
        if tally.scale > 1 and self.fold(i) == self.words.scale_joiner:
            return i + 1
        return self.past_hyphen(i) if tally.room else None

    def _part(self, i: int) -> Count | None:
        """Halves and fractions: "half a million", "half", "two thirds", "a quarter of"."""
        words = self.words
        article = self.fold(i) in words.ones
        at = self.past_hyphen(i + 1) if article else i
        after = self.past_hyphen(at + 1)
        if self.fold(at) in words.halves:
            scaled = after if article or self.fold(after) not in words.ones else after + 1
            if self.fold(self.past_hyphen(scaled)) in words.scales:
                return self._scaled(i, scaled, Decimal("0.5"), Decimal(1))
        if self.fold(at) in words.half_nouns and after == at + 1 and self.fold(after) != "past":
            return Count(i, after, Decimal(50), "vague")
        noun = words.fraction_noun
        if noun and self.fold(after) == noun and (nth := words.ordinal(self.fold(at))):
            return self._fraction(i, after + 1, 1, nth)
        numerator = 1 if article else words.atom(self.fold(i))
        after = at if article else after
        denominator = words.fractions.get(self.fold(after))
        if denominator is None or numerator is None or not 0 < numerator < denominator:
            return None
        if gcd(numerator, denominator) > 1 or (article and self.fold(after + 1) not in words.of):
            # "two quarters" are six months, and "a third attack" is not "a third of".
            return None
        if numerator > 1 and f"{self.fold(after)}s" in words.fractions:
            # "two third-placed teams"
            return None
        return self._fraction(i, after + 1, numerator, denominator)

    def _fraction(self, first: int, end: int, numerator: int, denominator: int) -> Count:
        words, value = self.words, Decimal(numerator) / denominator
        exact = numerator * 10**4 % denominator == 0
        if exact and self.fold(end) in words.of:
            at = end + 2 if self.fold(end + 1) in words.ones else end + 1
            if self.fold(at) in words.scales:
                return self._scaled(first, at, value, Decimal(1))
        percent = (value * 100).quantize(Decimal("0.0001"))
        return Count(first, end, percent, "vague", inexact=not exact)

    def _many(self, i: int) -> Count | None:
        """ "dozens", "tens of thousands", "several hundred": twice that or more."""
        words, fold = self.words, self.fold(i)
        at = i + 1 if fold in words.few else i
        if self.fold(at) not in (words.factors if at > i else words.plurals):
            return None
        if self.fold(at + 1) not in words.plurals_need.get(self.fold(at), {self.fold(at + 1)}):
            return None
        value, end = Decimal(2 * words.factors[self.fold(at)]), at + 1
        while True:
            at = end + 1 if self.fold(end) in words.of else end
            factor = words.factors.get(self.fold(at))
            if factor is None or value * factor > MOST:
                return Count(i, end, value, "vague", many=True)
            value, end = value * factor, at + 1

    def _one_phrase(self, i: int) -> Count | None:
        end = self.phrase_at(i, self.words.one_phrases)
        return Count(i, end, Decimal(1), "one") if end > i else None

    def _one(self, i: int) -> Count | None:
        """An article or its like, unless it is part of "a few", "A-level" or "a.m."."""
        if self.fold(i) not in self.words.ones or self.fold(i + 1) in self.words.not_one:
            return None
        if (
            self.joined(i - 1)
            or self.joined(i + 1)
            or (self.fold(i + 1) == "." and self.glued(i + 1))
        ):
            return None
        return Count(i, i + 1, Decimal(1), "one")

    def _zero(self, i: int) -> Count | None:
        """ "no", "nobody", "not … any"; the words for the number zero are number words."""
        words = self.words
        end = self.phrase_at(i, words.zeros)
        if self.fold(i) in words.any_words and self._is_denied(i):
            end = i + 1
        if end == i or self.fold(end) in words.not_zero or self.kind(end) == "number":
            # "keine 20" is fewer than 20.
            return None
        if end == i + 1 and self.fold(i) in words.zero_determiners and self.kind(end) != "word":
            return None
        return Count(i, end, Decimal(0), "zero")

    def _is_denied(self, i: int) -> bool:
        for token in reversed(self.tokens[max(0, i - _DENIED_WITHIN) : i]):
            if token.kind != "word":
                return False
            if token.fold in self.words.negators or token.fold.endswith(("n't", "n’t")):
                return True
        return False

    def _designated(self, i: int) -> bool:
        """Whether the word before token i makes a number there a name: "Level 4", "No. 3"."""
        if self.fold(i - 1) == "." and self.glued(i - 1):
            return self.fold(i - 2) in self.words.designators_short
        return self.fold(i - 1) in self.words.designators


def _inside(token: Token, i: int) -> Iterator[Count]:
    """The numbers within a date, a clock time or a name."""
    kind: Kind = "date" if token.kind == "date" else "clock" if token.kind == "clock" else "name"
    for digits in re.finditer("[0-9]+", token.text):
        chars = token.start + digits.start(), token.start + digits.end()
        yield Count(i, i + 1, Decimal(digits[0]), kind, chars=chars)
