"""The matrix of all conditions on one sheet of paper."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QPainter

from gui.pages.imprint import Imprint
from gui.pages.overview import LegendEntry, OverviewCell, OverviewGroup, OverviewPage, OverviewRow
from gui.pages.words import THERAPIES as THERAPY_WORDS
from gui.pages.words import THERAPY_NAMES, Words
from gui.paper.blocks import Block, Column, Newspaper, Piece, Row, Rule, Whole
from gui.paper.furniture import page_frame, running_head
from gui.paper.ink import Ink, Mark
from gui.paper.pages import Page, PaperSize, Section, lay_out
from gui.paper.statements import gap
from gui.paper.text import PT, Paragraph, Run, Style

_SIZES = [size / 4 for size in range(60, 19, -1)]
_NAME_SHARE = 0.34
_GUTTER = 8.0 * PT


def poster_pages(
    page: OverviewPage, imprint: Imprint, paper: PaperSize, ink: Ink, words: Words
) -> list[Page]:
    """The matrix in the largest print in which it is one page."""
    pages: list[Page] = []
    for size in _SIZES:
        pages = _Poster(page, size, paper, ink, words).pages(imprint)
        if len(pages) == 1:
            break
    return pages


class _Poster:
    def __init__(
        self, page: OverviewPage, size: float, paper: PaperSize, ink: Ink, words: Words
    ) -> None:
        self._page, self._size, self._paper = page, size, paper
        self._ink, self._words = ink, words
        full = paper.text_width
        self._name = full * _NAME_SHARE
        self._half = (full - self._name) / 2
        self._title = words.text("Overview: PLEX and IVIG in all conditions")

    def pages(self, imprint: Imprint) -> list[Page]:
        width = self._paper.text_width
        title: list[Block] = [
            Paragraph([Run(self._title, self._ink.style(self._size * 1.6, bold=True))], width),
            gap(self._size * 0.5),
        ]
        sections = [
            Section(title),
            Section(list(self._rows()), self._head()),
            Section([gap(self._size * 0.6), self._legend()]),
        ]
        return lay_out(
            sections,
            self._paper,
            running_head(self._title, "", self._paper, self._ink),
            page_frame(imprint, self._paper, self._ink, self._words),
        )

    def _columns(self, first: Piece, plex: Piece, ivig: Piece, below: Rule) -> Row:
        return Row(
            [
                Column(0.0, [first]),
                Column(self._name, [plex]),
                Column(self._name + self._half, [ivig]),
            ],
            below=below,
        )

    def _head(self) -> Block:
        width = self._half - _GUTTER
        plex, ivig = (
            Paragraph(
                [
                    Run(
                        f"{self._words.of(THERAPY_WORDS, name)}  ",
                        self._ink.style(self._size * 1.15, bold=True),
                    ),
                    Run(self._words.of(THERAPY_NAMES, name), self._ink.quiet(self._size * 0.85)),
                ],
                width,
            )
            for name in ("plex", "ivig")
        )
        return self._columns(gap(0), plex, ivig, self._line(strong=True))

    def _line(self, *, strong: bool = False) -> Rule:
        colour = self._ink.text if strong else self._ink.line
        thickness = 0.9 * PT if strong else 0.5 * PT
        return Rule(self._paper.text_width, colour, thickness, 0.42 * self._size * PT)

    def _rows(self) -> Iterator[Block]:
        for group in self._page.groups:
            yield self._group(group)
            for row in group.rows:
                yield self._row(row)

    def _group(self, group: OverviewGroup) -> Block:
        label = Run(group.label, self._ink.quiet(self._size * 0.95, bold=True))
        width = self._paper.text_width
        return Row([Column(0.0, [gap(self._size * 0.35), Paragraph([label], width), self._line()])])

    def _row(self, row: OverviewRow) -> Block:
        name = Paragraph(
            [
                Run(row.name, self._ink.style(self._size, bold=True)),
                Run(f"  {row.subtitle}" if row.subtitle else "", self._ink.quiet(self._size * 0.8)),
            ],
            self._name - _GUTTER,
        )
        return self._columns(name, self._cell(row.plex), self._cell(row.ivig), self._line())

    def _cell(self, cell: OverviewCell) -> Piece:
        side = self._size * 1.25 * PT
        mark = Mark(side, cell.verdict, self._ink, unsupported=cell.unsupported)
        runs = [
            Run(cell.label, self._ink.style(self._size, bold=True)),
            Run(f"  {cell.note}" if cell.note else "", self._ink.quiet(self._size * 0.82)),
        ]
        return Beside(mark, Paragraph(runs, self._half - _GUTTER - side - 4 * PT))

    def _legend(self) -> Block:
        columns = 2
        pitch = (self._paper.text_width + _GUTTER) / columns
        pieces: list[Piece] = [
            self._explained(entry, pitch - _GUTTER) for entry in self._page.legend
        ]
        pieces.append(Paragraph([Run(self._beside_a_verdict(), self._note)], pitch - _GUTTER))
        return Newspaper(pieces, columns, pitch)

    @property
    def _note(self) -> Style:
        return self._ink.quiet(self._size * 0.85)

    def _beside_a_verdict(self) -> str:
        return self._words.text(
            "Beside a verdict: the leading source; \u21c4 who points the opposite way; "
            "differs: who is open where the lead is not, or the reverse."
        )

    def _explained(self, entry: LegendEntry, width: float) -> Piece:
        size = self._size * 0.85
        side = size * 1.2 * PT
        mark = Mark(side, entry.verdict, self._ink, unsupported=entry.unsupported)
        runs = [
            Run(f"{entry.label}: ", self._ink.style(size, bold=True)),
            Run(entry.meaning, self._ink.quiet(size)),
        ]
        return Beside(mark, Paragraph(runs, width - side - 4 * PT))


class Beside(Whole):
    """A mark with a paragraph at its right."""

    def __init__(self, mark: Mark, paragraph: Paragraph) -> None:
        self._mark, self._paragraph = mark, paragraph
        self.height = max(mark.height, paragraph.height)

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw both, with the mark at the first line."""
        self._mark.draw(painter, x, y)
        self._paragraph.draw(painter, x + self._mark.height + 4 * PT, y)
