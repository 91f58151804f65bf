"""Inputs handed to Qt itself, where there is no display: the window then has them at once."""

from __future__ import annotations

from typing import cast

import shiboken6
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gui.compat import override
from tests.benchmarks.endurance.hands import Hands

_MODIFIERS = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
}
_NOTCH = 120


class QtHands(Hands):
    """Sends keys through the window, as a display would, and the pointer to what it is over.

    Windows of widgets are not asked for: PySide keeps what it made for one that has gone, and
    hands that out for the next at the same place in memory.
    """

    @override
    def press(self, *chords: str) -> None:
        for chord in chords:
            *held, name = chord.split("+")
            modifiers = Qt.KeyboardModifier.NoModifier
            for modifier in held:
                modifiers |= _MODIFIERS[modifier]
            key = ord(name) if len(name) == 1 and not held else Qt.Key[f"Key_{name}"]
            popup, window = QApplication.activePopupWidget(), QGuiApplication.focusWindow()
            if popup is not None:
                inside = cast("QWidget | None", popup.focusWidget())
                QTest.keyClick(popup if inside is None else inside, key, modifiers)
            elif window is not None:
                QTest.keyClick(window, key, modifiers)

    @override
    def click(
        self,
        widget: QWidget,
        point: QPoint,
        button: Qt.MouseButton = Qt.MouseButton.LeftButton,
        times: int = 1,
    ) -> None:
        for _ in range(times):
            if shiboken6.isValid(widget):
                under, place = _under(widget, point)
                QTest.mouseClick(under, button, Qt.KeyboardModifier.NoModifier, place)

    @override
    def drag(self, widget: QWidget, start: QPoint, by: QPoint) -> None:
        """With a button held, what is marked would wait for the end in an event loop."""
        under, place = _under(widget, start)
        QTest.mouseMove(under, place)
        QTest.mouseMove(under, place + by)

    @override
    def wheel(self, widget: QWidget, point: QPoint, notches: int) -> None:
        under, place = _under(widget, point)
        event = QWheelEvent(
            QPointF(place),
            QPointF(under.mapToGlobal(place)),
            QPoint(),
            QPoint(0, notches * _NOTCH),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(under, event)

    @override
    def resize(self, window: QWidget, width: int, height: int) -> None:
        window.resize(width, height)


def _under(widget: QWidget, point: QPoint) -> tuple[QWidget, QPoint]:
    """What lies at a point of a widget, and the point in it."""
    under = widget.childAt(point) or widget
    return under, under.mapFrom(widget, point)
