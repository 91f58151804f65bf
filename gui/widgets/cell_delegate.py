"""Sizes and paints the labels, headings and cells of the table of two columns."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.compat import override
from gui.models.statement_table_model import Cell, TableColumn, TableRow
from gui.services.fonts import pixels
from gui.services.theme import Theme
from gui.widgets.cell_layout import CellLayout
from gui.widgets.mirroring import draw_text
from gui.widgets.writing import Writing

if TYPE_CHECKING:
    from gui.widgets.statement_table import StatementTable

Index = QModelIndex | QPersistentModelIndex

_WRAPPED = Qt.TextFlag.TextWordWrap
_MIDDLE_WRAPPED = Qt.AlignmentFlag.AlignVCenter.value | _WRAPPED.value
_PAD_X, _PAD_Y = 10, 3
_LABEL_PAD = 4
_HEADING_HEIGHT = 34
_MOST_KEPT = 160


def pad_x() -> int:
    """How far the text of a cell is from its sides."""
    return pixels(_PAD_X)


class CellDelegate(QStyledItemDelegate):
    """Keeps layouts of cells; where the column of labels is hidden, they stand above the row.

    Kept are the layouts of the page that is shown, and of one or two others.
    """

    def __init__(self, table: StatementTable, theme: Theme) -> None:
        super().__init__(table)
        self._table = table
        self._layouts: dict[tuple[Cell, int], CellLayout] = {}
        self._writing = Writing(table.font(), theme, table.layoutDirection())
        self.factors: Collection[str] = ()

    @property
    def _theme(self) -> Theme:
        return self._writing.theme

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self._writing.set_theme(theme)
        self._layouts.clear()

    def settle(self) -> None:
        """Write as the table has it now; what was laid out in another font is given up."""
        font, direction = self._table.font(), self._table.layoutDirection()
        if (font, direction) != (self._writing.font, self._writing.direction):
            self._writing = Writing(font, self._theme, direction)
            self._layouts.clear()

    def layout_of(self, index: Index) -> CellLayout | None:
        """The layout of a cell; None for a label or heading."""
        cell = self._table.rows_model.cell_at(index)
        return None if cell is None else self._layout(cell, index.column())

    def _layout(self, cell: Cell, column: int) -> CellLayout:
        key = cell, self._table.columnWidth(column)
        layout = self._layouts.get(key)
        if layout is None:
            layout = self._layouts[key] = CellLayout(cell, key[1] - 2 * pad_x(), self._writing)
        return layout

    def look_ahead(self, rows: Sequence[TableRow], height: int) -> None:
        """Lay out what of these rows would be seen in a height, as they may be shown next."""
        for row in rows:
            if height > 0:
                for column, cell in ((TableColumn.PLEX, row.plex), (TableColumn.IVIG, row.ivig)):
                    if cell is not None:
                        self._layout(cell, column).lay_out()
            height -= self.row_height(row)

    def give_up_old(self) -> None:
        """Give up what was laid out first, where much is kept."""
        for key in list(self._layouts)[:-_MOST_KEPT]:
            del self._layouts[key]

    def top_of(self, index: Index) -> int:
        """How far below the upper edge of its row a cell's layout begins."""
        row = self._table.rows_model.row_at(index.row())
        return pixels(_PAD_Y) if row is None else self._top(row)

    def _top(self, row: TableRow) -> int:
        above = self._label_height(row) if self._table.labels_above else 0
        return above + pixels(_PAD_Y)

    def label_width(self, label: str) -> int:
        """How wide the column of labels must be so that no word of a label is broken."""
        return self._writing.longest_word(label) + pad_x() + 2

    def _label_height(self, row: TableRow) -> int:
        """The height of a label above its row."""
        room = self._table.viewport().width() - pad_x()
        bold = self._table.labels_above
        return self._writing.wrapped_height(row.label, room, bold=bold) + pixels(_PAD_Y)

    def row_height(self, row: TableRow) -> int:
        """How high a row must be for all that is shown of it."""
        columns = (TableColumn.PLEX, TableColumn.IVIG)
        if row.is_heading or self._table.labels_above:
            return max(self._cell_height(row, column) for column in columns)
        return max(self._cell_height(row, column) for column in TableColumn)

    def _cell_height(self, row: TableRow, column: TableColumn) -> int:
        if row.is_heading:
            room = self._table.viewport().width() - pad_x()
            text = self._writing.wrapped_height(row.label, room, heading=True)
            return max(pixels(_HEADING_HEIGHT), text + pixels(16))
        cell = {TableColumn.PLEX: row.plex, TableColumn.IVIG: row.ivig}.get(column)
        if cell is not None:
            return round(self._layout(cell, column).height) + self._top(row) + pixels(_PAD_Y)
        room = self._table.columnWidth(TableColumn.LABEL) - pad_x()
        return self._writing.wrapped_height(row.label, room) + 2 * pixels(_PAD_Y)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = self._table.rows_model.row_at(index.row())
        if row is None:
            return QSize(0, pixels(_HEADING_HEIGHT))
        return QSize(0, self._cell_height(row, TableColumn(index.column())))

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
        painter.setFont(self._writing.heading)
        painter.setPen(self._theme.text)
        inner = box.adjusted(pixels(_LABEL_PAD), pixels(8), -pixels(_LABEL_PAD), 0)
        draw_text(painter, inner, _MIDDLE_WRAPPED, row.label)

    def _paint_label(self, painter: QPainter, box: QRect, row: TableRow) -> None:
        painter.setFont(self._writing.bold if self._table.labels_above else self._writing.font)
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
