"""What a run of the evals came to, as one document: the same run and gold give the same bytes.

Intervals are over articles, or over stories where facts are scored (`statistics`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from factgen.evaluate.corpus import Corpus
from factgen.evaluate.crossmetrics import CROSS_METRICS, confusion
from factgen.evaluate.faults import NAMES
from factgen.evaluate.gates import GATES, Gate, passed
from factgen.evaluate.metrics import FAULTS, HEADLINE, METRICS
from factgen.evaluate.runs import Run
from factgen.evaluate.score import ArticleScore
from factgen.evaluate.scoring import Golds, Scores, chosen
from factgen.evaluate.slots import MARKS, SLOTS
from factgen.evaluate.statistics import DRAWS, SEED, Counts, Metric, interval
from factgen.models import Claim

SCHEMA_VERSION = 1
SHOWN = 5
"""Examples of a fault, articles and facts in a list of the worst."""

Document = dict[str, Any]


def document(
    run: Run,
    scores: Scores,
    golds: Golds,
    corpus: Corpus,
    *,
    gates: Sequence[Gate] = (),
    instrument: Mapping[str, Any] | None = None,
) -> Document:
    """The report: parts for all articles and each split, gates, faults with examples, the worst
    articles and facts. `instrument` is what is known of the aligner."""
    splits = sorted({entry.split for entry in corpus.entries})
    parts = {"all": _part(scores, corpus)}
    if len(splits) > 1:
        parts |= {split: _part(scores, corpus.only(split=split)) for split in splits}
    values = {row["metric"]: row["value"] for row in parts["all"]["claims"]}
    values |= {row["metric"]: row["value"] for row in parts["all"]["facts"]}
    return {
        "schema_version": SCHEMA_VERSION,
        "origin": run.origin.model_dump(mode="json"),
        "articles": len(corpus.entries),
        "stories": len(corpus.stories),
        "splits": splits,
        "statistics": {"draws": DRAWS, "seed": SEED, "interval": "95 %, bootstrap over articles"},
        "instrument": dict(instrument or {}),
        "gates": [
            {
                "metric": one.gate.metric,
                "bound": one.gate.bound,
                "what": one.gate.what,
                "value": _rounded(one.value),
                "held": one.held,
            }
            for one in passed((*GATES, *gates), values)
        ],
        "parts": parts,
        "faults": _faults(run, scores, golds),
        "by_article": [_article(scores.articles[e.id], e.story, e.split) for e in corpus.entries],
        "worst_articles": _worst_articles(scores),
        "worst_facts": _worst_facts(scores, golds),
        "merges_and_splits": _links(scores),
        "failures": [failure.model_dump(mode="json") for failure in run.failures],
    }


def _part(scores: Scores, corpus: Corpus) -> Document:
    """All metrics over the articles and stories of a corpus."""
    names = [entry.id for entry in corpus.entries]
    units = chosen(scores.units, names)
    stories = [scores.stories[s].counts for s in corpus.stories if s in scores.stories]
    oracle = [scores.oracle[s].counts for s in corpus.stories if s in scores.oracle]
    return {
        "articles": len(units),
        "stories": len(stories),
        "claims": [_row(metric, units) for metric in METRICS.values()],
        "slots": [_slot(slot, view, units) for view in ("pair", "end") for slot in SLOTS],
        "facts": [_row(metric, stories) for metric in CROSS_METRICS.values()],
        "facts_of_gold_claims": [_row(metric, oracle) for metric in CROSS_METRICS.values()],
        "statuses": [
            {"gold": gold, "given": given, "count": count}
            for (gold, given), count in confusion(stories).items()
        ],
    }


def _row(metric: Metric, units: Sequence[Counts]) -> Document:
    found = interval(metric, units)
    return {
        "metric": metric.name,
        "value": _rounded(found.value if found else None),
        "low": _rounded(found.low if found else None),
        "high": _rounded(found.high if found else None),
    }


def _slot(slot: str, view: str, units: Sequence[Counts]) -> Document:
    counted: Document = {
        mark: int(sum(unit.get(f"{view}/{slot}/{mark}", 0) for unit in units)) for mark in MARKS
    }
    return {"slot": slot, "view": "matched" if view == "pair" else "end to end", **counted}


def _faults(run: Run, scores: Scores, golds: Golds) -> list[Document]:
    """Each kind of fault with its rate and its first examples, in the order of the articles."""
    units = list(scores.units.values())
    said = {claim.id: claim for table in run.tables for claim in table.claims}
    gold = {c.id: c for one in golds.articles.values() for c in one.table.claims}
    out = []
    for name, metric in FAULTS.items():
        examples = [
            {
                "article": article,
                "gold": _claim(gold.get(item.gold or "")),
                "predicted": _claim(said.get(item.predicted or "")),
                "words": item.words,
            }
            for article, one in scores.articles.items()
            for item in one.found
            if item.name == name
        ]
        out.append(
            {
                **_row(metric, units),
                "what": NAMES[name],
                "count": int(sum(unit.get(f"fault/{name}/n", 0) for unit in units)),
                "of": int(sum(unit.get(f"fault/{name}/of", 0) for unit in units)),
                "examples": examples[:SHOWN],
            }
        )
    return out


def _claim(claim: Claim | None) -> Document | None:
    """A claim as a reader of the report needs it."""
    if claim is None:
        return None
    return {
        "id": claim.id,
        "as_reported": claim.as_reported,
        "attribute": claim.attribute,
        "scope": claim.scope,
        "value": claim.value,
        "quote": claim.evidence[0][0].quote,
    }


def _article(score: ArticleScore, story: str, split: str) -> Document:
    return {
        "article": score.article,
        "story": story,
        "split": split,
        **{name: _rounded(METRICS[name].value([score.counts])) for name in _BY_ARTICLE},
        "counts": {name: _rounded(value) for name, value in score.counts.items()},
    }


_BY_ARTICLE = tuple(name for name in HEADLINE if name != "detection_f1_macro")


def _worst_articles(scores: Scores) -> list[Document]:
    """Articles with the lowest core F1, and what goes wrong there most."""
    ranked = sorted(
        scores.articles.values(), key=lambda s: METRICS["core_f1"].value([s.counts]) or 0.0
    )
    return [
        {
            "article": one.article,
            "core_f1": _rounded(METRICS["core_f1"].value([one.counts])),
            "missed": sum(o.predicted is None and not o.optional for o in one.outcomes),
            "spurious": sum(o.gold is None for o in one.outcomes),
            "wrong_slots": _wrong_slots(one),
        }
        for one in ranked[:SHOWN]
    ]


def _wrong_slots(score: ArticleScore) -> dict[str, int]:
    """Slots by how many matched rows have them wrong, the most first."""
    counted = {
        slot: sum(o.marks.get(slot) not in {None, "COR"} for o in score.outcomes if o.marks)
        for slot in SLOTS
    }
    ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return {slot: count for slot, count in ordered if count}


def _worst_facts(scores: Scores, golds: Golds) -> list[Document]:
    """Facts with another status than gold: those in conflict that were missed first."""
    rows = []
    for story, one in scores.stories.items():
        questions = {fact.id: fact.question for fact in golds.stories[story].facts}
        for wrong in one.wrong:
            weight = ("conflicting" not in {wrong.gold, wrong.predicted}, wrong.predicted is None)
            rows.append(
                (
                    weight,
                    {
                        "story": story,
                        "fact": wrong.fact,
                        "question": questions.get(wrong.fact, ""),
                        "gold": wrong.gold,
                        "predicted": wrong.predicted or "none",
                        "readings": list(wrong.readings),
                    },
                )
            )
    rows.sort(key=lambda row: row[0])
    return [row for _, row in rows[: 2 * SHOWN]]


def _links(scores: Scores) -> list[Document]:
    """Events that were linked wrongly, as article/event."""
    return [
        {"story": story, "kind": kind, "events": [pair.first, pair.second]}
        for story, one in scores.stories.items()
        for kind, pairs in (("merged", one.links.merges), ("split", one.links.splits))
        for pair in pairs
    ]


def _rounded(value: float | None) -> float | None:
    """Six digits: more than any reader needs, few enough to be the same on every machine."""
    return None if value is None else round(float(value), 6)
