"""The tables of a plan on paper: every rule, the days, the modelled course in numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gui.core.bundle.records import TherapyId
from gui.pages.parts import SEPARATOR
from gui.pages.plan.parts import Curve, PlanPage, RuleLine, RuleTable, Session, Timeline
from gui.pages.words import THERAPIES as THERAPY_WORDS
from gui.pages.words import Words
from gui.paper.blocks import Block, Together
from gui.paper.grid import Cell, Grid, GridRow
from gui.paper.ink import Ink
from gui.paper.pages import PaperSize, Section
from gui.paper.pdf_links import TO
from gui.paper.statements import gap
from gui.paper.text import Paragraph, Run, Style

_LONG = 6
_NO_BREAK_SPACE = "\u00a0"
_BEFORE_UNIT = re.compile(r"(?<=\d) (?=(?:kg|g|mg|mL|L|h|min|%)(?:\W|$))")


class PlanTables:
    """Writes the tables of a plan in one size; every one is a section that repeats its head."""

    def __init__(self, size: float, paper: PaperSize, ink: Ink, words: Words) -> None:
        self._size, self._paper, self._ink, self._words = size, paper, ink, words

    def rules(self, table: RuleTable) -> Section:
        """Every rule, or why it gives nothing; below it how far they are apart."""
        rows = [GridRow(self._rule(line)) for line in table.lines]
        grid = self._grid((self._words.text("Rule"), *table.headings), rows)
        spread = Style(self._size, self._ink.warning, bold=True)
        said = Run(table.spread, spread if table.wide else self._ink.style(self._size))
        after: list[Block] = [gap(1), Paragraph([said], self._paper.text_width)]
        return Section(
            [*grid.blocks(), *(after if table.spread else ())], grid.head(self._title(table.title))
        )

    def sessions(self, page: PlanPage, therapy: TherapyId) -> Iterator[Section]:
        """The exchanges or infusions of one therapy, with their days, where there are any."""
        found = [session for session in page.sessions if session.therapy == therapy]
        if not found:
            return
        dated = any(session.date for session in found)
        words = self._words
        days = (words.text("Day"), words.text("Date")) if dated else (words.text("Day"),)
        headings = ("", *days, *page.session_headings[therapy])
        rows = [self._row(_session(session, dated=dated)) for session in found]
        named = words.of(THERAPY_WORDS, therapy)
        title = self._title(f"{words.text('Sessions')}{SEPARATOR}{named}")
        yield self._folded(headings, rows, title)

    def timeline(self, timeline: Timeline) -> Iterator[Section]:
        """Both courses on one time line, and what both are in all."""
        words = self._words
        rows = [
            self._row((words.text("day {day}", day=it.day), it.date, it.plex, it.ivig))
            for it in timeline.days
        ]
        yield self._folded(timeline.headings, rows, self._title(timeline.title))
        if timeline.summary:
            grid = self._grid(timeline.summary_headings, list(map(self._row, timeline.summary)))
            yield Section(list(grid.blocks()), grid.head([]))

    def numbers(self, curve: Curve) -> Section:
        """What the plot shows, as numbers."""
        return self._folded(curve.headings, list(map(self._row, curve.rows)), [])

    def _folded(self, headings: Sequence[str], rows: Sequence[GridRow], title: Cell) -> Section:
        """A table; the second half of a long one is beside the first, where there is room."""
        half = (len(rows) + 1) // 2
        if len(rows) >= _LONG:
            empty = GridRow([[Run("", self._ink.style(self._size))] for _ in headings])
            beside = zip(rows[:half], [*rows[half:], empty], strict=False)
            pairs = [GridRow([*left.cells, *right.cells]) for left, right in beside]
            grid = self._grid((*headings, *headings), pairs)
            if not grid.wraps:
                return Section([Together(list(grid.blocks()))], grid.head(title))
        grid = self._grid(headings, rows)
        return Section(list(grid.blocks()), grid.head(title))

    def _grid(self, headings: Sequence[str], rows: Sequence[GridRow]) -> Grid:
        style = self._ink.quiet(self._size, bold=True)
        heads = [[Run(heading, style)] for heading in headings]
        return Grid(heads, rows, self._paper.text_width, self._ink)

    def _title(self, title: str) -> Cell:
        return [Run(title, self._ink.style(self._size + 1.5, bold=True))]

    def _row(self, texts: Sequence[str]) -> GridRow:
        style = self._ink.style(self._size)
        return GridRow([[Run(_unbroken(text), style)] for text in texts])

    def _rule(self, line: RuleLine) -> Sequence[Cell]:
        size, ink = self._size, self._ink
        style = ink.quiet(size) if line.why_not else ink.style(size, bold=line.chosen)
        named = [Run(line.rule, style)]
        if line.owner:
            named.append(Run(f" ({line.owner})", ink.quiet(size)))
        if line.number:
            mark = f"{_NO_BREAK_SPACE}[{line.number}]"
            named.append(Run(mark, ink.mark(size), f"{TO}{line.number}"))
        if line.why_not:
            return [named, [Run(line.why_not, ink.quiet(size))]]
        return [named, *([Run(_unbroken(cell), style)] for cell in line.cells)]


def _unbroken(text: str) -> str:
    """A text in which no line ends between a number and its unit."""
    return _BEFORE_UNIT.sub(_NO_BREAK_SPACE, text)


def _session(session: Session, *, dated: bool) -> Sequence[str]:
    days = (str(session.day), session.date) if dated else (str(session.day),)
    return (session.label, *days, *session.cells)
