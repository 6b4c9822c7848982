"""Who stands behind a claim, by one name for all articles, and who is independent of whom.

The origin is the last link of the attribution chain. One that has no name is known by its words and
by the agency, or else the outlet, that carries them: two articles' "US official" are one only where
one agency quotes them. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factgen.models import Article, Claim, Source
from factgen.values.aliases import Names
from factgen.values.parties import form, party, wholes

_NAMELESS = frozenset({"anonymous", "public"})
_KNOWN = frozenset({"person", "media"})


@dataclass(frozen=True)
class Origin:
    """Who answers for a claim. All None for the article's own voice."""

    key: str | None
    """The same for one origin in all articles."""
    name: str | None
    """For people: "Iraqi military"; "US official, to CNN"; "docker, in Norhaven Post"."""
    named: bool
    carrier: str | None
    """The agency that quotes an unnamed origin; None where the chain names none."""


OWN_VOICE = Origin(key=None, name=None, named=False, carrier=None)


def origin(claim: Claim, article: Article, names: Names) -> Origin:
    """The origin of `claim`, which stands in `article`; `names` holds the names of all articles."""
    if not claim.sources:
        return OWN_VOICE
    *before, last = claim.sources
    if _is_named(last, article.language):
        name = names.canonical(last.name, last.kind)
        return Origin(key=name, name=name, named=True, carrier=None)
    carrier = _carrier(before, article.language, names)
    wording = " ".join(sorted(party(last.name).key))
    shown = names.canonical(last.name, last.kind)
    if carrier:
        return Origin(f"{carrier}: {wording}", f"{shown}, to {carrier}", False, carrier)
    # An outlet that names no agency may have the words from one, so it carries nothing.
    outlet = names.canonical(article.outlet, "media") if article.outlet else None
    key = f"{outlet or f'article:{article.id}'}: {wording}"
    return Origin(key, f"{shown}, in {outlet or article.id}", False, None)


def _is_named(link: Source, language: str) -> bool:
    """Whether a link is a person or body by name, a state, or a body of its state or place."""
    if link.kind in _NAMELESS:
        return False
    # Who is called a person or a medium needs no second sign of a name where nouns have capitals.
    if party(link.name, "en" if link.kind in _KNOWN else language).named:
        return True
    return link.kind == "organisation" and form(link.name).body


def _carrier(before: Sequence[Source], language: str, names: Names) -> str | None:
    media = (link for link in reversed(before) if link.kind == "media")
    named = (link for link in media if _is_named(link, language))
    return next((names.canonical(link.name, "media") for link in named), None)


def independent(a: Origin, b: Origin, copied: bool) -> bool:
    """Whether two origins can confirm each other. `copied`: their wordings are nearly the same.

    Never the article's own voice, nor an origin and itself. Two unnamed ones must be told to two
    agencies in different words. One whose words hold all of the other's ("a State Department
    spokesperson", "State Department") may be the same, and an agency does not confirm whom it
    quotes.
    """
    if a.key is None or b.key is None or a.key == b.key:
        return False
    if not a.named and not b.named:
        return None not in (a.carrier, b.carrier) and a.carrier != b.carrier and not copied
    if a.key.startswith(f"{b.key}: ") or b.key.startswith(f"{a.key}: "):
        return False
    one, other = _words(a.key, a.named), _words(b.key, b.named)
    return not (one <= other | _state(b) or other <= one | _state(a))


def _words(key: str, named: bool) -> frozenset[str]:
    return party(key).key if named else frozenset(key.rpartition(": ")[2].split())


def _state(origin: Origin) -> frozenset[str]:
    """The words of the state or place that a named origin's own name says it is of."""
    found = wholes(origin.key) if origin.named and origin.key else ()
    return frozenset().union(*(party(whole).key for whole in found))
