"""Rows that must pass, rows that must be refused, and rows that become false by one change."""

from __future__ import annotations

import pytest
from builders import article
from hypothesis import given
from hypothesis import strategies as st
from rows import ALTERED, GOOD, TEXTS, Altered, changed, refused

from factgen import cues
from factgen.checks import locate
from factgen.cited import Scene
from factgen.draft import DraftClaim, DraftTime
from factgen.models import Event, Source
from factgen.quantity import parse_notation

NUMBERED = sorted(name for name, (_, row) in GOOD.items() if row.n)
BOUND = sorted(
    name for name in NUMBERED if (n := GOOD[name][1].n) and n[0] in "<>~" and ".." not in n
)
NEGATIVE = sorted(name for name, (_, row) in GOOD.items() if row.neg)
OTHERS = ("7777", "0", "3.3")


def _hedged(scene: Scene, row: DraftClaim) -> bool:
    """Whether a strong hedge stands in what the row cites, and neither its value nor its negation
    bears that."""
    language = scene.article.language
    cited = row.words or "\n".join(scene.article.sentence(n) for m in row.ev for n in m)
    strong = any(cue.strong for cue in cues.hedges(cited, language))
    carried = any(cue.strong for cue in cues.hedges(row.value, language))
    return row.sure != "certain" and strong and not carried and not row.neg


HEDGED = sorted(name for name, (scene, row) in GOOD.items() if _hedged(scene, row))


def test_there_are_rows_enough() -> None:
    languages = [text.scene.article.language for text in TEXTS.values()]
    assert len(GOOD) >= 220
    assert len(ALTERED) >= 45
    assert (languages.count("en"), languages.count("es"), languages.count("de")) >= (15, 5, 5)
    assert min(len(NUMBERED), len(BOUND), len(NEGATIVE), len(HEDGED)) >= 20


@pytest.mark.parametrize("name", GOOD)
def test_a_good_row_passes(name: str) -> None:
    assert refused(*GOOD[name]) == ()


@pytest.mark.parametrize("name", TEXTS)
def test_good_events_pass(name: str) -> None:
    assert TEXTS[name].refused_events == ()


@pytest.mark.parametrize("altered", ALTERED.values(), ids=list(ALTERED))
def test_an_altered_row_is_refused_for_what_was_altered(altered: Altered) -> None:
    faults = refused(altered.scene, altered.row)
    assert any(fault.startswith((f"`{altered.field}`", altered.field)) for fault in faults), faults
    # Every fault begins with its field, so that a model knows what to mend.
    assert all(fault.startswith(("`", "the row repeats")) for fault in faults), faults


@pytest.mark.parametrize("name", NUMBERED)
def test_another_number_is_refused(name: str) -> None:
    scene, row = GOOD[name]
    stated = parse_notation(row.n or "")
    for other in OTHERS:
        number = f"{other} {stated.unit}" if stated.unit else other
        if parse_notation(number) == stated:
            continue
        assert refused(scene, changed(row, n=number)), number
        assert refused(scene, changed(row, n=number, value=number.lstrip("~<>="))), number


@pytest.mark.parametrize("name", BOUND)
def test_a_number_without_its_bound_is_refused(name: str) -> None:
    scene, row = GOOD[name]
    assert refused(scene, changed(row, n=(row.n or "").lstrip("~<>=")))


@pytest.mark.parametrize("name", NEGATIVE)
def test_a_negative_row_made_positive_is_refused(name: str) -> None:
    scene, row = GOOD[name]
    assert refused(scene, changed(row, neg=False))


@pytest.mark.parametrize("name", HEDGED)
def test_a_hedged_row_made_certain_is_refused(name: str) -> None:
    scene, row = GOOD[name]
    assert refused(scene, changed(row, sure="certain"))


REACHES = [
    # where the row's words are, what of the sentence they cannot be cut off from
    ("asides/confirmed", "confirm", "The ministry did not, officials said, confirm"),
    (
        "asides/fired_from",
        "fired from a ship",
        "The missiles may, a diplomat said, have been fired",
    ),
    ("asides/injured", "wounded 12", "The missiles may have killed five villagers and wounded 12"),
    ("asides/deaths", "The army confirmed", "The army confirmed no deaths"),
    ("asides/containers", "40 containers", "adding that 40 containers"),
    ("asides/officers", "who shot three officers", "who shot three officers"),
    ("quake/dam_damage", "the dam at Río Seco was damaged", "The agency could not say whether"),
    ("depot/perpetrator", "his fighters were", "denied that his fighters were"),
    ("depot/injured", "12 others injured", "and 12 others injured"),
    ("ferry/ferry_damage", "the ferry was not", "but the ferry was not"),
    (
        "urteil/patients",
        "mindestens 17 Patienten",
        "Kern soll zwischen 2011 und 2014 mindestens 17",
    ),
]


@pytest.mark.parametrize(("name", "words", "reach"), REACHES, ids=[r[1] for r in REACHES])
def test_words_are_read_from_where_their_clause_starts(name: str, words: str, reach: str) -> None:
    scene, row = GOOD[name]
    (cited,), faults = locate(changed(row, words=words), scene)
    assert not faults
    assert reach in cited.reach
    assert cited.reach.startswith(reach.split(maxsplit=1)[0]) or "denied that" in reach


