"""Numbers in prose: what is found, where, and how it is read, in three languages.

A line of a table is "text | what is found": the notation of each number, with its kind before it
unless that is cardinal; "one" for an article.
"""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factgen.numerals import Number, find_numbers
from factgen.quantity import BEARING, parse_notation, to_notation

ENGLISH = """
Four rockets were fired | 4
One protester was killed | 1
Twenty-one people | 21
twenty one people | 21
one hundred and five | 105
a hundred | 100
hundred-strong | 100
nineteen hundred | 1900
two thousand and one | 2001
three hundred twenty-one thousand six hundred fifty-four | 321654
one million two hundred thousand | 1200000
two thousand million | 2000000000
a dozen | 12
two dozen | 24
half a dozen | 6
half-dozen | 6
half a million | 500000
a half million | 500000
a quarter of a million | 250000
two and a half million | 2500000
a million and a half | 1500000
2.5 thousand troops | 2500
5 hundred thousand | 500000
five lakh | 500000
2 crore | 20000000
1.2bn people | 1200000000
3k | 3000
1.2m people | 1200000
3m tall | 3 m
5M refugees | 5000000
17,177 people | 17177
1,200,000.50 | 1200000.5
17 177 people | 17177
17 177 people | 17177
1.2 | 1.2
.5 percent | 0.5 %
2½ million | 2500000
1.234.567 | 1234567
1,2 and 3 | 1; 2; 3
both convoys | 2
twice | 2
once | 1
a couple of hostages | 2
a couple of hundred | 200
a pair of drones | 2
a trio | 3
dozens of others | vague >=24
dozens more | vague >=24
hundreds | vague >=200
thousands of dollars | vague >=2000 USD
hundreds of miles | vague >=200 mi
tens of thousands | vague >=20000
hundreds of thousands of people | vague >=200000
millions | vague >=2000000
scores of people | vague >=40
test scores rose |
several hundred | vague >=200
a few thousand | vague >=2000
several people |
some people |
many people |
few people |
a few people |
a salvo of missiles |
a number of rockets |
a lot of rockets |
at least 60 people | >=60
At Least 1 Injured | >=1
no fewer than 5 | >=5
no less than five | >=5
not less than 5 | >=5
a minimum of 5 | >=5
5 or more | >=5
5 and more | >=5
60-plus people | >=60
500+ | >=500
500+ km | >=500 km
60 people or more | >=60
as many as 500 | <=500
more than a dozen | >12
over a dozen similar attacks | >12
over 500 | >500
above 3,000 metres | >3000 m
upwards of 20 | >20
exceeding 20 | >20
more than a year | one >1
over three hours | >3
over the past three days | 3
up to 20 | <=20
up to 20 °C | <=20 °C
at most $5 | <=5 USD
no more than 5 | <=5
not more than five | <=5
a maximum of 20 | <=20
20 or fewer | <=20
fewer than 20 | <20
less than 20 percent | <20 %
under 20 | <20
below 20 | <20
about 900 troops | ~900
around 900 | ~900
some 900 troops | ~900
roughly 900 | ~900
approximately 900 | ~900
circa 900 | ~900
ca. 900 | ~900
an estimated 900 | ~900
900 or so | ~900
60-odd people | ~60
~900 | ~900
nearly 500 | ~<500
almost 80 | ~<80
close to 80 | ~<80
just under 500 | ~<500
just over 500 | ~>500
a little over 500 | ~>500
slightly more than 500 | ~>500
at least about 60 | >=60
at least another 5 | >=5
a total of three rockets | 3
another five people | 5
the other two | 2
between 10 and 20 | 10..20
from 10 to 20 | 10..20
10 to 20 | 10..20
10-20 | 10..20
10–20 per cent | 10..20 %
10 or 12 | 10..12
two or three hundred | 200..300
ten to one hundred | 10..100
10 to 20 million | 10000000..20000000
900 to 1.2 million | 900..1200000
$10-20 million | 10000000..20000000 USD
between $5 and $10 | 5..10 USD
zero to five | <=5
rose from 10 to 20 | 10; 20
The toll was raised on Sunday from 10 to 20. | 10; 20
It rose. From 10 to 20 people came | 10..20
the score was 3-1 | 3; 1
5 and more than 6 | 5; >6
killing 25 at least 30 others | 25; >=30
no rockets | zero 0
no injuries or casualties | zero 0
No one has claimed it | zero 0
none of them | zero 0
nobody was hurt | zero 0
zero casualties | zero 0
0 casualties | zero 0
without casualties | zero 0
not a single casualty | zero 0
did not cause any casualties | zero 0
didn’t hurt anybody | zero 0
any casualties |
no longer | 
no doubt |
no matter |
"No, no, America!" |
No 10 Downing Street | name 10
No. 3 | name 3
no more than before |
a rocket | one
another rocket | one
a single rocket | one
one of the rockets | one
the other rocket | one
at least one of the rockets | one >=1
over a bridge | one
about a missile | one
close to a checkpoint | one
a 25-year-old man | one; 25
A-level results |
the third attack | ordinal 3
the 3rd attack | ordinal 3
the twenty-first century | ordinal 21
the 21st century | ordinal 21
one hundred and third | ordinal 103
the first | ordinal 1
a third of voters | vague ~33.3333 %
two thirds of voters | vague ~66.6667 %
two-thirds | vague ~66.6667 %
three quarters | vague 75 %
half of them | vague 50 %
more than half | vague >50 %
nearly half the voters | vague ~<50 %
half past three | 3
12 per cent | 12 %
12 percent | 12 %
12% | 12 %
12-percent | 12 %
seven percentage points | 7 pp
a 2-percentage-point rise | one; 2 pp
about $1.2 million | ~1200000 USD
US$ 5 million | 5000000 USD
£3bn | 3000000000 GBP
€5 | 5 EUR
5 € | 5 EUR
$1.2m | 1200000 USD
1.2m euros | 1200000 EUR
EUR5m | 5000000 EUR
5 million U.S. dollars | 5000000 USD
Rs 500 crore | 5000000000 INR
Rs. 500 | 500 INR
20 zloty | 20 PLN
5 TRY TO FLEE | 5
40 km | 40 km
a 40-km road | one; 40 km
five-mile | 5 mi
five in Baghdad | 5
5 in Baghdad | 5
three m | 3
155mm shells | 155 mm
300 m2 | 300 m²
100 km/h | 100 km/h
20 mph | 20 mi/h
60 miles an hour | 60 mi/h
3 tons | 3 t
20 feet | 20 ft
500 pounds | 500 GBP
5 lb | 5 lb
35 °C | 35 °C
-3.2 °C | -3.2 °C
minus 5 degrees Celsius | -5 °C
200 square kilometres | 200 km²
seven-day ceasefire | 7
4:20 a.m. | clock 4; clock 20
19:30 | clock 19; clock 30
7 p.m. | clock 7
7pm | clock 7
About 4 o’clock 20 minutes local | clock 4; clock 20
at seven o'clock |
1430 GMT | clock 1430
from 10 to 11 a.m. | clock 10; clock 11
Jan. 26 | date 26
Jan. 26, 2020 | date 26; date 2020
26 January 2020 | date 26; date 2020
the 26th of January | date 26
January 26-28 | date 26; date 28
10/26/2020 | date 10; date 26; date 2020
2020-01-26 | date 2020; date 1; date 26
9/11 | date 9; date 11
in 2019 | date 2019
since 2003 | date 2003
the 2003 invasion | date 2003
between 2014 and 2019 | date 2014; date 2019
May 2003 | date 2003
mid-2019 | date 2019
the 1990s | date 1990
Since Oct. 17, 10 days after | date 17; 10
In March 12,000 people died | 12000
In January 20 people died | 20
10 may have died | 10
At Least 10 May Have Died | >=10
12 Marines | 12
more than 2019 people | >2019
C-130 | name 130
F-16s | name 16
AK-47 | name 47
Level 4 | name 4
Flight 752 | name 752
Article 5 | name 5
Article Five | name 5
under Article 5 | name 5
Boeing 737-800 | name 737; name 800
Highway 61 | name 61
G20 | name 20
Covid-19 | name 19
5G | name 5
# 3 | name 3
https://example.org/2020/12 | name 2020; name 12
1.2.3.4 | name 1; name 2; name 3; name 4
1234567890123456789012345 | name 1234567890123456789012345
Union III |
someone often phoned |
"""

