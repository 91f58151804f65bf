"""The text of paper: its fonts are those of few sizes at a time, however many sheets are made."""

from __future__ import annotations

import gc

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from gui.paper.text import Style, paper_font


def test_fonts_of_many_sizes_are_not_all_kept(qapp: QApplication) -> None:
    sizes = [5 + number / 100 for number in range(500)]
    large = paper_font(Style(sizes[-1], "#000000")).pixelSize()
    for size in sizes:
        paper_font(Style(size, "#000000"))
    assert paper_font(Style(sizes[-1], "#000000")).pixelSize() == large
    assert sum(type(entry) is QFont for entry in gc.get_objects()) < 300
