"""Formats: bytes to text, text to pages."""

from __future__ import annotations

import json

import pytest

from factgen.articles.encoding import decode
from factgen.articles.html import from_html
from factgen.articles.markdown import from_markdown
from factgen.articles.page import Fault, Page
from factgen.articles.records import from_json, from_jsonl
from factgen.errors import ArticleError

SPANISH = (
    "La policía detuvo a Muñoz en Logroño. «Fue rápido», dijo un testigo. "
    "Dos personas murieron y otras tres resultaron heridas, según la alcaldía."
)
GERMAN = (
    "Die Behörde prüft, ob die Straße gesperrt werden muss. Über 40 Häuser seien beschädigt, "
    "hieß es am Mittwoch."
)

# --- Encoding --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SPANISH, "utf-8"),
        (SPANISH, "utf-8-sig"),
        (SPANISH, "utf-16"),
        (SPANISH, "utf-32"),
        (SPANISH, "cp1252"),
        (SPANISH, "latin-1"),
        (SPANISH, "mac_roman"),
        (GERMAN, "cp1252"),
        (GERMAN, "cp850"),
    ],
)
def test_decode(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("head", "charset"),
    [
        ('<meta charset="iso-8859-2">', None),
        ('<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-2">', None),
        ("", "iso-8859-2"),
    ],
)
def test_decode_respects_what_is_declared(head: str, charset: str | None) -> None:
    text = f"<html><head>{head}</head>Łódź: pożar</html>"
    assert decode(text.encode("iso-8859-2"), charset) == text


def test_a_page_that_calls_itself_latin_is_read_as_browsers_do() -> None:
    text = '<meta charset="iso-8859-1"> “quoted” – 3 €'
    assert decode(text.encode("cp1252")) == text


def test_an_unknown_label_is_left_aside() -> None:
    assert decode(SPANISH.encode("cp1252"), "no-such-charset") == SPANISH
    assert decode(SPANISH.encode("cp1252"), "base64") == SPANISH


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
        (bytes(range(128, 256)) * 20, "not known for sure"),
        (SPANISH.encode()[:60] + b"\xff" + SPANISH.encode()[60:], "broken bytes"),
        ("Władze Łodzi: śledztwo trwa, ogień ugaszono.".encode("cp1250"), "not known for sure"),
        (b"\xff\xfeabc", "save it as UTF-8"),
    ],
)
def test_decode_refuses(data: bytes, reason: str) -> None:
    with pytest.raises(ArticleError, match=reason):
        decode(data)


# --- JSON ------------------------------------------------------------------------------------


def test_json_fields_by_any_of_their_names() -> None:
    record = {
        "id": 7,
        "headline": "Barge sinks",
        "source": {"id": None, "name": "Canal Post"},
        "authors": ["Jo Poe", "Al Ray"],
        "date": "2021-03-02",
        "url": "https://post.example/7",
        "lang": "en",
        "content": "A barge sank.",
        "unknown": [1],
    }
    assert list(from_json(json.dumps(record))) == [
        Page(
            text="A barge sank.",
            id="7",
            title="Barge sinks",
            outlet="Canal Post",
            byline="Jo Poe, Al Ray",
            published="2021-03-02",
            url="https://post.example/7",
            language="en",
        )
    ]


def test_json_lists_give_a_page_for_each_item() -> None:
    pages = list(from_json('[{"text": "One."}, 2, {"body": "Three."}]'))
    assert pages == [
        Page("One.", part="[0]"),
        Fault("[1]", "it is no JSON object"),
        Page("Three.", part="[2]"),
    ]


def test_json_with_html() -> None:
    [page] = from_json(
        json.dumps({"html": "<p>A barge of the grain trade <b>sank</b>.</p>", "title": "Sunk"})
    )
    assert isinstance(page, Page)
    assert (page.text.strip(), page.title) == ("A barge of the grain trade sank.", "Sunk")


@pytest.mark.parametrize("record", [{}, {"title": "x"}, {"text": ""}, {"text": 3}, {"html": 1}])
def test_json_without_text(record: dict[str, object]) -> None:
    [fault] = from_json(json.dumps(record))
    assert isinstance(fault, Fault)
    assert '"text"' in fault.reason


@pytest.mark.parametrize("text", ["{", '{"text": "a"} x', "[" * 100_000, "9" * 5000, ""])
def test_broken_json(text: str) -> None:
    pages = from_json(text)
    with pytest.raises(ArticleError, match="no JSON"):
        list(pages)


