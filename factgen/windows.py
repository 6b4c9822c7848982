"""An article in pieces, for answers that would be too long: ranges of sentences, cut at paragraph
ends where there are any."""

from __future__ import annotations

from itertools import pairwise

from factgen.models import Article

Window = tuple[int, int]
"""First and last sentence, both included, counted from 1."""


def breaks(article: Article) -> frozenset[int]:
    """Numbers of the sentences after which a new line starts: the ends of paragraphs."""
    bounds = article.sentences
    gaps = pairwise(bounds)
    return frozenset(
        n for n, ((_, end), (start, _)) in enumerate(gaps, 1) if "\n" in article.text[end:start]
    )


def whole(article: Article) -> Window:
    """The window that is the article."""
    return 1, len(article.sentences)


def size(article: Article, window: Window) -> int:
    """Characters of the article in `window`."""
    return article.sentences[window[1] - 1][1] - article.sentences[window[0] - 1][0]


def split(article: Article, window: Window) -> tuple[Window, ...]:
    """`window` in two at the paragraph end nearest its middle, else at a sentence; a window of one
    sentence comes back alone."""
    first, last = window
    if first == last:
        return (window,)
    middle = (article.sentences[first - 1][0] + article.sentences[last - 1][1]) / 2
    ends = breaks(article) & set(range(first, last)) or set(range(first, last))
    cut = min(ends, key=lambda n: (abs(article.sentences[n - 1][1] - middle), n))
    return (first, cut), (cut + 1, last)


def windows(article: Article, most: int) -> tuple[Window, ...]:
    """The article in windows of at most `most` characters, single sentences aside."""
    done: list[Window] = []
    pending = [whole(article)]
    while pending:
        window = pending.pop()
        parts = split(article, window) if size(article, window) > most else (window,)
        if len(parts) == 1:
            done.append(window)
        else:
            pending.extend(reversed(parts))
    return tuple(done)
