"""The theme and the size of the text of the whole program: chosen, or as the system has it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from gui.services.fonts import USUAL_TEXT_SIZE, next_text_size, set_text_size
from gui.services.theme import Theme, apply_theme, match_frame, named_theme, paint_tips


class Manner(NamedTuple):
    """How a window is shown: the size of its text, in percent, and whether it has a planner."""

    text_size: int = USUAL_TEXT_SIZE
    planner: bool = True


USUAL_MANNER = Manner()


class Looks(QObject):
    """Gives the application palette and font, and says when a window must be painted anew.

    `name` is the theme that was chosen; None follows the system.
    """

    painted = Signal(object)

    def __init__(self, theme: Theme, text_size: int, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.theme = theme
        self.name: str | None = theme.name
        self.text_size = text_size
        self._apply_size()
        match_frame(self.name)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._system_changed)

    def follow_system(self) -> None:
        """Change with the system's theme from now on."""
        self.name = None
        match_frame(None)

    def choose_theme(self, name: str | None) -> None:
        """Paint everything in a theme from now on; None follows the system."""
        self.name = name
        match_frame(name)
        self._paint(named_theme(name))

    def _system_changed(self) -> None:
        if self.name is None:
            self._paint(named_theme(None))
        QTimer.singleShot(0, self, paint_tips)  # Qt gives them the system's palette after this

    def _paint(self, theme: Theme) -> None:
        self.theme = theme
        application = QApplication.instance()
        if isinstance(application, QApplication):
            apply_theme(application, theme)
        self.painted.emit(theme)

    def choose_text_size(self, percent: int) -> bool:
        """Write in another size from now on; whether it is another."""
        changed, self.text_size = percent != self.text_size, percent
        self._apply_size()
        return changed

    def next_text_size(self, step: int) -> int:
        """The size that is next above (step 1) or below (step -1)."""
        return next_text_size(self.text_size, step)

    def _apply_size(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            set_text_size(application, self.text_size)
            self._window.setFont(application.font())  # Qt itself would do so only later
