"""For which longer name a shorter one may stand, rule by rule. Whether it can stand for no other is
for `aliases` to say. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from factgen.values import partywords as pw
from factgen.values.parties import Form, form

_PERSONAL = frozenset({"person", "official"})
_IMPERSONAL = frozenset({"organisation", "media", "document", "place"})
NATIONS = frozenset(pw.NATION.values())


@dataclass
class Entry:
    """A name: its form, the kinds that it was given as, and how it was written."""

    form: Form
    kinds: set[str] = field(default_factory=set)
    written: set[str] = field(default_factory=set)

    @property
    def shown(self) -> str:
        """The longest spelling of a name; the shortest of a description."""
        sign = -1 if self.form.named else 1
        return min(self.written, key=lambda text: (sign * len(text), text))

    @cached_property
    def size(self) -> int:
        """How many words it has."""
        return size_of(self.form)

    @property
    def personal(self) -> bool:
        """Whether it is a person's name, as far as its kinds say."""
        return (
            not self.kinds.isdisjoint(_PERSONAL)
            and self.kinds.isdisjoint(_IMPERSONAL)
            and self._like_a_person
        )

    @property
    def maybe_personal(self) -> bool:
        """Whether it may be a person's name, but no kind says so."""
        return self.kinds == {"party"} and self._like_a_person

    @property
    def _like_a_person(self) -> bool:
        return (
            self.form.named
            and not self.form.body
            and not self.form.nation
            and self.form.head not in pw.INSTITUTIONS
        )


def size_of(found: Form) -> int:
    """How many words a name has."""
    return len(found.own) + len(found.outer)


def stands_for(found: Form, kinds: set[str], entry: Entry) -> bool:
    """Whether a name of these kinds may be a shorter one for `entry`, which holds its words."""
    if not (found.own <= entry.form.own and found.outer <= entry.form.outer):
        return False
    if "media" in entry.kinds:
        return _is_medium(found, kinds, entry)
    if found.body or entry.form.body:
        return _is_body(found, entry.form)
    return _is_person(found, kinds, entry) or _is_place(found, entry)


def rivals(found: Form, kinds: set[str], entry: Entry) -> bool:
    """Whether `entry` may be meant by `found` as well."""
    if found.body and found.own == {found.head}:
        return entry.form.head == found.head
    if may_be_person(found, kinds, entry):
        return entry.form.own.isdisjoint(pw.DISTINCT - found.own)
    return stands_for(found, kinds, entry)


def _is_body(short: Form, long: Form) -> bool:
    added = long.own - short.own
    if not (short.body and long.body and short.head == long.head):
        return False
    if not added <= NATIONS or (added and short.nations):
        return False
    if long.outer != short.outer and (short.outer or short.head in pw.OVERLAPPING):
        return False
    return short.own != {short.head} or (short.head in pw.BARE and bool(added))


def _is_medium(found: Form, kinds: set[str], entry: Entry) -> bool:
    return (
        kinds <= {"media"}
        and found.outer == entry.form.outer
        and entry.form.own - found.own <= pw.NEWSROOM
        and not found.own <= pw.NEWSROOM
    )


def may_be_person(found: Form, kinds: set[str], entry: Entry) -> bool:
    """Whether these may be some of the words of the person's name that `entry` is."""
    return entry.personal and _are_its_words(found, kinds, entry)


def may_be_surname(found: Form, kinds: set[str], entry: Entry) -> bool:
    """Whether these may be a surname, of a person whose full name `entry` may be: "Biden", "Joe
    Biden", both given as parties."""
    return (
        entry.maybe_personal
        and found.words[-1:] == entry.form.words[-1:]
        and _are_its_words(found, kinds, entry)
    )


def _are_its_words(found: Form, kinds: set[str], entry: Entry) -> bool:
    return (
        kinds.isdisjoint(_IMPERSONAL)
        and found.outer == entry.form.outer
        and not found.nation
        and not found.own <= pw.PARTICLES | pw.CAPITALS.keys()
        and _in_order(found.words, entry.form.words)
    )


def _in_order(short: Sequence[str], long: Sequence[str]) -> bool:
    rest = iter(long)
    return all(word in rest for word in short)


def _is_person(found: Form, kinds: set[str], entry: Entry) -> bool:
    if not may_be_person(found, kinds, entry):
        return False
    if not (entry.form.own - found.own).isdisjoint(pw.DISTINCT):
        return False
    # An official of this name may be a relative of the person who bears it in full, and a first
    # name alone is often somebody else's too.
    alike = not kinds.isdisjoint(entry.kinds)
    surname = entry.form.head in found.own or len(found.own - pw.PARTICLES) > 1
    return alike or not kinds or (surname and kinds.isdisjoint(_PERSONAL))


def _is_place(found: Form, entry: Entry) -> bool:
    capital = next((pw.CAPITALS[w] for w in found.own if w in pw.CAPITALS), None)
    if found.nation or found.words != entry.form.words or not ("place" in entry.kinds or capital):
        return False
    return capital is None or form(capital).own <= entry.form.outer


def abbreviates(kinds: set[str], entry: Entry) -> bool:
    """Whether an acronym of these kinds may stand for `entry`, whose initials it has."""
    if kinds and ("media" in kinds) != ("media" in entry.kinds):
        return False
    body = entry.form.body or entry.form.head in pw.INSTITUTIONS
    if entry.kinds & {"organisation", "media"}:
        return True
    return len(entry.form.initials) > 2 and (body or entry.kinds <= {"party", "document"})
