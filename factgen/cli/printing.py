"""What a run prints: tables on standard output, failures on standard error, or all as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from factgen import show
from factgen.errors import exit_code
from factgen.models import Failure
from factgen.session import Outcome


def outcome(
    outcome: Outcome, unread: Sequence[Failure], *, as_json: bool, folder: Path | None
) -> int:
    """Print a run's tables, summary and failures; returns the exit code."""
    failures = [*unread, *outcome.result.failures]
    code = exit_code({failure.code for failure in failures})
    if as_json:
        print(json.dumps(document(outcome, unread), ensure_ascii=False, indent=1))
        return code
    console = show.console(sys.stdout)
    for table in outcome.result.tables:
        show.claims(table, console)
    asked = 0 if outcome.replayed else outcome.asked
    show.summary(outcome.result.tables, failures, console, asked=asked, sent=outcome.sent)
    if outcome.replayed:
        print("answered from recordings: nothing was sent or paid for", file=sys.stderr)
    if folder is not None:
        print(f"written to {folder}", file=sys.stderr)
    for failure in failures:
        print(f"factgen: {failure.subject}: {failure.reason}", file=sys.stderr)
    return code


def document(outcome: Outcome, unread: Sequence[Failure]) -> dict[str, Any]:
    """What a run came to, as JSON."""
    failures = [*unread, *outcome.result.failures]
    return {
        "tables": [table.model_dump(mode="json") for table in outcome.result.tables],
        "failures": [failure.model_dump() for failure in failures],
        "exit_code": exit_code({failure.code for failure in failures}),
    }
