"""A gold file as it is written by hand, evals/gold/ID.yaml: short, and in the notation of GUIDE.md.

    claims:
      - id: c1
        event: fire
        attribute: injured
        statement: Two firefighters were hurt in the fire in the port of Veldhaven.
        scope: firefighters
        value: two
        quantity: 2
        sources: [NPB (media), a docker (public)]
        evidence: [["two firefighters were hurt", "a docker told NPB"]]

Its JSON schema for editors is published as evals/schemas/gold.json.
"""

from __future__ import annotations

import re
from typing import Annotated, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from factgen.models import Certainty, Part, Polarity, Quantity, Role, Source, SourceKind, Time
from factgen.quantity import parse_notation

_SOURCE = re.compile(r"(?P<name>.*\S)\s*\((?P<kind>[a-z]+)\)")
_KINDS = get_args(SourceKind)


class Written(BaseModel):
    """Base of what stands in a gold file: closed to unknown fields; a number may stand unquoted."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        coerce_numbers_to_str=True,
        use_attribute_docstrings=True,
    )


def source(text: str) -> Source:
    """A link of a chain, written "Reuters (media)". ValueError says how to write it."""
    found = _SOURCE.fullmatch(text.strip())
    if found is None or found["kind"] not in _KINDS:
        kinds = ", ".join(_KINDS)
        raise ValueError(f"{text!r}: write a name and its kind, as Reuters (media); kinds: {kinds}")
    return Source.model_validate({"name": found["name"], "kind": found["kind"]})


def quantity(text: str | None) -> Quantity | None:
    """The interval of a notation (factgen.quantity). ValueError says how to write it."""
    return None if text is None else parse_notation(text)


def _is_source(text: str) -> str:
    source(text)
    return text


def _is_quantity(text: str) -> str:
    parse_notation(text)
    return text


SourceText = Annotated[str, AfterValidator(_is_source)]
QuantityText = Annotated[str, AfterValidator(_is_quantity)]


class WrittenTime(Written):
    """When: at least one of the three."""

    date: str | None = None
    """EDTF level 1, or XXXX-MM-DD where the article gives no year."""
    words: str | None = None
    """Verbatim from the article."""
    clock: str | None = None
    """HH:MM and the text's word for the zone: "04:20 local"."""

    def time(self) -> Time:
        """As a stored record; `basis` is not labelled."""
        hour, _, zone = (self.clock or "").strip().partition(" ")
        return Time(date=self.date, words=self.words, clock=hour or None, zone=zone.strip() or None)


class WrittenEvent(Written):
    """One occurrence, as the article tells it."""

    key: str
    label: str
    role: Role = "main"
    time: WrittenTime | None = None
    place: str | None = None


class Accepted(Written):
    """For each slot the alternatives that are right as well, where the text is ambiguous."""

    event: list[str] = Field(default_factory=list)
    attribute: list[str] = Field(default_factory=list)
    scope: list[str] = Field(default_factory=list)
    part: list[Part] = Field(default_factory=list)
    value: list[str] = Field(default_factory=list)
    quantity: list[QuantityText | None] = Field(default_factory=list)
    time: list[WrittenTime | None] = Field(default_factory=list)
    sources: list[list[SourceText]] = Field(default_factory=list)
    polarity: list[Polarity] = Field(default_factory=list)
    certainty: list[Certainty] = Field(default_factory=list)


class WrittenClaim(Written):
    """One row. Fields mean what GUIDE.md says."""

    id: str
    """Unique in the file."""
    event: str
    attribute: str
    statement: str
    scope: str
    part: Part = "unknown"
    value: str
    quantity: QuantityText | None = None
    """3, >=1, >100, <=20, 10..20, ~900, ~<500, with a unit after it where it has one."""
    time: WrittenTime | None = None
    sources: list[SourceText] = Field(default_factory=list)
    """The chain, nearest first, origin last; empty for the article's own voice."""
    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
    evidence: list[Annotated[list[str], Field(min_length=1)]] = Field(min_length=1)
    """Mentions; each is a list of quotes, verbatim, that together carry the claim."""
    optional: bool = False
    """Arguable: matching it earns nothing, missing it costs nothing."""
    accepted: Accepted = Accepted()
    unsettled: list[str] = Field(default_factory=list)
    """What two labels differ in, as `factgen gold settle` found it; gone once a person decided."""


class GoldFile(Written):
    """The labels of one article."""

    article: str
    labelled_by: str
    """Who labelled. Labels of a language model say so."""
    events: list[WrittenEvent] = Field(min_length=1)
    claims: list[WrittenClaim]
