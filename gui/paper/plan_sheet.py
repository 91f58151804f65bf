"""The sheet of a plan: what was entered, the answer in two columns, and how it was computed."""

from __future__ import annotations

from collections.abc import Iterator

from gui.core.bundle.records import TherapyId
from gui.pages.imprint import Imprint
from gui.pages.parts import Row as PageRow
from gui.pages.parts import Statement
from gui.pages.plan.entered import entered_as
from gui.pages.plan.parts import Curve, Field, PlanPage, Working
from gui.pages.words import ROWS, Words
from gui.pages.words import THERAPIES as THERAPY_WORDS
from gui.paper.blocks import Block, Newspaper, Piece
from gui.paper.furniture import page_frame, running_head
from gui.paper.ink import Box, Ink, Pill
from gui.paper.pages import Page, PaperSize, Section, lay_out
from gui.paper.pdf_links import TO
from gui.paper.plan_tables import PlanTables
from gui.paper.plot import PaperPlot
from gui.paper.source_list import source_section
from gui.paper.statements import StatementWriter, gap
from gui.paper.text import PT, Paragraph, Run, Style
from gui.paper.two_columns import TwoColumns

_SIZE = 7.6
_TABLE_SIZE = 6.8
_WORKING_SIZE = 6.4
_GUTTER = 12.0 * PT
_NO_BREAK_SPACE = "\u00a0"


def plan_pages(
    page: PlanPage,
    imprint: Imprint,
    paper: PaperSize,
    ink: Ink,
    words: Words,
    *,
    working: bool = False,
) -> list[Page]:
    """The pages of a plan.

    Args:
        working: whether every calculation is written out.
    """
    return _Sheet(page, imprint, paper, ink, words).pages(working=working)


