"""`as_reported` as a desk editor would print it: a table of whole sentences, and what always holds."""

from __future__ import annotations

import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factgen.models import Certainty, Source, SourceKind
from factgen.wording import Reported, as_reported

ARTICLE = """Port authority: containers burned, sailors missing
VELDHAVEN — About 40 containers burned in the port, the port authority said. A docker told the \
agency NPB that two sailors were missing and that one of them may have jumped overboard. The docker \
asked to be left alone. The U.S. Embassy warned its citizens, and protesters stormed the gate. The \
State Department pointed at Iran, State Department spokeswoman Ann Lee said. CNN reported more, and \
CNN cameras showed it; Iraqi officials told Reuters that rockets fell. The New York Times quoted an \
Iraqi security source. Local media claimed a strike was imminent, yet this is unconfirmed. The \
Iraqi military blamed a militia, and the fire brigade counted more. The Pentagon said nothing. On \
Sunday a US official spoke to The Associated Press. Residents fled, said President Ursula von der \
Leyen. The security forces of Iraq may be attacked. Police closed the road, according to the \
United Nations, to AFP and to the mayor. An FBI agent was seen near the Green Zone, where the \
security was tight. Iran denied it; it may turn out otherwise."""

S = dict[str, SourceKind]
FORTY = "About 40 containers burned in the port of Veldhaven."
MISSING = "Two sailors were missing after the fire."
JUMPED = "One of the missing sailors jumped overboard."
MAY = "one of them may have jumped overboard"