SPANISH = """
cuatro cohetes | 4
veintiuno | 21
veintiún muertos | 21
treinta y cinco | 35
ciento uno | 101
mil doscientos | 1200
doscientas mil | 200000
un millón doscientos mil | 1200000
mil millones | 1000000000
3 mil millones | 3000000000
2.500 millones | 2500000000
dos mil quinientos millones | 2500000000
medio millón | 500000
dos millones y medio | 2500000
un cuarto de millón | 250000
una docena | 12
media docena | 6
dos docenas | 24
un centenar | 100
un millar | 1000
un par de cohetes | 2
ambos | 2
once muertos | 11
17.177 | 17177
17 177 | 17177
1,2 | 1.2
3.000 | 3000
1.2 | 1.2
1.234.567,5 | 1234567.5
decenas de heridos | vague >=20
docenas | vague >=24
cientos de personas | vague >=200
miles | vague >=2000
decenas de miles | vague >=20000
varios miles | vague >=2000
varios heridos |
al menos 60 | >=60
por lo menos tres | >=3
como mínimo 5 | >=5
5 como mínimo | >=5
no menos de 5 | >=5
500 o más | >=500
más de 100 | >100
hasta 20 | <=20
como máximo 20 | <=20
no más de 5 | <=5
5 o menos | <=5
menos de veinte | <20
unos 500 | ~500
unas treinta | ~30
cerca de 900 | ~900
alrededor de 40 | ~40
aproximadamente 40 | ~40
casi 500 | ~<500
poco más de 500 | ~>500
500 y pico | ~>500
entre 10 y 20 | 10..20
de 10 a 20 | 10..20
10 o 12 | 10..12
siete u ocho | 7..8
entre dos y tres mil | 2000..3000
dos o trescientos | 200..300
pasó de 10 a 20 | 10; 20
mató a 10 a 20 km | 10; 20 km
12 al menos 5 | 12; >=5
ningún herido | zero 0
ninguna | zero 0
nadie | zero 0
sin víctimas | zero 0
cero | zero 0
ni un herido | zero 0
sin embargo |
sin duda |
un ataque | one
otra víctima | one
otros tres | 3
una serie de ataques |
el tercer ataque | ordinal 3
la tercera vez | ordinal 3
el 3.º | ordinal 3
el 1er | ordinal 1
la tercera parte | vague ~33.3333 %
dos tercios | vague ~66.6667 %
tres cuartas partes | vague 75 %
la mitad | vague 50 %
12 % | 12 %
12 por ciento | 12 %
3 puntos porcentuales | 3 pp
1,2 millones de euros | 1200000 EUR
5 dólares | 5 USD
20 kilómetros | 20 km
5 toneladas | 5 t
menos 5 grados | -5 °
al menos 5 grados | >=5 °
-3,2 °C | -3.2 °C
los 20 ha matado | 20
26 de enero de 2020 | date 26; date 2020
el 1 de mayo | date 1
del 10 al 12 de mayo | date 10; date 12
enero de 2020 | date 2020
en 2019 | date 2019
más de 2019 personas | >2019
16:20 | clock 16; clock 20
a las 16.20 horas | clock 16; clock 20
a las 3 de la tarde | clock 3
a las 3 personas | 3
vuelo 752 | name 752
artículo 5 | name 5
n.º 3 | name 3
núm. 3 | name 3
covid-19 | name 19
"""

