"""Word lists. The cue words of each language: negators, hedges, verbs of saying, and what joins
clauses; the names of nations; common words of the news.

Data only. Every entry of a cue list is a regular expression for whole words, case ignored; entries are parted by
a comma and a space. Strong cues must be borne by a row, so their lists hold only what almost always
turns or hedges its clause; weak ones may bear one (see `cues`). `not_negators` and `not_hedges`
shield what they cover. Where a hedge could be read at two levels, the more certain one is given, so
that a row of either passes.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Lexicon:
    """One language's cue words."""

    negators: str
    weak_negators: str
    not_negators: str
    unknown: str
    possible: str
    probable: str
    weak_hedges: str
    not_hedges: str
    saying: str
    """Marks that somebody's words are given."""
    joints: str
    """Words that set clauses against each other."""
    fine_joints: str
    """Words that open a clause of any kind."""


# "Three suspected militants were killed" doubts who they were, not that they were killed.
_PEOPLE = (
    r"(?! (?:\w+[ -]){0,2}(?:militants?|rebels?|gunm[ae]n|terrorists?|fighters?|members?|insurgents?"
    r"|extremists?|islamists?|jihadi(?:st)?s?|attackers?|assailants?|bombers?|smugglers?|traffickers?"
    r"|perpetrators?|victims?|accomplices?|leaders?|supporters?|collaborators?|assassins?|spy|spies"
    r"|pirates?|criminals?|killers?|murderers?|thieves|shooters?|operatives?|dealers?|hackers?)\b)"
)

