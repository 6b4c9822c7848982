"""The head of an article: which line is the title, what the dateline and the byline say. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from factgen.boilerplate import letters

HEAD = 8
"""How many lines that are not empty may belong to the head."""
LONGEST_HEADLINE = 150
LONGEST_LEDE = 1000
"""As much of a line as is read for a dateline."""
LONGEST_STOPPED_HEADLINE = 80
"""The longest headline that ends with a full stop; what is longer is a paragraph."""

# "Headline | The Post": the name of the site behind the title of its page.
_SITE = re.compile(r"\s+[|–—·-]\s+[^|–—·]{1,40}$")

_WORD = r"[A-ZÀ-ÖØ-Þ][\w'’.-]*"
_PARTICLE = r"(?:de la|de|del|la|da|dos|di|van der|van|von der|von|der|den|bin|al|el)"
_PERSON = rf"{_WORD}(?: {_WORD}){{0,2}}(?: {_PARTICLE})? {_WORD}"
_PEOPLE = rf"{_PERSON}(?:(?:, and|,| and| &| with| und| y| e) {_PERSON}){{0,5}}"
_AGENCY = r"(?:AP|AFP|EFE|dpa|DPA|Reuters|Associated Press|The Associated Press)"
_ROLE = (
    r"(?i:editor|reporter|correspondent|writer|journalist|columnist|contributor|bureau chief"
    r"|editora|redactora?|corresponsal|periodista|redakteur(?:in)?|korrespondent(?:in)?|reporterin)"
)
_BY = r"(?:By|BY|Written by|Reported by|Von|VON|Por|POR):? "
_DESK = (
    r"(?:staff|senior|chief|managing|deputy|contributing|special|foreign|political|business|sports?"
    r"|world|local|news)"
)
# After these words no name follows: "By Land And Sea" is a subhead.
_NO_NAME = (
    r"(?!(?i:the|an?|any|all|land|sea|air|night|far|now|then|popular|order|force|way|\w*day)\b)"
)
_SIGNED_BY = re.compile(
    rf"{_BY}{_NO_NAME}(?P<name>(?:{_PEOPLE}|{_AGENCY})"
    r"(?:(?:,| \||,? for| –| -| /) [^.!?\d]{1,60})?)"
)
_SIGNED_AND_DATED = re.compile(rf"{_BY}{_NO_NAME}(?P<name>{_PEOPLE}|{_AGENCY})(?! ?\w)")
_NAME_AND_ROLE = re.compile(
    rf"{_PERSON}(?:,| \|| –| -) (?:(?:{_WORD}|{_DESK}|&) ){{0,4}}{_ROLE}"
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
        if headline and letters(line) == letters(headline) != "":
            gone.append(n)
        elif name := _byline(line, byline):
            names.append(name)
            gone.append(n)
        elif day := dated(line[:LONGEST_LEDE]):
            published.append(day)
            if signed := _SIGNED_AND_DATED.match(line):
                names.append(signed["name"])
        if _is_prose(line):
            break
    rest = [line for n, line in enumerate(lines) if n not in {at, *gone}]
    return Opening(
        title=headline,
        byline=byline or "; ".join(names) or None,
        published=published[0] if published else None,
        lines=[headline, *rest] if headline else rest,
        removed=[lines[n] for n in gone],
    )


def _is_prose(line: str) -> bool:
    """Whether a line is a paragraph of the story rather than a headline or a subhead."""
    stopped = line.rstrip("”“\"'’»)").endswith(".")
    return len(line) > (LONGEST_STOPPED_HEADLINE if stopped else LONGEST_HEADLINE)


def _row_of(title: str, lines: Sequence[str], head: Sequence[int]) -> int | None:
    """The row of the head that says the title, with or without the name of its site."""
    wanted = {letters(title), letters(_SITE.sub("", title))} - {""}
    for n in head:
        if letters(lines[n]) in wanted:
            return n
        if _is_prose(lines[n]):
            return None
    return None


def _first_headline(
    lines: Sequence[str], rows: Sequence[int], dated: Callable[[str], str | None]
) -> int | None:
    """The first row that is neither dateline nor byline, if it is a headline with text below."""
    for n in rows[:HEAD]:
        line, below = lines[n], "".join(lines[n + 1 : n + 2])
        if _is_prose(line) or below[:1].islower() or n == rows[-1]:
            return None
        if letters(line) and not dated(line) and not _SIGNED_BY.fullmatch(line):
            return n
    return None


def _byline(line: str, known: str | None) -> str | None:
    """The name that a byline gives, or None where the line is not clearly one."""
    if len(line) > LONGEST_HEADLINE:
        return None
    if match := _SIGNED_BY.fullmatch(line):
        return match["name"].strip()
    told = known is not None and letters(line) == letters(known)
    return line if told or _NAME_AND_ROLE.fullmatch(line) else None
