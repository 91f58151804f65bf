"""A window that several people use: it forgets by itself, and a second start comes to it."""

from __future__ import annotations

import os
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from gui.cli.answers import DONE, WRONG_USE, WrongConditionError, resolve_condition
from gui.machine.instance import Answer, Instance, Wish
from gui.services.door import Door
from gui.services.idle import IdleWatch, since_boot_s
from gui.windows.closing import Closing
from gui.windows.main_window import MainWindow


class SharedSession(QObject):
    """Brings a window back to its neutral start, and lets second starts in.

    `rested` is emitted once a stretch of idleness has brought the window back.
    """

    rested = Signal()

    def __init__(
        self,
        window: MainWindow,
        idle_s: float,
        speak: Callable[[str], object],
        clock: Callable[[], float] = since_boot_s,
    ) -> None:
        """Watch a window.

        Args:
            idle_s: after how many seconds without an input the window forgets; 0 for never.
            speak: has the window speak another language.
        """
        super().__init__(window)
        self._window = window
        self._speak = speak
        self._closing = Closing(window)
        self._closing.done.connect(self._end_reset)
        self._is_resetting = False
        self._wanted: str | None = None
        self._door: Door | None = None
        self._watch: IdleWatch | None = None
        application = QApplication.instance()
        if idle_s > 0 and isinstance(application, QApplication):
            self._watch = IdleWatch(application, idle_s, clock)
            self._watch.passed.connect(self._begin_reset)
            window.destroyed.connect(self._watch.deleteLater)

    def let_in(self, instance: Instance) -> None:
        """Let second starts in from now on, here alone; without a door they do not wait for one."""
        self.leave()
        try:
            self._door = Door(instance, self.admit, self)
        except OSError:
            instance.close()

    def leave(self) -> None:
        """From now on no second start comes here."""
        if self._door is not None:
            self._door.close()
            self._door.deleteLater()
            self._door = None

    def admit(self, wish: Wish) -> Answer:
        """Show the window, at what a second start asks for; what is under way there stays."""
        if self._watch is not None:
            self._watch.note()
        menu = QApplication.activePopupWidget()
        if menu is not None:
            menu.close()
        answer = self._open(wish)
        _bring_forward(QApplication.activeModalWidget() or self._window, wish.token)
        return answer

    def _open(self, wish: Wish) -> Answer:
        if wish.condition is not None:
            try:
                condition = resolve_condition(self._window.reference, wish.condition)
            except WrongConditionError as error:
                return Answer(WRONG_USE, str(error))
            if self._is_resetting:
                self._wanted = condition
            else:
                self._window.enter_condition(condition)
        if wish.language is not None and "language" not in self._window.locked:
            self._speak(wish.language)
        if wish.theme is not None and "theme" not in self._window.locked:
            self._window.choose_theme(wish.theme, keep=False)
        return Answer(DONE)

    def _begin_reset(self) -> None:
        """What was viewed goes at once; whatever lies over it, step by step."""
        try:
            self._window.reset()
        finally:
            if self._watch is not None:
                self._watch.begin_rest()
            self._is_resetting = True
            self._closing.begin()

    def _end_reset(self) -> None:
        """Open what a second start has asked for meanwhile: it came after all that is forgotten."""
        wanted, self._wanted = self._wanted, None
        self._is_resetting = False
        if self._watch is not None:
            self._watch.end_rest()
        self._window.reset()
        if wanted is not None:
            self._window.enter_condition(wanted)
        self.rested.emit()


def _bring_forward(window: QWidget, token: str) -> None:
    """Raise a window, also from minimised; the token says that it is the user who wants it."""
    if token:
        os.environ["XDG_ACTIVATION_TOKEN"] = token
    main = window.window()
    for shown in dict.fromkeys((main.parentWidget() or main, main)):
        shown.setWindowState(shown.windowState() & ~Qt.WindowState.WindowMinimized)
    main.show()
    main.raise_()
    main.activateWindow()
