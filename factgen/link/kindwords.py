"""Words for kinds of event, for common targets and for weapons, in English, German and Spanish.

Data only. A kind or thing is followed by its words, in the singular and in small letters; German
ones are also looked for at the end of a compound.
"""

KINDS = {
    "en": """
        attack: attack strike airstrike raid bombing shelling bombardment assault ambush shooting
        attack: barrage storming salvo
        killing: killing killed murder assassination slaying death stabbing
        explosion: explosion blast detonation
        clash: clash fighting skirmish brawl
        war: war invasion offensive conflict occupation takeover
        ceasefire: ceasefire truce cease-fire armistice
        kidnapping: kidnapping abduction siege
        arrest: arrest detention capture
        protest: protest demonstration march rally unrest riot uprising sit-in demo marcher
        walkout: walkout strike stoppage
        eviction: eviction clearing removal clearance
        election: election runoff referendum by-election poll ballot
        resolution: resolution vote motion bill law act legislation
        agreement: agreement deal treaty accord pact
        talks: talks meeting summit negotiation call visit conversation
        threat: threat plot plan warning ultimatum
        pledge: pledge promise commitment vow
        alert: alert advisory alarm
        sanction: sanction embargo tariff ban
        deployment: deployment stationing presence flight flyover patrol
        closing: closing closure suspension shutdown cancellation
        verdict: verdict ruling conviction acquittal judgment sentencing sentence judgement
        trial: trial lawsuit charge indictment prosecution hearing
        investigation: investigation inquiry probe
        quake: earthquake quake tremor
        aftershock: aftershock
        fire: fire blaze wildfire
        flood: flood flooding landslide mudslide
        storm: storm hurricane typhoon cyclone tornado
        crash: crash collision derailment wreck sinking stranding capsizing collapse accident
        outbreak: outbreak epidemic pandemic infection
        recall: recall
        appointment: appointment nomination inauguration
        resignation: resignation dismissal ouster impeachment
        layoffs: layoff redundancy
        merger: merger acquisition purchase sale
        results: results earnings profit revenue
        rate: inflation unemployment
        study: study survey research
        launch: launch landing liftoff
        match: match final game race tournament championship
        award: award prize
        funeral: funeral burial memorial anniversary
        speech: speech statement announcement interview reaction
        rescue: rescue evacuation
        disaster: disaster catastrophe tragedy incident
    """,
    "de": """
        attack: angriff anschlag beschuss attentat überfall bombardierung luftschlag schießerei
        killing: tötung mord ermordung tod getötet todesfall erstochen
        explosion: explosion detonation
        clash: zusammenstoß zusammenstöße gefecht kämpfe ausschreitung
        war: krieg invasion offensive einmarsch besetzung
        ceasefire: waffenruhe waffenstillstand feuerpause
        kidnapping: entführung geiselnahme
        arrest: festnahme verhaftung
        protest: protest demonstration kundgebung unruhe aufstand
        walkout: streik ausstand arbeitsniederlegung
        eviction: räumung
        election: wahl stichwahl referendum volksabstimmung
        resolution: resolution beschluss abstimmung gesetz
        agreement: abkommen einigung vertrag vereinbarung
        talks: gespräch treffen gipfel verhandlung besuch telefonat
        threat: drohung plan warnung
        pledge: versprechen zusage
        alert: warnhinweis reisewarnung alarm
        sanction: sanktion embargo zoll verbot
        deployment: stationierung entsendung präsenz überflug
        closing: schließung aussetzung sperrung absage
        verdict: urteil schuldspruch freispruch verurteilung
        trial: prozess anklage klage verfahren
        investigation: ermittlung untersuchung
        quake: erdbeben beben
        aftershock: nachbeben
        fire: brand feuer waldbrand großbrand
        flood: überschwemmung hochwasser flut erdrutsch
        storm: sturm orkan hurrikan taifun unwetter
        crash: absturz unfall unglück kollision entgleisung untergang einsturz
        outbreak: ausbruch epidemie pandemie seuche
        recall: rückruf rückrufaktion
        appointment: ernennung berufung amtseinführung
        resignation: rücktritt entlassung abwahl
        layoffs: entlassungswelle stellenabbau
        merger: übernahme fusion verkauf kauf
        results: quartalszahlen bilanz gewinn
        rate: inflation leitzins arbeitslosigkeit
        study: studie umfrage
        launch: start landung
        match: spiel finale rennen turnier meisterschaft
        award: preis auszeichnung
        funeral: beerdigung begräbnis trauerfeier jahrestag gedenkfeier
        speech: rede ansprache erklärung
        disaster: unglück katastrophe tragödie vorfall
        rescue: rettung evakuierung bergung
    """,
    "es": """
        attack: ataque atentado bombardeo asalto tiroteo emboscada
        killing: asesinato muerte homicidio asesinado
        explosion: explosión detonación
        clash: enfrentamiento choque combate
        war: guerra invasión ofensiva ocupación
        ceasefire: tregua armisticio cese
        kidnapping: secuestro rapto
        arrest: detención arresto captura
        protest: protesta manifestación marcha disturbio concentración revuelta
        walkout: huelga paro
        eviction: desalojo
        election: elección elecciones comicios referéndum
        resolution: resolución votación ley moción
        agreement: acuerdo tratado pacto
        talks: cumbre reunión negociación llamada visita
        threat: amenaza plan complot
        pledge: promesa compromiso
        alert: alerta aviso
        sanction: sanción embargo arancel prohibición
        deployment: despliegue presencia sobrevuelo
        closing: cierre suspensión cancelación
        verdict: veredicto sentencia fallo condena absolución
        trial: juicio demanda acusación proceso
        investigation: investigación
        quake: terremoto sismo temblor seísmo
        aftershock: réplica
        fire: incendio fuego
        flood: inundación riada deslizamiento
        storm: tormenta huracán tifón ciclón
        crash: accidente descarrilamiento naufragio hundimiento colisión derrumbe
        outbreak: brote epidemia pandemia
        recall: retirada
        appointment: nombramiento designación investidura
        resignation: dimisión renuncia destitución
        layoffs: despido
        merger: fusión adquisición compra venta
        results: ganancia beneficio
        rate: inflación desempleo
        study: estudio encuesta
        launch: lanzamiento aterrizaje
        match: partido carrera torneo campeonato
        award: premio galardón
        funeral: funeral entierro aniversario
        speech: discurso declaración anuncio
        disaster: desastre catástrofe tragedia suceso
        rescue: rescate evacuación
    """,
}

