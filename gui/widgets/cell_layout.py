"""Lays out one cell of the comparison: badge, statements, source marks; paints and hit-tests it."""

from __future__ import annotations

from collections.abc import Collection
from typing import cast

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QTextLine
from PySide6.QtWidgets import QStyle

from gui.models.statement_table_model import Cell
from gui.pages.parts import Statement, VerdictBadge
from gui.services.fonts import pixels, scaled
from gui.services.marks import paint_mark
from gui.services.theme import Theme
from gui.widgets.writing import Laid, Writing

_BADGE_HEIGHT = 32
_BADGE_INDENT = 37
_BADGE_GAP = 10
_BADGE_MARK = 20
_BADGE_PAD = 9
_NARROW_NOTE = 150
_NO_LIMIT = 10_000
_GAP = 1.0


class _Placed:
    """A statement at a place in the cell; laid out as soon as that is wanted."""

    def __init__(self, statement: Statement, top: float, height: float) -> None:
        self.statement, self.top, self.height = statement, top, height
        self.laid: Laid | None = None


class CellLayout:
    """The layout of a cell at a width; build once, paint often."""

    def __init__(self, cell: Cell, width: float, writing: Writing) -> None:
        self._cell, self._writing = cell, writing
        self._placed: list[_Placed] = []
        self._left = self._badge_left = 0.0
        self._badge_box = QSizeF(0, 0)
        beside = 0.0
        is_mirrored = writing.direction == Qt.LayoutDirection.RightToLeft
        if cell.badge:
            self._badge_box = badge_size(cell.badge, writing.font, width)
            beside = self._badge_box.width() + pixels(_BADGE_GAP)
            if width - beside < pixels(_NARROW_NOTE):
                beside = 0.0
            self._left = 0.0 if is_mirrored else beside
            self._badge_left = width - self._badge_box.width() if is_mirrored else 0.0
        self._width, self._room = width, width - beside
        top = self._badge_box.height() + _GAP if cell.badge and not beside else 0.0
        for statement in cell.statements:
            top += self._place(statement, top) + _GAP
        if cell.badge:
            top = max(top, self._badge_box.height())
        if not cell.statements and not cell.badge:
            top += writing.plain(cell.empty, width)[1]
        self.height = top

    def _place(self, statement: Statement, top: float) -> float:
        """Give a statement its place; returns how high it is."""
        height, laid = self._writing.known_height(statement, self._room), None
        if height is None:
            laid = self._writing.laid(statement, self._room)
            height = laid.height
        placed = _Placed(statement, top, height)
        placed.laid = laid
        self._placed.append(placed)
        return height

    def lay_out(self) -> None:
        """Lay out all of it, so that nothing is left to do when it is painted."""
        for placed in self._placed:
            self._laid(placed)

    def _laid(self, placed: _Placed) -> Laid:
        if placed.laid is None:
            placed.laid = self._writing.laid(placed.statement, self._room)
        return placed.laid

    def paint(self, painter: QPainter, origin: QPointF, factors: Collection[str]) -> None:
        """Paint the cell with its top left corner at a point; touched statements stand out."""
        theme = self._writing.theme
        if self._cell.badge:
            box = QRectF(origin + QPointF(self._badge_left, 0), self._badge_box)
            paint_badge(painter, box, self._cell.badge, self._writing.font, theme)
        elif not self._cell.statements:
            painter.setPen(theme.muted)
            self._writing.plain(self._cell.empty, self._width)[0].draw(painter, origin)
        for placed in self._placed:
            corner = origin + QPointF(self._left, placed.top)
            touched = factors and not set(factors).isdisjoint(placed.statement.factors)
            if touched:
                self._paint_highlight(painter, corner, self._laid(placed))
            painter.setPen(theme.text)
            self._laid(placed).layout.draw(painter, corner)

    def _paint_highlight(self, painter: QPainter, corner: QPointF, laid: Laid) -> None:
        theme = self._writing.theme
        box = laid.layout.boundingRect().translated(corner)
        box.adjust(-6, 0, 6, 1)
        painter.fillRect(box, theme.highlight)
        thick = 3 * theme.stroke
        is_mirrored = self._writing.direction == Qt.LayoutDirection.RightToLeft
        left = box.right() - thick if is_mirrored else box.left()
        painter.fillRect(QRectF(left, box.top(), thick, box.height()), theme.highlight_edge)

    def source_at(self, point: QPointF) -> Statement | None:
        """The statement whose source mark lies under a point of the cell; None elsewhere."""
        placed = self._placed_at(point)
        if placed is None:
            return None
        local = point - QPointF(self._left, placed.top)
        return placed.statement if _over_mark(self._laid(placed), local) else None

    def statement_at(self, point: QPointF) -> Statement | None:
        """The statement at the height of a point of the cell."""
        placed = self._placed_at(point)
        return placed.statement if placed else None

    def _placed_at(self, point: QPointF) -> _Placed | None:
        shown = (it for it in self._placed if it.top <= point.y() < it.top + it.height)
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


def _over_mark(laid: Laid, local: QPointF) -> bool:
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
