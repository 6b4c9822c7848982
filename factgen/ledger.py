"""The ledger of a run: every answer that was paid for, and what became of every article. SQLite.

Each answered call is kept at once under its key, so the same command again asks nothing that was
answered and a killed run goes on. The files of the run's folder are derived from it. One process
writes; no key of an API and no header is ever stored.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from factgen import wire
from factgen.calls import AsyncAsk, Reply, Request
from factgen.errors import AnswerCut, UsageError
from factgen.models import ClaimTable, Failure, Usage
from factgen.settings import ModelSettings

FILE = "run.sqlite"
_MIGRATIONS = (
    """
    CREATE TABLE calls (
        key TEXT PRIMARY KEY,
        subject TEXT NOT NULL,
        template TEXT NOT NULL,
        template_hash TEXT NOT NULL,
        model TEXT NOT NULL,
        request TEXT NOT NULL,
        answer TEXT NOT NULL,
        usage TEXT NOT NULL,
        answered TEXT NOT NULL
    );
    CREATE TABLE articles (
        id TEXT PRIMARY KEY,
        state TEXT NOT NULL CHECK (state IN ('done', 'failed')),
        result TEXT NOT NULL,
        updated TEXT NOT NULL
    );
    """,
    """
    CREATE TABLE cuts (
        key TEXT PRIMARY KEY,
        subject TEXT NOT NULL,
        reason TEXT NOT NULL,
        token_limit INTEGER NOT NULL,
        usage TEXT NOT NULL,
        answered TEXT NOT NULL
    );
    """,
)
"""Only ever appended to: number n of `PRAGMA user_version` has had the first n."""


class Ledger:
    """The ledger in `folder`, made where there is none. Use `opened` to have it closed."""

    def __init__(self, connection: sqlite3.Connection, now: Callable[[], datetime]) -> None:
        self._connection = connection
        self._now = now
        self._made: dict[str, ClaimTable] = {}
        """The tables kept by this process, which need not be read again."""

    def wrap(self, ask: AsyncAsk, settings: ModelSettings, *, only_keep: bool = False) -> AsyncAsk:
        """`ask`, but only for what has no answer in the ledger yet.

        `only_keep` asks always and keeps the answers: for a run whose recordings answer.
        """

        async def from_ledger(request: Request) -> Reply:
            key = wire.call_key(request, settings)
            kept = None if only_keep else self._answer(key, request)
            if kept is not None:
                return kept
            try:
                reply = await ask(request)
            except AnswerCut as cut:
                self._keep_cut(key, request, cut)
                raise
            self._keep(key, request, settings, reply)
            return reply

        return from_ledger

    def _answer(self, key: str, request: Request) -> Reply | None:
        """The answer kept under `key`. Raises AnswerCut where it was cut when it was paid for."""
        self._raise_cut(key)
        found = self._connection.execute(
            "SELECT answer, model, usage FROM calls WHERE key = ?", (key,)
        ).fetchone()
        if found is None:
            return None
        raw, model, usage = found
        return Reply(
            answer=request.answer.model_validate_json(raw),
            raw=raw,
            model=model,
            usage=Usage.model_validate_json(usage),
        )

    def _keep(self, key: str, request: Request, settings: ModelSettings, reply: Reply) -> None:
        with self._connection:
            self._connection.execute(
                "INSERT OR IGNORE INTO calls VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    key,
                    request.subject,
                    request.template,
                    request.template_hash,
                    reply.model,
                    wire.text(request, settings),
                    reply.raw,
                    reply.usage.model_dump_json(),
                    self._now().isoformat(timespec="seconds"),
                ),
            )

    def _raise_cut(self, key: str) -> None:
        found = self._connection.execute(
            "SELECT reason, usage, token_limit FROM cuts WHERE key = ?", (key,)
        ).fetchone()
        if found is not None:
            reason, usage, limit = found
            raise AnswerCut(reason, Usage.model_validate_json(usage), limit)

    def _keep_cut(self, key: str, request: Request, cut: AnswerCut) -> None:
        if cut.limit is None:  # A prompt that was too long cost nothing.
            return
        when = self._now().isoformat(timespec="seconds")
        with self._connection:
            self._connection.execute(
                "INSERT OR IGNORE INTO cuts VALUES (?, ?, ?, ?, ?, ?)",
                (key, request.subject, str(cut), cut.limit, cut.usage.model_dump_json(), when),
            )

    def done(self, table: ClaimTable) -> None:
        """Keep an article's table, in place of what there was of it."""
        self._record(table.article.id, "done", table.model_dump_json())
        self._made[table.article.id] = table

    def failed(self, failure: Failure) -> None:
        """Keep that an article failed; a table of it that an earlier run made stays."""
        found = self._connection.execute(
            "SELECT state FROM articles WHERE id = ?", (failure.subject,)
        ).fetchone()
        if found != ("done",):
            self._record(failure.subject, "failed", failure.model_dump_json())

    def _record(self, article: str, state: str, result: str) -> None:
        with self._connection:
            self._connection.execute(
                "INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?)",
                (article, state, result, self._now().isoformat(timespec="seconds")),
            )

    def tables(self) -> tuple[ClaimTable, ...]:
        """The tables of all articles done, by id."""
        names = self._connection.execute("SELECT id FROM articles WHERE state = 'done' ORDER BY id")
        return tuple(self._made.get(name) or self._table(name) for (name,) in names.fetchall())

    def _table(self, article: str) -> ClaimTable:
        """The table of an article that an earlier run made."""
        (result,) = self._connection.execute(
            "SELECT result FROM articles WHERE id = ?", (article,)
        ).fetchone()
        return ClaimTable.model_validate_json(result)


@contextmanager
def opened(folder: Path, now: Callable[[], datetime]) -> Iterator[Ledger]:
    """The ledger of `folder`. Raises UsageError where it cannot be written or is a newer one's."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unusable(folder, error.strerror or str(error)) from error
    try:
        with closing(sqlite3.connect(folder / FILE)) as connection:
            # A commit waits for no disk: a killed process loses nothing, a power cut at most the
            # last answers, and the file stays whole.
            connection.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;")
            _migrate(connection, folder)
            yield Ledger(connection, now)
    except sqlite3.DatabaseError as error:
        raise _unusable(folder, f"{FILE}: {error}") from error


def _unusable(folder: Path, reason: str) -> UsageError:
    return UsageError(
        f"{folder}: cannot be used as the output folder ({reason}); choose another with -o"
    )


def _migrate(connection: sqlite3.Connection, folder: Path) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > len(_MIGRATIONS):
        raise UsageError(
            f"{folder / FILE}: written by a newer factgen; update factgen or choose another -o"
        )
    for number, script in enumerate(_MIGRATIONS[version:], version + 1):
        connection.executescript(f"BEGIN; {script} PRAGMA user_version = {number}; COMMIT;")
