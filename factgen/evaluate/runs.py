"""A run of the evals as a file: what was answered, by what, and which gold stood beside it. Whoever
has the file can score it anew, without a model and against other gold."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from pydantic import Field, ValidationError

from factgen.errors import InputError
from factgen.models import ClaimTable, FactTable, Failure, Record, Usage

SCHEMA_VERSION = 1


class Origin(Record):
    """Where the answers of a run came from."""

    answers: str
    """replay, record or live."""
    models: tuple[str, ...] = ()
    templates: Mapping[str, str] = Field(default_factory=dict)
    """Name of each template to its hash."""
    first_recorded: str | None = None
    last_recorded: str | None = None
    usage: Usage = Usage()
    """Of all answers, as recorded; a live run would cost about as much."""
    requests: int = 0
    request_bytes: int = 0


class Run(Record):
    """One run over some of the articles."""

    schema_version: int = SCHEMA_VERSION
    origin: Origin
    versions: Mapping[str, str]
    """Article, or `stories/STORY`, to the version of its gold."""
    tables: tuple[ClaimTable, ...] = ()
    """In the order of the index; empty in a run that keeps its scores alone."""
    facts: Mapping[str, FactTable] = Field(default_factory=dict)
    """By story."""
    counts: Mapping[str, Mapping[str, float]] = Field(default_factory=dict)
    """By article: what its scores are made of."""
    story_counts: Mapping[str, Mapping[str, float]] = Field(default_factory=dict)
    failures: tuple[Failure, ...] = ()

    @property
    def can_be_scored(self) -> bool:
        """Whether its outputs are there."""
        return bool(self.tables) or not self.counts

    def scores_alone(self) -> Run:
        """Without the outputs: small enough to be kept."""
        return self.model_copy(update={"tables": (), "facts": {}})


def text(run: Run) -> str:
    """The file of a run: the same run gives the same bytes."""
    return json.dumps(run.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"


def read(path: Path) -> Run:
    """The run in `path`. Raises InputError where it is none."""
    try:
        return Run.model_validate_json(path.read_bytes())
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"])) or "it"
        raise InputError(
            f"{path}: no run of the evals: {where}: {first['msg']}; make one with `factgen eval -o`"
        ) from error
