"""Stories as people read them: label, time, place, role, and the reason in words."""

from __future__ import annotations

import pytest

from factgen.link import Fixes, Verdict
from factgen.models import ClaimTable, Story

from .told import event, groups, says, stories, table

ATTACK = "rocket attack on the US Embassy in Veldhaven"
DAY = "2021-01-26"
TARGET = says("target", "US Embassy")


def story(found: tuple[Story, ...], name: str) -> Story:
    return next(one for one in found if one.id == name)


def test_what_is_taken_from_which_member() -> None:
    found = stories(
        table("b", event(f"{ATTACK} in the evening", DAY, place="Veldhaven", role="background"),
              says("target", "US Embassy")),
        table("a", event(ATTACK, "2021-01", place="US Embassy in Veldhaven"), TARGET),
        table("c", event(ATTACK, DAY), TARGET),
    )  # fmt: skip
    assert groups(found) == [["a", "b", "c"]]
    (one,) = found
    assert one.id == "a.main"
    assert one.label == ATTACK
    assert one.role == "main"
    assert one.place == "US Embassy in Veldhaven"
    assert one.time is not None
    assert one.time.date == DAY
    assert [(member.article, member.event) for member in one.members] == [
        *(("a", "main"), ("b", "main"), ("c", "main"))
    ]


def test_background_where_no_article_reports_it() -> None:
    rows = (event(ATTACK, DAY, role="background"), TARGET)
    assert [one.role for one in stories(table("a", *rows), table("b", *rows))] == ["background"]


def test_main_stories_come_first() -> None:
    found = stories(
        table("a", event(ATTACK, DAY, role="background"), TARGET),
        table("b", event("flood in Orla", DAY)),
    )
    assert [one.id for one in found] == ["b.main", "a.main"]


def test_an_id_does_not_depend_on_other_stories() -> None:
    rows = [table(name, event(ATTACK, DAY)) for name in "bc"]
    alone = stories(*rows)
    beside = stories(*rows, table("a", event("flood in Orla", DAY)))
    assert story(beside, "b.main") == alone[0]


def reason(*tables: ClaimTable, of: str = "a.main", **how: object) -> str:
    return story(stories(*tables, **how), of).reason  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("tables", "words"),
    [
        pytest.param([table("a", event(ATTACK, DAY))], "told by one article only", id="alone"),
        pytest.param(
            [table("a", event(ATTACK, DAY), TARGET), table("b", event(ATTACK, DAY), TARGET)],
            "one day, 2021-01-26, one target, US Embassy",
            id="target",
        ),
        pytest.param(
            [table("a", event("quake in Velm", DAY, place="Velm")),
             table("b", event("quake in Velm", "XXXX-01-26", place="Velm"))],
            "days that meet, 2021-01-26 and 26 January, year not given, one place, Velm",
            id="place",
        ),
        pytest.param(
            [table("a", event("vote of parliament on foreign troops", DAY)),
             table("b", event("vote of lawmakers on foreign soldiers", DAY))],
            "one day, 2021-01-26, one kind of event, resolution",
            id="kind",
        ),
        pytest.param(
            [table("a", event("protests in Iraq", "2020-10/..", place="Iraq")),
             table("b", event("marches in Iraq", "2020-10/..", place="Iraq"))],
            "one time, from 2020-10 on, one place, Iraq",
            id="long",
        ),
        pytest.param(
            [table("a", event("killing of Ida Holm"), says("killed", "Ida Holm")),
             table("b", event("air strike on Ida Holm", "XXXX-01"), says("killed", "Ida Holm"))],
            "a/main (no date) and b/main: both say that Ida Holm was killed",
            id="a tie",
        ),
    ],
)  # fmt: skip
def test_why_events_are_one(tables: list[ClaimTable], words: str) -> None:
    assert reason(*tables) == words


def test_why_they_are_one_by_hand_or_by_a_model() -> None:
    tables = [table("a", event(ATTACK, DAY)), table("b", event(ATTACK, "2021-01-27"))]
    keys = (("a", "main"), ("b", "main"))
    verdicts = {frozenset(keys): Verdict(True, "both name the ship Orla")}
    assert reason(*tables, fixes=Fixes(same=(keys,))).endswith("joined by hand")
    assert reason(*tables, verdicts=verdicts).endswith(
        "a/main and b/main: the model says: “both name the ship Orla”"
    )


@pytest.mark.parametrize(
    ("other", "words"),
    [
        pytest.param(
            event(ATTACK),
            "b/main: that one gives no date, and nothing that one occurrence alone can have",
            id="no day",
        ),
        pytest.param(
            event(ATTACK, "XXXX-12-08"),
            "b/main: 2021-01-26 is more than a day from 8 December, year not given",
            id="another day",
        ),
        pytest.param(
            event(ATTACK, "2021"), "b/main: 2021-01-26 and 2021 need not be one time", id="a year"
        ),
        pytest.param(
            event("rocket attack on a school in Veldhaven", DAY),
            "b/main: kind, place and target are not alike enough",
            id="another target",
        ),
    ],
)
def test_why_they_were_left_apart(other: object, words: str) -> None:
    found = reason(table("a", event(ATTACK, DAY)), table("b", other))  # type: ignore[arg-type]
    assert found.startswith("told by one article only; left apart from ")
    assert words in found


def test_why_seen_from_the_one_without_a_day() -> None:
    tables = [table("a", event(ATTACK)), table("b", event(ATTACK, DAY)), table("c", event(ATTACK))]
    assert "b/main: this one gives no date, and" in reason(*tables)
    assert "c/main: neither gives a date, and" in reason(*tables)


def test_a_tie_that_is_not_enough_is_named() -> None:
    hurt = says("injured", "three", 3)
    found = reason(table("a", event(ATTACK, DAY), hurt), table("b", event(ATTACK), hurt))
    assert "and it is not enough that both give 3 for “injured”" in found


def test_a_verdict_and_a_hand_that_part() -> None:
    tables = [table("a", event(ATTACK, DAY)), table("b", event(ATTACK, "XXXX-01-26"))]
    keys = (("a", "main"), ("b", "main"))
    assert "b/main: the model says: “two years”" in reason(
        *tables, verdicts={frozenset(keys): Verdict(False, "two years")}
    )
    assert "b/main: set apart by hand" in reason(*tables, fixes=Fixes(apart=(keys,)))


def test_events_set_apart_by_hand_say_so_whatever_the_score() -> None:
    tables = [table("a", event(ATTACK, DAY)), table("b", event("fall of a crane", DAY))]
    fixes = Fixes(apart=((("a", "main"), ("b", "main")),))
    assert reason(*tables, fixes=fixes).endswith("left apart from b/main: set apart by hand")


def test_an_article_that_tells_of_both() -> None:
    twice = table("b", event(ATTACK, DAY), event(ATTACK, DAY, key="second"))
    found = stories(table("a", event(ATTACK, DAY)), twice)
    assert groups(found) == [["a", "b"]]
    assert "b tells of the two as two events" in story(found, "b.second").reason


def test_at_most_three_are_named() -> None:
    others = [table(f"b{n}", event(ATTACK, f"XXXX-0{n}-08")) for n in range(2, 8)]
    assert reason(table("a", event(ATTACK, DAY)), *others).count("/main:") == 3


def test_main_events_are_named_first() -> None:
    others = [
        table(f"b{n}", event(ATTACK, f"XXXX-0{n}-08", role="background"), TARGET)
        for n in range(2, 6)
    ]
    found = reason(table("a", event(ATTACK, DAY)), *others, table("z", event(ATTACK)))
    assert "left apart from z/main" in found
