"""What is printed of a fact table: conflicts on top, plain in a pipe, and no article obeyed."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Callable
from typing import Literal

import builders
import facts_built
import pytest
from export.strategies import hostile
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from factgen import show, show_facts
from factgen.export.facts import layout, wording
from factgen.models import Fact, FactTable, Story, Unplaced

WIDTHS = (40, 80, 120, 200)
PLAIN = """\
main event: stranding of the ferry
  2021-03-07 (“Sunday evening”, worked out); off Norhaven
  why one event: kind and target are the same, and both give 7 March 2021
  told by
  - ferry (Norhaven Post, 2021-03-08): Ferry runs aground off Norhaven
  - wire: Ferry stranded near Norhaven
  3 facts: 1 conflict, 1 single, 1 uncommitted

conflicting: How many people were killed or injured? (people, in all)
  Nobody and five cannot both be true: Nordfjord Lines nobody, coast guard five.
  - nurse, to agency NPB: A nurse told the agency NPB that at least three passengers were hurt.
    injured: at least three; ferry, sentence 3; also wire, sentence 4, nearly the same words as \
ferry, sentence 3
  - coast guard: According to the coast guard, five people were hurt.
    injured: five; as of 2021-03-07; wire, sentence 2
  - Nordfjord Lines: According to Nordfjord Lines, nobody was hurt.
    nobody; wire, sentence 3
  - article wire, in its own voice: Two of the crew were hurt.
    injured: two [scope: crew]; wire, sentence 5
  - article wire, in its own voice: Seven were treated in the hospital.
    injured: seven [other scope: in the hospital]; wire, sentence 6

single (one origin): When did it happen? (the stranding)
  - coast guard: According to the coast guard, the ferry ran aground on Sunday, 7 March 2021.
    evening of Sunday, 7 March 2021; ferry, sentences 1, 2; also wire, sentence 2

uncommitted (nobody sure): What caused it? (the stranding)
  - coast guard: According to the coast guard, it is possible that the fog caused the stranding. \
(ferry, sentence 4)

background event: closing of the pier
  no day given
  why one event: kind and target are the same
  told by
  - ferry (Norhaven Post, 2021-03-08): Ferry runs aground off Norhaven
  - wire: Ferry stranded near Norhaven
  2 facts: 1 conflict, 1 unattributed

conflicting: What was closed? (the pier)
  The mayor denies what the office of the mayor says.
  - mayor: According to the mayor, the pier had not been closed.
    not: closed; ferry, sentence 5
  - office of the mayor: According to the office of the mayor, the pier was closed.
    closed; wire, sentence 7
  and 1 fact of it without a clash; --all shows them

other background events, without a clash
- building of the ferry; told by wire: 1 fact
--all shows their facts

claims not placed
- The sea was calm.
  wire, sentence 10: fits no question

what the statuses mean
- conflicting: two answers, given as certain or probable, cannot both be true
- single: one origin only, however often repeated, or several that may be one
- unattributed: articles say so and name nobody, which confirms nothing
- uncommitted: nobody is sure: called possible, unconfirmed or not known

"""
NARROW = """\
conflicting: What was closed? (the pier)
  The mayor denies what the office of
  the mayor says.
  - mayor: According to the mayor, the
    pier had not been closed.
    not: closed; ferry, sentence 5
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


def shown(
    console: Console, made: facts_built.Made | None = None, *, everything: bool = False
) -> str:
    table, tables = made or (facts_built.table(), facts_built.both())
    show_facts.facts(table, tables, console, all_=everything)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def controls(text: str) -> set[str]:
    return {char for char in text if unicodedata.category(char) == "Cc"}


def lines(text: str) -> list[str]:
    """The lines without the blanks that fill them up."""
    return [line.rstrip() for line in text.split("\n")]


def test_a_pipe_gets_whole_lines() -> None:
    assert shown(pipe()) == PLAIN


def test_a_narrow_terminal_gets_a_list_that_folds() -> None:
    assert NARROW in "\n".join(lines(shown(terminal(40))))


def test_a_wide_terminal_gets_a_table_of_answers() -> None:
    row = next(row for row in lines(shown(terminal(160))) if row.startswith("  Nordfjord Lines"))
    assert re.split(r"\s{2,}", row.strip()) == [
        "Nordfjord Lines",
        "According to Nordfjord Lines, nobody was hurt.",
        "nobody",
        "wire, sentence 3",
    ]


def test_all_shows_every_fact_with_question_and_reason() -> None:
    text = shown(pipe(), everything=True)
    assert "other background events" not in text
    assert "--all" not in text
    for fact in facts_built.table().facts:
        assert f"\n{wording.status(fact.status)}: {fact.question} ({fact.scope})\n  " in text


