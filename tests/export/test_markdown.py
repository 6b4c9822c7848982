"""The page of an article: what it says, and that no article can break out of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import builders
import pytest
from hypothesis import example, given
from markdown_it import MarkdownIt
from markdown_it.token import Token

from factgen.export import markdown
from factgen.export.cells import evidence_cell, one_line, value_cell
from factgen.export.markdown import escaped, page
from factgen.models import ClaimTable

from .strategies import hostile, tables

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def cells(text: str) -> list[list[str]]:
    """The rows of all tables in `text`, cell by cell, as a reader sees them."""
    found: list[list[str]] = []
    inside = False
    for token in READER.parse(text):
        if token.type == "tr_open":
            found.append([])
        if token.type in {"td_open", "th_open"}:
            inside = True
        elif token.type == "inline" and inside:
            found[-1].append(seen(token))
            inside = False
    return found


def seen(token: Token) -> str:
    return "".join(child.content for child in token.children or ())


def kinds(text: str) -> set[str]:
    """Every kind of token in `text`, those inside lines too."""
    tokens = READER.parse(text)
    return {token.type for token in tokens} | {
        child.type for token in tokens for child in token.children or ()
    }


def headings(text: str) -> Iterator[tuple[str, str]]:
    tokens = READER.parse(text)
    for token, inline in pairwise(tokens):
        if token.type == "heading_open":
            yield token.tag, seen(inline)


def test_a_page_holds_all_of_an_article() -> None:
    text = page(builders.table())
    assert list(headings(text)) == [
        ("h1", "Ferry runs aground off Norhaven"),
        ("h2", "Claims"),
        ("h3", "stranding of the ferry"),
        ("h3", "closing of the pier"),
        ("h2", "Rows dropped"),
        ("h2", "Sentences that no row cites"),
    ]
    for line in (
        "- Outlet: Norhaven Post",
        "- By: Ida Holm",
        "- Published: 2021-03-08",
        "- Address: <https://post.example/ferry>",
        "- Made by: test-model (extract aaaaaaaa)",
        "Main event; 2021-03-07 (“Sunday evening”, worked out); off Norhaven; key stranding",
        "Background event; key pier",
        "- 6: The weather was fine on Monday.",
    ):
        assert line in text.splitlines()


def test_rows_lead_with_what_was_reported_and_end_with_the_words() -> None:
    rows = cells(page(builders.table()))
    assert rows[0][0] == "as reported"
    assert rows[2] == [
        "A nurse told the agency NPB that at least three passengers were hurt.",
        "injured",
        "passengers, in all (total)",
        "at least three",
        "at least 3",
        "",
        "certain",
        "[3] At least three passengers were hurt, a nurse told the agency NPB.",
    ]
    assert rows[-1] == ["`n`: the cited words hold no 12", "12 people were hurt."]


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        pytest.param({"says": "It sank.", "label": "x"}, "It sank.", id="row"),
        pytest.param({"key": "k", "label": "the sinking"}, "the sinking", id="event"),
        pytest.param({"ev": [[1]], "says": ""}, '{"ev": [[1]], "says": ""}', id="neither"),
        pytest.param({"says": ["x"]}, '{"says": ["x"]}', id="no text"),
    ],
)
def test_a_refused_row_shows_what_it_said(row: dict[str, object], shown: str) -> None:
    table = builders.table(dropped=(builders.dropped(row=row),))
    assert cells(page(table))[-1][1] == shown


def test_an_empty_table_says_so() -> None:
    table = ClaimTable(article=builders.article([]))
    text = page(table)
    assert "There are none." in text
    assert "Rows dropped" not in text
    assert "no row cites" not in text


def test_an_event_without_claims_says_so() -> None:
    assert "No claim is about it." in page(builders.table(claims=()))


@pytest.mark.parametrize(
    ("url", "line"),
    [
        ("https://a.example/b?c=d&e=f", "- Address: <https://a.example/b?c=d&e=f>"),
        ("javascript:alert(1)", "- Address: javascript:alert(1)"),
        ("https://a.example/> <b>", "- Address: https\\://a.example/&gt; &lt;b&gt;"),
    ],
)
def test_only_a_plain_address_is_a_link(url: str, line: str) -> None:
    assert line in page(builders.table(article=builders.article(url=url))).splitlines()


@pytest.mark.parametrize("name", ["../../etc/passwd", "..", "a/b", "C:\\x", "a b|c"])
def test_an_articles_id_cannot_leave_its_folder(name: str) -> None:
    table = ClaimTable(article=builders.article(id=name))
    (path,) = markdown.files([table])
    folder, _, file = path.partition("/")
    assert folder == "articles"
    assert file.endswith(".md")
    assert not set(file) & set("/\\:| ")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("a | b", "a &#124; b", id="cell"),
        pytest.param("<b>", "&lt;b&gt;", id="html"),
        pytest.param("AT&T &amp;", "AT&T &amp;amp;", id="entity"),
        pytest.param("`x` *y* [z](u)", "\\`x\\` \\*y\\* \\[z\\](u)", id="inline"),
        pytest.param("snake_case _x_", "snake_case \\_x\\_", id="underscore"),
        pytest.param("# x #", "\\# x \\#", id="heading"),
        pytest.param("- x", "\\- x", id="list"),
        pytest.param("12. x", "12\\. x", id="numbered list"),
        pytest.param("https://x www.y.org", "https\\://x www\\.y.org", id="bare links"),
        pytest.param("U.S. Embassy, 3-4 p.m.", "U.S. Embassy, 3-4 p.m.", id="plain"),
    ],
)
def test_escaped(text: str, shown: str) -> None:
    assert escaped(text) == shown


@pytest.mark.parametrize("mark", ["", "x ", "# ", "- ", "- 1: ", "> "])
@given(text=hostile.map(one_line).filter(bool))
@example(text="__0__")
@example(text="a \\")
def test_an_escaped_text_shows_itself_and_opens_nothing(mark: str, text: str) -> None:
    plain, tokens = READER.parse(f"{mark}x"), READER.parse(mark + escaped(text))
    assert [token.type for token in tokens] == [token.type for token in plain]
    (line,) = (token for token in tokens if token.type == "inline")
    assert seen(line) == mark.lstrip("#->").lstrip() + text
    assert {child.type for child in line.children or ()} == {"text"}


@given(hostile)
def test_an_escaped_text_is_no_bare_link(text: str) -> None:
    assert not re.search(r"(?<!\\)://", escaped(text))
    assert "www." not in escaped(text).casefold()


@given(tables())
def test_no_article_breaks_out_of_its_page(table: ClaimTable) -> None:
    text = page(table)
    assert not kinds(text) & {
        *("html_inline", "html_block", "image", "code_inline", "code_block", "fence", "hr"),
        *("em_open", "strong_open", "s_open", "blockquote_open", "ordered_list_open", "hardbreak"),
    }
    ours = 2 + len(table.events) + bool(table.dropped) + bool(table.uncited())
    assert len(list(headings(text))) == ours
    reported = [row for row in cells(text) if len(row) == 8 and row[0] != "as reported"]
    assert sorted((row[0], row[3], row[7]) for row in reported) == sorted(
        (
            one_line(claim.as_reported),
            one_line(value_cell(claim)),
            one_line(evidence_cell(claim.evidence)),
        )
        for claim in table.claims
    )
    assert len(cells(text)) == (
        len({claim.event for claim in table.claims})
        + len(table.claims)
        + bool(table.dropped)
        + len(table.dropped)
    )