# Kinds that one occurrence can be called by, though they are not the same.
RELATED = (
    {"attack", "killing", "explosion"},
    {"attack", "clash"},
    {"attack", "war"},
    {"protest", "clash"},
    {"protest", "walkout"},
    {"fire", "explosion"},
    {"trial", "verdict"},
    {"talks", "agreement"},
    {"agreement", "ceasefire"},
    {"agreement", "resolution"},
    {"flood", "storm"},
    {"disaster", "crash"},
    {"disaster", "fire"},
    {"disaster", "flood"},
    {"disaster", "quake"},
    {"disaster", "explosion"},
)

THINGS = """
    embassy: embassy botschaft embajada
    consulate: consulate konsulat consulado
    airport: airport flughafen aeropuerto
    airbase: base stützpunkt militärbasis
    hospital: hospital clinic krankenhaus klinik clínica
    school: school schule escuela colegio
    university: university universität universidad
    church: church cathedral kirche iglesia catedral
    mosque: mosque moschee mezquita
    synagogue: synagogue synagoge sinagoga
    market: market markt mercado
    station: station bahnhof estación
    port: port harbour harbor hafen puerto
    prison: prison jail gefängnis prisión cárcel
    bank: bank banco
    bridge: bridge brücke puente
    convoy: convoy konvoi convoy
    camp: camp lager campamento
    parliament: parliament parlament congress lawmaker lawmakers parlamento congreso
    ministry: ministry ministerium ministerio
    palace: palace palast palacio
    hotel: hotel
    theatre: theatre theater teatro
    stadium: stadium stadion estadio
    refinery: refinery raffinerie refinería
    plant: plant factory fabrik werk fábrica planta
    pipeline: pipeline oleoducto gasoducto
    train: train zug tren
    ship: ship ferry boat tanker vessel schiff fähre boot barco ferri buque
    plane: plane airliner aircraft flugzeug avión
    bus: bus autobús
    mine: mine bergwerk mina
    police: police polizei policía
    troops: troop soldier army force truppe soldat armee tropa soldado ejército
"""

# What every place has, so that it tells none from another.
EVERYWHERE = """
    centre center city town village province region district capital street road area zone compound
    grounds site building north south east west northern southern eastern western central near
    people person man woman member group country government
    night evening morning day week month year weekend
    zentrum stadt dorf provinz bezirk hauptstadt straße norden süden osten westen nähe gebiet
    menschen person mann frau mitglied gruppe regierung nacht abend morgen tag woche monat jahr
    centro ciudad pueblo provincia distrito calle norte sur este oeste cerca zona edificio
    gente personas hombre mujer grupo gobierno noche tarde mañana día semana mes
"""

MEANS = """
    air rocket missile drone bomb mortar shell grenade katyusha gun bullet
    rakete drohne bombe granate mörser
    cohete misil dron bomba proyectil granada
"""

# What marks something that goes on, or a series, as the head of a label; `SINCE` marks it anywhere.
LASTING = """
    series wave campaign months weeks years unrest war conflict crisis pandemic epidemic
    serie welle kampagne monate wochen jahre unruhen krieg krise konflikt pandemie
    ola campaña meses semanas años disturbios guerra crisis conflicto pandemia
"""

# What ends the part of a label that holds its head noun.
CLOSERS = """
    of on in by that which who whose with against after before to for from at near off outside
    since over during between under into around about when where as
    de del en contra a al que por sobre tras desde durante entre con para ante frente
    auf in im am an von vom gegen bei beim mit über nach seit zur zum durch für um unter zwischen
    vor der des dem den
"""

# After these a name is as a rule that of a place.
LOCATIVES = "in at near off outside en bei vor nahe cerca frente"

SINCE = "since seit"

ARTICLES = "the a an its this that el la los las un una die das ein eine all total whole todo"

# Words that say nothing of a target.
EMPTY = """
    and or but not nor was were are been being has had have one two three four five six seven eight
    nine ten first second third other another elsewhere earlier prior past previous later new major
    more than his her their who said deadly fatal massive large huge latest recent suspected
    alleged reported armed
    und oder nicht war waren wurde wurden zwei drei vier andere weitere früher neu
    y o ni fue fueron dos tres cuatro otro otra otros otras nuevo nueva
"""

TITLES = """
    mr mrs ms dr gen general maj major lt lieutenant col colonel capt captain sgt adm admiral
    president prime minister secretary senator governor mayor judge chief commander ayatollah sheikh
    sir lord king queen prince princess professor sen rep gov
    herr frau präsident ministerpräsident minister oberst hauptmann richter
    señor señora presidente ministro coronel capitán juez
"""
