"""The table of two equal columns in which comparison and therapies are read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QWidget

from gui.compat import override
from gui.models.statement_table_model import StatementTableModel, TableColumn, TableRow
from gui.pages.parts import Statement
from gui.services.fonts import pixels, scaled
from gui.services.theme import Theme
from gui.widgets.cell_delegate import CellDelegate, pad_x
from gui.widgets.cell_layout import CellLayout
from gui.widgets.column_header import ColumnHeader
from gui.widgets.fitted_table import FittedTable

_SCROLL_STEP = 90
_NARROW, _MOST_OF_WIDTH = 460, 0.25
_LEAST_LABEL, _MOST_LABEL = 84, 118
_LEAST = (200, 60)


class StatementTable(FittedTable):
    """Shows rows; a click on a source mark, or Enter on a cell, asks for the sources."""

    sources_requested = Signal(object)
    typed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows_model = StatementTableModel(self)
        self.labels_above = False
        self._delegate = CellDelegate(self, theme)
        self.setModel(self.rows_model)
        self.setItemDelegate(self._delegate)
        self._header = ColumnHeader(pad_x(), theme, self)
        self.setHorizontalHeader(self._header)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setFont(scaled(self.font(), 0.93))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(pixels(24))
        self.verticalHeader().hide()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self._delegate.set_theme(theme)
        self._header.set_theme(theme)
        self.viewport().update()

    def set_short(self, short: bool) -> None:
        """Where height is short, the headings leave the language of the cells to the footer."""
        self._header.is_short = short
        self._header.refit()

    def show_rows(self, rows: Sequence[TableRow]) -> None:
        """Replace all rows and go back to the top."""
        self.rows_model.show_rows(rows)
        self._span_headings()
        self.fit()
        self.scrollToTop()

    def _span_headings(self) -> None:
        self.clearSpans()
        first = int(self._first_column())
        for position in range(self.rows_model.rowCount()):
            row = self.rows_model.row_at(position)
            if row is not None and row.is_heading:
                self.setSpan(position, first, 1, self.rows_model.columnCount() - first)

    def _first_column(self) -> TableColumn:
        return TableColumn.PLEX if self.labels_above else TableColumn.LABEL

    @override
    def sizeHint(self) -> QSize:
        return QSize(*map(pixels, _LEAST))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

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
                row = self.rows_model.row_at(position)
                if row is not None and not row.is_heading:
                    self.setCurrentIndex(self.rows_model.index(position, self._first_column()))
                    break
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def fit_columns(self) -> None:
        width = self.viewport().width()
        label = self._label_width(width)
        self._put_labels_above(width < pixels(_NARROW) or label > width * _MOST_OF_WIDTH)
        label = 0 if self.labels_above else label
        half = (width - label) // 2
        for column, size in enumerate((label, half, width - label - half)):
            if size:
                self.setColumnWidth(column, size)

    def _label_width(self, width: int) -> int:
        rows = map(self.rows_model.row_at, range(self.rows_model.rowCount()))
        labels = [row.label for row in rows if row is not None and not row.is_heading]
        longest = max(map(self._delegate.label_width, labels), default=0)
        usual = max(pixels(_LEAST_LABEL), min(pixels(_MOST_LABEL), width // 8))
        return max(usual, longest)

    def _put_labels_above(self, above: bool) -> None:
        """Where width is short, labels stand above their rows and take none of it."""
        if above == self.labels_above:
            return
        self.labels_above = above
        self.setColumnHidden(TableColumn.LABEL, above)
        self._span_headings()
        current = self.currentIndex()
        if above and current.column() == TableColumn.LABEL:
            self.setCurrentIndex(self.rows_model.index(current.row(), TableColumn.PLEX))

    @override
    def wrap(self) -> None:
        self._delegate.settle()
        super().wrap()
        self._delegate.give_up_old()

    @override
    def row_heights(self, least: int) -> Iterable[int]:
        rows = map(self.rows_model.row_at, range(self.rows_model.rowCount()))
        return [max(least, self._delegate.row_height(row)) for row in rows if row is not None]

    def look_ahead(self, rows: Sequence[TableRow]) -> None:
        """Lay out what would be seen of other rows, as they may be shown next."""
        self._delegate.look_ahead(rows, self.viewport().height())

    @override
    def refit(self) -> None:
        current = self.currentIndex()
        was_seen = self.viewport().rect().intersects(self.visualRect(current))
        self.fit()
        if was_seen:
            self.scrollTo(self.currentIndex())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()

    @override
    def keyboardSearch(self, search: str) -> None:
        self.typed.emit(search)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            statements = self.rows_model.statements_at(self.currentIndex())
            cited = tuple(statement for statement in statements if statement.number)
            if cited:
                self.sources_requested.emit(cited)
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
            bar.setValue(bar.value() + min(pixels(_SCROLL_STEP), bottom - self.viewport().height()))
            return True
        if key == Qt.Key.Key_Up and top < 0 <= row:
            bar.setValue(bar.value() - min(pixels(_SCROLL_STEP), -top))
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
        corner = self.visualRect(index).topLeft() + QPoint(pad_x(), self._delegate.top_of(index))
        return layout, QPointF(point - corner)
