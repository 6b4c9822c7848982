"""Makes a run: the articles of a corpus extracted, and each story compared, as its answers come:
from recordings, from a model, or from a model and recorded."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from factgen import comparing, prompts, session
from factgen.answering import Answers
from factgen.cassettes.files import load
from factgen.errors import CassetteMiss
from factgen.evaluate.corpus import Corpus
from factgen.evaluate.runs import Origin, Run
from factgen.models import ClaimTable, FactTable, Failure, Usage
from factgen.run import Progress
from factgen.settings import ExtractSettings, ModelSettings


@dataclass(frozen=True)
class Plan:
    """How the articles of a run are answered."""

    model: ModelSettings
    extract: ExtractSettings = field(default_factory=ExtractSettings)
    templates: Path | None = None
    """A folder whose templates shadow those shipped."""
    answers: Answers = "replay"
    cassettes: Sequence[Path] = ()
    stories: bool = True
    """Compare the articles of each story that is there as a whole."""
    progress: Callable[[Progress], None] = lambda _: None


def make(plan: Plan, corpus: Corpus, whole: Corpus, versions: Mapping[str, str]) -> Run:
    """A run over `corpus`, a part of `whole`; `versions` are those of its gold.

    What could not be answered is in `failures`, with the exit code that it means.
    """
    templates = session.load_prompts(plan.templates)
    outcome = session.run(
        session.Session(
            model=plan.model,
            extract=plan.extract,
            prompts=templates,
            answers=plan.answers,
            cassettes=plan.cassettes,
            progress=plan.progress,
        ),
        list(corpus.articles.values()),
    )
    result = outcome.result
    facts: dict[str, FactTable] = {}
    used, requests, sent = set(outcome.used), outcome.asked, outcome.sent
    failures = list(result.failures)
    for story in _complete(corpus, whole, result.tables) if plan.stories else ():
        try:
            compared = comparing.run(_comparison(plan), _told(story, corpus, result.tables))
        except CassetteMiss as miss:
            failures.append(Failure(subject=story, reason=str(miss), code=miss.exit_code))
            continue
        facts[story] = compared.table
        failures += compared.table.failures
        used |= compared.used
        requests += compared.asked
        sent += compared.sent
    usage = sum((table.usage for table in result.tables), Usage())
    usage = sum((table.usage for table in facts.values()), usage)
    hashes = {
        "extract": templates.hash_of(templates.extract),
        "repair": templates.hash_of(templates.repair),
        **{name: prompts.find(name, plan.templates).hash for name in ("link", "align")},
    }
    models = {claim.provenance.model for table in result.tables for claim in table.claims}
    shelf = load(plan.cassettes)
    recorded = sorted(shelf.recordings[path].manifest.recorded for path in used)
    return Run(
        origin=Origin(
            answers=plan.answers,
            models=tuple(sorted(models)),
            templates=hashes,
            first_recorded=recorded[0] if recorded else None,
            last_recorded=recorded[-1] if recorded else None,
            usage=usage,
            requests=requests,
            request_bytes=sent,
        ),
        versions=versions,
        tables=result.tables,
        facts=facts,
        failures=tuple(failures),
    )


def _comparison(plan: Plan) -> comparing.Comparing:
    return comparing.Comparing(
        attributes=prompts.attributes(plan.templates),
        templates=comparing.load_templates(plan.templates),
        model=plan.model,
        answers=plan.answers,
        cassettes=plan.cassettes,
    )


def _complete(corpus: Corpus, whole: Corpus, tables: Sequence[ClaimTable]) -> list[str]:
    """The stories of which every article is there and has a table: a comparison of some of them
    would ask other questions than those recorded."""
    there = {table.article.id for table in tables}
    return [
        story
        for story in corpus.stories
        if all(entry.id in there for entry in whole.entries if entry.story == story)
    ]


def _told(story: str, corpus: Corpus, tables: Sequence[ClaimTable]) -> list[ClaimTable]:
    names = {entry.id for entry in corpus.entries if entry.story == story}
    return [table for table in tables if table.article.id in names]
