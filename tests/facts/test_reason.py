"""The sentence that says why: word for word where it matters, short and plain for any fact."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pytest
from hypothesis import given

from factgen.facts.answer import Answer
from factgen.facts.reason import LONGEST
from facts.answers_built import explained, judged, said
from facts.test_meeting import facts
from facts.test_status import CASES
from facts.test_status import Case as StatusCase

FIRED, HIT, CLAIMED = "projectiles_fired", "projectiles_hit", "responsibility_claimed"
OFFICIAL, MILITARY = "CNN > US official", "Iraqi military"


class Case(NamedTuple):
    name: str
    sentence: str
    answers: list[Answer]


SENTENCES = [
    Case(
        "two counts",
        "3 and 5 rockets in all cannot both be true: US official, to CNN: 3; Iraqi military: 5.",
        [said("5", MILITARY, attribute=FIRED), said("3", OFFICIAL, attribute=FIRED, paper="b")],
    ),
    Case(
        "two counts, each of two origins",
        "3 and 5 rockets in all cannot both be true: US official (to CNN) and embassy: 3;"
        " Iraqi military: 5.",
        [
            said("5", MILITARY, attribute=FIRED),
            said("3", OFFICIAL, attribute=FIRED, paper="b"),
            said("3", "embassy", attribute=FIRED, paper="c"),
        ],
    ),
    Case(
        "three counts",
        "Of 3, 5 and 8 rockets in all only one can be true: embassy: 3; Iraqi military: 5; a"
        " in its own voice: 8.",
        [
            said("5", MILITARY, attribute=FIRED),
            said("8", attribute=FIRED),
            said("3", "embassy", attribute=FIRED, paper="c"),
        ],
    ),
    Case(
        "three counts, of which two can be true",
        "3 rockets in all cannot be true beside at least 4 or 5: embassy: 3; a in its own"
        " voice: at least 4; Iraqi military: 5.",
        [
            said("5", MILITARY, attribute=FIRED),
            said(">=4", attribute=FIRED),
            said("3", "embassy", attribute=FIRED, paper="c"),
        ],
    ),
    Case(
        "scopes that share a word",
        "3 and 5 rockets cannot both be true: US official, to CNN: 3; Iraqi military: 5.",
        [
            said("3", OFFICIAL, attribute=FIRED, scope="rockets, in all"),
            said("5", MILITARY, attribute=FIRED, scope="rockets at the Green Zone", paper="b"),
        ],
    ),
    Case(
        "scopes that share none",
        "3 and 5 cannot both be true: US official, to CNN: 3; Iraqi military: 5.",
        [
            said("3", OFFICIAL, attribute=FIRED, scope="the attack"),
            said("5", MILITARY, attribute=FIRED, scope="rockets, in all", paper="b"),
        ],
    ),
    Case(
        "two attributes",
        "4 rockets fired and 5 rockets hit cannot both be true, since the rockets hit count as"
        " rockets fired: Iraqi military: 4 rockets fired; US official, to CNN: 5 rockets hit.",
        [said("5", OFFICIAL, attribute=HIT), said("4", MILITARY, attribute=FIRED, paper="b")],
    ),
    Case(
        "none and some",
        "No casualties and 1 injured cannot both be true, since the injured count as"
        " casualties: embassy: no casualties; US official, to CNN: 1 injured.",
        [
            said("0", "embassy", attribute="casualties"),
            said("1", OFFICIAL, attribute="injured", paper="b"),
        ],
    ),
    Case(
        "a scope inside",
        "3 and at least 5 (embassy staff) cannot both be true, since a part is never more than"
        " its whole: US official, to CNN: 3; Iraqi military: at least 5 (embassy staff).",
        [
            said(">=5", MILITARY, at="inside", scope="embassy staff"),
            said("3", OFFICIAL, paper="b"),
        ],
    ),
    Case(
        "a count in words of a part",
        "These can all be true: US official, to CNN: 5; Iraqi military: “several”.",
        [said("several", MILITARY, part="part"), said("5", OFFICIAL, paper="b")],
    ),
    Case(
        "a sum",
        "3 killed and 4 injured add up to more than 5 casualties: Iraqi military: 5"
        " casualties; US official, to CNN: 3 killed; embassy: 4 injured.",
        [
            said("5", MILITARY, attribute="casualties"),
            said("3", OFFICIAL, attribute="killed", paper="b"),
            said("4", "embassy", attribute="injured", paper="c"),
        ],
    ),
    Case(
        "a sum of what may be a part",
        "3 killed and 4 injured add up to more than 5 casualties, if that is the full count,"
        " which the texts leave open: Iraqi military: 5 casualties; US official, to CNN: 3"
        " killed; embassy: 4 injured.",
        [
            said("5", MILITARY, attribute="casualties", part="unknown"),
            said("3", OFFICIAL, attribute="killed", paper="b"),
            said("4", "embassy", attribute="injured", paper="c"),
        ],
    ),
    Case(
        "a denial",
        "“PMF” and denial of “PMF” cannot both be true: US official, to CNN: “PMF”; Iraqi"
        " military: denial of “PMF”.",
        [
            said("PMF", MILITARY, attribute="perpetrator", denied=True),
            said("PMF", OFFICIAL, attribute="perpetrator", paper="b"),
        ],
    ),
    Case(
        "a quotation in a value",
        "These can all be true: Iraqi military: “a ‘loud’ bang”; embassy: “an 'unruly' mob”.",
        [
            said("a “loud” bang", MILITARY, attribute="cause", name="a:1"),
            said('an "unruly" mob', "embassy", attribute="cause", paper="b", name="b:1"),
        ],
    ),
    Case(
        "a denial of all",
        "“Iran” and “no group” cannot both be true: State Department: “Iran”; Reuters: “no group”.",
        [
            said("any group", "Reuters", attribute=CLAIMED, denied=True),
            said("Iran", "State Department", attribute=CLAIMED, paper="b"),
        ],
    ),
    Case(
        "days and hours",
        "2020-01-26 19:30 local and 2020-01-26 20:30 local cannot both be true: US official,"
        " to CNN: 2020-01-26 19:30 local; Iraqi military: 2020-01-26 20:30 local.",
        [
            said("2020-01-26", OFFICIAL, attribute="time", clock="19:30", zone="local"),
            said("2020-01-26", MILITARY, attribute="time", clock="20:30", zone="local", paper="b"),
        ],
    ),
    Case(
        "what may be a part",
        "3 and 5 people cannot both be true if each is the full count, which the texts"
        " leave open: Iraqi military: 3; US official, to CNN: 5.",
        [said("3", MILITARY, part="unknown"), said("5", OFFICIAL, paper="b")],
    ),
    Case(
        "scopes that may differ",
        "Nearly 500 (people, in the unrest) and more than 500 (protesters, since October 2019)"
        " cannot both be true if they speak of the same, which the texts leave open: US"
        " official, to CNN: nearly 500 (people, in the unrest); Al-Jazeera: more than 500"
        " (protesters, since October 2019).",
        [
            said(">500", "Al-Jazeera", scope="protesters, since October 2019"),
            said("~<500", OFFICIAL, at="open", scope="people, in the unrest", paper="b"),
        ],
    ),
    Case(
        "parties that may be one",
        "“Iran-backed militias” and denial of “PMF” cannot both be true if both mean the same,"
        " which the texts leave open: US official, to CNN: “Iran-backed militias”; Iraqi"
        " military: denial of “PMF”.",
        [
            said("PMF", MILITARY, attribute="perpetrator", denied=True),
            said("Iran-backed militias", OFFICIAL, attribute="perpetrator", paper="b"),
        ],
    ),
    Case(
        "hedged",
        "Nobody stands behind an answer: a in its own voice: 3 (unconfirmed); US official, to"
        " CNN: 5 (possible).",
        [
            said("3", certainty="unknown"),
            said("5", OFFICIAL, certainty="possible", paper="b"),
        ],
    ),
    Case(
        "not known",
        "Not known, according to Iraqi military and US official (to CNN).",
        [
            said("unknown", OFFICIAL, attribute="perpetrator", certainty="unknown"),
            said("unknown", MILITARY, attribute="perpetrator", paper="b"),
        ],
    ),
    Case(
        "own voice",
        "Said firmly only in articles' own voice, which confirms nothing: a and b.",
        [said("3"), said("3", paper="b")],
    ),
    Case(
        "one origin",
        "Only one origin, in 2 articles: Iraqi military; articles' own voice confirms nothing.",
        [said("3", MILITARY), said("3", MILITARY, paper="b"), said("3", paper="c")],
    ),
    Case(
        "one origin that corrects itself",
        "Only one origin, in 2 articles: Iraqi military, which updates itself.",
        [
            said("5", MILITARY, day="2020-01-26"),
            said("3", MILITARY, day="2020-01-27", paper="b"),
        ],
    ),
    Case(
        "two that may be one",
        "These may be one origin: police source (to CNN) and security source (to CNN).",
        [said("3", "CNN > security source"), said("3", "CNN > police source", paper="b")],
    ),
    Case(
        "agreement",
        "Independent origins agree on about 40 people in all: Iraqi military and US official"
        " (to CNN).",
        [said("~40", MILITARY), said("~40", OFFICIAL, paper="b"), said(">=3", "embassy")],
    ),
    Case(
        "agreement in other words",
        "Independent origins agree: Iraqi military: 3.1 mi; US official, to CNN: 5 km.",
        [
            said("5 km", OFFICIAL, attribute="depth"),
            said("3.1 mi", MILITARY, attribute="depth", paper="b"),
        ],
    ),
    Case(
        "answers side by side",
        "These can all be true: US official, to CNN: “rockets”; Iraqi military: “mortar shells”.",
        [
            said("rockets", OFFICIAL, attribute="weapon", name="a:1"),
            said("mortar shells", MILITARY, attribute="weapon", name="b:1", paper="b"),
        ],
    ),
    Case(
        "an update",
        "These can all be true, the later updating the earlier: US official, to CNN: 12 as of"
        " 2020-01-26; Iraqi military: up to 4 as of 2020-01-27.",
        [
            said("<=4", MILITARY, attribute="missing", day="2020-01-27", paper="b"),
            said("12", OFFICIAL, attribute="missing", day="2020-01-26"),
        ],
    ),
    Case("nothing", "Nobody gives an answer.", []),
]


@pytest.mark.parametrize("case", SENTENCES, ids=[case.name for case in SENTENCES])
def test_sentence(case: Case) -> None:
    assert explained(*case.answers) == case.sentence
    assert explained(*reversed(case.answers)) == case.sentence


def is_readable(sentence: str) -> bool:
    """Whether it is one plain sentence of bearable length."""
    return (
        len(sentence) <= LONGEST
        and sentence.endswith(".")
        and not sentence.endswith((" .", ":.", ";."))
        and sentence[0] == sentence[0].upper()
        and "None" not in sentence
        and "  " not in sentence
        and "\n" not in sentence
    )


def speakers(answers: Sequence[Answer]) -> set[str]:
    """How the sentence may name those who answer: the first words of an origin, or an article."""
    return {(a.origin.name or a.claim.article).partition(",")[0][:20] for a in answers}


@pytest.mark.parametrize("found", CASES, ids=[case.name for case in CASES])
def test_every_case_has_a_sentence_that_names_who_says_it(found: StatusCase) -> None:
    sentence = explained(*found.answers)
    assert is_readable(sentence)
    assert not found.answers or any(name in sentence for name in speakers(found.answers))


@given(facts(most=6))
def test_any_fact_has_a_readable_sentence(answers: list[Answer]) -> None:
    sentence = explained(*answers)
    assert is_readable(sentence)
    assert any(name in sentence for name in speakers(answers))


LONG = "Very Long Committee Name " * 90
MANY: dict[str, list[Answer]] = {
    "one number, many unnamed": [said("5", f"body {n}", paper=f"p{n}") for n in range(300)],
    "one number, many bodies": [said("5", f"Body{n} Ministry", paper=f"p{n}") for n in range(300)],
    "many numbers": [said(str(n), f"Body{n} Ministry", paper=f"p{n}") for n in range(300)],
    "many numbers of parts of many scopes": [
        said(
            str(n), f"Body{n} Ministry", attribute=("killed", "injured", "casualties")[n % 3],
            part=("total", "part", "unknown")[n % 3], at=("whole", "inside", "open")[n % 2],
            scope=f"{LONG} {n % 7}", paper=f"p{n}",
        )
        for n in range(300)
    ],
    "many days": [
        said(f"2020-{n % 12 + 1:02}-{n % 28 + 1:02}", "embassy", attribute="time", paper=f"p{n}")
        for n in range(300)
    ],
    "long names": [
        said(f"{LONG}{n}", f"{LONG}{n}", attribute="weapon", denied=n % 2 == 0, paper=LONG)
        for n in range(20)
    ],
    "long names in own voice": [
        said(str(n), paper=f"{LONG}{n}", certainty="possible") for n in range(20)
    ],
    "long values of one sense": [
        said(LONG, f"{LONG} {n}", attribute="damage", paper=f"p{n}") for n in range(20)
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", MANY)
def test_many_readings_and_long_names_leave_it_readable(name: str) -> None:
    assert is_readable(explained(*MANY[name]))
    assert judged(*MANY[name]) == judged(*reversed(MANY[name]))


def test_many_answers_in_words_are_counted_not_told_again() -> None:
    told = [
        said(f"a {word}", OFFICIAL, attribute="damage") for word in ("roof", "gate", "wall", "car")
    ]
    told.append(said("a tree", MILITARY, attribute="damage"))
    assert explained(*told) == (
        "5 answers, none excludes another: Iraqi military and US official (to CNN)."
    )
