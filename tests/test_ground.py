"""From rows to claims: quotes at their place, what is computed beside them, and double rows."""

from __future__ import annotations

import re

import pytest
from builders import article, provenance
from hypothesis import assume, given
from hypothesis import strategies as st
from rows import GOOD, TEXTS

from factgen import ground
from factgen.cited import Scene
from factgen.draft import DraftClaim, DraftEvent, DraftSource, DraftTime
from factgen.fold import fold
from factgen.ground import Grounded, claim_id, merge
from factgen.models import Article, Claim, Time

SENTENCES = (
    "Tanker adrift off Kalvik",
    "KALVIK, May 4, 2022 (NPB) — A tanker ran ashore off Kalvik on Tuesday, the coast guard said.",
    "“Three sailors’ rafts are missing,” it said.",
    "Captain Ada Lund was on the bridge.",
    "She was not hurt.",
    "The tanker was built in 1998.",
    "Three rafts are missing, the coast guard said again on May 3, 2022.",
)


def scene(*, events: tuple[DraftEvent, ...] = (), of: Article | None = None) -> Scene:
    story = of or article(SENTENCES, id="tanker", published="2022-05-04")
    drafts = (
        DraftEvent(key="stranding", label="stranding of the tanker", role="main"),
        *events,
    )
    sources = ground.sources(
        [
            DraftSource(name="coast guard", kind="organisation"),
            DraftSource(name="NPB", kind="media"),
        ]
    )
    return Scene(story, ground.events(drafts, story)[0], sources)


def row(**fields: object) -> DraftClaim:
    """Three rafts are missing, as the coast guard says."""
    given: dict[str, object] = {
        "ev": [[3]],
        "words": "Three sailors’ rafts are missing",
        "event": "stranding",
        "attr": "missing",
        "scope": "rafts",
        "part": "total",
        "value": "three",
        "n": "3",
        "by": ["coast guard"],
        "says": "Three rafts are missing.",
    }
    return DraftClaim.model_validate(given | fields)


def grounded(*rows: DraftClaim, within: Scene | None = None) -> Grounded:
    return ground.ground(dict(enumerate(rows, 1)), within or scene(), provenance())


def claims(*rows: DraftClaim, within: Scene | None = None) -> list[Claim]:
    found = grounded(*rows, within=within)
    assert found.refused == ()
    return list(found.claims.values())


def sound(claim: Claim, story: Article) -> None:
    """Every quote is its slice and lies in its sentence."""
    for mention in claim.evidence:
        for part in mention:
            start, end = story.sentences[part.sentence - 1]
            assert start <= part.start < part.end <= end
            assert story.text[part.start : part.end] == part.quote


@pytest.mark.parametrize("name", GOOD)
def test_the_quotes_of_a_good_row_are_slices_of_its_text(name: str) -> None:
    within, draft = GOOD[name]
    (claim,) = claims(draft, within=within)
    sound(claim, within.article)
    assert [[m.sentence for m in mention] for mention in claim.evidence] == draft.ev
    if draft.words is not None:
        quotes = {fold(m.quote).text for mention in claim.evidence for m in mention}
        assert fold(draft.words).text in quotes


# Words in which no check finds anything, so that a row of them is kept.
PLAIN = (
    "boats “harbour” rock–fall sailor’s ‘tides’ été grün, лодка δύο 船 drift ﬁrm cafe\u0301 "
    "soft\u00adly — «puerto» … waves; ashore 😀"
)
LINES = st.lists(
    st.lists(st.sampled_from(PLAIN.split()), min_size=4, max_size=9).map(" ".join),
    min_size=1,
    max_size=5,
    unique=True,
)
RETYPED = {
    "“": '"', "”": '"', "‘": "'", "’": "'", "«": "“", "»": "”", "–": "-", "—": "-", " ": "\u00a0 ",
}  # fmt: skip


