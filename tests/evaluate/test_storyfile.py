"""Gold of a story: what a file says, and every fault of it with file and line."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
import three_articles as world

from factgen.errors import InputError
from factgen.evaluate import storyfile
from factgen.evaluate.gold import Gold


def write(folder: Path, text: str | bytes) -> Path:
    path = folder / "store.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def faults(path: Path, golds: Mapping[str, Gold] | None = None) -> list[str]:
    """Each fault as line and text."""
    gold, found = storyfile.check(path, world.golds() if golds is None else golds)
    assert gold is None
    assert {fault.file for fault in found} == {str(path)}
    return [f"{fault.line}: {fault.text}" for fault in found]


def line(of: str) -> int:
    """The last line of the story's text that holds `of`."""
    return max(n for n, one in enumerate(world.TEXT.splitlines(), 1) if of in one)


def test_a_file_without_faults(tmp_path: Path) -> None:
    path = write(tmp_path, world.TEXT)
    gold, found = storyfile.check(path, world.golds())
    assert found == []
    assert gold == replace(
        world.story(),
        file=str(path),
        version=hashlib.sha256(world.TEXT.encode()).hexdigest(),
        lines={one.id: line(f"- id: {one.id}") for one in world.story().facts},
    )
    assert gold == storyfile.read(path, world.golds())


def test_members_are_articles_with_their_events(tmp_path: Path) -> None:
    gold = storyfile.read(write(tmp_path, world.TEXT), world.golds())
    assert gold.events["barn"] == (("dawn", "barn"), ("noon", "old_fire"))


def test_statuses_that_are_accepted_beside_the_gold_one(tmp_path: Path) -> None:
    text = world.TEXT.replace(
        "    readings: [dawn:c3]\n", "    readings: [dawn:c3]\n    accepted: [uncommitted]\n"
    )
    gold = storyfile.read(write(tmp_path, text), world.golds())
    assert {fact.id: fact.accepted for fact in gold.facts if fact.accepted} == {
        "cause": ["uncommitted"]
    }


def test_the_version_is_of_the_text_and_not_of_a_checkout(tmp_path: Path) -> None:
    here = storyfile.read(write(tmp_path, world.TEXT), world.golds())
    windows = "\ufeff" + world.TEXT.replace("\n", "\r\n")
    assert storyfile.read(write(tmp_path, windows), world.golds()).version == here.version
    changed = world.TEXT.replace("a test", "another")
    assert storyfile.read(write(tmp_path, changed), world.golds()).version != here.version


FAULTS: dict[str, tuple[str, str, list[str]]] = {
    "a status that there is none of": (
        "status: agreed",
        "status: agree",
        ["`facts.2.status` must be 'conflicting', 'unclear'"],
    ),
    "a typo in a field": ("why: One origin.", "wy: One origin.", ["`facts.3.wy` is no known key"]),
    "a member of an article without gold": (
        "noon/old_fire",
        "morning/old_fire",
        [
            "there is no gold of an article morning in story `store`",
            "`noon:c3` is about noon/old_fire, no member of `barn`",
        ],
    ),
    "a member that is no event": (
        "dusk/mill",
        "dusk/mil",
        ["the gold of dusk has no event `mil`", "`dusk:c3` is about dusk/mill, no member of"],
    ),
    "a member without its article": (
        "[dusk/mill]",
        "[dusk/mill, mill]",
        ["`mill` names no event: write article/event"],
    ),
    "a member of two groups": (
        "[dusk/mill]",
        "[dusk/mill, dawn/barn]",
        ["`dawn/barn` is a member of `barn` already"],
    ),
    "two events of one article in a group": (
        "[noon/drill]",
        "[noon/drill, noon/old_fire]",
        ["`noon/old_fire` is a member of `barn` already"],
    ),
    "a group without members": (
        "[noon/drill]",
        "[]",
        ["name an article/event or more", "`noon:c4` is about noon/drill, no member of `drill`"],
    ),
    "an event twice": ("id: mill\n", "id: barn\n", ["there is an event `barn` already"]),
    "a fact of no event": ("event: mill", "event: mills", ["`mills` is not in `events`"]),
    "a fact twice": (
        "id: mill_injured",
        "id: cause",
        ["there is a fact `cause` already"],
    ),
    "a fact without readings": (
        "readings: [noon:c4]",
        "readings: []",
        ["a fact has one reading or more"],
    ),
    "a reading that is no claim": (
        "readings: [noon:c4]",
        "readings: [noon:c5]",
        ["the gold of noon has no claim `c5`"],
    ),
    "a reading without its article": (
        "readings: [noon:c4]",
        "readings: [c4]",
        ["`c4` names no claim: write article:id"],
    ),
    "a reading of an article without gold": (
        "readings: [noon:c4]",
        "readings: [evening:c4]",
        ["there is no gold of an article evening in story `store`"],
    ),
    "a claim in two facts": (
        "readings: [dawn:c3]",
        "readings: [dawn:c3, dusk:c2]",
        ["`dusk:c2` is a reading of `casualties` already"],
    ),
    "a claim twice in one fact": (
        "readings: [dawn:c3]",
        "readings: [dawn:c3, dawn:c3]",
        ["`dawn:c3` is a reading of `cause` already"],
    ),
    "a reading about another event": (
        "readings: [dawn:c3]",
        "readings: [dawn:c3, noon:c4]",
        ["`noon:c4` is about noon/drill, no member of `store`", "is a reading of `cause` already"],
    ),
    "a hard negative of one row": (
        "rows: [dawn:c1, noon:c3]",
        "rows: [dawn:c1]",
        ["name two different claims"],
    ),
    "a hard negative of one row twice": (
        "rows: [dawn:c1, noon:c3]",
        "rows: [dawn:c1, dawn:c1]",
        ["name two different claims"],
    ),
    "a hard negative of three rows": (
        "rows: [dawn:c1, noon:c3]",
        "rows: [dawn:c1, noon:c3, noon:c1]",
        ["name two different claims"],
    ),
    "a hard negative of two rows, one of them twice": (
        "rows: [dawn:c1, noon:c3]",
        "rows: [dawn:c1, noon:c3, noon:c3]",
        ["name two different claims"],
    ),
    "a hard negative of no claim": (
        "rows: [dawn:c1, noon:c3]",
        "rows: [dawn:c1, noon:c9]",
        ["the gold of noon has no claim `c9`"],
    ),
    "another story": (
        "story: store",
        "story: shop",
        ["labels `shop`, but stands for `store`"],
    ),
    "no YAML": ("facts:", "facts: [", ["no YAML"]),
    "a key twice": ("labelled_by: a test", "story: store", ["`labelled_by` is missing"]),
}


