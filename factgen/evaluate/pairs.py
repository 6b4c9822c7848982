"""Labelled pairs: whether a predicted row is the claim that a gold row is. On one half of them the
aligner was fitted, on the other it is measured.

    evals/pairs.yaml:
    pairs:
      - article: quake-first
        gold: c3
        statement: Nine people were killed in the earthquake.   # the predicted row
        evidence: [[nine people were killed]]
        same: true
        half: held
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import Field

from factgen.errors import InputError
from factgen.evaluate.align import Alignment
from factgen.evaluate.gold import Gold, located
from factgen.evaluate.goldfile import SourceText, Written, source
from factgen.located import Fault, read_yaml, text_of, validate
from factgen.models import Article, Claim, ClaimTable

Half = Literal["fit", "held"]
FILE = "pairs.yaml"


class WrittenPair(Written):
    """One pair."""

    article: str
    gold: str
    """The gold row's id."""
    statement: str
    sources: list[SourceText] = Field(default_factory=list)
    evidence: list[list[str]] = Field(min_length=1)
    """Of the predicted row; verbatim."""
    same: bool
    half: Half


class _File(Written):
    labelled_by: str
    pairs: list[WrittenPair]


@dataclass(frozen=True)
class Pair:
    """A gold claim and a row that may be it."""

    article: Article
    gold: Claim
    predicted: Claim
    same: bool
    half: Half


@dataclass(frozen=True)
class Fitness:
    """How well the aligner tells which pairs are one claim."""

    pairs: int
    precision: float | None
    recall: float | None
    f1: float | None


def read(path: Path, golds: Mapping[str, Gold]) -> list[Pair]:
    """The pairs of the articles in `golds`; none where there is no file. Raises InputError with
    file and line of what is wrong."""
    if not path.exists():
        return []
    document, faults = read_yaml(text_of(path), str(path))
    written, shape = validate(document, _File) if document else (None, [])
    if document is None or written is None or faults:
        raise InputError("\n".join(map(str, sorted([*faults, *shape]))))
    out: list[Pair] = []
    wrong: list[Fault] = []
    for number, row in enumerate(written.pairs):
        if row.article not in golds:
            continue
        gold = golds[row.article]
        claims = {claim.id: claim for claim in gold.table.claims}
        claim = claims.get(f"{row.article}:{row.gold}")
        mentions = tuple(located(quotes, gold.table.article) for quotes in row.evidence)
        if claim is None:
            wrong.append(document.fault(("pairs", number), f"there is no gold row `{row.gold}`"))
        elif not all(mentions):
            what = f"its evidence does not stand in {row.article}"
            wrong.append(document.fault(("pairs", number), what))
        else:
            predicted = claim.model_copy(
                update={
                    "statement": row.statement,
                    "evidence": mentions,
                    "sources": tuple(source(text) for text in row.sources),
                }
            )
            out.append(Pair(gold.table.article, claim, predicted, row.same, row.half))
    if wrong:
        raise InputError("\n".join(map(str, sorted(wrong))))
    return out


def fitness(
    pairs: Iterable[Pair],
    tables: Mapping[str, ClaimTable],
    alignments: Mapping[str, Alignment],
) -> Fitness:
    """Precision, recall and F1 of "the aligner makes them a pair", over the pairs whose predicted
    row stands in `tables`: an aligner decides between all rows of an article at once."""
    said: list[tuple[bool, bool]] = []
    for pair in pairs:
        name = _row(pair, tables.get(pair.article.id))
        if name is not None:
            paired = alignments[pair.article.id].claims.get(name) == pair.gold.id
            said.append((paired, pair.same))
    right = sum(found and same for found, same in said)
    found, same = (sum(side) for side in zip(*said, strict=True)) if said else (0, 0)
    return Fitness(
        pairs=len(said),
        precision=right / found if found else None,
        recall=right / same if same else None,
        f1=2 * right / (found + same) if found + same else None,
    )


def _row(pair: Pair, table: ClaimTable | None) -> str | None:
    """The id of the predicted row in a table."""
    rows = table.claims if table else ()
    wanted = pair.predicted.statement, pair.predicted.evidence
    return next((row.id for row in rows if (row.statement, row.evidence) == wanted), None)


def of_half(pairs: Iterable[Pair], half: Half) -> list[Pair]:
    """The pairs of one half."""
    return [pair for pair in pairs if pair.half == half]
