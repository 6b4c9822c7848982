"""Words by which the name of a party or place is read: English first, German and Spanish.

Lists only. A line of `_BODIES` and `_NATIONS` holds the forms of one thing, its own form first.
"""

from __future__ import annotations

import unicodedata

from factgen.lexicon import COMMON_WORDS, NATIONS


def folded(word: str) -> str:
    """A word without case, accents, apostrophes and points.

    >>> folded("Kata’ib"), folded("EE.UU."), folded("Perú")
    ('kataib', 'eeuu', 'peru')
    """
    plain = word.casefold()
    if plain.isascii() and plain.isalnum():
        return plain
    plain = unicodedata.normalize("NFKD", plain)
    return "".join(c for c in plain if c.isalnum())


def _words(text: str) -> frozenset[str]:
    return frozenset(map(folded, text.split()))


def _forms(text: str) -> dict[str, str]:
    """Every form of a line to the line's first."""
    lines = [list(map(folded, line.split())) for line in text.strip().splitlines()]
    return {form: line[0] for line in lines for form in line}


# Nations whose forms share a stem, which the lexicon need not list.
_NATIONS = """
    saudi saudis arabiasaudi
    uae emirati emiratis emiratos
    egypt egyptian egyptians agypten agyptisch agyptische egipto egipcio egipcia
    yemen yemeni yemenis jemen jemenitisch jemenitische yemení
    jordan jordanian jordanians jordanien jordanisch jordania jordano
    kuwait kuwaiti kuwaitis
    qatar qatari qataris katar catar
    bahrain bahraini bahrainis
    oman omani omanis
    libya libyan libyans libyen libysch libische libia libio
    tunisia tunisian tunisians tunesien tunez tunecino
    algeria algerian algerians algerien argelia argelino
    morocco moroccan moroccans marokko marruecos marroqui
    sudan sudanese
    ethiopia ethiopian ethiopians äthiopien etiopia
    eritrea eritrean eritreans
    somalia somali somalis
    kenya kenyan kenyans kenia
    uganda ugandan ugandans
    mali malian malians
    pakistan pakistani pakistanis
    bangladesh bangladeshi bangladeshis
    nepal nepali nepalese
    japan japanese japón japonés japonesa japanisch japanische
    vietnam vietnamese
    thailand thai thais
    indonesia indonesian indonesians indonesien
    malaysia malaysian malaysians
    mexico mexican mexicans mexiko mexikanisch mexikanische mejico mexicano mexicana
    canada canadian canadians kanada kanadisch kanadische canadiense
    brazil brazilian brazilians brasil brasilien brasileño brasileña
    argentina argentine argentines argentinian argentinien argentino
    chile chilean chileans chileno chilena
    venezuela venezuelan venezuelans venezolano venezolana
    cuba cuban cubans kuba cubano cubana
    bolivia bolivian bolivians
    haiti haitian haitians
    czechia czech czechs tschechien tschechisch chequia checo
    serbia serbian serbians serb serbs serbien serbio
    croatia croatian croatians kroatien croacia
    bosnia bosnian bosnians bosnien
    kosovo kosovar kosovars
    albania albanian albanians albanien
    bulgaria bulgarian bulgarians bulgarien
    armenia armenian armenians armenien
    azerbaijan azerbaijani azerbaijanis azeri aserbaidschan azerbaiyan
    kazakhstan kazakh kazakhs kasachstan
    belarus belarusian belarusians bielorrusia
    europe european europeans europa europäisch europäische europeo europea
"""
NATION = _forms(_NATIONS) | {
    folded(form): folded(min(forms, key=lambda known: (len(known), [-ord(c) for c in known])))
    for forms in NATIONS
    for form in forms
}
"""Every form of a nation's name to one of them: iraqi, irak to iraq."""
LONG_NATIONS = {
    ("united", "states", "of", "america"): "us",
    ("united", "states"): "us",
    ("estados", "unidos"): "us",
    ("vereinigte", "staaten"): "us",
    ("vereinigten", "staaten"): "us",
    ("ee", "uu"): "us",
    ("eeuu",): "us",
    ("united", "kingdom"): "uk",
    ("great", "britain"): "uk",
    ("reino", "unido"): "uk",
    ("vereinigtes", "konigreich"): "uk",
    ("saudi", "arabia"): "saudi",
    ("united", "arab", "emirates"): "uae",
}
NOT_NATIONS = frozenset({"us", "turkey", "china", "pole", "poles", "polish", "thai", "swede"})
"""In small letters these English words are no nations."""

