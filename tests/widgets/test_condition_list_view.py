"""The list of conditions by itself: very many rows, and names that are wider than their place."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.core.reference import Reference
from gui.pages.condition_list import ConditionList, ConditionRow
from gui.pages.words import Words
from gui.services.theme import light_theme
from gui.widgets.condition_list_view import ConditionListView
from gui.widgets.condition_row import RowFonts, wrapped

MANY = 1000


@pytest.fixture
def view(qtbot: QtBot, reference: Reference, words: Words) -> ConditionListView:
    page = ConditionList(reference, words).page("", "all")
    rows = [row for row in page.rows if isinstance(row, ConditionRow)]
    many = (
        msgspec.structs.replace(rows[number % len(rows)], id=f"copy-{number}")
        for number in range(MANY)
    )
    shown = ConditionListView(light_theme())
    qtbot.addWidget(shown)
    shown.resize(300, 400)
    shown.show_page(msgspec.structs.replace(page, rows=tuple(many), hits=MANY))
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


def test_a_very_long_list_is_laid_out_to_its_end_while_nothing_else_happens(
    view: ConditionListView, qtbot: QtBot
) -> None:
    last = view.list_model.index(MANY - 1)
    qtbot.waitUntil(lambda: view.visualRect(last).isValid())
    heights = sum(view.visualRect(view.list_model.index(row)).height() for row in range(MANY))
    assert view.verticalScrollBar().maximum() == heights - view.viewport().height()


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
