"""What is printed: the same claims at every width, plain in a pipe, and no article obeyed."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Callable
from typing import Literal

import builders
import pytest
from export.strategies import hostile
from hypothesis import given
from rich.cells import cell_len
from rich.console import Console

from factgen import show
from factgen.models import ClaimTable, Event, Failure, Usage

WIDTHS = (40, 80, 120, 200)
BOXES = re.compile("[\u2500-\u259f]")
PLAIN = """\
ferry: Ferry runs aground off Norhaven (Norhaven Post, published 2021-03-08)
event: stranding of the ferry; off Norhaven; 2021-03-07 (“Sunday evening”, worked out)
- According to the coast guard, the ferry ran aground on Sunday, 7 March 2021.
  time: evening of Sunday, 7 March 2021; 2021-03-07 (“Sunday evening”, worked out); sentences 1, 2
- A nurse told the agency NPB that at least three passengers were hurt.
  injured: at least three; sentence 3
- According to the coast guard, it is possible that the fog caused the stranding.
  cause: fog; possible; sentence 4
event: closing of the pier; background
- According to the mayor, the pier had not been closed.
  closure: not: closed; sentence 5

"""
NARROW = """\
ferry: Ferry runs aground off Norhaven
(Norhaven Post, published 2021-03-08)
event: stranding of the ferry; off
Norhaven; 2021-03-07 (“Sunday evening”,
worked out)
- According to the coast guard, the
  ferry ran aground on Sunday, 7 March
  2021.
  time: evening of Sunday, 7 March 2021;
  2021-03-07 (“Sunday evening”, worked
  out); sentences 1, 2
- A nurse told the agency NPB that at
  least three passengers were hurt.
  injured: at least three; sentence 3
- According to the coast guard, it is
  possible that the fog caused the
  stranding.
  cause: fog; possible; sentence 4
event: closing of the pier; background
- According to the mayor, the pier had
  not been closed.
  closure: not: closed; sentence 5