_CAPITALS = """
    United States: Washington
    United Kingdom: London Londres
    Iraq: Baghdad Bagdad
    Iran: Tehran Teheran
    Russia: Moscow Moskau Moscú Kremlin
    Ukraine: Kyiv Kiev
    China: Beijing Peking Pekín
    France: Paris
    Germany: Berlin
    Spain: Madrid
    Italy: Rome Rom Roma
    Austria: Vienna Wien Viena
    Turkey: Ankara
    Syria: Damascus Damaskus Damasco
    Lebanon: Beirut
    Jordan: Amman
    Egypt: Cairo Kairo
    Saudi Arabia: Riyadh
    Qatar: Doha
    Yemen: Sanaa
    Afghanistan: Kabul
    Pakistan: Islamabad
    Japan: Tokyo
    Venezuela: Caracas
    Canada: Ottawa
    Australia: Canberra
"""
_CITIES = [line.split(":") for line in _CAPITALS.strip().splitlines()]
CAPITALS = {folded(c): state.strip() for state, cities in _CITIES for c in cities.split()}
"""Capitals, folded, to the state in which they lie and for which they speak."""
CAPITAL_OF = {state.strip(): cities.split()[0] for state, cities in _CITIES}
SEATS = {
    frozenset({"white", "house"}): "United States",
    frozenset({"pentagon"}): "United States",
    frozenset({"state", "department"}): "United States",
    frozenset({"downing", "street"}): "United Kingdom",
}
"""Bodies whose names do not say of which state they are."""

_BODIES = """
    military militär
    army ejército heer armee
    navy marine armada
    force forces streitkräfte fuerzas
    guard guards küstenwache guardia
    police polizei policía
    government regierung gobierno
    administration administración verwaltung
    regime
    cabinet kabinett gabinete
    presidency presidencia
    leadership
    authority authorities behörde autoridad
    parliament parlament parlamento
    senate senat senado
    congress kongress congreso
    ministry ministerium ministerio
    department departamento
    embassy embassies botschaft embajada
    consulate konsulat consulado
    court gericht tribunal
    office büro oficina
    amt ämter
    prosecution staatsanwaltschaft fiscalía
    command kommando
    council rat consejo
    stadtrat gemeinderat
    ayuntamiento
    commission kommission comisión
    committee ausschuss comité
    agency behörden agencia
    service services dienst dienste servicio servicios
    ambulance rettungsdienst
    feuerwehr bomberos
    chamber kammer cámara
    federation verband federación föderation
    directorate direktion dirección
    inspectorate
    bureau
    intelligence geheimdienst
    mission
    delegation
    coalition koalition coalición
    resistance widerstand resistencia
    command mando
    corps cuerpo
    union
    organization organisation organización
"""
BODY = _forms(_BODIES)
"""A noun for a body to its English form: a name with it as its head is a body's."""
BODIES = frozenset(BODY.values())
_MANY = """
    hospital krankenhaus
    clinic klinik klinikum clínica
    university universität universidad
    institute institut instituto
    laboratory lab laboratorio
    school schule escuela
    college
    gewerkschaft sindicato
    club verein
    bank banco
    airline fluggesellschaft aerolínea
    operator betreiber
    firm firma
    company unternehmen empresa compañía
    brigade brigada
    station
    airport flughafen aeropuerto
    port hafen puerto
    association vereinigung asociación
    foundation stiftung fundación
    newspaper zeitung periódico
    hall
"""
ONE_OF_MANY = _forms(_MANY)
"""A noun for a body of which a place has several to its English form: with a proper name before or
after it it names ("Kitrus city hospital"), alone or of a state it describes ("the hospital")."""
MANY = frozenset(ONE_OF_MANY.values())
GERMAN_BODIES = tuple(
    _words(
        "ministerium behörde amt dienst gericht polizei feuerwehr regierung kommission "
        "anwaltschaft verband ausschuss botschaft verwaltung kammer"
    )
)
"""A German compound that ends in one of these is a noun for a body: Innenministerium."""
LEADING_BODIES = _words(
    "ejército armada policía gobierno gabinete presidencia autoridad parlamento senado congreso "
    "ministerio departamento embajada consulado tribunal oficina mando consejo comisión comité "
    "agencia coalición resistencia organización guardia fuerzas servicio servicios bomberos "
    "fiscalía ayuntamiento cámara federación dirección cuerpo clínica universidad instituto "
    "laboratorio escuela sindicato banco aerolínea empresa compañía aeropuerto puerto asociación "
    "fundación klinik klinikum universität gewerkschaft flughafen hafen"
)
"""In Spanish and German these stand at the head of a name, what tells it apart behind them; so do
German compounds."""
OVERLAPPING = _words(
    "military army navy force guard police government administration regime cabinet presidency "
    "leadership authority intelligence command corps"
)
"""Two of one state may be one body, or one within the other."""
BARE = _words("embassy consulate military army navy government parliament coalition")
"""These alone ("the embassy") stand for the one that a text speaks of."""
INSTITUTIONS = _words(
    """
    bank company companies corporation group university institute foundation association hospital
    airport airlines airways base bridge island county hotel square zone camp port prison palace
    center centre museum school college church mosque party movement front brigade brigades militia
    electric motors dynamics mills assembly times post news press house street road river city
    organization organisation agency network channel television radio union league club fund
    """
)
"""Nouns that end no person's name."""
NEWSROOM = _words(
    """
    news times agency press tv television channel network radio online newspaper magazine media
    wire digital english international broadcasting corporation nachrichtenagentur agencia noticias
    """
)
"""A medium may be named with or without these."""

