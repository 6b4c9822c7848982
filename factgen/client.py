"""Asks the model: with `connection` the only module that knows a vendor; it maps all its errors.

instructor parses an answer and asks again where its shape is wrong; what is sent is built by `wire`
alone, so none of instructor's own texts goes out. openai carries the call and retries nothing;
`retrying` does. Logs go to "factgen.client" and hold ids and counts, never text of an article, an
answer or a key.
"""

from __future__ import annotations

import asyncio
import json
import logging
import random
import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any, Self, cast, get_args

import httpx2
import instructor
import openai
from instructor.core import Hooks, InstructorRetryException
from openai.types.chat import ChatCompletion, ChatCompletionMessage
from pydantic import BaseModel, ValidationError

from factgen import wire
from factgen.calls import Reply, Request
from factgen.connection import HOSTED, connected, shown, silence_libraries
from factgen.errors import (
    AnswerCut,
    AnswerFiltered,
    AnswerInvalid,
    AnswerRefused,
    CallError,
    EndpointError,
    FactgenError,
    KeyRefused,
    LimitRefused,
    UsageError,
)
from factgen.models import Usage
from factgen.retrying import Clock, Jitter, Passing, Retrier, Sleep, TooSlow, Unreached, retry_after
from factgen.settings import Mode, ModelSettings

CONTEXT = re.compile(r"context.{0,20}(length|size|window)|prompt is too long", re.IGNORECASE)
SHAPE = re.compile(
    r"response_format|json_schema|json_object|schema|structured output|grammar|tool|function",
    re.IGNORECASE,
)
NO_JSON = (json.JSONDecodeError, UnicodeDecodeError)
PARAMETERS = ("temperature", "seed", "max_tokens", "max_completion_tokens")

_log = logging.getLogger("factgen.client")