ENGLISH: dict[str, tuple[str, S, Certainty, str, str]] = {
    # name: statement, chain (nearest first), certainty, evidence, the line as printed
    "own voice": (FORTY, {}, "certain", "", FORTY),
    "own voice, probable": (
        *(FORTY, {}, "probable", ""),
        "It is likely that about 40 containers burned in the port of Veldhaven.",
    ),
    "own voice, possible": (
        *(FORTY, {}, "possible", ""),
        "It is possible that about 40 containers burned in the port of Veldhaven.",
    ),
    "own voice, unknown": (
        *(FORTY, {}, "unknown", ""),
        "It is not confirmed that about 40 containers burned in the port of Veldhaven.",
    ),
    "own voice, with may": (
        *(JUMPED, {}, "possible", MAY),
        "One of the missing sailors may have jumped overboard.",
    ),
    "organisation": (
        *(FORTY, {"port authority": "organisation"}, "certain", ""),
        "According to the port authority, about 40 containers burned in the port of Veldhaven.",
    ),
    "organisation, probable": (
        *(FORTY, {"port authority": "organisation"}, "probable", ""),
        "According to the port authority, it is likely that about 40 containers burned in the "
        "port of Veldhaven.",
    ),
    "organisation, possible": (
        *(FORTY, {"port authority": "organisation"}, "possible", ""),
        "According to the port authority, it is possible that about 40 containers burned in the "
        "port of Veldhaven.",
    ),
    "doubt on a link": (
        "A US strike is imminent.",
        *({"local media": "media"}, "unknown", ""),
        "It is not confirmed that a US strike is imminent; the information comes from local media.",
    ),
    "doubt on a chain": (
        "A US strike is imminent.",
        *({"CNN": "media", "Iraqi officials": "official"}, "unknown", ""),
        "It is not confirmed that a US strike is imminent; the information comes from Iraqi "
        "officials, as reported by CNN.",
    ),
    "doubt on a long chain": (
        "A US strike is imminent.",
        *({"CNN": "media", "AFP": "media", "Iraqi officials": "official"}, "unknown", ""),
        "It is not confirmed that a US strike is imminent; the information comes from Iraqi "
        "officials, as reported by CNN, citing AFP.",
    ),
    "told": (
        *(MISSING, {"NPB": "media", "docker": "public"}, "certain"),
        "A docker told the agency NPB that two sailors were missing",
        "A docker told NPB that two sailors were missing after the fire.",
    ),
    "told, may": (
        *(JUMPED, {"NPB": "media", "docker": "public"}, "possible"),
        f"A docker told the agency NPB that {MAY}.",
        "A docker told NPB that one of the missing sailors may have jumped overboard.",
    ),
    "told, possible": (
        *(JUMPED, {"NPB": "media", "docker": "public"}, "possible", "told NPB, perhaps"),
        "A docker told NPB that it was possible that one of the missing sailors jumped overboard.",
    ),
    "told, probable": (
        *(MISSING, {"NPB": "media", "docker": "public"}, "probable", "told NPB"),
        "A docker told NPB that it was likely that two sailors were missing after the fire.",
    ),
    "told somebody else": (
        *(MISSING, {"CNN": "media", "docker": "public"}, "certain", "told the police"),
        "According to CNN, a docker said that two sailors were missing after the fire.",
    ),
    "told, glued": (
        *(MISSING, {"Fox News": "media", "docker": "public"}, "certain", "told Fox Newsthat"),
        "A docker told Fox News that two sailors were missing after the fire.",
    ),
    "carried by an agency": (
        *(FORTY, {"CNN": "media", "port authority": "organisation"}, "certain", ""),
        "According to CNN, the port authority said that about 40 containers burned in the port of "
        "Veldhaven.",
    ),
    "media on media": (
        *(FORTY, {"CNN": "media", "Reuters": "media"}, "certain", ""),
        "According to CNN, Reuters reported that about 40 containers burned in the port of "
        "Veldhaven.",
    ),
    "three links": (
        *(MISSING, {"CNN": "media", "Reuters": "media", "docker": "public"}, "certain", ""),
        "According to CNN, citing Reuters, a docker said that two sailors were missing after the "
        "fire.",
    ),
    "three links, told": (
        *(MISSING, {"CNN": "media", "Reuters": "media", "docker": "public"}, "certain"),
        "told Reuters that",
        "According to CNN, a docker told Reuters that two sailors were missing after the fire.",
    ),
    "may be": (
        "The security forces are attacked.",
        *({"Pentagon": "organisation"}, "possible", "they may be attacked"),
        "According to the Pentagon, the security forces may be attacked.",
    ),
    "may have been": (
        "Two sailors were killed.",
        *({"CNN": "media"}, "possible", "two may have been killed"),
        "According to CNN, two sailors may have been killed.",
    ),
    "may, of another verb": (
        "Two sailors fled.",
        *({"CNN": "media"}, "possible", "two may have been killed"),
        "According to CNN, it is possible that two sailors fled.",
    ),
    "may, in a relative clause": (
        "The sailor who jumped overboard died.",
        *({"CNN": "media"}, "possible", MAY),
        "According to CNN, it is possible that the sailor who jumped overboard died.",
    ),
    "may, of two deeds": (
        "One sailor jumped overboard and drowned.",
        *({"CNN": "media"}, "possible", MAY),
        "According to CNN, it is possible that one sailor jumped overboard and drowned.",
    ),
    "may, denied": (
        "No sailor jumped overboard.",
        *({"CNN": "media"}, "possible", MAY),
        "According to CNN, it is possible that no sailor jumped overboard.",
    ),
    "will": (
        "The toll will rise.",
        *({"CNN": "media"}, "possible", "the toll may rise"),
        "According to CNN, the toll may rise.",
    ),
    "negative": (
        "No group has claimed responsibility for the fire.",
        *({"Pentagon": "official"}, "certain", ""),
        "According to the Pentagon, no group has claimed responsibility for the fire.",
    ),
    "negative, probable": (
        "Nobody was hurt.",
        *({}, "probable", ""),
        "It is likely that nobody was hurt.",
    ),
    "negative, unknown": (
        "Nobody was hurt.",
        *({"port authority": "organisation"}, "unknown", ""),
        "It is not confirmed that nobody was hurt; the information comes from the port authority.",
    ),
    # Sources
    "a US official": (
        "Three rockets hit the embassy.",
        *({"US official": "official"}, "certain", ""),
        "According to a US official, three rockets hit the embassy.",
    ),
    "a UN official": (
        "Three rockets hit the embassy.",
        *({"UN official": "official"}, "certain", ""),
        "According to a UN official, three rockets hit the embassy.",
    ),
    "an FBI agent": (
        "Three rockets hit the embassy.",
        *({"FBI agent": "official"}, "certain", ""),
        "According to an FBI agent, three rockets hit the embassy.",
    ),
    "an unnamed source": (
        "Three rockets fell.",
        *({"unnamed source": "anonymous"}, "certain", ""),
        "According to an unnamed source, three rockets fell.",
    ),
    "a European diplomat": (
        "Three rockets fell.",
        *({"European diplomat": "official"}, "certain", ""),
        "According to a European diplomat, three rockets fell.",
    ),
    "an Iraqi security source": (
        "Three rockets fell.",
        *({"New York Times": "media", "Iraqi security source": "anonymous"}, "certain", ""),
        "According to the New York Times, an Iraqi security source said that three rockets fell.",
    ),
    "security source, never determined": (
        "Three rockets fell.",
        *({"security source": "anonymous"}, "certain", ""),
        "According to a security source, three rockets fell.",
    ),
    "the Iraqi military": (
        "Three rockets fell.",
        *({"Iraqi military": "organisation"}, "certain", ""),
        "According to the Iraqi military, three rockets fell.",
    ),
    "given with its determiner": (
        "Three rockets fell.",
        *({"the army": "organisation"}, "certain", ""),
        "According to the army, three rockets fell.",
    ),
    "given with a capital determiner": (
        "Three rockets fell.",
        *({"The Iraqi military": "organisation"}, "certain", ""),
        "According to the Iraqi military, three rockets fell.",
    ),
    "title of a paper": (
        "Three rockets fell.",
        *({"The New York Times": "media"}, "certain", ""),
        "According to The New York Times, three rockets fell.",
    ),
    "A US official": (
        "Three rockets fell.",
        *({"A US official": "official"}, "certain", ""),
        "According to a US official, three rockets fell.",
    ),
    "two officials": (
        "Three rockets fell.",
        *({"Two officials": "official"}, "certain", ""),
        "According to two officials, three rockets fell.",
    ),
    "Iraqi officials": (
        "Three rockets fell.",
        *({"Reuters": "media", "Iraqi officials": "official"}, "certain", "told Reuters that"),
        "Iraqi officials told Reuters that three rockets fell.",
    ),
    "state TV": (
        "Three rockets fell.",
        *({"Iranian state TV": "media"}, "certain", ""),
        "According to Iranian state TV, three rockets fell.",
    ),
    "state television": (
        "Three rockets fell.",
        *({"Iranian state television": "media"}, "certain", ""),
        "According to Iranian state television, three rockets fell.",
    ),
    "spokesperson for X": (
        "Three rockets fell.",
        *({"a spokesperson for CNN": "organisation"}, "certain", ""),
        "According to a spokesperson for CNN, three rockets fell.",
    ),
    "spokesperson for X, bare": (
        "Three rockets fell.",
        *({"spokesperson for the Pentagon": "official"}, "certain", ""),
        "According to a spokesperson for the Pentagon, three rockets fell.",
    ),
    "official in a place": (
        "Three rockets fell.",
        *({"U.S. official in Baghdad": "official"}, "certain", ""),
        "According to a U.S. official in Baghdad, three rockets fell.",
    ),
    "sources close to a body": (
        "Three rockets fell.",
        *({"sources close to the army": "anonymous"}, "certain", ""),
        "According to sources close to the army, three rockets fell.",
    ),
    "particles": (
        "Three rockets fell.",
        *({"Ursula von der Leyen": "official"}, "certain", ""),
        "According to Ursula von der Leyen, three rockets fell.",
    ),
    "particle first": (
        "Three rockets fell.",
        *({"Reuters": "media", "von der Leyen": "official"}, "certain", "told Reuters"),
        "Von der Leyen told Reuters that three rockets fell.",
    ),
    "Arabic particle": (
        "Three rockets fell.",
        *({"Moqtada al-Sadr": "person"}, "certain", ""),
        "According to Moqtada al-Sadr, three rockets fell.",
    ),
    "rank": (
        "Three rockets fell.",
        *({"Gen. Ann Lee": "official"}, "certain", ""),
        "According to Gen. Ann Lee, three rockets fell.",
    ),
    "body used as an adjective too": (
        "Three rockets fell.",
        *({"State Department": "official"}, "certain", ""),
        "According to the State Department, three rockets fell.",
    ),
    "medium used as an adjective too": (
        "Three rockets fell.",
        *({"CNN": "media"}, "certain", ""),
        "According to CNN, three rockets fell.",
    ),
    "body that the text never has alone": (
        "Three rockets fell.",
        *({"Foreign Ministry": "official"}, "certain", ""),
        "According to the Foreign Ministry, three rockets fell.",
    ),
    "ministry of": (
        "Three rockets fell.",
        *({"Ministry of Defence": "official"}, "certain", ""),
        "According to the Ministry of Defence, three rockets fell.",
    ),
    "state as speaker": (
        "Three rockets fell.",
        *({"Iran": "official"}, "certain", ""),
        "According to Iran, three rockets fell.",
    ),
    "nations": (
        "Three rockets fell.",
        *({"United Nations": "organisation"}, "certain", ""),
        "According to the United Nations, three rockets fell.",
    ),
    "agency with the": (
        "Three rockets fell.",
        *({"Associated Press": "media", "US official": "official"}, "certain"),
        "told The Associated Press",
        "A US official told the Associated Press that three rockets fell.",
    ),
    "police": (
        "Three rockets fell.",
        *({"police": "organisation"}, "certain", ""),
        "According to police, three rockets fell.",
    ),
    "mayor": (
        "Three rockets fell.",
        *({"mayor": "official"}, "certain", ""),
        "According to the mayor, three rockets fell.",
    ),
    "president, never determined": (
        "Three rockets fell.",
        *({"president": "official"}, "certain", ""),
        "According to the president, three rockets fell.",
    ),
    "former president": (
        "Three rockets fell.",
        *({"former president": "person"}, "certain", ""),
        "According to a former president, three rockets fell.",
    ),
    "report": (
        "Three rockets fell.",
        *({"CNN": "media", "leaked memo": "document"}, "certain", ""),
        "According to CNN, a leaked memo said that three rockets fell.",
    ),
    "witnesses": (
        "Three rockets fell.",
        *({"witnesses": "public"}, "certain", ""),
        "According to witnesses, three rockets fell.",
    ),
    # First words
    "name first": (
        "Iranian rockets fell.",
        *({"CNN": "media"}, "certain", ""),
        "According to CNN, Iranian rockets fell.",
    ),
    "common word first": (
        "Protesters stormed the gate.",
        *({"CNN": "media"}, "certain", ""),
        "According to CNN, protesters stormed the gate.",
    ),
    "common word that the article lacks": (
        "Soldiers closed the road.",
        *({"CNN": "media"}, "certain", ""),
        "According to CNN, soldiers closed the road.",
    ),
    "person first": (
        "Ann Lee left.",
        *({"CNN": "media"}, "certain", ""),
        "According to CNN, Ann Lee left.",
    ),
    "office before a name": (
        "President Ursula von der Leyen left.",
        *({"CNN": "media"}, "certain", ""),
        "According to CNN, President Ursula von der Leyen left.",
    ),
    "former first": (
        "Former Prime Minister Ann Lee left.",
        *({"CNN": "media"}, "certain", ""),
        "According to CNN, former Prime Minister Ann Lee left.",
    ),
    "acronym first": (
        "U.S. troops left.",
        *({"CNN": "media"}, "certain", ""),
        "According to CNN, U.S. troops left.",
    ),
    "month first": (
        "May 5 was quiet.",
        *({"CNN": "media"}, "certain", ""),
        "According to CNN, May 5 was quiet.",
    ),
    "Green Zone first": (
        "Security in the Green Zone was tight.",
        *({"CNN": "media"}, "certain", ""),
        "According to CNN, security in the Green Zone was tight.",
    ),
    "prefix first": (
        "Anti-government protesters left.",
        *({"CNN": "media"}, "certain", ""),
        "According to CNN, anti-government protesters left.",
    ),
    "Los Angeles first": (
        "Los Angeles was quiet.",
        *({"CNN": "media"}, "certain", ""),
        "According to CNN, Los Angeles was quiet.",
    ),
    "digit first": (
        "12 people were hurt.",
        *({"CNN": "media"}, "certain", ""),
        "According to CNN, 12 people were hurt.",
    ),
    "quotation first": (
        "“Suspicious sounds” were heard.",
        *({"CNN": "media"}, "certain", ""),
        "According to CNN, “Suspicious sounds” were heard.",
    ),
    "I first": (
        "I was there.",
        *({"Ann Lee": "person"}, "certain", ""),
        "According to Ann Lee, I was there.",
    ),
    # Last words
    "quotation last": (
        "It was the act of an “unruly militia.”",
        *({"CNN": "media"}, "certain", ""),
        "According to CNN, it was the act of an “unruly militia”.",
    ),
    "abbreviation last": (
        "The rockets came from the U.S.",
        *({"CNN": "media"}, "unknown", ""),
        "It is not confirmed that the rockets came from the U.S.; the information comes from CNN.",
    ),
    "abbreviation last, certain": (
        "The rockets came from the U.S.",
        *({"CNN": "media"}, "certain", ""),
        "According to CNN, the rockets came from the U.S.",
    ),
    "question": (
        "Who lit the fire?",
        *({"CNN": "media"}, "certain", ""),
        "According to CNN, who lit the fire?",
    ),
    "no stop given": (
        "Rockets  fell\nagain",
        *({}, "certain", ""),
        "Rockets fell again.",
    ),
}


