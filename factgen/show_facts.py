"""What people read of a fact table on the terminal: the main events, their conflicts on top.

As in `show`, a wide terminal gets a table of each fact's answers, a narrow one a list that folds, a
pipe the list unfolded and without colour; every text goes through `one_line` and is never read as
rich's markup. On a terminal, long names and reasons are cut; the files hold all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factgen.export.cells import counted, one_line, time_cell
from factgen.export.facts import wording
from factgen.export.facts.layout import (
    FEW,
    STATUSES,
    Answer,
    Chapter,
    Index,
    answers,
    chapters,
    explained,
    few,
    runs,
    tally,
)
from factgen.models import Claim, ClaimTable, Fact, FactTable, Reading, Status, Story
from factgen.show import LISTED, WIDE

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

NAME = 120
"""Characters of a name, a value, a question, a scope, a label or a time."""
REASON = 400
"""Characters of a reason."""
_STYLES: dict[Status, str] = {
    "conflicting": "bold red",
    "unclear": "bold yellow",
    "agreed": "bold green",
    "compatible": "bold cyan",
    "single": "bold blue",
    "unattributed": "bold magenta",
    "uncommitted": "bold magenta",
}


def facts(
    table: FactTable, tables: Sequence[ClaimTable], console: Console, *, all_: bool = False
) -> None:
    """Print a fact table. `tables` are those that it was made of; `all_` folds and cuts nothing."""
    view = _View(console, Index.of(tables), everything=all_)
    folded = []
    for chapter in chapters(table, everything=all_):
        if chapter.shown or chapter.story.role == "main":
            view.chapter(chapter)
        else:
            folded.append(chapter)
    view.folded(folded)
    view.unplaced(table)
    view.legend(table)


def summary(table: FactTable, console: Console) -> None:
    """Print what a fact table holds, in numbers."""
    for line in wording.totals(table):
        _entry(console, line)


@dataclass(frozen=True)
class _View:
    """Prints the parts of one fact table."""

    console: Console
    index: Index
    everything: bool

    def name(self, text: str) -> str:
        """A name, label or value, cut where it is long."""
        return self._cut(text, NAME)

    def reason(self, text: str) -> str:
        """A sentence, cut where it is long."""
        return self._cut(wording.sentence(text), REASON)

    def _cut(self, text: str, limit: int) -> str:
        line = one_line(text)
        whole = self.everything or not self.console.is_terminal or len(line) <= limit
        return line if whole else f"{line[: limit - 1].rstrip()}…"

    def chapter(self, chapter: Chapter) -> None:
        """A story with its facts."""
        story = chapter.story
        role = "main event" if story.role == "main" else "background event"
        _entry(self.console, _styled(f"{role}: {self.name(story.label)}", "bold"))
        self._about(story)
        _entry(self.console, tally([*chapter.shown, *chapter.counted]), indent=2)
        for status, run in runs(chapter.shown):
            _entry(self.console, "")
            if status:
                self._short(status, run)
            else:
                self._fact(run[0])
        if chapter.counted:
            count = counted(len(chapter.counted), "fact")
            _entry(self.console, f"and {count} of it without a clash; --all shows them", indent=2)
        _entry(self.console, "")

    def _about(self, story: Story) -> None:
        """When and where, who tells of it, and why this is one event."""
        when = self.name(time_cell(story.time)) or "no day given"
        place = story.place and self.name(story.place)
        _entry(self.console, "; ".join(filter(None, (when, place))), indent=2)
        _entry(self.console, f"{wording.why(story)}: {self.reason(story.reason)}", indent=2)
        _entry(self.console, "told by", indent=2)
        shown = story.members if self.everything else story.members[:LISTED]
        for member in shown:
            article = self.index.articles[member.article]
            teller = self.name(wording.teller(article))
            title = self.name(wording.title(article))
            _entry(self.console, f"{teller}: {title}", mark="- ", indent=2)
        if left := len(story.members) - len(shown):
            _entry(
                self.console, f"and {counted(left, 'article')} more: see stories.jsonl", indent=2
            )

    def _fact(self, fact: Fact) -> None:
        """A fact with its answers."""
        _entry(self.console, _headed(fact.status, wording.question(fact, self.name)))
        found = answers(fact, self.index.claims)
        if explained(fact, found):
            _entry(self.console, self.reason(fact.reason), indent=2)
        shown, left = few(found, None if self.everything else FEW)
        if self.console.is_terminal and self.console.width >= WIDE:
            self._table(fact, shown)
        else:
            for answer in shown:
                self._answer(fact, answer)
        if left:
            _entry(self.console, f"and {left:,} more in facts.csv; --all shows them", indent=2)

    def _answer(self, fact: Fact, answer: Answer) -> None:
        lead, value, places = self._parts(fact, answer)
        _entry(self.console, f"{lead}: {answer.claim.as_reported}", mark="- ", indent=2)
        _entry(self.console, f"{value}; {places}", indent=4)

    def _table(self, fact: Fact, shown: Sequence[Answer]) -> None:
        from rich.padding import Padding
        from rich.table import Table
        from rich.text import Text

        made = Table(box=None, expand=True, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
        for ratio in (7, 12, 7, 7):
            made.add_column(ratio=ratio, overflow="fold")
        for answer in shown:
            lead, value, places = self._parts(fact, answer)
            cells = (lead, answer.claim.as_reported, value, places)
            made.add_row(*(Text(one_line(cell)) for cell in cells))
        self.console.print(Padding(made, (0, 0, 0, 2)))

    def _parts(self, fact: Fact, answer: Answer) -> tuple[str, str, str]:
        """Who says it, the answer, and where."""
        limit = None if self.everything else FEW
        return (
            self._who(answer.reading, answer.claim),
            wording.answer(answer.reading, answer.claim, fact, self.name),
            wording.places(answer, self.index.claims, limit, self.name),
        )

    def _who(self, reading: Reading, claim: Claim) -> str:
        return wording.who(reading, claim, self.index.articles[claim.article], self.name)

    def _short(self, status: Status, facts: Sequence[Fact]) -> None:
        """Facts of one reading: several in a line each, one or all that there are in two."""
        if drawn := len(facts) > 1 and not self.everything:
            _entry(self.console, _headed(status, f"{counted(len(facts), 'fact')} told once"))
        for fact in facts:
            (reading,) = fact.readings
            claim = self.index.claims[reading.claim]
            notes = [wording.place(reading, claim, self.index.claims)]
            if drawn:
                notes.insert(0, self.name(wording.plain(fact.attribute)))
            else:
                _entry(self.console, _headed(status, wording.question(fact, self.name)))
            if self.everything:
                notes.insert(0, wording.answer(reading, claim, fact))
            text = f"{self._who(reading, claim)}: {claim.as_reported} ({'; '.join(notes)})"
            _entry(self.console, text, mark="- ", indent=2)

    def folded(self, chapters: Sequence[Chapter]) -> None:
        """Background events in one line each."""
        if not chapters:
            return
        _entry(self.console, _styled("other background events, without a clash", "bold"))
        for chapter in chapters:
            _entry(self.console, wording.folded(chapter, self.name), mark="- ")
        _entry(self.console, "--all shows their facts")
        _entry(self.console, "")

    def unplaced(self, table: FactTable) -> None:
        """The claims that stand in no fact, with the reason."""
        if not table.unplaced:
            return
        _entry(self.console, _styled("claims not placed", "bold"))
        shown = table.unplaced if self.everything else table.unplaced[:LISTED]
        for row in shown:
            claim = self.index.claims[row.claim]
            _entry(self.console, claim.as_reported, mark="- ")
            _entry(self.console, f"{wording.where(claim)}: {self.reason(row.reason)}", indent=2)
        if left := len(table.unplaced) - len(shown):
            _entry(self.console, f"and {left:,} more: see unplaced.jsonl")
        _entry(self.console, "")

    def legend(self, table: FactTable) -> None:
        """What the statuses mean that the table has."""
        found = {fact.status for fact in table.facts}
        if not found:
            return
        _entry(self.console, _styled("what the statuses mean", "bold"))
        for status, meaning in STATUSES.items():
            if status in found:
                _entry(self.console, f"{status}: {meaning}", mark="- ")
        _entry(self.console, "")


def _styled(text: str, style: str) -> Text:
    from rich.text import Text

    return Text(one_line(text), style=style)


def _headed(status: Status, text: str) -> Text:
    from rich.text import Text

    return Text.assemble((wording.status(status), _STYLES[status]), f": {one_line(text)}")


def _entry(console: Console, text: str | Text, *, mark: str = "", indent: int = 0) -> None:
    """One entry of a list under its mark; it folds only where a person watches."""
    from rich.table import Table
    from rich.text import Text

    line = Text(one_line(text)) if isinstance(text, str) else text
    start = " " * indent + mark
    if not console.is_terminal or not start:
        console.print(Text(start) + line, soft_wrap=not console.is_terminal)
        return
    grid = Table.grid()
    grid.add_column(width=len(start))
    grid.add_column(overflow="fold")
    grid.add_row(start, line)
    console.print(grid)