_EN = Lexicon(
    negators=(
        r"not, cannot, \w+n't, no one, nobody, none, nothing, nowhere, no, never, neither, nor, "
        r"(?:has|have|had|is|are) yet to, rul(?:ed|es|ing) out, hardly(?! surpris\w+)"
    ),
    weak_negators=(
        r"without, den(?:y|ies|ied|ying|ial), refus\w+, reject\w*, fail(?:s|ed|ing)? to, failure to, "
        r"unable, lack\w*, rule out, yet to, barely, scarcely, unlikely, impossible, improbable, "
        r"un(?:hurt|harmed|injured|known|clear|damaged|scathed|confirmed|verified|aware), zero, nil, "
        r"absence, absent, declin\w+, dismiss\w+, exclud\w+, instead of, rather than, far from, "
        r"false(?:ly)?, untrue, baseless, ceased?, stop(?:s|ped|ping)?, free of, innocent, acquit\w*"
    ),
    not_negators=(
        r"not (?:only|just|merely|simply|solely|least|surprisingly|until|to mention|a few|so much), "
        r"no (?:doubt|wonder|matter|sooner|other than|small|stranger), nos?\.? ?\d+, no-(?!one\b)\w+, "
        r"(?:no|not) (?:fewer|less|more|later|earlier|longer|greater|higher|lower|smaller|bigger) "
        r"than, nothing (?:but|short of|less than), never-\w+, not-for-\w+, "
        r"(?:not|never|\w+n't) (?:(?:want|wish)(?:ing)? )?to be (?:named|identified), not far (?:from|away), "
        r"(?:not|never) seen before, not authori[sz]ed to speak, "
        r"whether or not, or not, if not, none (?:other than|the less), why not, "
        r"(?:not|cannot|\w+n't)(?: \w+){0,2} (?:rul(?:e|ed|ing) out|exclud(?:e|ed))"
    ),
    unknown=(
        r"unconfirmed, unverified, unsubstantiated, uncorroborated, "
        r"(?:is|are|was|were|be|remain\w*|it) (?:\w+ )?(?:unclear|unknown), "
        r"(?:not|\w+n't|nor)(?: been| yet| immediately| be| independently| officially| fully)* "
        r"(?:known|confirmed|clear|verif\w+|certain|sure|established|corroborated), "
        r"(?:no|without) (?:independent |official |immediate )?confirmation, "
        r"(?:no one|nobody) (?:has|have|had) (?:yet )?(?:confirmed|verified), "
        r"no (?:\w+ ){1,3}(?:has|have|had) been confirmed, neither confirm\w* (?:nor|or) den\w+, "
        r"whether, rumou?r(?:s|ed)?"
    ),
    possible=(
        r"may, might, possibly, possible(?! to\b), perhaps, maybe, conceivabl[ey], potentially, "
        r"unlikely, improbable, allegedly, supposedly, purportedly, "
        rf"suspected{_PEOPLE}, alleged{_PEOPLE}, "
        r"could (?:(?:also|still|soon|even|well|now) )?(?:be|have|rise|climb|lead|face|become|mean|"
        r"trigger|spark|follow|come|take|happen|occur|escalate|prove|end), "
        r"(?:not|cannot|\w+n't)(?: \w+){0,2} (?:rul(?:e|ed|ing) out|exclud(?:e|ed))"
    ),
    probable=(
        r"likely, probably, probable, presumabl[ey], presumed, apparently, in all likelihood, "
        r"(?:expected|believed|thought|understood|feared|assumed) (?:to|that), "
        r"(?:is|are|was|were) (?:widely |now |also )?(?:expected|believed|thought|feared|assumed), "
        r"feared (?:dead|drowned|killed|trapped|missing|lost|buried), (?:appear|seem)(?:s|ed)? to"
    ),
    weak_hedges=(
        r"could(?! not\b), would, should, if, reported, reportedly, reports?, appears?, appeared, "
        r"apparent, seems?, seemed, seemingly, claim\w*, suggest\w*, indicat\w*, assum\w*, "
        r"estimat\w*, fear\w*, hop\w+, threat\w*, warn\w*, risk\w*, imminent, plan\w*, await\w*, "
        r"pointed the finger, doubt\w*, question\w*, think\w*, thought, believ\w*, consider\w*, "
        r"expect\w*, accus\w*, ask\w*, investigat\w*, forecast\w*, project\w*, predict\w*, potential, "
        r"unknown, unclear, suspect\w*, alleg\w*, purported, supposed, presum\w*, remains?, vow\w*, "
        r"promis\w*, pledg\w*, intend\w*, aim\w*, yet to, set to, poised to, scheduled to, "
        r"not immediately, possible, possibility, chances?, odds, plausibl[ey], initial, preliminary"
    ),
    not_hedges=(
        # The month, and people of that name.
        r"(?<=\d )may, may \d+, (?-i:[a-z]+,? May)(?! (?:be|have|not|yet)\b), may day, "
        r"(?:theresa|minister|mrs\.?|mr\.?|ms\.?) may, "
        r"(?:in|of|since|until|by|last|this|next|early|late|mid)[ -]may(?! (?:be|have|not|yet)\b), "
        r"(?:the|military|naval|air) might, might of, as (?:\w+ )?as possible, as possible, "
        r"if possible, (?:where|when)ever possible, (?:made|make|makes|making) (?:it )?possible, "
        r"(?:best|worst|every|all) possible, likely voters, probable cause, presumed innocent, "
        r"as expected, than expected, regardless of whether, "
        r"could be (?:seen|heard|felt|smelled|reached|found|used)"
    ),
    saying=(
        r"sa(?:y|ys|id|ying), t(?:old|ells|elling), according(?: to)?, report(?:s|ed|ing|edly)?, "
        r"stat(?:ed|ing)|statements?|states? that, add(?:s|ed|ing), confirm(?:s|ed|ing)?, "
        r"announc\w+, claim\w*, tweet\w*, post(?:s|ed) (?:on|that|a|an|by), posted, "
        r"wr(?:ite|ites|ote|itten), quot\w+, cit(?:es|ed|ing), den(?:y|ies|ied|ying), "
        r"blam(?:e|es|ed|ing), accus\w+, warn\w*, not(?:es|ed|ing), insist\w*, explain\w*, "
        r"clarif\w+, argu\w+, call(?:s|ed|ing), condemn\w*, demand\w*, urg\w+, vow\w*, promis\w*, "
        r"threaten\w*, describ\w+, estimat\w+, count(?:s|ed), by the count, show(?:s|ed|n)?, "
        r"publish\w*, releas\w+, issu(?:ed|es|ing), reject\w*, suggest\w*, testif\w+, ask\w*, "
        r"stress\w*, found, data, figures, video, footage, message, letter, sources?, view(?:s|ed), "
        r"regards, believ\w+, think\w*, thought, pointed, acknowledg\w+, admit\w*, disclos\w+, "
        r"reveal\w*, express\w*, observ\w+, notic\w+, reply, repl(?:ied|ies), respond\w+, remark\w*, "
        r"advis\w+, alert\w*, spok(?:e|en), speak(?:s|ing), inform\w*, comment\w*, denounc\w+, "
        r"criticis\w+, criticiz\w+, prais\w+, welcom\w+, repeat\w*, reiterat\w+, allege[sd]?, "
        r"predict\w+, pledg\w+, swore, put the \w+ (?:of \w+ )?at, gave"
    ),
    joints=(
        r"but, although, though, while, whereas, however, (?<=[^\w\s] )yet(?! to\b), because, after, before, "
        r"until(?! (?:now|then|recently)\b), despite, unless, and(?= (?:it|he|she|they|we|there|that|no|nobody|none|nothing)\b)"
    ),
    # "That" opens a clause of its own only after a verb of saying: what stands before it in "it is
    # unlikely that" reaches over it.
    fine_joints=(
        r"(?<=\bsaid )that, (?<=\bsays )that, (?<=\badded )that, (?<=\bstated )that, "
        r"(?<=\breported )that, which, who, whom, whose, where, when, as, since, with, and"
    ),
)
_ES = Lexicon(
    negators=(
        r"no, ni, nunca, jamás, nadie, ningun[oa]s?, ningún, nada, tampoco, "
        r"descart(?:ó|aron|ado|ada|an?)"
    ),
    weak_negators=(
        r"sin, neg[óo], negar\w*, niega\w*, negaron, desmint\w+, desment\w+, rechaz\w+, descart\w+, "
        r"falt[aó]\w*, iles[oa]s?, cero, ausencia, dej\w+ de, fals[oa]s?, improbable, imposible, "
        r"desconocid[oa]s?"
    ),
    not_negators=(
        r"no (?:s[óo]lo|solamente|únicamente), sin duda, no (?:hay|cabe|queda) duda, sin embargo, "
        r"no (?:más|menos) de, no obstante, no en vano, núm\. ?\d+, nada (?:más|menos), "
        r"más que nunca, no (?:se )?(?:ha |han |puede |pueden )?descart\w+"
    ),
    unknown=(
        r"sin confirma(?:r|ción), por confirmar, no confirmad\w+, se desconoce, se ignora, rumor\w*, "
        r"no (?:est[áa]|se ha|ha sido|se) (?:\w+ )?(?:confirmad\w+|clar[oa]|sabe|conoce), "
        r"nadie (?:ha|había) confirmado"
    ),
    possible=(
        r"podr[íi]an?, puede que, pud(?:o|ieron) (?:haber|ser|deberse), posiblemente, posible, "
        r"quizás?, tal vez, a lo mejor, presuntamente, supuestamente, se sospecha, acaso, "
        r"improbable, habrían? \w+(?:ado|ido|to|cho|sto), "
        r"no (?:se )?(?:ha |han |puede |pueden )?descart\w+"
    ),
    probable=(
        r"probablemente, probable, previsiblemente, presumiblemente, se (?:espera|prevé|cree|teme), "
        r"al parecer, aparentemente, parecen?"
    ),
    weak_hedges=(
        r"si, según, parece\w*, habría\w*, sería\w*, tem(?:e|en|ía|ían|or|ores), amenaz\w+, "
        r"advirt\w+, estim\w+, consider\w+, cre(?:e|en|ía|ían|yó|yeron), acus\w+, investig\w+, "
        r"espera\w*, desconocid\w+, promet\w+, anunci\w+, presunt[oa]s?, supuest[oa]s?, sospech\w+, "
        r"eventual(?:es)?, planea\w*, prevé\w*, posibilidad"
    ),
    not_hedges=(
        r"lo (?:antes|más \w+) posible, en lo posible, por supuesto, "
        r"(?:hizo|hace|hacer|hicieron) posible, lo mejor posible"
    ),
    saying=(
        r"dij\w+, dice\w*, dicho, según, afirm\w+, inform\w+, declar\w+, añad\w+, señal\w+, "
        r"asegur\w+, confirm\w+, neg(?:ó|aron|ar|ado), niegan?, desmint\w+, explic\w+, anunci\w+, "
        r"comunic\w+, cit(?:a|an|ó|ado|ando|aron), public\w+, denunci\w+, conden\w+, advirt\w+, "
        r"acus\w+, precis(?:ó|aron|a|an), indic\w+, coment\w+, escrib\w+, escrit\w+, cont(?:ó|aron), "
        r"datos, fuentes?, de acuerdo con, manifest\w+, sosten\w+, admit\w+, recon\w+, culp\w+, "
        r"insist\w+, exig\w+, pid\w+, pedi\w+, portavo\w+"
    ),
    joints=(
        r"pero, aunque, mientras, sin embargo, sino, porque, después de, antes de, hasta que, "
        r"y(?= (?:no|nadie|ningún|ninguna|él|ella|ellos)\b)"
    ),
    fine_joints=(
        r"(?<=\bdijo )que, (?<=\bdijeron )que, (?<=\baseguró )que, (?<=\bafirmó )que, "
        r"(?<=\bañadió )que, (?<=\binformó )que, quien, quienes, cuyo, cuya, donde, cuando, como, "
        r"y, e, con"
    ),
)
_DE = Lexicon(
    negators=(
        r"nicht, kein(?:e|en|em|er|es|erlei|eswegs)?, nie, niemals, niemand(?:en|em)?, nichts, weder, "
        r"nirgends, nirgendwo"
    ),
    weak_negators=(
        r"ohne, bestr(?:itt|eit)\w*, dementier\w+, lehn(?:t|te|ten|en), ableh\w+, abgelehnt, "
        r"ausgeschlossen, schloss(?:en)?, unverletzt\w*, unbekannt\w*, unklar\w*, verweiger\w+, "
        r"fehl(?:t|te|ten|en|ende\w*), null, wies(?:en)?, zurückgewiesen, unwahrscheinlich\w*, "
        r"unmöglich\w*, falsch\w*"
    ),
    not_negators=(
        r"nicht (?:nur|bloß|allein|zuletzt|wenige[rn]?), nicht (?:mehr|weniger|später|länger) als, "
        r"(?:kein|keinen|ohne) zweifel, zweifelsohne, kein(?:e|en)? geringere[rns]? als, "
        r"nichts (?:anderes )?als, ob oder nicht, "
        r"nicht (?:\w+ )?(?:ausgeschlossen|auszuschließen|ausschließen)"
    ),
    unknown=(
        r"unbestätigt\w*, (?:ist|sind|war|waren|bleibt|blieb|noch) (?:\w+ )?(?:unklar|unbekannt), "
        r"gerücht\w*, nicht (?:\w+ )?(?:bekannt|bestätigt|klar|geklärt|überprüft|überprüfen), "
        r"(?<!als )ob"
    ),
    possible=(
        r"möglich(?:e[nrsm]?|erweise)?, könnten?, vielleicht, eventuell, womöglich, "
        r"angeblich(?:e[nrsm]?)?, unwahrscheinlich, "
        r"nicht (?:\w+ )?(?:ausgeschlossen|auszuschließen|ausschließen)"
    ),
    probable=(
        r"wahrscheinlich(?:e[nrsm]?)?, voraussichtlich(?:e[nrsm]?)?, vermutlich(?:e[nrsm]?)?, wohl, "
        r"dürften?, mutmaßlich, mutmasslich, offenbar, anscheinend, scheinbar, soll, sollen, "
        r"(?:wird|werden|wurde|wurden) (?:\w+ ){0,4}(?:erwartet|vermutet|befürchtet)"
    ),
    weak_hedges=(
        r"würden?, wäre\w*, hätten?, sei, seien, habe, wenn, falls, laut, scheint, scheinen, "
        r"befürcht\w+, droh(?:t|en|un)\w*, warn\w+, schätz\w+, glaub\w+, ermittel\w+, beschuldig\w+, "
        r"kündig\w+, versprach\w*, erwart\w+, vermut\w+, mutmaßlich\w+, verdächtig\w*, verdacht\w*, "
        r"unbekannt\w*, unklar\w*, sollten?, möglichkeit, plan\w*"
    ),
    not_hedges=(
        r"so \w+ wie möglich, wie möglich, nach möglichkeit, sehr wohl, wohl oder übel, "
        r"(?:fühlt|fühlen|fühlte) sich (?:\w+ )?wohl"
    ),
    saying=(
        r"sag(?:t|te|ten|en), gesagt, laut, zufolge, nach angaben, angaben, bericht\w*, "
        r"mitteil\w*, mitgeteilt, teilten?, teilte, erklär\w+, bestätig\w+, dementier\w+, "
        r"bestr(?:itt|eit)\w*, schr(?:ieb|eiben|eibt)\w*, meld\w+, gemeldet, nannt\w+, nenn\w+, "
        r"warf(?:en)?, warn\w+, kündig\w+, forder\w+, verurteil\w+, beton\w+, gab(?:en)?, geben, "
        r"sprach(?:en)?, sprechen, quellen?, daten, heißt, hieß, äußer\w+, beschuldig\w+, twitter\w*, "
        r"verwies(?:en)?, räumten?, sprecher\w*, zitier\w+, veröffentlich\w+"
    ),
    joints=r"aber, obwohl, während, jedoch, doch, sondern, weil, nachdem, bevor, bis, trotz",
    # A relative clause stands after a comma; "der" and "die" alone are articles.
    fine_joints=(
        r"(?<=\bsagte,\s)dass, (?<=\bsagten,\s)dass, (?<=\berklärte,\s)dass, "
        r"(?<=\bmit,\s)dass, (?<=\bberichtete,\s)dass, wo, und"
    ),
)
_LEXICA = {"en": _EN, "es": _ES, "de": _DE}