@given(lines=LINES, data=st.data())
def test_words_typed_otherwise_are_quoted_as_the_article_has_them(
    lines: list[str], data: st.DataObject
) -> None:
    story = article(lines, id="drift")
    number = data.draw(st.integers(1, len(lines)))
    parts = lines[number - 1].split(" ")
    first = data.draw(st.integers(0, len(parts) - 1))
    last = data.draw(st.integers(first + 1, len(parts)))
    words = " ".join(parts[first:last])
    assume(re.search(r"\w", words) is not None)
    retyped = "".join(RETYPED.get(letter, letter) for letter in words)
    draft = row(
        ev=[[number]], words=retyped, attr="deed", n=None, by=[], value=words, says="boats drift"
    )
    (claim,) = claims(draft, within=scene(of=story))
    sound(claim, story)
    assert fold(claim.evidence[0][0].quote).text == fold(words).text


def test_a_curly_quotation_typed_straight_is_kept() -> None:
    (claim,) = claims(row(words='"Three sailors\' rafts are missing,"'))
    assert claim.evidence[0][0].quote == "“Three sailors’ rafts are missing,”"


def test_without_words_the_whole_sentence_is_quoted() -> None:
    (claim,) = claims(row(words=None))
    assert claim.evidence[0][0].quote == SENTENCES[2]


def test_a_refused_row_comes_back_under_its_number_with_each_fault_once() -> None:
    found = grounded(row(), row(n="4", value="four"), row())
    assert list(found.claims) == [1, 3]
    (item,) = found.refused
    assert item.number == 2
    assert len(item.faults) == len(set(item.faults)) > 0


@pytest.mark.parametrize(
    ("sentence", "date", "words", "basis"),
    [
        (2, "2022-05-03", "Tuesday", "inferred"),
        (7, "2022-05-03", "May 3, 2022", "stated"),
        (7, "2022-05", None, "stated"),
        (6, "1998", "in 1998", "stated"),
        (3, "2022-05-03", None, "inferred"),
    ],
)
def test_a_date_is_stated_where_its_evidence_has_all_of_it(
    sentence: int, date: str, words: str | None, basis: str
) -> None:
    time = DraftTime(date=date, words=words)
    said: dict[str, object] = {
        "attr": "time",
        "n": None,
        "by": [],
        "value": "so",
        "says": "It was so.",
    }
    draft = row(ev=[[sentence]], words=None, time=time, **said)
    (claim,) = claims(draft)
    assert claim.time == Time(date=date, words=words, basis=basis)


def test_the_clock_is_parted_from_its_zone() -> None:
    within, draft = GOOD["quake/time"]
    (claim,) = claims(draft, within=within)
    assert claim.time is not None
    assert (claim.time.clock, claim.time.zone) == ("04:17", "local")


@pytest.mark.parametrize(
    ("draft", "context"),
    [
        (row(), (2,)),  # the coast guard
        (row(ev=[[2, 3]]), ()),
        (
            row(ev=[[5]], words=None, attr="injured", scope="the captain", value="hurt", n=None,
                by=[], neg=True, says="Ada Lund was not hurt."),
            (4,),
        ),
        (
            row(ev=[[4]], words=None, attr="place", scope="the captain", value="on the bridge",
                n=None, by=[], says="Ada Lund was on the bridge off Kalvik."),
            (2,),
        ),
    ],
    ids=["the speaker", "all cited", "a name for a pronoun", "a place"],
)  # fmt: skip
def test_context_is_the_nearest_sentence_before_that_has_the_name(
    draft: DraftClaim, context: tuple[int, ...]
) -> None:
    (claim,) = claims(draft)
    assert claim.context == context


