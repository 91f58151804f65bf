"""How long a key and a choice take until they are painted, with few and with many conditions.

Run it as `python -m tests.benchmarks.bench_interaction`; it prints a table and then JSON.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui import paths
from gui.core.bundle import read_bundle
from gui.core.reference import Reference
from gui.pages.age import age_page
from gui.pages.words import Words
from gui.services.fonts import load_fonts
from gui.services.memory import settle
from gui.services.theme import apply_theme, light_theme
from gui.windows.main_window import MainWindow
from tests.benchmarks.generated import write_bundle

QUERIES = (
    *("mmn", "cidp", "guillain", "g61.0", "myasthenia gravis", "plasma exchange", "ivig"),
    *("neuropahty", "dermatomyositis", "stiff person", "lambert eaton", "zzzz"),
)
CHOICES = 200
ROUNDS = 3
Times = dict[str, list[float]]


def timed(action: Callable[[], object]) -> float:
    """How long an action takes, in milliseconds."""
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


class Bench:
    """One window over one bundle, offscreen, painted at once when asked."""

    def __init__(self, application: QApplication, location: Path) -> None:
        self._application = application
        self.once_ms = {}
        start = time.perf_counter()
        reference = Reference(read_bundle(location))
        self.once_ms["read and judge"] = (time.perf_counter() - start) * 1000
        self.once_ms["build the search index"] = timed(lambda: reference.search_index)
        self.conditions = len(reference.bundle.conditions)
        words, theme = Words(), light_theme()
        day = reference.bundle.manifest.built
        age = age_page(reference.bundle.manifest, day, words)
        start = time.perf_counter()
        self._window = MainWindow(reference, age, lambda: day, words, theme)
        self._window.resize(1366, 768)
        self._window.show()
        application.processEvents()
        self.once_ms["build and show the window"] = (time.perf_counter() - start) * 1000
        settle()

    def run(self) -> Times:
        """Type every query and back, and go through conditions; painted after each key."""
        keys: list[float] = []
        for query in QUERIES * ROUNDS:
            keys += [self._type(letter) for letter in query]
            keys += [self._key(Qt.Key.Key_Backspace, self._paint_list) for _ in query]
        choices = [self._key(Qt.Key.Key_Down, self._paint_all) for _ in range(CHOICES // 2)]
        choices += [self._key(Qt.Key.Key_Up, self._paint_all) for _ in range(CHOICES // 2)]
        return {"key to painted list": keys, "choice to painted comparison": choices}

    def close(self) -> None:
        """Let go of the window."""
        self._window.close()
        self._window.deleteLater()
        gc.unfreeze()
        self._application.processEvents()

    def _type(self, letter: str) -> float:
        return self._timed_key(ord(letter), self._paint_list)

    def _key(self, key: Qt.Key, paint: Callable[[], None]) -> float:
        return self._timed_key(key, paint)

    def _timed_key(self, key: Qt.Key | int, paint: Callable[[], None]) -> float:
        self._application.processEvents()
        handle = self._window.windowHandle()
        start = time.perf_counter()
        QTest.keyClick(handle, key)
        paint()
        return (time.perf_counter() - start) * 1000

    def _paint_list(self) -> None:
        self._window.list_pane.view.viewport().repaint()

    def _paint_all(self) -> None:
        self._paint_list()
        self._window.right_pane.header.repaint()
        self._window.right_pane.compare.repaint()
        self._window.right_pane.compare.table.viewport().repaint()


def summary(values: Sequence[float]) -> dict[str, float]:
    """Median, 99th percentile and worst, in milliseconds."""
    return {
        "number": len(values),
        "median_ms": round(statistics.median(values), 2),
        "p99_ms": round(statistics.quantiles(values, n=100)[98], 2),
        "worst_ms": round(max(values), 2),
    }


def measure(application: QApplication, location: Path) -> dict[str, Any]:
    """Everything about one bundle."""
    bench = Bench(application, location)
    gc.collect()
    results = {name: summary(values) for name, values in bench.run().items()}
    bench.close()
    once = {name: round(value, 1) for name, value in bench.once_ms.items()}
    return {"conditions": bench.conditions, "once_ms": once, "interaction": results}


def print_table(results: Sequence[dict[str, Any]]) -> None:
    """The results for a reader."""
    heads = f"{'conditions':>10}  {'what':<30}{'median':>9}{'p99':>9}{'worst':>9}  ms"
    print(heads)
    for result in results:
        for name, value in result["once_ms"].items():
            print(f"{result['conditions']:>10}  {name:<30}{value:>9.1f}")
        for name, row in result["interaction"].items():
            times = f"{row['median_ms']:>9.2f}{row['p99_ms']:>9.2f}{row['worst_ms']:>9.2f}"
            print(f"{result['conditions']:>10}  {name:<30}{times}")


def main() -> None:
    """Measure the shipped bundle and a large one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--conditions", type=int, default=10_000)
    wanted: int = parser.parse_args().conditions
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(["bench"])
    application.setStyle("Fusion")
    load_fonts(application, paths.fonts())
    apply_theme(application, light_theme())
    with tempfile.TemporaryDirectory() as folder:
        large = Path(folder) / "large.zip"
        write_bundle(wanted, large)
        results = [measure(application, place) for place in (paths.shipped_bundle(), large)]
    print_table(results)
    print(json.dumps(results))


if __name__ == "__main__":
    main()
