"""`factgen cassettes check | prune`: recordings that no longer fit what would be asked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from any_article import answering
from stub_server import Answer, Received, Script, StubServer

from cli.calling import TEXT, Calling, Ran
from factgen.session import load_prompts

TAPES = ("--cassettes", "tapes")


def record(call: Calling, script: Script = answering) -> None:
    call.write("in/a.txt")
    call.write("in/b.txt", TEXT.replace("Two", "Five"))
    with StubServer(script) as server:
        options = ("--base-url", server.base_url, "--model", "relay", "--temperature", "0")
        ran = call("extract", "in", "-o", "out", "--record", *TAPES, *options)
    assert ran.code == 0, ran.err


@pytest.fixture
def recorded(call: Calling) -> Calling:
    """A folder with recordings of two articles."""
    record(call)
    return call


def check(call: Calling, *more: str) -> Ran:
    return call("cassettes", "check", "in", *TAPES, *more)


def tape(call: Calling, name: str) -> Path:
    (found,) = (call.folder / "tapes").rglob(f"{name}.json")
    return found


def test_recordings_that_fit(recorded: Calling) -> None:
    ran = check(recorded)
    assert (ran.code, ran.out, ran.err) == (0, "no faults in the recordings of 2 articles\n", "")
    ran = check(recorded, "--json")
    assert (ran.code, json.loads(ran.out)) == (0, [])


def test_a_missing_one(recorded: Calling) -> None:
    tape(recorded, "b").unlink()
    ran = check(recorded)
    assert (ran.code, ran.err) == (5, "factgen: 1 faults in the recordings\n")
    assert ran.out.count("\n") == 1
    assert "b.json: missing: no recording for b and template extract" in ran.out


def test_a_stale_one(recorded: Calling) -> None:
    recorded.write("in/b.txt", TEXT.replace("Two", "Six"))
    ran = check(recorded)
    assert ran.code == 5
    (line,) = ran.out.splitlines()
    assert "b.json: stale: recorded for another text of the article" in line


def test_a_changed_template_makes_all_stale(recorded: Calling) -> None:
    source = load_prompts().extract.source
    recorded.write("mine/extract.prompty", source.replace("You turn", "You do turn", 1))
    ran = check(recorded, "--prompts", "mine", "--json")
    assert ran.code == 5
    lines = json.loads(ran.out)
    assert len(lines) == 2
    assert all("stale: recorded for another version of template extract" in x for x in lines)


def test_an_unused_one(recorded: Calling) -> None:
    (recorded.folder / "in" / "b.txt").unlink()
    ran = check(recorded)
    assert ran.code == 5
    assert "b.json: unused" in ran.out
    assert "a.json" not in ran.out


def test_a_broken_one(recorded: Calling) -> None:
    path = tape(recorded, "a")
    path.write_text(path.read_text().replace("Two boats", "Ten boats"))
    ran = check(recorded)
    assert ran.code == 5
    assert "a.json: broken: it was altered after it was recorded" in ran.out


def test_a_secret(recorded: Calling) -> None:
    path = tape(recorded, "a")
    path.write_text(path.read_text() + "\n// sk-proj-Qx7mPz2LrT9vKd4NwB8y")
    ran = check(recorded)
    assert ran.code == 5
    assert "a.json: secret: it seems to hold an API key" in ran.out
    assert "Qx7mPz2LrT9v" not in ran.out, "and is not shown"


def test_an_article_that_cannot_be_read_is_told(recorded: Calling) -> None:
    recorded.write("in/c.txt", "")
    ran = check(recorded)
    assert ran.code == 5
    assert "in/c.txt: it is empty\n" in ran.out


def test_a_missing_repair_is_told_beside_another_fault(call: Calling) -> None:
    """Article `a` stands, as a letter, in the path of every recording."""

    def wrong(got: Received) -> Answer:
        body = answering(got).body
        return Answer(body=body.replace('\\"n\\": null', '\\"n\\": \\"77\\"'))

    record(call, wrong)
    (repair,) = (call.folder / "tapes" / "repair").rglob("a.json")
    (extract,) = (call.folder / "tapes" / "extract").rglob("b.json")
    repair.unlink()
    extract.unlink()
    ran = check(call)
    assert ran.code == 5
    assert "a: no recording for a and template repair" in ran.out
    assert "b.json: missing: no recording for b and template extract" in ran.out


def test_a_long_article_is_no_fault(call: Calling) -> None:
    call.write("in/long.txt", "\n\n".join([TEXT] * 400))
    with StubServer(answering) as server:
        options = ("--base-url", server.base_url, "--model", "relay")
        ran = call("extract", "in", "-o", "out", "--record", *TAPES, *options)
    assert ran.code == 0
    assert len(server.received) > 1, "in windows"
    ran = check(call)
    assert (ran.code, ran.out) == (0, "no faults in the recordings of 1 articles\n")


def test_no_recordings_at_all(call: Calling) -> None:
    call.write("in/a.txt")
    ran = check(call)
    assert ran.code == 2
    assert "no recordings to replay" in ran.err


def test_prune_deletes_what_is_unused_and_nothing_else(recorded: Calling) -> None:
    kept, unused = tape(recorded, "a"), tape(recorded, "b")
    (recorded.folder / "in" / "b.txt").unlink()
    ran = recorded("cassettes", "prune", "in", *TAPES)
    assert (ran.code, ran.err) == (0, "")
    assert "deleted 1: " in ran.out
    assert kept.exists()
    assert not unused.exists()
    ran = recorded("cassettes", "prune", "in", *TAPES)
    assert (ran.code, ran.out) == (0, "deleted 0: none was unused\n")


def test_prune_deletes_nothing_while_an_article_misses(recorded: Calling) -> None:
    unused = tape(recorded, "b")
    (recorded.folder / "in" / "b.txt").unlink()
    recorded.write("in/a.txt", TEXT.replace("Two", "Six"))
    ran = recorded("cassettes", "prune", "in", *TAPES)
    assert ran.code == 5
    assert "nothing was deleted" in ran.err
    assert unused.exists()


def test_prune_of_one_article_leaves_those_of_others(recorded: Calling) -> None:
    other = tape(recorded, "b")
    ran = recorded("cassettes", "prune", "in/a.txt", *TAPES)
    assert (ran.code, ran.out) == (0, "deleted 0: none was unused\n")
    assert other.exists()
