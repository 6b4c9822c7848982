"""Where each setting comes from, which of several wins, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from factgen.config import FIELDS, WAYS_ON, model_settings
from factgen.errors import UsageError
from factgen.settings import ModelSettings

KEY = {"OPENAI_API_KEY": "sk-1"}
NONE: dict[str, object] = dict.fromkeys(FIELDS)
"""Flags none of which is given, as the parser hands them over."""


def settled(
    folder: Path,
    flags: dict[str, object] | None = None,
    env: dict[str, str] | None = None,
    recorded: dict[str, object] | None = None,
) -> ModelSettings:
    return model_settings({**NONE, **(flags or {})}, env or {}, folder, recorded=recorded)


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")


# --- The first that names a setting decides it ---

LADDER = ("flag", "FACTGEN_MODEL", "factgen.toml", "pyproject.toml")


@pytest.mark.parametrize("highest", range(4), ids=LADDER)
def test_the_first_that_names_a_setting_decides_it(tmp_path: Path, highest: int) -> None:
    flags: dict[str, object] = {}
    env = dict(KEY)
    if highest <= 0:
        flags["model"] = "flag"
    if highest <= 1:
        env["FACTGEN_MODEL"] = "FACTGEN_MODEL"
    if highest <= 2:
        write(tmp_path, "factgen.toml", 'model = "factgen.toml"')
    write(tmp_path, "pyproject.toml", '[tool.factgen]\nmodel = "pyproject.toml"')
    assert settled(tmp_path, flags, env).model == LADDER[highest]


def test_each_setting_is_decided_by_itself(tmp_path: Path) -> None:
    write(tmp_path, "pyproject.toml", "[tool.factgen]\nseed = 1\njobs = 1\ntimeout = 1\nreasks = 1")
    write(tmp_path, "factgen.toml", "jobs = 2\ntimeout = 2\nreasks = 2")
    env = {**KEY, "FACTGEN_TIMEOUT": "3", "FACTGEN_REASKS": "3"}
    found = settled(tmp_path, {"model": "m", "reasks": 4}, env)
    assert (found.seed, found.jobs, found.timeout, found.reasks) == (1, 2, 3.0, 4)


@pytest.mark.parametrize(
    ("field", "name"), [("api_key", "OPENAI_API_KEY"), ("base_url", "OPENAI_BASE_URL")]
)
def test_names_of_the_hosted_api_come_last(tmp_path: Path, field: str, name: str) -> None:
    env = {name: "http://openai", "FACTGEN_MODEL": "m"}
    assert _plain(getattr(settled(tmp_path, env=env), field)) == "http://openai"
    env[f"FACTGEN_{field.upper()}"] = "http://factgen"
    assert _plain(getattr(settled(tmp_path, env=env), field)) == "http://factgen"


def test_a_file_wins_over_the_address_of_the_hosted_api_only_by_flag(tmp_path: Path) -> None:
    write(tmp_path, "factgen.toml", 'base_url = "http://file"\nmodel = "m"')
    assert settled(tmp_path).base_url == "http://file"
    found = settled(tmp_path, {"base_url": "http://flag"}, {"OPENAI_BASE_URL": "http://env"})
    assert found.base_url == "http://flag"


def _plain(value: object) -> object:
    return value.get_secret_value() if isinstance(value, SecretStr) else value


def test_empty_variables_are_none(tmp_path: Path) -> None:
    env = {"OPENAI_API_KEY": "", "OPENAI_BASE_URL": "", "FACTGEN_SEED": "", "FACTGEN_MODEL": "m"}
    with pytest.raises(UsageError, match="no model to ask"):
        settled(tmp_path, env=env)
    assert settled(tmp_path, {"base_url": "http://x"}, env).seed is None


def test_zero_is_a_value(tmp_path: Path) -> None:
    found = settled(tmp_path, {"model": "m", "temperature": 0.0, "seed": 0, "retries": 0}, KEY)
    assert (found.temperature, found.seed, found.retries) == (0.0, 0, 0)


def test_defaults(tmp_path: Path) -> None:
    found = settled(tmp_path, {"model": "m"}, KEY)
    assert found == ModelSettings(model="m", api_key=SecretStr("sk-1"))
    assert found.base_url is None


@pytest.mark.parametrize("field", sorted(set(FIELDS) - {"api_key"}))
def test_every_setting_may_stand_in_a_file_and_in_the_environment(
    tmp_path: Path, field: str
) -> None:
    values: dict[str, Any] = {"model": "m", "base_url": "http://x", "mode": "json", "timeout": 9.5}
    value = values.get(field, 1)
    write(tmp_path, "factgen.toml", f"{field} = {value!r}")
    base: dict[str, object] = {} if field == "model" else {"model": "m"}
    assert getattr(settled(tmp_path, base, KEY), field) == value
    (tmp_path / "factgen.toml").unlink()
    env = {**KEY, f"FACTGEN_{field.upper()}": str(value)}
    assert getattr(settled(tmp_path, base, env), field) == value


# --- The three ways on ---


def test_without_a_model_to_ask_the_three_ways_on(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as raised:
        settled(tmp_path, {"model": "m"})
    assert str(raised.value) == WAYS_ON
    assert raised.value.exit_code == 2
    for way in ("OPENAI_API_KEY", "--base-url", "--replay"):
        assert way in WAYS_ON


def test_first_way_a_key(tmp_path: Path) -> None:
    found = settled(tmp_path, {"model": "m"}, KEY)
    assert (_plain(found.api_key), found.base_url) == ("sk-1", None)


def test_second_way_a_server_of_ones_own(tmp_path: Path) -> None:
    found = settled(tmp_path, {"model": "m", "base_url": "http://127.0.0.1:1/v1"})
    assert _plain(found.api_key) == "none", "no key is needed, and none of the user's is sent"


def test_third_way_a_replay(tmp_path: Path) -> None:
    found = settled(tmp_path, recorded={"model": "relay", "temperature": 0.0})
    assert (found.model, found.temperature, found.base_url) == ("relay", 0.0, None)


def test_a_replay_takes_flags_alone(tmp_path: Path) -> None:
    write(tmp_path, "factgen.toml", 'model = "file"\nseed = 4')
    env = {**KEY, "FACTGEN_MODEL": "env", "FACTGEN_TEMPERATURE": "1"}
    found = settled(tmp_path, {"jobs": 2}, env, recorded={"model": "relay"})
    assert (found.model, found.temperature, found.seed, found.jobs) == ("relay", None, None, 2)
    assert settled(tmp_path, {"model": "flag"}, env, recorded={"model": "x"}).model == "flag"
    assert _plain(found.api_key) == "none"


def test_a_replay_of_nothing_says_so(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no recordings to replay"):
        settled(tmp_path, recorded={})
    assert settled(tmp_path, {"model": "m"}, recorded={}).model == "m"


def test_no_model_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"--model NAME, or set FACTGEN_MODEL"):
        settled(tmp_path, env=KEY)


# --- What is refused ---


@pytest.mark.parametrize("name", ["factgen.toml", "pyproject.toml"])
def test_a_key_in_a_file_is_refused(tmp_path: Path, name: str) -> None:
    head = "[tool.factgen]\n" if name == "pyproject.toml" else ""
    write(tmp_path, name, f'{head}model = "m"\napi_key = "sk-in-a-file-123456"')
    with pytest.raises(UsageError, match=rf"{name}: holds api_key.*OPENAI_API_KEY") as raised:
        settled(tmp_path, env=KEY)
    assert "sk-in-a-file" not in str(raised.value)


FILES = {
    "unknown setting": (
        "factgen.toml",
        "modle = 1",
        r"factgen\.toml: unknown setting modle.*model",
    ),
    "unknown in pyproject": ("pyproject.toml", "[tool.factgen]\nx = 1", r"unknown setting x"),
    "no TOML": ("factgen.toml", "model = ", r"factgen\.toml: cannot be read as TOML"),
    "no table": ("pyproject.toml", "tool = 3", r"pyproject\.toml: tool is no table"),
    "no table either": ("pyproject.toml", "[tool]\nfactgen = 'x'", r"factgen is no table"),
}


@pytest.mark.parametrize(("name", "text", "words"), FILES.values(), ids=FILES.keys())
def test_a_faulty_file_is_named(tmp_path: Path, name: str, text: str, words: str) -> None:
    write(tmp_path, name, text)
    with pytest.raises(UsageError, match=words):
        settled(tmp_path, {"model": "m"}, KEY)


def test_a_file_that_is_no_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "factgen.toml").write_bytes(b'model = "\xff"')
    with pytest.raises(UsageError, match=r"factgen\.toml: cannot be read"):
        settled(tmp_path, env=KEY)


@pytest.mark.parametrize(
    "text", ['[project]\nname = "x"', "[tool.ruff]\nline-length = 9", ""], ids=repr
)
def test_a_pyproject_of_others_is_no_matter(tmp_path: Path, text: str) -> None:
    write(tmp_path, "pyproject.toml", text)
    assert settled(tmp_path, {"model": "m"}, KEY).model == "m"


WRONG: list[tuple[dict[str, object], str]] = [
    ({"temperature": 9.0}, "--temperature: .*less than or equal to 2"),
    ({"temperature": -1}, "--temperature: "),
    ({"timeout": 0}, "--timeout: .*greater than 0"),
    ({"jobs": 0}, "--jobs: "),
    ({"jobs": "many"}, "--jobs: .*integer"),
    ({"max_tokens": 0}, "--max-tokens: "),
    ({"reasks": -1}, "--reasks: "),
    ({"retries": -1}, "--retries: "),
    ({"mode": "xml"}, "--mode: .*'tools'"),
    ({"jobs": 0, "timeout": -1}, "--timeout: .*; --jobs: "),
]


@pytest.mark.parametrize(("flags", "words"), WRONG, ids=[str(flags) for flags, _ in WRONG])
def test_a_wrong_value_names_its_flag(tmp_path: Path, flags: dict[str, object], words: str) -> None:
    with pytest.raises(UsageError, match=words) as raised:
        settled(tmp_path, {"model": "m", **flags}, KEY)
    assert "\n" not in str(raised.value)
    assert "sk-1" not in str(raised.value)


def test_the_key_is_never_shown(tmp_path: Path) -> None:
    found = settled(tmp_path, {"model": "m"}, {"OPENAI_API_KEY": "sk-hidden-1"})
    assert "sk-hidden-1" not in f"{found!r} {found} {found.model_dump_json()}"
