"""Recording and replay of the model's answers, through openai's client and a loopback server."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from openai import APIConnectionError
from taping import (
    SETTINGS,
    WHEN,
    Endpoint,
    asking,
    completion,
    connection,
    echo,
    home,
    recorded,
    request,
    run,
    serving,
    sockets_closed,
)

from factgen.calls import Reply
from factgen.cassettes import record, replay
from factgen.cassettes.files import load, read
from factgen.errors import UsageError
from factgen.wire import body


@pytest.fixture(name="endpoint")
def _endpoint() -> Iterator[Endpoint]:
    with serving() as endpoint:
        yield endpoint


def test_a_file_says_what_was_sent_and_what_came_back(tmp_path: Path) -> None:
    recorded(tmp_path, [request()])

    path = tmp_path / "extract" / "aaaaaaaa" / "lake.json"
    text = path.read_text(encoding="utf-8")
    file = json.loads(text)
    assert text.startswith('{\n  "schema_version": 1,\n  "manifest": {\n    "template": "extract"')
    assert list(file) == ["schema_version", "manifest", "interactions"]
    manifest = file["manifest"]
    assert list(manifest) == [
        *("template", "template_hash", "schema_hash", "subject", "text_hash", "model", "mode"),
        *("temperature", "seed", "max_tokens", "recorded", "factgen", "seal"),
    ]
    assert manifest["recorded"] == "2026-11-22T08:30:00+00:00"
    assert (manifest["temperature"], manifest["seed"], manifest["max_tokens"]) == (0.0, 7, 900)
    (item,) = file["interactions"]
    assert item["request"] == {
        "method": "POST",
        "path": "/chat/completions",
        "body": body(request(), SETTINGS),
    }
    assert item["response"]["status"] == 200
    assert item["response"]["headers"] == {"content-type": "application/json"}
    assert item["response"]["body"]["choices"][0]["message"]["content"]


def test_what_was_recorded_is_replayed_without_a_socket(tmp_path: Path) -> None:
    requests = [request("lake"), request("dam", "The dam held — “just”.")]
    paths = {home(tmp_path, one) for one in requests}
    with serving() as endpoint, record(tmp_path, SETTINGS, now=lambda: WHEN) as tape:
        live = run(tape, requests, endpoint.url)
        assert tape.used == paths

    keyless = SETTINGS.model_copy(update={"api_key": None})
    with sockets_closed(), replay(tmp_path, keyless) as tape:
        replayed = run(tape, requests, settings=keyless)
        assert tape.used == paths
    assert replayed == live


def test_the_guard_of_these_tests_closes_sockets(endpoint: Endpoint) -> None:
    async def main() -> None:
        async with connection(endpoint.url) as client:
            await asking(client, SETTINGS)(request())

    with sockets_closed(), pytest.raises(APIConnectionError):
        asyncio.run(main())
    assert endpoint.sent == []
    asyncio.run(main())
    assert len(endpoint.sent) == 1


def test_what_is_recorded_is_not_asked_again(tmp_path: Path, endpoint: Endpoint) -> None:
    recorded(tmp_path, [request("lake")])
    before = home(tmp_path, request("lake")).read_bytes()

    with record(tmp_path, SETTINGS, now=lambda: WHEN.replace(year=2027)) as tape:
        run(tape, [request("lake"), request("dam")], endpoint.url)

    assert [sent["messages"] for sent in endpoint.sent] == [
        body(request("dam"), SETTINGS)["messages"]
    ]
    assert home(tmp_path, request("lake")).read_bytes() == before


def test_32_articles_at_once_get_their_own_answers(tmp_path: Path) -> None:
    requests = [request(f"article-{n}", f"There were {n} boats.") for n in range(32)]
    recorded(tmp_path, requests)
    assert len(load([tmp_path]).recordings) == 32

    with sockets_closed(), replay(tmp_path, SETTINGS) as tape:
        replies = run(tape, list(reversed(requests)))
    expected = [["[1]", "There", "were", str(n), "boats."] for n in reversed(range(32))]
    assert [reply.answer.words for reply in replies] == expected


def test_the_same_request_can_be_asked_twice(tmp_path: Path, endpoint: Endpoint) -> None:
    answers = iter(["one", "two"])
    endpoint.answering = lambda _: (200, completion(json.dumps({"words": [next(answers)]})))
    with record(tmp_path, SETTINGS, now=lambda: WHEN) as tape:
        live = run(tape, [request(), request()], endpoint.url)
    assert len(endpoint.sent) == 1

    with replay(tmp_path, SETTINGS) as tape:
        assert run(tape, [request(), request(), request()]) == [live[0]] * 3
    assert live[0] == live[1]


def test_two_articles_of_one_text_have_a_file_each(tmp_path: Path, endpoint: Endpoint) -> None:
    twins = [request("lake"), request("lake-again")]
    with record(tmp_path, SETTINGS, now=lambda: WHEN) as tape:
        run(tape, twins, endpoint.url)
    assert set(load([tmp_path]).recordings) == {home(tmp_path, twin) for twin in twins}


def test_several_calls_of_an_article_stand_in_order_of_sending(
    tmp_path: Path, endpoint: Endpoint
) -> None:
    windows = [request(text=text) for text in ("First half.", "Second half.")]

    def second_half_first(sent: dict[str, Any]) -> tuple[int, Any]:
        if "First" in sent["messages"][-1]["content"]:
            second_sent.wait(5)
        else:
            second_sent.set()
        return echo(sent)

    second_sent = threading.Event()
    endpoint.answering = second_half_first
    with record(tmp_path, SETTINGS, now=lambda: WHEN) as tape:
        run(tape, windows, endpoint.url)

    (recording,) = load([tmp_path]).recordings.values()
    assert [item.request.body for item in recording.interactions] == [
        body(window, SETTINGS) for window in windows
    ]
    with replay(tmp_path, SETTINGS) as tape:
        first, second = run(tape, windows)
    assert (first.answer.words[1], second.answer.words[1]) == ("First", "Second")


def test_an_answer_that_was_asked_for_again_is_kept(tmp_path: Path, endpoint: Endpoint) -> None:
    def wrong_at_first(sent: dict[str, Any]) -> tuple[int, Any]:
        right = len(sent["messages"]) > 2
        return 200, completion('{"words": ["right"]}' if right else '{"words": "wrong"}')

    endpoint.answering = wrong_at_first
    with record(tmp_path, SETTINGS, now=lambda: WHEN) as tape:
        live = run(tape, [request()], endpoint.url)
    assert len(read(tmp_path, home(tmp_path, request())).interactions) == 2

    with sockets_closed(), replay(tmp_path, SETTINGS) as tape:
        assert run(tape, [request()]) == live


def test_a_cut_answer_is_kept(tmp_path: Path, endpoint: Endpoint) -> None:
    endpoint.answering = lambda _: (200, completion('{"words": ["a", "b', finish="length"))
    with record(tmp_path, SETTINGS, now=lambda: WHEN) as tape:
        (live,) = run(tape, [request()], endpoint.url)
    with replay(tmp_path, SETTINGS) as tape:
        (replayed,) = run(tape, [request()])
    assert str(live) == str(replayed) == "cut"


NOT_KEPT = {
    "refused key": (401, {"error": {"message": "no"}}),
    "too many requests": (429, {"error": {"message": "later"}}),
    "server fault": (500, b"oops"),
    "no JSON": (200, b"<html>welcome</html>"),
    "an error with status 200": (200, {"error": {"message": "overloaded"}}),
    "no choice": (200, {**completion("{}"), "choices": []}),
    "a choice without message": (200, {**completion("{}"), "choices": [{"index": 0}]}),
}


@pytest.mark.parametrize("answer", NOT_KEPT.values(), ids=NOT_KEPT.keys())
def test_errors_are_not_kept(tmp_path: Path, endpoint: Endpoint, answer: tuple[int, Any]) -> None:
    endpoint.answering = lambda _: answer
    with record(tmp_path, SETTINGS, now=lambda: WHEN) as tape:
        (failed,) = run(tape, [request()], endpoint.url)
        assert isinstance(failed, Exception)
        assert not list(tmp_path.rglob("*.json"))
        endpoint.answering = echo
        (reply,) = run(tape, [request()], endpoint.url)
    assert isinstance(reply, Reply)
    assert len(read(tmp_path, home(tmp_path, request())).interactions) == 1


def test_a_compressed_answer_is_kept_as_json(tmp_path: Path, endpoint: Endpoint) -> None:
    endpoint.gzip = True
    with record(tmp_path, SETTINGS, now=lambda: WHEN) as tape:
        live = run(tape, [request()], endpoint.url)
    with replay(tmp_path, SETTINGS) as tape:
        assert run(tape, [request()]) == live


def test_half_a_surrogate_pair_survives(tmp_path: Path, endpoint: Endpoint) -> None:
    endpoint.answering = lambda _: (200, completion('{"words": ["\ud83d"]}'))
    with record(tmp_path, SETTINGS, now=lambda: WHEN) as tape:
        run(tape, [request()], endpoint.url)
    (item,) = read(tmp_path, home(tmp_path, request())).interactions
    content = item.response.body["choices"][0]["message"]["content"]
    assert content == '{"words": ["\ud83d"]}'


def test_an_interrupted_run_keeps_what_it_heard(tmp_path: Path, endpoint: Endpoint) -> None:
    def interrupted() -> None:
        with record(tmp_path, SETTINGS, now=lambda: WHEN) as tape:
            run(tape, [request("lake")], endpoint.url)
            assert read(tmp_path, home(tmp_path, request("lake")))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    with replay(tmp_path, SETTINGS) as tape:
        (reply,) = run(tape, [request("lake")])
    assert isinstance(reply, Reply)


def write_half(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data[: len(data) // 2])
    raise OSError(28, "No space left on device")


def replace_nothing(path: Path, target: Path) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize(
    ("step", "failing"), [("write_bytes", write_half), ("replace", replace_nothing)]
)
def test_a_file_is_written_whole_or_not_at_all(
    tmp_path: Path,
    endpoint: Endpoint,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    failing: Callable[..., None],
) -> None:
    recorded(tmp_path, [request()])
    before = home(tmp_path, request()).read_bytes()

    monkeypatch.setattr(Path, step, failing)
    with record(tmp_path, SETTINGS, now=lambda: WHEN) as tape:
        new = [request(text="Another half."), request("dam")]
        errors = run(tape, new, endpoint.url)

    assert [type(error) for error in errors] == [UsageError, UsageError]
    assert "No space left on device" in str(errors[0])
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files == [home(tmp_path, request())]
    assert files[0].read_bytes() == before


def test_answers_that_are_no_longer_asked_are_replaced(tmp_path: Path) -> None:
    recorded(tmp_path, [request("lake", "Old text."), request("dam")])
    old_prompt = request("lake", "Old text.", template_hash="b" * 64)
    recorded(tmp_path, [old_prompt])
    dam = home(tmp_path, request("dam")).read_bytes()

    recorded(tmp_path, [request("lake", "New text.")])

    (item,) = read(tmp_path, home(tmp_path, request("lake"))).interactions
    assert item.request.body["messages"][-1]["content"] == "[1] New text."
    assert home(tmp_path, request("dam")).read_bytes() == dam
    assert set(load([tmp_path]).recordings) == {
        home(tmp_path, request("lake")),
        home(tmp_path, request("dam")),
    }


def test_a_run_that_failed_takes_nothing_out(tmp_path: Path, endpoint: Endpoint) -> None:
    first, second = (request(text=text) for text in ("First half.", "Second half."))
    recorded(tmp_path, [first, second])

    def fails_late(sent: dict[str, Any]) -> tuple[int, Any]:
        return (500, b"") if "Second" in sent["messages"][-1]["content"] else echo(sent)

    endpoint.answering = fails_late
    changed = [request(text=text) for text in ("First half!", "Second half!")]
    with record(tmp_path, SETTINGS, now=lambda: WHEN) as tape:
        run(tape, changed, endpoint.url)
    with replay(tmp_path, SETTINGS) as tape:
        assert all(isinstance(r, Reply) for r in run(tape, [first, second, changed[0]]))


def test_a_folder_that_cannot_be_made_is_refused_at_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    folder = tmp_path / "file" / "folder"
    with pytest.raises(UsageError, match="cannot be made"):
        record(folder, SETTINGS, now=lambda: WHEN).__enter__()


def test_a_folder_that_cannot_be_written_to_is_refused_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(UsageError, match="recordings cannot be written there"):
        record(tmp_path, SETTINGS, now=lambda: WHEN).__enter__()


def test_vcrpy_logs_no_answers(
    tmp_path: Path, endpoint: Endpoint, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with record(tmp_path, SETTINGS, now=lambda: WHEN) as tape:
        run(tape, [request()], endpoint.url)
    with replay(tmp_path, SETTINGS) as tape:
        run(tape, [request()])
    assert [entry for entry in caplog.records if entry.name.startswith("vcr")] == []
