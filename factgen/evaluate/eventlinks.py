"""Events across articles beside their gold: B-cubed, wrong merges, wrong splits.

What is scored are the events of the articles' gold that the gold of the story names. B-cubed (Bagga
and Baldwin 1998) is taken in its form B3-0 (Stoyanov et al. 2009): an event that no predicted event
is aligned to stands alone, has no recall and no part in precision, so that a table without events
earns nothing. Pure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from factgen.dates import DateValue
from factgen.evaluate.align import Alignment
from factgen.evaluate.gold import Gold
from factgen.evaluate.storyfile import Ref, StoryGold
from factgen.models import FactTable
from factgen.values import days


@dataclass(frozen=True)
class Pair:
    """Two events of gold, as article/event, that are linked wrongly."""

    first: str
    second: str
    story: str | None = None
    """Of a wrong merge, the predicted story that holds both."""
    two_dates: bool = False
    """Their days cannot meet."""


@dataclass(frozen=True)
class Links:
    """How the events of a story were linked."""

    counts: Mapping[str, float]
    merges: tuple[Pair, ...]
    """Events of two groups that stand in one predicted story."""
    splits: tuple[Pair, ...]
    """Events of one group that stand in two predicted stories."""
    missed: tuple[str, ...]
    """Events of gold that no predicted story tells of."""


def linked(
    gold: StoryGold,
    golds: Mapping[str, Gold],
    table: FactTable,
    alignments: Mapping[str, Alignment],
) -> Links:
    """The links of `table` beside those of `gold`; `golds` and `alignments` are by article."""
    groups = {ref: group for group, members in sorted(gold.events.items()) for ref in members}
    told = _told(table, alignments)
    found = sorted(ref for ref in groups if ref in told)
    merges, splits = [], []
    for one, other in combinations(found, 2):
        alike, together = groups[one] == groups[other], told[one] == told[other]
        if together and not alike:
            apart = _two_dates(one, other, golds)
            merges.append(Pair("/".join(one), "/".join(other), told[one], apart))
        elif alike and not together:
            splits.append(Pair("/".join(one), "/".join(other)))
    sizes = Counter(groups.values())
    stories = Counter(told[ref] for ref in found)
    both = Counter((groups[ref], told[ref]) for ref in found)
    shared = sorted(both.items())
    return Links(
        counts={
            "links/gold": len(groups),
            "links/found": len(found),
            "links/precision": sum(n * n / stories[story] for (_, story), n in shared),
            "links/recall": sum(n * n / sizes[group] for (group, _), n in shared),
            "links/merges": len(merges),
            "links/two_dates": sum(pair.two_dates for pair in merges),
            "links/splits": len(splits),
        },
        merges=tuple(merges),
        splits=tuple(splits),
        missed=tuple("/".join(ref) for ref in sorted(groups) if ref not in told),
    )


def _told(table: FactTable, alignments: Mapping[str, Alignment]) -> dict[Ref, str]:
    """The predicted story of each gold event that a story tells of."""
    stories = {(m.article, m.event): story.id for story in table.stories for m in story.members}
    return {
        (article, gold): stories[article, predicted]
        for article, alignment in alignments.items()
        for predicted, gold in sorted(alignment.events.items())
        if (article, predicted) in stories
    }


def _two_dates(one: Ref, other: Ref, golds: Mapping[str, Gold]) -> bool:
    """Whether gold gives the two days that cannot meet."""
    first, second = _days(one, golds), _days(other, golds)
    return first is not None and second is not None and not days.meet(first, second)


def _days(ref: Ref, golds: Mapping[str, Gold]) -> DateValue | None:
    article, key = ref
    times = {event.key: event.time for event in golds[article].table.events}
    time = times[key]
    return days.days(time.date) if time else None
