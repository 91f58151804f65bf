"""What stands round the text of every page: the running head, the warning, the foot."""

from __future__ import annotations

from math import fsum

from PySide6.QtCore import QLineF
from PySide6.QtGui import QColor, QPainter, QPen

from gui.pages.imprint import Imprint
from gui.pages.words import Words
from gui.paper.blocks import Block, Column, Row
from gui.paper.ink import Box, Ink
from gui.paper.pages import MARGIN, PAPER_SIZES, Frame, PaperSize
from gui.paper.statements import gap
from gui.paper.text import PT, Paragraph, Run

_SIZE = 5.8
_RUNNING_SIZE = 7.0
_ABOVE = 5.5 * PT
_NUMBER_WIDTH = 70.0 * PT


def _size(paper: PaperSize) -> float:
    """The print of the foot; larger on a poster, which is read from farther away."""
    short_side = min(paper.width, paper.height)
    return _SIZE * max(1.0, short_side / PAPER_SIZES["letter"].width)


def running_head(title: str, aside: str, paper: PaperSize, ink: Ink) -> Block:
    """What stands above every page but the first: whose page it is, and the answer."""
    runs = [
        Run(title, ink.style(_RUNNING_SIZE, bold=True)),
        Run(f"  {aside}" if aside else "", ink.quiet(_RUNNING_SIZE)),
    ]
    line = Paragraph(runs, paper.text_width)
    return Row([Column(0.0, [line, gap(3)])])


def page_frame(imprint: Imprint, paper: PaperSize, ink: Ink, words: Words) -> Frame:
    """Where the text of every page ends, and the warning above it if there is one."""
    bottom = paper.height - MARGIN - Foot(imprint, ink, words).height(paper)
    if not imprint.warning:
        return Frame(bottom)
    text = Run(imprint.warning, ink.style(8, bold=True))
    inner = Paragraph([text], paper.text_width - 12 * PT)
    return Frame(bottom, Box(inner, paper.text_width, ink.warning, "#ffffff"))


class Foot:
    """Which content, on whose word, printed when, and which page it is."""

    def __init__(self, imprint: Imprint, ink: Ink, words: Words) -> None:
        self._lines = imprint.lines
        self._ink, self._words = ink, words

    def height(self, paper: PaperSize) -> float:
        """The height with the line and the space above it."""
        return _ABOVE + fsum(line.height for line in self._paragraphs(paper))

    def _paragraphs(self, paper: PaperSize) -> list[Paragraph]:
        style = self._ink.quiet(_size(paper))
        width = paper.text_width - _NUMBER_WIDTH
        return [Paragraph([Run(line, style)], width) for line in self._lines]

    def draw(self, painter: QPainter, paper: PaperSize, number: int, of: int) -> None:
        """Draw the foot of page `number`."""
        y = paper.height - MARGIN - self.height(paper) + _ABOVE
        line = y - 1.5 * PT
        painter.setPen(QPen(QColor(self._ink.line), 0.6 * PT))
        painter.drawLine(QLineF(MARGIN, line, paper.width - MARGIN, line))
        said = self._words.text("Page {number} of {of}", number=number, of=of)
        count = Paragraph(
            [Run(said, self._ink.style(_size(paper) + 1, bold=True))], paper.text_width
        )
        count.draw(painter, paper.width - MARGIN - count.width - PT, y)
        for text in self._paragraphs(paper):
            text.draw(painter, MARGIN, y)
            y += text.height
