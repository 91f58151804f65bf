"""What stands round the text of every page: the running head, the warning, the foot."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLineF
from PySide6.QtGui import QColor, QPainter, QPen

from gui.pages.imprint import Imprint
from gui.pages.words import Words
from gui.paper.blocks import Block, Column, Row
from gui.paper.ink import Box, Ink
from gui.paper.pages import FOOT, MARGIN, PaperSize
from gui.paper.statements import gap
from gui.paper.text import PT, Paragraph, Run

_SIZE = 5.8
_RUNNING_SIZE = 7.0


def running_head(title: str, aside: str, paper: PaperSize, ink: Ink) -> Callable[[], Block]:
    """What stands above every page but the first: whose page it is, and the answer."""
    runs = [
        Run(title, ink.style(_RUNNING_SIZE, bold=True)),
        Run(f"  {aside}" if aside else "", ink.quiet(_RUNNING_SIZE)),
    ]
    line = Paragraph(runs, paper.text_width)
    return lambda: Row([Column(0.0, [line, gap(3)])])


def warning_box(imprint: Imprint, paper: PaperSize, ink: Ink) -> Callable[[], Block] | None:
    """The warning that content is past its review date; None where it is not."""
    if not imprint.warning:
        return None
    text = Run(imprint.warning, ink.style(8, bold=True))
    inner = Paragraph([text], paper.text_width - 12 * PT)
    return lambda: Box(inner, paper.text_width, ink.warning, "#ffffff")


class Foot:
    """Which content, on whose word, printed when, and which page it is."""

    def __init__(self, imprint: Imprint, ink: Ink, words: Words) -> None:
        self._lines = imprint.lines
        self._ink, self._words = ink, words

    def draw(self, painter: QPainter, paper: PaperSize, number: int, of: int) -> None:
        """Draw the foot of page `number`."""
        y = paper.height - MARGIN - FOOT + 4 * PT
        painter.setPen(QPen(QColor(self._ink.line), 0.6 * PT))
        painter.drawLine(QLineF(MARGIN, y, paper.width - MARGIN, y))
        y += 1.5 * PT
        said = self._words.text("Page {number} of {of}", number=number, of=of)
        count = Paragraph([Run(said, self._ink.style(_SIZE + 1, bold=True))], paper.text_width)
        count.draw(painter, paper.width - MARGIN - count.width - PT, y)
        room = paper.text_width - count.width - 8 * PT
        for line in self._lines:
            text = Paragraph([Run(line, self._ink.quiet(_SIZE))], room)
            text.draw(painter, MARGIN, y)
            y += text.height
