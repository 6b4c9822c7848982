"""`factgen demo`: the bundled articles from their recordings. No key, no network."""

from __future__ import annotations

import argparse
from pathlib import Path

from factgen.cli import options

STORY = "embassy"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument(
        "-o", "--output", type=Path, metavar="DIR", help="also write the files there"
    )
    options.add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Replay the demo's articles; print tables and summary."""
    from factgen import session
    from factgen.cassettes import recorded_settings
    from factgen.cli import printing, progress
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
    return printing.outcome(outcome, unread, as_json=args.json, folder=args.output)


def bundled(story: str | None = None) -> list[Path]:
    """The files of the bundled articles, or of one story of them, in the order of the index."""
    import yaml

    from factgen.data import data_dir

    folder = data_dir("articles")
    index = yaml.safe_load((folder / "index.yaml").read_text(encoding="utf-8"))
    return [folder / item["file"] for item in index["articles"] if story in {None, item["story"]}]
