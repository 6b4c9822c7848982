"""What must hold of a row before it is believed: each check gives its faults, in words that say the
way out.

Numbers, negation and hedges of a row must be borne by its cited words, and what those negate or
hedge must be borne by the row. Faults are texts for the model that wrote the row and for the person
who reads what was dropped.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from factgen import cues, dates, timing
from factgen.cited import DENIES, TURNS, Cited, Scene, runs, stands
from factgen.draft import DraftClaim
from factgen.fold import fold
from factgen.models import Quantity
from factgen.names import content, parts, strange, unnamed, vocabulary, words
from factgen.numerals import Number, find_numbers
from factgen.quantity import missing, parse_notation, same_core
from factgen.wording import REACTION

SNAKE = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
"""How the name of an attribute is written."""
_COUNTING = frozenset({"cardinal", "ordinal", "vague"})
"""Kinds of number that count something for sure."""
_WITHOUT = frozenset({"without", "sin", "ohne"})
_DETERMINER = re.compile(r"^(?:any|an?|the|una?|eine?n?) ")
_LACKING = re.compile(
    r"(?:^|_)(?:no|not|without|lost|lack|lacking|missing|absent|outages?|denied|refused|failed)(?:_|$)"
)
"""Attributes that bear a negation themselves."""
_STEM = 4
"""First letters by which two forms of a word are known: "damage", "damaged"."""
_STANDS_FOR_NOUN = re.compile(r"\b(?:the|this|that|such|each|any|another) one$", re.IGNORECASE)
"""A "one" that counts nothing: "attacks such as the one on the embassy"."""
PROJECTED = "projected_"
"""Attributes of what is expected: no word of doubt is needed for that."""
LIMITS = {"says": 600, "scope": 200, "value": 300, "attr": 60}
"""Most characters of a row's fields: longer is no table cell."""


def references(row: DraftClaim, scene: Scene) -> list[str]:
    """Sentences, event, attribute and sources that the row names are there."""
    faults = []
    count = len(scene.article.sentences)
    cited = [n for mention in row.ev for n in mention]
    if not cited or not all(row.ev):
        faults.append("`ev` cites no sentence: no evidence, no claim")
    faults += [
        f"`ev`: there is no sentence {n}; they run from 1 to {count}"
        for n in cited
        if not 1 <= n <= count
    ]
    if row.event not in scene.events:
        known = ", ".join(scene.events) or "none"
        faults.append(f"`event`: {row.event!r} is not in `events` ({known})")
    if not SNAKE.fullmatch(row.attr):
        faults.append(f"`attr`: {row.attr!r} is not snake_case")
    for name, most in LIMITS.items():
        text = getattr(row, name)
        if not text.strip():
            faults.append(f"`{name}` is empty")
        elif len(text) > most:
            faults.append(f"`{name}` has {len(text)} characters; at most {most}")
    return faults + _sources(row, scene)


def _sources(row: DraftClaim, scene: Scene) -> list[str]:
    faults = []
    for name in row.by:
        if name not in scene.sources:
            faults.append(f"`by`: {name!r} is not in `sources`; add it there with its kind")
        elif strangers := unnamed(name, scene.vocabulary):
            added = ", ".join(strangers)
            faults.append(f"`by`: the article never says {added}; name {name!r} as it does")
    return faults


def locate(row: DraftClaim, scene: Scene) -> tuple[tuple[Cited, ...], list[str]]:
    """The row's mentions, and a fault where the words that it cites stand in none of them."""
    mentions = [Cited(scene, tuple(dict.fromkeys(m))) for m in row.ev]
    if row.words is None or not row.words.strip():
        return tuple(mentions), []
    for i, mention in enumerate(mentions):
        for number in mention.sentences:
            base, end = scene.article.sentences[number - 1]
            if span := fold(scene.article.text[base:end]).find(row.words):
                words = (base + span[0], base + span[1])
                mentions[i] = Cited(scene, mention.sentences, words)
                return tuple(mentions), []
    places = ", ".join(str(n) for m in mentions for n in m.sentences)
    fault = f"`words`: {row.words!r} stands word for word in no cited sentence ({places})"
    return tuple(mentions), [f"{fault}; copy the words exactly, or give null"]


