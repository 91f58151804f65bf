"""Sizes and paints the labels, headings and cells of the table of two columns."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.compat import override
from gui.models.statement_table_model import TableColumn, TableRow
from gui.services.fonts import pixels, scaled
from gui.services.theme import Theme
from gui.widgets.cell_layout import CellLayout
from gui.widgets.mirroring import draw_text

if TYPE_CHECKING:
    from gui.widgets.statement_table import StatementTable

Index = QModelIndex | QPersistentModelIndex

_WRAPPED = Qt.TextFlag.TextWordWrap
_MIDDLE_WRAPPED = Qt.AlignmentFlag.AlignVCenter.value | _WRAPPED.value
_PAD_X, _PAD_Y = 10, 3
_LABEL_PAD = 4
_HEADING_HEIGHT = 34
_NO_LIMIT = 10_000


def pad_x() -> int:
    """How far the text of a cell is from its sides."""
    return pixels(_PAD_X)


class CellDelegate(QStyledItemDelegate):
    """Keeps each cell's layout; where the column of labels is hidden, they stand above the row."""

    def __init__(self, table: StatementTable, theme: Theme) -> None:
        super().__init__(table)
        self._table = table
        self._theme = theme
        self._layouts: dict[tuple[int, int], CellLayout] = {}
        self.factors: Collection[str] = ()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self._theme = theme
        self.forget()

    def forget(self) -> None:
        """Lay out everything anew."""
        self._layouts.clear()

    def layout_of(self, index: Index) -> CellLayout | None:
        """The layout of a cell; None for a label or heading."""
        key = (index.row(), index.column())
        if key not in self._layouts:
            cell = self._table.rows_model.cell_at(index)
            if cell is None:
                return None
            width = self._table.columnWidth(index.column()) - 2 * pad_x()
            font, direction = self._table.font(), self._table.layoutDirection()
            self._layouts[key] = CellLayout(cell, width, font, self._theme, direction)
        return self._layouts[key]

    def top_of(self, index: Index) -> int:
        """How far below the upper edge of its row a cell's layout begins."""
        row = self._table.rows_model.row_at(index.row())
        above = 0 if row is None or not self._table.labels_above else self._label_height(row)
        return above + pixels(_PAD_Y)

    def label_width(self, label: str) -> int:
        """How wide the column of labels must be so that no word of a label is broken."""
        metrics = QFontMetrics(self._table.font())
        return max(map(metrics.horizontalAdvance, label.split()), default=0) + pad_x() + 2

    def _label_height(self, row: TableRow) -> int:
        """The height of a label above its row."""
        room = QRect(0, 0, self._table.viewport().width() - pad_x(), _NO_LIMIT)
        text = QFontMetrics(self._label_font()).boundingRect(room, _WRAPPED, row.label)
        return text.height() + pixels(_PAD_Y)

    def _label_font(self) -> QFont:
        return scaled(self._table.font(), 1.0, bold=self._table.labels_above)

    def _heading_font(self) -> QFont:
        return scaled(self._table.font(), 1.08, bold=True)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = self._table.rows_model.row_at(index.row())
        if row is None:
            return QSize(0, pixels(_HEADING_HEIGHT))
        if row.is_heading:
            room = QRect(0, 0, self._table.viewport().width() - pad_x(), _NO_LIMIT)
            text = QFontMetrics(self._heading_font()).boundingRect(room, _WRAPPED, row.label)
            return QSize(0, max(pixels(_HEADING_HEIGHT), text.height() + pixels(16)))
        layout = self.layout_of(index)
        if layout is not None:
            return QSize(0, round(layout.height) + self.top_of(index) + pixels(_PAD_Y))
        width = self._table.columnWidth(TableColumn.LABEL) - pad_x()
        box = QFontMetrics(self._table.font()).boundingRect(
            QRect(0, 0, width, _NO_LIMIT), _WRAPPED, row.label
        )
        return QSize(0, box.height() + 2 * pixels(_PAD_Y))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._table.rows_model.row_at(index.row())
        if row is None:
            return
        box: QRect = option.rect
        painter.save()
        painter.setClipRect(box)
        painter.setPen(self._theme.line)
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if row.is_heading:
            self._paint_heading(painter, box, row)
        elif index.column() == TableColumn.LABEL:
            self._paint_label(painter, box, row)
        else:
            self._paint_cell(painter, box, index)
            if self._table.labels_above:
                whole = QRect(0, box.top(), self._table.viewport().width(), box.height())
                self._paint_label(painter, whole, row)
        if not row.is_heading:
            self._paint_focus(painter, box, index)
        painter.restore()

    def _paint_heading(self, painter: QPainter, box: QRect, row: TableRow) -> None:
        painter.setFont(self._heading_font())
        painter.setPen(self._theme.text)
        inner = box.adjusted(pixels(_LABEL_PAD), pixels(8), -pixels(_LABEL_PAD), 0)
        draw_text(painter, inner, _MIDDLE_WRAPPED, row.label)

    def _paint_label(self, painter: QPainter, box: QRect, row: TableRow) -> None:
        painter.setFont(self._label_font())
        painter.setPen(self._theme.muted)
        inner = box.adjusted(pixels(_LABEL_PAD), pixels(_PAD_Y), 0, 0)
        inner.setWidth(box.width() - pad_x())
        visual = QStyle.visualRect(painter.layoutDirection(), box, inner)
        draw_text(painter, visual, _WRAPPED.value, row.label)

    def _paint_focus(self, painter: QPainter, box: QRect, index: Index) -> None:
        if self._table.hasFocus() and self._table.currentIndex() == index:
            painter.setPen(QPen(self._theme.accent, 2 * self._theme.stroke))
            label = self.top_of(index) - pixels(_PAD_Y)  # goes over both columns: not ringed
            painter.drawRect(box.adjusted(1, max(1, label - pixels(1)), -1, -2))

    def _paint_cell(self, painter: QPainter, box: QRect, index: Index) -> None:
        layout = self.layout_of(index)
        if layout is not None:
            origin = QPointF(box.left() + pad_x(), box.top() + self.top_of(index))
            layout.paint(painter, origin, self.factors)
