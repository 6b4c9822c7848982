"""One prompt template: parsed with all its faults at once, and rendered strictly.

The format is Prompty's (https://prompty.ai): YAML front matter, then `system:`, `user:` and
`assistant:` on lines of their own, each followed by a Jinja2 body. Unlike Prompty, roles are split
before rendering, so that no variable can open one; a tag must therefore close in the role it began
in. Pure: no clock, no network, no disk, nothing random.
"""

from __future__ import annotations

import difflib
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from factgen.calls import Message
from factgen.located import Document, Fault, Where, read_yaml, refusal, unified, validate

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2 import Template as Compiled

Role = Literal["system", "user", "assistant"]
ROLES: dict[str, Role] = {role: role for role in get_args(Role)}

# The name goes into the name of a function that the endpoint is told of: 64 characters in all.
NAME = re.compile(r"[a-z][a-z0-9_-]{0,49}")
_OTHER_ROLES = ("developer", "function", "tool", "tools")
_MARKER = re.compile(r"\s*#?\s*([A-Za-z]+)\s*(\[.*\])?\s*:\s*")


@dataclass(frozen=True)
class Example:
    """A worked example of a template: an article's sentences and the answer they should get."""

    sentences: tuple[str, ...]
    published: str | None
    answer: Mapping[str, object]
    line: int = field(default=1, compare=False)
    """Where it stands in its file."""


@dataclass(frozen=True)
class Part:
    """The body of one message before rendering; `line` is the line of its first character."""

    role: Role
    line: int
    source: str


@dataclass(frozen=True)
class Template:
    """A template without faults. `hash` is the sha256 of its text, 64 hex digits."""

    name: str
    file: str
    source: str
    hash: str
    description: str
    version: str | None
    inputs: Mapping[str, str]
    """Declared variables and what each holds."""
    sample: Mapping[str, object]
    """Values for a preview; never used in a run."""
    examples: tuple[Example, ...]
    parts: tuple[Part, ...]
    uses: Mapping[str, int]
    """Each variable that the parts use, with the line of its first use."""

    def render(self, /, **variables: object) -> tuple[Message, ...]:
        """The messages, from a value for each variable used; variables not used are no fault.

        Raises one TemplateError for all variables missing, or else for all parts that failed.
        """
        messages, faults = self.attempt(variables)
        if faults:
            raise refusal(faults)
        return messages

    def attempt(self, variables: Mapping[str, object]) -> tuple[tuple[Message, ...], list[Fault]]:
        """As `render`, but gives the faults back beside the messages that were rendered."""
        missing = [
            Fault(self.file, line, f"`{name}` is used but not given")
            for name, line in self.uses.items()
            if name not in variables
        ]
        if missing:
            return (), missing
        messages, faults = [], []
        for part in self.parts:
            text, fault = _render(part, self.file, variables)
            if fault is None:
                messages.append(Message(part.role, text))
            else:
                faults.append(fault)
        return tuple(messages), faults


def parse(text: str, file: str) -> Template:
    """The template in `text`, named after `file`. Raises one TemplateError for all its faults."""
    template, faults = examine(text, file)
    if template is None or faults:
        raise refusal(faults)
    return template


def examine(text: str, file: str) -> tuple[Template | None, list[Fault]]:
    """The template in `text` and all its faults; None where its front matter cannot be read."""
    text = unified(text)
    lines = text.split("\n")
    end = lines.index("---", 1) if lines[0] == "---" and "---" in lines[1:] else 0
    if not end:
        return None, [Fault(file, 1, "it must begin with front matter between two lines `---`")]
    document, faults = read_yaml("\n".join(lines[1:end]), file, first_line=2)
    front = None
    if document is not None:
        front, shape_faults = validate(document, _FrontMatter)
        faults += shape_faults
    parts, split_faults = _split(lines, end + 1, file)
    uses, body_faults = _uses(parts, file)
    faults += [*split_faults, *body_faults]
    if document is None or front is None:
        return None, sorted(faults)
    faults += _heading(front, document)
    faults += _undeclared(front, document, uses)
    if not body_faults:  # else a variable may be used in the part that could not be read
        faults += _unused(front, document, uses)
    template = Template(
        name=front.name,
        file=file,
        source=text,
        hash=hashlib.sha256(text.encode()).hexdigest(),
        description=front.description,
        version=front.version,
        inputs=front.inputs,
        sample=front.sample,
        examples=_examples(front, document),
        parts=parts,
        uses=uses,
    )
    return template, sorted(faults)


