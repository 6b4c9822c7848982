"""A whole run beside its gold: the score of each article, of each story, and of facts made of gold
claims, which tell what of a wrong fact comes from the claims and what from the comparison. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factgen.attributes import Attributes
from factgen.comparison import compare
from factgen.evaluate.align import Alignment, assigned
from factgen.evaluate.crossing import StoryScore, score_story
from factgen.evaluate.gold import Gold
from factgen.evaluate.likeness import Weights
from factgen.evaluate.metrics import METRICS, with_macro
from factgen.evaluate.runs import Run
from factgen.evaluate.score import ArticleScore, Orders, Yardstick, score
from factgen.evaluate.statistics import Counts
from factgen.evaluate.storyfile import StoryGold
from factgen.facts.gather import family
from factgen.models import ClaimTable, FactTable

SHIFT = 0.1
"""How far the threshold is moved to show what hangs on it."""


@dataclass(frozen=True)
class Golds:
    """All labels that a run is scored against."""

    articles: Mapping[str, Gold]
    stories: Mapping[str, StoryGold]
    orders: Mapping[str, Orders]
    told: Mapping[str, tuple[str, ...]]
    """The articles of each story."""


@dataclass(frozen=True)
class Scores:
    """What a run came to; in the order of its articles and stories."""

    articles: Mapping[str, ArticleScore]
    stories: Mapping[str, StoryScore]
    oracle: Mapping[str, StoryScore]
    """Of facts that rules alone made of the gold claims."""

    @property
    def units(self) -> dict[str, Counts]:
        """The counts of each article."""
        return {name: with_macro(one.counts) for name, one in self.articles.items()}


def related(attributes: Attributes) -> dict[str, str]:
    """Each attribute with the family that a relation puts it in."""
    return {one.name: family(one.name, attributes) for one in attributes.attributes}


def score_run(run: Run, golds: Golds, yardstick: Yardstick, attributes: Attributes) -> Scores:
    """The scores of the outputs of `run`. Articles without an output are scored as empty."""
    tables = {table.article.id: table for table in run.tables}
    articles = {
        name: score(
            gold,
            tables.get(name, ClaimTable(article=gold.table.article)),
            yardstick,
            golds.orders.get(name),
        )
        for name, gold in golds.articles.items()
    }
    alignments = {name: one.alignment for name, one in articles.items()}
    stories, oracle = {}, {}
    for story, gold in golds.stories.items():
        # A story that could not be compared is scored as empty.
        facts = run.facts.get(story, FactTable())
        stories[story] = score_story(gold, golds.articles, facts, tables, alignments, attributes)
        oracle[story] = _of_gold(gold, golds, attributes)
    return Scores(articles, stories, oracle)


def _of_gold(gold: StoryGold, golds: Golds, attributes: Attributes) -> StoryScore:
    """The score of the facts that rules make of gold claims."""
    told = {name: golds.articles[name].table for name in golds.told[gold.story]}
    facts = compare(told.values(), attributes)
    same = {name: _same(table) for name, table in told.items()}
    return score_story(gold, golds.articles, facts, told, same, attributes)


def _same(table: ClaimTable) -> Alignment:
    """A table beside itself."""
    events = {event.key: event.key for event in table.events}
    return Alignment(events, {claim.id: claim.id for claim in table.claims}, {})


def sensitivity(scores: Scores, golds: Golds, weights: Weights) -> dict[float, float | None]:
    """Detection F1 at a lower, the present, and a higher threshold of the alignment."""
    found: dict[float, float | None] = {}
    for shift in (-SHIFT, 0.0, SHIFT):
        least = weights.threshold + shift
        units = [
            _detected(golds.articles[name], one.alignment, weights, least)
            for name, one in scores.articles.items()
        ]
        found[round(least, 3)] = METRICS["detection_f1"].value(units)
    return found


def _detected(gold: Gold, alignment: Alignment, weights: Weights, least: float) -> Counts:
    """What would be found with another threshold; ties need no deciding for that."""
    if (alike := alignment.likeness) is None:
        return {}
    values = alike.weighed(weights)
    pairs = assigned(values, values * 0, least)
    arguable = sum(alike.mine[i].id in gold.optional for i, _ in pairs)
    return {
        "gold": len(gold.table.claims) - len(gold.optional),
        "predicted": len(alike.theirs) - arguable,
        "matched": len(pairs) - arguable,
    }


def chosen(units: Mapping[str, Counts], names: Sequence[str]) -> list[Counts]:
    """The counts of `names`, in their order."""
    return [units[name] for name in names if name in units]
