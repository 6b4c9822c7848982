"""How sure a score is, and whether two runs differ: resampling of articles, or of stories.

Rows of one article hang together, so whole articles are drawn: the percentile bootstrap, widened by
sqrt(n / (n - 1)), for intervals (Efron and Tibshirani 1993); approximate randomisation for p, exact
where there are few articles (Noreen 1989). All is seeded and gives the same numbers each time.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

DRAWS = 10_000
SEED = 20211103
_EXACT = 12
"""Up to so many units all ways of swapping are tried."""
_LEVEL = 0.95
_NORMAL = 1.959964
_POWER = 2.8
"""Differences over so many standard errors are found four times in five at 5 % (1.96 + 0.84)."""
_SLACK = 1e-12

Counts = Mapping[str, float]


@dataclass(frozen=True)
class Metric:
    """A number made of sums of counts.

    `of` takes sums of `keys`, shape (draws, keys), to values, shape (draws,); NaN where there is
    nothing to measure.
    """

    name: str
    keys: tuple[str, ...]
    of: Callable[[Array], Array]
    good: int = 1
    """1 where more is better, -1 where less is, 0 where neither is."""
    top: float | None = 1.0
    """The greatest value it can have; None for a plain number."""

    def value(self, units: Sequence[Counts]) -> float | None:
        """Over all `units`; None where there is nothing to measure."""
        import numpy as np

        found = float(self.of(_table(self, units).sum(axis=0, keepdims=True))[0])
        return None if np.isnan(found) else found


@dataclass(frozen=True)
class Interval:
    """A value and its 95 % interval; the ends are None where one unit is all there is."""

    value: float
    low: float | None
    high: float | None
    units: int


@dataclass(frozen=True)
class Paired:
    """The difference between two runs over the same units, second minus first."""

    metric: str
    first: float | None
    second: float | None
    difference: float | None
    low: float | None = None
    high: float | None = None
    p: float | None = None
    least: float | None = None
    """The smallest difference that these units would show four times in five."""
    wins: int = 0
    losses: int = 0
    ties: int = 0
    units: int = 0


def ratio(name: str, over: Mapping[str, float], by: Mapping[str, float], good: int = 1) -> Metric:
    """Weighted sum of counts `over` that of `by`.

    >>> f1 = ratio("f1", {"matched": 2}, {"gold": 1, "predicted": 1})
    >>> f1.value([{"matched": 3, "gold": 4, "predicted": 4}])
    0.75
    """
    keys = tuple(dict.fromkeys((*over, *by)))

    def of(sums: Array) -> Array:
        import numpy as np

        top = sums @ np.array([over.get(key, 0.0) for key in keys])
        bottom = sums @ np.array([by.get(key, 0.0) for key in keys])
        made: Array = np.divide(top, bottom, out=np.full(len(sums), np.nan), where=bottom != 0)
        return made

    return Metric(name, keys, of, good)


def interval(metric: Metric, units: Sequence[Counts], *, draws: int = DRAWS) -> Interval | None:
    """The value of `metric` over `units` and its interval; None where nothing is measured."""
    import numpy as np

    value = metric.value(units)
    if value is None:
        return None
    if len(units) < 2:
        return Interval(value, None, None, len(units))
    table = _table(metric, units)
    found = metric.of(_drawn(len(units), draws) @ table)
    found = found[~np.isnan(found)]
    low, high = _ends(found, value, len(units))
    cut = metric.top is not None and value <= metric.top
    top = min(high, metric.top or high) if cut else high
    return Interval(value, max(low, 0.0), top, len(units))


def paired(
    metric: Metric, first: Sequence[Counts], second: Sequence[Counts], *, draws: int = DRAWS
) -> Paired:
    """How `second` differs from `first`, unit by unit the same ones."""
    import numpy as np

    a, b = metric.value(first), metric.value(second)
    if a is None or b is None:
        return Paired(metric.name, a, b, None, units=len(first))
    one, two = _table(metric, first), _table(metric, second)
    difference = b - a
    wins, losses, ties = _by_unit(metric, one, two)
    made = Paired(
        metric.name, a, b, difference, wins=wins, losses=losses, ties=ties, units=len(first)
    )
    if len(first) < 2:
        return made
    drawn = _drawn(len(first), draws)
    found = metric.of(drawn @ two) - metric.of(drawn @ one)
    found = found[~np.isnan(found)]
    low, high = _ends(found, difference, len(first))
    null = _swapped(metric, one, two, draws)
    as_far = int(np.sum(np.abs(null) >= abs(difference) - _SLACK))
    exact = len(first) <= _EXACT
    p = as_far / len(null) if exact else (1 + as_far) / (1 + len(null))
    return Paired(
        **{
            **made.__dict__,
            "low": low,
            "high": high,
            "p": p,
            "least": _POWER * float(np.std(found)) * _wider(len(first)),
        }
    )


def _by_unit(metric: Metric, one: Array, two: Array) -> tuple[int, int, int]:
    """Units in which the second is better, worse, and neither."""
    import numpy as np

    steps = np.nan_to_num(metric.of(two) - metric.of(one)) * (metric.good or 1)
    wins, losses = int(np.sum(steps > _SLACK)), int(np.sum(steps < -_SLACK))
    return wins, losses, len(one) - wins - losses


def _table(metric: Metric, units: Sequence[Counts]) -> Array:
    import numpy as np

    rows = [[unit.get(key, 0.0) for key in metric.keys] for unit in units]
    return np.array(rows, dtype=float).reshape(len(units), len(metric.keys))


@lru_cache(maxsize=16)
def _drawn(units: int, draws: int) -> Array:
    """How often each unit is drawn, shape (draws, units); the same for every metric and run."""
    import numpy as np

    made = np.random.default_rng(SEED).multinomial(units, np.full(units, 1 / units), size=draws)
    return made.astype(float)


def _ends(found: Array, value: float, units: int) -> tuple[float, float]:
    """The ends of the interval around `value`."""
    import numpy as np

    tail = (1 - _LEVEL) / 2
    low, high = np.quantile(found, [tail, 1 - tail])
    wider = _wider(units)
    return value + (float(low) - value) * wider, value + (float(high) - value) * wider


def _wider(units: int) -> float:
    """What the spread of draws is multiplied by: few units, drawn again, vary too little, and how
    much they vary is itself unsure (Student 1908)."""
    from scipy.stats import t

    unsure = float(t.ppf((1 + _LEVEL) / 2, units - 1)) / _NORMAL
    return math.sqrt(units / (units - 1)) * unsure


def _swapped(metric: Metric, one: Array, two: Array, draws: int) -> Array:
    """Differences as they are if each unit's two runs are told apart by chance alone."""
    import numpy as np

    units = len(one)
    if units <= _EXACT:
        ways = (np.arange(2**units)[:, None] >> np.arange(units)) & 1
    else:
        ways = np.random.default_rng(SEED).integers(0, 2, size=(draws, units))
    keep, swap = 1.0 - ways, ways.astype(float)
    found = metric.of(keep @ two + swap @ one) - metric.of(keep @ one + swap @ two)
    return np.asarray(np.nan_to_num(found))
