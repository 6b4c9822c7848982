"""Options that several commands share: the model, where answers come from, the templates."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from factgen.settings import ExtractSettings, ModelSettings

MODES = ("tools", "json_schema", "json", "md_json")


def add_model(parser: argparse.ArgumentParser) -> None:
    """The model and how it is called. Each option may also stand in FACTGEN_<OPTION>,
    factgen.toml, or [tool.factgen] in pyproject.toml."""
    group = parser.add_argument_group(
        "model", "also from FACTGEN_MODEL and the like, factgen.toml, [tool.factgen]"
    )
    group.add_argument("--model", metavar="NAME", help="the model to ask")
    group.add_argument(
        "--base-url", metavar="URL", help="an endpoint that speaks OpenAI's API (default: OpenAI)"
    )
    group.add_argument(
        "--mode", choices=MODES, help="how the answer's shape is asked for (default: tools)"
    )
    group.add_argument("--temperature", type=float, metavar="T", help="default: the endpoint's own")
    group.add_argument("--seed", type=int, metavar="N", help="default: none is sent")
    group.add_argument(
        "--timeout", type=float, metavar="SECONDS", help="for one answer (default: 120)"
    )
    group.add_argument(
        "--max-tokens", type=int, metavar="N", help="limit of one answer (default: the endpoint's)"
    )
    group.add_argument(
        "-j", "--jobs", type=int, metavar="N", help="calls in flight at once (default: 8)"
    )
    group.add_argument(
        "--reasks",
        type=int,
        metavar="N",
        help="how often an answer of the wrong shape is asked again (default: 2)",
    )
    group.add_argument(
        "--retries",
        type=int,
        metavar="N",
        help="how often a failed call is sent again (default: 5)",
    )


def add_answers(parser: argparse.ArgumentParser) -> None:
    """Where answers come from and go to."""
    group = parser.add_argument_group("recordings")
    either = group.add_mutually_exclusive_group()
    either.add_argument("--replay", action="store_true", help="answer from recordings only")
    either.add_argument("--record", action="store_true", help="record the answers")
    group.add_argument(
        "--cassettes", type=Path, metavar="DIR", help="the recordings (default: those shipped)"
    )


def add_prompts(parser: argparse.ArgumentParser) -> None:
    """The folder of one's own templates."""
    parser.add_argument(
        "--prompts", type=Path, metavar="DIR", help="a folder whose templates shadow those shipped"
    )


def add_json(parser: argparse.ArgumentParser) -> None:
    """The result as JSON."""
    parser.add_argument("--json", action="store_true", help="print the result as JSON")


def require_eval() -> None:
    """Raises UsageError where the libraries of the evals are not installed."""
    from importlib.util import find_spec

    from factgen.errors import UsageError

    lacking = [name for name in ("numpy", "scipy", "krippendorff") if find_spec(name) is None]
    if lacking:
        raise UsageError(
            f"the evals need {', '.join(lacking)}: install factgen with its extra, as "
            "pip install -e '.[eval]'"
        )


def cassettes_folder(args: argparse.Namespace) -> Path:
    """The recordings that the command uses."""
    from factgen.data import PACKAGE, data_dir
    from factgen.errors import UsageError

    given: Path | None = args.cassettes
    folder = given or data_dir("cassettes")
    if getattr(args, "record", False) and given is None and PACKAGE in folder.parents:
        raise UsageError("an installed factgen's recordings are read only: give --cassettes DIR")
    return folder


def model_settings(args: argparse.Namespace, ways_on: str | None = None) -> ModelSettings:
    """The model's settings from flags, environment and files. Raises UsageError, with `ways_on`
    where there is no model to ask."""
    from factgen.cassettes import recorded_settings
    from factgen.config import FIELDS, WAYS_ON
    from factgen.config import model_settings as settled

    flags = {field: getattr(args, field, None) for field in FIELDS}
    replays = getattr(args, "replay", False)
    recorded = recorded_settings(cassettes_folder(args)) if replays else None
    return settled(flags, os.environ, Path.cwd(), recorded=recorded, ways_on=ways_on or WAYS_ON)


def extract_settings(args: argparse.Namespace) -> ExtractSettings:
    """How articles are turned into tables. Raises UsageError."""
    from factgen.config import checked

    return checked(ExtractSettings, {"repairs": args.repairs})