class _Sheet:
    def __init__(
        self, page: PlanPage, imprint: Imprint, paper: PaperSize, ink: Ink, words: Words
    ) -> None:
        self._page, self._imprint, self._paper = page, imprint, paper
        self._ink, self._words = ink, words
        self._full = paper.text_width
        note = imprint.language_note
        self._frame = TwoColumns(paper, ink, words, note, page.therapies)
        self._writer = StatementWriter(_SIZE, self._frame.width, ink, words)
        self._wide = StatementWriter(_SIZE, self._full, ink, words)
        self._tables = PlanTables(_TABLE_SIZE, paper, ink, words)

    def pages(self, *, working: bool) -> list[Page]:
        page, words = self._page, self._words
        verdicts = "   ".join(
            f"{words.of(THERAPY_WORDS, name)}: {page.badge(name).label}" for name in page.therapies
        )
        title = words.text("Plan: {condition}", condition=page.title)
        return lay_out(
            [*self._sections(title, working=working)],
            self._paper,
            running_head(title, verdicts, self._paper, self._ink),
            page_frame(self._imprint, self._paper, self._ink, words),
        )

    def _sections(self, title: str, *, working: bool) -> Iterator[Section]:
        page = self._page
        yield Section([*self._title(title), *self._entered(), *self._warnings()])
        yield Section(list(self._answer()), self._frame.head())
        yield Section(list(self._sequence()))
        if page.curve is not None:
            yield Section(list(self._plot(page.curve)))
            yield self._tables.numbers(page.curve)
        yield Section(list(self._observed()))
        for table in page.tables:
            yield self._tables.rules(table)
        for therapy in page.therapies:
            yield from self._tables.sessions(page, therapy)
        if page.timeline is not None:
            yield from self._tables.timeline(page.timeline)
        if working and page.working:
            heading = self._heading(self._words.text("How it is computed"))
            yield Section([self._working()], self._frame.alone([gap(6), heading]))
        yield Section(list(self._notes()))
        if page.sources:
            yield source_section(page.sources, 6.4, self._paper, self._ink, self._words)

    def _heading(self, text: str) -> Paragraph:
        return Paragraph([Run(text, self._ink.style(_SIZE + 1.5, bold=True))], self._full)

    def _title(self, title: str) -> Iterator[Block]:
        yield Paragraph([Run(title, self._ink.style(15, bold=True))], self._full)
        yield Paragraph([Run(self._page.subtitle, self._ink.quiet(_SIZE))], self._full)
        yield gap(5)

    def _entered(self) -> Iterator[Block]:
        """What was entered, in a column for the patient and one for each therapy."""
        groups = ("patient", *self._page.therapies)
        width = (self._full - _GUTTER * (len(groups) - 1)) / len(groups)
        columns: list[list[Piece]] = []
        for group in groups:
            told = [it for it in self._page.fields if it.group == group and it.text]
            columns.append([Paragraph(self._field(field), width) for field in told])
        if any(columns):
            yield self._heading(self._words.text("Entered"))
            yield self._frame.beside(columns)
            yield gap(4)

    def _field(self, field: Field) -> list[Run]:
        ink = self._ink
        runs = [
            Run(f"{field.label}: ", ink.quiet(_SIZE)),
            Run(entered_as(field), ink.style(_SIZE, bold=True)),
        ]
        if field.from_course:
            said = self._words.text("from the course")
            runs.append(Run(f" \u00b7 {said}", ink.quiet(_SIZE)))
        if field.number:
            mark = f"{_NO_BREAK_SPACE}[{field.number}]"
            runs.append(Run(mark, ink.mark(_SIZE), f"{TO}{field.number}"))
        remark = field.problem or field.flag
        if remark:
            runs.append(Run(f" \u00b7 {remark}", Style(_SIZE, ink.warning, bold=True)))
        return runs

    def _warnings(self) -> Iterator[Block]:
        """What is unlikely in what was entered, and what is still missing."""
        for flag in self._page.flags:
            yield self._box(flag, self._ink.warning)
        for therapy in self._page.therapies:
            missing = self._page.missing.get(therapy)
            if missing:
                said = f"{self._words.of(THERAPY_WORDS, therapy)}: {missing}"
                yield self._box(said, self._ink.warning)

    def _box(self, text: str, edge: str) -> Block:
        inner = Paragraph([Run(text, self._ink.style(_SIZE, bold=True))], self._full - 12 * PT)
        return Box(inner, self._full, edge, "#ffffff")

    def _answer(self) -> Iterator[Block]:
        therapies = self._page.therapies
        yield self._frame.row([self._verdict(name) for name in therapies])
        for row in self._page.rows:
            yield self._frame.rule(0.55 * _SIZE * PT)
            yield self._frame.row([self._cell(row, name) for name in therapies], loose=True)

    def _cell(self, row: PageRow, therapy: TherapyId) -> list[Piece]:
        return self._writer.listed(row.label, row.column(therapy), row.empty)

    def _verdict(self, therapy: TherapyId) -> list[Piece]:
        badge = self._page.badge(therapy)
        pill = Pill(badge, 10.0, self._frame.width, self._ink)
        return [gap(2), pill, gap(1), *map(self._writer.alone, badge.notes)]

    def _sequence(self) -> Iterator[Block]:
        """What sources say of one after the other, where both are planned for one patient."""
        page = self._page
        if page.mixing:
            yield gap(5)
            yield self._box(page.mixing, self._ink.muted)
        yield from self._listed(self._words.of(ROWS, "sequence"), page.sequence)

    def _observed(self) -> Iterator[Block]:
        heading = self._words.text("Observed in clinical series")
        yield from self._listed(heading, self._page.observed)

    def _listed(self, label: str, statements: tuple[Statement, ...]) -> Iterator[Block]:
        if statements:
            yield gap(3)
            yield self._frame.beside([self._wide.listed(label, statements, "")], loose=True)

    def _plot(self, curve: Curve) -> Iterator[Block]:
        words = Paragraph([Run(curve.description, self._ink.quiet(_SIZE))], self._full)
        plot = PaperPlot(curve, 7.0, self._full, self._ink)
        # In one piece: a plot says nothing without its title and what is assumed in it.
        yield self._frame.alone([gap(8), self._heading(curve.title), words, gap(3), plot])

    def _working(self) -> Newspaper:
        width = (self._full - _GUTTER) / 2
        writer = StatementWriter(_WORKING_SIZE, width, self._ink, self._words)
        pieces = [piece for one in self._page.working for piece in _calculation(one, writer)]
        return Newspaper(pieces, 2, width + _GUTTER)

    def _notes(self) -> Iterator[Block]:
        yield gap(6)
        for note in self._page.notes:
            yield Paragraph([Run(note, self._ink.style(_SIZE))], self._full)
        yield gap(2)


def _calculation(working: Working, writer: StatementWriter) -> list[Piece]:
    """A calculation, line by line; the first has the source."""
    lines = [
        Statement(text=line, source="", number=0 if place else working.number)
        for place, line in enumerate(working.lines)
    ]
    return writer.listed(working.title, lines, "")
