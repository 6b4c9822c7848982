"""The records that factgen stores: articles, events, claims, dropped rows; stories and facts.

What each field means is laid down in evals/GUIDE.md. All records are frozen pydantic models; their
JSON schemas are published in `factgen/schemas/`. Offsets are half-open ranges of code points in
`Article.text`. Imports nothing of factgen.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer

SCHEMA_VERSION = 1

Role = Literal["main", "background"]
Part = Literal["total", "part", "unknown"]
Polarity = Literal["positive", "negative"]
Certainty = Literal["certain", "probable", "possible", "unknown"]
Basis = Literal["stated", "inferred"]
SourceKind = Literal[
    "official", "organisation", "media", "document", "person", "anonymous", "public"
]
Stage = Literal["extract", "repair"]
Standing = Literal["whole", "inside", "open"]
Status = Literal[
    "conflicting", "unclear", "uncommitted", "unattributed", "single", "agreed", "compatible"
]


def _plain(number: Decimal) -> str:
    """A decimal without exponent or trailing zeros: 12.50 -> '12.5', 1E+3 -> '1000'."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


PlainDecimal = Annotated[Decimal, PlainSerializer(_plain, return_type=str, when_used="json")]


class Record(BaseModel):
    """Base of all stored records: frozen, and closed to unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Quantity(Record):
    """A number as an interval. `None` stands for no bound; `low_open` excludes the bound itself."""

    low: PlainDecimal | None
    high: PlainDecimal | None
    low_open: bool = False
    high_open: bool = False
    unit: str | None = None
    """ISO 4217 code, SI unit, '%', 'pp' (percentage points); None for things counted."""
    approximate: bool = False


class Time(Record):
    """When something held. At least one of `date`, `clock` and `words` is there."""

    date: str | None = None
    """EDTF level 1, or XXXX-MM-DD and XXXX-MM (and intervals of them) where the year is open."""
    clock: str | None = None
    """HH:MM, 24 hours."""
    zone: str | None = None
    """The text's own word for the zone: "local"."""
    words: str | None = None
    """Verbatim from the article: "Sunday evening"."""
    basis: Basis = "stated"


class Source(Record):
    """One link of an attribution chain."""

    name: str
    kind: SourceKind


class Mention(Record):
    """Words of one sentence that bear a claim: `Article.text[start:end] == quote`."""

    sentence: int
    start: int
    end: int
    quote: str


class Provenance(Record):
    """What made a row: which template, in which version, through which model."""

    template: str
    template_hash: str
    prompt_hash: str
    schema_hash: str
    model: str
    stage: Stage


class Article(Record):
    """One article as a reader would see it, with its numbered sentences."""

    schema_version: int = SCHEMA_VERSION
    id: str
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    """EDTF, or None: better null than wrong."""
    retrieved: str | None = None
    url: str | None = None
    language: str = "en"
    """BCP 47."""
    sha256: str
    """Of the UTF-8 bytes of `text`."""
    text: str
    sentences: tuple[tuple[int, int], ...]
    """Half-open ranges; sentence number n is `sentences[n - 1]`."""

    def sentence(self, number: int) -> str:
        """The text of sentence `number`, counted from 1."""
        start, end = self.sentences[number - 1]
        return self.text[start:end]


class Event(Record):
    """What happened, as one article tells it."""

    schema_version: int = SCHEMA_VERSION
    article: str
    key: str
    label: str
    time: Time | None = None
    place: str | None = None
    role: Role = "main"


class Claim(Record):
    """One thing that could be checked by itself."""

    schema_version: int = SCHEMA_VERSION
    id: str
    article: str
    event: str
    statement: str
    as_reported: str
    attribute: str
    scope: str
    part: Part
    value: str
    quantity: Quantity | None = None
    time: Time | None = None
    sources: tuple[Source, ...] = ()
    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
    evidence: tuple[Annotated[tuple[Mention, ...], Field(min_length=1)], ...] = Field(min_length=1)
    context: tuple[int, ...] = ()
    provenance: Provenance


