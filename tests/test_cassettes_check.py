"""What must not be in a recording, and what the check finds in a folder of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr
from taping import (
    SECRETS,
    SETTINGS,
    WHEN,
    Endpoint,
    completion,
    home,
    miss,
    recorded,
    request,
    run,
    serving,
    write_sealed,
)

from factgen.cassettes import Finding, check, record, replay
from factgen.cassettes.files import read, secret
from factgen.errors import ArticleError
from factgen.settings import ModelSettings


@pytest.fixture(name="endpoint")
def _endpoint() -> Iterator[Endpoint]:
    with serving() as endpoint:
        yield endpoint


def test_no_secret_of_the_wire_is_in_a_file(tmp_path: Path) -> None:
    recorded(tmp_path, [request(f"article-{n}") for n in range(3)])
    everything = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert len(everything) > 1000
    for word in (*SECRETS, "Bearer", "authorization", "cookie", "127.0.0.1", "stainless"):
        assert word.lower().encode() not in everything.lower()


@pytest.mark.parametrize("where", ["request", "response"])
def test_a_body_that_holds_a_secret_is_refused(
    tmp_path: Path, endpoint: Endpoint, where: str
) -> None:
    leak = "Use sk-ant-api03-Zx81mQpL20sVbN6tRw4Y to log in."
    asked = request(text=leak if where == "request" else "The lake rose.")
    if where == "response":
        endpoint.answering = lambda _: (200, completion(json.dumps({"words": [leak]})))
    with record(tmp_path, SETTINGS, now=lambda: WHEN) as tape:
        (error,) = run(tape, [asked], endpoint.url)
    assert isinstance(error, ArticleError)
    assert "lake: not recorded, its text seems to hold an API key" in str(error)
    assert "Zx81" not in str(error)
    assert len(endpoint.sent) == (1 if where == "response" else 0)
    assert not list(tmp_path.rglob("*.*"))


def test_after_a_refused_answer_the_article_s_next_one_is_kept(
    tmp_path: Path, endpoint: Endpoint
) -> None:
    answers = iter(["sk-ant-api03-Zx81mQpL20sVbN6tRw4Y", "clean"])
    endpoint.answering = lambda _: (200, completion(json.dumps({"words": [next(answers)]})))
    with record(tmp_path, SETTINGS, now=lambda: WHEN) as tape:
        run(tape, [request(text="First half.")], endpoint.url)
        (second,) = run(tape, [request(text="Second half.")], endpoint.url)
    assert second.answer.words == ["clean"]
    assert len(read(tmp_path, home(tmp_path, request())).interactions) == 1


SECRET_TEXTS = {
    "sk-proj-Qx7mPz2LrT9vKd4NwB8y": "an API key",
    '{"k": "sk-Qx7mPz2LrT9vKd4NwB8y"}': "an API key",
    "Authorization: Bearer eyJhbGciOi.JIUzI1NiJ9xyz": "a bearer token",
    'api_key = "QWxhZGRpbjpvcGVuIHNlc2FtZQ=="': "a token after api_key",
    r"\"api-key\": \"QWxhZGRpbjpvcGVuIHNlc2FtZTE=\"": "a token after api_key",
    "https://news.example/sk-hynix-shares-jump-after-record-quarter-2026": None,
    "The task-force-of-2026-and-its-many-members met.": None,
    "She was the bearer of unconstitutionalities, he said.": None,
    "An API key: that is what unauthorised people want most.": None,
    "The lake rose.": None,
}


@pytest.mark.parametrize(("text", "found"), SECRET_TEXTS.items(), ids=SECRET_TEXTS.keys())
def test_what_looks_like_a_secret(text: str, found: str | None) -> None:
    assert secret(text) == found


def test_the_key_of_the_run_is_a_secret_whatever_it_looks_like() -> None:
    long, short = (
        ModelSettings(model="relay", api_key=SecretStr(k)) for k in ("correct horse", "none")
    )
    assert secret("the correct horse stands", long) == "the API key of this run"
    assert secret("there is none", short) is None


def test_sound_recordings_have_no_findings(tmp_path: Path) -> None:
    requests = [request("lake"), request("dam")]
    recorded(tmp_path, requests)
    assert check(tmp_path, [(one, SETTINGS) for one in requests]) == []


def test_missing_stale_and_unused_are_told_apart(tmp_path: Path) -> None:
    recorded(tmp_path, [request("lake"), request("dam"), request("gone")])
    wanted = [request("lake"), request("dam", "New text.", text_hash="c" * 64), request("new")]

    findings = {f.kind: f for f in check(tmp_path, [(one, SETTINGS) for one in wanted])}

    assert findings.keys() == {"missing", "stale", "unused"}
    assert findings["missing"].file == home(tmp_path, request("new"))
    assert findings["stale"].file == home(tmp_path, request("dam"))
    assert "another text of the article" in findings["stale"].words
    assert findings["unused"].file == home(tmp_path, request("gone"))


def test_what_a_replay_used_is_not_unused(tmp_path: Path) -> None:
    repair = request(template="repair")
    recorded(tmp_path, [request(), repair, request("gone", template="repair")])
    wanted = [(request(), SETTINGS)]
    assert check(tmp_path, wanted) == []

    with replay(tmp_path, SETTINGS) as tape:
        run(tape, [request(), repair])
    (finding,) = check(tmp_path, wanted, tape.used)
    assert finding.kind == "unused"
    assert finding.file == home(tmp_path, request("gone", template="repair"))


def test_a_secret_in_a_file_is_found(tmp_path: Path) -> None:
    recorded(tmp_path, [request()])
    (item,) = read(tmp_path, home(tmp_path, request())).interactions
    item.response.body["id"] = "sk-proj-Qx7mPz2LrT9vKd4NwB8y"
    write_sealed(tmp_path, request(), [item])
    (finding,) = check(tmp_path, [(request(), SETTINGS)])
    assert (finding.kind, finding.words) == ("secret", "it seems to hold an API key")


BROKEN: dict[str, tuple[Callable[[str], str], str]] = {
    "cut in the middle": (lambda text: text[: len(text) // 2], "it is not JSON"),
    "a list": (lambda _: "[]", "its schema_version is None, this factgen reads 1"),
    "another version": (
        lambda text: text.replace('"schema_version": 1', '"schema_version": 2'),
        "its schema_version is 2, this factgen reads 1",
    ),
    "another header": (
        lambda text: text.replace('"content-type"', '"set-cookie"'),
        "interactions.0.response.headers.set-cookie.[key]: is none of the values allowed",
    ),
    "no model": (
        lambda text: text.replace('    "model": "relay",\n    "mode"', '    "mode"'),
        "manifest.model: is missing",
    ),
    "an error's status": (
        lambda text: text.replace('"status": 200', '"status": 500'),
        "interactions.0.response.status: less than",
    ),
}


@pytest.mark.parametrize(("change", "words"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_file_is_found_and_replaced(
    tmp_path: Path, change: Callable[[str], str], words: str
) -> None:
    recorded(tmp_path, [request()])
    path = home(tmp_path, request())
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
    assert check(tmp_path, [(request(), SETTINGS)]) == [Finding(path, "broken", words)]
    assert f"{path} cannot be used: {words}" in miss(tmp_path, request())

    recorded(tmp_path, [request()])
    assert check(tmp_path, [(request(), SETTINGS)]) == []


def test_a_file_at_the_wrong_place_is_broken(tmp_path: Path) -> None:
    recorded(tmp_path, [request()])
    path = home(tmp_path, request())
    moved = path.rename(path.with_name("dam.json"))
    (finding, missing) = check(tmp_path, [(request(), SETTINGS)])
    assert finding == Finding(
        moved, "broken", "its manifest names another template or article than its path"
    )
    assert missing.kind == "missing"
