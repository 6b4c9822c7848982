"""The client against a real server on the loopback: what goes out, what comes back, each fault."""

from __future__ import annotations

import asyncio
import json
import logging
import math
import re
import socket
import time
from collections.abc import Iterator
from email.utils import formatdate
from typing import Any, Literal, NamedTuple

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, SecretStr
from stub_server import DROP, PAGE, Answer, FakeClock, Received, Script, StubServer, chat, fault

from factgen import tokens, wire
from factgen.calls import Message, Reply, Request
from factgen.client import Client
from factgen.errors import (
    AnswerCut,
    AnswerFiltered,
    AnswerInvalid,
    AnswerRefused,
    CallError,
    CassetteMiss,
    EndpointError,
    FactgenError,
    KeyRefused,
    UsageError,
)
from factgen.models import Usage
from factgen.retrying import retry_after
from factgen.settings import Mode, ModelSettings

KEY = "sk-stub-4711"
ARTICLE = "The harbour of Oldport is closed since noon."
MODES: tuple[Mode, ...] = ("tools", "json_schema", "json", "md_json")


class Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    sentence: int
    side: Literal["north", "south"] = "north"


class Rows(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    rows: list[Row]


GOOD = '{"rows": [{"sentence": 3, "side": "south"}]}'
BAD = '{"rows": [{"sentence": "third", "side": "south"}]}'


def request(subject: str = "oldport", **changes: Any) -> Request:
    fields: dict[str, Any] = {
        "template": "extract",
        "template_hash": "0" * 64,
        "subject": subject,
        "text_hash": "1" * 64,
        "messages": (Message("system", "Find rows."), Message("user", ARTICLE)),
        "answer": Rows,
    }
    return Request(**{**fields, **changes})


def settings(base_url: str | None, **changes: Any) -> ModelSettings:
    fields: dict[str, Any] = {"model": "stub", "base_url": base_url, "api_key": SecretStr(KEY)}
    return ModelSettings(**{**fields, **changes})


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


class Outcome(NamedTuple):
    """What became of the calls of one test."""

    results: list[Reply | BaseException]
    server: StubServer
    clock: FakeClock

    @property
    def reply(self) -> Reply:
        (result,) = self.results
        assert isinstance(result, Reply), repr(result)
        return result

    @property
    def error(self) -> FactgenError:
        (result,) = self.results
        assert isinstance(result, FactgenError), repr(result)
        return result

    @property
    def bodies(self) -> list[dict[str, Any]]:
        return [got.body for got in self.server.received]


async def all_of(
    asked: list[Request], chosen: ModelSettings, clock: FakeClock
) -> list[Reply | BaseException]:
    async with Client(chosen, sleep=clock.sleep, clock=clock, jitter=lambda: 0.0) as client:
        return await asyncio.gather(*map(client.ask, asked), return_exceptions=True)


def run(script: Script, *asked: Request, **changes: Any) -> Outcome:
    """The outcome of asking a server that answers by `script`."""
    clock = FakeClock()
    with StubServer(script, clock=clock) as server:
        chosen = settings(server.base_url, **changes)
        results = asyncio.run(all_of(list(asked) or [request()], chosen, clock))
    return Outcome(results, server, clock)


def good(mode: Mode, text: str = GOOD) -> Answer:
    """`text` as a model answers in `mode`."""
    if mode == "tools":
        return chat(tool=text)
    return chat(f"```json\n{text}\n```" if mode == "md_json" else text)


# What goes out


@pytest.mark.parametrize("mode", MODES)
def test_the_body_is_the_one_that_wire_builds(mode: Mode) -> None:
    got = run([good(mode)], mode=mode, temperature=0.5, seed=7, max_tokens=900)
    chosen = settings("x", mode=mode, temperature=0.5, seed=7, max_tokens=900)
    assert got.bodies == [wire.body(request(), chosen)]
    assert got.server.received[0].path == "/v1/chat/completions"


@pytest.mark.parametrize("mode", MODES)
def test_a_reask_shows_the_last_answer_and_its_faults_in_our_words(mode: Mode) -> None:
    got = run([good(mode, BAD), good(mode, '{"rows": 1}'), good(mode)], mode=mode)
    first = wire.body(request(), settings("x", mode=mode))

    def again(raw: str, wrong: list[str]) -> dict[str, Any]:
        extra = [{"role": m.role, "content": m.content} for m in wire.reask(raw, wrong)]
        return {**first, "messages": first["messages"] + extra}

    assert got.bodies == [
        first,
        again(BAD, ["rows.0.sentence: int parsing"]),
        again('{"rows": 1}', ["rows: list type"]),
    ]
    assert got.reply.raw == GOOD


@pytest.mark.parametrize("mode", MODES)
def test_no_text_of_a_library_goes_out(mode: Mode) -> None:
    got = run([good(mode, BAD), good(mode, "no JSON"), good(mode)], mode=mode)
    sent = b"".join(received.raw for received in got.server.received).decode().lower()
    for foreign in ("pydantic", "recall the function", "genius", "validation error", "codeblock"):
        assert foreign not in sent
    assert len(got.bodies) == 3


def test_strict_is_sent_where_a_mode_knows_it() -> None:
    (tools,) = run([good("tools")], mode="tools").bodies
    (schema,) = run([good("json_schema")], mode="json_schema").bodies
    assert tools["tools"][0]["function"]["strict"] is True
    assert schema["response_format"]["json_schema"]["strict"] is True


def test_the_key_goes_out_and_the_environments_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-other")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    given_key = run([good("tools")]).server.received[0].headers["authorization"]
    no_key = run([good("tools")], api_key=None).server.received[0].headers["authorization"]
    assert (given_key, no_key) == (f"Bearer {KEY}", "Bearer none")


def test_without_a_base_url_the_hosted_api_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    hosts = []

    async def handle(_: object, sent: httpx2.Request) -> httpx2.Response:
        hosts.append(sent.url.host)
        return httpx2.Response(200, json=json.loads(chat(tool=GOOD).body))

    monkeypatch.setattr(httpx2.AsyncHTTPTransport, "handle_async_request", handle)
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    (reply,) = asyncio.run(all_of([request()], settings(None), FakeClock()))
    assert isinstance(reply, Reply)
    assert hosts == ["api.openai.com"]


def test_no_cookie_is_sent_back() -> None:
    baker = chat(tool=GOOD, headers={"Set-Cookie": "__cf_bm=abc; path=/"})
    got = run([baker], request("a"), request("b"), request("c"), jobs=1)
    assert len(got.server.received) == 3
    assert all("cookie" not in received.headers for received in got.server.received)


# What comes back


def test_a_reply_holds_answer_raw_model_and_usage() -> None:
    got = run([chat(tool=GOOD, model="stub-2", tokens=(120, 30))])
    assert got.reply == Reply(
        answer=Rows(rows=[Row(sentence=3, side="south")]),
        raw=GOOD,
        model="stub-2",
        usage=Usage(calls=1, input_tokens=120, output_tokens=30),
    )
    assert type(got.reply.answer) is Rows


ACCEPTED = {
    "tool call": ("tools", chat(tool=GOOD)),
    "content where a tool was forced": ("tools", chat(GOOD)),
    "fenced content where a tool was forced": ("tools", chat(f"```json\n{GOOD}\n```")),
    "fence in json mode": ("json", chat(f"Here it is:\n```json\n{GOOD}\n```\nDone.")),
    "fence without a language": ("md_json", chat(f"```\n{GOOD}\n```")),
    "fence that is never closed": ("md_json", chat(f"```json\n{GOOD}")),
    "no fence where one was asked for": ("md_json", chat(f"\n {GOOD}")),
    "no reason to finish, no model": (
        "json",
        Answer(body=json.dumps({"choices": [{"message": {"content": GOOD}}]})),
    ),
    "number as a string": ("json", chat(GOOD.replace("3", '"3"'))),
}


@pytest.mark.parametrize(("mode", "answer"), ACCEPTED.values(), ids=ACCEPTED)
def test_weak_servers_are_understood(mode: Mode, answer: Answer) -> None:
    got = run([answer], mode=mode)
    assert got.reply.answer == Rows(rows=[Row(sentence=3, side="south")])
    assert len(got.bodies) == 1


WRONG_SHAPE = {
    "cut JSON that claims to be whole": chat(tool=GOOD[:-5]),
    "prose": chat("I found one row."),
    "nothing": chat(None),
    "empty arguments": chat(tool=""),
    "a list": chat("[]"),
    "content in parts": Answer(body='{"choices": [{"message": {"content": [{"text": "x"}]}}]}'),
    "an unknown field": chat(tool='{"rows": [], "note": 1}'),
}


@pytest.mark.parametrize("answer", WRONG_SHAPE.values(), ids=WRONG_SHAPE)
def test_a_wrong_shape_is_asked_for_again(answer: Answer) -> None:
    got = run([answer, good("tools")])
    assert got.reply.raw == GOOD
    assert (got.reply.usage.calls, got.reply.usage.reasks) == (2, 1)


def test_an_answer_that_stays_wrong_names_article_and_faults() -> None:
    got = run([chat(tool=BAD)], reasks=2)
    assert isinstance(got.error, AnswerInvalid)
    assert str(got.error) == (
        "oldport: the answer of stub-1 has the wrong shape after 2 re-asks: "
        "rows.0.sentence: int parsing"
    )
    assert got.error.usage == Usage(calls=3, reasks=2, input_tokens=30, output_tokens=15)
    assert len(got.bodies) == 3


def test_of_many_faults_the_first_ten_are_named() -> None:
    rows = ", ".join(12 * ['{"sentence": "x"}'])
    error = run([chat(tool=f'{{"rows": [{rows}]}}')], reasks=0).error
    assert "rows.9.sentence: int parsing; and 2 more" in str(error)


def test_no_reasks_means_one_call() -> None:
    got = run([chat(tool=BAD)], reasks=0)
    assert isinstance(got.error, AnswerInvalid)
    assert len(got.bodies) == 1


def test_usage_is_summed_and_its_roughness_kept() -> None:
    script = [
        chat(tool=BAD, tokens=(100, 20), fingerprint="fp-rough-1"),
        chat(tool=BAD, tokens=None),
        chat(tool=GOOD, tokens=(140, 25)),
    ]
    assert run(script).reply.usage == Usage(
        calls=3, reasks=2, input_tokens=240, output_tokens=45, rough=True
    )


# Errors for good: one call, no retry

FINAL: dict[str, tuple[Answer, type[FactgenError], str]] = {
    "refusal": (chat(refusal="I won't."), AnswerRefused, "oldport: stub-1 refused to answer: I w"),
    "filtered answer": (chat(GOOD, finish="content_filter"), AnswerFiltered, "oldport: the conten"),
    "filtered prompt": (fault(400, code="content_filter"), AnswerFiltered, "oldport: the content"),
    "cut": (chat(tool=GOOD, finish="length"), AnswerCut, "oldport: the answer was cut"),
    "hosted: prompt too long": (
        fault(400, "This model's maximum context length is 8192 tokens."),
        AnswerCut,
        "oldport: the prompt is too long",
    ),
    "llama.cpp: prompt too long": (
        fault(400, "the request exceeds the available context size, try increasing it"),
        AnswerCut,
        "oldport: the prompt is too long",
    ),
    "bad key": (fault(401), KeyRefused, "refused the key (401)"),
    "forbidden": (fault(403), KeyRefused, "refused the key (403)"),
    "no such model": (fault(404, "no such model"), EndpointError, "has no model 'stub'"),
    "no credit": (fault(429, code="insufficient_quota"), EndpointError, "no credit left (429)"),
    "payment": (fault(402), EndpointError, "no credit left (402)"),
    "moved": (Answer(308, headers={"Location": "/x"}), EndpointError, "answered 308. Check --base"),
    "no tools": (
        fault(400, '"auto" tool choice requires --enable-auto-tool-choice'),
        UsageError,
        "does not take --mode tools for 'stub'",
    ),
    "no such format": (
        fault(422, "unknown value", param="response_format.type"),
        UsageError,
        "use another of tools, json_schema, json, md_json. It says: unknown value",
    ),
    "no temperature": (
        fault(400, "Unsupported value", param="temperature"),
        UsageError,
        "does not take this temperature: leave it out. It says: Unsupported value",
    ),
    "other rejection": (fault(400, "Bad image"), CallError, "oldport: http://127.0.0.1"),
}


@pytest.mark.parametrize(("answer", "kind", "words"), FINAL.values(), ids=FINAL)
def test_a_final_error_has_its_name_and_is_not_retried(
    answer: Answer, kind: type[FactgenError], words: str
) -> None:
    got = run([answer])
    assert type(got.error) is kind
    assert words in str(got.error)
    assert KEY not in str(got.error)
    assert len(got.bodies) == 1
    assert got.clock() == 0


@pytest.mark.parametrize(
    "answer", [chat(GOOD, finish="length"), chat(refusal="no"), chat(finish="content_filter")]
)
def test_an_answer_that_is_no_use_is_paid_for_all_the_same(answer: Answer) -> None:
    got = run([chat(tool=BAD), answer])
    assert isinstance(got.error, CallError)
    assert got.error.usage == Usage(calls=2, reasks=1, input_tokens=20, output_tokens=10)


@pytest.mark.parametrize(
    ("mine", "general", "limit"), [(None, None, 0), (None, 90, 90), (50, 90, 50)]
)
def test_a_cut_answer_says_at_what_limit(
    mine: int | None, general: int | None, limit: int | None
) -> None:
    cut = run([chat(GOOD, finish="length")], request(max_tokens=mine), max_tokens=general).error
    assert isinstance(cut, AnswerCut)
    assert cut.limit == limit


def test_a_key_that_the_endpoint_repeats_is_not_shown() -> None:
    error = run([fault(400, f"bad header {KEY}")]).error
    assert "It says: bad header [key]" in str(error)


def test_without_a_key_the_words_say_how_to_give_one() -> None:
    assert "wants a key (401). Set OPENAI_API_KEY." in str(run([fault(401)], api_key=None).error)


@pytest.mark.parametrize("url", ["localhost:8000/v1", "http://", "ftp://x/v1", "http://[x/v1"])
def test_a_base_url_that_is_none_is_refused_at_once(url: str) -> None:
    with pytest.raises(UsageError, match="base URL"):
        Client(settings(url))


def test_a_key_with_a_line_break_is_refused_and_not_shown() -> None:
    with pytest.raises(UsageError) as raised:
        Client(settings(None, api_key=SecretStr(f"{KEY}\n")))
    assert KEY not in str(raised.value)


def test_user_and_password_of_the_base_url_are_not_shown() -> None:
    with StubServer([fault(404)]) as server:
        url = server.base_url.replace("//", "//me:secret@") + "?token=abc"
        (error,) = asyncio.run(all_of([request()], settings(url), FakeClock()))
    assert "has no model" in str(error)
    assert "secret" not in str(error)
    assert "abc" not in str(error)


# Faults that may pass

PASSING = {
    "408": fault(408),
    "409": fault(409),
    "429": fault(429),
    "500": fault(500),
    "503": fault(503),
    "529": fault(529),
    "lost connection": DROP,
    "page of a proxy": PAGE,
    "broken JSON": Answer(body='{"choices": ['),
    "no choices": Answer(body='{"object": "error"}'),
    "empty choices": Answer(body='{"choices": []}'),
    "choices that are no list": Answer(body='{"choices": {"a": 1}}'),
    "a choice without a message": Answer(body='{"choices": [{}]}'),
    "a message that is text": Answer(body='{"choices": [{"message": "hello"}]}'),
}


@pytest.mark.parametrize("answer", PASSING.values(), ids=PASSING)
def test_a_passing_fault_is_retried(answer: Answer) -> None:
    got = run([answer, answer, good("tools")])
    assert got.reply.usage == Usage(calls=1, input_tokens=10, output_tokens=5)
    assert got.clock() == 1 + 2


@pytest.mark.parametrize("answer", PASSING.values(), ids=PASSING)
def test_a_fault_that_stays_is_given_up_with_words(answer: Answer) -> None:
    got = run([answer], retries=2)
    assert type(got.error) is EndpointError
    assert "127.0.0.1" in str(got.error)
    assert "tried 3 times" in str(got.error)
    assert "later" in str(got.error)
    assert len(got.server.received) == 3


def test_the_pauses_double_up_to_a_limit() -> None:
    got = run([fault(500)], retries=8)
    assert got.clock() == 1 + 2 + 4 + 8 + 16 + 32 + 32 + 32


def test_jitter_halves_a_pause_at_most() -> None:
    async def ask(url: str, clock: FakeClock) -> None:
        chosen = settings(url)
        async with Client(chosen, sleep=clock.sleep, clock=clock, jitter=lambda: 1.0) as client:
            await client.ask(request())

    clock = FakeClock()
    with StubServer([fault(500), good("tools")]) as server:
        asyncio.run(ask(server.base_url, clock))
    assert clock() == 0.5


def test_an_answer_that_is_too_slow_is_tried_once_more() -> None:
    got = run([chat(tool=GOOD, delay=5)], timeout=0.2, retries=5)
    assert type(got.error) is EndpointError
    assert "gave no answer within 0.2 s, tried 2 times" in str(got.error)
    assert len(got.server.received) == 2


# Retry-After and the cool-down that all workers share

WAITS = {
    "seconds": ({"Retry-After": "7"}, 7),
    "fraction": ({"Retry-After": "1.5"}, 1.5),
    "milliseconds": ({"retry-after-ms": "1500", "Retry-After": "9"}, 1.5),
    "above what openai obeys": ({"Retry-After": "300"}, 300),
    "the longest": ({"Retry-After": "600"}, 600),
    "zero": ({"Retry-After": "0"}, 1),
    "nonsense": ({"Retry-After": "soon"}, 1),
}


@pytest.mark.parametrize(("headers", "seconds"), WAITS.values(), ids=WAITS)
def test_retry_after_is_obeyed(headers: dict[str, str], seconds: float) -> None:
    got = run([fault(429, headers=headers), good("tools")])
    assert got.reply.raw == GOOD
    assert got.clock() == seconds


def test_retry_after_may_be_a_date() -> None:
    headers = {"Retry-After": formatdate(time.time() + 100, usegmt=True)}
    assert 95 < run([fault(503, headers=headers), good("tools")]).clock() <= 100


def test_a_wait_that_is_too_long_ends_every_call() -> None:
    got = run([fault(429, headers={"Retry-After": "3600"})], *map(request, "abcd"), jobs=1)
    assert [type(result) for result in got.results] == [EndpointError] * 4
    assert "asks for a pause of 3600 s; factgen waits at most 600 s" in str(got.results[3])
    assert len(got.server.received) == 1
    assert got.clock() == 0


def test_nobody_sends_before_the_cool_down_is_over() -> None:
    def script(got: Received) -> Answer:
        if got.at == 0 and "Oldport" in got.raw.decode():
            return fault(429, headers={"Retry-After": "30"})
        return chat(tool=GOOD, delay=0.3 if got.at == 0 else 0)

    other = (Message("user", "elsewhere"),)
    asked = [request("first"), *(request(str(n), messages=other) for n in range(12))]
    got = run(script, *asked, jobs=4)
    assert all(isinstance(result, Reply) for result in got.results)
    times = [received.at for received in got.server.received]
    assert len(times) == 1 + 13
    assert set(times) == {0, 30}
    assert times.count(0) <= 4


@given(st.text(), st.text())
def test_any_header_gives_a_wait_or_none(seconds: str, milliseconds: str) -> None:
    for headers in ({"retry-after": seconds}, {"retry-after-ms": milliseconds}):
        wait = retry_after(headers, now=0.0)
        assert wait is None or 0 < wait < math.inf


@pytest.fixture
def new_york(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "EST+5")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("value", "wait"),
    [
        ("Thu, 01 Jan 1970 00:01:40 GMT", 40.0),
        ("Thu, 01 Jan 1970 00:01:40 -0000", 40.0),
        ("Thu, 01 Jan 1970 00:00:01 GMT", None),
        ("-5", None),
        ("inf", None),
        ("nan", None),
        ("", None),
    ],
)
@pytest.mark.usefixtures("new_york")
def test_retry_after_is_read(value: str, wait: float | None) -> None:
    assert retry_after({"retry-after": value}, now=60.0) == wait


