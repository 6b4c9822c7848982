"""One recording as a file: its records, its place, its seal, and what must never be in it.

    <folder>/<template>/<template hash, first 8>/<article or story>.json

A file holds all answers that one template got for one article, in the order of sending. Its seal
is a hash of everything else in it, so that an edit by hand is seen. Reads and writes; no network.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import quote

from pydantic import Field, ValidationError

from factgen import __version__
from factgen.calls import Request
from factgen.errors import ArticleError, UsageError
from factgen.models import Record
from factgen.schema import schema_hash
from factgen.settings import Mode, ModelSettings
from factgen.wire import body, canonical, faults, owned

SCHEMA_VERSION = 1

Endpoint = Literal["/chat/completions"]
ENDPOINT: Endpoint = "/chat/completions"
"""The end of the path, all of it that is kept: what stands before it is the endpoint's own."""

SECRETS = {
    "an API key": re.compile(r"(?<![A-Za-z0-9])sk-(?:\w{1,40}-){0,6}(?=[^\W\d]{0,99}\d)\w{16,}"),
    "a bearer token": re.compile(r"(?i)\bbearer\s{1,4}(?=[^\s\d]{0,99}\d)[\w.~+/=-]{20,}"),
    "a token after api_key": re.compile(r"(?i)api[_-]?key\W{1,8}(?=[^\s\d]{0,99}\d)[\w+/=.-]{20,}"),
}
"""A token has a digit, words have none. All repeats have a bound, for an article may be hostile."""

SHORTEST_KEY = 12


class Sent(Record):
    """What was sent: the parsed body, and no header at all."""

    method: Literal["POST"] = "POST"
    path: Endpoint = ENDPOINT
    body: dict[str, Any]


class Answered(Record):
    """What came back: the parsed body, and of the headers only the content type."""

    status: Annotated[int, Field(ge=200, lt=300)]
    headers: dict[Literal["content-type"], str]
    body: dict[str, Any]


class Interaction(Record):
    """One call and its answer."""

    request: Sent
    response: Answered


class Manifest(Record):
    """What a file was recorded for and with. Hashes are sha256, 64 hex digits."""

    template: str
    template_hash: str
    schema_hash: str
    subject: str
    text_hash: str
    model: str
    mode: Mode
    temperature: float | None
    seed: int | None
    max_tokens: int | None
    recorded: str
    """ISO 8601 date and time of the last answer in the file."""
    factgen: str
    """Version of factgen."""
    seal: str
    """Of the rest of the manifest and all interactions, as canonical JSON."""

    def traits(self) -> dict[str, Any]:
        """What it was recorded for, as `traits` gives it for a request."""
        return self.model_dump(exclude={"recorded", "factgen", "seal"})


class Recording(Record):
    """All that one template got for one article."""

    schema_version: Literal[1] = 1
    manifest: Manifest
    interactions: tuple[Interaction, ...] = Field(min_length=1)

    def answers(self) -> dict[str, Interaction]:
        """The interactions under their keys, in the order of sending."""
        whose = self.manifest.template, self.manifest.subject
        return {key(*whose, item.request.body): item for item in self.interactions}


Held = tuple[Recording, dict[str, Interaction]]
"""A recording and its answers by key."""


def traits(request: Request, settings: ModelSettings) -> dict[str, Any]:
    """What a recording of `request` is for: the fields of a manifest that do not come with time."""
    sent = owned(body(request, settings))
    return {
        "template": request.template,
        "template_hash": request.template_hash,
        "schema_hash": schema_hash(request.answer),
        "subject": request.subject,
        "text_hash": request.text_hash,
        "model": settings.model,
        "mode": settings.mode,
        "temperature": sent.get("temperature"),
        "seed": sent.get("seed"),
        "max_tokens": sent.get("max_tokens"),
    }


def key(template: str, subject: str, sent: dict[str, Any]) -> str:
    """Under which an answer is found: template, article and everything in the body, as sha256.

    Template and article are in it so that two articles of the same text keep one file each.
    """
    return _sha256([template, subject, owned(sent)])


def place(folder: Path, template: str, template_hash: str, subject: str) -> Path:
    """Where the recording of `subject` through this version of `template` is kept."""
    return folder / quote(template, safe="") / template_hash[:8] / f"{quote(subject, safe='')}.json"


def sealed(made_for: Mapping[str, Any], when: str, items: Sequence[Interaction]) -> Recording:
    """A recording of `items`, made for the given traits, with its seal."""
    rest = {**made_for, "recorded": when, "factgen": __version__}
    manifest = Manifest(**rest, seal=_seal(rest, items))
    return Recording(manifest=manifest, interactions=tuple(items))


def secret(text: str, settings: ModelSettings | None = None) -> str | None:
    """What in `text` looks like a secret, in words that do not show it; None where nothing does.

    With `settings`, their own key is looked for too.
    """
    if settings is not None and settings.api_key is not None:
        own = settings.api_key.get_secret_value()
        # A local server takes any word for a key, and such a word is in any text.
        if len(own) >= SHORTEST_KEY and own in text:
            return "the API key of this run"
    return next((words for words, pattern in SECRETS.items() if pattern.search(text)), None)


