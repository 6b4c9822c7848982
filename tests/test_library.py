"""factgen as a program of one's own uses it: through `import factgen` alone."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from answers import Fake, reply, table
from any_article import answering
from pydantic import ValidationError
from stub_server import StubServer, fault

import factgen
from factgen.draft import DraftClaim, DraftEvent, TableAnswer
from factgen.errors import AnswerInvalid, ArticleError, KeyRefused, TemplateError, UsageError

TEXT = "Two boats sank off Kitrus\n\nTwo boats sank off Kitrus on Monday, the coast guard said."


def boats() -> factgen.Article:
    return factgen.article(TEXT, id="boats", published="2021-03-04")


def answer() -> TableAnswer:
    return table(
        DraftClaim(
            ev=[[2]],
            words="Two boats sank off Kitrus",
            event="sinking",
            attr="deed",
            scope="boats",
            part="total",
            value="two sank",
            n="2",
            by=["coast guard"],
            says="Two boats sank off Kitrus.",
        ),
        events=[DraftEvent(key="sinking", label="sinking of two boats", role="main")],
    )


def test_an_article_is_made_as_of_a_file() -> None:
    made = boats()
    assert (made.id, made.published, made.title) == (
        "boats",
        "2021-03-04",
        "Two boats sank off Kitrus",
    )
    assert len(made.sentences) == 2
    assert made.sha256 == hashlib.sha256(made.text.encode()).hexdigest()


@pytest.mark.parametrize("text", ["", "   \n", "…", "12 34"], ids=repr)
def test_a_text_without_a_sentence_is_refused(text: str) -> None:
    with pytest.raises(ArticleError):
        factgen.article(text, id="x")


def test_a_field_that_no_page_has_is_refused() -> None:
    with pytest.raises(TypeError):
        factgen.article(TEXT, id="x", colour="red")


def test_a_function_answers() -> None:
    made = factgen.extract(boats(), ask=lambda request: reply(answer()))
    assert [claim.value for claim in made.claims] == ["two sank"]
    assert "coast guard" in made.claims[0].as_reported
    assert isinstance(made, factgen.ClaimTable)


def test_templates_of_ones_own(tmp_path: Path) -> None:
    shipped = factgen.load_prompts()
    source = shipped.extract.source.replace("You turn a news", "You shall turn a news")
    (tmp_path / "extract.prompty").write_text(source, encoding="utf-8")
    by_folder, loaded, plain = Fake(answer()), Fake(answer()), Fake(answer())
    factgen.extract(boats(), ask=by_folder, prompts=tmp_path)
    factgen.extract(boats(), ask=loaded, prompts=factgen.load_prompts(tmp_path))
    factgen.extract(boats(), ask=plain)
    assert by_folder.asked == loaded.asked
    assert "You shall turn" in by_folder.asked[0].messages[0].content
    assert "You shall turn" not in plain.asked[0].messages[0].content


def test_a_folder_of_templates_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(TemplateError):
        factgen.extract(boats(), ask=Fake(), prompts=tmp_path / "none")


def test_settings_reach_the_extraction() -> None:
    wrong = answer().model_copy(
        update={"claims": [answer().claims[0].model_copy(update={"n": "3"})]}
    )
    made = factgen.extract(boats(), ask=Fake(wrong), settings=factgen.ExtractSettings(repairs=0))
    assert (len(made.claims), len(made.dropped)) == (0, 1)


def test_a_model_is_asked_over_the_line() -> None:
    with (
        StubServer(answering) as server,
        factgen.asking(model="m", base_url=server.base_url, api_key="sk-1") as ask,
    ):
        article = boats()
        first = factgen.extract(article, ask=ask)
        second = factgen.extract(article, ask=ask)
    assert first == second
    assert first.claims
    assert len(server.received) == 2, "the library keeps no ledger"
    assert {got.headers["authorization"] for got in server.received} == {"Bearer sk-1"}


def test_what_goes_wrong_is_a_factgen_error() -> None:
    with (
        StubServer([fault(401)]) as server,
        factgen.asking(model="m", base_url=server.base_url) as ask,
        pytest.raises(KeyRefused) as raised,
    ):
        factgen.extract(boats(), ask=ask)
    assert isinstance(raised.value, factgen.FactgenError)


def test_what_ask_raises_comes_through() -> None:
    with pytest.raises(AnswerInvalid, match="never"):
        factgen.extract(boats(), ask=Fake(AnswerInvalid("never")))
    with pytest.raises(ZeroDivisionError):
        factgen.extract(boats(), ask=Fake(ZeroDivisionError()))


def test_wrong_settings_are_refused_at_once() -> None:
    with pytest.raises(UsageError, match="colour"), factgen.asking(model="m", colour="red"):
        pass
    with pytest.raises(UsageError, match="base URL"), factgen.asking(model="m", base_url="x"):
        pass


def test_records_are_frozen() -> None:
    made = boats()
    with pytest.raises(ValidationError, match="frozen"):
        made.text = "other"  # type: ignore[misc]
