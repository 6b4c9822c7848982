"""Whether recordings are sound and fit what would be asked today. Reads files, sends nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from factgen.calls import Request
from factgen.cassettes.files import Shelf, key, load, secret
from factgen.cassettes.miss import nearest, reason
from factgen.settings import ModelSettings
from factgen.wire import body

Kind = Literal["missing", "stale", "unused", "secret", "broken"]


@dataclass(frozen=True, order=True)
class Finding:
    """One fault of one file, in words. `missing`: the file that should be there."""

    file: Path
    kind: Kind
    words: str


def check(
    folder: Path,
    wanted: Iterable[tuple[Request, ModelSettings]],
    used: Collection[Path] | None = None,
) -> list[Finding]:
    """What is wrong with the recordings in `folder`, sorted by file.

    `wanted` is every first request of a run and the settings that it is asked with. A template
    whose requests follow from answers (a repair) has none of these; give the `used` of a `Tape`
    that replayed the run, and every file is judged. Without it, a file is called unused only where
    its template is among the wanted.
    """
    shelf = load([folder])
    findings = [Finding(path, "broken", why) for path, why in shelf.broken.items()]
    findings += _secrets(shelf)
    claimed = set(used or ())
    templates = set()
    for request, settings in wanted:
        templates.add(request.template)
        answer = shelf.found.get(key(request.template, request.subject, body(request, settings)))
        if answer is not None:
            claimed.add(answer[0])
        elif shelf.place(request) not in shelf.broken:
            findings.append(_unanswered(shelf, request, settings))
    claimed.update(finding.file for finding in findings if finding.kind == "stale")
    findings += [
        Finding(path, "unused", "nothing that is asked today is answered by it")
        for path, recording in shelf.recordings.items()
        if path not in claimed and (used is not None or recording.manifest.template in templates)
    ]
    return sorted(set(findings))


def _unanswered(shelf: Shelf, request: Request, settings: ModelSettings) -> Finding:
    path = nearest(shelf, request, settings)
    words = reason(shelf, request, settings)
    if path is None:
        return Finding(shelf.place(request), "missing", words)
    return Finding(path, "stale", words)


def _secrets(shelf: Shelf) -> Iterable[Finding]:
    for path in (*shelf.recordings, *shelf.broken):
        text = path.read_text(encoding="utf-8", errors="replace")
        if found := secret(text):
            yield Finding(path, "secret", f"it seems to hold {found}")
