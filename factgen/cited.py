"""What a row is checked against: its article (`Scene`) and the sentences that it cites (`Cited`).

Numbers, negation and hedges must be borne by the words that a row cites, or, where it cites none,
by the clause that holds its value. This module finds both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal

from factgen import cues
from factgen.cues import Cue
from factgen.draft import DraftClaim
from factgen.fold import fold
from factgen.models import Article, Event, Source
from factgen.names import Vocabulary, content, vocabulary
from factgen.numerals import Number, find_numbers

YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_AROUND = 4
"""Sentences over which a quotation, "he added" or "the minister" may go on without a name."""
RUN = 6
"""Words in a row that make a few-shot example's text: fewer are common phrases."""
_TIME = re.compile(
    r"(?<![\d.,:])([01]?\d|2[0-3])(?:(?:[:.h]?| o['’]clock | hours (?:and )?)([0-5]\d))?"
    r"(?!\d|[.,:]\d)(?:\s?([ap])\.?\s?m\b)?",
    re.IGNORECASE,
)
"""What may be a time of day: hour, minute, half of the day."""
DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|neg(?:ó|aron)|niegan?|desm(?:i|e)nt\w+|bestr(?:itt|eit)\w*|"
    r"dementier\w+)\b",
    re.IGNORECASE,
)
"""Verbs that deny what they are about."""
TURNS = re.compile(
    rf"{DENIES.pattern}|\b(?:fail\w*|refus\w+|declin\w+|unable) to\b|\bverweiger\w+",
    re.IGNORECASE,
)
"""What turns round what depends on it, though no word like "not" is there."""
_OBJECT = re.compile(r"(?:that|whether|if|who|which|dass|ob|que|si)\b")
_NOUN_LAST = re.compile(
    r"\b(?:the|an?|this|that|these|those|his|her|its|their|two|three|\d+)(?: [\w-]+){1,3}\s*$",
    re.IGNORECASE,
)
"""A noun phrase at the end, after which "who" asks no question."""
_SHARED = re.compile(
    r"(?:and|or) (?!(?:said|had|added|made)\b)(?:\w+(?:ed|en|wn|ung|ught)|shot|hit|set|left|lost)\b"
)
"""A second verb, which shares the "may have" of the first."""
_BACK = re.compile(
    r"\b(?:this|these|the (?:claims?|reports?)|esto|eso|lo|das|dies)\b", re.IGNORECASE
)
"""What points back at something said before."""
_NEXT = re.compile(
    r", (?=(?:and|but|nor|or|while|which|who|y|pero|und|aber|oder|\w+ing)\b)", re.IGNORECASE
)
"""What parts two clauses even after an aside: "did not sink, he said, adding that"."""
_BETWEEN = re.compile(r"\b(?:between|entre|zwischen) [\w.,]+\s*$", re.IGNORECASE)
"""The first half of "between 2011 and 2014"."""
_ADJUNCT = re.compile(
    r"(?:until|before|after|despite|bis|trotz|antes de|después de)(?: [\w-]+){1,2}[\s.]*$",
    re.IGNORECASE,
)
"""A preposition and its noun, which is no clause: "until Thursday"."""
_NEAR = 40
"""Most characters of the first half of a range."""
_ASIDE = 8
"""Most words of an aside like "officials said"."""
_RESUMES = re.compile(
    r"(?!(?:and|or|but|nor|adding|saying|while|which|who|as|the|an?|he|she|they|it|there|this|that|"
    r"y|o|pero|el|la|los|las|que|und|oder|aber|der|die|das|dass|es)\b)[^\W\d_A-Z]"
)
"""How a clause may go on after an aside: with a verb, and no subject of its own."""
_PREDICATE = re.compile(
    r"(?:did|does|do|has|have|had|is|are|was|were|will|would|can|could|may|might|should|must|cannot|"
    r"\w+n['’]t|never|denie[sd]|failed|refuse[sd]|declined|no|nunca|ha|han|había|fue|fueron|está|"
    r"están|podrían?|puede|negó|negaron|niega|desmintió|hat|haben|ist|sind|war|waren|wird|werden|"
    r"könnten?|soll|sollen|bestritt|bestritten|dementierte)\b"
)
"""How a predicate begins that is cut off from its subject by an aside."""


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
        """The article's words, outlet and byline with them; sentence by sentence, for a missing
        space would make one word of two ("ended.The")."""
        article = self.article
        lines = [article.sentence(n) for n in range(1, len(article.sentences) + 1)]
        return vocabulary("\n".join((*lines, article.outlet or "", article.byline or "")))

    @cached_property
    def years(self) -> frozenset[int]:
        """Years that the article gives: written in its text, or its date of publication."""
        given = {int(y) for y in YEAR.findall(self.article.text)}
        given.update(int(y) for y in YEAR.findall(self.article.published or "")[:1])
        return frozenset(given)

    @cached_property
    def hours(self) -> frozenset[str]:
        """Times of day that the article gives in digits, as HH:MM; both halves of the day where it
        does not say which."""
        return frozenset(h for _, _, meant in hours_in(self.article.text) for h in meant)

    @cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """Word runs of the article, to excuse what an example shares with it."""
        return runs(self.article.text)


