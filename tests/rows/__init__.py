"""Rows written by hand over made-up news texts, and rows altered so that they must be refused.

A text is a mapping: its sentences, sources and events, and rows by name. A row has the fields of a
draft; its attribute is its name, and its event the text's first, where it gives none. An altered
row is a good one with other fields.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builders import article, provenance

from factgen import ground
from factgen.cited import Scene, runs
from factgen.draft import DraftClaim, DraftEvent
from factgen.ground import RefusedEvent
from factgen.located import read_yaml
from factgen.models import Source

HERE = Path(__file__).parent
EXAMPLE = "One of the missing sailors jumped overboard in the port of Veldhaven."
"""What an instruction's example says, for rows that repeat it."""


@dataclass(frozen=True)
class Text:
    """A text with its rows by name."""

    scene: Scene
    rows: Mapping[str, DraftClaim]
    refused_events: tuple[RefusedEvent, ...]


@dataclass(frozen=True)
class Altered:
    """A row that must be refused, and the field at fault."""

    scene: Scene
    row: DraftClaim
    field: str


def refused(scene: Scene, row: DraftClaim) -> tuple[str, ...]:
    """The faults of a row; none where it passes."""
    found = ground.ground({1: row}, scene, provenance()).refused
    return found[0].faults if found else ()


def changed(row: DraftClaim, **fields: Any) -> DraftClaim:
    """A row with other fields."""
    return DraftClaim.model_validate(row.model_dump() | fields)


def _read(name: str) -> Mapping[str, Any]:
    document, faults = read_yaml((HERE / name).read_text(encoding="utf-8"), name)
    if document is None or faults or not isinstance(document.data, dict):
        raise AssertionError([str(fault) for fault in faults])
    return document.data


def _text(name: str, given: Mapping[str, Any]) -> Text:
    story = article(
        given["text"],
        id=name,
        outlet=None,
        byline=None,
        published=given.get("published"),
        language=given.get("language", "en"),
    )
    drafts = [DraftEvent.model_validate(event) for event in given["events"]]
    events, refused_events = ground.events(drafts, story)
    sources = {name: Source(name=name, kind=kind) for name, kind in given["sources"].items()}
    rows = {
        key: DraftClaim.model_validate(
            {"event": drafts[0].key, "attr": key, "part": "unknown"} | row
        )
        for key, row in given["rows"].items()
    }
    scene = Scene(story, events, sources, runs(EXAMPLE))
    return Text(scene, rows, refused_events)


def _altered(given: Mapping[str, Any]) -> Altered:
    name, _, key = given["of"].partition("/")
    text = TEXTS[name]
    added = {
        source: Source(name=source, kind=kind) for source, kind in given.get("add", {}).items()
    }
    scene = Scene(
        text.scene.article,
        text.scene.events,
        {**text.scene.sources, **added},
        text.scene.examples,
    )
    return Altered(scene, changed(text.rows[key], **given["set"]), given["fault"])


TEXTS = {
    name: _text(name, given)
    for file in ("english.yaml", "spanish.yaml", "german.yaml")
    for name, given in _read(file).items()
}
GOOD = {
    f"{name}/{key}": (text.scene, row)
    for name, text in TEXTS.items()
    for key, row in text.rows.items()
}
ALTERED = {
    f"{group}: {given['why']} ({given['of']})": _altered(given)
    for group, items in _read("altered.yaml").items()
    for given in items
}