@pytest.mark.parametrize(
    ("statement", "chain", "certainty", "evidence", "printed"), ENGLISH.values(), ids=ENGLISH
)
def test_a_row_reads_as_printed(
    statement: str, chain: S, certainty: Certainty, evidence: str, printed: str
) -> None:
    sources = [Source(name=name, kind=kind) for name, kind in chain.items()]
    row = Reported(statement, "damage", "about 40", certainty, sources, evidence)
    assert as_reported(row, ARTICLE) == printed


REACTIONS = [
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
def test_a_reaction_adds_only_the_links_before_its_last(chain: S, printed: str) -> None:
    sources = [Source(name=name, kind=kind) for name, kind in chain.items()]
    row = Reported("Ann Lee condemned the attack.", "reaction", "condemned", "certain", sources, "")
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
SPANISH: list[tuple[S, Certainty, str]] = [
    ({}, "certain", "Unos 40 contenedores ardieron en el puerto."),
    ({}, "probable", "Probablemente unos 40 contenedores ardieron en el puerto."),
    ({}, "unknown", "Sin confirmar: unos 40 contenedores ardieron en el puerto."),
    (
        {"autoridad portuaria": "organisation"},
        "certain",
        "Según la autoridad portuaria, unos 40 contenedores ardieron en el puerto.",
    ),
    (
        {"Reuters": "media", "ministerio": "organisation"},
        "possible",
        "Según Reuters, que cita al ministerio, posiblemente unos 40 contenedores ardieron en el "
        "puerto.",
    ),
    (
        {"Reuters": "media", "estibador": "public"},
        "unknown",
        "Sin confirmar, según Reuters, que cita a un estibador: unos 40 contenedores ardieron en "
        "el puerto.",
    ),
    (
        {"fuentes de seguridad": "anonymous"},
        "probable",
        "Según fuentes de seguridad, probablemente unos 40 contenedores ardieron en el puerto.",
    ),
]


@pytest.mark.parametrize(("chain", "certainty", "printed"), SPANISH)
def test_spanish(chain: S, certainty: Certainty, printed: str) -> None:
    sources = [Source(name=name, kind=kind) for name, kind in chain.items()]
    says = "Unos 40 contenedores ardieron en el puerto."
    row = Reported(says, "damage", "40", certainty, sources, "")
    assert as_reported(row, SPANISH_ARTICLE, "es-ES") == printed


GERMAN: list[tuple[S, Certainty, str]] = [
    ({}, "certain", "Rund 40 Container brannten im Hafen."),
    ({}, "probable", "Wahrscheinlich: Rund 40 Container brannten im Hafen."),
    ({}, "unknown", "Unbestätigt: Rund 40 Container brannten im Hafen."),
    (
        {"die Hafenbehörde": "organisation"},
        "certain",
        "Laut Hafenbehörde: Rund 40 Container brannten im Hafen.",
    ),
    (
        {"Reuters": "media", "Hafenarbeiter": "public"},
        "possible",
        "Laut Reuters (Quelle: Hafenarbeiter), möglicherweise: Rund 40 Container brannten im "
        "Hafen.",
    ),
]


@pytest.mark.parametrize(("chain", "certainty", "printed"), GERMAN)
def test_german(chain: S, certainty: Certainty, printed: str) -> None:
    sources = [Source(name=name, kind=kind) for name, kind in chain.items()]
    says = "Rund 40 Container brannten im Hafen."
    row = Reported(says, "damage", "40", certainty, sources, "")
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
        wanted = re.sub(r"^(?:die|der) ", "", " ".join(source.name.casefold().split()))
        assert wanted in printed.casefold()
    hedges = {"probable": "likely|probable|wahrschein", "unknown": "confirm|unbestät"}
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
