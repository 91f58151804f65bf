"""The matrix of all conditions by both therapies, with its legend."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QKeyEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gui.compat import override
from gui.models.overview_model import CELL_ROLE, OverviewModel
from gui.pages.overview import OverviewPage
from gui.services.fonts import pixels, scaled
from gui.services.theme import Theme
from gui.widgets.column_header import ColumnHeader
from gui.widgets.fitted_table import FittedTable
from gui.widgets.legend import Legend
from gui.widgets.matrix_delegate import MatrixDelegate, matrix_pad

Index = QModelIndex | QPersistentModelIndex
_NARROW = 400
_LEAST = (200, 60)
_MEASURED = 500


class Matrix(FittedTable):
    opened = Signal(str)
    typed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.rows_model = OverviewModel(self)
        self.names_above = False
        self._measured: set[int] = set()
        self.delegate = MatrixDelegate(self, theme)
        self.setModel(self.rows_model)
        self.setItemDelegate(self.delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(10)
        self.header = ColumnHeader(matrix_pad(), theme, self)
        self.setHorizontalHeader(self.header)
        self.setFont(scaled(self.font(), 0.92))
        self.doubleClicked.connect(self._open)

    @override
    def sizeHint(self) -> QSize:
        return QSize(*map(pixels, _LEAST))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def fit_columns(self) -> None:
        """Share the width by what the columns show; without room, put names above their rows."""
        available = self.viewport().width()
        self._put_names_above(available < pixels(_NARROW))
        columns = [at for at in range(self.rows_model.columnCount()) if not self.isColumnHidden(at)]
        wanted = {column: self._wanted(column) for column in columns}
        for column, width in wanted.items():
            share = available // len(wanted)
            if not self.names_above:
                share = available * width // sum(wanted.values())
            self.setColumnWidth(column, share)

    @override
    def row_heights(self, least: int) -> Iterator[int]:
        """Of very many rows the first; the others have one line until they are seen."""
        rows = self.rows_model.rowCount()
        if rows > _MEASURED:
            self.verticalHeader().setDefaultSectionSize(max(least, self.delegate.usual_height()))
        self._measured = set(range(min(rows, _MEASURED)))
        for row in range(min(rows, _MEASURED)):
            yield max(least, self._row_height(row))

    def _row_height(self, row: int) -> int:
        columns = (at for at in range(self.rows_model.columnCount()) if not self.isColumnHidden(at))
        return max(self.delegate.height(self.rows_model.index(row, at)) for at in columns)

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._measure_in_view()

    @override
    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._measure_in_view()

    def _measure_in_view(self) -> None:
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        if self.rows_model.rowCount() > _MEASURED and first >= 0:
            for row in range(first, (last if last >= 0 else first) + 1):
                if row not in self._measured:
                    self._measured.add(row)
                    self.setRowHeight(row, self._row_height(row))

    def _wanted(self, column: int) -> int:
        cells = [
            self.rows_model.index(row, column).data(CELL_ROLE)
            for row in range(min(self.rows_model.rowCount(), _MEASURED))
        ]
        return max(map(self.delegate.wanted_width, cells), default=1)

    def _put_names_above(self, above: bool) -> None:
        if above != self.names_above:
            self.names_above = above
            self.setColumnHidden(0, above)
            self.span_headings()
            current = self.currentIndex()
            if above and current.column() == 0:
                self.setCurrentIndex(current.siblingAtColumn(1))

    def span_headings(self) -> None:
        """Let the headings of groups stand across all columns that are shown."""
        self.clearSpans()
        first = int(self.names_above)
        for row in self.rows_model.heading_rows():
            self.setSpan(row, first, 1, self.rows_model.columnCount() - first)

    def enter(self) -> None:
        """Take the focus, on the first condition if none is current."""
        if self.rows_model.condition_at(self.currentIndex()) is None:
            for row in range(self.rows_model.rowCount()):
                if self.rows_model.condition_at(self.rows_model.index(row, 0)) is not None:
                    self.setCurrentIndex(self.rows_model.index(row, int(self.names_above)))
                    break
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _open(self, index: QModelIndex) -> None:
        condition = self.rows_model.condition_at(index)
        if condition is not None:
            self.opened.emit(condition)

    @override
    def keyboardSearch(self, search: str) -> None:
        self.typed.emit(search)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)
            self.viewport().update()


class OverviewView(QWidget):
    """Shows the matrix; Enter or a double click on a row opens the condition."""

    opened = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = Matrix(theme)
        self.table.setAccessibleName(self.tr("Overview"))
        self._legend = Legend(theme, brief=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(pixels(4))
        column.addWidget(self.table, 1)
        column.addWidget(self._legend)
        self.table.opened.connect(self.opened)

    def enter(self) -> None:
        """Take the focus, in the matrix."""
        self.table.enter()

    @property
    def tables(self) -> tuple[QTableView, ...]:
        """Its one table."""
        return (self.table,)

    def show_page(self, page: OverviewPage) -> None:
        """Show the matrix and its legend."""
        self.table.rows_model.show_page(page)
        self.table.span_headings()
        self.table.fit()
        self._legend.show_entries(page.legend)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self.table.delegate.set_theme(theme)
        self.table.header.set_theme(theme)
        self.table.viewport().update()
        self._legend.set_theme(theme)
