"""`factgen compare` from end to end: what it prints, writes and says, and how each fault ends."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import told
from stub_server import Answer, Received, StubServer, chat, fault
from taping import sockets_closed

from cli.calling import Calling, records
from factgen import export
from factgen.config import WAYS_ON_COMPARING
from factgen.draft import AlignAnswer
from factgen.models import ClaimTable, Time

FACT_FILES = ("stories.jsonl", "facts.jsonl", "unplaced.jsonl", "facts.csv", "facts.md")
TABLE_FILES = ("articles.jsonl", "events.jsonl", "claims.jsonl", "dropped.jsonl")


def answering(got: Received) -> Answer:
    """npb and post tell of one event; nothing is gathered."""
    prompt = got.body["messages"][-1]["content"]
    if "[group " in prompt:
        return chat(tool=AlignAnswer(questions=[], left=[]).model_dump_json())
    return chat(tool=told.decided(prompt, [("npb", "post")]).model_dump_json())


@pytest.fixture
def judge() -> Iterator[StubServer]:
    """An endpoint that decides what is doubtful."""
    with StubServer(answering) as running:
        yield running


def to(server: StubServer) -> tuple[str, ...]:
    return ("--base-url", server.base_url, "--model", "m", "--retries", "0")


def npb() -> ClaimTable:
    """Three were hurt in the fire; and, by the way, of a vote."""
    vote = told.event("vote", label="vote in parliament", place="Lindby", role="background")
    voted = told.row("The vote was close.", event="vote", attribute="finding", value="close")
    claim = told.hurt(3, sources=told.OFFICIAL, part="total")
    return told.table("npb", claim, voted, events=[told.event(), vote])


def post() -> ClaimTable:
    """Four were hurt, in a fire some day of that month."""
    return told.table("post", told.hurt(4), events=[told.event(time=Time(date="2021-03"))])


def stored(folder: Path, *tables: ClaimTable) -> Path:
    export.write(folder, tables)
    return folder


@pytest.fixture
def run(call: Calling) -> Path:
    """A folder with two articles about one fire."""
    return stored(call.folder / "run", npb(), post())


def texts(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# --- What goes well ---


def test_the_fact_table_is_printed_and_written_to_the_one_folder(call: Calling, run: Path) -> None:
    claims = (run / "claims.jsonl").read_bytes()
    ran = call("compare", "run", "--no-model")
    assert ran.code == 0
    assert "main event: fire in the port of Veldhaven" in ran.out
    assert "harbour master" in ran.out
    assert ran.err == "written to run\n"
    assert {path.name for path in run.iterdir()} >= {*FACT_FILES, *TABLE_FILES}
    assert (run / "claims.jsonl").read_bytes() == claims
    assert {record["event"] for record in records(run / "facts.jsonl")} == {"npb.fire", "npb.vote"}


def test_a_file_of_the_folder_serves_as_well(call: Calling, run: Path) -> None:
    ran = call("compare", "run/claims.jsonl", "--no-model")
    assert (ran.code, ran.err) == (0, "written to run\n")


def test_background_is_folded_unless_all_is_asked_for(call: Calling, run: Path) -> None:
    assert "The vote was close." not in call("compare", "run", "--no-model").out
    assert "The vote was close." in call("compare", "run", "--no-model", "--all").out


def test_json_is_all_that_is_printed(call: Calling, run: Path) -> None:
    ran = call("compare", "run", "--no-model", "--json")
    found = json.loads(ran.out)
    assert (ran.code, found["exit_code"], ran.err) == (0, 0, "")
    assert [story["id"] for story in found["stories"]] == ["npb.fire", "npb.vote"]
    assert found["facts"] == records(run / "facts.jsonl")


def test_another_folder_holds_tables_and_facts(call: Calling, run: Path) -> None:
    ran = call("compare", "run", "-o", "out", "--no-model")
    assert (ran.code, ran.err) == (0, "written to out\n")
    for name in TABLE_FILES:
        assert (call.folder / "out" / name).read_bytes() == (run / name).read_bytes()
    assert not (run / "facts.jsonl").exists()
    assert call("compare", "out", "--no-model").out == ran.out


def test_the_folder_itself_under_another_name_is_not_written_anew(call: Calling, run: Path) -> None:
    (run / "articles" / "npb.md").write_text("with what the run cost", encoding="utf-8")
    ran = call("compare", "run", "-o", run.resolve(), "--no-model")
    assert ran.code == 0
    assert (run / "articles" / "npb.md").read_text(encoding="utf-8") == "with what the run cost"


def test_several_folders_without_o_are_printed_only(call: Calling) -> None:
    one, two = stored(call.folder / "one", npb()), stored(call.folder / "two", post())
    before = texts(call.folder)
    for extra in ([], ["--json"]):
        ran = call("compare", "one", "two", "one/../one", "--no-model", *extra)
        assert ran.code == 0
        assert "nothing was written: with several folders give -o DIR\n" in ran.err
        assert texts(call.folder) == before
    ran = call("compare", two, one, "-o", "both", "--no-model")
    assert (ran.code, ran.err) == (0, "written to both\n")
    assert [record["id"] for record in records(call.folder / "both" / "stories.jsonl")] == [
        "npb.fire",
        "npb.vote",
    ]


def test_notes_are_told_beside_the_table(call: Calling) -> None:
    twin = npb().article.model_copy(update={"id": "twin"})
    claims = [
        claim.model_copy(update={"id": f"twin:{n}", "article": "twin"})
        for n, claim in enumerate(npb().claims)
    ]
    events = [event.model_copy(update={"article": "twin"}) for event in npb().events]
    again = ClaimTable(article=twin, claims=tuple(claims), events=tuple(events))
    stored(call.folder / "run", npb(), again)
    ran = call("compare", "run", "--no-model")
    assert ran.code == 0
    assert "note: article twin has the same text as npb, which is counted\n" in ran.err
    assert "claims not placed" in ran.out


# --- Fixed by hand ---


def test_stories_yaml_of_the_folder_rules(call: Calling, run: Path) -> None:
    (run / "stories.yaml").write_text("apart: [[npb/fire, post/fire]]", encoding="utf-8")
    ran = call("compare", "run", "--no-model")
    assert ran.code == 0
    assert "by hand" in ran.out
    assert len(records(run / "stories.jsonl")) == 3
    other = call.write("other.yaml", "")
    assert call("compare", "run", "--no-model", "--stories", other).code == 0
    assert len(records(run / "stories.jsonl")) == 2


def test_a_fault_in_it_names_file_and_line(call: Calling, run: Path) -> None:
    (run / "stories.yaml").write_text("same:\n- [npb/fire, post/flood]\n", encoding="utf-8")
    ran = call("compare", "run", "--no-model")
    assert ran.code == 2
    assert ran.err.startswith("factgen: run/stories.yaml:2: `post/flood` is no event")
    assert not (run / "facts.jsonl").exists()


# --- A model ---


def test_a_model_is_asked_once_for_what_is_doubtful(
    call: Calling, run: Path, judge: StubServer
) -> None:
    ran = call("compare", "run", *to(judge))
    asked = len(judge.received)
    assert ran.code == 0
    assert asked > 0
    assert "so they tell" in ran.out
    assert f"{asked} call" in ran.err
    assert "npb.fire: link answered" in ran.err.splitlines()
    with sockets_closed():
        again = call("compare", "run", *to(judge))
    assert (again.code, again.out) == (0, ran.out)
    assert again.lines_with("no calls, ")


def test_a_comparison_is_recorded_and_replayed_offline(
    call: Calling, run: Path, judge: StubServer
) -> None:
    ran = call("compare", "run", "-o", "one", "--record", "--cassettes", "tapes", *to(judge))
    assert ran.code == 0
    assert list((call.folder / "tapes").rglob("npb.fire.json"))
    with sockets_closed():
        again = call("compare", "run", "-o", "two", "--replay", "--cassettes", "tapes")
    assert (again.code, again.out) == (0, ran.out)
    assert again.err == "answered from recordings: nothing was sent or paid for\nwritten to two\n"
    for name in FACT_FILES:
        assert (call.folder / "one" / name).read_bytes() == (
            call.folder / "two" / name
        ).read_bytes()


def test_a_recording_that_is_stale_names_the_story(
    call: Calling, run: Path, judge: StubServer
) -> None:
    call("compare", "run", "--record", "--cassettes", "tapes", *to(judge))
    stored(run, npb(), told.table("post", told.hurt(9), events=list(post().events)))
    ran = call("compare", "run", "-o", "out", "--replay", "--cassettes", "tapes")
    assert ran.code == 2
    assert ran.err.startswith("factgen: npb.fire: recorded for another text")
    assert not (call.folder / "out" / "facts.jsonl").exists()


def test_a_call_that_fails_is_listed_and_rules_decide(call: Calling, run: Path) -> None:
    by_rules = call("compare", "run", "--no-model").out
    with StubServer([chat(tool="{}")]) as server:
        ran = call("compare", "run", *to(server))
        found = json.loads(call("compare", "run", "--json", *to(server)).out)
    assert (ran.code, ran.out) == (1, by_rules)
    (line,) = ran.lines_with("npb.fire")
    assert line.startswith("factgen: npb.fire: ")
    assert line.endswith("what the link template was to settle is left to rules")
    assert found["exit_code"] == 1
    assert [failure["subject"] for failure in found["failures"]] == ["npb.fire"]
    assert "is left to rules" in (run / "facts.md").read_text(encoding="utf-8")


def test_a_key_that_is_refused_ends_it(call: Calling, run: Path) -> None:
    with StubServer([fault(401)]) as server:
        ran = call("compare", "run", *to(server))
    assert ran.code == 3
    assert not (run / "facts.jsonl").exists()


def test_without_a_model_the_ways_on_are_named(call: Calling, run: Path) -> None:
    ran = call("compare", "run")
    assert (ran.code, ran.err) == (2, f"factgen: {WAYS_ON_COMPARING}\n")
    for way in ("--no-model", "OPENAI_API_KEY", "--base-url", "--replay"):
        assert way in WAYS_ON_COMPARING
    assert not (run / "facts.jsonl").exists()


# --- Wrong input ---


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("none", "none: is not there; give a folder that `factgen extract -o` has written"),
        ("boats.txt", "boats.txt: no claim tables; run `factgen extract boats.txt -o DIR` first"),
        ("empty", "empty/articles.jsonl: is not there; give a folder that"),
    ],
)
def test_what_is_no_claim_tables(call: Calling, run: Path, given: str, words: str) -> None:
    call.write("boats.txt")
    (call.folder / "empty").mkdir()
    for inputs in ([given], ["run", given]):
        ran = call("compare", *inputs, "--no-model")
        assert ran.code == 2
        assert ran.err.startswith(f"factgen: {words}")
        assert ran.out == ""


def test_one_article_that_differs_in_two_folders(call: Calling, run: Path) -> None:
    stored(call.folder / "other", told.table("npb", told.hurt(9)))
    ran = call("compare", "run", "other", "--no-model")
    assert ran.code == 2
    assert ran.err.startswith("factgen: other: its article npb is not the one of run; ")


def test_a_folder_with_other_tables_is_no_output(call: Calling, run: Path) -> None:
    own = stored(call.folder / "own", told.table("else", told.hurt(9)))
    before = texts(own)
    ran = call("compare", "run", "-o", "own", "--no-model")
    assert ran.code == 2
    assert ran.err.startswith("factgen: own: its table of article else is none of those compared")
    ran = call("compare", "run", "own", "-o", "own", "--no-model")
    assert ran.code == 2
    assert ran.err.startswith("factgen: own: is one of the folders compared and keeps its own")
    assert texts(own) == before


def test_an_output_that_cannot_be_written(call: Calling, run: Path) -> None:
    call.write("taken", "a file")
    ran = call("compare", "run", "-o", "taken", "--no-model")
    assert ran.code == 2
    assert ran.err.startswith("factgen: taken: cannot be written to")


def test_a_fixes_file_that_is_not_there(call: Calling, run: Path) -> None:
    ran = call("compare", "run", "--no-model", "--stories", "none.yaml")
    assert ran.code == 2
    assert ran.err.startswith("factgen: none.yaml: cannot be read: No such file")