def quantity(row: DraftClaim) -> tuple[Quantity | None, list[str]]:
    """The row's `n` as an interval, and what is wrong with it."""
    if row.n is None or not row.n.strip():
        return None, []
    try:
        return parse_notation(row.n), []
    except ValueError as error:
        return None, [f"`n`: {error}"]


def numbers(row: DraftClaim, wanted: Quantity | None, cited: Cited) -> list[str]:
    """`n` and every number in `value` are borne by the cited words, their bounds with them."""
    faults = []
    if wanted is not None and (reason := _missing(cited, wanted)):
        faults.append(f"`n`: {reason}")
    given = find_numbers(row.value, cited.language)
    counted = (given, find_numbers(row.says, cited.language)) if _is_zero(wanted) else (given,)
    if wanted is not None and not all(_agree(found, wanted) for found in counted):
        faults.append("`n` is not the number that `value` and `says` give")
    if cited.copies(row.value):
        return faults
    for number in given:
        if number.kind in _COUNTING and (reason := _unborne(number, cited.numbers)):
            faults.append(f"`value`: the cited words {reason}")
        core = row.value[number.core_start : number.core_end]
        if number.kind == "name" and not stands(core, cited.text):
            faults.append(f"`value`: {core!r} does not stand in the cited sentences")
    return faults


def _missing(cited: Cited, wanted: Quantity) -> str | None:
    """Why the cited words do not bear `wanted`; the text around is read only where it may help."""
    reason = missing(cited.numbers, wanted)
    if reason is None or wanted.unit is None:
        return reason
    return missing(cited.numbers, wanted, find_numbers(cited.near, cited.language))


def _is_zero(wanted: Quantity | None) -> bool:
    return wanted is not None and wanted.low == wanted.high == 0


def _agree(given: Sequence[Number], wanted: Quantity) -> bool:
    """Whether a text that counts gives the wanted number; one thing need not be counted."""
    counts = any(number.kind in {"cardinal", "vague"} for number in given)
    own = [n for n in given if n.words.lower() not in _WITHOUT]  # it counts another thing
    bare = wanted.model_copy(update={"unit": None})
    single = wanted.low == wanted.high == 1
    return single or not counts or any(_bounds(number) == bare for number in own)


def _unborne(number: Number, stated: Sequence[Number]) -> str | None:
    """Why none of the numbers found in a text is this one with its bounds; None if one is."""
    near = [found for found in stated if same_core(number, found)]
    if not near:
        return f"hold no number {number.words!r}"
    if any(_bounds(number) == _bounds(found) for found in near):
        return None
    return f"say {near[0].words!r}, not {number.words!r}"


def _bounds(number: Number) -> Quantity:
    return number.quantity.model_copy(update={"unit": None})


def polarity(row: DraftClaim, wanted: Quantity | None, cited: Cited) -> list[str]:
    """A negation of the row is borne by the cited words, and one of its clause by the row."""
    zero = _is_zero(wanted)
    language = cited.language
    clause = cited.clause(row)
    strong = [cue.word for cue in cues.negators(clause, language) if cue.strong]
    turn = TURNS.search(clause)
    said = cues.negators(row.says, language)
    own = [cue for cue in said if not _copied(cue, row, cited)]
    reacts = row.attr == REACTION and TURNS.search(row.says)
    positive = not (row.neg or zero or _lacks(row, cited))
    faults = []
    if row.neg and zero:
        faults.append("`neg`: a count of zero is no negation; give false")
    elif row.neg and not cited.denies(row):
        faults.append("`neg`: the cited words deny nothing; give false, or cite what denies it")
    if positive and (strong or (turn and not reacts)):
        shown = strong[0] if strong else turn and turn.group()
        faults.append(
            f"`neg`: the clause {clause.strip()!r} says {shown!r}; bear that in `neg` and "
            "`says`, or, if it belongs to another row, cite in `words` those that carry this one"
        )
    elif positive and _denies_value(row, own):
        faults.append("`neg`: `says` denies; give true where it denies the value, else say no more")
    elif (row.neg or strong) and not (said or _is_unknown(row)):
        faults.append("`says` must read as the claim makes it, with its negation")
    elif len(said) == 1 and strong and DENIES.search(clause):
        faults.append("`says` bears one negation of two; say that it is not true that …")
    if own and not (zero or _is_unknown(row) or _denied(own, row, cited)):
        faults.append("`says` denies what the cited words do not deny")
    return faults


