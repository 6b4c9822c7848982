"""How often the test articles were looked at: one look for each set of templates ever scored on
them, kept in a file under version control and never in a run."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from factgen.errors import InputError
from factgen.export.folder import save

FILE = "looks.json"


def read(root: Path) -> list[dict[str, str]]:
    """The templates that were scored on test, by name, in the order of the first look."""
    path = root / FILE
    if not path.exists():
        return []
    try:
        found: list[dict[str, str]] = json.loads(path.read_text(encoding="utf-8"))["looks"]
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path}: is no list of looks; take it from version control") from error
    return found


def count(root: Path, templates: Mapping[str, str]) -> int:
    """Note a look with these templates, unless it is noted already; how many there are."""
    looks = read(root)
    look = {name: found[:16] for name, found in sorted(templates.items())}
    if look not in looks:
        looks.append(look)
        save(root, {FILE: json.dumps({"looks": looks}, indent=1) + "\n"})
    return len(looks)
