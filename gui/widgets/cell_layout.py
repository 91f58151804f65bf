"""Lays out one cell of the comparison: badge, statements, source marks; paints and hit-tests it."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import cast

import msgspec
from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QStyle

from gui.models.statement_table_model import Cell
from gui.pages.parts import Statement, VerdictBadge
from gui.services.fonts import pixels, scaled
from gui.services.marks import paint_mark
from gui.services.theme import Theme

_BADGE_HEIGHT = 32
_BADGE_INDENT = 37
_BADGE_GAP = 10
_BADGE_MARK = 20
_BADGE_PAD = 9
_NARROW_NOTE = 150
_NO_LIMIT = 10_000
_GAP = 1.0
_LINE_SPACING = 0.96
_NO_BREAK_SPACE = "\u00a0"
_BEFORE_UNIT = re.compile(r"(?<=\d) (?=(?:h|min|L|mL|g|mg|kg)\b)")


class _Laid(msgspec.Struct):
    """A statement laid out at a place in the cell."""

    statement: Statement
    layout: QTextLayout
    top: float
    height: float
    mark_start: int
    text_length: int


class CellLayout:
    """The layout of a cell at a width; build once, paint often."""

    def __init__(
        self,
        cell: Cell,
        width: float,
        font: QFont,
        theme: Theme,
        direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight,
    ) -> None:
        self._cell = cell
        self._direction = direction
        self._theme = theme
        self._font = font
        self._laid: list[_Laid] = []
        self._left = self._badge_left = 0.0
        self._badge_box = QSizeF(0, 0)
        beside = 0.0
        is_mirrored = direction == Qt.LayoutDirection.RightToLeft
        if cell.badge:
            self._badge_box = badge_size(cell.badge, font, width)
            beside = self._badge_box.width() + pixels(_BADGE_GAP)
            if width - beside < pixels(_NARROW_NOTE):
                beside = 0.0
            self._left = 0.0 if is_mirrored else beside
            self._badge_left = width - self._badge_box.width() if is_mirrored else 0.0
        top = self._badge_box.height() + _GAP if cell.badge and not beside else 0.0
        for statement in cell.statements:
            laid = self._lay(statement, width - beside, top)
            self._laid.append(laid)
            top += laid.height + _GAP
        if cell.badge:
            top = max(top, self._badge_box.height())
        if not cell.statements and not cell.badge:
            self._empty = _plain_layout(cell.empty, font, width, theme.muted, direction)
            top += self._empty.boundingRect().height()
        self.height = top

    def _lay(self, statement: Statement, width: float, top: float) -> _Laid:
        mark = f"[{statement.number}]" if statement.number else ""
        said = _BEFORE_UNIT.sub(_NO_BREAK_SPACE, statement.full)
        text = f"{said}{_NO_BREAK_SPACE}{mark}" if mark else said
        start = _utf16_length(text) - len(mark)
        layout = QTextLayout(text, self._font)
        layout.setTextOption(wrapping(self._direction))
        layout.setFormats(self._formats(statement, start, len(mark)))
        height = break_lines(layout, width)
        return _Laid(statement, layout, top, height, start, start + len(mark))

    def _formats(
        self, statement: Statement, start: int, length: int
    ) -> list[QTextLayout.FormatRange]:
        body = QTextCharFormat()
        muted = statement.tone == "muted"
        body.setForeground(self._theme.muted if muted else self._theme.text)
        if statement.tone in {"lead", "opposing", "differing"}:
            body.setFontWeight(QFont.Weight.Bold)
        aside = QTextCharFormat()
        aside.setForeground(self._theme.muted)
        mark = QTextCharFormat()
        mark.setForeground(self._theme.accent)
        said = _utf16_length(statement.text)
        return [
            format_range(body, 0, said),
            format_range(aside, said, start - said),
            format_range(mark, start, length),
        ]

    def paint(self, painter: QPainter, origin: QPointF, factors: Collection[str]) -> None:
        """Paint the cell with its top left corner at a point; touched statements stand out."""
        if self._cell.badge:
            box = QRectF(origin + QPointF(self._badge_left, 0), self._badge_box)
            paint_badge(painter, box, self._cell.badge, self._font, self._theme)
        elif not self._cell.statements:
            painter.setPen(self._theme.muted)
            self._empty.draw(painter, origin)
        for laid in self._laid:
            touched = not set(factors).isdisjoint(laid.statement.factors)
            if touched:
                self._paint_highlight(painter, origin, laid)
            painter.setPen(self._theme.text)
            laid.layout.draw(painter, origin + QPointF(self._left, laid.top))

    def _paint_highlight(self, painter: QPainter, origin: QPointF, laid: _Laid) -> None:
        box = laid.layout.boundingRect().translated(origin + QPointF(self._left, laid.top))
        box.adjust(-6, 0, 6, 1)
        painter.fillRect(box, self._theme.highlight)
        thick = 3 * self._theme.stroke
        is_mirrored = self._direction == Qt.LayoutDirection.RightToLeft
        left = box.right() - thick if is_mirrored else box.left()
        painter.fillRect(QRectF(left, box.top(), thick, box.height()), self._theme.highlight_edge)

    def source_at(self, point: QPointF) -> Statement | None:
        """The statement whose source mark lies under a point of the cell; None elsewhere."""
        laid = self._laid_at(point)
        if laid is None or not _over_mark(laid, point - QPointF(self._left, laid.top)):
            return None
        return laid.statement

    def statement_at(self, point: QPointF) -> Statement | None:
        """The statement at the height of a point of the cell."""
        laid = self._laid_at(point)
        return laid.statement if laid else None

    def _laid_at(self, point: QPointF) -> _Laid | None:
        shown = (laid for laid in self._laid if laid.top <= point.y() < laid.top + laid.height)
        return next(shown, None)


def paint_badge(
    painter: QPainter, box: QRectF, badge: VerdictBadge, font: QFont, theme: Theme
) -> None:
    """Paint a verdict as a pill: mark, word, colour."""
    colours = theme.marks[badge.verdict]
    bold, stacked = _badge_font(badge, font, box.width())
    pill = box.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(colours.ground)
    pen = QPen(colours.ink, 1.2 * theme.stroke)
    if badge.unsupported:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.drawRoundedRect(pill, 8, 8)
    side, pad = pixels(_BADGE_MARK), pixels(_BADGE_PAD)
    top = pixels(4) if stacked else (pill.height() - side) / 2
    mark = QRect(round(pill.left() + pad), round(pill.top() + top), side, side)
    whole, direction = box.toAlignedRect(), painter.layoutDirection()
    spot = QRectF(QStyle.visualRect(direction, whole, mark))
    paint_mark(painter, spot, badge.verdict, theme, unsupported=badge.unsupported)
    painter.setFont(bold)
    painter.setPen(colours.ink)
    if stacked:
        text_box = whole.adjusted(pixels(4), side + pixels(5), -pixels(4), 0)
    else:
        text_box = whole.adjusted(pixels(_BADGE_INDENT), 0, -pixels(2), 0)
    painter.drawText(
        QStyle.visualRect(direction, whole, text_box),
        Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap,
        badge.label,
    )
    painter.restore()


def _badge_font(badge: VerdictBadge, font: QFont, width: float) -> tuple[QFont, bool]:
    """Large, unless the longest word of the verdict would not fit; whether the mark is above."""
    for factor, beside in ((1.15, _BADGE_INDENT + 4), (0.92, _BADGE_INDENT + 4), (0.92, 8)):
        bold = scaled(font, factor, bold=True)
        longest = max(map(QFontMetricsF(bold).horizontalAdvance, badge.label.split()))
        if longest + pixels(beside) <= width:
            return bold, beside < _BADGE_INDENT
    return scaled(font, 0.8, bold=True), True


def badge_size(badge: VerdictBadge, font: QFont, width: float) -> QSizeF:
    """How large a verdict's pill is in a cell of a width; over more lines where it is narrow."""
    bold, stacked = _badge_font(badge, font, width)
    metrics = QFontMetricsF(bold)
    wanted = metrics.horizontalAdvance(badge.label) + pixels(_BADGE_INDENT + 15)
    if wanted <= width:
        return QSizeF(wanted, pixels(_BADGE_HEIGHT))
    beside, above = (8, _BADGE_MARK + 5) if stacked else (_BADGE_INDENT + 3, 0)
    room = QRectF(0, 0, width - pixels(beside), _NO_LIMIT)
    text = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, badge.label)
    height = text.height() + pixels(8) + pixels(above)
    return QSizeF(width, max(height, pixels(_BADGE_HEIGHT)))


def _over_mark(laid: _Laid, local: QPointF) -> bool:
    for number in range(laid.layout.lineCount()):
        line = laid.layout.lineAt(number)
        if not line.y() <= local.y() < line.y() + line.height():
            continue
        end = line.textStart() + line.textLength()
        if end <= laid.mark_start:
            return False
        left = _x(line, max(laid.mark_start, line.textStart()))
        right = _x(line, end)
        return min(left, right) - 2 <= local.x() <= max(left, right) + 2
    return False


def _x(line: QTextLine, position: int) -> float:
    x, _ = cast(tuple[float, int], line.cursorToX(position))
    return x


def _plain_layout(
    text: str, font: QFont, width: float, colour: QColor, direction: Qt.LayoutDirection
) -> QTextLayout:
    layout = QTextLayout(text, font)
    layout.setTextOption(wrapping(direction))
    style = QTextCharFormat()
    style.setForeground(colour)
    layout.setFormats([format_range(style, 0, _utf16_length(text))])
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


def _utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
