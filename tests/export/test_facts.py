"""The files of a fact table: what they hold, that they read as they were, and fit their schemas."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import facts_built
import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from factgen.errors import CheckFailed
from factgen.export import read_facts, write, write_facts
from factgen.export.facts import files
from factgen.export.schemas import schemas
from factgen.models import Fact, FactTable, Member, Story, Unplaced

RECORDS = {"stories": "story", "facts": "fact", "unplaced": "unplaced"}
MODELS = {"stories": Story, "facts": Fact, "unplaced": Unplaced}
VALIDATORS = {name: Draft202012Validator(schemas()[RECORDS[name]]) for name in RECORDS}


def records(made: facts_built.Made, name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in files(*made)[f"{name}.jsonl"].splitlines()]


def stored(table: FactTable) -> FactTable:
    """What of a table the files keep."""
    return table.model_copy(update={"notes": ()})


def test_the_files() -> None:
    assert sorted(files(facts_built.table(), facts_built.both())) == [
        *("facts.csv", "facts.jsonl", "facts.md", "stories.jsonl", "unplaced.jsonl")
    ]


@pytest.mark.parametrize("name", RECORDS)
def test_fields_stand_in_the_order_of_the_models(name: str) -> None:
    rows = records((facts_built.table(), facts_built.both()), name)
    assert rows
    assert all(list(row) == list(MODELS[name].model_fields) for row in rows)


@pytest.mark.parametrize("field", Fact.model_fields)
def test_every_field_of_a_fact_must_be_there(field: str) -> None:
    row = records((facts_built.table(), facts_built.both()), "facts")[0]
    assert VALIDATORS["facts"].is_valid(row)
    del row[field]
    assert not VALIDATORS["facts"].is_valid(row)


def test_a_status_that_is_none_does_not_fit() -> None:
    row = records((facts_built.table(), facts_built.both()), "facts")[0]
    assert not VALIDATORS["facts"].is_valid(row | {"status": "disputed"})


def test_a_written_table_reads_as_it_was(tmp_path: Path) -> None:
    write(tmp_path, facts_built.both())
    write_facts(tmp_path, facts_built.table(), facts_built.both())
    assert read_facts(tmp_path) == stored(facts_built.table())


@given(facts_built.any_facts())
def test_any_table_fits_its_schemas_and_reads_as_it_was(made: facts_built.Made) -> None:
    table, tables = made
    for name, validator in VALIDATORS.items():
        assert all(validator.is_valid(row) for row in records(made, name))
    with TemporaryDirectory() as folder:
        write(Path(folder), tables)
        write_facts(Path(folder), table, tables)
        assert read_facts(Path(folder)) == stored(table)


def test_an_empty_table_is_written_and_read(tmp_path: Path) -> None:
    write(tmp_path, [])
    write_facts(tmp_path, FactTable(), [])
    assert read_facts(tmp_path) == FactTable()


STORY = facts_built.story()
UNFIT = [
    pytest.param({"stories": (STORY, STORY)}, "story 's1' is there twice", id="story twice"),
    pytest.param(
        {"stories": (facts_built.story(members=STORY.members * 2),)},
        "story 's1' has two events of one article",
        id="article twice",
    ),
    pytest.param(
        {"stories": (facts_built.story(members=(Member(article="ferry", event="x"),)),)},
        "story 's1' names the event 'x' of article 'ferry', which is not there",
        id="no event",
    ),
    pytest.param(
        {"stories": (STORY, facts_built.story(id="s9"))},
        "story 's9' names the event 'stranding' of article 'ferry', which is in story 's1'",
        id="event twice",
    ),
    pytest.param(
        {"stories": (STORY,), "facts": (facts_built.fact(),) * 2},
        "fact 'f1' is there twice",
        id="fact twice",
    ),
    pytest.param(
        {"stories": (STORY,), "facts": (facts_built.fact(event="s9"),)},
        "fact 'f1' is about story 's9', which is not there",
        id="no story",
    ),
    pytest.param(
        {
            "stories": (STORY,),
            "facts": (
                facts_built.fact(
                    readings=(
                        facts_built.reading("wire:00000001").model_copy(update={"claim": "x"}),
                    )
                ),
            ),
        },
        "fact 'f1' names claim 'x', which is not there",
        id="no claim",
    ),
    pytest.param(
        {
            "stories": (STORY,),
            "facts": (
                facts_built.fact(readings=(facts_built.reading("wire:00000001", copy_of="x"),)),
            ),
        },
        "fact 'f1' names claim 'x' as copied, which is not there",
        id="no original",
    ),
    pytest.param(
        {"stories": (STORY,), "facts": (facts_built.lone(1, "wire:00000007"),)},
        "fact 'f1' names claim 'wire:00000007', which is not about its story",
        id="across stories",
    ),
    pytest.param(
        {"stories": (STORY,), "facts": (facts_built.day(), facts_built.day(id="f9"))},
        "fact 'f9' names claim 'ferry:00000004', which is in fact 'f3' already",
        id="two facts",
    ),
    pytest.param(
        {"stories": (STORY,), "facts": (facts_built.day(readings=facts_built.day().readings * 2),)},
        "fact 'f3' names claim 'ferry:00000004', which is in fact 'f3' already",
        id="twice in one fact",
    ),
    pytest.param(
        {"facts": (), "unplaced": (Unplaced(claim="x", article="wire", reason=""),)},
        "names claim 'x', which is not there",
        id="unplaced not there",
    ),
    pytest.param(
        {"unplaced": (Unplaced(claim="wire:00000009", article="ferry", reason=""),)},
        "names claim 'wire:00000009', which is not of article 'ferry'",
        id="other article",
    ),
    pytest.param(
        {"unplaced": (Unplaced(claim="wire:00000001", article="wire", reason=""),)},
        "names claim 'wire:00000001', which is in fact 'f1' already",
        id="placed and unplaced",
    ),
    pytest.param(
        {"unplaced": facts_built.table().unplaced * 2},
        "names claim 'wire:00000009', which is in the claims not placed already",
        id="unplaced twice",
    ),
]


@pytest.mark.parametrize(("changes", "said"), UNFIT)
def test_a_table_that_does_not_fit_is_not_written(
    tmp_path: Path, changes: dict[str, object], said: str
) -> None:
    table = facts_built.table(**changes)
    with pytest.raises(CheckFailed, match="nothing was written") as caught:
        write_facts(tmp_path, table, facts_built.both())
    assert f": {said};" in str(caught.value)
    assert list(tmp_path.iterdir()) == []
