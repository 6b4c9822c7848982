"""What leaves the text of an article, and above all what does not."""

from __future__ import annotations

import unicodedata
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factgen.boilerplate import letters, strip, tidy

TITLE = "Grain barge sinks below Brode"
LEDE = "A barge with 900 tonnes of grain sank below Brode on Tuesday, the water board said."
MORE = "Two men swam ashore. A third is missing, according to the district."


def story(*middle: str) -> list[str]:
    """A story with lines between its two paragraphs."""
    return [TITLE, "", LEDE, "", *middle, "", MORE]


FURNITURE = [
    # share buttons
    "Share:",
    "Share",
    "SHARE THIS ARTICLE",
    "Share on Facebook",
    "Share: Facebook Twitter Pinterest",
    "Compartir",
    "Compartir en WhatsApp",
    "Artikel teilen",
    "Email This",
    "Facebook  Twitter  WhatsApp  Email  Print",
    "Posted by staff",
    "Powered by free software.",
    "Powered by free software. All times are GMT.",
    "Email * (will not be published)",
    "Fields with a star must be filled *",
    # comment forms
    "No comments:",
    "3 Comments",
    "Comments (12)",
    "Post a Comment",
    "Leave a Reply",
    "Leave a Reply Cancel reply",
    "Your email address will not be published. Required fields are marked *",
    "This site uses Akismet to reduce spam. Learn how your comment data is processed.",
    "Save my name, email, and website in this browser for the next time I comment.",
    "Name *",
    "Deja una respuesta",
    "Tu dirección de correo electrónico no será publicada.",
    "No hay comentarios:",
    "Schreibe einen Kommentar",
    "Deine E-Mail-Adresse wird nicht veröffentlicht. Erforderliche Felder sind mit * markiert",
    "Keine Kommentare:",
    # cookies
    "This website uses cookies to improve your experience.",
    "We use cookies to personalise content and ads.",
    "Accept all cookies",
    "Este sitio web utiliza cookies propias y de terceros.",
    "Diese Website verwendet Cookies.",
    # newsletters
    "Subscribe",
    "Subscribe to our newsletter",
    "Sign up for our daily newsletter",
    "Enter your email address",
    "Suscríbete a nuestro boletín",
    "Newsletter abonnieren",
    "Follow us on Twitter",
    # links to other articles
    "Read more",
    "Read more: Canal towns count the cost of a dry summer",
    "READ MORE: Who owns the barges?",
    "Also read: Harbour tolls rise",
    "Lea también: Sube el peaje",
    "Lesen Sie auch: Maut steigt",
    "Related stories",
    # advertising
    "Advertisement",
    "- Advertisement -",
    "Story continues below advertisement",
    "Publicidad",
    "Anzeige",
    # credits
    "Image via Unsplash",
    "Photo: Reuters",
    "Photo by Jane Roe on Unsplash",
    "(Photo: Jane Roe / Canal Post)",
    "Image credit: Canal Post",
    "Foto: dpa",
    "Foto: EFE",
    "Bild: picture alliance / dpa",
    "Jane Roe/AFP via Getty Images",
    "AP Photo/Jane Roe",
    # owner's marks, stamps, hashtags, controls
    "© 2024 Canal Post",
    "Copyright © 2024 Canal Post. All rights reserved.",
    "Copyright 2023 Canal Post. All rights reserved.",
    "All rights reserved.",
    "Alle Rechte vorbehalten.",
    "2024-02-03 10:11:12",
    "2024-02-03T10:11:12Z",
    "#barges #Brode #grain",
    "Skip to main content",
]

