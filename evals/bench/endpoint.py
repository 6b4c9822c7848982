"""A chat endpoint on the loopback, in a process of its own, that answers after a fixed delay.

    with running(delay=0.5) as endpoint:
        ...  # endpoint.base_url; endpoint.seen() tells what came in since the last time

It reads which of material's articles it is asked about from the line "report N" and gives that
article's table as a call of the tool that was asked for. Nothing random; no work but this.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import IO
from urllib.request import urlopen

import material

_LENGTH = re.compile(rb"content-length:\s*(\d+)", re.IGNORECASE)
_REPORT = re.compile(rb"report (\d+)")


@dataclass(frozen=True)
class Seen:
    """Calls since the last look: how many, the bytes received, the seconds of delay that
    they were given together, and the seconds from the first one's arrival to the last answer."""

    calls: int
    received: int
    service: float
    span: float


@dataclass(frozen=True)
class Endpoint:
    """A running endpoint. `base_url` ends with /v1."""

    base_url: str

    def seen(self) -> Seen:
        """What came in since the last time this was asked."""
        with urlopen(f"{self.base_url}/seen") as answer:  # noqa: S310 - a loopback address
            return Seen(**json.load(answer))


@contextmanager
def running(*, delay: float = 0.0, slow_every: int = 0, slower: float = 4.0) -> Iterator[Endpoint]:
    """An endpoint that answers after `delay` seconds, every `slow_every`th call `slower` times as
    late (0: none)."""
    command = [sys.executable, str(Path(__file__)), str(delay), str(slow_every), str(slower)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        try:
            yield Endpoint(f"http://127.0.0.1:{_port(process.stdout)}/v1")
        finally:
            process.terminate()


def _port(output: IO[str] | None) -> int:
    line = output.readline() if output else ""
    if not line:
        raise RuntimeError("the endpoint did not start")
    return int(line)


@cache
def _table(report: int) -> str:
    return material.answer(report).model_dump_json()


def _completion(body: bytes) -> bytes:
    """The chat completion that answers `body`."""
    found = _REPORT.findall(body)
    request = json.loads(body)
    function = {
        # instructor takes an answer only under the name that it asked for.
        "name": request["tool_choice"]["function"]["name"],
        "arguments": _table(int(found[-1])),
    }
    call = {"id": "call_1", "type": "function", "function": function}
    message = {"role": "assistant", "content": None, "tool_calls": [call]}
    answer = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 0,
        "model": "bench",
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
    }
    return json.dumps(answer).encode()


@dataclass
class _Server:
    delay: float
    slow_every: int
    slower: float
    calls: int = 0
    received: int = 0
    service: float = 0.0
    arrivals: list[float] = field(default_factory=list)
    last: float = 0.0

    async def serve(self) -> None:
        """Print the port, then answer until the process is ended."""
        server = await asyncio.start_server(self._connection, "127.0.0.1", 0, backlog=1024)
        print(server.sockets[0].getsockname()[1], flush=True)
        await server.serve_forever()

    async def _connection(self, reader: asyncio.StreamReader, out: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                length = _LENGTH.search(head)
                body = await reader.readexactly(int(length[1])) if length else b""
                answer = await self._answer(body) if body else self._look()
                out.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n")
                out.write(b"Content-Length: %d\r\n\r\n" % len(answer) + answer)
                await out.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass  # The client has closed the connection.
        finally:
            out.close()

    async def _answer(self, body: bytes) -> bytes:
        loop = asyncio.get_running_loop()
        self.arrivals.append(loop.time())
        self.calls += 1
        self.received += len(body)
        slow = self.slow_every and self.calls % self.slow_every == 0
        delay = self.delay * (self.slower if slow else 1.0)
        self.service += delay
        answer = _completion(body)
        await asyncio.sleep(self.arrivals[-1] + delay - loop.time())
        self.last = loop.time()
        return answer

    def _look(self) -> bytes:
        span = self.last - self.arrivals[0] if self.arrivals else 0.0
        seen = Seen(self.calls, self.received, self.service, span)
        self.calls, self.received, self.service, self.arrivals = 0, 0, 0.0, []
        return json.dumps(vars(seen)).encode()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("delay", type=float)
    parser.add_argument("slow_every", type=int)
    parser.add_argument("slower", type=float)
    asyncio.run(_Server(**vars(parser.parse_args())).serve())


if __name__ == "__main__":
    main()
