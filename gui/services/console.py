"""How Windows asks a program that was started in a console to end."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable

INTERRUPT, BREAK, CLOSED, LOGGED_OFF, SHUT_DOWN = 0, 1, 2, 5, 6
_LAST_MOMENT = {CLOSED, LOGGED_OFF, SHUT_DOWN}
_PATIENCE_S = 4.0  # Windows itself ends the process after five


class Console:
    """Hears that it is to end, in a thread that Windows begins for it.

    Ctrl+C and Ctrl+Break are taken once; a second one ends the process. When the console is
    closed, Windows ends the process as soon as it was told: it is told once all is tidied up.
    """

    def __init__(self, asked: Callable[[bool], object]) -> None:
        """Begin.

        Args:
            asked: is told in that thread; whether it was an interrupt.
        """
        self._asked = asked
        self._tidy = threading.Event()
        self._was_asked = False

    def hear(self, event: int) -> bool:
        """One event; whether nobody else need hear it."""
        if event in _LAST_MOMENT:
            self._asked(False)
            self._tidy.wait(_PATIENCE_S)
            return True
        first, self._was_asked = not self._was_asked, True
        if first:
            self._asked(event == INTERRUPT)
        return first

    def close(self) -> None:
        """All is tidied up: whoever waits for it may end the process."""
        self._tidy.set()


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _HANDLER = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.DWORD)

    def listen(console: Console) -> Callable[[], None]:
        """Have Windows tell a console's events; returns what ends that."""
        handler = _HANDLER(console.hear)
        tell = ctypes.windll.kernel32.SetConsoleCtrlHandler
        tell(handler, 1)
        return lambda: tell(handler, 0)
