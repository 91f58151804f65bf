"""The item models: sound by Qt's own tester, and bounded."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt
from PySide6.QtTest import QAbstractItemModelTester

from gui.core.reference import Reference
from gui.models.condition_list_model import ConditionListModel
from gui.models.overview_model import OverviewModel
from gui.models.statement_table_model import StatementTableModel
from gui.models.text_table_model import TextRow, TextTableModel
from gui.pages.condition_list import ConditionList, ListPage
from gui.pages.list_rows import Rows
from gui.pages.overview import OverviewPage
from gui.pages.words import Words

ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
FAILING = QAbstractItemModelTester.FailureReportingMode.Warning
MODELS = ("condition_list", "overview", "statements", "texts")


@pytest.fixture(params=MODELS)
def any_model(request: pytest.FixtureRequest) -> QAbstractItemModel:
    model = request.getfixturevalue(request.param)
    assert isinstance(model, QAbstractItemModel)
    return model


def test_qts_own_tester_finds_nothing(any_model: QAbstractItemModel, owner: QObject) -> None:
    tester = QAbstractItemModelTester(any_model, FAILING, owner)
    assert tester.model() is any_model
    assert any_model.rowCount() > 0


@pytest.mark.parametrize("columns", [1, 2])
def test_qts_own_tester_finds_nothing_when_rows_are_replaced(
    owner: QObject, reference: Reference, words: Words, columns: int
) -> None:
    shown = ConditionListModel(owner)
    table = TextTableModel(("Source", "Year")[:columns], owner)
    testers = [QAbstractItemModelTester(model, FAILING, owner) for model in (shown, table)]
    conditions = ConditionList(reference, words)
    for query in ("", "mg", "nothing like it", "g61"):
        shown.show_page(conditions.page(query))
        table.show_rows([TextRow("k", ("cell",) * columns)] * shown.rowCount())
    assert len(testers) == 2


def test_no_row_has_children(any_model: QAbstractItemModel) -> None:
    for row in range(any_model.rowCount()):
        assert any_model.rowCount(any_model.index(row, 0)) == 0


def test_a_row_has_no_columns_of_its_own(
    overview: OverviewModel, statements: StatementTableModel, texts: TextTableModel
) -> None:
    for model in (overview, statements, texts):
        assert model.columnCount(model.index(0, 0)) == 0
        assert model.columnCount() > 1


@pytest.mark.parametrize("role", [*Qt.ItemDataRole, 257, 258, 259, 260, 999])
def test_indexes_out_of_range_hold_nothing(any_model: QAbstractItemModel, role: int) -> None:
    beyond = any_model.rowCount()
    kept = any_model.index(beyond - 1, 0)
    for row, column in ((beyond, 0), (-1, 0), (0, 99), (0, -1)):
        assert not any_model.index(row, column).isValid()
        assert any_model.data(any_model.index(row, column), role) is None
    assert any_model.data(QModelIndex(), role) is None
    _empty(any_model)
    assert any_model.data(kept, role) is None


@pytest.mark.parametrize("orientation", list(Qt.Orientation))
@pytest.mark.parametrize("section", [-1, 99])
def test_headings_out_of_range_hold_nothing(
    overview: OverviewModel,
    statements: StatementTableModel,
    texts: TextTableModel,
    orientation: Qt.Orientation,
    section: int,
) -> None:
    for model in (overview, statements, texts):
        for role in (Qt.ItemDataRole.DisplayRole, ACCESSIBLE):
            assert model.headerData(section, orientation, role) is None


def test_a_model_without_rows_answers_all_the_same(owner: QObject) -> None:
    model = ConditionListModel(owner)
    assert model.rowCount() == 0
    assert not model.first().isValid()
    assert not model.index_of("mmn").isValid()
    assert not model.index_of(None).isValid()
    assert model.condition_at(QModelIndex()) is None


def _empty(model: QAbstractItemModel) -> None:
    emptied: dict[type[QAbstractItemModel], Callable[[], None]] = {
        ConditionListModel: lambda: model.show_page(ListPage(Rows(), 0, "")),  # type: ignore[attr-defined]
        OverviewModel: lambda: model.show_page(OverviewPage((), ())),  # type: ignore[attr-defined]
    }
    emptied.get(type(model), lambda: model.show_rows([]))()  # type: ignore[attr-defined]
