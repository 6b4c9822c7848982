"""The score of a fact table against the gold of a story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from random import Random
from typing import TypeVar

import pytest
import three_articles as world
from hypothesis import given, settings
from hypothesis import strategies as st

from factgen import comparison
from factgen.evaluate.align import Alignment
from factgen.evaluate.crossing import StoryScore, by_equal_strings, score_story
from factgen.evaluate.crossmetrics import CROSS_METRICS, confusion
from factgen.evaluate.eventlinks import Links, Pair, linked
from factgen.evaluate.gold import Gold
from factgen.evaluate.statistics import Counts, interval, paired
from factgen.evaluate.storyfile import Ref, StoryGold
from factgen.facts.clashes import clashes
from factgen.models import Claim, ClaimTable, FactTable, Status
from factgen.prompts import attributes

T = TypeVar("T")
Planned = tuple[str, str, Status, Sequence[str]]
"""Event, attribute, status and readings of a fact; one without readings is none."""
ATTRIBUTES = attributes()
LESS_IS_BETTER = {"wrong_merges", "wrong_splits", "events_of_two_dates_merged", "false_conflicts"}
BASELINES = {"status_macro_f1_all_single", "status_macro_f1_equal_strings"}


def scored(
    table: FactTable | None = None,
    gold: StoryGold | None = None,
    golds: Mapping[str, Gold] | None = None,
    tables: Mapping[str, ClaimTable] | None = None,
    alignments: Mapping[str, Alignment] | None = None,
) -> StoryScore:
    """The score of `table`, with gold in place of what else is not given."""
    return score_story(
        gold or world.story(),
        golds or world.golds(),
        table or world.predicted(),
        tables or world.tables(),
        world.identity() if alignments is None else alignments,
        ATTRIBUTES,
    )


def value(name: str, *scores: StoryScore) -> float | None:
    return CROSS_METRICS[name].value([one.counts for one in scores])


def values(*scores: StoryScore) -> dict[str, float | None]:
    return {name: value(name, *scores) for name in CROSS_METRICS}


def differing(score: StoryScore) -> set[str]:
    """The metrics that are not as in a perfect table."""
    perfect = values(scored())
    return {name for name, found in values(score).items() if found != perfect[name]}


def table_with(facts: Mapping[str, Planned]) -> FactTable:
    """The perfect table with some facts put in, in place of those of the same name."""
    kept = [one for one in world.predicted().facts if one.id.lower() not in facts]
    added = [world.fact(name, *rest) for name, rest in facts.items() if rest[3]]
    return world.predicted(facts=(*kept, *added))


# --- Perfect, empty, shuffled ---


def is_perfect(score: StoryScore) -> None:
    for name, found in values(score).items():
        if name not in BASELINES:
            assert found == (0.0 if name in LESS_IS_BETTER else 1.0), name
    links = score.links
    assert not any((links.merges, links.splits, links.missed))
    assert not any((score.wrong, score.missed, score.spurious, score.false))


def test_a_perfect_table_scores_one_everywhere() -> None:
    is_perfect(scored())


def test_so_do_the_rules_on_gold_claims() -> None:
    made = comparison.compare(world.tables().values(), ATTRIBUTES)
    is_perfect(scored(made))


def test_good_says_which_way_is_better() -> None:
    found = {name for name, metric in CROSS_METRICS.items() if metric.good < 0}
    assert found == LESS_IS_BETTER
    assert all(metric.name == name for name, metric in CROSS_METRICS.items())


@pytest.mark.parametrize("alignments", [{}, None], ids=["nothing aligned", "gold aligned"])
def test_an_empty_table_scores_nothing_and_never_nan(
    alignments: Mapping[str, Alignment] | None,
) -> None:
    score = scored(world.predicted(stories=(), facts=()), alignments=alignments)
    found = values(score)
    nothing = {name for name, one in found.items() if one is None}
    # No pair, fact or row of it could be right or wrong.
    assert {"links_precision", "gathering_precision", "conflict_precision"} <= nothing
    assert nothing <= {
        "links_precision",
        "gathering_precision",
        "conflict_precision",
        "false_conflicts",
    }
    lost = alignments == {}
    assert ("false_conflicts" in nothing) == lost
    assert found["hard_negatives_found"] == (0.0 if lost else 1.0)
    rest = found.keys() - nothing - {"hard_negatives_found"}
    assert {name: found[name] for name in rest} == dict.fromkeys(rest, 0.0)
    assert len(score.links.missed) == 7
    assert [one.predicted for one in score.wrong] == [None] * 5
    assert score.missed == ("casualties",)


def test_no_stories_measure_nothing() -> None:
    assert {CROSS_METRICS[name].value([]) for name in CROSS_METRICS} == {None}
    assert {CROSS_METRICS[name].value([{}]) for name in CROSS_METRICS} == {None}


def test_intervals_and_differences_over_stories() -> None:
    good, empty = scored().counts, scored(world.predicted(stories=(), facts=())).counts
    other = scored(table_with({"cause": ("store", "cause", "compatible", ["dawn:c3"])})).counts
    units: list[Counts] = [good, empty, other, {}]
    for metric in CROSS_METRICS.values():
        found = interval(metric, units, draws=200)
        assert found is not None
        assert found.low is not None
        assert found.high is not None
        assert found.low <= found.value <= found.high, metric.name
        same = paired(metric, units, units, draws=200)
        assert (same.difference, same.p, same.wins, same.losses) == (0.0, 1.0, 0, 0)
    changed = paired(CROSS_METRICS["status_macro_f1"], [good, good], [good, other], draws=200)
    assert changed.difference is not None
    assert changed.difference < 0
    assert (changed.wins, changed.losses, changed.ties) == (0, 1, 1)


MORE = f"""{world.TEXT}  - what: two of the dead came later
    rows: [dawn:c1, dusk:c1]
