"""Reads all gold of a part of the evals, and names everything that is wrong with it at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from factgen.errors import InputError
from factgen.evaluate import gold as labels
from factgen.evaluate import storyfile
from factgen.evaluate.corpus import INDEX, Corpus
from factgen.evaluate.gold import Gold
from factgen.evaluate.score import Orders
from factgen.evaluate.scoring import Golds
from factgen.evaluate.storyfile import StoryGold
from factgen.located import Fault


def load(corpus: Corpus, whole: Corpus) -> Golds:
    """The gold of `corpus`, a part of `whole`: of each article, and of each story that is there as
    a whole. Raises InputError with every fault, file and line."""
    golds, stories, faults = check(corpus, whole)
    if faults:
        raise InputError("\n".join(str(fault) for fault in faults))
    return Golds(
        articles=golds,
        stories=stories,
        orders={
            entry.id: Orders(tuple(entry.orders.omits), tuple(entry.orders.plants))
            for entry in corpus.entries
            if entry.orders is not None
        },
        told={story: _told(corpus, story) for story in stories},
    )


def check(
    corpus: Corpus, whole: Corpus, *, settled: bool = False
) -> tuple[dict[str, Gold], dict[str, StoryGold], list[Fault]]:
    """The gold of `corpus` as far as it can be read, and its faults."""
    golds: dict[str, Gold] = {}
    faults = whole.stray()
    for name, article in corpus.articles.items():
        path = corpus.gold(name)
        if not path.exists():
            what = f"article {name} has no gold; label it (evals/GUIDE.md), or leave it out"
            faults.append(Fault(str(path), 1, what))
            continue
        found, wrong = labels.check(path, article, settled=settled)
        faults += wrong
        if found is not None:
            golds[name] = found
    faults += _lost_orders(corpus, golds)
    stories: dict[str, StoryGold] = {}
    for story in corpus.stories:
        told = _told(whole, story)
        path = corpus.story_gold(story)
        if not path.exists() or not set(told) <= golds.keys():
            continue
        read, wrong = storyfile.check(path, {name: golds[name] for name in told})
        faults += wrong
        if read is not None:
            stories[story] = read
    return golds, stories, faults


def _lost_orders(corpus: Corpus, golds: Mapping[str, Gold]) -> Iterator[Fault]:
    """Rows that the index says an article wants left out, and that its gold does not have."""
    for entry in corpus.entries:
        if entry.orders is None or entry.id not in golds:
            continue
        known = {claim.id for claim in golds[entry.id].table.claims}
        for name in entry.orders.omits:
            if f"{entry.id}:{name}" not in known:
                what = (
                    f"article {entry.id}: `orders` names the gold row `{name}`, which is not there"
                )
                yield Fault(str(corpus.root / "articles" / INDEX), 1, what)


def _told(corpus: Corpus, story: str) -> tuple[str, ...]:
    return tuple(entry.id for entry in corpus.entries if entry.story == story)


def versions(golds: Mapping[str, Gold], stories: Mapping[str, StoryGold]) -> dict[str, str]:
    """The version of each gold file, with that of the text it labels."""
    found = {
        name: hashlib.sha256(f"{one.version}{one.table.article.sha256}".encode()).hexdigest()
        for name, one in golds.items()
    }
    return {**found, **{f"stories/{name}": one.version for name, one in stories.items()}}
