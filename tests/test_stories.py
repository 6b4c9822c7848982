"""The articles of evals/ fit their index and the fact sheets of their stories.

The index, and for the first story its fact sheet, lists the difficulties that the articles were
written to hold. Here each of them is looked up, so that an edit of an article cannot take one away
unnoticed.
"""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml

EVALS = Path(__file__).resolve().parent.parent / "evals"
ARTICLES = EVALS / "articles"
KINDS = {
    "attribution",
    "clutter",
    "event",
    "hedge",
    "language",
    "name",
    "negation",
    "number",
    "place",
    "time",
    "typography",
}
EDTF = re.compile(r"(\.\.|\d{4}(-\d\d){0,2})(/(\.\.|\d{4}(-\d\d){0,2}))?")

Entry = dict[str, Any]


class VisibleText(HTMLParser):
    """Collects what a browser would show; blocks end a line, entities are decoded."""

    HIDDEN = frozenset({"head", "script", "style"})
    INLINE = frozenset({"a", "b", "em", "i", "span", "strong"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.HIDDEN:
            self.hidden.append(tag)
        elif tag not in self.INLINE:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self.hidden and tag == self.hidden[-1]:
            self.hidden.pop()
        elif tag not in self.INLINE:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.pieces.append(re.sub(r"[ \t\r\n]+", " ", data))


def visible(raw: str, suffix: str) -> str:
    """The text of an article file as a reader sees it; only HTML is touched."""
    if suffix != ".html":
        return raw
    parser = VisibleText()
    parser.feed(raw)
    parser.close()
    return "".join(parser.pieces)


def load(path: Path) -> Entry:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(content, dict), path
    return content


INDEX: dict[str, Entry] = {
    entry["id"]: entry for entry in load(ARTICLES / "index.yaml")["articles"]
}
STORIES: dict[str, Entry] = {path.stem: load(path) for path in EVALS.glob("stories/*.yaml")}
DIFFICULTIES = [
    pytest.param(entry, id=f"{story}-{entry['name']}")
    for story, sheet in STORIES.items()
    for entry in sheet.get("difficulties", ())
]
HELD = [
    pytest.param(article, difficulty, id=f"{article}-{difficulty['name']}-{number}")
    for article, entry in INDEX.items()
    for number, difficulty in enumerate(entry["difficulties"])
]
NAMED = {
    "agency_copy",
    "anonymous_source",
    "background_figure",
    "bounds",
    "clumsy_translation",
    "correction_notice",
    "denial_against_accusation",
    "inconsistent_sum",
    "irony",
    "like_events_one_place",
    "live_blog",
    "misleading_date",
    "missing_date",
    "nested_attribution",
    "orders_to_reader",
    "page_clutter",
    "relative_date",
    "table_in_text",
    "time_zones",
    "updated_count",
}


def text_of(article: str) -> str:
    path = ARTICLES / INDEX[article]["file"]
    return visible(path.read_text(encoding="utf-8"), path.suffix)


def told_by(story: str) -> set[str]:
    return {article for article, entry in INDEX.items() if entry["story"] == story}


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        pytest.param("<p>A &amp; B&rsquo;s</p>", "A & B’s", id="entities"),
        pytest.param("<p>told <em>AFP</em>.</p>", "told AFP.", id="inline markup joins"),
        pytest.param("<li>one</li><li>two</li>", "one\n\ntwo", id="blocks part"),
        pytest.param("<p>a\n  b</p>", "a b", id="white space folds"),
        pytest.param("<head><title>x</title></head><p>y</p>", "y", id="head is hidden"),
        pytest.param("<script>x</script><p>y</p><style>z</style>", "y", id="code is hidden"),
    ],
)
def test_visible_text_of_html(raw: str, seen: str) -> None:
    assert visible(raw, ".html").strip() == seen


def test_index_lists_every_article_once() -> None:
    listed = [entry["file"] for entry in load(ARTICLES / "index.yaml")["articles"]]
    assert sorted(listed) == sorted(
        path.name for path in ARTICLES.iterdir() if path.name != "index.yaml"
    )


