"""Runs the window as the program does, and prints which dialogs are open whenever that changes."""

from __future__ import annotations

import json
import sys
from datetime import date
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMessageBox, QWidget

from gui.app.session import Session
from gui.cli.arguments import parse

_EVERY_MS = 15


class Watcher:
    """Looks at every window of the program through what it shows to everybody."""

    def __init__(self) -> None:
        self._last: dict[str, Any] = {}
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(_EVERY_MS)

    def _look(self) -> None:
        state = _state()
        if state != self._last:
            self._last = state
            print(json.dumps(state), flush=True)


def _state() -> dict[str, Any]:
    shown = [top for top in QApplication.topLevelWidgets() if top.isVisible() and top.isWindow()]
    messages = [
        label.text()
        for top in shown
        for label in top.findChildren(QLabel)
        if type(label).__name__ == "MessageLine" and label.isVisible()
    ]
    active, focused = QApplication.activeWindow(), QApplication.focusWidget()
    return {
        "windows": {type(top).__name__: _number(top) for top in shown},
        "told": " ".join(map(_told, shown)).strip(),
        "message": " ".join(messages),
        "active": type(active).__name__,
        "focus": _named(focused) if focused else "",
    }


def _named(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.objectName() or text or type(widget).__name__


def _told(top: QWidget) -> str:
    return f"{top.text()} {top.informativeText()}" if isinstance(top, QMessageBox) else ""


def _number(top: QWidget) -> int:
    """What the display calls a window; Wine keeps it beside the number that Windows gives."""
    number = int(top.winId())
    if sys.platform == "win32":
        from ctypes import windll, wintypes

        number = windll.user32.GetPropW(wintypes.HWND(number), "__wine_x11_whole_window")
    return number


def main() -> int:
    session = Session(parse(sys.argv[1:]), date.today, sys.stderr)
    watcher = Watcher()
    code = session.run()
    del watcher
    return code


if __name__ == "__main__":
    sys.exit(main())
