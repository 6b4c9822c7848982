"""Which names of parties and places are one, and which lies in which, as the articles give them.

A shorter name stands for a longer one where it can stand for no other:
- a person: some of the words ("Pompeo", "Mike Pompeo"), never across "Jr." or "Mrs.", nor from an
  official to a private person;
- a medium: all but a generic word ("Fox", "Fox News"; not "Fox Sports");
- a body: all but its nation or its place, the noun being the same ("State Department", "US State
  Department"; "U.S. Embassy", "U.S. Embassy in Baghdad"); a few nouns alone ("the embassy");
- a place: all but what it lies in ("Baghdad", "Baghdad, Iraq").
So a proper name inside another's name ("Hezbollah", "Kata'ib Hezbollah") is no alias. An acronym
stands for the one name of these initials. What points at two stays itself: a wrong merge is worse
than a missed one. Names are found by their words, never by comparing all pairs. Pure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import product, takewhile
from typing import Literal

from factgen.names import slipped
from factgen.values import partywords as pw
from factgen.values.parties import Form, form, party, wholes
from factgen.values.shortnames import (
    NATIONS,
    Entry,
    abbreviates,
    may_be_person,
    may_be_surname,
    rivals,
    size_of,
    stands_for,
)
from factgen.values.spellings import spellings

Standing = Literal["same", "inside", "holds", "other", "open"]
"""How one party or place stands to another. `open`: one is a description, or the names leave it
open whether they are one."""
_Identity = tuple[tuple[str, ...], frozenset[str]]

_CAPITAL_OF = {form(state).own: form(city) for state, city in pw.CAPITAL_OF.items()}


class Names:
    """The names that articles give, each with all its aliases. Built by `of`."""

    def __init__(
        self,
        given: dict[tuple[str, str], Form],
        spelling: dict[str, str],
        within: Sequence[tuple[str, str]],
    ) -> None:
        """`given`: the forms of all names, by name and kind."""
        entries: dict[_Identity, Entry] = {}
        for (_, kind), found in given.items():
            entry = entries.setdefault(found.identity, Entry(found))
            entry.form = max(entry.form, found, key=lambda read: (read.named, len(read.text)))
            entry.kinds.add(kind)
            entry.written.add(found.text)
        self._given = given
        self._entries = entries
        self._spelling = spelling
        self._within = within
        self._found: dict[tuple[str, str | None], Form] = {}
        self._above: dict[_Identity, frozenset[_Identity]] = {}
        self._by_word: dict[str, list[Entry]] = defaultdict(list)
        self._by_initials: dict[str, list[Entry]] = defaultdict(list)
        for entry in sorted(entries.values(), key=lambda entry: -entry.size):
            if entry.form.named and not entry.form.members:
                for word in entry.form.own | entry.form.outer:
                    self._by_word[word].append(entry)
                self._by_initials[entry.form.initials].append(entry)

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]], within: Iterable[tuple[str, str]] = ()) -> Names:
        """From names with their kinds (a SourceKind, "place" or "party"), and from pairs of a
        member and the whole that it belongs to. The order does not matter."""
        read = {(name, kind): _read(name, kind) for name, kind in sorted(set(pairs))}
        spelling = spellings(_proper(read.values()))
        given = {pair: _spelled(found, spelling) for pair, found in read.items()}
        return cls(given, spelling, sorted(set(within)))

    def canonical(self, name: str, kind: str | None = None) -> str:
        """The one form for all aliases of `name`; the name itself, without title, where it has no
        others. A capital speaks for its state where `kind` is "official".

        >>> given = ("Pompeo", "official"), ("Secretary of State Mike Pompeo", "official")
        >>> Names.of(given).canonical("Pompeo")
        'Mike Pompeo'
        """
        found = self._resolved(name, kind)
        entry = self._entries.get(found.identity)
        return entry.shown if entry else found.text

    def relation(self, a: str, b: str) -> Standing:
        """How party or place `a` stands to `b`: it lies `inside` it, it `holds` it, and so on."""
        one, other = self._resolved(a), self._resolved(b)
        if one.identity == other.identity or (one.universal and other.universal):
            return "same"
        if one.universal or other.universal:
            return "holds" if one.universal else "inside"
        ones, others = one.members or (a,), other.members or (b,)
        if len(ones) == len(others) == 1:
            return self._between(one, other)
        return self._between_many(ones, others)

    # Aliases

    def _resolved(self, name: str, kind: str | None = None) -> Form:
        """The form of the fullest name for which `name` stands."""
        if (name, kind) not in self._found:
            found = self._given.get((name, kind or ""))
            found = found or _spelled(_read(name, kind), self._spelling)
            entry = self._entries.get(found.identity)
            found = entry.form if entry else found
            while (fuller := self._fuller(found, kind)) is not None:
                found = fuller
            self._found[name, kind] = found
        return self._found[name, kind]

    def _kinds(self, found: Form, kind: str | None = None) -> set[str]:
        entry = self._entries.get(found.identity)
        return (entry.kinds if entry else set()) | ({kind} if kind else set())

    def _fuller(self, found: Form, kind: str | None) -> Form | None:
        """The one longer name for which `found` stands."""
        if found.universal or found.members or not (found.named or found.body):
            return None
        kinds = self._kinds(found, kind)
        if found.acronym:
            spelled_out = [
                e for e in self._by_initials.get(found.acronym, ()) if abbreviates(kinds, e)
            ]
            if len(spelled_out) == 1:
                return spelled_out[0].form
        holding = self._holding(found)
        standing_for = [entry for entry in holding if stands_for(found, kinds, entry)]
        if not standing_for:
            return None
        best = max(standing_for, key=lambda entry: (entry.size, entry.form.text))
        others = (e for e in holding if e is not best and rivals(found, kinds, e))
        return best.form if all(stands_for(e.form, e.kinds, best) for e in others) else None

    def _holding(self, found: Form) -> list[Entry]:
        """The names that hold all words of this one and more."""
        postings = [self._by_word.get(word, []) for word in found.own | found.outer]
        size = size_of(found)
        longer = takewhile(lambda entry: entry.size > size, _fewest(postings))
        return [e for e in longer if e.form.own >= found.own and e.form.outer >= found.outer]

    # Relations

    def _between_many(self, ones: Sequence[str], others: Sequence[str]) -> Standing:
        found = {(p, q): self.relation(p, q) for p, q in product(ones, others)}
        inside = all(any(found[p, q] in {"same", "inside"} for q in others) for p in ones)
        holds = all(any(found[p, q] in {"same", "holds"} for p in ones) for q in others)
        if inside or holds:
            return "same" if inside and holds else "inside" if inside else "holds"
        return "other" if all(standing == "other" for standing in found.values()) else "open"

    def _between(self, one: Form, other: Form) -> Standing:
        inside = other.identity in self._wholes(one)
        holds = one.identity in self._wholes(other)
        if inside != holds:
            return "inside" if inside else "holds"
        if inside or not (one.named and other.named) or one.described or other.described:
            return "open"
        if self._doubtful(one, other):
            return "open"
        return "other"

    @cached_property
    def _members(self) -> dict[_Identity, list[Form]]:
        wholes_of: dict[_Identity, list[Form]] = defaultdict(list)
        for member, whole in self._within:
            wholes_of[self._resolved(member).identity].append(self._resolved(whole))
        return dict(wholes_of)

    def _wholes(self, found: Form) -> frozenset[_Identity]:
        """All that this one lies in, at any remove."""
        if found.identity not in self._above:
            above: set[_Identity] = set()
            waiting = [found]
            while waiting:
                part = waiting.pop()
                direct = [self._resolved(whole) for whole in wholes(part.text)]
                for whole in direct + self._members.get(part.identity, []):
                    if whole.identity not in above and whole.identity != found.identity:
                        above.add(whole.identity)
                        waiting.append(whole)
            self._above[found.identity] = frozenset(above)
        return self._above[found.identity]

    def _doubtful(self, one: Form, other: Form) -> bool:
        """Whether two different names may well be one party's, or overlap."""
        if _loose(one) == _loose(other):
            return True
        if one.body and other.body and one.nations & other.nations:
            return bool({one.head, other.head} & pw.OVERLAPPING)
        short, long = sorted((one, other), key=lambda read: len(read.own))
        added = long.own - short.own
        if short.own < long.own and not added & pw.DISTINCT:
            entry, kinds = self._entries.get(long.identity), self._kinds(short)
            personal = entry is not None and (
                may_be_person(short, kinds, entry) or may_be_surname(short, kinds, entry)
            )
            return personal or (short.head == long.head and len(short.own) > 1)
        apart = short.own - long.own
        return len(apart) == len(added) == 1 and slipped(*apart, *added)


