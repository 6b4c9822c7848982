"""The generator and the scores of evals/bench/facts.py: the truth holds, and scores are right."""

from __future__ import annotations

import importlib.util
import itertools
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from factgen.attributes import Attributes, parse_attributes
from factgen.export.intact import tables_fault
from factgen.models import Claim, Fact, FactTable, Member, Quantity, Reading, Status, Story

sys.path.append(str(Path(__file__).parent.parent / "evals" / "bench"))

import clustering
import scoring
import stories
from invented import Names
from questions import KINDS
from stories import Corpus

ROOT = Path(__file__).parent.parent
COMMITTED = ("certain", "probable")


@cache
def made(articles: int = 150, seed: int = 3) -> Corpus:
    return stories.corpus(articles, seed)


def claims(corpus: Corpus) -> dict[str, Claim]:
    return {claim.id: claim for table in corpus.tables for claim in table.claims}


def the_attributes() -> Attributes:
    file = ROOT / "prompts" / "attributes.yaml"
    return parse_attributes(file.read_text(encoding="utf-8"), file.name)


# --- B-cubed and pairs, by brute force ---

Clusters = dict[int, int]


def brute_b_cubed(computed: Clusters, true: Clusters) -> tuple[float, float]:
    """Straight from the definition: item by item, over all items."""
    precision = recall = 0.0
    for item in true:
        found = {other for other in true if computed[other] == computed[item]}
        there = {other for other in true if true[other] == true[item]}
        precision += len(found & there) / len(found) / len(true)
        recall += len(found & there) / len(there) / len(true)
    return precision, recall


def brute_pairs(computed: Clusters, true: Clusters) -> tuple[int, int, int]:
    """Pairs in one cluster: of both, computed, true."""
    pairs = list(itertools.combinations(true, 2))
    found = {(a, b) for a, b in pairs if computed[a] == computed[b]}
    there = {(a, b) for a, b in pairs if true[a] == true[b]}
    return len(found & there), len(found), len(there)


clusterings = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=20)


@given(clusterings)
def test_scores_are_those_of_the_definition(pairs: list[tuple[int, int]]) -> None:
    computed = {n: a for n, (a, _) in enumerate(pairs)}
    true = {n: b for n, (_, b) in enumerate(pairs)}
    overlap = clustering.Overlap(computed, true)
    score = overlap.b_cubed()
    assert (score.precision, score.recall) == pytest.approx(brute_b_cubed(computed, true))
    both, found, there = brute_pairs(computed, true)
    assert overlap.pairwise().precision == pytest.approx(both / found if found else 1)
    assert overlap.pairwise().recall == pytest.approx(both / there if there else 1)
    assert overlap.wrong_pairs() == found - both


def test_the_example_of_bagga_and_baldwin() -> None:
    """Their first response: clusters of 5, 2 and 5 of which the last two were merged."""
    true: dict[int, Hashable] = dict.fromkeys(range(5), "a") | {5: "b", 6: "b"}
    true |= dict.fromkeys(range(7, 12), "c")
    computed = {item: "a" if cluster == "a" else "bc" for item, cluster in true.items()}
    score = clustering.Overlap(computed, true).b_cubed()
    assert score.precision == pytest.approx((5 + 2 * 2 / 7 + 5 * 5 / 7) / 12)
    assert round(score.precision, 2) == 0.76
    assert score.recall == pytest.approx(1)


@pytest.mark.parametrize(
    ("computed", "precision", "recall"),
    [
        ({1: "x", 2: "x", 3: "y"}, 1.0, 1.0),
        ({1: "x", 2: "y", 3: "z"}, 1.0, 2 / 3),
        ({1: "x", 2: "x", 3: "x"}, 5 / 9, 1.0),
    ],
    ids=["the same", "each alone", "all in one"],
)
def test_b_cubed_of_plain_cases(
    computed: dict[int, Hashable], precision: float, recall: float
) -> None:
    score = clustering.Overlap(computed, {1: "a", 2: "a", 3: "b"}).b_cubed()
    assert (score.precision, score.recall) == pytest.approx((precision, recall))


def test_items_without_truth_are_left_out() -> None:
    overlap = clustering.Overlap({1: "x", 2: "x", 3: "x"}, {1: "a", 2: "a"})
    assert overlap.b_cubed().f1 == 1
    assert overlap.wrong_pairs() == 0


