"""Gold files: every fault with its file and line, quotes found however they are set."""

from __future__ import annotations

from pathlib import Path

import builders
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factgen.errors import InputError
from factgen.evaluate import gold
from factgen.evaluate.gold import LEAST, Gold, spans_of
from factgen.located import Fault
from factgen.models import Article, Source, Time

from .built import ARTICLE, FILE, GOLD, NAMES, gold_claim, number

WRITTEN = FILE.read_text(encoding="utf-8")


def changed(*changes: tuple[str, str]) -> str:
    """The gold with pieces of its text replaced, each of which stands there once."""
    text = WRITTEN
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def checked(
    folder: Path, text: str, article: Article = ARTICLE, *, settled: bool = False
) -> tuple[Gold | None, list[Fault]]:
    """What a file of this text gives."""
    path = folder / "silo.yaml"
    path.write_text(text, encoding="utf-8")
    return gold.check(path, article, settled=settled)


def line_of(text: str, marker: str) -> int:
    assert text.count(marker) == 1, marker
    return text[: text.index(marker)].count("\n") + 1


def test_good_gold_has_no_fault(tmp_path: Path) -> None:
    found, faults = checked(tmp_path, WRITTEN, settled=True)
    assert faults == []
    assert found is not None
    assert found.table == GOLD.table


