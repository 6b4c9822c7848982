"""What a format gives for one article: the text as printed, and what is said about it elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Page:
    """The text of one article, the page's furniture and all, and its metadata as given, unchecked.

    `part` says where it stands in a file that holds several: ":7" (a line), "[2]" (an item).
    """

    text: str
    part: str = ""
    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True)
class Fault:
    """A part of a file that gave no page, and why."""

    part: str
    reason: str


_NAMES = {
    "id": ("id",),
    "title": ("title", "headline"),
    "outlet": ("outlet", "source", "publisher"),
    "byline": ("byline", "author", "authors"),
    "published": ("published", "date"),
    "url": ("url",),
    "language": ("language", "lang"),
}
_LARGEST = 10**18


def described(record: Mapping[Any, Any]) -> dict[str, str]:
    """The metadata of a `Page` that a JSON object or a YAML mapping gives."""
    said = {field: _first(record, names) for field, names in _NAMES.items()}
    return {field: value for field, value in said.items() if value}


def _first(record: Mapping[Any, Any], names: tuple[str, ...]) -> str:
    return next(filter(None, (_plain(record.get(name)) for name in names)), "")


def _plain(value: object) -> str:
    """A name, a number, a day or a list of them as one string; '' for all else."""
    match value:
        case str():
            return value.strip()
        case date():
            return str(value)
        case int() if not isinstance(value, bool) and abs(value) < _LARGEST:
            return str(value)
        case list():  # one level deep: the aliases of a YAML bomb nest without end
            flat = (_plain(item) for item in value if not isinstance(item, list))
            return ", ".join(filter(None, flat))
        case {"name": str(name)}:
            return name.strip()
    return ""
