"""How long paper takes: one condition, all of them, everything; as ratios to an empty page.

Run it as `python -m tests.benchmarks.bench_paper`; it prints a table and then JSON.
"""

from __future__ import annotations

import json
import os
import statistics
import time
from collections.abc import Callable

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication

from gui import paths
from gui.core.bundle import read_bundle
from gui.core.reference import Reference
from gui.exports.html_file import html_file
from gui.pages.imprint import imprint
from gui.pages.words import Words
from gui.paper.pdf_file import pdf_bytes
from gui.services.fonts import load_fonts

ROUNDS = 7


def empty_page() -> None:
    """Write a PDF of one page with one word, as a measure of the machine."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    painter = QPainter(writer)
    painter.drawText(100, 100, "word")
    painter.end()


def timed_ms(action: Callable[[], object]) -> float:
    """How long an action takes, in milliseconds."""
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """Measure and print."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QApplication(["bench", "-style", "Fusion"])
    load_fonts(application, paths.fonts())
    reference, words = Reference(read_bundle(paths.shipped_bundle())), Words()
    conditions = list(reference.bundle.conditions)
    stands = imprint(reference.bundle, reference.bundle.manifest.built, words)

    def paper(*what: str) -> None:
        for entry in what:
            pdf_bytes(reference, entry, stands, words, paper="a4")

    actions: dict[str, Callable[[], object]] = {
        "an empty page": empty_page,
        "one condition (mmn)": lambda: paper("mmn"),
        "one condition (gbs-adult)": lambda: paper("gbs-adult"),
        f"all {len(conditions)} conditions, a file each": lambda: paper(*conditions),
        "the poster": lambda: paper("overview"),
        "everything in one file": lambda: paper("all"),
        "everything as a web page": lambda: html_file(reference, "all", stands, words),
    }
    paper("mmn")
    measured: dict[str, list[float]] = {name: [] for name in actions}
    for _ in range(ROUNDS):
        for name, action in actions.items():
            measured[name].append(timed_ms(action))
    medians = {name: statistics.median(times) for name, times in measured.items()}
    unit = medians["an empty page"]
    for name, median in medians.items():
        print(f"{name:40}{median:10.1f} ms{median / unit:10.1f} x")
    print(json.dumps({name: round(median / unit, 2) for name, median in medians.items()}))


if __name__ == "__main__":
    main()
