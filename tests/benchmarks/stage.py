"""A window in which a user acts, and which is asked when all that follows has been painted.

It runs in the Python that is in the program, on a display of its own:

    python -m tests.benchmarks.stage [BUNDLE] [--quick]

and prints JSON: of every action how long it took, by the clock and of the processor.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from gui import paths
from gui.app.late_parts import load_the_rest
from gui.compat import override
from gui.core.bundle import read_bundle
from gui.core.reference import Reference
from gui.pages.age import age_page
from gui.pages.words import Words
from gui.services.fonts import load_fonts, open_every_font
from gui.services.memory import hold, settle
from gui.services.theme import apply_theme, light_theme
from gui.windows.main_window import MainWindow

SIZE = (1366, 768)
CELLS = (30, 12)
_Kind = QEvent.Type
_OF_THE_WINDOW = frozenset((_Kind.UpdateRequest, _Kind.LayoutRequest))
_COUNTED = {
    _Kind.Paint: "paints",
    _Kind.LayoutRequest: "layouts",
    _Kind.Resize: "resizes",
    _Kind.Polish: "polishes",
    _Kind.PaletteChange: "palettes",
    _Kind.FontChange: "fonts",
}


class Took(NamedTuple):
    """How long an action took until all was painted, by the clock and of the processor."""

    ms: float
    cpu_ms: float


class _Painting(QObject):
    """Notes when a window has done what it was asked for: laid out, and painted what changed."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window, self._is_inside = window, False
        self.times = 0
        self.done = self.cpu = 0.0
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _OF_THE_WINDOW or self._is_inside:
            return False
        self._is_inside = True
        self._window.event(event)
        self._is_inside = False
        self.times += 1
        self.done, self.cpu = time.perf_counter(), time.process_time()
        return True


class _Counting(QObject):
    """Counts what goes on in all widgets."""

    def __init__(self) -> None:
        super().__init__()
        self.found: Counter[str] = Counter()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        name = _COUNTED.get(event.type())
        if name is not None and isinstance(watched, QWidget):
            self.found[name] += 1
        return False


class Stage:
    """A window that is shown, with everything loaded that the program loads once it is painted."""

    def __init__(self, application: QApplication, window: QWidget) -> None:
        self._application, self._window = application, window
        window.resize(*SIZE)
        window.show()
        window.activateWindow()
        self._painting = _Painting(window)
        self.rest(0.3)

    def rest(self, seconds: float) -> None:
        """Do nothing for a while, as a user does between two keys."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            self._turn()
            time.sleep(0.001)

    def act(self, action: Callable[[], object]) -> Took:
        """Do something, and wait until nothing of what follows is left to be painted."""
        painting, seen = self._painting, self._painting.times
        began, cpu = time.perf_counter(), time.process_time()
        painting.done, painting.cpu = began, cpu
        action()
        quiet = 0
        while quiet < 2:
            quiet = 0 if painting.times != seen else quiet + 1
            seen = painting.times
            self._turn()
        return Took((painting.done - began) * 1000, (painting.cpu - cpu) * 1000)

    def _turn(self) -> None:
        """One turn of the event loop, which also deletes what was given up, as it does in one."""
        self._application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._application.processEvents()

    def counted(self, action: Callable[[], object]) -> dict[str, int]:
        """What goes on in all widgets until all is painted."""
        counting = _Counting()
        self._application.installEventFilter(counting)
        self.act(action)
        self._application.removeEventFilter(counting)
        return dict(counting.found)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key in the window and let it go."""
        QTest.keyClick(self._window.windowHandle(), key, held)


def yardstick(application: QApplication) -> float:
    """How long a plain table in a window of that size takes to be painted anew, in ms."""
    model = QStandardItemModel(*CELLS)
    for row in range(CELLS[0]):
        for column in range(CELLS[1]):
            model.setItem(row, column, QStandardItem(f"cell {row} {column}"))
    table = QTableView()
    table.setModel(model)
    stage = Stage(application, table)
    took = [stage.act(table.viewport().update).ms for _ in range(50)]
    table.close()
    return statistics.median(took)


def whole_window(window: MainWindow, stage: Stage) -> list[float]:
    """How long all of it takes to be painted anew where nothing changed, in ms."""
    window.open_condition(next(iter(window.reference.bundle.conditions)))
    window.show_page("compare")
    stage.rest(0.3)
    shown = [widget for widget in window.findChildren(QWidget) if widget.isVisible()]
    return [stage.act(lambda: all_anew(shown)).ms for _ in range(50)]


def all_anew(widgets: Iterable[QWidget]) -> None:
    """Have widgets painted anew; a window alone would leave out what covers it."""
    for widget in widgets:
        widget.update()


def opened(application: QApplication, bundle: Path) -> tuple[MainWindow, Stage, dict[str, float]]:
    """The window over a bundle, as ready as it is soon after its first painting."""
    hold()
    began = time.perf_counter()
    reference = Reference(read_bundle(bundle))
    read = time.perf_counter()
    reference.search_index.search("neuropahty")
    indexed = time.perf_counter()
    words, theme, day = Words(), light_theme(), reference.bundle.manifest.built
    age = age_page(reference.bundle.manifest, day, words)
    window = MainWindow(reference, age, lambda: day, words, theme)
    stage = Stage(application, window)
    window.make_ready()
    load_the_rest()
    open_every_font(application)
    settle()
    stage.rest(0.3)
    once = {"read and judge": read - began, "search index": indexed - read}
    return window, stage, {name: seconds * 1000 for name, seconds in once.items()}


def main() -> None:
    """Act in one window and print what was found."""
    from tests.benchmarks.acting import Acts

    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("bundle", type=Path, nargs="?", default=paths.shipped_bundle())
    parser.add_argument("--quick", action="store_true")
    asked = parser.parse_args()
    application = QApplication(["stage", "-style", "Fusion"])
    load_fonts(application, paths.fonts())
    apply_theme(application, light_theme())
    unit = yardstick(application)
    window, stage, once = opened(application, asked.bundle)
    acts = Acts(window, stage, quick=asked.quick)
    found: dict[str, Any] = {
        "conditions": len(window.reference.bundle.conditions),
        "once_ms": once,
        "events": acts.events(),
        "actions": acts.run(),
        "whole_window_ms": whole_window(window, stage),
        "yardstick_ms": [unit, yardstick(application)],
    }
    window.close()
    print(json.dumps(found))


if __name__ == "__main__":
    main()
