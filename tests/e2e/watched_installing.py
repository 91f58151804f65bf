"""Runs the window as the program does, on a computer with keys and folders of the test's own.

The first two arguments are the folder of the keys and that of content for all users. It prints
what is shown and which dialogs are open, whenever that changes.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from gui import paths
from gui.app.one_window import find_place
from gui.app.session import Session
from gui.cli.arguments import parse
from gui.machine import instance
from gui.windows.install_dialog import InstallDialog
from gui.windows.main_window import MainWindow

_EVERY_MS = 15


class Watcher:
    """Looks at every window of the program through what it shows to everybody."""

    def __init__(self) -> None:
        self._last: dict[str, Any] = {}
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(_EVERY_MS)

    def _look(self) -> None:
        shown = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
        state: dict[str, Any] = {
            "windows": {type(top).__name__: _number(top) for top in shown if top.isWindow()},
            "active": type(QApplication.activeWindow()).__name__,
            "focus": type(QApplication.focusWidget()).__name__,
            "told": "",
        }
        for top in shown:
            if isinstance(top, MainWindow):
                state |= _of_window(top)
            elif isinstance(top, InstallDialog):
                state["told"] = top.page.told
        if state != self._last:
            self._last = state
            print(json.dumps(state), flush=True)


def _of_window(window: MainWindow) -> dict[str, Any]:
    model = window.list_pane.view.list_model
    rows = [model.condition_at(model.index(row)) for row in range(model.rowCount())]
    return {
        "version": window.reference.bundle.manifest.version,
        "condition": window.right_pane.condition,
        "spoken": [row.spoken for row in rows if row is not None],
        "message": window.messages.text() if "messages" in vars(window) else "",
        "way back": window.actions_by_id["roll-back"].isEnabled(),
    }


def _number(top: QWidget) -> int:
    """What the display calls a window; Wine keeps it beside the number that Windows gives."""
    number = int(top.winId())
    if sys.platform == "win32":
        from ctypes import windll, wintypes

        number = windll.user32.GetPropW(wintypes.HWND(number), "__wine_x11_whole_window")
    return number


def main() -> int:
    trust, machine = Path(sys.argv.pop(1)), Path(sys.argv.pop(1))
    paths.trust, paths.machine_content = lambda: trust, lambda: machine
    if sys.platform == "win32":  # through Wine all takes longer
        instance.ANSWER_S = instance.START_S
    arguments = parse(sys.argv[1:])
    place = find_place(arguments, (), os.environ, sys.stderr)
    if place.code is not None:
        return place.code
    session = Session(arguments, date.today, sys.stderr, instance=place.instance)
    watcher = Watcher()
    code = session.run()
    del watcher
    if place.instance is not None:
        place.instance.close()
    return code


if __name__ == "__main__":
    sys.exit(main())
