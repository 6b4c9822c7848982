"""Where settings come from: the command line, the environment, factgen.toml, pyproject.toml.

The first that names a setting decides it: a flag, FACTGEN_MODEL and the like, `factgen.toml`, then
`[tool.factgen]` in `pyproject.toml`, both in the working folder. The key may also stand in
OPENAI_API_KEY, the endpoint in OPENAI_BASE_URL.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from factgen.errors import UsageError
from factgen.settings import ModelSettings

Settings = TypeVar("Settings", bound=BaseModel)

FIELDS = tuple(ModelSettings.model_fields)
NO_KEY = "none"
"""What is sent as the key to an endpoint of one's own that wants none."""

WAYS_ON = """\
no model to ask: there is no key, no --base-url and no --replay. Three ways on:
  export OPENAI_API_KEY=...            ask the hosted model named by --model
  --base-url URL --model NAME          ask a server of your own; no key needed
  --replay                             answer from recordings, as `factgen demo` does"""

WAYS_ON_COMPARING = """\
no model to ask: there is no key, no --base-url, no --replay and no --no-model. Four ways on:
  --no-model                           let rules alone decide what they leave doubtful
  export OPENAI_API_KEY=...            ask the hosted model named by --model
  --base-url URL --model NAME          ask a server of your own; no key needed
  --replay                             answer from recordings, as `factgen demo` does"""

NO_MODEL = "no model named; give --model NAME, or set FACTGEN_MODEL"
NO_RECORDING = "there are no recordings to replay, or they are of several models"


def model_settings(
    flags: Mapping[str, object],
    env: Mapping[str, str],
    folder: Path,
    *,
    recorded: Mapping[str, object] | None = None,
    ways_on: str = WAYS_ON,
) -> ModelSettings:
    """The settings of a run. `flags` hold None where a flag was not given; `recorded` are those of
    the recordings where the run replays, which needs no key and no endpoint: there only flags
    count besides.

    Raises UsageError where a value is wrong or there is no model to ask, then with `ways_on`.
    """
    if recorded is not None:
        found = {**recorded, **named({}, flags), "api_key": NO_KEY}
    else:
        found = named(env, flags, folder)
        if "api_key" not in found:
            if "base_url" not in found:
                raise UsageError(ways_on)
            found["api_key"] = NO_KEY
    if "model" not in found:
        raise UsageError(NO_MODEL if recorded is None else NO_RECORDING)
    return checked(ModelSettings, found)


def named(
    env: Mapping[str, str], flags: Mapping[str, object], folder: Path | None = None
) -> dict[str, object]:
    """The settings that flags, environment and the files of `folder` name, as they stand there."""
    given = {k: v for k, v in flags.items() if k in FIELDS and v is not None}
    return {**(_files(folder) if folder else {}), **_environment(env), **given}


def checked(settings: type[Settings], found: Mapping[str, object]) -> Settings:
    """`found` as `settings`. Raises UsageError that names the flag of each wrong value."""
    try:
        return settings.model_validate(found)
    except ValidationError as error:
        lines = [
            f"--{'.'.join(map(str, item['loc'])).replace('_', '-')}: {item['msg']}"
            for item in error.errors(include_url=False, include_input=False)
        ]
        raise UsageError("; ".join(lines)) from None


def _environment(env: Mapping[str, str]) -> dict[str, str]:
    """OPENAI_API_KEY, OPENAI_BASE_URL and FACTGEN_<FIELD>; the latter wins, empty ones are none."""
    names = {"api_key": "OPENAI_API_KEY", "base_url": "OPENAI_BASE_URL"}
    out = {field: env[name] for field, name in names.items() if env.get(name)}
    for field in FIELDS:
        if value := env.get(f"FACTGEN_{field.upper()}"):
            out[field] = value
    return out


def _files(folder: Path) -> dict[str, object]:
    out: dict[str, object] = {}
    for file, keys in (("pyproject.toml", ("tool", "factgen")), ("factgen.toml", ())):
        path = folder / file
        if path.is_file():
            out.update(_table(path, keys))
    return out


def _table(path: Path, keys: tuple[str, ...]) -> Mapping[str, object]:
    """The settings in a TOML file. A key of an API in a file that is committed is refused."""
    try:
        doc: Any = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path}: cannot be read as TOML: {error}") from error
    for key in keys:
        doc = doc.get(key, {})
        if not isinstance(doc, dict):
            raise UsageError(f"{path}: {key} is no table of settings")
    if unknown := sorted(set(doc) - set(FIELDS)):
        raise UsageError(f"{path}: unknown setting {unknown[0]}; known are {', '.join(FIELDS)}")
    if "api_key" in doc:
        raise UsageError(f"{path}: holds api_key; keep it in OPENAI_API_KEY, not in a file")
    return dict(doc)
