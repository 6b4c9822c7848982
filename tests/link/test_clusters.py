"""Clusters keep every rule whole, whatever scores and verdicts say, and depend on no order."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factgen.dates import DateValue
from factgen.link import Fixes, Key, Pair, Traits, Verdict, candidates, doubtful, link, questions
from factgen.link.rules import barred
from factgen.models import Story
from factgen.values.days import days

from .told import event, groups, known, one, says, stories, table

DATES = (
    None,
    "2021-01-26",
    "2021-01-27",
    "XXXX-01-26",
    "2021-01",
    "2021-01/..",
    "2020-12/2021-01-10",
)


def bare(
    article: str, key: str = "main", date: str | None = None, lasts: bool | None = None
) -> Traits:
    value: DateValue | None = days(date)
    return Traits(article=article, key=key, label="attack", days=value, lasts=lasts)


@st.composite
def worlds(draw: st.DrawFn) -> tuple[list[Traits], list[Pair], dict[frozenset[Key], Verdict]]:
    """Events, any scores between them, and any verdicts; barred pairs are marked as such or not at
    all, for nothing may hang on that."""
    dates = draw(st.lists(st.sampled_from(DATES), min_size=2, max_size=9))
    events = [
        bare(
            draw(st.sampled_from("abcdef")),
            f"k{n}",
            date,
            draw(st.sampled_from((None, True, False))),
        )
        for n, date in enumerate(dates)
    ]
    pairs, verdicts = [], {}
    for a, b in combinations(sorted(events, key=lambda event: event.id), 2):
        if a.article == b.article or not draw(st.booleans()):
            continue
        pair = Pair(
            a=a.id,
            b=b.id,
            score=draw(st.sampled_from((0.1, 0.4, 0.56, 0.6, 0.9, 1.0))),
            tie=draw(st.sampled_from((None, "both say so"))),
            barred=None,
            undated=a.days is None or b.days is None,
            likeness=draw(st.sampled_from((0.2, 0.8, 1.0))),
        )
        pairs.append(pair)
        if draw(st.booleans()):
            verdicts[frozenset((a.id, b.id))] = Verdict(draw(st.booleans()), "for some reason")
    return events, pairs, verdicts


def members(found: Sequence[Story]) -> list[list[Key]]:
    return [[(member.article, member.event) for member in story.members] for story in found]


@given(worlds())
def test_no_story_holds_what_is_barred_or_two_events_of_one_article(
    world: tuple[list[Traits], list[Pair], dict[frozenset[Key], Verdict]],
) -> None:
    events, pairs, verdicts = world
    by_id = {event.id: event for event in events}
    found = members(link(events, pairs, verdicts))
    assert sorted(key for keys in found for key in keys) == sorted(by_id)
    for keys in found:
        assert len({article for article, _ in keys}) == len(keys)
        for a, b in combinations(keys, 2):
            assert barred(by_id[a].span, by_id[b].span) is None


@given(worlds())
def test_an_event_without_a_day_needs_a_tie(
    world: tuple[list[Traits], list[Pair], dict[frozenset[Key], Verdict]],
) -> None:
    events, pairs, verdicts = world
    tied = {key for pair in pairs if pair.tie for key in (pair.a, pair.b)}
    for keys in members(link(events, pairs, verdicts)):
        for key in keys:
            undated = next(event for event in events if event.id == key).days is None
            assert len(keys) == 1 or not undated or key in tied


@given(worlds(), st.randoms())
def test_stories_depend_on_no_order(
    world: tuple[list[Traits], list[Pair], dict[frozenset[Key], Verdict]], chance: random.Random
) -> None:
    events, pairs, verdicts = world
    mixed_events, mixed_pairs = list(events), list(pairs)
    chance.shuffle(mixed_events)
    chance.shuffle(mixed_pairs)
    assert link(mixed_events, mixed_pairs, verdicts) == link(events, pairs, verdicts)
    assert questions(mixed_events, mixed_pairs) == questions(events, pairs)


@given(worlds())
def test_what_is_asked_is_doubtful_and_would_join(
    world: tuple[list[Traits], list[Pair], dict[frozenset[Key], Verdict]],
) -> None:
    events, pairs, _ = world
    asked = questions(events, pairs)
    assert all(doubtful(pair) for pair in asked)
    for pair in asked:
        found = members(link(events, [pair], {frozenset((pair.a, pair.b)): Verdict(True, "so")}))
        assert sorted((pair.a, pair.b)) in found


@given(worlds(), st.data())
@settings(max_examples=50)
def test_what_is_fixed_by_hand_stands_above_all(
    world: tuple[list[Traits], list[Pair], dict[frozenset[Key], Verdict]], data: st.DataObject
) -> None:
    events, pairs, verdicts = world
    ids = sorted({event.id for event in events})
    same = tuple(data.draw(st.lists(st.sampled_from(ids), min_size=2, max_size=3, unique=True)))
    rest = [key for key in ids if key not in same]
    apart = (rest[0], same[0]) if rest else ()
    found = members(link(events, pairs, verdicts, Fixes(same=(same,), apart=(apart,))))
    home = next(keys for keys in found if same[0] in keys)
    assert set(same) <= set(home)
    assert not rest or rest[0] not in home


def test_fixes_may_name_events_that_are_not_there() -> None:
    fixes = Fixes(same=((("x", "y"), ("a", "main")),), apart=((("x", "y"), ("a", "main")),))
    assert members(link([bare("a")], [], {}, fixes)) == [[("a", "main")]]


ATTACK = "rocket attack on the US Embassy in Veldhaven"


def test_a_verdict_decides_a_doubtful_pair_only() -> None:
    tables = [
        table("a", event(ATTACK, "2021-01-26")),
        table("b", event(ATTACK, "2021-01-27")),
        table("c", event(ATTACK)),
    ]
    ids = [(name, "main") for name in "abc"]
    yes, no = Verdict(True, "both name the same ship"), Verdict(False, "two nights")
    said = {frozenset(pair): yes for pair in combinations(ids, 2)}
    assert groups(stories(*tables)) == []
    assert groups(stories(*tables, verdicts=said)) == [["a", "b"]]
    assert groups(stories(*tables, verdicts={frozenset(ids[:2]): no})) == []


def test_a_verdict_against_a_likely_pair() -> None:
    tables = [table("a", event(ATTACK, "2021-01-26")), table("b", event(ATTACK, "XXXX-01-26"))]
    no = {frozenset((("a", "main"), ("b", "main"))): Verdict(False, "other years")}
    assert groups(stories(*tables)) == [["a", "b"]]
    assert groups(stories(*tables, verdicts=no)) == []


def test_a_no_keeps_clusters_apart_unless_they_are_sure() -> None:
    """What the model said of one pair is not undone by another doubtful pair."""
    a, b, c = (bare(name, date="2021-01-26") for name in "abc")

    def joined(bc: float) -> list[list[Key]]:
        pairs = [
            Pair(a.id, b.id, 0.6, None, None, undated=False, likeness=0.6),
            Pair(a.id, c.id, 0.9, None, None, undated=False, likeness=0.9),
            Pair(b.id, c.id, bc, None, None, undated=False, likeness=bc),
        ]
        no = {frozenset((a.id, b.id)): Verdict(False, "two")}
        return [keys for keys in members(link([a, b, c], pairs, no)) if len(keys) > 1]

    assert joined(0.7) == [[a.id, c.id]]
    assert joined(0.9) == [[a.id, b.id, c.id]]


def test_an_event_that_fits_two_that_exclude_each_other_joins_neither() -> None:
    years = [table(str(year), event(ATTACK, f"{year}-01-26")) for year in (2019, 2020)]
    again = [table(f"{year}b", event(ATTACK, f"{year}-01-26")) for year in (2019, 2020)]
    bare_ = table("bare", event(ATTACK, "XXXX-01-26"))
    found = stories(*years, *again, bare_)
    assert groups(found) == [["2019", "2019b"], ["2020", "2020b"]]
    reason = next(story.reason for story in found if story.id == "bare.main")
    assert "bare/main fits 2019/main and 2020/main, which exclude each other" in reason


def test_a_particular_settles_which_of_two_it_is() -> None:
    killed = says("killed", "Ida Holm")
    found = stories(
        table("2019", event(ATTACK, "2019-01-26"), killed),
        table("2020", event(ATTACK, "2020-01-26")),
        table("bare", event(ATTACK, "XXXX-01-26"), killed),
    )
    assert groups(found) == [["2019", "bare"]]


def test_an_event_without_a_target_does_not_join_two_targets() -> None:
    day = "2021-01-26"
    tables = [
        table("a", event("attack on a bank in Velm", day)),
        table("b", event("attack on a school in Velm", day)),
        table("c", event("attack in Velm", day)),
    ]
    assert groups(stories(*tables)) == []
    assert groups(stories(tables[0], tables[2])) == [["a", "c"]]


def test_days_are_kept_for_whole_clusters() -> None:
    """a and b, b and c are a day apart and so not barred; a and c are."""
    both = Verdict(True, "so they say")
    dates = {"a": "2021-01-26", "b": "2021-01-27", "c": "2021-01-28"}
    tables = [table(name, event(ATTACK, date)) for name, date in dates.items()]
    said = {frozenset(((x, "main"), (y, "main"))): both for x, y in combinations("abc", 2)}
    assert groups(stories(*tables, verdicts=said)) == [["a", "b"]]


@pytest.mark.parametrize("label", ["rocket attacks on the US Embassy in Veldhaven this month"])
def test_a_series_never_joins_one_of_its_attacks(label: str) -> None:
    series = event(label, "2021-01-01/2021-01-27", key="series")
    counted = says("occurrences", "third", 3, event="series")
    others = [table(name, event(ATTACK, "2021-01-26")) for name in "bc"]
    found = stories(table("a", series, counted), *others)
    assert groups(found) == [["b", "c"]]


def test_where_a_sure_cluster_is_doubtful_once_is_asked_once() -> None:
    tables = [table(name, event(ATTACK, "2021-01-26")) for name in "abc"]
    tables += [table(name, event(ATTACK, "2021-01-27")) for name in "de"]
    found = known(*tables)
    pairs = candidates(found)
    assert sum(doubtful(pair) for pair in pairs) == 6
    assert [(pair.a[0], pair.b[0]) for pair in questions(found, pairs)] == [("a", "d")]
    apart = Fixes(apart=((("a", "main"), ("d", "main")),))
    assert questions(found, pairs, apart) == ()


def test_events_alone_are_stories_of_their_own() -> None:
    assert link([], []) == ()
    assert [story.id for story in link([one("a", event("attack"))], [])] == ["a.main"]


def test_a_torn_event_does_not_come_in_by_a_weaker_pair() -> None:
    found = stories(
        table("2019", event(ATTACK, "2019-01-26")),
        table("2020", event(ATTACK, "2020-01-26")),
        table("bare", event(ATTACK, "XXXX-01-26")),
        table("month", event(ATTACK, "2020-01")),
    )
    assert groups(found) == [["2020", "month"]]


def test_attacks_on_one_target_that_five_articles_tell_of() -> None:
    """Three articles tell of one attack; one gives no day, one another day without a year. What
    they tell of beside it is linked by its day, by a casualty, or not at all."""

    def killing(date: str | None = None) -> list[object]:
        row = event("killing of Gen. Ida Holm", date, key="killing", role="background")
        return [row, says("killed", "Gen. Ida Holm", event="killing")]

    vote = event(
        "vote of parliament on foreign troops", "2021-01-05", key="vote", role="background"
    )
    voted = says("resolution_passed", "to send them home", event="vote")
    series = event(
        f"{ATTACK} since September", "2020-09/2021-01-26", key="series", role="background"
    )
    counted = says("occurrences", "more than a dozen", event="series")
    found = stories(
        table("agency", event(ATTACK, "2021-01-26"), vote, voted, *killing()),  # type: ignore[arg-type]
        table(
            "blog", event("strike on the US embassy in Veldhaven", "2021-01-26"), series, counted
        ),
        table("student", event(ATTACK, "2021-01-26"), vote, voted, *killing()),  # type: ignore[arg-type]
        table("translated", event(ATTACK, "XXXX-12-08")),
        table("wire", event(ATTACK, words="Sunday night"), *killing("XXXX-01")),  # type: ignore[arg-type]
    )
    linked = [story.id for story in found if len(story.members) > 1]
    assert linked == ["agency.main", "agency.killing", "agency.vote"]
    assert groups(found) == [
        ["agency", "blog", "student"],
        ["agency", "student"],
        ["agency", "student", "wire"],
    ]