def test_facts_of_one_reading_take_few_lines_and_no_reason() -> None:
    table = facts_built.table(
        facts=(
            facts_built.fact(),
            facts_built.lone(7, "wire:00000009"),
            facts_built.lone(8, "wire:00000005", status="unattributed"),
        ),
        unplaced=(),
    )
    made = (table, facts_built.both())
    calm = "article wire, in its own voice: The sea was calm."
    ground = "coast guard: According to the coast guard, the ferry ran aground on 7 March 2021."
    assert (
        "\n\nunattributed (no origin named): 2 facts told once\n"
        f"  - {calm} (sea; wire, sentence 10)\n"
        f"  - {ground} (time; wire, sentence 2)\n"
    ) in shown(pipe(), made)
    whole = shown(pipe(), made, everything=True)
    assert (
        "\n\nunattributed (no origin named): What is it? (it)\n"
        f"  - {calm} (calm; wire, sentence 10)\n"
        "unattributed (no origin named): What is it? (it)\n"
        f"  - {ground} (7 March 2021; wire, sentence 2)\n"
    ) in whole
    assert "An article says so" not in whole


def test_a_legend_in_eight_short_lines_at_most_ends_the_print() -> None:
    facts = tuple(
        facts_built.fact(id=status, status=status, readings=facts_built.fact().readings[:1])
        for status in layout.STATUSES
    )
    text = shown(terminal(80), (facts_built.table(facts=facts), facts_built.both()))
    legend = lines(text.partition("what the statuses mean")[2])
    assert [line.partition(":")[0] for line in legend[1:-2]] == [f"- {s}" for s in layout.STATUSES]
    assert legend[-2:] == ["", ""]


def test_doubled_stops_are_cleaned_in_reasons() -> None:
    story = facts_built.story(reason="both are in the U.S.., and the day is shared., and more..")
    fact = facts_built.fact(reason="Only the U.S..")
    text = shown(pipe(), (FactTable(stories=(story,), facts=(fact,)), facts_built.both()))
    assert "why one event: both are in the U.S., and the day is shared, and more.\n" in text
    assert "\n  Only the U.S.\n" in text


def test_an_article_without_title_is_listed_with_its_first_words() -> None:
    article = builders.article(facts_built.SENTENCES, id="wire", title=None, outlet=None)
    tables = (builders.table(), facts_built.wire(article=article))
    text = shown(pipe(), (facts_built.table(), tables))
    assert (
        "\n  - wire (2021-03-08): Ferry stranded near Norhaven Five were hurt when a ferry ran "
        "aground on 7 …\n"
    ) in text


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_lost_and_nothing_is_wider_than_the_terminal(width: int) -> None:
    text = shown(terminal(width), everything=True)
    assert max(cell_len(line) for line in lines(text)) <= width
    words = set(text.split())
    claims = {claim.id: claim for table in facts_built.both() for claim in table.claims}
    for fact in facts_built.table().facts:
        if layout.explained(fact, layout.answers(fact, claims)):
            assert set(fact.reason.split()) <= words
        first = claims[fact.readings[0].claim]
        assert set(first.as_reported.split()) <= words


@pytest.mark.parametrize("width", [80, 120])
def test_the_status_is_coloured_and_bold(width: int) -> None:
    text = shown(terminal(width, "standard"))
    assert "\x1b[1;31mconflicting\x1b[0m: How many" in text
    assert "\x1b[1mmain event: stranding" in text
    assert "\x1b[1;31m" not in text.replace("\x1b[1;31mconflicting\x1b[0m", "")


def test_a_pipe_gets_no_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert shown(show.console(io.StringIO())) == PLAIN


# --- Much of everything ---


@pytest.mark.parametrize("console", [pipe, lambda: terminal(80), lambda: terminal(120)])
def test_of_three_hundred_readings_twelve_are_shown_and_the_rest_counted(
    console: Callable[[], Console],
) -> None:
    text = shown(console(), facts_built.crowd(300))
    assert len(re.findall(r"Post \(a\d{3}\)", text)) == 12
    assert "and 288 more in facts.csv; --all shows them" in text
    assert "(a299)" in text
    assert "and 290 articles more: see stories.jsonl" in text


def test_all_shows_three_hundred_readings() -> None:
    text = shown(pipe(), facts_built.crowd(300), everything=True)
    assert text.count("in its own voice") == 300
    assert "more" not in text


LONG = "Party " * 400


def with_long_names() -> facts_built.Made:
    fact = facts_built.fact(
        scope=LONG,
        question=LONG,
        reason=LONG,
        readings=(facts_built.reading("wire:00000002", origin=LONG),),
    )
    story = facts_built.story(label=LONG, place=LONG, reason=LONG)
    return FactTable(stories=(story,), facts=(fact,)), facts_built.both()


@pytest.mark.parametrize("width", [80, 120])
def test_a_terminal_gets_long_names_and_reasons_cut(width: int) -> None:
    text = shown(terminal(width), with_long_names())
    assert text.count("…") == 7
    assert text.count("Party") < 330


