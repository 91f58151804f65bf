"""Chips: small two-state buttons, and the layout that lets them flow over several lines."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLayout, QLayoutItem, QPushButton, QWidget

from gui.compat import override
from gui.services.theme import Theme

_PAD = 8
_SPACE = 4
_TICK = 8
_TICK_GAP = 5


class Chip(QPushButton):
    """A pill that is on or off; on is filled and has a tick."""

    def __init__(self, text: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._text = text
        self._theme = theme
        self.setCheckable(True)
        self.setAutoDefault(False)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self._theme = theme
        self.update()

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self._text) + 2 * _PAD + _TICK
        return QSize(width, metrics.height() + 5)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, on = self._theme, self.isChecked()
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        edge = theme.accent if on or self.hasFocus() else theme.line
        painter.setPen(QPen(edge, 2 if self.hasFocus() else 1))
        painter.setBrush(theme.selected if on else theme.base)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(theme.text if self.isEnabled() else theme.muted)
        text_box = self.rect()
        if on:
            self._paint_tick(painter)
            text_box = text_box.adjusted(_TICK + _TICK_GAP, 0, 0, 0)
        painter.drawText(text_box, Qt.AlignmentFlag.AlignCenter, self._text)

    def _paint_tick(self, painter: QPainter) -> None:
        middle, left = self.height() / 2, _PAD - 2
        painter.save()
        painter.setPen(QPen(self._theme.accent, 2))
        painter.drawPolyline(
            [
                QPoint(left, round(middle)),
                QPoint(left + 3, round(middle + 3)),
                QPoint(left + 8, round(middle - 4)),
            ]
        )
        painter.restore()


class PageButton(Chip):
    """A button of the row of pages; the page that is shown is filled."""

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._text) + 18, metrics.height() + 9)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, on = self._theme, self.isChecked()
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.setPen(QPen(theme.accent if on or self.hasFocus() else theme.line, 1))
        painter.setBrush(theme.accent if on else theme.base)
        painter.drawRoundedRect(box, 5, 5)
        if self.hasFocus():
            painter.setPen(QPen(theme.on_accent if on else theme.accent, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(2.5, 2.5, -2.5, -2.5), 3, 3)
        ink = theme.on_accent if on else theme.text
        painter.setPen(ink if self.isEnabled() else theme.muted)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)


class FlowLayout(QLayout):
    """Items in lines, as words in a paragraph."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, move: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            size = item.sizeHint()
            if size.width() > rect.width() and item.hasHeightForWidth():
                size = QSize(rect.width(), item.heightForWidth(rect.width()))
            if x + size.width() > rect.right() + 1 and line > 0:
                x, y, line = rect.x(), y + line + _SPACE, 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + _SPACE
            line = max(line, size.height())
        return y + line - rect.y()
