"""Inputs to articles: files, folders, addresses and standard input, as a user names them."""

from __future__ import annotations

import hashlib
import io
import json
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factgen.articles import Loaded, Unreadable, read
from factgen.articles.assembling import detect
from factgen.articles.reading import LONGEST_ID, slug
from factgen.errors import InputError
from factgen.models import Article

NOON = datetime(2026, 5, 4, 12, 30, tzinfo=timezone(timedelta(hours=2)))
LEDE = "A barge with 900 tonnes of grain sank below Brode on Tuesday, the water board said."
TEXT = f"Grain barge sinks below Brode\n\n{LEDE}\n\nTwo men swam ashore. A third is missing.\n"


def read_all(*paths: object, stdin: bytes = b"") -> list[Loaded | Unreadable]:
    return list(read([str(path) for path in paths], now=lambda: NOON, stdin=io.BytesIO(stdin)))


def loaded(*paths: object, stdin: bytes = b"") -> Loaded:
    [result] = read_all(*paths, stdin=stdin)
    assert isinstance(result, Loaded), result
    return result


def article(text: str) -> Article:
    return loaded("-", stdin=text.encode()).article


def unreadable(*paths: object, stdin: bytes = b"") -> Unreadable:
    [result] = read_all(*paths, stdin=stdin)
    assert isinstance(result, Unreadable), result
    return result


def write(folder: Path, name: str, content: str | bytes = TEXT) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


# --- One article -----------------------------------------------------------------------------


def test_a_text_file_becomes_an_article(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "Grain Barge_2.txt",
        "\ufeffGrain barge sinks below Brode\r\nTuesday, March 2, 2021\r\n\r\n\r\n\r\nBy Jo Poe\r\n"
        f"Image via Unsplash\r\n{LEDE}\u00a0\r\n\r\nLeave a Reply\r\n",
    )
    text = f"Grain barge sinks below Brode\nTuesday, March 2, 2021\n\n{LEDE}"
    result = loaded(path)
    assert result.article == Article(
        id="grain-barge-2",
        title="Grain barge sinks below Brode",
        byline="Jo Poe",
        published="2021-03-02",
        retrieved="2026-05-04T10:30:00Z",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        sentences=((0, 29), (30, 52), (54, len(text))),
    )
    assert result.removed == ("Image via Unsplash", "Leave a Reply", "By Jo Poe")


def test_metadata_of_a_record_reach_the_article() -> None:
    record = {
        "id": "Barge #7",
        "title": "Barge  sinks",
        "source": "Canal Post",
        "author": "Jo Poe",
        "published": "2021-03-02T23:10:00+01:00",
        "url": "https://post.example/7",
        "language": "en_GB",
        "text": LEDE,
    }
    found = loaded("-", stdin=json.dumps(record).encode()).article
    assert found.text == f"Barge sinks\n{LEDE}"
    assert (found.id, found.title, found.outlet) == ("barge-7", "Barge sinks", "Canal Post")
    assert (found.byline, found.published) == ("Jo Poe", "2021-03-02")
    assert (found.url, found.language) == ("https://post.example/7", "en-GB")


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2021-03-02", "2021-03-02"),
        ("2021-03-02 10:11:12", "2021-03-02"),
        ("2021-03", "2021-03"),
        ("March 2, 2021", "2021-03-02"),
        (1614690000, None),
        ("yesterday", None),
        ("2021-02-30", None),
    ],
)
def test_published_of_a_record(said: object, day: str | None) -> None:
    record = json.dumps({"published": said, "text": LEDE})
    assert loaded("-", stdin=record.encode()).article.published == day


def test_a_markdown_file_and_its_front_matter(tmp_path: Path) -> None:
    path = write(tmp_path, "b.md", f"---\ndate: 2021-03-02\n---\n# Barge *sinks*\n\n{LEDE}\n")
    found = loaded(path).article
    assert found.text == f"Barge sinks\n\n{LEDE}"
    assert (found.title, found.published) == ("Barge sinks", "2021-03-02")


def test_an_html_file(tmp_path: Path) -> None:
    page = (
        '<!doctype html><html lang="de"><head><title>Kahn sinkt | Kanalbote</title></head><body>'
        "<h1>Kahn sinkt</h1><p>Bei Brode ist am Dienstag ein Kahn gesunken, sagte die Behörde.</p>"
        "<p>Zwei Männer schwammen ans Ufer.</p></body></html>"
    )
    for name in ("a.html", "b.htm", "c.txt", "d"):
        found = loaded(write(tmp_path, name, page)).article
        assert (found.title, found.language) == ("Kahn sinkt", "de")
        assert found.text.startswith("Kahn sinkt\nBei Brode")


