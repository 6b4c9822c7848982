"""A whole extraction: client, recordings and ledger together, and the files that it leaves."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from any_article import answering, of_article
from builders import article
from pydantic import SecretStr
from stub_server import Answer, Received, StubServer, chat, fault
from taping import sockets_closed

from factgen.answering import Answers
from factgen.errors import TemplateError, UsageError
from factgen.models import Article, Failure
from factgen.run import Progress
from factgen.session import Outcome, Session, load_prompts, run
from factgen.settings import ExtractSettings, ModelSettings

PROMPTS = load_prompts()
KEY = "sk-session-Qx7mPz2LrT9v"


def session(
    url: str, folder: Path | None = None, answers: Answers = "live", cassettes: Path | None = None
) -> Session:
    return Session(
        model=ModelSettings(model="m", base_url=url, api_key=SecretStr(KEY), retries=0),
        extract=ExtractSettings(),
        prompts=PROMPTS,
        answers=answers,
        cassettes=[cassettes] if cassettes else (),
        folder=folder,
    )


def several(*names: str) -> list[Article]:
    return [article().model_copy(update={"id": name}) for name in names]


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def texts(folder: Path) -> dict[Path, bytes]:
    """All that was written for people and programs, by path."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path: path.read_bytes() for path in found if path.suffix != ".sqlite"}


def test_a_run_leaves_its_files(tmp_path: Path) -> None:
    with StubServer(answering) as server:
        outcome = run(session(server.base_url, tmp_path), several("a", "b"))
    assert [made.article.id for made in outcome.result.tables] == ["a", "b"]
    assert (outcome.asked, outcome.used) == (2, frozenset())
    assert {"articles.jsonl", "events.jsonl", "claims.jsonl", "dropped.jsonl", "run.sqlite"} <= (
        files(tmp_path)
    )
    lines = (tmp_path / "claims.jsonl").read_text().splitlines()
    assert {json.loads(line)["article"] for line in lines} == {"a", "b"}


def test_the_same_again_asks_nothing_and_writes_the_same_bytes(tmp_path: Path) -> None:
    with StubServer(answering) as server:
        then = run(session(server.base_url, tmp_path), several("a", "b"))
    before = texts(tmp_path)
    with sockets_closed():
        outcome = run(session(server.base_url, tmp_path), several("a", "b"))
    assert (outcome.result, outcome.asked) == (then.result, 0)
    assert texts(tmp_path) == before


def test_an_article_added_later_joins_the_files(tmp_path: Path) -> None:
    with StubServer(answering) as server:
        run(session(server.base_url, tmp_path), several("a"))
        run(session(server.base_url, tmp_path), several("b"))
    lines = (tmp_path / "articles.jsonl").read_text().splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["a", "b"]


def test_without_a_folder_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with StubServer(answering) as server:
        outcome = run(session(server.base_url), several("a"))
    assert len(outcome.result.tables) == 1
    assert files(tmp_path) == set()


def test_a_run_that_is_interrupted_writes_what_is_done(tmp_path: Path) -> None:
    def stop(step: Progress) -> None:
        if step.kind == "done":
            raise KeyboardInterrupt

    with StubServer(answering) as server:
        plan = session(server.base_url, tmp_path)
        one_by_one = plan.model.model_copy(update={"jobs": 1})
        plan = replace(plan, progress=stop, model=one_by_one)
        with pytest.raises(KeyboardInterrupt):
            run(plan, several("a", "b"))
    lines = (tmp_path / "articles.jsonl").read_text().splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["a"]


def test_inputs_that_were_not_read_are_in_the_ledger(tmp_path: Path) -> None:
    run(session("http://127.0.0.1:9/v1", tmp_path), [], [Failure(subject="x.txt", reason="empty")])
    with closing(sqlite3.connect(tmp_path / "run.sqlite")) as connection:
        assert connection.execute("SELECT id, state FROM articles").fetchall() == [
            ("x.txt", "failed")
        ]


def test_re_asks_and_cut_answers_are_counted_as_calls(tmp_path: Path) -> None:
    script = [chat(tool="{", finish="length"), chat(tool="{}"), chat(tool=of_article("[1] A."))]
    with StubServer(script) as server:
        outcome = run(session(server.base_url, tmp_path), several("a"))
    (made,) = outcome.result.tables
    assert (outcome.asked, made.usage.calls, made.usage.reasks) == (3, 3, 1)
    assert len(server.received) == 3
    with sockets_closed():
        outcome = run(session(server.base_url, tmp_path), several("a"))
    assert (outcome.asked, outcome.result.tables) == (0, (made,))


