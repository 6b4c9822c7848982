"""`factgen demo`: the bundled articles from their recordings. No key, no network."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factgen.cli import options

if TYPE_CHECKING:
    from factgen.evaluate.corpus import Entry
    from factgen.models import ClaimTable, FactTable, Failure
    from factgen.session import Outcome, Session

STORY = "embassy"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument(
        "-o", "--output", type=Path, metavar="DIR", help="also write the files there"
    )
    options.add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Replay the demo's articles; print their claim tables, what it came to, and the fact table."""
    from factgen import session
    from factgen.cassettes import recorded_settings
    from factgen.cli import compare, printing, progress
    from factgen.cli.extract import load
    from factgen.config import model_settings
    from factgen.data import data_dir
    from factgen.settings import ExtractSettings

    loaded, unread = load([str(path) for path in bundled(STORY)])
    cassettes = data_dir("cassettes")
    with progress.shown(len(loaded)) as step:
        plan = session.Session(
            model=model_settings({}, {}, cassettes, recorded=recorded_settings(cassettes)),
            extract=ExtractSettings(),
            prompts=session.load_prompts(),
            answers="replay",
            cassettes=(cassettes,),
            folder=args.output,
            progress=step,
        )
        outcome = session.run(plan, [item.article for item in loaded], unread)
    if args.json:
        return _print_json(plan, outcome, unread)
    code = printing.outcome(outcome, unread, as_json=False, folder=args.output)
    if code:  # What was recorded for the comparison is about all of the articles.
        return code
    print()
    tables = outcome.result.tables
    return compare.printed(_compared(plan, tables), tables)


def _print_json(plan: Session, outcome: Outcome, unread: Sequence[Failure]) -> int:
    from factgen.cli import compare, printing

    doc = printing.document(outcome, unread)
    code: int = doc["exit_code"]
    if not code:
        doc["fact_table"] = compare.document(_compared(plan, outcome.result.tables))
        code = doc["exit_code"] = doc["fact_table"].pop("exit_code")
    print(json.dumps(doc, ensure_ascii=False, indent=1))
    return code


def _compared(plan: Session, tables: Sequence[ClaimTable]) -> FactTable:
    """The fact table of the demo's claim tables, from recordings."""
    from factgen import comparing, prompts

    comparison = comparing.Comparing(
        attributes=prompts.attributes(),
        templates=comparing.load_templates(),
        model=plan.model,
        answers=plan.answers,
        cassettes=plan.cassettes,
        folder=plan.folder,
    )
    return comparing.run(comparison, tables).table


def bundled(story: str | None = None) -> list[Path]:
    """The files of the bundled articles, or of one story of them, in the order of the index."""
    from factgen.data import data_dir

    folder = data_dir("articles")
    return [folder / entry.file for entry in _index() if story in {None, entry.story}]


def stories() -> list[str]:
    """The names of the bundled stories, in the order of the index."""
    return list(dict.fromkeys(entry.story for entry in _index()))


def _index() -> tuple[Entry, ...]:
    from factgen.data import data_dir
    from factgen.evaluate.corpus import read_index

    return read_index(data_dir("articles"))
