"""`factgen prompts`: the templates in force, what they send, and their faults."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factgen.cli import options
from factgen.errors import CheckFailed, InputError

if TYPE_CHECKING:
    from factgen.models import Article


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    listing = verbs.add_parser("list", help="the templates in force")
    one = verbs.add_parser("show", help="one template as it stands in its file")
    one.add_argument("name")
    render = verbs.add_parser("render", help="exactly what would be sent for an article")
    render.add_argument("article", metavar="PATH|URL|-")
    check = verbs.add_parser("check", help="every fault of every template, with file and line")
    for verb in (listing, one, render, check):
        options.add_prompts(verb)
        options.add_json(verb)
    options.add_model(render)


def run(args: argparse.Namespace) -> int:
    """List, show, render or check."""
    verbs = {"list": _list, "show": _show, "render": _render, "check": _check}
    verbs[args.verb](args)
    return 0


def _list(args: argparse.Namespace) -> None:
    from factgen import prompts

    found = prompts.available(args.prompts)
    if args.json:
        print(json.dumps([{**vars(item), "path": str(item.path)} for item in found], indent=1))
        return
    for item in found:
        shadow = "  (in place of the shipped one)" if item.shadows else ""
        print(f"{item.name:<12} {item.hash[:8]}  {item.path}{shadow}")


def _show(args: argparse.Namespace) -> None:
    from factgen import prompts

    template = prompts.find(args.name, args.prompts)
    if args.json:
        doc = {"name": template.name, "hash": template.hash, "source": template.source}
        print(json.dumps(doc, ensure_ascii=False, indent=1))
    else:
        print(template.source, end="")


def _render(args: argparse.Namespace) -> None:
    from factgen import tokens
    from factgen.cli.extract import load

    loaded, unread = load([args.article])
    if unread or len(loaded) != 1:
        reason = unread[0].reason if unread else f"{len(loaded)} articles; name one"
        raise InputError(f"{args.article}: {reason}")
    sent = _request(args, loaded[0].article)
    if args.json:
        print(json.dumps(sent, ensure_ascii=False, indent=1))
    else:
        for message in sent["messages"]:
            print(f"{message['role']}:\n{message['content']}\n")
        print(json.dumps({k: v for k, v in sent.items() if k != "messages"}, ensure_ascii=False))
    text = json.dumps(sent, ensure_ascii=False)
    size, exact = tokens.count(text)
    article, _ = tokens.count(loaded[0].article.text)
    about = "" if exact else "about "
    print(
        f"{about}{size:,} tokens, {len(text.encode()):,} bytes; the article is {about}{article:,} "
        "of them",
        file=sys.stderr,
    )


def _request(args: argparse.Namespace, article: Article) -> dict[str, Any]:
    """The body of the article's first request; a model's name is not needed to look at it."""
    from factgen import session, wire
    from factgen.config import checked, named
    from factgen.extraction import first_request
    from factgen.settings import ExtractSettings, ModelSettings
    from factgen.windows import windows

    fields = {"model": "MODEL", **named(os.environ, vars(args), Path.cwd())}
    first, *more = windows(article, ExtractSettings().window_chars)
    if more:
        print(f"a long article: this is window 1 of {len(more) + 1}", file=sys.stderr)
    request = first_request(article, session.load_prompts(args.prompts), first)
    return wire.body(request, checked(ModelSettings, fields))


def _check(args: argparse.Namespace) -> None:
    from factgen import prompts

    faults = prompts.check(args.prompts)
    if args.json:
        print(json.dumps([vars(fault) for fault in faults], indent=1))
    else:
        for fault in faults:
            print(f"{fault.file}:{fault.line}: {fault.text}")
    if faults:
        raise CheckFailed(f"{len(faults)} faults in the templates")
    if not args.json:
        names = ", ".join(item.name for item in prompts.available(args.prompts))
        print(f"no faults in {names} and attributes.yaml")
