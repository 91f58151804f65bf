"""Sorting and the divider without a mouse."""

from __future__ import annotations

from PySide6.QtCore import Qt

from gui.widgets.text_table import TextTable
from tests.conftest import WindowFactory
from tests.windows.driving import press

YEAR = 2


def column(table: TextTable, place: int) -> list[str]:
    model = table.model()
    return [str(model.index(row, place).data()) for row in range(model.rowCount())]


def test_the_evidence_is_sorted_by_the_column_of_the_cursor(window: WindowFactory) -> None:
    main = window(condition="mmn")
    press("Alt+2")
    table = main.right_pane.evidence.table
    as_it_was = column(table, YEAR)
    press(*["Right"] * YEAR, "Ctrl+Up")
    assert table.currentIndex().column() == YEAR
    assert column(table, YEAR) == sorted(as_it_was) != as_it_was
    press("Ctrl+Down")
    assert column(table, YEAR) == sorted(as_it_was, reverse=True)
    assert table.horizontalHeader().sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
    press("Ctrl+Down")
    assert column(table, YEAR) == as_it_was
    assert table.horizontalHeader().sortIndicatorSection() == -1


def test_the_row_of_the_cursor_stays_in_sight_when_its_table_is_sorted(
    window: WindowFactory,
) -> None:
    main = window()
    press("Alt+4", "Down", "Right")
    table = main.right_pane.sources.sources
    here = table.currentIndex().data()
    press("Ctrl+Down")
    assert table.currentIndex().data() == here
    assert table.viewport().rect().intersects(table.visualRect(table.currentIndex()))


def test_the_divider_moves_by_keys_and_stays_where_it_was_put(window: WindowFactory) -> None:
    main = window(condition="mmn")
    before = main.list_pane.width()
    press("F8", "F8")
    wider = main.list_pane.width()
    assert wider > before + 40
    press("Shift+F8")
    assert before < main.list_pane.width() < wider
    main.resize(main.width() - 60, main.height())
    assert main.list_pane.width() > before
    press(*["Shift+F8"] * 20)
    assert main.list_pane.width() == main.list_pane.minimumWidth()
