"""`factgen prompts`: the templates in force, what they send, and every fault with file and line."""

from __future__ import annotations

import json

import pytest

from cli.calling import Calling
from factgen import prompts, wire
from factgen.extraction import first_request
from factgen.session import load_prompts
from factgen.settings import ModelSettings

SHIPPED = prompts.find("extract").source
OWN = SHIPPED.replace("You turn a news", "You do turn a news", 1)


def own(call: Calling, source: str = OWN, name: str = "extract.prompty") -> None:
    call.write(f"mine/{name}", source)


# --- list and show ---


def test_list_names_the_templates_in_force(call: Calling) -> None:
    ran = call("prompts", "list")
    assert ran.code == 0
    assert [line.split()[0] for line in ran.out.splitlines()] == [
        "align",
        "extract",
        "link",
        "repair",
    ]
    assert prompts.find("extract").hash[:8] in ran.out
    assert "in place of" not in ran.out


def test_a_template_of_ones_own_shadows(call: Calling) -> None:
    own(call)
    _, first, *_, second = call("prompts", "list", "--prompts", "mine").out.splitlines()
    assert "mine/extract.prompty" in first
    assert first.endswith("(in place of the shipped one)")
    assert "mine" not in second


def test_a_template_beside_those_shipped_is_listed(call: Calling) -> None:
    own(call, SHIPPED.replace("name: extract", "name: mine", 1), "mine.prompty")
    found = json.loads(call("prompts", "list", "--prompts", "mine", "--json").out)
    assert [(item["name"], item["shadows"]) for item in found] == [
        ("align", False),
        ("extract", False),
        ("link", False),
        ("mine", False),
        ("repair", False),
    ]


def test_show_gives_the_file_as_it_stands(call: Calling) -> None:
    assert call("prompts", "show", "extract").out == SHIPPED
    own(call)
    assert call("prompts", "show", "extract", "--prompts", "mine").out == OWN
    found = json.loads(call("prompts", "show", "extract", "--json").out)
    assert found == {"name": "extract", "hash": prompts.find("extract").hash, "source": SHIPPED}


@pytest.mark.parametrize("name", ["none", "../extract", "EXTRACT", ""])
def test_show_of_no_template(call: Calling, name: str) -> None:
    ran = call("prompts", "show", name)
    assert ran.code == 2
    assert repr(name) in ran.err


@pytest.mark.parametrize("verb", ["list", "check"])
def test_a_folder_that_is_not_there(call: Calling, verb: str) -> None:
    ran = call("prompts", verb, "--prompts", "nowhere")
    assert (ran.code, ran.err) == (2, "factgen: nowhere is no folder of templates\n")


# --- render ---


def test_render_is_exactly_what_would_be_sent(call: Calling) -> None:
    from factgen.cli.extract import load

    call.write("boats.txt")
    ran = call("prompts", "render", "boats.txt", "--json")
    ((loaded,), _) = load(["boats.txt"])
    request = first_request(loaded.article, load_prompts())
    assert json.loads(ran.out) == wire.body(request, ModelSettings(model="MODEL"))
    assert "bytes" in ran.err


def test_render_for_people(call: Calling) -> None:
    call.write("boats.txt")
    ran = call("prompts", "render", "boats.txt")
    assert ran.code == 0
    assert ran.out.startswith("system:\nYou turn a news article")
    assert "\nuser:\nPublished: not given\n" in ran.out
    assert "[2] Two boats sank off Kitrus on Monday, the coast guard said.\n" in ran.out
    assert "tokens" in ran.err


def test_render_needs_no_key_and_takes_the_model(call: Calling) -> None:
    call.write("boats.txt")
    options = ("--model", "m", "--temperature", "0", "--seed", "3", "--mode", "json")
    sent = json.loads(call("prompts", "render", "boats.txt", "--json", *options).out)
    assert (sent["model"], sent["temperature"], sent["seed"]) == ("m", 0, 3)
    assert sent["response_format"] == {"type": "json_object"}


def test_render_of_a_template_of_ones_own(call: Calling) -> None:
    own(call)
    call.write("boats.txt")
    assert "You do turn" in call("prompts", "render", "boats.txt", "--prompts", "mine").out


@pytest.mark.parametrize(
    ("files", "argument", "words"),
    [
        ({}, "none.txt", "none.txt: there is no such file"),
        ({"empty.txt": ""}, "empty.txt", "empty.txt: it is empty"),
        ({"in/a.txt": "One boat sank.", "in/b.txt": "Two sank."}, "in", "in: 2 articles; name one"),
    ],
    ids=["no path", "empty", "several"],
)
def test_render_of_no_article(
    call: Calling, files: dict[str, str], argument: str, words: str
) -> None:
    for name, text in files.items():
        call.write(name, text)
    ran = call("prompts", "render", argument)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err


def test_render_with_a_wrong_value(call: Calling) -> None:
    call.write("boats.txt")
    ran = call("prompts", "render", "boats.txt", "--temperature", "9")
    assert ran.code == 2
    assert ran.err.startswith("factgen: --temperature: ")


# --- check ---


def test_the_shipped_templates_have_no_faults(call: Calling) -> None:
    ran = call("prompts", "check")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "no faults in align, extract, link, repair and attributes.yaml\n"
    assert json.loads(call("prompts", "check", "--json").out) == []


FAULTS = {
    "an unknown variable": ("{{ article }}", "{{ artikel }}", "artikel"),
    "a block that is left open": ("{% endfor %}", "", "for"),
    "an unknown role": ("\nuser:\n", "\nnarrator:\n", "user"),
    "a number in an example that is not borne": ('n: "~40"', 'n: "77"', "claim 1: `n`"),
    "a sentence in an example that is not there": ("ev: [[9]]", "ev: [[99]]", "no sentence 99"),
    "YAML that is none": ("name: extract", "name: [extract", ""),
}


@pytest.mark.parametrize(("old", "new", "words"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_named_with_file_and_line(call: Calling, old: str, new: str, words: str) -> None:
    assert old in SHIPPED
    own(call, SHIPPED.replace(old, new, 1))
    ran = call("prompts", "check", "--prompts", "mine")
    assert ran.code == 5
    assert ran.err.startswith("factgen: ")
    assert "faults in the templates" in ran.err
    lines = ran.out.splitlines()
    assert any(words in line for line in lines), ran.out
    for line in lines:
        file, number, _ = line.split(":", 2)
        assert file == "mine/extract.prompty"
        assert 1 <= int(number) <= SHIPPED.count("\n") + 1


def test_all_faults_are_told_at_once(call: Calling) -> None:
    own(call, SHIPPED.replace('n: "~40"', 'n: "77"').replace("ev: [[9]]", "ev: [[99]]"))
    own(call, "---\nname: repair\n---\n", "repair.prompty")
    ran = call("prompts", "check", "--prompts", "mine", "--json")
    assert ran.code == 5
    found = json.loads(ran.out)
    assert {fault["file"] for fault in found} == {"mine/extract.prompty", "mine/repair.prompty"}
    assert len(found) >= 3


def test_attributes_are_checked_too(call: Calling) -> None:
    call.write("mine/attributes.yaml", "attributes:\n  Bad Name: {}\n")
    ran = call("prompts", "check", "--prompts", "mine")
    assert ran.code == 5
    assert "mine/attributes.yaml:2" in ran.out