def hours_in(text: str) -> list[tuple[int, int, set[str]]]:
    """What may be times of day in `text`: where they stand, and what they may mean, as HH:MM."""
    return [(*match.span(), _hours(match)) for match in _TIME.finditer(text)]


def _hours(found: re.Match[str]) -> set[str]:
    """What a time of day may mean, as HH:MM."""
    number, half = int(found[1]), found[3]
    hours = {number, (number + 12) % 24}
    if half:
        hours = {number % 12 + (12 if half in "pP" else 0)}
    return {f"{hour:02}:{found[2] or '00'}" for hour in hours}


def stands(words: str, text: str) -> bool:
    """Whether `words` stand in `text` as whole words, quotes, dashes, blanks and case aside."""
    return fold(text).find(words) is not None


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
    def near(self) -> str:
        """The cited sentences and a few around them, in which a pronoun's name may stand."""
        article = self.scene.article
        first = max(1, min(self.sentences) - _AROUND)
        last = min(len(article.sentences), max(self.sentences) + _AROUND)
        return "\n".join(article.sentence(n) for n in range(first, last + 1))

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

    def copies(self, value: str) -> bool:
        """Whether `value` stands word for word in the cited words and cuts no number there: "three"
        is no copy of "at least three"."""
        for number, text in zip(self.sentences, self.texts, strict=True):
            base = self.scene.article.sentences[number - 1][0]
            span = fold(text).find(value)
            if span is None:
                continue
            start, end = span
            if self.words and not self.words[0] <= base + start < base + end <= self.words[1]:
                continue
            met = [n for n in find_numbers(text, self.language) if n.start < end and start < n.end]
            if all(start <= n.start and n.end <= end for n in met):
                return True
        return False

    def clause(self, row: DraftClaim) -> str:
        """The part of the cited sentences whose negators and hedges the row must bear: of the
        cited words, or of the sentences where none are cited, the clause that shares most with
        value and statement."""
        wanted, said = content(row.value), content(row.says)
        if row.n is not None:
            wanted |= content(row.scope)
        best, best_score = self.reach, 0
        for text in (self.reach,) if self.words else self.texts:
            for clause in _predicates(text, self.language):
                held = content(clause)
                score = 3 * len(wanted & held) + len(said & held)
                if score > best_score:
                    best, best_score = clause, score
        return best

    def denies(self, row: DraftClaim) -> bool:
        """Whether something may bear a negation of the row: a negator of the cited words; where
        none are cited, of the row's clause, or a verb that turns what another clause says."""
        text = self.clause(row) if self.words is None else self.reach
        turned = self.words is None and TURNS.search(self.text) is not None
        return turned or bool(cues.negators(text, self.language))

    def doubts_after(self, clause: str) -> list[Cue]:
        """The doubts that the sentence of `clause` goes on to cast on it: "but this has not been
        confirmed"."""
        rest = next((text.partition(clause)[2] for text in self.texts if clause in text), "")
        parts = [rest[slice(*span)] for span in cues.clauses(rest, self.language)]
        found = [cue for p in parts if _BACK.search(p) for cue in cues.hedges(p, self.language)]
        return [cue for cue in found if cue.strong and cue.level == "unknown"]

    def doubts(self, row: DraftClaim) -> bool:
        """Whether something may bear a hedge of the row: a hedge in its words or before them; for
        what is not known a hedge anywhere, a question, or a negator that bears nothing else."""
        if row.sure != "unknown":
            return bool(cues.hedges(self._lead, self.language))
        if cues.hedges(self.text, self.language) or "?" in self.text:
            return True
        return not row.neg and bool(cues.negators(self.text, self.language))

    @cached_property
    def reach(self) -> str:
        """The cited words, from the start of their clause: "did not confirm" cannot be cited as
        "confirm". Where a negated or hedged clause governs theirs ("did not confirm that"), from
        the start of that one; where a negator follows them at once ("confirmed" of "confirmed no
        deaths"), to the end of their clause. All cited sentences where no words are cited."""
        if self.words is None:
            return self.text
        first_word, last_word = self.words[0] - self._base, self.words[1] - self._base
        sentence = self._sentence
        first = next((i for i in range(first_word, last_word) if sentence[i].isalnum()), first_word)
        # What follows the words parts no clause of theirs.
        parts = _clauses(sentence[:last_word], self.language, "fine")
        at = next((i for i, (start, end) in enumerate(parts) if start <= first < end), None)
        if at is None:
            return sentence[first_word:last_word]
        while at and self._governs(parts[at - 1], parts[at]):
            at -= 1
        return sentence[parts[at][0] : self._end(last_word)]

    @cached_property
    def _lead(self) -> str:
        """The cited sentences, that of the cited words up to their end."""
        if self.words is None:
            return self.text
        before = self._sentence[: self._end(self.words[1] - self._base)]
        others = [text for text in self.texts if text != self._sentence]
        return "\n".join([before, *others])

    @cached_property
    def _base(self) -> int:
        """Where the sentence of the cited words starts in the article."""
        starts = (self.scene.article.sentences[number - 1][0] for number in self.sentences)
        return max(start for start in starts if self.words and start <= self.words[0])

    @cached_property
    def _sentence(self) -> str:
        """The sentence of the cited words."""
        found = dict(self.scene.article.sentences)
        return self.scene.article.text[self._base : found[self._base]]

    def _end(self, end: int) -> int:
        """`end` of the cited words in their sentence, or that of their clause where a negator
        follows at once."""
        sentence = self._sentence
        follower = end + len(sentence[end:]) - len(sentence[end:].lstrip())
        found = cues.negators(sentence, self.language)
        if not any(cue.strong and cue.start == follower for cue in found):
            return end
        parts = _clauses(sentence, self.language, "fine")
        return next((stop for start, stop in parts if start < follower < stop), end)

    def _governs(self, before: tuple[int, int], clause: tuple[int, int]) -> bool:
        """Whether the negated or hedged clause `before` is that of which `clause` is the object."""
        text = self._sentence
        governing = text[slice(*before)]
        if text[before[1] : clause[0]].strip():
            return False
        if _SHARED.match(text, *clause):
            return any(cue.strong for cue in cues.hedges(governing, self.language))
        opens = _OBJECT.match(text, *clause)
        if not opens:
            return False
        if opens.group() in {"who", "which"} and _NOUN_LAST.search(governing):
            return False  # "have not found the man who": what he did is not denied
        found = (*cues.negators(governing, self.language), *cues.hedges(governing, self.language))
        return any(cue.strong for cue in found)


