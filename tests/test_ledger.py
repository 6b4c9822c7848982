"""The ledger: nothing is paid for twice, a killed run goes on, and no key is in it."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from answers import COST, WRONG, Fake, again, aground, always, hurt, repair, table
from builders import article, sha256
from pydantic import SecretStr

from factgen.calls import AsyncAsk, Reply, Request
from factgen.errors import AnswerCut, CallError, UsageError
from factgen.extraction import first_request
from factgen.ledger import FILE, Ledger, opened
from factgen.models import Article, Failure, Usage
from factgen.run import Result, Runner
from factgen.session import load_prompts
from factgen.settings import ExtractSettings, ModelSettings

KEY = "sk-ledger-Qx7mPz2LrT9v"
MODEL = ModelSettings(model="m", api_key=SecretStr(KEY), base_url="http://user:pw@127.0.0.1:9/v1")
PROMPTS = load_prompts()
CUT = AnswerCut("ferry: the answer was cut", Usage(calls=1, output_tokens=900), 900)


def when() -> datetime:
    return datetime(2026, 11, 21, 17, 0, tzinfo=UTC)


def several(count: int) -> list[Article]:
    """Articles that differ in a sentence."""
    found = []
    for n in range(count):
        made = article()
        text = f"{made.text} Boat {n}."
        found.append(
            made.model_copy(update={"id": f"ferry-{n}", "text": text, "sha256": sha256(text)})
        )
    return found


@contextmanager
def ledger(folder: Path) -> Iterator[Ledger]:
    with opened(folder, when) as found:
        yield found


def run(
    folder: Path,
    ask: AsyncAsk,
    articles: list[Article],
    *,
    model: ModelSettings = MODEL,
    jobs: int = 1,
    **settings: int,
) -> tuple[Result, int]:
    """The result of a run, and how many requests the ledger let through."""
    asked = 0

    async def counted(request: Request) -> Reply:
        nonlocal asked
        asked += 1
        return await ask(request)

    with ledger(folder) as kept:
        wrapped = kept.wrap(counted, model)
        runner = Runner(wrapped, PROMPTS, ExtractSettings(**settings), jobs, ledger=kept)
        return asyncio.run(runner.run(articles)), asked


def rows(folder: Path, query: str) -> list[Any]:
    with closing(sqlite3.connect(folder / FILE)) as connection:
        return connection.execute(query).fetchall()


# --- Nothing twice ---


def test_the_same_command_again_asks_nothing(tmp_path: Path) -> None:
    first = Fake(table(aground(), hurt(**WRONG)), repair(again(hurt(), 2)))
    then, asked = run(tmp_path, first.later, [article()])
    assert asked == 2
    again_, asked = run(tmp_path, Fake().later, [article()])
    assert asked == 0
    assert again_ == then, "usage too: what the table cost, whoever paid"


def test_a_cut_answer_is_not_paid_for_again(tmp_path: Path) -> None:
    script = (CUT, CUT, table(aground()), table(hurt(), events=[]))
    then, asked = run(tmp_path, Fake(*script).later, [article()])
    assert (then.tables[0].windows, asked) == (2, 4)
    again_, asked = run(tmp_path, Fake().later, [article()])
    assert (again_, asked) == (then, 0)


def test_a_prompt_that_was_too_long_cost_nothing_and_is_tried_again(tmp_path: Path) -> None:
    too_long = AnswerCut("ferry: the prompt is too long")
    run(tmp_path, Fake(too_long, table(), table()).later, [article()])
    _, asked = run(tmp_path, Fake(table(aground())).later, [article()])
    assert asked == 1


CHANGES: dict[str, Callable[[Request], Request]] = {
    "text": lambda r: replace(r, text_hash=sha256("other")),
    "messages": lambda r: replace(r, messages=r.messages[:1]),
    "limit": lambda r: r.limited(77),
    "shape": lambda r: replace(r, answer=type(repair())),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_another_request_is_asked(tmp_path: Path, change: Callable[[Request], Request]) -> None:
    plain = first_request(article(), PROMPTS)
    fake = always(lambda r: repair() if r.answer is type(repair()) else table())
    with ledger(tmp_path) as kept:
        ask = kept.wrap(fake.later, MODEL)
        for request in (plain, plain, change(plain), change(plain)):
            asyncio.run(_of(ask, request))
        assert len(fake.asked) == 2


async def _of(ask: AsyncAsk, request: Request) -> object:
    return await ask(request)


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        ({"model": "n"}, 1),
        ({"temperature": 0.5}, 1),
        ({"seed": 1}, 1),
        ({"mode": "json"}, 1),
        ({"api_key": SecretStr("another")}, 0),
        ({"base_url": "http://127.0.0.1:10/v1"}, 0),
        ({"jobs": 3, "timeout": 9.0, "retries": 0}, 0),
    ],
    ids=str,
)
def test_what_makes_another_call(tmp_path: Path, change: dict[str, Any], asked: int) -> None:
    run(tmp_path, Fake(table()).later, [article()])
    other = MODEL.model_copy(update=change)
    assert run(tmp_path, Fake(table()).later, [article()], model=other)[1] == asked


def test_only_keep_asks_always(tmp_path: Path) -> None:
    run(tmp_path, Fake(table()).later, [article()])
    with ledger(tmp_path) as kept:
        fake = Fake(table(), table())
        ask = kept.wrap(fake.later, MODEL, only_keep=True)
        for _ in range(2):
            asyncio.run(_of(ask, first_request(article(), PROMPTS)))
        assert len(fake.asked) == 2
    assert len(rows(tmp_path, "SELECT * FROM calls")) == 1


def test_two_articles_of_one_text_are_paid_for_once(tmp_path: Path) -> None:
    twins = [article(), article().model_copy(update={"id": "twin"})]
    result, asked = run(tmp_path, Fake(table(aground())).later, twins)
    assert asked == 1
    assert [made.claims[0].article for made in result.tables] == ["ferry", "twin"]


# --- Killed, failed, mended ---


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), SystemExit(3)], ids=repr)
@pytest.mark.parametrize("jobs", [1, 4])
def test_a_killed_run_goes_on(tmp_path: Path, stop: BaseException, jobs: int) -> None:
    articles = several(5)
    killed = Fake(table(aground()), table(aground()), stop)
    with pytest.raises(type(stop)):
        run(tmp_path, killed.later, articles, jobs=jobs)
    kept = len(rows(tmp_path, "SELECT * FROM calls"))
    assert kept == 2, "what was answered is kept"
    rest = always(lambda _: table(aground()))
    result, asked = run(tmp_path, rest.later, articles, jobs=jobs)
    assert asked == len(rest.asked) == 3
    assert [made.article.id for made in result.tables] == [a.id for a in articles]
    assert not {r.subject for r in rest.asked} & {r.subject for r in killed.asked[:2]}


def test_a_run_killed_between_answer_and_repair_asks_for_the_repair_alone(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        run(tmp_path, Fake(table(hurt(**WRONG)), KeyboardInterrupt()).later, [article()])
    rest = Fake(repair(again(hurt(), 1)))
    result, asked = run(tmp_path, rest.later, [article()])
    assert ([r.template for r in rest.asked], asked) == (["repair"], 1)
    assert result.tables[0].repaired == 1


def test_a_failed_article_may_succeed_later(tmp_path: Path) -> None:
    result, _ = run(tmp_path, Fake(CallError("ferry: filtered")).later, [article()])
    assert result.failures == (Failure(subject="ferry", reason="filtered"),)
    with ledger(tmp_path) as kept:
        assert kept.tables() == ()
    assert rows(tmp_path, "SELECT id, state FROM articles") == [("ferry", "failed")]
    result, _ = run(tmp_path, Fake(table(aground())).later, [article()])
    assert result.failures == ()
    with ledger(tmp_path) as kept:
        assert kept.tables() == result.tables
    assert rows(tmp_path, "SELECT id, state FROM articles") == [("ferry", "done")]


def test_a_table_is_not_lost_to_a_later_failure(tmp_path: Path) -> None:
    result, _ = run(tmp_path, Fake(table(aground())).later, [article()])
    other = MODEL.model_copy(update={"model": "n"})
    failed, _ = run(tmp_path, Fake(CallError("no")).later, [article()], model=other)
    assert len(failed.failures) == 1
    with ledger(tmp_path) as kept:
        assert kept.tables() == result.tables


def test_tables_come_by_id_and_the_latest_counts(tmp_path: Path) -> None:
    first, second = several(2)
    run(tmp_path, Fake(table(), table()).later, [second, first])
    run(
        tmp_path,
        Fake(table(aground()), table()).later,
        [first.model_copy(update={"published": "2021-03-09"})],
    )
    with ledger(tmp_path) as kept:
        assert [(t.article.id, len(t.claims)) for t in kept.tables()] == [
            ("ferry-0", 1),
            ("ferry-1", 0),
        ]


# --- Folders and versions ---


def _file(folder: Path) -> None:
    folder.write_text("in its place")


def _folder_in_place(folder: Path) -> None:
    (folder / FILE).mkdir(parents=True)


def _no_database(folder: Path) -> None:
    folder.mkdir()
    (folder / FILE).write_text("Dear diary, this is no database at all. " * 100)


@pytest.mark.parametrize(
    "spoil", [_file, _folder_in_place, _no_database], ids=lambda f: f.__name__.strip("_")
)
def test_a_folder_that_cannot_be_used(tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    folder = tmp_path / "out"
    spoil(folder)
    with pytest.raises(UsageError, match=r"^.*out: cannot be used as the output folder.* -o$"):
        run(folder, Fake().later, [article()])


def test_a_folder_below_a_file_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(UsageError, match="Not a directory"):
        run(tmp_path / "out" / "deeper", Fake().later, [article()])


def test_a_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    run(tmp_path / "a" / "b", Fake(table()).later, [article()])
    assert (tmp_path / "a" / "b" / FILE).is_file()


def test_an_error_of_the_run_is_not_taken_for_one_of_the_folder(tmp_path: Path) -> None:
    with pytest.raises(BrokenPipeError), ledger(tmp_path):
        raise BrokenPipeError


def test_a_newer_ledger_is_refused_and_left_alone(tmp_path: Path) -> None:
    run(tmp_path, Fake(table()).later, [article()])
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(UsageError, match=r"run\.sqlite: written by a newer factgen"):
        run(tmp_path, Fake().later, [article()])
    assert (tmp_path / FILE).read_bytes() == before


def test_a_ledger_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    then, _ = run(tmp_path, Fake(table(aground())).later, [article()])
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        connection.executescript("DROP TABLE cuts; PRAGMA user_version = 1;")
    assert run(tmp_path, Fake().later, [article()]) == (then, 0)
    run(tmp_path, Fake(CUT, table()).later, several(1))
    assert len(rows(tmp_path, "SELECT * FROM cuts")) == 1


def test_a_failed_migration_leaves_the_ledger_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(tmp_path, Fake(table()).later, [article()])
    monkeypatch.setattr(
        "factgen.ledger._MIGRATIONS", (*["SELECT 1;"] * 2, "CREATE TABLE x (y); nonsense;")
    )
    with pytest.raises(UsageError, match="nonsense"):
        run(tmp_path, Fake().later, [article()])
    assert rows(tmp_path, "PRAGMA user_version") == [(2,)]
    assert rows(tmp_path, "SELECT name FROM sqlite_master WHERE name = 'x'") == []


def test_no_key_is_in_the_ledger(tmp_path: Path) -> None:
    run(tmp_path, Fake(CUT, table(hurt(**WRONG)), repair()).later, [article()])
    run(tmp_path, Fake(CallError(f"{article().id}: no", COST)).later, several(1))
    for path in tmp_path.rglob("*"):
        data = path.read_bytes()
        assert KEY.encode() not in data
        assert b"user:pw" not in data
        assert b"Bearer" not in data
    assert b"ran aground" in (tmp_path / FILE).read_bytes(), "the article is"


def test_a_call_is_kept_with_what_was_sent_and_answered(tmp_path: Path) -> None:
    answer = table(aground())
    run(tmp_path, Fake(answer).later, [article()])
    ((subject, template, model, request, raw, answered),) = rows(
        tmp_path, "SELECT subject, template, model, request, answer, answered FROM calls"
    )
    assert (subject, template, model) == ("ferry", "extract", "fake-1")
    assert '"ran aground"' in raw
    assert "A ferry ran aground off Norhaven on Sunday evening" in request
    assert answered == "2026-11-21T17:00:00+00:00"
