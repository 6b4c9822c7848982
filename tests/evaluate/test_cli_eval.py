"""`factgen eval` as it is typed: on the first story, from its recordings, beside its gold."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from factgen.answering import Meter
from factgen.calls import AsyncAsk, Reply, Request
from factgen.cli import main
from factgen.data import data_dir, evals_dir
from factgen.evaluate import looks
from factgen.evaluate.corpus import Corpus

NAMES = [f"embassy-{name}" for name in ("wire", "student", "blog", "translated", "agency")]


@pytest.fixture(scope="module")
def evals(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The evals folder with one story, so that what is added later changes no test."""
    root = tmp_path_factory.mktemp("evals")
    whole = evals_dir()
    index = yaml.safe_load((whole / "articles" / "index.yaml").read_text(encoding="utf-8"))
    kept = [entry for entry in index["articles"] if entry["story"] == "embassy"]
    for folder in ("articles", "gold/stories"):
        (root / folder).mkdir(parents=True)
    text = yaml.safe_dump({"articles": kept}, allow_unicode=True)
    (root / "articles" / "index.yaml").write_text(text, encoding="utf-8")
    for entry in kept:
        shutil.copy(whole / "articles" / entry["file"], root / "articles")
        shutil.copy(whole / "gold" / f"{entry['id']}.yaml", root / "gold")
    shutil.copy(whole / "gold" / "stories" / "embassy.yaml", root / "gold" / "stories")
    return root