def _clauses(text: str, language: str, grain: Literal["coarse", "fine"]) -> list[tuple[int, int]]:
    """The clauses of `text`, those whole again that are cut by what is no clause: an aside after a
    negator or hedge ("did not, officials said, confirm"), a hedge by itself ("allegedly, he lied"),
    a preposition with its noun ("until Thursday")."""
    hedges = [cue for cue in cues.hedges(text, language) if cue.strong]
    ends = {cue.end for cue in (*cues.negators(text, language), *hedges) if cue.strong}
    alone = {(cue.start, cue.end) for cue in hedges}
    found = [
        part for span in cues.clauses(text, language, grain=grain) for part in _parted(text, *span)
    ]
    out: list[tuple[int, int]] = []
    open_until = 0
    for i, (start, end) in enumerate(found):
        piece, joined = text[start:end], bool(out) and not text[out[-1][1] : start].strip()
        if open_until >= i + 1 or (joined and _is_rest(text[max(start - _NEAR, 0) : start], piece)):
            out[-1] = out[-1][0], end
        else:
            out.append((start, end))
        if (start, end) in alone:
            open_until = i + 2
        elif end in ends and _is_aside(text, found[i + 1 : i + 3], language):
            open_until = i + 3
    return out


def _parted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A clause, cut before what a comma and its first word make another."""
    cuts = [match.end() for match in _NEXT.finditer(text, start, end)]
    bounds = [start, *cuts, end]
    return [(a, a + len(text[a:b].rstrip(" ,"))) for a, b in pairwise(bounds)]


def _is_rest(before: str, piece: str) -> bool:
    """Whether what seems to open a clause goes on with the one before it."""
    return bool(_ADJUNCT.match(piece) or _BETWEEN.search(before))


def _predicates(text: str, language: str) -> list[str]:
    """The clauses of `text`, a predicate with its subject where an aside parts them: "The ferry,
    built in 1990, did not sink"."""
    out: list[str] = []
    for start, end in _clauses(text, language, "coarse"):
        clause = text[start:end]
        if len(out) > 1 and _PREDICATE.match(clause):
            subject, aside = out[-2:]
            if aside[0].islower():
                out[-2] = f"{subject} {clause}"
            else:  # a name or an age, which is no clause
                out[-2:] = [f"{subject} {aside} {clause}"]
        else:
            out.append(clause)
    return out


def _is_aside(text: str, following: Sequence[tuple[int, int]], language: str) -> bool:
    """Whether the first of the two clauses that follow is an aside within the one before it."""
    if len(following) < 2:
        return False
    aside, after = (text[slice(*span)] for span in following)
    brief = len(aside.split()) <= _ASIDE and cues.marks_saying(aside, language)
    return brief and _RESUMES.match(after) is not None
