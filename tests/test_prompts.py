"""Finding templates, shadowing, and the check of all files at once."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from factgen import data, prompts
from factgen.errors import TemplateError, UsageError

ATTRIBUTES = """\
attributes:
  killed:
    question: How many?
    definition: How many died.
    example: Two died.
    counter_example: Two were hurt.
    values: one
    compare: quantity
"""


def template(name: str, words: str = "Read.", extra: str = "") -> str:
    return (
        f"---\nname: {name}\ndescription: d\ninputs:\n  article: the article\n{extra}---\n"
        f"system:\n{words}\nuser:\n{{{{ article }}}}\n"
    )


SAMPLE = "sample: {article: x}\n"
ROW = "{ev: [[1]], event: loss, attr: sunk, scope: boats, part: total, value: %s, n: %s, says: %s}"
EXAMPLES = (
    "examples:\n  - article: One boat sank.\n    answer:\n      sources: []\n"
    "      events: [{key: loss, label: a loss, role: main}]\n"
    "      claims: [%s]\n"
)
GOOD = EXAMPLES % (ROW % ("one", '"1"', "One boat sank."))
BAD = EXAMPLES % (ROW % ("two", '"2"', "Two boats sank."))


def write(folder: Path, files: dict[str, str]) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that stands in for the prompts that factgen ships."""
    folder = write(
        tmp_path / "shipped",
        {
            "one.prompty": template("one", extra=SAMPLE),
            "two.prompty": template("two", extra=SAMPLE),
            "attributes.yaml": ATTRIBUTES,
            "notes.md": "no template",
        },
    )
    monkeypatch.setattr(prompts, "data_dir", lambda kind: folder)
    return folder


def test_a_shipped_template_is_found(shipped: Path) -> None:
    found = prompts.find("one")
    assert (found.name, found.file) == ("one", str(shipped / "one.prompty"))


def test_a_users_folder_shadows_file_by_file(shipped: Path, tmp_path: Path) -> None:
    own = write(tmp_path / "own", {"one.prompty": template("one", "Mine.")})
    assert prompts.find("one", own).render(article="x")[0].content == "Mine."
    assert prompts.find("two", own).file == str(shipped / "two.prompty")
    assert prompts.attributes(own) == prompts.attributes()


def test_attributes_are_shadowed_as_a_whole(shipped: Path, tmp_path: Path) -> None:
    own = write(tmp_path / "own", {"attributes.yaml": ATTRIBUTES.replace("killed", "lost")})
    assert [a.name for a in prompts.attributes(own).attributes] == ["lost"]
    assert prompts.attributes(own).hash != prompts.attributes().hash


def test_available_lists_what_is_in_force(shipped: Path, tmp_path: Path) -> None:
    mine = template("one", "Mine.")
    own = write(tmp_path / "own", {"one.prompty": mine, "three.prompty": "broken"})
    one, three, two = prompts.available(own)
    assert one == prompts.Available(
        "one", own / "one.prompty", True, hashlib.sha256(mine.encode()).hexdigest()
    )
    assert one.hash == prompts.find("one", own).hash
    assert (three.name, three.path, three.shadows) == ("three", own / "three.prompty", False)
    assert (two.name, two.path, two.shadows) == ("two", shipped / "two.prompty", False)
    assert [found.name for found in prompts.available()] == ["one", "two"]


@pytest.mark.parametrize("name", ["../one", "one.prompty", "", "One", "a/b"])
def test_a_name_is_no_path(shipped: Path, name: str) -> None:
    with pytest.raises(TemplateError, match="is no name of a template"):
        prompts.find(name)


def test_an_unknown_template_names_the_known(shipped: Path) -> None:
    with pytest.raises(TemplateError, match=r"no template 'three' .*there are: one, two"):
        prompts.find("three")


def test_a_folder_that_is_not_there(shipped: Path, tmp_path: Path) -> None:
    for call in (prompts.available, prompts.attributes, prompts.check):
        with pytest.raises(TemplateError, match="nowhere is no folder of templates"):
            call(tmp_path / "nowhere")


def test_a_file_that_is_no_utf8(shipped: Path) -> None:
    (shipped / "one.prompty").write_bytes(b"---\nname: \xff\n")
    with pytest.raises(TemplateError, match=r"one\.prompty:2: no UTF-8"):
        prompts.find("one")
    assert [found.name for found in prompts.available()] == ["one", "two"]
    assert [fault.text for fault in prompts.check()] == ["no UTF-8: save the file as UTF-8"]


