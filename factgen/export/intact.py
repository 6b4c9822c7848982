"""What must hold of a claim table, looked at when it is saved and when it is loaded.

The text has its hash, every quote is a slice of the text, and every event and sentence that a claim
names is there. Each function gives the first fault in words, or None. Pure.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence

from factgen.models import Article, Claim, ClaimTable, Mention


def article_fault(article: Article) -> str | None:
    """Whether `sha256` is that of the text, and the sentences are ranges of it in their order."""
    if hashlib.sha256(article.text.encode()).hexdigest() != article.sha256:
        return f"the text of article {article.id} does not have the sha256 that is given for it"
    last = 0
    for number, (start, end) in enumerate(article.sentences, 1):
        if not last <= start < end <= len(article.text):
            return f"sentence {number} of article {article.id} is no range of its text"
        last = end
    return None


def claim_fault(claim: Claim, article: Article, events: Collection[str]) -> str | None:
    """Whether event, evidence and context of a claim are there, and its quotes are verbatim."""
    if claim.event not in events:
        return f"claim {claim.id} is about the event {claim.event!r}, which is not there"
    for part in (part for mention in claim.evidence for part in mention):
        if fault := _mention_fault(part, article):
            return f"claim {claim.id} {fault}"
    for number in claim.context:
        if not 1 <= number <= len(article.sentences):
            return f"claim {claim.id} names sentence {number}, which is not there"
    return None


def _mention_fault(part: Mention, article: Article) -> str | None:
    if not 1 <= part.sentence <= len(article.sentences):
        return f"cites sentence {part.sentence}, which is not there"
    first, last = article.sentences[part.sentence - 1]
    if not first <= part.start < part.end <= last:
        return f"cites words that are not in sentence {part.sentence}"
    if article.text[part.start : part.end] != part.quote:
        return f"quotes words that do not stand at {part.start} to {part.end} of the text"
    return None


def tables_fault(tables: Sequence[ClaimTable]) -> str | None:
    """The first fault of the tables of one run."""
    seen: set[str] = set()
    for table in tables:
        name = table.article.id
        if name in seen:
            return f"article {name} is there twice"
        seen.add(name)
        if fault := _table_fault(table):
            return fault
    return None


def _table_fault(table: ClaimTable) -> str | None:
    name = table.article.id
    if fault := article_fault(table.article):
        return fault
    keys = {event.key for event in table.events}
    if len(keys) < len(table.events):
        return f"article {name} has two events of one key"
    of = {row.article for rows in (table.events, table.claims, table.dropped) for row in rows}
    if of - {name}:
        return f"the table of article {name} holds rows of another article"
    faults = (claim_fault(claim, table.article, keys) for claim in table.claims)
    return next(filter(None, faults), None)
