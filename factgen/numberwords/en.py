"""English words for numbers, bounds, units and dates."""

from __future__ import annotations

from factgen.numberwords.base import Language, bounds, counted, numbers, phrase_set, phrases, words

_TEENS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_SCALES = "hundred 100, thousand 1000, million 1000000, billion 1000000000"
EN = Language(
    decimal=".",
    atom=(counted(_TEENS) | counted(_TENS, 20, 10)).get,
    scales=numbers(
        f"{_SCALES}, trillion/trillions 1000000000000, dozen 12, lakh 100000, crore 10000000,"
        " thousands 1000, millions 1000000, billions 1000000000"
    ),
    fixed=numbers("both/couple/pair/duo/twice 2, once 1, trio/thrice 3"),
    tens_joiner="",
    scale_joiner="and",
    minus="minus",
    ordinal=(
        counted(_ORDINALS, 1)
        | counted(_TENS.replace("y", "ieth"), 20, 10)
        | {"hundredth": 100, "thousandth": 1000}
    ).get,
    ordinal_marks=words("st nd rd th"),
    plurals=numbers(
        "tens 10, dozens 12, scores 20, hundreds 100, thousands 1000, millions 1000000,"
        " billions 1000000000, trillions 1000000000000"
    ),
    plurals_need={
        "tens": words("of"),
        "scores": words("of more others were are dead killed hurt injured wounded"),
    },
    few=words("several few many"),
    of=words("of"),
    halves=words("half"),
    and_half=phrase_set("and a half"),
    half_nouns=words("half"),
    fractions=numbers(
        "third/thirds 3, quarter/quarters/fourth/fourths 4, fifth/fifths 5, sixth/sixths 6,"
        " seventh/sevenths 7, eighth/eighths 8, ninth/ninths 9, tenth/tenths 10"
    ),
    ones=words("a an another single"),
    one_phrases=phrase_set("a single, one of, the other"),
    not_one=words(
        "few lot number salvo handful series string spate flurry barrage volley slew host range"
        " variety bit little"
    ),
    zeros=phrase_set(
        "no, none, nobody, no one, no-one, without, not a single, not one, nil, neither, nor"
    ),
    not_zero=words("longer doubt matter wonder way sooner later less more fewer and or but to"),
    zero_determiners=words("no without"),
    any_words=words("any anyone anybody"),
    negators=words("not never cannot"),
    before=bounds("""
        >=: at least, no fewer than, no less than, not less than, not fewer than, a minimum of
        >=: minimum of, at a minimum
        >: more than, over, above, upwards of, upward of, exceeding, greater than
        >: higher than, in excess of
        <=: up to, at most, no more than, not more than, a maximum of, maximum of, not exceeding
        <=: as many as, as much as
        <: fewer than, less than, lower than, under, below
        ~: about, around, some, roughly, approximately, approx, approx., circa, ca., c.
        ~: an estimated, estimated, in the region of, in the order of
        ~<: nearly, almost, close to, just under, just below, a little under, slightly less than
        ~<: slightly fewer than, just short of, slightly under, virtually
        ~>: just over, just above, a little over, a little more than, little more than
        ~>: slightly more than, slightly over, slightly above, a bit more than, just more than
        =: a total of, another, a further, an additional, the other, exactly, only, just
    """),
    after=phrases("""
        >=: or more, and more, plus, +, or above, or higher, and above, and over, at least
        <=: or fewer, or less, at most, or below
        ~: or so, odd, or thereabouts, approximately
    """),
    places=phrase_set(
        "over, above, under, below, about, around, some, close to, up to, just, only"
    ),
    spans=frozenset({("between", "and"), ("from", "to"), ("", "to"), ("", "or")}),
    from_words=words("from"),
    changes=words(
        "rise rises rose risen rising raise raised raises raising increase increases increased grow"
        " grew grown grows growing fall falls fell fallen falling drop drops dropped decline"
        " declined decrease decreased down up jump jumps jumped climb climbs climbed revise revised"
        " cut cuts lower lowered reduce reduced went gone goes change changed surge surged soar"
        " soared swell swelled doubled tripled slip slipped shrink shrank edged"
    ),
    months=(
        r"(?:January|February|March|April|May(?!\s(?i:have|be|not|also)\b)|June|July|August|September"
        r"|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
    ),
    day_mark=(
        r"(?:st|nd|rd|th)?(?!\w|\s?%|\s(?:percent|per\scent|million|billion|thousand|people|dead"
        r"|soldiers|civilians)\b)"
    ),
    month_first=True,
    to_month=r"\s(?:of\s)?",
    to_year=r",?\s(?:of\s)?",
    year_leads=words(
        "in since of until till by during before after early late mid year from the through back"
        " spring summer autumn fall winter"
    ),
    clock=(
        r"[0-2]?[0-9](?:[:.][0-5][0-9])?(?:\s?(?:[-–]|to|and)\s?[0-2]?[0-9](?:[:.][0-5][0-9])?)?"
        r"\s?(?:[ap]\.\s?m\.?|[AP]\.M\.?|(?:[ap]m|[AP]M)\b)"
        r"|(?:[0-2]?[0-9]|[A-Za-z]+)\s?o['’]clock(?:\s[0-5]?[0-9]\sminutes)?"
        r"|[0-2]?[0-9]\shours\s[0-5]?[0-9]\sminutes(?=\s(?:by\s|in\s)?(?:the\s)?local\b)"
        r"|[0-2][0-9][0-5][0-9]\s(?:GMT|UTC|CET|EST|local\stime)\b"
    ),
    designators=words(
        "level levels no nos flight article articles section sections chapter page"
        " paragraph resolution highway route interstate category room gate channel terminal tier"
        " phase stage grade version boeing airbus cop apollo formula # № §"
    ),
    designators_short=words("no nos art sec para"),
    many=words(
        "people residents refugees children women men voters jobs homes doses barrels customers"
        " users passengers visitors workers students members deaths cases households tests"
    ),
    units=phrases("""
        %: percent, per cent, pct
        pp: percentage point, percentage points, percentage-point
        km: kilometre, kilometres, kilometer, kilometers
        m: metre, metres, meter, meters
        cm: centimetre, centimetres, centimeter, centimeters
        mm: millimetre, millimetres, millimeter, millimeters
        mi: mile, miles
        nmi: nautical mile, nautical miles
        ft: foot, feet
        in: inch, inches
        yd: yard, yards
        kg: kilogram, kilograms, kilogramme, kilogrammes, kilo, kilos
        g: gram, grams, gramme, grammes
        t: tonne, tonnes, ton, tons, metric ton, metric tons
        kt: kiloton, kilotons
        oz: ounce, ounces
        l: litre, litres, liter, liters
        gal: gallon, gallons
        ha: hectare, hectares
        acre: acre, acres
        km²: square kilometre, square kilometres, square kilometer, square kilometers
        m²: square metre, square metres, square meter, square meters
        mi²: square mile, square miles
        ft²: square foot, square feet
        m³: cubic metre, cubic metres, cubic meter, cubic meters
        °C: degree celsius, degrees celsius, degrees centigrade, degrees c
        °F: degree fahrenheit, degrees fahrenheit, degrees f
        °: degree, degrees
        km/h: kilometres per hour, kilometers per hour, kilometres an hour, kilometers an hour
        mi/h: miles per hour, miles an hour
        m/s: metres per second, meters per second
        kn: knot, knots
        W: watt, watts
        kW: kilowatt, kilowatts
        MW: megawatt, megawatts
        GW: gigawatt, gigawatts
        MWh: megawatt hours, megawatt-hours
        USD: dollar, dollars, us dollar, us dollars, u.s. dollar, u.s. dollars, us-dollar
        AUD: australian dollar, australian dollars
        CAD: canadian dollar, canadian dollars
        NZD: new zealand dollars
        HKD: hong kong dollars
        SGD: singapore dollars
        EUR: euro, euros
        GBP: pound, pounds, pounds sterling, british pounds
        JPY: yen
        CNY: yuan, renminbi
        INR: rupee, rupees, indian rupees
        PKR: pakistani rupees
        RUB: rouble, roubles, ruble, rubles
        UAH: hryvnia, hryvnias
        PLN: zloty, zlotys, złoty
        CHF: swiss franc, swiss francs
        CZK: czech crowns, czech koruna
        HUF: forint, forints
        SEK: swedish crowns, swedish kronor
        NOK: norwegian crowns, norwegian kroner
        DKK: danish crowns, danish kroner
        TRY: lira, liras, turkish lira
        ILS: shekel, shekels
        ZAR: rand
        NGN: naira
        KRW: south korean won
        IDR: rupiah
        THB: baht
        BRL: reais
        MXN: mexican pesos
        ARS: argentine pesos
    """),
)
