"""Chips: small two-state buttons, and the layout that lets them flow over several lines."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLayout, QLayoutItem, QPushButton, QStyle, QWidget

from gui.compat import override
from gui.services.fonts import pixels
from gui.services.theme import Theme

_PAD, _HIGH, _FLAT = 8, 5, 2
_PAGE_PAD, _PAGE_HIGH = 9, 9
_SPACE = 4
_TICK = 8
_TICK_GAP = 5
_WRAPPED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
_NO_LIMIT = 10_000


class Chip(QPushButton):
    """A pill that is on or off; on is filled and has a tick. A long text wraps."""

    def __init__(self, text: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._text = text
        self._theme = theme
        self._flat = False
        self.setCheckable(True)
        self.setAutoDefault(False)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self._theme = theme
        self.update()

    def set_flat(self, flat: bool) -> None:
        """Be less high, where height is short."""
        if flat != self._flat:
            self._flat = flat
            self.updateGeometry()

    def _beside(self) -> int:
        """What stands beside the text, in pixels."""
        return 2 * pixels(_PAD) + pixels(_TICK)

    def _above(self) -> int:
        return pixels(_FLAT if self._flat else _HIGH)

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self._text) + self._beside()
        return QSize(width, metrics.height() + self._above())

    @override
    def minimumSizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        longest = max(map(metrics.horizontalAdvance, self._text.split()), default=0)
        least = QSize(longest + self._beside() + pixels(_TICK_GAP), self.sizeHint().height())
        return least.boundedTo(self.sizeHint())

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        if width >= self.sizeHint().width():
            return self.sizeHint().height()
        room = QRect(0, 0, width - self._beside() - pixels(_TICK_GAP), _NO_LIMIT)
        text = self.fontMetrics().boundingRect(room, _WRAPPED, self._text)
        return text.height() + self._above()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, on = self._theme, self.isChecked()
        thick = 2.0 if self.hasFocus() else 1.0
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.setPen(QPen(theme.accent if on or self.hasFocus() else theme.edge, thick))
        painter.setBrush(theme.selected if on else theme.base)
        round_ = min(box.height(), self.sizeHint().height()) / 2
        painter.drawRoundedRect(box, round_, round_)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), round_, round_)
        painter.setPen(theme.text if self.isEnabled() else theme.muted)
        text_box = self.rect()
        if on:
            self._paint_tick(painter)
            text_box.adjust(pixels(_TICK + _TICK_GAP), 0, 0, 0)
        place = QStyle.visualRect(self.layoutDirection(), self.rect(), text_box)
        painter.drawText(place, self._flags(text_box), self._text)

    def _flags(self, box: QRect) -> int:
        """Wraps only what is longer than its place, so that no rounding breaks a line."""
        fits = self.fontMetrics().horizontalAdvance(self._text) <= box.width()
        return int(Qt.AlignmentFlag.AlignCenter) if fits else int(_WRAPPED)

    def _paint_tick(self, painter: QPainter) -> None:
        middle, left, unit = self.height() / 2, pixels(_PAD - 2), pixels(8) / 8
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = self.width() - left - pixels(_TICK)
        corners = ((0, 0), (3, 3), (8, -4))
        painter.save()
        painter.setPen(QPen(self._theme.accent, 2 * unit))
        painter.drawPolyline([QPointF(left + x * unit, middle + y * unit) for x, y in corners])
        painter.restore()


class PageButton(Chip):
    """A button of the row of pages; the page that is shown is filled."""

    @override
    def _beside(self) -> int:
        return 2 * pixels(_PAGE_PAD)

    @override
    def _above(self) -> int:
        return pixels(_PAGE_HIGH)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, on = self._theme, self.isChecked()
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        edge = theme.edge if self.isEnabled() else theme.line
        painter.setPen(QPen(theme.accent if on or self.hasFocus() else edge, 1))
        painter.setBrush(theme.accent if on else theme.base)
        painter.drawRoundedRect(box, 5, 5)
        if self.hasFocus():
            painter.setPen(QPen(theme.on_accent if on else theme.accent, 1.5 * theme.stroke))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(2.5, 2.5, -2.5, -2.5), 3, 3)
        ink = theme.on_accent if on else theme.text
        painter.setPen(ink if self.isEnabled() else theme.muted)
        painter.drawText(self.rect(), self._flags(self.rect()), self._text)


class _Items(list[QLayoutItem]):
    """The items of a layout, which Qt leaves to it to delete."""

    def __del__(self) -> None:
        for item in self:
            if shiboken6.isValid(item):
                shiboken6.delete(item)


class FlowLayout(QLayout):
    """Items in lines, as words in a paragraph."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items = _Items()
        self._heights: dict[int, int] = {}
        self._least: QSize | None = None
        self.setContentsMargins(0, 0, 0, 0)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self._forget()

    @override
    def invalidate(self) -> None:
        """Something in it changed; until then every size is the one that it was."""
        self._forget()
        super().invalidate()

    def _forget(self) -> None:
        self._heights.clear()
        self._least = None

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        self._forget()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def minimumSize(self) -> QSize:
        if self._least is None:
            least = QSize()
            for item in self._items:
                least = least.expandedTo(item.minimumSize())
            self._least = least
        return QSize(self._least)

    def _direction(self) -> Qt.LayoutDirection:
        parent = self.parentWidget()
        return Qt.LayoutDirection.LeftToRight if parent is None else parent.layoutDirection()

    def _place(self, rect: QRect, *, move: bool) -> int:
        x, y, line, space = rect.x(), rect.y(), 0, pixels(_SPACE)
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            size = item.sizeHint()
            if size.width() > rect.width() and item.hasHeightForWidth():
                size = QSize(rect.width(), item.heightForWidth(rect.width()))
            if x + size.width() > rect.right() + 1 and line > 0:
                x, y, line = rect.x(), y + line + space, 0
            if move:
                place = QRect(QPoint(x, y), size)
                item.setGeometry(QStyle.visualRect(self._direction(), rect, place))
            x += size.width() + space
            line = max(line, size.height())
        return y + line - rect.y()
