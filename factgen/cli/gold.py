"""`factgen gold`: check the labels of the evals, measure how far labellers agree, settle two labels
of an article into one draft."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from factgen.cli import options

if TYPE_CHECKING:
    from factgen.evaluate.agreement import Agreement
    from factgen.evaluate.corpus import Corpus
    from factgen.evaluate.gold import Gold

SETTLED_BY = "settled from two labels; say here who settled"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument(
        "action",
        choices=("check", "agreement", "settle"),
        help="check all gold; how far the first labels agree; write the draft of a third",
    )
    parser.add_argument(
        "names", nargs="*", metavar="ID|FILE", help="articles or stories; of settle two label files"
    )
    parser.add_argument("--evals", type=Path, metavar="DIR", help="default: evals/ of the checkout")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="of settle (default: gold/ID.yaml)"
    )
    options.add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Run one action; returns the exit code."""
    from factgen.data import evals_dir
    from factgen.evaluate.corpus import Corpus

    options.require_eval()
    whole = Corpus.read(args.evals or evals_dir())
    if args.action == "settle":
        return _settle(args, whole)
    corpus = whole.only(args.names)
    return _check(args, corpus, whole) if args.action == "check" else _agreement(args, corpus)


def _check(args: argparse.Namespace, corpus: Corpus, whole: Corpus) -> int:
    """Name every fault of the gold, and of the first labels as far as they can be read."""
    from factgen.errors import CheckFailed
    from factgen.evaluate import loading

    golds, stories, faults = loading.check(corpus, whole, settled=True)
    lines = [str(fault) for fault in faults]
    if args.json:
        print(json.dumps(lines, ensure_ascii=False, indent=1))
    else:
        print("\n".join(lines), end="\n" if lines else "")
    if lines:
        raise CheckFailed(f"{len(lines)} faults in the gold")
    if not args.json:
        claims = sum(len(gold.table.claims) for gold in golds.values())
        print(
            f"no faults: {claims} claims of {len(golds)} articles, facts of {len(stories)} stories"
        )
    return 0


def _agreement(args: argparse.Namespace, corpus: Corpus) -> int:
    """How far the two first labels of each article agree."""
    from factgen import prompts
    from factgen.errors import InputError
    from factgen.evaluate.agreement import agreement
    from factgen.evaluate.scoring import related

    families = related(prompts.attributes())
    pairs = _pairs(corpus)
    if not pairs:
        raise InputError(f"{corpus.root}: no article has both labels in gold/first")
    by_article = {one.table.article.id: agreement([(one, two)], families) for one, two in pairs}
    found = agreement(pairs, families)
    if args.json:
        doc = {
            "all": {**found.__dict__, "f1": found.f1},
            "articles": {name: one.f1 for name, one in by_article.items()},
        }
        print(json.dumps(doc, ensure_ascii=False, indent=1))
        return 0
    _print_agreement(found, by_article)
    return 0


def _pairs(corpus: Corpus) -> list[tuple[Gold, Gold]]:
    """The two first labels of each article that has both."""
    from factgen.evaluate import gold as labels

    out = []
    for name, article in corpus.articles.items():
        paths = corpus.first(name, "a"), corpus.first(name, "b")
        if all(path.exists() for path in paths):
            one, other = (labels.check(path, article)[0] for path in paths)
            if one is not None and other is not None:
                out.append((one, other))
    return out


def _print_agreement(found: Agreement, by_article: dict[str, Agreement]) -> None:
    from factgen.evaluate.render import number, table

    rows = [(n, a.first, a.second, a.matched, number(a.f1)) for n, a in by_article.items()]
    rows.append(("all", found.first, found.second, found.matched, number(found.f1)))
    print("\n".join(table(("article", "first", "second", "both", "F1"), rows)))
    print()
    slots = [
        (slot, number(found.slots.get(slot)), number(found.alpha.get(slot)))
        for slot in dict.fromkeys((*found.slots, *found.alpha))
    ]
    print("\n".join(table(("slot", "same", "Krippendorff's alpha"), slots)))


def _settle(args: argparse.Namespace, corpus: Corpus) -> int:
    """Write the draft of an article's gold from two label files."""
    from factgen import prompts
    from factgen.errors import InputError, UsageError
    from factgen.evaluate import gold as labels
    from factgen.evaluate.scoring import related
    from factgen.evaluate.settling import draft
    from factgen.export.folder import save

    if len(args.names) != 2:
        raise UsageError("factgen gold settle A B: give the two label files of one article")
    paths = [Path(name) for name in args.names]
    articles = {path.name.partition(".")[0] for path in paths}
    name = min(articles)
    if len(articles) > 1 or name not in corpus.articles:
        raise InputError(f"{paths[0]}, {paths[1]}: are not two labels of one article of the index")
    output = args.output or corpus.gold(name)
    if output.exists():
        raise UsageError(f"{output}: is there already; move it away, or give -o")
    one, other = (labels.read(path, corpus.articles[name]) for path in paths)
    text = draft(one, other, related(prompts.attributes()), SETTLED_BY)
    save(output.parent, {output.name: text})
    left = text.count("    unsettled: ")
    print(f"written to {output}: {left} rows to settle", file=sys.stderr)
    return 0
