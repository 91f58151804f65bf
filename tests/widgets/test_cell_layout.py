"""One cell of a table: how its lines are broken."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from gui.core.reference import Reference
from gui.models.statement_table_model import Cell
from gui.pages.comparison import comparison_page
from gui.pages.parts import SEPARATOR, Statement
from gui.pages.words import Words
from gui.services.theme import named_theme
from gui.widgets import writing
from gui.widgets.cell_layout import CellLayout
from gui.widgets.writing import Writing


def _height(text: str) -> float:
    metrics = QFontMetricsF(QApplication.font())
    width = max(metrics.horizontalAdvance(part) for part in ("mmmm 6", "min mmmm")) + 3
    cell = Cell(None, (Statement(text, "", 0),), "")
    return CellLayout(cell, width, _writing()).height


def _writing() -> Writing:
    direction = Qt.LayoutDirection.LeftToRight
    return Writing(QApplication.font(), named_theme("light"), direction)


@pytest.mark.usefixtures("qapp")
def test_a_number_and_its_unit_stay_on_one_line() -> None:
    assert _height("mmmm 6 min mmmm") > _height("mmmm 6 nim mmmm")


@pytest.mark.usefixtures("qapp")
def test_statements_that_differ_in_the_number_of_their_source_are_as_high_as_they_are_alone(
    reference: Reference, words: Words
) -> None:
    together = _writing()
    known = 0
    for condition in reference.bundle.conditions:
        page = comparison_page(reference, condition, words)
        for statement in (one for row in page.rows for one in (*row.plex, *row.ivig)):
            for width in (431.0, 171.0):
                told = together.known_height(statement, width)
                laid = together.laid(statement, width)
                known += told is not None
                assert told in {None, laid.height}, statement
                assert together.known_height(statement, width) == laid.height
    assert known > 1000


@pytest.mark.usefixtures("qapp")
def test_a_statement_is_as_high_as_alone_beside_one_of_the_same_words_that_is_bold_to_its_end() -> (
    None
):
    words = "mmmm " * 9
    whole = Statement(f"{words}{SEPARATOR}{words}", "", 9, tone="lead")
    parted = Statement(words, "", 9, aside=words, tone="lead")
    assert whole.full == parted.full
    together, differing = _writing(), 0
    for width in range(150, 450, 10):
        higher = together.laid(whole, width).height
        alone = _writing().laid(parted, width).height
        assert CellLayout(Cell(None, (parted,), ""), width, together).height == alone + 1
        differing += higher != alone
    assert differing


@pytest.mark.usefixtures("qapp")
def test_what_is_kept_of_many_widths_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "_MOST_KEPT", 20)
    monkeypatch.setattr(writing, "_MOST_PLAIN", 20)
    together, statement = _writing(), Statement("mmmm " * 9, "", 9)
    for width in range(150, 450):
        height = together.laid(statement, width).height
        assert together.known_height(statement, width) == height
        assert together.plain("mmmm", width)[1] == _writing().plain("mmmm", width)[1]
        assert together.wrapped_height("mm " * 9, width) == _writing().wrapped_height(
            "mm " * 9, width
        )
    kept = (together._heights, together._plain, together._boxes)
    assert all(len(entries) <= 20 for entries in kept)
