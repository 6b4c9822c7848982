"""Intervals and comparisons: what they must be exactly, and how often they are wrong."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factgen.evaluate.metrics import METRICS, with_macro
from factgen.evaluate.statistics import Counts, Metric, interval, paired, ratio

F1 = METRICS["detection_f1"]
RECALL = METRICS["detection_recall"]
PRECISION = METRICS["detection_precision"]
MACRO = METRICS["detection_f1_macro"]
DROPPED = METRICS["attribution_dropped"]
FEW = 400
"""Draws, where their number does not matter."""


def article(matched: int, gold: int = 10, predicted: int = 10) -> dict[str, float]:
    """The counts of one article."""
    return {"gold": float(gold), "predicted": float(predicted), "matched": float(matched)}


def f1(units: Sequence[Counts]) -> Fraction:
    """Of sums, exactly."""
    matched, gold, predicted = (
        sum(int(unit[key]) for unit in units) for key in ("matched", "gold", "predicted")
    )
    return Fraction(2 * matched, gold + predicted)


articles = st.builds(
    lambda gold, predicted, share: article(int(share * min(gold, predicted)), gold, predicted),
    st.integers(1, 20),
    st.integers(0, 20),
    st.floats(0, 1),
)


# Values.


@given(st.lists(articles, min_size=1, max_size=9))
def test_a_value_is_made_of_sums_and_is_no_mean(units: list[Counts]) -> None:
    value = F1.value(units)
    assert value == pytest.approx(float(f1(units)))


def test_the_value_of_unequal_articles_is_not_the_mean_of_theirs() -> None:
    units = [article(90, 90, 90), article(0, 10, 10)]
    assert F1.value(units) == 0.9
    assert MACRO.value([with_macro(unit) for unit in units]) == 0.5


def test_what_cannot_be_measured_is_none() -> None:
    assert PRECISION.value([article(0, 10, 0)]) is None
    assert PRECISION.value([]) is None
    assert interval(PRECISION, [article(0, 10, 0)]) is None
    nothing, something = [article(0, 10, 0)] * 3, [article(5)] * 3
    for first, second in ((nothing, something), (something, nothing), (nothing, nothing)):
        made = paired(PRECISION, first, second, draws=FEW)
        assert (made.difference, made.low, made.high, made.p, made.least) == (None,) * 5
        assert made.units == 3


def test_a_key_that_an_article_lacks_counts_as_none() -> None:
    assert F1.value([{"gold": 4.0}, {"matched": 2.0, "predicted": 4.0}]) == 0.5


def test_weights_of_a_ratio() -> None:
    metric = ratio("half", {"a": 2, "b": 1}, {"a": 2, "c": 4}, good=-1)
    assert metric.value([{"a": 1, "b": 1, "c": 1}, {"a": 1, "b": 0, "c": 0}]) == 5 / 8
    assert (metric.name, metric.good, set(metric.keys)) == ("half", -1, {"a", "b", "c"})


# Intervals.


@pytest.mark.parametrize(
    "units",
    [
        [article(7)] * 5,
        [article(0)] * 5,
        [article(10)] * 5,
        [article(3, 4, 4), article(6, 8, 8), article(9, 12, 12), article(30, 40, 40)],
    ],
    ids=["some", "none", "all", "of articles of every length"],
)
def test_the_interval_of_a_constant_is_that_constant(units: list[Counts]) -> None:
    found = interval(F1, units, draws=FEW)
    assert found is not None
    assert found.low == found.value == found.high == float(f1(units))
    assert found.units == len(units)


def test_the_interval_of_a_constant_mean_is_that_constant() -> None:
    found = interval(MACRO, [with_macro(article(7))] * 6, draws=FEW)
    assert found is not None
    assert found.low == pytest.approx(0.7)
    assert found.high == pytest.approx(0.7)


@settings(max_examples=30)
@given(st.lists(articles, min_size=2, max_size=30))
def test_an_interval_holds_its_value_and_stays_within_0_and_1(units: list[Counts]) -> None:
    for metric in (F1, PRECISION, RECALL):
        found = interval(metric, units, draws=FEW)
        if found is None:
            continue
        assert found.low is not None
        assert found.high is not None
        assert 0.0 <= found.low <= found.high <= 1.0
        assert not any(map(math.isnan, (found.value, found.low, found.high)))


def test_one_article_has_no_interval() -> None:
    found = interval(F1, [article(7)])
    assert found is not None
    assert (found.value, found.low, found.high, found.units) == (0.7, None, None, 1)
    made = paired(F1, [article(7)], [article(8)])
    assert made.difference == pytest.approx(0.1)
    assert (made.low, made.high, made.p, made.least, made.wins) == (None, None, None, None, 1)


def test_more_articles_make_a_narrower_interval() -> None:
    units = [article(5), article(9), article(7), article(8)]
    widths = []
    for times in (1, 4, 16):
        found = interval(F1, units * times, draws=2000)
        assert found is not None
        assert found.low is not None
        assert found.high is not None
        widths.append(found.high - found.low)
    assert widths[0] > 1.8 * widths[1] > 1.8 * 1.8 * widths[2]


def test_an_interval_is_wider_than_that_of_the_percentiles() -> None:
    # Three articles: Student's t for two degrees of freedom is 4.303, the normal's 1.96. Of 27
    # draws one has all at 5/10, so the ends are 5/10 and 7/10.
    found = interval(F1, [article(5), article(6), article(7)])
    assert found is not None
    wider = math.sqrt(3 / 2) * 4.302653 / 1.959964
    assert found.low == pytest.approx(0.6 - 0.1 * wider)
    assert found.high == pytest.approx(0.6 + 0.1 * wider)


def test_metrics_beyond_1_are_not_cut() -> None:
    rate = ratio("rows for each sentence", {"rows": 1}, {"sentences": 1})
    found = interval(rate, [{"rows": 30, "sentences": 10}, {"rows": 20, "sentences": 10}] * 4)
    assert found is not None
    assert found.high is not None
    assert found.high > found.value == 2.5


# Comparisons.

FIRST = [article(m, 10, p) for m, p in ((5, 8), (6, 9), (9, 12), (4, 4), (7, 11), (3, 9), (8, 8))]
SECOND = [article(m, 10, p) for m, p in ((6, 8), (6, 9), (8, 12), (5, 5), (9, 11), (4, 9), (8, 9))]
LONG = [(article(m), article(min(10, m + n % 3))) for n, m in enumerate([5, 6, 7, 4, 8] * 6)]


@pytest.mark.parametrize("units", [FIRST, FIRST * 4], ids=["few", "many"])
@pytest.mark.parametrize("metric", [F1, PRECISION, RECALL, DROPPED], ids=lambda m: m.name)
def test_a_run_against_itself(metric: Metric, units: list[Counts]) -> None:
    rates = {"fault/attribution_dropped/n": 1.0, "fault/attribution_dropped/of": 5.0}
    same = [{**unit, **rates} for unit in units]
    made = paired(metric, same, same)
    assert (made.difference, made.low, made.high, made.p) == (0.0, 0.0, 0.0, 1.0)
    assert made.least == 0.0
    assert (made.wins, made.losses, made.ties) == (0, 0, len(units))


@pytest.mark.parametrize("draws", [300, 3000])
def test_the_same_inputs_give_the_same_numbers(draws: int) -> None:
    first, second = zip(*LONG, strict=True)
    assert paired(F1, first, second, draws=draws) == paired(F1, first, second, draws=draws)
    assert interval(F1, first, draws=draws) == interval(F1, first, draws=draws)


def test_the_difference_is_that_of_the_two_values() -> None:
    made = paired(F1, FIRST, SECOND, draws=FEW)
    difference = float(f1(SECOND) - f1(FIRST))
    assert made.first == F1.value(FIRST)
    assert made.second == F1.value(SECOND)
    assert made.difference == pytest.approx(difference)
    assert made.low is not None
    assert made.high is not None
    assert made.low <= difference <= made.high


@given(st.lists(st.tuples(articles, articles), min_size=1, max_size=9))
@settings(max_examples=40)
def test_every_unit_is_a_win_a_loss_or_a_tie(pairs: list[tuple[Counts, Counts]]) -> None:
    first, second = zip(*pairs, strict=True)
    for metric in (F1, RECALL):
        made = paired(metric, first, second, draws=FEW)
        steps = [metric.value([b]) or 0 for b in second], [metric.value([a]) or 0 for a in first]
        assert made.wins + made.losses + made.ties == made.units == len(pairs)
        assert made.wins == sum(b > a + 1e-9 for b, a in zip(*steps, strict=True))
        assert made.losses == sum(b < a - 1e-9 for b, a in zip(*steps, strict=True))


def test_fewer_faults_are_a_win() -> None:
    few = {"fault/attribution_dropped/n": 1.0, "fault/attribution_dropped/of": 5.0}
    many = few | {"fault/attribution_dropped/n": 3.0}
    made = paired(DROPPED, [many, many, few], [few, few, few], draws=FEW)
    assert (made.wins, made.losses, made.ties) == (2, 0, 1)
    assert made.difference == pytest.approx(-4 / 15)


def test_two_runs_may_change_places() -> None:
    there, back = (paired(F1, a, b) for a, b in ((FIRST, SECOND), (SECOND, FIRST)))
    assert there.difference == pytest.approx(-(back.difference or 0))
    assert there.p == back.p
    assert there.low == pytest.approx(-(back.high or 0))
    assert there.high == pytest.approx(-(back.low or 0))
    assert (there.wins, there.losses) == (back.losses, back.wins)


def _brute_force_p(first: Sequence[Counts], second: Sequence[Counts]) -> Fraction:
    """Of all ways to swap the two runs of each article, the share that differs as far."""

    def difference(ways: Sequence[int]) -> Fraction:
        both = [(b, a) if way else (a, b) for way, a, b in zip(ways, first, second, strict=True)]
        one, other = zip(*both, strict=True)
        return abs(f1(other) - f1(one))

    every = [difference(ways) for ways in product((0, 1), repeat=len(first))]
    return Fraction(sum(each >= every[0] for each in every), len(every))


@settings(max_examples=40)
@given(st.lists(st.tuples(articles, articles), min_size=2, max_size=7))
def test_p_of_few_articles_is_exact(pairs: list[tuple[Counts, Counts]]) -> None:
    first, second = zip(*pairs, strict=True)
    assert paired(F1, first, second, draws=FEW).p == float(_brute_force_p(first, second))


def test_p_where_every_article_is_better() -> None:
    for count in (2, 5, 12):
        made = paired(F1, [article(5)] * count, [article(6)] * count, draws=FEW)
        assert made.p == 2 / 2**count  # none swapped, or all
    made = paired(F1, [article(5)] * 30, [article(6)] * 30, draws=FEW)
    assert made.p == 1 / (FEW + 1)  # never 0


def test_p_of_many_articles_is_near_the_exact_one() -> None:
    pairs = list(zip(FIRST * 2, SECOND * 2, strict=True))[:13]
    first, second = zip(*pairs, strict=True)
    assert paired(F1, first, second).p == pytest.approx(
        float(_brute_force_p(first, second)), abs=0.015
    )


def test_what_can_be_detected_shrinks_with_more_articles() -> None:
    first, second = FIRST, SECOND
    found = [paired(F1, first * n, second * n, draws=2000).least or 0 for n in (1, 4, 16)]
    # With four times the articles about half.
    assert found[0] > 1.7 * found[1] > 1.7 * 1.7 * found[2] > 0
    assert found[2] == pytest.approx(found[1] / 2, rel=0.15)


def test_what_can_be_detected_is_over_the_half_of_the_interval() -> None:
    made = paired(F1, FIRST * 6, SECOND * 6)
    assert made.low is not None
    assert made.high is not None
    # 2.8 standard errors against 1.96.
    assert made.least == pytest.approx((made.high - made.low) / 2 * 2.8 / 1.96, rel=0.1)


# How often they are wrong: rows of one article hang together, and runs share what is hard in it.


def _runs(
    chance: np.random.Generator, count: int, gain: float = 0.0
) -> tuple[list[dict[str, float]], ...]:
    """Two runs over `count` articles of 5 to 25 claims, the second better by `gain`."""
    made: tuple[list[dict[str, float]], ...] = ([], [])
    for _ in range(count):
        gold = int(chance.integers(5, 26))
        hard = chance.normal(0, 0.8)
        for run, more in zip(made, (0.0, gain), strict=True):
            own = chance.normal(0, 0.6)  # what this run makes of this article as a whole
            share = 1 / (1 + math.exp(-(1.0 + hard + own + more)))
            matched = int(chance.binomial(gold, share))
            run.append(article(matched, gold, matched + int(chance.poisson(0.2 * gold))))
    return made


TRIALS = 600


@pytest.mark.slow
@pytest.mark.parametrize("count", [12, 28])
def test_one_comparison_of_equals_in_twenty_is_a_false_alarm(count: int) -> None:
    chance = np.random.default_rng(7)
    made = [paired(F1, *_runs(chance, count), draws=1000) for _ in range(TRIALS)]
    alarms = sum(each.p is not None and each.p < 0.05 for each in made) / TRIALS
    assert 0.03 <= alarms <= 0.08
    held = sum((e.low or 0) <= 0 <= (e.high or 0) for e in made) / TRIALS
    assert held >= 0.91


@pytest.mark.slow
@pytest.mark.parametrize("count", [12, 28])
def test_an_interval_covers_the_true_value(count: int) -> None:
    chance = np.random.default_rng(11)
    truth = F1.value(_runs(chance, 20_000)[0])
    assert truth is not None
    made = [interval(F1, _runs(chance, count)[0], draws=1000) for _ in range(TRIALS)]
    held = sum(e is not None and (e.low or 0) <= truth <= (e.high or 0) for e in made) / TRIALS
    assert 0.91 <= held <= 0.99


@pytest.mark.slow
def test_the_least_difference_is_found_four_times_in_five() -> None:
    chance = np.random.default_rng(13)
    count, gain = 28, 0.83
    first, second = (F1.value(run) for run in _runs(chance, 20_000, gain))
    assert first is not None
    assert second is not None
    made = [paired(F1, *_runs(chance, count, gain), draws=1000) for _ in range(TRIALS)]
    least = sum(each.least or 0 for each in made) / TRIALS
    assert second - first == pytest.approx(least, rel=0.05)
    found = sum(each.p is not None and each.p < 0.05 for each in made) / TRIALS
    assert 0.7 <= found <= 0.9
