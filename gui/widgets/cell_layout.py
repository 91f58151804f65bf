"""Lays out one cell of the comparison: badge, statements, source marks; paints and hit-tests it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from gui.models.statement_table_model import Cell
from gui.pages.parts import Statement, VerdictBadge
from gui.services.fonts import scaled
from gui.services.theme import Theme
from gui.widgets.marks import paint_mark

_BADGE_HEIGHT = 28.0
_GAP = 2.0
_NO_BREAK_SPACE = "\u00a0"


@dataclass(slots=True)
class _Laid:
    """A statement laid out at a place in the cell."""

    statement: Statement
    layout: QTextLayout
    top: float
    height: float
    mark_start: int
    text_length: int


class CellLayout:
    """The layout of a cell at a width; build once, paint often."""

    def __init__(self, cell: Cell, width: float, font: QFont, theme: Theme) -> None:
        self._cell = cell
        self._theme = theme
        self._font = font
        self._laid: list[_Laid] = []
        top = _BADGE_HEIGHT + 2 * _GAP if cell.badge else 0.0
        for statement in cell.statements:
            laid = self._lay(statement, width, top)
            self._laid.append(laid)
            top += laid.height + _GAP
        if not cell.statements and not cell.badge:
            self._empty = _plain_layout(cell.empty, font, width, theme.muted)
            top += self._empty.boundingRect().height()
        self.height = top

    def _lay(self, statement: Statement, width: float, top: float) -> _Laid:
        mark = f"[{statement.number}]"
        text = f"{statement.text}{_NO_BREAK_SPACE}{mark}"
        start = _utf16_length(text) - len(mark)
        layout = QTextLayout(text, self._font)
        layout.setTextOption(_wrapping())
        layout.setFormats(self._formats(statement, start, len(mark)))
        height = _break_lines(layout, width)
        return _Laid(statement, layout, top, height, start, start + len(mark))

    def _formats(
        self, statement: Statement, start: int, length: int
    ) -> list[QTextLayout.FormatRange]:
        body = QTextCharFormat()
        muted = statement.tone == "muted"
        body.setForeground(self._theme.muted if muted else self._theme.text)
        if statement.tone in {"lead", "opposing", "differing"}:
            body.setFontWeight(QFont.Weight.Bold)
        mark = QTextCharFormat()
        mark.setForeground(self._theme.accent)
        return [_range(body, 0, start), _range(mark, start, length)]

    def paint(self, painter: QPainter, origin: QPointF, factors: Collection[str]) -> None:
        """Paint the cell with its top left corner at a point; touched statements stand out."""
        if self._cell.badge:
            paint_badge(painter, origin, self._cell.badge, self._font, self._theme)
        elif not self._cell.statements:
            painter.setPen(self._theme.muted)
            self._empty.draw(painter, origin)
        for laid in self._laid:
            touched = not set(factors).isdisjoint(laid.statement.factors)
            if touched:
                self._paint_highlight(painter, origin, laid)
            painter.setPen(self._theme.text)
            laid.layout.draw(painter, origin + QPointF(0, laid.top))

    def _paint_highlight(self, painter: QPainter, origin: QPointF, laid: _Laid) -> None:
        box = laid.layout.boundingRect().translated(origin + QPointF(0, laid.top))
        box.adjust(-6, 0, 4, 1)
        painter.fillRect(box, self._theme.highlight)
        edge = QRectF(box.left(), box.top(), 3, box.height())
        painter.fillRect(edge, self._theme.highlight_edge)

    def source_at(self, point: QPointF) -> Statement | None:
        """The statement whose source mark lies under a point of the cell; None elsewhere."""
        for laid in self._laid:
            if laid.top <= point.y() < laid.top + laid.height:
                local = point - QPointF(0, laid.top)
                return laid.statement if _over_mark(laid, local) else None
        return None


def paint_badge(
    painter: QPainter, origin: QPointF, badge: VerdictBadge, font: QFont, theme: Theme
) -> None:
    """Paint a verdict as a pill: mark, word, colour."""
    colours = theme.marks[badge.verdict]
    bold = scaled(font, 1.08, bold=True)
    width = QFontMetricsF(bold).horizontalAdvance(badge.label) + 52
    pill = QRectF(origin.x() + 0.5, origin.y() + 0.5, width, _BADGE_HEIGHT - 1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(colours.ground)
    pen = QPen(colours.ink, 1.2)
    if badge.unsupported:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.drawRoundedRect(pill, 8, 8)
    mark = QRectF(pill.left() + 9, pill.top() + (pill.height() - 20) / 2, 20, 20)
    paint_mark(painter, mark, badge.verdict, theme, unsupported=badge.unsupported)
    painter.setFont(bold)
    painter.setPen(colours.ink)
    text_box = pill.adjusted(37, 0, 0, 0)
    painter.drawText(text_box, Qt.AlignmentFlag.AlignVCenter, badge.label)
    painter.restore()


def _over_mark(laid: _Laid, local: QPointF) -> bool:
    for number in range(laid.layout.lineCount()):
        line = laid.layout.lineAt(number)
        if not line.y() <= local.y() < line.y() + line.height():
            continue
        end = line.textStart() + line.textLength()
        if end <= laid.mark_start:
            return False
        left = line.cursorToX(max(laid.mark_start, line.textStart()))
        right = line.cursorToX(end)
        return bool(min(left, right) - 2 <= local.x() <= max(left, right) + 2)
    return False


def _plain_layout(text: str, font: QFont, width: float, colour: QColor) -> QTextLayout:
    layout = QTextLayout(text, font)
    layout.setTextOption(_wrapping())
    style = QTextCharFormat()
    style.setForeground(colour)
    layout.setFormats([_range(style, 0, _utf16_length(text))])
    _break_lines(layout, width)
    return layout


def _range(style: QTextCharFormat, start: int, length: int) -> QTextLayout.FormatRange:
    formats = QTextLayout.FormatRange()
    formats.start, formats.length, formats.format = start, length, style
    return formats


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _break_lines(layout: QTextLayout, width: float) -> float:
    layout.beginLayout()
    height = 0.0
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(max(width, 1.0))
        line.setPosition(QPointF(0, height))
        height += line.height()
        line = layout.createLine()
    layout.endLayout()
    return height


def _utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