"""


def terminal(width: int, colours: Literal["standard"] | None = None) -> Console:
    """A terminal that would read markup, which no text may rely on."""
    return Console(
        file=io.StringIO(),
        force_terminal=True,
        width=width,
        color_system=colours,
        legacy_windows=False,
    )


def pipe() -> Console:
    return Console(file=io.StringIO(), force_terminal=False, width=80)


def printed(console: Console) -> str:
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def lines(text: str) -> list[str]:
    """The lines without the blanks that fill them up."""
    return [line.rstrip() for line in text.split("\n")]


def claims(table: ClaimTable, console: Console) -> str:
    show.claims(table, console)
    return printed(console)


def failure(subject: str) -> Failure:
    return Failure(subject=subject, reason="told by the caller")


def summary(tables: list[ClaimTable], *failures: Failure, **more: int | None) -> list[str]:
    console = pipe()
    show.summary(tables, failures, console, **more)
    return printed(console).splitlines()


def test_a_pipe_gets_whole_lines() -> None:
    assert claims(builders.table(), pipe()) == PLAIN


def test_a_narrow_terminal_gets_a_list_that_folds() -> None:
    assert "\n".join(lines(claims(builders.table(), terminal(40)))) == NARROW


def test_a_wide_terminal_gets_a_table() -> None:
    rows = lines(claims(builders.table(), terminal(120)))
    assert rows[1].split() == [
        *("as", "reported", "attribute", "value", "when", "certainty", "sentences")
    ]
    row = next(row for row in rows if row.startswith("According to the coast guard, it is"))
    assert re.split(r"\s{2,}", row)[1:] == ["cause", "fog", "possible", "4"]
    assert any(row.startswith("closing of the pier; background") for row in rows)


@pytest.mark.parametrize("width", [40, 120])
def test_styles_are_for_the_lines_above_the_rows(width: int) -> None:
    text = claims(builders.table(), terminal(width, "standard"))
    assert "\x1b[1mferry: Ferry runs" in text
    assert set(re.findall(r"\x1b[^m]*m", text)) == {"\x1b[1m", "\x1b[0m"}
    assert "\x1b[1mA nurse" not in text


def test_certainty_is_a_column_only_where_a_row_is_not_certain() -> None:
    table = builders.table(claims=(builders.claim(),))
    assert "certain" not in claims(table, terminal(120))


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_lost_and_nothing_is_wider_than_the_terminal(width: int) -> None:
    text = claims(builders.table(), terminal(width))
    assert max(cell_len(line) for line in lines(text)) <= width
    words = set(text.split())
    for claim in builders.table().claims:
        assert set(claim.as_reported.split()) <= words
        assert set(claim.value.split()) <= words | {word.rstrip(";") for word in words}


@pytest.mark.parametrize("width", WIDTHS)
def test_long_words_and_wide_letters_fold(width: int) -> None:
    long = builders.claim(as_reported="李" * 150, attribute="ж" * 60, value="ц" * 300)
    text = claims(builders.table(claims=(long,)), terminal(width))
    assert max(cell_len(line) for line in lines(text)) <= width
    assert [text.count(letter) for letter in "李жц"] == [150, 60, 300]


def test_an_article_without_claims_or_title_says_so() -> None:
    table = ClaimTable(
        article=builders.article([], id="empty", outlet=None, published=None), events=()
    )
    assert claims(table, pipe()) == "empty\nno claims\n\n"


def test_events_without_claims_are_left_out() -> None:
    assert "closing of the pier" not in claims(
        builders.table(claims=(builders.claim(),)), terminal(120)
    )


def evil(text: str) -> ClaimTable:
    """A table with `text` in every field that is shown."""
    claim = builders.claim(as_reported=text, attribute=text, value=text, certainty="possible")
    event: Event = builders.event(label=text, place=text)
    article = builders.article(title=text, outlet=text)
    return builders.table(
        article=article,
        events=(event,),
        claims=(claim,),
        dropped=(builders.dropped(reasons=(text,)),),
    )


TRICKS = "\x1b[31mred\x1b]0;title\x07 \x9b2J \u202eleft [bold]b[/bold] [link=x]y[/] :smile:"
VISIBLE = "␛[31mred␛]0;title␇ \\u009b2J \\u202eleft [bold]b[/bold] [link=x]y[/] :smile:"


@pytest.mark.parametrize("console", [pipe, lambda: terminal(200), lambda: terminal(90)])
def test_tricks_of_an_article_are_shown_not_obeyed(console: Callable[[], Console]) -> None:
    told = console()
    show.summary([evil(TRICKS)], [failure(TRICKS)], told)
    for text in (claims(evil(TRICKS), console()), printed(told)):
        assert not set("\x1b\x07\x9b\u202e") & set(text)
        for part in VISIBLE.split():
            assert part in text


@pytest.mark.parametrize("width", WIDTHS)
def test_markup_in_a_row_is_text(width: int) -> None:
    row = builders.claim(as_reported="[b]so[/b]", attribute="[b]a[/b]", value="[b]v[/b]")
    text = claims(builders.table(claims=(row,)), terminal(width, "standard"))
    assert all(part in text for part in ("[b]so[/b]", "[b]a[/b]", "[b]v[/b]"))


@pytest.mark.parametrize("width", [40, 120])
@given(text=hostile)
def test_no_text_steers_the_terminal_or_breaks_out_of_its_width(width: int, text: str) -> None:
    shown = claims(evil(text), terminal(width))
    assert {char for char in shown if unicodedata.category(char) == "Cc"} == {"\n"}
    assert max(cell_len(line) for line in lines(shown)) <= width


@given(hostile)
def test_a_pipe_gets_no_controls_and_one_line_a_part(text: str) -> None:
    shown = claims(evil(text), pipe())
    assert {char for char in shown if unicodedata.category(char) == "Cc"} == {"\n"}
    assert shown.count("\n") == 5


def test_a_pipe_gets_no_lines_drawn_and_no_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    console = show.console(io.StringIO())
    show.claims(builders.table(), console)
    show.summary([builders.table()], [], console)
    text = printed(console)
    assert text.startswith(PLAIN)
    assert not BOXES.search(text)
    assert "\x1b" not in text


def test_the_console_takes_text_as_it_is() -> None:
    console = show.console(io.StringIO())
    console.print("[bold]x[/bold] :smile:")
    assert printed(console) == "[bold]x[/bold] :smile:\n"


def test_summary_of_a_run() -> None:
    assert summary([builders.table()], failure("wire-3"), asked=1, sent=1000) == [
        "1 article done, 1 failed: wire-3",
        "4 claims",
        "1 re-ask, 2 rows repaired, 1 row dropped:",
        "- ferry: `n`: the cited words hold no 12",
        "1 of 6 sentences (17%) is cited by no row:",
        "- ferry: 6",
        "2 calls, 12,345 tokens in, 678 tokens out",
        "new in this run: 1 call",
        "1,000 bytes of requests, 3.3 for each byte of article",
    ]


def test_summary_of_one_of_each() -> None:
    article = builders.article(builders.SENTENCES[2:3])
    claim = builders.claim(evidence=((builders.mention(1, of=article),),))
    usage = Usage(calls=1, input_tokens=1, output_tokens=1, rough=True)
    table = builders.table(article=article, claims=(claim,), dropped=(), repaired=1, usage=usage)
    assert summary([table], asked=1, sent=1) == [
        "1 article done, none failed",
        "1 claim",
        "no re-asks, 1 row repaired, no rows dropped",
        "every sentence is cited by a row",
        "1 call, 1 token in, 1 token out (rough counts)",
        "1 byte of requests, 0.0 for each byte of article",
    ]


def test_summary_of_nothing() -> None:
    assert summary([], failure("a"), failure("b"), asked=0, sent=0) == [
        "no articles done, 2 failed: a, b",
        "no claims",
        "no re-asks, no rows repaired, no rows dropped",
        "no sentences",
        "no calls, no tokens in, no tokens out",
    ]


def test_summary_stops_at_ten_of_everything() -> None:
    tables = [
        builders.table(
            article=builders.article(id=f"a{number}"),
            claims=(),
            dropped=(builders.dropped(article=f"a{number}"),),
        )
        for number in range(12)
    ]
    failures = [failure(f"f{number}") for number in range(13)]
    shown = summary(tables, *failures)
    assert (
        shown[0]
        == "12 articles done, 13 failed: "
        + ", ".join(f"f{number}" for number in range(10))
        + " and 3 more"
    )
    assert [line for line in shown if line.startswith("and")] == [
        "and 2 more: see dropped.jsonl",
        "and 2 articles more: see articles.csv",
    ]
    assert sum(line.startswith("- ") for line in shown) == 20
    assert "72 of 72 sentences (100%) are cited by no row:" in shown
    assert "- a3: 1–6" in shown


@pytest.mark.parametrize("width", WIDTHS)
def test_summary_folds(width: int) -> None:
    console = terminal(width)
    dropped = builders.dropped(reasons=("a reason that goes on and on " * 9,))
    show.summary([builders.table(dropped=(dropped,))], [], console)
    assert max(cell_len(line) for line in lines(printed(console))) <= width


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        (0, 9, "0%"),
        (1, 3, "33%"),
        (1, 900, "under 1%"),
        (899, 900, "over 99%"),
        (9, 9, "100%"),
        (1, 100, "1%"),
        (99, 100, "99%"),
    ],
)
def test_share(part: int, whole: int, shown: str) -> None:
    assert show.share(part, whole) == shown
