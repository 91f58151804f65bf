"""Text on paper: runs of one style each, broken into lines of a width."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import msgspec
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from gui.core.bundle import printable
from gui.services.fonts import FAMILY, PAPER_FAMILY, SYMBOLS

PT = 20.0  # all lengths on paper are in twentieths of a point
LEADING = 1.2
_LIGATURES = ("liga", "clig")
_WIDE_FROM = 9.0  # points; smaller print is in the narrow font
_MOST_FONTS = 64


class Style(msgspec.Struct, frozen=True):
    """How a run looks: size in points, weight, colour (a name such as #18212c)."""

    size: float
    colour: str
    bold: bool = False

    def bolder(self) -> Style:
        """The same in bold."""
        return msgspec.structs.replace(self, bold=True)


class Run(msgspec.Struct, frozen=True):
    """Text of one style; `link` is an address of `pdf_links`, or empty."""

    text: str
    style: Style
    link: str = ""


class Paragraph:
    """Runs broken into lines; a part of it may be cut off at a line."""

    loose = False

    def __init__(self, runs: Sequence[Run], width: float) -> None:
        kept = [Run(printable(run.text), run.style, run.link) for run in runs if run.text]
        self._layout = _laid(kept, width)
        self._pitch = max((run.style.size for run in runs), default=1.0) * LEADING * PT
        self._first, self._last = 0, self._layout.lineCount()

    @property
    def height(self) -> float:
        """The height of all lines."""
        return (self._last - self._first) * self._pitch

    @property
    def width(self) -> float:
        """The width of the longest line."""
        lines = range(self._first, self._last)
        return max((self._layout.lineAt(line).naturalTextWidth() for line in lines), default=0.0)

    def split(self, room: float) -> tuple[Paragraph | None, Paragraph | None]:
        """What fits into a height, and the rest; never a part of a line."""
        fitting = min(self._last, self._first + int(room / self._pitch + 1e-6))
        if fitting <= self._first:
            return None, self
        if fitting >= self._last:
            return self, None
        return self._part(self._first, fitting), self._part(fitting, self._last)

    def going_on(self) -> Paragraph:
        """The same."""
        return self

    def _part(self, first: int, last: int) -> Paragraph:
        part = Paragraph.__new__(Paragraph)
        part._layout, part._pitch = self._layout, self._pitch
        part._first, part._last = first, last
        return part

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw with the top left corner at a point."""
        for place, number in enumerate(range(self._first, self._last)):
            line = self._layout.lineAt(number)
            top = y + place * self._pitch + (self._pitch - line.height()) / 2
            line.draw(painter, QPointF(x, top - line.y()))


def paper_font(style: Style) -> QFont:
    """The font of a style, measured in the units of paper."""
    return _font(style.size, bold=style.bold)


@lru_cache(maxsize=_MOST_FONTS)  # each keeps the signs that it has drawn
def _font(size: float, *, bold: bool) -> QFont:
    wide = size >= _WIDE_FROM
    font = QFont([FAMILY, SYMBOLS] if wide else [PAPER_FAMILY, FAMILY, SYMBOLS])
    font.setPixelSize(max(1, round(size * PT)))
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for ligatures in _LIGATURES:  # a search for "benefit" must find it
        font.setFeature(QFont.Tag(ligatures), 0)
    return font


def _laid(runs: Sequence[Run], width: float) -> QTextLayout:
    layout = QTextLayout("".join(run.text for run in runs))
    if runs:
        layout.setFont(paper_font(runs[0].style))
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setUseDesignMetrics(True)
    layout.setTextOption(option)
    layout.setFormats(list(_formats(runs)))
    layout.beginLayout()
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(max(width, PT))
        line = layout.createLine()
    layout.endLayout()
    return layout


def _formats(runs: Sequence[Run]) -> list[QTextLayout.FormatRange]:
    formats = []
    start = 0
    for run in runs:
        length = len(run.text.encode("utf-16-le", "surrogatepass")) // 2
        style = QTextCharFormat()
        style.setFont(paper_font(run.style))
        style.setForeground(QColor(run.style.colour))
        if run.link:
            style.setAnchor(True)
            style.setAnchorHref(run.link)
        entry = QTextLayout.FormatRange()
        entry.start, entry.length, entry.format = start, length, style
        formats.append(entry)
        start += length
    return formats
