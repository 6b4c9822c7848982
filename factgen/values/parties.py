"""What one name of a party or place says: its words, its head, what it lies in, whether it names.

English first, German and Spanish as far as the word lists go. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import dropwhile

from factgen.values import partywords as pw
from factgen.values.namewords import (
    Token,
    describes,
    head_of,
    is_any,
    is_meant,
    is_named,
    tokens_of,
)
from factgen.values.titles import COMMA, bare

_MOST_JOINED = 8
_LEADING = pw.INSIDE | pw.DETERMINERS


@dataclass(frozen=True)
class Party:
    """A party or place as one text names it."""

    text: str
    key: frozenset[str]
    """Its content words, folded; a nation in one form, common nouns without plural s."""
    named: bool
    """By a proper name, or as a body of a state ("Iraqi military"); else it is a description."""
    universal: bool
    """Whoever there may be: "any group", "nobody"."""


@lru_cache(maxsize=8192)
def party(text: str, language: str = "en") -> Party:
    """The party that `text` names, in the language of a BCP 47 tag.

    >>> sorted(party("Iraq's military").key), party("Iran-backed militias").named
    (['iraq', 'military'], False)
    """
    tokens = tokens_of(text)
    key = frozenset(t.key for t in tokens if is_meant(t))
    read = form(text)
    named = read.named and not (language.startswith("de") and _common_german(read))
    return Party(text, key or _own_key(text), named, _universal(tokens))


@dataclass(frozen=True)
class Form:
    """A name taken apart. Two of the same `identity` are one."""

    text: str
    """Without title, apposition and article."""
    words: tuple[str, ...]
    """Folded words of the name itself. In their order where that counts: Ali Hassan is not Hassan
    Ali; of a body and a description with the nation in one form and by alphabet."""
    outer: frozenset[str]
    """Folded words of what it lies in: "in Baghdad", ", Iraq"."""
    head: str
    nations: frozenset[str]
    """Nations among the own words."""
    named: bool
    body: bool
    """Its head is a noun for a body: an embassy, a ministry, an army; a hospital with a name."""
    described: bool
    """It begins as a description does, whatever capitals follow: "maskierte Männer"."""
    nation: bool
    """It is a nation's name and nothing else."""
    universal: bool
    members: tuple[str, ...]
    """The parties that are named as one by "and", which no body is: Iraq and Syria."""
    initials: str
    """Of its capitalised words, where there are two or more."""
    acronym: str
    """The name itself, where it is one word in capitals."""

    @cached_property
    def own(self) -> frozenset[str]:
        """`words` as a set."""
        return frozenset(self.words)

    @cached_property
    def identity(self) -> tuple[tuple[str, ...], frozenset[str]]:
        """What two forms of one name share."""
        return self.words, self.outer


@lru_cache(maxsize=8192)
def form(text: str) -> Form:
    """The parts of the name that `text` is."""
    certain = not is_any(tokens_of(text))
    text = bare(text)
    tokens = tokens_of(text)
    own_tokens, outer_tokens = _inside_out(text, tokens)
    head = head_of(own_tokens)
    named = certain and is_named(own_tokens)
    body = head is not None and certain and _is_body(head, own_tokens, named)
    nation = bool(own_tokens) and all(t.nation for t in own_tokens)
    # "Iraqi military" is the military of Iraq; "Bank of America" is no American bank.
    one_form = body or nation or not named
    # "Ali and Hassan" are not Ali Hassan.
    meant = [
        t
        for t in own_tokens
        if is_meant(t, capital_articles=not body) or (t.surface in pw.JOINTS and not body)
    ]
    own = sorted({t.key for t in meant}) if one_form else [t.surface for t in meant]
    capitals = [t for t in tokens if t.capital and is_meant(t)]
    lone = len(tokens) == 1 and 2 <= len(text) <= 6 and text.isupper() and text.isalpha()
    return Form(
        text=text,
        words=tuple(own or _own_key(text)),
        outer=frozenset(t.key for t in outer_tokens if is_meant(t)),
        head=head.key if head else "",
        nations=frozenset(t.key for t in own_tokens if t.nation),
        named=named,
        body=body,
        described=describes(own_tokens),
        nation=nation,
        universal=_universal(tokens),
        members=() if body else _members(text, tokens),
        initials="".join(_initial(t) for t in capitals) if len(capitals) > 1 else "",
        acronym=text.casefold() if lone and not nation else "",
    )


