"""The table of two equal columns in which comparison and therapies are read."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from gui.compat import override
from gui.models.statement_table_model import StatementTableModel, TableColumn, TableRow
from gui.pages.parts import Statement
from gui.services.fonts import scaled
from gui.services.theme import Theme
from gui.widgets.cell_layout import CellLayout
from gui.widgets.column_header import ColumnHeader

Index = QModelIndex | QPersistentModelIndex

_PAD_X, _PAD_Y = 10, 3
_HEADING_HEIGHT = 34
_SCROLL_STEP = 90


class _CellDelegate(QStyledItemDelegate):
    """Sizes and paints labels, headings and cells; keeps each cell's layout."""

    def __init__(self, table: StatementTable, theme: Theme) -> None:
        super().__init__(table)
        self._table = table
        self._theme = theme
        self._layouts: dict[tuple[int, int], CellLayout] = {}
        self.factors: Collection[str] = ()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.forget()

    def forget(self) -> None:
        self._layouts.clear()

    def layout_of(self, index: Index) -> CellLayout | None:
        key = (index.row(), index.column())
        if key not in self._layouts:
            cell = self._table.rows_model.cell_at(index)
            if cell is None:
                return None
            width = self._table.columnWidth(index.column()) - 2 * _PAD_X
            self._layouts[key] = CellLayout(cell, width, self._table.font(), self._theme)
        return self._layouts[key]

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = self._table.rows_model.row_at(index.row())
        if row is None or row.is_heading:
            return QSize(0, _HEADING_HEIGHT)
        layout = self.layout_of(index)
        if layout is not None:
            return QSize(0, round(layout.height) + 2 * _PAD_Y)
        width = self._table.columnWidth(TableColumn.LABEL) - _PAD_X
        box = QFontMetrics(self._table.font()).boundingRect(
            QRect(0, 0, width, 10_000), Qt.TextFlag.TextWordWrap, row.label
        )
        return QSize(0, box.height() + 2 * _PAD_Y)

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
            self._paint_label(painter, box, row, index)
        else:
            self._paint_cell(painter, box, index)
        painter.restore()

    def _paint_heading(self, painter: QPainter, box: QRect, row: TableRow) -> None:
        painter.setFont(scaled(self._table.font(), 1.08, bold=True))
        painter.setPen(self._theme.text)
        inner = box.adjusted(4, 8, 0, 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, row.label)

    def _paint_label(self, painter: QPainter, box: QRect, row: TableRow, index: Index) -> None:
        painter.setFont(self._table.font())
        painter.setPen(self._theme.muted)
        inner = box.adjusted(4, _PAD_Y, -(_PAD_X - 4), 0)
        painter.drawText(inner, Qt.TextFlag.TextWordWrap, row.label)
        self._paint_focus(painter, box, index)

    def _paint_focus(self, painter: QPainter, box: QRect, index: Index) -> None:
        if self._table.hasFocus() and self._table.currentIndex() == index:
            painter.setPen(QPen(self._theme.accent, 2))
            painter.drawRect(box.adjusted(1, 1, -1, -2))

    def _paint_cell(self, painter: QPainter, box: QRect, index: Index) -> None:
        layout = self.layout_of(index)
        if layout is None:
            return
        origin = QPointF(box.left() + _PAD_X, box.top() + _PAD_Y)
        layout.paint(painter, origin, self.factors)
        self._paint_focus(painter, box, index)


