"""Runs the window as the program does, and prints what it shows whenever that changes."""

from __future__ import annotations

import json
import os
import sys
from datetime import date
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from gui.app.one_window import find_place
from gui.app.session import Session
from gui.cli.arguments import parse
from gui.machine import instance as one
from gui.windows.main_window import MainWindow

_EVERY_MS = 15


class Watcher:
    """Looks at the window through what it shows to everybody."""

    def __init__(self) -> None:
        self._last: dict[str, Any] = {}
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(_EVERY_MS)

    def _look(self) -> None:
        windows = [top for top in QApplication.topLevelWidgets() if isinstance(top, MainWindow)]
        state = _state(windows[0]) if windows and windows[0].isVisible() else {}
        if state != self._last:
            self._last = state
            print(json.dumps(state), flush=True)


def _state(window: MainWindow) -> dict[str, Any]:
    focused = QApplication.focusWidget()
    model = window.list_pane.view.list_model
    rows = [model.condition_at(model.index(row)) for row in range(model.rowCount())]
    return {
        "condition": window.right_pane.condition,
        "page": window.right_pane.page,
        "focus": focused.accessibleName() if focused else None,
        "typed": window.list_pane.search.text(),
        "listed": [row.id for row in rows if row is not None],
        "factors": window.right_pane.compare.chosen_factors(),
        "sources": window.right_pane.open_citations() is not None,
        "text_px": QApplication.font().pixelSize(),
        "ground": QApplication.palette().window().color().name(),
    }


def main() -> int:
    arguments = parse(sys.argv[1:])
    if sys.platform == "win32":  # through Wine all takes longer
        one.ANSWER_S = one.START_S
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
