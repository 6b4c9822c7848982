"""Why no recording answers a request, in words: what changed since, and the way out. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import unified_diff
from itertools import islice
from pathlib import Path
from typing import Any

from factgen.calls import Request
from factgen.cassettes.files import Recording, Shelf, traits
from factgen.settings import ModelSettings
from factgen.wire import body

DIFF_LINES = 12
DIFF_COLUMNS = 96

HASHES = {
    "template_hash": "another version of template {template}",
    "schema_hash": "another schema of the answer",
    "text_hash": "another text of the article",
}
VALUES = ("model", "mode", "temperature", "seed", "max_tokens")


def nearest(shelf: Shelf, request: Request, settings: ModelSettings) -> Path | None:
    """The file for this template and article that differs least; of several, the latest."""
    now = traits(request, settings)

    def rank(path: Path) -> tuple[int, str]:
        manifest = shelf.recordings[path].manifest
        return -len(differences(manifest.traits(), now)), manifest.recorded

    same = [path for path, r in shelf.recordings.items() if _is_for(r, request)]
    return max(same, key=rank) if same else None


def differences(then: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """What the recording was made for that the request is not, one item each."""
    hashes = [
        f"{words.format(**now)} ({then[name][:8]} then, {now[name][:8]} now)"
        for name, words in HASHES.items()
        if then[name] != now[name]
    ]
    values = [
        f"another {name} ({_shown(then[name])} then, {_shown(now[name])} now)"
        for name in VALUES
        if then[name] != now[name]
    ]
    return hashes + values


def reason(shelf: Shelf, request: Request, settings: ModelSettings) -> str:
    """Why nothing answers `request`, in one line."""
    own = shelf.place(request)
    for broken, why in shelf.broken.items():
        if broken.parts[-3:] == own.parts[-3:]:
            return f"its recording {broken} cannot be used: {why}"
    path = nearest(shelf, request, settings)
    if path is None:
        where = ", ".join(map(str, shelf.folders))
        return f"no recording for {request.subject} and template {request.template} in {where}"
    changed = differences(shelf.recordings[path].manifest.traits(), traits(request, settings))
    if changed:
        return f"recorded for {', '.join(changed)}: {path}"
    return f"the messages are none of those recorded in {path}"


def explain(
    shelf: Shelf,
    request: Request,
    settings: ModelSettings,
    sent: dict[str, Any] | None = None,
) -> str:
    """The whole message of a miss: who, why, what changed in the messages, and the way out.

    `sent` is the body that found no answer, where it is not the first one of `request`.
    """
    lines = [f"{request.subject}: {reason(shelf, request, settings)}"]
    path = nearest(shelf, request, settings)
    if path is not None:
        lines += _diff(shelf.recordings[path], sent or body(request, settings))
    lines.append("Run again with --record, or bring back the recording, template and settings.")
    return "\n".join(lines)


def _is_for(recording: Recording, request: Request) -> bool:
    manifest = recording.manifest
    return (manifest.template, manifest.subject) == (request.template, request.subject)


def _shown(value: object) -> str:
    return "none" if value is None else str(value)


def _diff(recording: Recording, sent: dict[str, Any]) -> Iterator[str]:
    """How the messages differ from the recorded ones that share most lines with them."""
    now = _lines(sent)
    recorded = [_lines(item.request.body) for item in recording.interactions]
    then = max(recorded, key=lambda lines: len(set(lines) & set(now)))
    lines = unified_diff(then, now, "recorded", "asked", n=1, lineterm="")
    yield from islice(lines, DIFF_LINES)
    if next(lines, None) is not None:
        yield "…"


def _lines(sent: dict[str, Any]) -> list[str]:
    """The messages in lines short enough to show; cut, not wrapped, so that every blank counts."""
    return [
        line[start : start + DIFF_COLUMNS]
        for message in sent.get("messages", [])
        for line in f"{message.get('role')}: {message.get('content')}".splitlines()
        for start in range(0, len(line), DIFF_COLUMNS)
    ]
