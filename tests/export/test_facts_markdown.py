"""facts.md: what it says and in which order, and that no article can break out of it."""

from __future__ import annotations

from collections import Counter

import facts_built
from hypothesis import given

from factgen.export.cells import one_line
from factgen.export.facts.layout import STATUSES
from factgen.export.facts.markdown import page
from factgen.models import FactTable, Failure

from .test_markdown import cells, headings, kinds

STRANDING = "stranding of the ferry; 2021-03-07 (“Sunday evening”, worked out); off Norhaven"


def built(**changes: object) -> str:
    return page(facts_built.table(**changes), facts_built.both())


def test_the_page_in_its_order() -> None:
    assert list(headings(built())) == [
        ("h1", "Facts"),
        ("h2", "Main event: stranding of the ferry"),
        ("h3", "conflicting: How many people were killed or injured? (people, in all)"),
        ("h3", "single (one origin): When did it happen? (the stranding)"),
        ("h3", "uncommitted (nobody sure): 1 fact told once"),
        ("h2", "Background event: closing of the pier"),
        ("h3", "conflicting: What was closed? (the pier)"),
        ("h2", "Other background events"),
        ("h2", "Claims not placed"),
        ("h2", "What the statuses mean"),
    ]


def test_what_the_page_says_of_table_and_events() -> None:
    lines = built().splitlines()
    for line in (
        "- 1 main event and 2 background events, told by 2 articles",
        "- Note: wire gives no outlet",
        "- When: 2021-03-07 (“Sunday evening”, worked out)",
        "- Where: off Norhaven",
        "- Why one event: kind and target are the same, and both give 7 March 2021",
        "  - ferry (Norhaven Post, 2021-03-08): Ferry runs aground off Norhaven",
        f"    - as it tells it: {STRANDING}; key stranding",
        "- 3 facts: 1 conflict, 1 single, 1 uncommitted",
        "Why: Nobody and five cannot both be true: Nordfjord Lines nobody, coast guard five.",
        "And 1 fact of it without a clash, in facts.csv.",
        "- building of the ferry; told by wire: 1 fact",
    ):
        assert line in lines


def test_readings_lead_with_who_says_it() -> None:
    found = cells(built())
    assert found[:6] == [
        ["who says it", "as reported", "answer", "where"],
        [
            "nurse, to agency NPB",
            "A nurse told the agency NPB that at least three passengers were hurt.",
            "injured: at least three",
            "ferry, sentence 3; also wire, sentence 4, nearly the same words as ferry, sentence 3",
        ],
        [
            "coast guard",
            "According to the coast guard, five people were hurt.",
            "injured: five; as of 2021-03-07",
            "wire, sentence 2",
        ],
        [
            "Nordfjord Lines",
            "According to Nordfjord Lines, nobody was hurt.",
            "nobody",
            "wire, sentence 3",
        ],
        [
            "article wire, in its own voice",
            "Two of the crew were hurt.",
            "injured: two [scope: crew]",
            "wire, sentence 5",
        ],
        [
            "article wire, in its own voice",
            "Seven were treated in the hospital.",
            "injured: seven [other scope: in the hospital]",
            "wire, sentence 6",
        ],
    ]


def test_a_fact_of_one_reading_is_one_row() -> None:
    assert [
        "What caused it? (the stranding)",
        "coast guard",
        "According to the coast guard, it is possible that the fog caused the stranding.",
        "ferry, sentence 4",
    ] in cells(built())


def test_claims_not_placed_say_why() -> None:
    assert cells(built())[-1] == ["The sea was calm.", "wire, sentence 10", "fits no question"]


def test_the_legend_tells_every_status() -> None:
    legend = built().partition("## What the statuses mean")[2]
    assert [line.partition(":")[0] for line in legend.split("\n- ")[1:]] == list(STATUSES)


def test_of_three_hundred_readings_twelve_are_shown_and_the_rest_counted() -> None:
    text = page(*facts_built.crowd(300))
    assert len(cells(text)) == 1 + 12
    assert "\nAnd 288 more in facts.csv.\n" in text
    assert "Six people were hurt, a299 says." in text
    assert "  - and 288 articles more, in stories.jsonl" in text.splitlines()


def test_nothing_is_cut() -> None:
    name = "Party " * 400
    text = built(facts=(facts_built.fact(reason=name, scope=name),))
    assert text.count("Party") == 800


def test_calls_that_failed_are_told() -> None:
    failed = Failure(subject="link s1", reason="the model refused")
    assert "- Note: link s1: the model refused" in built(failures=(failed,)).splitlines()


def test_an_empty_table_says_so() -> None:
    text = page(FactTable(), ())
    assert "- no facts" in text.splitlines()
    assert [heading for _, heading in headings(text)] == ["Facts", "What the statuses mean"]


@given(facts_built.any_facts())
def test_no_article_breaks_out_of_the_page(made: facts_built.Made) -> None:
    table, tables = made
    text = page(table, tables)
    assert not kinds(text) & {
        *("html_inline", "html_block", "image", "code_inline", "code_block", "fence", "hr"),
        *("em_open", "strong_open", "s_open", "blockquote_open", "ordered_list_open", "hardbreak"),
        *("link_open",),
    }
    mains = sum(story.role == "main" for story in table.stories)
    found = Counter(tag for tag, _ in headings(text))
    assert found["h1"] == 1
    assert mains + 1 <= found["h2"] <= len(table.stories) + 3
    assert found["h3"] <= len(table.facts)
    claims = {claim.id: claim for of in tables for claim in of.claims}
    seen = {cell for row in cells(text) for cell in row}
    for row in table.unplaced:
        assert one_line(claims[row.claim].as_reported) in seen
    for fact in table.facts:
        if fact.status in {"conflicting", "unclear"}:
            said = {one_line(claims[reading.claim].as_reported) for reading in fact.readings}
            assert said & seen