def test_sound_files_have_no_faults(shipped: Path) -> None:
    assert prompts.check() == []


def test_check_lists_every_fault_of_every_file(shipped: Path, tmp_path: Path) -> None:
    files = {
        "one.prompty": template("one", "{{ tone }}", extra="foo: 1\n"),
        "three.prompty": template("three", "{{ | }}") + "tool:\n",
        "attributes.yaml": ATTRIBUTES.replace("one", "two") + "relations: [killed >= lost]\n",
    }
    own = write(tmp_path / "own", files)
    assert [(Path(f.file).name, f.line) for f in prompts.check(own)] == [
        ("attributes.yaml", 7),
        ("one.prompty", 6),
        ("three.prompty", 8),
        ("three.prompty", 11),
    ]


def test_check_renders_with_what_the_program_gives(shipped: Path) -> None:
    extra = "sample:\n  article: {headline: x}\n"
    write(shipped, {"one.prompty": template("one", "{{ article.headline }}", extra=extra)})
    assert prompts.check() == []
    (fault,) = prompts.check(given={"one": {"article": {"title": "x"}}})
    assert fault.line == 10
    assert "no attribute 'headline'" in fault.text


def test_an_input_without_any_sample_is_a_fault(shipped: Path) -> None:
    write(shipped, {"one.prompty": template("one")})
    assert [str(fault) for fault in prompts.check()] == [
        f"{shipped / 'one.prompty'}:10: `article` is used but not given"
    ]
    assert prompts.check(given={"one": {"article": "x"}}) == []


def test_examples_are_rendered_and_checked(shipped: Path) -> None:
    words = "{% for e in examples %}{{ e.text }}{{ e.answer }}{{ e.published }}{% endfor %}"
    write(shipped, {"one.prompty": template("one", words, extra=SAMPLE + GOOD)})
    assert prompts.check() == []

    write(shipped, {"one.prompty": template("one", words, extra=SAMPLE + BAD)})
    wrong = prompts.check()
    assert {fault.line for fault in wrong} == {8}
    assert any("claim 1: `n`" in fault.text for fault in wrong)


def test_an_example_of_the_wrong_shape_is_a_fault(shipped: Path) -> None:
    text = template("one", "{{ examples }}", extra=SAMPLE + GOOD.replace("sources: []", "who: []"))
    write(shipped, {"one.prompty": text})
    assert [fault.text for fault in prompts.check()] == [
        "sources: is missing",
        "who: is not asked for",
    ]


def test_examples_are_checked_even_where_the_body_has_faults(shipped: Path) -> None:
    text = template("one", "{{ examples }}{{ tone }}", extra=SAMPLE + BAD)
    write(shipped, {"one.prompty": text})
    texts = [fault.text for fault in prompts.check()]
    assert any("claim 1: `n`" in fault for fault in texts)
    assert "`tone` is used but not declared among the inputs" in texts


@pytest.mark.parametrize("kind", ["prompts", "cassettes", "articles"])
def test_data_of_a_wheel(kind: data.Kind, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site-packages" / "factgen"
    (package / "_data" / kind).mkdir(parents=True)
    monkeypatch.setattr(data, "PACKAGE", package)
    assert data.data_dir(kind) == package / "_data" / kind


@pytest.mark.parametrize(
    ("kind", "folder"),
    [("prompts", "prompts"), ("cassettes", "cassettes"), ("articles", "evals/articles")],
)
def test_data_of_a_checkout(
    kind: data.Kind, folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data, "PACKAGE", tmp_path / "factgen")
    (tmp_path / folder).mkdir(parents=True)
    with pytest.raises(UsageError, match=f"factgen's own {kind} are missing"):
        data.data_dir(kind)
    (tmp_path / "pyproject.toml").touch()
    assert data.data_dir(kind) == tmp_path / folder


def test_the_real_attributes_are_found() -> None:
    assert prompts.attributes().get("killed") is not None


def test_what_the_program_never_gives_is_a_fault(shipped: Path) -> None:
    extra = "sample: {article: x}\n"
    text = template("extract", "{{ article }}", extra=extra).replace("{{ article }}", "{{ tone }}")
    write(shipped, {"extract.prompty": text.replace("article: the article", "tone: how")})
    texts = [fault.text for fault in prompts.check()]
    assert any(text.startswith("`tone` is never given; there are: article,") for text in texts)
    assert "it never shows the `article`" in texts
