"""The kind of an event by its label, in three languages; what is not known is not different."""

from __future__ import annotations

import pytest

from factgen.link.kinds import Kinds, akin, is_means, kinds, lasting, likeness, thing
from factgen.link.words import fold, sound, tokens

HEADS = [
    # language, label, kind of its head noun
    ("en", "rocket attack on the embassy in Veldhaven", "attack"),
    ("en", "raid on the market", "attack"),
    ("en", "missile strike on the port", "attack"),
    ("en", "rocket fire on the port", "attack"),
    ("en", "roadside bombs against two convoys", "attack"),
    ("en", "killing of Gen. Ida Holm by a drone", "killing"),
    ("en", "drone strike that killed a general", "attack"),
    ("en", "clashes in which protesters were killed", "clash"),
    ("en", "marches in Norland since October", "protest"),
    ("en", "months of protests", "protest"),
    ("en", "parliament's resolution to send all troops home", "resolution"),
    ("en", "trial over the killing of a judge", "trial"),
    ("en", "funeral of the victims of the attack", "funeral"),
    ("en", "seven days of ceasefire in the war", "ceasefire"),
    ("en", "hostage taking at the Orla theatre", "kidnapping"),
    ("en", "recall of heaters", "recall"),
    ("en", "outbreak of measles", "outbreak"),
    ("en", "earthquake off the coast", "quake"),
    ("de", "Raketenangriff auf die Botschaft", "attack"),
    ("de", "Anschläge auf zwei Konvois", "attack"),
    ("en", "aftershock of the earthquake off the coast", "aftershock"),
    ("de", "Nachbeben vor der Küste", "aftershock"),
    ("es", "réplica del terremoto", "aftershock"),
    ("de", "Erdbeben vor der Küste", "quake"),
    ("de", "Proteste gegen die Regierung", "protest"),
    ("de", "Brände im Süden", "fire"),
    ("de", "Zugunglück bei Velm", "crash"),
    ("de", "Rückruf von Heizgeräten", "recall"),
    ("de", "Urteil gegen den Kapitän", "verdict"),
    ("es", "ataque contra la embajada", "attack"),
    ("es", "terremoto en Velm", "quake"),
    ("es", "elecciones en Norland", "election"),
    ("es", "alto el fuego en el sur", "ceasefire"),
    ("es", "explosiones en el puerto", "explosion"),
    ("es", "incendio de un hotel", "fire"),
]


@pytest.mark.parametrize(("language", "label", "kind"), HEADS)
def test_the_head_of_a_label_gives_the_kind(language: str, label: str, kind: str) -> None:
    assert kind in kinds(label, (), language).head


@pytest.mark.parametrize(
    ("label", "attributes", "head"),
    [
        ("what happened in Velm", ("magnitude", "injured"), {"quake"}),
        ("what happened in Velm", ("projectiles_fired",), {"attack"}),
        ("what happened in Velm", ("injured", "helped_by"), set()),
        ("attack in Velm", ("magnitude",), {"attack"}),
    ],
)
def test_attributes_give_the_kind_where_the_label_does_not(
    label: str, attributes: tuple[str, ...], head: set[str]
) -> None:
    assert kinds(label, attributes).head == head


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("attack on a bank", "Raketenangriff auf eine Bank", 1.0, 1.0),
        ("killing of a judge", "air strike that killed a judge", 0.8, 0.9),
        ("killing of a judge", "air strike on a convoy", 0.6, 0.7),
        ("attack on a bank", "trial over the attack on a bank", 0.0, 0.0),
        ("earthquake", "election", 0.0, 0.0),
    ],
)
def test_kinds_agree(one: str, other: str, least: float, most: float) -> None:
    kinds_of_both = [
        kinds(label, (), "de" if "Raketen" in label else "en") for label in (one, other)
    ]
    found = likeness(*kinds_of_both)
    assert found == likeness(*reversed(kinds_of_both))
    assert found is not None
    assert least <= found <= most


def test_an_unknown_kind_is_not_another_kind() -> None:
    assert likeness(Kinds(), kinds("attack", ())) is None


def test_a_missile_strike_is_no_walkout() -> None:
    assert kinds("strike", ()).head == {"attack", "walkout"}
    assert kinds("missile strike", ()).head == {"attack"}


def test_kinds_that_one_occurrence_may_be_called_by() -> None:
    assert {"killing", "attack", "explosion"} <= akin({"killing"})
    assert akin({"recall"}) == {"recall"}


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("embassy embassies botschaft embajada", "embassy"),
        ("soldiers truppen soldados", "troops"),
        ("centre zentrum ciudad", ""),
    ],
)
def test_common_targets_in_three_languages(words: str, what: str) -> None:
    assert {thing(word) for word in words.split()} == {what}


def test_an_unknown_word_is_no_thing() -> None:
    assert thing("veldhaven") is None
    assert is_means("rockets")
    assert not is_means("embassy")


@pytest.mark.parametrize(
    ("label", "goes_on"),
    [
        ("unrest in Norland", True),
        ("rocket attacks since September", True),
        ("series of attacks on banks", True),
        ("Angriffe seit September", True),
        ("attack that began the war", False),
        ("rocket attack on a bank", False),
    ],
)
def test_labels_that_speak_of_something_long(label: str, goes_on: bool) -> None:
    assert lasting(tokens(label)) == goes_on


def test_words_know_dates_and_leave_out_numbers() -> None:
    found = tokens("78 attacks on Norland, Jan. 26, 2020, and the march in March")
    assert [t.key for t in found if t.of_date] == ["jan", "march"]
    assert [t.key for t in found if not t.of_date] == [
        *("attacks", "on", "norland", "and", "the", "march", "in")
    ]


@pytest.mark.parametrize(
    ("text", "language", "named"),
    [
        ("attack in Veldhaven", "en", {"veldhaven"}),
        ("Angriff auf die Botschaft in Veldhaven", "de", {"angriff", "veldhaven"}),
        ("the U.S. Embassy", "en", {"embassy"}),
    ],
)
def test_names_by_their_capital(text: str, language: str, named: set[str]) -> None:
    assert {t.key for t in tokens(text, language) if t.named} == named


def test_a_nation_has_one_form() -> None:
    forms = ("Iraq", "Iraqi", "Irak", "Iraq's", "irakische")
    assert {t.key for form in forms for t in tokens(form)} == {"irak"}
    american = ("United States", "U.S.", "American", "Estados Unidos", "Vereinigten Staaten")
    assert {t.key for form in american for t in tokens(form)} == {"us"}
    assert not tokens("they told us")[-1].nation


@pytest.mark.parametrize(
    ("one", "other"), [("Bagdad", "Baghdad"), ("Kassem", "Qasem"), ("Kairo", "Cairo")]
)
def test_names_of_one_sound(one: str, other: str) -> None:
    assert sound(fold(one)) == sound(fold(other))


def test_names_of_two_sounds() -> None:
    assert sound(fold("Velmar")) != sound(fold("Volmar"))