# Common words that open news statements; an article may well use another word for the thing.
COMMON_WORDS = frozenset(
    """
    people person someone somebody anybody anyone everyone everybody man men woman women child
    children family families police soldier soldiers troop troops force forces army militia militias
    protester protesters protestor protestors demonstrator demonstrators demonstration protest
    protests crowd crowds attacker attackers attack attacks assailant assailants gunman gunmen
    militant militants fighter fighters rebel rebels insurgent insurgents rocket rockets missile
    missiles drone drones shell shells bomb bombs explosion explosions blast blasts shot shots
    strike strikes airstrike airstrikes raid raids clash clashes fighting violence war ceasefire
    damage injury injuries casualty casualties death deaths toll victim victims civilian civilians
    survivor survivors wounded dead official officials authority authorities government minister
    ministers ministry parliament president prime governor mayor court judge prosecutor prosecutors
    lawyer lawyers embassy embassies diplomat diplomats staff staffer staffers personnel worker
    workers employee employees member members leader leaders resident residents witness witnesses
    citizen citizens passenger passengers crew rescuer rescuers firefighter firefighters doctor
    doctors hospital hospitals student students journalist journalists reporter reporters media
    report reports source sources spokesman spokeswoman spokesperson investigator investigators
    investigation suspect suspects responsibility security access traffic power water food aid fire
    fires flood floods storm earthquake accident incident incidents crash train trains bus car cars
    truck trucks vehicle vehicles ship ships boat boats plane planes aircraft jet jets helicopter
    helicopters building buildings house houses home homes road roads bridge bridges school schools
    shop shops company companies bank price prices market cost costs money vote votes voter voters
    election elections talks agreement sanctions law work nearby evidence nationality
    first second third fourth fifth last new additional total overall local foreign national
    international regional political senior state public private military armed heavy
    """.split()  # noqa: SIM905
)
# Names of one nation whose forms share no stem, or share it with another nation's. Nothing else is
# a form of these; a word that stands here is a name in any language and at any place.
NATIONS = tuple(
    frozenset(line.split())
    for line in """
        us usa america american americans amerika amerikaner amerikanisch estadounidense
        uk britain british briton britons großbritannien britisch británico
        england english englishman inglaterra inglés
        colombia colombian colombians colombiano kolumbien
        spain spanish spaniard spaniards españa español española spanien spanisch
        france french frenchman francia francés francesa frankreich französisch
        germany german germans alemania alemán alemana deutschland deutsch deutsche
        netherlands dutch holland niederlande niederländisch holanda
        switzerland swiss suiza suizo schweiz schweizer
        denmark danish dane danes dinamarca dänemark dänisch
        sweden swedish swede swedes suecia sueco schweden schwedisch
        finland finnish finn finns finlandia finnland finnisch
        norway norwegian norwegians noruega norwegen norwegisch
        iceland icelandic icelander islandia island isländisch
        ireland irish irishman irlanda irland irisch
        poland polish pole poles polonia polaco polen polnisch
        portugal portuguese portugués portugiesisch
        greece greek greeks grecia griego griechenland griechisch
        turkey turkish turk turks türkiye turquía turco türkei türkisch
        cyprus cypriot cypriots chipre zypern
        lebanon lebanese líbano libanés libanon libanesisch
        china chinese chino chinesisch
        philippines philippine filipino filipinos filipinas philippinen
        afghanistan afghan afghans afganistán afgano afghanisch
        belgium belgian belgians bélgica belga belgien belgisch
        austria austrian austrians austríaco österreich österreichisch
        australia australian australians australien australisch
        slovakia slovak slovaks eslovaquia slowakei
        slovenia slovene slovenes slovenian eslovenia slowenien
        niger nigerien nigeriens níger
        nigeria nigerian nigerians nigerianisch
        romania romanian romanians rumania rumänien rumänisch
        georgia georgian georgians georgien
        india indian indians indien indisch
        iran iranian iranians irán iraní iraníes iranisch iranische iranischen iraner
        iraq iraqi iraqis irak iraquí iraquíes irakisch irakische irakischen iraker
        syria syrian syrians siria sirio syrien syrisch
        russia russian russians rusia ruso rusa russland russisch russische russischen
        ukraine ukrainian ukrainians ucrania ucraniano ukrainisch
        israel israeli israelis israelí israelíes israelisch israelische israelischen
        palestine palestinian palestinians palestina palestino palästina palästinensisch
        italy italian italians italia italiano italien italienisch
        hungary hungarian hungarians hungría ungarn ungarisch
        peru peruvian peruvians perú peruano
        congo congolese kongo
        wales welsh
        scotland scottish scot scots
        guinea guinean guineans
        guyana guyanese
        kurd kurds kurdish kurdistan kurden kurdisch
        shia shiite shiites shi'a shi'ite shi'ites
    """.strip().splitlines()
)


def lexicon(language: str) -> Lexicon:
    """The lexicon of a BCP 47 tag's primary language; English where there is none."""
    return _LEXICA.get(language.split("-", maxsplit=1)[0].lower(), _EN)
