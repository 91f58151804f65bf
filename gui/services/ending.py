"""Ends the program well when the session ends, or somebody asks the process to."""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]  # as for the interrupt
import os
import sys

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, Qt, Signal

_ASKED = ("SIGTERM", "SIGHUP", "SIGINT")
_MOST_SIGNALS = 64


class Ending(QObject):
    """Quits the application at a signal; what is ignored by whoever started it stays so.

    A second interrupt ends the process at once. On Windows the console asks, if there is one; at
    the end of the session Qt itself quits, and the process is ended while it does.
    """

    _asked = Signal(bool)

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self.interrupted = False
        if sys.platform == "win32":
            self._hear_console()
            return
        self._reading, self._writing = os.pipe()
        for end in (self._reading, self._writing):
            os.set_blocking(end, False)
        for number in _numbers():
            if _signal.getsignal(number) is _signal.SIG_DFL:
                _signal.signal(number, _nothing)
        _signal.set_wakeup_fd(self._writing)
        self._notifier = QSocketNotifier(self._reading, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._end)

    if sys.platform == "win32":

        def _hear_console(self) -> None:
            from gui.services.console import Console, listen

            self._asked.connect(self._end_asked, Qt.ConnectionType.QueuedConnection)
            self._console = Console(self._asked.emit)
            self._hear_no_more = listen(self._console)

    def _end_asked(self, interrupted: bool) -> None:
        self.interrupted |= interrupted
        QCoreApplication.quit()

    if sys.platform != "win32":

        def _end(self) -> None:
            self.interrupted |= _signal.SIGINT in os.read(self._reading, _MOST_SIGNALS)
            QCoreApplication.quit()

    def close(self) -> None:
        """Let signals do what they do by themselves; all is tidied up."""
        if sys.platform == "win32":
            self._hear_no_more()
            self._console.close()
            return
        self._notifier.setEnabled(False)
        _signal.set_wakeup_fd(-1)
        for number in _numbers():
            if _signal.getsignal(number) is _nothing:
                _signal.signal(number, _signal.SIG_DFL)
        for end in (self._reading, self._writing):
            os.close(end)


def _numbers() -> list[int]:
    return [getattr(_signal, name) for name in _ASKED if hasattr(_signal, name)]


def _nothing(number: int, frame: object) -> None:
    """The pipe tells it to the event loop."""
    if number == _signal.SIGINT:
        _signal.signal(number, _signal.SIG_DFL)