class Client:
    """One model at one endpoint, asked by any number of tasks of one event loop.

    `sleep` and `clock` (seconds, monotonic) belong together: a test gives a sleep that moves its
    clock. `jitter` gives numbers from 0 to 1.
    """

    def __init__(
        self,
        settings: ModelSettings,
        *,
        sleep: Sleep = asyncio.sleep,
        clock: Clock = time.monotonic,
        jitter: Jitter = random.random,
    ) -> None:
        silence_libraries()
        self._settings = settings
        self._where = shown(settings.base_url or HOSTED)
        self._openai = connected(settings)
        self._retrier = Retrier(
            settings.retries, settings.jobs, sleep=sleep, clock=clock, jitter=jitter
        )
        # instructor's mode decides only how it reads an answer: `_answer` hands it plain JSON. Its
        # type for a patched coroutine function is that of a plain function.
        patched = instructor.patch(create=self._answer, mode=instructor.Mode.JSON)
        self._parsed_answer = cast(Callable[..., Awaitable[BaseModel]], patched)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close all connections."""
        await self._openai.close()

    async def ask(self, request: Request) -> Reply:
        """The answer to `request`, asked again up to `settings.reasks` times where it has the wrong
        shape. Its usage is that of all answers together.

        Raises:
            AnswerCut: the answer was cut by the token limit, or the prompt is too long for the
                model's context: ask in smaller windows.
            AnswerRefused, AnswerFiltered: the model, or its provider, will not answer.
            AnswerInvalid: still the wrong shape.
            CallError: the endpoint does not accept this request. Every CallError holds its usage.
            UsageError: the endpoint does not know the mode or a parameter.
            EndpointError: the endpoint cannot be reached, or has no such model.
            KeyRefused: it refuses the key.
            FactgenError: any other raised below the transport, unchanged: a CassetteMiss.
        """
        talk = _Talk(request, self._settings)
        hooks = Hooks()
        hooks.on("parse:error", talk.note_fault)
        try:
            answer = await self._parsed_answer(
                response_model=_parsable(request.answer),
                max_retries=self._settings.reasks,
                strict=None,  # The answer's own config says how strict it is.
                hooks=hooks,
                talk=talk,
            )
        except InstructorRetryException as error:
            failure = _failure(error, talk)
        else:
            plain = request.answer.model_construct(answer.model_fields_set, **dict(answer))
            return Reply(plain, talk.raw, talk.model, talk.usage)
        # Raised outside of the handler: instructor's exceptions quote the article.
        raise failure

    async def _answer(self, *, talk: _Talk, **_: object) -> ChatCompletion:
        """What instructor calls for each try: sends `talk`, and nothing that instructor made."""
        completion = await self._retrier(partial(self._send, talk.body()))
        talk.note_answer(completion)
        choice = completion.choices[0]
        if refusal := choice.message.refusal:
            raise AnswerRefused(f"{talk.model} refused to answer: {_short(refusal)}")
        if choice.finish_reason == "content_filter":
            raise AnswerFiltered(f"the content filter of {self._where} stopped the answer")
        if choice.finish_reason == "length":
            # Without a limit of ours it was the endpoint's own, which may be raised too.
            limit = talk.request.max_tokens or self._settings.max_tokens or 0
            raise AnswerCut("the answer was cut by the token limit", limit=limit)
        talk.raw = choice.message.content = _json_text(choice.message)
        return completion

    async def _send(self, body: dict[str, Any]) -> ChatCompletion:
        """One call over the network. Raises `Passing` where sending it again may help."""
        failure: Exception
        try:
            async with asyncio.timeout(self._settings.timeout):
                completion = await self._openai.chat.completions.create(**body)
        except TimeoutError:
            failure = self._too_slow()
        except openai.APIStatusError as error:
            failure = self._status_fault(error)
        except openai.APIConnectionError as error:
            failure = _own(error) or self._connection_fault(error.__cause__)
        except NO_JSON:
            failure = self._no_answer()
        else:
            if _has_message(completion):
                return cast(ChatCompletion, completion)
            failure = self._no_answer()
        # Raised outside of the handlers: the library's texts may quote the article, or the key.
        raise failure

    def _too_slow(self) -> Passing:
        return TooSlow(f"{self._where} gave no answer within {self._settings.timeout:g} s")

    def _no_answer(self) -> Passing:
        return Passing(f"{self._where} sent something that is no chat completion")

    def _connection_fault(self, cause: BaseException | None) -> Exception:
        name = type(cause).__name__
        if isinstance(cause, httpx2.ConnectError | httpx2.ConnectTimeout | httpx2.ProxyError):
            return Unreached(f"Could not connect to {self._where} ({_short(str(cause)) or name})")
        if isinstance(cause, httpx2.TimeoutException):
            return self._too_slow()
        if isinstance(cause, httpx2.HTTPError | OSError):
            return Passing(f"Lost the connection to {self._where} ({name})")
        return EndpointError(f"The call to {self._where} failed. {name}: {cause}")

    def _status_fault(self, error: openai.APIStatusError) -> Exception:
        status, said = error.status_code, self._said(error)
        answered = f"{self._where} answered {status}"
        if status in (401, 403):
            return self._key_refused(status)
        if status == 402 or "insufficient_quota" in (error.code, error.type):
            return EndpointError(
                f"The account at {self._where} has no credit left ({status}). Top it up, or use"
                f" another key or endpoint. {Passing.way_out}"
            )
        if status in (408, 409, 429) or status >= 500:
            return Passing(answered, said, retry_after(error.response.headers, time.time()))
        if status == 404:
            return EndpointError(
                f"{self._where} has no model {self._settings.model!r}, or is no chat API (404)."
                f" Check --model and --base-url.{said}"
            )
        if status in (400, 413, 422):
            return self._rejection(error, said)
        return EndpointError(f"{answered}. Check --base-url.{said}")

    def _key_refused(self, status: int) -> KeyRefused:
        if not self._settings.api_key:
            return KeyRefused(f"{self._where} wants a key ({status}). Set OPENAI_API_KEY.")
        return KeyRefused(
            f"{self._where} refused the key ({status}). Check OPENAI_API_KEY, and that the key is"
            f" one for {self._where} and for the model {self._settings.model!r}."
        )

    def _rejection(self, error: openai.APIStatusError, said: str) -> FactgenError:
        """The error for a request that the endpoint understood and does not accept."""
        text, model = f"{error.code} {error.param} {said}", self._settings.model
        if error.code == "content_filter":
            return AnswerFiltered(f"the content filter of {self._where} stopped the prompt")
        if error.status_code == 413 or CONTEXT.search(text):
            return AnswerCut(f"the prompt is too long for {model!r}.{said}")
        for name in PARAMETERS:
            if name in text:
                kind = LimitRefused if name.startswith("max_") else UsageError
                return kind(f"{self._where} does not take this {name}: leave it out.{said}")
        if SHAPE.search(text):
            return UsageError(
                f"{self._where} does not take --mode {self._settings.mode} for {model!r}: use"
                f" another of {', '.join(get_args(Mode))}.{said}"
            )
        return CallError(f"{self._where} rejected the request ({error.status_code}).{said}")

    def _said(self, error: openai.APIStatusError) -> str:
        """A sentence with what the endpoint wrote, cut short and without the key; or nothing."""
        body = error.body
        if isinstance(body, dict):
            body = body.get("message") or body.get("detail")
        if not isinstance(body, str) or not body or body.lstrip().startswith("<"):
            return ""
        key = self._settings.api_key
        return f" It says: {_short(body.replace(key.get_secret_value(), '[key]') if key else body)}"


@dataclass
class _Talk:
    """One request and its re-asks: the last answer, what was wrong with it, and the cost of all."""

    request: Request
    settings: ModelSettings
    raw: str = ""
    model: str = ""
    wrong: tuple[str, ...] = ()
    usage: Usage = field(default_factory=Usage)

    def body(self) -> dict[str, Any]:
        """The body to send next: the request, and after it the last answer with its faults."""
        out = wire.body(self.request, self.settings)
        if self.wrong:
            again = wire.reask(self.raw, self.wrong)
            out["messages"] += [{"role": m.role, "content": m.content} for m in again]
        return out

    def note_answer(self, completion: ChatCompletion) -> None:
        """Take down who answered and at what cost, before instructor sums into the same record."""
        self.model = completion.model or self.settings.model
        usage = Usage(
            calls=1,
            reasks=1 if self.wrong else 0,
            input_tokens=_number(completion.usage, "prompt_tokens"),
            output_tokens=_number(completion.usage, "completion_tokens"),
            rough="rough" in (completion.system_fingerprint or ""),
        )
        self.usage += usage
        _log.debug(
            "%s %s: %s, %d tokens in, %d out",
            self.request.template,
            self.request.subject,
            self.model,
            usage.input_tokens,
            usage.output_tokens,
        )

    def note_fault(self, error: ValidationError, **_: object) -> None:
        """Take down what is wrong with the last answer; instructor's hook for that."""
        self.wrong = tuple(wire.faults(error))
        _log.info(
            "%s %s: answer of the wrong shape, %d faults",
            self.request.template,
            self.request.subject,
            len(self.wrong),
        )


