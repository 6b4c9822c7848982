"""Recordings made in a test: a loopback endpoint, a small client, and what they are asked."""

from __future__ import annotations

import asyncio
import gzip
import json
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from openai import APIConnectionError, AsyncOpenAI, DefaultAsyncHttpxClient
from pydantic import BaseModel, SecretStr, ValidationError

from factgen.calls import AsyncAsk, Message, Reply, Request
from factgen.cassettes import Tape, record, replay
from factgen.cassettes.files import (
    Interaction,
    place,
    sealed,
    text_of,
    traits,
)
from factgen.errors import CallError, CassetteMiss, FactgenError
from factgen.models import Usage
from factgen.settings import ModelSettings
from factgen.wire import body, faults, reask

WHEN = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)
SECRETS = (
    "sk-proj-Qx7mPz2LrT9vKd4NwB8y",
    "org-Zebra51",
    "cookie-Yak77",
    "req-Xerus93",
    "jar-Wombat12",
)
SETTINGS = ModelSettings(
    model="relay", api_key=SecretStr(SECRETS[0]), temperature=0.0, seed=7, max_tokens=900
)


class Answer(BaseModel):
    words: list[str]


class OtherAnswer(BaseModel):
    words: list[str]
    more: str


def request(subject: str = "lake", text: str = "The lake rose.", **changes: Any) -> Request:
    """A request for an article of one sentence."""
    plain = Request(
        template="extract",
        template_hash="a" * 64,
        subject=subject,
        text_hash=f"{len(text):064x}",
        messages=(Message("system", "List the words."), Message("user", f"[1] {text}")),
        answer=Answer,
    )
    return replace(plain, **changes)


def completion(content: str, finish: str = "stop") -> dict[str, Any]:
    message = {"role": "assistant", "content": content}
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 0,
        "model": "relay",
        "choices": [{"index": 0, "message": message, "finish_reason": finish}],
        "usage": {"prompt_tokens": 3, "completion_tokens": 2, "total_tokens": 5},
    }


def echo(sent: dict[str, Any]) -> tuple[int, Any]:
    """Answers with the last message's own words, so that no two articles get the same answer."""
    return 200, completion(json.dumps({"words": sent["messages"][-1]["content"].split()}))


Answering = Callable[[dict[str, Any]], tuple[int, Any]]


@dataclass
class Endpoint:
    """A loopback server. `answering` makes status and body; `sent` holds what it was asked."""

    url: str
    answering: Answering = echo
    sent: list[dict[str, Any]] = field(default_factory=list)
    gzip: bool = False


@contextmanager
def serving() -> Iterator[Endpoint]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            sent = json.loads(self.rfile.read(int(self.headers["content-length"])))
            endpoint.sent.append(sent)
            status, answer = endpoint.answering(sent)
            out = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
            self.send_response(status)
            if endpoint.gzip:
                out = gzip.compress(out)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(out)))
            self.send_header("OpenAI-Organization", SECRETS[1])
            self.send_header("Set-Cookie", f"__cf_bm={SECRETS[2]}; path=/")
            self.send_header("X-Request-Id", SECRETS[3])
            self.end_headers()
            self.wfile.write(out)

        def log_message(self, *_: object) -> None:
            """Silent."""

    class Server(ThreadingHTTPServer):
        request_queue_size = 64

    server = Server(("127.0.0.1", 0), Handler)
    endpoint = Endpoint(f"http://127.0.0.1:{server.server_port}/v1")
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield endpoint
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def sockets_closed() -> Iterator[None]:
    """No socket connects."""

    def refuse(*_: object) -> None:
        raise AssertionError("a socket was opened")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", refuse)
        patch.setattr(socket.socket, "connect_ex", refuse)
        yield


def own(error: BaseException) -> BaseException:
    """The FactgenError under what openai wraps around it, as factgen's client finds it."""
    link: BaseException | None = error
    while link is not None and not isinstance(link, FactgenError):
        link = link.__cause__
    return link or error


@cache
def tls() -> ssl.SSLContext:
    """Made once: it is never used, and each takes 25 ms."""
    return ssl.create_default_context()


def connection(url: str, key: str = "none") -> AsyncOpenAI:
    """openai's client, with secrets in its headers."""
    return AsyncOpenAI(
        api_key=key,
        organization=SECRETS[1],
        base_url=url,
        max_retries=0,
        default_headers={"Cookie": SECRETS[4]},
        http_client=DefaultAsyncHttpxClient(verify=tls()),
    )


def asking(client: AsyncOpenAI, settings: ModelSettings) -> AsyncAsk:
    """A small client: sends, asks once more where the shape is wrong."""

    async def ask(asked: Request) -> Reply:
        sent = body(asked, settings)
        for _ in range(2):
            try:
                got = await client.chat.completions.create(**sent)
            except APIConnectionError as error:
                raise own(error) from error
            raw = got.choices[0].message.content or ""
            if got.choices[0].finish_reason == "length":
                raise CallError("cut")
            try:
                return Reply(Answer.model_validate_json(raw), raw, got.model, Usage(calls=1))
            except ValidationError as error:
                again = reask(raw, faults(error))
                more = [{"role": m.role, "content": m.content} for m in again]
                sent = {**sent, "messages": sent["messages"] + more}
        raise CallError("wrong shape")

    return ask


def run(
    tape: Tape,
    requests: list[Request],
    url: str = "http://127.0.0.1:9/api/v1",
    settings: ModelSettings = SETTINGS,
) -> list[Any]:
    """Asks all at once. Replies, or errors, in order."""

    async def main() -> list[Any]:
        key = settings.api_key.get_secret_value() if settings.api_key else "none"
        async with connection(url, key) as client:
            ask = tape.wrap(asking(client, settings))
            calls = (ask(one) for one in requests)
            return await asyncio.gather(*calls, return_exceptions=True)

    return asyncio.run(main())


def recorded(folder: Path, requests: list[Request], settings: ModelSettings = SETTINGS) -> None:
    """Records `requests`, answered by `echo`."""
    with serving() as endpoint, record(folder, settings, now=lambda: WHEN) as tape:
        replies = run(tape, requests, endpoint.url, settings)
    assert all(isinstance(reply, Reply) for reply in replies), replies


def miss(folder: Path, asked: Request, settings: ModelSettings = SETTINGS) -> str:
    """The words of the miss that `asked` ends in; fails where something answers."""
    with replay(folder, settings) as tape:
        (error,) = run(tape, [asked], settings=settings)
    assert isinstance(error, CassetteMiss), error
    return str(error)


def home(folder: Path, asked: Request) -> Path:
    return place(folder, asked.template, asked.template_hash, asked.subject)


def write_sealed(folder: Path, asked: Request, items: list[Interaction]) -> Path:
    """A file as `record` would write it, from `items`."""
    path = home(folder, asked)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text_of(sealed(traits(asked, SETTINGS), WHEN.isoformat(), items)))
    return path
