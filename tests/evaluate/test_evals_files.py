"""The files of evals/: gold without faults, schemas as the models make them, pairs that stand."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from factgen.data import evals_dir
from factgen.errors import InputError
from factgen.evaluate import loading, looks, pairs, runs, schemas
from factgen.evaluate.align import align
from factgen.evaluate.corpus import Corpus
from factgen.evaluate.gold import OPTIONAL, Gold

EVALS = evals_dir()


@cache
def corpus() -> Corpus:
    return Corpus.read(EVALS)


@cache
def golds() -> dict[str, Gold]:
    found, stories, faults = loading.check(corpus(), corpus(), settled=True)
    assert [str(fault) for fault in faults] == []
    assert stories.keys() == set(corpus().stories)
    assert all(len(one.hard_negatives) >= 4 for one in stories.values())
    return found


def test_all_gold_is_there_and_has_no_faults() -> None:
    assert golds().keys() == corpus().articles.keys()
    for gold in golds().values():
        assert len(gold.table.claims) >= 12
        assert len(gold.optional) <= OPTIONAL * len(gold.table.claims)
        assert "language model" in gold.labelled_by


@pytest.mark.parametrize("label", ["a", "b"])
def test_the_first_labels_are_kept(label: str) -> None:
    found = {path.name for path in (EVALS / "gold" / "first").iterdir()}
    assert {f"{name}.{label}.yaml" for name in corpus().articles} <= found


@pytest.mark.parametrize("name", ["gold.json", "story.json"])
def test_the_schemas_are_as_the_models_make_them(name: str) -> None:
    assert (EVALS / "schemas" / name).read_text(encoding="utf-8") == schemas.files()[name]


@pytest.mark.parametrize(
    ("schema", "file"),
    [("gold.json", "gold/embassy-wire.yaml"), ("story.json", "gold/stories/embassy.yaml")],
)
def test_gold_names_its_schema_and_fits_it(schema: str, file: str) -> None:
    path = EVALS / file
    text = path.read_text(encoding="utf-8")
    named = text.splitlines()[0].partition("$schema=")[2]
    assert (path.parent / named).resolve() == (EVALS / "schemas" / schema).resolve()
    rules = json.loads((EVALS / "schemas" / schema).read_text(encoding="utf-8"))
    content = json.loads(json.dumps(yaml.load(text, Loader=yaml.BaseLoader)))  # noqa: S506
    wrong = [e for e in Draft202012Validator(rules).iter_errors(content) if e.validator != "type"]
    assert wrong == []


def test_the_accepted_run_is_of_the_gold_as_it_is() -> None:
    kept = runs.read(EVALS / "baseline.json")
    _, stories, _ = loading.check(corpus(), corpus())
    assert not kept.can_be_scored
    assert kept.counts.keys() == golds().keys()
    assert kept.versions == loading.versions(golds(), stories)
    assert looks.read(EVALS)


def test_the_labelled_pairs_stand() -> None:
    found = pairs.read(EVALS / "pairs.yaml", golds())
    assert len(found) == 200
    halves = {half: pairs.of_half(found, half) for half in ("fit", "held")}
    assert {half: len(rows) for half, rows in halves.items()} == {"fit": 100, "held": 100}
    assert {entry.split for entry in corpus().entries if entry.id in _articles(found)} == {"dev"}


def _articles(found: list[pairs.Pair]) -> set[str]:
    return {pair.article.id for pair in found}


def test_fitness_counts_what_the_aligner_pairs() -> None:
    name = "embassy-wire"
    gold = golds()[name]
    one, other = gold.table.claims[:2]
    rows = [
        pairs.Pair(gold.table.article, one, one, same=True, half="held"),
        pairs.Pair(gold.table.article, other, one, same=False, half="held"),
        pairs.Pair(gold.table.article, one, other, same=True, half="held"),
        pairs.Pair(
            gold.table.article,
            one,
            one.model_copy(update={"statement": "Nobody wrote this."}),
            same=True,
            half="held",
        ),
    ]
    alignments = {name: align(gold.table, gold.table)}
    measured = pairs.fitness(rows, {name: gold.table}, alignments)
    # One is found, one is rightly not, one is missed; the last row stands in no table.
    assert (measured.pairs, measured.precision, measured.recall) == (3, 1.0, 0.5)
    assert pairs.fitness([], {}, {}).f1 is None


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        ("gold: c999", "there is no gold row `c999`"),
        ('evidence: [["nowhere at all"]]', "its evidence does not stand in embassy-wire"),
        ("half: third", "must be 'fit' or 'held'"),
    ],
)
def test_a_pair_that_does_not_stand_is_named(tmp_path: Path, change: str, wanted: str) -> None:
    row = {
        "article": "article: embassy-wire",
        "gold": "gold: c2",
        "statement": "statement: Rockets were fired.",
        "evidence": 'evidence: [["Rockets were fired on Sunday night"]]',
        "same": "same: true",
        "half": "half: fit",
    }
    row[change.partition(":")[0]] = change
    text = "labelled_by: x\npairs:\n  - " + "\n    ".join(row.values()) + "\n"
    path = tmp_path / "pairs.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"pairs\.yaml:") as error:
        pairs.read(path, golds())
    assert wanted in str(error.value)
    assert pairs.read(tmp_path / "none.yaml", golds()) == []
