"""Records the calls of a run and plays them back, through the hooks of vcrpy.

A `Tape` wraps the function that asks. Around each call it sets, in a context variable, whose call
it is; the hooks run in the same task and read it there, so nothing extra goes over the wire. What
vcrpy keeps of a request is its key alone: no host, no header, no API key.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from factgen.calls import AsyncAsk, Reply, Request
from factgen.cassettes.files import (
    ENDPOINT,
    Answered,
    Interaction,
    Sent,
    Shelf,
    key,
    load,
    make_folder,
    refuse_secrets,
    sealed,
    traits,
    write,
)
from factgen.cassettes.miss import explain
from factgen.errors import CassetteMiss, FactgenError
from factgen.settings import ModelSettings
from factgen.wire import body, canonical

SCHEME = "recording:"
"""Marks, in vcrpy's list, a request that was already reduced to its key."""


@dataclass
class _Call:
    """One request on its way, and the body last sent for it, with its key."""

    request: Request
    key: str = ""
    sent: dict[str, Any] = field(default_factory=dict)
    parsed: dict[bytes, tuple[str, dict[str, Any]]] = field(default_factory=dict)
    """Bodies sent so far, for vcrpy shows each one to its hooks several times."""

    def sends(self, raw: bytes) -> None:
        """Notes that `raw` is the body now on its way."""
        if raw not in self.parsed:
            sent = json.loads(raw)
            self.parsed[raw] = key(self.request.template, self.request.subject, sent), sent
        self.key, self.sent = self.parsed[raw]


_call: ContextVar[_Call | None] = ContextVar("factgen_call", default=None)


class Recorder:
    """Keeps what a run hears: a file per template and article, written whole at every answer."""

    def __init__(self, shelf: Shelf, settings: ModelSettings, now: Callable[[], datetime]) -> None:
        self._shelf = shelf
        self._settings = settings
        self._now = now
        self._turns: dict[str, int] = {}
        self._files: dict[Path, tuple[Request, dict[str, Interaction]]] = {}
        self.failed: set[Path] = set()
        """Files of requests that ended in an error: their answers may not be complete."""

    def asked(self, name: str) -> None:
        """Notes that the call with this key was asked in this run, and when in its order."""
        self._turns.setdefault(name, len(self._turns))

    def keep(self, call: _Call, item: Interaction) -> Path:
        """Adds an answer to the file of its article and writes the file. Returns its path."""
        path = self._shelf.place(call.request)
        if path not in self._files:
            recording = self._shelf.recordings.get(path)
            self._files[path] = call.request, recording.answers() if recording else {}
        answers = self._files[path][1]
        answers[call.key] = item
        try:
            self._write(path)
        except FactgenError:
            del answers[call.key]
            raise
        return path

    def finish(self) -> None:
        """Takes out of the files written in this run what this run did not ask any more."""
        for path, (_, answers) in self._files.items():
            idle = answers.keys() - self._turns.keys()
            if idle and path not in self.failed:
                for name in idle:
                    del answers[name]
                self._write(path)

    def _write(self, path: Path) -> None:
        request, answers = self._files[path]
        in_order = sorted(answers, key=lambda name: self._turns.get(name, -1))
        items = [answers[name] for name in in_order]
        when = self._now().isoformat(timespec="seconds")
        write(path, sealed(traits(request, self._settings), when, items), self._settings)


class Tape:
    """The recordings of a run. `used` holds the files that answered or were written so far."""

    def __init__(
        self, shelf: Shelf, settings: ModelSettings, recorder: Recorder | None = None
    ) -> None:
        self.used: set[Path] = set()
        self._shelf = shelf
        self._settings = settings
        self._recorder = recorder
        self._known = {name: path for name, (path, _) in shelf.found.items()}
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    def wrap(self, ask: AsyncAsk) -> AsyncAsk:
        """`ask`, with its calls recorded or played back.

        Nothing that answers by itself may stand between `ask` and the network. While replaying, a
        request without a recording raises CassetteMiss before `ask` is called; while recording,
        one that holds a secret raises ArticleError.
        """

        async def asked(request: Request) -> Reply:
            first = body(request, self._settings)
            name = key(request.template, request.subject, first)
            if self._recorder is None:
                self._expect(name, request, first)
            else:
                refuse_secrets(request.subject, canonical(first), self._settings)
            # The same request twice at once would be answered, and paid for, twice.
            async with self._locks[name]:
                return await self._heard(ask, _Call(request))

        return asked

    async def _heard(self, ask: AsyncAsk, call: _Call) -> Reply:
        token = _call.set(call)
        try:
            reply = await ask(call.request)
        except BaseException:
            if self._recorder is not None:
                self._recorder.failed.add(self._shelf.place(call.request))
            raise
        finally:
            _call.reset(token)
        # A client that vcrpy does not know would spend money here without a word.
        if call.key not in self._known:
            raise FactgenError(f"{call.request.subject}: its answer did not pass the recordings")
        return reply

    def _expect(self, name: str, request: Request, sent: dict[str, Any]) -> None:
        if name not in self._known:
            raise CassetteMiss(explain(self._shelf, request, self._settings, sent))

    def _arriving(self, raw: Any) -> Any:
        """vcrpy's hook before it looks a request up, and before it keeps one: the key is enough.

        None lets a request pass as if there were no tape.
        """
        if raw.uri.startswith(SCHEME):
            return raw
        call = _call.get()
        if call is None or not raw.path.endswith(ENDPOINT):
            return self._foreign(raw)
        call.sends(raw.body)
        if self._recorder is None:
            self._expect(call.key, call.request, call.sent)
        else:
            self._recorder.asked(call.key)
        if call.key in self._known:
            self.used.add(self._known[call.key])
        return _reduced(call.key)

    def _answered(self, response: dict[str, Any]) -> dict[str, Any] | None:
        """vcrpy's hook before it keeps an answer: what is good for nothing is not kept."""
        call = _call.get()
        if call is None or self._recorder is None:
            return response
        answer = _completion(response)
        if answer is None:
            return None
        path = self._recorder.keep(call, Interaction(request=Sent(body=call.sent), response=answer))
        self._known[call.key] = path
        self.used.add(path)
        return _vcr_response(answer)

    def _foreign(self, raw: Any) -> None:
        """A request that is no article's: let through while recording, refused while replaying."""
        if self._recorder is None or raw.path.endswith(ENDPOINT):
            raise CassetteMiss(
                f"{raw.method} {raw.path}: not sent, for it was asked for no article, so it can "
                "neither be recorded nor answered from a recording"
            )


