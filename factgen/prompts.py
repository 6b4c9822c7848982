"""Where templates and attributes.yaml are found, and whether they are sound.

A folder of the user's shadows the shipped one file by file: what it does not hold is taken from
there. Only this module reads these files.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from factgen import examples
from factgen.attributes import Attributes, examine_attributes, parse_attributes
from factgen.comparison import INPUTS as COMPARISON
from factgen.data import data_dir
from factgen.errors import TemplateError
from factgen.extraction import INPUTS as EXTRACTION
from factgen.located import Fault, refusal, unified
from factgen.template import NAME, Template, examine, parse

SUFFIX = ".prompty"
INPUTS = {**EXTRACTION, **COMPARISON}
NEEDED = {"extract": "article", "repair": "article", "link": "events", "align": "claims"}
"""What a template must show: without it the model would answer about nothing."""
ATTRIBUTES = "attributes.yaml"


@dataclass(frozen=True)
class Available:
    """A template file that is in force."""

    name: str
    path: Path
    shadows: bool
    """It is the user's, and stands in for a shipped one."""
    hash: str
    """sha256 of its text, 64 hex digits, as in `Template.hash`."""


def find(name: str, folder: Path | None = None) -> Template:
    """The template `name`, from `folder` if that has it, else the shipped one.

    Raises TemplateError where there is none of that name, or it has faults.
    """
    if not NAME.fullmatch(name):
        raise TemplateError(f"{name!r} is no name of a template: a-z, 0-9, _ and - only")
    path = _path(f"{name}{SUFFIX}", folder)
    if not path.is_file():
        known = ", ".join(found.name for found in available(folder)) or "none"
        raise TemplateError(f"there is no template {name!r} in {path.parent}; there are: {known}")
    return parse(_sound(path), str(path))


def available(folder: Path | None = None) -> list[Available]:
    """The templates in force, by name."""
    shipped = _templates(data_dir("prompts"))
    own = {} if folder is None else _templates(_existing(folder))
    return [
        Available(
            name=name,
            path=path,
            shadows=name in own and name in shipped,
            hash=hashlib.sha256(unified(_read(path)[0]).encode()).hexdigest(),
        )
        for name, path in sorted({**shipped, **own}.items())
    ]


def attributes(folder: Path | None = None) -> Attributes:
    """attributes.yaml, from `folder` if that has it. Raises TemplateError for all its faults."""
    path = _path(ATTRIBUTES, folder)
    return parse_attributes(_sound(path), str(path))


def check(
    folder: Path | None = None,
    given: Mapping[str, Mapping[str, object]] | None = None,
) -> list[Fault]:
    """Every fault of every template in force and of attributes.yaml, in order of file and line.

    A template without faults of form is rendered as well: with what the program gives it, where
    `given` has that under its name (a value for each variable), else with its own `sample`.
    """
    faults = []
    for found in available(folder):
        variables = (given or {}).get(found.name)
        faults += _check_template(found.path, variables)
    path = _path(ATTRIBUTES, folder)
    text, unreadable = _read(path)
    faults += unreadable or examine_attributes(text, str(path))[1]
    return sorted(faults)


def _check_template(path: Path, given: Mapping[str, object] | None) -> list[Fault]:
    text, faults = _read(path)
    template = None
    if not faults:
        template, faults = examine(text, str(path))
    if template is None:
        return faults
    faults += _check_inputs(template)
    example_faults = _check_examples(template)
    if not faults and not example_faults:
        values = template.sample if given is None else given
        shown = [examples.shown(example) for example in template.examples]
        faults = template.attempt({"examples": shown, **values})[1]
    return faults + example_faults


def _check_inputs(template: Template) -> list[Fault]:
    """What a template wants that the program never gives, and what it must show and does not."""
    given = INPUTS.get(template.name)
    if given is None:
        return []
    known = ", ".join(sorted(given))
    wrong = [
        Fault(template.file, line, f"`{name}` is never given; there are: {known}")
        for name, line in template.uses.items()
        if name not in {*given, "examples"}
    ]
    if (needed := NEEDED[template.name]) not in template.uses:
        wrong.append(Fault(template.file, 1, f"it never shows the `{needed}`"))
    return wrong


def _check_examples(template: Template) -> list[Fault]:
    """What of a template's examples would not pass as a model's answer."""
    return [
        Fault(template.file, example.line, text)
        for example in template.examples
        for text in examples.faults(example)
    ]


def _existing(folder: Path) -> Path:
    if not folder.is_dir():
        raise TemplateError(f"{folder} is no folder of templates")
    return folder


def _templates(folder: Path) -> dict[str, Path]:
    return {path.stem: path for path in folder.glob(f"*{SUFFIX}") if path.is_file()}


def _path(filename: str, folder: Path | None) -> Path:
    """The file in force: the user's if it is there, else where the shipped one is."""
    if folder is not None and (_existing(folder) / filename).is_file():
        return folder / filename
    return data_dir("prompts") / filename


def _read(path: Path) -> tuple[str, list[Fault]]:
    """The text of a file, with the fault of one that is no UTF-8."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise TemplateError(f"{path} cannot be read: {error.strerror}") from error
    try:
        return raw.decode(), []
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        fault = Fault(str(path), line, "no UTF-8: save the file as UTF-8")
        return raw.decode(errors="replace"), [fault]


def _sound(path: Path) -> str:
    """The text of a file that is UTF-8."""
    text, faults = _read(path)
    if faults:
        raise refusal(faults)
    return text