def test_nothing_at_all_is_all_right() -> None:
    overlap = clustering.Overlap[int]({}, {})
    assert overlap.b_cubed().f1 == overlap.pairwise().f1 == clustering.accuracy({}) == 1


def test_f1_of_nothing_right_is_zero() -> None:
    assert clustering.Score(0, 0).f1 == 0


def test_accuracy_counts_the_diagonal() -> None:
    assert clustering.accuracy({("a", "a"): 3, ("a", "b"): 1, ("b", "b"): 2}) == pytest.approx(
        5 / 6
    )


# --- The generator ---


def test_the_same_seed_gives_the_same_tables() -> None:
    again = stories.corpus(30, 5)
    assert again == stories.corpus(30, 5)
    assert again.tables != stories.corpus(30, 6).tables


@pytest.mark.parametrize("articles", [1, 2, 3, 9, 57])
def test_there_are_as_many_articles_as_asked(articles: int) -> None:
    tables = stories.corpus(articles, 1).tables
    assert len(tables) == articles
    assert {len(table.claims) for table in tables} == {20}
    assert tables_fault(tables) is None


def test_records_are_intact() -> None:
    assert tables_fault(made().tables) is None
    assert len(claims(made())) == 150 * 20


def test_every_event_has_its_truth_and_a_claim() -> None:
    corpus = made()
    events = {(e.article, e.key) for table in corpus.tables for e in table.events}
    assert set(corpus.events) == events
    assert corpus.undecidable < events
    assert {(c.article, c.event) for c in claims(corpus).values()} == events


def test_an_article_tells_one_main_event_and_two_others() -> None:
    for table in made().tables:
        assert [event.role for event in table.events] == ["main", "background", "background"]
        true = {made().events[event.article, event.key] for event in table.events}
        assert len(true) == 3


def test_a_story_has_five_articles_on_average() -> None:
    corpus = made(1000, 1)
    sizes = Counter(corpus.events[table.article.id, table.events[0].key] for table in corpus.tables)
    assert 4.5 < sum(sizes.values()) / len(sizes) < 5.5
    assert max(sizes.values()) == 8


def test_background_is_shared_among_stories() -> None:
    corpus = made()
    mains: dict[str, set[str]] = defaultdict(set)
    for table in corpus.tables:
        main, *others = (corpus.events[e.article, e.key] for e in table.events)
        for other in others:
            mains[other].add(main)
    assert max(map(len, mains.values())) > 3


def test_a_tenth_is_not_english() -> None:
    languages = Counter(table.article.language for table in made(1000, 1).tables)
    assert 0.07 < 1 - languages["en"] / 1000 < 0.13
    assert languages["de"]
    assert languages["es"]


def test_days_of_one_story_meet_and_those_of_its_likes_do_not() -> None:
    """By city and kind: a day with a year tells the stories apart, one without as well. A story
    that is told a day late has no other of its city."""
    corpus = made(1000, 1)
    days: dict[str, set[date]] = defaultdict(set)
    yearless: dict[str, set[str]] = defaultdict(set)
    for table in corpus.tables:
        event = table.events[0]
        true = corpus.events[event.article, event.key]
        if event.time and event.time.date and event.time.date.startswith("X"):
            yearless[true].add(event.time.date[5:])
        elif event.time and event.time.date:
            days[true].add(date.fromisoformat(event.time.date))
    assert all((max(found) - min(found)).days <= 1 for found in days.values())
    places: dict[str, list[str]] = defaultdict(list)
    for true in days:
        places[true.rsplit(" ", 1)[0]].append(true)
    pairs = [p for found in places.values() for p in itertools.combinations(found, 2)]
    assert len(pairs) > 20
    for one, other in pairs:
        (a,), (b,) = days[one], days[other]
        assert abs((a - b).days) > 1
        for first, second in ((one, b), (other, a)):
            for text in yearless[first]:
                own = date.fromisoformat(f"2000-{text}")
                assert abs((own - second.replace(year=2000)).days) % 365 > 1


def test_some_give_no_year_and_no_published_date() -> None:
    events = [(t.article, t.events[0]) for t in made().tables]
    open_year = [a for a, e in events if e.time and e.time.date and e.time.date[0] == "X"]
    assert open_year
    assert not any(article.published for article in open_year)


