"""JSON and JSON lines: one article an object. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from factgen.articles.html import from_html
from factgen.articles.page import Fault, Page, described
from factgen.errors import ArticleError

_TEXT = ("text", "content", "body")


def from_json(text: str) -> Iterator[Page | Fault]:
    """The pages of a JSON object, or of a list of objects. ArticleError if `text` is no JSON."""
    value = _loads(text)
    if isinstance(value, list):
        yield from (_page(item, f"[{number}]") for number, item in enumerate(value))
    else:
        yield _page(value, "")


def from_jsonl(text: str) -> Iterator[Page | Fault]:
    """The page of each line; a broken line is a fault and the others are read."""
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            yield _page(_loads(line), f":{number}")
        except ArticleError as error:
            yield Fault(f":{number}", f"line {number}: {error}; the other lines are read")


def is_json(text: str) -> bool:
    """Whether `text` is one JSON object or list."""
    try:
        return isinstance(_loads(text), dict | list)
    except ArticleError:
        return False


def _loads(text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, " if error.lineno > 1 else ""
        raise ArticleError(f"it is no JSON: {error.msg} ({where}column {error.colno})") from error
    except (ValueError, RecursionError) as error:  # numbers of 5,000 digits; lists without end
        raise ArticleError(f"it is no JSON that can be read: {error}") from error


def _page(value: object, part: str) -> Page | Fault:
    if not isinstance(value, dict):
        return Fault(part, "it is no JSON object")
    said = described(value)
    body = next((value[name] for name in _TEXT if value.get(name)), None)
    if isinstance(body, str):
        return Page(text=body, part=part, **said)
    if body is None and isinstance(value.get("html"), str):
        try:
            return replace(from_html(value["html"]), part=part, **said)
        except ArticleError as error:
            return Fault(part, str(error))
    return Fault(part, 'it has no string "text" (or "content", "body", "html")')