"""
"""The story with a hard negative that a table may well take for a conflict."""


def imperfect() -> tuple[FactTable, dict[str, Alignment]]:
    """A table with a fault of each kind, and two facts that are as like a gold fact."""
    stories = (
        world.told("store", (("dawn", "fire"), ("noon", "blaze"), ("dusk", "mill"))),
        world.told("rest", (("dusk", "store"),)),
        world.told("barn", (("dawn", "barn"), ("noon", "drill"))),
        world.told("old", (("noon", "old_fire"),)),
    )
    facts = (
        world.fact("a", "store", "killed", "conflicting", ["dawn:c1", "noon:c1", "dusk:c1"]),
        world.fact("b", "store", "casualties", "conflicting", ["dawn:c2", "noon:c2", "dusk:c2"]),
        world.fact("c", "store", "cause", "conflicting", ["dawn:c3"]),
        world.fact("d", "old", "injured", "conflicting", ["dusk:c3"]),
        world.fact("e", "old", "killed", "compatible", ["noon:c3"]),
        world.fact("f", "barn", "killed", "single", ["dawn:c4"]),
    )
    alignments = world.identity()
    noon = alignments["noon"]
    alignments["noon"] = replace(
        noon, claims={k: v for k, v in noon.claims.items() if k[-1] != "1"}
    )
    return FactTable(stories=stories, facts=facts), alignments


@given(st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_the_order_of_anything_changes_nothing(random: Random) -> None:
    table, alignments = imperfect()
    gold = world.story(MORE)
    expected = scored(table, gold, alignments=alignments)
    assert len(expected.false) == len(expected.spurious) == len(expected.links.merges) - 1 == 2

    def mixed(items: Sequence[T]) -> tuple[T, ...]:
        return tuple(random.sample(list(items), len(items)))

    def reordered(of: Mapping[str, T]) -> dict[str, T]:
        return {name: of[name] for name in mixed(list(of))}

    facts = mixed([f.model_copy(update={"readings": mixed(f.readings)}) for f in table.facts])
    stories = mixed([s.model_copy(update={"members": mixed(s.members)}) for s in table.stories])
    shuffled = replace(
        gold,
        events=reordered({name: mixed(members) for name, members in gold.events.items()}),
        facts=mixed(
            [f.model_copy(update={"readings": list(mixed(f.readings))}) for f in gold.facts]
        ),
        hard_negatives=mixed(
            [n.model_copy(update={"rows": list(mixed(n.rows))}) for n in gold.hard_negatives]
        ),
    )
    tables = {
        name: one.model_copy(update={"events": mixed(one.events), "claims": mixed(one.claims)})
        for name, one in reordered(world.tables()).items()
    }
    aligned = {
        name: Alignment(reordered(one.events), reordered(one.claims), {})
        for name, one in reordered(alignments).items()
    }
    found = score_story(
        shuffled,
        reordered(world.golds()),
        FactTable(stories=stories, facts=facts),
        tables,
        aligned,
        ATTRIBUTES,
    )
    assert found == expected


# --- Links ---


def test_one_wrong_merge_is_counted_once_and_named() -> None:
    events = world.story().events
    table = world.predicted(
        stories=(
            world.told("store", events["store"]),
            world.told("barn", events["barn"]),
            world.told("later", (*events["mill"], *events["drill"])),
        )
    )
    score = scored(table)
    assert score.links.merges == (Pair("dusk/mill", "noon/drill", "LATER"),)
    assert score.links.splits == ()
    assert value("wrong_merges", score) == 1
    # The drill has no day, so that the two may meet.
    assert value("events_of_two_dates_merged", score) == 0
    assert value("links_precision", score) == pytest.approx(6 / 7)
    assert differing(score) == {"links_precision", "links_f1", "wrong_merges"}


def test_a_wrong_merge_of_two_dates_is_told_apart() -> None:
    members = dict(world.story().events)
    table = world.predicted(
        stories=(
            world.told("store", members["store"]),
            world.told("old", (("noon", "old_fire"), ("dusk", "mill"))),
            world.told("barn", (("dawn", "barn"),)),
            world.told("drill", members["drill"]),
        )
    )
    score = scored(table)
    assert score.links.merges == (Pair("dusk/mill", "noon/old_fire", "OLD", two_dates=True),)
    assert score.links.splits == (Pair("dawn/barn", "noon/old_fire"),)
    assert value("events_of_two_dates_merged", score) == 1
    assert value("wrong_splits", score) == 1


def test_an_event_that_was_not_found_is_missed_and_no_split() -> None:
    alignments = world.identity()
    noon = alignments["noon"]
    alignments["noon"] = replace(noon, events={"old_fire": "old_fire", "drill": "drill"})
    score = scored(alignments=alignments)
    assert score.links.missed == ("noon/blaze",)
    assert score.links.splits == ()
    assert value("links_precision", score) == 1
    # Two of the three members of the fire find two thirds of it, the third nothing.
    assert value("links_recall", score) == pytest.approx((4 + 2 * 2 / 3) / 7)


def test_an_article_that_failed_has_nothing_right() -> None:
    score = scored(alignments=world.identity("dawn", "noon"))
    assert score.links.missed == ("dusk/mill", "dusk/store")
    assert value("hard_negatives_found", score) == 0.5
    assert [one.fact for one in score.wrong] == ["mill_injured"]


def links(groups: Mapping[str, str], stories: Mapping[str, str]) -> Links:
    """The links of events that are told each in an article of its own: group and predicted story
    by event; an event that stands in no story has no partner."""
    members: dict[str, list[Ref]] = defaultdict(list)
    told: dict[str, list[Ref]] = defaultdict(list)
    for event, group in groups.items():
        members[group].append((event, "fire"))
    for event, story in stories.items():
        told[story].append((event, "p"))
    dawn = world.gold("dawn")
    return linked(
        replace(world.story(), events={name: tuple(refs) for name, refs in members.items()}),
        dict.fromkeys(groups, dawn),
        FactTable(stories=tuple(world.told(name, refs) for name, refs in told.items())),
        {event: Alignment({"p": "fire"}, {}, {}) for event in groups},
    )


def of_links(name: str, found: Links) -> float | None:
    return CROSS_METRICS[name].value([found.counts])


def test_the_example_of_bagga_and_baldwin() -> None:
    groups = dict(zip("123456789ABC", "aaaaabbccccc", strict=True))
    for stories, precision in (("xxxxxyyyyyyy", 16 / 21), ("xxxxxyyxxxxx", 7 / 12)):
        found = links(groups, dict(zip("123456789ABC", stories, strict=True)))
        assert of_links("links_precision", found) == pytest.approx(precision)
        assert of_links("links_recall", found) == 1


EVENTS = "abcdefg"


@given(
    st.fixed_dictionaries({event: st.sampled_from("uvw") for event in EVENTS}),
    st.fixed_dictionaries({event: st.sampled_from(["x", "y", "z", None]) for event in EVENTS}),
)
def test_b_cubed_by_brute_force(groups: dict[str, str], told: dict[str, str | None]) -> None:
    found = [event for event in EVENTS if told[event] is not None]
    precision, recall = [], []
    for event in EVENTS:
        group = {other for other in EVENTS if groups[other] == groups[event]}
        story = {other for other in found if told[other] == told[event]}
        if event in found:
            precision.append(len(group & story) / len(story))
        recall.append(len(group & story) / len(group) if event in found else 0.0)
    scores = links(groups, {event: story for event, story in told.items() if story is not None})
    r = sum(recall) / len(recall)
    assert of_links("links_recall", scores) == pytest.approx(r)
    if not found:
        assert of_links("links_precision", scores) is None
        assert of_links("links_f1", scores) == 0
        return
    p = sum(precision) / len(precision)
    assert of_links("links_precision", scores) == pytest.approx(p)
    assert of_links("links_f1", scores) == pytest.approx(2 * p * r / (p + r))
    pairs = [(one, other) for one, other in combinations(found, 2)]
    merged = [p for p in pairs if told[p[0]] == told[p[1]] and groups[p[0]] != groups[p[1]]]
    parted = [p for p in pairs if told[p[0]] != told[p[1]] and groups[p[0]] == groups[p[1]]]
    assert [(one.first[0], one.second[0]) for one in scores.merges] == merged
    assert [(one.first[0], one.second[0]) for one in scores.splits] == parted
    assert "".join(one[0] for one in scores.missed) == "".join(sorted(set(EVENTS) - set(found)))


# --- Gathering ---


def test_a_question_in_two_facts_costs_recall_only() -> None:
    table = table_with(
        {
            "casualties": ("store", "killed", "conflicting", ["dawn:c1", "noon:c1", "dusk:c1"]),
            "hurt": ("store", "injured", "agreed", ["dawn:c2", "noon:c2", "dusk:c2"]),
        }
    )
    score = scored(table)
    # Six readings make 15 pairs, three and three of them 6; the barn has one more.
    assert value("gathering_recall", score) == pytest.approx(7 / 16)
    assert value("gathering_precision", score) == 1
    assert differing(score) == {"gathering_recall", "gathering_f1"}


def test_two_questions_in_one_fact_cost_precision_only() -> None:
    table = table_with(
        {
            "barn_killed": ("barn", "killed", "agreed", ["dawn:c4", "noon:c3", "dusk:c3"]),
            "mill_injured": ("mill", "injured", "single", []),
        }
    )
    score = scored(table)
    assert value("gathering_precision", score) == pytest.approx(16 / 18)
    assert value("gathering_recall", score) == 1
    assert [(one.fact, one.predicted) for one in score.wrong] == [("mill_injured", None)]


GOLD_FACTS = [set(fact.readings) for fact in world.story().facts]
READINGS = sorted(set().union(*GOLD_FACTS))


@given(
    st.fixed_dictionaries({row: st.sampled_from(["x", "y", "z", None]) for row in READINGS}),
    st.sets(st.sampled_from(READINGS)),
    st.sets(st.sampled_from(READINGS)),
)
def test_gathering_by_brute_force(
    homes: dict[str, str | None], lost: set[str], arguable: set[str]
) -> None:
    facts = [
        world.fact(home, "store", "killed", "single", [r for r in READINGS if homes[r] == home])
        for home in sorted({home for home in homes.values() if home})
    ]
    alignments = {
        name: replace(one, claims={row: row for row in one.claims if row not in lost})
        for name, one in world.identity().items()
    }
    golds = {
        name: replace(one, optional=frozenset(arguable)) for name, one in world.golds().items()
    }
    score = scored(world.predicted(facts=tuple(facts)), golds=golds, alignments=alignments)
    gold, predicted = set(), set()
    for one, other in combinations([row for row in READINGS if row not in arguable], 2):
        if any({one, other} <= fact for fact in GOLD_FACTS):
            gold.add((one, other))
        if homes[one] == homes[other] is not None and not {one, other} & lost:
            predicted.add((one, other))
    assert value("gathering_recall", score) == (len(gold & predicted) / len(gold) if gold else None)
    assert value("gathering_precision", score) == (
        len(gold & predicted) / len(predicted) if predicted else None
    )
    assert value("gathering_f1", score) == (
        pytest.approx(2 * len(gold & predicted) / (len(gold) + len(predicted)))
        if gold or predicted
        else None
    )


# --- Status ---


def test_a_wrong_status_is_counted_and_shown() -> None:
    score = scored(table_with({"cause": ("store", "cause", "compatible", ["dawn:c3"])}))
    (wrong,) = score.wrong
    assert (wrong.fact, wrong.gold, wrong.predicted) == ("cause", "single", "compatible")
    assert (wrong.found, wrong.readings, wrong.given) == ("CAUSE", ("dawn:c3",), ("dawn:c3",))
    assert confusion([score.counts]) == {
        ("conflicting", "conflicting"): 1,
        ("unattributed", "unattributed"): 1,
        ("single", "single"): 1,
        ("single", "compatible"): 1,
        ("agreed", "agreed"): 1,
    }
    # Single: one of two found, nothing else called so. `compatible` is no status of gold.
    assert value("status_macro_f1", score) == pytest.approx((1 + 1 + 2 / 3 + 1) / 4)
    assert value("status_accuracy", score) == pytest.approx(4 / 5)
    assert differing(score) == {"status_macro_f1", "status_accuracy"}


def test_a_fact_that_is_not_there_is_missed() -> None:
    score = scored(table_with({"drill": ("drill", "participants", "single", [])}))
    (wrong,) = score.wrong
    assert (wrong.fact, wrong.predicted, wrong.found, wrong.given) == ("drill", None, None, ())
    assert confusion([score.counts])["unattributed", "none"] == 1
    assert value("status_macro_f1", score) == pytest.approx(3 / 4)


def test_an_accepted_status_is_right() -> None:
    gold = world.story(world.TEXT.replace("[dawn:c3]\n", "[dawn:c3]\n    accepted: [compatible]\n"))
    is_perfect(scored(table_with({"cause": ("store", "cause", "compatible", ["dawn:c3"])}), gold))


def test_facts_are_matched_one_to_one_and_for_the_greatest_sum() -> None:
    # The store's fact shares more with the first of these than the barn's does; but if the barn's
    # has it, the store's still has the second.
    both: dict[str, Planned] = {
        "casualties": ("barn", "killed", "agreed", ["dawn:c1", "noon:c1", "noon:c3"]),
        "barn_killed": ("store", "killed", "conflicting", ["dusk:c1"]),
    }
    assert scored(table_with(both)).wrong == ()
    alone = scored(table_with({**both, "barn_killed": ("store", "killed", "conflicting", [])}))
    assert [(one.fact, one.predicted) for one in alone.wrong] == [
        ("barn_killed", None),
        ("casualties", "agreed"),
    ]


def test_of_facts_that_share_as_much_the_one_with_the_same_attribute_is_meant() -> None:
    for first, second in (("b", "c"), ("c", "b")):
        table = table_with(
            {
                "barn_killed": ("barn", "killed", "agreed", []),
                first: ("barn", "deed", "single", ["dawn:c4"]),
                second: ("barn", "killed", "agreed", ["noon:c3"]),
            }
        )
        assert scored(table).wrong == ()


STRINGS: dict[str, tuple[list[Claim], Status]] = {
    "one article": ([world.claim("a:1", "e", "killed", "people", "4", "police")], "single"),
    "two articles": (
        [
            world.claim("a:1", "e", "cause", "it", "A spark", "police"),
            world.claim("b:1", "e", "cause", "it", "a  spark", "police"),
        ],
        "agreed",
    ),
    "two values": (
        [
            world.claim("a:1", "e", "killed", "people", "4", "police"),
            world.claim("b:1", "e", "killed", "people", "four", "police"),
        ],
        "conflicting",
    ),
    "two values, one of them not committed": (
        [
            world.claim("a:1", "e", "killed", "people", "4", "police"),
            world.claim("b:1", "e", "killed", "people", "5", "police", certainty="possible"),
            world.claim("b:2", "e", "killed", "people", "unknown", "police"),
        ],
        "single",
    ),
    "none committed": (
        [world.claim("a:1", "e", "killed", "people", "4", "police", certainty="possible")],
        "single",
    ),
}


@pytest.mark.parametrize(("claims", "status"), STRINGS.values(), ids=STRINGS)
def test_the_status_of_equal_strings(claims: list[Claim], status: Status) -> None:
    assert by_equal_strings(claims) == status


def test_the_baselines_are_of_the_same_facts() -> None:
    score = scored()
    # Two of five are single: F1 4/7 for these, 0 for three other statuses.
    assert value("status_macro_f1_all_single", score) == pytest.approx((4 / 7) / 4)
    # Letter by letter all is right but for the drill, which is called single.
    assert value("status_macro_f1_equal_strings", score) == pytest.approx((1 + 1 + 4 / 5) / 4)
    lost = scored(table_with({"cause": ("store", "cause", "single", [])}))
    assert lost.counts["all_single/single/none"] == lost.counts["equal_strings/single/none"] == 1


def test_macro_f1_is_made_of_sums_over_stories() -> None:
    good = scored()
    wrong = scored(table_with({"cause": ("store", "cause", "agreed", ["dawn:c3"])}))
    single, agreed = 2 * 3 / (4 + 3), 2 * 2 / (2 + 3)
    assert value("status_macro_f1", good, wrong) == pytest.approx((1 + 1 + single + agreed) / 4)


# --- Conflicts ---


def test_a_conflict_missed() -> None:
    readings = world.story().facts[0].readings
    missed: Mapping[str, Planned] = {"casualties": ("store", "casualties", "compatible", readings)}
    score = scored(table_with(missed))
    assert (score.missed, score.spurious) == (("casualties",), ())
    assert value("conflict_precision", score) is None
    assert value("conflict_recall", score) == value("conflict_f1", score) == 0
    elsewhere = table_with({**missed, "cause": ("store", "cause", "conflicting", ["dawn:c3"])})
    score = scored(elsewhere)
    assert (score.missed, score.spurious) == (("casualties",), ("CAUSE",))
    assert value("conflict_precision", score) == value("conflict_f1", score) == 0


def test_a_spurious_conflict() -> None:
    score = scored(table_with({"cause": ("store", "cause", "conflicting", ["dawn:c3"])}))
    assert (score.missed, score.spurious) == ((), ("CAUSE",))
    assert value("conflict_precision", score) == 0.5
    assert value("conflict_recall", score) == 1
    assert value("conflict_f1", score) == pytest.approx(2 / 3)


def test_a_conflict_in_two_facts_is_found_once_and_no_fault() -> None:
    table = table_with(
        {
            "casualties": ("store", "killed", "conflicting", ["dawn:c1", "noon:c1"]),
            "hurt": ("store", "casualties", "conflicting", ["dusk:c1", "dawn:c2"]),
        }
    )
    score = scored(table)
    assert (score.missed, score.spurious) == ((), ())
    assert value("conflict_f1", score) == 1


def test_a_conflict_that_rows_of_no_gold_claim_make_is_spurious() -> None:
    alignments = world.identity()
    dawn = alignments["dawn"]
    alignments["dawn"] = replace(dawn, claims={"dawn:c1": "dawn:c1"})
    score = scored(
        table_with({"cause": ("store", "cause", "conflicting", ["dawn:c3"])}), alignments=alignments
    )
    assert score.spurious == ("CAUSE",)


@pytest.mark.parametrize("told", ["conflicting", "unclear"])
def test_where_gold_accepts_both_neither_is_a_fault(told: Status) -> None:
    line = "    readings: [dawn:c1, noon:c1, dusk:c1, dawn:c2, noon:c2, dusk:c2]\n"
    both = world.TEXT.replace(line, f"{line}    accepted: [unclear, conflicting]\n")
    readings = world.story().facts[0].readings
    table = table_with({"casualties": ("store", "casualties", told, readings)})
    for text in (both, both.replace("status: conflicting", "status: unclear")):
        score = scored(table, world.story(text))
        assert score.wrong == ()
        assert (score.missed, score.spurious) == ((), ())
        assert value("conflict_recall", score) in {1.0, None}
        assert value("conflict_precision", score) in {1.0, None}


# --- Hard negatives ---


def changed(name: str, value: str) -> dict[str, ClaimTable]:
    """The articles with another value of one claim."""
    tables = world.tables()
    article = name.partition(":")[0]
    old = next(one for one in tables[article].claims if one.id == name)
    new = world.claim(
        name, old.event, old.attribute, old.scope, value, old.sources[-1].name,
        old.sources[-1].kind, evidence=old.evidence,
    )  # fmt: skip
    claims = tuple(new if one.id == name else one for one in tables[article].claims)
    tables[article] = tables[article].model_copy(update={"claims": claims})
    return tables


def test_a_hard_negative_falsely_in_conflict() -> None:
    tables = changed("dusk:c2", "5")  # at least five are read as five
    made = comparison.compare(tables.values(), ATTRIBUTES)
    score = scored(made, tables=tables)
    (false,) = score.false
    assert false.what == "at least five may be nine"
    assert false.rows == ("dawn:c2", "dusk:c2")
    assert false.fact in {fact.id for fact in made.facts}
    assert value("false_conflicts", score) == 0.5
    assert differing(score) == {"false_conflicts"}


def test_rows_of_one_conflict_that_do_not_contradict_each_other_are_no_false_one() -> None:
    text = world.TEXT.replace("rows: [dawn:c2, dusk:c2]", "rows: [noon:c1, dusk:c1]")
    score = scored(gold=world.story(text))
    assert (value("false_conflicts", score), score.false) == (0.0, ())
    against = world.TEXT.replace("rows: [dawn:c2, dusk:c2]", "rows: [dawn:c1, dusk:c1]")
    assert len(scored(gold=world.story(against)).false) == 1


def test_a_hard_negative_that_was_not_found_is_counted_apart() -> None:
    alignments = world.identity()
    dusk = alignments["dusk"]
    alignments["dusk"] = replace(dusk, claims={"dusk:c1": "dusk:c1", "dusk:c3": "dusk:c3"})
    score = scored(alignments=alignments)
    assert (score.counts["negatives/found"], score.counts["negatives/lost"]) == (1, 1)
    assert value("false_conflicts", score) == 0
    assert value("hard_negatives_found", score) == 0.5


def test_rows_merged_from_two_events_contradict_each_other_there() -> None:
    """Another fire's dead beside those of this one."""
    events = world.story().events
    table = world.predicted(
        stories=(
            world.told("store", [("dawn", "fire"), ("noon", "old_fire"), ("dusk", "store")]),
            world.told("barn", [("dawn", "barn")]),
            world.told("drill", events["drill"]),
            world.told("mill", events["mill"]),
        ),
        facts=(
            world.fact("dead", "store", "killed", "conflicting", ["dawn:c1", "noon:c3", "dusk:c1"]),
        ),
    )
    score = scored(table)
    assert [one.rows for one in score.false] == [("dawn:c1", "noon:c3")]


