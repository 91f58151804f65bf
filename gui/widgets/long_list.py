"""A list view that measures a row when it comes into view, where there are very many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QWidget

from gui.compat import override

if TYPE_CHECKING:
    from gui.widgets.row_heights import RowHeights

Index = QModelIndex | QPersistentModelIndex

MANY = 150
_SAMPLE = 8
_AROUND = 4


class LongListView(QListView):
    """Up to 150 rows QListView lays out; beyond, only rows in view and next to it are measured."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heights: RowHeights | None = None
        self._measured_for: object = None

    def _index(self, row: int) -> QModelIndex:
        return self.model().index(row, 0)

    def _height_in(self, row: int) -> int:
        return self.sizeHintForIndex(self._index(row)).height()

    def forget_heights(self) -> None:
        """Measure anew from now on; the rows are others."""
        self._heights = None
        self._measured_for = None

    @override
    def doItemsLayout(self) -> None:
        number = self.model().rowCount()
        if number <= MANY:
            self._heights = None
            super().doItemsLayout()
            return
        now = (number, self.viewport().width(), self.font().pixelSize())
        if self._heights is None or self._measured_for != now:
            from gui.widgets.row_heights import RowHeights

            sample = [self._height_in(row) for row in range(_SAMPLE)]
            self._heights = RowHeights(number, round(sum(sample) / _SAMPLE))
            self._measured_for = now
        QAbstractItemView.doItemsLayout(self)

    @override
    def updateGeometries(self) -> None:
        if self._heights is None:
            super().updateGeometries()
            return
        self._measure_in_view(self._heights)
        QAbstractItemView.updateGeometries(self)

    def _measure_in_view(self, heights: RowHeights) -> None:
        """Measure what is in view and next to it; what is in view stays where it is."""
        bar, room = self.verticalScrollBar(), self.viewport().height()
        top = min(bar.value(), max(heights.top(heights.number) - room, 0))
        first = heights.row_at(top)
        row, end = max(first - _AROUND, 0), heights.number
        moved, beyond = 0, 0
        while row < end and beyond < _AROUND:
            if not heights.is_measured(row):
                more = heights.measure(row, self._height_in(row))
                moved += more if row < first else 0
            row += 1
            beyond += heights.top(row) > top + moved + room
        self._set_range(heights, room, top + moved)

    def _set_range(self, heights: RowHeights, room: int, value: int) -> None:
        bar = self.verticalScrollBar()
        most = max(heights.top(heights.number) - room, 0)
        was_blocked = bar.blockSignals(True)
        bar.setRange(0, most)
        bar.setPageStep(room)
        bar.setSingleStep(heights.of(0))
        bar.setValue(value)
        bar.blockSignals(was_blocked)
        bar.update()

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if self._heights is None:
            super().scrollContentsBy(dx, dy)
            return
        self._measure_in_view(self._heights)
        self.viewport().update()

    @override
    def verticalOffset(self) -> int:
        return (
            super().verticalOffset() if self._heights is None else self.verticalScrollBar().value()
        )

    @override
    def visualRect(self, index: Index) -> QRect:
        self.executeDelayedItemsLayout()
        heights = self._heights
        if heights is None:
            return super().visualRect(index)
        if not index.isValid() or index.row() >= heights.number:
            return QRect()
        top = heights.top(index.row()) - self.verticalScrollBar().value()
        return QRect(0, top, self.viewport().width(), heights.of(index.row()))

    @override
    def indexAt(self, p: QPoint) -> QModelIndex:
        self.executeDelayedItemsLayout()
        heights = self._heights
        if heights is None:
            return super().indexAt(p)
        place = p.y() + self.verticalScrollBar().value()
        if not 0 <= place < heights.top(heights.number):
            return QModelIndex()
        return self._index(heights.row_at(place))

    @override
    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        self.executeDelayedItemsLayout()
        heights = self._heights
        if heights is None:
            super().scrollTo(index, hint)
            return
        if not index.isValid():
            return
        bar, room = self.verticalScrollBar(), self.viewport().height()
        row = index.row()
        if not heights.is_measured(row):
            heights.measure(row, self._height_in(row))
            self._set_range(heights, room, bar.value())
        top, height = heights.top(row), heights.of(row)
        if top < bar.value():
            bar.setValue(top)
        elif top + height > bar.value() + room:
            bar.setValue(top + height - room)
            self._set_range(heights, room, heights.top(row) + heights.of(row) - room)

    @override
    def moveCursor(
        self,
        cursorAction: QAbstractItemView.CursorAction,
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        heights, current = self._heights, self.currentIndex()
        steps = {
            QAbstractItemView.CursorAction.MovePageDown: self.viewport().height(),
            QAbstractItemView.CursorAction.MovePageUp: -self.viewport().height(),
        }
        if heights is None or not current.isValid():
            return super().moveCursor(cursorAction, modifiers)
        if cursorAction not in steps:
            return QModelIndex(current)
        return self._index(heights.row_at(heights.top(current.row()) + steps[cursorAction]))

    @override
    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        if self._heights is None:
            super().setSelection(rect, command)
            return
        index = self.indexAt(rect.center())
        chosen = QItemSelection(index, index) if index.isValid() else QItemSelection()
        self.selectionModel().select(chosen, command)

    @override
    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        if self._heights is None:
            return super().visualRegionForSelection(selection)
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index)
        return region

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        self.executeDelayedItemsLayout()
        heights = self._heights
        if heights is None:
            super().paintEvent(e)
            return
        painter = QPainter(self.viewport())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        offset, width = self.verticalScrollBar().value(), self.viewport().width()
        row = heights.row_at(e.rect().top() + offset)
        top = heights.top(row) - offset
        while row < heights.number and top <= e.rect().bottom():
            option.rect = QRect(0, top, width, heights.of(row))
            self.itemDelegate().paint(painter, option, self._index(row))
            top += heights.of(row)
            row += 1
        painter.end()
