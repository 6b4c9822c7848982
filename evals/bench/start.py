"""How long `factgen --help` takes beside a Python that does nothing: median ratio of pairs."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import time
from pathlib import Path
from statistics import median

import report

PAIRS = 25
BOUND = 10.0


def seconds(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    return time.perf_counter() - started


def main() -> int:
    script = Path(sysconfig.get_path("scripts")) / "factgen"
    factgen, empty = [str(script), "--help"], [sys.executable, "-c", "pass"]
    seconds(factgen), seconds(empty)  # the first run compiles and reads from disk
    pairs = [(seconds(factgen), seconds(empty)) for _ in range(PAIRS)]
    ours, theirs = (median(side) for side in zip(*pairs, strict=True))
    ratio = median(a / b for a, b in pairs)
    return report.tell(
        "start",
        ("command", "median ms", "ratio"),
        [
            ("factgen --help", f"{ours * 1e3:.0f}", f"{ratio:.1f}"),
            ("python -c pass", f"{theirs * 1e3:.0f}", "1.0"),
        ],
        {"ratio": round(ratio, 2), "pairs": PAIRS},
        {f"at most {BOUND:g} times an empty Python": ratio <= BOUND},
    )


if __name__ == "__main__":
    sys.exit(main())
