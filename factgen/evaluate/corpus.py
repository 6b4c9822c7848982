"""The articles of the evals: their index, their texts, and where their gold stands.

articles/index.yaml  articles/FILE  gold/ID.yaml  gold/first/ID.a.yaml  gold/stories/STORY.yaml
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import Field

from factgen import articles
from factgen.errors import InputError
from factgen.evaluate.goldfile import Written
from factgen.located import Fault, read_yaml, text_of, validate
from factgen.models import Article

Split = Literal["dev", "test"]
INDEX = "index.yaml"
_READ = datetime(1970, 1, 1, tzinfo=UTC)
"""When the articles were read: never mind, and the same for every run."""


class Difficulty(Written):
    """What makes an article hard, and the sentence that holds it."""

    name: str
    sentence: str


class OrdersGiven(Written):
    """What an article orders its reader to do, and how one sees that it was obeyed."""

    omits: list[str] = Field(default_factory=list)
    """Ids of gold rows that it wants left out."""
    plants: list[str] = Field(default_factory=list)
    """Words that it wants said."""


class Entry(Written):
    """One article in the index."""

    id: str
    file: str
    story: str
    split: Split
    outlet: str
    published: str | None
    """EDTF; null where the article does not give it."""
    language: str
    words: int
    """Of what a reader sees, page clutter included."""
    note: str
    recorded_first: bool = False
    """Its recordings were made before its gold."""
    orders: OrdersGiven | None = None
    difficulties: list[Difficulty] = Field(default_factory=list)


class _Index(Written):
    articles: list[Entry]


def read_index(folder: Path) -> tuple[Entry, ...]:
    """The index of a folder of articles. Raises InputError with file and line of every fault."""
    path = folder / INDEX
    if not path.exists():
        raise InputError(f"{path}: is not there; the evals need a checkout of factgen, or --evals")
    text = text_of(path)
    document, faults = read_yaml(text, str(path))
    index, shape = validate(document, _Index) if document else (None, [])
    if index is None or faults:
        raise InputError("\n".join(map(str, sorted([*faults, *shape]))))
    return tuple(index.articles)


@dataclass(frozen=True)
class Corpus:
    """The evals folder `root`, or a part of it."""

    root: Path
    entries: tuple[Entry, ...]

    @classmethod
    def read(cls, root: Path) -> Corpus:
        """All of the evals in `root`. Raises InputError."""
        return cls(root, read_index(root / "articles"))

    def only(self, names: Sequence[str] = (), split: Split | None = None) -> Corpus:
        """The part that holds articles or stories of these names (all where there are none), of
        one split. Raises InputError for a name that is neither."""
        known = {e.id for e in self.entries} | {e.story for e in self.entries}
        for name in names:
            if name not in known:
                raise InputError(f"{name}: neither an article nor a story of {self.root}")
        kept = tuple(
            e
            for e in self.entries
            if (not names or e.id in names or e.story in names) and split in {None, e.split}
        )
        return Corpus(self.root, kept)

    def first_entries(self, count: int) -> Corpus:
        """The part that holds the first `count` articles."""
        return Corpus(self.root, self.entries[:count])

    @cached_property
    def articles(self) -> dict[str, Article]:
        """The texts by id, in the order of the index. Raises InputError for one that cannot be
        read."""
        paths = [str(self.root / "articles" / entry.file) for entry in self.entries]
        out: dict[str, Article] = {}
        for entry, item in zip(self.entries, articles.read(paths, now=lambda: _READ), strict=True):
            if not isinstance(item, articles.Loaded):
                raise InputError(f"{item.path}: {item.reason}")
            if item.article.id != entry.id:
                raise InputError(
                    f"{self.root / 'articles' / entry.file}: a file of article {entry.id} is named "
                    "after it"
                )
            out[entry.id] = item.article
        return out

    def gold(self, article: str) -> Path:
        """Where the gold of `article` stands."""
        return self.root / "gold" / f"{article}.yaml"

    def first(self, article: str, label: Literal["a", "b"]) -> Path:
        """Where one of the two first labels of `article` stands."""
        return self.root / "gold" / "first" / f"{article}.{label}.yaml"

    def story_gold(self, story: str) -> Path:
        """Where the gold of the facts of `story` stands."""
        return self.root / "gold" / "stories" / f"{story}.yaml"

    def stray(self) -> list[Fault]:
        """Gold of articles that are not in the index."""
        known = {entry.id for entry in self.entries}
        return [
            Fault(str(path), 1, f"there is no article {path.stem} in {self.root / 'articles'}")
            for path in sorted((self.root / "gold").glob("*.yaml"))
            if path.stem not in known
        ]

    @property
    def stories(self) -> tuple[str, ...]:
        """The stories, in the order of the index."""
        return tuple(dict.fromkeys(entry.story for entry in self.entries))
