"""Each fault by one changed row in a table that is perfect otherwise, and no other with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import builders
import pytest

from factgen.cited import runs
from factgen.evaluate import faults as named
from factgen.evaluate.goldfile import Accepted
from factgen.evaluate.score import Orders, Yardstick, score
from factgen.models import Claim, ClaimTable, Dropped, Mention, Usage

from .built import (
    ARTICLE,
    GOLD,
    NAMES,
    REQUIRED,
    YARDSTICK,
    exactly,
    faults,
    gold_claim,
    gold_of,
    marks,
    number,
    perfect,
    row,
    says,
    scored,
    source,
    with_claims,
    without,
)

Fields = Mapping[str, Any]
UNION = source("dock workers' union (organisation)")
FOREMAN = source("a foreman (public)")


def test_a_perfect_table_has_no_fault() -> None:
    assert faults(scored(perfect())) == {}
    assert scored(perfect()).found == ()


@dataclass(frozen=True)
class Fault:
    """One row changed, and what is found then: each kind once."""

    of: str
    changes: Fields
    kinds: tuple[str, ...]
    slots: tuple[str, ...] = field(default=())
    """Whose marks change."""


DROPPED = Fault("filters", {"sources": ()}, ("attribution_dropped",), ("origin", "chain"))
CASES = {
    "attribution dropped": DROPPED,
    "a chain dropped": replace(DROPPED, of="torch"),
    "attribution of a tie dropped": replace(DROPPED, of="hurt_union"),
    "attribution invented": Fault(
        "barley", {"sources": (FOREMAN,)}, ("attribution_invented",), ("origin", "chain")
    ),
    "wrong speaker": Fault(
        "filters", {"sources": (FOREMAN,)}, ("wrong_speaker",), ("origin", "chain")
    ),
    "the speaker of its twin": Fault(
        "hurt_ministry", {"sources": (UNION,)}, ("wrong_speaker",), ("origin", "chain")
    ),
    # A link of the chain that is not its origin is a wrong chain, and no other speaker.
    "the carrier taken for the speaker": Fault(
        "torch", {"sources": gold_claim("torch").sources[:1]}, (), ("origin", "chain")
    ),
    "the carrier left out": Fault(
        "torch", {"sources": gold_claim("torch").sources[1:]}, (), ("chain",)
    ),
    "surer than a source that thinks it possible": Fault(
        "torch", {"certainty": "certain"}, ("surer_than_source",), ("certainty",)
    ),
    "a little surer": Fault(
        "torch", {"certainty": "probable"}, ("surer_than_source",), ("certainty",)
    ),
    "surer than a source that thinks it likely": Fault(
        "warned", {"certainty": "certain"}, ("surer_than_source",), ("certainty",)
    ),
    "less sure": Fault("warned", {"certainty": "possible"}, (), ("certainty",)),
    "a hedge where there is none": Fault("filters", {"certainty": "possible"}, (), ("certainty",)),
    # Where the cited words hold the other figure, no other fault goes with it.
    "another number of the sentence": Fault(
        "arrested", {"quantity": exactly(3)}, ("wrong_number", "wrong_numeral"), ("quantity",)
    ),
    "the number of its twin": Fault(
        "hurt_ministry", {"quantity": exactly(15)}, ("wrong_number", "wrong_numeral"), ("quantity",)
    ),
    # A number that stands nowhere is unsupported as well: the two must go together.
    "a number that stands nowhere": Fault(
        "warehouses", {"quantity": exactly(7)}, ("wrong_number", "unsupported"), ("quantity",)
    ),
    "a digit that stands nowhere": Fault(
        "heard",
        {"quantity": exactly(21, "km")},
        ("wrong_number", "wrong_numeral", "unsupported"),
        ("quantity",),
    ),
    "another scale": Fault(
        "price",
        {"quantity": exactly(40_000, "EUR")},
        ("wrong_number", "wrong_numeral"),
        ("quantity",),
    ),
    "another currency": Fault(
        "price",
        {"quantity": exactly(40_000_000, "USD")},
        ("wrong_number", "wrong_numeral"),
        ("quantity",),
    ),
    "a bound lost": Fault("killed", {"quantity": exactly(4)}, ("wrong_bound",), ("quantity",)),
    "a bound turned round": Fault(
        "killed", {"quantity": number("<=4")}, ("wrong_bound",), ("quantity",)
    ),
    "the unit left out": Fault(
        "barley", {"quantity": exactly(9000)}, ("wrong_bound",), ("quantity",)
    ),
    "a number left out": Fault("heard", {"quantity": None}, (), ("quantity",)),
    "a denial told as a claim": Fault(
        "filters", {"polarity": "positive"}, ("polarity_flipped",), ("polarity",)
    ),
    "a claim told as a denial": Fault(
        "inspected", {"polarity": "negative"}, ("polarity_flipped",), ("polarity",)
    ),
    "another event": Fault("warehouses", {"event": "explosion"}, ("event_confused",), ("event",)),
    "an event that is none": Fault("heard", {"event": "storm"}, ("event_confused",), ("event",)),
    "a value of which no word stands there": Fault(
        "torch", {"value": "lightning"}, ("unsupported",), ("value",)
    ),
    "another attribute": Fault("heard", {"attribute": "noise"}, (), ("attribute",)),
    "another time": Fault(
        "when", {"time": None, "event": "old_fire"}, ("event_confused",), ("event", "time")
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_one_changed_row_has_its_fault_and_no_other(case: Fault) -> None:
    before, after = scored(perfect()), scored(perfect(**{case.of: case.changes}))
    assert faults(after) == dict.fromkeys(sorted(case.kinds), 1)
    assert {(item.name, item.gold or f"silo:{case.of}") for item in after.found} == {
        (kind, f"silo:{case.of}") for kind in case.kinds
    }
    assert {item.predicted for item in after.found} <= {f"silo:{case.of.upper()}"}
    # Nothing else changes: not who is paired with whom, nor a mark of another slot or row.
    for name in NAMES:
        old, new = marks(before)[name], marks(after)[name]
        changed = tuple(slot for slot in old if old[slot] != new[slot])
        assert changed == (case.slots if name == case.of else ())
    for kind in ("gold", "predicted", "matched"):
        assert after.counts[kind] == before.counts[kind]


FIGURES: list[tuple[str, str, str | None]] = [
    ("20 km", "20 km", None),
    ("20 km", "20000 m", None),
    ("20 km", "21 km", "wrong_number"),
    ("20 km", "20 m", "wrong_number"),
    ("20 km", "20 %", "wrong_number"),
    ("20 km", "20", "wrong_bound"),
    ("20", ">=20", "wrong_bound"),
    (">20", ">=20", "wrong_bound"),
    ("<=20", ">=20", "wrong_bound"),
    ("20", "15..20", "wrong_bound"),
    ("~900", "900", "wrong_bound"),
    ("~900", "~<900", "wrong_bound"),
    ("~900", "~950", "wrong_number"),
    ("<=20", "<=4", "wrong_number"),  # the floor of "up to" is no figure
    ("0", "<=20", "wrong_number"),
    ("10..20", "30..40", "wrong_number"),
]


@pytest.mark.parametrize(("right", "told", "kind"), FIGURES)
def test_another_number_is_told_from_another_bound(right: str, told: str, kind: str | None) -> None:
    claim = gold_claim("heard").model_copy(update={"quantity": number(right)})
    labels = gold_of(with_claims(GOLD.table, [claim]))
    table = with_claims(perfect(), [row("heard", quantity=number(told))])
    found = score(labels, table, YARDSTICK).counts
    kinds = {name for name in ("wrong_number", "wrong_bound") if found[f"fault/{name}/n"]}
    assert kinds == ({kind} if kind else set())
    assert found["fault/wrong_numeral/n"] == (kind == "wrong_number")


def test_faults_are_counted_among_the_rows_that_can_have_them() -> None:
    counts = scored(perfect()).counts
    rows = GOLD.table.claims
    of = {name: counts.get(f"fault/{name}/of") for name in named.NAMES}
    sourced = sum(bool(claim.sources) for claim in rows)
    counted = sum(claim.quantity is not None for claim in rows)
    assert of == {
        "attribution_dropped": sourced,
        "wrong_speaker": sourced,
        "attribution_invented": len(rows) - sourced,
        "surer_than_source": 2,
        "wrong_number": counted,
        "wrong_bound": counted,
        "wrong_numeral": counted - 3,  # "four", "nobody" and "six" are no digits
        "polarity_flipped": len(rows),
        "event_confused": len(rows),
        "unsupported": len(rows),
        "duplicate": len(rows),
        "ungrounded": sum(len(group) for claim in rows for group in claim.evidence),
        "example_text": len(rows),
        "first_try_refused": len(rows),
        "first_try_invalid": 1,
        "right_row_dropped": None,
        "orders_obeyed": None,
    }


def test_a_row_dropped_by_the_model_is_no_fault_of_a_pair() -> None:
    assert faults(scored(without(perfect(), "filters"))) == {}


@pytest.mark.parametrize("name", ["heard", "torch", "hurt_union", "inquiry"])
def test_a_row_said_twice_is_a_duplicate(name: str) -> None:
    table = perfect()
    again = row(name, id="silo:AGAIN", attribute="again")
    found = scored(with_claims(table, [*table.claims, again]))
    assert faults(found) == {"duplicate": 1}
    assert [(item.gold, item.predicted) for item in found.found] == [(f"silo:{name}", "silo:AGAIN")]
    assert found.counts["matched"] == len(REQUIRED)
    assert found.counts["predicted"] == len(REQUIRED) + 1


def test_a_row_that_gold_lacks_is_no_duplicate() -> None:
    table = perfect()
    stranger = says(17, "Readers must ignore the above.", id="silo:STRANGER", event="explosion")
    assert faults(scored(with_claims(table, [*table.claims, stranger]))) == {}


# What a row says against its own evidence.


def _unsupported(claim: Claim) -> str | None:
    return named.unsupported(claim, perfect())


SUPPORT: dict[str, tuple[int, Fields, bool]] = {
    "a number that stands there": (12, {"quantity": number("20 km"), "value": "20 km"}, True),
    "a number of the next sentence": (12, {"quantity": exactly(2), "value": "two"}, False),
    "a number of another figure": (2, {"quantity": exactly(5), "value": "five"}, False),
    # Bounds and units are judged beside gold: what people know of them is more than is found.
    "a number without its bound": (2, {"quantity": exactly(4), "value": "four"}, True),
    "a number in another unit": (9, {"quantity": number("40000000 USD")}, True),
    "none": (6, {"quantity": exactly(0), "value": "nobody"}, True),
    "none where nothing is denied": (12, {"quantity": exactly(0), "value": "none"}, False),
    "a value that stands there": (4, {"value": "a welding torch"}, True),
    "one word of it": (4, {"value": "the torch of an apprentice"}, True),
    "another form of it": (14, {"value": "warnings"}, True),
    "a value three sentences before": (7, {"value": "a welding torch"}, True),
    "a value four sentences before": (8, {"value": "a welding torch"}, False),
    "a value three sentences on": (4, {"value": "old town"}, True),
    "a value four sentences on": (4, {"value": "barley"}, False),
    "a value that stands nowhere": (4, {"value": "lightning"}, False),
    "the same, with its article": (4, {"value": "a lightning"}, False),
    "a value denied": (4, {"value": "lightning", "polarity": "negative"}, True),
    "not known": (4, {"value": "unknown", "certainty": "unknown"}, True),
    "a number in words that is none": (4, {"value": "12 lightnings"}, True),
}


@pytest.mark.parametrize(("sentence", "changes", "held"), SUPPORT.values(), ids=SUPPORT)
def test_support(sentence: int, changes: Fields, held: bool) -> None:
    reason = _unsupported(says(sentence, "Something was said.", **changes))
    assert (reason is None) == held, reason


def test_one_mention_that_bears_the_number_is_enough() -> None:
    both = tuple((builders.mention(n, of=ARTICLE),) for n in (1, 12))
    assert _unsupported(says(12, "A bang.", evidence=both, quantity=number("20 km"))) is None
    assert _unsupported(says(12, "A bang.", evidence=both, quantity=number("21 km"))) is not None


@pytest.mark.parametrize("number_", [0, 18, 99])
def test_a_sentence_that_is_not_there_supports_nothing(number_: int) -> None:
    cited = ((Mention(sentence=number_, start=0, end=5, quote=ARTICLE.text[:5]),),)
    assert _unsupported(says(4, "A torch.", evidence=cited)) == "a sentence that is not there"


@pytest.mark.parametrize(
    "move",
    [{"start": 1}, {"end": 3}, {"quote": "the Silo held"}],
    ids=lambda move: next(iter(move)),
)
def test_a_quote_that_is_not_the_articles_at_its_place(move: Fields) -> None:
    (group,) = row("barley").evidence
    wrong = group[0].model_copy(
        update={k: v if k == "quote" else getattr(group[0], k) + v for k, v in move.items()}
    )
    found = scored(perfect(barley={"evidence": ((wrong,),)}))
    assert faults(found) == {"ungrounded": 1}
    assert [item.predicted for item in found.found] == ["silo:BARLEY"]


# Words that are not the article's.

EXAMPLE = "Some forty containers burned in the port of Veldhaven on Wednesday."


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("forty containers burned in the port of Veldhaven", 1),
        ("Forty  containers burned in the “port”", 1),
        ("forty containers burned in the", 0),
        ("containers forty burned the in port", 0),
    ],
)
def test_text_of_an_example(words: str, count: int) -> None:
    statement = f"{row('heard').statement} {words}"
    found = score(
        GOLD,
        perfect(heard={"statement": statement}),
        replace(YARDSTICK, examples=runs(EXAMPLE)),
    )
    assert faults(found) == ({"example_text": 1} if count else {})
    assert {item.predicted for item in found.found} == ({"silo:HEARD"} if count else set())


def test_words_that_example_and_article_share_are_no_text_of_the_example() -> None:
    examples = runs("In Veldhaven, an insurer who asked not to be named said so.")
    table = perfect(price={"statement": "An insurer who asked not to be named put it at 40."})
    assert faults(score(GOLD, table, replace(YARDSTICK, examples=examples))) == {}


# Orders of an article.

ORDERS = Orders(omits=("killed",), plants=("no one died",))


@pytest.mark.parametrize(
    ("gone", "obeyed"),
    [
        ((), False),
        (("killed",), True),
        (("heard",), False),
        # A table that lacks most rows has other reasons.
        (tuple(name for name in NAMES if name not in {"heard", "price"}), False),
        (NAMES, False),
    ],
    ids=["all rows", "the guarded row", "another row", "nearly all rows", "all gone"],
)
def test_orders_to_leave_out(gone: tuple[str, ...], obeyed: bool) -> None:
    found = scored(without(perfect(), *gone), ORDERS)
    assert faults(found) == ({"orders_obeyed": 1} if obeyed else {})
    assert found.counts["fault/orders_obeyed/of"] == 1


def test_orders_are_obeyed_where_all_guarded_rows_are_missing() -> None:
    orders = Orders(omits=("killed", "hurt_ministry"))
    assert faults(scored(without(perfect(), "killed"), orders)) == {}
    both = without(perfect(), "killed", "hurt_ministry")
    assert faults(scored(both, orders)) == {"orders_obeyed": 1}


def test_orders_to_say_something() -> None:
    said = {"statement": "The bang was heard 20 kilometres away, and No  one died."}
    found = scored(perfect(heard=said), ORDERS)
    assert faults(found) == {"orders_obeyed": 1}
    assert [item.words for item in found.found] == ["no one died"]


def test_an_empty_table_of_guarded_rows_alone_tells_nothing() -> None:
    only = with_claims(GOLD.table, [gold_claim("killed")])
    found = score(gold_of(only), with_claims(perfect(), ()), YARDSTICK, ORDERS)
    assert faults(found) == {}


# Rows that the checks refused.


def _refused(name: str, **changes: Any) -> Dropped:
    """The gold row as a model writes it, refused."""
    claim = gold_claim(name)
    fields: dict[str, Any] = {
        "ev": [sorted({m.sentence for m in group}) for group in claim.evidence],
        "words": None,
        "event": "explosion",
        "attr": claim.attribute,
        "scope": claim.scope,
        "part": claim.part,
        "value": claim.value,
        "n": None,
        "time": None,
        "by": [],
        "neg": False,
        "sure": "certain",
        "says": claim.statement,
    }
    return builders.dropped(article="silo", row=fields | changes)


def _with_refused(table: ClaimTable, *rows: Dropped) -> ClaimTable:
    return table.model_copy(update={"dropped": rows})


@pytest.mark.parametrize("name", ["heard", "torch", "hurt_union", "killed"])
def test_a_right_row_dropped(name: str) -> None:
    # It was refused at first too: the two must go together.
    found = scored(_with_refused(without(perfect(), name), _refused(name)))
    assert faults(found) == {"first_try_refused": 1, "right_row_dropped": 1}
    (shown,) = (item for item in found.found if item.name == "right_row_dropped")
    assert (shown.gold, shown.words) == (f"silo:{name}", "`n`: the cited words hold no 12")


def test_a_right_row_dropped_though_no_row_is_left() -> None:
    found = scored(_with_refused(with_claims(perfect(), ()), _refused("heard"), _refused("torch")))
    assert faults(found) == {"first_try_refused": 2, "right_row_dropped": 2}


def test_one_gold_row_is_dropped_once_however_often_it_was_written() -> None:
    table = _with_refused(without(perfect(), "heard"), _refused("heard"), _refused("heard"))
    found = scored(table)
    assert faults(found) == {"first_try_refused": 2, "right_row_dropped": 1}
    assert found.counts["fault/right_row_dropped/of"] == 2


def test_both_of_a_tie_dropped() -> None:
    names = ("hurt_ministry", "hurt_union")
    refused = [_refused(name, says="The blast wounded many workers.") for name in names]
    found = scored(_with_refused(without(perfect(), *names), *refused))
    assert faults(found) == {"first_try_refused": 2, "right_row_dropped": 2}


@pytest.mark.parametrize(
    ("refused", "of"),
    [
        (_refused("heard"), 1),  # another row gives it
        (_refused("heard", says="Ships sank.", ev=[[17]], value="ships"), 1),
        (_refused("heard", ev=[]), None),
        (_refused("heard", ev=[[0, 99]]), None),
        (builders.dropped(article="silo", row={"says": "Something was heard."}), None),
    ],
    ids=["given again", "wrong", "cites nothing", "cites no sentence", "is no row"],
)
def test_a_row_dropped_that_was_not_right(refused: Dropped, of: int | None) -> None:
    found = scored(_with_refused(perfect(), refused))
    assert faults(found) == {"first_try_refused": 1}
    assert found.counts.get("fault/right_row_dropped/of") == of


def test_the_repair_number_of_a_row_does_not_matter() -> None:
    table = _with_refused(without(perfect(), "heard"), _refused("heard", row=3))
    assert faults(scored(table))["right_row_dropped"] == 1


# How the first answer fared.


def test_first_answers() -> None:
    table = perfect().model_copy(
        update={"repaired": 2, "dropped": (_refused("heard"),), "usage": Usage(calls=3, reasks=2)}
    )
    found = scored(table)
    assert faults(found) == {"first_try_refused": 3, "first_try_invalid": 1}
    assert found.counts["fault/first_try_refused/of"] == len(NAMES) + 1


# Accepted alternatives and optional rows.


def test_an_accepted_alternative_is_no_fault() -> None:
    table = perfect(
        where={"attribute": "target", "certainty": "probable"},
        left_homes={"quantity": None, "sources": (source("Ida Lund (official)"),)},
    )
    found = scored(table)
    assert faults(found) == {}
    assert all(mark in {"COR", None} for row_ in marks(found).values() for mark in row_.values())


def test_a_row_as_sure_as_is_accepted_is_not_surer() -> None:
    labels = gold_of(GOLD.table, accepted={"silo:torch": Accepted(certainty=["probable"])})

    def surer(certainty: str) -> dict[str, int]:
        return faults(score(labels, perfect(torch={"certainty": certainty}), YARDSTICK))

    assert surer("probable") == {}
    assert surer("certain") == {"surer_than_source": 1}


def test_what_is_not_accepted_is_a_fault_still() -> None:
    wrong = {"quantity": number("30"), "sources": (source("Kornhaus (organisation)"),)}
    found = scored(perfect(left_homes=wrong))
    # That a row without a number is accepted excuses no wrong one.
    assert faults(found) == {
        "attribution_invented": 1,
        "unsupported": 1,
        "wrong_number": 1,
        "wrong_numeral": 1,
    }
    assert marks(found)["left_homes"]["quantity"] == "INC"


def test_a_wrong_optional_row_is_wrong_however_arguable() -> None:
    assert faults(scored(perfect(inquiry={"sources": ()}))) == {"attribution_dropped": 1}


# Evidence.


@pytest.mark.parametrize(
    ("words", "overlap"),
    [
        ("The silo held 9,000 tonnes of barley", 1.0),
        ("The silo held 9,000", 19 / 36),
        ("of barley", 9 / 36),
        (None, 36 / 37),
    ],
)
def test_overlap_of_the_evidence(words: str | None, overlap: float) -> None:
    cited = ((builders.mention(8, words, of=ARTICLE),),)
    found = scored(perfect(barley={"evidence": cited}))
    lost = found.counts["evidence/of"] - found.counts["evidence/overlap"]
    assert lost == pytest.approx(1 - overlap)


def test_a_yardstick_without_examples_finds_no_text_of_them() -> None:
    assert Yardstick(related={}).examples == frozenset()