def test_a_broken_line_of_jsonl_is_named_and_the_others_are_read() -> None:
    lines = ['{"text": "One."}', "", '{"text": "Two"', '{"text": "Three.\\u2028"}']
    first, broken, last = from_jsonl("\n".join(lines))
    assert first == Page("One.", part=":1")
    assert isinstance(broken, Fault)
    assert broken.part == ":3"
    assert broken.reason.startswith("line 3: it is no JSON")
    assert last == Page("Three.\u2028", part=":4")


# --- Markdown --------------------------------------------------------------------------------

MARKDOWN = [
    ("heading", "# Dam *holds* after **storm**", "Dam holds after storm"),
    ("setext heading", "Dam holds\n=========", "Dam holds"),
    ("link", 'at [the gate](https://x.example/a_b "t")', "at the gate"),
    ("address", "see <https://x.example/>", "see https://x.example/"),
    ("image", "![A dam](a.png) Water rose.", " Water rose."),
    ("wrapped line", "Water rose,\nofficials said.", "Water rose, officials said."),
    ("hard break", "one  \ntwo<br>three", "one\ntwo\nthree"),
    ("entity and escape", "5 \\* 3 &amp; 17&nbsp;177", "5 * 3 & 17\u00a0177"),
    ("signs in words", "a 5*3 b_c_d ~ 40 < 50", "a 5*3 b_c_d ~ 40 < 50"),
    ("comment", "Cost <!-- hidden --> 5", "Cost  5"),
    ("html", "<div><p>raw <b>text</b> &lt;5</p></div>", "raw text <5"),
    ("script", "<script>\nvar a = 1;\n</script>\n\nText", "Text"),
    ("bullets", "- one\n- two\n  - sub\n\nend", "one\ntwo\nsub\n\n\nend"),
    ("numbered", "3. three\n3. four", "3. three\n4. four"),
    ("number that opens a line", "2020. A bad year.", "2020. A bad year."),
    ("table", "| Year | Dead |\n|--|-:|\n| 2020 | 17 |", "Year | Dead\n2020 | 17"),
    ("empty cell", "| A | B |\n|--|--|\n| 1 | |", "A | B\n1 | "),
    ("quotation", "> “It held,” she said.", "“It held,” she said."),
    ("code", "```\nline\n```\n\n`x`", "line\n\nx"),
    ("rule", "one\n\n***\n\ntwo", "one\n\ntwo"),
]


@pytest.mark.parametrize(
    ("source", "seen"), [case[1:] for case in MARKDOWN], ids=[case[0] for case in MARKDOWN]
)
def test_markdown_as_its_reader_sees_it(source: str, seen: str) -> None:
    assert from_markdown(source).text.strip("\n") == seen


def test_front_matter() -> None:
    page = from_markdown(
        "---\ntitle: 'Dam: it holds'\nauthor: [Jo Poe, Al Ray]\ndate: 2021-03-04\n---\nIt held.\n"
    )
    assert (page.title, page.byline, page.published) == (
        "Dam: it holds",
        "Jo Poe, Al Ray",
        "2021-03-04",
    )
    assert page.text.strip() == "It held."


def test_front_matter_that_refers_to_itself_is_harmless() -> None:
    bomb = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9))
    page = from_markdown(
        f"---\na0: &a0 x\n{bomb}\nauthor: *a8\nid: 0x{'f' * 5000}\n---\nIt held.\n"
    )
    assert (page.byline, page.id) == (None, None)


def test_text_between_rules_is_no_front_matter() -> None:
    assert "One" in from_markdown("---\nOne\n---\nTwo\n").text


@pytest.mark.parametrize("source", ["title: Dam: it holds", "date: 2021-99-99", "[" * 1_500])
def test_broken_front_matter_is_named(source: str) -> None:
    with pytest.raises(ArticleError, match="front matter is no YAML"):
        from_markdown(f"---\n{source}\n---\nIt held.\n")


# --- HTML ------------------------------------------------------------------------------------

BODY = (
    "<p>Two barges sank in the canal near Brode on Tuesday, the water board said.</p>"
    "<p>Nobody was hurt. A diver told Radio Ost that one barge lay on its side.</p>"
)
PARAGRAPHS = [
    "Two barges sank in the canal near Brode on Tuesday, the water board said.",
    "Nobody was hurt. A diver told Radio Ost that one barge lay on its side.",
]


def page(body: str = f"<article><h1>Barges sink</h1>{BODY}</article>", head: str = "") -> str:
    return f'<!doctype html><html lang="en-GB"><head>{head}</head><body>{body}</body></html>'


