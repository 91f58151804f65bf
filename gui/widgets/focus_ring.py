"""A ring around a widget that has the focus, where its style shows none."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

from gui.compat import override

_THICK = 2.0


class FocusRing(QWidget):
    """Lies over its widget, `inset` pixels from its edge, and is seen while that has the focus.

    Of a widget that hands its focus on, `focused` is the one that has it.
    """

    def __init__(self, around: QWidget, inset: int = 0, focused: QWidget | None = None) -> None:
        super().__init__(around)
        self._focused = focused or around
        self._inset = inset
        self._around = around
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        for watched in {around, self._focused}:
            watched.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the focus and the size of its widget."""
        kind = event.type()
        if kind == QEvent.Type.FocusOut and watched is self._focused:
            self.hide()
        elif (kind == QEvent.Type.FocusIn and watched is self._focused) or (
            kind == QEvent.Type.Resize and self.isVisible()
        ):
            self.resize(self._around.size())
            self.raise_()
            self.show()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), _THICK))
        inside = self._inset + _THICK / 2
        painter.drawRect(QRectF(self.rect()).adjusted(inside, inside, -inside, -inside))
