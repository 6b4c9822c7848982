"""stories.yaml: which events are one, and which are not, fixed by hand.

    same:
      - [npb/fire, post/blaze]        # article/event, two or more
    apart:
      - [npb/fire, courier/fire]

What it says stands above every score and every model. Faults name file and line.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from factgen.errors import InputError
from factgen.link import Fixes, Key
from factgen.located import Document, Fault, read_yaml, text_of, validate

FILE = "stories.yaml"

Groups = Sequence[tuple[Key, ...]]


class _Content(BaseModel):
    model_config = ConfigDict(extra="forbid")

    same: list[list[str]] = Field(default_factory=list)
    apart: list[list[str]] = Field(default_factory=list)


def read(path: Path, known: Collection[Key]) -> Fixes:
    """The fixes in `path`; `known` are the events that there are.

    Raises InputError with all its faults: what is no event, and what contradicts itself.
    """
    text = text_of(path)
    document, faults = read_yaml(text, str(path))
    if document is None:
        raise _refusal(faults)
    content, shape = validate(document, _Content)
    if content is None or faults:
        raise _refusal([*faults, *shape])
    events = {"/".join(key): key for key in known}
    faults = [
        *_unknown(document, "same", content.same, events),
        *_unknown(document, "apart", content.apart, events),
    ]
    if faults:
        raise _refusal(faults)
    same = [tuple(events[name] for name in group) for group in content.same]
    apart = [tuple(events[name] for name in group) for group in content.apart]
    if faults := list(_contradictions(document, same, apart)):
        raise _refusal(faults)
    return Fixes(same=tuple(same), apart=tuple(apart))


def _unknown(
    document: Document, name: str, groups: Sequence[Sequence[str]], events: Mapping[str, Key]
) -> Iterator[Fault]:
    """What of the `groups` under `name` names no two events."""
    for number, group in enumerate(groups):
        for place, event in enumerate(group):
            if event not in events:
                what = f"`{event}` is no event of these tables: write article/event"
                yield document.fault((name, number, place), what)
        if len(group) < 2 or len(set(group)) < len(group):
            yield document.fault((name, number), "name two different events or more")


def _contradictions(document: Document, same: Groups, apart: Groups) -> Iterator[Fault]:
    """What of the file cannot be: one event twice in an article, or one that is apart from
    itself."""
    one: dict[Key, set[Key]] = {}
    for number, group in enumerate(same):
        joined = set(group).union(*(one.get(key, ()) for key in group))
        one |= dict.fromkeys(joined, joined)
        for a, b in combinations(sorted(joined), 2):
            if a[0] == b[0]:
                what = f"makes {'/'.join(a)} and {'/'.join(b)} one, which one article tells as two"
                yield document.fault(("same", number), what)
    for number, group in enumerate(apart):
        for a, b in combinations(group, 2):
            if b in one.get(a, ()):
                what = f"{'/'.join(a)} and {'/'.join(b)} are one by what stands under `same`"
                yield document.fault(("apart", number), what)


def _refusal(faults: Sequence[Fault]) -> InputError:
    return InputError("\n".join(str(fault) for fault in sorted(set(faults))))