GERMAN = """
vier Raketen | 4
eins | 1
einundzwanzig | 21
zweihundertfünfzig | 250
eintausendzweihundert | 1200
hundert | 100
hundertundeins | 101
dreißig | 30
dreissig | 30
eine Million zweihunderttausend | 1200000
eine halbe Million | 500000
anderthalb Millionen | 1500000
zweieinhalb Millionen | 2500000
ein Dutzend | 12
zwei Dutzend | 24
2 Tausend | 2000
1,2 Mio. Euro | 1200000 EUR
2,5 Mrd. Dollar | 2500000000 USD
17.177 | 17177
17 177 | 17177
1,2 | 1.2
3.000 | 3000
2000 Menschen | 2000
Tod von 2000 Menschen | 2000
beide | 2
zweimal | 2
einmal | 1
Dutzende Verletzte | vague >=24
Hunderte | vague >=200
Tausende | vague >=2000
Zehntausende | vague >=20000
Millionen von Euro | vague >=2000000 EUR
mehrere Hundert | vague >=200
ein paar hundert | vague >=200
ein paar Raketen |
einige Raketen |
mindestens 60 | >=60
wenigstens drei | >=3
nicht weniger als 5 | >=5
500 oder mehr | >=500
mehr als 100 | >100
über 500 | >500
bis zu 20 | <=20
höchstens 20 | <=20
nicht mehr als 5 | <=5
weniger als zwanzig | <20
unter 20 | <20
unter anderem |
etwa 500 | ~500
rund 500 | ~500
ungefähr 40 | ~40
circa 40 | ~40
ca. 900 | ~900
knapp 500 | ~<500
fast 500 | ~<500
gut 500 | ~>500
gut ein Dutzend | ~>12
zwischen 10 und 20 | 10..20
10 bis 20 | 10..20
von 10 bis 20 | 10..20
10 oder 12 | 10..12
zwei- bis dreihundert | 200..300
zwei bis drei Millionen | 2000000..3000000
kein Verletzter | zero 0
keine | zero 0
niemand | zero 0
ohne Verletzte | zero 0
null Verletzte | zero 0
ohne Zweifel |
ein Angriff | one
einer der Männer | one
ein weiterer Angriff | one
die andere Rakete | one
über eine Brücke | one
mindestens eine Rakete | one >=1
der dritte Angriff | ordinal 3
einundzwanzigster | ordinal 21
der 3. Angriff | ordinal 3
Es starben 3. Danach war Ruhe | 3
ein Drittel der Stimmen | vague ~33.3333 %
zwei Drittel | vague ~66.6667 %
drei Viertel | vague 75 %
ein Viertel in Berlin | one
die Hälfte | vague 50 %
3 Prozent | 3 %
3 Prozentpunkte | 3 pp
5 US-Dollar | 5 USD
100 Quadratkilometer | 100 km²
minus 5 Grad | -5 °
30 Grad Celsius | 30 °C
26. Januar 2020 | date 26; date 2020
am 3. Oktober | date 3
vom 3. bis 5. März | date 3; date 5
26.01.2020 | date 26; date 1; date 2020
am 26.1. starben | date 26; date 1
seit 2019 | date 2019
im Jahr 2003 | date 2003
um 16.20 Uhr | clock 16; clock 20
drei Uhr |
Artikel 5 | name 5
Nr. 3 | name 3
§ 5 | name 5
C-130 | name 130
"""

