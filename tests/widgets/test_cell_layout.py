"""One cell of a table: how its lines are broken."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from gui.models.statement_table_model import Cell
from gui.pages.parts import Statement
from gui.services.theme import named_theme
from gui.widgets.cell_layout import CellLayout


def _height(text: str) -> float:
    font = QApplication.font()
    metrics = QFontMetricsF(font)
    width = max(metrics.horizontalAdvance(part) for part in ("mmmm 6", "min mmmm")) + 3
    cell = Cell(None, (Statement(text, "", 0),), "")
    return CellLayout(cell, width, font, named_theme("light")).height


@pytest.mark.usefixtures("qapp")
def test_a_number_and_its_unit_stay_on_one_line() -> None:
    assert _height("mmmm 6 min mmmm") > _height("mmmm 6 nim mmmm")
