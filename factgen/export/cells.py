"""Parts of a record as one short text each, for every output that people read.

An article is hostile: `one_line` shows what it hides (escape sequences, control characters, marks
that turn the direction of writing) and keeps it on its line. Escaping for a format is the format's
own work. Imports only `factgen.models`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence

from factgen.models import Claim, Mention, Quantity, Source, Time
from factgen.values.words import date_words, quantity_words

OWN_VOICE = "the article itself"
"""Stands where a chain has no link."""

_HIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def one_line(text: str) -> str:
    """`text` on one line, each run of blanks as one space, with nothing hidden in it.

    >>> one_line("red \\x1b[31m\\n alert")
    'red ␛[31m alert'
    """
    line = " ".join(text.split())
    return line if line.isprintable() else _HIDDEN.sub(_picture, line)


def _picture(found: re.Match[str]) -> str:
    code = ord(found.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"\\u{code:04x}"


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """A number and its noun.

    >>> counted(1, "claim"), counted(0, "claim"), counted(2, "re-ask")
    ('1 claim', 'no claims', '2 re-asks')
    """
    word = noun if number == 1 else plural or f"{noun}s"
    return f"{number:,} {word}" if number else f"no {word}"


def ranges(numbers: Iterable[int]) -> str:
    """Numbers in rising order, runs of three or more drawn together.

    The dash is an en dash: a spreadsheet takes 3-5 for a day in May.

    >>> ranges([9, 3, 4, 5, 8])
    '3–5, 8, 9'
    """
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    shown = (
        [f"{run[0]}–{run[-1]}"] if len(run) > 2 else [str(number) for number in run] for run in runs
    )
    return ", ".join(part for parts in shown for part in parts)


def value_cell(claim: Claim) -> str:
    """The value; what is denied never stands without its "not".

    A value copied out of a table must not say the opposite of its row.
    """
    return f"not: {claim.value}" if claim.polarity == "negative" else claim.value


def scope_cell(claim: Claim) -> str:
    """The scope, with "total" or "part" where the article says which."""
    return claim.scope if claim.part == "unknown" else f"{claim.scope} ({claim.part})"


def quantity_cell(quantity: Quantity | None) -> str:
    """An interval in words; empty for None.

    >>> quantity_cell(Quantity(low="450", high="500", approximate=True))
    '450 to 500, approximate'
    >>> quantity_cell(Quantity(low="3", high=None))
    'at least 3'
    """
    if quantity is None:
        return ""
    return quantity_words(quantity)


def time_cell(time: Time | None) -> str:
    """A time in words, the article's own words for it in quotes; empty for None.

    >>> time_cell(Time(date="2021-03-03", words="Wednesday night", basis="inferred"))
    '2021-03-03 (“Wednesday night”, worked out)'
    """
    if time is None:
        return ""
    clock = " ".join(filter(None, (time.clock, time.zone if time.clock else None)))
    when = ", ".join(filter(None, (date_cell(time.date), clock)))
    words = f"“{time.words}”" if time.words else ""
    if not when:
        return words
    worked_out = "worked out" if time.basis == "inferred" else ""
    notes = ", ".join(filter(None, (words, worked_out)))
    return f"{when} ({notes})" if notes else when


def date_cell(edtf: str | None) -> str:
    """An EDTF date or interval in words, with an open year named as such; empty for None.

    >>> date_cell("2019-10/.."), date_cell("XXXX-01-26/XXXX-01-28"), date_cell("2020-03~")
    ('from 2019-10 on', '26 January to 28 January, year not given', 'about 2020-03')
    """
    if edtf is None:
        return ""
    return date_words(edtf)


def chain_cell(sources: Sequence[Source]) -> str:
    """An attribution chain with its origin first, for the origin is what counts.

    >>> chain_cell([Source(name="Reuters", kind="media"), Source(name="a docker", kind="public")])
    'a docker, via Reuters'
    """
    if not sources:
        return OWN_VOICE
    return ", via ".join(source.name for source in reversed(sources))


def evidence_cell(evidence: Sequence[Sequence[Mention]]) -> str:
    """The words that bear a claim with their sentence numbers: sentences of one mention are joined
    by "…", mentions by "|".

    >>> evidence_cell([[Mention(sentence=4, start=0, end=7, quote="Nobody.")]])
    '[4] Nobody.'
    """
    return " | ".join(
        " … ".join(f"[{part.sentence}] {part.quote}" for part in mention) for mention in evidence
    )


def cited(claim: Claim) -> str:
    """The numbers of the sentences that bear the claim."""
    return ranges(part.sentence for mention in claim.evidence for part in mention)


def row_cell(row: Mapping[str, object]) -> str:
    """A refused row as the model wrote it, as JSON."""
    return json.dumps(row, ensure_ascii=False)