STORY = [
    "Share prices of the shipping line fell by 4 percent.",
    "Share of grain on the canal has doubled",
    "Facebook removed the video on Friday.",
    "Facebook",  # a subhead, with nothing like it beside it
    "The company has 40 people who read comments.",
    "No comment",
    "Name three reasons, he said.",
    "“We use cookies to bribe them,” a diver joked.",
    "Subscribe or leave, the club told its members.",
    "More barges are on their way",
    "Related costs were put at 2 million euros.",
    "Advertisement spending fell by a tenth.",
    "Photo shows barge upside down",
    "Photo: a barge lies on its side near the lock",
    "Image by image, divers mapped the wreck",
    "Video: Barge hits lock",
    "Foto eines Tauchers zeigt den Rumpf",
    "(c) 2020 was worse than 2019",
    "On 2024-02-03 10:11:12 the signal broke off.",
    "2 February 2024",
    "#metoo",
    "#1 on the list is the old lock",
    "Latest News",
    "Latest figures",
    "Twitter, X and Facebook are named in the suit.",
    "iPhones were found on board.",
    "updates follow",
    "Update",
    "Anzeige gegen den Kapitän",
    "Read more books, the mayor said.",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_leaves_wherever_it_stands(line: str) -> None:
    kept, removed = strip(story(line))
    assert removed == [line]
    assert kept == [TITLE, "", LEDE, "", "", MORE]


@pytest.mark.parametrize("line", STORY)
def test_a_line_of_the_story_stays(line: str) -> None:
    assert strip(story(line)) == (story(line), [])


@pytest.mark.parametrize("line", FURNITURE)
def test_a_sentence_about_furniture_stays(line: str) -> None:
    sentence = f"The notice on the door said: {line} It was gone by noon."
    assert strip(story(sentence)) == (story(sentence), [])


TAILS = {
    "heading of links": ["Latest News"],
    "links": ["Latest News", "", "Mayor of Brode resigns", "Harvest is late again"],
    "two lists": ["Related", "Mayor of Brode resigns", "Most read", "Harvest is late again"],
    "spanish": ["Últimas noticias", "Dimite la alcaldesa de Brode"],
    "german": ["Das könnte Sie auch interessieren", "Bürgermeisterin tritt zurück"],
    "tags": ["Tags: barge, Brode, grain"],
    "one hashtag": ["#Brode"],
    "stamp without seconds": ["2024-02-03 10:11"],
    "network": ["Twitter"],
    "form": ["Leave a Reply", "", "Comment *", "Name *", "Email *", "Website", "Submit"],
    "all": ["#barge #Brode", "2024-02-03 10:11:12", "", "Share:", "", "Facebook", "Twitter"],
}


@pytest.mark.parametrize("tail", TAILS.values(), ids=TAILS)
def test_what_leaves_at_the_end(tail: list[str]) -> None:
    kept, removed = strip([*story(), "", *tail])
    assert removed == [line for line in tail if line]
    assert "\n".join(kept).strip() == "\n".join(story())


def test_a_heading_of_links_without_prose_above_takes_nothing_along() -> None:
    lines = ["Breaking: lock closed", "Latest news", "Lock at Brode closed until Friday"]
    assert strip(lines) == (lines, [])


def test_a_list_of_links_that_ends_in_prose_stays() -> None:
    lines = [*story(), "Latest News", "Mayor resigns", LEDE]
    assert strip(lines) == (lines, [])


def test_headings_of_the_page_leave_above_the_headline() -> None:
    kept, removed = strip(["Menu", "Breaking News", "Facebook", *story()])
    assert kept == story()
    assert removed == ["Menu", "Breaking News", "Facebook"]


def test_a_run_of_networks_leaves_and_a_list_of_the_story_stays() -> None:
    assert strip(story("Facebook", "Twitter", "Email"))[1] == ["Facebook", "Twitter", "Email"]
    listed = story("These firms were fined:", "Facebook", "Twitter")
    assert strip(listed) == (listed, [])


def test_one_network_leaves_below_share() -> None:
    assert strip(story("Share:", "", "Facebook"))[1] == ["Share:", "Facebook"]


def test_a_caption_leaves_only_if_it_repeats_a_line() -> None:
    assert strip(story(f"VIDEO: {TITLE}!"))[1] == [f"VIDEO: {TITLE}!"]
    assert strip([f"VIDEO: {TITLE}", LEDE])[1] == []


def test_the_first_line_is_no_credit() -> None:
    lines = ["Image by Radar Shows New Crater", LEDE]
    assert strip(lines) == (lines, [])


@pytest.mark.parametrize(
    ("line", "label", "rest"),
    [
        ("updateA diver was found.", "update", "A diver was found."),
        ("updatedThe lock is shut.", "updated", "The lock is shut."),
        ("breakingÄrzte helfen.", "breaking", "Ärzte helfen."),
        ("eilmeldungSchleuse gesperrt.", "eilmeldung", "Schleuse gesperrt."),
    ],
)
def test_a_glued_label_is_cut_off(line: str, label: str, rest: str) -> None:
    assert strip([TITLE, line]) == ([TITLE, rest], [label])


@pytest.mark.parametrize("line", ["Update: a diver", "iPhone sales", "update a list", "eBay sold"])
def test_what_only_looks_glued_stays(line: str) -> None:
    assert strip([TITLE, line]) == ([TITLE, line], [])


def test_letters_leave_case_and_punctuation_aside() -> None:
    assert letters("U.S. Embassy — hit!") == letters("US embassy hit")
    assert letters("12 hurt") != letters("21 hurt")


@pytest.mark.parametrize(
    ("raw", "tidied"),
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("soft\u00adhyphen zero\u200bwidth \ufeffmark", "softhyphen zerowidth mark"),
        ("17\u00a0177 people", "17\u00a0177 people"),
        ("cafe\u0301", "caf\u00e9"),
        ("\u00a0 one \u00a0\ntwo\t", "one\ntwo"),
        ("a\n\n \n\n\nb", "a\n\nb"),
        ("\n\na\n\n", "a"),
        ("a\x00b\x07c\x85d", "abc\nd"),
        ("half \ud83d pair", "half \ufffd pair"),
        ("hid\U000e0041den \u202eorder", "hidden order"),
    ],
)
def test_tidy(raw: str, tidied: str) -> None:
    assert tidy(raw) == tidied