# --- Title, dateline, byline -----------------------------------------------------------------

HEADS = {
    "title": ("Barge sinks\n\n{}", "Barge sinks\n\n{}"),
    "dateline above": ("March 2, 2021\n\nBarge sinks\n\n{}", "Barge sinks\nMarch 2, 2021\n\n{}"),
    "dateline below": ("Barge sinks\nMarch 2, 2021\n\n{}", "Barge sinks\nMarch 2, 2021\n\n{}"),
    "title twice": ("Barge sinks\n\nBARGE SINKS!\n\n{}", "Barge sinks\n\n{}"),
    "subhead": ("Barge sinks\n\nBarge is raised\n\n{}", "Barge sinks\n\nBarge is raised\n\n{}"),
    "byline": ("Barge sinks\n\nBy Jo Poe and Al Ray\n\n{}", "Barge sinks\n\n{}"),
    "byline above": ("By Jo Poe\n\nBarge sinks\n\n{}", "Barge sinks\n\n{}"),
}


@pytest.mark.parametrize(("printed", "expected"), HEADS.values(), ids=HEADS)
def test_the_text_begins_with_the_title_once(printed: str, expected: str) -> None:
    found = article(printed.format(LEDE))
    assert found.title == "Barge sinks"
    assert found.text == expected.format(LEDE)


BYLINES = [
    ("By Jo Poe", "Jo Poe"),
    ("BY JO POE", "JO POE"),
    ("By Jo Poe and Al Ray", "Jo Poe and Al Ray"),
    ("By Jo Poe, Staff Writer", "Jo Poe, Staff Writer"),
    ("By Jo Poe | Canal Post", "Jo Poe | Canal Post"),
    ("By Reuters", "Reuters"),
    ("Written by Jo Poe", "Jo Poe"),
    ("Jo Poe, World News Editor", "Jo Poe, World News Editor"),
    ("Jo Poe, Canal Post Correspondent in Brode", "Jo Poe, Canal Post Correspondent in Brode"),
    ("Von Eva Maria Müller", "Eva Maria Müller"),
    ("Von Jan van der Berg", "Jan van der Berg"),
    ("Por Juana Pérez", "Juana Pérez"),
    ("Juana de la Cruz, corresponsal", "Juana de la Cruz, corresponsal"),
]


@pytest.mark.parametrize(("line", "name"), BYLINES)
def test_a_byline_goes_to_its_field(line: str, name: str) -> None:
    result = loaded("-", stdin=f"Barge sinks\n\n{line}\n\n{LEDE}".encode())
    assert result.article.byline == name
    assert result.article.text == f"Barge sinks\n\n{LEDE}"
    assert result.removed == (line,)


@pytest.mark.parametrize(
    "line",
    [
        "By Friday",
        "By the time help came",
        "By Land And Sea",
        "By Tuesday Two Men Were Found",
        "Von der Leyen reist nach Brode",
        "Por Madrid pasan los camiones",
        "Two men, an editor said",
        "Editor",
        "Jo Poe, mayor of Brode",
        "Jo Poe, kidnapped reporter",
        "Jo Poe",
    ],
)
def test_what_is_not_clearly_a_byline_stays(line: str) -> None:
    found = article(f"Barge sinks\n\n{line}\n\n{LEDE}")
    assert found.byline is None
    assert found.text == f"Barge sinks\n\n{line}\n\n{LEDE}"


def test_lines_of_signs_are_neither_title_nor_repeats() -> None:
    found = article(f"***\nBarge sinks\n---\n{LEDE}")
    assert (found.title, found.text) == ("Barge sinks", f"Barge sinks\n***\n---\n{LEDE}")


def test_a_byline_below_the_first_paragraph_stays() -> None:
    assert article(f"Barge sinks\n\n{LEDE} {LEDE}\n\nBy Jo Poe").byline is None


def test_a_line_with_byline_and_date_gives_both_and_stays() -> None:
    found = article(f"Barge sinks\nBy Jo Poe, March 2, 2021\n\n{LEDE}")
    assert (found.byline, found.published) == ("Jo Poe", "2021-03-02")
    assert "March 2, 2021" in found.text


