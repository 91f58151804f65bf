"""The models with shipped content in them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gui.core.reference import Reference
from gui.models.condition_list_model import ConditionListModel
from gui.models.overview_model import OverviewModel
from gui.models.statement_table_model import (
    StatementTableModel,
    TableRow,
    table_row,
    verdict_row,
)
from gui.models.text_table_model import TextRow, TextTableModel
from gui.pages.comparison import comparison_page
from gui.pages.condition_list import ConditionList
from gui.pages.overview import overview_page
from gui.pages.words import Words


@pytest.fixture
def owner(qtbot: QtBot) -> QObject:
    return QObject()


@pytest.fixture
def condition_list(owner: QObject, reference: Reference, words: Words) -> ConditionListModel:
    model = ConditionListModel(owner)
    model.show_page(ConditionList(reference, words).page())
    return model


@pytest.fixture
def overview(owner: QObject, reference: Reference, words: Words) -> OverviewModel:
    model = OverviewModel(owner)
    model.show_page(overview_page(reference, words))
    return model


@pytest.fixture
def statements(owner: QObject, reference: Reference, words: Words) -> StatementTableModel:
    model = StatementTableModel(owner)
    page = comparison_page(reference, "mmn", words)
    rows = [verdict_row("Verdict", page.plex, page.ivig), TableRow("A heading")]
    model.show_rows([*rows, *map(table_row, page.rows)])
    return model


@pytest.fixture
def texts(owner: QObject) -> TextTableModel:
    model = TextTableModel(("Source", "Year"), owner)
    model.show_rows(
        [
            TextRow("a", ("AANEM", "2023"), "lead", sort=(None, 2023)),
            TextRow("b", ("Äon", "999"), sort=(None, 999)),
            TextRow("c", ("beta", "")),
        ]
    )
    return model
