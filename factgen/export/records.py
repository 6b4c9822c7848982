"""Reads the records of a `.jsonl` file again. Nothing is believed: shape and version of each.

A fault names the file, the line and the way out, and repeats no word of the record.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from factgen.errors import InputError
from factgen.models import SCHEMA_VERSION, Record

AnyRecord = TypeVar("AnyRecord", bound=Record)


class _Versioned(BaseModel):
    schema_version: int


def records(path: Path, model: type[AnyRecord], command: str) -> Iterator[tuple[str, AnyRecord]]:
    """The records of a file, each with its place as "path:line". Raises InputError at any fault.

    `command` is what writes such files, "factgen extract": to run it again is the way out.
    """
    for number, line in enumerate(_text(path, command).split("\n"), 1):
        if line.strip():
            where = f"{path}:{number}"
            yield where, _record(line, model, where, command)


def fault(where: str, what: str, command: str) -> InputError:
    """The error for a file, or a line of it, that is not as `command` writes it."""
    return InputError(
        f"{where}: {what}; run the same `{command}` again, which writes the folder anew"
    )


def _text(path: Path, command: str) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise InputError(
            f"{path}: is not there; give a folder that `{command} -o` has written"
        ) from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise fault(str(path), "it is not UTF-8", command) from error


def _record(line: str, model: type[AnyRecord], where: str, command: str) -> AnyRecord:
    try:
        version = _Versioned.model_validate_json(line).schema_version
        if version != SCHEMA_VERSION:
            verb = command.rpartition(" ")[2]
            raise InputError(
                f"{where}: its schema_version is {version}, this factgen reads {SCHEMA_VERSION}; "
                f"read it with the factgen that wrote it, or {verb} again into another folder"
            )
        return model.model_validate_json(line)
    except ValidationError as error:
        detail = error.errors(include_url=False, include_input=False)[0]
        name = ".".join(str(part) for part in detail["loc"])
        what = f"{name}: {detail['msg']}" if name else detail["msg"]
        raise fault(where, what, command) from error
