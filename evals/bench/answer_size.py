"""What the shape of an answer costs in output tokens: the same rows, written in several shapes.

Rows are those of the extract template's example, and of all recordings in cassettes/extract. Every
shape is written as the same compact JSON, so only the shape differs.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import report
from pydantic import ValidationError

from factgen import session, tokens
from factgen.data import data_dir
from factgen.draft import TableAnswer
from factgen.examples import compact

Answer = dict[str, Any]

LONG = {
    "ev": "evidence",
    "attr": "attribute",
    "n": "quantity",
    "by": "sources",
    "neg": "negated",
    "sure": "certainty",
    "says": "statement",
    "ctx": "context",
}
SHORT = {
    "ev": "e",
    "words": "w",
    "event": "v",
    "attr": "a",
    "scope": "c",
    "part": "p",
    "value": "u",
    "time": "t",
    "by": "b",
    "neg": "g",
    "sure": "r",
    "says": "s",
    "ctx": "x",
}
_LINE = re.compile(r"^\[(\d+)\] (.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Table:
    """One answer, and the sentences that it cites by number."""

    answer: Answer
    sentences: dict[int, str]


def example_tables() -> Iterator[Table]:
    for example in session.load_prompts().extract.examples:
        answer = TableAnswer.model_validate(example.answer).model_dump(mode="json")
        yield Table(answer, dict(enumerate(example.sentences, 1)))


def recorded_tables() -> Iterator[Table]:
    """The answers in recordings; one of the wrong shape, or cut, is left out."""
    for path in sorted((data_dir("cassettes") / "extract").glob("*/*.json")):
        for call in json.loads(path.read_text(encoding="utf-8"))["interactions"]:
            article = call["request"]["body"]["messages"][-1]["content"]
            message = call["response"]["body"]["choices"][0]["message"]
            asked = message.get("tool_calls")
            raw = asked[0]["function"]["arguments"] if asked else message["content"]
            try:
                answer = TableAnswer.model_validate_json(raw)
            except ValidationError:
                continue
            sentences = {int(number): text for number, text in _LINE.findall(article)}
            yield Table(answer.model_dump(mode="json"), sentences)


def ours(table: Table) -> Answer:
    return table.answer


def lean(table: Table) -> Answer:
    """Our shape without what stands for nothing; strict schemas want every key."""
    return TableAnswer.model_validate(table.answer).model_dump(mode="json", exclude_defaults=True)


def quoted(*, whole: bool) -> Callable[[Table], Answer]:
    """Quotes in place of sentence numbers: whole sentences, or the words where a row cites some."""

    def shape(table: Table) -> Answer:
        rows = []
        for row in table.answer["claims"]:
            rest = {key: value for key, value in row.items() if key not in {"ev", "words"}}
            words = None if whole else row["words"]
            quotes = [[_quote(n, words, table) for n in mention] for mention in row["ev"]]
            rows.append({"quotes": quotes, **rest})
        return {**table.answer, "claims": rows}

    return shape


def _quote(number: int, words: str | None, table: Table) -> str:
    sentence = table.sentences.get(number, "")
    return words if words and words in sentence else sentence


def renamed(names: dict[str, str]) -> Callable[[Table], Answer]:
    """Our shape with other keys in its rows."""

    def shape(table: Table) -> Answer:
        rows = [{names.get(k, k): v for k, v in row.items()} for row in table.answer["claims"]]
        return {**table.answer, "claims": rows}

    return shape


def sourced(table: Table) -> Answer:
    """A source object at each place of a row that cites it; no list at the top."""
    kinds = {source["name"]: source for source in table.answer["sources"]}
    rows = [
        {**row, "by": [kinds.get(name, {"name": name, "kind": None}) for name in row["by"]]}
        for row in table.answer["claims"]
    ]
    return {"events": table.answer["events"], "claims": rows}


SHAPES: dict[str, Callable[[Table], Answer]] = {
    "ours: sentence numbers, sources once": ours,
    "ours, defaults left out": lean,
    "quotes of the words": quoted(whole=False),
    "quotes of the sentences": quoted(whole=True),
    "long keys": renamed(LONG),
    "one-letter keys": renamed(SHORT),
    "a source object in each row": sourced,
}


def per_claim(tables: list[Table], shape: Callable[[Table], Answer]) -> float:
    """Tokens of the whole answers over their claims."""
    spent = sum(tokens.count(compact(shape(table)))[0] for table in tables)
    return spent / sum(len(table.answer["claims"]) for table in tables)


def main() -> int:
    if not tokens.count("")[1]:
        print("answer_size: install the extra `tokens`; an estimate would not do", file=sys.stderr)
        return 2
    sets = {"example": list(example_tables()), "recordings": list(recorded_tables())}
    sets = {name: tables for name, tables in sets.items() if tables}
    counts = {name: sum(len(t.answer["claims"]) for t in tables) for name, tables in sets.items()}
    spent = {
        label: {name: per_claim(tables, shape) for name, tables in sets.items()}
        for label, shape in SHAPES.items()
    }
    base = spent[next(iter(SHAPES))]
    header = ["tokens a claim"]
    for name in sets:
        header += [f"{name} ({counts[name]} claims)", "beside ours"]
    rows = []
    for label, by_set in spent.items():
        row = [label]
        for name, value in by_set.items():
            row += [f"{value:.1f}", f"{value / base[name] - 1:+.0%}"]
        rows.append(row)
    figures = {
        label: {name: round(value, 1) for name, value in by_set.items()}
        for label, by_set in spent.items()
    }
    return report.tell("answer_size", header, rows, {"claims": counts, "tokens": figures})


if __name__ == "__main__":
    sys.exit(main())
