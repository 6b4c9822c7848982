"""`factgen compare`: the claim tables of several articles into one fact table."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factgen.cli import options

if TYPE_CHECKING:
    from factgen.answering import Answers
    from factgen.calls import Request
    from factgen.comparing import Compared
    from factgen.models import ClaimTable, FactTable

TABLES = ("articles.jsonl", "events.jsonl", "claims.jsonl", "dropped.jsonl")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument(
        "inputs",
        nargs="+",
        metavar="DIR|PATH",
        help="folders that `factgen extract -o` has written, or a file of theirs",
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="DIR",
        help="where the files go (default: the one folder given)",
    )
    parser.add_argument(
        "--no-model", action="store_true", help="let rules decide what they leave doubtful"
    )
    parser.add_argument(
        "--all", action="store_true", help="print background events and lone readings in full"
    )
    parser.add_argument(
        "--stories",
        type=Path,
        metavar="FILE",
        help="links fixed by hand (default: stories.yaml in the one folder given, if it is there)",
    )
    options.add_prompts(parser)
    options.add_model(parser)
    options.add_answers(parser)
    options.add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Compare, write the files, print the fact table."""
    from factgen import comparing, prompts
    from factgen.config import WAYS_ON_COMPARING

    folders = _folders(args.inputs)
    alone = folders[0] if len(folders) == 1 else None
    output = _output(args.output, folders)
    answers: Answers = "record" if args.record else "replay" if args.replay else "live"
    plan = comparing.Comparing(
        attributes=prompts.attributes(args.prompts),
        templates=comparing.load_templates(args.prompts),
        model=None if args.no_model else options.model_settings(args, WAYS_ON_COMPARING),
        answers=answers,
        cassettes=(options.cassettes_folder(args),) if answers != "live" else (),
        folder=output,
        brings=output is not None and not _is_in(output, folders),
        stories=args.stories or _fixes(alone),
        heard=_heard if answers != "replay" else lambda _: None,
    )
    tables = comparing.tables_of(folders)
    compared = comparing.run(plan, tables)
    if args.json:
        doc = document(compared.table)
        print(json.dumps(doc, ensure_ascii=False, indent=1))
        code: int = doc["exit_code"]
    else:
        code = printed(compared.table, tables, everything=args.all)
        if plan.model is not None:
            print(_cost(compared, answers), file=sys.stderr)
    if output is None:
        print("nothing was written: with several folders give -o DIR", file=sys.stderr)
    elif not args.json:
        print(f"written to {output}", file=sys.stderr)
    return code


def _heard(request: Request) -> None:
    """Progress, a line an answer: a model may take minutes for each."""
    print(f"{request.subject}: {request.template} answered", file=sys.stderr, flush=True)


def _folders(inputs: Sequence[str]) -> list[Path]:
    """The folders of claim tables that `inputs` are, or are files of, each once."""
    found = (_folder(Path(name)) for name in inputs)
    return list({folder.resolve(): folder for folder in found}.values())


def _folder(path: Path) -> Path:
    from factgen.errors import InputError

    if path.is_dir():
        return path
    if path.name in TABLES and path.is_file():
        return path.parent
    if (path.parent / TABLES[0]).is_file() and path.is_file():
        raise InputError(f"{path}: no claim table; give its folder, {path.parent}")
    if path.exists():
        raise InputError(
            f"{path}: no claim tables; run `factgen extract {path} -o DIR` first, then compare DIR"
        )
    raise InputError(f"{path}: is not there; give a folder that `factgen extract -o` has written")


def _output(given: Path | None, folders: Sequence[Path]) -> Path | None:
    """Where the files go; None where nothing says it.

    Raises UsageError where it is one of several folders, whose tables are its own.
    """
    from factgen.errors import UsageError

    if given is None:
        return folders[0] if len(folders) == 1 else None
    if len(folders) > 1 and _is_in(given, folders):
        raise UsageError(
            f"{given}: is one of the folders compared and keeps its own tables; choose another -o"
        )
    return given


def _is_in(path: Path, folders: Sequence[Path]) -> bool:
    return path.resolve() in {folder.resolve() for folder in folders}


def _fixes(folder: Path | None) -> Path | None:
    """stories.yaml of the folder, where it has one."""
    from factgen.fixes import FILE

    return folder / FILE if folder is not None and (folder / FILE).is_file() else None


def document(table: FactTable) -> dict[str, Any]:
    """A fact table and the exit code that its failures mean, as JSON."""
    from factgen.errors import exit_code

    code = exit_code({failure.code for failure in table.failures})
    return {**table.model_dump(mode="json"), "exit_code": code}


def printed(table: FactTable, tables: Sequence[ClaimTable], *, everything: bool = False) -> int:
    """Print the fact table, what it came to and what failed; returns the exit code."""
    from factgen import show, show_facts
    from factgen.errors import exit_code
    from factgen.export.cells import one_line

    console = show.console(sys.stdout)
    show_facts.facts(table, tables, console, all_=everything)
    show_facts.summary(table, console)
    for note in table.notes:
        print(f"note: {one_line(note)}", file=sys.stderr)
    for failure in table.failures:
        print(f"factgen: {one_line(f'{failure.subject}: {failure.reason}')}", file=sys.stderr)
    return exit_code({failure.code for failure in table.failures})


def _cost(compared: Compared, answers: Answers) -> str:
    """What the answers cost."""
    from factgen.export.cells import counted

    if answers == "replay":
        return "answered from recordings: nothing was sent or paid for"
    return f"{counted(compared.asked, 'call')}, {counted(compared.sent, 'byte')} of requests"