class Dropped(Record):
    """A row of the model's answer that was refused, as the model wrote it."""

    schema_version: int = SCHEMA_VERSION
    article: str
    stage: Stage
    reasons: tuple[str, ...]
    row: dict[str, object]


class Usage(Record):
    """Tokens of one or more calls, as the endpoint counted them."""

    calls: int = 0
    reasks: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    rough: bool = False
    """The endpoint says that its counts are rough."""

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            calls=self.calls + other.calls,
            reasks=self.reasks + other.reasks,
            input_tokens=self.input_tokens + other.input_tokens,
            output_tokens=self.output_tokens + other.output_tokens,
            rough=self.rough or other.rough,
        )


class Failure(Record):
    """An article that failed: its id, or the path that could not be read, why, the exit code that
    this means, and what it cost."""

    subject: str
    reason: str
    code: int = 1
    usage: Usage = Usage()


class ClaimTable(Record):
    """All that was made of one article."""

    article: Article
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    repaired: int = 0
    """Rows that were refused at first and passed when the model gave them again."""
    merged: int = 0
    """Rows that said again what another row of the same answer says."""
    windows: int = 1
    """In how many pieces the article was asked for."""
    usage: Usage = Usage()

    def uncited(self) -> tuple[int, ...]:
        """Numbers of the sentences that no claim cites, neither as evidence nor as context."""
        cited = {m.sentence for c in self.claims for mention in c.evidence for m in mention}
        cited.update(n for c in self.claims for n in c.context)
        return tuple(n for n in range(1, len(self.article.sentences) + 1) if n not in cited)


class Member(Record):
    """An article's event that is told of in a story."""

    article: str
    event: str
    """Its key."""


class Story(Record):
    """One event across articles; it may stand in one article only."""

    schema_version: int = SCHEMA_VERSION
    id: str
    label: str
    time: Time | None = None
    place: str | None = None
    role: Role = "main"
    """`main` where any of its articles reports it."""
    members: tuple[Member, ...] = Field(min_length=1)
    """By article; one event of an article at most."""
    reason: str
    """Why these are one event, or why it was left apart from those that it is like."""


class Reading(Record):
    """What one claim answers to the question of a fact."""

    claim: str
    """The claim's id."""
    attribute: str
    """The claim's own, which a relation may tie to the fact's."""
    standing: Standing = "whole"
    """Its scope is the fact's (`whole`), lies inside it, or may only overlap with it (`open`)."""
    compared: str
    """The value as compared: an interval as 3, >=1 or 450..500, days as EDTF, else folded words."""
    origin: str | None
    """Last link of the chain, by one name for all articles; None for the article's own voice."""
    as_of: str | None = None
    """EDTF: the day that a running count stood at."""
    copy_of: str | None = None
    """Id of a claim of another article with nearly the same wording: probably copied."""


class Fact(Record):
    """One question about one event, with all its readings."""

    schema_version: int = SCHEMA_VERSION
    id: str
    event: str
    """Id of the story."""
    attribute: str
    """Of several related ones the one to the left of the relation."""
    scope: str
    question: str
    status: Status
    reason: str
    """Why this status, in a sentence."""
    origins: tuple[str, ...]
    """Who stands behind committed readings, each counted once."""
    readings: tuple[Reading, ...] = Field(min_length=1)


class Unplaced(Record):
    """A claim that stands in no fact."""

    schema_version: int = SCHEMA_VERSION
    claim: str
    article: str
    reason: str


class FactTable(Record):
    """All that was made of the claim tables of several articles. Every claim of theirs is a reading
    of one fact, or unplaced."""

    stories: tuple[Story, ...] = ()
    facts: tuple[Fact, ...] = ()
    """By story, in the order of `stories`."""
    unplaced: tuple[Unplaced, ...] = ()
    notes: tuple[str, ...] = ()
    """What the reader should know of the input: an article that came twice, a question that the
    model did not answer and rules decided."""
    failures: tuple[Failure, ...] = ()
    """Calls that failed for good; rules decided what they were to settle."""
    usage: Usage = Usage()
