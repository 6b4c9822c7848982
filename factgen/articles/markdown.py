"""Markdown as its reader sees it: no marks, no addresses, lists and tables as lines. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING

from factgen.articles.page import Page, described
from factgen.errors import ArticleError

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_HIDDEN = re.compile(r"(?is)<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)

_AFTER = {
    "heading_close": "\n\n",
    "th_close": " | ",
    "td_close": " | ",
    "tr_close": "\n",
    "table_close": "\n",
    "bullet_list_close": "\n",
    "ordered_list_close": "\n",
}


def from_markdown(text: str) -> Page:
    """The page of a Markdown text; YAML front matter gives its metadata.

    Raises ArticleError for front matter that is no YAML.
    """
    from markdown_it import MarkdownIt

    front = _FRONT.match(text)
    said = _front_matter(front[1]) if front else None
    body = text[front.end() :] if front and said is not None else text
    tokens = MarkdownIt("commonmark").enable("table").parse(body)
    printed = "".join(_printed(tokens)).replace(" | \n", "\n")
    return Page(text=printed, **(said or {}))


def _front_matter(source: str) -> dict[str, str] | None:
    """What the YAML says; None where it is no mapping but text between two rules."""
    import yaml

    try:
        said = yaml.safe_load(source)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" in line {mark.line + 2}" if mark else ""
        raise ArticleError(f"its front matter is no YAML{where}; quote the value") from error
    return described(said) if isinstance(said, dict) else None


def _printed(tokens: list[Token]) -> Iterator[str]:
    """The pieces of what a reader sees. Items of numbered lists keep their number."""
    numbers: list[int] = []  # the next number of each numbered list that is open
    for token in tokens:
        match token.type:
            case "inline":
                yield "".join(map(_inline, token.children or []))
            case "code_block" | "fence":
                yield token.content + "\n"
            case "html_block":
                yield _visible(token.content) + "\n\n"
            case "paragraph_close":
                yield "\n" if token.hidden else "\n\n"
            case "list_item_open" if token.info:
                yield f"{numbers[-1]}. "
                numbers[-1] += 1
            case "ordered_list_open":
                numbers.append(int(token.attrGet("start") or 1))
            case closing:
                if closing == "ordered_list_close":
                    numbers.pop()
                yield _AFTER.get(closing, "")


def _inline(token: Token) -> str:
    match token.type:
        case "text" | "code_inline":
            return token.content
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case "html_inline" if _BREAK.fullmatch(token.content):
            return "\n"
    return ""


def _visible(markup: str) -> str:
    """The text of a block of HTML inside Markdown."""
    return unescape(_TAG.sub("", _BREAK.sub("\n", _HIDDEN.sub("", markup))))