def test_an_event_with_a_bad_time_stands_without_it_and_keeps_its_rows() -> None:
    bad = DraftEvent(
        key="repair",
        label="repair of the tanker",
        role="background",
        time=DraftTime(date="17 May 2022"),
        place="Kalvik",
    )
    story = scene().article
    events, refused = ground.events([bad], story)
    assert events["repair"].time is None
    assert events["repair"].place == "Kalvik"
    assert [item.event for item in refused] == [bad]
    assert refused[0].faults[0].startswith("`time`")
    assert len(claims(row(event="repair"), within=scene(events=(bad,)))) == 1


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"place": "Lisbon"}, "`place`"),
        ({"label": "stranding of the Estonia"}, "`label`"),
        ({"time": DraftTime(date="2010-05-03")}, "`time`"),
        ({"time": DraftTime(date="2022-05-02", words="on Tuesday")}, "`time`"),
        ({"time": DraftTime(words="Thursday")}, "`time`"),
    ],
)
def test_what_an_event_adds_is_refused(fields: dict[str, object], fault: str) -> None:
    given = {"key": "x", "label": "stranding", "role": "main"}
    _, refused = ground.events([DraftEvent.model_validate(given | fields)], scene().article)
    assert [f.startswith(fault) for item in refused for f in item.faults] == [True]


def test_of_two_events_or_sources_with_one_name_the_first_counts() -> None:
    drafts = [DraftEvent(key="x", label=label, role="main") for label in ("stranding", "tanker")]
    assert ground.events(drafts, scene().article)[0]["x"].label == "stranding"
    kinds = [DraftSource(name="NPB", kind="media"), DraftSource(name="NPB", kind="person")]
    assert ground.sources(kinds)["NPB"].kind == "media"


def test_a_row_given_twice_is_one_claim_with_two_mentions() -> None:
    again = row(ev=[[7]], words="Three rafts are missing", says="Three rafts were missing.")
    found = claims(row(), again)
    merged, saved = merge(found)
    assert saved == 1
    (claim,) = merged
    assert [m.sentence for mention in claim.evidence for m in mention] == [3, 7]
    assert claim.statement == "Three rafts are missing."
    assert claim.context == (2,)


@pytest.mark.parametrize(
    "other",
    [
        {"attr": "found"},
        {"scope": "rafts, in all"},
        {"by": []},
        {"part": "part"},
        {"time": DraftTime(date="2022-05-03")},
    ],
    ids=str,
)
def test_rows_that_differ_stay_two(other: dict[str, object]) -> None:
    merged, saved = merge(claims(row(), row(**other)))
    assert (len(merged), saved) == (2, 0)


def test_ids_are_the_same_for_the_same_row_and_no_others() -> None:
    ids = []
    for name, text in TEXTS.items():
        first = ground.ground(dict(enumerate(text.rows.values())), text.scene, provenance())
        again = ground.ground(dict(enumerate(text.rows.values())), text.scene, provenance())
        assert first == again
        assert all(claim.id == claim_id(claim) for claim in first.claims.values())
        assert all(re.fullmatch(rf"{name}:[0-9a-f]{{8}}", c.id) for c in first.claims.values())
        ids += [claim.id for claim in first.claims.values()]
    assert len(ids) == len(set(ids)) == len(GOOD)


def test_a_number_added_is_another_id() -> None:
    one, two = claims(row(), row(n=None))
    assert one.id != two.id


TANKER = claims(
    row(),
    row(ev=[[7]], words="Three rafts are missing", says="Three rafts were missing."),
    row(ev=[[3], [7]], words=None, value="3"),
    row(n=None, value="rafts"),
    row(attr="deed", n=None, value="on the bridge", ev=[[4]], words=None, by=[], says="She stood."),
)


@given(order=st.permutations(TANKER))
def test_merging_does_not_depend_on_the_order_of_rows(order: list[Claim]) -> None:
    def said(found: tuple[Claim, ...]) -> list[tuple[str, str, frozenset[object], tuple[int, ...]]]:
        return [(c.id, c.statement, frozenset(c.evidence), c.context) for c in found]

    merged, saved = merge(order)
    assert saved == 2
    assert said(merged) == said(merge(TANKER)[0])
    places = [(c.evidence[0][0].sentence, c.evidence[0][0].start) for c in merged]
    assert places == sorted(places)
    assert merge(merged) == (merged, 0)


def test_an_event_whose_label_is_refused_goes_by_its_key() -> None:
    story = scene().article
    draft = DraftEvent(key="first_fire", label="fire in the port of Veldhaven", role="main")
    kept, refused = ground.events([draft], story)
    assert kept["first_fire"].label == "first fire"
    assert "Veldhaven" in refused[0].faults[0]
