"""`factgen eval`: the bundled articles against gold, from recordings; runs kept, scored anew and
compared."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from factgen.cli import options

if TYPE_CHECKING:
    from factgen.answering import Answers
    from factgen.evaluate.corpus import Corpus
    from factgen.evaluate.gates import Gate
    from factgen.evaluate.runs import Run
    from factgen.evaluate.scoring import Golds, Scores


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument(
        "action",
        nargs="*",
        metavar="compare A B | report RUN",
        help="compare two runs, or report on one; without it a run is made",
    )
    which = parser.add_argument_group("articles")
    which.add_argument("--split", choices=("dev", "test"), help="articles of one split")
    which.add_argument(
        "--only", nargs="+", default=[], metavar="ID", help="articles or stories of these names"
    )
    which.add_argument("--limit", type=int, metavar="N", help="the first N articles")
    which.add_argument("--evals", type=Path, metavar="DIR", help="default: evals/ of the checkout")
    out = parser.add_argument_group("results")
    out.add_argument("-o", "--output", type=Path, metavar="RUN", help="keep the run in this file")
    out.add_argument(
        "--scores-only", action="store_true", help="keep its scores alone, without the outputs"
    )
    out.add_argument("--markdown", type=Path, metavar="FILE", help="also write the report there")
    out.add_argument("--all", action="store_true", help="print slots, examples and each article")
    gates = parser.add_argument_group("gates")
    gates.add_argument(
        "--fail-under",
        action="append",
        default=[],
        metavar="METRIC=X",
        help="a floor of one's own, as detection_f1=0.80",
    )
    gates.add_argument(
        "--no-worse-than", type=Path, metavar="RUN", help="fail where a score is below this run's"
    )
    gates.add_argument(
        "--allow-missed", action="store_true", help="a missed floor is printed, and no failure"
    )
    parser.add_argument("--live", action="store_true", help="ask the model, record nothing")
    parser.add_argument(
        "--repairs", type=int, default=1, metavar="N", help="rounds of repair (default: 1)"
    )
    options.add_prompts(parser)
    options.add_model(parser)
    options.add_answers(parser)
    options.add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Make, report or compare runs; returns the exit code."""
    from factgen.errors import UsageError

    options.require_eval()
    match args.action:
        case []:
            return _made(args)
        case ["report", path]:
            return _reported(args, Path(path))
        case ["compare", one, other]:
            return _compared(args, Path(one), Path(other))
    raise UsageError("factgen eval takes nothing, `report RUN`, or `compare A B`")


def _made(args: argparse.Namespace) -> int:
    """Make a run, score it, keep it."""
    from factgen.cli import progress
    from factgen.evaluate import loading, looks, runs
    from factgen.evaluate.running import Plan, make
    from factgen.export.folder import save

    whole = _whole(args)
    corpus = _part(args, whole)
    golds = loading.load(corpus, whole)
    if not args.live and not args.record:
        args.replay = True
    answers: Answers = "record" if args.record else "replay" if args.replay else "live"
    with progress.shown(len(corpus.entries)) as step:
        plan = Plan(
            model=options.model_settings(args),
            extract=options.extract_settings(args),
            templates=args.prompts,
            answers=answers,
            cassettes=(options.cassettes_folder(args),) if answers != "live" else (),
            progress=step,
        )
        made = make(plan, corpus, whole, loading.versions(golds.articles, golds.stories))
    if answers == "replay" and made.failures:
        return _refused(made)
    scored = _score(args, made, golds)
    made = made.model_copy(
        update={
            "counts": {name: one.counts for name, one in scored.articles.items()},
            "story_counts": {name: one.counts for name, one in scored.stories.items()},
        }
    )
    if args.output is not None:
        kept = made.scores_alone() if args.scores_only else made
        save(args.output.parent, {args.output.name: runs.text(kept)})
    if any(entry.split == "test" for entry in corpus.entries):
        looks.count(corpus.root, made.origin.templates)
    return _report(args, made, scored, golds, corpus)


def _refused(made: Run) -> int:
    """Name what no recording answers; scores of what is left would only mislead."""
    from factgen.errors import exit_code

    for failure in made.failures:
        print(f"factgen: {failure.subject}: {failure.reason}", file=sys.stderr)
    print(
        f"factgen: {len(made.failures)} recordings are missing or stale, so nothing was scored: "
        "record again with --record, or leave those articles out",
        file=sys.stderr,
    )
    return exit_code({failure.code for failure in made.failures})


def _reported(args: argparse.Namespace, path: Path) -> int:
    """Score a run anew and report on it."""
    from factgen.evaluate import runs

    made = runs.read(path)
    golds, corpus = _golds_of(args, path, made)
    return _report(args, made, _score(args, made, golds), golds, corpus)