def test_the_name_that_the_metadata_give_leaves_the_text() -> None:
    record = {"title": "Barge sinks", "byline": "Jo Poe", "text": f"Barge sinks\nJo Poe\n{LEDE}"}
    found = loaded("-", stdin=json.dumps(record).encode()).article
    assert (found.byline, found.text) == ("Jo Poe", f"Barge sinks\n{LEDE}")


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Barge sinks", LEDE, f"Barge sinks\n{LEDE}"),
        ("Barge sinks | Canal Post", f"Barge sinks!\n{LEDE}", f"Barge sinks!\n{LEDE}"),
        ("Barge sinks", f"News desk\nBarge sinks\n{LEDE}", f"Barge sinks\nNews desk\n{LEDE}"),
        ("Barge sinks", f"{LEDE} {LEDE}\nBarge sinks", f"Barge sinks\n{LEDE} {LEDE}\nBarge sinks"),
    ],
    ids=["not in the text", "with the site", "below a kicker", "far below"],
)
def test_a_title_of_the_metadata(title: str, text: str, expected: str) -> None:
    record = json.dumps({"title": title, "text": text})
    found = loaded("-", stdin=record.encode()).article
    assert found.text == expected
    assert found.title == expected.partition("\n")[0]


@pytest.mark.parametrize(
    "text",
    [
        LEDE,
        f"{LEDE}\n\n{LEDE}",
        f"{LEDE[:-1]}, and nobody knew for hours that one of the three was missing in the dark",
        f"The barge that sank below Brode on Tuesday had been\nsold in May. {LEDE}",
    ],
    ids=["one line", "a full stop", "long", "wrapped"],
)
def test_a_paragraph_is_no_title(text: str) -> None:
    found = article(text)
    assert found.title is None
    assert found.text == text


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("Barge sinks\n\nTuesday, March 2, 2021\n\n{}", "2021-03-02"),
        ("Barge sinks\n\nBRODE, March 2, 2021 (Canal Post) — {}", "2021-03-02"),
        (
            "Barge sinks\n\n2 de marzo de 2021\n\nEl barco se hundió, dijo la alcaldesa.",
            "2021-03-02",
        ),
        ("Barge sinks\n\n2024-02-03 10:11:12\n\n{}", None),
        ("Barge sinks\n\n{}\n\n© 2024 Canal Post", None),
        ("Barge sinks\n\n{}\n\nMarch 2, 2021", None),
        ("Barge sinks\n\nMarch 2\n\n{}", None),
    ],
)
def test_published_is_the_dateline_s_or_nothing(printed: str, day: str | None) -> None:
    assert article(printed.format(LEDE)).published == day


# --- Language --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (LEDE, "en"),
        ("El barco se hundió el martes, según dijo la alcaldesa de la ciudad.", "es"),
        ("Der Kahn ist am Dienstag gesunken, sagte die Behörde der Stadt.", "de"),
        ("Le bateau a coulé mardi près de la ville.", "en"),
        ("", "en"),
        ("12 34", "en"),
    ],
)
def test_detect(text: str, language: str) -> None:
    assert detect(text) == language


def test_a_tag_that_is_none_is_detected_instead() -> None:
    record = {"language": "German", "text": "Der Kahn ist gesunken, sagte die Behörde der Stadt."}
    assert loaded("-", stdin=json.dumps(record).encode()).article.language == "de"


# --- Files and folders -----------------------------------------------------------------------


def test_a_folder_is_read_recursively_sorted_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.MD", "a/b.txt", ".hidden.txt", ".git/c.txt", "notes.csv"):
        write(tmp_path, name)
    ids = [result.article.id for result in read_all(tmp_path) if isinstance(result, Loaded)]
    assert ids == ["b", "z", "b-2"]


def test_an_input_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt")
    assert len(read_all(path, tmp_path, tmp_path / "." / "a.txt")) == 1
    assert len(read_all("-", "-", stdin=TEXT.encode())) == 1