TWIN = """
  - id: twin
    event: blast
    attribute: heard
    statement: People heard the bang at a distance of 20 kilometres.
    scope: The  Bang
    value: 20 km
    quantity: 20 km
    evidence: [["heard 20 kilometres away"]]
"""
ALTERED: dict[str, tuple[str, str, str, str]] = {
    # What is replaced, by what, a piece of the line at fault, and of what the fault says.
    "a field misspelled": (
        "attribute: heard",
        "atribute: heard\n    attribute: heard",
        "    atribute:",
        "`claims.13.atribute` is no known key",
    ),
    "a field missing": ("    scope: the bang\n", "", "- id: heard", "`claims.13.scope` is missing"),
    "a field of an event misspelled": (
        "place: harbour of Aldermoor",
        "places: harbour of Aldermoor",
        "places:",
        "`events.0.places` is no known key",
    ),
    "a field of a time misspelled": (
        "time: {words: in April}",
        "time: {word: in April}",
        "{word:",
        "`claims.15.time.word` is no known key",
    ),
    "a slot of `accepted` misspelled": (
        "attribute: [target]",
        "attributes: [target]",
        "attributes:",
        "`claims.2.accepted.attributes` is no known key",
    ),
    "a certainty that is none": (
        "certainty: possible",
        "certainty: maybe",
        "certainty: maybe",
        "must be 'certain', 'probable', 'possible' or 'unknown'",
    ),
    "a part that is none": ("part: total", "part: all", "part: all", "must be 'total'"),
    "a source of no kind": (
        "[an insurer (anonymous)]",
        "[an insurer]",
        "[an insurer]",
        "write a name and its kind",
    ),
    "a source of a kind that is none": (
        "[prosecutors (official)]",
        "[prosecutors (officials)]",
        "(officials)",
        "kinds: official, organisation,",
    ),
    "a quantity that is none": (
        "quantity: 20 km",
        "quantity: some 20 km",
        "some 20 km",
        "'some 20 km' is no number",
    ),
    "a unit that is none": (
        "quantity: 20 km",
        "quantity: 20 workers",
        "20 workers",
        "'workers' is no unit",
    ),
    "no evidence": (
        'evidence: [["The bang was heard 20 kilometres away"]]',
        "evidence: []",
        "evidence: []",
        "must not be empty",
    ),
    "a mention of no quote": (
        'evidence: [["The bang was heard 20 kilometres away"]]',
        "evidence: [[]]",
        "evidence: [[]]",
        "must not be empty",
    ),
    "a key given twice": (
        "scope: the bang",
        "scope: the bang\n    scope: a bang",
        "scope: a bang",
        "`scope` is given twice",
    ),
    "a broken line": (
        "[prosecutors (official)]",
        "[prosecutors (official)",
        "certainty: probable",
        "no YAML",
    ),
    "another article": ("article: silo", "article: barn", "article: barn", "stands for 'silo'"),
    "an unknown event": (
        "event: fire\n",
        "event: fires\n",
        "event: fires",
        "`fires` is not in `events`",
    ),
    "an unknown event that is accepted": (
        "attribute: [target]",
        "event: [harbour_fire]",
        "[harbour_fire]",
        "`harbour_fire` is not in `events`",
    ),
    "an event twice": (
        "  - key: fire\n",
        "  - key: blast\n    label: another\n  - key: fire\n",
        "  - key: blast\n    label: another",
        "there is an event `blast` already",
    ),
    "an id twice": (
        "id: heard",
        "id: barley",
        "id: barley\n    event: blast\n    attribute: heard",
        "there is a claim `barley` already",
    ),
    "a row twice": (
        "\n  - id: arrested",
        f"{TWIN}  - id: arrested",
        "- id: twin",
        "says the same as `heard`",
    ),
    "an attribute that is no snake_case": (
        "attribute: heard",
        "attribute: Heard from afar",
        "attribute: Heard",
        "`Heard from afar` is not snake_case",
    ),
    "a quote that is not in the text": (
        '[["The bang was heard 20',
        '[["The bang was felt 20',
        '[["The bang was felt 20',
        "does not stand in silo; copy it exactly",
    ),
    "a quote that stops inside a word": (
        '["The silo held 9,000 tonnes of barley"]',
        '["The silo held 9,000 tonn"]',
        '["The silo held',
        "does not stand in silo",
    ),
    "a quote that stops inside a number": (
        '["The silo held 9,000 tonnes of barley"]',
        '["The silo held 9"]',
        '["The silo held',
        "does not stand in silo",
    ),
    "a quote that stands twice": (
        '[["in the harbour of Aldermoor"]]',
        '[["Aldermoor"]]',
        '[["Aldermoor"]]',
        "'Aldermoor' stands 3 times in silo; quote more of it",
    ),
    "a second quote of a mention": (
        '      - ["At least four workers were killed", "the fire service said"]',
        '      - ["At least four workers were killed",\n         "the fire service wrote"]',
        "the fire service wrote",
        "does not stand",
    ),
    "a number that no mention bears": (
        "quantity: 9000 t",
        "quantity: 900 t",
        "quantity: 900 t",
        "hold no number 900 t; they hold 9000 t",
    ),
    "a number of another sentence": (
        "quantity: 12\n",
        "quantity: 300\n",
        "quantity: 300",
        "hold no number 300; they hold 12, 15",
    ),
    "a zero that is denied": (
        "    quantity: 0\n",
        "    quantity: 0\n    polarity: negative\n",
        "polarity: negative\n    sources: [Ida Lund",
        "a count of zero is a count, and positive",
    ),
    "a source that is never named": (
        "[prosecutors (official)]",
        "[state prosecutors (official)]",
        "[state prosecutors",
        "the article never says state",
    ),
    "a day that is none": (
        "{date: 2021-05-05, words: on Wednesday",
        "{date: 2021-05-32, words: on Wednesday",
        "{date: 2021-05-32",
        "2021-05-32",
    ),
    "a date that is no EDTF": (
        "time: {date: 2021-03, words: in March}",
        "time: {date: March 2021, words: in March}",
        "{date: March 2021",
        "March 2021",
    ),
    "a date of an event that is none": (
        "    role: background\n    time: {date: 2018}",
        "    role: background\n    time: {date: last year}",
        "{date: last year}",
        "last year",
    ),
    "an hour that is none": ("clock: 07:30 local", "clock: 7.30 local", "clock: 7.30", "7.30"),
    "a time that says nothing": (
        "time: {words: in April}",
        "time: {}",
        "time: {}",
        "says nothing: leave it out",
    ),
    "words of a time that are not in the article": (
        "time: {words: in April}",
        "time: {words: in early April}",
        "in early April",
        "'in early April' does not stand in the article",
    ),
    "an accepted attribute that is no snake_case": (
        "attribute: [target]",
        "attribute: [the target]",
        "[the target]",
        "`the target` is not snake_case",
    ),
    "an accepted date that is no EDTF": (
        "attribute: [target]",
        "time: [null, {date: 4 May}]",
        "{date: 4 May}",
        "4 May",
    ),
    "words of an accepted time that are not in the article": (
        "attribute: [target]",
        "time: [{words: Tuesday evening}]",
        "{words: Tuesday evening}",
        "does not stand in the article",
    ),
    "an accepted source that is never named": (
        "sources: [[Ida Lund (official)]]",
        "sources: [[], [Otto Berg (official)]]",
        "[Otto Berg",
        "the article never says Otto, Berg",
    ),
    "an accepted quantity that is none": (
        'quantity: ["<=300", null]',
        'quantity: ["at most 300", null]',
        "at most 300",
        "is no number",
    ),
}


