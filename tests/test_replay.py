"""The bundled articles from their recordings: the whole way, with every socket closed."""

from __future__ import annotations

import shutil
import socket
from pathlib import Path

import pytest

from factgen import cassettes, comparing, prompts, session
from factgen.cli import demo, main
from factgen.cli.demo import bundled
from factgen.cli.extract import load
from factgen.config import model_settings
from factgen.data import data_dir
from factgen.export.intact import tables_fault
from factgen.models import ClaimTable, Fact, FactTable
from factgen.settings import ExtractSettings


@pytest.fixture(autouse=True)
def closed(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a replay opened a socket")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)


def replayed(templates: Path | None = None) -> session.Outcome:
    folder = data_dir("cassettes")
    plan = session.Session(
        model=model_settings({}, {}, folder, recorded=cassettes.recorded_settings(folder)),
        extract=ExtractSettings(),
        prompts=session.load_prompts(templates),
        answers="replay",
        cassettes=(folder,),
    )
    loaded, unread = load([str(path) for path in bundled("embassy")])
    assert unread == []
    return session.run(plan, [item.article for item in loaded])


@pytest.fixture(scope="module")
def tables() -> dict[str, ClaimTable]:
    outcome = replayed()
    assert outcome.result.failures == ()
    return {table.article.id: table for table in outcome.result.tables}


def counts(table: ClaimTable, attribute: str) -> set[tuple[str | None, str | None]]:
    """Bounds of an attribute's quantities, as text."""
    found = (c.quantity for c in table.claims if c.attribute == attribute)
    return {
        (None if q.low is None else str(q.low), None if q.high is None else str(q.high))
        for q in found
        if q is not None
    }


def test_every_article_has_its_table(tables: dict[str, ClaimTable]) -> None:
    assert set(tables) == {
        "embassy-wire",
        "embassy-student",
        "embassy-blog",
        "embassy-translated",
        "embassy-agency",
    }
    assert tables_fault(list(tables.values())) is None
    assert all(len(table.claims) >= 20 for table in tables.values())


def test_every_quote_is_its_slice(tables: dict[str, ClaimTable]) -> None:
    for table in tables.values():
        for claim in table.claims:
            for mention in claim.evidence:
                for part in mention:
                    start, end = table.article.sentences[part.sentence - 1]
                    assert start <= part.start < part.end <= end
                    assert table.article.text[part.start : part.end] == part.quote


def test_one_attack_has_three_four_and_five_rockets(tables: dict[str, ClaimTable]) -> None:
    fired = {
        name: {
            bounds
            for attribute in ("projectiles_fired", "projectiles_hit")
            for bounds in counts(tables[name], attribute)
        }
        for name in ("embassy-blog", "embassy-student", "embassy-agency")
    }
    assert ("3", "3") in fired["embassy-blog"]
    assert ("4", "4") in fired["embassy-student"]
    assert ("5", "5") in fired["embassy-agency"]


def test_none_one_and_three_were_hurt(tables: dict[str, ClaimTable]) -> None:
    assert ("3", "3") in counts(tables["embassy-student"], "injured")
    hurt = counts(tables["embassy-agency"], "injured")
    assert ("3", "3") in hurt
    no_casualties = counts(tables["embassy-agency"], "casualties")
    assert ("0", "0") in no_casualties | hurt


def test_no_year_is_known_that_no_article_gives(tables: dict[str, ClaimTable]) -> None:
    for event in tables["embassy-translated"].events:
        if event.role == "main" and event.time and event.time.date:
            assert event.time.date.startswith("XXXX")
    for event in tables["embassy-wire"].events:
        if event.role == "main" and event.time and event.time.date:
            assert not event.time.date.startswith("20")


def test_the_demo_prints_tables_and_summary(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["demo", "-o", str(tmp_path)]) == 0
    out, _ = capsys.readouterr()
    assert "5 articles done, none failed" in out
    assert (tmp_path / "claims.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert {path.stem for path in (tmp_path / "articles").glob("*.md")} >= {"embassy-wire"}


def test_an_edited_template_is_a_miss_for_every_article(tmp_path: Path) -> None:
    text = (data_dir("prompts") / "extract.prompty").read_text(encoding="utf-8")
    changed = text.replace("You turn a news article", "You turn one news article")
    assert changed != text
    (tmp_path / "extract.prompty").write_text(changed, encoding="utf-8")
    outcome = replayed(tmp_path)
    assert outcome.result.tables == ()
    assert len(outcome.result.failures) == 5
    for failure in outcome.result.failures:
        assert failure.code == 2
        assert failure.subject in failure.reason
        assert "extract" in failure.reason


@pytest.mark.slow  # replays all forty articles
def test_the_recordings_are_sound(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cassettes", "check"]) == 0
    assert "no faults" in capsys.readouterr().out


def compared() -> tuple[comparing.Compared, dict[str, str]]:
    """The demo's fact table, and the article and event of each story by its id."""
    folder = data_dir("cassettes")
    plan = comparing.Comparing(
        attributes=prompts.attributes(),
        templates=comparing.load_templates(),
        model=model_settings({}, {}, folder, recorded=cassettes.recorded_settings(folder)),
        answers="replay",
        cassettes=(folder,),
    )
    found = comparing.run(plan, replayed().result.tables)
    members = [(m, story.id) for story in found.table.stories for m in story.members]
    return found, {m.article: story for m, story in members if m.event == "attack"}


@pytest.fixture(scope="module")
def facts() -> tuple[FactTable, dict[str, str]]:
    found, attacks = compared()
    assert found.table.failures == ()
    assert found.table.notes == ()
    return found.table, attacks


def fact(table: FactTable, story: str, attribute: str, scope: str = "") -> Fact:
    """The one fact of a story on an attribute, by the beginning of its scope."""
    (found,) = [
        f
        for f in table.facts
        if (f.event, f.attribute) == (story, attribute) and f.scope.startswith(scope)
    ]
    return found


def test_three_attacks_stay_three(facts: tuple[FactTable, dict[str, str]]) -> None:
    _, attacks = facts
    january = {attacks[f"embassy-{name}"] for name in ("agency", "blog", "student")}
    assert len(january) == 1
    assert len({*january, attacks["embassy-wire"], attacks["embassy-translated"]}) == 3


def test_three_four_and_five_rockets_contradict_each_other(
    facts: tuple[FactTable, dict[str, str]],
) -> None:
    table, attacks = facts
    found = fact(table, attacks["embassy-agency"], "projectiles_fired")
    assert found.status == "conflicting"
    assert all(number in found.reason for number in "345")
    assert "cafeteria" not in found.reason


def test_no_casualties_stands_against_the_wounded(
    facts: tuple[FactTable, dict[str, str]],
) -> None:
    table, attacks = facts
    for name in ("agency", "wire"):
        assert fact(table, attacks[f"embassy-{name}"], "casualties").status == "conflicting"


def test_nearly_and_over_five_hundred_dead_are_no_conflict(
    facts: tuple[FactTable, dict[str, str]],
) -> None:
    table, _ = facts
    found = fact(table, "embassy-agency.unrest", "killed")
    assert {r.claim.partition(":")[0] for r in found.readings} == {
        "embassy-agency",
        "embassy-student",
    }
    assert found.status == "unclear"


def test_what_an_agency_s_source_says_in_two_articles_is_one_origin(
    facts: tuple[FactTable, dict[str, str]],
) -> None:
    table, attacks = facts
    found = fact(table, attacks["embassy-agency"], "time", "the hit on the cafeteria")
    assert len({r.claim.partition(":")[0] for r in found.readings}) == 2
    assert (found.status, len(found.origins)) == ("single", 1)


def test_every_claim_is_placed(
    facts: tuple[FactTable, dict[str, str]], tables: dict[str, ClaimTable]
) -> None:
    table, _ = facts
    placed = [r.claim for f in table.facts for r in f.readings]
    placed += [row.claim for row in table.unplaced]
    assert sorted(placed) == sorted(c.id for t in tables.values() for c in t.claims)


def test_an_edited_link_template_is_a_miss(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (data_dir("prompts") / "link.prompty").read_text(encoding="utf-8")
    changed = text.replace("You decide for pairs", "You decide for all pairs")
    assert changed != text
    (tmp_path / "link.prompty").write_text(changed, encoding="utf-8")
    out = tmp_path / "run"
    assert main(["demo", "-o", str(out)]) == 0
    capsys.readouterr()
    assert main(["compare", str(out), "--replay", "--prompts", str(tmp_path)]) == 2
    assert "link" in capsys.readouterr().err


def test_a_comparison_without_its_recording_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    known = [entry for entry in demo._index() if entry.story == demo.STORY]
    monkeypatch.setattr(demo, "_index", lambda: known)  # one story tells as much as ten
    folder = tmp_path / "cassettes"
    shutil.copytree(data_dir("cassettes"), folder)
    (gone,) = folder.glob("link/*/embassy-agency.unrest.json")
    stray = gone.with_name("nobody.json")
    gone.rename(stray)
    assert main(["cassettes", "check", "--cassettes", str(folder)]) == 5
    out = capsys.readouterr().out
    assert "embassy-agency.unrest" in out
    assert main(["cassettes", "prune", "--cassettes", str(folder)]) == 5
    assert stray.exists()