OTHERS = """
fr | environ 1.200 personnes | 1200
fr | trois personnes, 3,5 % | 3.5 %
ja | 1,200 | 1200
es-MX | 17,177 y 1.2 millones de pesos mexicanos | 17177; 1200000 MXN
de-CH | 17'177 und 1.2 Millionen | 17177; 1200000
en-GB | twelve | 12
"""


def _rows(language: str, table: str) -> list[tuple[str, str, str]]:
    rows = [line.rsplit("|", 1) for line in table.strip().splitlines()]
    return [(language, text.strip(), found.strip()) for text, found in rows]


CASES = _rows("en", ENGLISH) + _rows("es", SPANISH) + _rows("de", GERMAN)
CASES += [
    (language.strip(), text.strip(), found.strip())
    for language, text, found in (line.split("|") for line in OTHERS.strip().splitlines())
]


def _shown(number: Number) -> str:
    notation = to_notation(number.quantity)
    if number.kind == "cardinal":
        return notation
    return "one" if (number.kind, notation) == ("one", "1") else f"{number.kind} {notation}"


@pytest.mark.parametrize(
    ("language", "text", "expected"), CASES, ids=[f"{lang}: {text}" for lang, text, _ in CASES]
)
def test_numbers_are_found_as_meant(language: str, text: str, expected: str) -> None:
    assert "; ".join(map(_shown, find_numbers(text, language))) == expected


