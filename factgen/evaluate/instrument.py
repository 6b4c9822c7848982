"""How far the instrument itself can be trusted: the aligner beside labelled pairs, and what hangs
on its threshold."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from factgen.evaluate.likeness import Weights
from factgen.evaluate.pairs import fitness, of_half, read
from factgen.evaluate.runs import Run
from factgen.evaluate.scoring import Golds, Scores, sensitivity


def known(run: Run, scores: Scores, golds: Golds, pairs: Path) -> dict[str, Any]:
    """What a report says of the instrument; `pairs` is the file of labelled pairs."""
    weights = Weights()
    moved = sensitivity(scores, golds, weights)
    found: dict[str, Any] = {
        "sensitivity": [{"threshold": at, "f1": value} for at, value in moved.items()]
    }
    if held := of_half(read(pairs, golds.articles), "held"):
        tables = {table.article.id: table for table in run.tables}
        alignments = {name: one.alignment for name, one in scores.articles.items()}
        measured = fitness(held, tables, alignments)
        if measured.pairs:
            found["aligner"] = dict(measured.__dict__)
    return found
