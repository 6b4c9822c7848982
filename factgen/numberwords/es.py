"""Spanish words for numbers, bounds, units and dates."""

from __future__ import annotations

from factgen.numberwords.base import Language, bounds, counted, numbers, phrase_set, phrases, words

_UNITS = (
    "cero uno/una/un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce"
    " quince dieciséis/dieciseis diecisiete dieciocho diecinueve veinte"
    " veintiuno/veintiún/veintiun/veintiuna veintidós/veintidos veintitrés/veintitres veinticuatro"
    " veinticinco veintiséis/veintiseis veintisiete veintiocho veintinueve"
)
_TENS = "treinta cuarenta cincuenta sesenta setenta ochenta noventa"
_HUNDREDS = (
    "cien/ciento doscientos/doscientas trescientos/trescientas cuatrocientos/cuatrocientas"
    " quinientos/quinientas seiscientos/seiscientas setecientos/setecientas"
    " ochocientos/ochocientas novecientos/novecientas"
)
_ORDINALS = (
    "primer/primero/primera/primeros/primeras segundo/segunda tercer/tercero/tercera"
    " cuarto/cuarta quinto/quinta sexto/sexta séptimo/séptima octavo/octava noveno/novena"
    " décimo/décima undécimo/undécima duodécimo/duodécima"
)
ES = Language(
    atom=(counted(_UNITS) | counted(_TENS, 30, 10) | counted(_HUNDREDS, 100, 100)).get,
    scales=numbers(
        "mil 1000, millón/millones 1000000, billón/billones 1000000000000, docena/docenas 12,"
        " decena 10, quincena 15, veintena 20, treintena 30, centenar/centena 100, millar 1000"
    ),
    fixed=numbers("ambos/ambas/par 2, trío 3"),
    tens_joiner="y",
    minus="menos",
    ordinal=(counted(_ORDINALS, 1) | {"vigésimo": 20, "vigésima": 20}).get,
    ordinal_marks=words("º ª er o a ro ra do da to ta mo ma vo va no na"),
    plurals=numbers(
        "decenas 10, docenas 12, cientos/centenares 100, miles/millares 1000, millones 1000000"
    ),
    few=words("varios varias algunos algunas muchos muchas pocos pocas"),
    of=words("de del"),
    halves=words("medio media"),
    and_half=phrase_set("y medio, y media"),
    half_nouns=words("mitad"),
    fractions=numbers(
        "tercio/tercios 3, cuarto/cuartos 4, quinto/quintos 5, décimo/décimos 10,"
        " terceras 3, cuartas 4, quintas 5"
    ),
    fraction_noun="parte",
    ones=words("un una uno otro otra"),
    not_one=words("poco serie puñado sinfín montón salva ráfaga lluvia oleada"),
    zeros=phrase_set(
        "ningún, ninguno, ninguna, ningun, nadie, sin, ni, ni un, ni una, ni uno, ni un solo,"
        " ni una sola, no hubo, no hay, no había, no ha habido, no dejó, no dejaron, no causó,"
        " no causaron, no se registró, no se registraron, no se reportaron, no se produjeron,"
        " no se han registrado, no se han reportado"
    ),
    zero_determiners=words("sin"),
    not_zero=words("embargo duda dudas falta"),
    before=bounds("""
        >=: al menos, por lo menos, como mínimo, cuando menos, un mínimo de, mínimo de
        >=: no menos de
        >: más de, por encima de, superior a, superiores a
        <=: hasta, como máximo, a lo sumo, un máximo de, máximo de, no más de
        <: menos de, por debajo de, inferior a, inferiores a
        ~: unos, unas, alrededor de, aproximadamente, cerca de, en torno a, en torno al
        ~: más o menos
        ~<: casi, poco menos de, algo menos de
        ~>: poco más de, algo más de, un poco más de
        =: un total de, otros, otras, otro, otra, los otros, las otras, exactamente, solo, sólo
    """),
    after=phrases("""
        >=: o más, y más, como mínimo, por lo menos, al menos, cuando menos, +
        <=: o menos, como máximo, a lo sumo
        ~: aproximadamente, o así, más o menos
        ~>: y pico, y tantos, largos
    """),
    places=phrase_set("hasta, cerca de, alrededor de, en torno a, por encima de, por debajo de"),
    spans=frozenset(
        {("entre", "y"), ("entre", "e"), ("de", "a"), ("desde", "hasta"), ("", "o"), ("", "u")}
    ),
    from_words=words("de desde"),
    changes=words(
        "pasar pasó pasaron pasa pasado pasando subir subió subieron sube subido aumentar aumentó"
        " aumentaron aumentado crecer creció crecieron bajar bajó bajaron bajado caer cayó cayeron"
        " elevar elevó elevaron reducir redujo redujeron disminuyó ascendió descendió saltó"
    ),
    months=(
        "(?i:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre"
        "|noviembre|diciembre)"
    ),
    day_mark=r"(?:\.?[ºo]\b)?",
    to_month=r"\s(?:de\s)?",
    to_year=r",?\s(?:del?\s)?",
    year_leads=words(
        "en desde de del hasta durante año años principios mediados finales primavera verano otoño"
        " invierno"
    ),
    clock=(
        r"[0-2]?[0-9](?:[:.][0-5][0-9])?\s?[ap]\.?\s?m\b\.?"
        r"|[0-2]?[0-9][:.][0-5][0-9]\s?(?:h\b|horas\b)"
        r"|(?i:a|desde|hasta|sobre|de)\slas\s[0-2]?[0-9](?:[:.][0-5][0-9])?"
        r"(?=\s(?:de\sla|del|horas|h\b|y\smedia)|\s?[.,;)](?![0-9])|\s?$)"
    ),
    designators=words(
        "nivel vuelo artículo artículos carretera autopista resolución número canal fase categoría"
        " ley línea página capítulo párrafo grado boeing airbus cop nº n° º № # §"
    ),
    designators_short=words("no nro núm art"),
    units=phrases("""
        %: por ciento, por cien
        pp: punto porcentual, puntos porcentuales
        km: kilómetro, kilómetros
        m: metro, metros
        cm: centímetro, centímetros
        mm: milímetro, milímetros
        mi: milla, millas
        nmi: milla náutica, millas náuticas
        ft: pie, pies
        in: pulgada, pulgadas
        kg: kilogramo, kilogramos, kilo, kilos
        g: gramo, gramos
        t: tonelada, toneladas
        l: litro, litros
        ha: hectárea, hectáreas
        km²: kilómetro cuadrado, kilómetros cuadrados
        m²: metro cuadrado, metros cuadrados
        m³: metro cúbico, metros cúbicos
        °C: grados celsius, grados centígrados, grado centígrado
        °: grado, grados
        km/h: kilómetros por hora
        kn: nudo, nudos
        W: vatio, vatios
        kW: kilovatio, kilovatios
        MW: megavatio, megavatios
        GW: gigavatio, gigavatios
        USD: dólar, dólares, dólares estadounidenses
        AUD: dólares australianos
        CAD: dólares canadienses
        EUR: euro, euros
        GBP: libra, libras, libras esterlinas
        JPY: yen, yenes
        CNY: yuan, yuanes
        INR: rupia, rupias
        RUB: rublo, rublos
        UAH: grivna, grivnas
        PLN: zloty, zlotys, esloti, eslotis
        CHF: franco suizo, francos suizos
        CZK: coronas checas
        SEK: coronas suecas
        NOK: coronas noruegas
        DKK: coronas danesas
        TRY: lira, liras, liras turcas
        MXN: pesos mexicanos
        ARS: pesos argentinos
        COP: pesos colombianos
        CLP: pesos chilenos
    """),
)
