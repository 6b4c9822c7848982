"""From a model's draft to grounded claims: offsets, quotes, intervals and wording computed here.

A row that passes every check becomes a `Claim`; one that does not goes back with its faults
(`Refused`). Nothing is mended silently and nothing is guessed: a quote is a slice of the article, a
quantity what its words bear, a basis what stands written.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from factgen import checks, dates, timing
from factgen.cited import Cited, Scene
from factgen.draft import DraftClaim, DraftEvent, DraftSource, DraftTime
from factgen.fold import fold
from factgen.models import (
    Article,
    Claim,
    Event,
    Mention,
    Provenance,
    Quantity,
    Source,
    Time,
)
from factgen.names import content, strange, vocabulary
from factgen.wording import Reported, as_reported


@dataclass(frozen=True)
class Refused:
    """A row that failed its checks: its place in the answer, itself, and its faults."""

    number: int
    row: DraftClaim
    faults: tuple[str, ...]


@dataclass(frozen=True)
class RefusedEvent:
    """An event whose label, time or place failed; it stands without them meanwhile."""

    event: DraftEvent
    faults: tuple[str, ...]


@dataclass(frozen=True)
class Grounded:
    """The rows of one answer that passed, by their place in it, and those that did not."""

    claims: Mapping[int, Claim]
    refused: tuple[Refused, ...]


def events(
    drafts: Iterable[DraftEvent], article: Article
) -> tuple[dict[str, Event], tuple[RefusedEvent, ...]]:
    """The events of an answer by key, and the faults found in them.

    An event is kept even where its time or place is refused, without that part: its rows may be
    right. Of two events with one key the first counts.
    """
    scene = Scene(article, {}, {})
    kept: dict[str, Event] = {}
    refused = []
    for draft in drafts:
        if draft.key in kept:
            continue
        time_faults = timing.when(draft.time, scene, "`time`")
        place_faults = [
            f"`place`: the article never says {name}"
            for name in strange(draft.place or "", scene.vocabulary, article.language)
        ]
        label_faults = [
            f"`label`: the article never says {name}"
            for name in strange(draft.label, scene.vocabulary, article.language)
        ]
        kept[draft.key] = Event(
            article=article.id,
            key=draft.key,
            label=draft.key.replace("_", " ") if label_faults else draft.label,
            role=draft.role,
            time=None if time_faults else _event_time(draft.time, article),
            place=None if place_faults else draft.place,
        )
        if faults := (*time_faults, *place_faults, *label_faults):
            refused.append(RefusedEvent(draft, tuple(faults)))
    return kept, tuple(refused)


def sources(drafts: Iterable[DraftSource]) -> dict[str, Source]:
    """The sources of an answer by name; of two with one name the first counts."""
    kept: dict[str, Source] = {}
    for draft in drafts:
        kept.setdefault(draft.name, Source(name=draft.name, kind=draft.kind))
    return kept


def ground(rows: Mapping[int, DraftClaim], scene: Scene, provenance: Provenance) -> Grounded:
    """Check `rows` (by their number in the answer) and build the claims of those that pass."""
    claims: dict[int, Claim] = {}
    refused: list[Refused] = []
    for number, row in rows.items():
        built, faults = _row(row, scene, provenance)
        if built is None:
            refused.append(Refused(number, row, tuple(dict.fromkeys(faults))))
        else:
            claims[number] = built
    return Grounded(claims, tuple(refused))


def _row(row: DraftClaim, scene: Scene, provenance: Provenance) -> tuple[Claim | None, list[str]]:
    faults = checks.references(row, scene)
    if faults:
        return None, faults
    mentions, faults = checks.locate(row, scene)
    quantity, more = checks.quantity(row)
    faults += more
    if not more:
        faults += _borne(row, quantity, mentions)
    faults += checks.attribution(row, mentions)
    faults += checks.mentioned(row, mentions)
    faults += checks.supported(row, mentions)
    faults += timing.when(row.time, scene)
    faults += checks.statement(row, mentions, scene)
    faults += checks.leaks(row, scene)
    if faults:
        return None, faults
    return _claim(row, quantity, mentions, scene, provenance), []


def _borne(row: DraftClaim, quantity: Quantity | None, mentions: Sequence[Cited]) -> list[str]:
    """The faults of the mention that bears the row best: a headline need not bear its number."""
    tried = [
        [
            *checks.numbers(row, quantity, mention),
            *checks.polarity(row, quantity, mention),
            *checks.certainty(row, mention),
        ]
        for mention in mentions
        if row.words is None or mention.words is not None or len(mentions) == 1
    ]
    return min(tried, key=len, default=[])


def _claim(
    row: DraftClaim,
    quantity: Quantity | None,
    mentions: Sequence[Cited],
    scene: Scene,
    provenance: Provenance,
) -> Claim:
    article = scene.article
    chain = tuple(scene.sources[name] for name in row.by)
    text = "\n".join(mention.text for mention in mentions)
    wording = Reported(row.says, row.attr, row.value, row.sure, chain, text)
    claim = Claim(
        id="",
        article=article.id,
        event=row.event,
        statement=row.says.strip(),
        as_reported=as_reported(wording, article.text, article.language),
        attribute=row.attr,
        scope=row.scope.strip(),
        part=row.part,
        value=row.value.strip(),
        quantity=quantity,
        time=_time(row.time, article, text),
        sources=chain,
        polarity="negative" if row.neg else "positive",
        certainty=row.sure,
        evidence=tuple(_evidence(mention) for mention in mentions),
        context=_context(row, mentions, scene),
        provenance=provenance,
    )
    return claim.model_copy(update={"id": claim_id(claim)})


def _evidence(mention: Cited) -> tuple[Mention, ...]:
    """The sentences of a mention; where words are cited, their sentence is narrowed to them."""
    article = mention.scene.article
    out = []
    for number in mention.sentences:
        start, end = article.sentences[number - 1]
        if mention.words and start <= mention.words[0] < end:
            start, end = mention.words
        out.append(Mention(sentence=number, start=start, end=end, quote=article.text[start:end]))
    return tuple(out)


def _time(draft: DraftTime | None, article: Article, text: str) -> Time | None:
    """The time with its basis: stated where `text` has every part of the date in one place."""
    if draft is None or not any((draft.date, draft.words, draft.clock)):
        return None
    inferred = draft.date is not None and not dates.written(text, draft.date, article.language)
    return Time(
        date=draft.date,
        clock=draft.hour,
        zone=draft.zone,
        words=draft.words,
        basis="inferred" if inferred else "stated",
    )


def _event_time(draft: DraftTime | None, article: Article) -> Time | None:
    """An event's time; stated where its own words, or failing these the text, have the date."""
    return _time(draft, article, (draft and draft.words) or article.text)


