"""What must hold of the dates and times of a row: the article gives them, and they fit its words.

A year is the article's or open; weekdays, clock times and dates written beside each other agree. As
in `checks`, faults are texts that say the way out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from factgen import dates
from factgen.cited import YEAR, Cited, Scene, hours_in, stands
from factgen.draft import DraftClaim, DraftTime
from factgen.numerals import find_numbers

_COUNTED = re.compile(
    r"\b(?:after|before|earlier|later|ago|nach|vor|später|después|antes|tras|hace)\b", re.IGNORECASE
)
"""Words that count a day from another date, which may stand beside them."""
_ELSEWHERE = re.compile(r"night|noche|madrugada|nacht|\b(?:GMT|UTC)\b", re.IGNORECASE)
"""Words of a day that runs into the next, or is another one in another zone."""


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
        faults += _clock(time.hour, time.words or "", scene, where)
    for name in ("words", "zone"):
        text = getattr(time, name)
        if text and not stands(text, scene.article.text):
            fault = f"{name} {text!r} does not stand in the article; copy it exactly"
            faults.append(f"{where}: {fault}")
    if not faults and time.date and time.words:
        faults += _fits(time.date, time.words, scene, where)
    return faults


def _clock(hour: str, words: str, scene: Scene, where: str) -> list[str]:
    try:
        dates.check_clock(hour)
    except ValueError as error:
        return [f"{where}: {error}"]
    if hour in {"00:00", "12:00"} | scene.hours or (words and not re.search(r"\d", words)):
        return []
    return [f"{where}: the article gives no time of day {hour}; copy it, and change no zone"]


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
    found = dates.find_dates(words, scene.article.language)
    weekdays = [m for m in found if m.kind == "weekday"]
    wrong = any(m.kind == "absolute" and not dates.agrees(m, date) for m in found)
    if not wrong and weekdays and not _ELSEWHERE.search(words):
        wrong = not any(dates.agrees(m, date) for m in weekdays)
    return [f"{where}: date {date} is not what {words!r} says"] if wrong else []


def dates_said(field: str, row: DraftClaim, mentions: Sequence[Cited], scene: Scene) -> list[str]:
    """Dates and weekdays in a field are the row's, an event's, or written in the cited sentences; a
    weekday may stand close by."""
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
        if said.kind == "relative":
            continue
        if any(_gives(date, said, scene) for date in known if date):
            continue
        if said.kind == "weekday":
            near = "\n".join(mention.near for mention in mentions)
            found_near = dates.find_dates(near, language)
            if any(found.weekday == said.weekday for found in found_near):
                continue
        elif any(_same_date(said, found) for found in written):
            continue
        shown = text[said.start : said.end]
        where = "neither the row's, nor an event's, nor in the cited sentences"
        faults.append(f"`{field}`: the date {shown!r} is {where}")
    return faults


def clocks_said(field: str, row: DraftClaim, scene: Scene) -> list[str]:
    """Times of day in a field are the article's."""
    text = getattr(row, field)
    clocks = [n for n in find_numbers(text, scene.article.language) if n.kind == "clock"]
    return [
        f"`{field}`: the article gives no time of day {text[start:end]!r}"
        for start, end, meant in hours_in(text)
        if any(start <= clock.core_start < end for clock in clocks)
        and meant.isdisjoint(scene.hours | {"00:00", "12:00"})
    ]


def _gives(date: str, said: dates.DateMention, scene: Scene) -> bool:
    """Whether a date in a field is the date `date`; its year may not be added."""
    try:
        agrees = dates.agrees(said, date)
    except ValueError:  # `when` says what is wrong with it
        return False
    return agrees and ("XXXX" not in date or said.year in {None, *scene.years})


def _same_date(said: dates.DateMention, found: dates.DateMention) -> bool:
    """Whether every part that the statement's date gives stands in the article's date."""
    pairs = ((said.year, found.year), (said.month, found.month), (said.day, found.day))
    return all(mine is None or mine == theirs for mine, theirs in pairs)
