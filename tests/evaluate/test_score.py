"""Trust in the instrument: what perfect, empty, shuffled and slightly wrong tables score."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import Any

import builders
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factgen.evaluate.metrics import (
    FAULTS,
    HEADLINE,
    METRICS,
    SLOT_METRICS,
    values,
    with_macro,
)
from factgen.evaluate.score import ArticleScore, score
from factgen.evaluate.slots import MARKS, SLOTS, Row, filled
from factgen.models import Certainty, Claim, ClaimTable, Polarity

from .built import (
    GOLD,
    KEYS,
    NAMES,
    REQUIRED,
    YARDSTICK,
    exactly,
    faults,
    gold_claim,
    gold_of,
    marks,
    perfect,
    row,
    says,
    scored,
    small,
    source,
    with_claims,
    without,
)

PERFECT = scored(perfect())


def measured(*found: ArticleScore) -> dict[str, float | None]:
    """All metrics over these articles."""
    return values([with_macro(each.counts) for each in found])


# The ends of the scale.


def test_a_perfect_table_scores_1_in_all_that_is_good_and_0_in_all_that_is_bad() -> None:
    found = measured(PERFECT)
    assert found.keys() == {*HEADLINE, *SLOT_METRICS, *FAULTS} == METRICS.keys()
    for name, metric in METRICS.items():
        if name in {"orders_obeyed", "right_row_dropped"}:  # no orders, nothing dropped
            assert found[name] is None
        else:
            assert found[name] == (1.0 if metric.good == 1 else 0.0), name
    assert all(o.strict and o.core for o in PERFECT.outcomes)
    assert PERFECT.found == ()


def test_a_table_of_gold_itself_scores_the_same() -> None:
    assert score(GOLD, GOLD.table, YARDSTICK).counts == PERFECT.counts


@pytest.mark.parametrize("keeps_events", [True, False])
def test_an_empty_table_scores_0_and_nothing_is_nan(keeps_events: bool) -> None:
    empty = with_claims(perfect(), ())
    empty = empty if keeps_events else empty.model_copy(update={"events": ()})
    found = measured(scored(empty))
    assert not any(math.isnan(value) for value in found.values() if value is not None)
    for name, value in found.items():
        if name == "first_try_invalid":
            assert value == 0.0
        elif name in FAULTS or "_matched_" in name:
            assert value is None, name  # without rows and pairs there is nothing to measure
        elif name.endswith("_error"):
            assert value == 1.0, name
        elif name in {"detection_precision", "evidence_overlap"}:
            assert value is None
        else:
            assert value == 0.0, name


def test_rows_that_are_none_of_gold_score_0() -> None:
    said = ("Cats slept.", "Dogs barked.", "Rain fell.")
    junk = [says(17, text, id=f"silo:{n}", event="e") for n, text in enumerate(said)]
    found = measured(scored(with_claims(perfect(), junk)))
    for name in HEADLINE:
        assert found[name] == (None if name == "evidence_overlap" else 0.0), name
    assert all(found[name] in {None, 0.0, 1.0} for name in SLOT_METRICS)


def test_nothing_of_nothing_measures_nothing() -> None:
    nothing = small(())
    found = score(gold_of(nothing), nothing, YARDSTICK)
    measures = measured(found)
    assert {name for name, value in measures.items() if value is not None} == {"first_try_invalid"}
    assert found.outcomes == ()


# What changes nothing.


def _altered() -> ClaimTable:
    """A table that gets about half of it right."""
    table = perfect(
        torch={"statement": "A spark set off the blast.", "certainty": "certain"},
        hurt_ministry={"quantity": exactly(15)},
        filters={"sources": ()},
        warehouses={"event": "explosion"},
        price={"value": "a fortune", "scope": "ships of the navy"},
    )
    again = row("heard", id="silo:AGAIN", statement="A bang was heard far away.")
    stranger = says(17, "Readers were told something.", id="silo:STRANGER")
    return without(with_claims(table, [*table.claims, again, stranger]), "barley", "warned")


ALTERED = _altered()


@settings(max_examples=25)
@given(
    st.permutations(ALTERED.claims),
    st.permutations(ALTERED.events),
    st.permutations(GOLD.table.claims),
    st.permutations(GOLD.table.events),
)
def test_no_order_of_rows_changes_a_score(
    theirs: list[Claim], their_events: list[Any], mine: list[Claim], my_events: list[Any]
) -> None:
    plain = scored(ALTERED)
    table = GOLD.table.model_copy(update={"claims": tuple(mine), "events": tuple(my_events)})
    labels = gold_of(table, optional=GOLD.optional, accepted=GOLD.accepted)
    predicted = ALTERED.model_copy(update={"claims": tuple(theirs), "events": tuple(their_events)})
    found = score(labels, predicted, YARDSTICK)
    assert found.counts == plain.counts
    assert Counter(map(repr, found.outcomes)) == Counter(map(repr, plain.outcomes))
    assert Counter(map(repr, found.found)) == Counter(map(repr, plain.found))


@settings(max_examples=25)
@given(st.permutations([f"silo:x{n}" for n in range(len(NAMES))]))
def test_ids_of_rows_change_no_score(ids: list[str]) -> None:
    renamed = [
        claim.model_copy(update={"id": name})
        for claim, name in zip(perfect().claims, ids, strict=True)
    ]
    assert scored(with_claims(perfect(), renamed)).counts == PERFECT.counts


# What one change costs.


@settings(max_examples=30)
@given(st.integers(0, 10**6).filter(lambda n: n != 20))
def test_one_number_changed_costs_the_quantity_slot_only(figure: int) -> None:
    said = {
        "statement": f"The bang was heard {figure:,} kilometres away.",
        "value": f"{figure:,} kilometres away",
        "quantity": exactly(figure, "km"),
    }
    _costs_the_quantity_only("heard", scored(perfect(heard=said)))


@settings(max_examples=30)
@given(st.integers(1, 99).filter(lambda n: n != 12))
def test_one_number_changed_in_a_tie_costs_the_quantity_slot_only(figure: int) -> None:
    said = {
        "statement": f"The blast wounded {figure} workers.",
        "value": str(figure),
        "quantity": exactly(figure),
    }
    _costs_the_quantity_only("hurt_ministry", scored(perfect(hurt_ministry=said)))


def _costs_the_quantity_only(name: str, found: ArticleScore) -> None:
    right = marks(PERFECT)
    assert marks(found) == right | {name: right[name] | {"quantity": "INC"}}
    assert found.alignment == PERFECT.alignment
    changed = {key for key in found.counts if found.counts[key] != PERFECT.counts.get(key)}
    assert {key for key in changed if not key.startswith("fault/")} == {
        "strict",
        "core",
        "pair/quantity/COR",
        "pair/quantity/INC",
        "end/quantity/COR",
        "end/quantity/INC",
    }
    assert faults(found).keys() - {"unsupported"} == {"wrong_number", "wrong_numeral"}


@pytest.mark.parametrize("name", REQUIRED)
def test_one_row_removed_costs_exactly_its_recall(name: str) -> None:
    found = scored(without(perfect(), name))
    count = len(REQUIRED)
    measures = measured(found)
    assert measures["detection_recall"] == (count - 1) / count
    assert measures["detection_precision"] == 1.0
    assert measures["detection_f1"] == 2 * (count - 1) / (2 * count - 1)
    assert marks(found) == {n: m for n, m in marks(PERFECT).items() if n != name}
    lost = {key: value for key, value in found.counts.items() if key.endswith("/MIS")}
    held = filled(Row(gold_claim(name), None, "en"))
    assert lost == {f"end/{slot}/MIS": 1.0 for slot in held}
    assert faults(found) == {}


@pytest.mark.parametrize("name", ["killed", "barley", "arrested"])
def test_one_row_too_many_costs_its_precision(name: str) -> None:
    table = perfect()
    stranger = row(name, id="silo:X", statement="Cats slept.", evidence=says(17, "").evidence)
    found = scored(with_claims(table, [*table.claims, stranger]))
    count = len(REQUIRED)
    measures = measured(found)
    assert measures["detection_precision"] == count / (count + 1)
    assert measures["detection_recall"] == 1.0
    spurious = {key: value for key, value in found.counts.items() if key.endswith("/SPU")}
    held = filled(Row(gold_claim(name), None, "en"))
    assert spurious == {f"end/{slot}/SPU": 1.0 for slot in held}


def test_attribution_dropped_is_counted_once_for_each_row() -> None:
    sourced = [name for name in REQUIRED if gold_claim(name).sources]
    found = scored(perfect(**{name: {"sources": ()} for name in sourced}))
    assert faults(found) == {"attribution_dropped": len(sourced)}
    assert found.counts["pair/origin/MIS"] == found.counts["pair/chain/MIS"] == len(sourced)
    assert found.counts["matched"] == len(REQUIRED)


# Optional rows.


def test_missing_an_optional_row_costs_nothing() -> None:
    found = scored(without(perfect(), "inquiry"))
    rows = {"all/predicted", "all/matched"}
    for key, value in found.counts.items():
        if not key.startswith("fault/"):
            assert value == PERFECT.counts[key] - (key in rows), key
    measures, right = measured(found), measured(PERFECT)
    assert measures["detection_f1_with_optional"] == 2 * (len(NAMES) - 1) / (2 * len(NAMES) - 1)
    assert all(measures[name] == right[name] for name in measures if "optional" not in name)


def test_matching_an_optional_row_earns_nothing() -> None:
    few = without(perfect(), *(name for name in REQUIRED if name != "heard"))
    both, alone = measured(scored(few)), measured(scored(without(few, "inquiry")))
    assert {name: both[name] for name in METRICS if name not in FAULTS} == {
        name: alone[name] if "optional" not in name else both[name]
        for name in METRICS
        if name not in FAULTS
    }
    assert both["detection_recall"] == 1 / len(REQUIRED)


def test_an_optional_row_with_wrong_slots_costs_no_slot() -> None:
    found = scored(perfect(inquiry={"attribute": "x", "value": "y", "scope": "z"}))
    slots = {key for key in found.counts if key.startswith(("pair/", "end/", "strict", "core"))}
    assert {key: found.counts[key] for key in slots} == {key: PERFECT.counts[key] for key in slots}


def test_an_optional_row_said_twice_is_one_row_too_many() -> None:
    table = perfect()
    again = row("inquiry", id="silo:AGAIN", attribute="again")
    found = scored(with_claims(table, [*table.claims, again]))
    assert found.counts["predicted"] == len(REQUIRED) + 1
    assert found.counts["matched"] == len(REQUIRED)


# What became of each row.


def test_every_row_has_one_outcome() -> None:
    outcomes = scored(ALTERED).outcomes
    assert [o.gold for o in outcomes if o.gold] == [f"silo:{name}" for name in NAMES]
    given_ = [o.predicted for o in outcomes if o.predicted]
    assert sorted(given_) == sorted(claim.id for claim in ALTERED.claims)
    by_gold = {o.gold: o for o in outcomes}
    assert by_gold["silo:barley"].predicted is None
    assert not by_gold["silo:barley"].strict
    assert by_gold["silo:heard"].strict
    assert by_gold["silo:price"].core
    assert not by_gold["silo:price"].strict
    assert not by_gold["silo:filters"].core
    assert by_gold["silo:inquiry"].optional
    spurious = [(o.predicted, o.again) for o in outcomes if o.gold is None]
    assert spurious == [("silo:AGAIN", "silo:heard"), ("silo:STRANGER", None)]


# Counts against an independent count: all one-to-one assignments, tried one by one.

KINDS = ((2, "Workers died."), (5, "Filters broke."), (8, "Barley burned."))
"""A sentence and a statement each; no two of them share a word or a sentence."""
NUMBERS = (None, 3, 4)
SPEAKERS = (None, "Reuters (media)", "witnesses (public)")
POLARITIES: tuple[Polarity, ...] = ("positive", "negative")
CERTAINTIES: tuple[Certainty, ...] = ("certain", "probable", "unknown")
Told = tuple[int, int, int, int, int]
"""Places in the five lists above."""

told = st.tuples(
    *(st.integers(0, len(each) - 1) for each in (KINDS, NUMBERS, SPEAKERS, POLARITIES, CERTAINTIES))
)
tables = st.lists(told, max_size=6)


def _claim(place: int, row_: Told, event: str, prefix: str) -> Claim:
    (number, statement), figure = KINDS[row_[0]], NUMBERS[row_[1]]
    speaker = SPEAKERS[row_[2]]
    return says(
        number,
        statement,
        id=f"silo:{prefix}{place}",
        event=event,
        quantity=None if figure is None else exactly(figure),
        sources=(source(speaker),) if speaker else (),
        polarity=POLARITIES[row_[3]],
        certainty=CERTAINTIES[row_[4]],
    )


def _assignments(gold: Sequence[Told], given: Sequence[Told]) -> Iterator[list[tuple[int, int]]]:
    """Every way to pair rows of one kind, one to one."""
    size = max(len(gold), len(given))
    for places in permutations(range(size), len(gold)):
        yield [(i, j) for i, j in enumerate(places) if j < len(given) and gold[i][0] == given[j][0]]


def _mark(slot: int, gold: Told, given: Told) -> str | None:
    mine, theirs = gold[slot], given[slot]
    if slot in {1, 2} and 0 in {mine, theirs}:  # a number or a source that is not there
        return None if mine == theirs else "SPU" if mine == 0 else "MIS"
    if mine == theirs:
        return "COR"
    return "PAR" if slot == 4 and 0 not in {mine, theirs} else "INC"


SLOT_OF = {1: ("quantity",), 2: ("origin", "chain"), 3: ("polarity",), 4: ("certainty",)}


def _counted(
    gold: Sequence[Told], given: Sequence[Told], pairs: Sequence[tuple[int, int]]
) -> dict[str, int]:
    """What an assignment counts."""
    counts = Counter(gold=len(gold), predicted=len(given), matched=len(pairs))
    for i, j in pairs:
        found = {slot: _mark(slot, gold[i], given[j]) for slot in SLOT_OF}
        counts["strict"] += set(found.values()) <= {"COR", None}
        counts.update(
            f"{view}/{name}/{mark}"
            for slot, mark in found.items()
            if mark
            for name in SLOT_OF[slot]
            for view in ("pair", "end")
        )
    rest = [("MIS", r) for i, r in enumerate(gold) if i not in {i for i, _ in pairs}]
    rest += [("SPU", r) for j, r in enumerate(given) if j not in {j for _, j in pairs}]
    counts.update(
        f"end/{name}/{mark}"
        for mark, r in rest
        for slot, names in SLOT_OF.items()
        if slot in {3, 4} or r[slot]
        for name in names
    )
    return {key: value for key, value in counts.items() if value}


@settings(max_examples=60)
@given(tables, tables)
def test_counts_are_those_of_a_best_assignment(gold: list[Told], given: list[Told]) -> None:
    events = builders.event(article="silo", key="blast"), builders.event(article="silo", key="e")
    mine = small([_claim(i, r, "blast", "g") for i, r in enumerate(gold)], events=events[:1])
    theirs = small([_claim(i, r, "e", "p") for i, r in enumerate(given)], events=events[1:])
    found = score(gold_of(mine), theirs, YARDSTICK).counts

    def worth(pairs: list[tuple[int, int]]) -> tuple[int, int]:
        agree = (gold[i][slot] == given[j][slot] for i, j in pairs for slot in SLOT_OF)
        return len(pairs), sum(agree)

    ways = list(_assignments(gold, given))
    most = max(map(worth, ways))
    best = [_counted(gold, given, pairs) for pairs in ways if worth(pairs) == most]
    judged = {name for names in SLOT_OF.values() for name in names}
    wanted = {"gold", "predicted", "matched", "strict"}
    wanted |= {f"{view}/{slot}/{m}" for view in ("pair", "end") for slot in judged for m in MARKS}
    assert {key: value for key, value in found.items() if value and key in wanted} in best


# Ratios.


def _counts(slot: str, view: str = "pair", **counted: int) -> dict[str, float]:
    return {f"{view}/{slot}/{mark}": float(count) for mark, count in counted.items()}


def test_slot_scores_by_hand() -> None:
    unit = _counts("origin", COR=6, INC=1, PAR=2, MIS=1, SPU=3)
    found = values([unit], ["origin_matched_f1", "origin_matched_error"])
    # Gold fills 10, the answer 12; 6 right and 2 half right; 5 wrong and 2 half wrong of 13.
    precision, recall = 7 / 12, 7 / 10
    assert found["origin_matched_f1"] == pytest.approx(
        2 * precision * recall / (precision + recall)
    )
    assert found["origin_matched_error"] == pytest.approx(6 / 13)


@pytest.mark.parametrize("mark", MARKS)
def test_slot_scores_of_one_mark_alone(mark: str) -> None:
    found = values([_counts("time", view="end", **{mark: 4})], ["time_end_to_end_f1"])
    error = values([_counts("time", view="end", **{mark: 4})], ["time_end_to_end_error"])
    right = {"COR": 1.0, "PAR": 0.5}.get(mark, 0.0)
    assert found["time_end_to_end_f1"] == right
    assert error["time_end_to_end_error"] == 1 - right


def test_micro_is_of_sums_and_macro_the_mean_of_articles() -> None:
    large = {"gold": 90.0, "predicted": 90.0, "matched": 90.0}
    little = {"gold": 10.0, "predicted": 0.0, "matched": 0.0}
    silent = {"gold": 0.0, "predicted": 0.0, "matched": 0.0}
    units = [with_macro(unit) for unit in (large, little, silent)]
    found = values(units, ["detection_f1", "detection_f1_macro", "detection_recall"])
    assert found == {
        "detection_f1": pytest.approx(180 / 190),
        "detection_f1_macro": 0.5,  # an article of nothing says nothing
        "detection_recall": 0.9,
    }


def test_no_metric_of_no_counts_is_nan() -> None:
    assert set(values([{}]).values()) == {None}
    assert set(values([]).values()) == {None}


def test_every_slot_and_fault_has_its_metric() -> None:
    for slot in SLOTS:
        for view in ("matched", "end_to_end"):
            assert SLOT_METRICS[f"{slot}_{view}_f1"].good == 1
            assert SLOT_METRICS[f"{slot}_{view}_error"].good == -1
    assert {metric.good for metric in FAULTS.values()} == {-1}
    assert [KEYS[event.key] for event in GOLD.table.events] == ["explosion", "old_fire"]
