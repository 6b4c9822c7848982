"""Hypothesis strategies: hostile texts, and tables of any shape whose quotes are right."""

from __future__ import annotations

from decimal import Decimal

import builders
from hypothesis import strategies as st

from factgen.models import (
    Article,
    Claim,
    ClaimTable,
    Event,
    Mention,
    Quantity,
    Source,
    Time,
)

TRICKS = (
    *("|", "\\", "`", "``", "```", "*", "**", "_", "__", "[", "]", "(", ")", "![", "~~", "$", "#"),
    *("<", ">", "<b>", "<!--", "-->", "<script>", "&lt;", "&#60;", "&", ";", "\n", "\r\n", "\t"),
    *("=", "+", "-", "@", "＝", "－", '"', "'", ",", "1.", "2)", "---", "===", "://", "www.", ":"),
    *("\x1b[31m", "\x1b]0;x\x07", "\x9b2J", "\u202e", "\u2028", "\x85", "\x00", "\x7f", "\ufeff"),
    *(" ", "a", "é", "“", "李", "😀", "http://a.b", "[x](y)", "[bold]", ":smile:", "a_b", "x"),
)
hostile = st.lists(st.sampled_from(TRICKS), max_size=12).map("".join) | st.text(max_size=20)
"""Texts made of what means something to some format."""

texts = hostile.filter(bool)
optional = st.none() | hostile
numbers = st.decimals(allow_nan=False, allow_infinity=False, places=2).map(Decimal.normalize)
times = st.builds(Time, date=optional, clock=optional, zone=optional, words=optional)
quantities = st.builds(
    Quantity,
    low=st.none() | numbers,
    high=st.none() | numbers,
    low_open=st.booleans(),
    high_open=st.booleans(),
    unit=optional,
    approximate=st.booleans(),
)
sources = st.builds(
    Source, name=hostile, kind=st.sampled_from(["media", "person", "anonymous", "document"])
)


@st.composite
def articles(draw: st.DrawFn, name: str = "a") -> Article:
    """An article of one to four hostile sentences."""
    sentences = draw(st.lists(texts, min_size=1, max_size=4))
    return builders.article(
        sentences, id=name, title=draw(optional), outlet=draw(optional), url=draw(optional)
    )


@st.composite
def mentions(draw: st.DrawFn, of: Article) -> Mention:
    """Some words of a sentence."""
    number = draw(st.integers(1, len(of.sentences)))
    first, last = of.sentences[number - 1]
    start = draw(st.integers(first, last - 1))
    end = draw(st.integers(start + 1, last))
    return Mention(sentence=number, start=start, end=end, quote=of.text[start:end])


@st.composite
def claims(draw: st.DrawFn, of: Article, events: tuple[Event, ...]) -> Claim:
    """A claim with hostile fields about one of the events."""
    said = st.lists(mentions(of), min_size=1, max_size=2).map(tuple)
    return builders.claim(
        article=of.id,
        event=draw(st.sampled_from([event.key for event in events])),
        as_reported=draw(hostile),
        attribute=draw(hostile),
        scope=draw(hostile),
        value=draw(hostile),
        quantity=draw(st.none() | quantities),
        time=draw(st.none() | times),
        sources=tuple(draw(st.lists(sources, max_size=3))),
        polarity=draw(st.sampled_from(["positive", "negative"])),
        evidence=tuple(draw(st.lists(said, min_size=1, max_size=2))),
        context=tuple(draw(st.lists(st.integers(1, len(of.sentences)), max_size=2))),
    )


@st.composite
def tables(draw: st.DrawFn, name: str = "a") -> ClaimTable:
    """A table without what the files do not keep."""
    article = draw(articles(name))
    keys = draw(st.lists(texts, max_size=2, unique=True))
    events = tuple(
        builders.event(
            article=name, key=key, label=draw(hostile), time=draw(st.none() | times), place=None
        )
        for key in keys
    )
    rows = draw(st.lists(claims(article, events), max_size=3)) if events else []
    json_row = st.dictionaries(hostile, hostile | st.integers(-9, 9) | st.lists(st.booleans()))
    dropped = tuple(
        builders.dropped(article=name, reasons=(draw(hostile),), row=row)
        for row in draw(st.lists(json_row, max_size=2))
    )
    return ClaimTable(article=article, events=events, claims=tuple(rows), dropped=dropped)
