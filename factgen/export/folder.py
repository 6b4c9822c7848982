"""The one writer of all formats: each file whole or not at all, and nothing else touched.

The files can be made again from the run's ledger, so what is guarded against is a killed process
and a reader in the middle of a write, not a power cut: nothing is forced to the disk.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from factgen.errors import UsageError


def save(folder: Path, files: Mapping[str, str]) -> None:
    """Write `files`, text by path inside `folder`, in UTF-8. Folders are made where needed.

    All are written beside their place before the first is put in it. Raises UsageError where the
    folder cannot be written to.
    """
    parts: list[tuple[Path, Path]] = []
    try:
        for name, text in files.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            part = target.with_name(f".{target.name}.part")
            parts.append((part, target))
            part.write_bytes(text.encode())
        for part, target in parts:
            part.replace(target)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(
            f"{folder}: cannot be written to ({reason}); choose another folder with -o"
        ) from error
    finally:
        for part, _ in parts:
            part.unlink(missing_ok=True)
