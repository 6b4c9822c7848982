"""The cue words of each language: negators, hedges, verbs of saying, and what joins clauses.

Data only. Every entry is a regular expression for whole words, case ignored; entries are parted by
a comma and a space. `not_negators` and `not_hedges` shield what they cover. Strong cues must be
borne by a row; weak ones may bear one (see `cues`).
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


_EN = Lexicon(
    negators=r"not, cannot, \w+n't, no, none, nobody, no one, nothing, nowhere, never, neither, nor",
    weak_negators=(
        r"without, den(?:y|ies|ied|ying|ial), refus\w+, reject\w*, fail(?:s|ed|ing)? to, failure to, "
        r"unable, lack\w*, rul\w+ out, yet to, hardly, barely, "
        r"un(?:hurt|harmed|injured|known|clear|damaged|scathed|confirmed), zero, nil, absence, "
        r"absent, declin\w+, dismiss\w+, exclud\w+, instead of, rather than, far from, false, "
        r"untrue, ceased?, stopp?\w*, free of, innocent, acquit\w*"
    ),
    not_negators=(
        r"not only, no doubt, no wonder, no matter, no sooner, no\. ?\d+, nos\. ?\d+, "
        r"no (?:fewer|less|more) than, not (?:fewer|less|more) than, nothing but, whether or not, "
        r"not to mention, if not, nothing short of, no later than, no other than, none other than, "
        r"not least, not a few"
    ),
    unknown=(
        r"unconfirmed, unverified, (?:is|are|was|were|be|remain\w*|it) (?:\w+ )?(?:unclear|unknown), "
        r"(?:not|\w+n't|nor)(?: been| yet| immediately| be| independently| officially)* "
        r"(?:known|confirmed|clear|verif\w+|certain|established), "
        r"(?:no|without) (?:independent |official )?confirmation, whether, rumou?r\w*, "
        r"no (?:\w+ ){1,3}(?:has|have|had) been confirmed"
    ),
    possible=(
        r"may, might, possibly, possible, perhaps, maybe, suspected, alleged(?:ly)?, conceivabl[ey], "
        r"thought to, potentially"
    ),
    probable=(
        r"likely, probably, probable, presumabl[ey], presumed, expected to, is expected, "
        r"are expected, was expected, were expected, believed to, in all likelihood"
    ),
    weak_hedges=(
        r"could, would, should, if, reported, reportedly, reports?, appears?, appeared, apparently, "
        r"apparent, seems?, seemed, claim\w*, suggest\w*, indicat\w*, assum\w*, estimat\w*, fear\w*, "
        r"hop\w+, threat\w*, warn\w*, risk\w*, imminent, plan\w*, await\w*, pointed the finger, "
        r"unlikely, doubt\w*, question\w*, think\w*, thought, believ\w*, consider\w*, expect\w*, "
        r"accus\w*, ask\w*, investigat\w*, forecast\w*, project\w*, potential, unknown, unclear, "
        r"suspects?, presum\w*, remains?, vow\w*, promis\w*, pledg\w*, intend\w*, aim\w*, yet to, "
        r"not immediately"
    ),
    not_hedges=(
        r"(?<=\d )may, may \d+, as possible, if possible, wherever possible, as expected, "
        r"(?:in|of|since|until|by|last|this|next|early|late|mid)[ -]may(?! (?:be|have|not|yet))"
    ),
    saying=(
        r"sa(?:y|ys|id|ying), told, tells, according(?: to)?, report(?:s|ed|ing|edly)?, stat(?:e|es|ed"
        r"|ing|ement), add(?:s|ed|ing), confirm(?:s|ed|ing)?, announc\w+, claim\w*, tweet\w*, "
        r"post(?:s|ed)?, wr(?:ite|ites|ote|itten), quot\w+, cit(?:es|ed|ing), den(?:y|ies|ied|ying), "
        r"blam(?:e|es|ed|ing), accus\w+, warn\w*, not(?:es|ed|ing), insist\w*, explain\w*, "
        r"clarif\w+, argu\w+, call(?:s|ed|ing)?, condemn\w*, demand\w*, urg\w+, vow\w*, promis\w*, "
        r"threaten\w*, describ\w+, estimat\w+, count(?:s|ed), show(?:s|ed|n)?, publish\w*, "
        r"releas\w+, issu\w+, reject\w*, suggest\w*, testif\w+, told, ask\w*, stress\w*, found, "
        r"data, figures, video, footage, message, letter, source, view\w*, believ\w+, think\w*, "
        r"thought, pointed, acknowledg\w+, admit\w*, disclos\w+, reveal\w*, express\w*, committed, "
        r"observ\w+, reply, replied, respon\w+, remark\w*, advis\w+, alert\w*"
    ),
    joints=(
        r"but, although, though, while, whereas, however, yet, because, after, before, until, "
        r"despite, unless, and (?=(?:the|a|an|no|not|it|he|she|they|that|there|two|three|one)\b)"
    ),
    fine_joints=r"that, which, who, whom, whose, where, when, as, since, with, and, or",
)
_ES = Lexicon(
    negators=r"no, ni, nunca, jamás, nadie, ningun[oa]s?, ningún, nada, tampoco",
    weak_negators=(
        r"sin, neg[óo], negar\w*, niega\w*, negaron, desmint\w+, desment\w+, rechaz\w+, descart\w+, "
        r"falta\w*, iles[oa]s?, cero, ausencia, dej\w+ de"
    ),
    not_negators=(
        r"no s[óo]lo, no solamente, sin duda, sin embargo, no (?:más|menos) de, no obstante, "
        r"núm\. ?\d+, nada más"
    ),
    unknown=(
        r"sin confirmar, no confirmad\w+, se desconoce, se ignora, rumor\w*, "
        r"no (?:est[áa]|se ha|ha sido|se) (?:\w+ )?(?:confirmad\w+|clar\w+|sabe|conoce)"
    ),
    possible=(
        r"podr[íi]an?, puede que, pudo, pudieron, posiblemente, posible, quizás?, tal vez, "
        r"presunt\w+, supuest\w+, sospech\w+, acaso"
    ),
    probable=r"probablemente, probable, previsiblemente, se espera, presumiblemente, se prevé",
    weak_hedges=(
        r"si, según, al parecer, aparentemente, parece\w*, habría\w*, sería\w*, tem\w+, amenaz\w+, "
        r"advirt\w+, estim\w+, consider\w+, cre\w+, acus\w+, investig\w+, espera\w*, desconocid\w+, "
        r"promet\w+, anunci\w+"
    ),
    not_hedges=r"lo antes posible, en lo posible",
    saying=(
        r"dij\w+, dice\w*, dicho, según, afirm\w+, inform\w+, declar\w+, añad\w+, señal\w+, "
        r"asegur\w+, confirm\w+, neg\w+, desmint\w+, explic\w+, anunci\w+, comunic\w+, cit\w+, "
        r"public\w+, denunci\w+, conden\w+, advirt\w+, acus\w+, precis\w+, indic\w+, coment\w+, "
        r"escrib\w+, escrit\w+, cont[óo]\w*, datos, fuentes?, de acuerdo con, manifest\w+, sosten\w+, "
        r"admit\w+, recon\w+, culp\w+, insist\w+, exig\w+, pid\w+, ped\w+"
    ),
    joints=r"pero, aunque, mientras, sin embargo, sino, porque, después de, antes de, hasta que",
    fine_joints=r"que, quien, quienes, cuyo, cuya, donde, cuando, como, y, e, o, con",
)
_DE = Lexicon(
    negators=r"nicht, kein(?:e|en|em|er|es)?, nie, niemals, niemand(?:en|em)?, nichts, weder",
    weak_negators=(
        r"ohne, nirgends, bestr\w+, dementier\w+, lehn\w+, ableh\w+, abgelehnt, ausgeschlossen, "
        r"schloss\w*, unverletzt\w*, unbekannt\w*, unklar\w*, verweiger\w+, fehl\w+, null, wies\w*, "
        r"zurückgewiesen"
    ),
    not_negators=r"nicht nur, nicht zuletzt, nicht (?:mehr|weniger) als, kein zweifel",
    unknown=(
        r"unbestätigt\w*, unklar\w*, unbekannt\w*, gerücht\w*, "
        r"nicht (?:\w+ )?(?:bekannt|bestätigt|klar|geklärt)"
    ),
    possible=(
        r"möglich(?:e[nrsm]?|erweise)?, könnten?, vielleicht, eventuell, angeblich\w*, "
        r"verdächtig\w*, womöglich, soll, sollen"
    ),
    probable=(
        r"wahrscheinlich\w*, voraussichtlich\w*, vermutlich\w*, wohl, erwartet\w*, dürften?, "
        r"mutmaßlich\w*, mutmasslich\w*"
    ),
    weak_hedges=(
        r"würden?, wäre\w*, hätten?, sei, seien, habe, wenn, falls, ob, laut, offenbar, "
        r"anscheinend, scheint, befürcht\w+, droh\w+, warn\w+, schätz\w+, glaub\w+, ermittel\w+, "
        r"beschuldig\w+, kündig\w+, versprach\w*"
    ),
    not_hedges=r"so \w+ wie möglich, nach möglichkeit",
    saying=(
        r"sag(?:t|te|ten|en), gesagt, laut, zufolge, nach angaben, angaben, berichte\w*, bericht\w*, "
        r"mitteil\w*, mitgeteilt, teilte\w*, erklär\w+, bestätig\w+, dementier\w+, bestr\w+, "
        r"schr(?:ieb|eiben|eibt)\w*, meld\w+, gemeldet, nannt\w+, nenn\w+, warf\w*, warn\w+, kündig\w+, "
        r"forder\w+, verurteil\w+, beton\w+, gab\w*, geben, sprach\w*, sprechen, quelle\w*, daten, "
        r"heißt, hieß, äußer\w+, beschuldig\w+, twitter\w*, verwies\w*, räumte\w*"
    ),
    joints=r"aber, obwohl, während, jedoch, doch, sondern, weil, nachdem, bevor, bis, trotz",
    fine_joints=r"dass, der, die, das, welche\w*, wo, als, und, oder, mit",
)
_LEXICA = {"en": _EN, "es": _ES, "de": _DE}


def lexicon(language: str) -> Lexicon:
    """The lexicon of a BCP 47 tag's primary language; English where there is none."""
    return _LEXICA.get(language.split("-", maxsplit=1)[0].lower(), _EN)
