"""factgen for a program of one's own: what `import factgen` gives, over the same core as the
command line."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from factgen.articles.assembling import assemble
from factgen.articles.page import Page
from factgen.calls import Ask, Reply, Request
from factgen.comparing import load_templates
from factgen.comparison import compare as compare_with
from factgen.extraction import Prompts
from factgen.extraction import extract as extract_with
from factgen.models import Article, ClaimTable, FactTable
from factgen.prompts import attributes as load_attributes
from factgen.session import load_prompts
from factgen.settings import ExtractSettings, ModelSettings


def article(text: str, *, id: str, **page: str) -> Article:  # noqa: A002 - the field's name
    """An article of plain `text`, cleaned and cut into sentences as a file would be.

    `page` is what is known besides: title, outlet, byline, published, url, language. Raises
    ArticleError where the text holds no sentence.
    """
    retrieved = datetime.now(UTC).isoformat(timespec="seconds")
    return assemble(Page(text=text, **page), name=id, url=None, retrieved=retrieved).article


def extract(
    article: Article,
    *,
    ask: Ask,
    prompts: Prompts | Path | None = None,
    settings: ExtractSettings | None = None,
) -> ClaimTable:
    """The claim table of `article`; `ask` answers each request.

    `prompts` is a folder whose templates shadow those shipped, or templates already loaded.
    Raises TemplateError, and whatever `ask` raises.
    """
    if not isinstance(prompts, Prompts):
        prompts = load_prompts(prompts)
    return extract_with(article, ask=ask, prompts=prompts, settings=settings)


def compare(
    tables: Iterable[ClaimTable], *, ask: Ask | None = None, prompts: Path | None = None
) -> FactTable:
    """The fact table of the claim tables of several articles.

    `ask` answers what rules leave doubtful: which events are one, and which claims answer one
    question. Without it rules decide that too. `prompts` is a folder whose templates and
    attributes.yaml shadow those shipped.

    Raises TemplateError, InputError where the tables do not fit together (an article twice, a claim
    whose event is not there), and what `ask` raises, but for a CallError and an ArticleError: those
    are listed in the table's `failures`.
    """
    attributes = load_attributes(prompts)
    templates = load_templates(prompts) if ask is not None else None
    return compare_with(tables, attributes, ask=ask, templates=templates)


@contextmanager
def asking(**settings: Any) -> Iterator[Ask]:
    """A model to ask: `settings` are the fields of `ModelSettings`. Its connections are closed at
    the end. Not for use inside a running event loop: there `factgen.client.Client` is awaited.
    """
    from factgen.client import Client
    from factgen.config import checked

    with asyncio.Runner() as runner:
        client = Client(checked(ModelSettings, settings))

        def ask(request: Request) -> Reply:
            return runner.run(client.ask(request))

        try:
            yield ask
        finally:
            runner.run(client.aclose())