def wholes(text: str) -> tuple[str, ...]:
    """The names of what holds the party or place, as its own name says.

    >>> wholes("U.S. Embassy in Baghdad"), wholes("central Baghdad"), wholes("Baghdad's Green Zone")
    (('Baghdad', 'U.S. Embassy', 'U.S.'), ('Baghdad',), ('Baghdad',))
    """
    text = bare(text)
    own, outer = _inside_out(text, tokens_of(text))
    own = [t for t in own if t.text.casefold() not in pw.DETERMINERS]
    found = list(_within(text, outer))
    if outer and is_named(own):
        found.append(text[own[0].start : own[-1].end])
    return tuple(found + list(_owners(text, own))) if own else tuple(found)


def _within(text: str, outer: Sequence[Token]) -> Iterator[str]:
    if outer:
        yield text[outer[0].start : outer[-1].end]
    yield from COMMA.split(text)[2:]


def _owners(text: str, own: Sequence[Token]) -> Iterator[str]:
    """What the words of the name itself say that it is a part of."""
    first, last, head = own[0], own[-1], head_of(own)
    if first.surface in pw.PARTS:  # "central Baghdad", "center of Baghdad"
        rest = own[2:] if len(own) > 2 and own[1].surface in {"of", "de"} else own[1:]
        if rest and rest[0].capital:
            yield text[rest[0].start : last.end]
    if first.owner and len(own) > 1 and last.capital:
        yield first.bare
    for before, token, after in zip(own, own[1:], own[2:], strict=False):
        if token.surface in {"of", "de"} and before.capital and after.capital:
            yield text[after.start : last.end]
    if head and head.body:
        yield from (t.bare for t in own if t.nation)
    state = pw.CAPITALS.get(first.surface) if len(own) == 1 else None
    state = state or pw.SEATS.get(frozenset(t.key for t in own))
    if state:
        yield state


def _members(text: str, tokens: Sequence[Token]) -> tuple[str, ...]:
    small = [(i, t.surface) for i, t in enumerate(tokens) if t.text.islower()]
    end = next((i for i, word in small if word in pw.PREPOSITIONS), len(tokens) - 1)
    cuts = [i for i, word in small if word in pw.JOINTS and 0 < i < end]
    if not 0 < len(cuts) < _MOST_JOINED:
        return ()
    edges = zip([-1, *cuts], [*cuts, len(tokens)], strict=True)
    runs = [tokens[before + 1 : after] for before, after in edges]
    return tuple(text[run[0].start : run[-1].end] for run in runs if run)


def _own_key(text: str) -> frozenset[str]:
    """What stands for a name in which no word carries meaning."""
    return frozenset({" ".join(text.casefold().split())})


def _initial(token: Token) -> str:
    if token.nation and " " in token.text:
        return "".join(word[0] for word in token.text.split() if word[0].isupper()).casefold()
    return token.text[0].casefold()


def _is_body(head: Token, own: Sequence[Token], named: bool) -> bool:
    """Whether a noun is a body's: of a state or place, or one of many with a name of its own that
    is no nation's, for Bank of America is no American bank."""
    return head.body or (head.one_of_many and named and not any(t.nation for t in own))


def _common_german(read: Form) -> bool:
    """Whether the head may be a common noun, for German writes these with capitals too."""
    return not (read.nation or read.initials or read.acronym or (read.body and read.nations))


def _universal(tokens: Sequence[Token]) -> bool:
    if not tokens:
        return False
    first, *rest = (t.surface for t in tokens)
    return (first in pw.ANYBODY and not rest) or (
        first in pw.ANY and bool(rest) and all(word in pw.ANYTHING for word in rest)
    )


def _inside_out(text: str, tokens: Sequence[Token]) -> tuple[list[Token], list[Token]]:
    """The words of the name itself, and of what it lies in."""
    comma = COMMA.search(text)
    for at, token in enumerate(tokens):
        inside = at > 0 and token.surface in pw.INSIDE and token.text.islower()
        if inside or (comma and token.start >= comma.end()):
            outer = dropwhile(lambda t: t.surface in _LEADING and t.text.islower(), tokens[at:])
            return list(tokens[:at]), list(outer)
    return list(tokens), []
