"""Why a fact has its status, in a sentence that a desk editor understands.

It names the values that decide, the smallest first, and who gives them: "3 and 5 rockets in all
cannot both be true: US official, to CNN: 3; Iraqi military: 5." Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import combinations

from factgen.dates import DateValue
from factgen.facts.answer import Answer
from factgen.facts.meeting import Why
from factgen.facts.status import Verdict
from factgen.models import Quantity
from factgen.quantity import to_notation
from factgen.values import intervals
from factgen.values.scopewords import PREPOSITIONS, RELATIVE
from factgen.values.words import date_words, quantity_words

LONGEST = 600
"""Most characters of a reason."""
_SIZES = ((6, 4, 80), (5, 3, 50), (4, 2, 40), (3, 2, 30), (2, 1, 20))
"""Most values, most origins of each, most letters of a name: the first that is short enough."""
_FEW = 3
"""Most answers in words that a reason gives where nothing hangs on them."""
_LEFT_OPEN: dict[Why, str] = {
    "scope": "they speak of the same",
    "part": "each is the full count",
    "party": "both mean the same",
}
_SIGNS = {
    "": "", "~": "about ", "~<": "nearly ", "~>": "just over ", ">=": "at least ",
    ">": "more than ", "<=": "up to ", "<": "less than ",
}  # fmt: skip
_NEGATED = re.compile(r"(?:no|none|nobody|nothing|kein\w*|niemand|nadie|ning\w+)\b", re.IGNORECASE)
_CARRIED = re.compile(r", (?P<to>(?:to|in) .+)")
_INNER = str.maketrans('"“”„', "'‘’‘")
"""Quotation marks within quotation marks."""
_NO_DAY = DateValue("")
_DETERMINERS = frozenset("the a an this that these those der die das el la los las".split())  # noqa: SIM905


def reason(verdict: Verdict, answers: Sequence[Answer]) -> str:
    """The sentence for `verdict` on `answers`, of at most `LONGEST` characters."""
    ordered = sorted(answers, key=_rank)
    sentence = ""
    for size in _SIZES:
        sentence = _Writing(verdict, ordered, *size).sentence()
        if len(sentence) <= LONGEST:
            break
    return sentence[:1].upper() + sentence[1:]


def _rank(answer: Answer) -> tuple[bool, bool, Decimal, Decimal, str, str]:
    """What is said before what is denied, small numbers before large ones, days in their order."""
    number, time = answer.quantity, answer.claim.time
    low = number.low if number and number.low is not None else Decimal(0)
    high = number.high if number and number.high is not None else Decimal("Infinity")
    day = (time and time.date) or ""
    return answer.denied, number is None, low, high, day, answer.claim.id


@dataclass(frozen=True)
class _Writing:
    """A verdict put into words, with limits to their number and length."""

    verdict: Verdict
    answers: Sequence[Answer]
    """In the order in which they are told."""
    values: int
    origins: int
    letters: int

    def sentence(self) -> str:
        match self.verdict.status:
            case "conflicting" | "unclear":
                return self._against() if self.verdict.pairs else self._sum()
            case "uncommitted":
                return self._uncommitted()
            case "unattributed":
                articles = self._listed(sorted({self._cut(a.claim.article) for a in self._told}))
                said = "Said firmly only in articles' own voice, which confirms nothing"
                return f"{said}: {articles}."
            case "single":
                return self._single()
            case "agreed":
                return self._agreed()
            case "compatible":
                return self._compatible()

    # One kind of sentence each

    def _against(self) -> str:
        whys = {found.why for *_, found in self.verdict.pairs}
        if self.verdict.status == "unclear":
            left_open = " or ".join(said for why, said in _LEFT_OPEN.items() if why in whys)
            tail = f" if {left_open}, which the texts leave open"
        else:
            tail = self._since(whys)
        return f"{self._excluding()}{tail}: {self._positions(self._told)}."

    def _excluding(self) -> str:
        """Which values exclude which."""
        shown = self._shown
        names = list(dict.fromkeys(shown[answer.claim.id] for answer in self._told))
        excluded = {
            frozenset((shown[a.claim.id], shown[b.claim.id])) for a, b, _ in self.verdict.pairs
        }
        if len(names) < 2:
            return "These cannot all be true"
        if len(names) == 2:
            return f"{names[0]} and {names[1]}{self._counted} cannot both be true"
        if all(frozenset(pair) in excluded for pair in combinations(names, 2)):
            return f"Of {self._listed(names, self.values)}{self._counted} only one can be true"
        return self._one_against_others(names, excluded)

    def _one_against_others(self, names: Sequence[str], excluded: set[frozenset[str]]) -> str:
        """As few values as will do, each with those that it excludes."""
        said: list[str] = []
        left = set(excluded)
        while left and len(said) < 2:
            rivals = {name: [n for n in names if frozenset((name, n)) in left] for name in names}
            one = max(names, key=lambda name: len(rivals[name]))
            left -= {frozenset((one, other)) for other in rivals[one]}
            others = self._listed(rivals[one], self.values, "or")
            said.append(f"{one}{self._counted} cannot be true beside {others}")
        return ", and ".join(said)

    def _since(self, whys: set[Why]) -> str:
        """What makes different counts exclude each other."""
        for a, b, found in self.verdict.pairs:
            if found.why == "relation" and a.number is not None and b.number is not None:
                part, whole = (a, b) if intervals.exceeds(a.number, b.number) else (b, a)
                noun = self._noun
                return f", since the {_label(part, noun)} count as {_label(whole, noun)}"
        return ", since a part is never more than its whole" if "inside" in whys else ""

    def _sum(self) -> str:
        whole, *parts = self.verdict.sums[0]
        added = self._listed([self._shown[part.claim.id] for part in parts])
        unsure = ", if that is the full count, which the texts leave open"
        tail = unsure if self.verdict.status == "unclear" else ""
        told = self._positions([whole, *parts])
        return f"{added} add up to more than {self._shown[whole.claim.id]}{tail}: {told}."

    def _uncommitted(self) -> str:
        if not self.answers:
            return "Nobody gives an answer."
        if not any(answer.known for answer in self.answers):
            return f"Not known, according to {self._who(self.answers)}."
        return f"Nobody stands behind an answer: {self._positions(self._told)}."

    def _single(self) -> str:
        attributed = [answer for answer in self._told if answer.origin.key is not None]
        own = "; articles' own voice confirms nothing" if attributed != self._told else ""
        if len({answer.origin.key for answer in attributed}) > 1:
            return f"These may be one origin: {self._who(attributed)}{own}."
        articles = len({answer.claim.article for answer in attributed})
        where = f", in {articles} articles" if articles > 1 else ""
        alone = any(a.origin.key and a.origin.key == b.origin.key for a, b, _ in self.verdict.pairs)
        changed = ", which updates itself" if alone else ""
        return f"Only one origin{where}: {self._who(attributed)}{changed}{own}."

    def _agreed(self) -> str:
        values = {self._shown[answer.claim.id] for answer in self._told}
        if len(values) > 1:
            return f"Independent origins agree: {self._positions(self._told)}."
        said = f"{values.pop()}{self._counted}"
        return f"Independent origins agree on {said}: {self._who(self._told)}."

    def _compatible(self) -> str:
        if not self.verdict.pairs:
            values = {self._shown[answer.claim.id] for answer in self._told}
            if len(values) > _FEW and not any(answer.number for answer in self._told):
                return f"{len(values)} answers, none excludes another: {self._who(self._told)}."
            return f"These can all be true: {self._positions(self._told)}."
        by_day = sorted(self._told, key=lambda a: (a.as_of or a.published or _NO_DAY).text)
        told = self._positions(by_day)
        return f"These can all be true, the later updating the earlier: {told}."

    # What the sentence tells of

    @cached_property
    def _told(self) -> list[Answer]:
        """The readings on which the status rests, where not all do alike."""
        deciding = {a.claim.id for pair in self.verdict.pairs for a in pair[:2]}
        if not deciding:
            deciding = {a.claim.id for answers in self.verdict.sums[:1] for a in answers}
        if deciding and self.verdict.status in {"conflicting", "unclear", "agreed"}:
            return [answer for answer in self.answers if answer.claim.id in deciding]
        known = self.verdict.status == "uncommitted"
        return [a for a in self.answers if a.committed or (known and a.known)]

    def _positions(self, answers: Sequence[Answer]) -> str:
        """Who gives which value."""
        groups: dict[str, list[Answer]] = {}
        for answer in answers:
            groups.setdefault(self._shown[answer.claim.id], []).append(answer)
        told = [f"{self._who(group)}: {shown}" for shown, group in groups.items()]
        more = len(told) - self.values
        return "; ".join([*told[: self.values], *([f"and {more} more"] if more > 0 else [])])

    def _who(self, answers: Sequence[Answer]) -> str:
        """Origins by name, and articles that say it in their own voice."""
        names = {answer.origin.name for answer in answers if answer.origin.name}
        own = {answer.claim.article for answer in answers if not answer.origin.name}
        if len(names) + len(own) > 1:
            # In a list a comma parts one origin from the next.
            names = {_CARRIED.sub(r" (\g<to>)", name) for name in names}
        voices = [f"{self._cut(article)} in its own voice" for article in sorted(own)]
        return self._listed([*map(self._cut, sorted(names)), *voices])

    # What is shown of a reading

    @cached_property
    def _shown(self) -> dict[str, str]:
        """The value of each reading, with what tells it from the others."""
        return {answer.claim.id: self._show(answer) for answer in self._told}

    def _show(self, answer: Answer) -> str:
        value = _value(answer, self.letters)
        status, counted = self.verdict.status, answer.attribute.compare == "quantity"
        if counted and self._attributes_differ:
            value = _labelled(value, _label(answer, self._noun))
        if answer.quantity is not None and self._parts_differ and answer.part == "part":
            value = f"{value} as a part"
        limited = answer.standing != "whole" or self._some_open
        if self._scopes_differ and limited and (counted or status in {"conflicting", "unclear"}):
            value = f"{value} ({self._cut(answer.claim.scope)})"
        if self.verdict.pairs and status in {"single", "compatible"} and answer.as_of:
            value = f"{value} as of {date_words(answer.as_of.text)}"
        hedge = answer.claim.certainty.replace("unknown", "unconfirmed")
        return value if answer.committed else f"{value} ({hedge})"

    @cached_property
    def _attributes_differ(self) -> bool:
        return len({answer.attribute.name for answer in self._told}) > 1

    @cached_property
    def _parts_differ(self) -> bool:
        counts = [answer for answer in self._told if answer.attribute.counts != "none"]
        return len({answer.part == "part" for answer in counts}) > 1

    @cached_property
    def _scopes_differ(self) -> bool:
        return len({(a.standing, "" if a.standing == "whole" else a.scope) for a in self._told}) > 1

    @cached_property
    def _some_open(self) -> bool:
        """Whether the scope of the fact has limits itself."""
        return any(answer.standing == "open" for answer in self._told)

    @cached_property
    def _noun(self) -> str:
        """What all the numbers count, as far as the scopes share words for it: "rockets in all"."""
        scopes = {" ".join(re.findall(r"[^\s,]+", answer.claim.scope)) for answer in self._told}
        heads = {_head(answer.claim.scope) for answer in self._told}
        shared = scopes if len(scopes) == 1 else heads
        noun = next(iter(shared)) if len(shared) == 1 else ""
        return self._cut(noun) if _head(noun) else ""

    @cached_property
    def _counted(self) -> str:
        """The noun, to stand behind the last of several bare numbers."""
        differ = self._attributes_differ or self._parts_differ or self._scopes_differ
        counts = all(
            answer.quantity is not None
            and answer.quantity.unit is None
            and answer.attribute.counts != "none"
            for answer in self._told
        )
        return f" {self._noun}" if self._noun and counts and not differ else ""

    # Lists

    def _listed(self, items: Sequence[str], most: int | None = None, word: str = "and") -> str:
        """Items as people list them, no more than `most`, or than origins are named."""
        listed, most = [*items], most or self.origins
        if len(listed) > most:
            listed = [*listed[:most], f"{len(listed) - most} more"]
        return f" {word} ".join([", ".join(listed[:-1]), listed[-1]] if len(listed) > 1 else listed)

    def _cut(self, text: str) -> str:
        return _cut(text, self.letters)


def _value(answer: Answer, letters: int) -> str:
    """The value in words; what is denied as such."""
    time, said = answer.claim.time, answer.claim.value
    if answer.denied and answer.universal:
        return _quoted(_none_of(said), letters)
    if answer.attribute.compare == "date" and time and time.date:
        clock = f"{time.clock or ''} {time.zone or ''}" if time.clock else ""
        value = _cut(f"{date_words(time.date)} {clock}", letters)
    elif answer.quantity is not None:
        value = _number(answer.quantity)
    else:
        return f"{'denial of ' if answer.denied else ''}{_quoted(said, letters)}"
    return f"not {value}" if answer.denied else value


def _quoted(said: str, letters: int) -> str:
    return f"“{_cut(said.translate(_INNER), letters)}”"


def _none_of(said: str) -> str:
    """The denial of all that there may be: "no group" of "any group"."""
    if _NEGATED.match(said):
        return said
    word, _, rest = said.partition(" ")
    if word.casefold() in {"anyone", "anybody", "anything"}:
        return f"{'nothing' if word.casefold() == 'anything' else 'nobody'} {rest}".rstrip()
    return f"no {rest if word.casefold() == 'any' else said}"


def _number(quantity: Quantity) -> str:
    """An interval in words: "about 40", "up to 6", "3 to 5"."""
    found = re.match(r"([~<>=]*)(-?[0-9]+(?:\.[0-9]+)?)(?: |$)", to_notation(quantity))
    if found is None:
        about = "about " if quantity.approximate else ""
        return about + quantity_words(quantity.model_copy(update={"approximate": False}))
    bound = Decimal(found[2])
    words = quantity_words(Quantity(low=bound, high=bound, unit=quantity.unit))
    return f"{_SIGNS[found[1]]}{words}"


def _labelled(value: str, label: str) -> str:
    """A number with what it counts: "no casualties", "1 casualty"."""
    first, space, rest = label.partition(" ")
    if value == "1" and first.endswith("s"):
        first = f"{first[:-3]}y" if first.endswith("ies") else first[:-1]
    return f"{'no' if value == '0' else value} {first}{space}{rest}"


def _label(answer: Answer, noun: str = "") -> str:
    """The attribute in words, "rockets hit" for "projectiles hit"."""
    label, head = answer.attribute.name.replace("_", " "), _head(noun)
    if not head or not label.startswith("projectiles "):
        return label
    deed = label.removeprefix("projectiles ")
    return head if head.endswith(f" {deed}") else f"{head} {deed}"


def _head(scope: str) -> str:
    """The words of a scope before a comma, a preposition or a relative pronoun; none where they do
    not begin as the name of things counted does."""
    words: list[str] = []
    for word in scope.split():
        if word.casefold() in PREPOSITIONS | RELATIVE:
            break
        words.append(word.rstrip(","))
        if word.endswith(","):
            break
    return "" if not words or words[0].casefold() in _DETERMINERS else " ".join(words)


def _cut(text: str, letters: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= letters else f"{text[:letters].rstrip()}…"
