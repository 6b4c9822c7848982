"""Claim tables of many articles about made-up events, with the truth about them.

A country has its cities, its stories, a few old events that articles of all its stories refer to,
and series ("attacks since October 2017"). An article tells one story and two other events. Some
articles give no year, some no day but a particular, some neither. Pure: the same seed gives the
same tables.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

import telling
from invented import Names
from plans import STATUSES, Answers, Origin, Plan, Pool, Said, answers, related, running
from questions import APART, HARMED, KILLED, KINDS, LOSS, OCCURRENCES, Ask, Family
from telling import DayForm, Draft, Happening
from wordings import BODIES, LANDMARKS, PARTIES, TITLES, TRADES, UNNAMED, Language
from writing import Writer

from factgen.models import ClaimTable, Status

Key = TypeVar("Key")
Ref = tuple[str, str]
"""An article's id and the key of one of its events."""
FIRST, DAYS = date(2018, 1, 1), 2100
"""Stories happen within so many days from then on."""
COUNTRY = 10
"""Stories of one country."""
FORMS: dict[DayForm | None, int] = {"full": 74, "no year": 11, "none": 8, None: 7}
"""How an article gives the day. With "none" it has a particular instead, with None nothing."""
SPOKEN: dict[Language, int] = {"en": 83, "de": 9, "es": 8}
"""The first two articles of a story are English, so that a tenth of all is not."""
TIES: tuple[Status, ...] = ("agreed", "single", "compatible", "unattributed")
"""Statuses under which an article can repeat the true count."""
HEADS = {
    ask.attribute: family[0].attribute
    for kind in KINDS.values()
    for family in kind.families
    for ask in family
}
"""Of related attributes, the one under which a fact stands."""


@dataclass(frozen=True)
class Planned:
    """What a question about a true story must come to, and by which claims."""

    status: Status
    claims: frozenset[str]


@dataclass(frozen=True)
class Corpus:
    """Tables, and what is true of them."""

    tables: tuple[ClaimTable, ...]
    events: Mapping[Ref, str]
    """The true story of every event of every article."""
    undecidable: frozenset[Ref]
    """Events whose article gives nothing by which to tell which story it is."""
    facts: Mapping[tuple[str, str], Planned]
    """By true story and attribute, which is the leftmost of related ones."""


def corpus(articles: int, seed: int) -> Corpus:
    """That many articles of 20 claims each, in about 3 ms an article."""
    return _World(articles, random.Random(seed)).corpus()