def _one_a_line(article: object) -> list[str]:
    """The sentences of an example's article, given as text or as a list."""
    lines = article.splitlines() if isinstance(article, str) else article
    if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
        raise ValueError("must be text with one sentence a line, or a list of sentences")
    sentences = [line.strip() for line in lines if line.strip()]
    if not sentences:
        raise ValueError("must not be empty")
    return sentences


_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class _ExampleEntry(BaseModel):
    model_config = ConfigDict(extra="forbid")

    article: Annotated[list[str], BeforeValidator(_one_a_line)]
    published: _Text | None = None
    answer: dict[str, object]


class _FrontMatter(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: _Text
    description: _Text
    version: _Text | None = None
    inputs: dict[str, _Text] = Field(default_factory=dict)
    sample: dict[str, object] = Field(default_factory=dict)
    examples: list[_ExampleEntry] | None = None


def _examples(front: _FrontMatter, document: Document) -> tuple[Example, ...]:
    return tuple(
        Example(tuple(e.article), e.published, e.answer, document.lines["examples", i])
        for i, e in enumerate(front.examples or ())
    )


def _heading(front: _FrontMatter, document: Document) -> list[Fault]:
    """Faults of the front matter that the shape of its fields does not show."""
    faults = []
    stem = PurePath(document.file).stem
    if not NAME.fullmatch(front.name):
        text = "`name` must begin with a-z and hold only a-z, 0-9, _ and -, 50 at most"
        faults.append(document.fault(("name",), text))
    elif front.name != stem:
        faults.append(document.fault(("name",), f"`name` must be that of the file: {stem}"))
    faults += [
        document.fault(("sample", name), f"`{name}` is not among the inputs")
        for name in front.sample.keys() - front.inputs.keys()
    ]
    return faults


def _declared(front: _FrontMatter) -> dict[str, Where]:
    """The declared variables, each with where it is declared."""
    declared: dict[str, Where] = {name: ("inputs", name) for name in front.inputs}
    if front.examples is not None:
        declared.setdefault("examples", ("examples",))
    return declared


def _undeclared(front: _FrontMatter, document: Document, uses: Mapping[str, int]) -> list[Fault]:
    return [
        Fault(document.file, line, f"`{name}` is used but not declared among the inputs")
        for name, line in uses.items()
        if name not in _declared(front)
    ]


def _unused(front: _FrontMatter, document: Document, uses: Mapping[str, int]) -> list[Fault]:
    return [
        document.fault(where, f"`{name}` is declared but never used")
        for name, where in _declared(front).items()
        if name not in uses
    ]


@dataclass(frozen=True)
class _Section:
    """The lines `start:end` (indexes, from 0) that stand under a role, or before any."""

    role: Role | None
    start: int
    end: int


def _marker(line: str) -> tuple[Role | None, str | None]:
    """The role that `line` opens, and what is wrong with it; both None where it is text."""
    match = _MARKER.fullmatch(line)
    if match is None:
        return None, None
    word, options = match[1].lower(), match[2]
    if word in ROLES:
        return ROLES[word], "a role takes no options in brackets" if options else None
    if word in _OTHER_ROLES or difflib.get_close_matches(word, ROLES, n=1, cutoff=0.8):
        known = ", ".join(f"{role}:" for role in ROLES)
        return None, f"`{line.strip()}` is no role that factgen knows: {known}"
    return None, None


def _sections(lines: Sequence[str], start: int, file: str) -> tuple[list[_Section], list[Fault]]:
    """`lines[start:]` cut at the role markers; the first section is the text before any role."""
    faults, sections = [], []
    role: Role | None = None
    begin = start
    for i in range(start, len(lines)):
        opened, wrong = _marker(lines[i])
        if wrong is not None:
            faults.append(Fault(file, i + 1, wrong))
        if opened is not None:
            sections.append(_Section(role, begin, i))
            role, begin = opened, i + 1
    sections.append(_Section(role, begin, len(lines)))
    return sections, faults


def _split(lines: Sequence[str], start: int, file: str) -> tuple[tuple[Part, ...], list[Fault]]:
    """The parts in `lines[start:]`. Blank lines at the ends of a part are layout, not text."""
    sections, faults = _sections(lines, start, file)
    parts = []
    for section in sections:
        filled = [i for i in range(section.start, section.end) if lines[i].strip()]
        if section.role is None:
            if filled:
                faults.append(Fault(file, filled[0] + 1, "text before the first role"))
        elif filled:
            source = "\n".join(lines[filled[0] : filled[-1] + 1])
            parts.append(Part(section.role, filled[0] + 1, source))
        else:
            faults.append(Fault(file, section.start, f"the {section.role} part is empty"))
    roles = [section.role for section in sections[1:]]
    if roles[:1] != ["system"]:
        faults.append(Fault(file, start + 1, "the first part must be the system part"))
    if "user" not in roles:
        faults.append(Fault(file, start + 1, "there is no user part"))
    return tuple(parts), faults


@cache
def _environment() -> Environment:
    """Jinja2, shut in: no files, no changes to what it is given, nothing undefined or random.

    A tag alone on its line leaves no line behind. `tojson` is plain JSON: no HTML is made here.
    """
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        loader=None,
        autoescape=False,  # the text goes to a model, not into a page
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    del environment.globals["lipsum"], environment.filters["random"]
    environment.filters["tojson"] = _json
    return environment


def _json(value: object, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)


@lru_cache(maxsize=128)
def _compiled(source: str) -> Compiled:
    return _environment().from_string(source)


def _uses(parts: Sequence[Part], file: str) -> tuple[dict[str, int], list[Fault]]:
    """Each variable that `parts` use with the line of its first use; faults of their Jinja2."""
    from jinja2 import TemplateSyntaxError, meta, nodes

    forbidden = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)
    uses: dict[str, int] = {}
    faults = []
    for part in parts:
        try:
            tree = _environment().parse(part.source)
            free = meta.find_undeclared_variables(tree) - _environment().globals.keys()
        except TemplateSyntaxError as error:
            faults.append(Fault(file, part.line + error.lineno - 1, error.message or "no Jinja2"))
            continue
        for tag in tree.find_all(forbidden):
            text = "a template stands alone: include, import, from and extends are not allowed"
            faults.append(Fault(file, part.line + tag.lineno - 1, text))
        for name in tree.find_all(nodes.Name):
            if name.name in free and name.ctx == "load":
                uses.setdefault(name.name, part.line + name.lineno - 1)
    return uses, faults


def _render(part: Part, file: str, variables: Mapping[str, object]) -> tuple[str, Fault | None]:
    """The text of one part, or what was wrong and where."""
    try:
        text = _compiled(part.source).render(variables)
    except Exception as error:  # an expression of a template may raise anything
        line = part.line + _line(error) - 1
        return "", Fault(file, line, f"{type(error).__name__}: {error}")
    if not text.strip():
        return "", Fault(file, part.line, f"the {part.role} part is empty once rendered")
    return text, None


def _line(error: Exception) -> int:
    """The line of the template, from 1, in which `error` was raised."""
    line, frame = 1, error.__traceback__
    while frame is not None:
        if frame.tb_frame.f_code.co_filename == "<template>":
            line = frame.tb_lineno
        frame = frame.tb_next
    return line
