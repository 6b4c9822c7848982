"""What must hold of a row before it is believed: each check gives its faults, in words that say the
way out.

Numbers, negation and hedges of a row must be borne by its cited words, and what those negate or
hedge must be borne by the row. Faults are texts for the model that wrote the row and for the person
who reads what was dropped.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from factgen import cues, dates
from factgen.cited import YEAR, Cited, Scene, runs
from factgen.draft import DraftClaim, DraftTime
from factgen.fold import fold
from factgen.models import Certainty, Quantity
from factgen.names import content, strange, unnamed
from factgen.numerals import Number, find_numbers
from factgen.quantity import missing, parse_notation, same_core

_SNAKE = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_COUNTED = re.compile(
    r"\b(?:after|before|earlier|later|ago|nach|vor|später|después|antes|tras|hace)\b", re.IGNORECASE
)
"""Words that count a day from another date, which may stand beside them."""
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
    if not _SNAKE.fullmatch(row.attr):
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
            faults.append(
                f"`by`: the article never says {', '.join(strangers)}; name {name!r} as it does"
            )
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
    """`n` and every number in `value` are borne by the cited words."""
    faults = []
    if wanted is not None and (reason := missing(cited.numbers, wanted)):
        faults.append(f"`n`: {reason}")
    for number in find_numbers(row.value, cited.language):
        if number.kind in {"cardinal", "ordinal", "vague"} and not _borne(number, cited):
            shown = row.value[number.start : number.end]
            faults.append(f"`value`: the cited words hold no number {shown!r}")
        core = row.value[number.core_start : number.core_end]
        if number.kind == "name" and not _stands(core, cited.text):
            faults.append(f"`value`: {core!r} does not stand in the cited sentences")
    return faults


def _borne(number: Number, cited: Cited) -> bool:
    return any(same_core(number, found) for found in cited.numbers)


def _stands(words: str, text: str) -> bool:
    return fold(text).find(words) is not None


def polarity(row: DraftClaim, wanted: Quantity | None, cited: Cited) -> list[str]:
    """A negation of the row is borne by the cited words, and one of its clause by the row."""
    zero = wanted is not None and wanted.low == wanted.high == 0
    language = cited.language
    clause = cited.clause(row)
    there = cues.negators(cited.text, language)
    strong = [cue for cue in cues.negators(clause, language) if cue.strong]
    said = bool(cues.negators(row.says, language))
    faults = []
    if row.neg and not there:
        faults.append("`neg`: the cited words deny nothing; give false, or cite what denies it")
    if row.neg and not said and not zero:
        faults.append("`says` must read as the claim makes it, with its negation, where `neg` is")
    in_value = bool(cues.negators(row.value, language)) or _is_unknown(row)
    if strong and not (row.neg or zero or in_value):
        faults.append(
            f"`neg`: the clause {clause.strip()!r} says {strong[0].word!r}; bear that in `neg` and "
            "`says`, or, if it belongs to another row, cite in `words` those that carry this one"
        )
    if said and not (there or zero or _is_unknown(row)):
        faults.append("`says` denies what the cited words do not deny")
    return faults


def _is_unknown(row: DraftClaim) -> bool:
    return row.sure == "unknown" or row.value.strip().lower() in {"unknown", "unclear"}


def certainty(row: DraftClaim, cited: Cited) -> list[str]:
    """A hedge of the row is borne by the cited words, and one of its clause by the row."""
    language = cited.language
    there = cues.hedges(cited.text, language)
    if row.sure != "certain":
        if there or cues.negators(cited.text, language) or "?" in cited.text:
            return _weaker(row, cited)
        return [f"`sure`: nothing in the cited words makes it {row.sure}; give certain"]
    return _weaker(row, cited)


def _weaker(row: DraftClaim, cited: Cited) -> list[str]:
    clause = cited.clause(row)
    strong = [cue for cue in cues.hedges(clause, cited.language) if cue.strong and cue.level]
    carried = cues.hedges(row.value, cited.language)
    if not strong or carried or row.neg or _is_unknown(row):
        return []
    weakest = min(strong, key=lambda cue: cues.RANK[_level(cue)])
    if cues.RANK[row.sure] <= cues.RANK[_level(weakest)]:
        return []
    fault = f"`sure`: the clause {clause.strip()!r} says {weakest.word!r}, so it is"
    return [f"{fault} {_level(weakest)}; or cite in `words` words that the hedge does not reach"]


def _level(cue: cues.Cue) -> Certainty:
    return cue.level or "certain"


def attribution(row: DraftClaim, mentions: Sequence[Cited]) -> list[str]:
    """Something in the evidence marks the words as a source's."""
    if not row.by:
        return []
    language = mentions[0].language
    for mention in mentions:
        held = content(mention.text)
        if any(content(name) & held for name in row.by) or cues.marks_saying(
            mention.text, language
        ):
            return []
    fault = f"`by`: nothing in the cited sentences marks the words as those of {row.by[-1]!r}"
    return [f"{fault}; cite the sentence that does, or leave `by` empty"]


