"""Which events of several articles are one: traits, candidate pairs, stories.

`traits` says what each event is known by, `candidates` which pairs may be one, `link` which are.
"""

from factgen.link.blocks import candidates
from factgen.link.clusters import Fixes, Verdict, questions
from factgen.link.score import APART, MIDDLE, SAME, Pair, doubtful, sure
from factgen.link.stories import link
from factgen.link.traits import Key, Traits, traits

__all__ = [
    "APART",
    "MIDDLE",
    "SAME",
    "Fixes",
    "Key",
    "Pair",
    "Traits",
    "Verdict",
    "candidates",
    "doubtful",
    "link",
    "questions",
    "sure",
    "traits",
]
