"""The command line: one module a command. A command parses, calls one function, prints, and gives
its exit code (factgen.errors). Heavy libraries are imported by the command that needs them."""

from __future__ import annotations

import argparse
import importlib
import io
import sys
from collections.abc import Sequence

from factgen import __version__

COMMANDS = {
    "demo": "the bundled articles, from recordings: no key, no network",
    "extract": "articles into claim tables",
    "compare": "claim tables of several articles into one fact table",
    "eval": "score the recorded answers against gold, compare two runs",
    "gold": "check the labels, how far labellers agree, settle two labels",
    "prompts": "list, show, render or check the prompt templates",
    "cassettes": "check the recordings, delete those unused",
}
INTERRUPTED = 130


def parser(command: str | None = None) -> argparse.ArgumentParser:
    """The parser; only `command`'s own options are filled in, to keep the start quick."""
    top = argparse.ArgumentParser(
        prog="factgen",
        description="News articles into tables of claims and facts, led back to their words.",
        epilog="Exit codes: 0 done, 1 some articles failed, 2 wrong use, 3 model not reached, "
        "5 a check found faults, 130 interrupted.",
    )
    top.add_argument("--version", action="version", version=f"factgen {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, text in COMMANDS.items():
        sub = commands.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
        if name == command:
            importlib.import_module(f"factgen.cli.{name}").add_arguments(sub)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    command = next((a for a in arguments if a in COMMANDS), None)
    args = parser(command).parse_args(arguments)
    from factgen.errors import FactgenError

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # A letter that it cannot show ends no run.
            stream.reconfigure(errors="backslashreplace")
    try:
        module = importlib.import_module(f"factgen.cli.{args.command}")
        return int(module.run(args))
    except FactgenError as error:
        print(f"factgen: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("factgen: interrupted; what was done is kept", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of a pipe has gone (`| head`): nobody is left to print for.
        sys.stderr.close()
        return 0
