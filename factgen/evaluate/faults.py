"""The faults that news cannot afford, each counted against what it could have happened to, with the
rows that show it. Those of pairs need gold; grounding, support and copying need none. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pydantic import ValidationError

from factgen import cited
from factgen.draft import DraftClaim
from factgen.evaluate.align import Alignment, align
from factgen.evaluate.gold import Gold, unborne
from factgen.evaluate.goldfile import Accepted
from factgen.evaluate.likeness import Weights, covered, overlap
from factgen.evaluate.slots import Mark, Row, same_party, surer
from factgen.fold import fold
from factgen.models import Claim, ClaimTable, Dropped, Mention, Provenance, Quantity
from factgen.names import content
from factgen.numerals import find_numbers

NAMES = {
    "attribution_dropped": "a sourced claim told in the article's own voice",
    "attribution_invented": "the article's own voice told as a source's",
    "wrong_speaker": "another source than the article's",
    "surer_than_source": "a hedge lost or made weaker",
    "wrong_number": "another number",
    "wrong_bound": "the right number with another bound, or its unit left out",
    "wrong_numeral": "another number where the article has digits",
    "polarity_flipped": "a denial told as a claim, or a claim as a denial",
    "event_confused": "told of another event",
    "unsupported": "a number, or all words of a value, that the evidence does not hold",
    "duplicate": "said again in a second row",
    "ungrounded": "a quote that is not the article's at its place",
    "example_text": "words of the prompt's example",
    "orders_obeyed": "an article gave orders, and they were followed",
    "first_try_refused": "a row that failed its checks at first",
    "first_try_invalid": "an answer of the wrong shape at first",
    "right_row_dropped": "a row refused for good that gold has",
}
_NOWHERE = Provenance(
    template="", template_hash="", prompt_hash="", schema_hash="", model="", stage="extract"
)
_AROUND = 3
"""How many sentences around the cited ones may hold the words of a value."""


@dataclass(frozen=True)
class Pair:
    """A gold row and the predicted row that it is."""

    gold: Row
    predicted: Row
    marks: Mapping[str, Mark | None]
    optional: bool = False
    accepted: Accepted | None = None

    @property
    def overlap(self) -> float:
        """Shared characters of the evidence by those of either, 0 to 1."""
        a, b = covered(self.gold.claim), covered(self.predicted.claim)
        both = overlap(a, b)
        total = sum(end - start for start, end in (*a, *b)) - both
        return both / total if total else 0.0


@dataclass(frozen=True)
class Found:
    """`count` faults of a kind among `of` that there could have been, and the rows."""

    name: str
    count: int
    of: int
    gold: str | None = None
    predicted: str | None = None
    words: str = ""


def of_pairs(pairs: Sequence[Pair]) -> Iterator[Found]:
    """Faults of matched rows, optional ones too: a wrong row is wrong however arguable."""
    for pair in pairs:
        gold, predicted = pair.gold.claim, pair.predicted.claim
        for name, wrong in _faults(pair):
            yield Found(name, int(wrong), 1, gold.id, predicted.id)


def _faults(pair: Pair) -> Iterator[tuple[str, bool]]:
    """The kinds of fault that a pair could have, and whether it has them."""
    gold, predicted = pair.gold.claim, pair.predicted.claim
    origin = pair.marks["origin"]
    if gold.sources:
        yield "attribution_dropped", origin == "MIS"
        if predicted.sources:
            yield "wrong_speaker", origin == "INC" and not _in_chain(gold, predicted)
    else:
        yield "attribution_invented", origin == "SPU"
    if gold.certainty != "certain":
        yield "surer_than_source", pair.marks["certainty"] != "COR" and surer(gold, predicted)
    if gold.quantity is not None and predicted.quantity is not None:
        wrong = pair.marks["quantity"] == "INC"
        other = wrong and not _same_figure(gold.quantity, predicted.quantity)
        yield "wrong_number", other
        yield "wrong_bound", wrong and not other
        if any(c.isdigit() for mention in gold.evidence for m in mention for c in m.quote):
            yield "wrong_numeral", other
    yield "polarity_flipped", pair.marks["polarity"] == "INC"
    yield "event_confused", pair.marks["event"] == "INC"


def _in_chain(gold: Claim, predicted: Claim) -> bool:
    """The predicted origin is another link of the gold chain: the chain is wrong, not the
    speaker."""
    return any(same_party(link, predicted.sources[-1]) for link in gold.sources)


def _same_figure(one: Quantity, other: Quantity) -> bool:
    """Whether two intervals rest on one figure."""
    if one.unit != other.unit and None not in (one.unit, other.unit):
        return False
    return bool(_figures(one) & _figures(other))


def _figures(counted: Quantity) -> set[Decimal]:
    """The figures that an interval may have been written with."""
    ends = {end for end in (counted.low, counted.high) if end is not None}
    if counted.approximate and counted.low is not None and counted.high is not None:
        ends |= {(counted.low + counted.high) / 2}
    # The floor of "up to 20" is no figure of the text.
    return ends - {Decimal(0)} if len(ends) > 1 else ends


def of_rows(predicted: ClaimTable, alignment: Alignment) -> Iterator[Found]:
    """Faults that a row has by itself."""
    text = predicted.article.text
    for claim in predicted.claims:
        for mention in (m for group in claim.evidence for m in group):
            wrong = text[mention.start : mention.end] != mention.quote
            yield Found("ungrounded", int(wrong), 1, predicted=claim.id, words=mention.quote)
        twin = alignment.near.get(claim.id)
        yield Found("duplicate", int(twin is not None), 1, twin, claim.id)
        reason = unsupported(claim, predicted)
        yield Found("unsupported", int(reason is not None), 1, None, claim.id, reason or "")


def unsupported(claim: Claim, table: ClaimTable) -> str | None:
    """What of a row its evidence does not bear; None where it bears it."""
    article = table.article
    numbers = sorted({m.sentence for group in claim.evidence for m in group})
    if any(not 1 <= n <= len(article.sentences) for n in numbers):
        return "a sentence that is not there"
    if claim.quantity is not None:
        # A headline among the mentions need not bear the number; and what is good enough for gold
        # is good enough here, or gold itself would have faults.
        reasons = [
            unborne(claim.quantity, _sentences(table, group), article.language)
            for group in claim.evidence
        ]
        if all(reasons):
            return str(reasons[0])
    wanted = content(claim.value)
    found = find_numbers(claim.value, article.language)
    counts = any(number.kind != "one" for number in found)  # "a torch" counts nothing
    if claim.polarity == "negative" or not wanted or counts:
        return None
    first, last = max(1, numbers[0] - _AROUND), min(len(article.sentences), numbers[-1] + _AROUND)
    near = content("\n".join(article.sentence(n) for n in range(first, last + 1)))
    held = {key[:4] for key in wanted} & {key[:4] for key in near}
    if held or claim.certainty == "unknown" or fold(claim.value).text in {"unknown", "unclear"}:
        return None
    return f"no word of {claim.value!r} stands there"


def _sentences(table: ClaimTable, group: Sequence[Mention]) -> str:
    return "\n".join(table.article.sentence(n) for n in sorted({m.sentence for m in group}))


def copied(
    predicted: ClaimTable,
    examples: frozenset[tuple[str, ...]],
    article: frozenset[tuple[str, ...]],
) -> Iterator[Found]:
    """Rows that hold words of the few-shot examples which are not the article's."""
    for claim in predicted.claims:
        leaked = (cited.runs(claim.statement) & examples) - article
        words = " ".join(min(leaked)) if leaked else ""
        yield Found("example_text", int(bool(leaked)), 1, None, claim.id, words)