def test_clashing_readings_of_a_fact() -> None:
    (fact, *_) = comparison.compare(world.tables().values(), ATTRIBUTES).facts
    (story, *_) = comparison.compare(world.tables().values(), ATTRIBUTES).stories
    assert clashes(fact, story, world.tables(), ATTRIBUTES) == {
        frozenset({"dawn:c1", "noon:c1"}),
        frozenset({"dawn:c1", "dusk:c1"}),
    }


def test_a_fact_that_is_no_conflict_has_no_clashing_readings() -> None:
    made = comparison.compare(world.tables().values(), ATTRIBUTES)
    stories = {story.id: story for story in made.stories}
    for fact in made.facts:
        if fact.status != "conflicting":
            assert not clashes(fact, stories[fact.event], world.tables(), ATTRIBUTES)


def test_counts_that_contradict_another_only_together() -> None:
    tables = {"dawn": world.golds()["dawn"].table}
    evidence = tables["dawn"].claims[0].evidence
    claims = tuple(
        world.claim(
            f"dawn:s{n}", "fire", name, "people, in all", number, "police", evidence=evidence
        )
        for n, (name, number) in enumerate([("casualties", "5"), ("killed", "3"), ("injured", "4")])
    )
    tables["dawn"] = tables["dawn"].model_copy(update={"claims": claims})
    made = comparison.compare(tables.values(), ATTRIBUTES)
    (fact,) = made.facts
    assert fact.status == "conflicting"
    assert clashes(fact, made.stories[0], tables, ATTRIBUTES) == {
        frozenset({"dawn:s0", "dawn:s1"}),
        frozenset({"dawn:s0", "dawn:s2"}),
    }


def test_a_conflict_that_the_rules_do_not_find_is_between_all_committed_readings() -> None:
    names = ["dawn:c2", "noon:c2", "dusk:c2"]
    told = world.fact("hurt", "store", "injured", "conflicting", names)
    story, tables = world.predicted().stories[0], world.tables()
    assert clashes(told, story, tables, ATTRIBUTES) == {
        frozenset(pair) for pair in combinations(names, 2)
    }
    dusk = tables["dusk"]
    hedged = [one.model_copy(update={"certainty": "possible"}) for one in dusk.claims]
    tables["dusk"] = dusk.model_copy(update={"claims": tuple(hedged)})
    assert clashes(told, story, tables, ATTRIBUTES) == {frozenset(names[:2])}