class _World:
    """Countries, one after the other, and what has been planned for them so far."""

    def __init__(self, articles: int, chance: random.Random) -> None:
        self._articles = articles
        self._chance = chance
        self._names = Names(chance)
        numbers = chance.sample(range(1, articles + 1), articles)
        self._ids = iter([f"news-{n:05}" for n in numbers])
        self._outlets = [f"{self._names.fresh()} {end}" for end in ("Post", "Courier") * 30]
        self._agencies = [f"{self._names.fresh()} Press" for _ in range(12)]
        self._plans: dict[tuple[str, str], tuple[Status, list[Said]]] = {}
        self._drafts: list[Draft] = []
        self._counts: set[tuple[str, str, int]] = set()

    def corpus(self) -> Corpus:
        sizes = self._sizes()
        for start in range(0, len(sizes), COUNTRY):
            self._country(sizes[start : start + COUNTRY])
        writer = Writer(self._chance, self._names)
        ids: dict[Said, str] = {}
        tables = []
        for draft in self._drafts:
            table, written = writer.write(draft)
            tables.append(table)
            ids |= written
        told = [((draft.id, t.key), t) for draft in self._drafts for t in draft.tellings]
        return Corpus(
            tuple(sorted(tables, key=lambda table: table.article.id)),
            {ref: t.true for ref, t in told},
            frozenset(ref for ref, t in told if not t.decidable),
            {
                key: Planned(status, frozenset(ids[said] for said in readings))
                for key, (status, readings) in self._plans.items()
            },
        )

    def _sizes(self) -> list[int]:
        """How many articles tell each story: 2 to 8, and what is left for the last."""
        sizes, left = [], self._articles
        while left:
            sizes.append(min(left, self._chance.randint(2, 8)))
            left -= sizes[-1]
        return sizes

    def _country(self, sizes: Sequence[int]) -> None:
        """All of one country: its stories, their articles, and what these say."""
        name = self._names.fresh()
        landmarks = [self._landmark(name, n) for n in range(len(LANDMARKS))]
        stories: list[Happening] = []
        for _ in sizes:
            stories.append(self._story(name, stories))
        series: dict[str, Happening] = {}
        for story, size in zip(stories, sizes, strict=True):
            before = [s for s in stories if s.city == story.city and s.kind == story.kind]
            before = [s for s in before if s.day < story.day]
            alone = not any(s.city == story.city for s in stories if s is not story)
            for n in range(size):
                draft = self._draft(story, n, alone=alone)
                if not draft.tellings[0].decidable:
                    self._tell_apart(draft, name)
                    continue
                self._tell(draft, self._chance.choice(landmarks))
                if before and self._chance.random() < 0.6:
                    earlier = self._chance.choice(before)
                    draft.tellings.append(telling.of_earlier(earlier, draft.language, self._chance))
                else:
                    self._tell(draft, self._series(story, series))
        for story in stories:
            self._plan_story(story)
        for event in (event for event in landmarks if event.tellings):
            self._plan(event, KILLED)
            self._plan(event, LOSS)
        for event in series.values():
            self._plan(event, OCCURRENCES)

    # --- What happened ---

    def _landmark(self, country: str, n: int) -> Happening:
        """An old event; those of a country differ in sort, place and year."""
        day = date(2002 + 4 * n, 1, 1) + timedelta(self._chance.randrange(1000))
        city, target = self._names.fresh(), self._names.fresh()
        return Happening(f"{city} {day.year}", str(n), city, country, day, self._pool(city), target)

    def _series(self, story: Happening, series: dict[str, Happening]) -> Happening:
        """What has happened in the country since before all its stories, of one kind."""
        if story.kind not in series:
            day = FIRST - timedelta(self._chance.randrange(30, 300))
            made = replace(story, id=f"{story.kind} in {story.country}", day=day, tellings=[])
            series[story.kind] = replace(made, pool=self._pool(story.country))
        return series[story.kind]

    def _story(self, country: str, others: Sequence[Happening]) -> Happening:
        """A story in a new city, or in one of the others': of the same kind on another day."""
        chance = self._chance
        kind, city, day = chance.choice(list(KINDS)), self._names.fresh(), self._day()
        years_matter = False
        if others and chance.random() < 0.45:
            other = chance.choice(others)
            city, here = other.city, [s for s in others if s.city == other.city]
            apart = [k for k in APART if k not in {s.kind for s in here}]
            if other.kind in APART and apart and chance.random() < 0.2:
                kind, day, years_matter = chance.choice(apart), other.day, other.years_matter
            else:
                kind = other.kind if chance.random() < 0.7 else kind
                day, years_matter = self._other_day(other, here)
        target = chance.choice(KINDS[kind].objects)
        name = f"{kind} {city} {day}"
        return Happening(name, kind, city, country, day, self._pool(city), target, years_matter)

    def _day(self) -> date:
        return FIRST + timedelta(self._chance.randrange(DAYS))

    def _other_day(self, other: Happening, here: Sequence[Happening]) -> tuple[date, bool]:
        """A day that none `here` is near to: soon after `other`, within a year, or any time. Or,
        with True, nearly the same day of another year."""
        chance = self._chance
        if chance.random() < 0.2:
            years = chance.choice((-2, -1, 1, 2))
            day = other.day + timedelta(365 * years + chance.randint(-1, 1))
            if all(abs((day - s.day).days) > 1 for s in here):
                for story in here:
                    story.years_matter = True
                return day, True
        while True:
            ahead = chance.choice((chance.randint(2, 9), chance.randint(10, 300)))
            day = other.day + timedelta(ahead) if chance.random() < 0.7 else self._day()
            if all(_within_year(day, s.day) > 1 for s in here):
                return day, any(s.years_matter for s in here)

    def _pool(self, place: str) -> Pool:
        """Who speaks of an event, and who may have done it."""
        people = [
            Origin(kind, (name, f"{title} {name}", name.split()[1]))
            for kind, title in self._chance.sample(TITLES, 5)
            for name in [self._names.person()]
        ]
        bodies = [
            Origin("organisation", tuple(form.format(place) for form in forms)) for forms in BODIES
        ]
        return Pool(
            (*people, *bodies),
            tuple(self._chance.sample(UNNAMED, 2)),
            tuple(self._chance.sample(self._agencies, 3)),
            tuple(
                pattern.format(self._names.fresh())
                for pattern in self._chance.sample(PARTIES, len(PARTIES))
            ),
        )

    # --- Which article tells it ---

    def _draft(self, story: Happening, n: int, *, alone: bool) -> Draft:
        """Article number `n` of a story, with its main event. The first two give the day and are in
        English: they bear what is planned. Where no other story is told of the city, a few give the
        day after, as of what happened at night."""
        form: DayForm | None = "full"
        language: Language = "en"
        if n > 1:
            form = _drawn(FORMS, self._chance)
            language = _drawn(SPOKEN, self._chance)
        if form == "no year" and story.years_matter:
            form = "full"
        day = story.day + timedelta(alone and n > 1 and self._chance.random() < 0.04)
        published = None
        if form == "full" and self._chance.random() < 0.7:
            published = (day + timedelta(self._chance.randrange(4))).isoformat()
        draft = Draft(
            next(self._ids),
            language,
            self._chance.choice(self._outlets),
            published,
            story.pool.named,
            story.pool.agencies,
        )
        told = replace(story, day=day)
        main = telling.of_story(told, form or "none", language, self._chance)
        main.decidable = form is not None
        if main.decidable:
            story.tellings.append((draft, main))
        draft.tellings.append(main)
        self._drafts.append(draft)
        return draft

    def _tell(self, draft: Draft, event: Happening) -> None:
        """Let an article tell of an old event or a series."""
        if event.kind in KINDS:
            told = telling.of_series(event, draft.published, draft.language)
        else:
            told = telling.of_landmark(event, draft.language, self._chance)
        event.tellings.append((draft, told))
        draft.tellings.append(told)

    def _tell_apart(self, draft: Draft, country: str) -> None:
        """Give an article that nothing ties to a story two old events that no other one tells."""
        first, second = self._chance.sample(range(len(LANDMARKS)), 2)
        for n, key in ((first, "background"), (second, "further")):
            told = telling.of_landmark(self._landmark(country, n), draft.language, self._chance)
            draft.tellings.append(replace(told, key=key))

    # --- What they say ---

    def _plan_story(self, story: Happening) -> None:
        """Plan five questions of a story, and what ties articles without a day to it."""
        kind = KINDS[story.kind]
        asks = self._chance.sample(kind.asks, 5)
        families = list(kind.families)
        undated = frozenset(n for n, (_, t) in enumerate(story.tellings) if t.time is None)
        if undated and self._chance.random() < 0.5:
            families.remove(HARMED)
            self._kill(story, undated)
        elif undated:
            tie = self._chance.choice([a for a in kind.asks if a.people or a.unit == "EUR"])
            asks = [a for a in asks if a is not tie]
            self._plan(story, tie, undated)
        for family in families:
            self._plan_family(story, family)
        for ask in asks:
            self._plan(story, ask)

    def _kill(self, story: Happening, undated: frozenset[int]) -> None:
        """Let the undated articles name a victim, and some others, a dated one among them."""
        victim, trade = self._names.person(), self._chance.choice(TRADES)
        for n, (_, told) in enumerate(story.tellings):
            if n == 0 or n in undated or self._chance.random() < 0.5:
                told.victim, told.victim_was = victim, trade

    def _plan_family(self, story: Happening, family: Family) -> None:
        draw = self._chance.random()
        if draw < 0.25:
            carriers = self._carriers(story, family[0])
            self._keep(story, family[0], *related(family, carriers, story.pool, self._chance))
        elif draw < 0.8:
            self._plan(story, self._chance.choice(family))

    def _plan(self, event: Happening, ask: Ask, undated: frozenset[int] = frozenset()) -> None:
        """Plan one question. Articles in `undated` get the true count, as what ties them."""
        carriers = self._carriers(event, ask)
        if not carriers:
            return
        given = self._answers(event, ask, tie=bool(undated))
        plan = Plan(ask, given, carriers, event.pool, self._chance, undated)
        status = _drawn(STATUSES, self._chance)
        if undated and status not in TIES:
            status = self._chance.choice(TIES)
        if ask.running and event.kind in KINDS and not undated and self._chance.random() < 0.12:
            falls = self._chance.random() < 0.4
            self._keep(event, ask, *running(plan, event.day, falls=falls))
        else:
            self._keep(event, ask, status, plan.readings(status))

    def _answers(self, event: Happening, ask: Ask, *, tie: bool) -> Answers:
        """Answers to a question. A true count is no other event's of the city, and above ten where
        it is to tie articles."""
        while True:
            given = answers(ask, event.day, event.pool, self._chance)
            number = given.exact.number
            key = event.city, ask.attribute, number
            if ask.compare != "quantity":
                return given
            if key not in self._counts and (number > 10 or not tie):
                self._counts.add(key)
                return given

    def _carriers(self, event: Happening, ask: Ask) -> list[int]:
        """Which of its tellings can answer. Words are compared within English, days where given;
        of an event of the background, whose first tellings may be in any language, all is."""
        numbers = []
        within = ask.compare in ("text", "place") or ask.many or event.tellings[0][1].role != "main"
        for n, (draft, told) in enumerate(event.tellings):
            dated = told.time is not None and told.time.date == event.day.isoformat()
            if (dated or ask.compare != "date") and (draft.language == "en" or not within):
                numbers.append(n)
        return numbers

    def _keep(self, event: Happening, ask: Ask, status: Status, readings: list[Said]) -> None:
        """Hand each reading to its article."""
        head = HEADS.get(ask.attribute, ask.attribute)
        self._plans[event.id, head] = status, readings
        for said in readings:
            event.tellings[said.by][1].said.append(said)


def _drawn(weights: Mapping[Key, int], chance: random.Random) -> Key:
    return chance.choices(list(weights), list(weights.values()))[0]


def _within_year(a: date, b: date) -> int:
    """The fewest days between two days whose years do not count, in a leap year or another."""
    leap, common = (
        abs((date(year, a.month, 1) - date(year, b.month, 1)).days + a.day - b.day)
        for year in (2000, 2001)
    )
    return min(leap, common, 365 - common)
