"""Scrolls a pane as a whole where it is not as high as what it shows needs."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from gui.compat import override
from gui.services.fonts import pixels

_LEAST_WIDTH = 150


class ScrolledPane(QScrollArea):
    """Holds one pane; whatever in it takes the focus comes into view."""

    def __init__(self, pane: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.verticalScrollBar().setSingleStep(pixels(24))
        self._pane = pane
        self.setWidget(pane)
        self._settled = QTimer(self)  # where it lies is known once the layout has settled
        self._settled.setSingleShot(True)
        self._settled.timeout.connect(self._show_focused)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(max(pixels(_LEAST_WIDTH), self._pane.minimumWidth()), pixels(60))

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._pane.isAncestorOf(now):
            self._settled.start()

    def _area_of(self, widget: QWidget) -> QWidget:
        """The outermost area in the pane that scrolls a widget, or else the widget itself."""
        found, above = widget, widget.parentWidget()
        while above is not None and above is not self._pane:
            if isinstance(above, QAbstractScrollArea):
                found = above
            above = above.parentWidget()
        return found

    def _show_focused(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self._pane.isAncestorOf(focused):
            self.bring_into_view(self._area_of(focused))

    def bring_into_view(self, widget: QWidget) -> None:
        """Scroll until a widget is seen; its upper end, where it is higher than the pane."""
        self.bring_part_into_view(widget, widget.rect())

    def bring_part_into_view(self, widget: QWidget, part: QRect) -> None:
        """Scroll until a part of a widget is seen; its upper end, where it is too high."""
        bar, room = self.verticalScrollBar(), self.viewport().height()
        top = widget.mapTo(self._pane, QPoint(0, part.top())).y()
        bottom = top + part.height()
        if bottom > bar.value() + room:
            bar.setValue(min(top, bottom - room))
        if top < bar.value():
            bar.setValue(top)
