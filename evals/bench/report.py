"""How a benchmark tells what it measured: a table for people, then one line of JSON."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Sequence


def machine() -> dict[str, object]:
    """What a figure depends on besides the code. The load is that of the last minute."""
    return {
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "cpus": os.cpu_count(),
        "load": round(os.getloadavg()[0], 2),
    }


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A plain table: the first column to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
    lines = []
    for row in (header, ["-" * width for width in widths], *rows):
        first, *rest = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        cells = [cell.strip().rjust(width) for cell, width in zip(rest, widths[1:], strict=True)]
        lines.append("  ".join([first, *cells]))
    return "\n".join(lines)


def tell(
    bench: str,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    figures: dict[str, object],
    bounds: dict[str, bool] | None = None,
) -> int:
    """Print it all; `bounds` says of each bound whether it was kept. Returns the exit code: 1 where
    one was missed."""
    bounds = bounds or {}
    print(table(header, rows))
    for words, kept in bounds.items():
        print(f"{'kept' if kept else 'MISSED'}: {words}")
    print(json.dumps({"bench": bench, **figures, "bounds": bounds, "machine": machine()}))
    return 0 if all(bounds.values()) else 1