@pytest.mark.parametrize("article", INDEX)
def test_index_entry_fits_its_file(article: str) -> None:
    entry = INDEX[article]
    path = ARTICLES / entry["file"]
    text = text_of(article)
    assert path.stem == article
    assert path.suffix in {".txt", ".md", ".html"}
    assert entry["story"] in STORIES
    assert entry["split"] in {"dev", "test"}
    assert entry["language"].partition("-")[0] in {"en", "es", "de"}
    assert entry["note"]
    assert entry["words"] == len(text.split())
    assert entry["outlet"].casefold() in text.casefold()


@pytest.mark.parametrize("article", [a for a, entry in INDEX.items() if entry["published"]])
def test_published_is_given_by_the_article(article: str) -> None:
    published = INDEX[article]["published"]
    assert EDTF.fullmatch(published)
    assert published[:4] in text_of(article)


def test_articles_are_as_many_and_as_long_as_news() -> None:
    lengths = sorted(entry["words"] for entry in INDEX.values())
    assert len(lengths) == 40
    assert lengths[0] >= 120
    assert lengths[len(lengths) // 2] >= 350
    assert sum(words > 900 for words in lengths) >= 8


def test_stories_have_three_to_six_articles_of_one_split() -> None:
    splits = {story: {INDEX[a]["split"] for a in told_by(story)} for story in STORIES}
    assert len(STORIES) == 10
    assert {story: told_by(story) for story in STORIES if not 3 <= len(told_by(story)) <= 6} == {}
    assert [story for story, found in splits.items() if len(found) > 1] == []
    assert sum(found == {"test"} for found in splits.values()) >= 4


@pytest.mark.parametrize(("article", "difficulty"), HELD)
def test_difficulty_of_the_index_stands_in_its_article(article: str, difficulty: Entry) -> None:
    assert difficulty["name"] in NAMED
    assert difficulty["sentence"].strip()
    assert difficulty["sentence"] in text_of(article)


@pytest.mark.parametrize("name", sorted(NAMED))
def test_every_difficulty_stands_in_two_stories_and_one_of_them_in_test(name: str) -> None:
    holding = [
        entry for entry in INDEX.values() if name in {d["name"] for d in entry["difficulties"]}
    ]
    assert len({entry["story"] for entry in holding}) >= 2
    assert "test" in {entry["split"] for entry in holding}


@pytest.mark.parametrize("difficulty", DIFFICULTIES)
def test_difficulty_stands_in_its_article(difficulty: Entry) -> None:
    assert difficulty["kind"] in KINDS
    assert difficulty["what"]
    assert difficulty["article"] in INDEX
    assert difficulty["sentence"].strip()
    assert difficulty["sentence"] in text_of(difficulty["article"])


@pytest.mark.parametrize("story", [s for s, sheet in STORIES.items() if "difficulties" in sheet])
def test_difficulties_are_named_once_and_spread_over_the_articles(story: str) -> None:
    difficulties = STORIES[story]["difficulties"]
    names = Counter(entry["name"] for entry in difficulties)
    held = Counter(entry["article"] for entry in difficulties)
    assert [name for name, count in names.items() if count > 1] == []
    assert set(held) == told_by(story)
    assert min(held.values()) >= 3


@pytest.mark.parametrize("story", STORIES)
def test_events_are_told_by_articles_of_the_story(story: str) -> None:
    events = STORIES[story]["events"]
    keys = Counter(event["key"] for event in events)
    main = {a for event in events if event["role"] == "main" for a in event["articles"]}
    assert STORIES[story]["story"] == story
    assert [key for key, count in keys.items() if count > 1] == []
    assert main == told_by(story)
    for event in events:
        assert event["label"], event["key"]
        assert event["role"] in {"main", "background"}, event["key"]
        assert event["date"] is None or EDTF.fullmatch(event["date"]), event["key"]
        assert event["articles"].keys() <= told_by(story), event["key"]
        assert all(event["articles"].values()), event["key"]


@pytest.mark.parametrize("story", STORIES)
def test_disagreements_are_between_articles_of_the_story(story: str) -> None:
    for entry in STORIES[story]["disagreements"]:
        assert entry["question"].endswith("?")
        assert entry["answers"].keys() <= told_by(story), entry["question"]
        # Two answers: of two articles, or of one article that holds both.
        assert len(";".join(entry["answers"].values()).split(";")) >= 2, entry["question"]