def text_of(recording: Recording) -> str:
    """The file's text: JSON, two spaces deep, keys in the order of the records."""
    return json.dumps(recording.model_dump(), indent=2, ensure_ascii=False) + "\n"


def make_folder(folder: Path) -> None:
    """Makes `folder` where it is not there. Raises UsageError where it cannot be written to."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{folder}: cannot be made: {error.strerror}") from error
    if not os.access(folder, os.W_OK):
        raise UsageError(f"{folder}: recordings cannot be written there; give another folder")


def write(path: Path, recording: Recording, settings: ModelSettings) -> None:
    """Writes the file whole or not at all.

    Raises ArticleError where it would hold a secret, UsageError where it cannot be written.
    """
    text = text_of(recording)
    refuse_secrets(recording.manifest.subject, text, settings)
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(_utf8(text))
        part.replace(path)
    except OSError as error:
        raise UsageError(f"{path}: the recording cannot be written: {error.strerror}") from error
    finally:
        part.unlink(missing_ok=True)


def refuse_secrets(subject: str, text: str, settings: ModelSettings) -> None:
    """Raises ArticleError where `text`, sent or answered for `subject`, seems to hold a secret."""
    if found := secret(text, settings):
        raise ArticleError(
            f"{subject}: not recorded, its text seems to hold {found}; take it out of the article "
            "or the template, or run without --record"
        )


def read(folder: Path, path: Path) -> Recording:
    """The recording at `path` in `folder`. Raises ValueError, in words of our own, where broken."""
    return _read(folder, path)[0]


def _read(folder: Path, path: Path) -> Held:
    try:
        stat = path.stat()
    except OSError as error:
        raise ValueError("it is not JSON") from error
    return _checked(folder, path, (stat.st_mtime_ns, stat.st_size))


@lru_cache(maxsize=4096)  # a run compares story after story, each from the same recordings
def _checked(folder: Path, path: Path, _stamp: tuple[int, int]) -> Held:
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ValueError("it is not JSON") from error
    version = raw.get("schema_version") if isinstance(raw, dict) else None
    if version != SCHEMA_VERSION:
        raise ValueError(f"its schema_version is {version}, this factgen reads {SCHEMA_VERSION}")
    try:
        recording = Recording.model_validate(raw)
    except ValidationError as error:
        raise ValueError(faults(error)[0]) from error
    manifest = recording.manifest
    if manifest.seal != _seal(manifest.model_dump(exclude={"seal"}), recording.interactions):
        raise ValueError("it was altered after it was recorded")
    if path != place(folder, manifest.template, manifest.template_hash, manifest.subject):
        raise ValueError("its manifest names another template or article than its path")
    return recording, recording.answers()


@dataclass
class Shelf:
    """The recordings of one or more folders. In `found`, the first folder with a key wins."""

    folders: Sequence[Path]
    recordings: dict[Path, Recording] = field(default_factory=dict)
    broken: dict[Path, str] = field(default_factory=dict)
    """Files that cannot be used, and why."""
    found: dict[str, tuple[Path, Interaction]] = field(default_factory=dict)
    """Key of a call to the file that answers it, and the answer."""

    def place(self, request: Request) -> Path:
        """Where a recording of `request` belongs in the first folder."""
        return place(self.folders[0], request.template, request.template_hash, request.subject)


def load(folders: Sequence[Path]) -> Shelf:
    """Everything recorded in `folders`; a folder that is not there holds nothing."""
    shelf = Shelf(folders)
    for folder in folders:
        for path in sorted(folder.rglob("*.json")):
            try:
                recording, answers = _read(folder, path)
            except ValueError as error:
                shelf.broken[path] = str(error)
                continue
            shelf.recordings[path] = recording
            for name, item in answers.items():
                shelf.found.setdefault(name, (path, item))
    return shelf


def recorded_settings(folder: Path) -> dict[str, object]:
    """Model, mode and parameters that all recordings in `folder` share, for replaying them."""
    manifests = [recording.manifest for recording in load([folder]).recordings.values()]
    shared: dict[str, object] = {}
    for name in ("model", "mode", "temperature", "seed"):
        values = {getattr(manifest, name) for manifest in manifests}
        if len(values) == 1 and None not in values:
            shared[name] = values.pop()
    return shared


def _seal(rest: Mapping[str, Any], items: Sequence[Interaction]) -> str:
    return _sha256([rest, [item.model_dump() for item in items]])


def _sha256(value: object) -> str:
    return hashlib.sha256(_utf8(canonical(value))).hexdigest()


def _utf8(text: str) -> bytes:
    # A model may escape half a surrogate pair; UTF-8 cannot hold that, the JSON escape can.
    return text.encode("utf-8", "backslashreplace")
