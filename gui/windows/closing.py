"""Closes what lies over the main window, as if the user had refused it, and what is outside."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QClipboard, QGuiApplication, QPixmapCache
from PySide6.QtWidgets import QApplication, QDialog, QToolTip, QWidget

_MOST_STEPS = 100
_NATIVE_MS = 20


def forget_outside() -> None:
    """Take back what the window shows and holds outside of itself.

    What was copied stays, somebody wanted it; what was only marked with the mouse does not. Qt
    keeps pictures of controls by the palette of each widget: those of widgets that go are useless.
    """
    QToolTip.hideText()
    QPixmapCache.clear()
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)


class Closing(QObject):
    """Goes from the innermost window outwards, one in each turn of the event loop.

    A dialog may wait for another in an event loop of its own; that must end before it goes itself.
    """

    done = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._steps = 0

    def begin(self) -> None:
        """Close all; `done` is emitted when nothing lies over the window any more."""
        self._steps = 0
        self._go_on()

    def _go_on(self) -> None:
        if sys.platform == "win32" and self._steps <= _MOST_STEPS:
            from gui.services.native_dialogs import cancel_native_dialogs

            if cancel_native_dialogs():
                self._steps += 1
                QTimer.singleShot(_NATIVE_MS, self, self._go_on)
                return
        top = self._innermost()
        if top is None or self._steps > _MOST_STEPS:
            self.done.emit()
            return
        self._steps += 1
        if isinstance(top, QDialog):
            top.reject()
        else:
            top.close()
        QTimer.singleShot(0, self, self._go_on)

    def _innermost(self) -> QWidget | None:
        found = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if found is not None:
            return found
        others = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
        return next((top for top in others if top is not self._window), None)
