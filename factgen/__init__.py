"""factgen: news articles into claim tables and those into fact tables, every cell led back to the
words it came from.

    import factgen

    article = factgen.article("Two boats sank off Kitrus, the coast guard said.", id="boats")
    with factgen.asking(model="gpt-4.1", api_key="...") as ask:
        table = factgen.extract(article, ask=ask)
    print(table.claims[0].as_reported)
    facts = factgen.compare([table])  # of several articles, as a rule

`ask` is any function from `Request` to `Reply`, so a test needs no network. Names are imported when
they are first used: `import factgen` alone loads nothing heavy.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factgen.calls import Reply, Request
    from factgen.errors import FactgenError
    from factgen.extraction import Prompts
    from factgen.library import article, asking, compare, extract
    from factgen.models import (
        Article,
        Claim,
        ClaimTable,
        Event,
        Fact,
        FactTable,
        Quantity,
        Reading,
        Source,
        Story,
        Time,
    )
    from factgen.session import load_prompts
    from factgen.settings import ExtractSettings, ModelSettings

__version__ = "0.1.0"

_HOMES = {
    "calls": ("Reply", "Request"),
    "errors": ("FactgenError",),
    "extraction": ("Prompts",),
    "library": ("article", "asking", "compare", "extract"),
    "models": (
        *("Article", "Claim", "ClaimTable", "Event", "Fact", "FactTable", "Quantity", "Reading"),
        *("Source", "Story", "Time"),
    ),
    "session": ("load_prompts",),
    "settings": ("ExtractSettings", "ModelSettings"),
}

__all__ = [
    "Article",
    "Claim",
    "ClaimTable",
    "Event",
    "ExtractSettings",
    "Fact",
    "FactTable",
    "FactgenError",
    "ModelSettings",
    "Prompts",
    "Quantity",
    "Reading",
    "Reply",
    "Request",
    "Source",
    "Story",
    "Time",
    "article",
    "asking",
    "compare",
    "extract",
    "load_prompts",
]


def __getattr__(name: str) -> object:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(importlib.import_module(f"factgen.{home}"), name)
    raise AttributeError(f"module 'factgen' has no attribute {name!r}")