def _copied(cue: cues.Cue, row: DraftClaim, cited: Cited) -> bool:
    """Whether a negator of a reaction comes with its next two words from the cited sentences: it is
    of the message ("threatened to leave if the talks do not end"), not of the row."""
    words = row.says[cue.end :].split()[:2]
    phrase = " ".join((row.says[cue.start : cue.end], *words)).rstrip(".,;:")
    return row.attr == REACTION and not row.neg and len(words) == 2 and stands(phrase, cited.text)


def _denies_value(row: DraftClaim, said: Sequence[cues.Cue]) -> bool:
    """Whether the statement denies the value: "did not confirm", "without an agreement"."""
    if any(cue.strong for cue in said):
        return True
    value = _DETERMINER.sub("", fold(row.value).text.strip())
    after = [row.says[cue.end :] for cue in said if cue.word in _WITHOUT]
    return any(_DETERMINER.sub("", fold(text).text.strip()).startswith(value) for text in after)


def _denied(said: Sequence[cues.Cue], row: DraftClaim, cited: Cited) -> bool:
    """Whether the negators of the statement are borne: strong ones by the row's own words."""
    strong = any(cue.strong for cue in said)
    return cited.denies(row) if strong else bool(cues.negators(cited.text, cited.language))


def _lacks(row: DraftClaim, cited: Cited) -> bool:
    """Whether value or attribute bear a negation: "no power", "unknown", `without_power`."""
    borne = cues.negators(row.value, cited.language) or _LACKING.search(row.attr)
    return bool(borne) or _is_unknown(row)


def _is_unknown(row: DraftClaim) -> bool:
    return row.sure == "unknown" or row.value.strip().lower() in {"unknown", "unclear"}


def certainty(row: DraftClaim, cited: Cited) -> list[str]:
    """A hedge of the row is borne by the cited words, and one of its clause by the row."""
    if _is_unknown(row) and row.sure != "unknown":
        return ["`sure`: what is not known is unknown"]
    projected = row.attr.startswith(PROJECTED) and row.sure == "probable"
    if row.sure == "certain" or projected or cited.doubts(row):
        return _weaker(row, cited)
    return [f"`sure`: nothing in the cited words makes it {row.sure}; give certain"]


def _weaker(row: DraftClaim, cited: Cited) -> list[str]:
    language = cited.language
    clause = cited.clause(row)
    strong = [cue for cue in cues.hedges(clause, language) if cue.strong]
    if row.neg:  # "unlikely" is borne by the negation, and so are denied rumours
        negators = cues.negators(clause, language)
        strong = [cue for cue in strong if cue.level != "unknown" and not _met(cue, negators)]
    strong += cited.doubts_after(clause)
    carried = any(cue.strong for cue in cues.hedges(row.value, language))
    words = {cue.level: cue.word for cue in strong if cue.level}
    if not words or carried or _is_unknown(row):
        return []
    weakest = min(words, key=lambda level: cues.RANK[level])
    if cues.RANK[row.sure] <= cues.RANK[weakest]:
        return []
    fault = f"`sure`: the clause {clause.strip()!r} says {words[weakest]!r}, so it is {weakest}"
    return [f"{fault}; or cite in `words` words that the hedge does not reach"]


def _met(cue: cues.Cue, others: Sequence[cues.Cue]) -> bool:
    return any(other.start < cue.end and cue.start < other.end for other in others)


