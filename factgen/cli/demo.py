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
    from factgen.cassettes import recorded_model
    from factgen.cli import printing, progress
    from factgen.cli.extract import load
    from factgen.data import data_dir
    from factgen.settings import ExtractSettings, ModelSettings

    loaded, unread = load([str(path) for path in articles_of(STORY)])
    cassettes = data_dir("cassettes")
    with progress.shown(len(loaded)) as step:
        plan = session.Session(
            model=ModelSettings.model_validate(
                {"model": recorded_model(cassettes), "api_key": "none"}
            ),
            extract=ExtractSettings(),
            prompts=session.load_prompts(),
            answers="replay",
            cassettes=(cassettes,),
            folder=args.output,
            progress=step,
        )
        outcome = session.run(plan, [item.article for item in loaded], unread)
    return printing.outcome(outcome, unread, as_json=args.json, folder=args.output)


def articles_of(story: str) -> list[Path]:
    """The files of a bundled story, in the order of the index."""
    import yaml

    from factgen.data import data_dir

    folder = data_dir("articles")
    index = yaml.safe_load((folder / "index.yaml").read_text(encoding="utf-8"))
    return [folder / item["file"] for item in index["articles"] if item["story"] == story]
