"""Gold as records: the labels of one article become a claim table like that of a run, so that all
that reads claim tables reads gold. Every fault of a file is found, with its line."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from factgen import cues, dates
from factgen.checks import SNAKE
from factgen.cited import Scene, stands
from factgen.errors import InputError
from factgen.evaluate.goldfile import (
    Accepted,
    GoldFile,
    WrittenClaim,
    WrittenTime,
    quantity,
    source,
)
from factgen.fold import fold
from factgen.ground import identity
from factgen.located import Document, Fault, Where, read_yaml, text_of, validate
from factgen.models import (
    Article,
    Claim,
    ClaimTable,
    Event,
    Mention,
    Provenance,
    Quantity,
    Source,
)
from factgen.names import unnamed
from factgen.numerals import find_numbers
from factgen.quantity import missing, to_notation
from factgen.wording import Reported, as_reported

LEAST = 12
"""Fewest claims of an article's gold."""
OPTIONAL = 0.1
"""Largest share of optional rows."""
_FIGURES = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_SCALES = tuple(Decimal(10) ** power for power in (0, 3, 6, 9))
_PROVENANCE = Provenance(
    template="gold", template_hash="", prompt_hash="", schema_hash="", model="", stage="extract"
)


@dataclass(frozen=True)
class Gold:
    """The labels of one article."""

    table: ClaimTable
    """Its claims in the order of the file; their ids are `article:id`."""
    file: str
    labelled_by: str
    version: str
    """sha256 of the file's text, 64 hex digits."""
    optional: frozenset[str] = frozenset()
    """Ids of arguable claims."""
    accepted: Mapping[str, Accepted] = field(default_factory=dict)
    """By claim id."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """By claim id, the line in `file`."""


def read(path: Path, article: Article) -> Gold:
    """The labels in `path`, of `article`. Raises InputError with all that is wrong with them."""
    gold, faults = check(path, article)
    if gold is None or faults:
        raise InputError("\n".join(str(fault) for fault in faults))
    return gold


def check(
    path: Path, article: Article, *, settled: bool = False
) -> tuple[Gold | None, list[Fault]]:
    """The labels in `path` and their faults, in the order of their lines; None where nothing can be
    read. `settled` gold must also have enough claims and few optional ones."""
    text = text_of(path)
    document, faults = read_yaml(text, str(path))
    if document is None:
        return None, faults
    written, shape = validate(document, GoldFile)
    if written is None:
        return None, sorted([*faults, *shape])
    builder = _Builder(written, document, article)
    version = hashlib.sha256(text.encode()).hexdigest()
    gold = builder.gold(str(path), version)
    found = {*faults, *builder.faults}
    if settled:
        found.update(_settled(written, document))
    return gold, sorted(found)


def _settled(written: GoldFile, document: Document) -> Iterator[Fault]:
    count = len(written.claims)
    if count < LEAST:
        yield document.fault(("claims",), f"{count} claims; gold has at least {LEAST}")
    for number, claim in enumerate(written.claims):
        if claim.unsettled:
            what = f"`{claim.id}` is not settled: decide on {', '.join(claim.unsettled)}"
            yield document.fault(("claims", number), f"{what}, then delete `unsettled`")
    arguable = sum(claim.optional for claim in written.claims)
    if arguable > OPTIONAL * count:
        yield document.fault(
            ("claims",), f"{arguable} of {count} rows are optional; at most a tenth may be"
        )


class _Builder:
    """Makes records of a file, noting faults on the way."""

    def __init__(self, written: GoldFile, document: Document, article: Article) -> None:
        self.written = written
        self.document = document
        self.article = article
        self.scene = Scene(article, {}, {})
        self.faults: list[Fault] = []

    def gold(self, file: str, version: str) -> Gold:
        """The labels; what has faults is left out of them."""
        if self.written.article != self.article.id:
            what = f"labels {self.written.article!r}, but stands for {self.article.id!r}"
            self._fault(("article",), what)
        events = self._events()
        claims: dict[str, Claim] = {}
        lines, accepted, optional = {}, {}, set()
        said: dict[str, str] = {}
        for number, row in enumerate(self.written.claims):
            where = ("claims", number)
            name = f"{self.article.id}:{row.id}"
            if name in claims:
                self._fault((*where, "id"), f"there is a claim `{row.id}` already")
            if row.event not in events:
                self._fault((*where, "event"), f"`{row.event}` is not in `events`")
            claim = self._claim(row, name, number)
            if claim is None:
                continue
            if (twin := said.setdefault(identity(claim), row.id)) != row.id:
                what = f"says the same as `{twin}`: make one row of them, with two mentions"
                self._fault(where, what)
            claims[name] = claim
            lines[name] = self.document.lines.get(where, 1)
            accepted[name] = row.accepted
            if row.optional:
                optional.add(name)
            self._accepted(row.accepted, (*where, "accepted"), events)
        return Gold(
            table=ClaimTable(
                article=self.article, events=tuple(events.values()), claims=tuple(claims.values())
            ),
            file=file,
            labelled_by=self.written.labelled_by,
            version=version,
            optional=frozenset(optional),
            accepted=accepted,
            lines=lines,
        )

    def _events(self) -> dict[str, Event]:
        events: dict[str, Event] = {}
        for number, row in enumerate(self.written.events):
            where = ("events", number)
            if row.key in events:
                self._fault((*where, "key"), f"there is an event `{row.key}` already")
            self._time(row.time, (*where, "time"))
            events[row.key] = Event(
                article=self.article.id,
                key=row.key,
                label=row.label,
                time=row.time.time() if row.time else None,
                place=row.place,
                role=row.role,
            )
        return events

    def _claim(self, row: WrittenClaim, name: str, number: int) -> Claim | None:
        where = ("claims", number)
        self._attribute(row.attribute, (*where, "attribute"))
        self._time(row.time, (*where, "time"))
        chain = self._chain(row.sources, (*where, "sources"))
        mentions = [self._mention(m, (*where, "evidence", i)) for i, m in enumerate(row.evidence)]
        evidence = tuple(mention for mention in mentions if mention)
        if not evidence:
            return None
        counted = quantity(row.quantity)
        texts = [self._sentences(mention) for mention in evidence]
        if counted is not None:
            if row.polarity == "negative" and counted.low == counted.high == 0:
                self._fault((*where, "polarity"), "a count of zero is a count, and positive")
            reasons = [unborne(counted, text, self.article.language) for text in texts]
            if all(reasons):
                self._fault((*where, "quantity"), str(reasons[0]))
        wording = Reported(
            row.statement, row.attribute, row.value, row.certainty, chain, "\n".join(texts)
        )
        return Claim(
            id=name,
            article=self.article.id,
            event=row.event,
            statement=row.statement,
            as_reported=as_reported(wording, self.article.text, self.article.language),
            attribute=row.attribute,
            scope=row.scope,
            part=row.part,
            value=row.value,
            quantity=counted,
            time=row.time.time() if row.time else None,
            sources=chain,
            polarity=row.polarity,
            certainty=row.certainty,
            evidence=evidence,
            provenance=_PROVENANCE,
        )

    def _accepted(self, accepted: Accepted, where: Where, events: Mapping[str, Event]) -> None:
        """An alternative must be what its slot must be: with a typo it would never be met."""
        for i, key in enumerate(accepted.event):
            if key not in events:
                self._fault((*where, "event", i), f"`{key}` is not in `events`")
        for i, name in enumerate(accepted.attribute):
            self._attribute(name, (*where, "attribute", i))
        for i, time in enumerate(accepted.time):
            self._time(time, (*where, "time", i))
        for i, chain in enumerate(accepted.sources):
            self._chain(chain, (*where, "sources", i))

    def _attribute(self, name: str, where: Where) -> None:
        if not SNAKE.fullmatch(name):
            self._fault(where, f"`{name}` is not snake_case")

    def _chain(self, texts: Sequence[str], where: Where) -> tuple[Source, ...]:
        chain = tuple(source(text) for text in texts)
        for i, link in enumerate(chain):
            if strangers := unnamed(link.name, self.scene.vocabulary):
                self._fault((*where, i), f"the article never says {', '.join(strangers)}")
        return chain

    def _sentences(self, mention: tuple[Mention, ...]) -> str:
        return "\n".join(self.article.sentence(n) for n in sorted({m.sentence for m in mention}))

    def _mention(self, quotes: list[str], where: Where) -> tuple[Mention, ...]:
        found: list[Mention] = []
        for i, quote in enumerate(quotes):
            spans = spans_of(quote, self.article.text)
            if not spans:
                what = f"{quote!r} does not stand in {self.article.id}; copy it exactly"
                self._fault((*where, i), what)
            elif len(spans) > 1:
                what = f"{quote!r} stands {len(spans)} times in {self.article.id}; quote more of it"
                self._fault((*where, i), what)
            else:
                found += _parted(spans[0], self.article)
        return tuple(found)

    def _time(self, time: WrittenTime | None, where: Where) -> None:
        if time is None:
            return
        if not any((time.date, time.words, time.clock)):
            self._fault(where, "says nothing: leave it out")
        try:
            if time.date is not None:
                dates.parse(time.date)
            if (hour := time.time().clock) is not None:
                dates.check_clock(hour)
        except ValueError as error:
            self._fault(where, str(error))
        if time.words and not stands(time.words, self.article.text):
            self._fault((*where, "words"), f"{time.words!r} does not stand in the article")

    def _fault(self, where: Where, text: str) -> None:
        self.faults.append(self.document.fault(where, text))


def unborne(counted: Quantity, text: str, language: str) -> str | None:
    """Why cited sentences do not bear a number; None where they do. People know more of a text
    than `find_numbers` does: the figures must stand there, and none needs a negation."""
    found = find_numbers(text, language)
    reason = missing(found, counted)
    if counted.low == counted.high == 0:
        return None if cues.negators(text, language) else reason
    notation = to_notation(counted)
    written = {Decimal(figure.replace(",", "")) for figure in _FIGURES.findall(notation)}
    printed = {abs(core) for number in found for core in number.core} | set(_printed(text))
    # A cell of a table may stand under "£ million".
    return None if written <= {one * scale for one in printed for scale in _SCALES} else reason


def _printed(text: str) -> Iterator[Decimal]:
    """The figures of `text` in digits as they are printed, by either way of writing decimals."""
    for figure in re.findall(r"[0-9]+(?:[.,][0-9]+)*", text):
        for thousands, point in ((",", "."), (".", ",")):
            plain = figure.replace(thousands, "").replace(point, ".")
            if plain.count(".") < 2:
                yield Decimal(plain)


def spans_of(quote: str, text: str) -> list[tuple[int, int]]:
    """The ranges of `text` in which `quote` stands in whole words, however its quotation marks,
    dashes and blanks are set; none overlaps another."""
    out: list[tuple[int, int]] = []
    start = 0
    while (span := fold(text[start:]).find(quote)) is not None:
        out.append((start + span[0], start + span[1]))
        start += span[1]
    return out


def located(quotes: Sequence[str], article: Article) -> tuple[Mention, ...]:
    """The places of `quotes`, the first of each; empty where one stands nowhere."""
    found: list[Mention] = []
    for quote in quotes:
        spans = spans_of(quote, article.text)
        if not spans:
            return ()
        found += _parted(spans[0], article)
    return tuple(found)


def _parted(span: tuple[int, int], article: Article) -> Iterator[Mention]:
    """A quote cut at the ends of its sentences."""
    for number, (start, end) in enumerate(article.sentences, 1):
        first, last = max(start, span[0]), min(end, span[1])
        if first < last:
            yield Mention(sentence=number, start=first, end=last, quote=article.text[first:last])
