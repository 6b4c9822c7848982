"""A whole comparison: tables of folders, who answers, the files that it leaves."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import told
from pydantic import SecretStr
from stub_server import Answer, Received, StubServer, chat, fault
from taping import sockets_closed

from factgen import export, prompts
from factgen.answering import Answers
from factgen.attributes import Attributes
from factgen.comparing import Compared, Comparing, load_templates, run, tables_of
from factgen.comparison import Templates, compare
from factgen.draft import AlignAnswer
from factgen.errors import CassetteMiss, InputError, KeyRefused, TemplateError, UsageError
from factgen.models import ClaimTable, Time
from factgen.settings import ModelSettings

KEY = "sk-compare-Qx7mPz2LrT9v"
FACT_FILES = {"stories.jsonl", "facts.jsonl", "unplaced.jsonl", "facts.csv", "facts.md"}
NOWHERE = "http://127.0.0.1:9/v1"


@cache
def attributes() -> Attributes:
    return prompts.attributes(None)


@cache
def templates() -> Templates:
    return load_templates()


def doubtful() -> tuple[ClaimTable, ...]:
    """Two articles about one event, of which rules are not sure."""
    month = told.event(time=Time(date="2021-03"))
    return told.table("npb", told.hurt(3)), told.table("post", told.hurt(4), events=[month])


def answering(got: Received) -> Answer:
    """They tell of one event; nothing is gathered."""
    prompt = got.body["messages"][-1]["content"]
    if "[group " in prompt:
        return chat(tool=AlignAnswer(questions=[], left=[]).model_dump_json())
    return chat(tool=told.decided(prompt, [("npb", "post")]).model_dump_json())


def plan(
    url: str | None = None,
    folder: Path | None = None,
    answers: Answers = "live",
    cassettes: Path | None = None,
) -> Comparing:
    """A comparison by the model at `url`, or by rules."""
    model = ModelSettings(model="m", base_url=url, api_key=SecretStr(KEY), retries=0)
    return Comparing(
        attributes=attributes(),
        templates=templates(),
        model=model if url else None,
        answers=answers,
        cassettes=[cassettes] if cassettes else (),
        folder=folder,
    )


def stored(folder: Path, *tables: ClaimTable) -> Path:
    export.write(folder, tables, ["jsonl"])
    return folder


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".sqlite")
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def stories(compared: Compared) -> list[set[str]]:
    return [{member.article for member in story.members} for story in compared.table.stories]


# --- Tables of folders ---


def test_tables_of_several_folders(tmp_path: Path) -> None:
    npb, post = doubtful()
    one, two = stored(tmp_path / "one", npb), stored(tmp_path / "two", post)
    assert tables_of([one, two]) == (npb, post)
    assert tables_of([one, one]) == (npb,), "the same folder twice"


def test_an_article_that_is_in_two_folders_counts_once(tmp_path: Path) -> None:
    npb, post = doubtful()
    one, two = stored(tmp_path / "one", npb), stored(tmp_path / "two", npb, post)
    assert tables_of([one, two]) == (npb, post)


def test_two_articles_of_one_name_are_refused(tmp_path: Path) -> None:
    one = stored(tmp_path / "one", told.table("npb", told.hurt(3)))
    two = stored(tmp_path / "two", told.table("npb", told.hurt(4)))
    with pytest.raises(InputError) as raised:
        tables_of([one, two])
    assert str(raised.value).startswith(f"{two}: its article npb is not the one of {one}; ")


def test_folders_without_any_article_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no claim table of any article"):
        tables_of([stored(tmp_path / "one"), stored(tmp_path / "two")])


def altered(folder: Path, file: str, **changes: object) -> Path:
    """The tables of two articles, the first record of `file` changed; None takes its file away."""
    path = stored(folder, *doubtful()) / file
    first, *rest = path.read_text(encoding="utf-8").splitlines()
    record = json.loads(first) | changes
    path.write_text("\n".join([json.dumps(record), *rest]), encoding="utf-8")
    return folder


@pytest.mark.parametrize("file", ["articles.jsonl", "events.jsonl", "claims.jsonl"])
def test_tables_of_another_version_are_named(tmp_path: Path, file: str) -> None:
    with pytest.raises(InputError) as raised:
        tables_of([altered(tmp_path, file, schema_version=9)])
    words = str(raised.value)
    assert words.startswith(f"{tmp_path / file}:1: its schema_version is 9, this factgen reads 1")


def test_a_claim_about_an_event_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError) as raised:
        tables_of([altered(tmp_path, "claims.jsonl", event="flood")])
    where = tmp_path / "claims.jsonl"
    assert str(raised.value).startswith(
        f"{where}:1: claim npb:0001 is about the event 'flood', which is not there"
    )


def test_a_folder_that_is_none_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"articles\.jsonl: is not there; give a folder"):
        tables_of([tmp_path])


# --- By rules ---


def test_rules_alone_need_no_model_and_keep_no_ledger(tmp_path: Path) -> None:
    tables = doubtful()
    with sockets_closed():
        compared = run(plan(folder=tmp_path), tables)
    assert compared == Compared(compare(tables, attributes()))
    assert set(files(tmp_path)) == FACT_FILES
    assert not (tmp_path / "run.sqlite").exists()
    assert export.read_facts(stored(tmp_path, *tables)) == compared.table


def test_without_a_folder_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run(plan(), doubtful())
    assert files(tmp_path) == {}


def test_the_claim_tables_are_brought_so_that_the_folder_stands_alone(tmp_path: Path) -> None:
    tables = doubtful()
    how = replace(plan(folder=tmp_path), brings=True)
    run(how, tables)
    assert tables_of([tmp_path]) == tables
    before = files(tmp_path)
    run(how, tables)
    assert files(tmp_path) == before, "the same again writes the same bytes"


def test_tables_that_would_be_lost_are_refused_before_anything_is_written(tmp_path: Path) -> None:
    npb, post = doubtful()
    for own in (told.table("npb", told.hurt(9)), told.table("else", told.hurt(9))):
        folder = stored(tmp_path / own.article.id, own)
        before = files(folder)
        with pytest.raises(UsageError) as raised:
            run(replace(plan(folder=folder), brings=True), [npb, post])
        words = f"{folder}: its table of article {own.article.id} is none of those compared"
        assert str(raised.value).startswith(words)
        assert files(folder) == before


# --- Fixed by hand ---


def fixed(folder: Path, text: str) -> Path:
    path = folder / "fixes.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_is_fixed_by_hand_rules(tmp_path: Path) -> None:
    path = fixed(tmp_path, "apart: [[npb/fire, post/fire]]")
    with StubServer(answering) as server:
        for url in (None, server.base_url):
            compared = run(replace(plan(url), stories=path), doubtful())
            assert stories(compared) == [{"npb"}, {"post"}]
            assert all("by hand" in story.reason for story in compared.table.stories)


def test_faults_in_it_are_told_before_anything_is_asked_or_written(tmp_path: Path) -> None:
    path = fixed(tmp_path, "same: [[npb/fire, post/flood]]")
    out = tmp_path / "out"
    with StubServer(answering) as server, pytest.raises(InputError, match=r"fixes\.yaml:1: "):
        run(replace(plan(server.base_url, out), stories=path, brings=True), doubtful())
    assert (server.received, out.exists()) == ([], False)


# --- A model, a ledger, recordings ---


def test_a_model_answers_and_what_it_cost_is_counted(tmp_path: Path) -> None:
    with StubServer(answering) as server:
        compared = run(plan(server.base_url, tmp_path), doubtful())
    assert stories(compared) == [{"npb", "post"}]
    assert "so they tell" in compared.table.stories[0].reason
    assert compared.asked == len(server.received) == compared.table.usage.calls > 0
    sent = sum(len(got.raw) for got in server.received)
    assert abs(compared.sent - sent) < 0.1 * sent
    assert {got.headers["authorization"] for got in server.received} == {f"Bearer {KEY}"}
    assert all(KEY.encode() not in text for text in files(tmp_path).values())


def test_the_same_again_asks_nothing_and_writes_the_same_bytes(tmp_path: Path) -> None:
    with StubServer(answering) as server:
        then = run(plan(server.base_url, tmp_path), doubtful())
    before = files(tmp_path)
    with sockets_closed():
        again = run(plan(NOWHERE, tmp_path), doubtful())
    assert (again.table, again.asked) == (then.table, 0)
    assert files(tmp_path) == before


def test_a_call_that_fails_is_listed_and_rules_decide() -> None:
    with StubServer([chat(tool="{}")]) as server:
        compared = run(plan(server.base_url), doubtful())
    (failure,) = compared.table.failures
    assert (failure.subject, failure.code) == ("npb.fire", 1)
    assert failure.reason.endswith("what the link template was to settle is left to rules")
    assert compared.table.facts == compare(doubtful(), attributes()).facts


def test_a_key_that_is_refused_ends_it_and_writes_nothing(tmp_path: Path) -> None:
    with StubServer([fault(401)]) as server, pytest.raises(KeyRefused):
        run(plan(server.base_url, tmp_path), doubtful())
    assert files(tmp_path) == {}


def test_no_more_calls_at_once_than_jobs_allow() -> None:
    towns = ("Norhaven", "Lindby", "Austerwik", "Zell", "Ostby", "Halm")
    tables = []
    for town in towns:
        for name, time in (
            (f"a-{town}", Time(date="2021-03-03")),
            (f"b-{town}", Time(date="2021-03")),
        ):
            event = told.event(label=f"fire in {town}", place=town, time=time)
            tables.append(told.table(name, told.hurt(len(town)), events=[event]))
    with StubServer([replace(fault(400), delay=0.02)]) as server:
        how = plan(server.base_url)
        assert how.model
        compared = run(replace(how, model=how.model.model_copy(update={"jobs": 2})), tables)
    assert len(compared.table.failures) == len(towns)
    assert server.most_in_flight <= 2


def test_a_recorded_comparison_replays_without_a_socket(tmp_path: Path) -> None:
    with StubServer(answering) as server:
        then = run(plan(server.base_url, None, "record", tmp_path), doubtful())
    assert {path.name for path in then.used} == {"npb.fire.json"}
    with sockets_closed():
        again = run(plan(NOWHERE, None, "replay", tmp_path), doubtful())
    assert again.table == then.table
    assert again.used == then.used


def test_a_recording_that_is_missing_or_stale_ends_it_and_names_the_story(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with pytest.raises(CassetteMiss) as missing:
        run(plan(NOWHERE, out, "replay", tmp_path / "none"), doubtful())
    assert missing.value.exit_code == 2
    assert "npb.fire" in str(missing.value)
    with StubServer(answering) as server:
        run(plan(server.base_url, None, "record", tmp_path / "tapes"), doubtful())
    other = told.table("npb", told.hurt(7))
    with pytest.raises(CassetteMiss, match=r"npb\.fire: recorded for another text"):
        run(plan(NOWHERE, out, "replay", tmp_path / "tapes"), [other, *doubtful()[1:]])
    assert files(out) == {}


# --- Templates ---


def test_own_templates_shadow_those_shipped(tmp_path: Path) -> None:
    source = prompts.find("link").source.replace(
        "Articles of different", "All articles of different"
    )
    (tmp_path / "link.prompty").write_text(source, encoding="utf-8")
    own = load_templates(tmp_path)
    assert own.link.hash != templates().link.hash
    assert own.align == templates().align
    with pytest.raises(TemplateError):
        load_templates(tmp_path / "none")
