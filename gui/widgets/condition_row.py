"""Lays out one row of the condition list: a name of as many lines as it needs, and its marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle

from gui.pages.list_rows import ConditionRow
from gui.services.fonts import pixels, scaled
from gui.services.marks import paint_change, paint_mark
from gui.services.theme import Theme
from gui.widgets.mirroring import draw_text

_LONG, _SMALL = 0.9, 0.85
_LEAST_NAME = 108
_HYPHENS = "\u2013-"
_PARTS = re.compile(r"[^\s\u2013-]+[\u2013-]?")


def mark_column() -> int:
    """How wide the column of the marks of one therapy is."""
    return pixels(38)


def row_pad() -> int:
    """How far the text of a row is from its edge."""
    return pixels(10)


class Widths:
    """How wide texts are in a font; each is measured once, however often rows are laid out."""

    def __init__(self, font: QFont) -> None:
        self._metrics = QFontMetrics(font)
        self._known: dict[str, int] = {}
        self.height, self.ascent = self._metrics.height(), self._metrics.ascent()

    def of(self, text: str) -> int:
        """The width of a text in one line, in pixels."""
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = self._metrics.horizontalAdvance(text)
        return known


class RowFonts:
    """The fonts of all rows and how wide they write; made once for many rows."""

    def __init__(self, font: QFont) -> None:
        self.usual, self.small = font, scaled(font, _SMALL)
        self.bold, self.long = scaled(font, 1.0, bold=True), scaled(font, _LONG)
        self.in_bold, self.in_long = Widths(self.bold), Widths(self.long)
        self.in_usual, self.in_small = Widths(font), Widths(self.small)
        self.least_height = self.in_usual.height + self.in_small.height
        self.size, self.mark, self.gap, self.pad = (
            font.pixelSize(),
            pixels(20),
            pixels(4),
            row_pad(),
        )
        self.change = round(self.in_small.ascent * 0.8)
        self.marks = 2 * mark_column() + pixels(2)
        self.least_name = pixels(_LEAST_NAME)

    def longest_part(self, name: str) -> int:
        """How wide the longest part of a name is that is not to be broken."""
        return max(map(self.in_long.of, _PARTS.findall(name)), default=0)


class RowLayout:
    """The lines of a row at a width; where it is narrow, the marks stand below the name."""

    def __init__(self, row: ConditionRow, width: int, fonts: RowFonts) -> None:
        self._row, self._fonts = row, fonts
        beside = width - fonts.marks - fonts.pad - fonts.gap
        self._below = beside < fonts.least_name or fonts.longest_part(row.name) > beside
        self._room = max(width - 2 * fonts.pad if self._below else beside, 1)
        self._one_line = fonts.in_bold.of(row.name) <= self._room - 2
        usual, small = fonts.in_usual if self._one_line else fonts.in_long, fonts.in_small
        self._name = [row.name] if self._one_line else list(wrapped(row.name, usual, self._room))
        self._step, self._small_step = usual.height - 1, small.height - 1
        self._indent, self._subtitle = self._end(usual, small)
        lines = len(self._name) * self._step + len(self._subtitle) * self._small_step
        if self._indent:
            lines -= self._small_step
        self._text_height = max(lines + 2, fonts.least_height)
        under = fonts.mark + fonts.gap if self._below else 0
        self.height = max(self._text_height + under, fonts.mark) + fonts.gap

    def _end(self, usual: Widths, small: Widths) -> tuple[int, list[str]]:
        """Where the subtitle begins, in pixels (0: on a line of its own), and its lines."""
        subtitle = self._row.subtitle or " " * bool(self._row.changed)
        if not subtitle:
            return 0, []
        room = self._room - self._change_width()
        indent = usual.of(self._name[-1]) + pixels(8)
        if not self._one_line and indent + small.of(subtitle) <= room:
            return indent, [subtitle]
        return 0, list(wrapped(subtitle, small, room))

    def _change_width(self) -> int:
        """The room for the mark of an update before the subtitle; none where nothing changed."""
        return self._fonts.change + pixels(5) if self._row.changed else 0

    def paint(self, painter: QPainter, box: QRect, theme: Theme, *, is_open: bool) -> None:
        """Paint the row; the name of the condition that is open is bold where it fits so."""
        direction = painter.layoutDirection()
        fonts = self._fonts
        font = fonts.usual if self._one_line else fonts.long
        if is_open and self._one_line:
            font = fonts.bold
        top = box.top() + 2
        start = box.left() + row_pad()
        painter.setFont(font)
        painter.setPen(theme.text)
        for line in self._name:
            _draw(painter, box, QRect(start, top, self._room, self._step + 2), line)
            top += self._step
        painter.setFont(fonts.small)
        painter.setPen(theme.muted)
        if self._indent:
            top -= self._step - 1
        start += self._indent
        if self._row.changed:
            side = fonts.change
            place = QRect(start, top + (self._small_step + 2 - side) // 2, side, side)
            shape = QRectF(QStyle.visualRect(direction, box, place))
            paint_change(painter, shape, self._row.changed, theme)
            start += self._change_width()
        for line in self._subtitle:
            room = self._room - self._indent - self._change_width()
            _draw(painter, box, QRect(start, top, room, self._small_step + 2), line)
            top += self._small_step
        for mark, verdict, alone in self._marks(box):
            spot = QRectF(QStyle.visualRect(direction, box, mark))
            paint_mark(painter, spot, verdict, theme, unsupported=alone)

    def _marks(self, box: QRect) -> Iterator[tuple[QRect, str, bool]]:
        row, column, size = self._row, mark_column(), self._fonts.mark
        top = box.top() + (box.height() - size) // 2
        if self._below:
            top = box.top() + self._text_height + pixels(3)
        first = box.right() - 2 * column - pixels(2) + (column - size) // 2
        yield QRect(first, top, size, size), row.plex, row.plex_unsupported
        yield QRect(first + column, top, size, size), row.ivig, row.ivig_unsupported


def _draw(painter: QPainter, box: QRect, place: QRect, text: str) -> None:
    visual = QStyle.visualRect(painter.layoutDirection(), box, place)
    draw_text(painter, visual, int(Qt.TextFlag.TextSingleLine), text)


def wrapped(text: str, widths: Widths, width: int) -> Iterator[str]:
    """Break a text into lines of a width, between words; a longer one after a hyphen."""
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if widths.of(longer) <= width:
            line = longer
            continue
        if line:
            yield line
        line = word
        while widths.of(line) > width and len(line) > 1:
            taken = _end_of_line(line, widths, width)
            yield line[:taken]
            line = line[taken:]
    yield line


def _end_of_line(word: str, widths: Widths, width: int) -> int:
    """How much of a word that is wider than a line stands on it."""
    fitting = [end for end in range(len(word) - 1, 1, -1) if widths.of(word[:end]) <= width]
    hyphened = (end for end in fitting if word[end - 1] in _HYPHENS)
    return next(hyphened, fitting[0] if fitting else 1)
