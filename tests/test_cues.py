"""Negators, hedges, clauses and marks of saying, in tables of news sentences."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factgen.cues import RANK, Cue, clauses, hedges, marks_saying, negators
from factgen.lexicon import lexicon
from factgen.models import Certainty


def shown(cues: tuple[Cue, ...]) -> str:
    """Cues as the tables write them: weak ones in brackets, hedges with their level."""
    said = [f"{c.word}={c.level}" if c.level else c.word for c in cues]
    return " ".join(
        word if cue.strong else f"({word})" for word, cue in zip(said, cues, strict=True)
    )


NEGATORS = [
    # language, sentence, strong negators, (weak ones)
    ("en", "No group has claimed responsibility.", "no"),
    ("en", "So far nobody has claimed it.", "nobody"),
    ("en", "No one was hurt, and nothing burned.", "no one nothing"),
    ("en", "The embassy didn’t respond.", "didn't"),
    ("en", "It cannot go on.", "cannot"),
    ("en", "Neither the army nor the ministry replied.", "neither nor"),
    ("en", "The convoy no longer crosses the border.", "no"),
    ("en", "The Pentagon has yet to give an official statement.", "has yet to"),
    ("en", "Police have ruled out an accident.", "ruled out"),
    ("en", "Hardly any of the rockets hit.", "hardly"),
    ("en", "The raid was hardly surprising.", ""),
    ("en", "The minister denied the report.", "(denied)"),
    ("en", "Two drones failed to explode.", "(failed to)"),
    ("en", "The raid ended without casualties.", "(without)"),
    ("en", "The crew escaped unhurt.", "(unhurt)"),
    ("en", "A strike is unlikely.", "(unlikely)"),
    ("en", "He barely escaped.", "(barely)"),
    ("en", "No fewer than 12 people died.", ""),
    ("en", "No more than 12 people died.", ""),
    ("en", "It was not only rockets.", ""),
    ("en", "They shelled not just the base.", ""),
    ("en", "Reactor No. 3 was hit.", ""),
    ("en", "He spoke outside No 10 Downing Street.", ""),
    ("en", "A no-fly zone was declared.", ""),
    ("en", "A no-one’s-land lies between them.", "no"),
    ("en", "There is no doubt that Iran did it.", ""),
    ("en", "The damage is small, if not trivial.", ""),
    ("en", "The talks go on whether or not he comes.", ""),
    ("en", "It was not until Monday that help came.", ""),
    ("en", "None other than the king opened it.", ""),
    ("en", "The police have not ruled out arson.", ""),
    ("en", "Arson cannot be ruled out.", ""),
    ("en", "He did not want to be named.", ""),
    ("en", "They fell not far from the gate.", ""),
    ("en", "Another notable nothingburger from Norway.", ""),
    ("es", "Nadie ha reivindicado el ataque.", "nadie"),
    ("es", "No hubo heridos ni daños.", "no ni"),
    ("es", "Ningún cohete alcanzó la embajada.", "ningún"),
    ("es", "El ejército negó el ataque.", "(negó)"),
    ("es", "La policía descartó un atentado.", "descartó"),
    ("es", "La policía no descarta un atentado.", ""),
    ("es", "Murieron no menos de doce personas.", ""),
    ("es", "No solo hubo cohetes.", ""),
    ("es", "Salieron ilesos, sin embargo.", "(ilesos)"),
    ("es", "No hay duda del origen.", ""),
    ("de", "Niemand wurde verletzt.", "niemand"),
    ("de", "Die Rakete traf die Botschaft nicht.", "nicht"),
    ("de", "Es gab keine Verletzten.", "keine"),
    ("de", "Das Ministerium bestritt den Angriff.", "(bestritt)"),
    ("de", "Die Botschaft blieb unbeschädigt, ohne Verletzte.", "(ohne)"),
    ("de", "Nicht nur die Botschaft wurde getroffen.", ""),
    ("de", "Nicht weniger als zwölf Menschen starben.", ""),
    ("de", "Ein Anschlag ist nicht ausgeschlossen.", ""),
    ("lt", "No one was hurt.", "no one"),
]


@pytest.mark.parametrize(("language", "text", "expected"), NEGATORS)
def test_negators(language: str, text: str, expected: str) -> None:
    assert shown(negators(text, language)) == expected


HEDGES = [
    ("en", "The group may have fired it.", "may=possible"),
    ("en", "More might follow.", "might=possible"),
    ("en", "It was likely a militia.", "likely=probable"),
    ("en", "A strike is unlikely.", "unlikely=possible"),
    ("en", "He is suspected of arson.", "suspected=possible"),
    ("en", "A suspected car bomb killed three.", "suspected=possible"),
    ("en", "Three suspected militants were killed.", "(suspected=unknown)"),
    ("en", "The alleged drug smugglers fled.", "(alleged=unknown)"),
    ("en", "They allegedly hid it.", "allegedly=possible"),
    ("en", "The rocket reportedly hit a base.", "(reportedly=unknown)"),
    ("en", "Smoke could be seen over the base.", ""),
    ("en", "Shots could be heard.", ""),
    ("en", "Iran could be behind it.", "could be=possible"),
    ("en", "Another round of escalation could follow.", "could follow=possible"),
    ("en", "Rescuers could reach the village.", "(could=unknown)"),
    ("en", "It could not reach the village.", ""),
    ("en", "He is believed to be dead.", "is believed=probable"),
    ("en", "Two are thought to have fled.", "are thought=probable"),
    ("en", "It is believed that two fled.", "is believed=probable"),
    ("en", "Rain is expected to fall.", "is expected=probable"),
    ("en", "Rain is expected.", "is expected=probable"),
    ("en", "Growth was higher than expected.", ""),
    ("en", "Twenty are feared dead.", "are feared=probable"),
    ("en", "Twenty, feared dead, were listed.", "feared dead=probable"),
    ("en", "Residents feared a new attack.", "(feared=unknown)"),
    ("en", "The pilot is presumed dead.", "presumed=probable"),
    ("en", "He is presumed innocent.", ""),
    ("en", "The target was apparently missed.", "apparently=probable"),
    ("en", "An apparent drone strike hit it.", "(apparent=unknown)"),
    ("en", "It appears to be arson.", "appears to=probable"),
    ("en", "He appeared in court.", "(appeared=unknown)"),
    ("en", "Unconfirmed reports speak of more.", "unconfirmed=unknown (reports=unknown)"),
    ("en", "Yet nobody has confirmed that.", "nobody has confirmed=unknown"),
    ("en", "Who did it wasn’t immediately known.", "wasn't immediately known=unknown"),
    ("en", "The claim could not be independently verified.", None),
    ("en", "No group has been confirmed as the culprit.", "no group has been confirmed=unknown"),
    ("en", "The cause remains unclear.", "remains unclear=unknown"),
    ("en", "Police asked whether he knew.", "(asked=unknown) whether=unknown"),
    ("en", "It grows regardless of whether it rains.", ""),
    ("en", "Arson cannot be ruled out.", "cannot be ruled out=possible"),
    ("en", "In May 2020 it fell.", ""),
    ("en", "It fell on 5 May.", ""),
    ("en", "May 5 was quiet.", ""),
    ("en", "Until late May they held it.", ""),
    ("en", "Prime Minister May resigned.", ""),
    ("en", "The ceasefire of May was broken.", ""),
    ("en", "A war that may be lost.", "may=possible"),
    ("en", "Rockets May Have Hit Embassy", "may=possible"),
    ("en", "The military might of the state grew.", ""),
    ("en", "Leave as soon as possible.", ""),
    ("en", "It is possible to leave.", "(possible=unknown)"),
    ("en", "Possible war crimes were listed.", "possible=possible"),
    ("en", "Rain made possible what failed before.", ""),
    ("en", "It threatened to leave.", "(threatened=unknown)"),
    ("es", "Podría haber más víctimas.", "podría=possible"),
    ("es", "El grupo habría lanzado un cohete.", "habría lanzado=possible"),
    ("es", "Probablemente fue un dron.", "probablemente=probable"),
    ("es", "Al parecer fue un dron.", "al parecer=probable"),
    ("es", "El presunto autor huyó.", "(presunto=unknown)"),
    ("es", "El hombre presuntamente disparó.", "presuntamente=possible"),
    ("es", "Se desconoce la causa.", "se desconoce=unknown"),
    ("es", "No se ha confirmado la cifra.", "no se ha confirmado=unknown"),
    ("es", "Quizás huyeron lo antes posible.", "quizás=possible"),
    ("es", "Pudo escapar del fuego.", ""),
    ("es", "Pudo haber sido un fallo.", "pudo haber=possible"),
    ("de", "Es könnte ein Anschlag sein.", "könnte=possible"),
    ("de", "Wahrscheinlich war es ein Unfall.", "wahrscheinlich=probable"),
    ("de", "Der Mann soll geflohen sein.", "soll=probable"),
    ("de", "Angeblich starben zwölf Menschen.", "angeblich=possible"),
    ("de", "Offenbar war es eine Drohne.", "offenbar=probable"),
    ("de", "Der mutmaßliche Täter floh.", "(mutmaßliche=unknown)"),
    ("de", "Die Zahl ist nicht bestätigt.", "nicht bestätigt=unknown"),
    ("de", "Die Ursache ist noch unklar.", "ist noch unklar=unknown"),
    ("de", "Komm so schnell wie möglich.", ""),
    ("de", "Morgen wird mehr Regen erwartet.", "wird mehr regen erwartet=probable"),
]


@pytest.mark.parametrize(("language", "text", "expected"), HEDGES)
def test_hedges(language: str, text: str, expected: str | None) -> None:
    found = hedges(text, language)
    if expected is None:
        assert any(cue.strong and cue.level == "unknown" for cue in found)
    else:
        assert shown(found) == expected


# Language, sentence, grain, clauses; none where the sentence is one clause.
CLAUSES: list[tuple[str, str, Literal["coarse", "fine"], list[str]]] = [
    ("en", "Two died, 1,200 fled", "coarse", ["Two died", "1,200 fled"]),
    (
        "en",
        "There was minor damage but no injuries or casualties.",
        "coarse",
        ["There was minor damage", "but no injuries or casualties."],
    ),
    ("en", "Two fled and nobody died", "coarse", ["Two fled", "and nobody died"]),
    ("en", "No rocket hit the gate and the wall", "coarse", []),
    ("en", "It is unlikely that Iran fired it", "fine", []),
    ("en", "No one has yet claimed it", "coarse", []),
    ("en", "He spoke, yet nobody heard him", "coarse", ["He spoke", "yet nobody heard him"]),
    ("en", "The ministry, for its part, has yet to answer", "coarse", []),
    ("en", "Police did not, officers said, confirm it", "fine", []),
    ("en", "On 3 March, 2021, two died", "coarse", []),
    ("en", "Two died, no one fled, three hid", "coarse", ["Two died", "no one fled", "three hid"]),
    ("en", "He said that two died", "fine", ["He said", "that two died"]),
    (
        "en",
        "Officials may not know who fired the four rockets",
        "fine",
        ["Officials may not know", "who fired the four rockets"],
    ),
    ("en", "No injuries or casualties were reported", "fine", []),
    ("en", "They have yet to speak", "coarse", []),
    ("en", "“It must stop,” he said", "coarse", ["It must stop", "he said"]),
    ("en", "A base - the first - fell", "coarse", ["A base", "the first", "fell"]),
    ("en", "An Iran-backed group", "fine", []),
    ("es", "Hubo daños pero no heridos", "coarse", ["Hubo daños", "pero no heridos"]),
    ("es", "Es improbable que Irán lo hiciera", "fine", []),
    ("de", "Zwei starben, aber niemand floh", "coarse", ["Zwei starben", "aber niemand floh"]),
    ("de", "Niemand hat die Verantwortung übernommen", "fine", []),
    ("de", "Es ist nicht bestätigt, dass der Iran schoss", "fine", []),
    ("de", "Sie sagte, dass zwei starben", "fine", ["Sie sagte,", "dass zwei starben"]),
]


@pytest.mark.parametrize(("language", "text", "grain", "expected"), CLAUSES)
def test_clauses(
    language: str, text: str, grain: Literal["coarse", "fine"], expected: list[str]
) -> None:
    found = [text[a:b] for a, b in clauses(text, language, grain=grain)]
    assert found == (expected or [text])


SAYING = [
    ("en", "The army said so.", True),
    ("en", "A docker told NPB.", True),
    ("en", "Reuters: a “first”.", True),
    ("en", "It was a ‘first’.", True),
    ("en", "By the count of the Examiner it is the third.", True),
    ("en", "State TV showed it.", True),
    ("en", "Ten fighters of the Islamic State died.", False),
    ("en", "The post office burned.", False),
    ("en", "Five rockets hit the wall.", False),
    ("en", "The soldiers’ camp burned.", False),
    ("es", "El portavoz dijo que no.", True),
    ("es", "Cinco cohetes cayeron cerca de la ciudad.", False),
    ("de", "Laut Polizei starben zwei.", True),
    ("de", "Zwei Menschen starben.", False),
]


@pytest.mark.parametrize(("language", "text", "expected"), SAYING)
def test_marks_of_saying(language: str, text: str, expected: bool) -> None:
    assert marks_saying(text, language) is expected


def test_levels_are_ranked_from_least_to_most_committed() -> None:
    assert sorted(RANK, key=lambda level: RANK[level]) == [
        "unknown",
        "possible",
        "probable",
        "certain",
    ]


WORDS = [
    "not",
    "no",
    "may",
    "May",
    "5",
    "likely",
    "that",
    "and",
    "but",
    "who",
    "it",
    "1,200",
    "n’t",
]
WORDS += [",", ";", " - ", "“", "”", "(", ")", "–", "…", "ob", "dass", "pero", "no.", "nicht", "\n"]
prose = st.lists(st.sampled_from(WORDS) | st.text(max_size=4), max_size=12).map(" ".join)
languages = st.sampled_from(["en", "es", "de", "de-AT", "lt"])


@given(prose, languages, st.sampled_from(["coarse", "fine"]))
def test_clauses_tile_the_text_but_for_stops(
    text: str, language: str, grain: Literal["coarse", "fine"]
) -> None:
    found = clauses(text, language, grain=grain)
    at, gaps = 0, ""
    for start, end in found:
        assert at <= start < end
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        gaps += text[at:start]
        at = end
    assert at <= len(text)
    gaps += text[at:]
    assert not re.search(r"[^\s;:()\[\]–—,\-\"“”„«»]", gaps)


@given(prose, languages)
def test_cues_are_slices_of_the_text_in_order(text: str, language: str) -> None:
    for found in (negators(text, language), hedges(text, language)):
        assert list(found) == sorted(found, key=lambda cue: cue.start)
        for cue in found:
            assert text[cue.start : cue.end].replace("’", "'").lower() == cue.word
    ranges = [(cue.start, cue.end) for cue in hedges(text, language)]
    assert all(a[1] <= b[0] for a, b in pairwise(ranges))
    assert all(cue.level is None for cue in negators(text, language))


@pytest.mark.parametrize("language", ["en", "es", "de"])
def test_every_entry_of_a_lexicon_is_an_expression_by_itself(language: str) -> None:
    for name, entries in vars(lexicon(language)).items():
        for entry in entries.split(", "):
            assert entry == entry.strip() != "", (name, entry)
            assert not re.compile(entry).fullmatch(""), (name, entry)


def test_a_level_is_one_of_the_four() -> None:
    levels: set[Certainty | None] = {cue.level for _, text, _ in HEDGES for cue in hedges(text)}
    assert levels <= set(RANK)
