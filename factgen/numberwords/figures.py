"""The value of digits as a language writes them, and of number words as they come in.

Values are decimal, and at most 10 ** 18, so that arithmetic on them stays exact.
"""

from __future__ import annotations

import re
from decimal import Decimal

MOST = Decimal(10) ** 18
_POWERS = frozenset((100, 1000, 10**5, 10**6, 10**7, 10**9, 10**12))
_PARTS = {"½": "0.5", "¼": "0.25", "¾": "0.75"}
_MIXED = re.compile(r"([0-9]+)\s([0-9])/([0-9])")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")


def amount(text: str, decimal: str) -> Decimal:
    """The value of digits as a language writes them: "17.177" is 17177 where `decimal` is ","."""
    if mixed := _MIXED.fullmatch(text):
        whole, numerator, denominator = map(Decimal, mixed.groups())
        return whole + numerator / denominator
    text = re.sub(r"['’\s]", "", text)
    part = _PARTS.get(text[-1])
    if part is not None:
        text = text[:-1] or "0"
    if decimal == ",":
        text = text.translate({ord(","): ".", ord("."): ","})
    if text.count(".") > 1:
        text = text.replace(".", "")
    if not _GROUPED.fullmatch(text):
        text = text.replace(",", ".")
    return Decimal(text.replace(",", "")) + Decimal(part or 0)


class Tally:
    """A number while its words come in: "two", "hundred", "thousand", "five"."""

    def __init__(self) -> None:
        self.done: Decimal = Decimal(0)
        self.group: Decimal = Decimal(0)
        self.started = False
        self.scale = Decimal(1)
        self.room = Decimal(10**6)
        self.limit = MOST

    @property
    def value(self) -> Decimal:
        """The number so far."""
        return self.done + self.group

    def add(self, number: int) -> bool:
        """Take a word that multiplies nothing, if there is room for it."""
        if number >= self.room or (number == 0 and self.started):
            return False
        self.group += number
        self.started, self.scale = True, Decimal(_own_scale(number))
        self.room = Decimal(_room(number))
        return True

    def multiply(self, scale: int) -> bool:
        """Take a word that multiplies what came before it, if it can stand there."""
        if scale not in _POWERS:
            taken = self._dozen(scale)
        elif scale == 100:
            taken = self._hundred()
        else:
            taken = self._power(scale)
        if taken:
            self.started, self.scale = True, self.scale * scale
        return taken

    def _dozen(self, scale: int) -> bool:
        if self.done or self.scale > 1:
            return False
        self.group = (self.group or Decimal(1)) * scale
        self.room = self.limit = Decimal(0)
        return True

    def _hundred(self) -> bool:
        if self.group >= 100 or (self.started and not self.group):
            return False
        self.group = (self.group or Decimal(1)) * 100
        self.room = Decimal(100)
        return True

    def _power(self, scale: int) -> bool:
        if scale > self.limit and self.value * scale <= MOST:
            # "tres mil millones" multiplies all that came before.
            self.done = self.value * scale
        elif scale < self.limit and (self.group or not self.started):
            self.done += (self.group or Decimal(1)) * scale
        elif scale < self.limit and scale == 1000:
            # "un millón mil" adds a thousand.
            self.done += scale
        else:
            return False
        self.group, self.limit, self.room = Decimal(0), Decimal(scale), Decimal(scale)
        return True


def _own_scale(number: int) -> int:
    """What one word multiplies by, which the "zwei" of "zwei- bis dreihundert" shares: 100."""
    thousands = 1000 if number >= 1000 and number % 1000 == 0 else 1
    number //= thousands
    return thousands * (100 if number >= 100 and number % 100 == 0 else 1)


def _room(number: int) -> int:
    """What a word must stay below to be added to `number`: 10 after "twenty", 100 after "cien"."""
    if number >= 1000:
        return 1000 if number % 1000 == 0 else 0
    if number >= 100:
        return 100 if number % 100 == 0 else 0
    return 10 if number >= 20 and number % 10 == 0 else 0
