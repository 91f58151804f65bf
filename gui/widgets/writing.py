"""How a table writes its cells: lines, fonts and colours that are made once for all of them."""

from __future__ import annotations

import re

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from gui.pages.parts import Statement
from gui.services.fonts import scaled
from gui.services.theme import Theme

_LINE_SPACING = 0.96
_NO_LIMIT = 10_000
_NO_BREAK_SPACE = "\u00a0"
_BEFORE_UNIT = re.compile(r"(?<=\d) (?=(?:h|min|L|mL|g|mg|kg)\b)")
_BOLD_TONES = frozenset({"lead", "opposing", "differing"})
_WRAPPED = Qt.TextFlag.TextWordWrap
_MOST_KEPT, _MOST_PLAIN = 8_000, 100

Key = tuple[str, str, bool, float, float]


class Laid:
    """A statement laid out in a width, and where in it its source mark begins."""

    def __init__(self, layout: QTextLayout, height: float, mark_start: int) -> None:
        self.layout, self.height, self.mark_start = layout, height, mark_start


class Writing:
    """Lays out statements in one font, direction and theme.

    How high a statement is, it keeps for all statements of the same words whose mark is as wide:
    most pages have most of their statements in common, but for the number of the source. It begins
    anew where that is much: a window that is dragged to another size has hundreds of widths.
    """

    def __init__(self, font: QFont, theme: Theme, direction: Qt.LayoutDirection) -> None:
        self.font, self.theme, self.direction = font, theme, direction
        self.bold, self.heading = scaled(font, 1.0, bold=True), scaled(font, 1.08, bold=True)
        self._metrics, self._exact = QFontMetrics(font), QFontMetricsF(font)
        self._option = wrapping(direction)
        self._heights: dict[Key, float] = {}
        self._marks: dict[int, float] = {0: 0.0}
        self._plain: dict[tuple[str, float], tuple[QTextLayout, float]] = {}
        self._boxes: dict[tuple[str, int, bool, bool], int] = {}
        self._words: dict[str, int] = {}
        self._formats: dict[str, QTextCharFormat] = {}

    def set_theme(self, theme: Theme) -> None:
        """Write in the colours of another theme from now on; heights stay as they are."""
        self.theme = theme
        self._formats.clear()
        self._plain.clear()

    def known_height(self, statement: Statement, width: float) -> float | None:
        """How high a statement is in a width; None where it was not yet laid out in it."""
        return self._heights.get(self._key(statement, width))

    def _key(self, statement: Statement, width: float) -> Key:
        number = statement.number
        mark = self._marks.get(number)
        if mark is None:
            mark = self._marks[number] = self._exact.horizontalAdvance(f"[{number}]")
        return statement.text, statement.aside, statement.tone in _BOLD_TONES, mark, width

    def laid(self, statement: Statement, width: float) -> Laid:
        """A statement with its mark, laid out in a width."""
        mark = f"[{statement.number}]" if statement.number else ""
        said = _BEFORE_UNIT.sub(_NO_BREAK_SPACE, statement.full)
        text = f"{said}{_NO_BREAK_SPACE}{mark}" if mark else said
        start = utf16_length(text) - len(mark)
        layout = QTextLayout(text, self.font)
        layout.setTextOption(self._option)
        layout.setCacheEnabled(True)  # else it would be shaped anew each time that it is drawn
        body = utf16_length(statement.text)
        layout.setFormats(
            [
                format_range(self._format(statement.tone), 0, body),
                format_range(self._format("muted"), body, start - body),
                format_range(self._format("mark"), start, len(mark)),
            ]
        )
        height = break_lines(layout, width)
        if len(self._heights) >= _MOST_KEPT:
            self._heights.clear()
        self._heights[self._key(statement, width)] = height
        return Laid(layout, height, start)

    def _format(self, kind: str) -> QTextCharFormat:
        """The format of a tone, or of the mark of a source."""
        made = self._formats.get(kind)
        if made is None:
            made = self._formats[kind] = QTextCharFormat()
            colours = {"muted": self.theme.muted, "mark": self.theme.accent}
            made.setForeground(colours.get(kind, self.theme.text))
            if kind in _BOLD_TONES:
                made.setFontWeight(QFont.Weight.Bold)
        return made

    def plain(self, text: str, width: float) -> tuple[QTextLayout, float]:
        """A text that stands for no statement, laid out, and how high it is."""
        made = self._plain.get((text, width))
        if made is None:
            if len(self._plain) >= _MOST_PLAIN:
                self._plain.clear()
            layout = _plain_layout(text, self.font, width, self.theme.muted, self.direction)
            made = self._plain[text, width] = layout, layout.boundingRect().height()
        return made

    def wrapped_height(
        self, text: str, width: int, *, bold: bool = False, heading: bool = False
    ) -> int:
        """How high a text is that is drawn wrapped in a width."""
        key = (text, width, bold, heading)
        height = self._boxes.get(key)
        if height is None:
            font = self.heading if heading else self.bold if bold else self.font
            room = QRect(0, 0, width, _NO_LIMIT)
            height = QFontMetrics(font).boundingRect(room, _WRAPPED, text).height()
            if len(self._boxes) >= _MOST_KEPT:
                self._boxes.clear()
            self._boxes[key] = height
        return height

    def longest_word(self, text: str) -> int:
        """How wide the longest word of a text is."""
        width = self._words.get(text)
        if width is None:
            words = map(self._metrics.horizontalAdvance, text.split())
            width = self._words[text] = max(words, default=0)
        return width


def _plain_layout(
    text: str, font: QFont, width: float, colour: QColor, direction: Qt.LayoutDirection
) -> QTextLayout:
    layout = QTextLayout(text, font)
    layout.setTextOption(wrapping(direction))
    style = QTextCharFormat()
    style.setForeground(colour)
    layout.setFormats([format_range(style, 0, utf16_length(text))])
    break_lines(layout, width)
    return layout


def format_range(style: QTextCharFormat, start: int, length: int) -> QTextLayout.FormatRange:
    """A format for a part of a text layout."""
    formats = QTextLayout.FormatRange()
    formats.start, formats.length, formats.format = start, length, style
    return formats


def wrapping(direction: Qt.LayoutDirection) -> QTextOption:
    """Wrapped text that begins where the interface does; each text keeps its own direction."""
    option = QTextOption()
    if direction == Qt.LayoutDirection.RightToLeft:
        option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def break_lines(layout: QTextLayout, width: float) -> float:
    """Break a layout into lines of a width; returns the height of all."""
    layout.beginLayout()
    height = 0.0
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(max(width, 1.0))
        line.setPosition(QPointF(0, height))
        height += line.height() * _LINE_SPACING
        line = layout.createLine()
    layout.endLayout()
    return height


def utf16_length(text: str) -> int:
    """How many places Qt counts in a text."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2
