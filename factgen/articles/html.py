"""HTML pages: the article that trafilatura finds, and the metadata that the page states. Pure."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from typing import Any

from factgen.articles.page import Page
from factgen.errors import ArticleError

# trafilatura makes plain spaces of these, and "17 177" would be two numbers.
_BETWEEN_DIGITS = re.compile(
    r"(?<=\d)(?:[\xa0\u2009\u202f]|&(?:nbsp|thinsp|#160|#8201|#8239);)(?=\d{3}(?!\d))"
)
_KEPT_SPACE = "␣"  # printable, or trafilatura drops it
_START = 2000
_SHORTEST = "25"
"""Characters. What trafilatura finds is kept if it is longer; by its own 250 it throws the article
of a short page away and takes all text of the page, buttons included, as one line."""

_TABLE_RULE = re.compile(r"\|?(?:\s*:?-{3,}:?\s*\|)+\s*")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_ARTICLE_TYPE = re.compile(r"Article$|^(?:Report|BlogPosting|LiveBlogPosting)$")
_DATED = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//time[@pubdate]/@datetime",
    "//article[.//h1]//time[not(ancestor::aside)]/@datetime",
)


def from_html(source: str) -> Page:
    """The article of a page or of a piece of one; ArticleError where none is found.

    Comments and captions are left out. A number written with no-break spaces keeps one.
    """
    from trafilatura import load_html

    marked = _BETWEEN_DIGITS.sub(_KEPT_SPACE, source)
    is_page = "<html" in source[:_START].lower()
    tree = load_html(marked if is_page else f"<html><body>{marked}</body></html>")
    if tree is None:
        raise ArticleError("it is no HTML page")
    published, headline = _published(tree), _only_headline(tree)
    site = _site(tree, headline)
    language = tree.get("lang") or tree.get(_XML_LANG)
    found = _extracted(tree)
    if found is None or not found.text:
        raise ArticleError("no article was found in the page")
    is_site = headline.casefold() in {"", (found.sitename or "").casefold()}
    title = found.title if is_site else headline
    return Page(
        text="\n".join(_unmarked(found.text)).replace(_KEPT_SPACE, "\xa0"),
        title=title and title.replace(_KEPT_SPACE, "\xa0"),
        outlet=site or found.sitename,
        byline=found.author,
        published=published,
        url=found.url,
        language=language,
    )


def _only_headline(tree: Any) -> str:
    """The text of the page's one `<h1>`, which its reader sees; its `<title>` is for machines."""
    headlines = [" ".join(node.text_content().split()) for node in tree.xpath("//h1")]
    return headlines[0] if len(headlines) == 1 else ""


def _site(tree: Any, headline: str) -> str:
    """What the page's `<title>` says after the headline: "Bridge closed – Oldport News"."""
    titles = [" ".join(node.text_content().split()) for node in tree.xpath("//head/title")]
    match = re.fullmatch(rf"{re.escape(headline)}\s*[-–—|·»:]\s*(.{{2,60}})", "".join(titles[:1]))
    return match[1] if headline and match else ""


def _extracted(tree: Any) -> Any:
    """trafilatura's document for a parsed page, or None. It may change the tree."""
    from trafilatura import bare_extraction
    from trafilatura.settings import use_config

    # Its log tells what is told here as an ArticleError.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", _SHORTEST)
    try:
        return bare_extraction(
            tree,
            config=config,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as error:  # no fault that a page finds in the parser may end the run
        name = type(error).__name__
        raise ArticleError(f"the page cannot be read ({name}); give its text") from error


def _unmarked(text: str) -> Iterator[str]:
    """The lines of trafilatura's text without the marks that it sets for lists and tables."""
    for line in text.split("\n"):
        if not line.startswith("|"):
            yield line.removeprefix("- ")
        elif not _TABLE_RULE.fullmatch(line):
            yield line.strip(" |")


def _published(tree: Any) -> str | None:
    """The day on which the page itself says that the story was published.

    trafilatura's own date is not used: it falls back on the address, the footer, and any date in
    the text. Here the first kind of mark that is there decides, and only if it names one day.
    """
    for stated in (_from_json_ld(tree), *map(tree.xpath, _DATED)):
        days = {str(moment).strip()[:10] for moment in stated} - {""}
        if days:
            return days.pop() if len(days) == 1 else None
    return None


def _from_json_ld(tree: Any) -> list[str]:
    dates: list[str] = []
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            dates.extend(_article_dates(json.loads(str(script), strict=False)))
        except (ValueError, RecursionError):
            continue
    return dates


def _article_dates(value: object) -> Iterator[str]:
    """`datePublished` of the articles at the top of a JSON-LD document or in its graph."""
    if isinstance(value, list):
        for item in value:
            yield from _article_dates(item)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        named = kinds if isinstance(kinds, list) else [kinds]
        day = value.get("datePublished")
        if isinstance(day, str) and any(_ARTICLE_TYPE.search(str(kind)) for kind in named):
            yield day
        yield from _article_dates(value.get("@graph"))