TITLES = _words(
    """
    president vice prime minister premier pm chancellor secretary undersecretary general gen
    lieutenant lt colonel col major maj brigadier brig captain capt sergeant sgt admiral adm
    commander commodore marshal senator sen representative rep congressman congresswoman governor
    gov mayor ayatollah bishop archbishop
    cardinal rabbi dr prof professor mr ms sir lord judge justice ambassador envoy consul spokesman
    spokeswoman spokesperson chief leader director chairman chairwoman chair head deputy analyst
    journalist reporter correspondent editor prosecutor lawyer attorney adviser advisor cleric
    präsident präsidentin bundespräsident kanzler kanzlerin bundeskanzler
    bundeskanzlerin ministerin außenminister außenministerin innenminister
    verteidigungsminister ministerpräsident regierungschef oberst herr sprecher sprecherin
    presidente presidenta primer primera ministro ministra canciller señor portavoz secretario
    secretaria coronel alcalde alcaldesa gobernador
    """
)
"""Titles and offices, which drop out before a person's name; not those that a first name needs:
King Charles is not Charles Michel."""
OFFICES = _words(
    """
    state defense defence foreign affairs interior homeland security treasury staff justice finance
    energy oil trade commerce labor labour health education agriculture transport transportation
    intelligence war culture joint chiefs house operations
    """
)
"""What an office is of: "Secretary of State", "Chief of Staff"."""
DISTINCT = _words("jr sr junior senior ii iii iv mrs frau señora hijo")
"""A person whose name has one of these is somebody else than one whose name has not."""
PEOPLE = TITLES | _words(
    """
    king queen prince princess sheikh sheik imam pope emperor speaker
    official officer source witness resident doctor diplomat soldier activist expert lawmaker aide
    docker nurse driver protester demonstrator policeman guardsman brother sister wife husband son
    daughter father mother man woman people person member militant fighter rebel insurgent gunman
    attacker assailant refugee student worker civilian citizen troop outlet report analyst faction
    militia group gang mob plane drone jet aircraft warplane helicopter rocket missile proxy ally
    neighbor neighbour passenger teenager child outlaw terrorist extremist unknown unidentified
    agent negotiator investigator media community supporter opponent
    männer frauen kinder leute menschen personen jugendliche täter schützen verdächtige banden
    bande anhänger aktivisten separatisten islamisten dschihadisten milizionäre soldatinnen
    beamter beamte quelle quellen zeuge zeugen augenzeugen anwohner soldat soldaten diplomat
    diplomaten kämpfer milizionär milizen miliz gruppe gruppen demonstranten angreifer bewaffnete
    unbekannte extremisten terroristen flugzeuge drohne drohnen rebellen aufständische polizist
    polizisten arzt medien sicherheitskräfte truppen sprechers
    funcionario funcionarios fuente fuentes testigo testigos residente vecino vecinos soldado
    soldados militante militantes rebelde rebeldes milicia milicias grupo grupos manifestantes
    individuos personas jóvenes mujeres niños encapuchados pistoleros sicarios delincuentes bandas
    separatistas islamistas yihadistas activistas
    atacantes hombres desconocidos terroristas diplomático médico medios aviones dron drones
    """
)
"""Nouns that describe somebody or something and name nobody, with a capital or without."""