def particulars(corpus: Corpus, article: str, event: str) -> set[tuple[str, str | Quantity]]:
    """Exact counts and victims that an article gives of an event."""
    found: set[tuple[str, str | Quantity]] = set()
    for claim in claims(corpus).values():
        if (claim.article, claim.event) != (article, event) or claim.certainty not in COMMITTED:
            continue
        number = claim.quantity
        if number and number.low == number.high:
            found.add((claim.attribute, number))
        elif claim.attribute == "killed" and not number:
            found.add(("victim", claim.value))
    return found


def test_what_gives_no_day_is_tied_by_a_particular_or_undecidable() -> None:
    corpus = made()
    mains = {(t.article.id, t.events[0].key): t.events[0] for t in corpus.tables}
    undated = {ref for ref, event in mains.items() if event.time is None}
    assert corpus.undecidable < undated
    for ref in undated:
        same = [r for r in mains if corpus.events[r] == corpus.events[ref] and r not in undated]
        given = particulars(corpus, *ref)
        shared = [r for r in same if given & particulars(corpus, *r)]
        assert bool(shared) == (ref not in corpus.undecidable)


def test_names_are_never_one_slip_apart() -> None:
    names = Names(random.Random(1))  # noqa: S311
    given_out = [names.fresh() for _ in range(300)]
    pairs = itertools.combinations(given_out, 2)
    assert min(Levenshtein.distance(a, b) for a, b in pairs) > 1


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        (date(2022, 2, 28), date(2019, 3, 1), 1),
        (date(2020, 2, 29), date(2019, 3, 1), 0),
        (date(2020, 12, 31), date(2023, 1, 1), 1),
        (date(2020, 5, 31), date(2023, 6, 3), 3),
    ],
    ids=str,
)
def test_days_apart_in_any_year(one: date, other: date, days: int) -> None:
    assert stories._within_year(one, other) == stories._within_year(other, one) == days


# --- Statuses: what was planned holds by the rules, worked out here from the claims ---


def planned(status: Status) -> list[tuple[str, list[Claim]]]:
    """Attribute and committed claims of all questions of a planned status."""
    corpus, rows = made(1000, 1), claims(made(1000, 1))
    out = []
    for (_, attribute), plan in corpus.facts.items():
        if plan.status == status:
            found = [rows[name] for name in sorted(plan.claims)]
            out.append((attribute, [c for c in found if c.certainty in COMMITTED]))
    assert len(out) > 50
    return out


def meets(a: Claim, b: Claim) -> bool:
    """Whether two plain readings of one attribute can both be true, by the simplest of means."""
    if a.quantity and b.quantity:
        return _low(a) <= _high(b) and _low(b) <= _high(a)
    same = _plain(a) == _plain(b)
    if a.time and b.time and a.time.date and b.time.date:
        return a.time.date.startswith(b.time.date) or b.time.date.startswith(a.time.date)
    return not same or a.polarity == b.polarity


def _scale(claim: Claim) -> int:
    return 1000 if claim.quantity and claim.quantity.unit == "km" else 1


def _low(claim: Claim) -> float:
    assert claim.quantity
    return float(claim.quantity.low or 0) * _scale(claim)


def _high(claim: Claim) -> float:
    assert claim.quantity
    if claim.part == "part" or claim.quantity.high is None:
        return float("inf")
    return float(claim.quantity.high) * _scale(claim)


def _plain(claim: Claim) -> str:
    article, _, name = claim.value.partition(" ")
    return name if article in ("the", "die", "la") else claim.value


def value(claim: Claim) -> Hashable:
    if claim.quantity:
        return _low(claim), _high(claim)
    return claim.time.date if claim.time else _plain(claim), claim.polarity


def speaker(claim: Claim) -> str:
    """Who a claim is from: of a person the last word of the name, of a body its words in order."""
    name, kind = claim.sources[-1].name, claim.sources[-1].kind
    if kind == "organisation":
        return " ".join(sorted(set(name.split()) - {"the", "of"}))
    return name.split()[-1]


def named(claim: Claim) -> bool:
    return claim.sources[-1].kind == "organisation" or speaker(claim)[0].isupper()


def related(found: Sequence[Claim]) -> bool:
    """Whether readings of several attributes stand together, or of several days."""
    return len({c.attribute for c in found}) > 1 or any(
        c.time and c.attribute != "time" for c in found
    )


