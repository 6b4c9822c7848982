"""Readings that give a question a status which is known beforehand, by the rules of evals/GUIDE.md.

A plan says what which article writes, on whose word: first the readings that make the status, then
others that cannot change it. Nothing here asks the code that is measured.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from questions import Ask
from wordings import DESCRIPTIONS, LANGUAGES, Words

from factgen.models import Certainty, SourceKind, Status

STATUSES: dict[Status, int] = {
    "conflicting": 20,
    "agreed": 20,
    "single": 18,
    "compatible": 16,
    "unattributed": 14,
    "uncommitted": 12,
}
"""How often each status is planned. `unclear` is not: what leaves a scope open is a judgement."""


@dataclass(frozen=True)
class Origin:
    """The last link of a chain. `forms` are ways to write it; `via` is the agency that has it."""

    kind: SourceKind
    forms: tuple[str, ...]
    via: str | None = None


@dataclass(frozen=True)
class Pool:
    """Who may speak in one story. `unnamed` are wordings without a name, `parties` names."""

    named: tuple[Origin, ...]
    unnamed: tuple[tuple[SourceKind, str], ...]
    agencies: tuple[str, ...]
    parties: tuple[str, ...]


@dataclass(frozen=True)
class Value:
    """An answer. Of a number `sign` and `number`, with `part` if it counts some of the whole; of a
    date `day`, or its month only; else `text`, which `denied` says is not so."""

    sign: str = ""
    number: int = 0
    part: bool = False
    day: date | None = None
    month_only: bool = False
    text: Words | None = None
    denied: bool = False


@dataclass(frozen=True)
class Answers:
    """The true answer to a question; others that can be true with it and each other, and differ;
    others that cannot."""

    exact: Value
    loose: tuple[Value, ...]
    clash: tuple[Value, ...]


@dataclass(frozen=True, eq=False)
class Said:
    """What the article `by` (an index) is to write. No `origin` is its own voice. `plain` asks for
    the plainest scope; two readings with the same `copied` share their sentence."""

    by: int
    ask: Ask
    value: Value
    origin: Origin | None
    certainty: Certainty = "certain"
    plain: bool = True
    as_of: date | None = None
    copied: str | None = None


def answers(ask: Ask, day: date | None, pool: Pool, chance: random.Random) -> Answers:
    """Values for a question about an event of `day`, which only a question for a date needs."""
    if ask.compare == "quantity":
        return counts(ask, chance.randint(ask.low, ask.high), chance)
    if ask.compare == "date":
        if day is None:
            raise ValueError("a question for a date needs the day")
        off = timedelta(days=chance.choice((-3, -2, -1, 1, 2, 3)))
        return Answers(Value(day=day), (Value(day=day, month_only=True),), (Value(day=day + off),))
    names = pool.parties if ask.compare == "party" else ask.choices
    texts = [Value(text=dict.fromkeys(LANGUAGES, name)) for name in names]
    if ask.compare != "party":
        chance.shuffle(texts)
    exact, *others = texts
    denial = replace(exact, denied=True)
    if ask.many:
        return Answers(exact, tuple(others[:3]), (denial,))
    described = [Value(text=words) for words in chance.sample(DESCRIPTIONS, len(DESCRIPTIONS))]
    return Answers(exact, tuple(described), _shuffled([others[0], denial], chance))


def counts(ask: Ask, n: int, chance: random.Random) -> Answers:
    """Numbers beside the true one, `n`, at least 3: intervals that hold it, and that do not."""
    below = n - chance.randint(1, max(1, n // 4))
    low = [Value(">=", below), Value(">", below)]
    if ask.people:
        low.append(Value("", below, part=True))
    loose = [
        chance.choice(low),
        Value("<=", n + chance.randint(1, max(1, n // 4))),
        Value("~", n + chance.randint(-(n // 16), n // 16)),
        Value("~<", n + chance.randint(0, n // 10)),
    ]
    off = max(2, n // 4 + chance.randint(0, n // 4))
    clash = [Value("", n + off), Value(">=", n + off)]
    if n > off:
        clash += [Value("", n - off), Value("<=", n - off)]
    if ask.people:
        clash += [Value("", n + off, part=True), Value("", 0)]
    return Answers(Value("", n), _shuffled(loose, chance), _shuffled(clash, chance))


def _shuffled(values: Sequence[Value], chance: random.Random) -> tuple[Value, ...]:
    return tuple(chance.sample(values, len(values)))


@dataclass
class Plan:
    """The readings of one question in one story, by the articles `carriers`.

    The first two carriers write the readings that make the status. Of the others each writes one
    or none; those in `exact` surely write the true answer, as committed as can be.
    """

    ask: Ask
    answers: Answers
    carriers: Sequence[int]
    pool: Pool
    chance: random.Random
    exact: frozenset[int] = frozenset()

    def readings(self, status: Status) -> list[Said]:
        """Readings that give `status`."""
        core, extras = self._made(status)
        out = list(core)
        for carrier in self.carriers:
            if carrier in self.exact:
                out.append(self._said(carrier, self.answers.exact, core[0].origin))
            elif carrier not in {said.by for said in core} and self.chance.random() < 0.7:
                out += [replace(said, by=carrier) for said in self.chance.choice(extras)()]
        return out

    def _made(self, status: Status) -> Made:
        makers: dict[Status, Callable[[], Made]] = {
            "agreed": self._agreed,
            "compatible": self._compatible,
            "conflicting": self._conflicting,
            "uncommitted": self._uncommitted,
            "unattributed": self._unattributed,
            "single": self._single,
        }
        return makers[status]()

    def _said(self, by: int, value: Value, origin: Origin | None) -> Said:
        return Said(by, self.ask, value, origin)

    def _first(self, origin: Origin | None, value: Value | None = None) -> Said:
        return self._said(self.carriers[0], value or self.answers.exact, origin)

    def _second(self, origin: Origin | None, value: Value | None = None) -> Said:
        by = self.carriers[1 % len(self.carriers)]
        return self._said(by, value or self.answers.exact, origin)

    # --- Who says it ---

    def _anyone(self) -> Origin:
        return self._unnamed() if self.chance.random() < 0.25 else self._named()

    def _named(self) -> Origin:
        return self.chance.choice(self.pool.named)

    def _unnamed(self, n: int = 0) -> Origin:
        """One of two wordings and agencies: those of 0 and 1 are independent of each other."""
        kind, words = self.pool.unnamed[n]
        return Origin(kind, (words,), self.pool.agencies[n])

    def _two(self) -> tuple[Origin, Origin]:
        """Two independent origins."""
        draw = self.chance.random()
        if draw < 0.2:
            return self._unnamed(0), self._unnamed(1)
        if draw < 0.4:
            return self._named(), self._unnamed()
        one, other = self.chance.sample(self.pool.named, 2)
        return one, other

    # --- What makes a status, and what cannot change it ---

    def _agreed(self) -> Made:
        one, other = self._two()
        core = [self._first(one), self._second(other)]
        return core, [
            self._extra("exact", self._anyone),
            self._extra("loose", self._anyone),
            self._extra("exact", _nobody),
            self._hedged(),
        ]

    def _compatible(self) -> Made:
        one, other = self._two()
        first, *rest = self.answers.loose
        left = iter(rest)
        core = [self._first(one), self._second(other, first)]

        def another() -> list[Said]:
            """A value that nobody gave yet: the same one twice would be agreement."""
            value = next(left, None)
            return [] if value is None else [self._spare(value, self._anyone())]

        return core, [
            self._extra("exact", lambda: one),
            self._extra("exact", _nobody),
            another,
            self._hedged(),
        ]

    def _conflicting(self) -> Made:
        sides: list[Origin | None] = list(self._two())
        draw = self.chance.random()
        if draw < 0.15:
            sides[0] = None
        elif draw < 0.3:
            sides[1] = None
        elif draw < 0.35:
            sides = [None, None]
        core = [self._first(sides[0]), self._second(sides[1], self.answers.clash[0])]
        for n in (0, 1):
            if self.chance.random() < 0.15:
                core[n] = replace(core[n], certainty="probable")
        return core, [
            self._extra("exact", self._anyone),
            self._extra("loose", self._anyone),
            self._extra("clash", self._anyone),
            self._hedged(),
        ]

    def _uncommitted(self) -> Made:
        core, *_ = self._hedged()()
        return [replace(core, by=self.carriers[0])], [self._hedged()]

    def _unattributed(self) -> Made:
        core = [self._first(None)]
        return core, [
            self._extra("exact", _nobody),
            self._extra("loose", _nobody),
            self._hedged(),
        ]

    def _single(self) -> Made:
        """One origin; or two that are not independent: two unnamed ones of one agency, or of two
        agencies in the same words."""
        draw = self.chance.random()
        one = self._named() if draw < 0.6 else self._unnamed()
        extras = [self._extra("exact", _nobody), self._hedged()]
        if len(self.carriers) == 1:
            return [self._first(one)], extras
        core = [self._first(one), self._second(one)]
        if 0.75 < draw < 0.87:
            core[1] = self._second(replace(self._unnamed(1), via=one.via))
        elif draw > 0.87 and not self.exact:
            copier = replace(one, via=self.pool.agencies[1])
            same = f"{self.ask.attribute} {draw}"
            core = [replace(core[0], copied=same), replace(self._second(copier), copied=same)]
            return core, extras
        return core, [self._extra("exact", lambda: one), *extras]

    def _spare(self, value: Value, origin: Origin | None) -> Said:
        plain = self.chance.random() < 0.7
        return replace(self._said(-1, value, origin), plain=plain)

    def _extra(self, sort: str, who: Callable[[], Origin | None]) -> Extra:
        def make() -> list[Said]:
            a = self.answers
            values = {"exact": (a.exact,), "loose": a.loose, "clash": a.clash}[sort]
            return [self._spare(self.chance.choice(values), who())]

        return make

    def _hedged(self) -> Extra:
        """Any value at all, for nobody commits to it."""

        def make() -> list[Said]:
            values = (self.answers.exact, *self.answers.loose, *self.answers.clash)
            certainty: Certainty = self.chance.choice(("possible", "unknown"))
            said = self._spare(self.chance.choice(values), self._anyone())
            return [replace(said, certainty=certainty)]

        return make


Extra = Callable[[], list[Said]]
Made = tuple[list[Said], list[Extra]]


def _nobody() -> None:
    """The article's own voice."""