def test_ids_are_unique_and_those_given_count(tmp_path: Path) -> None:
    records = [{"id": "a-2", "text": LEDE}, {"id": "A", "text": LEDE}, {"text": LEDE}]
    lines = write(tmp_path, "a.jsonl", "\n".join(map(json.dumps, records)))
    results = read_all(lines, write(tmp_path, "a.txt"), write(tmp_path, "b/a.txt"))
    ids = [result.article.id for result in results if isinstance(result, Loaded)]
    assert ids == ["a-2", "a", "a-3", "a-4", "a-5"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Grain Barge_2", "grain-barge-2"),
        ("Über Straße", "uber-strasse"),
        ("--", "article"),
        ("日本", "article"),
        ("x" * 200, "x" * LONGEST_ID),
    ],
)
def test_slug(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_wrong_paths_are_refused_before_anything_is_read(tmp_path: Path) -> None:
    good = str(write(tmp_path, "a/a.txt"))
    (tmp_path / "empty").mkdir()
    write(tmp_path, "other/a.csv")
    for wrong, reason in (
        ("no-such.txt", "no such file"),
        ("empty", r"no article \(\.txt \.md"),
        ("other", r"no article \(\.txt \.md"),
        ("x" * 5000, "cannot be read"),
        ("nul\0", "no such file"),
    ):
        with pytest.raises(InputError, match=reason):
            read([good, str(tmp_path / wrong)], now=lambda: NOON)


BAD_FILES = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\n", "empty"),
    "image.txt": (b"\x89PNG\0\0", "binary"),
    "broken.txt": ("Straße\n".encode() + b"\xff Gr\xc3\xbc\xc3\x9fe", "broken bytes"),
    "rule.txt": (b"-----\n***\n", "no sentence"),
    "furniture.txt": (b"Share:\nFacebook\nTwitter\n", "no sentence"),
    "broken.json": (b'{"text": ', "no JSON"),
    "list.json": (b"7", "no JSON object"),
    "fields.json": (b'{"title": "Barge sinks"}', 'no string "text"'),
    "page.html": (b"<html><body></body></html>", "no article"),
    "front.md": (b"---\ntitle: a: b\n---\nText.\n", "front matter"),
}


@pytest.mark.parametrize(("name", "bad"), BAD_FILES.items(), ids=BAD_FILES)
def test_a_bad_file_is_named_and_the_others_are_read(
    tmp_path: Path, name: str, bad: tuple[bytes, str]
) -> None:
    before, path = write(tmp_path, "a.txt"), write(tmp_path, name, bad[0])
    first, fault, last = read_all(before, path, write(tmp_path, "z.txt"))
    assert isinstance(first, Loaded)
    assert isinstance(last, Loaded)
    assert isinstance(fault, Unreadable)
    assert fault.path == str(path)
    assert bad[1] in fault.reason


