"""Rows are wrapped in the width in which they are seen, and are as high as Qt would make them."""

import pytest
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from gui.models.text_table_model import TextRow
from gui.services.theme import light_theme
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