def test_the_bytes_of_all_requests_are_counted(tmp_path: Path) -> None:
    with StubServer(answering) as server:
        outcome = run(session(server.base_url, tmp_path), several("a"))
    assert abs(outcome.sent - len(server.received[0].raw)) < 0.1 * outcome.sent


def test_a_refused_key_is_told_for_every_article_and_never_written(tmp_path: Path) -> None:
    with StubServer([fault(401, f"bad key {KEY}")]) as server:
        outcome = run(session(server.base_url, tmp_path), several("a", "b", "c"))
    assert [failure.code for failure in outcome.result.failures] == [3, 3, 3]
    for path in tmp_path.rglob("*"):
        assert path.is_dir() or KEY.encode() not in path.read_bytes()


def test_a_bad_address_is_said_before_anything_is_asked(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="base URL"):
        run(session("ftp://x", tmp_path), several("a"))


# --- Recordings ---


def recorded(folder: Path, articles: list[Article], out: Path | None = None) -> Outcome:
    with StubServer(answering) as server:
        return run(session(server.base_url, out, "record", folder), articles)


def test_a_recorded_run_replays_without_a_socket(tmp_path: Path) -> None:
    then = recorded(tmp_path, several("a", "b"))
    assert len(then.used) == 2
    with sockets_closed():
        outcome = run(session("http://127.0.0.1:9/v1", None, "replay", tmp_path), several("a", "b"))
    assert outcome.result == then.result
    assert outcome.used == then.used


def test_what_is_recorded_is_not_asked_again(tmp_path: Path) -> None:
    recorded(tmp_path, several("a"))
    with sockets_closed():
        outcome = run(session("http://127.0.0.1:9/v1", None, "record", tmp_path), several("a"))
    assert len(outcome.result.tables) == 1


def test_the_ledger_hides_nothing_from_the_recordings(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with StubServer(answering) as server:
        run(session(server.base_url, out), several("a"))
        taped = run(session(server.base_url, out, "record", tmp_path / "tapes"), several("a"))
    assert len(taped.used) == 1, "recorded, though the ledger has the answer"


def test_a_replay_answers_from_recordings_only(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with StubServer(answering) as server:
        run(session(server.base_url, out), several("a"))
        outcome = run(session(server.base_url, out, "replay", tmp_path / "none"), several("a"))
    assert [failure.code for failure in outcome.result.failures] == [2]
    assert "no recording" in outcome.result.failures[0].reason


def test_an_article_with_a_secret_is_not_recorded_and_stops_no_other(tmp_path: Path) -> None:
    secret = "sk-proj-Qx7mPz2LrT9vKd4NwB8y"
    text = f"{article().text} {secret}"
    bad = article().model_copy(update={"id": "bad", "text": text, "sentences": ((0, len(text)),)})
    outcome = recorded(tmp_path, [bad, *several("a")])
    assert [made.article.id for made in outcome.result.tables] == ["a"]
    (failure,) = outcome.result.failures
    assert failure.subject == "bad"
    assert "not recorded" in failure.reason
    for path in tmp_path.rglob("*.json"):
        assert secret not in path.read_text()


def test_a_cut_answer_is_replayed_as_it_came(tmp_path: Path) -> None:
    def cut_first(got: Received) -> Answer:
        limit = got.body.get("max_tokens")
        return answering(got) if limit else chat(tool="{", finish="length")

    with StubServer(cut_first) as server:
        then = run(session(server.base_url, None, "record", tmp_path), several("a"))
    assert then.result.tables[0].usage.calls == 2
    with sockets_closed():
        outcome = run(session("http://127.0.0.1:9/v1", None, "replay", tmp_path), several("a"))
    assert outcome.result == then.result


# --- Templates ---


def test_own_templates_shadow_those_shipped(tmp_path: Path) -> None:
    shipped = load_prompts()
    (tmp_path / "extract.prompty").write_text(
        shipped.extract.source.replace("You turn a news", "You do turn a news"), encoding="utf-8"
    )
    own = load_prompts(tmp_path)
    assert own.extract.hash != shipped.extract.hash
    assert own.repair.hash == shipped.repair.hash
    assert own.attributes == shipped.attributes


def test_a_folder_of_templates_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="none is no folder of templates"):
        load_prompts(tmp_path / "none")


def test_the_endpoint_of_these_tests_answers_for_any_article() -> None:
    assert json.loads(of_article("[1] Two boats sank.\n[2] One was found."))["claims"]