def test_a_file_that_vanishes_is_unreadable(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt")
    results = read([str(path)], now=lambda: NOON)
    path.unlink()
    assert list(results) == [Unreadable(str(path), "it cannot be read: No such file or directory")]


def test_a_broken_line_is_named_by_file_and_number(tmp_path: Path) -> None:
    lines = [json.dumps({"text": LEDE})] * 6 + ['{"text": "cut', json.dumps({"title": "x"})]
    path = write(tmp_path, "news.jsonl", "\n".join(lines))
    *good, broken, empty = read_all(path)
    assert [result.article.id for result in good if isinstance(result, Loaded)] == [
        f"news-{number}" for number in range(1, 7)
    ]
    assert isinstance(broken, Unreadable)
    assert broken.path == f"{path}:7"
    assert broken.reason.startswith("line 7: ")
    assert isinstance(empty, Unreadable)
    assert empty.path == f"{path}:8"


def test_standard_input_is_taken_for_what_it_looks_like() -> None:
    record = json.dumps({"text": LEDE})
    assert len(read_all("-", stdin=f"{record}\n{record}\n".encode())) == 2
    assert len(read_all("-", stdin=f"[{record}, {record}]".encode())) == 2
    assert article(f"[Update] Barge sinks\n{LEDE}").title == "[Update] Barge sinks"
    assert article(TEXT).id == "stdin"


# --- Addresses -------------------------------------------------------------------------------


class Pages(BaseHTTPRequestHandler):
    """A few pages; `/slow` answers only when the test is over."""

    over = threading.Event()
    pages: ClassVar = {
        "/2021/03/barge-sinks.html": ("text/html; charset=iso-8859-2", "<h1>Pożar</h1><p>{}</p>"),
        "/plain": ("text/plain; charset=utf-8", "Barge sinks\n\n{}"),
        "/api": ("application/json", '{{"title": "Barge sinks", "text": "{}"}}'),
        "/": ("text/html", "<h1>Barge sinks</h1><p>{}</p>"),
    }

    def do_GET(self) -> None:
        if self.path == "/slow":
            self.over.wait(10)
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/plain")
            self.end_headers()
        elif self.path in self.pages:
            media_type, page = self.pages[self.path]
            self.send_response(200)
            self.send_header("Content-Type", media_type)
            self.end_headers()
            self.wfile.write(page.format(LEDE).encode("iso-8859-2"))
        else:
            self.send_error(404)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@contextmanager
def serving() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        Pages.over.set()
        server.shutdown()
        thread.join()
        server.server_close()


def test_addresses_are_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factgen.articles.reading.FETCH_TIMEOUT", 0.3)
    with serving() as base:
        page = loaded(f"{base}/2021/03/barge-sinks.html").article
        assert (page.id, page.title) == ("2021-03-barge-sinks", "Pożar")
        assert page.url == f"{base}/2021/03/barge-sinks.html"
        assert page.published is None
        moved = loaded(f"{base}/moved").article
        assert (moved.url, moved.text) == (f"{base}/plain", f"Barge sinks\n\n{LEDE}")
        assert loaded(f"{base}/api").article.title == "Barge sinks"
        assert loaded(f"{base}/").article.id == slug(base.removeprefix("http://"))
        assert unreadable(f"{base}/none").reason == "the server answered 404 Not Found"
        assert unreadable(f"{base}/slow").reason.startswith("it cannot be fetched")
    gone = unreadable(f"{base}/plain")
    assert gone.path == f"{base}/plain"
    assert gone.reason.startswith("it cannot be fetched")
    assert unreadable("http://[no").reason.startswith("it cannot be fetched")


# --- What holds for every article ------------------------------------------------------------


def check(found: Article) -> None:
    assert found.title is None or found.text.startswith(found.title)
    assert unicodedata.is_normalized("NFC", found.text)
    assert found.sha256 == hashlib.sha256(found.text.encode()).hexdigest()
    assert found.sentences
    ends = [0, *(end for _, end in found.sentences)]
    for before, (start, end) in zip(ends, found.sentences, strict=False):
        assert before <= start < end <= len(found.text)
        assert found.text[start:end].strip() == found.text[start:end]
    assert Article.model_validate_json(found.model_dump_json()) == found


def check_all(results: list[Loaded | Unreadable]) -> None:
    for result in results:
        if isinstance(result, Loaded):
            check(result.article)
        else:
            assert result.reason


LINES = st.sampled_from(
    ["March 2, 2021", "By Jo Poe", "Barge sinks", "Share:", "Latest News", "", LEDE, "# a", "| a |"]
)


@given(st.one_of(st.text(), st.lists(LINES | st.text(max_size=20)).map("\n".join)))
def test_any_text_is_read(text: str) -> None:
    check_all(read_all("-", stdin=text.encode("utf-8", "surrogatepass")))


@given(st.binary(max_size=300))
def test_any_bytes_are_read(data: bytes) -> None:
    check_all(read_all("-", stdin=data))


@given(
    st.dictionaries(
        st.sampled_from(["text", "html", "id", "title", "author", "date", "language", "url"]),
        st.none() | st.integers() | st.text() | st.lists(st.text(), max_size=2) | LINES,
    )
)
def test_any_record_is_read(record: dict[str, object]) -> None:
    check_all(read_all("-", stdin=json.dumps(record).encode()))


@pytest.mark.parametrize("ending", [".md", ".html"])
@given(text=st.lists(st.sampled_from("#*_`[]()<>|-\n !&;:abc1") | st.text(max_size=3)).map("".join))
def test_any_markup_is_read(
    tmp_path_factory: pytest.TempPathFactory, ending: str, text: str
) -> None:
    path = tmp_path_factory.getbasetemp() / f"any{ending}"
    path.write_bytes(text.encode("utf-8", "replace"))
    check_all(read_all(path))


def test_a_long_article_is_read_whole(tmp_path: Path) -> None:
    paragraphs = [f"{LEDE} It was number {number}." for number in range(3000)]
    text = "Barges sink\n\n" + "\n\n".join(paragraphs)
    page = "<html><body><h1>Barges sink</h1><p>" + "</p><p>".join(paragraphs) + "</p></body></html>"
    for name, content in (("a.txt", text), ("b.md", text), ("c.html", page)):
        assert len(loaded(write(tmp_path, name, content)).article.sentences) == 6001
