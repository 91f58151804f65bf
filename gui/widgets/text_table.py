"""A sortable table of wrapped plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from PySide6.QtCore import (
    QKeyCombination,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QWidget

from gui.compat import override
from gui.models.text_table_model import KEY_ROLE, SORT_ROLE, TextRow, TextTableModel
from gui.services.fonts import pixels, scaled
from gui.services.speech import announce
from gui.services.theme import Theme
from gui.widgets.fitted_table import FittedTable
from gui.widgets.text_cells import STRONG_COLUMNS, TextCells

Index = QModelIndex | QPersistentModelIndex

_CELL_PAD = 8
_HELD = Qt.KeyboardModifier.ControlModifier
_SORTING = {
    QKeyCombination(_HELD, Qt.Key.Key_Up): Qt.SortOrder.AscendingOrder,
    QKeyCombination(_HELD, Qt.Key.Key_Down): Qt.SortOrder.DescendingOrder,
}
_ARROW = 12
_LEAST = (200, 60)
_WORD = re.compile(r"(?:[^\s\-\u2013]|-(?=\d)){1,24}-?")


class TextTable(FittedTable):
    """Shows rows of text under headings that sort; columns share the width by weight."""

    activated_key = Signal(str)
    typed = Signal(str)

    def __init__(
        self,
        headings: Sequence[str],
        weights: Sequence[int],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._weights = tuple(weights)
        self._minimums = tuple(0 for _ in weights)
        self._floors: dict[int, int] = {}
        self._opening_column = -1
        self.setFont(scaled(self.font(), 0.9))
        self.rows_model = TextTableModel(headings, self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self.rows_model)
        self._sorted.setSortRole(SORT_ROLE)
        self.setModel(self._sorted)
        self._cells = TextCells(self, theme)
        self.setItemDelegate(self._cells)
        self.setSortingEnabled(True)
        self._unsort()
        self.setWordWrap(True)
        self.rule_in(theme)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(pixels(24))
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(8)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.doubleClicked.connect(self._activate)
        self.clicked.connect(self._clicked)

    def _unsort(self) -> None:
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def _sort_by(self, column: int, order: Qt.SortOrder) -> None:
        header = self.horizontalHeader()
        said = self.tr("In the order of the page")
        if (header.sortIndicatorSection(), header.sortIndicatorOrder()) == (column, order):
            self._unsort()
        elif column >= 0:
            self.sortByColumn(column, order)
            falling = order == Qt.SortOrder.DescendingOrder
            way = self.tr("Sorted by {0}, falling") if falling else self.tr("Sorted by {0}, rising")
            heading = self.model().headerData(column, Qt.Orientation.Horizontal)
            said = way.format(heading)
        self.scrollTo(self.currentIndex())
        announce(self, said)

    def set_minimum(self, column: int, width: int) -> None:
        """Never make a column narrower than this, in pixels at the usual text size."""
        self._floors[column] = width

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self._cells.theme = theme
        self.rule_in(theme)
        self.viewport().update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(*map(pixels, _LEAST))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def show_rows(self, rows: Sequence[TextRow]) -> None:
        """Replace all rows, in the order given."""
        self._unsort()
        self._minimums = self._longest_words(rows)
        self.rows_model.show_rows(rows)
        self.fit()
        self.scrollToTop()

    def row_at(self, index: Index) -> TextRow:
        """The row that a cell of the table as it is sorted belongs to."""
        return self.rows_model.row_at(self._sorted.mapToSource(index).row())

    def select_keys(self, keys: Sequence[str]) -> None:
        """Select the rows of these keys and bring the first into view."""
        self.clearSelection()
        flag = self.selectionModel().SelectionFlag
        first = QModelIndex()
        for position in range(self._sorted.rowCount()):
            index = self._sorted.index(position, self._first_shown())
            if index.data(KEY_ROLE) in keys:
                self.selectionModel().select(index, flag.Select | flag.Rows)
                first = first if first.isValid() else index
        if first.isValid():
            self.selectionModel().setCurrentIndex(first, flag.NoUpdate)
            self.scrollTo(first, QAbstractItemView.ScrollHint.PositionAtTop)

    def _first_shown(self) -> int:
        """The first column that is not hidden."""
        return next(iter(self._shown_columns()), 0)

    def selected_keys(self) -> list[str]:
        """The keys of the selected rows."""
        return [index.data(KEY_ROLE) for index in self.selectionModel().selectedRows()]

    @override
    def row_heights(self, least: int) -> Iterator[int]:
        grid, option, height = int(self.showGrid()), self._cells.settle(), self._cells.height
        shown = {at: self.columnWidth(at) - grid for at in self._shown_columns()}
        for position in range(self._sorted.rowCount()):
            row = self.row_at(self._sorted.index(position, 0))
            needed = max(height(option, row, at, width) for at, width in shown.items())
            yield max(least, needed + grid)

    def _shown_columns(self) -> list[int]:
        return [at for at in range(len(self._weights)) if not self.isColumnHidden(at)]

    def least_width(self) -> int:
        """The width in which no word is cut and nothing scrolls sideways."""
        shown = self._shown_columns()
        words = sum(self._minimums[at] for at in shown)
        return words + self.verticalScrollBar().sizeHint().width() + 2 * self.frameWidth()

    @override
    def fit_columns(self) -> None:
        for column, width in self._widths(self._minimums).items():
            self.setColumnWidth(column, width)

    def _widths(self, minimums: Sequence[int]) -> dict[int, int]:
        """How wide the columns are that are shown, of which each needs so much."""
        shown = self._shown_columns()
        spare = max(0, self.viewport().width() - sum(minimums[at] for at in shown))
        total = sum(self._weights[at] for at in shown)
        return {at: minimums[at] + spare * self._weights[at] // total for at in shown}

    def look_ahead(self, rows: Sequence[TextRow]) -> None:
        """Measure other rows in the width that there is, as they may be shown next."""
        widths, option = self._widths(self._longest_words(rows)), self._cells.settle()
        for row in rows:
            for column, width in widths.items():
                self._cells.height(option, row, column, width - int(self.showGrid()))

    def _longest_words(self, rows: Sequence[TextRow]) -> tuple[int, ...]:
        """The width that each column needs so that no word is cut."""
        plain, bold = QFontMetrics(self.font()), QFontMetrics(scaled(self.font(), 1.0, bold=True))
        heads = self.horizontalHeader().fontMetrics()
        widths = []
        for column in range(len(self._weights)):
            heading = str(self.rows_model.headerData(column, Qt.Orientation.Horizontal))
            metrics = bold if column in STRONG_COLUMNS else plain
            words = {part for row in rows for part in _WORD.findall(row.cells[column])}
            longest = max(map(metrics.horizontalAdvance, words), default=0)
            widest = max(longest, heads.horizontalAdvance(heading) + pixels(_ARROW)) + _CELL_PAD
            widths.append(max(widest, pixels(self._floors.get(column, 0))))
        return tuple(widths)

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == self._opening_column:
            self._activate(index)

    def open_by_click(self, column: int) -> None:
        """Let a click in this column do what Enter does."""
        self._opening_column = column

    def _activate(self, index: QModelIndex) -> None:
        if index.isValid():
            self.activated_key.emit(index.data(KEY_ROLE))

    @override
    def keyboardSearch(self, search: str) -> None:
        self.typed.emit(search)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._activate(self.currentIndex())
        elif event.keyCombination() in _SORTING:
            self._sort_by(self.currentIndex().column(), _SORTING[event.keyCombination()])
        else:
            super().keyPressEvent(event)
