"""The shape of a model's answers: small, and apart from what is stored.

The model points at sentences by number and names things; offsets, quotes, quantities as intervals,
hedged wording and ids are computed from that (`ground`). One-token keys read well and cost what
single letters would; a source's kind is said once and rows name the source (measured in
evals/bench/answer_size.py). The field texts are part of what is sent: they are prompt.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from factgen.models import Certainty, Part, Role, SourceKind


class Draft(BaseModel):
    """Base of all parts of an answer. Unknown keys are a fault of shape, missing ones are not."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class DraftTime(Draft):
    """When: at least one of the three is not null. `clock` is HH:MM and the text's word for the
    zone, if it gives one: "04:20 local"."""

    date: str | None = None
    words: str | None = None
    clock: str | None = None

    @property
    def hour(self) -> str | None:
        """HH:MM of `clock`."""
        return self.clock.strip().partition(" ")[0] if self.clock else None

    @property
    def zone(self) -> str | None:
        """The zone of `clock`."""
        return (self.clock or "").strip().partition(" ")[2].strip() or None


class DraftSource(Draft):
    """One speaker, paper or body that rows cite, by the name that rows use."""

    name: str
    kind: SourceKind


class DraftEvent(Draft):
    """One occurrence, as the article tells it."""

    key: str
    label: str
    role: Role
    time: DraftTime | None = None
    place: str | None = None


class DraftClaim(Draft):
    """One row."""

    ev: list[list[int]]
    words: str | None = None
    event: str
    attr: str
    scope: str
    part: Part
    value: str
    n: str | None = None
    time: DraftTime | None = None
    by: list[str] = Field(default_factory=list)
    neg: bool = False
    sure: Certainty = "certain"
    says: str


class TableAnswer(Draft):
    """The answer to `extract`: the claim table of one article, or of a window of it."""

    sources: list[DraftSource]
    events: list[DraftEvent]
    claims: list[DraftClaim]


class RepairedClaim(DraftClaim):
    """A row given again; `row` is the number under which it was sent back."""

    row: int


class RepairAnswer(Draft):
    """The answer to `repair`: the rows sent back, mended; a row left out is withdrawn."""

    sources: list[DraftSource]
    events: list[DraftEvent]
    claims: list[RepairedClaim]


class DraftPair(Draft):
    """Whether the two events of a pair are one, and the claims that show it."""

    number: int
    same: bool
    tie: list[int]
    why: str


class LinkAnswer(Draft):
    """The answer to `link`: one entry for each pair that was asked about."""

    pairs: list[DraftPair]


class DraftQuestion(Draft):
    """The claims that answer one question, by how their scopes stand to that of the question."""

    asks: str
    whole: list[int]
    inside: list[int]
    open: list[int]


class DraftLeft(Draft):
    """A claim that answers no question, and why."""

    number: int
    why: str


class AlignAnswer(Draft):
    """The answer to `align`: every claim in one question, or left."""

    questions: list[DraftQuestion]
    left: list[DraftLeft]