def test_no_question_is_planned_twice_or_under_a_part_of_another() -> None:
    attributes = the_attributes()
    seen: set[str] = set()
    for (_, attribute), plan in made().facts.items():
        relation = attributes.relation(attribute)
        assert relation is None or relation.left == attribute
        assert not seen & plan.claims
        seen |= plan.claims


def test_every_status_but_unclear_is_planned() -> None:
    statuses = Counter(plan.status for plan in made(1000, 1).facts.values())
    assert set(statuses) == set(scoring.STATUSES) - {"unclear"}
    assert min(statuses.values()) > 100


def test_uncommitted_has_no_committed_reading() -> None:
    assert not any(found for _, found in planned("uncommitted"))


def test_unattributed_has_only_own_voice_without_contradiction() -> None:
    for _, found in planned("unattributed"):
        assert found
        assert not any(claim.sources for claim in found)
        assert all(meets(a, b) for a, b in itertools.combinations(found, 2))


def test_single_has_one_origin_or_dependent_ones_and_one_value() -> None:
    for _, found in planned("single"):
        spoken = [claim for claim in found if claim.sources]
        assert len({value(claim) for claim in found}) == 1
        if any(named(claim) for claim in spoken):
            assert len({speaker(claim) for claim in spoken}) == 1
            continue
        agencies = {claim.sources[0].name for claim in spoken}
        words = {mention[0].quote for claim in spoken for mention in claim.evidence}
        assert len(agencies) == 1 or len(words) == 1


def test_agreed_has_one_value_from_two_and_no_contradiction() -> None:
    for _, found in planned("agreed"):
        by_value: dict[tuple[str, Hashable], set[str]] = defaultdict(set)
        for claim in found:
            if claim.sources:
                by_value[claim.attribute, value(claim)].add(speaker(claim))
        assert max(map(len, by_value.values())) > 1
        if not related(found):
            assert all(meets(a, b) for a, b in itertools.combinations(found, 2))


def test_compatible_has_two_origins_and_no_value_from_both() -> None:
    for _, found in planned("compatible"):
        by_value: dict[Hashable, set[str]] = defaultdict(set)
        for claim in found:
            if claim.sources:
                by_value[claim.attribute, value(claim)].add(speaker(claim))
        assert len({name for names in by_value.values() for name in names}) > 1
        assert max(map(len, by_value.values())) == 1
        if not related(found):
            assert all(meets(a, b) for a, b in itertools.combinations(found, 2))


def test_conflicting_has_two_that_exclude_each_other() -> None:
    for attribute, found in planned("conflicting"):
        if related(found):
            continue
        pairs = itertools.combinations(found, 2)
        denied = {claim.polarity for claim in found} == {"positive", "negative"}
        other = attribute == "perpetrator" and len({_plain(claim) for claim in found}) > 1
        assert denied or other or not all(meets(a, b) for a, b in pairs)


# --- Scores of a fact table ---


def fact_table(
    corpus: Corpus, *, split: bool = False, merged: bool = False, status: Status | None = None
) -> FactTable:
    """What a perfect comparison gives; or one that splits or merges all stories, or knows but one
    status."""
    members: dict[str, list[Member]] = defaultdict(list)
    for ref, true in corpus.events.items():
        name = str(ref) if split or ref in corpus.undecidable else "all" if merged else true
        members[name].append(Member(article=ref[0], event=ref[1]))
    found = [
        Story(id=name, label="a story", members=tuple(events), reason="made so")
        for name, events in members.items()
    ]
    rows = claims(corpus)
    made_facts = [
        Fact(
            id=f"{story} {attribute}",
            event=story,
            attribute=attribute,
            scope="all",
            question="?",
            status=status or plan.status,
            reason="made so",
            origins=(),
            readings=tuple(
                Reading(claim=name, attribute=rows[name].attribute, compared="", origin=None)
                for name in sorted(plan.claims)
            ),
        )
        for (story, attribute), plan in corpus.facts.items()
    ]
    return FactTable(stories=tuple(found), facts=tuple(made_facts))


def figures(corpus: Corpus, table: FactTable) -> scoring.Figures:
    tally = scoring.Tally()
    tally.add(corpus, table)
    return tally.figures()


