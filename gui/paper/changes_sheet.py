"""What is different between two bundles on paper: a page that a committee can sign."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QLineF
from PySide6.QtGui import QColor, QPainter, QPen

from gui.pages.change_parts import BundleCard, ChangeCell, ChangeRow, ChangeSection, ChangesPage
from gui.pages.change_words import SIGNING
from gui.pages.imprint import Imprint
from gui.pages.words import Words
from gui.paper.blocks import Block, Column, Piece, Row, Rule, Whole
from gui.paper.furniture import page_frame, running_head
from gui.paper.ink import Ink, Pill
from gui.paper.pages import Page, PaperSize, Section, lay_out
from gui.paper.source_list import source_section
from gui.paper.statements import StatementWriter, gap
from gui.paper.text import PT, Paragraph, Run, Style

_SIZE = 7.5
_GUTTER = 12.0 * PT
_PEOPLE = 4
_FIELDS = (("name", 0.3), ("function", 0.26), ("day", 0.16), ("signature", 0.28))


def changes_pages(
    page: ChangesPage, imprint: Imprint, paper: PaperSize, ink: Ink, words: Words
) -> list[Page]:
    """The pages of all that is different, and the lines to sign below it."""
    sheet = _Sheet(page, paper, ink, words)
    aside = f"{page.old.version} \u2192 {page.new.version}"
    return lay_out(
        list(sheet.sections()),
        paper,
        running_head(page.title, aside, paper, ink),
        page_frame(imprint, paper, ink, words),
    )


class _Sheet:
    def __init__(self, page: ChangesPage, paper: PaperSize, ink: Ink, words: Words) -> None:
        self._page, self._paper, self._ink, self._words = page, paper, ink, words
        self._full = paper.text_width
        self._width = (self._full - _GUTTER) / 2
        self._writer = StatementWriter(_SIZE, self._width, ink, words)

    def sections(self) -> Iterator[Section]:
        yield Section(self._title())
        for section in self._page.sections:
            yield Section(list(self._rows(section)), self._head(section.counted))
        if self._page.sources:
            yield source_section(self._page.sources, _SIZE - 1, self._paper, self._ink, self._words)
        yield Section([self._to_sign()])

    def _title(self) -> list[Block]:
        ink, page = self._ink, self._page
        said = page.message or " \u00b7 ".join(page.summary)
        return [
            Paragraph([Run(page.title, ink.style(15, bold=True))], self._full),
            gap(3),
            self._columns([self._card(page.old), self._card(page.new)]),
            gap(4),
            Paragraph([Run(said, ink.style(9, bold=True))], self._full),
            gap(2),
        ]

    def _card(self, card: BundleCard) -> list[Piece]:
        ink = self._ink
        lines = [Paragraph([Run(card.heading, ink.quiet(_SIZE))], self._width)]
        lines.append(Paragraph([Run(card.lines[0], ink.style(11, bold=True))], self._width))
        lines += [Paragraph([Run(it, ink.style(_SIZE))], self._width) for it in card.lines[1:]]
        return list(lines)

    def _columns(self, pieces: Sequence[list[Piece]], *, loose: bool = False) -> Row:
        pitch = self._width + _GUTTER
        columns = [Column(place * pitch, column) for place, column in enumerate(pieces)]
        return Row(columns, loose=loose)

    def _head(self, title: str) -> Block:
        ink = self._ink
        heading = Paragraph([Run(title, ink.style(10, bold=True))], self._full)
        names = [
            Paragraph([Run(card.heading, ink.quiet(8, bold=True))], self._width)
            for card in (self._page.old, self._page.new)
        ]
        line = Rule(self._full, ink.text, 0.9 * PT, 3 * PT)
        first: list[Piece] = [gap(6), heading, names[0], line]
        return self._columns([first, [gap(6), _blank(heading), names[1]]])

    def _rows(self, section: ChangeSection) -> Iterator[Block]:
        for row in section.rows:
            style = self._ink.style(_SIZE + 0.5, bold=True)
            if row.alarming:
                style = Style(style.size, self._ink.warning, bold=True)
            label = Run(row.label, style)
            head = Paragraph([label], self._full)
            cells = [self._cell(row, cell) for cell in (row.old, row.new)]
            yield self._columns([[head, *cells[0]], [_blank(head), *cells[1]]], loose=True)
            yield Rule(self._full, self._ink.line, 0.5 * PT, 0.6 * _SIZE * PT)

    def _cell(self, row: ChangeRow, cell: ChangeCell) -> list[Piece]:
        pieces: list[Piece] = []
        if cell.badge is not None:
            pieces += [gap(1), Pill(cell.badge, 9, self._width, self._ink)]
        if cell.statements:
            pieces += self._writer.unlabelled(row.label, cell.statements)
        elif cell.badge is None:
            pieces.append(Paragraph([Run(cell.empty, self._ink.quiet(_SIZE))], self._width))
        return pieces

    def _signed_for(self) -> tuple[str, ...]:
        """What a signature below it is for."""
        page = self._page
        said = page.message or " \u00b7 ".join(page.summary)
        cards = (page.old, page.new)
        return (said, *(f"{it.version}: {it.sha256} \u00b7 {it.in_words}" for it in cards))

    def _to_sign(self) -> Block:
        """Kept together, so that nobody signs a page that says nothing."""
        ink, words = self._ink, self._words
        choice = [
            Run("\u25a1 ", ink.style(12)),
            Run(f"{words.of(SIGNING, 'accepted')}        ", ink.style(10, bold=True)),
            Run("\u25a1 ", ink.style(12)),
            Run(words.of(SIGNING, "refused"), ink.style(10, bold=True)),
        ]
        which = f"{self._page.old.version} \u2192 {self._page.new.version}"
        pieces: list[Piece] = [
            gap(14),
            Rule(self._full, ink.text, 0.9 * PT, 4 * PT),
            Paragraph([Run(which, ink.style(9, bold=True))], self._full),
            *(Paragraph([Run(said, ink.style(_SIZE))], self._full) for said in self._signed_for()),
            gap(6),
            Paragraph(choice, self._full),
        ]
        pieces += [Lines(self._full, ink, words) for _ in range(_PEOPLE)]
        return Row([Column(0.0, pieces)])


class Lines(Whole):
    """The lines for one person: name, function, date and signature."""

    height = 30.0 * PT

    def __init__(self, width: float, ink: Ink, words: Words) -> None:
        self._width, self._ink = width, ink
        self._labels = [
            (Paragraph([Run(words.of(SIGNING, name), ink.quiet(_SIZE))], width * share), share)
            for name, share in _FIELDS
        ]

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw a line for each, with what belongs on it below."""
        painter.setPen(QPen(QColor(self._ink.text), 0.6 * PT))
        base = y + self.height - 10 * PT
        for label, share in self._labels:
            painter.drawLine(QLineF(x, base, x + self._width * share - _GUTTER, base))
            label.draw(painter, x, base + PT)
            x += self._width * share


def _blank(like: Paragraph) -> Piece:
    return gap(like.height / PT)
