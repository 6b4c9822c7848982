"""German words for numbers, bounds, units and dates."""

from __future__ import annotations

import re

from factgen.numberwords.base import Language, bounds, counted, numbers, phrase_set, phrases, words

_UNITS = (
    "null ein/eins zwei/zwo drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn"
    " vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn"
)
_TENS = "zwanzig dreissig vierzig fünfzig sechzig siebzig achtzig neunzig"
_SMALL = counted(_UNITS) | counted(_TENS, 20, 10)
_ONES = words(
    "ein eine einen einem einer eines einzige einziger einziges einzigen einzelne einzelner"
)
_MIXED = {"anderthalb": "1.5"} | {
    f"{word}einhalb": f"{n}.5" for word, n in _SMALL.items() if 1 <= n <= 12 and word != "eins"
}
_LONGEST = len("siebenhundertsiebenundsiebzigtausend") * 2


def _number(word: str) -> int | None:
    """A German number below a million, which is one word: "zweihundertfünftausend"."""
    for name, scale in (("tausend", 1000), ("hundert", 100)):
        head, found, tail = word.partition(name)
        if found:
            count = _number(head) if head else 1
            rest = _number(tail.removeprefix("und")) if tail else 0
            if count is None or rest is None or count >= 1000 or rest >= scale:
                return None
            return count * scale + rest
    ones, found, tens = word.partition("und")
    if not found:
        return _SMALL.get(word)
    unit, ten = _SMALL.get(ones, 0), _SMALL.get(tens, 0)
    return ten + unit if 0 < unit < 10 and ten >= 20 else None


def _atom(word: str) -> int | None:
    if word in _ONES or len(word) > _LONGEST:
        return None
    return _number(word.removesuffix("mal"))


def _ordinal(word: str) -> int | None:
    stem = re.sub(r"e[nmrs]?\Z", "", word)
    if stem == word or len(word) > _LONGEST:
        return None
    for short, full in (("erst", "eins"), ("dritt", "drei"), ("siebt", "sieben"), ("acht",) * 2):
        if stem.endswith(short):
            return _number(stem.removesuffix(short) + full)
    return _number(stem.removesuffix("t").removesuffix("s")) if stem.endswith("t") else None


DE = Language(
    atom=_atom,
    scales=numbers(
        "hundert 100, tausend 1000, million/millionen 1000000, milliarde/milliarden 1000000000,"
        " billion/billionen 1000000000000, dutzend 12"
    ),
    fixed=numbers("beide/beiden/beider/beides 2, trio 3, einmal 1"),
    mixed=_MIXED,
    minus="minus",
    ordinal=_ordinal,
    ordinal_leads=words(
        "der die das den dem des zum zur am im beim vom ein eine einen einem einer jeder jede"
        " jedes ihr ihre ihren sein seine seinen"
    ),
    plurals=numbers(
        "dutzende/dutzenden 12, hunderte/hunderten/hunderter 100, tausende/tausenden/tausender"
        " 1000, zehntausende/zehntausenden 10000, hunderttausende/hunderttausenden 100000,"
        " millionen 1000000, milliarden 1000000000"
    ),
    few=words("mehrere mehreren mehrerer einige einigen einiger etliche viele vielen paar"),
    of=words("von der des aller dieser dieses"),
    halves=words("halbe halben halber halbes"),
    half_nouns=words("hälfte"),
    fractions=numbers(
        "drittel/dritteln 3, viertel/vierteln 4, fünftel/fünfteln 5, sechstel 6, achtel 8,"
        " zehntel 10"
    ),
    ones=_ONES,
    one_phrases=phrase_set("der andere, die andere, das andere, den anderen"),
    not_one=words("paar wenig bisschen reihe salve menge vielzahl hagel handvoll"),
    zeros=phrase_set(
        "kein, keine, keinen, keinem, keiner, keines, keinerlei, niemand, niemanden, niemandem,"
        " ohne, nicht ein, nicht eine, nicht einen, weder"
    ),
    zero_determiners=words("ohne"),
    not_zero=words("zweifel wunder dass zu mehr weniger"),
    before=bounds("""
        >=: mindestens, wenigstens, nicht weniger als, zumindest, ein minimum von
        >: mehr als, über, oberhalb von
        <=: bis zu, höchstens, maximal, nicht mehr als, allenfalls, ein maximum von
        <: weniger als, unter, unterhalb von
        ~: etwa, rund, ungefähr, circa, zirka, ca., ca, um die, an die, schätzungsweise
        ~<: knapp, fast, beinahe, nahezu, annähernd, knapp unter
        ~>: gut, etwas mehr als, etwas über, knapp über
        =: insgesamt, weitere, weiteren, weiterer, genau, nur
    """),
    after=phrases("""
        >=: oder mehr, und mehr, +, oder darüber
        <=: oder weniger
    """),
    places=phrase_set("über, unter, um die, an die, gut, rund, knapp, oberhalb von, unterhalb von"),
    spans=frozenset({("zwischen", "und"), ("von", "bis"), ("", "bis"), ("", "oder")}),
    from_words=words("von"),
    months=(
        "(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November"
        r"|Dezember|(?:Jan|Feb|Mär|Apr|Jun|Jul|Aug|Sept?|Okt|Nov|Dez)\b\.?)"
    ),
    day_mark=r"\.?",
    to_month=r"\s?",
    year_leads=words(
        "seit jahr jahre jahren jahres anfang ende mitte bis ab frühjahr frühling sommer herbst"
        " winter"
    ),
    clock=(r"(?:[0-2]?[0-9](?:[.:][0-5][0-9])?|[A-Za-zäöü]+)\sUhr\b"),
    dates=r"[0-3]?[0-9]\.[01]?[0-9]\.(?![0-9])",
    designators=words(
        "artikel absatz paragraf paragraph flug stufe autobahn nummer nr resolution kategorie linie"
        " kanal gleis zimmer halle seite kapitel phase boeing airbus cop # № §"
    ),
    designators_short=words("nr art abs"),
    units=phrases("""
        %: prozent
        pp: prozentpunkt, prozentpunkte, prozentpunkten
        km: kilometer, kilometern
        m: meter, metern
        cm: zentimeter, zentimetern
        mm: millimeter, millimetern
        mi: meile, meilen
        nmi: seemeile, seemeilen
        ft: fuss
        kg: kilogramm, kilo, kilos
        g: gramm
        t: tonne, tonnen
        l: liter, litern
        ha: hektar
        km²: quadratkilometer, quadratkilometern
        m²: quadratmeter, quadratmetern
        m³: kubikmeter, kubikmetern
        °C: grad celsius
        °: grad
        km/h: kilometer pro stunde, stundenkilometer, stundenkilometern
        kn: knoten
        W: watt
        kW: kilowatt
        MW: megawatt
        GW: gigawatt
        USD: dollar, us-dollar
        AUD: australische dollar
        CAD: kanadische dollar
        EUR: euro, euros
        GBP: pfund, britische pfund
        JPY: yen
        CNY: yuan
        INR: rupien
        RUB: rubel
        UAH: hrywnja
        PLN: zloty, złoty
        CHF: franken, schweizer franken
        CZK: tschechische kronen
        SEK: schwedische kronen
        NOK: norwegische kronen
        DKK: dänische kronen
        TRY: lira, türkische lira
        ILS: schekel
    """),
)