DETERMINERS = _words(
    """
    the a an its his her their our my this that these those some several many such named called
    alleged so unnamed anonymous
    der die das den dem des ein eine einen einem einer eines
    el la los las un una unos unas lo
    """
)
PREPOSITIONS = _words(
    """
    of in at for from by to with on near around outside against under within inside among toward
    towards between about behind across along off over
    von vom im am bei beim für aus auf gegen nahe zu zum zur
    de del en para por con contra cerca desde sobre
    """
)
JOINTS = _words("and und y e")
"""What joins two parties."""
SMALL = PREPOSITIONS | JOINTS | _words("or oder o u")
INSIDE = _words("in at inside within im am en")
"""Prepositions after which stands the place that holds what is named."""
INDEFINITE = _words("a an one some several ein eine einem einer un una unos unas")
"""Before the noun for a body these say that it is any of its kind."""
NEAR = _words("near around outside beyond behind nahe bei cerca")
"""What stands by a place so is not in it."""
PARTICLES = _words("al el ul ad as ash ez bin ibn abu abd von van der den de da di du la le ter y")
"""Small words inside a person's name."""
PARTS = _words(
    """
    northern southern eastern western central north south east west downtown upper lower inner
    outer rural greater center centre heart middle part parts outskirts suburb suburbs
    """
)
"""Words for a part of a place."""
LINKED = _words(
    """
    backed linked aligned allied affiliated supported led sponsored funded armed trained friendly
    loyal connected close based pro
    unterstützte unterstützten nahestehende respaldada respaldadas respaldado apoyada apoyadas
    """
)
"""What bears one of these is described by another's name and not named by it."""
SETTING_APART = _words("anti non ex other another rival fake self andere anderer otro otra")
"""What bears one of these is somebody else than its name says."""
PLACE_NOUNS = _words("capital city town village province district region ciudad stadt hauptstadt")
CAPITAL_NOUNS = _words("capital hauptstadt")

ANYBODY = _words(
    """
    anyone anybody nobody none everyone everybody noone no-one
    niemand niemanden jemand jedermann irgendjemand irgendwer keiner
    nadie alguien cualquiera ninguno ninguna
    """
)
ANY = _words(
    "any no every kein keine keinen keiner irgendeine irgendein jede "
    "ningún ninguna ningun cualquier alguna algún"
)
ANYTHING = _words(
    """
    one group groups party parties person persons people organization organisation organizations
    organisations faction factions militia side sides country countries state government body
    individual individuals entity armed militant terrorist other of or else them
    gruppe gruppen partei person organisation miliz seite staat land
    grupo grupos persona organización facción milicia parte país estado armado
    """
)
"""With `ANY` before them these stand for whoever there may be."""

COMMON = frozenset(map(folded, COMMON_WORDS)) | PEOPLE
"""Words that name nobody where they stand alone, with a capital or without."""
