"""What a user does with keyboard and pointer, whoever carries it to the window."""

from __future__ import annotations

from abc import ABC, abstractmethod

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget


class Hands(ABC):
    """Gives inputs to the program; they may arrive later, but in their order."""

    @abstractmethod
    def press(self, *chords: str) -> None:
        """Press keys one after the other, each written as "Ctrl+F", "Return" or "a"."""

    @abstractmethod
    def click(
        self,
        widget: QWidget,
        point: QPoint,
        button: Qt.MouseButton = Qt.MouseButton.LeftButton,
        times: int = 1,
    ) -> None:
        """Click on a point of a widget, in its own coordinates."""

    @abstractmethod
    def drag(self, widget: QWidget, start: QPoint, by: QPoint) -> None:
        """Press on a point of a widget, move the pointer, and let go."""

    @abstractmethod
    def wheel(self, widget: QWidget, point: QPoint, notches: int) -> None:
        """Turn the wheel over a point of a widget; upwards for more than 0."""

    @abstractmethod
    def resize(self, window: QWidget, width: int, height: int) -> None:
        """Give a window another size, as whoever manages windows does."""

    def type_text(self, text: str) -> None:
        """Type a text of which a keyboard has every letter."""
        self.press(*(_named(letter) for letter in text))

    def compose(self, text: str) -> None:
        """Enter a text that the keyboard does not have, as an input method does."""
        focused = QApplication.focusWidget()
        if focused is not None:
            event = QInputMethodEvent()
            event.setCommitString(text)
            QApplication.sendEvent(focused, event)

    def paste(self, text: str) -> None:
        """Copy a text elsewhere, and paste it here."""
        QGuiApplication.clipboard().setText(text)
        self.press("Ctrl+V")


def _named(letter: str) -> str:
    return {" ": "Space", "+": "Plus", "-": "Minus", "=": "Equal"}.get(letter, letter)
