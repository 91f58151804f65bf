"""Sizes and paints the names, groups and verdicts of the matrix of all conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.compat import override
from gui.models.overview_model import CELL_ROLE
from gui.pages.overview import OverviewCell, OverviewRow
from gui.services.fonts import pixels, scaled
from gui.services.marks import paint_mark
from gui.services.theme import Theme
from gui.widgets.mirroring import draw_text
from gui.widgets.writing import break_lines, format_range, wrapping

if TYPE_CHECKING:
    from gui.widgets.overview_view import Matrix

Index = QModelIndex | QPersistentModelIndex
_MARK = 17
_PAD = 8
_ONE_LINE = 10_000
_MOST_KEPT = 300
_WRAPPED = Qt.TextFlag.TextWordWrap
_BELOW_WRAPPED = Qt.AlignmentFlag.AlignBottom.value | _WRAPPED.value


def matrix_pad() -> int:
    """How far the text of a cell is from its side."""
    return pixels(_PAD)


class MatrixDelegate(QStyledItemDelegate):
    """Where the column of names is hidden, they stand above the verdicts."""

    def __init__(self, table: Matrix, theme: Theme) -> None:
        super().__init__(table)
        self._table = table
        self.theme = theme
        self._layouts: dict[tuple[object, int, int], QTextLayout] = {}
        self._widths: dict[tuple[object, int], int] = {}

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self.theme = theme
        self._layouts.clear()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.height(index))

    def height(self, index: Index) -> int:
        """How high a cell must be in the width of its column."""
        shown = index.data(CELL_ROLE)
        if isinstance(shown, str):
            metrics = QFontMetrics(self._group_font())
            room = QRect(0, 0, self._table.viewport().width() - 2 * pixels(_PAD), _ONE_LINE)
            text = metrics.boundingRect(room, _WRAPPED, shown)
            return text.height() + pixels(7)
        width = self._table.columnWidth(index.column())
        above = self._name(index)[1]
        if self._mark_above(shown, width):
            above += pixels(_MARK + 2)
        height = self._layout(shown, width).boundingRect().height()
        return round(height + above) + pixels(7)

    def usual_height(self) -> int:
        """How high a row of one line is."""
        return round(self._laid("", _ONE_LINE).boundingRect().height()) + pixels(7)

    def _mark_above(self, shown: object, width: int) -> bool:
        """Whether beside the mark there is no room for the longest word of a verdict."""
        if not isinstance(shown, OverviewCell):
            return False
        longest = max(map(self._table.fontMetrics().horizontalAdvance, shown.label.split()))
        return longest > width - pixels(_MARK + 3 * _PAD - 1)

    def _indent(self, shown: object, width: int) -> int:
        """How far the text of a cell is indented, in pixels."""
        if isinstance(shown, OverviewCell) and not self._mark_above(shown, width):
            return pixels(_MARK + 2 * _PAD - 1)
        return pixels(_PAD)

    def _name(self, index: Index) -> tuple[QTextLayout | None, float]:
        """The name above a row, and how high it is."""
        if not self._table.names_above:
            return None, 0.0
        name = index.sibling(index.row(), 0).data(CELL_ROLE)
        layout = self._layout(name, self._table.viewport().width())
        return layout, layout.boundingRect().height() + pixels(2)

    def _group_font(self) -> QFont:
        return scaled(self._table.font(), 0.92, bold=True)

    def wanted_width(self, shown: object) -> int:
        """How wide a column must be to show a cell in one line."""
        key = shown, self._table.font().pixelSize()
        width = self._widths.get(key)
        if width is None:
            layout = self._laid(shown, _ONE_LINE)  # a line of one that is gone is no line
            text = round(layout.lineAt(0).naturalTextWidth())
            width = text + self._indent(shown, _ONE_LINE) + pixels(_PAD)
            self._widths[key] = width
        return width

    def _layout(self, shown: object, column_width: int) -> QTextLayout:
        """The strong first text and the muted second one, wrapped as one paragraph."""
        key = shown, column_width, self._table.font().pixelSize()
        layout = self._layouts.get(key)
        if layout is None:
            if len(self._layouts) >= _MOST_KEPT:
                self._layouts.clear()
            layout = self._layouts[key] = self._laid(shown, column_width)
        return layout

    def _laid(self, shown: object, column_width: int) -> QTextLayout:
        first, second = _texts(shown)
        layout = QTextLayout(f"{first}   {second}" if second else first, self._table.font())
        strong, muted = QTextCharFormat(), QTextCharFormat()
        strong.setForeground(self.theme.text)
        muted.setForeground(self.theme.muted)
        muted.setFont(scaled(self._table.font(), 0.9))
        layout.setFormats(
            [format_range(strong, 0, len(first)), format_range(muted, len(first), len(second) + 3)]
        )
        layout.setTextOption(wrapping(self._table.layoutDirection()))
        layout.setCacheEnabled(column_width != _ONE_LINE)
        break_lines(layout, column_width - self._indent(shown, column_width) - pixels(_PAD))
        return layout

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box: QRect = option.rect
        shown = index.data(CELL_ROLE)
        painter.save()
        painter.setClipRect(box)
        painter.setPen(self.theme.line)
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if isinstance(shown, str):
            painter.setFont(self._group_font())
            painter.setPen(self.theme.muted)
            inner = box.adjusted(pixels(_PAD), 0, -pixels(_PAD), -2)
            draw_text(painter, inner, _BELOW_WRAPPED, shown)
        else:
            self._paint_cell(painter, box, index)
        if self._table.hasFocus() and index.row() == self._table.currentIndex().row():
            painter.setPen(QPen(self.theme.accent, 2 * self.theme.stroke))
            painter.drawLine(box.topLeft(), box.topRight())
            painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.restore()

    def _paint_cell(self, painter: QPainter, box: QRect, index: Index) -> None:
        shown = index.data(CELL_ROLE)
        name, above = self._name(index)
        if name is not None:
            whole = QRect(0, box.top(), self._table.viewport().width(), box.height())
            self._draw(painter, whole, name, box.top() + pixels(2), pixels(_PAD))
        box = box.adjusted(0, round(above), 0, 0)
        mark_above = self._mark_above(shown, box.width())
        if isinstance(shown, OverviewCell):
            side = pixels(_MARK)
            top = box.top() + (pixels(3) if mark_above else (box.height() - side) // 2)
            place = QRect(box.left() + pixels(_PAD), top, side, side)
            spot = QRectF(QStyle.visualRect(painter.layoutDirection(), box, place))
            paint_mark(painter, spot, shown.verdict, self.theme, unsupported=shown.unsupported)
        if mark_above:
            box = box.adjusted(0, pixels(_MARK + 2), 0, 0)
        layout = self._layout(shown, box.width())
        top = round(box.top() + (box.height() - layout.boundingRect().height()) / 2)
        self._draw(painter, box, layout, top, self._indent(shown, box.width()))

    @staticmethod
    def _draw(painter: QPainter, box: QRect, layout: QTextLayout, top: int, indent: int) -> None:
        is_mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = box.left() + (pixels(_PAD) if is_mirrored else indent)
        layout.draw(painter, QPointF(left, top))


def _texts(shown: object) -> tuple[str, str]:
    """The two texts of a cell."""
    if isinstance(shown, OverviewCell):
        return shown.label, shown.note
    if isinstance(shown, OverviewRow):
        return shown.name, shown.subtitle
    return str(shown), ""
