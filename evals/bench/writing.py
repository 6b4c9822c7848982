"""One generated article: what it is to say, and the claim table that says it.

Every claim has a sentence of its own, made from its value, origin and hedge in the language of the
article, so that offsets and quotes are those of a real text.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from invented import Names
from plans import Origin, Said, Value
from questions import OCCURRENCES, Ask, number_text, quantity
from telling import Draft, Telling
from wordings import (
    BY,
    CHILDREN,
    DENIED,
    DETAILS,
    FILLERS,
    HEDGES,
    JOINTS,
    NO,
    OWN,
    QUOTED,
    TOLD,
    WITHOUT_LIMIT,
    Language,
    day_text,
    month_text,
)

from factgen.models import (
    Article,
    Certainty,
    Claim,
    ClaimTable,
    Event,
    Mention,
    Part,
    Polarity,
    Provenance,
    Quantity,
    Source,
    Time,
)
from factgen.quantity import interval

CLAIMS = 20
_MADE = Provenance(
    template="generated",
    template_hash="0" * 64,
    prompt_hash="0" * 64,
    schema_hash="0" * 64,
    model="none",
    stage="extract",
)


@dataclass(frozen=True)
class Row:
    """A claim before it has a place in the text."""

    telling: Telling
    attribute: str
    scope: str
    part: Part
    value: str
    words: str
    """The claim as a clause."""
    origin: Origin | None
    quantity: Quantity | None = None
    time: Time | None = None
    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
    copied: str | None = None
    said: Said | None = None


class Writer:
    """Writes drafts. Sentences that are copied from article to article are kept between them."""

    def __init__(self, chance: random.Random, names: Names) -> None:
        self._chance = chance
        self._names = names
        self._copied: dict[str, str] = {}

    def write(self, draft: Draft) -> tuple[ClaimTable, dict[Said, str]]:
        """The table of an article, and the claim ids of what was planned.

        ValueError where there is more to say than `CLAIMS`.
        """
        rows = list(self._rows(draft))
        sentences = [draft.tellings[0].label]
        sources = []
        for row in rows:
            chain = self._chain(row, draft)
            sentences.append(self._sentence(row, chain, draft.language))
            sources.append(chain)
        article = _article(draft, sentences)
        claims = tuple(
            _claim(article, number, row, chain)
            for number, (row, chain) in enumerate(zip(rows, sources, strict=True), 2)
        )
        events = tuple(_event(draft.id, telling) for telling in draft.tellings)
        ids = {row.said: claim.id for row, claim in zip(rows, claims, strict=True) if row.said}
        return ClaimTable(article=article, events=events, claims=claims), ids

    def _rows(self, draft: Draft) -> Iterator[Row]:
        """What is planned, then others until there are `CLAIMS`; at least one of each event."""
        rows = [self._row(t, said, draft) for t in draft.tellings for said in t.said]
        rows += [self._victim(t, t.victim) for t in draft.tellings if t.victim]
        bare = [t for t in draft.tellings if not (t.said or t.victim)]
        if len(rows) + len(bare) > CLAIMS:
            raise ValueError(f"article {draft.id} has more to say than {CLAIMS} claims")
        yield from rows
        for telling in bare:
            yield self._filler(telling, draft)
        for _ in range(CLAIMS - len(rows) - len(bare)):
            telling = self._chance.choice((draft.tellings[0], *draft.tellings))
            yield self._filler(telling, draft)

    # --- Rows ---

    def _row(self, telling: Telling, said: Said, draft: Draft) -> Row:
        ask, value, language = said.ask, said.value, draft.language
        text, number = self._value(ask, value, language)
        none = ask.compare == "quantity" and not value.number
        words = ask.phrase[language].format(value=NO[language] if none else text)
        scope, part = self._scope(telling, said, language)
        if value.part:
            words = words.replace(ask.counted[language], CHILDREN[language])
        if value.denied:
            words = DENIED[language].format(words)
        if said.as_of:
            words = BY[language].format(day_text(said.as_of, language)).format(words)
        return Row(
            telling,
            ask.attribute,
            scope,
            part,
            text,
            HEDGES[said.certainty][language].format(words),
            said.origin,
            number,
            _time(said),
            "negative" if value.denied else "positive",
            said.certainty,
            said.copied,
            said,
        )

    def _value(self, ask: Ask, value: Value, language: Language) -> tuple[str, Quantity | None]:
        if ask.compare == "quantity":
            if ask.unit == "km" and not value.sign and self._chance.random() < 0.3:
                metres = value.number * 1000
                number = interval("", Decimal(metres), "m")
                return f"{metres} m", number
            spelt = self._chance.random() < 0.5
            text = number_text(ask, value.sign, value.number, language, spelt=spelt)
            return text, quantity(ask, value.sign, value.number)
        if value.day:
            write = month_text if value.month_only else day_text
            return write(value.day, language), None
        if value.text is None:
            raise ValueError(f"no answer to {ask.attribute}")
        text = value.text[language]
        if ask.compare == "party" and text[0].isupper() and self._chance.random() < 0.4:
            text = {"en": "the ", "de": "die ", "es": "la "}[language] + text
        return text, None

    def _scope(self, telling: Telling, said: Said, language: Language) -> tuple[str, Part]:
        """What a row is about: the event, or what is counted, in one of some wordings."""
        ask, draw = said.ask, self._chance.random()
        english = language == "en"
        if ask.compare != "quantity":
            noun = telling.label if english and draw < 0.3 else telling.noun
            return ask.counted[language].format(noun=noun), "unknown"
        if said.value.part:
            return CHILDREN[language], "part"
        counted = ask.counted[language].format(label=telling.label)
        if ask.unit or ask.step != 1 or ask is OCCURRENCES:
            return counted, "total"
        if english and ask.alike and draw < 0.2:
            counted = self._chance.choice(ask.alike)
        if said.plain:
            return WITHOUT_LIMIT[language].format(counted), "total"
        if not english or draw < 0.5:
            return counted, "unknown"
        return f"{counted}, in the {telling.noun}", "total"

    def _victim(self, telling: Telling, name: str) -> Row:
        words = f"{telling.victim_was} {name} was killed"
        scope = f"the {telling.victim_was}"
        return Row(telling, "killed", scope, "unknown", name, words, None)

    def _filler(self, telling: Telling, draft: Draft) -> Row:
        attribute, values = self._chance.choice(FILLERS)
        value = values[draft.language].format(self._names.word().capitalize())
        who = self._chance.choice((*draft.speakers, None))
        if attribute == "reaction":
            who = who or draft.speakers[0]
            value = f"{value}, {self._names.word()}"
        limit = f", at {self._names.word().capitalize()}" if self._chance.random() < 0.5 else ""
        scope = f"the {telling.noun}{limit}"
        return Row(telling, attribute, scope, "unknown", value, value, who)

    # --- Sentences ---

    def _chain(self, row: Row, draft: Draft) -> tuple[Source, ...]:
        """The links of an origin, nearest first. A named one may stand in an agency's report."""
        origin = row.origin
        if origin is None:
            return ()
        forms = origin.forms if draft.language == "en" else origin.forms[:1]
        last = Source(name=self._chance.choice(forms), kind=origin.kind)
        via = origin.via
        named = origin.forms[0][0].isupper()
        if via is None and named and self._chance.random() < 0.3:
            via = self._chance.choice(draft.agencies)
        return (Source(name=via, kind="media"), last) if via else (last,)

    def _sentence(self, row: Row, chain: tuple[Source, ...], language: Language) -> str:
        if row.copied and row.copied in self._copied:
            return self._copied[row.copied]
        pattern = self._chance.choice((TOLD if chain else OWN)[language])
        who = chain[-1].name if chain else ""
        # A copy gives no agency: its sentence is the same in both articles.
        if len(chain) > 1 and not row.copied:
            who = QUOTED[language].format(who, chain[0].name)
        text = pattern.format(claim=row.words, detail=self._detail(language), who=who)
        text = text[0].upper() + text[1:]
        if row.copied:
            self._copied[row.copied] = text
        return text

    def _detail(self, language: Language) -> str:
        """Two places that nobody has heard of."""
        of, and_ = JOINTS[language]
        places = (
            f"{' '.join(map(self._chance.choice, DETAILS[language]))} {of} "
            f"{self._names.word().capitalize()}"
            for _ in range(2)
        )
        return f" {and_} ".join(places)


