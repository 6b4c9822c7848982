"""Pairs of rows: optimal, cut before the assignment, and blind to all that is judged afterwards."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from itertools import permutations
from pathlib import Path
from typing import Any

import builders
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factgen.evaluate.align import align, assigned
from factgen.evaluate.likeness import Weights, masked
from factgen.evaluate.likeness import likeness as alike
from factgen.models import Claim, ClaimTable, Event, Mention

from .built import (
    ARTICLE,
    GOLD,
    KEYS,
    NAMES,
    exactly,
    gold_claim,
    perfect,
    row,
    says,
    small,
    source,
    with_claims,
    without,
)

Matrix = Sequence[Sequence[float]]
STEPS = [i / 20 for i in range(21)]
RIGHT = {f"silo:{name.upper()}": f"silo:{name}" for name in NAMES}
LEAST = Weights().threshold
TESTS = Path(__file__).parents[1]


def likeness(gold: Claim, predicted: Claim) -> float:
    """How alike two rows are, from 0 to 1."""
    return float(alike(ARTICLE, [gold], [predicted]).weighed(Weights())[0, 0])


# Which pairs: the assignment by itself.

ASSIGNMENTS: dict[str, tuple[Matrix, Matrix | None, list[tuple[int, int]]]] = {
    "no rows": ([], None, []),
    "no columns": ([[], []], None, []),
    "one pair": ([[1.0]], None, [(0, 0)]),
    "one pair at the threshold": ([[0.5]], None, [(0, 0)]),
    "one pair below it": ([[0.49]], None, []),
    # Greedy takes .9 and is left with .1.
    "optimal, not greedy": ([[0.9, 0.8], [0.8, 0.1]], None, [(0, 1), (1, 0)]),
    # Without a threshold the best sum is .49 + .55, of which one is then cut.
    "cut before it is assigned": ([[0.60, 0.49], [0.55, 0.0]], None, [(0, 0)]),
    "more columns than rows": ([[0.6, 0.7, 0.5]], None, [(0, 1)]),
    "more rows than columns": ([[0.6], [0.7], [0.5]], None, [(1, 0)]),
    "alike: the judged fields decide": (
        [[0.7, 0.7], [0.7, 0.7]],
        [[0.0, 1.0], [1.0, 0.0]],
        [(0, 1), (1, 0)],
    ),
    "hardly alike: likeness decides": (
        [[0.701, 0.7], [0.7, 0.7]],
        [[0.0, 1.0], [1.0, 0.0]],
        [(0, 0), (1, 1)],
    ),
    "nothing else lifts a pair over the threshold": ([[0.4999999]], [[1.0]], []),
}


@pytest.mark.parametrize(("values", "ties", "pairs"), ASSIGNMENTS.values(), ids=ASSIGNMENTS)
def test_assigned(values: Matrix, ties: Matrix | None, pairs: list[tuple[int, int]]) -> None:
    if ties is None:
        ties = [[0.0] * len(line) for line in values]
    assert assigned(values, ties, 0.5) == pairs


@st.composite
def matrices(draw: st.DrawFn) -> tuple[Matrix, Matrix]:
    """Likeness and ties of up to six rows by six, often alike."""
    rows, columns = draw(st.integers(1, 6)), draw(st.integers(1, 6))

    def matrix(values: st.SearchStrategy[float]) -> Matrix:
        line = st.lists(values, min_size=columns, max_size=columns)
        return draw(st.lists(line, min_size=rows, max_size=rows))

    return matrix(st.sampled_from(STEPS)), matrix(st.sampled_from([0.0, 0.25, 0.5, 1.0]))


def best(values: Matrix, ties: Matrix, least: float) -> tuple[float, float]:
    """The greatest sum of likeness of one-to-one pairs, none below `least`, and the greatest sum of
    ties of those that have it, by trying them all."""
    if len(values) > len(values[0]):
        values, ties = list(zip(*values, strict=True)), list(zip(*ties, strict=True))
    sums = []
    for columns in permutations(range(len(values[0])), len(values)):
        pairs = [(i, j) for i, j in enumerate(columns) if values[i][j] >= least]
        total = round(sum(values[i][j] for i, j in pairs), 9)
        sums.append((total, sum(ties[i][j] for i, j in pairs)))
    return max(sums)


@settings(max_examples=80)
@given(matrices(), st.sampled_from([0.05, 0.45, 0.5, 0.8]))
def test_assigned_is_as_good_as_the_best_of_all(both: tuple[Matrix, Matrix], least: float) -> None:
    values, ties = both
    pairs = assigned(values, ties, least)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert all(values[i][j] >= least for i, j in pairs)
    found = round(sum(values[i][j] for i, j in pairs), 9), sum(ties[i][j] for i, j in pairs)
    assert found == pytest.approx(best(values, ties, least))


# How alike: what is judged afterwards does not weigh.

GUARD = source("fire service (organisation)")
SAID = "At least 40 containers burned in the harbour."


@pytest.mark.parametrize(
    "other",
    [
        "At least 41 containers burned in the harbour.",
        "About 40 containers burned in the harbour.",
        "Up to 4,000 containers burned in the harbour.",
        "Dozens of containers burned in the harbour.",
        "Forty-one containers burned in the harbour.",
        "No containers burned in the harbour.",
        "At least 40 containers never burned in the harbour.",
        "At least 40 containers probably burned in the harbour.",
        "Possibly at least 40 containers burned in the harbour.",
        "Allegedly, 40 containers burned in the harbour.",
        "It is unclear whether 40 containers burned in the harbour.",
    ],
)
def test_numbers_negators_and_hedges_do_not_weigh(other: str) -> None:
    assert likeness(says(2, SAID), says(2, other)) == 1.0


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "Nobody may have 12 dogs.", "Everybody has, maybe, 13 dogs."),
        ("de", "Mindestens zwölf Arbeiter wurden verletzt.", "Etwa 13 Arbeiter wurden verletzt."),
        ("de", "Der Damm ist nicht gebrochen.", "Der Damm ist möglicherweise gebrochen."),
        ("es", "Al menos doce obreros murieron.", "Unos 13 obreros murieron."),
        ("es", "La presa no cedió.", "La presa quizás cedió."),
    ],
)
def test_masking_in_each_language(language: str, one: str, other: str) -> None:
    if language == "en":
        assert {"12", "13", "nobody", "may", "maybe"}.isdisjoint(
            (masked(one, language) + masked(other, language)).lower().split()
        )
        return
    assert masked(one, language).split() == masked(other, language).split()


@settings(max_examples=40)
@given(st.integers(0, 10**7), st.integers(0, 10**7), st.booleans())
def test_likeness_is_the_same_for_every_number(one: int, other: int, grouped: bool) -> None:
    def told(value: int) -> Claim:
        figure = f"{value:,}" if grouped else str(value)
        statement = f"Rescuers carried {figure} people out of the flooded hall."
        return says(2, statement, value=figure, quantity=exactly(value))

    gold = says(2, "Rescuers brought 40 people out of a hall.", quantity=exactly(40))
    assert likeness(gold, told(one)) == likeness(gold, told(other))
    assert likeness(told(one), told(other)) == 1.0


@pytest.mark.parametrize("name", ["port police", "Ida Lund", "a docker", "Reuters", "witnesses"])
def test_likeness_is_the_same_for_every_source_named(name: str) -> None:
    def told(name: str, link: str) -> Claim:
        statement = f"The dam had cracked, according to {name}, days before it burst."
        return says(2, statement, sources=(source(link),))

    gold = says(2, "According to the fire service, the dam had cracked.", sources=(GUARD,))
    right = told("the fire service", "fire service (organisation)")
    assert likeness(gold, told(name, f"{name} (person)")) == likeness(gold, right)
    assert likeness(right, told(name, f"{name} (person)")) == 1.0


CHANGES: dict[str, dict[str, Any]] = {
    "event": {"event": "elsewhere"},
    "attribute": {"attribute": "weather"},
    "scope": {"scope": "something else"},
    "part": {"part": "part"},
    "value": {"value": "something else"},
    "quantity": {"quantity": exactly(77)},
    "time": {"time": None},
    "sources": {"sources": ()},
    "polarity": {"polarity": "negative"},
    "certainty": {"certainty": "unknown"},
}


@pytest.mark.parametrize("changes", CHANGES.values(), ids=CHANGES)
def test_no_judged_field_weighs(changes: dict[str, Any]) -> None:
    gold = gold_claim("arrested")
    assert likeness(gold, gold.model_copy(update=changes)) == 1.0
    half = gold.model_copy(update={"statement": "Police questioned foremen on Wednesday."})
    assert likeness(gold, half) == likeness(gold, half.model_copy(update=changes)) < 1.0


def test_two_forms_of_a_word_are_one_word() -> None:
    gold = says(2, "Workers left the flooded cellars.")
    assert likeness(gold, says(2, "A worker left a flooding cellar.")) == 1.0


PARTS = """
from evaluate import built
from factgen.evaluate.likeness import likeness
found = likeness(built.ARTICLE, built.GOLD.table.claims, built.perfect().claims)
print(found.parts.tolist())
"""


@pytest.mark.slow
def test_likeness_is_the_same_to_the_last_bit_in_every_process() -> None:
    def run(seed: int) -> str:
        """With another order of sets."""
        paths = os.pathsep.join((str(TESTS), str(TESTS.parent)))
        env = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": paths}
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-c", PARTS], env=env, capture_output=True, check=True, text=True
        )
        return done.stdout

    assert run(1) == run(2) != ""


def test_likeness_orders_what_is_more_and_less_alike() -> None:
    gold = says(2, "A welding torch set off the blast in the silo.")
    said = [
        "A welding torch set off the blast in the silo.",
        "A welding torch set off a blast.",
        "A welding torch was found in the harbour.",
        "Ships waited outside the harbour.",
    ]
    found = [likeness(gold, says(2, statement)) for statement in said]
    assert found == sorted(found, reverse=True)
    assert len(set(found)) == len(said)
    elsewhere = [likeness(gold, says(9, statement)) for statement in said]
    assert all(far < near for far, near in zip(elsewhere, found, strict=True))


def test_without_a_sentence_in_common_the_statements_carry_it_alone() -> None:
    gold = says(2, "A welding torch set off the blast in the silo.")
    assert likeness(gold, says(9, gold.statement)) >= LEAST
    assert likeness(gold, says(9, "A welding torch lay near a silo at night.")) < LEAST


def test_a_mention_without_words_is_no_crash() -> None:
    start = ARTICLE.sentences[1][0]
    empty = says(
        2, "Boats sank.", evidence=((Mention(sentence=2, start=start, end=start, quote=""),),)
    )
    assert likeness(says(2, "A storm came."), empty) < LEAST


# Tables.


def test_a_perfect_table_pairs_with_its_gold() -> None:
    found = align(GOLD.table, perfect())
    assert found.claims == RIGHT
    assert found.events == {key: gold for gold, key in KEYS.items()}
    assert found.near == {}


def test_identical_rows_pair_with_their_equals() -> None:
    twins = [row("hurt_ministry"), row("hurt_union")]
    for order in (twins, twins[::-1]):
        found = align(GOLD.table, with_claims(perfect(), order))
        assert found.claims == {c.id: RIGHT[c.id] for c in twins}


@pytest.mark.parametrize(
    ("changes", "of"),
    [
        ({"quantity": exactly(15), "value": "15"}, "the number of its twin"),
        ({"sources": (source("dock workers' union (organisation)"),)}, "the source of its twin"),
        ({"quantity": None, "sources": (), "value": "some"}, "nothing of its own"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_twin_with_a_fault_is_still_who_it_is(changes: dict[str, Any], of: str) -> None:
    assert align(GOLD.table, perfect(hurt_ministry=changes)).claims == RIGHT, of


@settings(max_examples=40)
@given(st.lists(st.integers(0, 50), min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_rows_alike_but_for_a_number_pair_as_equals(numbers: list[int], chance: Any) -> None:
    def told(value: int, place: int) -> Claim:
        said = f"{value} were hurt."
        number = exactly(value)
        return says(3, said, id=f"silo:{place}", value="some", quantity=number)

    gold = [told(value, place) for place, value in enumerate(numbers)]
    given_ = [told(value, 10 + place) for place, value in enumerate(numbers)]
    chance.shuffle(given_)
    values = {claim.id: claim.quantity for claim in (*gold, *given_)}
    pairs = align(small(gold), small(given_)).claims
    assert len(pairs) == len(numbers)
    assert all(values[one] == values[other] for one, other in pairs.items())


def _unsure() -> ClaimTable:
    """A table in which some rows are altered, and some said twice, word for word or nearly so."""
    altered = perfect(
        torch={"statement": "A spark in the silo may have set off the blast."},
        hurt_union={"quantity": exactly(16), "statement": "16 workers were wounded."},
        arrested={"evidence": ((builders.mention(13, "Police", of=ARTICLE),),)},
    )
    again = row("heard", id="silo:AGAIN", statement="A loud bang was heard 20 kilometres off.")
    same = [row(name, id=f"silo:{name}-2") for name in ("barley", "hurt_ministry")]
    return with_claims(altered, [*altered.claims, again, *same])


UNSURE = _unsure()


@settings(max_examples=40)
@given(
    st.permutations(UNSURE.claims),
    st.permutations(UNSURE.events),
    st.permutations(GOLD.table.claims),
    st.sets(st.sampled_from(NAMES), max_size=6),
)
def test_no_order_changes_the_pairs(
    theirs: list[Claim], events: list[Event], mine: list[Claim], gone: set[str]
) -> None:
    shuffled = UNSURE.model_copy(update={"claims": tuple(theirs), "events": tuple(events)})
    found = align(with_claims(GOLD.table, mine), without(shuffled, *gone))
    assert found == align(GOLD.table, without(UNSURE, *gone))


def test_gold_and_prediction_may_change_places() -> None:
    table = without(perfect(torch={"statement": "A spark set off the blast."}), "killed", "price")
    there, back = align(GOLD.table, table), align(table, GOLD.table)
    assert {one: other for other, one in back.claims.items()} == there.claims
    assert {one: other for other, one in back.events.items()} == there.events


def test_empty_sides() -> None:
    none = with_claims(perfect(), ())
    assert align(GOLD.table, none).claims == {}
    assert align(none, perfect()).claims == {}
    assert align(none, perfect()).near == {}
    nothing = align(small(()), small(()))
    assert (nothing.events, nothing.claims, nothing.near) == ({}, {}, {})


def test_a_row_said_again_is_near_the_row_that_is_taken() -> None:
    again = row("heard", id="silo:AGAIN", statement="The bang could be heard for 20 kilometres.")
    stranger = says(17, "Readers were told to ignore it.", id="silo:STRANGER")
    table = with_claims(perfect(), [*perfect().claims, again, stranger])
    found = align(GOLD.table, table)
    assert found.claims == RIGHT
    assert found.near == {"silo:AGAIN": "silo:heard"}


# Events.

STORM = builders.event(article="silo", key="storm", label="storm over the harbour", time=None)
TRIAL = builders.event(article="silo", key="trial", label="trial of the managers", time=None)


def _events(gold: ClaimTable, predicted: ClaimTable) -> dict[str, str]:
    return dict(align(gold, predicted).events)


def test_events_are_known_by_label_whatever_their_key() -> None:
    swapped = [STORM.model_copy(update={"key": "trial"}), TRIAL.model_copy(update={"key": "storm"})]
    found = _events(small((), events=[STORM, TRIAL]), small((), events=swapped))
    assert found == {"trial": "storm", "storm": "trial"}


def test_events_of_one_label_are_told_apart_by_the_sentences_of_their_claims() -> None:
    first, second = (STORM.model_copy(update={"key": key}) for key in ("first", "second"))
    one = [says(2, "It rained.", event="first"), says(5, "It hailed.", event="second")]
    other = [c.model_copy(update={"event": e}) for c, e in zip(one, ("b", "a"), strict=True)]
    theirs = [first.model_copy(update={"key": "a"}), second.model_copy(update={"key": "b"})]
    found = _events(small(one, events=[first, second]), small(other, events=theirs))
    assert found == {"b": "first", "a": "second"}


def test_events_of_one_label_and_no_claims_are_told_apart_by_key() -> None:
    both = [STORM.model_copy(update={"key": key}) for key in ("first", "second")]
    assert _events(small((), events=both), small((), events=both[::-1])) == {
        "first": "first",
        "second": "second",
    }


def test_events_that_share_nothing_are_not_one() -> None:
    assert _events(small((), events=[STORM]), small((), events=[TRIAL])) == {}


def test_one_row_told_of_another_event_moves_no_event() -> None:
    for name in NAMES:
        other = next(key for key in KEYS.values() if key != row(name).event)
        found = align(GOLD.table, perfect(**{name: {"event": other}}))
        assert found.events == {key: gold for gold, key in KEYS.items()}
        assert found.claims == RIGHT
