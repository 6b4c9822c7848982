"""Requests that no recording answers: nothing is sent, and the error says what changed."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from taping import (
    SETTINGS,
    WHEN,
    Answer,
    Endpoint,
    OtherAnswer,
    asking,
    completion,
    connection,
    home,
    miss,
    recorded,
    request,
    run,
    serving,
    sockets_closed,
    write_sealed,
)

from factgen.calls import Message, Reply, Request
from factgen.cassettes import check, record, replay
from factgen.cassettes.files import Interaction, key, place, read
from factgen.errors import CassetteMiss, FactgenError
from factgen.models import Usage
from factgen.wire import body


@pytest.fixture(name="endpoint")
def _endpoint() -> Iterator[Endpoint]:
    with serving() as endpoint:
        yield endpoint


MISSES: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "another article": (
        {"subject": "dam"},
        {},
        "dam: no recording for dam and template extract in ",
    ),
    "another template": (
        {"template": "repair"},
        {},
        "lake: no recording for lake and template repair in ",
    ),
    "template edited": (
        {"template_hash": "b" * 64, "messages": (Message("user", "Say all."),)},
        {},
        "recorded for another version of template extract (aaaaaaaa then, bbbbbbbb now): ",
    ),
    "text edited": (
        {"text": "The lake fell.", "text_hash": "c" * 64},
        {},
        "recorded for another text of the article (00000000 then, cccccccc now): ",
    ),
    "another schema": ({"answer": OtherAnswer}, {}, "recorded for another schema of the answer ("),
    "another model": ({}, {"model": "big"}, "recorded for another model (relay then, big now): "),
    "another mode": ({}, {"mode": "json"}, "recorded for another mode (tools then, json now): "),
    "another temperature": (
        {},
        {"temperature": None},
        "recorded for another temperature (0.0 then, none now): ",
    ),
    "seed and limit": (
        {},
        {"seed": 8, "max_tokens": 100},
        "another seed (7 then, 8 now), another max_tokens (900 then, 100 now): ",
    ),
    "another rendering": (
        {"messages": (Message("system", "List the words."), Message("user", "The lake rose."))},
        {},
        "lake: the messages are none of those recorded in ",
    ),
}


@pytest.mark.parametrize(("changes", "updates", "words"), MISSES.values(), ids=MISSES.keys())
def test_a_miss_says_what_changed(
    tmp_path: Path, changes: dict[str, Any], updates: dict[str, Any], words: str
) -> None:
    recorded(tmp_path, [request()])
    said = miss(tmp_path, request(**changes), SETTINGS.model_copy(update=updates))
    assert words in said
    assert said.endswith(
        "Run again with --record, or bring back the recording, template and settings."
    )


def test_a_miss_shows_the_messages_that_changed(tmp_path: Path) -> None:
    recorded(tmp_path, [request()])
    lines = miss(tmp_path, request(text="The lake fell.")).splitlines()
    assert "-user: [1] The lake rose." in lines
    assert "+user: [1] The lake fell." in lines


def test_of_several_calls_the_most_alike_is_shown(tmp_path: Path) -> None:
    first, second = ("One rose.\nOne fell.", "Two rose.\nTwo fell.")
    recorded(tmp_path, [request(text=first), request(text=second)])
    lines = miss(tmp_path, request(text="Two rose.\nTwo sank.")).splitlines()
    assert lines[4:-1] == [" user: [1] Two rose.", "-Two fell.", "+Two sank."]


def test_a_long_difference_is_cut(tmp_path: Path) -> None:
    recorded(tmp_path, [request(text="\n".join(f"line {n}" for n in range(50)))])
    lines = miss(tmp_path, request(text="\n".join(f"line {n}!" for n in range(50)))).splitlines()
    assert len(lines) == 1 + 12 + 1 + 1
    assert lines[-2] == "…"


def test_of_several_recordings_the_nearest_is_compared(tmp_path: Path) -> None:
    recorded(tmp_path, [request()], SETTINGS.model_copy(update={"model": "big"}))
    recorded(tmp_path, [request(template_hash="b" * 64, text_hash="d" * 64)], SETTINGS)
    said = miss(tmp_path, request(messages=(Message("user", "Say all."),)))
    assert "recorded for another model (big then, relay now): " in said
    assert "another version" not in said


def test_a_miss_comes_before_the_client_is_called(tmp_path: Path) -> None:
    async def never(_: Request) -> Reply:
        raise AssertionError("called")

    with replay(tmp_path, SETTINGS) as tape, pytest.raises(CassetteMiss):
        asyncio.run(tape.wrap(never)(request()))  # type: ignore[arg-type]


def test_a_later_message_that_was_not_recorded_is_a_miss(tmp_path: Path) -> None:
    """The first body is there, its re-ask is not: the recording was cut short, or faults() says
    other words now."""
    asked = request()
    wrong = Interaction.model_validate(
        {
            "request": {"body": body(asked, SETTINGS)},
            "response": {"status": 200, "headers": {}, "body": completion('{"words": 1}')},
        }
    )
    write_sealed(tmp_path, asked, [wrong])
    with sockets_closed():
        said = miss(tmp_path, asked)
    assert "lake: the messages are none of those recorded in " in said
    assert '+assistant: {"words": 1}' in said.splitlines()


def test_another_endpoint_is_no_miss(tmp_path: Path) -> None:
    """Neither host nor base path matter, nor the name of the token limit that goes with them."""
    at_home = SETTINGS.model_copy(update={"base_url": "http://127.0.0.1:9/v1"})
    assert "max_tokens" in body(request(), at_home)
    assert "max_completion_tokens" in body(request(), SETTINGS)
    recorded(tmp_path, [request()], at_home)
    with replay(tmp_path, SETTINGS) as tape:
        (reply,) = run(tape, [request()], "https://models.example/api/v3")
    assert isinstance(reply, Reply)


def test_a_template_edited_without_effect_keeps_its_recording(tmp_path: Path) -> None:
    recorded(tmp_path, [request()])
    with replay(tmp_path, SETTINGS) as tape:
        (reply,) = run(tape, [request(template_hash="b" * 64)])
        assert tape.used == {home(tmp_path, request())}
    assert isinstance(reply, Reply)


def test_several_folders_are_searched_in_order(tmp_path: Path, endpoint: Endpoint) -> None:
    recorded(tmp_path / "shipped", [request("lake"), request("dam")])
    endpoint.answering = lambda _: (200, completion('{"words": ["mine"]}'))
    with record(tmp_path / "mine", SETTINGS, now=lambda: WHEN) as tape:
        run(tape, [request("lake")], endpoint.url)
    with replay([tmp_path / "mine", tmp_path / "shipped"], SETTINGS) as tape:
        lake, dam = run(tape, [request("lake"), request("dam")])
        assert tape.used == {
            home(tmp_path / "mine", request("lake")),
            home(tmp_path / "shipped", request("dam")),
        }
    assert lake.answer.words == ["mine"]
    assert dam.answer.words != ["mine"]


@pytest.mark.parametrize("tape_of", [replay, record], ids=["replay", "record"])
def test_a_call_of_no_article_is_not_sent(tmp_path: Path, tape_of: Any) -> None:
    async def main() -> None:
        async with connection("http://127.0.0.1:9/v1") as client:
            await asking(client, SETTINGS)(request())

    options = {"now": lambda: WHEN} if tape_of is record else {}
    with (
        sockets_closed(),
        tape_of(tmp_path, SETTINGS, **options),
        pytest.raises(CassetteMiss, match="asked for no article"),
    ):
        asyncio.run(main())


def test_an_answer_from_elsewhere_is_an_error(tmp_path: Path) -> None:
    """A client that vcrpy does not hear would spend money while everybody believes in a replay."""

    async def elsewhere(_: Request) -> Reply:
        return Reply(Answer(words=[]), "{}", "relay", Usage())

    recorded(tmp_path, [request()])
    with (
        replay(tmp_path, SETTINGS) as tape,
        pytest.raises(FactgenError, match="did not pass the recordings"),
    ):
        asyncio.run(tape.wrap(elsewhere)(request()))  # type: ignore[arg-type]


def test_every_outgoing_body_with_one_character_changed_is_a_miss(tmp_path: Path) -> None:
    requests = [request(f"article-{n}", f"There were {n} boats.") for n in range(12)]
    recorded(tmp_path, requests)

    def altered(asked: Request, n: int) -> Request:
        text = asked.messages[1].content
        at = n % len(text)
        other = text[:at] + ("x" if text[at] != "x" else "y") + text[at + 1 :]
        return replace(asked, messages=(asked.messages[0], Message("user", other)))

    with sockets_closed(), replay(tmp_path, SETTINGS) as tape:
        errors = run(tape, [altered(asked, n) for n, asked in enumerate(requests)])
    assert [type(error) for error in errors] == [CassetteMiss] * len(requests)


ALTERATIONS = {
    "a message sent": ("The lake rose.", "The lake rosy."),
    "the answer": ('\\"lake\\"', '\\"rake\\"'),
    "the manifest": ('"model": "relay",\n    "mode"', '"model": "delay",\n    "mode"'),
    "the date": ("2026-11-22", "2027-11-22"),
}


@pytest.mark.parametrize(("old", "new"), ALTERATIONS.values(), ids=ALTERATIONS.keys())
def test_a_file_altered_by_hand_answers_nothing(tmp_path: Path, old: str, new: str) -> None:
    recorded(tmp_path, [request()])
    path = home(tmp_path, request())
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")

    assert "it was altered after it was recorded" in miss(tmp_path, request())
    assert [f.kind for f in check(tmp_path, [(request(), SETTINGS)])] == ["broken"]


def test_a_request_altered_under_a_good_seal_is_a_miss(tmp_path: Path) -> None:
    recorded(tmp_path, [request()])
    (item,) = read(tmp_path, home(tmp_path, request())).interactions
    item.request.body["messages"][1]["content"] += " "
    write_sealed(tmp_path, request(), [item])

    assert "the messages are none of those recorded" in miss(tmp_path, request())
    assert [f.kind for f in check(tmp_path, [(request(), SETTINGS)])] == ["stale"]


@given(text=st.text(min_size=1), at=st.integers(0, 99), other=st.characters())
def test_any_other_character_makes_another_key(text: str, at: int, other: str) -> None:
    at %= len(text)
    altered = text[:at] + other + text[at + 1 :]
    keys = {key("extract", "lake", body(request(text=t), SETTINGS)) for t in (text, altered)}
    assert len(keys) == (1 if text == altered else 2)


def test_order_and_name_of_the_limit_make_no_other_key() -> None:
    sent = {"model": "relay", "messages": [], "max_tokens": 9}
    other = {"max_completion_tokens": 9, "messages": [], "model": "relay"}
    assert key("extract", "lake", sent) == key("extract", "lake", other)
    assert key("extract", "lake", sent) != key("extract", "dam", sent)
    assert key("extract", "lake", sent) != key("repair", "lake", sent)


@pytest.mark.parametrize("subject", ["../../up", "a/b", "..", "C:\\x", "zürich"])
def test_a_file_stays_in_its_folder_whatever_the_id(tmp_path: Path, subject: str) -> None:
    path = place(tmp_path, "extract", "a" * 64, subject)
    assert path.resolve().parent == (tmp_path / "extract" / "aaaaaaaa").resolve()
    assert path.suffix == ".json"
