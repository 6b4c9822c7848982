"""Names that a row adds: held in any form that the article has, refused where it has another."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factgen.names import Vocabulary, content, parts, strange, unnamed, words

HELD = [
    # the article, what a row writes
    ("The Iraqi army spoke.", "It was in Iraq."),
    ("It was in Iraq.", "It hit Iraqis."),
    ("An Iran-backed militia did it.", "It was backed by Iran."),
    ("It came from Iran.", "Two Iranians died."),
    ("It came from Spain.", "A Spanish ship sank."),
    ("The French left.", "They went to France."),
    ("It was in Lebanon.", "A Lebanese bank closed."),
    ("It lies in Turkey.", "The Turkish army came."),
    ("In Gaza it was quiet.", "A Gazan fisherman died."),
    ("In Europe it was quiet.", "An European court met."),
    ("In Mexico it was quiet.", "A Mexican court met."),
    ("In Kurdistan it was quiet.", "A Kurdish town burned."),
    ("They are Houthis.", "A Houthi drone fell."),
    ("The U.S. Embassy was hit.", "The US Embassy was hit."),
    ("The US Embassy was hit.", "It was the U.S. Embassy."),
    ("The U.S. Embassy was hit.", "The embassy of the United States was hit."),
    ("The United States spoke.", "It was a US plane."),
    ("The United States spoke.", "It was a U.S. plane."),
    ("The United States spoke.", "It was an American plane."),
    ("The American plane fell.", "It fell in the USA."),
    ("The UN spoke.", "It was the United Nations."),
    ("The United Nations spoke.", "It was the UN."),
    ("The EU spoke.", "It was the European Union."),
    ("The European Union spoke.", "An EU ship came."),
    ("The Federal Bureau of Investigation came.", "An FBI agent came."),
    ("An FBI agent came.", "It was the Federal Bureau of Investigation."),
    ("The Popular Mobilization Forces left.", "It was the PMF."),
    ("The WHO warned.", "It was the World Health Organization."),
    ("It is Iraq’s army.", "It is in Iraq."),
    ("It is Iraq.", "It is Iraq's army."),
    ("It is the States' army.", "It is the States."),
    ("Moqtada al-Sadr spoke.", "It was Sadr."),
    ("Adel Abdul Mahdi spoke.", "It was Abdul-Mahdi."),
    ("Al-Jezera wrote so.", "It was Al Jazeera."),
    ("Al Jazeera wrote so.", "It was Al-Jazeera."),
    ("Qassem Solemani died.", "It was Qassem Soleimani."),
    ("Mohammed Odeh spoke.", "It was Muhammad Odeh."),
    ("In Bagdad it was quiet.", "It was in Baghdad."),
    ("In Washinton it was quiet.", "It was in Washington."),
    ("In the Pentgaon it was quiet.", "It was in the Pentagon."),
    ("Antony Blinkenas came.", "It was Antony Blinken."),
    ("In Mexico it was quiet.", "It was in México."),
    ("Gen. Soleimani died.", "It was Gen. Soleimani."),
    ("Pompeo spoke.", "It was Mr Pompeo."),
    ("It was in June.", "It was on Monday, 26 January."),
    ("Demonstrators came.", "Protesters came."),
    ("A strike hit it.", "Airstrikes hit it."),
    ("Officials attacked it.", "Attackers came."),
    ("They evacuated it.", "Evacuation was ordered."),
    ("It was quiet.", "Two hours later it was loud."),
    ("The anti-U.S. crowd came.", "It was against the U.S."),
    ("The MISSILE struck.", "A missile struck."),
]


@pytest.mark.parametrize(("article", "row"), HELD)
def test_a_name_that_the_article_has_in_some_form_is_held(article: str, row: str) -> None:
    assert strange(row, Vocabulary(article)) == ()


REFUSED = [
    ("It was in Iraq.", "It was in Iran.", ("Iran",)),
    ("It was in Baghdad.", "It was in Basra.", ("Basra",)),
    ("It was in Australia.", "It was in Austria.", ("Austria",)),
    ("It was in Iceland.", "It was in Ireland.", ("Ireland",)),
    ("It was in Zambia.", "It was in Gambia.", ("Gambia",)),
    ("It was in Slovakia.", "It was in Slovenia.", ("Slovenia",)),
    ("It was in Niger.", "It was in Nigeria.", ("Nigeria",)),
    ("It was in Rome.", "It was in Romania.", ("Romania",)),
    ("It was in India.", "It was in Indiana.", ("Indiana",)),
    ("It was in Colombia.", "It was in Columbia.", ("Columbia",)),
    ("It was George.", "It was in Georgia.", ("Georgia",)),
    ("It was Maria Diaz.", "It was Mario Diaz.", ("Mario",)),
    ("It was Ayatollah Khamenei.", "It was Ayatollah Khomeini.", ("Khomeini",)),
    ("It was Macron.", "It was Marcos.", ("Marcos",)),
    ("AFP wrote so.", "Reuters wrote so.", ("Reuters",)),
    ("AFP wrote so.", "It was in AP.", ("AP",)),
    ("Rockets were fired.", "Germany fired rockets.", ("Germany",)),
    ("Australia fired rockets.", "Austria fired rockets.", ("Austria",)),
    ("Gen. Soleimani died.", "Gen. Muhandis died.", ("Muhandis",)),
    ("It is in Iraq.", "It is the Iran Navy.", ("Iran", "Navy")),
    ("They told us so.", "It was the United States.", ("United", "States")),
    ("They told us so.", "It was an American.", ("American",)),
    ("IT WAS IN IRAQ.", "It was Alan West.", ("Alan", "West")),
    ("It was in Paris.", "The F-16 fell on Lyon and Lyon.", ("Lyon",)),
    ("A Katyusha fell.", "A Grad fell.", ("Grad",)),
    ("A drone fell.", "An iPhone fell.", ("iPhone",)),
    ("The army of Iraq spoke.", "A pro-Iran army spoke.", ("Iran",)),
]


@pytest.mark.parametrize(("article", "row", "names"), REFUSED)
def test_a_name_that_the_article_lacks_is_strange(
    article: str, row: str, names: tuple[str, ...]
) -> None:
    assert set(names) <= set(strange(row, Vocabulary(article)))


OTHER_LANGUAGES = [
    ("de", "Raketen trafen die Botschaft.", "Ein Geschoss traf das Gebäude in der Stadt.", ()),
    ("de", "Der Irak protestierte.", "Der Iran protestierte.", ("Iran",)),
    ("de", "Der Irak protestierte.", "Das irakische Heer kam.", ()),
    ("de", "Die USA protestierten.", "Die NATO protestierte.", ("NATO",)),
    ("de", "Er sprach.", "Der Kanzler Olaf Scholz sprach.", ("Olaf", "Scholz")),
    ("es", "El ejército iraquí habló.", "Fue en Irak.", ()),
    ("es", "Irán habló.", "Fue en Irak.", ("Irak",)),
    ("es", "Los manifestantes llegaron.", "Manifestantes llegaron.", ()),
    ("es", "La policía habló.", "Hubo dos heridos el lunes.", ()),
    ("es", "Alemania habló.", "Francia disparó.", ("Francia",)),
]


@pytest.mark.parametrize(("language", "article", "row", "names"), OTHER_LANGUAGES)
def test_names_in_other_languages(
    language: str, article: str, row: str, names: tuple[str, ...]
) -> None:
    assert strange(row, Vocabulary(article), language) == names


SOURCES = [
    ("A US offical told CNN so.", "US official", ()),
    ("The Iraqi military said so.", "Iraqi military", ()),
    ("Security sources said so.", "security source", ()),
    ("A source said so.", "unnamed sources", ()),
    ("The FBI said so.", "Federal Bureau of Investigation", ()),
    ("A docker told NPB.", "dockers", ()),
    ("A docker told NPB.", "a sailor", ("sailor",)),
    ("AFP said so.", "Reuters", ("Reuters",)),
    ("Ole Brandt said so.", "Olaf Brandt", ("Olaf",)),
]


@pytest.mark.parametrize(("article", "source", "missing"), SOURCES)
def test_a_source_is_named_in_the_words_of_the_article(
    article: str, source: str, missing: tuple[str, ...]
) -> None:
    assert unnamed(source, Vocabulary(article)) == missing


def test_words_keep_hyphens_points_and_places() -> None:
    text = "Gen. al-Sadr’s U.S.-led “Unit” left. Then AFP/Reuters wrote."
    found = words(text)
    assert [word.text for word in found] == [
        *("Gen", "al-Sadr’s", "U.S.-led", "Unit", "left", "Then", "AFP/Reuters", "wrote"),
    ]
    assert [word.text for word in found if word.first] == ["Gen", "Unit", "Then"]
    assert [part.key for part in parts(found[2])] == ["us", "led"]
    assert [part.text for part in parts(found[6])] == ["AFP", "Reuters"]


def test_content_holds_what_carries_meaning() -> None:
    assert content("The US army of it is in 5 Iran-backed towns") == {
        *("us", "army", "5", "iran", "backed", "towns")
    }


ARTICLES = sorted((Path(__file__).resolve().parent.parent / "evals/articles").glob("embassy-*"))


@pytest.mark.parametrize("path", ARTICLES, ids=[path.stem for path in ARTICLES])
def test_every_name_of_an_article_is_its_own(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert strange(text, Vocabulary(text)) == ()
    assert strange("It was Wellington with Zsigmondy.", Vocabulary(text)) == (
        "Wellington",
        "Zsigmondy",
    )


@given(st.text(), st.sampled_from(["en", "es", "de"]))
def test_every_name_of_a_text_is_held_by_its_own_vocabulary(text: str, language: str) -> None:
    assert strange(text, Vocabulary(text), language) == ()
    assert unnamed(text, Vocabulary(text)) == ()


@given(st.text())
def test_words_and_parts_are_slices_in_order(text: str) -> None:
    at = 0
    for word in words(text):
        assert at <= word.start < word.end <= len(text)
        assert text[word.start : word.end] == word.text
        at = word.end
        for part in parts(word):
            assert text[part.start : part.end] == part.text


def test_a_long_article_is_searched_whole() -> None:
    text = "Iraqi troops of Gen. Soleimani left the U.S. base near Kirkuk on Sunday. " * 1500
    assert strange("It was in Basra.", Vocabulary(text)) == ("Basra",)
