"""The bytes that go out: body of a call, re-ask texts, and the key under which an answer is kept.

Everything sent is built here, in a fixed order and from nothing random, so the same article and
template give the same bytes on every machine. Pure: no clock, no network, no disk.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from pydantic import ValidationError

from factgen.calls import Message, Request
from factgen.schema import strict_schema
from factgen.settings import Mode, ModelSettings

SHAPE_TEXT = {
    "json": "Answer with one JSON object that fits this JSON schema, and nothing else:",
    "md_json": "Answer with one JSON object that fits this JSON schema, in a ```json fence:",
}


_WRONG = {
    "json_invalid": "it is not one JSON object, or it breaks off",
    "missing": "is missing",
    "extra_forbidden": "is not asked for",
    "literal_error": "is none of the values allowed",
}


def answer_name(request: Request) -> str:
    """The name under which the answer's shape is sent."""
    return f"{request.template}_answer"


def _messages(request: Request, mode: Mode) -> list[dict[str, str]]:
    """The request's messages; where the mode has no place for the schema, the system part ends
    with it."""
    out = [{"role": m.role, "content": m.content} for m in request.messages]
    if mode in SHAPE_TEXT:
        schema = json.dumps(strict_schema(request.answer), ensure_ascii=False)
        text = f"{SHAPE_TEXT[mode]}\n{schema}"
        if out and out[0]["role"] == "system":
            out[0]["content"] += f"\n\n{text}"
        else:
            out.insert(0, {"role": "system", "content": text})
    return out


def body(request: Request, settings: ModelSettings) -> dict[str, Any]:
    """The JSON body of a chat completion for `request`, exactly as it is sent."""
    out: dict[str, Any] = {
        "model": settings.model,
        "messages": _messages(request, settings.mode),
    }
    name, schema = answer_name(request), strict_schema(request.answer)
    if settings.mode == "tools":
        function = {"name": name, "parameters": schema, "strict": True}
        out["tools"] = [{"type": "function", "function": function}]
        out["tool_choice"] = {"type": "function", "function": {"name": name}}
    elif settings.mode == "json_schema":
        shape = {"name": name, "schema": schema, "strict": True}
        out["response_format"] = {"type": "json_schema", "json_schema": shape}
    elif settings.mode == "json":
        out["response_format"] = {"type": "json_object"}
    if settings.temperature is not None:
        out["temperature"] = settings.temperature
    if settings.seed is not None:
        out["seed"] = settings.seed
    limit = request.max_tokens or settings.max_tokens
    if limit is not None:
        # The hosted API refuses the old name for its newer models; other servers know only that.
        out["max_completion_tokens" if settings.base_url is None else "max_tokens"] = limit
    return out


@lru_cache(maxsize=64)  # meter and ledger ask for that of each call
def text(request: Request, settings: ModelSettings) -> str:
    """The body of a chat completion for `request` as JSON, letters as they are."""
    return json.dumps(body(request, settings), ensure_ascii=False)


def faults(error: ValidationError | ValueError) -> list[str]:
    """What is wrong with the shape of an answer, one line each, in words of our own.

    Pydantic's own text holds a URL with its version in it, which would make recordings stale.
    """
    if not isinstance(error, ValidationError):
        return ["it is not one JSON object"]
    lines = []
    for item in error.errors(include_url=False, include_context=False, include_input=False):
        where = ".".join(str(part) for part in item["loc"]) or "the answer"
        what = _WRONG.get(item["type"], item["type"].replace("_", " "))
        lines.append(f"{where}: {what}")
    return lines


def reask(raw: str, wrong: Sequence[str]) -> list[Message]:
    """The two messages that ask again for an answer of the wrong shape: it, and what is wrong."""
    shown = "\n".join(f"- {line}" for line in wrong[:20])
    more = f"\n- and {len(wrong) - 20} more" if len(wrong) > 20 else ""
    text = (
        "Your answer has the wrong shape:\n"
        f"{shown}{more}\n"
        "Give the whole answer again, complete, in the shape that was asked for."
    )
    return [Message("assistant", raw), Message("user", text)]


def canonical(value: object) -> str:
    """JSON of `value` with sorted keys and no space, for hashing."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def owned(sent: dict[str, Any]) -> dict[str, Any]:
    """The part of a body that decides the answer: all of it, under one name for the token limit."""
    out = dict(sent)
    limit = out.pop("max_completion_tokens", None)
    if limit is not None:
        out["max_tokens"] = limit
    return out


def prompt_hash(request: Request) -> str:
    """sha256 of the rendered messages, 64 hex digits."""
    text = canonical([[m.role, m.content] for m in request.messages])
    return hashlib.sha256(text.encode()).hexdigest()


def call_key(request: Request, settings: ModelSettings) -> str:
    """The key of a call: article text, rendered prompt, model, parameters and schema."""
    text = canonical([request.text_hash, owned(body(request, settings))])
    return hashlib.sha256(text.encode()).hexdigest()
