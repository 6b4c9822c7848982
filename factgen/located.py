"""Files that people write: YAML that knows its lines, and faults that name theirs.

Plain scalars are read by JSON's rules, so `no`, `12:30` and `2021-03-03` are text, as they look.
Keys are always text; a key given twice, an anchor or an alias is a fault. Every fault of a file is
collected before anything is refused.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from factgen.errors import InputError, TemplateError

Where = tuple[str | int, ...]
"""Keys and indexes that lead from the top of a document to one of its nodes."""

Model = TypeVar("Model", bound=BaseModel)

_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_WORDS = {
    "missing": "is missing",
    "extra_forbidden": "is no known key",
    "string_type": "must be text (a number needs quotes)",
    "string_too_short": "must not be empty",
    "too_short": "must not be empty",
    "dict_type": "must be a mapping",
    "model_type": "must be a mapping",
    "list_type": "must be a list",
}


@dataclass(frozen=True, order=True)
class Fault:
    """One fault of a file, with the line (from 1) that it stands in."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text}"


@dataclass(frozen=True)
class Document:
    """A YAML document as plain data, with the line of each of its nodes."""

    file: str
    data: object
    lines: Mapping[Where, int]

    def fault(self, where: Where, text: str) -> Fault:
        """A fault in the line of `where`, or of the nearest node above it that exists."""
        while where and where not in self.lines:
            where = where[:-1]
        return Fault(self.file, self.lines.get(where, 1), text)


def refusal(faults: Sequence[Fault]) -> TemplateError:
    """The one error that lists all `faults` in the order of their lines."""
    return TemplateError("\n".join(str(fault) for fault in sorted(faults)))


def unified(text: str) -> str:
    """`text` without byte order mark and with newlines as '\\n', so that every checkout of a file
    reads and hashes alike."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def text_of(path: Path) -> str:
    """The text of a file that a person wrote, unified. Raises InputError where there is none."""
    try:
        return unified(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: it is not UTF-8; save it as UTF-8") from error


def read_yaml(text: str, file: str, first_line: int = 1) -> tuple[Document | None, list[Fault]]:
    """The document in `text`, which begins in line `first_line` of `file`, and its faults; None
    where `text` is no YAML."""
    try:
        node = _composed(text)
    except yaml.YAMLError as error:
        return None, [_broken(error, text, file, first_line)]
    if node is None:
        return Document(file, {}, {(): first_line}), []
    builder = _Builder(file, first_line)
    return Document(file, builder.build(node, ()), builder.lines), builder.faults


def _composed(text: str) -> yaml.Node | None:
    """The nodes of `text`: by libyaml, which is ten times as quick, where it is there and finds no
    fault. Faults are told in the words of the other parser on every machine."""
    try:
        return yaml.compose(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except yaml.YAMLError:
        return yaml.compose(text, Loader=yaml.BaseLoader)


def validate(document: Document, model: type[Model]) -> tuple[Model | None, list[Fault]]:
    """`document` as a `model`, or None and what does not fit, each with its line."""
    try:
        return model.model_validate(document.data), []
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
    faults = []
    for item in details:
        where = tuple(part for part in item["loc"] if part != "[key]")
        name = ".".join(str(part) for part in where)
        faults.append(document.fault(where, f"{f'`{name}`' if name else 'it'} {_wrong(item)}"))
    return None, faults


def _wrong(item: Mapping[str, object]) -> str:
    """What is wrong, from one of pydantic's error details, in words that no release changes."""
    kind, context = str(item["type"]), item.get("ctx")
    if isinstance(context, Mapping) and kind == "literal_error":
        return f"must be {context['expected']}"
    if isinstance(context, Mapping) and kind == "value_error":
        return str(context["error"])
    return _WORDS.get(kind, kind.replace("_", " "))


def _broken(error: yaml.YAMLError, text: str, file: str, first_line: int) -> Fault:
    """The fault of a text that is no YAML."""
    if isinstance(error, yaml.reader.ReaderError):
        line = text.count("\n", 0, error.position)
        return Fault(file, first_line + line, "a character that YAML does not allow")
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark is not None:
        return Fault(file, first_line + error.problem_mark.line, f"no YAML: {error.problem}")
    return Fault(file, first_line, "no YAML")


class _Builder:
    """Turns nodes into plain data, noting lines and faults on the way."""

    def __init__(self, file: str, first_line: int) -> None:
        self.file = file
        self.first_line = first_line
        self.lines: dict[Where, int] = {}
        self.faults: list[Fault] = []
        self.seen: set[int] = set()

    def build(self, node: yaml.Node, where: Where) -> object:
        """The data of `node`, which stands at `where`."""
        line = self.first_line + node.start_mark.line
        self.lines.setdefault(where, line)
        if id(node) in self.seen:  # only an alias leads to a node twice, perhaps without end
            self.faults.append(Fault(self.file, line, "anchors and aliases are not read"))
            return None
        self.seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, where)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, (*where, i)) for i, item in enumerate(node.value)]
        plain = isinstance(node, yaml.ScalarNode) and not node.style  # libyaml says "" for none
        return _scalar(node.value) if plain else node.value

    def _mapping(self, node: yaml.MappingNode, where: Where) -> dict[str, object]:
        out: dict[str, object] = {}
        for key_node, value_node in node.value:
            line = self.first_line + key_node.start_mark.line
            if not isinstance(key_node, yaml.ScalarNode):
                self.faults.append(Fault(self.file, line, "a key must be text"))
                continue
            key = key_node.value
            if key in out:
                self.faults.append(Fault(self.file, line, f"`{key}` is given twice"))
                continue
            self.lines[*where, key] = line
            out[key] = self.build(value_node, (*where, key))
        return out


def _scalar(text: str) -> object:
    """A plain scalar by JSON's rules; an empty one, and `~`, is null."""
    if text in ("", "~"):
        return None
    if text in ("null", "true", "false") or _NUMBER.fullmatch(text):
        return json.loads(text)
    return text