# An endpoint that is not there


@pytest.fixture
def dead_url() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}/v1"


def test_a_dead_endpoint_ends_the_run_of_all_workers(dead_url: str) -> None:
    async def ask(clock: FakeClock) -> list[str]:
        chosen = settings(dead_url, jobs=32, retries=50)
        async with Client(chosen, sleep=clock.sleep, clock=clock, jitter=lambda: 0.0) as client:
            asked = [client.ask(request(str(n))) for n in range(64)]
            errors = await asyncio.gather(*asked, return_exceptions=True)
            errors += await asyncio.gather(client.ask(request()), return_exceptions=True)
        assert {type(error) for error in errors} == {EndpointError}
        return list(map(str, errors))

    clock = FakeClock()
    *errors, late = asyncio.run(ask(clock))
    assert clock() == 10
    assert f"Could not connect to {dead_url}" in late
    assert "--base-url" in late
    assert late in errors  # Known to be dead: nothing more is tried.
    tries = re.search(r"tried (\d+) times", late)
    assert tries
    assert 64 < int(tries[1]) <= 64 * 5


@pytest.mark.parametrize(
    ("retries", "seconds", "tried"),
    [(0, 0, "tried once"), (1, 1, "tried 2 times"), (50, 1 + 2 + 4 + 3, "tried 5 times")],
)
def test_a_dead_endpoint_is_given_up_after_10_s_at_the_latest(
    dead_url: str, retries: int, seconds: float, tried: str
) -> None:
    clock = FakeClock()
    (error,) = asyncio.run(all_of([request()], settings(dead_url, retries=retries), clock))
    assert isinstance(error, EndpointError)
    assert tried in str(error)
    assert clock() == seconds


