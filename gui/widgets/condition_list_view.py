"""The list of conditions: name, abbreviation and code, and both verdicts as marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QWidget,
)

from gui.compat import override
from gui.models.condition_list_model import ConditionListModel, ListRole
from gui.pages.condition_list import ConditionRow, GroupRow
from gui.services.fonts import scaled
from gui.services.marks import paint_mark
from gui.services.theme import Theme
from gui.widgets.focus_ring import FocusRing

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

Index = QModelIndex | QPersistentModelIndex

_FAR = 1_000_000
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Home: -_FAR,
    Qt.Key.Key_End: _FAR,
}
MARK_SIZE = 20
MARK_COLUMN = 38
_PAD = 10


class _RowDelegate(QStyledItemDelegate):
    def __init__(self, view: ConditionListView, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self.theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        metrics = QFontMetrics(self._view.font())
        small = QFontMetrics(scaled(self._view.font(), 0.85))
        return QSize(120, metrics.height() + small.height() + 4)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ListRole.ROW)
        box: QRect = option.rect
        painter.save()
        if isinstance(row, GroupRow):
            self._paint_group(painter, box, row)
        elif isinstance(row, ConditionRow):
            self._paint_ground(painter, box, index)
            self._paint_condition(painter, box, row, is_open=bool(index.data(ListRole.OPEN)))
        painter.restore()

    def _paint_group(self, painter: QPainter, box: QRect, row: GroupRow) -> None:
        painter.setFont(scaled(self._view.font(), 0.85, bold=True))
        painter.setPen(self.theme.muted)
        inner = box.adjusted(_PAD, 0, 0, -4)
        painter.drawText(inner, Qt.AlignmentFlag.AlignBottom, row.label)

    def _paint_ground(self, painter: QPainter, box: QRect, index: Index) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = QRectF(box).adjusted(3, 1, -3, -1)
        if index.data(ListRole.OPEN):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.selected)
            painter.drawRoundedRect(inner, 5, 5)
            painter.setBrush(self.theme.accent)
            painter.drawRect(QRectF(inner.left(), inner.top() + 3, 3, inner.height() - 6))
        if self._view.currentIndex() == index:
            strong = self._view.hasFocus() or self._view.cursor_shown
            painter.setPen(QPen(self.theme.accent if strong else self.theme.line, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner, 5, 5)

    def _paint_condition(
        self, painter: QPainter, box: QRect, row: ConditionRow, *, is_open: bool
    ) -> None:
        font = scaled(self._view.font(), 1.0, bold=is_open)
        small = scaled(self._view.font(), 0.85)
        marks = box.right() - 2 * MARK_COLUMN - 2
        text = QRect(box.left() + _PAD, box.top() + 2, marks - box.left() - _PAD - 4, box.height())
        metrics = QFontMetrics(font)
        if metrics.horizontalAdvance(row.name) > text.width() - 2:
            self._paint_long_name(painter, text, row)
        else:
            painter.setFont(font)
            painter.setPen(self.theme.text)
            painter.drawText(text, Qt.AlignmentFlag.AlignTop, row.name)
            below = text.adjusted(0, metrics.height() - 1, 0, 0)
            _draw_elided(painter, below, row.subtitle, small, self.theme.muted)
        self._paint_marks(painter, box, row)

    def _paint_long_name(self, painter: QPainter, text: QRect, row: ConditionRow) -> None:
        """Over two smaller lines, the subtitle at the end of the second."""
        font = scaled(self._view.font(), 0.9)
        small = scaled(self._view.font(), 0.85)
        metrics = QFontMetrics(font)
        first, second = _two_lines(row.name, metrics, text.width() - 2)
        painter.setPen(self.theme.text)
        _draw_elided(painter, text, first, font, self.theme.text)
        below = text.adjusted(0, metrics.height() - 1, 0, 0)
        _draw_elided(painter, below, second, font, self.theme.text)
        below.adjust(metrics.horizontalAdvance(second) + 8 if second else 0, 1, 0, 0)
        if below.width() > 0:
            _draw_elided(painter, below, row.subtitle, small, self.theme.muted)

    def _paint_marks(self, painter: QPainter, box: QRect, row: ConditionRow) -> None:
        marks = box.right() - 2 * MARK_COLUMN - 2
        for place, (verdict, alone) in enumerate(
            ((row.plex, row.plex_unsupported), (row.ivig, row.ivig_unsupported))
        ):
            left = marks + place * MARK_COLUMN + (MARK_COLUMN - MARK_SIZE) / 2
            top = box.top() + (box.height() - MARK_SIZE) / 2
            mark = QRectF(left, top, MARK_SIZE, MARK_SIZE)
            paint_mark(painter, mark, verdict, self.theme, unsupported=alone)


def _draw_elided(painter: QPainter, box: QRect, text: str, font: QFont, colour: QColor) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignTop, shown)


def _two_lines(text: str, metrics: QFontMetrics, width: int) -> tuple[str, str]:
    words = text.split(" ")
    taken = 1
    while taken < len(words) and metrics.horizontalAdvance(" ".join(words[: taken + 1])) <= width:
        taken += 1
    return " ".join(words[:taken]), " ".join(words[taken:])


class ConditionListView(QListView):
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
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Conditions"))
        self.clicked.connect(self._open)
        FocusRing(self)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """The event tells the width inside the frame and beside the scroll bar."""
        super().resizeEvent(event)
        self.row_width = event.size().width()

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
        for _ in range(abs(steps)):
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
