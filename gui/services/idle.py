"""Tells when nobody has used the program for some time; a computer that slept is counted in."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from gui.compat import override

_LOOK_EVERY_S = 2.0
_Type = QEvent.Type
_KEYS = (_Type.KeyPress, _Type.ShortcutOverride, _Type.InputMethod)
_POINTERS = (
    *(_Type.MouseMove, _Type.MouseButtonPress, _Type.MouseButtonDblClick, _Type.Wheel),
    *(_Type.TouchBegin, _Type.TouchUpdate, _Type.NativeGesture, _Type.ContextMenu),
    *(_Type.TabletPress, _Type.TabletMove, _Type.DragEnter, _Type.DragMove, _Type.Drop),
)
_ENDS = (_Type.KeyRelease, _Type.MouseButtonRelease, _Type.TouchEnd, _Type.TabletRelease)
# Nobody's doing, but what was left open must not be seen then.
_SEEN_AGAIN = (_Type.Expose, _Type.FocusIn)
_INPUT = frozenset((*_KEYS, *_POINTERS, *_ENDS))
_WATCHED = _INPUT.union(_SEEN_AGAIN)


def since_boot_s() -> float:
    """Seconds on a clock that goes on while the computer sleeps, where there is one."""
    if sys.platform == "win32":
        return time.monotonic()
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)


class IdleWatch(QObject):
    """Watches every input of the application; `passed` is emitted once a stretch of idleness.

    It looks at what comes to windows, and at what comes straight to whatever has the focus: a
    look at all events of all objects would take a tenth of the time that a key takes.

    An input that comes too late is preceded by `passed`. While what follows from that is under
    way (`begin_rest` to `end_rest`), and for what a pointer does too late, inputs are thrown away:
    they were meant for what is no longer there.
    """

    passed = Signal()

    def __init__(
        self, application: QGuiApplication, idle_s: float, clock: Callable[[], float]
    ) -> None:
        super().__init__(application)
        self._idle_s = idle_s
        self._clock = clock
        self._last = clock()
        self._waiting = True
        self._resting = False
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.setInterval(round(min(_LOOK_EVERY_S, idle_s / 4) * 1000))
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self._focus: QObject | None = None
        application.focusWindowChanged.connect(self._watch_windows)
        application.focusObjectChanged.connect(self._watch_focus)
        self._watch_focus(QGuiApplication.focusObject())
        self._watch_windows()

    def _watch_focus(self, focus: QObject | None) -> None:
        if self._focus is not None and shiboken6.isValid(self._focus):
            self._focus.removeEventFilter(self)
        self._focus = None if isinstance(focus, QWindow) else focus
        if self._focus is not None:
            self._focus.installEventFilter(self)

    def _watch_windows(self) -> None:
        for window in QGuiApplication.topLevelWindows():
            window.installEventFilter(self)  # once, however often it is called

    def look(self) -> bool:
        """Look whether the time has passed; whether it has just now.

        A menu never has the focus; one that has opened is found by this.
        """
        self._watch_windows()
        if not self._waiting or self._clock() - self._last < self._idle_s:
            return False
        self._waiting = False
        self._timer.stop()
        self.passed.emit()
        return True

    def note(self) -> None:
        """Somebody uses the program, by an input or otherwise."""
        self.look()
        self._last = self._clock()
        if not self._waiting:
            self._waiting = True
            self._timer.start()

    def begin_rest(self) -> None:
        """Throw all inputs away from now on."""
        self._resting = True

    def end_rest(self) -> None:
        """Take inputs again."""
        self._resting = False

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in _WATCHED:
            return False
        now = self._clock()
        if self._waiting and not self._resting and now - self._last < self._idle_s:
            if kind in _INPUT:
                self._last = now
            return False
        return self._unusual(event)

    def _unusual(self, event: QEvent) -> bool:
        """What is done by an event after the time has passed; whether that is thrown away."""
        kind = event.type()
        late = self.look()
        if kind not in _INPUT:
            return False
        self.note()
        if self._resting:
            event.setAccepted(True)  # so that no shortcut takes it either
            return True
        return late and kind not in _KEYS