def test_html_gives_the_article_and_what_the_page_says_of_it() -> None:
    furniture = (
        "<nav><a href=/>Home</a><a href=/n>News</a></nav>",
        (
            "<aside><h3>Latest News</h3><ul><li><a href=/m>Mayor resigns</a></li></ul></aside>"
            "<div id='comments'><h3>2 Comments</h3><p>Bad captain!</p></div>"
            "<footer>© 2019 Canal Post. Updated 3 June 2020</footer>"
        ),
    )
    found = from_html(
        page(
            furniture[0] + f"<article><h1>Barges sink</h1>{BODY}</article>" + furniture[1],
            '<meta property="og:site_name" content="Canal Post">'
            '<meta name="author" content="Ida Holm">'
            '<meta property="article:published_time" content="2021-03-02T23:10:00+01:00">'
            '<link rel="canonical" href="https://post.example/2020/01/01/barges">',
        )
    )
    assert found == Page(
        text="\n".join(["Barges sink", *PARAGRAPHS]),
        title="Barges sink",
        outlet="Canal Post",
        byline="Ida Holm",
        published="2021-03-02",
        url="https://post.example/2020/01/01/barges",
        language="en-GB",
    )


def test_html_lists_and_tables_are_lines() -> None:
    table = "<table><tr><th>Year</th><th>Sunk</th></tr><tr><td>2020</td><td>17</td></tr></table>"
    text = from_html(page(f"<article>{BODY}<ul><li>One</li></ul>{table}</article>")).text
    assert text.split("\n") == [*PARAGRAPHS, "One", "Year | Sunk", "2020 | 17"]


def test_html_keeps_the_space_inside_a_number() -> None:
    number = "<p>It cost 1&nbsp;217\u202f177 euros,&nbsp;she said.</p>"
    text = from_html(page(f"<article>{BODY}{number}</article>")).text
    assert "1\u00a0217\u00a0177 euros, she said." in text


@pytest.mark.parametrize(
    ("h1", "title"),
    [
        ("<h1>Two barges  sink</h1>", "Two barges sink"),
        ("<h1>Canal Post</h1>", "Canal tragedy"),
        ("", "Canal tragedy"),
        ("<h1>One</h1><h1>Two</h1>", "Canal tragedy"),
    ],
    ids=["one h1", "the site's name", "none", "two"],
)
def test_html_title_is_the_one_that_a_reader_sees(h1: str, title: str) -> None:
    head = (
        '<meta property="og:title" content="Canal tragedy">'
        '<meta property="og:site_name" content="Canal Post">'
    )
    assert from_html(page(f"{h1}<article>{BODY}</article>", head)).title == title


ARTICLE = "<article><h1>Barges sink</h1>{}" + BODY + "</article>"
JSON_LD = '<script type="application/ld+json">{}</script>'
DATES = {
    "meta": ('<meta property="article:published_time" content="2021-03-02">', "", "2021-03-02"),
    "json-ld": (
        JSON_LD.format('{"@type": "NewsArticle", "datePublished": "2021-03-02T01:00:00Z"}'),
        "",
        "2021-03-02",
    ),
    "json-ld graph": (
        JSON_LD.format(
            '{"@graph": [{"@type": "WebSite", "datePublished": "2001-01-01"},'
            ' {"@type": ["NewsArticle"], "datePublished": "2021-03-02"}]}'
        ),
        "",
        "2021-03-02",
    ),
    "broken json-ld": (JSON_LD.format('{"@type": "NewsArticle",'), "", None),
    "two articles in json-ld": (
        JSON_LD.format(
            '[{"@type": "NewsArticle", "datePublished": "2021-03-02"},'
            ' {"@type": "NewsArticle", "datePublished": "2021-03-05"}]'
        ),
        "",
        None,
    ),
    "time of the article": ("", '<time datetime="2021-03-02T10:00">Tuesday</time>', "2021-03-02"),
    "two times": (
        "",
        '<time datetime="2021-03-02"></time><time datetime="2021-03-04"></time>',
        None,
    ),
    "time in an aside": ("", '<aside><time datetime="2021-03-02">x</time></aside>', None),
    "modified only": ('<meta property="article:modified_time" content="2021-03-02">', "", None),
    "address and footer": (
        '<link rel="canonical" href="https://x.example/2021/03/02/a">',
        "",
        None,
    ),
}


@pytest.mark.parametrize(("head", "inside", "day"), DATES.values(), ids=DATES)
def test_html_takes_only_a_date_that_is_marked_as_the_story_s(
    head: str, inside: str, day: str | None
) -> None:
    assert from_html(page(ARTICLE.format(inside), head)).published == day


@pytest.mark.parametrize(
    "source", [page(""), page("<script>var x = 1;</script>"), "<html></html>", page("<div>" * 3000)]
)
def test_html_without_an_article(source: str) -> None:
    with pytest.raises(ArticleError, match="page"):
        from_html(source)
