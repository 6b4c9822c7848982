"""A whole comparison as a command runs it: claim tables read, fixes by hand, who answers, and the
files written."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from factgen import export, fixes, prompts
from factgen.answering import Answered, Answers, asking, now
from factgen.attributes import Attributes
from factgen.calls import Reply, Request
from factgen.comparison import Templates, compare, compare_async
from factgen.errors import InputError, UsageError
from factgen.ledger import opened
from factgen.link import Fixes
from factgen.models import ClaimTable, FactTable
from factgen.settings import ModelSettings


@dataclass(frozen=True)
class Comparing:
    """How a comparison is answered and where it is kept."""

    attributes: Attributes
    templates: Templates
    model: ModelSettings | None
    """None: rules alone decide, and nothing is asked."""
    answers: Answers = "live"
    cassettes: Sequence[Path] = ()
    """Folders of recordings; `record` writes to the first."""
    folder: Path | None = None
    """Where the ledger and the files go; None keeps nothing."""
    brings: bool = False
    """The claim tables are written there too, so that the folder stands alone."""
    stories: Path | None = None
    """A file that fixes links by hand."""
    heard: Callable[[Request], None] = lambda _: None
    """Told of each request that was answered."""
    now: Callable[[], datetime] = now


@dataclass(frozen=True)
class Compared:
    """The fact table, the calls made for it that no ledger spared, the bytes of all its requests,
    and the recordings it used."""

    table: FactTable
    asked: int = 0
    sent: int = 0
    used: frozenset[Path] = frozenset()


def load_templates(folder: Path | None = None) -> Templates:
    """The templates of a comparison, from `folder` where it has them, else the shipped ones."""
    return Templates(link=prompts.find("link", folder), align=prompts.find("align", folder))


def tables_of(folders: Sequence[Path]) -> tuple[ClaimTable, ...]:
    """The claim tables of all `folders`, each article once.

    Raises InputError where a folder is not as it was written, where two articles of one name
    differ, and where there is no article at all.
    """
    found: dict[str, tuple[ClaimTable, Path]] = {}
    for folder in dict.fromkeys(folders):
        for table in export.read(folder):
            name = table.article.id
            first, where = found.setdefault(name, (table, folder))
            if first != table:
                raise InputError(
                    f"{folder}: its article {name} is not the one of {where}; leave one of the two "
                    "folders out, or extract that article from a file of another name"
                )
    if not found:
        raise InputError(f"{', '.join(map(str, folders))}: there is no claim table of any article")
    return tuple(table for table, _ in found.values())


def run(plan: Comparing, tables: Sequence[ClaimTable]) -> Compared:
    """The fact table of `tables`; its files are written where the plan has a folder.

    Raises UsageError where the plan brings the claim tables into a folder that holds others, and
    InputError where the file of fixes has faults: both before anything is asked or written.
    """
    if plan.folder is not None and plan.brings:
        _refuse_others(plan.folder, tables)
    fixed = _fixes(plan.stories, tables)
    if plan.model is None:
        compared = Compared(compare(tables, plan.attributes, fixes=fixed))
    else:
        compared = _asked(plan, plan.model, tables, fixed)
    if plan.folder is not None:
        if plan.brings:
            export.write(plan.folder, tables)
        export.write_facts(plan.folder, compared.table, tables)
    return compared


def _refuse_others(folder: Path, tables: Sequence[ClaimTable]) -> None:
    """Raise UsageError where `folder` holds tables that would be lost."""
    if not (folder / "articles.jsonl").exists():
        return
    brought = {table.article.id: table for table in tables}
    for own in export.read(folder):
        if brought.get(own.article.id) != own:
            raise UsageError(
                f"{folder}: its table of article {own.article.id} is none of those compared and "
                "would be lost; choose another -o"
            )


def _fixes(path: Path | None, tables: Sequence[ClaimTable]) -> Fixes:
    """What `path` fixes by hand."""
    if path is None:
        return Fixes()
    return fixes.read(path, {(e.article, e.key) for table in tables for e in table.events})


def _asked(
    plan: Comparing, model: ModelSettings, tables: Sequence[ClaimTable], fixed: Fixes
) -> Compared:
    """The fact table, a model asked for what rules leave doubtful."""
    made: list[Compared] = []

    async def keep() -> None:
        # As in `session.run`: a task that returned it would have it printed.
        made.append(await _answered(plan, model, tables, fixed))

    asyncio.run(keep())
    return made[0]


async def _answered(
    plan: Comparing, model: ModelSettings, tables: Sequence[ClaimTable], fixed: Fixes
) -> Compared:
    who = Answered(model, plan.answers, plan.cassettes, plan.now)
    with ExitStack() as stack:
        ledger = stack.enter_context(opened(plan.folder, plan.now)) if plan.folder else None
        async with asking(who, ledger) as answering:
            slots = asyncio.Semaphore(model.jobs)

            async def ask(request: Request) -> Reply:
                async with slots:
                    reply = await answering.ask(request)
                plan.heard(request)
                return reply

            table = await compare_async(
                tables, plan.attributes, ask=ask, templates=plan.templates, fixes=fixed
            )
    meter = answering.meter
    return Compared(table, meter.asked, meter.sent, frozenset(answering.used))
