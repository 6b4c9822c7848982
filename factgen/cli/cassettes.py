"""`factgen cassettes`: whether the recordings fit what would be asked today, and which to drop."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factgen.cli import options
from factgen.errors import CassetteMiss, CheckFailed

if TYPE_CHECKING:
    from factgen.cassettes import Finding
    from factgen.models import ClaimTable
    from factgen.settings import ModelSettings

UNANSWERED = {"missing", "stale", "broken"}
"""Findings that say why an article could not be replayed."""
COMPARISON = {"link", "align"}
"""Templates that are asked about several articles together."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    check = verbs.add_parser("check", help="missing, stale, unused and broken ones, and secrets")
    prune = verbs.add_parser("prune", help="delete those that nothing asks for any more")
    for verb in (check, prune):
        verb.add_argument(
            "inputs",
            nargs="*",
            metavar="PATH",
            help="a folder with all their articles, or single ones (default: those bundled)",
        )
        verb.add_argument("--cassettes", type=Path, metavar="DIR", help="default: those shipped")
        options.add_prompts(verb)
        options.add_json(verb)


def run(args: argparse.Namespace) -> int:
    """Replay the articles; list what is wrong with their recordings, or delete the unused ones."""
    findings, unanswered, articles = _replayed(args)
    if args.verb == "prune":
        _prune(args, findings, unanswered)
    else:
        _check(args, findings, unanswered, articles)
    return 0


def _replayed(args: argparse.Namespace) -> tuple[list[Finding], list[str], int]:
    """What is wrong with the recordings, what of the articles' failures that does not tell, and how
    many articles there are."""
    from factgen import cassettes, session
    from factgen.cli.demo import bundled
    from factgen.cli.extract import load
    from factgen.config import model_settings
    from factgen.extraction import first_request
    from factgen.settings import ExtractSettings
    from factgen.windows import windows

    folder = options.cassettes_folder(args)
    loaded, unread = load(args.inputs or [str(path) for path in bundled()])
    articles = [item.article for item in loaded]
    prompts = session.load_prompts(args.prompts)
    model = model_settings({}, {}, folder, recorded=cassettes.recorded_settings(folder))
    settings = ExtractSettings()
    plan = session.Session(model, settings, prompts, answers="replay", cassettes=(folder,))
    outcome = session.run(plan, articles)
    wanted = [
        (first_request(article, prompts, windows(article, settings.window_chars)[0]), model)
        for article in articles
    ]
    compared, missed = (
        ((), []) if args.inputs else _compared(outcome.result.tables, model, folder, args)
    )
    findings = cassettes.check(folder, wanted, outcome.used.union(*compared))
    if args.inputs or missed:
        # What is compared with what is known of the bundled stories only.
        findings = [f for f in findings if f.kind != "unused" or f.file.parts[-3] not in COMPARISON]
    if args.inputs and not any(Path(path).is_dir() for path in args.inputs):
        # Single articles were named: what others ask of these recordings is not known.
        named = {article.id for article in articles}
        findings = [f for f in findings if f.kind != "unused" or f.file.stem in named]
    told = {finding.file.stem for finding in findings if finding.kind in UNANSWERED}
    failures = [*unread, *outcome.result.failures]
    unanswered = [f"{f.subject}: {f.reason}" for f in failures if f.subject not in told]
    return findings, unanswered + missed, len(articles)


def _compared(
    tables: Sequence[ClaimTable], model: ModelSettings, folder: Path, args: argparse.Namespace
) -> tuple[list[frozenset[Path]], list[str]]:
    """The recordings that the comparison of each bundled story used, and what it missed."""
    from factgen import comparing, prompts
    from factgen.cli.demo import bundled, stories

    plan = comparing.Comparing(
        attributes=prompts.attributes(args.prompts),
        templates=comparing.load_templates(args.prompts),
        model=model,
        answers="replay",
        cassettes=(folder,),
    )
    used, missed = [], []
    for story in stories():
        names = {path.stem for path in bundled(story)}
        try:
            told = [table for table in tables if table.article.id in names]
            used.append(comparing.run(plan, told).used)
        except CassetteMiss as miss:
            missed.append(str(miss))
    return used, missed


def _check(
    args: argparse.Namespace, findings: Sequence[Finding], unanswered: Sequence[str], articles: int
) -> None:
    lines = [f"{finding.file}: {finding.kind}: {finding.words}" for finding in findings]
    lines += unanswered
    if args.json:
        print(json.dumps(lines, ensure_ascii=False, indent=1))
    else:
        for line in lines:
            print(line)
    if lines:
        raise CheckFailed(f"{len(lines)} faults in the recordings")
    if not args.json:
        print(f"no faults in the recordings of {articles} articles")


def _prune(
    args: argparse.Namespace, findings: Sequence[Finding], unanswered: Sequence[str]
) -> None:
    """Delete the unused files, but none while an article cannot be replayed: what it would go on to
    ask is not known."""
    if unanswered or any(finding.kind in UNANSWERED for finding in findings):
        raise CheckFailed("nothing was deleted: not every article can be replayed; see check")
    unused = [finding.file for finding in findings if finding.kind == "unused"]
    for file in unused:
        file.unlink()
    if args.json:
        print(json.dumps([str(file) for file in unused], indent=1))
    else:
        print(f"deleted {len(unused)}: {', '.join(map(str, unused)) or 'none was unused'}")
