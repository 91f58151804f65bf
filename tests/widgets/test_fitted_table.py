"""Rows are wrapped in the width in which they are seen, and are as high as Qt would make them."""

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from gui.core.reference import Reference
from gui.models.text_table_model import TextRow
from gui.pages.overview import OverviewGroup, overview_page
from gui.pages.words import Words
from gui.services.theme import light_theme
from gui.widgets.overview_view import Matrix, OverviewView
from gui.widgets.text_table import TextTable

CELLS = (
    "one",
    "a source with a longer name",
    "",
    "two\nlines",
    "x" * 90,
    "a statement that is wrapped, as it is much longer than its column is wide " * 3,
)


def table(qtbot: QtBot, rows: int) -> TextTable:
    made = TextTable(
        [f"heading {at}" for at in range(len(CELLS))], (1, 1, 0, 1, 0, 3), light_theme()
    )
    qtbot.addWidget(made)
    made.resize(700, 300)
    made.show_rows([TextRow(str(at), CELLS, "lead" if at % 2 else "plain") for at in range(rows)])
    return made


@pytest.mark.parametrize("rows", [1, 12])
def test_rows_given_while_nobody_sees_them_fill_the_width_once_they_are_shown(
    rows: int, qtbot: QtBot
) -> None:
    made = table(qtbot, rows)
    made.show()
    QApplication.processEvents()
    is_higher = made.verticalHeader().length() > made.viewport().height()
    assert made.verticalScrollBar().isVisible() == is_higher == (rows > 1)
    widths = sum(made.columnWidth(column) for column in range(len(CELLS)))
    assert made.viewport().width() - len(CELLS) < widths <= made.viewport().width()
    assert all(made.rowHeight(row) >= made.sizeHintForRow(row) for row in range(rows))


def test_a_cell_is_as_high_as_qt_would_make_it(qtbot: QtBot) -> None:
    made = table(qtbot, 2)
    made.show()
    delegate = made.itemDelegate()
    assert isinstance(delegate, QStyledItemDelegate)
    for row in range(2):
        for column in range(len(CELLS)):
            option, index = QStyleOptionViewItem(), made.model().index(row, column)
            made.initViewItemOption(option)
            option.features |= QStyleOptionViewItem.ViewItemFeature.WrapText
            option.rect.setWidth(made.columnWidth(column))
            asked = delegate.sizeHint(option, index)
            assert asked == QStyledItemDelegate.sizeHint(delegate, option, index), (row, column)


@pytest.fixture
def long_overview(reference: Reference, words: Words, qtbot: QtBot) -> OverviewView:
    page = overview_page(reference, words)
    (row, *_), name = page.groups[0].rows, "a condition whose name has more than one line"
    rows = [replace(row, id=f"{at}", name=f"{name} {at}") for at in range(1500)]
    view = OverviewView(light_theme())
    qtbot.addWidget(view)
    view.resize(700, 300)
    view.show()
    view.show_page(replace(page, groups=(OverviewGroup("group", tuple(rows)),)))
    return view


def too_low(table: Matrix) -> list[int]:
    QApplication.processEvents()
    first, last = table.rowAt(0), table.rowAt(table.viewport().height() - 1)
    assert 500 < first < last
    return [row for row in range(first, last + 1) if table.rowHeight(row) < high(table, row)]


def high(table: Matrix, row: int) -> int:
    return max(table.delegate.height(table.rows_model.index(row, column)) for column in range(3))


def test_of_very_many_rows_those_in_view_are_high_enough_in_another_width_too(
    long_overview: OverviewView,
) -> None:
    table = long_overview.table
    table.scrollTo(table.rows_model.index(1400, 1))
    assert too_low(table) == []
    for width, height in ((600, 300), (600, 900), (450, 900), (1300, 400)):
        long_overview.resize(width, height)
        assert too_low(table) == []
