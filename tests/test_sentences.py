"""Sentences of news text: a table of cut marks, and what must hold of any text whatever."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factgen.sentences import split

CUT = "‖"
"""Stands in a case where one sentence ends and the next begins; it is no part of the text."""

ENGLISH = {
    # Abbreviated countries and places
    "us_noun": "Shells hit the U.S. embassy in Lomara at dusk.",
    "us_capital_noun": "Shells hit the U.S. Consulate in Lomara. ‖Nobody was hurt.",
    "us_hyphen_before": "It is a low point for Lomaran-U.S. relations. ‖More talks are planned.",
    "us_anti": "The rallies took an anti-U.S. turn on Friday. ‖Stones were thrown.",
    "us_hyphen_after": "A U.S.-led force left the valley. ‖A U.S.-built bridge remains.",
    "us_ends_the": "Most of the parts were made in the U.S. ‖The president denied it.",
    "us_ends_it": "He flew back to the U.S. ‖It was his last trip.",
    "us_ends_number_word": "The ship sailed for the U.S. ‖Four sailors stayed behind.",
    "us_ends_contraction": "They live in the U.S. ‖They’ve been there since May.",
    "us_ends_quote": "She moved to the U.S. ‖“We had no choice,” she said.",
    "us_quoted_name": "The U.S. “Blue Line” opened in March. ‖It runs north.",
    "us_comma": "The U.S., Canada and the U.K. signed it. ‖Norway did not.",
    "us_possessive": "The U.S.’s answer came late. ‖The U.N.’s came later.",
    "us_begins": "Guards ran. ‖U.S. soldiers closed the gate. ‖Smoke rose.",
    "us_a_article": "He sold it to the U.S. ‖A month later he was dead.",
    "usa": "The engine came from the U.S.A. ‖The wings came from Spain.",
    "un_mid": "Three U.N. Security Council members abstained. ‖Two voted against.",
    "dc_mid": "He works at a Washington, D.C. law firm. ‖She does not.",
    "dc_end": "They met in Washington, D.C. ‖The talks lasted an hour.",
    "state_mid": "The plant in Gary, Ind. closed in 2019. ‖A Calif. Senate seat is free.",
    "state_end": "The crash was near Salem, Ore. ‖Neither driver died.",
    "us_question": "Will he return to the U.S.? ‖Aides would not say.",
    # Dates and times
    "month_day_end": "The shells fell on Jan. 26. ‖Four landed in the harbor.",
    "month_day_comma": "On Feb. 3, 2021, the port reopened. ‖Ships came back.",
    "month_day_mid": "An earlier Sept. 9 notice was withdrawn. ‖No reason was given.",
    "month_end": "The court will sit again in Dec. ‖The judge set no day.",
    "month_full": "He died on 3 May. ‖Two days later the mayor resigned.",
    "weekday_abbreviated": "Doors open Sun. Jan. 26 at noon. ‖Entry is free.",
    "newspaper_sun": "The story ran in The Sun. ‖Lomara denied it.",
    "pm_ends": "The ferry left at 5 p.m. ‖He was not on board.",
    "pm_ends_noun": "The blast came at 9 p.m. ‖Soldiers sealed the street.",
    "pm_weekday": "The vote is due at 5 p.m. Sunday. ‖Turnout is low.",
    "pm_zone": "It landed at 4:10 p.m. EST. ‖The crew was safe.",
    "pm_zone_glued": "The call ended at 4 p.m.EST after an hour. ‖No deal came.",
    "pm_place_time": "Sirens rang at 3:20 a.m. Lomara time. ‖People ran.",
    "pm_bracket_zone": "It fell at 11 p.m. (2030 GMT). ‖Four men died.",
    "pm_bracket_time": "It was 4 o’clock (3:20 a.m. Lomaran) time when it fell. ‖All slept.",
    "am_opens_sentence": "At 7 a.m. Lomaran soldiers found the boat. ‖It was empty.",
    "am_capitals": "He called at 7 A.M. ‖She hung up.",
    "day_number_end": "The limit is 26. ‖Four more were let in.",
    # Ranks, titles, names
    "gen": "Orders came from Gen. Ames in person. ‖He has since left.",
    "lt_col": "Lt. Col. Ida Roe led the search. ‖Maj. Gen. Orr joined her.",
    "mr_mrs": "Mr. and Mrs. Vale were at home. ‖Dr. Kim was not.",
    "sgt_first": "Sgt. 1st Class Lee Orr died. ‖He was 31.",
    "sen_party": "Sen. Ann Roe (R-Ohio) objected. ‖Rep. Sam Orr (D-Pa.) agreed.",
    "rank_rare": "Spc. Dell and Pvt. Moss were freed. ‖Cpl. Hay was not.",
    "street": "The car stood on Mill St. ‖It had no plates.",
    "initials": "The book by J. R. Smith is out. ‖Critics like it.",
    "initials_closed": "A note from J.R. Orr was read. ‖It was short.",
    "middle_initial": "Paul W. Orr took the chair. ‖He spoke first.",
    "letter_ends": "They fell back on plan B. ‖The others had left.",
    "junior": "Sam Orr Jr. won the seat. ‖His father was Sam Orr Sr. ‖He had held it before.",
    "doctorate": "She holds a Ph.D. in law. ‖He has a Ph.D. ‖They met at school.",
    "versus": "In Orr v. Dell the court said no. ‖It was Lomara vs. Veld again.",
    "arabic_name": "Crowds left the square. ‖al-Sadik spoke later. ‖Gen. al-Amin did not.",
    "camel_name": "Sales fell. ‖iPhones were down most.",
    # Firms, counts, other abbreviations
    "inc_mid": "Dell Inc. Chief Executive Ida Roe quit. ‖Shares fell.",
    "inc_end": "He sold his stake in Orr Inc. ‖The price is secret.",
    "ampersand": "Orr & Co. & Sons shut its doors. ‖Staff wept.",
    "no_3": "Reactor No. 3 was shut down. ‖Unit No. 4 runs.",
    "nos": "Reactors Nos. 3 and 4 were shut. ‖The rest run.",
    "no_answer": "Did he know? ‖No. ‖He was told later.",
    "etc_mid": "Fuel, tents, etc. were burned. ‖Food, water, etc. ‖The list is long.",
    "eg_ie": "Some towns, e.g. Veld, have none. ‖Others, i.e. Lomara, have two.",
    "et_al": "The study by Orr et al. was withdrawn. ‖It had errors.",
    "approx": "It weighs approx. 500 tons. ‖It is 30 m long.",
    "pages": "See pp. 3-9 and p. 12. ‖Fig. 2 shows the map.",
    # Numbers
    "feet": "The man, 5 ft. 10 in. tall, fled. ‖He is still free.",
    "decimal_words": "About 2.5 thousand men are at the base. ‖They will stay.",
    "dollars": "It cost $1.2 million. ‖$500,000 was paid at once.",
    "number_starts": "The fire spread. ‖500 people left their homes.",
    "version_url": "Go to example.com or www.Orr-Post.Com for more. ‖It is free.",
    "url_path": "The file is at https://example.org/a.Bc?d=E.F today. ‖Read it.",
    "email": "Write to Ida.Roe@example.org by Friday. ‖No calls.",
    "hashtag": "He was angry. ‖#Lomara was trending. ‖@orr replied.",
    # Quoted speech
    "quote_question_tail": "“Is it over?” she asked. ‖Nobody knew.",
    "quote_inner_stop": "“We won. ‖We are glad,” he said. ‖He left.",
    "quote_name_tail": "“Is it over?” Gen. Ames asked. ‖The men were silent.",
    "quote_shout_tail": "“Get out!” Ida Roe shouted from the roof. ‖They ran.",
    "quote_apposition_tail": "“We stay!” Ida Roe, 34, told NPB. ‖The crowd cheered.",
    "quote_he_tail": "“What now?” He asked. ‖She wept.",
    "quote_new_subject": "“Is it over?” ‖The crowd asked for more.",
    "quote_said_that": "“Is it over?” ‖Ames said that he had no answer.",
    "quote_stop_then_name": "“We are glad.” ‖Ames said the men would rest.",
    "quote_dash_name": "“We are glad.” — Ida Roe, mayor",
    "quote_said": "He said “We won. ‖We are glad” and left. ‖She stayed.",
    "quote_split_comma": "“We won,” he said, “and we are glad.” ‖He wept.",
    "quote_after_colon": "A guard said: “The gate was open. ‖We closed it.” ‖He named no one.",
    "quote_stop_outside": "They heard “odd sounds of fire”. ‖Nobody was hurt.",
    "quote_straight": '"We won. ‖We are glad," he said. ‖"It is over."',
    "quote_single": "‘We won. ‖We are glad,’ he said. ‖He left.",
    "quote_nested": "“He said ‘Stop!’ and I did,” she said. ‖“Then he left.”",
    "quote_never_closed": "“We call on all leaders to help. ‖The army has not replied.",
    "quote_no_comma": "“These acts show malice” Roe said in a note. ‖“We noted it.”",
    "quote_chant": "Shouts of “No, no, Orr! ... No, no, Dell!” were heard. ‖Glass broke.",
    "quote_abbreviation": "“We will leave the U.S. ‖We have no choice,” she said.",
    "quote_opens_after": "It was late. ‖“Go home,” he said. ‖‘Why?’ she asked.",
    "quote_spaced_closer": "He said: “ We are glad. ” ‖Then he left.",
    # Missing spaces
    "glued_quote": "They cited “crime and armed strife.”‖Nearly 500 have died.",
    "glued_quote_number": "They cited “armed strife.”‖500 have died.",
    "glued_straight_quote": 'They cited "armed strife."‖Nearly 500 have died.',
    "glued_stop": "The strike ended.‖The men went home.",
    "glued_opening_quote": "The strike ended.‖“We are glad,” he said.",
    "glued_straight_opening": 'The strike ended.‖"We are glad," he said.',
    "glued_capitals": "Nobody was hurt, he said.‖NATO sent a note.",
    "glued_year": "It began in 2019.‖Nobody knows why.",
    "glued_question": "Who did it?‖Nobody knows.",
    "glued_bracket": "He left (it was late.)‖She stayed.",
    "glued_title": "Orders came from Gen.Ames and Dr.Kim today. ‖Both left.",
    "glued_initials": "J.R.Smith wrote it. ‖The U.S.Army paid.",
    "glued_product": "The site runs on Node.js and ASP.NET today. ‖It is slow.",
    # Dots that leave words out
    "dots_bracket": "“We ask the state (…) to guard us,” it said. ‖It did not.",
    "dots_bracket_capital": "“We ask the (...) State to guard us,” it said.",
    "dots_square": "“It failed. ‖[...] The men left,” he said.",
    "dots_lower": "He waited... and then left. ‖She stayed … for a year.",
    "dots_end": "He waited... ‖Then he left.",
    "dots_spaced_name": "“The United ... States will act,” he said.",
    "dots_spaced_start": "“We tried ... ‖The men fled,” he said.",
    "dots_three_apart": "He waited . . . and left. ‖She stayed.",
    "dots_begin": "... and so it ended. ‖Nobody won.",
    # Question and exclamation marks
    "question_plain": "Who fired? ‖Nobody has said so.",
    "question_lower": "Who fired? when? and why? ‖Nobody knows.",
    "question_in_title": "The film “Who Is Next? A Life” opened on Friday. ‖It is long.",
    "question_ends_title": "The film “Who Is Next?” opened on Friday. ‖It is long.",
    "question_in_headline": "Who Fired the Shells? Lomara Waits for Answers",
    "exclamation": "Run! ‖They are coming! ‖Nobody moved.",
    "exclamation_name": "Yahoo! said that it would sell. ‖Shares rose.",
    "interrobang": "He did what?! ‖Nobody believed it.",
    "aside_question": "Ali (who?) Hassan spoke. ‖He was brief.",
    # Brackets
    "bracket_whole": "He denied it. ‖(The army had no comment.) ‖Talks go on.",
    "bracket_two": "He denied it. ‖(The army was asked. ‖It said no.) ‖Talks go on.",
    "bracket_inside": "The band (founded in 1999. Split in 2004.) is back. ‖Fans are glad.",
    "bracket_stop_inside": "He denied it (nobody was surprised.) ‖Talks go on.",
    "footnote": "The town fell in 1990.[3] ‖It was rebuilt.[12][13] ‖Few came back.",
    # Datelines, headlines, lists, lines
    "dateline_agency": "LOMARA, Jan. 26 (Agency) — Shells fell on the port. ‖Two died.",
    "dateline_state": "ST. PAUL, Minn. (Agency) — Shells fell. ‖Two died.",
    "dateline_dc": "WASHINGTON, D.C. — The house voted. ‖It was close.",
    "dateline_own_line": "LOMARA, Jan. 26\n‖Shells fell on the port. ‖Two died.",
    "headline": "Shells Hit U.S. Post In Lomara, 1 Hurt\n\n‖Shells hit a post. ‖One is hurt.",
    "headline_us_and": "U.S. And Lomara Trade Blows After The Port Attack",
    "headline_next_line": "Shells hit post in Lomara\n‖Shells hit a post on Monday.",
    "headline_question": "Who did it?\n‖The army blames rebels.",
    "subhead": "The men left.\n\n‖An old trend\n\n‖The post was hit before.",
    "no_stop_at_end": "The men left, Orr Post reported\n\n‖Who did it?\n\n‖Nobody knows",
    "numbered_list": "1. Close the port.\n‖2. Call the army. ‖Wait for it.\n‖3) Go home.",
    "numbered_inline": "Three steps follow. ‖1. Close the port. ‖2. Call the army.",
    "lettered_list": "a) close the port of Lomara until Friday at noon\n‖b) call the army",
    "bulleted_list": "• close the port\n‖• call the army\n‖- wait\n‖* go home",
    "bulleted_inline": "Close the port. ‖• Call the army.",
    "byline": "By J. R. Smith, World Editor\n‖Shells fell on the port.",
    "windows_lines": "Shells fell\r\n\r\n‖Two died. ‖One fled.\r\n‖The army came.",
    "blank_with_spaces": "Two died and\n \t \n‖one fled. ‖The army came.",
    "indented": "  “We stay,” he said.  \n\n   ‖He left.  ",
    "no_break_spaces": "Two died.\xa0‖One fled.\xa0\xa0‖The\xa0army came.",
    "wrapped": (
        "The harbor of Lomara was shelled on Monday evening, the port authority\n"
        "said in a note. ‖At least two dockers were hurt when a shell hit a crane of\n"
        "Dell Corp. near the old gate. ‖Nobody had claimed the attack by midnight.\n"
        "‖The army, which keeps a post on the hill above the harbor, said that its\n"
        "men had not fired. ‖Talks between Lomara and Veld are due on Friday."
    ),
    "wrapped_two": (
        "Shells hit the harbor of Lomara on Monday evening, and nobody in the\n"
        "U.S. consulate was hurt. ‖The gate burned."
    ),
    "wrapped_after_headline": (
        "Shells Hit Harbor of Lomara\n"
        "‖The harbor of Lomara was shelled on Monday evening, the port authority\n"
        "said in a note. ‖At least two dockers were hurt."
    ),
    "wrapped_once": (
        "The harbor of Lomara was shelled on Monday evening, the port authority of the town\n"
        "said in a note."
    ),
    "long_lines": (
        f"{'The harbor was shelled and the town burned and the men fled and ' * 2}died.\n"
        "‖Nobody has claimed it"
    ),
    "machine_translated": "About 2.5 thousand serve in Lomara. ‖Veld troops, and about 900 in Orr.",
    "machine_lower": "About 1,200 people were killed. people and 240 were taken.",
    "lost_space_in_word": "In a note to Orr Newsa U.S. official spoke. ‖He was brief.",
    "astral": "😀 Two died. ‖𝕋hree fled. ‖🚀 The army came.",
    "combining": "The cafe\u0301 burned. ‖E\u0301mile fled.",
}

GERMAN = {
    "ordinal_month": "Am 26. Januar fielen Schüsse. ‖Am 3. Oktober war Ruhe.",
    "ordinal_month_end": "Das Lager brannte am 26. Januar. ‖Vier Männer flohen.",
    "ordinal_noun": "Im 2. Weltkrieg war hier ein Lager. ‖Der 1. FC Lomar spielt dort.",
    "ordinal_century": "Die Burg stammt aus dem 12. Jahrhundert. ‖Sie ist verfallen.",
    "ordinal_roman": "Kaiser Otto III. Sohn Ottos II. war jung. ‖Er starb früh.",
    "number_ends": "Die Zahl der Toten stieg auf 26. ‖Die Suche geht weiter.",
    "year_ends": "Das Lager entstand 2019. ‖Soldaten bauten es.",
    "date_dotted": "Am 26.01.2020 fielen Schüsse. ‖Am 3.2. war Ruhe.",
    "nr": "Das Haus Nr. 5 brannte. ‖Haus Nr. 7 blieb stehen.",
    "zb": "Viele Orte, z. B. Lomar, sind leer. ‖Andere, z.B. Veld, nicht.",
    "zb_article": "Medien, z. B. Der Bote, berichteten. ‖Der Sender schwieg.",
    "ua": "Es kamen u. a. Ärzte und Helfer. ‖Sie blieben lange.",
    "dh": "Er ging, d. h. Frau Roe blieb. ‖Sie schlief.",
    "dr_prof": "Prof. Dr. med. Orr kam um 9 Uhr. ‖Hr. Dell fehlte.",
    "ca": "Es kamen ca. 500 Menschen. ‖Rund 300 blieben.",
    "mio": "Der Schaden beträgt 5 Mio. Euro. ‖Versichert waren 3 Mio. ‖Die Stadt zahlt.",
    "usw": "Zelte, Decken usw. fehlen. ‖Es fehlt an Brot usw. ‖Die Not ist groß.",
    "bzw": "Es sind 5 bzw. 6 Tote. ‖Genaues ist offen.",
    "st": "Die Kirche St. Anna brannte. ‖Niemand starb.",
    "str": "Das Auto stand in der Mühlstr. 5. ‖Es war leer.",
    "chr": "Der Turm ist von 300 v. Chr. und steht. ‖Er ist hoch.",
    "retired": "General a. D. Orr sprach. ‖Er warnte.",
    "quote_tail": "„Ist es vorbei?“, fragte er. ‖Niemand wusste es.",
    "quote_old_tail": "„Ist es vorbei?“ fragte er. ‖Niemand wusste es.",
    "quote_inner": "„Wir siegten. ‖Wir sind froh“, sagte er. ‖Er ging.",
    "quote_stop_inside": "Er sagte: „Wir sind froh.“ ‖Dann ging er.",
    "quote_glued": "Er sagte: „Wir sind froh.“‖Dann ging er.",
    "quote_guillemets": "»Wir siegten. ‖Wir sind froh«, sagte er. ‖»Ja.«",
    "glued_stop": "Der Streik endete.‖Die Männer gingen.",
    "decimal": "Es waren 2,5 Mio. Tonnen. ‖Das sind 3.000 mehr.",
    "clock": "Um 9.30 Uhr fiel ein Schuss. ‖Um 10 Uhr war Ruhe.",
    "time_ends": "Die Sitzung begann um 20 Uhr. ‖Minister Orr fehlte.",
    "headline": "Schüsse in Lomar\n\n‖In Lomar fielen Schüsse. ‖Zwei Menschen starben.",
    "region_tag": "Am 3. Mai kam Dr. Orr. ‖Er blieb.",
    "gmbh": "Die Orr GmbH & Co. KG schließt. ‖Die Leute weinen.",
}

SPANISH = {
    "sr": "El Sr. Roa llegó tarde. ‖La Sra. Vela no vino.",
    "dr_gral": "El Gral. Roa y el Dr. Vela hablaron. ‖Nadie más habló.",
    "eeuu_spaced": "El embajador de EE. UU. negó todo. ‖No dijo más.",
    "eeuu_closed": "EE.UU. negó todo. ‖No dijo más.",
    "eeuu_name": "La embajada de EE. UU. Lomara cerró. ‖No abrirá.",
    "eeuu_ends": "Viajó a EE. UU. ‖El presidente lo negó.",
    "eeuu_closed_ends": "Viajó a EE.UU. ‖La ministra lo negó.",
    "eeuu_question": "¿Volverá a EE. UU.? ‖Nadie lo sabe.",
    "eeuu_before_question": "Viajó a EE. UU. ‖¿Volverá?",
    "num": "El reactor núm. 5 paró. ‖El núm. 6 sigue.",
    "art": "El art. 3 lo prohíbe. ‖La pág. 12 lo explica.",
    "question": "¿Quién disparó? ‖¿Por qué? ‖Nadie lo sabe.",
    "question_inside": "Pero ¿quién disparó? ‖Nadie lo sabe.",
    "exclamation": "¡Fuera! ‖¡No vuelvan! ‖La gente gritó.",
    "question_tail": "¿Se acabó?, preguntó ella. ‖Nadie habló.",
    "raya": "—¿Se acabó? —preguntó ella. ‖Nadie habló.",
    "quote_tail": "«¿Se acabó?», preguntó ella. ‖Nadie habló.",
    "quote_question": "“¿Se acabó?” preguntó ella. ‖Nadie habló.",
    "quote_inner": "«Ganamos. ‖Estamos felices», dijo. ‖Se fue.",
    "quote_stop_inside": "Dijo: «Estamos felices.» ‖Luego se fue.",
    "quote_spaced": "Dijo: « Estamos felices. » ‖Luego se fue.",
    "am_pm": "Salió a las 5 a. m. y volvió a las 9 p. m. ‖Nadie lo vio.",
    "pm_ends": "Volvió a las 9 p.m. ‖Los soldados dormían.",
    "thousands": "Huyeron 3.000 personas. ‖Volvieron 2.500.",
    "etc": "Faltan pan, agua, etc. ‖La gente espera.",
    "sa": "La firma Roa S. A. cerró. ‖Vela S.A. no.",
    "initials": "Juan J. Roa habló. ‖Fue breve.",
    "ordinal_sign": "El n.º 3 ganó. ‖El 4.º perdió.",
    "forces": "Las FF. AA. negaron todo. ‖Nadie les creyó.",
    "glued": "La huelga terminó.‖Los hombres volvieron.",
    "glued_question": "¿Quién fue?‖¡Nadie!",
    "dateline": "LOMARA, 26 ene. (Agencia).- Cayeron obuses. ‖Murieron dos.",
    "dots": "Esperó... ‖Luego se fue.",
    "date": "Ocurrió el 26 de enero. ‖Cuatro personas huyeron.",
    "ud": "Pregunte Ud. al alcalde. ‖Él lo sabe.",
}

OTHER = {
    ("french", "fr"): "Roa est parti. ‖Qui a tiré ? ‖Personne ne sait.",
    ("french_lines", "fr"): "Tirs à Lomara\n\n‖Des tirs ont eu lieu. ‖Deux morts.",
    ("chinese", "zh"): "昨晚有人开枪。‖两人死亡。",
    ("chinese_in_english", "en"): "He said so. ‖昨晚有人开枪。‖两人死亡。",
    ("hindi", "hi"): "दो लोग मारे गए। ‖सेना आई।",
    ("british", "en-GB"): "Mr. Roe met Gen. Ames. ‖He left at 5 p.m. ‖She stayed.",
    ("posix", "de_AT.UTF-8"): "Am 3. Oktober kam Dr. Orr. ‖Er blieb.",
    ("capital_tag", "ES-mx"): "El Sr. Roa viajó a EE. UU. ‖El viaje fue largo.",
    ("unknown", "xx"): "Two died. ‖One fled.",
    ("private", "x-orr"): "Two died. ‖One fled.",
    ("empty_tag", ""): "Two died. ‖One fled.",
    ("odd_tag", "\x00é\ud800"): "Two died. ‖One fled.",
}

CASES = [
    *(pytest.param("en", marked, id=f"en-{name}") for name, marked in ENGLISH.items()),
    *(pytest.param("de", marked, id=f"de-{name}") for name, marked in GERMAN.items()),
    *(pytest.param("es", marked, id=f"es-{name}") for name, marked in SPANISH.items()),
    *(pytest.param(tag, marked, id=name) for (name, tag), marked in OTHER.items()),
]

LANGUAGES = ["en", "de", "es", "fr", "zh", "xx"]
"""With rules, without rules, unknown."""


def sentences(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in split(text, language)]


@pytest.mark.parametrize(("language", "marked"), CASES)
def test_cuts_where_a_reader_would(language: str, marked: str) -> None:
    expected = [piece.strip() for piece in marked.split(CUT)]
    assert sentences(marked.replace(CUT, ""), language) == expected


# Text with all that the rules look at, in any order; plain text() would hardly ever reach them.
WORDS = (
    "U.S. Jan. 26. Gen. p.m. z. B. EE. UU. The Orr he Who asked 5 3.5 No. 1. A. 昨晚。 😀 e\u0301"
)
SIGNS = "... [3] . ? ! … “ ” „ \" ' ‘ ’ « » ( ) ¿ ¡ — - • \u200b \ud83d"
SPACES = ["\r\n", "\n\n", *"\n\xa0\u2028\u2029\x85\x1c\t      "]
WRAPPED = "The army said that the port of Lomara was closed on Monday and\n"
PIECES = st.sampled_from([*WORDS.split(), *SIGNS.split(), *SPACES, WRAPPED])
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join))


def check(text: str, language: str) -> None:
    """What must hold of any text in any language."""
    spans = split(text, language)
    assert spans == split(text, language)
    covered = 0
    for start, end in spans:
        assert covered <= start < end <= len(text)
        assert not text[covered:start].strip()
        assert text[start:end] == text[start:end].strip()
        lines = text[start:end].splitlines()
        assert all(line.strip() for line in lines), "a sentence crosses a blank line"
        covered = end
    assert not text[covered:].strip()


@given(text=TEXTS, language=st.sampled_from(LANGUAGES))
def test_every_character_is_in_one_sentence(text: str, language: str) -> None:
    check(text, language)


@given(tag=st.text(max_size=12))
def test_no_tag_does_harm(tag: str) -> None:
    check("Two died on Jan. 26. “Is it over?” she asked.\n\nNobody knew", tag)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "text", ["", " ", "\n", "\r\n \xa0\u2028\t", ".", "...", "“", "\ud800", "a"]
)
def test_next_to_nothing(text: str, language: str) -> None:
    check(text, language)
    assert len(split(text, language)) == bool(text.strip())


@given(paragraphs=st.lists(st.sampled_from([m.replace(CUT, "") for m in ENGLISH.values()])))
def test_a_paragraph_is_split_alike_wherever_it_stands(paragraphs: list[str]) -> None:
    alone = [sentence for paragraph in paragraphs for sentence in sentences(paragraph)]
    assert sentences("\n\n".join(paragraphs)) == alone


NEWS = (
    "The post was hit. “We won. We are glad,” Gen. Orr said at 5 p.m. He left the U.S. on Jan. 3. "
)
HOSTILE = ["\"'", "‘a ", "«. ", "(a. B", "A.", "“A.”B", "ab.[1]C ", ". ", "a\n", " ", "\n"]
UNCLOSED = ["“", "'", "‘", "«"]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    ("unit", "length"), [*((u, 50_000) for u in HOSTILE), *((u, 300_000) for u in UNCLOSED)]
)
def test_texts_made_to_be_slow_are_cut(unit: str, length: int, language: str) -> None:
    """sentencex alone takes more than a minute over quotation marks that are never closed."""
    text = unit * (length // len(unit))
    check(text, language)


def test_half_a_million_characters_of_one_line() -> None:
    text = NEWS * (500_000 // len(NEWS))
    spans = split(text)
    assert len(spans) == 4 * (len(text) // len(NEWS))
