"""The evidence table of one condition, on landscape paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import fsum

from gui.pages.evidence import EvidencePage, EvidenceRow
from gui.pages.imprint import Imprint
from gui.pages.words import Words
from gui.paper.blocks import Block, Column, Piece, Row, Rule
from gui.paper.furniture import page_frame, running_head
from gui.paper.ink import Ink
from gui.paper.pages import Page, PaperSize, Section, lay_out
from gui.paper.pdf_links import TO
from gui.paper.source_list import source_section
from gui.paper.statements import gap
from gui.paper.text import PT, Paragraph, Run

_SIZE = 7.2
_HEADS = {
    "therapy": "Therapy",
    "source": "Source",
    "stance": "Position or finding",
    "population": "Population",
    "role": "In the verdict",
    "statement": "What it says",
}
_GUTTER = 8.0 * PT
# therapy, source, what it says, of whom, its part in the verdict, in the bundle's words
_SHARES = (0.045, 0.14, 0.15, 0.15, 0.165, 0.35)
_NO_BREAK_SPACE = "\u00a0"


def evidence_pages(
    page: EvidencePage, imprint: Imprint, paper: PaperSize, ink: Ink, words: Words
) -> list[Page]:
    """The pages of the claims of one condition; a claim is never divided between two pages."""
    return _Sheet(page, paper.turned(), ink, words).pages(imprint)


class _Sheet:
    def __init__(self, page: EvidencePage, paper: PaperSize, ink: Ink, words: Words) -> None:
        self._page, self._paper, self._ink, self._words = page, paper, ink, words
        self._title = words.text("Evidence: {condition}", condition=page.title)
        full = paper.text_width
        shares = [share * full for share in _SHARES]
        self._lefts = [fsum(shares[:number]) for number in range(len(shares))]
        self._widths = [share - _GUTTER for share in shares]
        self._widths[-1] = full - self._lefts[-1]

    def pages(self, imprint: Imprint) -> list[Page]:
        width = self._paper.text_width
        title: list[Block] = [
            Paragraph([Run(self._title, self._ink.style(15, bold=True))], width),
            Paragraph([Run(self._page.subtitle, self._ink.quiet(7.5))], width),
            gap(6),
        ]
        sections = [Section(title), Section(list(self._rows()), self._head())]
        if self._page.sources:
            sections.append(
                source_section(self._page.sources, 6.2, self._paper, self._ink, self._words)
            )
        return lay_out(
            sections,
            self._paper,
            running_head(self._title, "", self._paper, self._ink),
            page_frame(imprint, self._paper, self._ink, self._words),
        )

    def _head(self) -> Block:
        style = self._ink.style(_SIZE, bold=True)
        cells = [[Run(self._words.of(_HEADS, column), style)] for column in _HEADS]
        line = Rule(self._paper.text_width, self._ink.text, 0.9 * PT, 4 * PT)
        return self._row([[cell] for cell in cells], line)

    def _rows(self) -> Iterator[Block]:
        if not self._page.rows:
            nothing = Run(self._words.text("No claims in this bundle."), self._ink.quiet(_SIZE))
            yield Paragraph([nothing], self._paper.text_width)
        for row in self._page.rows:
            line = Rule(self._paper.text_width, self._ink.line, 0.5 * PT, 4 * PT)
            yield self._row(self._cells(row), line)

    def _row(self, cells: Sequence[Sequence[Sequence[Run]]], line: Rule) -> Row:
        columns = []
        for left, width, cell in zip(self._lefts, self._widths, cells, strict=True):
            pieces: list[Piece] = [
                Paragraph(runs, width) for runs in cell if any(run.text for run in runs)
            ]
            columns.append(Column(left, pieces))
        return Row(columns, below=line)

    def _cells(self, row: EvidenceRow) -> list[list[list[Run]]]:
        plain, quiet = self._ink.style(_SIZE), self._ink.quiet(_SIZE)
        bold = plain.bolder() if row.role in {"lead", "opposing", "differing"} else plain
        number = f"{_NO_BREAK_SPACE}[{row.number}]"
        return [
            [[Run(row.therapy_label, plain.bolder())]],
            [
                [
                    Run(row.source_and_year, bold),
                    Run(number, self._ink.mark(_SIZE), f"{TO}{row.number}"),
                ],
                [Run(row.about, quiet)],
            ],
            [[Run(row.stance_label, bold)], [Run(row.grade, plain)]],
            [[Run(row.population, plain)], [Run(row.scope, quiet)]],
            [[Run(row.in_verdict, bold)]],
            [
                [Run(row.statement, plain)],
                [Run(row.course_said(self._words), plain)],
                [Run(row.how_read(self._words), quiet)],
            ],
        ]
