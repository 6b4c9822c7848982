"""`as_reported` as a desk editor would print it: whole sentences, and what always holds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import product
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factgen.models import Certainty, Source, SourceKind
from factgen.wording import Reported, as_reported

ARTICLE = """Port authority: containers burned, sailors missing
VELDHAVEN — About 40 containers burned in the port, the port authority said. A docker told the \
agency NPB that two sailors were missing and that one of them may have jumped overboard. The \
docker asked to be left alone. The U.S. Embassy warned its citizens, and protesters stormed \
the gate. The State Department pointed at Iran, State Department spokeswoman Ann Lee said. CNN \
reported more, and CNN cameras showed it; Iraqi officials told Reuters that rockets fell. The \
New York Times quoted an Iraqi security source. Local media claimed a strike was imminent, yet \
this is unconfirmed. The Iraqi military blamed a militia, and the fire brigade counted more. \
The Pentagon said nothing. On Sunday a US official spoke to The Associated Press. Residents \
fled, said President Ursula von der Leyen. The security forces of Iraq may be attacked. Police \
closed the road, according to the United Nations, to AFP and to the mayor. An FBI agent was \
seen near the Green Zone, where the security was tight. Iran denied it; it may turn out \
otherwise."""

Chain = Mapping[str, SourceKind]
FORTY = "About 40 containers burned in the port of Veldhaven."
MISSING = "Two sailors were missing after the fire."
THREE = "Three rockets fell."
STRIKE = "A US strike is imminent."
JUMPED = "One of the missing sailors jumped overboard."
MAY = "one of them may have jumped overboard"


class Case(NamedTuple):
    """A row and the line that is printed of it; `by` is the chain, nearest first."""

    says: str
    printed: str
    by: Chain = {}  # noqa: RUF012 - never changed
    sure: Certainty = "certain"
    evidence: str = ""


def sources(chain: Chain) -> list[Source]:
    return [Source(name=name, kind=kind) for name, kind in chain.items()]


ENGLISH = {
    "own voice": Case(
        FORTY,
        FORTY,
    ),
    "own voice, probable": Case(
        FORTY,
        "It is likely that about 40 containers burned in the port of Veldhaven.",
        sure="probable",
    ),
    "own voice, possible": Case(
        FORTY,
        "It is possible that about 40 containers burned in the port of Veldhaven.",
        sure="possible",
    ),
    "own voice, unknown": Case(
        FORTY,
        "It is not confirmed that about 40 containers burned in the port of Veldhaven.",
        sure="unknown",
    ),
    "own voice, with may": Case(
        JUMPED,
        "One of the missing sailors may have jumped overboard.",
        sure="possible",
        evidence=MAY,
    ),
    "organisation": Case(
        FORTY,
        "According to the port authority, about 40 containers burned in the port of Veldhaven.",
        by={"port authority": "organisation"},
    ),
    "organisation, probable": Case(
        FORTY,
        "According to the port authority, it is likely that about 40 containers burned in "
        "the port of Veldhaven.",
        by={"port authority": "organisation"},
        sure="probable",
    ),
    "organisation, possible": Case(
        FORTY,
        "According to the port authority, it is possible that about 40 containers burned in "
        "the port of Veldhaven.",
        by={"port authority": "organisation"},
        sure="possible",
    ),
    "doubt on a link": Case(
        STRIKE,
        "It is not confirmed that a US strike is imminent; the information comes from local media.",
        by={"local media": "media"},
        sure="unknown",
    ),
    "doubt on a chain": Case(
        STRIKE,
        "It is not confirmed that a US strike is imminent; the information comes from Iraqi "
        "officials, as reported by CNN.",
        by={"CNN": "media", "Iraqi officials": "official"},
        sure="unknown",
    ),
    "doubt on a long chain": Case(
        STRIKE,
        "It is not confirmed that a US strike is imminent; the information comes from Iraqi "
        "officials, as reported by CNN, citing AFP.",
        by={"CNN": "media", "AFP": "media", "Iraqi officials": "official"},
        sure="unknown",
    ),
    "told": Case(
        MISSING,
        "A docker told NPB that two sailors were missing after the fire.",
        by={"NPB": "media", "docker": "public"},
        evidence="A docker told the agency NPB that two sailors were missing",
    ),
    "told, may": Case(
        JUMPED,
        "A docker told NPB that one of the missing sailors may have jumped overboard.",
        by={"NPB": "media", "docker": "public"},
        sure="possible",
        evidence="A docker told the agency NPB that one of them may have jumped overboard.",
    ),
    "told, possible": Case(
        JUMPED,
        "A docker told NPB that it was possible that one of the missing sailors jumped overboard.",
        by={"NPB": "media", "docker": "public"},
        sure="possible",
        evidence="told NPB, perhaps",
    ),
    "told, probable": Case(
        MISSING,
        "A docker told NPB that it was likely that two sailors were missing after the fire.",
        by={"NPB": "media", "docker": "public"},
        sure="probable",
        evidence="told NPB",
    ),
    "told somebody else": Case(
        MISSING,
        "According to CNN, a docker said that two sailors were missing after the fire.",
        by={"CNN": "media", "docker": "public"},
        evidence="told the police",
    ),
    "told, glued": Case(
        MISSING,
        "A docker told Fox News that two sailors were missing after the fire.",
        by={"Fox News": "media", "docker": "public"},
        evidence="told Fox Newsthat",
    ),
    "carried by an agency": Case(
        FORTY,
        "According to CNN, the port authority said that about 40 containers burned in the "
        "port of Veldhaven.",
        by={"CNN": "media", "port authority": "organisation"},
    ),
    "media on media": Case(
        FORTY,
        "According to CNN, Reuters reported that about 40 containers burned in the port of "
        "Veldhaven.",
        by={"CNN": "media", "Reuters": "media"},
    ),
    "three links": Case(
        MISSING,
        "According to CNN, citing Reuters, a docker said that two sailors were missing "
        "after the fire.",
        by={"CNN": "media", "Reuters": "media", "docker": "public"},
    ),
    "three links, told": Case(
        MISSING,
        "According to CNN, a docker told Reuters that two sailors were missing after the fire.",
        by={"CNN": "media", "Reuters": "media", "docker": "public"},
        evidence="told Reuters that",
    ),
    "may be": Case(
        "The security forces are attacked.",
        "According to the Pentagon, the security forces may be attacked.",
        by={"Pentagon": "organisation"},
        sure="possible",
        evidence="they may be attacked",
    ),
    "may have been": Case(
        "Two sailors were killed.",
        "According to CNN, two sailors may have been killed.",
        by={"CNN": "media"},
        sure="possible",
        evidence="two may have been killed",
    ),
    "may be among": Case(
        "Two sailors were among the dead.",
        "According to CNN, two sailors may be among the dead.",
        by={"CNN": "media"},
        sure="possible",
        evidence="two may be among the dead",
    ),
    "may, of another verb": Case(
        "Two sailors fled.",
        "According to CNN, it is possible that two sailors fled.",
        by={"CNN": "media"},
        sure="possible",
        evidence="two may have been killed",
    ),
    "may, in a relative clause": Case(
        "The sailor who jumped overboard died.",
        "According to CNN, it is possible that the sailor who jumped overboard died.",
        by={"CNN": "media"},
        sure="possible",
        evidence=MAY,
    ),
    "may, of two deeds": Case(
        "One sailor jumped overboard and drowned.",
        "According to CNN, it is possible that one sailor jumped overboard and drowned.",
        by={"CNN": "media"},
        sure="possible",
        evidence=MAY,
    ),
    "may, denied": Case(
        "No sailor jumped overboard.",
        "According to CNN, it is possible that no sailor jumped overboard.",
        by={"CNN": "media"},
        sure="possible",
        evidence=MAY,
    ),
    "will": Case(
        "The toll will rise.",
        "According to CNN, the toll may rise.",
        by={"CNN": "media"},
        sure="possible",
        evidence="the toll may rise",
    ),
    "negative": Case(
        "No group has claimed responsibility for the fire.",
        "According to the Pentagon, no group has claimed responsibility for the fire.",
        by={"Pentagon": "official"},
    ),
    "negative, probable": Case(
        "Nobody was hurt.",
        "It is likely that nobody was hurt.",
        sure="probable",
    ),
    "negative, unknown": Case(
        "Nobody was hurt.",
        "It is not confirmed that nobody was hurt; the information comes from the port authority.",
        by={"port authority": "organisation"},
        sure="unknown",
    ),
    "a US official": Case(
        "Three rockets hit the embassy.",
        "According to a US official, three rockets hit the embassy.",
        by={"US official": "official"},
    ),
    "a UN official": Case(
        "Three rockets hit the embassy.",
        "According to a UN official, three rockets hit the embassy.",
        by={"UN official": "official"},
    ),
    "an FBI agent": Case(
        "Three rockets hit the embassy.",
        "According to an FBI agent, three rockets hit the embassy.",
        by={"FBI agent": "official"},
    ),
    "an unnamed source": Case(
        THREE,
        "According to an unnamed source, three rockets fell.",
        by={"unnamed source": "anonymous"},
    ),
    "a European diplomat": Case(
        THREE,
        "According to a European diplomat, three rockets fell.",
        by={"European diplomat": "official"},
    ),
    "an Iraqi security source": Case(
        THREE,
        "According to the New York Times, an Iraqi security source said that three rockets fell.",
        by={"New York Times": "media", "Iraqi security source": "anonymous"},
    ),
    "security source, never determined": Case(
        THREE,
        "According to a security source, three rockets fell.",
        by={"security source": "anonymous"},
    ),
    "the Iraqi military": Case(
        THREE,
        "According to the Iraqi military, three rockets fell.",
        by={"Iraqi military": "organisation"},
    ),
    "given with its determiner": Case(
        THREE,
        "According to the army, three rockets fell.",
        by={"the army": "organisation"},
    ),
    "given with a capital determiner": Case(
        THREE,
        "According to the Iraqi military, three rockets fell.",
        by={"The Iraqi military": "organisation"},
    ),
    "title of a paper": Case(
        THREE,
        "According to The New York Times, three rockets fell.",
        by={"The New York Times": "media"},
    ),
    "A US official": Case(
        THREE,
        "According to a US official, three rockets fell.",
        by={"A US official": "official"},
    ),
    "two officials": Case(
        THREE,
        "According to two officials, three rockets fell.",
        by={"Two officials": "official"},
    ),
    "Iraqi officials": Case(
        THREE,
        "Iraqi officials told Reuters that three rockets fell.",
        by={"Reuters": "media", "Iraqi officials": "official"},
        evidence="told Reuters that",
    ),
    "state TV": Case(
        THREE,
        "According to Iranian state TV, three rockets fell.",
        by={"Iranian state TV": "media"},
    ),
    "state television": Case(
        THREE,
        "According to Iranian state television, three rockets fell.",
        by={"Iranian state television": "media"},
    ),
    "spokesperson for X": Case(
        THREE,
        "According to a spokesperson for CNN, three rockets fell.",
        by={"a spokesperson for CNN": "organisation"},
    ),
    "spokesperson for X, bare": Case(
        THREE,
        "According to a spokesperson for the Pentagon, three rockets fell.",
        by={"spokesperson for the Pentagon": "official"},
    ),
    "official in a place": Case(
        THREE,
        "According to a U.S. official in Baghdad, three rockets fell.",
        by={"U.S. official in Baghdad": "official"},
    ),
    "sources close to a body": Case(
        THREE,
        "According to sources close to the army, three rockets fell.",
        by={"sources close to the army": "anonymous"},
    ),
    "particles": Case(
        THREE,
        "According to Ursula von der Leyen, three rockets fell.",
        by={"Ursula von der Leyen": "official"},
    ),
    "particle first": Case(
        THREE,
        "Von der Leyen told Reuters that three rockets fell.",
        by={"Reuters": "media", "von der Leyen": "official"},
        evidence="told Reuters",
    ),
    "Arabic particle": Case(
        THREE,
        "According to Moqtada al-Sadr, three rockets fell.",
        by={"Moqtada al-Sadr": "person"},
    ),
    "rank": Case(
        THREE,
        "According to Gen. Ann Lee, three rockets fell.",
        by={"Gen. Ann Lee": "official"},
    ),
    "body used as an adjective too": Case(
        THREE,
        "According to the State Department, three rockets fell.",
        by={"State Department": "official"},
    ),
    "medium used as an adjective too": Case(
        THREE,
        "According to CNN, three rockets fell.",
        by={"CNN": "media"},
    ),
    "body that the text never has alone": Case(
        THREE,
        "According to the Foreign Ministry, three rockets fell.",
        by={"Foreign Ministry": "official"},
    ),
    "ministry of": Case(
        THREE,
        "According to the Ministry of Defence, three rockets fell.",
        by={"Ministry of Defence": "official"},
    ),
    "state as speaker": Case(
        THREE,
        "According to Iran, three rockets fell.",
        by={"Iran": "official"},
    ),
    "nations": Case(
        THREE,
        "According to the United Nations, three rockets fell.",
        by={"United Nations": "organisation"},
    ),
    "agency with the": Case(
        THREE,
        "A US official told the Associated Press that three rockets fell.",
        by={"Associated Press": "media", "US official": "official"},
        evidence="told The Associated Press",
    ),
    "police": Case(
        THREE,
        "According to police, three rockets fell.",
        by={"police": "organisation"},
    ),
    "mayor": Case(
        THREE,
        "According to the mayor, three rockets fell.",
        by={"mayor": "official"},
    ),
    "president, never determined": Case(
        THREE,
        "According to the president, three rockets fell.",
        by={"president": "official"},
    ),
    "former president": Case(
        THREE,
        "According to a former president, three rockets fell.",
        by={"former president": "person"},
    ),
    "report": Case(
        THREE,
        "According to CNN, a leaked memo said that three rockets fell.",
        by={"CNN": "media", "leaked memo": "document"},
    ),
    "witnesses": Case(
        THREE,
        "According to witnesses, three rockets fell.",
        by={"witnesses": "public"},
    ),
    "name first": Case(
        "Iranian rockets fell.",
        "According to CNN, Iranian rockets fell.",
        by={"CNN": "media"},
    ),
    "common word first": Case(
        "Protesters stormed the gate.",
        "According to CNN, protesters stormed the gate.",
        by={"CNN": "media"},
    ),
    "common word that the article lacks": Case(
        "Soldiers closed the road.",
        "According to CNN, soldiers closed the road.",
        by={"CNN": "media"},
    ),
    "person first": Case(
        "Ann Lee left.",
        "According to CNN, Ann Lee left.",
        by={"CNN": "media"},
    ),
    "office before a name": Case(
        "President Ursula von der Leyen left.",
        "According to CNN, President Ursula von der Leyen left.",
        by={"CNN": "media"},
    ),
    "former first": Case(
        "Former Prime Minister Ann Lee left.",
        "According to CNN, former Prime Minister Ann Lee left.",
        by={"CNN": "media"},
    ),
    "acronym first": Case(
        "U.S. troops left.",
        "According to CNN, U.S. troops left.",
        by={"CNN": "media"},
    ),
    "month first": Case(
        "May 5 was quiet.",
        "According to CNN, May 5 was quiet.",
        by={"CNN": "media"},
    ),
    "Green Zone first": Case(
        "Security in the Green Zone was tight.",
        "According to CNN, security in the Green Zone was tight.",
        by={"CNN": "media"},
    ),
    "prefix first": Case(
        "Anti-government protesters left.",
        "According to CNN, anti-government protesters left.",
        by={"CNN": "media"},
    ),
    "Los Angeles first": Case(
        "Los Angeles was quiet.",
        "According to CNN, Los Angeles was quiet.",
        by={"CNN": "media"},
    ),
    "digit first": Case(
        "12 people were hurt.",
        "According to CNN, 12 people were hurt.",
        by={"CNN": "media"},
    ),
    "quotation first": Case(
        "“Suspicious sounds” were heard.",
        "According to CNN, “Suspicious sounds” were heard.",
        by={"CNN": "media"},
    ),
    "I first": Case(
        "I was there.",
        "According to Ann Lee, I was there.",
        by={"Ann Lee": "person"},
    ),
    "quotation last": Case(
        "It was the act of an “unruly militia.”",
        "According to CNN, it was the act of an “unruly militia”.",
        by={"CNN": "media"},
    ),
    "abbreviation last": Case(
        "The rockets came from the U.S.",
        "It is not confirmed that the rockets came from the U.S.; the information comes from CNN.",
        by={"CNN": "media"},
        sure="unknown",
    ),
    "abbreviation last, certain": Case(
        "The rockets came from the U.S.",
        "According to CNN, the rockets came from the U.S.",
        by={"CNN": "media"},
    ),
    "question": Case(
        "Who lit the fire?",
        "According to CNN, who lit the fire?",
        by={"CNN": "media"},
    ),
    "no stop given": Case(
        "Rockets  fell\nagain",
        "Rockets fell again.",
    ),
}


@pytest.mark.parametrize("case", ENGLISH.values(), ids=ENGLISH)
def test_a_row_reads_as_printed(case: Case) -> None:
    row = Reported(case.says, "damage", "40", case.sure, sources(case.by), case.evidence)
    assert as_reported(row, ARTICLE) == case.printed


REACTIONS: list[tuple[Chain, str]] = [
    ({"Ann Lee": "official"}, "Ann Lee condemned the attack."),
    (
        {"CNN": "media", "Ann Lee": "official"},
        "According to CNN, Ann Lee condemned the attack.",
    ),
    (
        {"CNN": "media", "Reuters": "media", "Ann Lee": "official"},
        "According to CNN, Reuters reported that Ann Lee condemned the attack.",
    ),
]


@pytest.mark.parametrize(("chain", "printed"), REACTIONS)
def test_a_reaction_adds_only_the_links_before_its_last(chain: Chain, printed: str) -> None:
    row = Reported(
        "Ann Lee condemned the attack.", "reaction", "condemned", "certain", sources(chain), ""
    )
    assert as_reported(row, ARTICLE) == printed


@pytest.mark.parametrize("certainty", ["certain", "possible", "unknown"])
def test_a_row_about_not_knowing_adds_no_hedge(certainty: Certainty) -> None:
    brandt = Source(name="Ole Brandt", kind="official")
    says = "It was not known who lit the fire."
    row = Reported(says, "perpetrator", "unknown", certainty, [brandt], "")
    assert (
        as_reported(row, ARTICLE) == "According to Ole Brandt, it was not known who lit the fire."
    )
    own = Reported(says, "perpetrator", "Unknown ", certainty, [], "")
    assert as_reported(own, ARTICLE) == says


SPANISH_ARTICLE = """Arden contenedores en el puerto
La autoridad portuaria informó de 40 contenedores. El ministerio calló. Reuters cita a un \
estibador; fuentes de seguridad hablan de dos marineros."""
SPANISH: list[tuple[Chain, Certainty, str]] = [
    ({}, "certain", "Unos 40 contenedores ardieron."),
    ({}, "probable", "Probablemente unos 40 contenedores ardieron."),
    ({}, "unknown", "Sin confirmar: unos 40 contenedores ardieron."),
    (
        {"autoridad portuaria": "organisation"},
        "certain",
        "Según la autoridad portuaria, unos 40 contenedores ardieron.",
    ),
    (
        {"Reuters": "media", "ministerio": "organisation"},
        "possible",
        "Según Reuters, que cita al ministerio, posiblemente unos 40 contenedores ardieron.",
    ),
    (
        {"Reuters": "media", "estibador": "public"},
        "unknown",
        "Sin confirmar, según Reuters, que cita a un estibador: unos 40 contenedores ardieron.",
    ),
    (
        {"fuentes de seguridad": "anonymous"},
        "probable",
        "Según fuentes de seguridad, probablemente unos 40 contenedores ardieron.",
    ),
]


@pytest.mark.parametrize(("chain", "certainty", "printed"), SPANISH)
def test_spanish(chain: Chain, certainty: Certainty, printed: str) -> None:
    says = "Unos 40 contenedores ardieron."
    row = Reported(says, "damage", "40", certainty, sources(chain), "")
    assert as_reported(row, SPANISH_ARTICLE, "es-ES") == printed


GERMAN: list[tuple[Chain, Certainty, str]] = [
    ({}, "certain", "Rund 40 Container brannten."),
    ({}, "probable", "Wahrscheinlich: Rund 40 Container brannten."),
    ({}, "unknown", "Unbestätigt: Rund 40 Container brannten."),
    (
        {"die Hafenbehörde": "organisation"},
        "certain",
        "Laut Hafenbehörde: Rund 40 Container brannten.",
    ),
    (
        {"Reuters": "media", "Hafenarbeiter": "public"},
        "possible",
        "Laut Reuters (Quelle: Hafenarbeiter), möglicherweise: Rund 40 Container brannten.",
    ),
]


@pytest.mark.parametrize(("chain", "certainty", "printed"), GERMAN)
def test_german(chain: Chain, certainty: Certainty, printed: str) -> None:
    says = "Rund 40 Container brannten."
    row = Reported(says, "damage", "40", certainty, sources(chain), "")
    assert as_reported(row, "Ein Artikel.", "de") == printed


KINDS: list[SourceKind] = ["official", "organisation", "media", "document", "person"]
KINDS += ["anonymous", "public"]
NAMES = ["army", "the army", "US official", "sources", "The Iraqi military", "CNN", "docker"]
NAMES += ["State Department", "Ann Lee", "a spokesperson for CNN", "two officials", "UN", "el País"]
NAMES += ["von der Leyen", "Ministry of Defence", "police", "An aide", "Die Welt", "one of  them"]
ENDS = [".", "", "!", "?", "…", "...", " U.S.", " “a first.”", " at 5 p.m.", ' "so"']


@given(
    st.sampled_from(["The army", "Rockets", "12 people", "U.S. troops", "“Two”", "I", "Ann Lee"]),
    st.sampled_from([" jumped", " was not hurt", " will  fall\n again", " may have left"]),
    st.sampled_from(ENDS),
    st.lists(
        st.builds(Source, name=st.sampled_from(NAMES), kind=st.sampled_from(KINDS)), max_size=4
    ),
    st.sampled_from(["certain", "probable", "possible", "unknown"]),
    st.sampled_from(["", MAY, "told CNN that it may fall", "told the army"]),
    st.sampled_from(["en", "es", "de", "lt"]),
)
def test_what_is_printed_is_one_clean_sentence_with_every_link(
    start: str,
    verb: str,
    end: str,
    chain: list[Source],
    certainty: Certainty,
    evidence: str,
    language: str,
) -> None:
    row = Reported(start + verb + end, "damage", "x", certainty, chain, evidence)
    printed = as_reported(row, ARTICLE, language)
    assert re.search(r"(?<![.!?…])(?:\.|[!?…]|\.\.\.)[”\"]?$", printed)
    assert not re.search(r"\s\s|\n|^\s|\s$", printed)
    if language != "es":  # there "a" stands before a name
        assert not re.search(r"\b(?:an?|the) (?:an?|the)\b", printed, re.IGNORECASE)
    assert printed[0] == printed[0].upper()
    for source in chain:
        wanted = re.sub(r"^(?:die|el) ", "", " ".join(source.name.casefold().split()))
        assert wanted in printed.casefold()
    hedges = {"probable": r"likely|probable|wahrschein|\bmay\b", "unknown": "confirm|unbestät"}
    hedges["possible"] = r"possible|\bmay\b|posible|möglicher"
    if certainty in hedges:
        assert re.search(hedges[certainty], printed, re.IGNORECASE)


@pytest.mark.parametrize(
    ("certainty", "kind", "length"),
    list(product(["certain", "probable", "possible", "unknown"], KINDS, range(4))),
)
@pytest.mark.parametrize("says", ["Rockets fell.", "No rockets fell."])
def test_every_kind_of_row_keeps_its_statement(
    certainty: Certainty, kind: SourceKind, length: int, says: str
) -> None:
    chain = [Source(name=f"Ann Lee {n}", kind=kind) for n in range(length)]
    printed = as_reported(Reported(says, "damage", "x", certainty, chain, ""), "Rockets fell.")
    assert says.rstrip(".").casefold() in printed.casefold()
    assert all(source.name in printed for source in chain)
    assert (printed == says) is (length == 0 and certainty == "certain")


NOT_TWICE = [
    # a row about not knowing, worded in full in its value
    (
        Reported(
            "It was not known whether anybody was hurt.",
            "injured",
            "unknown, reports awaited",
            "unknown",
            [Source(name="US official", kind="official")],
            "A US official said: we await reports.",
        ),
        "According to a US official, it was not known whether anybody was hurt.",
    ),
    # what a speaker hedges is no doubt that he spoke
    (
        Reported(
            "Cancian said that another round could follow.",
            "reaction",
            "another round could follow",
            "possible",
            [Source(name="Cancian", kind="person")],
            "Another round could follow, Cancian said.",
        ),
        "Cancian said that another round could follow.",
    ),
    # the statement already bears the hedge
    (
        Reported(
            "The fire will likely spread.",
            "planned",
            "spread",
            "probable",
            [],
            "The fire will likely spread.",
        ),
        "The fire will likely spread.",
    ),
    # the statement is that its source speaks
    (
        Reported(
            "The port authority warned of smoke.",
            "alert",
            "smoke",
            "certain",
            [Source(name="port authority", kind="organisation")],
            "The port authority warned of smoke.",
        ),
        "The port authority warned of smoke.",
    ),
    (
        Reported(
            "The port authority in Brode warned of smoke.",
            "alert",
            "smoke",
            "certain",
            [Source(name="port authority", kind="organisation")],
            "The port authority in Brode warned of smoke.",
        ),
        "The port authority in Brode warned of smoke.",
    ),
    # the source does something else: its word is named
    (
        Reported(
            "The rebels renewed their raids over the tax.",
            "motive",
            "the tax",
            "certain",
            [Source(name="rebels", kind="organisation")],
            "The rebels renewed their raids, citing the tax.",
        ),
        "According to the rebels, the rebels renewed their raids over the tax.",
    ),
    # a possessive is the determiner
    (
        Reported(
            "The firing on the town stopped.",
            "deed",
            "stopped",
            "certain",
            [Source(name="Iraq’s military", kind="organisation")],
            "Iraq’s military said so.",
        ),
        "According to Iraq’s military, the firing on the town stopped.",
    ),
    # a name taken from the start of a sentence
    (
        Reported(
            "The bridge is shut.",
            "closed",
            "bridge",
            "certain",
            [Source(name="Local media", kind="media")],
            "Local media reported that the bridge is shut.",
        ),
        "According to local media, the bridge is shut.",
    ),
]


@pytest.mark.parametrize(("row", "printed"), NOT_TWICE)
def test_nothing_is_said_twice(row: Reported, printed: str) -> None:
    assert as_reported(row, f"Title\n{row.evidence} Smoke is in the air.") == printed