@pytest.mark.parametrize(("old", "new", "marker", "says"), ALTERED.values(), ids=ALTERED)
def test_a_fault_is_named_with_file_and_line(
    tmp_path: Path, old: str, new: str, marker: str, says: str
) -> None:
    text = changed((old, new))
    _, faults = checked(tmp_path, text)
    assert [fault.line for fault in faults] == [line_of(text, marker)], faults
    assert faults[0].file == str(tmp_path / "silo.yaml")
    assert says in faults[0].text


def test_all_faults_are_named_at_once_in_the_order_of_their_lines(tmp_path: Path) -> None:
    text = changed(
        ("quantity: 20 km", "quantity: 21 km"),
        ("event: fire\n", "event: fires\n"),
        ('The silo held 9,000 tonnes of barley"', 'The silo held tonnes of barley"'),
    )
    found, faults = checked(tmp_path, text)
    assert len(faults) == 3
    assert faults == sorted(faults)
    assert found is not None
    assert "silo:barley" not in {claim.id for claim in found.table.claims}
    with pytest.raises(InputError) as refused:
        gold.read(tmp_path / "silo.yaml", ARTICLE)
    assert str(refused.value).splitlines() == [str(fault) for fault in faults]


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.yaml: cannot be read"):
        gold.check(tmp_path / "none.yaml", ARTICLE)
    (tmp_path / "old.yaml").write_bytes("article: Zürich".encode("latin-1"))
    with pytest.raises(InputError, match=r"old\.yaml: it is not UTF-8"):
        gold.check(tmp_path / "old.yaml", ARTICLE)


def test_gold_of_another_version_of_the_article(tmp_path: Path) -> None:
    sentences = [ARTICLE.sentence(n + 1) for n in range(len(ARTICLE.sentences))]
    sentences[11] = "The bang was heard 30 kilometres away."
    _, faults = checked(tmp_path, WRITTEN, builders.article(sentences, id="silo"))
    marker = 'evidence: [["The bang was heard'
    assert [fault.line for fault in faults] == [line_of(WRITTEN, marker)]


# How much gold there must be.


def _first(count: int, *, optional: int = 0) -> str:
    """The gold with its first `count` rows, the last ones of them optional."""
    head, *rows = WRITTEN.replace("    optional: true\n", "").split("  - id: ")
    kept = rows[:count]
    kept[count - optional :] = [f"{row}    optional: true\n" for row in kept[count - optional :]]
    return "  - id: ".join((head, *kept))


@pytest.mark.parametrize(
    ("count", "optional", "says"),
    [
        (LEAST, 0, []),
        (LEAST - 1, 0, [f"{LEAST - 1} claims; gold has at least {LEAST}"]),
        (LEAST, 1, []),
        (LEAST, 2, [f"2 of {LEAST} rows are optional; at most a tenth may be"]),
        (10, 1, [f"10 claims; gold has at least {LEAST}"]),  # just a tenth
        (4, 1, ["1 of 4 rows are optional", f"4 claims; gold has at least {LEAST}"]),
    ],
)
def test_settled_gold_has_rows_enough(
    tmp_path: Path, count: int, optional: int, says: list[str]
) -> None:
    text = _first(count, optional=optional)
    assert checked(tmp_path, text)[1] == []  # a first label may be short
    _, faults = checked(tmp_path, text, settled=True)
    assert [fault.line for fault in faults] == [line_of(text, "claims:")] * len(says)
    assert all(part in fault.text for part, fault in zip(says, faults, strict=True))


def test_settled_gold_is_settled(tmp_path: Path) -> None:
    text = changed(("attribute: heard", "unsettled: [value, time]\n    attribute: heard"))
    assert checked(tmp_path, text)[1] == []
    _, faults = checked(tmp_path, text, settled=True)
    assert [fault.line for fault in faults] == [line_of(text, "- id: heard")]
    assert "`heard` is not settled: decide on value, time" in faults[0].text


# What is read.


def test_every_offset_holds() -> None:
    article = GOLD.table.article
    for claim in GOLD.table.claims:
        for mention in (m for group in claim.evidence for m in group):
            start, end = article.sentences[mention.sentence - 1]
            assert start <= mention.start < mention.end <= end
            assert article.text[mention.start : mention.end] == mention.quote


