"""The list of conditions by itself: very many rows, and names that are wider than their place."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.core.reference import Reference
from gui.pages.condition_list import ConditionList, ListPage
from gui.pages.list_rows import ConditionRow, FoundRows
from gui.pages.words import Words
from gui.services.theme import light_theme
from gui.widgets.condition_list_view import ConditionListView
from gui.widgets.condition_row import RowFonts, wrapped

MANY = 1000


@pytest.fixture
def view(qtbot: QtBot, reference: Reference, words: Words) -> ConditionListView:
    page = ConditionList(reference, words).page("", "all")
    rows = [row for row in page.rows if isinstance(row, ConditionRow)]

    def copy(number: int) -> ConditionRow:
        return msgspec.structs.replace(rows[number % len(rows)], id=f"copy-{number}")

    shown = ConditionListView(light_theme())
    qtbot.addWidget(shown)
    shown.resize(300, 400)
    shown.show_page(msgspec.structs.replace(page, rows=FoundRows(MANY, copy), hits=MANY))
    shown.show()
    return shown


@pytest.mark.parametrize(("keys", "wanted"), [(["End"], MANY - 1), (["End", "Home"], 0)])
def test_keys_lead_at_once_to_the_ends_of_a_very_long_list(
    view: ConditionListView, keys: list[str], wanted: int
) -> None:
    for key in keys:
        QTest.keyClick(view, Qt.Key[f"Key_{key}"])
    assert view.current_id() == f"copy-{wanted}"
    place = view.visualRect(view.currentIndex())
    assert view.viewport().rect().contains(place)
    assert place.height() > 0


def test_a_very_long_list_that_was_gone_through_is_as_high_as_its_rows(
    view: ConditionListView,
) -> None:
    bar, room = view.verticalScrollBar(), view.viewport().height()
    while bar.value() < bar.maximum():
        bar.setValue(bar.value() + room // 2)
    indexes = [view.list_model.index(row) for row in range(MANY)]
    heights = [view.visualRect(index).height() for index in indexes]
    assert heights == [view.sizeHintForIndex(index).height() for index in indexes]
    assert bar.maximum() == sum(heights) - room


def test_of_a_very_long_list_only_what_is_in_view_is_made(
    view: ConditionListView, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []

    def row(number: int) -> ConditionRow:
        made.append(number)
        return ConditionRow(str(number), "Name", "", "no-source", "no-source", False, False, "")

    view.show_page(ListPage(FoundRows(100_000, row), 100_000, ""))
    view.grab()
    assert 10 < len(made) < 100
    QTest.keyClick(view, Qt.Key.Key_End)
    view.grab()
    assert view.current_id() == "99999"
    assert len(made) < 200


def test_scrolling_up_in_a_very_long_list_moves_rows_by_as_much(view: ConditionListView) -> None:
    QTest.keyClick(view, Qt.Key.Key_End)
    bar = view.verticalScrollBar()
    for _ in range(200):
        shown = view.indexAt(view.viewport().rect().center())
        before, value = view.visualRect(shown).top(), bar.value()
        bar.setValue(value - 7)
        assert view.visualRect(shown).top() == before + 7


def test_a_word_breaks_after_a_hyphen_and_only_elsewhere_if_it_has_none(
    view: ConditionListView,
) -> None:
    widths = RowFonts(view.font()).in_long
    width = widths.of("Neuropathien")
    lines = list(wrapped("Small-Fiber-Neuropathie", widths, width))
    assert lines == ["Small-Fiber-", "Neuropathie"]
    unbroken = list(wrapped("Neuropathieneuropathie", widths, width))
    assert len(unbroken) > 1
    assert "".join(unbroken) == "Neuropathieneuropathie"
