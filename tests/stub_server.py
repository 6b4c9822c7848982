"""A model endpoint on the loopback: a real HTTP server that answers by a script, faults included.

    with StubServer([fault(503), chat('{"x": 1}')]) as server:
        ...  # base_url=server.base_url; afterwards server.received holds what came in

The last answer of the script is given for ever. A script may also be a function from what was
received to the answer. `FakeClock` stands in for the clock and the sleep of a client.
"""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self


@dataclass(frozen=True)
class Answer:
    """What the server does with a request. `delay` is in seconds; `drop` closes without a word."""

    status: int = 200
    body: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    drop: bool = False


@dataclass(frozen=True)
class Received:
    """One request as it came in; `at` is the time on the server's clock."""

    path: str
    headers: dict[str, str]
    raw: bytes
    at: float

    @property
    def body(self) -> dict[str, Any]:
        parsed = json.loads(self.raw)
        assert isinstance(parsed, dict)
        return parsed


Script = Sequence[Answer] | Callable[[Received], Answer]


def chat(
    content: str | None = None,
    *,
    tool: str | None = None,
    refusal: str | None = None,
    finish: str = "stop",
    model: str = "stub-1",
    tokens: tuple[int, int] | None = (10, 5),
    fingerprint: str | None = None,
    delay: float = 0.0,
    headers: dict[str, str] | None = None,
) -> Answer:
    """A chat completion: text in `content`, or the arguments of a call in `tool`."""
    message: dict[str, Any] = {"role": "assistant", "content": content, "refusal": refusal}
    if tool is not None:
        function = {"name": "stub", "arguments": tool}
        message["tool_calls"] = [{"id": "call_1", "type": "function", "function": function}]
    body: dict[str, Any] = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 0,
        "model": model,
        "system_fingerprint": fingerprint,
        "choices": [{"index": 0, "message": message, "finish_reason": finish}],
    }
    if tokens is not None:
        asked, answered = tokens
        body["usage"] = {
            "prompt_tokens": asked,
            "completion_tokens": answered,
            "total_tokens": asked + answered,
        }
    return Answer(body=json.dumps(body), headers=headers or {}, delay=delay)


def fault(
    status: int,
    message: str = "stub fault",
    *,
    code: str | None = None,
    param: str | None = None,
    headers: dict[str, str] | None = None,
    delay: float = 0.0,
) -> Answer:
    """An error as the hosted API writes it."""
    error = {"message": message, "type": "stub", "param": param, "code": code}
    return Answer(status, json.dumps({"error": error}), headers or {}, delay)


DROP = Answer(drop=True)
"""The connection is closed before an answer."""

PAGE = Answer(body="<html>Sign in</html>", headers={"Content-Type": "text/html"})
"""The page of a proxy where an answer should be."""


class StubServer:
    """A server on a free port, in threads of its own, from `with` to the end of the block."""

    def __init__(self, script: Script, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._script = script
        self._clock = clock
        self._lock = threading.Lock()
        self._in_flight = 0
        self.most_in_flight = 0
        self.received: list[Received] = []

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    def __enter__(self) -> Self:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _take(self, path: str, headers: dict[str, str], raw: bytes) -> Answer:
        """Note a request and look up its answer."""
        with self._lock:
            got = Received(path, headers, raw, self._clock())
            self.received.append(got)
            self._in_flight += 1
            self.most_in_flight = max(self.most_in_flight, self._in_flight)
            if callable(self._script):
                return self._script(got)
            return self._script[min(len(self.received), len(self._script)) - 1]

    def _done(self) -> None:
        with self._lock:
            self._in_flight -= 1

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        stub = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_POST(self) -> None:
                raw = self.rfile.read(int(self.headers["Content-Length"]))
                headers = {name.lower(): value for name, value in self.headers.items()}
                answer = stub._take(self.path, headers, raw)
                time.sleep(answer.delay)
                stub._done()
                if answer.drop:
                    self.close_connection = True
                    return
                try:
                    self._write(answer)
                except ConnectionError:  # The client gave up waiting.
                    self.close_connection = True

            def _write(self, answer: Answer) -> None:
                data = answer.body.encode()
                self.send_response(answer.status)
                headers = {"Content-Type": "application/json", **answer.headers}
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                """Nothing on standard error."""

        return Handler


class FakeClock:
    """A clock that only its own `sleep` moves; sleeps of several tasks run side by side."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        end = self.now + seconds
        await asyncio.sleep(0)
        self.now = max(self.now, end)