@pytest.mark.parametrize(
    ("console", "everything"), [(pipe, False), (pipe, True), (lambda: terminal(80), True)]
)
def test_a_pipe_and_all_cut_nothing(console: Callable[[], Console], everything: bool) -> None:
    text = shown(console(), with_long_names(), everything=everything)
    assert text.count("Party") == 7 * 400


def test_what_was_reported_is_never_cut() -> None:
    row = facts_built.said(2, 3, event="accident", as_reported=f"{LONG}was not there.")
    tables = (builders.table(), facts_built.wire(claims=(row,)))
    fact = facts_built.cause(readings=(facts_built.reading("wire:00000002"),))
    text = shown(terminal(80), (FactTable(stories=(facts_built.story(),), facts=(fact,)), tables))
    assert "was not there." in " ".join(text.split())


def test_ten_claims_not_placed_are_shown() -> None:
    rows = tuple(
        Unplaced(claim="wire:00000009", article="wire", reason=f"reason {number}")
        for number in range(12)
    )
    made = (FactTable(unplaced=rows), facts_built.both())
    assert shown(pipe(), made).endswith("reason 9\nand 2 more: see unplaced.jsonl\n\n")
    assert "reason 11" in shown(pipe(), made, everything=True)


def test_an_empty_table_prints_nothing() -> None:
    assert shown(pipe(), (FactTable(), ())) == ""


def test_a_main_event_without_facts_says_so() -> None:
    text = shown(pipe(), (FactTable(stories=(facts_built.story(),)), facts_built.both()))
    assert text.endswith("  no facts\n\n")


# --- Hostile articles ---


def evil(text: str) -> facts_built.Made:
    """A fact table with `text` in every field that is shown, in full and in one line."""
    row = facts_built.said(1, 2, event="accident", as_reported=text, attribute=text, value=text)
    lone = row.model_copy(update={"id": "wire:00000002"})
    other = row.model_copy(update={"id": "wire:00000003"})
    tables = (builders.table(), facts_built.wire(claims=(row, lone, other)))
    whole: Fact = facts_built.fact(
        scope=text,
        question=text,
        reason=text,
        readings=(facts_built.reading("wire:00000001", origin=text, as_of=text, standing="open"),),
    )
    brief = facts_built.cause(readings=(facts_built.reading("wire:00000002", origin=text),))
    story: Story = facts_built.story(label=text, place=text, reason=text)
    folded = facts_built.table().stories[0].model_copy(update={"label": text, "place": text})
    unplaced = Unplaced(claim="wire:00000003", article="wire", reason=text)
    table = FactTable(stories=(story, folded), facts=(whole, brief), unplaced=(unplaced,))
    return table, tables


TRICKS = "\x1b[31mred\x1b]0;title\x07 \x9b2J \u202eleft [bold]b[/bold] [link=x]y[/] :smile:"
PARTS = 28
"""Lines of what `evil` prints in a pipe."""
VISIBLE = "␛[31mred␛]0;title␇ \\u009b2J \\u202eleft [bold]b[/bold] [link=x]y[/] :smile:"


@pytest.mark.parametrize("console", [pipe, lambda: terminal(90), lambda: terminal(200)])
@pytest.mark.parametrize("everything", [False, True])
def test_tricks_of_an_article_are_shown_not_obeyed(
    console: Callable[[], Console], everything: bool
) -> None:
    text = shown(console(), evil(TRICKS), everything=everything)
    assert not set("\x1b\x07\x9b\u202e") & set(text)
    for part in VISIBLE.split():
        assert part in text


@given(width=st.sampled_from([40, 120]), text=hostile)
def test_no_text_steers_the_terminal_or_breaks_out_of_its_width(width: int, text: str) -> None:
    printed = shown(terminal(width), evil(text))
    assert controls(printed) == {"\n"}
    assert max(cell_len(line) for line in lines(printed)) <= width


@given(hostile)
def test_a_pipe_gets_no_controls_and_one_line_a_part(text: str) -> None:
    printed = shown(pipe(), evil(text))
    assert controls(printed) == {"\n"}
    assert printed.count("\n") == PARTS


# --- The summary ---


def summary(table: FactTable, console: Console) -> list[str]:
    show_facts.summary(table, console)
    assert isinstance(console.file, io.StringIO)
    return lines(console.file.getvalue())


def test_summary() -> None:
    assert summary(facts_built.table(), pipe()) == [
        "1 main event and 2 background events, told by 2 articles",
        "6 facts: 2 conflicts, 1 single, 2 unattributed, 1 uncommitted",
        "1 claim not placed",
        "",
    ]


@pytest.mark.parametrize("width", WIDTHS)
def test_summary_folds(width: int) -> None:
    assert max(map(cell_len, summary(facts_built.table(), terminal(width)))) <= width
