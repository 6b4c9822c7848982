"""`factgen cassettes`: whether the recordings fit what would be asked today."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from factgen.cli import options
from factgen.errors import CheckFailed

UNANSWERED = {"missing", "stale", "broken"}
"""Findings that say why an article could not be replayed."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    check = verbs.add_parser("check", help="missing, stale, unused and broken ones, and secrets")
    check.add_argument(
        "inputs", nargs="*", metavar="PATH", help="their articles (default: the bundled ones)"
    )
    check.add_argument("--cassettes", type=Path, metavar="DIR", help="default: those shipped")
    options.add_prompts(check)
    options.add_json(check)


def run(args: argparse.Namespace) -> int:
    """Replay the articles and list what is wrong with their recordings."""
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
    findings = cassettes.check(folder, wanted, outcome.used)
    told = {finding.file.stem for finding in findings if finding.kind in UNANSWERED}
    failures = [*unread, *outcome.result.failures]
    lines = [f"{finding.file}: {finding.kind}: {finding.words}" for finding in findings]
    lines += [f"{f.subject}: {f.reason}" for f in failures if f.subject not in told]
    _print(args, lines, len(articles))
    return 0


def _print(args: argparse.Namespace, lines: list[str], articles: int) -> None:
    if args.json:
        print(json.dumps(lines, ensure_ascii=False, indent=1))
    else:
        for line in lines:
            print(line)
    if lines:
        raise CheckFailed(f"{len(lines)} faults in the recordings")
    if not args.json:
        print(f"no faults in the recordings of {articles} articles")
