"""Ctrl+C and the menus of the tables: what lands in the clipboard, and what the window says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu
from pytestqt.qtbot import QtBot

from gui.core.reference import Reference
from gui.models.statement_table_model import TableColumn
from gui.pages.comparison import comparison_page
from gui.pages.evidence import evidence_page
from gui.pages.imprint import imprint
from gui.pages.sources import sources_page
from gui.pages.summary import condition_summary
from gui.pages.words import Words
from gui.widgets.statement_table import StatementTable
from gui.windows.main_window import MainWindow
from tests.conftest import WindowFactory
from tests.windows.driving import focus, press, write

BEFORE = "what was there before"
MMN = "Multifocal motor neuropathy"
pytestmark = pytest.mark.qt_log_ignore(
    r"does not support (raise\(\)|grabbing the keyboard)", extend=True
)


@pytest.fixture(autouse=True)
def _clipboard(window: WindowFactory) -> Iterator[None]:
    QGuiApplication.clipboard().setText(BEFORE)
    yield
    QGuiApplication.clipboard().clear()


def copied() -> str:
    return QGuiApplication.clipboard().mimeData().text()


def said(main: MainWindow) -> str:
    assert main.messages.isVisible()
    return main.messages.text()


def expected(reference: Reference, condition: str, *factors: str) -> str:
    about = imprint(reference.bundle, reference.bundle.manifest.built, Words())
    return condition_summary(reference, condition, about, Words(), factors).plain


def go_to(table: StatementTable, label: str, column: TableColumn) -> None:
    """Make a cell current, as keys do."""
    for row in range(table.rows_model.rowCount()):
        found = table.rows_model.row_at(row)
        if found is not None and found.label == label:
            table.setCurrentIndex(table.rows_model.index(row, column))
            return
    raise AssertionError(f"no row {label}")


def menu_at(table: QAbstractItemView, place: QPoint) -> list[str]:
    """Ask for the menu with the right button; the texts of its entries."""
    view = table.viewport()
    QTest.mousePress(view, Qt.MouseButton.RightButton, pos=place)
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(view, QContextMenuEvent(reason, place, view.mapToGlobal(place)))
    QTest.mouseRelease(view, Qt.MouseButton.RightButton, pos=place)
    return entries()


def entries() -> list[str]:
    menu = QApplication.activePopupWidget()
    return [action.text() for action in menu.actions()] if isinstance(menu, QMenu) else []


def choose(qtbot: QtBot, place: int) -> None:
    """Choose an entry of the open menu by its keys."""
    for key in (*[Qt.Key.Key_Down] * (place + 1), Qt.Key.Key_Return):
        press_in_menu(key)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)


def press_in_menu(key: Qt.Key) -> None:
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, key)


def test_ctrl_c_copies_the_summary_of_the_condition_just_opened(
    window: WindowFactory, reference: Reference
) -> None:
    main = window()
    write("mmn")
    press("Return", "Ctrl+C")
    assert copied() == expected(reference, "mmn")
    assert len(copied().splitlines()) < 15
    assert said(main) == f"Copied the summary of {MMN}"
    assert focus() is main.right_pane.compare.table


def test_it_is_copied_as_plain_and_as_rich_text(window: WindowFactory) -> None:
    window(condition="mmn")
    press("Ctrl+C")
    data = QGuiApplication.clipboard().mimeData()
    assert sorted(data.formats()) == ["text/html", "text/plain"]
    assert data.html().startswith(f"<p><b>{MMN}</b>")
    assert data.html().count("<br>") == len(data.text().splitlines()) - 1


def test_ctrl_insert_copies_the_same(window: WindowFactory, reference: Reference) -> None:
    window(condition="mmn")
    press("Ctrl+Insert")
    assert copied() == expected(reference, "mmn")


@pytest.mark.parametrize("place", ["search", "list", "chip", "page button", "verdict"])
def test_the_summary_is_copied_from_everywhere_but_a_statement(
    window: WindowFactory, reference: Reference, place: str
) -> None:
    main = window(condition="mmn")
    table = main.right_pane.compare.table
    places: dict[str, Callable[[], object]] = {
        "search": main.list_pane.focus_search,
        "list": main.list_pane.focus_list,
        "chip": main.right_pane.compare.chips[0].setFocus,
        "page button": main.right_pane.header.buttons["compare"].setFocus,
        "verdict": lambda: go_to(table, "Verdict", TableColumn.IVIG),
    }
    places[place]()
    press("Ctrl+C")
    assert copied() == expected(reference, "mmn")


def test_a_condition_browsed_to_while_typing_is_copied_from_the_search_field(
    window: WindowFactory, reference: Reference
) -> None:
    main = window()
    write("cidp")
    press("Down", "Ctrl+C")
    assert focus() is main.list_pane.search
    assert copied() == expected(reference, main.right_pane.condition or "")
    assert main.list_pane.search.text() == "cidp"


def test_what_is_selected_in_the_search_field_is_copied_as_it_was(window: WindowFactory) -> None:
    main = window(condition="mmn")
    write("cidp")
    press("Shift+Left", "Shift+Left", "Ctrl+C")
    assert copied() == "dp"
    assert not main.messages.isVisible()


def test_chosen_patient_factors_are_in_the_summary(
    window: WindowFactory, reference: Reference
) -> None:
    main = window(condition="mmn")
    main.right_pane.compare.chips[0].click()
    main.right_pane.compare.table.setFocus()
    press("Ctrl+C")
    (factor,) = main.right_pane.compare.chosen_factors()
    assert copied() == expected(reference, "mmn", factor)
    assert reference.bundle.factors[factor].name.en in copied()


def test_overdue_content_is_copied_with_its_warning_and_the_day(
    window: WindowFactory, reference: Reference
) -> None:
    overdue = reference.bundle.manifest.review_due + timedelta(days=1)
    window(condition="mmn", today=overdue)
    press("Ctrl+C")
    assert "past its review date" in copied().splitlines()[1]
    assert f"Copied {overdue.isoformat()}" in copied()


def test_the_day_is_that_of_copying_not_that_of_the_start(
    qtbot: QtBot, no_leak: None, window: WindowFactory, reference: Reference
) -> None:
    days = [date(2027, 1, 1)]
    main = window(condition="mmn")
    main._today = lambda: days[-1]
    for day in (date(2027, 1, 1), date(2027, 1, 2)):
        days.append(day)
        press("Ctrl+C")
        assert f"Copied {day.isoformat()}" in copied()


@pytest.mark.parametrize("column", [TableColumn.PLEX, TableColumn.IVIG])
def test_a_cell_is_copied_with_the_sources_of_its_statements(
    window: WindowFactory, reference: Reference, column: TableColumn
) -> None:
    main = window(condition="mmn")
    press("Down", *["Right"] * column, "Ctrl+C")
    page = comparison_page(reference, "mmn", Words())
    row = page.rows[0]
    statements = row.plex if column == TableColumn.PLEX else row.ivig
    lines = copied().splitlines()
    assert lines[0] == f"{MMN} \u00b7 {column.name} \u00b7 Evidence"
    for entry, line in zip(statements, lines[1:], strict=False):
        assert line.startswith(entry.full)
        assert any(card.citation in copied() for card in page.sources if card.id == entry.source)
    assert reference.bundle.fingerprint in copied()
    assert said(main) == f"Copied {len(statements)} statements with their sources"


def test_a_cell_is_made_current_by_the_mouse(window: WindowFactory) -> None:
    main = window(condition="mmn")
    table = main.right_pane.compare.table
    index = table.rows_model.index(1, TableColumn.IVIG)
    place = table.visualRect(index).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    press("Ctrl+C")
    assert copied().startswith(f"{MMN} \u00b7 IVIG \u00b7 Evidence")


def test_an_empty_cell_leaves_the_clipboard_as_it_was_and_says_why(window: WindowFactory) -> None:
    main = window(condition="mmn")
    go_to(main.right_pane.compare.table, "Usual course", TableColumn.PLEX)
    press("Ctrl+C")
    assert copied() == BEFORE
    assert said(main).startswith("Nothing to copy: No source found")


def test_a_neutral_window_says_that_nothing_is_open(window: WindowFactory) -> None:
    main = window()
    press("Ctrl+C")
    assert copied() == BEFORE
    assert said(main) == "Nothing to copy: no condition is open"


def test_the_current_claim_of_the_evidence_is_copied(
    window: WindowFactory, reference: Reference
) -> None:
    main = window(condition="mmn")
    press("Alt+2", "Down", "Ctrl+C")
    row = evidence_page(reference, "mmn", Words()).rows[1]
    lines = copied().splitlines()
    assert lines[0] == MMN
    assert row.source_label in lines[1] and row.statement in lines[1]
    assert len(lines) == 5 and reference.bundle.sources[row.source].citation in lines[2]
    assert said(main) == "Copied 1 statement with its source"


def test_both_sides_of_a_disagreement_are_copied_together(
    window: WindowFactory, reference: Reference
) -> None:
    main = window(condition="mmn")
    main.right_pane.compare.banner.button.click()
    press("Ctrl+C")
    rows = evidence_page(reference, "mmn", Words()).rows
    for row in rows:
        disputed = row.therapy == "plex" and row.role in {"lead", "opposing"}
        assert (row.statement in copied()) == disputed
    assert said(main) == "Copied 2 statements with their sources"


@pytest.mark.parametrize("column", TableColumn)
def test_on_the_therapies_a_row_or_one_side_of_it_is_copied(
    window: WindowFactory, column: TableColumn
) -> None:
    main = window()
    press("Alt+3")
    table = main.right_pane.therapies.table
    go_to(table, "Onset", column)
    press("Ctrl+C")
    for therapy in (TableColumn.PLEX, TableColumn.IVIG):
        cell = table.rows_model.cell_at(table.currentIndex().siblingAtColumn(therapy))
        assert cell is not None
        for entry in cell.statements:
            assert (entry.text in copied()) == (column in {TableColumn.LABEL, therapy})
    assert copied().splitlines()[0].endswith("Onset")


def test_a_source_is_copied_in_full(window: WindowFactory, reference: Reference) -> None:
    main = window()
    press("Alt+4", "Down", "Ctrl+C")
    card = sources_page(reference, Words()).sources[1].card
    assert card.label in copied() and card.citation in copied() and card.read in copied()
    assert said(main) == "Copied 1 source"
    press("Shift+Down", "Ctrl+C")
    assert said(main) == "Copied 2 sources"


def test_a_reference_of_the_founding_document_is_copied_as_printed(
    window: WindowFactory, reference: Reference
) -> None:
    main = window()
    press("Alt+4")
    main.right_pane.sources.references.setFocus()
    press("Down", "Ctrl+C")
    row = sources_page(reference, Words()).references[1]
    assert f"[{row.n}] {row.as_printed}" in copied()


def test_the_overview_copies_the_summary_of_its_current_condition(
    window: WindowFactory, reference: Reference
) -> None:
    main = window(condition="mmn")
    main.right_pane.compare.chips[0].click()
    press("Alt+5", "Down", "Ctrl+C")
    table = main.right_pane.overview.table
    current = table.rows_model.condition_at(table.currentIndex())
    assert current is not None and current != "mmn"
    assert copied() == expected(reference, current)


def test_the_sources_shown_are_copied_with_what_they_say(
    window: WindowFactory, reference: Reference
) -> None:
    main = window(condition="mmn")
    press("Down", "Right", "Return", "Ctrl+C")
    assert focus() is main.right_pane.compare.citations.text
    for entry in comparison_page(reference, "mmn", Words()).rows[0].plex:
        assert entry.detail in copied()
        assert reference.bundle.sources[entry.source].citation in copied()
    assert "Multifocal motor neuropathy \u00b7 PLEX \u00b7 Evidence" in copied()
    assert said(main).endswith("with their sources")


def test_what_is_selected_in_the_sources_is_copied_as_it_was(window: WindowFactory) -> None:
    main = window(condition="mmn")
    press("Down", "Right", "Return")
    text = main.right_pane.compare.citations.text
    text.selectAll()
    press("Ctrl+C")
    assert copied() == text.toPlainText()
    assert not main.messages.isVisible()


def test_nothing_of_the_sources_is_kept_after_the_neutral_start(window: WindowFactory) -> None:
    main = window(condition="mmn")
    press("Down", "Right", "Return", "Escape", "Ctrl+C", "Escape", "Escape", "Escape")
    assert main.right_pane.page == "welcome"
    assert main.right_pane.compare.citations.shown == ((), ())
    assert main.messages.text() == "" and not main.messages.isVisible()


def test_the_right_button_offers_the_statement_under_it_and_the_summary(
    window: WindowFactory, qtbot: QtBot, reference: Reference
) -> None:
    main = window(condition="mmn")
    table = main.right_pane.compare.table
    box = table.visualRect(table.rows_model.index(1, TableColumn.PLEX))
    first = box.topLeft() + QPoint(40, 12)
    assert menu_at(table, first) == [
        "Copy this statement with its source",
        f"Copy the summary of {MMN}",
    ]
    choose(qtbot, 0)
    entry = comparison_page(reference, "mmn", Words()).rows[0].plex[0]
    assert copied().splitlines()[1] == f"{entry.full} [1]"
    assert len(copied().splitlines()) == 5
    assert said(main) == "Copied 1 statement with its source"
    menu_at(table, first)
    choose(qtbot, 1)
    assert copied() == expected(reference, "mmn")


@pytest.mark.parametrize("keys", ["Shift+F10", "Menu"])
def test_the_menu_opens_by_keys_at_the_current_cell(
    window: WindowFactory, qtbot: QtBot, keys: str
) -> None:
    main = window(condition="mmn")
    table = main.right_pane.compare.table
    press("Down", "Right")
    if keys == "Menu":
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
        QApplication.sendEvent(table, event)
    else:
        press(keys)
    count = len(table.rows_model.statements_at(table.currentIndex()))
    assert entries() == [
        f"Copy these {count} statements with their sources",
        f"Copy the summary of {MMN}",
    ]
    menu = QApplication.activePopupWidget()
    assert menu is not None
    cell = table.visualRect(table.currentIndex())
    place = table.viewport().mapToGlobal(cell.topLeft())
    assert menu.geometry().intersects(QRect(place, cell.size()))
    choose(qtbot, 0)
    assert copied().count("\n") > count
    assert focus() is table


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        ("evidence", ["Copy this statement with its source", f"Copy the summary of {MMN}"]),
        ("sources", ["Copy this source"]),
        ("overview", ["Copy the summary of Guillain-Barr\u00e9 syndrome, adults"]),
    ],
)
def test_every_table_has_its_menu(
    window: WindowFactory, qtbot: QtBot, page: str, wanted: list[str]
) -> None:
    main = window(condition="mmn")
    main.show_page(page)
    press("Shift+F10")
    assert entries() == wanted
    press_in_menu(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
    assert copied() == BEFORE


def test_a_row_under_the_right_button_is_copied_alone_unless_it_is_among_the_chosen(
    window: WindowFactory, qtbot: QtBot
) -> None:
    main = window(condition="mmn")
    press("Alt+2", "Down", "Shift+Down")
    table = main.right_pane.evidence.table
    inside = table.visualRect(table.model().index(1, 1)).center()
    assert menu_at(table, inside)[0] == "Copy these 2 statements with their sources"
    press_in_menu(Qt.Key.Key_Escape)
    outside = table.visualRect(table.model().index(3, 1)).center()
    assert menu_at(table, outside)[0] == "Copy this statement with its source"
    press_in_menu(Qt.Key.Key_Escape)


def test_a_heading_has_no_menu_and_nothing_to_copy(window: WindowFactory) -> None:
    main = window()
    press("Alt+3")
    table = main.right_pane.therapies.table
    heading = table.visualRect(table.rows_model.index(0, 0)).center()
    assert menu_at(table, heading) == []
    press("Ctrl+C")
    assert said(main).startswith("Nothing to copy") and copied() == BEFORE


def test_no_menu_opens_beside_the_tables(window: WindowFactory) -> None:
    main = window(condition="mmn")
    main.list_pane.focus_list()
    press("Shift+F10")
    assert entries() == []


def test_the_copied_text_is_let_go_of_by_the_program(window: WindowFactory) -> None:
    main = window(condition="mmn")
    press("Ctrl+C")
    main.close()
    assert copied().startswith(MMN)
