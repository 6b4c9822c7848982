"""Progress on standard error: a bar where it is a terminal, plain lines otherwise."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from factgen.run import Progress


@contextmanager
def shown(total: int, stream: TextIO | None = None) -> Iterator[Callable[[Progress], None]]:
    """A function that takes a run's progress, for `total` articles."""
    out = stream or sys.stderr
    if not out.isatty():
        yield lambda step: _line(step, out)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.description}"),
    )
    with Bar(*columns, console=Console(file=out), transient=True) as bar:
        task = bar.add_task("", total=total)
        claims = 0

        def step_bar(step: Progress) -> None:
            nonlocal claims
            claims += step.claims
            if step.kind != "started":
                bar.update(task, advance=1, description=f"{claims} claims")
            if step.kind == "failed":
                _line(step, out)

        yield step_bar


def _line(step: Progress, out: TextIO) -> None:
    if step.kind == "done":
        print(f"{step.article}: {step.claims} claims", file=out, flush=True)
    elif step.kind == "failed":
        print(f"{step.article}: failed: {step.reason.splitlines()[0]}", file=out, flush=True)
