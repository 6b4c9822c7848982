"""A report as text: Markdown, which is also what the terminal shows, with few words and no colour
that would be needed to read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from factgen.evaluate.metrics import HEADLINE
from factgen.export.cells import one_line

_FACTS = (
    "links_f1",
    "wrong_merges",
    "wrong_splits",
    "gathering_f1",
    "status_macro_f1",
    "status_macro_f1_all_single",
    "status_macro_f1_equal_strings",
    "status_accuracy",
    "conflict_precision",
    "conflict_recall",
    "conflict_f1",
    "false_conflicts",
)


def markdown(doc: Mapping[str, Any], *, brief: bool = False) -> str:
    """The report as Markdown; `brief` leaves out slots, examples and the single articles."""
    return "\n".join(_lines(doc, brief)) + "\n"


def _lines(doc: Mapping[str, Any], brief: bool) -> Iterator[str]:
    yield "# Evaluation"
    yield ""
    yield from _origin(doc)
    yield ""
    yield "## Gates"
    yield ""
    yield from table(
        ("gate", "value", "bound", ""),
        [
            (g["what"], number(g["value"]), number(g["bound"]), _held(g["held"]))
            for g in doc["gates"]
        ],
    )
    parts = doc["parts"]
    yield ""
    yield f"## Claims ({_over(parts, 'articles')})"
    yield ""
    yield from _metrics(parts, "claims", HEADLINE)
    if any(part["stories"] for part in parts.values()):
        yield from _facts(parts)
    yield ""
    yield "## Faults"
    yield ""
    yield from table(
        ("fault", "rate", "95 %", "count"),
        [
            (f["what"], number(f["value"]), _ends(f), f"{f['count']} of {f['of']}")
            for f in doc["faults"]
        ],
    )
    if not brief:
        yield from _details(doc)
    yield ""
    yield "## Worst"
    yield ""
    yield from table(
        ("article", "core F1", "missed", "spurious", "wrong slots"),
        [
            (w["article"], number(w["core_f1"]), w["missed"], w["spurious"], _counts(w))
            for w in doc["worst_articles"]
        ],
    )
    if doc["worst_facts"]:
        yield ""
        yield from table(
            ("story", "question", "gold", "given"),
            [(w["story"], w["question"], w["gold"], w["predicted"]) for w in doc["worst_facts"]],
        )
    for failure in doc["failures"]:
        yield ""
        yield f"failed: {failure['subject']}: {one_line(failure['reason'])}"


def _facts(parts: Mapping[str, Any]) -> Iterator[str]:
    """The scores of fact tables, of the model's claims and of gold claims."""
    yield ""
    yield f"## Facts across articles ({_over(parts, 'stories')})"
    yield ""
    yield from _metrics(parts, "facts", _FACTS)
    yield ""
    yield "The same with gold claims in place of the model's, linked and gathered by rules alone:"
    yield ""
    yield from _metrics(parts, "facts_of_gold_claims", _FACTS)


def _origin(doc: Mapping[str, Any]) -> Iterator[str]:
    """What was scored, who answered and when, and how far the instrument can be trusted."""
    origin = doc["origin"]
    models = ", ".join(origin["models"]) or "no model"
    yield f"{doc['articles']} articles of {doc['stories']} stories ({', '.join(doc['splits'])})."
    if origin["answers"] == "replay":
        when = f"{_day(origin['first_recorded'])} to {_day(origin['last_recorded'])}"
        yield f"Replayed: answers of {models}, recorded {when}; nothing was sent or paid for."
    else:
        yield f"Answered by {models} ({origin['answers']})."
    hashes = ", ".join(f"{name} {found[:8]}" for name, found in origin["templates"].items())
    yield f"Templates: {hashes}."
    usage = origin["usage"]
    rough = ", by rough counts" if usage["rough"] else ""
    yield (
        f"A live run: about {usage['calls']} calls, {usage['input_tokens']:,} tokens in, "
        f"{usage['output_tokens']:,} out{rough}."
    )
    yield from _instrument(doc["instrument"])


def _instrument(known: Mapping[str, Any]) -> Iterator[str]:
    if (aligner := known.get("aligner")) is not None:
        yield (
            f"The aligner's F1 on {aligner['pairs']} pairs held back: {number(aligner['f1'])} "
            f"(precision {number(aligner['precision'])}, recall {number(aligner['recall'])})."
        )
    if moved := known.get("sensitivity"):
        shown = ", ".join(f"{number(row['f1'])} at {row['threshold']}" for row in moved)
        yield f"Detection F1 by the aligner's threshold: {shown}."