def running(plan: Plan, day: date, *, falls: bool) -> tuple[Status, list[Said]]:
    """A count that another origin gives two days later: an update, or a conflict if it `falls`."""
    one, other = plan.pool.named[:2]
    n = plan.answers.exact.number
    later = Value("", max(1, n // 2) if falls else n + max(2, n // 3))
    core = [
        replace(plan._first(one), as_of=day),
        replace(plan._second(other, later), as_of=day + timedelta(days=2)),
    ]
    return ("conflicting" if falls else "compatible"), core


def related(
    family: Sequence[Ask], carriers: Sequence[int], pool: Pool, chance: random.Random
) -> tuple[Status, list[Said]]:
    """Readings tied by a relation, the whole and its parts, each on another word."""
    whole, one, other = family
    first, second, third = chance.sample(pool.named, 3)
    a, b = (chance.randint(3, 30) for _ in (one, other))
    status: Status = chance.choice(("conflicting", "compatible", "agreed"))
    short = chance.choice((0, a + b - chance.randint(1, a)))
    total = short if status == "conflicting" else a + b + chance.randint(0, 9)
    by = [carriers[n % len(carriers)] for n in range(3)]
    out = [
        Said(by[0], whole, Value("", total), first),
        Said(by[1], one, Value("", a), second),
        Said(by[1], other, Value("", b), second),
    ]
    if status == "agreed":
        out.append(Said(by[2], whole, Value("", total), third))
    return status, out
