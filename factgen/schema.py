"""The JSON schema of an answer, as strict structured output wants it.

The rules: every object closed, every property required, no defaults, and nothing but the keywords
listed here (OpenAI, "Structured outputs", supported schemas). The schema is rebuilt from pydantic's
in a fixed order, so that a minor version of pydantic that writes another title or order changes no
byte of what is sent.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

KEPT = ("type", "description", "enum", "const", "items", "anyOf")


def _strict(node: Mapping[str, Any], defs: Mapping[str, Any]) -> dict[str, Any]:
    """`node` with its references put in place, closed and stripped to what strict mode knows."""
    if "$ref" in node:
        target = defs[node["$ref"].removeprefix("#/$defs/")]
        return _strict({**target, **{k: v for k, v in node.items() if k != "$ref"}}, defs)
    out: dict[str, Any] = {}
    for key in KEPT:
        if key not in node:
            continue
        value = node[key]
        if key == "items":
            value = _strict(value, defs)
        elif key == "anyOf":
            value = [_strict(v, defs) for v in value]
        out[key] = value
    if node.get("type") == "object":
        properties = node.get("properties", {})
        out["properties"] = {name: _strict(p, defs) for name, p in properties.items()}
        out["required"] = list(properties)
        out["additionalProperties"] = False
    return out


@cache
def strict_schema(answer: type[BaseModel]) -> dict[str, Any]:
    """The strict JSON schema of `answer`, built once. Its top has no title; the caller names it."""
    raw = answer.model_json_schema()
    return _strict(raw, raw.get("$defs", {}))


@cache
def schema_hash(answer: type[BaseModel]) -> str:
    """sha256 of the schema's canonical JSON, 64 hex digits."""
    text = json.dumps(strict_schema(answer), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