class _Persister:
    """vcrpy's way to the files: it loads all at once, and saves nothing, for each file was written
    when its answer came."""

    def __init__(self, shelf: Shelf) -> None:
        self._found = shelf.found

    def load_cassette(self, _path: str, serializer: object) -> tuple[list[Any], list[Any]]:
        requests = [_reduced(name) for name in self._found]
        return requests, [_vcr_response(item.response) for _, item in self._found.values()]

    def save_cassette(self, _path: str, _interactions: object, serializer: object) -> None:
        pass


@contextmanager
def replay(folder: Path | Sequence[Path], settings: ModelSettings) -> Iterator[Tape]:
    """Answers every call from the recordings in `folder`, or in several, and opens no connection.

    A call that nothing answers raises CassetteMiss, which says what changed since.
    """
    folders = [folder] if isinstance(folder, Path) else list(folder)
    shelf = load(folders)
    with _inserted(Tape(shelf, settings), shelf, "none") as tape:
        yield tape


@contextmanager
def record(folder: Path, settings: ModelSettings, *, now: Callable[[], datetime]) -> Iterator[Tape]:
    """Records into `folder` what is asked; what it holds already is played, not asked again.

    Every answer with a 2xx status is kept, one that was cut or of the wrong shape too; errors are
    not. A file is written when an answer arrives. When the run ends well, answers that it did not
    ask any more are taken out of the files that it wrote. So nothing that answers by itself may
    stand in front of the tape in a recording run: the tape is what spares the second call.

    Raises UsageError at once where `folder` cannot be written to.
    """
    make_folder(folder)
    shelf = load([folder])
    recorder = Recorder(shelf, settings, now)
    with _inserted(Tape(shelf, settings, recorder), shelf, "new_episodes") as tape:
        yield tape
    recorder.finish()


@contextmanager
def _inserted(tape: Tape, shelf: Shelf, mode: str) -> Iterator[Tape]:
    import vcr
    from vcr.patch import PATCHER_NAMES

    # On level INFO vcrpy logs whole answers.
    logging.getLogger("vcr").setLevel(logging.WARNING)
    machine = vcr.VCR()
    machine.register_persister(_Persister(shelf))
    machine.register_matcher("key", _same_key)
    options = {
        "record_mode": mode,
        "match_on": ["key"],
        "allow_playback_repeats": True,
        "before_record_request": tape._arriving,
        "before_record_response": tape._answered,
        "decode_compressed_response": True,
        # openai speaks through httpx2; other libraries' requests are none of the tape's business.
        "skip_patchers": [name for name in PATCHER_NAMES if name != "httpx2"],
    }
    with machine.use_cassette("factgen", **options):
        yield tape


def _same_key(one: Any, other: Any) -> bool:
    return bool(one.uri == other.uri)


def _reduced(name: str) -> Any:
    from vcr.request import Request as VcrRequest

    return VcrRequest("POST", SCHEME + name, b"", {})


def _completion(response: dict[str, Any]) -> Answered | None:
    """The answer, if it is a chat completion; cut or of the wrong shape, it is one still."""
    types = [v for k, v in response["headers"].items() if k.lower() == "content-type"]
    try:
        answer = Answered(
            status=response["status"]["code"],
            headers={"content-type": types[0][0]} if types else {},
            body=json.loads(response["body"]["string"]),
        )
    except (ValidationError, ValueError):
        return None
    return answer if _has_message(answer.body) else None


def _has_message(sent_back: dict[str, Any]) -> bool:
    # A proxy may answer 200 with an error in the body; the client asks again, and so must a replay.
    match sent_back:
        case {"choices": [{"message": {}, "finish_reason": _}, *_]}:
            return True
    return False


def _vcr_response(answer: Answered) -> dict[str, Any]:
    return {
        "status": {"code": answer.status, "message": None},
        "headers": {name: [value] for name, value in answer.headers.items()},
        "body": {"string": json.dumps(answer.body).encode()},
    }