def _details(doc: Mapping[str, Any]) -> Iterator[str]:
    """Slots, examples of faults, and each article."""
    for view in ("matched", "end to end"):
        rows = [row for row in doc["parts"]["all"]["slots"] if row["view"] == view]
        yield ""
        yield f"## Slots, {view}"
        yield ""
        marks = ("COR", "INC", "PAR", "MIS", "SPU")
        yield from table(
            ("slot", *marks), [(row["slot"], *(row[mark] for mark in marks)) for row in rows]
        )
    yield from _statuses(doc["parts"]["all"]["statuses"])
    yield ""
    yield "## Examples"
    for fault in doc["faults"]:
        if not fault["examples"]:
            continue
        yield ""
        yield f"{fault['metric']}: {fault['what']}"
        for example in fault["examples"]:
            yield f"- {example['article']}: {_example(example)}"
    yield ""
    yield "## Articles"
    yield ""
    yield from table(
        ("article", "split", "detection F1", "core F1", "strict F1"),
        [
            (
                a["article"],
                a["split"],
                number(a["detection_f1"]),
                number(a["core_f1"]),
                number(a["strict_f1"]),
            )
            for a in doc["by_article"]
        ],
    )


def _statuses(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """What status the facts of each gold status were given; "none" for those not found."""
    if not rows:
        return
    given = sorted({row["given"] for row in rows})
    counted = {(row["gold"], row["given"]): row["count"] for row in rows}
    yield ""
    yield "## Statuses: gold in rows, given in columns"
    yield ""
    yield from table(
        ("gold", *given),
        [
            (gold, *(counted.get((gold, name), 0) for name in given))
            for gold in dict.fromkeys(row["gold"] for row in rows)
        ],
    )


def _example(example: Mapping[str, Any]) -> str:
    gold, predicted = example["gold"], example["predicted"]
    said = [
        f"{name}: {one_line(row['as_reported'])}"
        for name, row in (("gold", gold), ("given", predicted))
        if row
    ]
    if example["words"]:
        said.append(one_line(example["words"]))
    return " | ".join(said)


def _metrics(parts: Mapping[str, Any], kind: str, names: Sequence[str]) -> Iterator[str]:
    """A row for each metric, a column for each part."""
    by_part = {part: {row["metric"]: row for row in held[kind]} for part, held in parts.items()}
    heads = [head for part in parts for head in (part, "95 %")]
    rows = []
    for name in names:
        cells = [cell for rows_ in by_part.values() for cell in _value(rows_.get(name))]
        rows.append((name.replace("_", " "), *cells))
    yield from table(("", *heads), rows)


def _value(row: Mapping[str, Any] | None) -> tuple[str, str]:
    return ("–", "") if row is None else (number(row["value"]), _ends(row))


def _ends(row: Mapping[str, Any]) -> str:
    if row["low"] is None:
        return ""
    return f"{number(row['low'])} to {number(row['high'])}"


def number(value: float | None) -> str:
    """A score with three digits, a count as it is; a dash where nothing was measured."""
    if value is None:
        return "–"
    return f"{value:.0f}" if float(value).is_integer() and value > 1 else f"{value:.3f}"


def _held(held: bool | None) -> str:
    return {True: "held", False: "MISSED", None: "nothing to measure"}[held]


def _counts(row: Mapping[str, Any]) -> str:
    return ", ".join(f"{slot} {count}" for slot, count in list(row["wrong_slots"].items())[:4])


def _over(parts: Mapping[str, Any], unit: str) -> str:
    return ", ".join(f"{part}: {held[unit]} {unit}" for part, held in parts.items())


def _day(text: str | None) -> str:
    return text[:10] if text else "–"


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """A Markdown table, its columns set in line so that it reads as it is."""
    body = [[_cell(cell) for cell in row] for row in rows]
    widths = [max(len(line[i]) for line in ([*map(str, heads)], *body)) for i in range(len(heads))]
    yield _line(map(str, heads), widths)
    yield _line(("-" * width for width in widths), widths)
    for line in body:
        yield _line(line, widths)


def _cell(value: object) -> str:
    return one_line(str(value)).replace("|", "\\|")


def _line(cells: Iterable[str], widths: Sequence[int]) -> str:
    return "| " + " | ".join(c.ljust(w) for c, w in zip(cells, widths, strict=True)) + " |"