def test_an_endpoint_that_has_answered_before_gets_the_normal_policy() -> None:
    async def ask(clock: FakeClock) -> BaseException | Reply:
        with StubServer([chat(tool=GOOD, headers={"Connection": "close"})]) as server:
            chosen = settings(server.base_url, retries=6)
            client = Client(chosen, sleep=clock.sleep, clock=clock, jitter=lambda: 0.0)
            await client.ask(request())
        async with client:
            (late,) = await asyncio.gather(client.ask(request()), return_exceptions=True)
        return late

    clock = FakeClock()
    late = asyncio.run(ask(clock))
    assert isinstance(late, EndpointError)
    assert "tried 7 times" in str(late)
    assert clock() == 1 + 2 + 4 + 8 + 16 + 32


# Errors from below the transport


@pytest.mark.parametrize("error", [CassetteMiss("stale: oldport"), UsageError("no")])
def test_a_factgen_error_below_the_transport_comes_out_unchanged(
    error: FactgenError, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = []

    async def handle(*_: object) -> httpx2.Response:
        calls.append(1)
        raise RuntimeError("vcr") from error

    monkeypatch.setattr(httpx2.AsyncHTTPTransport, "handle_async_request", handle)
    clock = FakeClock()
    (raised,) = asyncio.run(all_of([request()], settings("http://127.0.0.1:9/v1"), clock))
    assert raised is error
    assert (len(calls), clock()) == (1, 0)


@pytest.mark.parametrize(("second", "kind"), [(DROP, EndpointError), (chat("no"), AnswerInvalid)])
def test_an_error_that_the_caller_is_handling_is_not_taken_for_the_calls_own(
    second: Answer, kind: type[FactgenError]
) -> None:
    async def ask(url: str) -> None:
        async with Client(settings(url, retries=0, reasks=0)) as client:
            try:
                await client.ask(request())
            except AnswerCut:
                await client.ask(request())

    with StubServer([chat(GOOD, finish="length"), second]) as server, pytest.raises(kind):
        asyncio.run(ask(server.base_url))


def test_an_unforeseen_error_below_the_transport_is_not_retried(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def handle(*_: object) -> httpx2.Response:
        raise RuntimeError("the network is blocked")

    monkeypatch.setattr(httpx2.AsyncHTTPTransport, "handle_async_request", handle)
    clock = FakeClock()
    (raised,) = asyncio.run(all_of([request()], settings("http://127.0.0.1:9/v1"), clock))
    assert isinstance(raised, EndpointError)
    assert "RuntimeError: the network is blocked" in str(raised)
    assert clock() == 0


# Side effects


def test_at_most_jobs_calls_are_in_flight() -> None:
    got = run([chat(tool=GOOD, delay=0.1)], *(request(str(n)) for n in range(12)), jobs=5)
    assert len(got.results) == 12
    assert all(isinstance(result, Reply) for result in got.results)
    assert got.server.most_in_flight == 5


def test_a_call_can_be_cancelled() -> None:
    async def ask(url: str) -> None:
        async with Client(settings(url)) as client:
            await asyncio.wait_for(client.ask(request()), timeout=0.1)

    with StubServer([chat(tool=GOOD, delay=5)]) as server, pytest.raises(TimeoutError):
        asyncio.run(ask(server.base_url))


def test_logs_hold_no_key_article_or_answer(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    secret = '{"rows": [{"sentence": "Skipper Johansen"}]}'
    got = run([fault(500, ARTICLE), chat(tool=secret)])
    assert isinstance(got.error, AnswerInvalid)
    assert "answer of the wrong shape, 1 faults" in caplog.text
    assert "answered 500; try 2 follows" in caplog.text
    for private in (KEY, "Bearer", "Oldport", "Johansen"):
        assert private not in caplog.text


def test_the_traceback_of_a_failure_does_not_quote_the_answer() -> None:
    error = run([chat(tool='{"rows": "Johansen"}')], reasks=0).error
    assert error.__cause__ is None
    assert error.__context__ is None


# Tokens


def test_tokens_are_counted_exactly_where_the_extra_is_installed() -> None:
    assert tokens.count("The harbour is closed.") == (5, True)
    assert tokens.count("") == (0, True)


@given(st.text())
def test_without_the_extra_four_characters_are_a_token(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tokens, "_encoding", lambda: None)
        count, exact = tokens.count(text)
    assert not exact
    assert 4 * (count - 1) < len(text) <= 4 * count


def test_json_of_a_body_is_utf_8() -> None:
    got = run([good("tools")], request(messages=(Message("user", "Čapek – “so”"),)))
    assert json.loads(got.server.received[0].raw)["messages"][0]["content"] == "Čapek – “so”"
