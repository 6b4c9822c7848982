"""The questions that a claim can answer, as attributes.yaml lays them down.

Each attribute says whether its values exclude each other, how they are compared and what its counts
count; relations tie the counts of some attributes together. Pure: text in, records out.
"""

from __future__ import annotations

import hashlib
import re
from functools import cached_property
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from factgen.located import Document, Fault, read_yaml, refusal, unified, validate
from factgen.models import Record

Values = Literal["one", "many"]
Compare = Literal["quantity", "date", "party", "place", "text"]
Counts = Literal["tally", "level", "none"]

_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Attribute(Record):
    """One question, and how two answers to it are compared."""

    name: str
    question: str
    definition: str
    example: str
    counter_example: str
    values: Values
    """one: two different values cannot both be true; many: they stand side by side."""
    compare: Compare
    counts: Counts = "tally"
    """Of quantities. tally: things counted once for all, so a later count is at least the earlier;
    level: counted at a moment, may fall; none: a measure, of which there are no parts."""


def made(name: str, *, counted: bool) -> Attribute:
    """What holds of an attribute that a model made: its values stand side by side.

    `counted`: they are numbers.
    """
    question = name.replace("_", " ").capitalize() + "?"
    return Attribute(
        name=name,
        question=question,
        definition=question,
        example="",
        counter_example="",
        values="many",
        compare="quantity" if counted else "text",
    )


class Relation(Record):
    """What holds between counts of one scope: `left` is at least the sum of `rights`."""

    left: str
    op: Literal[">="] = ">="
    rights: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """All attributes that it ties, `left` first."""
        return (self.left, *self.rights)


class Attributes(Record):
    """All of attributes.yaml, in its order. `hash` is the sha256 of its text, 64 hex digits."""

    hash: str
    attributes: tuple[Attribute, ...]
    relations: tuple[Relation, ...] = ()

    @cached_property
    def by_name(self) -> dict[str, Attribute]:
        """The attributes under their names."""
        return {attribute.name: attribute for attribute in self.attributes}

    def get(self, name: str) -> Attribute | None:
        """The attribute `name`; None for one that the model made."""
        return self.by_name.get(name)

    def relation(self, name: str) -> Relation | None:
        """The one relation that the attribute `name` stands in, if any."""
        return next((r for r in self.relations if name in r.names), None)


def parse_attributes(text: str, file: str) -> Attributes:
    """The attributes in `text`. Raises one TemplateError for all faults of `file`."""
    attributes, faults = examine_attributes(text, file)
    if faults:
        raise refusal(faults)
    return attributes


def examine_attributes(text: str, file: str) -> tuple[Attributes, list[Fault]]:
    """What `text` holds, and all its faults; what has faults is left out."""
    text = unified(text)
    digest = hashlib.sha256(text.encode()).hexdigest()
    document, faults = read_yaml(text, file)
    if document is None:
        return Attributes(hash=digest, attributes=()), faults
    content, shape_faults = validate(document, _Content)
    if content is None:
        return Attributes(hash=digest, attributes=()), faults + shape_faults
    relations, relation_faults = _relations(content, document)
    faults += _count_faults(content, document) + relation_faults
    attributes = tuple(
        Attribute(name=name, **entry.model_dump(exclude_none=True))
        for name, entry in content.attributes.items()
    )
    return Attributes(hash=digest, attributes=attributes, relations=relations), faults


def _snake_case(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise ValueError("must be snake_case")
    return name


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid")

    question: _Text
    definition: _Text
    example: _Text
    counter_example: _Text
    values: Values
    compare: Compare
    counts: Counts | None = None


class _Content(BaseModel):
    model_config = ConfigDict(extra="forbid")

    attributes: dict[Annotated[str, AfterValidator(_snake_case)], _Entry] = Field(min_length=1)
    relations: list[_Text] = Field(default_factory=list)


def _count_faults(content: _Content, document: Document) -> list[Fault]:
    """The faults of attributes that say what they count and are no quantities."""
    return [
        document.fault(
            ("attributes", name, "counts"),
            f"`{name}` is no quantity: `counts` stands with `compare: quantity` only",
        )
        for name, entry in content.attributes.items()
        if entry.counts is not None and entry.compare != "quantity"
    ]


def _relations(content: _Content, document: Document) -> tuple[tuple[Relation, ...], list[Fault]]:
    """The relations, and the faults of those that cannot hold."""
    relations, faults = [], []
    seen: set[str] = set()
    for i, text in enumerate(content.relations):
        left, sign, right = (side.strip() for side in text.partition(">="))
        relation = Relation(left=left, rights=tuple(name.strip() for name in right.split("+")))
        wrong = [_unfit(name, content) for name in relation.names if _unfit(name, content)]
        if not sign or not all(relation.names):
            wrong = [f"`{text}` is not of the form `left >= right + right`"]
        elif seen & set(relation.names) or len(set(relation.names)) < len(relation.names):
            # A claim stands in one fact at most, so its attribute in one relation.
            wrong.append("an attribute stands in one relation only, and once")
        seen.update(relation.names)
        faults += [document.fault(("relations", i), fault) for fault in wrong]
        if not wrong:
            relations.append(relation)
    return tuple(relations), faults


def _unfit(name: str, content: _Content) -> str:
    """Why the attribute `name` cannot stand in a relation; empty where it can."""
    entry = content.attributes.get(name)
    if entry is None:
        return f"`{name}` is no attribute of this file"
    if entry.compare != "quantity" or entry.values != "one" or entry.counts == "none":
        wanted = "`compare: quantity` and `values: one`, and no `counts: none`"
        return f"`{name}` is no count: a relation ties {wanted}"
    return ""