@given(st.text())
def test_tidy_text_is_in_normal_form(raw: str) -> None:
    text = tidy(raw)
    assert tidy(text) == text
    assert unicodedata.is_normalized("NFC", text)
    assert "\n\n\n" not in text
    assert all(line == line.strip() for line in text.split("\n"))


@given(st.lists(st.sampled_from([*FURNITURE, *STORY, "", "updateA man", "Twitter", "Menu"])))
def test_every_line_is_kept_or_removed_in_order(lines: list[str]) -> None:
    kept, removed = strip(lines)
    whole = ["A man" if line == "updateA man" else line for line in lines]
    cut = ["update" if line == "updateA man" else line for line in lines]
    assert is_subsequence(kept, whole)
    assert is_subsequence(removed, cut)
    glued = lines.count("updateA man")
    assert len(kept) + len(removed) == len(lines) + glued
    assert Counter(kept) + Counter(removed) == Counter(whole) + Counter({"update": glued})


def is_subsequence(some: list[str], every: list[str]) -> bool:
    rest = iter(every)
    return all(line in rest for line in some)


@pytest.mark.parametrize(
    "top",
    [
        ["OLDPORT OBSERVER", "Home | About | Archive"],
        ["Home · News · Sport · Contact"],
        ["Oldport Observer » Region"],
        ["Inicio > Noticias | Deportes | Contacto", "Search"][1:],
    ],
)
def test_the_menu_above_the_headline_leaves(top: list[str]) -> None:
    kept, removed = strip([*top, TITLE, LEDE])
    assert (kept, removed) == ([TITLE, LEDE], top)


@pytest.mark.parametrize("line", ["Party | Seats | Votes", "Home | 2 | 1", "OLDPORT OBSERVER"])
def test_the_row_of_a_table_is_no_menu(line: str) -> None:
    kept, _ = strip([TITLE, LEDE, line, MORE])
    assert line in kept


def test_the_credits_at_the_end_leave() -> None:
    credits_line = "(Reporting by staff; editing by staff)"
    assert strip([TITLE, LEDE, credits_line]) == ([TITLE, LEDE], [credits_line])


def test_lines_made_to_be_slow_are_read() -> None:
    lines = [*["Photo: " + "A " * 150, "#a " * 130, "Share: " * 50, "x" * 100_000] * 500, LEDE]
    kept, _ = strip(lines)
    assert LEDE in kept
