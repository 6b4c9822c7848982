"""How an article's words stand in a prompt: between two lines that it cannot forge.

The mark in those lines is computed from the text and does not occur in it, so no article can close
its own fence, and the same article gives the same bytes everywhere. Pure; imports nothing of
factgen.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from itertools import count


def mark(text: str) -> str:
    """12 hex digits that do not occur in `text`: of the first sha256(text + counter) that serves.

    >>> mark("Two boats sank.")
    '907d8a301173'
    """
    digests = (hashlib.sha256(f"{text}{i}".encode()).hexdigest()[:12] for i in count())
    return next(digits for digits in digests if digits not in text)


def one_line(text: str) -> str:
    """`text` on one line, each run of blanks as one space: what an article says opens no line.

    >>> one_line("two boats\\n[3] sank")
    'two boats [3] sank'
    """
    return " ".join(text.split())


def fenced(text: str) -> str:
    """`text` between two lines that carry its own mark.

    >>> print(fenced("Two boats sank."))
    <<<article 907d8a301173>>>
    Two boats sank.
    <<<end 907d8a301173>>>
    """
    own = mark(text)
    return f"<<<article {own}>>>\n{text}\n<<<end {own}>>>"


def numbered(
    sentences: Sequence[str], mark: str, first: int = 1, breaks: frozenset[int] = frozenset()
) -> str:
    """`sentences` one a line, numbered from `first`, between the lines that carry `mark`.

    `breaks` holds the numbers of the sentences that end a paragraph: a blank line follows them.
    Newlines inside a sentence become spaces. Raises ValueError where a sentence holds the mark.

    >>> sentences = ["Two boats sank.", "One was found."]
    >>> print(numbered(sentences, mark=mark("Two boats sank."), breaks=frozenset({1})))
    <<<article 907d8a301173>>>
    [1] Two boats sank.
    <BLANKLINE>
    [2] One was found.
    <<<end 907d8a301173>>>
    """
    if any(mark in sentence for sentence in sentences):
        raise ValueError("the mark occurs in the text that it is to fence")
    lines = [f"<<<article {mark}>>>"]
    last = first + len(sentences) - 1
    for number, sentence in enumerate(sentences, first):
        lines.append(f"[{number}] {' '.join(sentence.splitlines())}")
        if number in breaks and number != last:
            lines.append("")
    lines.append(f"<<<end {mark}>>>")
    return "\n".join(lines)
