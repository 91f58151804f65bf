"""The search field: typing goes here from anywhere; its arrow keys move in the list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from gui.compat import override
from gui.services.fonts import pixels

_MAX_LENGTH = 200
_PAGE = 8
_BESIDE_HINT = 14


class SearchField(QLineEdit):
    """A line of text that hands the keys of the list on."""

    moved = Signal(int)
    confirmed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(_MAX_LENGTH)
        self.textChanged.connect(self.offer_clearing)
        self.setAccessibleName(self.tr("Search"))
        self._hint = self.tr("Condition, abbreviation, code or therapy")
        self.setPlaceholderText(self._hint)

    def offer_clearing(self) -> None:
        """Add the button that empties the field; its icon is looked for in all of the system."""
        if not self.isClearButtonEnabled():
            self.setClearButtonEnabled(True)
            for button in self.findChildren(QAbstractButton):
                button.setAccessibleName(self.tr("Clear the search"))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """The hint is shorter where the longer one would be cut."""
        super().resizeEvent(event)
        room = event.size().width() - pixels(_BESIDE_HINT)
        fits = self.fontMetrics().horizontalAdvance(self._hint) <= room
        self.setPlaceholderText(self._hint if fits else self.tr("Search"))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _PAGE,
            Qt.Key.Key_PageUp: -_PAGE,
        }
        key = Qt.Key(event.key())
        if key in steps:
            self.moved.emit(steps[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.confirmed.emit()
        elif is_for_the_window(event, selected=self.hasSelectedText()):
            event.ignore()
        else:
            super().keyPressEvent(event)


def is_for_the_window(event: QKeyEvent, *, selected: bool) -> bool:
    """A letter with Alt, and copying where nothing is selected."""
    if event.matches(QKeySequence.StandardKey.Copy):
        return not selected
    return event.modifiers() == Qt.KeyboardModifier.AltModifier and bool(event.text().strip())
