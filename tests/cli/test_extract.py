"""`factgen extract` from end to end: every bad input ends as told, and loses no other article."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from any_article import answering, empty
from stub_server import Answer, Received, StubServer, chat, fault
from taping import sockets_closed

from cli.calling import TEXT, Calling, Ran, done, records
from factgen.session import load_prompts

KEY = "sk-cli-Qx7mPz2LrT9vKd4NwB8y"


def to(server: StubServer) -> tuple[str, ...]:
    return ("--base-url", server.base_url, "--model", "m", "--retries", "0")


# --- What goes well ---


def test_an_article_becomes_files_and_a_table(call: Calling, server: StubServer) -> None:
    call.write("boats.txt")
    ran = call("extract", "boats.txt", "-o", "out", *to(server))
    assert ran.code == 0
    assert "The crews swam ashore." in ran.out
    assert "1 article done, none failed" in ran.out
    assert "written to out" in ran.err
    assert done(call.folder / "out") == ["boats"]
    (first, *_) = records(call.folder / "out" / "claims.jsonl")
    text = records(call.folder / "out" / "articles.jsonl")[0]["text"]
    for mention in (m for group in first["evidence"] for m in group):
        assert text[mention["start"] : mention["end"]] == mention["quote"]


def test_json_is_all_that_is_printed(call: Calling, server: StubServer) -> None:
    call.write("boats.txt")
    call.write("empty.txt", "")
    ran = call("extract", "boats.txt", "empty.txt", "-o", "out", "--json", *to(server))
    found = json.loads(ran.out)
    assert (ran.code, found["exit_code"]) == (1, 1)
    assert [table["article"]["id"] for table in found["tables"]] == ["boats"]
    assert [failure["subject"] for failure in found["failures"]] == ["empty.txt"]


def test_the_same_command_again_asks_nothing(call: Calling, server: StubServer) -> None:
    call.write("boats.txt")
    then = call("extract", "boats.txt", "-o", "out", *to(server))
    with sockets_closed():
        ran = call("extract", "boats.txt", "-o", "out", *to(server))
    assert ran.code == 0
    assert len(server.received) == 1
    assert "new in this run: no calls" in ran.out
    assert ran.out.partition("1 article done")[0] == then.out.partition("1 article done")[0]


def test_standard_input(call: Calling, server: StubServer, monkeypatch: pytest.MonkeyPatch) -> None:
    with (call.write("in.txt")).open() as stream:
        monkeypatch.setattr("sys.stdin", stream)
        ran = call("extract", "-", "-o", "out", *to(server))
    assert ran.code == 0
    assert done(call.folder / "out") == ["stdin"]


def test_lines_left_out_are_shown_on_request(call: Calling, server: StubServer) -> None:
    call.write("boats.txt", f"{TEXT}\nShare this article\n")
    ran = call("extract", "boats.txt", "-o", "out", "--show-removed", *to(server))
    assert "boats: 1 lines left out\n  - Share this article\n" in ran.err


def test_settings_come_from_a_file(call: Calling, server: StubServer) -> None:
    call.write("boats.txt")
    call.write("factgen.toml", f'base_url = "{server.base_url}"\nmodel = "of-the-file"\nseed = 7')
    assert call("extract", "boats.txt", "-o", "out").code == 0
    sent = server.received[0].body
    assert (sent["model"], sent["seed"]) == ("of-the-file", 7)


def test_the_key_goes_into_the_header_and_nowhere_else(
    call: Calling, server: StubServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    call.write("boats.txt")
    ran = call("extract", "boats.txt", "-o", "out", "--json", *to(server))
    assert server.received[0].headers["authorization"] == f"Bearer {KEY}"
    assert KEY not in ran.out + ran.err
    for path in (call.folder / "out").rglob("*"):
        assert path.is_dir() or KEY.encode() not in path.read_bytes()


# --- Inputs that are no article ---

BROKEN_LINE = "".join(
    json.dumps({"id": f"n{n}", "text": TEXT.replace("Two", "Five")}) + "\n"
    if n != 7
    else '{"id": "n7", "text": "Two boats\n'
    for n in range(1, 10)
)
FAULTY: dict[str, tuple[str | bytes, str]] = {
    "empty.txt": ("", "it is empty"),
    "blank.txt": (" \n\n\t", "it is empty"),
    "photo.txt": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "it is a binary file"),
    "utf16.txt": ("Zwei Boote sanken".encode("utf-16-le"), "it is a binary file"),
    "torn.txt": (f"{TEXT}Größe, Köln".encode() + b"\xe2\x28\xa1", "UTF-8"),
    "polish.txt": ("Zażółć gęślą jaźń. Łódź tonęła.".encode("cp1250"), "encoding"),
    "signs.txt": ("…!?", "it holds no sentence of an article"),
    "list.json": ("[1]", "no JSON object"),
    "bad.json": ('{"text": ', "it is no JSON"),
}


@pytest.mark.parametrize("name", FAULTY)
def test_an_input_that_is_no_article(call: Calling, server: StubServer, name: str) -> None:
    content, reason = FAULTY[name]
    call.write("in/" + name, content)
    call.write("in/boats.md")
    ran = call("extract", "in", "-o", "out", *to(server))
    assert ran.code == 1
    (line,) = ran.lines_with(name)
    assert line.startswith(f"factgen: in/{name}")
    assert reason in line
    assert "1 failed: in/" + name in ran.out
    assert done(call.folder / "out") == ["boats"], "the other article is done"


def test_a_broken_line_is_named_and_the_others_are_read(call: Calling, server: StubServer) -> None:
    call.write("news.jsonl", BROKEN_LINE)
    ran = call("extract", "news.jsonl", "-o", "out", *to(server))
    assert ran.code == 1
    (line,) = ran.lines_with("news.jsonl:7")
    assert "line 7" in line
    assert done(call.folder / "out") == [f"n{n}" for n in (1, 2, 3, 4, 5, 6, 8, 9)]


def test_nothing_but_bad_inputs(call: Calling, server: StubServer) -> None:
    call.write("empty.txt", "")
    ran = call("extract", "empty.txt", "-o", "out", *to(server))
    assert (ran.code, server.received) == (1, [])
    assert done(call.folder / "out") == []


def test_an_encoding_that_is_known_is_read(call: Calling, server: StubServer) -> None:
    call.write("old.txt", "Señor Muñoz dijo que dos barcos se hundieron en Cádiz.".encode("cp1252"))
    assert call("extract", "old.txt", "-o", "out", *to(server)).code == 0
    assert "Señor Muñoz" in records(call.folder / "out" / "articles.jsonl")[0]["text"]


@pytest.mark.parametrize("text", ["Boats", "Boats."])
def test_an_article_of_one_word(call: Calling, server: StubServer, text: str) -> None:
    call.write("word.txt", text)
    ran = call("extract", "word.txt", "-o", "out", *to(server))
    assert (ran.code, done(call.folder / "out")) == (0, ["word"])
    assert records(call.folder / "out" / "articles.jsonl")[0]["sentences"] == [[0, len(text)]]


def test_an_article_of_60_000_words_is_done_in_windows(call: Calling) -> None:
    streets = ("Alder", "Birch", "Cedar", "Elm", "Hazel", "Linden", "Maple", "Rowan")
    paragraphs = [
        f"The mill in {streets[n % 8]} Street burned down. "
        f"The brigade of {streets[n * 3 % 8]} Street came in the evening and left again."
        for n in range(3200)
    ]
    text = "A town on fire\n\n" + "\n\n".join(paragraphs)
    assert len(text.split()) > 60_000
    call.write("long.txt", text)

    def ends(got: Received) -> Answer:
        """Rows from the first and the last window."""
        shown = got.body["messages"][-1]["content"]
        return answering(got) if "\n[1] " in shown or "\n[6401] " in shown else empty(got)

    with StubServer(ends) as server:
        ran = call("extract", "long.txt", "-o", "out", "--json", *to(server))
    assert ran.code == 0, ran.err
    (made,) = json.loads(ran.out)["tables"]
    assert made["windows"] == len(server.received) > 5
    cited = {m["sentence"] for c in made["claims"] for group in c["evidence"] for m in group}
    assert min(cited) < 5
    assert max(cited) > 5000
    assert max(len(got.raw) for got in server.received) < 120_000, "no window grows with the rest"


def test_an_article_with_nothing_to_claim(call: Calling) -> None:
    call.write("boats.txt")
    with StubServer(empty) as server:
        ran = call("extract", "boats.txt", "-o", "out", *to(server))
    assert ran.code == 0
    assert "no claims" in ran.out
    assert "1 article done, none failed" in ran.out
    assert done(call.folder / "out") == ["boats"]


# --- Wrong use: 2, before anything is asked ---


def _no_path(call: Calling) -> tuple[str, ...]:
    return ("none.txt", "-o", "out")


def _empty_folder(call: Calling) -> tuple[str, ...]:
    call.write("in/picture.png", b"\x89PNG")
    return ("in", "-o", "out")


def _file_as_output(call: Calling) -> tuple[str, ...]:
    call.write("boats.txt")
    call.write("taken", "mine")
    return ("boats.txt", "-o", "taken")


def _below_a_file(call: Calling) -> tuple[str, ...]:
    call.write("boats.txt")
    call.write("taken", "mine")
    return ("boats.txt", "-o", "taken/deeper")


def _prompts_that_are_not_there(call: Calling) -> tuple[str, ...]:
    call.write("boats.txt")
    return ("boats.txt", "-o", "out", "--prompts", "nowhere")


def _broken_template(call: Calling) -> tuple[str, ...]:
    call.write("boats.txt")
    call.write("mine/extract.prompty", "---\nname: extract\n---\nno roles")
    return ("boats.txt", "-o", "out", "--prompts", "mine")


def _both(call: Calling) -> tuple[str, ...]:
    call.write("boats.txt")
    return ("boats.txt", "-o", "out", "--replay", "--record")


def _option(*words: str) -> Callable[[Calling], tuple[str, ...]]:
    def given(call: Calling) -> tuple[str, ...]:
        call.write("boats.txt")
        return ("boats.txt", "-o", "out", *words)

    return given


def _unknown_setting(call: Calling) -> tuple[str, ...]:
    call.write("boats.txt")
    call.write("factgen.toml", "modle = 'm'")
    return ("boats.txt", "-o", "out")


WRONG: dict[str, tuple[Callable[[Calling], tuple[str, ...]], str]] = {
    "no such path": (_no_path, "none.txt: there is no such file"),
    "a folder without articles": (_empty_folder, "in: the folder holds no article"),
    "a file in the place of the output": (_file_as_output, "taken: cannot be used"),
    "an output below a file": (_below_a_file, "taken/deeper: cannot be used"),
    "no folder of templates": (_prompts_that_are_not_there, "nowhere is no folder"),
    "a broken template": (_broken_template, "extract.prompty"),
    "replay and record": (_both, "not allowed with"),
    "no output": (lambda call: ("x.txt",), "-o/--output"),
    "a negative number of repairs": (_option("--repairs", "-1"), "--repairs: "),
    "no jobs": (_option("--jobs", "0"), "--jobs: "),
    "a temperature": (_option("--temperature", "9"), "--temperature: "),
    "no number": (_option("--seed", "x"), "--seed: invalid int"),
    "an unknown mode": (_option("--mode", "xml"), "--mode: invalid choice"),
    "an unknown option": (_option("--colour"), "--colour"),
    "an address that is none": (_option("--base-url", "127.0.0.1"), "base URL"),
    "an unknown setting in a file": (_unknown_setting, "factgen.toml: unknown setting modle"),
}


@pytest.mark.parametrize(("given", "words"), WRONG.values(), ids=WRONG.keys())
def test_wrong_use_asks_nothing(
    call: Calling,
    server: StubServer,
    given: Callable[[Calling], tuple[str, ...]],
    words: str,
) -> None:
    arguments = given(call)
    ran = call("extract", *to(server), *arguments)
    assert ran.code == 2
    assert server.received == []
    assert ran.lines_with(words)[0].startswith("factgen")


def test_a_file_in_the_place_of_the_output_is_left_alone(call: Calling, server: StubServer) -> None:
    call("extract", *to(server), *_file_as_output(call))
    assert (call.folder / "taken").read_text() == "mine"


def test_without_a_key_the_three_ways_on(call: Calling) -> None:
    call.write("boats.txt")
    ran = call("extract", "boats.txt", "-o", "out", "--model", "m")
    assert ran.code == 2
    assert ran.err.startswith("factgen: no model to ask")
    for way in ("OPENAI_API_KEY", "--base-url URL", "--replay"):
        assert way in ran.err
    assert not (call.folder / "out").exists()


def test_an_endpoint_that_does_not_know_the_mode(call: Calling) -> None:
    call.write("a.txt")
    call.write("b.txt", TEXT.replace("Two", "Five"))
    with StubServer([fault(400, "tools are not supported")]) as server:
        ran = call("extract", "a.txt", "b.txt", "-o", "out", "-j", "1", *to(server))
    assert ran.code == 2
    assert len(server.received) == 1, "the next call would fail the same way"
    assert all("--mode" in line for line in (*ran.lines_with("a: "), *ran.lines_with("b: ")))


# --- The model ---


def failing(answer: Answer) -> Callable[[Received], Answer]:
    """Fails for articles that tell of five boats, answers for all others."""
    return lambda got: answer if b"Five boats" in got.raw else answering(got)


FAILED: dict[str, tuple[Answer, int, str]] = {
    "refused": (chat(refusal="I will not."), 1, "refused to answer"),
    "filtered": (chat("x", finish="content_filter"), 1, "content filter"),
    "cut": (chat(tool="{", finish="length"), 1, "cut by the token limit"),
    "the wrong shape": (chat(tool='{"rows": []}'), 1, "wrong shape"),
    "no JSON": (chat("I cannot read this."), 1, "wrong shape"),
    "rejected": (fault(400, "bad words"), 1, "rejected the request"),
    "too long": (fault(400, "maximum context length exceeded"), 1, "sentence 1"),
    "broken": (fault(500), 3, "answered 500"),
    "no model": (fault(404), 3, "no model 'm'"),
    "no credit": (fault(402), 3, "no credit left"),
}


@pytest.mark.parametrize(("answer", "code", "words"), FAILED.values(), ids=FAILED.keys())
def test_an_article_that_fails_loses_no_other(
    call: Calling, answer: Answer, code: int, words: str
) -> None:
    call.write("a.txt")
    call.write("b.txt", TEXT.replace("Two", "Five").replace("Monday", "Sunday"))
    call.write("c.txt", TEXT.replace("Monday", "Tuesday"))
    with StubServer(failing(answer)) as server:
        ran = call("extract", "a.txt", "b.txt", "c.txt", "-o", "out", *to(server))
    assert ran.code == code, ran.err
    (line,) = [line for line in ran.err.splitlines() if line.startswith("factgen: ")]
    assert line.startswith("factgen: b: ")
    assert words in line
    assert line.count("b: ") == 1, "named once"
    assert done(call.folder / "out") == ["a", "c"]


def test_a_refused_key_stops_all(call: Calling, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    call.write("a.txt")
    call.write("b.txt", TEXT.replace("Two", "Five"))
    with StubServer([fault(401, f"Incorrect API key: {KEY}")]) as server:
        ran = call("extract", "a.txt", "b.txt", "-o", "out", "-j", "1", *to(server))
    assert ran.code == 3
    assert len(server.received) == 1
    assert "OPENAI_API_KEY" in ran.err
    assert KEY not in ran.err + ran.out


def test_several_codes_at_once(call: Calling) -> None:
    call.write("empty.txt", "")
    call.write("five.txt", TEXT.replace("Two", "Five"))
    with StubServer(failing(fault(500))) as server:
        ran = call("extract", "empty.txt", "five.txt", "-o", "out", *to(server))
    assert ran.code == 3, "3 comes before 1"


def test_a_failed_article_succeeds_when_run_again(call: Calling) -> None:
    call.write("a.txt")
    call.write("b.txt", TEXT.replace("Two", "Five"))
    with StubServer(failing(fault(500))) as server:
        assert call("extract", "a.txt", "b.txt", "-o", "out", *to(server)).code == 3
    with StubServer(answering) as server:
        ran = call("extract", "a.txt", "b.txt", "-o", "out", *to(server))
    assert ran.code == 0
    assert len(server.received) == 1, "only what failed is asked again"
    assert done(call.folder / "out") == ["a", "b"]


def closed_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@pytest.mark.slow
def test_a_dead_endpoint_is_given_up_in_time(call: Calling) -> None:
    call.write("a.txt")
    call.write("b.txt", TEXT.replace("Two", "Five"))
    url = f"http://127.0.0.1:{closed_port()}/v1"
    started = time.monotonic()
    ran = call("extract", "a.txt", "b.txt", "-o", "out", "--base-url", url, "--model", "m")
    assert time.monotonic() - started < 20
    assert ran.code == 3
    assert all(url in line and "--base-url" in line for line in ran.lines_with("factgen: "))
    assert len(ran.lines_with("factgen: ")) == 2


def test_a_dead_endpoint_without_retries(call: Calling) -> None:
    call.write("a.txt")
    url = f"http://127.0.0.1:{closed_port()}/v1"
    ran = call("extract", "a.txt", "-o", "out", "--base-url", url, "--model", "m", "--retries", "0")
    assert ran.code == 3
    assert "Could not connect" in ran.err


# --- Interrupted ---


def test_an_interrupted_run_keeps_what_is_done(call: Calling) -> None:
    call.write("a.txt")
    call.write("b.txt", TEXT.replace("Two", "Five"))

    def stop(got: Received) -> Answer:
        if b"Five boats" in got.raw:
            signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
            return Answer(delay=1.0, drop=True)  # the run ends long before
        return answering(got)

    with StubServer(stop) as server:
        ran = call("extract", "a.txt", "b.txt", "-o", "out", "-j", "1", *to(server))
    assert ran.code == 130
    assert "interrupted; what was done is kept" in ran.err
    assert done(call.folder / "out") == ["a"]
    with StubServer(answering) as server:
        assert call("extract", "a.txt", "b.txt", "-o", "out", *to(server)).code == 0
    assert len(server.received) == 1, "it goes on where it stopped"


# --- Recordings ---


def record(call: Calling) -> Ran:
    call.write("a.txt")
    call.write("b.txt", TEXT.replace("Two", "Five"))
    with StubServer(answering) as server:
        where = ("--record", "--cassettes", "tapes", "--temperature", "0")
        return call("extract", "a.txt", "b.txt", "-o", "rec", *where, *to(server))


def replay(call: Calling, *more: str) -> Ran:
    where = ("--replay", "--cassettes", "tapes")
    with sockets_closed():
        return call("extract", "a.txt", "b.txt", "-o", "rep", *where, *more)


def tables(folder: Path) -> dict[str, str]:
    names = ("claims.jsonl", "events.jsonl", "dropped.jsonl", "claims.csv")
    return {name: (folder / name).read_text() for name in names}


def test_a_recording_replays_the_same_tables_without_a_socket(call: Calling) -> None:
    assert record(call).code == 0
    ran = replay(call)
    assert ran.code == 0, ran.err
    assert tables(call.folder / "rep") == tables(call.folder / "rec")
    assert records(call.folder / "rep" / "claims.jsonl")


def test_an_edited_template_is_a_miss_that_names_article_and_template(call: Calling) -> None:
    record(call)
    source = load_prompts().extract.source
    call.write("mine/extract.prompty", source.replace("You turn a news", "You do turn a news"))
    ran = replay(call, "--prompts", "mine")
    assert ran.code == 2
    for name in "ab":
        (line,) = [x for x in ran.err.splitlines() if x.startswith(f"factgen: {name}: ")]
        assert "another version of template extract" in line
        assert f"{name}.json" in line
    assert "--record" in ran.err, "the way out"


def test_one_article_without_a_recording_stops_no_other(call: Calling) -> None:
    record(call)
    call.write("b.txt", TEXT.replace("Two", "Six"))
    ran = replay(call)
    assert ran.code == 2
    assert done(call.folder / "rep") == ["a"]
    (line,) = [x for x in ran.err.splitlines() if x.startswith("factgen: b: ")]
    assert "another text of the article" in line


def test_an_edit_that_changes_no_byte_sent_keeps_the_recordings(call: Calling) -> None:
    record(call)
    source = load_prompts().extract.source
    call.write("mine/extract.prompty", source.replace('version: "1"', 'version: "2"', 1))
    assert replay(call, "--prompts", "mine").code == 0


def test_nothing_recorded(call: Calling) -> None:
    call.write("a.txt")
    call.write("b.txt")
    ran = replay(call)
    assert ran.code == 2
    assert "no recordings to replay" in ran.err


def test_recordings_hold_no_key(call: Calling, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    record(call)
    for path in (call.folder / "tapes").rglob("*.json"):
        assert KEY not in path.read_text()
        assert "127.0.0.1" not in path.read_text()


# --- Streams ---

RUN = "import sys; from factgen.cli import main; sys.exit(main(sys.argv[1:]))"


def test_a_stream_that_cannot_show_a_letter_ends_no_run(call: Calling, server: StubServer) -> None:
    call.write("boats.txt", TEXT.replace("Kitrus", "Köln “Süd”"))
    ran = subprocess.run(  # noqa: S603
        [sys.executable, "-c", RUN, "extract", "boats.txt", "-o", "out", *to(server)],
        env={"PYTHONIOENCODING": "ascii", "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert b"K\\xf6ln" in ran.stdout
    assert b"\x1b" not in ran.stdout + ran.stderr


def test_a_model_that_takes_no_larger_limit_is_asked_in_windows(call: Calling) -> None:
    def limited(got: Received) -> Answer:
        if "max_tokens" in got.body:
            return fault(400, "max_tokens is too large: this model supports at most 4096")
        if got.body["messages"][-1]["content"].count("\n[") > 4:
            return chat(tool="{", finish="length")
        return answering(got)

    call.write("boats.txt", "\n\n".join([TEXT, "Boats are mended in the yard of Kitrus."] * 3))
    call.write("ferry.txt")
    with StubServer(limited) as server:
        options = ("--base-url", server.base_url, "--model", "m", "-j", "1")
        ran = call("extract", "boats.txt", "ferry.txt", "-o", "out", *options)
    assert (ran.code, "2 articles done, none failed" in ran.out) == (0, True), ran.err