def _failure(error: InstructorRetryException, talk: _Talk) -> FactgenError:
    """Why `talk` ended without an answer of the right shape."""
    failure = _own(error)
    if failure is None:
        if not isinstance(error.__cause__, ValidationError):
            raise error.__cause__ or error
        more = f"; and {len(talk.wrong) - 10} more" if len(talk.wrong) > 10 else ""
        failure = AnswerInvalid(
            f"the answer of {talk.model} has the wrong shape after {talk.usage.reasks} re-asks: "
            + "; ".join(talk.wrong[:10])
            + more
        )
    if isinstance(failure, CallError):
        failure.args = (f"{talk.request.subject}: {failure}",)
        failure.usage = talk.usage
    return failure


def _own(error: BaseException) -> FactgenError | None:
    """The factgen error that `error` goes back to, if any: libraries wrap what they meet.

    Follows causes alone. The context may be an error of an earlier call, which the caller of this
    one is just handling.
    """
    link: BaseException | None = error
    while link is not None and not isinstance(link, FactgenError):
        link = link.__cause__
    return link


@cache
def _parsable(answer: type[BaseModel]) -> type[BaseModel]:
    """What instructor parses into, made once, and no schema, which it would build at each call."""
    shown = {"model_json_schema": classmethod(lambda _, **__: {})}
    return type(answer.__name__, (instructor.response_schema(answer),), shown)


def _has_message(completion: object) -> bool:
    """Whether this is a chat completion: the library makes one of any JSON, and text of HTML."""
    choices = getattr(completion, "choices", None)
    first = choices[0] if isinstance(choices, list) and choices else None
    return isinstance(getattr(first, "message", None), ChatCompletionMessage)


def _json_text(message: ChatCompletionMessage) -> str:
    """The JSON of an answer: the arguments of its tool call, else its content without the fence.

    Weak servers answer a forced tool in the content, and put a fence round JSON in every mode.
    """
    call = message.tool_calls[0] if message.tool_calls else None
    arguments = getattr(getattr(call, "function", None), "arguments", None)
    if arguments:
        return arguments if isinstance(arguments, str) else json.dumps(arguments)
    text = message.content.strip() if isinstance(message.content, str) else ""
    if text.startswith("{"):
        return text
    _, fence, rest = text.partition("```")
    inside, closed, _ = rest.rpartition("```")
    return (inside if closed else rest).removeprefix("json").strip() if fence else text


def _number(record: object, name: str) -> int:
    """A count of the endpoint's, or 0 where it gives none."""
    value = getattr(record, name, None)
    return value if isinstance(value, int) else 0


def _short(text: str) -> str:
    """`text` on one line of at most 200 characters."""
    line = " ".join(text.split())
    return line if len(line) <= 200 else line[:199] + "…"