def test_a_perfect_table_has_full_marks() -> None:
    found = figures(made(), fact_table(made()))
    assert found["b_cubed"] == found["pairwise"] == [1, 1, 1]
    assert found["wrong_merges"] == 0
    assert found["status"] == found["gathered_whole"] == 1
    assert found["undecidable"] == {"left apart": len(made().undecidable)}
    assert found["decidable"] + len(made().undecidable) == len(made().events)
    assert found["equal_strings"] < 0.7


def test_events_left_alone_cost_recall_only() -> None:
    found = figures(made(), fact_table(made(), split=True))
    precision, recall, f1 = found["b_cubed"]
    assert precision == 1
    assert recall < f1 < 0.7
    assert found["wrong_merges"] == 0


def test_wrong_merges_are_counted_in_pairs() -> None:
    corpus = made(10, 1)
    found = figures(corpus, fact_table(corpus, merged=True))
    decidable = [true for ref, true in corpus.events.items() if ref not in corpus.undecidable]
    wrong = sum(a != b for a, b in itertools.combinations(decidable, 2))
    assert found["wrong_merges"] == wrong


def test_one_status_for_all_is_the_baseline() -> None:
    found = figures(made(), fact_table(made(), status="single"))
    assert found["status"] == found["all_single"] < 0.3
    assert "single > single" in found["confusion"]


def test_a_fact_that_is_not_there_is_unplaced() -> None:
    found = figures(made(), FactTable())
    assert found["status"] == 0
    assert found["b_cubed"][0] == 1
    assert all(key.endswith(scoring.UNPLACED) for key in found["confusion"])


def test_rounds_add_up_and_do_not_mix() -> None:
    tally = scoring.Tally()
    for _ in range(2):
        tally.add(made(), fact_table(made()))
    found = tally.figures()
    assert found["b_cubed"] == [1, 1, 1]
    assert found["facts"] == 2 * len(made().facts)


def test_the_fate_of_undecidable_events() -> None:
    corpus = made()
    ref = min(corpus.undecidable)
    same = next(r for r in corpus.events if r != ref and corpus.events[r] == corpus.events[ref])
    other = next(r for r in corpus.events if corpus.events[r] != corpus.events[ref])
    alone = {r: str(r) for r in corpus.events}
    rest = len(corpus.undecidable) - 1
    for partner, fate in ((same, "merged rightly"), (other, "merged wrongly")):
        assert Counter(scoring.fates(corpus, alone | {ref: "x", partner: "x"})) == {
            fate: 1,
            "left apart": rest,
        }


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([("3", "a"), ("3", "b")], "agreed"),
        ([("3", "a"), ("three", "b")], "conflicting"),
        ([("3", "a"), ("3", "a")], "single"),
        ([("3", None)], "unattributed"),
        ([], "uncommitted"),
    ],
)
def test_the_baseline_of_equal_strings(
    values: list[tuple[str, str | None]], expected: Status
) -> None:
    one = next(c for c in claims(made()).values() if c.sources and c.certainty == "certain")
    source = one.sources[-1]
    rows = [
        one.model_copy(
            update={
                "value": text,
                "sources": (source.model_copy(update={"name": name}),) if name else (),
            }
        )
        for text, name in values
    ]
    doubt = one.model_copy(update={"value": "9", "certainty": "possible"})
    assert scoring.by_equal_strings([*rows, doubt]) == expected


def test_what_is_told_has_a_column_for_each_figure() -> None:
    # Not imported by its name, which is that of a folder of tests.
    spec = importlib.util.spec_from_file_location("bench_facts", ROOT / "evals/bench/facts.py")
    assert spec
    assert spec.loader
    bench = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(bench)
    found = figures(made(), fact_table(made()))
    size = {"articles": 150, "ms_an_article": 1.5, "peak_mb": 90, "tables_mb": 80, **found}
    (row,) = bench.rows([size])
    assert len(row) == len(bench.HEADER)
    table = bench.confusion_table(size)
    assert len(table.splitlines()) == 2 + len({p.status for p in made().facts.values()})


def test_questions_are_compared_as_the_file_of_attributes_says() -> None:
    known = the_attributes()
    for ask in {ask for kind in KINDS.values() for ask in (*kind.asks, *sum(kind.families, ()))}:
        attribute = known.get(ask.attribute)
        assert attribute
        assert attribute.compare == ask.compare
        assert attribute.values == ("many" if ask.many else "one")
        assert attribute.counts == "tally" or not ask.running
