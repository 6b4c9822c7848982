"""What a row is checked against: its article (`Scene`) and the sentences that it cites (`Cited`).

Numbers, negation and hedges must be borne by the words that a row cites, or, where it cites none,
by the clause that holds its value. This module finds both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from factgen import cues
from factgen.draft import DraftClaim
from factgen.fold import fold
from factgen.models import Article, Event, Source
from factgen.names import Vocabulary, content
from factgen.numerals import Number, find_numbers

YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
RUN = 6
"""Words in a row that make a few-shot example's text: fewer are common phrases."""


@dataclass(frozen=True)
class Scene:
    """What the rows of one answer are checked against."""

    article: Article
    events: Mapping[str, Event]
    sources: Mapping[str, Source]
    examples: frozenset[tuple[str, ...]] = frozenset()
    """Word runs of the template's few-shot examples."""

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The article's words; title, outlet and byline count."""
        extra = " ".join(filter(None, (self.article.outlet, self.article.byline)))
        return Vocabulary(f"{self.article.text}\n{extra}")

    @cached_property
    def years(self) -> frozenset[int]:
        """Years that the article gives: written in its text, or its date of publication."""
        given = {int(y) for y in YEAR.findall(self.article.text)}
        given.update(int(y) for y in YEAR.findall(self.article.published or "")[:1])
        return frozenset(given)

    @cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """Word runs of the article, to excuse what an example shares with it."""
        return runs(self.article.text)


def runs(text: str) -> frozenset[tuple[str, ...]]:
    """Every run of six words in `text`, folded."""
    found = re.findall(r"\w+", fold(text).text)
    return frozenset(tuple(found[i : i + RUN]) for i in range(len(found) - RUN + 1))


@dataclass(frozen=True)
class Cited:
    """One mention of a row: its sentences, and the words it cites as ranges of the article."""

    scene: Scene
    sentences: tuple[int, ...]
    words: tuple[int, int] | None = None

    @property
    def language(self) -> str:
        """The article's language."""
        return self.scene.article.language

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The cited sentences."""
        return tuple(self.scene.article.sentence(n) for n in self.sentences)

    @cached_property
    def text(self) -> str:
        """The cited sentences, one a line."""
        return "\n".join(self.texts)

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers in the cited words; in all cited sentences where no words are cited."""
        if self.words is None:
            return tuple(n for text in self.texts for n in find_numbers(text, self.language))
        out = []
        for number, text in zip(self.sentences, self.texts, strict=True):
            base = self.scene.article.sentences[number - 1][0]
            for found in find_numbers(text, self.language):
                start, end = self.words
                if base + found.core_start < end and start < base + found.core_end:
                    out.append(found)
        return tuple(out)

    def clause(self, row: DraftClaim) -> str:
        """The part of the cited sentences whose negators and hedges the row must bear: of the
        cited words, or of the sentences where none are cited, the clause that shares most with
        value and statement."""
        wanted, said = content(row.value), content(row.says)
        if row.n is not None:
            wanted |= content(row.scope)
        best, best_score = self.text, 0
        for text in (self._around(self.words),) if self.words else self.texts:
            for start, end in cues.clauses(text, self.language):
                held = content(text[start:end])
                score = 3 * len(wanted & held) + len(said & held)
                if score > best_score:
                    best, best_score = text[start:end], score
        return best

    def _around(self, words: tuple[int, int]) -> str:
        """The cited words, from the start of their clause: "did not confirm" cannot be cited as
        "confirm". Where a negated or hedged clause governs theirs ("did not confirm that"), from
        the start of that one."""
        text = self.scene.article.text
        base = next(
            start
            for number in self.sentences
            for start, end in (self.scene.article.sentences[number - 1],)
            if start <= words[0] < end
        )
        sentence = text[base : words[1]]
        first = next((i for i in range(words[0], words[1]) if text[i].isalnum()), words[0]) - base
        parts = cues.clauses(sentence, self.language, grain="fine")
        at = next((i for i, (a, b) in enumerate(parts) if a <= first < b), None)
        if at is None:
            return text[slice(*words)]
        while at and self._governs(sentence, parts[at - 1], parts[at]):
            at -= 1
        return sentence[parts[at][0] :]

    def _governs(self, text: str, before: tuple[int, int], clause: tuple[int, int]) -> bool:
        """Whether the negated or hedged clause `before` is that of which `clause` is the object."""
        opens = re.match(r"(?:that|whether|if|who|which|dass|ob|que|si)\b", text[slice(*clause)])
        if not opens or text[before[1] : clause[0]].strip():
            return False
        governing = text[slice(*before)]
        found = (*cues.negators(governing, self.language), *cues.hedges(governing, self.language))
        return any(cue.strong for cue in found)