@pytest.mark.parametrize(
    ("text", "whole", "core"),
    [
        ("left at least 60 people hurt", "at least 60", "60"),
        ("worth about $1.2 million now", "about $1.2 million", "1.2 million"),
        ("rose by 12 per cent", "12 per cent", "12"),
        ("some 60 people or more came", "some 60 people or more", "60"),
        ("between 10 and 20 people", "between 10 and 20", "10 and 20"),
        ("from $10 to $20 million now", "from $10 to $20 million", "10 to $20 million"),
        ("an estimated 500 people", "an estimated 500", "500"),
        ("no fewer than five", "no fewer than five", "five"),
        ("at minus 5 degrees", "minus 5 degrees", "5"),
        ("on the 21st day", "21st", "21st"),
        ("over half of them", "over half", "half"),
        ("İİ 𝟙 at least 60", "at least 60", "60"),
        ("at\nleast\n60", "at\nleast\n60", "60"),
    ],
)
def test_offsets_cover_modifiers_and_the_bare_number(text: str, whole: str, core: str) -> None:
    (number,) = (n for n in find_numbers(text) if n.kind not in ("one", "zero"))
    assert text[number.start : number.end] == number.words == whole
    assert text[number.core_start : number.core_end] == core


def test_core_holds_the_bare_numbers() -> None:
    first, second = find_numbers("at least 60 of 10 to 20 million")
    assert first.core == (Decimal(60),)
    assert second.core == (Decimal(10_000_000), Decimal(20_000_000))


def test_numbers_inside_a_date_have_their_own_offsets() -> None:
    text = "on Jan. 26, 2020"
    found = find_numbers(text)
    assert [text[n.start : n.end] for n in found] == ["26", "2020"]


# A speller of one's own, so that what is read is checked against what somebody else wrote.

_EN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
).split()
_EN_TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
_ES = (
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince"
    " dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro"
    " veinticinco veintiséis veintisiete veintiocho veintinueve"
).split()
_ES_TENS = "- - - treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()
_ES_HUNDREDS = (
    "- ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos"
    " novecientos"
).split()
_DE = (
    "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn"
    " sechzehn siebzehn achtzehn neunzehn"
).split()
_DE_TENS = "- - zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()


