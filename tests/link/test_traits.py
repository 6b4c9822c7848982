"""What an event is known by: its day, its length, its place, and what stands beside it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factgen.link import traits
from factgen.models import Claim, ClaimTable, Event, Time

from .told import ATTRIBUTES, event, known, one, says, table


def at(date: str, scope: str = "the attack", **changes: Any) -> Claim:
    return says("time", date, scope=scope, time=Time(date=date), **changes)


@pytest.mark.parametrize(
    ("rows", "date"),
    [
        pytest.param([event("attack", "2021-03-04")], "2021-03-04", id="its own"),
        pytest.param(
            [event("attack", "2021-03-04"), at("2021-03-05")], "2021-03-04", id="own first"
        ),
        pytest.param([event("attack"), at("2021-03-04")], "2021-03-04", id="a claim's"),
        pytest.param(
            [event("raid"), at("2021-03-04", "the attack")], "2021-03-04", id="other word"
        ),
        pytest.param(
            [event("attack"), at("2021-03-04", "in all")], "2021-03-04", id="without limit"
        ),
        pytest.param(
            [event("attack"), at("2021-03"), at("2021-03-04")], "2021-03-04", id="the narrower"
        ),
        pytest.param([event("attack"), at("2021-03-04"), at("2021-03-09")], None, id="a clash"),
        pytest.param([event("war"), at("2021-03-04", "start of the war")], None, id="its start"),
        pytest.param([event("attack"), at("2021-03-04", "the hit on a shed")], None, id="a piece"),
        pytest.param([event("attack"), at("2021-03-04", polarity="negative")], None, id="denied"),
        pytest.param(
            [event("attack"), at("2021-03-04", certainty="possible")], None, id="possible"
        ),
        pytest.param([event("attack"), at("2021-02-30")], None, id="impossible"),
        pytest.param([event("attack", "2021-02-30")], None, id="its own is impossible"),
        pytest.param([event("attack", words="Sunday night")], None, id="words only"),
        pytest.param([event("attacks in Velm since October 2019")], "2019-10/..", id="label"),
        pytest.param([event("Angriffe seit dem 5. Mai")], None, id="German in English"),
    ],
)
def test_the_days_of_an_event(rows: list[Event | Claim], date: str | None) -> None:
    found = one("a", *rows).days
    assert (found.text if found else None) == date


@pytest.mark.parametrize(
    ("label", "date", "claims", "lasts"),
    [
        pytest.param("attack", "2021-03-04", [], False, id="a day"),
        pytest.param("attack", "2021-03-04/2021-03-05", [], False, id="a night"),
        pytest.param("attack", "2021-03", [], False, id="some day of a month"),
        pytest.param("attack", "2021", [], None, id="a year"),
        pytest.param("attack", None, [], None, id="no day"),
        pytest.param("attacks", "2021-03-01/2021-03-27", [], True, id="an interval"),
        pytest.param("attacks", "2021-03/..", [], True, id="an open end"),
        pytest.param("unrest in Norland", None, [], True, id="a word"),
        pytest.param("unrest in Norland", "2021-03-04", [], False, id="a word, and a day"),
        pytest.param("attacks", None, [says("occurrences", "third", 3)], True, id="a count"),
    ],
)
def test_whether_it_lasts(
    label: str, date: str | None, claims: list[Claim], lasts: bool | None
) -> None:
    row = event(label, date, role="background")
    assert one("a", row, says("deed", "went on"), *claims).lasts is lasts


def test_a_main_event_that_is_the_third_of_a_series_is_no_series() -> None:
    assert one("a", event("attack"), says("occurrences", "third", 3)).lasts is None


def test_place_and_target() -> None:
    found = one(
        "a",
        event("attack on the harbour office in Velm", place="Velm, Norland"),
        says("target", "the harbour office"),
        says("target", "harbour office"),
        says("target", "the harbour office"),
        says("place", "near Lake Orla, Iraq"),
    )
    assert found.spots == {"velm", "norland", "lake", "orla"} - found.named.things
    assert found.core == {"velm"}
    assert found.lands == {"irak"}
    assert found.target == "the harbour office"
    assert "port" in found.named.things
    assert found.attributes == {"target", "place"}


def test_a_nation_that_is_named_is_not_where_it_was() -> None:
    assert one("a", event("American strike on an Iranian general")).lands == set()
    assert one("a", event("American strike in northern Iraq")).lands == {"irak"}


def test_who_was_killed_says_nothing_of_the_place() -> None:
    found = one("a", event("killing of Ida Holm"), says("killed", "Gen. Ida Holm"))
    assert found.named.names == set()
    assert found.told == {"ida", "olm"} or found.told == {"ida", "holm"}


def test_events_that_nobody_tells_of_are_left_out() -> None:
    found = known(
        table(
            "a",
            event("attack"),
            event("flood", key="flood", role="background"),
            event("fire", key="fire", role="background"),
            says("injured", "three", 3, event="fire"),
            says("injured", "three", 3, event="no such event"),
        )
    )
    assert [one.key for one in found] == ["fire", "main"]


def test_a_table_without_events() -> None:
    assert known(table("a", says("injured", "three", 3))) == []


def test_dated_events_stand_beside_each_other() -> None:
    rows = [
        event("attack", "2021-03-04"),
        event("vote", "2021-01-05", key="vote"),
        event("flood", "XXXX-01-05", key="no year"),
        event("fire", "2021-01", key="no day"),
    ]
    found = {t.key: [n.date for n in t.neighbours] for t in known(table("a", *rows))}
    assert found["main"] == ["2021-01-05"]
    assert found["vote"] == ["2021-03-04"]
    assert sorted(found["no day"]) == ["2021-01-05", "2021-03-04"]


@given(st.randoms(), st.text(max_size=300), st.text(max_size=40))
def test_the_order_of_rows_does_not_matter(chance: object, value: str, label: str) -> None:
    rows = table(
        "a",
        event(f"attack {label}", "2021-03-04"),
        event("fire", key="fire"),
        says("killed", value or "nobody"),
        says("target", f"{value} office"),
        says("injured", "23", 23),
    )
    mixed = rows.model_copy(
        update={"events": _mixed(rows.events, chance), "claims": _mixed(rows.claims, chance)}
    )
    assert traits(mixed, ATTRIBUTES) == traits(rows, ATTRIBUTES)


def _mixed(rows: tuple[object, ...], chance: object) -> tuple[object, ...]:
    found = list(rows)
    chance.shuffle(found)  # type: ignore[attr-defined]
    return tuple(found)


def test_a_party_name_of_2000_letters() -> None:
    name = "Ark-" * 500
    table_: ClaimTable = table("a", event("attack"), says("killed", name), says("target", name))
    assert len(known(table_)) == 1