def test_words_in_other_quotes_and_dashes_are_found() -> None:
    scene, row = GOOD["march/live_rounds"]
    (cited,), faults = locate(changed(row, words='"There were no live rounds,"'), scene)
    assert not faults
    assert cited.words is not None
    assert scene.article.text[slice(*cited.words)] == "“There were no live rounds,”"


# Whatever a model writes, the answer is a fault and no crash.
ANY = st.text(max_size=30)
WORDS = st.sampled_from(
    [
        "Karsk",
        "not",
        "“",
        "12",
        ">=3",
        "may",
        "2022-06-13",
        "17 June",
        "\n",
        ",",
        "13:99",
        "the",
        "0",
    ]
)
TEXTLIKE = st.one_of(ANY, st.lists(WORDS, max_size=6).map(" ".join))
TIMES = st.builds(
    DraftTime, date=st.none() | TEXTLIKE, words=st.none() | TEXTLIKE, clock=st.none() | TEXTLIKE
)
ROWS = st.builds(
    DraftClaim,
    ev=st.lists(st.lists(st.integers(-2, 14), max_size=3), max_size=3),
    words=st.none() | TEXTLIKE,
    event=st.just("strike") | ANY,
    attr=st.just("killed") | ANY,
    scope=TEXTLIKE,
    part=st.sampled_from(["total", "part", "unknown"]),
    value=TEXTLIKE,
    n=st.none() | TEXTLIKE,
    time=st.none() | TIMES,
    by=st.lists(st.just("Pavel Orlin") | ANY, max_size=2),
    neg=st.booleans(),
    sure=st.sampled_from(["certain", "probable", "possible", "unknown"]),
    says=TEXTLIKE,
)


@given(row=ROWS)
def test_no_row_is_too_odd_to_be_checked(row: DraftClaim) -> None:
    assert isinstance(refused(TEXTS["depot"].scene, row), tuple)


REPORT = """Fire at the mill in Norrby
The mill in Norrby burned down on Monday, the fire brigade said.
Two people were hurt.
Rain helped.
Work goes on.
Nobody lives there.
The mill was old.
Trains ran late.
The town council of Norrby meets on Friday.
Mayor Ada Holt will speak."""


def report_row(**fields: object) -> tuple[str, ...]:
    sources = {
        name: Source(name=name, kind="organisation")
        for name in ("fire brigade", "town council", "Ada Holt")
    }
    text = article(REPORT.splitlines())
    event = Event(article=text.id, key="fire", label="fire at the mill in Norrby")
    row = DraftClaim.model_validate(
        {
            "ev": [[2]],
            "words": "burned down",
            "event": "fire",
            "attr": "damage",
            "scope": "the mill",
            "part": "unknown",
            "value": "burned down",
            "by": ["fire brigade"],
            "says": "The mill in Norrby burned down.",
            **fields,
        }
    )
    return refused(Scene(text, {"fire": event}, sources), row)


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({}, None),
        ({"ev": [[2], [1]]}, None),
        ({"by": ["Ada Holt"]}, "named neither in the cited sentences nor close by"),
        ({"by": ["town council", "fire brigade"]}, "'town council' is named neither"),
        ({"by": ["fire brigade", "fire brigade"]}, "a link stands twice"),
        ({"ev": [[2], [8]]}, "sentence 8 says nothing of this row"),
        ({"value": "collapsed, killing its keeper"}, "no word of"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_sources_mentions_and_values_belong_to_the_row(
    fields: dict[str, object], fault: str | None
) -> None:
    faults = report_row(**fields)
    assert bool(faults) == (fault is not None), faults
    assert fault is None or any(fault in text for text in faults)


TIMED = """Blast at the depot in Norrby
A blast shook the depot in Norrby at 8 p.m. on Monday, the fire brigade said.
Work goes on."""


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ("8 p.m. on Monday", None),
        ("Monday at 20:00", None),
        ("9 p.m. on Monday", "gives no time of day '9 p.m"),
        ("21:30 on Monday", "gives no time of day '21:30'"),
        ("8 p.m. on Tuesday", "the date 'Tuesday' is neither"),
    ],
)
def test_times_and_weekdays_in_value_and_statement_are_the_texts(
    value: str, fault: str | None
) -> None:
    text = article(TIMED.splitlines(), published=None)
    event = Event(article=text.id, key="blast", label="blast at the depot in Norrby")
    sources = {"fire brigade": Source(name="fire brigade", kind="organisation")}
    row = DraftClaim.model_validate(
        {
            "ev": [[2]],
            "words": "at 8 p.m. on Monday",
            "event": "blast",
            "attr": "time",
            "scope": "the blast",
            "part": "unknown",
            "value": value,
            "by": ["fire brigade"],
            "says": f"The depot in Norrby blew up at {value}.",
        }
    )
    faults = refused(Scene(text, {"blast": event}, sources), row)
    assert bool(faults) == (fault is not None), faults
    assert fault is None or any(fault in line for line in faults), faults
