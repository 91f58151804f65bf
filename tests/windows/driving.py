"""Drives a window by its keys, the way a keyboard does: through the window, not the widget."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gui.widgets.condition_list_view import ConditionListView

_MODIFIERS = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
}


def press(*keys: str) -> None:
    """Press keys one after the other; each is written as "Ctrl+F", "Return" or "Shift+F6"."""
    for key in keys:
        *held, name = key.split("+")
        modifiers = Qt.KeyboardModifier.NoModifier
        for modifier in held:
            modifiers |= _MODIFIERS[modifier]
        QTest.keyClick(_active(), Qt.Key[f"Key_{name}"], modifiers)


def write(text: str) -> None:
    """Type a text letter by letter; ASCII only."""
    for letter in text:
        QTest.keyClick(_active(), ord(letter))


def focus() -> QWidget:
    """The widget that has the focus."""
    focused = QApplication.focusWidget()
    assert focused is not None, "nothing has the focus"
    return focused


def focus_is_in(widget: QWidget) -> bool:
    """Whether the focus is on a widget or on something in it."""
    return widget is focus() or widget.isAncestorOf(focus())


def _active() -> QWindow:
    active = QGuiApplication.focusWindow()
    assert active is not None, "no window is active"
    return active


def conditions_shown(view: ConditionListView) -> list[str]:
    """The ids of the conditions in the list, in their order."""
    model = view.list_model
    rows = [model.condition_at(model.index(row)) for row in range(model.rowCount())]
    return [row.id for row in rows if row is not None]