def _context(row: DraftClaim, mentions: Sequence[Cited], scene: Scene) -> tuple[int, ...]:
    """For each name or time in the row that its evidence lacks, the nearest sentence before that
    has it, else the nearest after."""
    cited = {n for mention in mentions for n in mention.sentences}
    first = min(cited)
    article = scene.article
    held = content("\n".join(mention.text for mention in mentions))
    wanted = [name for name in _named(row) if name not in held]
    wanted += [name for name in row.by if not content(name) & held]
    if row.time and row.time.words:
        wanted.append(row.time.words)
    found: set[int] = set()
    order = sorted(range(1, len(article.sentences) + 1), key=lambda n: (n > first, abs(n - first)))
    for name in wanted:
        for number in order:
            text = article.sentence(number)
            if name in content(text) or fold(text).find(name):
                found.add(number)
                break
    return tuple(sorted(found - cited))


def _named(row: DraftClaim) -> list[str]:
    """Keys of the names in the statement."""
    return list(dict.fromkeys(name.casefold() for name in strange(row.says, vocabulary(""))))


def claim_id(claim: Claim) -> str:
    """Article and eight hex digits of what the row says: the same row has the same id always."""
    said = claim.model_dump(
        mode="json",
        include={
            "event",
            "attribute",
            "scope",
            "part",
            "value",
            "quantity",
            "time",
            "sources",
            "polarity",
            "certainty",
            "statement",
        },
    )
    text = json.dumps(said, sort_keys=True, ensure_ascii=False)
    return f"{claim.article}:{hashlib.sha256(text.encode()).hexdigest()[:8]}"


def merge(claims: Iterable[Claim]) -> tuple[tuple[Claim, ...], int]:
    """Claims in order of their first evidence, those that say the same as one row with all
    mentions, in the words of the earliest; and how many rows that saved."""
    kept: dict[str, Claim] = {}
    saved = 0
    for claim in sorted(claims, key=_place):
        key = identity(claim)
        if key not in kept:
            kept[key] = claim
            continue
        saved += 1
        old = kept[key]
        mentions = tuple(dict.fromkeys((*old.evidence, *claim.evidence)))
        cited = {m.sentence for mention in mentions for m in mention}
        context = tuple(sorted({*old.context, *claim.context} - cited))
        kept[key] = old.model_copy(update={"evidence": mentions, "context": context})
    return tuple(kept.values()), saved


def _place(claim: Claim) -> tuple[int, int, str]:
    """Where a claim stands in its article; the id, so that their order does not matter."""
    first = claim.evidence[0][0]
    return first.sentence, first.start, claim.id


def identity(claim: Claim) -> str:
    """What two rows of one article share if they are one claim made twice."""
    said = claim.model_dump(
        mode="json", include={"event", "attribute", "part", "quantity", "polarity", "certainty"}
    )
    said["scope"] = fold(claim.scope).text
    said["value"] = fold(claim.value).text if claim.quantity is None else ""
    said["time"] = claim.time.model_dump(exclude={"words", "basis"}) if claim.time else None
    said["by"] = [fold(source.name).text for source in claim.sources]
    return json.dumps(said, sort_keys=True)
