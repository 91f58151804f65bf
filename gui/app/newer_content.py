"""A window that stays open for weeks: it shows what others installed meanwhile, once nobody reads.

What is shown never changes under somebody's eyes: it waits for the neutral start, where no
condition, search or filter is open and nothing lies over the window.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import msgspec
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from gui.app.installing import Installing
from gui.app.shared_session import SharedSession
from gui.machine.places import STATE, Places
from gui.machine.policy import LocalSource
from gui.machine.shipped import SEAL
from gui.windows.main_window import MainWindow

_LOOK_EVERY_MS = 20_000
_Trace = tuple[int, int, int] | None


class Traces(msgspec.Struct, frozen=True):
    """What tells, without reading any content, that something else may have to be shown.

    `program` is of what the program came with: where it is another, the program was replaced, and
    a window goes on with the old one. The day is among it: reviews come due, keys and the
    hospital's own lines expire.
    """

    program: _Trace
    installed: tuple[_Trace, ...]
    local: _Trace
    day: date


class Sight(NamedTuple):
    """Where content is, and the hospital's own lines if the policy names some; tells the day."""

    places: Places
    local: LocalSource | None
    today: Callable[[], date]

    def traces(self) -> Traces:
        """The traces of now."""
        folders = (self.places.machine, self.places.user)
        return Traces(
            program=_trace(self.places.trust / SEAL),
            installed=tuple(_trace(folder / STATE) for folder in folders if folder is not None),
            local=None if self.local is None else _trace(self.local.file),
            day=self.today(),
        )


def _trace(file: Path) -> _Trace:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


class NewerContent(QObject):
    """Looks now and then, and whenever the window has come back to its neutral start."""

    def __init__(self, window: MainWindow, sight: Sight, show: Callable[[], object]) -> None:
        """Watch over a window.

        Args:
            show: has the window show what is in force by now.
        """
        super().__init__(window)
        self._window, self._now, self._show = window, sight.traces, show
        self._shown = self._now()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.look)
        self._timer.start(_LOOK_EVERY_MS)

    def take_as_shown(self) -> None:
        """The window shows what is in force now."""
        self._shown = msgspec.structs.replace(self._now(), program=self._shown.program)

    def look(self) -> None:
        """Have shown what is new, if anything is and nobody reads."""
        if self._is_neutral():
            self.catch_up()

    def catch_up(self) -> None:
        """Have shown what is new, if anything is."""
        if not self._timer.isActive():
            return
        now = self._now()
        if now.program != self._shown.program:
            self._timer.stop()
        elif now != self._shown:
            self._shown = now
            self._show()

    def _is_neutral(self) -> bool:
        over = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        return over is None and self._window.is_neutral


def keep_up(
    window: MainWindow, installing: Installing, shared: SharedSession, sight: Sight
) -> NewerContent:
    """Have a window show what others install, from now on."""
    newer = NewerContent(window, sight, installing.follow)
    installing.taken_up.connect(newer.take_as_shown)
    installing.catch_up = newer.catch_up
    shared.rested.connect(newer.look)
    return newer
