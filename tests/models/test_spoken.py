"""What the models say: rows and cells in words, headings that cannot be chosen, sort keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QObject, QSortFilterProxyModel, Qt
from PySide6.QtGui import QTextDocumentFragment
from pytestqt.qtbot import QtBot

from gui.core.reference import Reference
from gui.models.condition_list_model import ConditionListModel, ListRole
from gui.models.overview_model import CELL_ROLE as OVERVIEW_CELL
from gui.models.overview_model import OverviewModel
from gui.models.statement_table_model import (
    CELL_ROLE,
    Cell,
    StatementTableModel,
    TableColumn,
    TableRow,
)
from gui.models.text_table_model import KEY_ROLE, SORT_ROLE, TONE_ROLE, TextRow, TextTableModel
from gui.pages.condition_list import ConditionList, ListPage
from gui.pages.list_rows import ConditionRow, FoundRows, GroupRow
from gui.pages.overview import OverviewGroup, OverviewPage, overview_page
from gui.pages.words import Words

MARKUP = "<b>bold</b> &amp; 1 < 2"
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole


def find(model: ConditionListModel, condition: str) -> QModelIndex:
    index = model.index_of(condition)
    assert index.isValid()
    return index


def test_list_headings_cannot_be_chosen(condition_list: ConditionListModel) -> None:
    kinds = set()
    for row in range(condition_list.rowCount()):
        index = condition_list.index(row)
        heading = isinstance(index.data(ListRole.ROW), GroupRow)
        chosen = bool(condition_list.flags(index) & Qt.ItemFlag.ItemIsSelectable)
        assert chosen != heading
        kinds.add(heading)
    assert kinds == {True, False}


def test_list_rows_read_in_words(condition_list: ConditionListModel) -> None:
    spoken = find(condition_list, "mmn").data(ACCESSIBLE)
    assert spoken == "Multifocal motor neuropathy, PLEX sources disagree, IVIG recommended"


def test_list_rows_say_what_the_founding_document_alone_states(
    condition_list: ConditionListModel,
) -> None:
    spoken = find(condition_list, "post-polio").data(ACCESSIBLE)
    assert "founding document only" in spoken


def test_list_headings_read_as_they_stand(condition_list: ConditionListModel) -> None:
    assert condition_list.index(0).data(ACCESSIBLE) == "Peripheral nerve"
    assert condition_list.index(0).data() == "Peripheral nerve"


def test_one_condition_at_most_is_open(condition_list: ConditionListModel, qtbot: QtBot) -> None:
    def is_open() -> list[str]:
        rows = [condition_list.index(row) for row in range(condition_list.rowCount())]
        return [row.data(ListRole.ROW).id for row in rows if row.data(ListRole.OPEN)]

    assert is_open() == []
    condition_list.set_open("mmn")
    assert is_open() == ["mmn"]
    changed: list[tuple[str, list[int]]] = []
    condition_list.dataChanged.connect(
        lambda top, _bottom, roles: changed.append((top.data(ListRole.ROW).id, roles))
    )
    condition_list.set_open("cidp")
    assert is_open() == ["cidp"]
    assert sorted(changed) == [("cidp", [ListRole.OPEN]), ("mmn", [ListRole.OPEN])]
    condition_list.set_open(None)
    assert is_open() == []


def test_the_next_condition_is_found_over_headings(condition_list: ConditionListModel) -> None:
    first, seen = condition_list.first(), []
    while first.isValid():
        seen.append(first.data(ListRole.ROW).id)
        first = condition_list.next_condition(first.row(), 1)
    assert len(seen) == 19 == len(set(seen))
    assert not condition_list.next_condition(1, -1).isValid()


def test_overview_headings_cannot_be_chosen_and_open_nothing(overview: OverviewModel) -> None:
    headings = overview.heading_rows()
    assert len(headings) == 4
    for row in range(overview.rowCount()):
        index = overview.index(row, 0)
        selectable = bool(overview.flags(index) & Qt.ItemFlag.ItemIsSelectable)
        assert selectable == (row not in headings)
        assert (overview.condition_at(index) is None) == (row in headings)


def test_overview_cells_read_in_words(overview: OverviewModel) -> None:
    row = next(
        row
        for row in range(overview.rowCount())
        if overview.condition_at(overview.index(row, 0)) == "mmn"
    )
    name, plex, ivig = (overview.index(row, column).data(ACCESSIBLE) for column in range(3))
    assert name.startswith("Multifocal motor neuropathy")
    assert plex.startswith("PLEX: Sources disagree")
    assert ivig.startswith("IVIG: Recommended")
    assert overview.headerData(row, Qt.Orientation.Vertical, ACCESSIBLE) == name
    headings = [overview.headerData(at, Qt.Orientation.Horizontal) for at in range(3)]
    assert headings == ["Condition", "PLEX", "IVIG"]
    assert overview.index(row, 1).data(OVERVIEW_CELL).verdict == "sources-disagree"


def test_comparison_cells_read_in_words(statements: StatementTableModel) -> None:
    plex = statements.index(0, TableColumn.PLEX).data(ACCESSIBLE)
    assert plex.startswith("Verdict, PLEX: Sources disagree")
    ivig = statements.index(2, TableColumn.IVIG).data(ACCESSIBLE)
    assert ivig.startswith("Evidence, IVIG: ")
    assert "[" in ivig


def test_an_empty_comparison_cell_reads_what_it_shows(owner: QObject) -> None:
    model = StatementTableModel(owner)
    empty = Cell(None, (), "No source found")
    model.show_rows([TableRow("Cost", empty, empty)])
    assert model.index(0, TableColumn.PLEX).data(ACCESSIBLE) == "Cost, PLEX: No source found"
    assert model.index(0, TableColumn.IVIG).data(CELL_ROLE) == empty


def test_comparison_headings_cannot_be_chosen(statements: StatementTableModel) -> None:
    for row in range(statements.rowCount()):
        for column in range(statements.columnCount()):
            index = statements.index(row, column)
            selectable = bool(statements.flags(index) & Qt.ItemFlag.ItemIsSelectable)
            assert selectable == (row != 1)


def test_a_label_stands_for_the_statements_of_both_columns(
    statements: StatementTableModel,
) -> None:
    label, plex, ivig = (statements.statements_at(statements.index(2, at)) for at in range(3))
    assert label == (*plex, *ivig)
    assert plex and ivig
    assert statements.statements_at(statements.index(1, 0)) == ()
    assert statements.statements_at(QModelIndex()) == ()


def test_comparison_columns_and_rows_are_named(statements: StatementTableModel) -> None:
    columns = [
        statements.headerData(column, Qt.Orientation.Horizontal, ACCESSIBLE) for column in range(3)
    ]
    assert columns[1:] == ["PLEX plasma exchange", "IVIG intravenous immunoglobulin"]
    assert all(columns)
    assert statements.headerData(0, Qt.Orientation.Vertical, ACCESSIBLE) == "Verdict"


def test_text_cells_read_with_their_heading(texts: TextTableModel) -> None:
    assert texts.index(0, 1).data(ACCESSIBLE) == "Year: 2023"
    assert texts.headerData(0, Qt.Orientation.Horizontal, ACCESSIBLE) == "Source"
    assert texts.headerData(0, Qt.Orientation.Vertical, ACCESSIBLE) == "AANEM, 2023"


def test_a_text_cell_without_text_says_so(owner: QObject) -> None:
    model = TextTableModel(("Source", "Year"), owner)
    model.show_rows([TextRow("a", ("AANEM", ""))])
    assert model.index(0, 1).data(ACCESSIBLE) == "Year: empty"


def test_text_rows_carry_key_and_tone(texts: TextTableModel) -> None:
    assert texts.index(0, 1).data(KEY_ROLE) == "a"
    assert texts.index(0, 0).data(TONE_ROLE) == "lead"
    assert texts.index(1, 0).data(TONE_ROLE) == "plain"


def test_years_sort_as_numbers_and_names_without_case(
    texts: TextTableModel, owner: QObject
) -> None:
    proxy = QSortFilterProxyModel(owner)
    proxy.setSourceModel(texts)
    proxy.setSortRole(SORT_ROLE)

    def order(column: int) -> list[str]:
        proxy.sort(column)
        return [proxy.index(row, 0).data(KEY_ROLE) for row in range(proxy.rowCount())]

    assert [key for key in order(1) if key != "c"] == ["b", "a"]
    assert order(0)[0] == "a"


@pytest.mark.parametrize("name", ["condition_list", "overview"])
def test_a_tooltip_shows_markup_as_it_stands(
    request: pytest.FixtureRequest, name: str, reference: Reference, words: Words
) -> None:
    model: ConditionListModel | OverviewModel = request.getfixturevalue(name)
    index = _show_marked_up(model, reference, words)
    shown = QTextDocumentFragment.fromHtml(index.data(Qt.ItemDataRole.ToolTipRole)).toPlainText()
    assert shown == index.data(ACCESSIBLE)
    assert MARKUP in shown


def _show_marked_up(
    model: ConditionListModel | OverviewModel, reference: Reference, words: Words
) -> QModelIndex:
    if isinstance(model, ConditionListModel):
        row = ConditionRow("x", MARKUP, "", "no-source", "no-source", False, False, MARKUP)
        model.show_page(ListPage(FoundRows(1, lambda _: row), 1, ""))
        return model.index(0)
    page = overview_page(reference, words)
    first = page.groups[0].rows[0]
    renamed = type(first)(first.id, MARKUP, first.subtitle, first.plex, first.ivig)
    model.show_page(OverviewPage((OverviewGroup("Group", (renamed,)),), page.legend))
    return model.index(1, 0)


def test_list_rows_tell_their_group_and_headings_what_they_are(
    condition_list: ConditionListModel,
) -> None:
    described = Qt.ItemDataRole.AccessibleDescriptionRole
    assert find(condition_list, "mmn").data(described) == "Peripheral nerve"
    assert condition_list.index(0).data(described) == "Heading of 9 conditions"


@pytest.mark.parametrize(("query", "by"), [("mmn", "MMN"), ("g61.8", "G61.8")])
def test_a_found_row_tells_what_it_was_found_by(
    reference: Reference, words: Words, qtbot: QtBot, query: str, by: str
) -> None:
    holder = QObject()
    model = ConditionListModel(holder)
    model.show_page(ConditionList(reference, words).page(query))
    assert find(model, "mmn").data(ACCESSIBLE).endswith(f", found by {by}")


def test_a_row_found_by_its_own_name_does_not_say_it_twice(
    reference: Reference, words: Words, qtbot: QtBot
) -> None:
    holder = QObject()
    model = ConditionListModel(holder)
    model.show_page(ConditionList(reference, words).page("multifocal"))
    assert "found by" not in find(model, "mmn").data(ACCESSIBLE)
