"""The list of conditions: name, abbreviation and code, and both verdicts as marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QWidget,
)

from gui.compat import override
from gui.models.condition_list_model import ConditionListModel, ListRole
from gui.pages.condition_list import ListPage
from gui.pages.list_rows import ConditionRow, GroupRow
from gui.services.fonts import pixels, scaled
from gui.services.theme import Theme
from gui.widgets.condition_row import RowFonts, RowLayout, row_pad
from gui.widgets.focus_ring import FocusRing
from gui.widgets.long_list import LongListView
from gui.widgets.mirroring import draw_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

Index = QModelIndex | QPersistentModelIndex

_FAR = 1_000_000
_NO_LIMIT = 10_000
_LEAST_WIDTH = 120
_LEAST = (200, 60)
_MOST_LAYOUTS = 1000
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Home: -_FAR,
    Qt.Key.Key_End: _FAR,
}


class _RowDelegate(QStyledItemDelegate):
    def __init__(self, view: ConditionListView, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._layouts: dict[tuple[str, str], RowLayout] = {}
        self._width, self._fonts = 0, RowFonts(view.font())
        self.theme = theme

    def _layout(self, row: ConditionRow) -> RowLayout:
        width, font = self._view.row_width, self._view.font()
        if font.pixelSize() != self._fonts.size:
            self._width, self._fonts = -1, RowFonts(font)
        if width != self._width or len(self._layouts) > _MOST_LAYOUTS:
            self._layouts.clear()
            self._width = width
        key = (row.id, row.matched)
        found = self._layouts.get(key)
        if found is None:
            found = self._layouts[key] = RowLayout(row, width, self._fonts)
        return found

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ListRole.ROW)
        if isinstance(row, ConditionRow):
            return QSize(_LEAST_WIDTH, self._layout(row).height)
        metrics = QFontMetrics(self._group_font())
        room = QRect(0, 0, self._view.row_width - 2 * row_pad(), _NO_LIMIT)
        text = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, row.label)
        return QSize(_LEAST_WIDTH, text.height() + pixels(20))

    def _group_font(self) -> QFont:
        return scaled(self._view.font(), 0.85, bold=True)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ListRole.ROW)
        box: QRect = option.rect
        painter.save()
        if isinstance(row, GroupRow):
            self._paint_group(painter, box, row)
        elif isinstance(row, ConditionRow):
            self._paint_ground(painter, box, index)
            is_open = bool(index.data(ListRole.OPEN))
            self._layout(row).paint(painter, box, self.theme, is_open=is_open)
        painter.restore()

    def _paint_group(self, painter: QPainter, box: QRect, row: GroupRow) -> None:
        painter.setFont(self._group_font())
        painter.setPen(self.theme.muted)
        inner = box.adjusted(row_pad(), 0, -row_pad(), -pixels(4))
        flags = int(Qt.AlignmentFlag.AlignBottom) | int(Qt.TextFlag.TextWordWrap)
        draw_text(painter, inner, flags, row.label)

    def _paint_ground(self, painter: QPainter, box: QRect, index: Index) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = QRectF(box).adjusted(3, 1, -3, -1)
        if index.data(ListRole.OPEN):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.selected)
            painter.drawRoundedRect(inner, 5, 5)
            painter.setBrush(self.theme.accent)
            edge = QRect(box.left() + 3, box.top() + 4, pixels(3), box.height() - 8)
            painter.drawRect(QStyle.visualRect(painter.layoutDirection(), box, edge))
        if self._view.currentIndex() == index:
            strong = self._view.hasFocus() or self._view.cursor_shown
            colour = self.theme.accent if strong else self.theme.edge
            painter.setPen(QPen(colour, (1.5 if strong else 1) * self.theme.stroke))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner, 5, 5)


class ConditionListView(LongListView):
    """Shows a list model; opening a row is asked for by click, Enter or the arrow keys."""

    opened = Signal(str)
    typed = Signal(str)
    entered_comparison = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list_model = ConditionListModel(self)
        self.cursor_shown = False
        self.row_width = 0
        self._delegate = _RowDelegate(self, theme)
        self.setModel(self.list_model)
        self.setItemDelegate(self._delegate)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Conditions"))
        self.clicked.connect(self._open)
        FocusRing(self)

    @override
    def sizeHint(self) -> QSize:
        """Little: what is around it gives the height, and scrolls where it cannot have the hint."""
        return QSize(*map(pixels, _LEAST))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """The event tells the width inside the frame and beside the scroll bar."""
        super().resizeEvent(event)
        if self.row_width != event.size().width():
            self.row_width = event.size().width()
            self.scheduleDelayedItemsLayout()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self._delegate.theme = theme
        self.viewport().update()

    def current_id(self) -> str | None:
        """The condition under the cursor."""
        row = self.list_model.condition_at(self.currentIndex())
        return row.id if row else None

    def cursor_is_open(self) -> bool:
        """Whether the cursor is on the condition that the right pane shows."""
        return bool(self.currentIndex().data(ListRole.OPEN))

    def show_page(self, page: ListPage) -> None:
        """Replace all rows."""
        self.forget_heights()
        self.list_model.show_page(page)

    def put_cursor(self, index: QModelIndex) -> None:
        """Move the cursor without opening anything."""
        self.cursor_shown = index.isValid()
        self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index)
            self.update(index)

    def move_cursor(self, steps: int) -> None:
        """Move the cursor by a number of conditions and open the one it comes to."""
        direction = 1 if steps > 0 else -1
        index = self.currentIndex()
        if abs(steps) == _FAR:
            index = self.list_model.last() if steps > 0 else self.list_model.first()
        for _ in range(abs(steps) % _FAR):
            following = self.list_model.next_condition(index.row(), direction)
            if not following.isValid():
                break
            index = following
        if index.isValid():
            self.put_cursor(index)
            self._open(index)

    def _open(self, index: QModelIndex) -> None:
        row = self.list_model.condition_at(index)
        if row is not None:
            self.opened.emit(row.id)

    @override
    def dataChanged(self, topLeft: Index, bottomRight: Index, roles: Sequence[int] = ()) -> None:
        """Rows keep their size, so only they are painted; QListView would lay out all again."""
        QAbstractItemView.dataChanged(self, topLeft, bottomRight, list(roles))

    @override
    def keyboardSearch(self, search: str) -> None:
        self.typed.emit(search)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.current_id():
            self.entered_comparison.emit(self.current_id())
        elif key in _STEPS:
            self.move_cursor(_STEPS[Qt.Key(key)])
        else:
            super().keyPressEvent(event)
            self._open(self.currentIndex())