def _compared(args: argparse.Namespace, one: Path, other: Path) -> int:
    """Compare two runs over the articles that both have, each scored with the gold as it is."""
    from factgen.errors import InputError
    from factgen.evaluate import differences, render_compare, runs

    first, second = runs.read(one), runs.read(other)
    shared = {t.article.id for t in first.tables} & {t.article.id for t in second.tables}
    if not shared:
        raise InputError(f"{one}, {other}: no article has outputs in both")
    first, second = _only(first, shared), _only(second, shared)
    golds, _ = _golds_of(args, one, first)
    scores = [_score(args, made, golds) for made in (first, second)]
    rows = differences.row_diffs(first.tables, second.tables)
    found = differences.metrics(scores[0], scores[1])
    changed = differences.changes(scores[0], scores[1], golds, first.tables, second.tables)
    if args.json:
        doc = differences.as_json(rows, found, changed)
        print(json.dumps(doc, ensure_ascii=False, indent=1))
        return 0
    text = render_compare.markdown(rows, found, changed, everything=args.all)
    if args.markdown is not None:
        args.markdown.write_text(text + "\n", encoding="utf-8")
    print(text)
    return 0


def _only(made: Run, names: set[str]) -> Run:
    tables = tuple(table for table in made.tables if table.article.id in names)
    return made.model_copy(update={"tables": tables})


def _whole(args: argparse.Namespace) -> Corpus:
    from factgen.data import evals_dir
    from factgen.evaluate.corpus import Corpus

    return Corpus.read(args.evals or evals_dir())


def _part(args: argparse.Namespace, whole: Corpus) -> Corpus:
    from factgen.errors import UsageError

    corpus = whole.only(args.only, args.split)
    if args.limit is not None:
        corpus = corpus.first_entries(args.limit)
    if not corpus.entries:
        raise UsageError("no article of the evals is left: see --split, --only and --limit")
    return corpus


def _golds_of(args: argparse.Namespace, path: Path, made: Run) -> tuple[Golds, Corpus]:
    """The gold, as it is now, of the articles in a run; says so where it was another then."""
    from factgen.errors import InputError
    from factgen.evaluate import loading

    if not made.can_be_scored:
        raise InputError(
            f"{path}: keeps its scores alone, no outputs: it serves --no-worse-than only; make a "
            "run with `factgen eval -o RUN`"
        )
    whole = _whole(args)
    corpus = whole.only([table.article.id for table in made.tables])
    golds = loading.load(corpus, whole)
    now = loading.versions(golds.articles, golds.stories)
    changed = sorted(name for name in now if made.versions.get(name, now[name]) != now[name])
    if changed:
        print(
            f"{path}: was made beside another version of the gold of {', '.join(changed)}; it is "
            "scored with the gold as it is now",
            file=sys.stderr,
        )
    for table in made.tables:
        if table.article.sha256 != corpus.articles[table.article.id].sha256:
            raise InputError(
                f"{path}: article {table.article.id} has been edited since; make the run again"
            )
    return golds, corpus


def _score(args: argparse.Namespace, made: Run, golds: Golds) -> Scores:
    from factgen import prompts, session
    from factgen.evaluate.score import Yardstick
    from factgen.evaluate.scoring import related, score_run

    attributes = prompts.attributes(args.prompts)
    templates = session.load_prompts(args.prompts)
    yardstick = Yardstick(related(attributes), templates.runs)
    return score_run(made, golds, yardstick, attributes)


def _report(
    args: argparse.Namespace, made: Run, scored: Scores, golds: Golds, corpus: Corpus
) -> int:
    """Print the report and what failed; returns the exit code."""
    from factgen.errors import CheckFailed, exit_code
    from factgen.evaluate import instrument, pairs, render, report

    gates = _gates(args)
    doc = report.document(
        made,
        scored,
        golds,
        corpus,
        gates=gates,
        instrument=instrument.known(made, scored, golds, corpus.root / pairs.FILE),
    )
    if args.json:
        print(json.dumps(doc, ensure_ascii=False, indent=1))
    else:
        print(render.markdown(doc, brief=not args.all), end="")
    if args.markdown is not None:
        args.markdown.write_text(render.markdown(doc), encoding="utf-8")
    codes = {failure.code for failure in made.failures}
    missed = [gate["metric"] for gate in doc["gates"] if gate["held"] is False]
    asked = {gate.metric for gate in gates}
    worse = _worse(args, made)
    for line in worse:
        print(f"factgen: {line}", file=sys.stderr)
    if worse or any(name in asked or not args.allow_missed for name in missed):
        codes.add(CheckFailed.exit_code)
    return exit_code(codes)


def _gates(args: argparse.Namespace) -> list[Gate]:
    from factgen.evaluate.crossmetrics import CROSS_METRICS
    from factgen.evaluate.gates import parse
    from factgen.evaluate.metrics import METRICS

    return [parse(text, {**METRICS, **CROSS_METRICS}) for text in args.fail_under]


def _worse(args: argparse.Namespace, made: Run) -> list[str]:
    """Scores that are below those of the run given with --no-worse-than."""
    from factgen.evaluate import runs
    from factgen.evaluate.standing import below

    if args.no_worse_than is None:
        return []
    return below(made, runs.read(args.no_worse_than), str(args.no_worse_than))