def attribution(row: DraftClaim, mentions: Sequence[Cited]) -> list[str]:
    """Something in the evidence marks the words as the source's, and every link is named there or
    close by ("the minister … he added")."""
    if not row.by:
        return []
    if len(set(row.by)) < len(row.by):
        return ["`by`: a link stands twice; give each once"]
    names = content(" ".join(row.by))
    if not any(
        names & content(mention.text) or cues.marks_saying(mention.text, mention.language)
        for mention in mentions
    ):
        fault = f"`by`: nothing in the cited sentences marks the words as those of {row.by[-1]!r}"
        return [f"{fault}; cite the sentence that does, or leave `by` empty"]
    near = "\n".join(mention.near for mention in mentions)
    return [
        f"`by`: {name!r} is named neither in the cited sentences nor close by; cite the sentence "
        "that names it, or leave it out"
        for name in row.by
        if not _named(name, near)
    ]


def _named(name: str, text: str) -> bool:
    """Whether a word of a source's name, in some form, stands in `text`."""
    keys = content(name)
    if not keys.isdisjoint(content(text)):  # the usual case, and the quick one
        return True
    found = vocabulary(text)
    return any(found.holds(key) or found.holds(key.removesuffix("s")) for key in keys)


def supported(row: DraftClaim, mentions: Sequence[Cited]) -> list[str]:
    """The value has a word with the stem of one in the cited sentences or close by; numbers, names
    and what is denied are checked elsewhere."""
    language = mentions[0].language
    names = any(part.capital for word in words(row.value) for part in parts(word))
    stems = {key[:_STEM] for key in content(row.value)}
    if row.neg or names or not stems or _is_unknown(row) or find_numbers(row.value, language):
        return []
    near = {key[:_STEM] for mention in mentions for key in content(mention.near)}
    if stems & near:
        return []
    return [f"`value`: no word of {row.value!r} stands in the cited sentences; use their words"]


def mentioned(row: DraftClaim, mentions: Sequence[Cited]) -> list[str]:
    """Every mention past the first is about the row: it shares a word with it. A headline or
    subhead may say it in other words."""
    told = content(row.value) | content(row.says)
    return [
        f"`ev`: sentence {mention.sentences[0]} says nothing of this row; leave that mention out"
        for mention in mentions[1:]
        if mention.text.endswith((".", "!", "?", "”", '"'))
        and told.isdisjoint(content(mention.text))
        and not any(vocabulary(mention.text).holds(key) for key in told)
    ]


def statement(row: DraftClaim, mentions: Sequence[Cited], scene: Scene) -> list[str]:
    """Names, dates and numbers that the statement adds are the article's."""
    faults = []
    language = scene.article.language
    for field in ("says", "scope", "value"):
        if strangers := strange(getattr(row, field), scene.vocabulary, language):
            named = ", ".join(strangers)
            faults.append(f"`{field}`: the article never says {named}; use its own words")
        faults += timing.dates_said(field, row, mentions, scene)
        faults += timing.clocks_said(field, row, scene)
    spans = dates.find_dates(row.says, language)
    for number in find_numbers(row.says, language):
        if number.kind in {"one", "clock", "date", "zero"}:
            continue
        if _STANDS_FOR_NOUN.search(row.says[: number.core_end]):
            continue
        if any(d.start < number.core_end and number.core_start < d.end for d in spans):
            continue
        if reason := _number_added(number, row, mentions, scene):
            faults.append(f"`says`: the cited sentences {reason}")
    return faults


def _number_added(
    number: Number, row: DraftClaim, mentions: Sequence[Cited], scene: Scene
) -> str | None:
    """Why a number of the statement is not the article's; None where it is borne, or stands in
    scope, label or name as the article has it."""
    language = scene.article.language
    stated = [
        n for mention in mentions for text in mention.texts for n in find_numbers(text, language)
    ]
    reason = _unborne(number, stated)
    if reason is None:
        return None
    core = row.says[number.core_start : number.core_end]
    event = scene.events.get(row.event)
    held = f"{row.scope}\n{event.label if event else ''}\n{event.place or '' if event else ''}"
    if (number.kind == "name" or stands(core, held)) and stands(core, scene.article.text):
        return None
    return reason


def leaks(row: DraftClaim, scene: Scene) -> list[str]:
    """The row repeats no text of a few-shot example."""
    said = runs(f"{row.says} {row.scope} {row.value}")
    if (said & scene.examples) - scene.runs:
        return ["the row repeats an example of the instructions, not this article"]
    return []
