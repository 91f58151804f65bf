"""Tables in the planner's column: as high as all their rows, scrolled with all else around them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLayout, QTableView, QWidget

from gui.compat import override
from gui.models.statement_table_model import TableRow
from gui.models.text_table_model import TextRow
from gui.services.fonts import pixels
from gui.services.theme import Theme
from gui.widgets.plan_field import FieldBox
from gui.widgets.scrolled_pane import ScrolledPane
from gui.widgets.statement_table import StatementTable
from gui.widgets.text_table import TextTable

_STEP = 90
_OF_THE_COLUMN = frozenset({Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class PlanColumn(ScrolledPane):
    """Scrolls the form with the answer below it; brings the row into view that has the focus.

    The room of its scroll bar is kept, so that no field moves when the first results appear.
    """

    def __init__(self, pane: QWidget) -> None:
        super().__init__(pane)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def settle(self) -> None:
        """Give what it scrolls the height that it needs, at once."""
        QApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))

    @override
    def sizeHint(self) -> QSize:
        """It needs no more than this, because it scrolls."""
        return self.minimumSizeHint()

    @override
    def _show_focused(self) -> None:
        focused = QApplication.focusWidget()
        if focused is None or not self._pane.isAncestorOf(focused):
            return
        if isinstance(focused, PlanStatements | PlanTable):
            self.show_row(focused)
        else:
            above = focused.parentWidget()
            self.bring_into_view(above if isinstance(above, FieldBox) else focused)

    def show_row(self, table: QTableView) -> None:
        """Scroll until the current row of a table is seen."""
        row = table.visualRect(table.currentIndex())
        if row.isValid():
            row.translate(table.viewport().pos())
            if table.currentIndex().row() == 0:
                row.setTop(0)  # with the headings
            self.bring_part_into_view(table, row)

    def step_inside(self, table: QTableView, key: int) -> bool:
        """Scroll within a row that is higher than the column; whether there was more of it."""
        row, bar = table.visualRect(table.currentIndex()), self.verticalScrollBar()
        top = table.viewport().mapTo(self.viewport(), QPoint(0, row.top())).y()
        beyond = top + row.height() - self.viewport().height()
        if key == Qt.Key.Key_Down and row.isValid() and beyond > 0:
            bar.setValue(bar.value() + min(pixels(_STEP), beyond))
            return True
        if key == Qt.Key.Key_Up and row.isValid() and top < 0:
            bar.setValue(bar.value() - min(pixels(_STEP), -top))
            return True
        return False


class PlanStatements(StatementTable):
    """The table of two columns; all of its rows are there, and the column scrolls."""

    def __init__(self, theme: Theme, column: PlanColumn) -> None:
        super().__init__(theme)
        self._column = column
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def refill(self, rows: Sequence[TableRow]) -> None:
        """Replace all rows; the current one stays where it was."""
        model, current = self.rows_model, self.currentIndex()
        shown = [model.row_at(at) for at in range(model.rowCount())]
        if list(rows) != shown:
            self.show_rows(rows)
            if current.isValid():
                self.setCurrentIndex(model.index(current.row(), current.column()))

    @override
    def fit(self) -> None:
        self._is_fitted = self.isVisible()
        if self._is_fitted:
            self.wrap()

    @override
    def wrap(self) -> None:
        super().wrap()
        _grow(self)

    @override
    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        super().currentChanged(current, previous)
        if self.hasFocus():
            self._column.show_row(self)

    @override
    def _scroll_inside(self, key: int) -> bool:
        return self._column.step_inside(self, key)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OF_THE_COLUMN:
            event.ignore()
        else:
            super().keyPressEvent(event)


class PlanTable(TextTable):
    """A table of text that is not sorted; where width is short, each row is told in lines."""

    def __init__(
        self, headings: Sequence[str], weights: Sequence[int], theme: Theme, column: PlanColumn
    ) -> None:
        super().__init__(headings, weights, theme)
        self._headings = tuple(headings)
        self._column = column
        self._wanted: tuple[TextRow, ...] = ()
        self.is_folded, self._width = False, 0
        self.setSortingEnabled(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_lines(self, rows: Sequence[TextRow]) -> None:
        """Replace all rows; the current one stays where it was."""
        if tuple(rows) != self._wanted:
            self._wanted = tuple(rows)
            self._show()

    def _show(self) -> None:
        current = self.currentIndex()
        needed = sum(self._longest_words(self._wanted))
        self.is_folded = 0 < self._width < needed
        for at in range(1, len(self._headings)):
            self.setColumnHidden(at, self.is_folded)
        self.show_rows(list(map(self._folded, self._wanted)) if self.is_folded else self._wanted)
        if current.isValid():
            column = 0 if self.is_folded else current.column()
            self.setCurrentIndex(self.model().index(current.row(), column))

    def _folded(self, row: TextRow) -> TextRow:
        first, *others = row.cells
        named = zip(self._headings[1:], others, strict=True)
        lines = [first, *(f"{heading}: {cell}" for heading, cell in named if cell)]
        return TextRow(row.key, ("\n".join(lines), *("" for _ in others)), row.tone)

    @override
    def _sort_by(self, column: int, order: Qt.SortOrder) -> None:
        """The rows have an order of their own."""

    @override
    def fit(self) -> None:
        self._is_fitted = self.isVisible()
        if self._is_fitted:
            self.wrap()

    @override
    def wrap(self) -> None:
        super().wrap()
        _grow(self)

    @override
    def refit(self) -> None:
        self._width = self.viewport().width()
        self._show()

    @override
    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        super().currentChanged(current, previous)
        if self.hasFocus():
            self._column.show_row(self)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        arrows = {Qt.Key.Key_Down, Qt.Key.Key_Up}
        if key in _OF_THE_COLUMN or (key in arrows and self._column.step_inside(self, key)):
            event.setAccepted(key in arrows)
        else:
            super().keyPressEvent(event)


def _grow(table: QTableView) -> None:
    """Be as high as all rows are, with what stands above and below them."""
    rows = sum(map(table.rowHeight, range(table.model().rowCount())))
    heads = table.horizontalHeader()
    is_wider = heads.length() > table.viewport().width()
    sideways = table.horizontalScrollBar().sizeHint().height() if is_wider else 0
    height = rows + heads.sizeHint().height() + sideways + 2 * table.frameWidth()
    if table.minimumHeight() != height or table.maximumHeight() != height:
        table.setFixedHeight(height)


def reveal(widget: QWidget, *, shown: bool) -> None:
    """Show a widget or hide it, where that is not how it is."""
    if widget.isHidden() == shown:
        widget.setVisible(shown)


def read_in_order(layout: QLayout) -> None:
    """Have a screen reader read what is laid out from first to last, whenever it was made."""
    items = [layout.itemAt(at) for at in range(layout.count())]
    parts = [part for item in items if item is not None and (part := item.widget()) is not None]
    parent = layout.parentWidget()
    if parent is not None and [one for one in parent.children() if one in parts] != parts:
        for part in parts:
            part.raise_()
