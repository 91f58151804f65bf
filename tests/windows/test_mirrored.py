"""From right to left: everything is mirrored, nothing is cut, marks are hit where they are seen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.models.text_table_model import TextRow
from gui.services.theme import light_theme
from gui.widgets.text_table import TextTable
from tests.conftest import WindowFactory
from tests.widgets.cut import cut_texts, painted_runs
from tests.widgets.reading import first_point_near, has_colour, image_of

PAGES = ("compare", "plan", "evidence", "therapies", "sources", "overview", "changes")


@pytest.fixture(autouse=True)
def _right_to_left(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize(("text_size", "size"), [(100, (1366, 768)), (250, (683, 384))])
def test_nothing_is_cut(window: WindowFactory, text_size: int, size: tuple[int, int]) -> None:
    main = window(size=size, text_size=text_size)
    cut = {"list": cut_texts(main)}
    main.enter_condition("mmn")
    for page in PAGES:
        main.show_page(page)
        cut[page] = cut_texts(main)
    assert {page: texts for page, texts in cut.items() if texts} == {}


def test_the_list_stands_on_the_right_with_its_marks_on_the_left_of_the_names(
    window: WindowFactory,
) -> None:
    main = window(condition="mmn")
    left, right = main.list_pane, main.right_pane
    assert left.mapTo(main, QPoint(0, 0)).x() > right.mapTo(main, QPoint(0, 0)).x()
    view = left.view
    row = view.visualRect(view.list_model.index_of("mmn"))
    image, half = image_of(view.viewport()), row.width() // 2
    ink = light_theme().marks["recommended"].ink
    assert has_colour(image, ink, QRect(row.left(), row.top(), half, row.height()))
    beyond = QRect(row.left() + half, row.top(), half, row.height())
    assert not has_colour(image, ink, beyond)


def test_the_verdict_stands_at_the_right_of_its_cell_and_its_mark_is_hit(
    window: WindowFactory,
) -> None:
    main = window(condition="mmn")
    table = main.right_pane.compare.table
    cell = table.visualRect(table.rows_model.index(0, 2))
    assert cell.left() < table.visualRect(table.rows_model.index(0, 1)).left()
    pill = light_theme().marks["recommended"].ground
    image = image_of(table.viewport())
    assert has_colour(image, pill, cell.adjusted(cell.width() // 2, 0, 0, 0))
    beside = table.visualRect(table.rows_model.index(0, 1)).adjusted(4, 4, -4, -4)
    asked: list[object] = []
    table.sources_requested.connect(asked.append)
    spot = first_point_near(table.viewport(), light_theme().accent, beside)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot + QPoint(0, 1))
    assert len(asked) == 1


def test_a_name_keeps_its_own_direction(window: WindowFactory) -> None:
    main = window(size=(683, 768), text_size=250)
    runs = painted_runs(main.list_pane.view.viewport())
    comma = [run for run in runs if run.text.strip() == ","]
    assert comma == []
    assert any(run.text.rstrip().endswith("syndrome,") for run in runs)


def test_a_range_in_a_table_stands_at_the_right_and_keeps_its_order(qtbot: QtBot) -> None:
    table = TextTable(["Exchanged"], [1], light_theme())
    qtbot.addWidget(table)
    table.resize(400, 120)
    table.show()
    table.show_rows([TextRow("all", ("3.20 to 3.58 L",), ""), TextRow("share", ("61 %",), "")])
    runs = {run.text.strip(): run.box for run in painted_runs(table.viewport())}
    assert runs.keys() == {"3.20 to 3.58 L", "61 %"}
    middle = table.viewport().width() / 2
    assert all(box.left() > middle for box in runs.values())
