"""The inputs: what a user names becomes bytes, text, pages and articles, one after another.

Disk and network are touched here and nowhere else in the package; the clock is handed in.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote, urlsplit, urlunsplit

from factgen import __version__
from factgen.articles.assembling import Loaded, assemble
from factgen.articles.encoding import decode
from factgen.articles.html import from_html
from factgen.articles.markdown import from_markdown
from factgen.articles.page import Fault, Page
from factgen.articles.records import from_json, from_jsonl, is_json
from factgen.errors import ArticleError, InputError

FORMATS: dict[str, Callable[[str], Iterable[Page | Fault]]] = {
    ".txt": lambda text: [Page(text)],
    ".md": lambda text: [from_markdown(text)],
    ".html": lambda text: [from_html(text)],
    ".htm": lambda text: [from_html(text)],
    ".json": from_json,
    ".jsonl": from_jsonl,
}
"""The endings that are read, and the reader of each."""

MEDIA_TYPES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/markdown": ".md",
    "application/json": ".json",
}
FETCH_TIMEOUT = 30.0
"""Seconds that a server may stay silent."""
LONGEST_ID = 80


@dataclass(frozen=True)
class Unreadable:
    """An input, or one part of it ("news.jsonl:7"), that gave no article, and why."""

    path: str
    reason: str


@dataclass(frozen=True)
class Fetched:
    """An answer of a server: its body, the media type and charset it states, the final address."""

    data: bytes
    media_type: str
    charset: str | None
    url: str


Fetch = Callable[[str], Fetched]


def fetch(url: str) -> Fetched:
    """Get `url`, redirects followed. ArticleError if no good answer comes."""
    import httpx2

    try:
        answer = httpx2.get(
            url,
            timeout=FETCH_TIMEOUT,
            follow_redirects=True,
            headers={"User-Agent": f"factgen/{__version__}"},
        )
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        raise ArticleError(f"it cannot be fetched: {error or type(error).__name__}") from error
    if not answer.is_success:
        raise ArticleError(f"the server answered {answer.status_code} {answer.reason_phrase}")
    media_type = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    return Fetched(answer.content, media_type, answer.charset_encoding, str(answer.url))


def read(
    paths: Sequence[str],
    *,
    now: Callable[[], datetime],
    stdin: BinaryIO | None = None,
    fetch: Fetch = fetch,
) -> Iterator[Loaded | Unreadable]:
    """The articles of files, folders with all below them, http addresses, and "-".

    The endings of `FORMATS` are read, hidden files left out; a file that is named outright may have
    another ending, and is then taken for what it looks like. An input that is named twice is read
    once. Articles come in the order of `paths`, those of a folder by path; their ids are unique.
    `stdin` is what "-" reads, the process's own by default.

    Raises InputError at once, before anything is read, for a path that is not there and for a
    folder without articles.
    """
    return _read(_sources(paths), now, stdin, fetch)


def _read(
    sources: list[str], now: Callable[[], datetime], stdin: BinaryIO | None, fetch: Fetch
) -> Iterator[Loaded | Unreadable]:
    used: set[str] = set()
    for source in sources:
        try:
            opened = _open(source, stdin, fetch)
            for page in opened.pages:
                yield _loaded(page, opened, source, now, used)
        except ArticleError as error:
            yield Unreadable(source, str(error))
        except OSError as error:
            yield Unreadable(source, f"it cannot be read: {error.strerror or error}")


def _loaded(
    page: Page | Fault,
    opened: _Opened,
    source: str,
    now: Callable[[], datetime],
    used: set[str],
) -> Loaded | Unreadable:
    place = source + page.part
    if isinstance(page, Fault):
        return Unreadable(place, page.reason)
    retrieved = now().astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    name = slug(page.id or opened.name + page.part)
    try:
        loaded = assemble(page, name=_unused(name, used), url=opened.url, retrieved=retrieved)
    except ArticleError as error:
        return Unreadable(place, str(error))
    used.add(loaded.article.id)
    return loaded


# --- What a user names -----------------------------------------------------------------------


def _sources(paths: Sequence[str]) -> list[str]:
    """Every single input that `paths` name, each once."""
    found: dict[str, str] = {}
    for path in paths:
        for source in _expand(path):
            is_file = source != "-" and not _is_url(source)
            found.setdefault(str(Path(source).resolve()) if is_file else source, source)
    return list(found.values())


def _is_url(path: str) -> bool:
    return path.lower().startswith(("http://", "https://"))


def _expand(path: str) -> list[str]:
    """The files of a folder; any other input is one."""
    if path == "-" or _is_url(path):
        return [path]
    root = Path(path)
    try:
        if not root.exists():
            raise InputError(f"{path}: there is no such file or folder")
        if not root.is_dir():
            return [path]
        found = sorted(child for child in root.rglob("*") if _is_article(child, root))
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    if not found:
        raise InputError(f"{path}: the folder holds no article ({' '.join(FORMATS)} are read)")
    return [str(child) for child in found]


def _is_article(child: Path, root: Path) -> bool:
    hidden = any(part.startswith(".") for part in child.relative_to(root).parts)
    return not hidden and child.suffix.lower() in FORMATS and child.is_file()


# --- From an input to its pages --------------------------------------------------------------


@dataclass(frozen=True)
class _Opened:
    """An input that could be read: its name for ids, its address, its pages."""

    name: str
    url: str | None
    pages: Iterable[Page | Fault]


def _open(source: str, stdin: BinaryIO | None, fetch: Fetch) -> _Opened:
    if source == "-":
        return _Opened("stdin", None, _pages(decode((stdin or sys.stdin.buffer).read())))
    if _is_url(source):
        answer = fetch(source)
        text = decode(answer.data, answer.charset)
        kind = MEDIA_TYPES.get(answer.media_type, "")
        return _Opened(_name(source), _public(answer.url), _pages(text, kind))
    path = Path(source)
    return _Opened(path.stem, None, _pages(decode(path.read_bytes()), path.suffix.lower()))


def _pages(text: str, kind: str = "") -> Iterable[Page | Fault]:
    known = kind in FORMATS and kind != ".txt"
    return FORMATS[kind if known else _looks_like(text, kind)](text)


def _looks_like(text: str, kind: str) -> str:
    """The format of a text of which nothing is known, or only that it is called .txt."""
    start = text.lstrip()[:1000].lower()
    if start.startswith(("<!doctype html", "<html")):
        return ".html"
    if kind == ".txt" or not start.startswith(("{", "[")):
        return ".txt"
    if is_json(text):
        return ".json"
    return ".jsonl" if is_json(text.lstrip().split("\n", 1)[0]) else ".txt"


# --- Ids -------------------------------------------------------------------------------------


def slug(name: str) -> str:
    """`name` in the letters a-z, digits and single hyphens; "article" where nothing is left.

    >>> slug("Über_Nacht: 3 Tote")
    'uber-nacht-3-tote'
    """
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_ID].strip("-") or "article"


def _name(url: str) -> str:
    """The path of an address without its ending; its host where there is no path."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    return (
        re.sub(r"\.\w{2,5}$", "", unquote(parts.path).strip("/")) or parts.netloc.rpartition("@")[2]
    )


def _public(url: str) -> str:
    """An address without the name and password that it may hold."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def _unused(name: str, used: set[str]) -> str:
    number, found = 1, name
    while found in used:
        number += 1
        found = f"{name}-{number}"
    return found