def _english(n: int, join: str = " and ") -> str:
    if n >= 1000:
        rest = n % 1000
        joint = "" if not rest else join if rest < 100 else " "
        return f"{_english(n // 1000, join)} thousand{joint}{_english(rest, join) if rest else ''}"
    if n >= 100:
        return f"{_EN[n // 100]} hundred" + (join + _english(n % 100) if n % 100 else "")
    if n >= 20:
        return _EN_TENS[n // 10] + (f"-{_EN[n % 10]}" if n % 10 else "")
    return _EN[n]


def _spanish(n: int) -> str:
    if n >= 1000:
        thousands = "" if n < 2000 else _spanish(n // 1000)
        if thousands.endswith("uno"):
            thousands = thousands.removesuffix("uno") + "un"
            thousands = thousands.replace("veintiun", "veintiún")
        return f"{thousands} mil {_spanish(n % 1000) if n % 1000 else ''}".strip()
    if n == 100:
        return "cien"
    if n > 100:
        return f"{_ES_HUNDREDS[n // 100]} {_spanish(n % 100) if n % 100 else ''}".strip()
    if n >= 30:
        return _ES_TENS[n // 10] + (f" y {_ES[n % 10]}" if n % 10 else "")
    return _ES[n]


def _german(n: int) -> str:
    if n >= 1000:
        return f"{_german_head(n // 1000)}tausend{_german(n % 1000) if n % 1000 else ''}"
    if n >= 100:
        return f"{_german_head(n // 100)}hundert{_german(n % 100) if n % 100 else ''}"
    if n >= 20:
        return (f"{_german_head(n % 10)}und" if n % 10 else "") + _DE_TENS[n // 10]
    return _DE[n]


def _german_head(n: int) -> str:
    return _german(n).removesuffix("s") if n % 100 == 1 else _german(n)


_SPELLERS = {
    "en": _english,
    "en-US": lambda n: _english(n, " "),
    "es": _spanish,
    "de": _german,
}


@pytest.mark.parametrize("language", _SPELLERS)
@given(n=st.integers(0, 999_999))
@example(n=0)
@example(n=1)
@example(n=100)
@example(n=1_000)
@example(n=21_021)
@example(n=100_001)
@example(n=999_999)
@settings(max_examples=300)
def test_every_number_below_a_million_is_read_back_from_words(language: str, n: int) -> None:
    text = _SPELLERS[language](n)
    (number,) = find_numbers(f"({text})", language)
    assert number.core == (Decimal(n),)
    assert number.words == text
    assert to_notation(number.quantity) == str(n)


@pytest.mark.parametrize(
    ("language", "group"), [("en", ","), ("es", "."), ("de", "."), ("en", " ")]
)
@given(n=st.integers(0, 10**12), decimals=st.integers(0, 9999))
def test_grouped_digits_are_read_back(language: str, group: str, n: int, decimals: int) -> None:
    mark = "." if language == "en" else ","
    text = f"{n:,}".replace(",", group) + (f"{mark}{decimals}" if decimals else "")
    (number,) = find_numbers(f"({text})", language)
    assert number.core == (Decimal(f"{n}.{decimals}"),)
    assert number.words == text


_WORDS = st.sampled_from(
    "at least about over up to no nobody a an one twenty hundred thousand million half third dozens"
    " and or more between from to - , . % $ km € 3 12 4.5 2019 Jan. 26 p.m. de mil unos y medio una"
    " entre über zwei ein Dutzend bis 3. Millionen No. Level several of ½ 1,200".split(" ")
)
_TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(_WORDS, max_size=14).map(" ".join),
    st.lists(_WORDS, max_size=14).map("".join),
)


@given(text=_TEXTS, language=st.sampled_from(["en", "es", "de", "fr", "und"]))
@settings(max_examples=500)
def test_any_text_gives_numbers_in_order_that_the_notation_can_ask_for(
    text: str, language: str
) -> None:
    end = 0
    for number in find_numbers(text, language):
        assert end <= number.start <= number.core_start < number.core_end <= number.end
        assert number.end <= len(text)
        assert number.words == text[number.start : number.end]
        end = number.end
        if number.kind in BEARING:
            assert parse_notation(to_notation(number.quantity)) == number.quantity


@pytest.mark.parametrize("piece", ["about 12 people in 2019, ", "1-", "a ", "1 ", "dozens of "])
def test_long_texts_take_time_in_proportion(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * (length // len(piece) + 1))[:length]
        start = time.process_time()
        assert find_numbers(text) or piece == "x"
        return time.process_time() - start

    seconds(1_000)
    assert seconds(40_000) < 12 * max(seconds(8_000), 0.02)
