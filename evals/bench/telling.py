"""How one article tells of an event: label, day, place; whether the text settles which event it is.

The same event gets other words in other articles: "raid on the market in X", "Angriff in X". A day
stands with its year, without it, or not at all.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from plans import Origin, Pool, Said
from questions import KINDS
from wordings import BACKGROUND, LANDMARKS, SINCE, Language, day_text, month_text, yearless

from factgen.models import Role, Time

DayForm = Literal["full", "no year", "none"]


@dataclass
class Telling:
    """One event as one article tells it: its row, the word for it, what is to be said of it."""

    key: str
    true: str
    """Id of the true story."""
    label: str
    noun: str
    time: Time | None
    place: str | None
    role: Role = "background"
    decidable: bool = True
    """Whether the text settles which event it is."""
    said: list[Said] = field(default_factory=list)
    victim: str | None = None
    """A named person who was killed."""
    victim_was: str = ""
    """Trade of that person."""


@dataclass
class Draft:
    """What one article is to tell, and who may be quoted in it besides."""

    id: str
    language: Language
    outlet: str | None
    published: str | None
    speakers: Sequence[Origin]
    agencies: Sequence[str]
    tellings: list[Telling] = field(default_factory=list)


@dataclass
class Happening:
    """A true event of some `kind`, with those tellings of it about which something is planned."""

    id: str
    kind: str
    city: str
    country: str
    day: date
    pool: Pool
    target: str = ""
    """What was struck, or where it was; of an old event its name."""
    years_matter: bool = False
    """Another one of its city fell on the same days of another year."""
    tellings: list[tuple[Draft, Telling]] = field(default_factory=list)


def of_story(story: Happening, form: DayForm, language: Language, chance: random.Random) -> Telling:
    """A story as main event."""
    noun = chance.choice(KINDS[story.kind].nouns[language])
    label = _label(story, noun, language, chance)
    if form == "full" and language == "en" and chance.random() < 0.15:
        label += f" on {yearless(story.day, language)}"
    return Telling(
        key=noun.replace(" ", "_").lower(),
        true=story.id,
        label=label,
        noun=noun,
        time=_day(story.day, form, language),
        place=_place(story, language, chance),
        role="main",
    )


def of_earlier(story: Happening, language: Language, chance: random.Random) -> Telling:
    """A story to which an article on a later one refers."""
    noun = chance.choice(KINDS[story.kind].nouns[language])
    label = _label(story, noun, language, chance)
    if language == "en" and chance.random() < 0.5:
        label = f"earlier {label}"
    form: DayForm = "full" if story.years_matter or chance.random() < 0.8 else "no year"
    time, place = _day(story.day, form, language), _place(story, language, chance)
    return Telling("earlier", story.id, label, noun, time, place)


def of_landmark(event: Happening, language: Language, chance: random.Random) -> Telling:
    """An old event with its day, or its month only."""
    template = chance.choice(LANDMARKS[int(event.kind)][language])
    label = template.format(name=event.target, city=event.city)
    whole = chance.random() < 0.85
    time = _day(event.day, "full", language) if whole else _month(event.day, language)
    place = chance.choice((event.city, f"{event.city}, {event.country}", None))
    return Telling("background", event.id, label, BACKGROUND[language], time, place)


def of_series(event: Happening, published: str | None, language: Language) -> Telling:
    """A series that goes on, or that is told up to the day of the article."""
    plural = KINDS[event.kind].plural[language]
    since = month_text(event.day, language)
    until = published or ".."
    time = Time(date=f"{event.day.isoformat()[:7]}/{until}", words=since)
    label = SINCE[language].format(plural, event.country, since)
    return Telling("series", event.id, label, plural, time, event.country)


def _label(story: Happening, noun: str, language: Language, chance: random.Random) -> str:
    if language != "en" or chance.random() < 0.3:
        return f"{noun} {'en' if language == 'es' else 'in'} {story.city}"
    return f"{noun} {KINDS[story.kind].at} the {story.target} in {story.city}"


def _place(story: Happening, language: Language, chance: random.Random) -> str | None:
    """The city, mostly; the label always names it."""
    whole = f"{story.city}, {story.country}"
    places = [*[story.city] * 10, *[whole] * 4, None, None, story.country]
    if language == "en":
        places += [f"{story.target} in {story.city}", f"central {story.city}"] * 2
    return chance.choice(places)


def _day(day: date, form: DayForm, language: Language) -> Time | None:
    if form == "none":
        return None
    if form == "no year":
        return Time(date=f"XXXX-{day:%m-%d}", words=yearless(day, language))
    return Time(date=day.isoformat(), words=day_text(day, language))


def _month(day: date, language: Language) -> Time:
    return Time(date=day.isoformat()[:7], words=month_text(day, language))
