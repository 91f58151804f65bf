"""Uses the window in a fixed way, and says how much work each action was.

`used.py list|all [ARGUMENT ...]`: the list alone, or all of the window; the arguments of the
program. Counted are the lines that were run of the program's own Python, those of the search
among them, the events that Qt gave to widgets, how many of them painted, and how often models and
delegates were asked for a row.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections import Counter
from collections.abc import Callable
from functools import partial
from types import CodeType
from typing import Any

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from gui.__main__ import main
from gui.app.first_paint import FirstPaint
from gui.windows.main_window import MainWindow

ROW_QUESTIONS = {"data", "sizeHint", "paint", "flags", "rowCount", "index_of"}
PAGES = ("Alt+2", "Alt+3", "Alt+4", "Alt+5", "Alt+7", "Alt+1")
ROUNDS = 3
LINES, EVENTS, PAINTED = "lines of Python", "events of widgets", "widgets painted"
SEARCHED, ROWS = "lines of the search", "questions for rows"
COUNTED = (LINES, SEARCHED, EVENTS, PAINTED, ROWS)
OWN, SEARCH = f"gui{os.sep}", os.path.join("gui", "core", "search")


class Work(QObject):
    """Counts while it is switched on."""

    def __init__(self) -> None:
        super().__init__()
        self.done: dict[str, dict[str, int]] = {}
        self._now = Counter[str]()
        self._monitoring: Any = sys.monitoring  # type: ignore[attr-defined]
        events = self._monitoring.events
        self._events = events.LINE | events.PY_START
        self._monitoring.use_tool_id(self._monitoring.PROFILER_ID, "counted work")
        for event, heard in ((events.LINE, self._line), (events.PY_START, self._call)):
            self._monitoring.register_callback(self._monitoring.PROFILER_ID, event, heard)
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    def _line(self, code: CodeType, _: int) -> object:
        if _is_own(code):
            self._now[LINES] += 1
            self._now[SEARCHED] += SEARCH in code.co_filename
            return None
        return self._monitoring.DISABLE

    def _call(self, code: CodeType, _: int) -> object:
        if _is_own(code) and code.co_name in ROW_QUESTIONS:
            self._now[ROWS] += 1
            return None
        return self._monitoring.DISABLE

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Every event of the application comes by here."""
        if isinstance(watched, QWidget):
            self._now[EVENTS] += 1
            self._now[PAINTED] += event.type() == QEvent.Type.Paint
        return False

    def count(self, name: str, action: Callable[[], object]) -> None:
        """Count one action with all that follows from it, painting included."""
        self._now.clear()
        self._monitoring.set_events(self._monitoring.PROFILER_ID, self._events)
        action()
        settle()
        self._monitoring.set_events(self._monitoring.PROFILER_ID, 0)
        self.done[name] = {what: self._now[what] for what in COUNTED}


def _is_own(code: CodeType) -> bool:
    return OWN in code.co_filename


def settle() -> None:
    """Do at once, whatever the time, what timers would do later; then paint what is to be painted.

    What fades is at its end at once. Timers that tick for ever are stopped.
    """
    tops = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
    for _ in range(ROUNDS):
        for running in (it for top in tops for it in top.findChildren(QVariantAnimation)):
            running.setCurrentTime(running.totalDuration())
        for timer in shiboken6.getAllValidWrappers():
            if isinstance(timer, QTimer):
                _at_once(timer)
        QApplication.processEvents()
        QApplication.sendPostedEvents()
    for top in tops:
        QApplication.sendEvent(top, QEvent(QEvent.Type.UpdateRequest))


def _at_once(timer: QTimer) -> None:
    if not timer.isSingleShot():
        timer.stop()
    elif timer.isActive():
        timer.start(0)


def press(window: MainWindow, *keys: Qt.Key, text: str = "") -> None:
    """Give keys to what has the focus in the window, one after the other."""
    for key in keys:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            QApplication.sendEvent(window.focusWidget(), event)
        settle()


def write(window: MainWindow, text: str) -> None:
    """Type a text, letter by letter."""
    for letter in text:
        press(window, getattr(Qt.Key, f"Key_{letter.upper()}"), text=letter)


def call(window: MainWindow, *names: str) -> None:
    """Call actions of the menus, each by its text or its keys."""
    for name in names:
        keys, actions = QKeySequence(name), window.findChildren(QAction)
        (action,) = (it for it in actions if it.text() == name or keys in it.shortcuts())
        action.trigger()
        settle()


def use_list(window: MainWindow, work: Work) -> None:
    """Search and choose."""
    work.count("typing cidp", lambda: write(window, "cidp"))
    work.count("the first choice", lambda: press(window, Qt.Key.Key_Return))
    call(window, "Ctrl+F")
    work.count("clearing the search", window.list_pane.search.clear)
    work.count("typing a mistyped word", lambda: write(window, "neuropahty"))
    window.list_pane.search.clear()
    settle()
    work.count("five further choices", lambda: press(window, *[Qt.Key.Key_Down] * 5))


def use_window(window: MainWindow, work: Work) -> None:
    """Pages, themes and sizes, with a condition open."""
    work.count("every page for the first time", lambda: call(window, *PAGES))
    work.count("every page again", lambda: call(window, *PAGES))
    work.count("the dark theme", lambda: call(window, "Dark theme"))
    work.count("larger text", lambda: call(window, "Ctrl++"))


def begin(first: FirstPaint, parts: str) -> None:
    """The window is painted, and what waits for that is done first."""
    code = 1
    try:
        QApplication.setCursorFlashTime(0)
        (window,) = (it for it in QApplication.topLevelWidgets() if isinstance(it, MainWindow))
        work = Work()
        work.count("making ready after the first paint", first.painted.emit)
        use_list(window, work)
        if parts == "all":
            use_window(window, work)
        print(json.dumps(work.done), flush=True)
        code = 0
    except Exception:
        traceback.print_exc()
    os._exit(code)


def hear(parts: str) -> Callable[[FirstPaint, QObject, QEvent], bool]:
    """What stands for the program's own way to hear of the first paint."""

    def tell(self: FirstPaint, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, partial(begin, self, parts))
        return False

    return tell


if __name__ == "__main__":
    FirstPaint.eventFilter = hear(sys.argv[1])  # type: ignore[method-assign, assignment]
    sys.argv = ["plex-ivig", *sys.argv[2:]]
    sys.exit(main())