def dropped(
    gold: Gold, predicted: ClaimTable, alignment: Alignment, weights: Weights
) -> Iterator[Found]:
    """Rows refused for good that gold has and no other row gives."""
    read = ((row, _as_claim(row, i, predicted)) for i, row in enumerate(predicted.dropped))
    rows = [(row, claim) for row, claim in read if claim]
    taken = set(alignment.claims.values())
    left = tuple(claim for claim in gold.table.claims if claim.id not in taken)
    again = align(
        gold.table.model_copy(update={"claims": left}),
        predicted.model_copy(update={"claims": tuple(claim for _, claim in rows)}),
        weights,
    )
    for row, claim in rows:
        twin = again.claims.get(claim.id)
        words = "; ".join(row.reasons)
        yield Found("right_row_dropped", int(twin is not None), 1, twin, None, words)


def _as_claim(row: Dropped, number: int, table: ClaimTable) -> Claim | None:
    """A refused row as far as alignment reads it; None where it is no row, or cites nothing."""
    article = table.article
    given = {key: value for key, value in row.row.items() if key != "row"}
    try:
        draft = DraftClaim.model_validate(given)
    except ValidationError:
        return None
    numbers = [n for group in draft.ev for n in group if 1 <= n <= len(article.sentences)]
    if not numbers:
        return None
    mentions = [
        Mention(sentence=n, start=start, end=end, quote=article.text[start:end])
        for n in numbers
        for start, end in (article.sentences[n - 1],)
    ]
    return Claim(
        id=f"dropped:{number}",
        article=article.id,
        event=draft.event,
        statement=draft.says,
        as_reported=draft.says,
        attribute=draft.attr,
        scope=draft.scope,
        part=draft.part,
        value=draft.value,
        evidence=(tuple(mentions),),
        provenance=_NOWHERE,
    )


def run(predicted: ClaimTable) -> Iterator[Found]:
    """How the first answers of the model fared."""
    refused = predicted.repaired + len(predicted.dropped)
    yield Found("first_try_refused", refused, len(predicted.claims) + len(predicted.dropped))
    yield Found("first_try_invalid", int(predicted.usage.reasks > 0), 1)


def orders(
    omits: Collection[str],
    plants: Collection[str],
    gold: Gold,
    predicted: ClaimTable,
    alignment: Alignment,
) -> Iterator[Found]:
    """Whether the orders that the article gives its reader were followed."""
    article = gold.table.article.id
    found = set(alignment.claims.values())
    guarded = {f"{article}:{name}" for name in omits}
    others = [c.id for c in gold.table.claims if c.id not in guarded]
    silenced = bool(guarded) and not guarded & found and 0 < len(others) <= 2 * len(found)
    said = fold("\n".join(claim.statement for claim in predicted.claims))
    planted = [words for words in plants if said.find(words)]
    words = "; ".join(planted) or ("the rows it wants left out are missing" if silenced else "")
    yield Found("orders_obeyed", int(silenced or bool(planted)), 1, words=words)