@pytest.fixture(scope="module")
def kept(evals: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of all five articles."""
    path = tmp_path_factory.mktemp("runs") / "run.json"
    assert main(["eval", "--evals", str(evals), "-o", str(path), "--allow-missed"]) == 0
    return path


@pytest.fixture
def own(evals: Path, tmp_path: Path) -> Path:
    """A copy of the evals that a test may spoil."""
    return Path(shutil.copytree(evals, tmp_path / "evals"))


def spoiled(kept: Path, tmp_path: Path, change: Any) -> Path:
    """The run, its claims changed by `change`, which gives a claim as JSON or None."""
    doc = json.loads(kept.read_text(encoding="utf-8"))
    for table in doc["tables"]:
        table["claims"] = [claim for c in table["claims"] if (claim := change(c)) is not None]
    path = tmp_path / "spoiled.json"
    path.write_text(json.dumps(doc), encoding="utf-8")
    return path


def told(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    code = main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_a_run_and_its_file_give_the_same_report_to_the_byte(
    evals: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    runs = [tmp_path / "one.json", tmp_path / "two.json"]
    found = [
        told(capsys, "eval", "--evals", evals, "--json", "-o", run, "--only", *NAMES[:2])[1]
        for run in runs
    ]
    assert found[0] == found[1]
    assert runs[0].read_bytes() == runs[1].read_bytes()
    report = told(capsys, "eval", "report", runs[0], "--evals", evals, "--json")[1]
    assert report == found[0]
    doc = json.loads(report)
    assert doc["articles"] == 2
    assert doc["origin"]["answers"] == "replay"
    assert doc["origin"]["models"] == ["relay"]
    assert doc["origin"]["first_recorded"] <= doc["origin"]["last_recorded"]


def test_the_report_says_what_it_is_of(
    evals: Path, kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "report.md"
    code, out, _ = told(capsys, "eval", "report", kept, "--evals", evals, "--markdown", file)
    assert code in {0, 5}
    assert "5 articles of 1 stories (dev)." in out
    assert "answers of relay, recorded 2026-" in out
    assert "A live run: about" in out
    assert "| detection f1 " in out
    text = file.read_text(encoding="utf-8")
    assert "## Slots, matched" in text
    assert "## Statuses: gold in rows, given in columns" in text
    assert "## Slots, matched" not in out
    assert all(name in text for name in NAMES)


def test_limit_and_only_choose_articles(evals: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = told(capsys, "eval", "--evals", evals, "--limit", "1", "--json")
    doc = json.loads(out)
    assert [row["article"] for row in doc["by_article"]] == NAMES[:1]
    code, _, err = told(capsys, "eval", "--evals", evals, "--only", "nobody")
    assert code == 2
    assert "nobody: neither an article nor a story" in err
    code, _, err = told(capsys, "eval", "--evals", evals, "--split", "test")
    assert code == 2
    assert "no article of the evals is left" in err


def test_a_run_beside_itself_differs_in_nothing(
    evals: Path, kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = told(capsys, "eval", "compare", kept, kept, "--evals", evals, "--json")
    doc = json.loads(out)
    assert code == 0
    assert all(row["gone"] == row["new"] == [] for row in doc["rows"])
    tested = [row for row in doc["metrics"] if row["difference"] is not None]
    assert tested
    assert {row["difference"] for row in tested} == {0.0}
    assert {row["p"] for row in tested} == {1.0} or {row["p"] for row in tested} == {1.0, None}
    assert {row["kind"] for row in doc["changes"]} <= {"still wrong", "still missed"}


def test_attribution_dropped_in_five_articles_is_named_first(
    evals: Path, kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def silent(claim: dict[str, Any]) -> dict[str, Any]:
        return {**claim, "sources": []}

    worse = spoiled(kept, tmp_path, silent)
    _, out, _ = told(capsys, "eval", "compare", kept, worse, "--evals", evals)
    metrics = out[out.index("## Metrics") :].splitlines()
    # Five articles: p of an exact test is 2 in 32 at best, so nothing is sure; the table leads.
    first = next(line for line in metrics if "attribution dropped" in line)
    assert (
        metrics.index(first)
        == min(n for n, line in enumerate(metrics) if line.startswith("| ") and "---" not in line)
        + 2
    )
    assert "broken (origin, chain)" in out


def test_a_row_gone_shows_before_any_metric(
    evals: Path, kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    doc = json.loads(kept.read_text(encoding="utf-8"))
    gone = doc["tables"][0]["claims"][0]
    fewer = spoiled(kept, tmp_path, lambda claim: None if claim["id"] == gone["id"] else claim)
    _, out, _ = told(capsys, "eval", "compare", kept, fewer, "--evals", evals)
    assert "1 gone, 0 new" in out
    assert out.index(f"- {gone['as_reported'][:40]}") < out.index("## Metrics")


def test_floors_of_ones_own(evals: Path, kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = ("eval", "report", kept, "--evals", evals, "--allow-missed", "--fail-under")
    assert told(capsys, *report, "detection_f1=0.01")[0] == 0
    code, out, _ = told(capsys, *report, "detection_f1=0.999")
    assert code == 5
    assert "MISSED" in out
    code, _, err = told(capsys, *report, "detection=0.5")
    assert code == 2
    assert "no metric 'detection'" in err
    code, _, err = told(capsys, *report, "detection_f1=high")
    assert code == 2
    assert "between 0 and 1" in err


def test_worse_than_the_last_accepted_run_fails(
    evals: Path, kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = ("eval", "report", kept, "--evals", evals, "--allow-missed", "--no-worse-than")
    assert told(capsys, *report, kept)[0] == 0
    doc = json.loads(kept.read_text(encoding="utf-8"))
    doc["tables"] = []
    better = tmp_path / "better.json"
    doc["counts"]["embassy-wire"]["matched"] += 1
    better.write_text(json.dumps(doc), encoding="utf-8")
    code, _, err = told(capsys, *report, better)
    assert code == 5
    assert "detection_recall is " in err
    assert f"in {better}" in err
    doc["versions"]["embassy-wire"] = "0" * 64
    better.write_text(json.dumps(doc), encoding="utf-8")
    code, _, err = told(capsys, *report, better)
    assert code == 5
    assert "another version of the gold of embassy-wire" in err
    code, _, err = told(capsys, "eval", "report", better, "--evals", evals)
    assert code == 2
    assert "keeps its scores alone" in err


def test_another_version_of_gold_is_said_and_the_new_one_counts(
    own: Path, kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold = own / "gold" / "embassy-wire.yaml"
    text = gold.read_text(encoding="utf-8")
    gold.write_text(text + "# edited\n", encoding="utf-8")
    code, _, err = told(capsys, "eval", "report", kept, "--evals", own, "--allow-missed")
    assert code == 0
    assert "another version of the gold of embassy-wire" in err


def _no_gold(root: Path) -> str:
    (root / "gold" / "embassy-blog.yaml").unlink()
    return "embassy-blog.yaml:1: article embassy-blog has no gold"


def _stray(root: Path) -> str:
    shutil.copy(root / "gold" / "embassy-blog.yaml", root / "gold" / "other.yaml")
    return "other.yaml:1: there is no article other"


def _typo(root: Path) -> str:
    path = root / "gold" / "embassy-wire.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    number = next(n for n, line in enumerate(lines) if line.strip().startswith("attribute:"))
    lines[number] = lines[number].replace("attribute:", "atribute:")
    path.write_text("\n".join(lines), encoding="utf-8")
    return f"embassy-wire.yaml:{number + 1}: `claims.0.atribute` is no known key"


def _edited(root: Path) -> str:
    path = root / "articles" / "embassy-wire.txt"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Eight rockets", "Nine rockets"), encoding="utf-8")
    return "does not stand in embassy-wire; copy it exactly"


@pytest.mark.parametrize("spoil", [_no_gold, _stray, _typo, _edited])
def test_bad_gold_is_named_with_file_and_line(
    own: Path, spoil: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = spoil(own)
    code, _, err = told(capsys, "eval", "--evals", own)
    assert code == 2
    assert wanted in err


def test_a_run_of_an_article_that_was_edited_since_is_refused(
    own: Path, kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = own / "articles" / "embassy-wire.txt"
    path.write_text(path.read_text(encoding="utf-8") + "\nA late line.\n", encoding="utf-8")
    code, _, err = told(capsys, "eval", "report", kept, "--evals", own)
    assert code == 2
    assert "article embassy-wire has been edited since" in err


def test_what_is_no_run_is_named(
    evals: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "run.json"
    path.write_text('{"tables": 3}', encoding="utf-8")
    code, _, err = told(capsys, "eval", "report", path, "--evals", evals)
    assert code == 2
    assert f"{path}: no run of the evals" in err
    code, _, err = told(capsys, "eval", "report", tmp_path / "none.json", "--evals", evals)
    assert code == 2
    assert "cannot be read" in err
    assert told(capsys, "eval", "repeat", path)[0] == 2


def test_a_stale_recording_fails_and_says_what_changed(
    evals: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in data_dir("prompts").iterdir():
        shutil.copy(path, tmp_path)
    template = tmp_path / "extract.prompty"
    text = template.read_text(encoding="utf-8")
    template.write_text(text.replace("no more and no less", "no more, no less"), encoding="utf-8")
    code, out, err = told(capsys, "eval", "--evals", evals, "--prompts", tmp_path, "--limit", "2")
    assert code == 2
    assert out == ""
    assert err.count("factgen: embassy-") == 2
    assert "no more, no less" in err
    assert "2 recordings are missing or stale, so nothing was scored" in err


def test_every_body_altered_by_one_character_is_a_miss(
    evals: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    requests = Meter.requests

    def altered(self: Meter, ask: AsyncAsk) -> AsyncAsk:
        async def changed(request: Request) -> Reply:
            *before, last = request.messages
            text = last.content
            middle = len(text) // 2
            other = "x" if text[middle] != "x" else "y"
            message = replace(last, content=text[:middle] + other + text[middle + 1 :])
            return await ask(replace(request, messages=(*before, message)))

        return requests(self, changed)

    monkeypatch.setattr(Meter, "requests", altered)
    code, out, err = told(capsys, "eval", "--evals", evals, "--json")
    assert code == 2
    assert out == ""
    assert all(f"factgen: {name}: " in err for name in NAMES)
    assert "5 recordings are missing or stale" in err


def test_test_articles_are_counted_once_for_each_set_of_templates(
    own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    index = own / "articles" / "index.yaml"
    text = index.read_text(encoding="utf-8")
    told(capsys, "eval", "--evals", own, "--limit", "1")
    assert looks.read(own) == []
    index.write_text(text.replace("split: dev", "split: test", 1), encoding="utf-8")
    runs = [tmp_path / "one.json", tmp_path / "two.json"]
    for run in runs:
        told(capsys, "eval", "--evals", own, "--split", "test", "-o", run)
        assert len(looks.read(own)) == 1
    assert runs[0].read_bytes() == runs[1].read_bytes()
    assert looks.count(own, {"extract": "f" * 64}) == 2
    assert looks.count(own, {"extract": "f" * 64}) == 2
    (own / looks.FILE).write_text("[]", encoding="utf-8")
    code, _, err = told(capsys, "eval", "--evals", own, "--split", "test")
    assert code == 2
    assert "is no list of looks" in err


def test_gold_is_checked(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = told(capsys, "gold", "check", "--evals", own)
    assert code == 0
    assert "no faults" in out
    assert "5 articles, facts of 1 stories" in out
    _typo(own)
    code, out, _ = told(capsys, "gold", "check", "--evals", own, "--json")
    assert code == 5
    assert "atribute" in "".join(json.loads(out))


def test_two_labels_are_settled_into_a_draft_that_is_not_yet_gold(
    own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (own / "gold" / "embassy-wire.yaml").read_text(encoding="utf-8")
    first = [tmp_path / f"embassy-wire.{label}.yaml" for label in "ab"]
    first[0].write_text(text, encoding="utf-8")
    first[1].write_text(text.replace("certainty: probable", "certainty: possible"), "utf-8")
    out = tmp_path / "embassy-wire.yaml"
    code, _, err = told(capsys, "gold", "settle", *first, "--evals", own, "-o", out)
    assert code == 0
    assert "rows to settle" in err
    draft = out.read_text(encoding="utf-8")
    assert draft.count("unsettled: ") == text.count("certainty: probable") > 0
    assert "# b: certainty: possible" in draft
    shutil.copy(out, own / "gold" / "embassy-wire.yaml")
    code, said, _ = told(capsys, "gold", "check", "--evals", own)
    assert code == 5
    assert "is not settled: decide on certainty" in said
    code, _, err = told(capsys, "gold", "settle", *first, "--evals", own)
    assert code == 2
    assert "is there already" in err


def test_agreement_of_a_label_with_itself_is_whole(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = Corpus.read(own)
    code, _, err = told(capsys, "gold", "agreement", "--evals", own)
    assert code == 2
    assert "no article has both labels" in err
    (own / "gold" / "first").mkdir()
    for label in ("a", "b"):
        shutil.copy(
            corpus.gold("embassy-blog"), own / "gold" / "first" / f"embassy-blog.{label}.yaml"
        )
    code, out, _ = told(capsys, "gold", "agreement", "--evals", own, "--json")
    doc = json.loads(out)
    assert code == 0
    assert doc["all"]["f1"] == 1.0
    assert set(doc["all"]["slots"].values()) <= {1.0, None}
    assert set(doc["all"]["alpha"].values()) <= {1.0, None}
