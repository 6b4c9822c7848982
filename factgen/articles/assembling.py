"""From a page to an article: furniture off, head in order, sentences numbered. Pure."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass

from factgen.articles.opening import arrange
from factgen.articles.page import Page
from factgen.boilerplate import strip, tidy
from factgen.dates import parse, published_from
from factgen.errors import ArticleError
from factgen.models import Article
from factgen.sentences import split


@dataclass(frozen=True)
class Loaded:
    """An article, and the lines that left its text: furniture of the page first, then its head's
    (bylines, and the title where it was repeated)."""

    article: Article
    removed: tuple[str, ...]


def assemble(page: Page, *, name: str, url: str | None, retrieved: str) -> Loaded:
    """The article of a page. `name` becomes its id, `url` holds where the page names no address.

    Raises ArticleError where the page holds nothing that a reader would call an article.
    """
    lines, furniture = strip(tidy(page.text).split("\n"))
    language = _tag(page.language) or detect("\n".join(lines))
    spoken = language.partition("-")[0].lower()
    opening = arrange(
        lines,
        title=_line(page.title),
        byline=_line(page.byline),
        dated=lambda line: published_from(line, spoken),
    )
    text = tidy("\n".join(opening.lines))
    if text == opening.title or not any(map(str.isalpha, text)):
        raise ArticleError("it holds no sentence of an article")
    article = Article(
        id=name,
        title=opening.title,
        outlet=_line(page.outlet),
        byline=opening.byline,
        published=_day(page.published, spoken) or opening.published,
        retrieved=retrieved,
        url=_line(page.url) or url,
        language=language,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        sentences=split(text, language),
    )
    return Loaded(article, (*furniture, *opening.removed))


def _line(said: str | None) -> str | None:
    """Metadata as one line."""
    return " ".join(tidy(said).split()) or None if said else None


def _day(said: str | None, language: str) -> str | None:
    """The day of a date in metadata: EDTF, the day of a date-time, or as a dateline is written."""
    if not said:
        return None
    for written in (said, re.split(r"[T ]", said, maxsplit=1)[0]):
        try:
            return parse(written).text
        except ValueError:
            continue
    return published_from(said, language)


# --- Language --------------------------------------------------------------------------------

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
# Words that are frequent in one language and no words of the other two.
_FREQUENT = {
    "en": "the and of to is was that by with from are were has have his it they which said",
    "es": "el los las una del por con para se su según dijo fue han más también pero como y",
    "de": "der das und den von zu mit dem des nicht ein eine im für ist auch sich wurde sagte",
}
_MARKERS = {word: tag for tag, words in _FREQUENT.items() for word in words.split()}
_LEAST = 0.04
"""The least share of the words that must be such words of the winner."""
_SAMPLE = 20_000


def _tag(said: str | None) -> str | None:
    """A BCP 47 tag as it is written ("en_us" gives "en-us"), or None if `said` is none."""
    tag = (said or "").strip().replace("_", "-")
    return tag if _TAG.fullmatch(tag) else None


def detect(text: str) -> str:
    """The language of `text`, "en", "es" or "de", by its most frequent words; "en" if in doubt.

    >>> detect("Der Minister sagte, dass die Brücke nicht mit dem Auto befahren wurde.")
    'de'
    """
    words = re.findall(r"\w+", text[:_SAMPLE].lower())
    found = Counter(_MARKERS[word] for word in words if word in _MARKERS)
    ranked = found.most_common(2)
    if not ranked or ranked[0][1] < _LEAST * len(words):
        return "en"
    tied = len(ranked) > 1 and ranked[0][1] == ranked[1][1]
    return "en" if tied else ranked[0][0]