def _fewest(postings: Iterable[list[Entry]]) -> list[Entry]:
    return min(postings, key=len)


def _read(name: str, kind: str | None = None) -> Form:
    """The form of a name; of a state where its capital speaks for it, and of a capital where only
    its state is named."""
    found = form(name)
    if not found.named and found.head in pw.CAPITAL_NOUNS and len(found.own) == 2:
        found = _CAPITAL_OF.get(found.nations, found)
    (word, *more) = found.words
    if kind == "official" and word in pw.CAPITALS and not more and not found.outer:
        return form(pw.CAPITALS[word])
    return found


def _proper(forms: Iterable[Form]) -> set[str]:
    """The words of proper names, in which a slip of a letter is looked for."""
    found = {word for read in forms if read.named for word in read.own | read.outer}
    common = pw.COMMON | pw.INSTITUTIONS | pw.OFFICES | pw.BODY.keys() | pw.ONE_OF_MANY.keys()
    return found - NATIONS - common


def _spelled(found: Form, spelling: dict[str, str]) -> Form:
    """The form with one spelling for each word."""
    if not found.named or spelling.keys().isdisjoint(found.own | found.outer):
        return found
    return replace(
        found,
        words=tuple(spelling.get(word, word) for word in found.words),
        outer=frozenset(spelling.get(word, word) for word in found.outer),
        head=spelling.get(found.head, found.head),
    )


def _loose(found: Form) -> frozenset[str]:
    """The words, whatever their part in the name and whether one or many."""
    return frozenset(word.rstrip("s") for word in party(found.text).key)