def when(time: DraftTime | None, scene: Scene, where: str = "`time`") -> list[str]:
    """A date is a date whose year the article gives; words, clock and zone stand in the article."""
    if time is None:
        return []
    faults = []
    if not any((time.date, time.words, time.clock)):
        faults.append(f"{where}: give null where nothing is said")
    if time.date is not None:
        faults += _date(time.date, scene, where)
    if time.hour is not None:
        try:
            dates.check_clock(time.hour)
        except ValueError as error:
            faults.append(f"{where}: {error}")
    for name in ("words", "zone"):
        text = getattr(time, name)
        if text and not _stands(text, scene.article.text):
            faults.append(
                f"{where}: {name} {text!r} does not stand in the article; copy it exactly"
            )
    if not faults and time.date and time.words:
        faults += _fits(time.date, time.words, scene, where)
    return faults


def _date(date: str, scene: Scene, where: str) -> list[str]:
    try:
        dates.parse(date)
    except ValueError as error:
        return [f"{where}: {error}"]
    near = {year + step for year in scene.years for step in (-1, 0, 1)}
    for year in (int(y) for y in YEAR.findall(re.sub(r"-\d\d(?!\d)", "", date))):
        if year not in near:
            return [f"{where}: the article gives no year {year}; write XXXX for a year not given"]
    return []


def _fits(date: str, words: str, scene: Scene, where: str) -> list[str]:
    if _COUNTED.search(words):
        return []
    for mention in dates.find_dates(words, scene.article.language):
        if mention.kind == "absolute" and not dates.agrees(mention, date):
            return [f"{where}: date {date} is not what {words!r} says"]
    return []


def statement(row: DraftClaim, mentions: Sequence[Cited], scene: Scene) -> list[str]:
    """Names, dates and numbers that the statement adds are the article's."""
    faults = []
    language = scene.article.language
    for field in ("says", "scope", "value"):
        if strangers := strange(getattr(row, field), scene.vocabulary, language):
            named = ", ".join(strangers)
            faults.append(f"`{field}`: the article never says {named}; use its own words")
        faults += _dates_said(field, row, mentions, scene)
    spans = dates.find_dates(row.says, language)
    for number in find_numbers(row.says, language):
        if number.kind in {"one", "clock", "date", "zero"}:
            continue
        if any(d.start < number.core_end and number.core_start < d.end for d in spans):
            continue
        if not _number_allowed(number, row, mentions, scene):
            shown = row.says[number.start : number.end]
            faults.append(f"`says`: the cited sentences hold no number {shown!r}")
    return faults


def _number_allowed(
    number: Number, row: DraftClaim, mentions: Sequence[Cited], scene: Scene
) -> bool:
    """Whether a number of the statement is borne, or stands in scope, label or name as the article
    has it."""
    language = scene.article.language
    for mention in mentions:
        if any(
            same_core(number, n) for text in mention.texts for n in find_numbers(text, language)
        ):
            return True
    core = row.says[number.core_start : number.core_end]
    event = scene.events.get(row.event)
    held = f"{row.scope}\n{event.label if event else ''}\n{event.place or '' if event else ''}"
    if number.kind == "name" or _stands(core, held):
        return _stands(core, scene.article.text)
    return False


def _dates_said(field: str, row: DraftClaim, mentions: Sequence[Cited], scene: Scene) -> list[str]:
    """Absolute dates in a field are the row's, an event's, or written in the cited sentences."""
    text = getattr(row, field)
    language = scene.article.language
    event = scene.events.get(row.event)
    known = [row.time.date if row.time else None]
    known += [e.time.date if e.time else None for e in (event, *scene.events.values()) if e]
    written = [
        found
        for mention in mentions
        for sentence in mention.texts
        for found in dates.find_dates(sentence, language)
    ]
    faults = []
    for said in dates.find_dates(text, language):
        if said.kind != "absolute":
            continue
        if any(date and dates.agrees(said, date) for date in known):
            continue
        if any(_same_date(said, found) for found in written):
            continue
        shown = text[said.start : said.end]
        faults.append(
            f"`{field}`: the date {shown!r} is neither the row's, nor an event's, nor in the cited "
            "sentences"
        )
    return faults


def _same_date(said: dates.DateMention, found: dates.DateMention) -> bool:
    """Whether every part that the statement's date gives stands in the article's date."""
    pairs = (
        (said.year, found.year),
        (said.month, found.month),
        (said.day, found.day),
    )
    return all(mine is None or mine == theirs for mine, theirs in pairs)


def leaks(row: DraftClaim, scene: Scene) -> list[str]:
    """The row repeats no text of a few-shot example."""
    said = runs(f"{row.says} {row.scope} {row.value}")
    if (said & scene.examples) - scene.runs:
        return ["the row repeats an example of the instructions, not this article"]
    return []
