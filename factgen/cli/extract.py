"""`factgen extract`: articles into claim tables."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from factgen.cli import options

if TYPE_CHECKING:
    from factgen.answering import Answers
    from factgen.articles import Loaded
    from factgen.models import Failure


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument(
        "inputs", nargs="+", metavar="PATH|URL|-", help="text, Markdown, HTML, JSONL, or folders"
    )
    parser.add_argument(
        "-o", "--output", type=Path, metavar="DIR", required=True, help="where the files go"
    )
    parser.add_argument(
        "--repairs",
        type=int,
        metavar="N",
        default=1,
        help="rounds in which refused rows are sent back (default: 1)",
    )
    parser.add_argument(
        "--show-removed", action="store_true", help="print the lines left out of each article"
    )
    options.add_prompts(parser)
    options.add_model(parser)
    options.add_answers(parser)
    options.add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Extract, write the folder, print tables and summary."""
    from factgen import session
    from factgen.cli import printing, progress

    model, settings = options.model_settings(args), options.extract_settings(args)
    prompts = session.load_prompts(args.prompts)
    loaded, unread = load(args.inputs)
    if args.show_removed:
        show_removed(loaded)
    with progress.shown(len(loaded)) as step:
        answers: Answers = "record" if args.record else "replay" if args.replay else "live"
        plan = session.Session(
            model=model,
            extract=settings,
            prompts=prompts,
            answers=answers,
            cassettes=(options.cassettes_folder(args),) if answers != "live" else (),
            folder=args.output,
            progress=step,
        )
        outcome = session.run(plan, [item.article for item in loaded], unread)
    return printing.outcome(outcome, unread, as_json=args.json, folder=args.output)


def load(inputs: list[str]) -> tuple[list[Loaded], list[Failure]]:
    """The articles of `inputs`, and those that could not be read."""
    from factgen import articles
    from factgen.answering import now
    from factgen.models import Failure

    loaded, unread = [], []
    for item in articles.read(inputs, now=now, stdin=sys.stdin.buffer):
        if isinstance(item, articles.Loaded):
            loaded.append(item)
        else:
            unread.append(Failure(subject=str(item.path), reason=item.reason))
    return loaded, unread


def show_removed(loaded: list[Loaded]) -> None:
    """On standard error: what of each input is not part of its article."""
    for item in loaded:
        print(f"{item.article.id}: {len(item.removed)} lines left out", file=sys.stderr)
        for line in item.removed:
            print(f"  - {line}", file=sys.stderr)
