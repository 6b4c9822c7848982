"""Floors that hold whatever is reached: what may not happen in news, as a share or a count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factgen.errors import UsageError


@dataclass(frozen=True)
class Gate:
    """A metric and its bound."""

    metric: str
    bound: float
    what: str
    at_least: bool = False
    """The metric must reach the bound; else it must not exceed it."""


@dataclass(frozen=True)
class Passed:
    """What became of a gate; `held` is None where there was nothing to measure."""

    gate: Gate
    value: float | None
    held: bool | None


GATES = (
    Gate("ungrounded", 0.0, "every quote is the article's, at its place"),
    Gate("wrong_numeral", 0.0, "no other number where the article has digits"),
    Gate("attribution_dropped", 0.03, "sourced claims told in the article's own voice"),
    Gate("unsupported", 0.03, "rows whose evidence does not bear them"),
    Gate("false_conflicts", 0.05, "hard negatives told as a conflict"),
    Gate("events_of_two_dates_merged", 0.0, "events of two dates told as one"),
)


def passed(gates: Sequence[Gate], values: Mapping[str, float | None]) -> tuple[Passed, ...]:
    """What became of `gates` with these values of metrics."""
    return tuple(_passed(gate, values.get(gate.metric)) for gate in gates)


def _passed(gate: Gate, value: float | None) -> Passed:
    if value is None:
        return Passed(gate, None, None)
    return Passed(gate, value, value >= gate.bound if gate.at_least else value <= gate.bound)


def parse(text: str, known: Mapping[str, object]) -> Gate:
    """A gate written as detection_f1=0.80. Raises UsageError, naming the metrics there are."""
    name, sign, bound = text.partition("=")
    if name not in known:
        raise UsageError(f"--fail-under {text}: no metric {name!r}; there are {', '.join(known)}")
    try:
        least = float(bound)
    except ValueError:
        least = float("nan")
    if not sign or not 0 <= least <= 1:
        raise UsageError(f"--fail-under {text}: write METRIC=0.80, between 0 and 1")
    return Gate(name, least, "asked for", at_least=True)
