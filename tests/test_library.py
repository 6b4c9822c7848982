"""factgen as a program of one's own uses it: through `import factgen` alone."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
import told
from answers import Fake, always, reply, table
from any_article import answering
from pydantic import ValidationError
from stub_server import StubServer, fault

import factgen
from factgen.data import data_dir
from factgen.draft import DraftClaim, DraftEvent, TableAnswer
from factgen.errors import (
    AnswerInvalid,
    ArticleError,
    InputError,
    KeyRefused,
    TemplateError,
    UsageError,
)

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


# --- Fact tables ---


def doubtful() -> list[factgen.ClaimTable]:
    """Two articles about one event, of which rules are not sure."""
    month = told.event(time=factgen.Time(date="2021-03"))
    return [told.table("npb", told.hurt(3)), told.table("post", told.hurt(4), events=[month])]


def parting() -> Fake:
    """A model by which no two articles tell of one event."""
    return always(lambda request: told.decided(request.messages[-1].content, []))


def test_tables_are_compared_by_rules() -> None:
    made = factgen.compare(table for table in doubtful())
    assert isinstance(made, factgen.FactTable)
    (story,) = made.stories
    assert [member.article for member in story.members] == ["npb", "post"]
    (fact,) = made.facts
    assert [(reading.claim, reading.compared) for reading in fact.readings] == [
        ("npb:0001", "3"),
        ("post:0001", "4"),
    ]


def test_a_function_answers_what_rules_leave_doubtful() -> None:
    made = factgen.compare(doubtful(), ask=parting())
    assert [story.id for story in made.stories] == ["npb.fire", "post.fire"]
    assert made.usage.calls == 1


def test_what_a_call_leaves_open_is_decided_by_rules_and_listed() -> None:
    made = factgen.compare(doubtful(), ask=always(lambda _: AnswerInvalid("never")))
    assert made.facts == factgen.compare(doubtful()).facts
    assert [failure.subject for failure in made.failures] == ["npb.fire"]
    with pytest.raises(ZeroDivisionError):
        factgen.compare(doubtful(), ask=Fake(ZeroDivisionError()))


def test_templates_and_attributes_of_ones_own_for_a_comparison(tmp_path: Path) -> None:
    shipped = data_dir("prompts")
    for name, then, now in (
        ("link.prompty", "Articles of different papers", "The articles of some papers"),
        ("attributes.yaml", "How many people were injured?", "How many were injured?"),
    ):
        text = (shipped / name).read_text(encoding="utf-8")
        assert then in text
        (tmp_path / name).write_text(text.replace(then, now), encoding="utf-8")
    ask = parting()
    made = factgen.compare(doubtful(), ask=ask, prompts=tmp_path)
    assert {fact.question for fact in made.facts} == {"How many were injured?"}
    assert ask.asked[0].messages[0].content.startswith("The articles of some papers")
    with pytest.raises(TemplateError):
        factgen.compare(doubtful(), prompts=tmp_path / "none")


def test_tables_that_do_not_fit_together_are_refused() -> None:
    with pytest.raises(InputError, match="article npb is there twice"):
        factgen.compare([*doubtful(), told.table("npb", told.hurt(9))])


def test_the_example_of_the_package_runs(capsys: pytest.CaptureFixture[str]) -> None:
    lines = re.findall(r"^    (.*)$", factgen.__doc__ or "", re.MULTILINE)
    asking = 'factgen.asking(model="gpt-4.1", api_key="...")'
    assert asking in "\n".join(lines)
    space: dict[str, object] = {}
    with StubServer(answering) as server:
        here = f'factgen.asking(model="m", base_url="{server.base_url}")'
        exec("\n".join(lines).replace(asking, here), space)  # noqa: S102
    assert "sank" in capsys.readouterr().out
    assert isinstance(space["facts"], factgen.FactTable)
    assert space["facts"].facts


def test_records_are_frozen() -> None:
    made = boats()
    with pytest.raises(ValidationError, match="frozen"):
        made.text = "other"  # type: ignore[misc]
