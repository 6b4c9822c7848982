"""The head of an article: which line is the title, what the dateline and the byline say. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from factgen.boilerplate import letters

HEAD = 8
"""How many lines that are not empty may belong to the head."""
LONGEST_HEADLINE = 150
LONGEST_STOPPED_HEADLINE = 80
"""The longest headline that ends with a full stop; what is longer is a paragraph."""

# "Headline | The Post": the name of the site behind the title of its page.
_SITE = re.compile(r"\s+[|–—·-]\s+[^|–—·]{1,40}$")

_WORD = r"[A-ZÀ-ÖØ-Þ][\w'’.-]*"
_PARTICLE = r"(?:de la|de|del|la|da|dos|di|van der|van|von der|von|der|den|bin|al|el)"
_PERSON = rf"{_WORD}(?: (?:{_WORD}|{_PARTICLE})){{0,4}} {_WORD}"
_PEOPLE = rf"{_PERSON}(?:(?:, and|,| and| &| with| und| y| e) {_PERSON}){{0,5}}"
_AGENCY = r"(?:AP|AFP|EFE|dpa|DPA|Reuters|Associated Press|The Associated Press)"
_ROLE = (
    r"(?i:editor|reporter|correspondent|writer|journalist|columnist|contributor|bureau chief"
    r"|editora|redactora?|corresponsal|periodista|redakteur(?:in)?|korrespondent(?:in)?|reporterin)"
)
# After these words no name follows: "By Land And Sea" is a subhead.
_NO_NAME = r"(?!(?i:the|an?|any|all|land|sea|air|night|day|far|now|then|popular|order|force|way)\b)"
_SIGNED_BY = re.compile(
    r"(?:By|BY|Written by|Reported by|Von|VON|Por|POR):? "
    rf"{_NO_NAME}(?P<name>(?:{_PEOPLE}|{_AGENCY})(?:(?:,| \||,? for| –| -| /) [^.!?\d]{{1,60}})?)"
)
_NAME_AND_ROLE = re.compile(
    rf"{_PERSON}(?:,| \|| –| -) (?:[\w&'’-]+ ){{0,4}}{_ROLE}"
    rf"(?: (?:in|for|of|at|de|en) {_WORD}.{{0,40}})?"
)


@dataclass(frozen=True)
class Opening:
    """An article whose head is in order: `lines` begin with the title, and no byline is left."""

    title: str | None
    byline: str | None
    published: str | None
    lines: list[str]
    removed: list[str]


def arrange(
    lines: Sequence[str],
    *,
    title: str | None = None,
    byline: str | None = None,
    dated: Callable[[str], str | None],
) -> Opening:
    """Put the title first, once, and take the bylines out; what stood above the title follows it.

    `title` and `byline` are what the metadata say, if anything. The text's own spelling of the
    title wins; without metadata it is the first line, but for datelines and bylines, that is built
    like a headline. `dated` reads a line as a dateline: EDTF, or None.
    """
    rows = [n for n, line in enumerate(lines) if line]
    head = rows[:HEAD]
    at = _row_of(title, lines, head) if title else _first_headline(lines, rows, dated)
    headline = lines[at] if at is not None else title
    published: list[str] = []
    names: list[str] = []
    gone: list[int] = []
    for n in head:
        line = lines[n]
        if n == at:
            continue
        if headline and letters(line) == letters(headline):
            gone.append(n)
        elif name := _byline(line, byline):
            names.append(name)
            gone.append(n)
        elif day := _dateline(line, dated):
            published.append(day)
        elif is_prose(line):
            break
    rest = [line for n, line in enumerate(lines) if n not in {at, *gone}]
    return Opening(
        title=headline,
        byline=byline or "; ".join(names) or None,
        published=published[0] if published else None,
        lines=[headline, *rest] if headline else rest,
        removed=[lines[n] for n in gone],
    )


def is_prose(line: str) -> bool:
    """Whether a line is a paragraph of the story rather than a headline or a subhead."""
    stopped = line.rstrip("”“\"'’»)").endswith(".")
    return len(line) > (LONGEST_STOPPED_HEADLINE if stopped else LONGEST_HEADLINE)


def _row_of(title: str, lines: Sequence[str], head: Sequence[int]) -> int | None:
    """The row of the head that says the title, with or without the name of its site."""
    wanted = {letters(title), letters(_SITE.sub("", title))} - {""}
    for n in head:
        if letters(lines[n]) in wanted:
            return n
        if is_prose(lines[n]):
            return None
    return None


def _first_headline(
    lines: Sequence[str], rows: Sequence[int], dated: Callable[[str], str | None]
) -> int | None:
    """The first row that is neither dateline nor byline, if it is a headline with text below."""
    for n in rows[:HEAD]:
        if _dateline(lines[n], dated) or _SIGNED_BY.fullmatch(lines[n]):
            continue
        wrapped = "".join(lines[n + 1 : n + 2])[:1].islower()
        return None if n == rows[-1] or wrapped or is_prose(lines[n]) else n
    return None


def _dateline(line: str, dated: Callable[[str], str | None]) -> str | None:
    return dated(line) if len(line) <= LONGEST_HEADLINE else None


def _byline(line: str, known: str | None) -> str | None:
    """The name that a byline gives, or None where the line is not clearly one."""
    if len(line) > LONGEST_HEADLINE:
        return None
    if match := _SIGNED_BY.fullmatch(line):
        return match["name"].strip()
    told = known is not None and letters(line) == letters(known)
    return line if told or _NAME_AND_ROLE.fullmatch(line) else None