class StatementTable(QTableView):
    """Shows rows; a click on a source mark, or Enter on a cell, asks for the sources."""

    sources_requested = Signal(object)
    typed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows_model = StatementTableModel(self)
        self._delegate = _CellDelegate(self, theme)
        self.setModel(self.rows_model)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setFont(scaled(self.font(), 0.93))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(24)
        self.verticalHeader().hide()
        self._header = ColumnHeader(_PAD_X, theme, self)
        self.setHorizontalHeader(self._header)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self._delegate.set_theme(theme)
        self._header.set_theme(theme)
        self.viewport().update()

    def show_rows(self, rows: Sequence[TableRow]) -> None:
        """Replace all rows and go back to the top."""
        self._delegate.forget()
        self.clearSpans()
        self.rows_model.show_rows(rows)
        for position, row in enumerate(rows):
            if row.is_heading:
                self.setSpan(position, 0, 1, self.rows_model.columnCount())
        self._fit_rows()
        self.scrollToTop()

    def show_factors(self, factors: Collection[str]) -> None:
        """Make the statements that these patient factors touch stand out."""
        self._delegate.factors = factors
        self.viewport().update()

    def show_next_touched(self) -> None:
        """Go to the next row that a chosen patient factor touches, and round again."""
        touched = [row for row in range(self.rows_model.rowCount()) if self._touched_column(row)]
        if touched:
            current = self.currentIndex().row()
            row = next((row for row in touched if row > current), touched[0])
            self.setCurrentIndex(self.rows_model.index(row, self._touched_column(row)))
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtTop)

    def _touched_column(self, row: int) -> int:
        """The first column of a row with a statement that is touched; 0 for none."""
        for column in (TableColumn.PLEX, TableColumn.IVIG):
            cell = self.rows_model.cell_at(self.rows_model.index(row, column))
            statements = cell.statements if cell else ()
            if any(not set(self._delegate.factors).isdisjoint(one.factors) for one in statements):
                return column
        return 0

    def row_bottom(self, position: int) -> int:
        """The lower edge of a row in the viewport, in pixels."""
        return self.rowViewportPosition(position) + self.rowHeight(position)

    def enter(self) -> None:
        """Take the focus, on the first row (neither column first) if none is current."""
        row = self.rows_model.row_at(self.currentIndex().row())
        if row is None or row.is_heading:
            for position in range(self.rows_model.rowCount()):
                index = self.rows_model.index(position, TableColumn.LABEL)
                if self.rows_model.statements_at(index):
                    self.setCurrentIndex(index)
                    break
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fit_columns(self) -> None:
        width = self.viewport().width()
        label = max(84, min(118, width // 8))
        half = (width - label) // 2
        for column, size in enumerate((label, half, width - label - half)):
            self.setColumnWidth(column, size)

    def _fit_rows(self) -> None:
        self._fit_columns()
        self._delegate.forget()
        self.resizeRowsToContents()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_rows()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_rows()

    @override
    def keyboardSearch(self, search: str) -> None:
        self.typed.emit(search)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            statements = self.rows_model.statements_at(self.currentIndex())
            if statements:
                self.sources_requested.emit(statements)
            return
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up} and self._scroll_inside(event.key()):
            return
        super().keyPressEvent(event)

    def _scroll_inside(self, key: int) -> bool:
        """Scroll within a row that is taller than the view before leaving it."""
        row = self.currentIndex().row()
        top, bottom = self.rowViewportPosition(row), self.row_bottom(row)
        bar = self.verticalScrollBar()
        if key == Qt.Key.Key_Down and bottom > self.viewport().height() and row >= 0:
            bar.setValue(bar.value() + min(_SCROLL_STEP, bottom - self.viewport().height()))
            return True
        if key == Qt.Key.Key_Up and top < 0 <= row:
            bar.setValue(bar.value() - min(_SCROLL_STEP, -top))
            return True
        return False

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._source_at(event.position().toPoint()) is not None
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        statement = self._source_at(event.position().toPoint())
        if statement is not None and event.button() == Qt.MouseButton.LeftButton:
            self.sources_requested.emit((statement,))

    def _source_at(self, point: QPoint) -> Statement | None:
        layout, inside = self._layout_at(point)
        return layout.source_at(inside) if layout else None

    def statement_at(self, point: QPoint) -> Statement | None:
        """The statement under a point of the viewport."""
        layout, inside = self._layout_at(point)
        return layout.statement_at(inside) if layout else None

    def _layout_at(self, point: QPoint) -> tuple[CellLayout | None, QPointF]:
        """The layout of the cell under a point, and the point within it."""
        index = self.indexAt(point)
        layout = self._delegate.layout_of(index) if index.isValid() else None
        corner = self.visualRect(index).topLeft() + QPoint(_PAD_X, _PAD_Y)
        return layout, QPointF(point - corner)