def test_the_fields_are_those_of_the_file() -> None:
    torch, arrested = gold_claim("torch"), gold_claim("arrested")
    assert torch.sources == (
        Source(name="agency NPB", kind="media"),
        Source(name="a crane driver", kind="public"),
    )
    assert torch.certainty == "possible"
    assert arrested.time == Time(
        date="2021-05-05", words="on Wednesday", clock="07:30", zone="local"
    )
    assert gold_claim("killed").quantity == number(">=4")
    assert gold_claim("price").quantity == number("40000000 EUR")
    assert gold_claim("warehouses").time == Time(date="2018")
    assert gold_claim("filters").polarity == "negative"
    assert [len(group) for group in gold_claim("killed").evidence] == [2, 1]
    assert [event.key for event in GOLD.table.events] == ["blast", "fire"]


def test_optional_accepted_and_lines_go_by_claim_id() -> None:
    assert [claim.id for claim in GOLD.table.claims] == [f"silo:{name}" for name in NAMES]
    assert GOLD.optional == {"silo:inquiry"}
    assert GOLD.accepted["silo:where"].attribute == ["target"]
    assert GOLD.accepted["silo:left_homes"].quantity == ["<=300", None]
    lines = {name: line_of(WRITTEN, f"- id: {name}\n") for name in NAMES}
    assert GOLD.lines == {f"silo:{name}": line for name, line in lines.items()}


def test_the_version_is_that_of_the_text_and_not_of_the_checkout(tmp_path: Path) -> None:
    windows, other = tmp_path / "windows.yaml", tmp_path / "other.yaml"
    windows.write_bytes(b"\xef\xbb\xbf" + WRITTEN.replace("\n", "\r\n").encode())
    other.write_text(WRITTEN.replace("the hand", "a hand"), encoding="utf-8")
    assert gold.read(windows, ARTICLE).version == GOLD.version
    assert gold.read(other, ARTICLE).version != GOLD.version


def test_a_quote_over_two_sentences_is_cut() -> None:
    (mention,) = gold_claim("inquiry").evidence
    assert [m.sentence for m in mention] == [15, 16]
    assert [m.quote for m in mention] == ["Lund wants an inquiry.", "It should report by June"]


@pytest.mark.parametrize(
    ("text", "notation", "held"),
    [
        ("Dozens were hurt.", ">=24", True),
        ("Nobody was hurt.", "0", True),
        ("Some were hurt.", "0", False),
        ("The mercury fell to -5 in the night.", "-5 °C", True),
        ("Between 9 and 12 per cent said so.", "9..12 %", True),
        ("Between 9 and 12 per cent said so.", "9..13 %", False),
        ("It cost 36.2 million.", "36200000 GBP", True),
        ("It cost 36.2 million.", "36300000 GBP", False),
    ],
)
def test_what_bears_a_number(text: str, notation: str, held: bool) -> None:
    assert (gold.unborne(number(notation), text, "en") is None) == held


SET_BY_HAND = "The minister said: “It’s over — nobody’s left in the ‘old’ ward… No‑one.”"


@pytest.mark.parametrize(
    "quote",
    [
        SET_BY_HAND,
        '"It\'s over - nobody\'s left in the "old" ward'.replace('"old"', "'old'"),
        "It’s over – nobody's left",
        "it's  over—nobody’s\nleft".replace("over—nobody", "over — nobody"),
        "It´s over ― nobody`s",
        "ward...",
        "ward…",
        "No-one",
        "NOBODY’S LEFT",
    ],
)
def test_a_quote_is_found_however_it_is_set(quote: str) -> None:
    (span,) = spans_of(quote, SET_BY_HAND)
    assert len(spans_of(SET_BY_HAND[slice(*span)], SET_BY_HAND)) == 1


@pytest.mark.parametrize(
    ("quote", "text", "count"),
    [
        ("two", "two, then two-thirds, and Two", 3),
        ("two", "twofold network", 0),
        ("12", "12.5 and 12:30 and 112", 0),
        ("12", "12, 12 and 12.", 3),
        ("a b", "a b a b a b", 3),
        ("a a", "a a a", 1),
        ("", "some text", 0),
        ("  ", "some text", 0),
    ],
)
def test_how_often_a_quote_stands(quote: str, text: str, count: int) -> None:
    assert len(spans_of(quote, text)) == count


@given(st.lists(st.sampled_from(["four", "“four”", "five", "—", "f", "4"]), max_size=8))
def test_every_place_of_a_word_is_found(pieces: list[str]) -> None:
    text = " ".join(pieces)
    spans = spans_of("four", text)
    assert [text[start:end] for start, end in spans] == ["four"] * len(spans)
    assert len(spans) == sum(piece.strip("“”") == "four" for piece in pieces)
    assert spans == sorted(spans)