def _time(said: Said) -> Time | None:
    if said.as_of:
        return Time(date=said.as_of.isoformat())
    day = said.value.day
    if day is None:
        return None
    return Time(date=day.isoformat()[:7] if said.value.month_only else day.isoformat())


def _article(draft: Draft, sentences: list[str]) -> Article:
    ranges, at = [], 0
    for sentence in sentences:
        ranges.append((at, at + len(sentence)))
        at += len(sentence) + 1
    text = "\n".join(sentences)
    return Article(
        id=draft.id,
        title=sentences[0],
        outlet=draft.outlet,
        published=draft.published,
        language=draft.language,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        sentences=tuple(ranges),
    )


def _event(article: str, telling: Telling) -> Event:
    return Event(
        article=article,
        key=telling.key,
        label=telling.label,
        time=telling.time,
        place=telling.place,
        role=telling.role,
    )


def _claim(article: Article, number: int, row: Row, chain: tuple[Source, ...]) -> Claim:
    """The claim whose words are sentence `number`."""
    start, end = article.sentences[number - 1]
    mention = Mention(sentence=number, start=start, end=end, quote=article.text[start:end])
    statement = f"{row.words[0].upper()}{row.words[1:]} ({row.telling.label})."
    heads = ", ".join(source.name for source in chain)
    return Claim(
        id=f"{article.id}:{number:08x}",
        article=article.id,
        event=row.telling.key,
        statement=statement,
        as_reported=f"{heads}: {statement}" if heads else statement,
        attribute=row.attribute,
        scope=row.scope,
        part=row.part,
        value=row.value,
        quantity=row.quantity,
        time=row.time,
        sources=chain,
        polarity=row.polarity,
        certainty=row.certainty,
        evidence=((mention,),),
        provenance=_MADE,
    )