@pytest.mark.parametrize(("old", "new", "said"), FAULTS.values(), ids=FAULTS)
def test_every_fault_is_named(tmp_path: Path, old: str, new: str, said: list[str]) -> None:
    assert world.TEXT.count(old) == 1
    path = write(tmp_path, world.TEXT.replace(old, new))
    found = faults(path)
    for one in said:
        assert any(one in fault for fault in found), found


LINES: dict[str, tuple[str, str, str]] = {
    "in a list of events": ("dusk/mill", "dusk/mil", "the gold of dusk"),
    "in a list of readings": ("readings: [dawn:c3]", "readings: [dawn:c8]", "the gold of dawn"),
    "of a fact": ("event: mill", "event: mills", "`mills` is not"),
    "of the ids": ("id: mill_injured", "id: cause", "there is a fact"),
    "of a hard negative": ("rows: [dawn:c2, dusk:c2]", "rows: [dawn:c2]", "name two"),
    "of the story": ("story: store", "story: shop", "labels `shop`"),
}


@pytest.mark.parametrize(("old", "new", "said"), LINES.values(), ids=LINES)
def test_a_fault_stands_in_its_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    found = faults(write(tmp_path, world.TEXT.replace(old, new)))
    assert [one for one in found if one.startswith(f"{line(old)}: {said}")]


def test_all_faults_of_a_file_are_told_in_the_order_of_their_lines(tmp_path: Path) -> None:
    text = (
        world.TEXT.replace("rows: [dawn:c2, dusk:c2]", "rows: [dawn:c2]")
        .replace("event: mill", "event: mills")
        .replace("readings: [dawn:c3]", "readings: [dawn:c8]")
    )
    path = write(tmp_path, text)
    found = faults(path)
    assert [int(one.partition(":")[0]) for one in found] == sorted(
        line(old) for old in ("readings: [dawn:c3]", "event: mill", "rows: [dawn:c2, dusk:c2]")
    )
    with pytest.raises(InputError) as refused:
        storyfile.read(path, world.golds())
    assert str(refused.value).splitlines() == [f"{path}:{one}" for one in found]


def test_a_member_of_one_article_with_another_is_two_occurrences(tmp_path: Path) -> None:
    text = world.TEXT.replace("  - id: drill\n    members: [noon/drill]\n", "")
    path = write(tmp_path, text.replace("noon/old_fire]", "noon/old_fire, noon/drill]"))
    assert any("noon tells of two events, which are never one" in one for one in faults(path))


def test_an_event_without_a_claim_cannot_be_linked(tmp_path: Path) -> None:
    noon = world.gold("noon")
    fewer = noon.table.model_copy(update={"claims": noon.table.claims[:3]})
    golds = {**world.golds(), "noon": replace(noon, table=fewer)}
    found = faults(write(tmp_path, world.TEXT), golds)
    assert (
        f"{line('[noon/drill]')}: no claim of the gold is about `noon/drill`: leave it out" in found
    )


def test_a_story_whose_articles_have_no_gold(tmp_path: Path) -> None:
    found = faults(write(tmp_path, world.TEXT), {})
    assert found == [
        "1: none of its articles has gold: label these first (evals/gold/ARTICLE.yaml)"
    ]


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.yaml: cannot be read: No such file"):
        storyfile.check(tmp_path / "none.yaml", world.golds())
    with pytest.raises(InputError, match="it is not UTF-8"):
        storyfile.check(write(tmp_path, world.TEXT.encode("utf-16")), world.golds())
