"""What a screen reader is told, read through Qt's own accessibility tree."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from gui.core.reference import THERAPIES, Reference
from gui.pages.words import ROWS, VERDICTS
from gui.windows.main_window import MainWindow
from tests.a11y.tabbing import PAGES, round_by_tab, show
from tests.conftest import WindowFactory
from tests.windows.driving import press, write

Role = QAccessible.Role
ROLES: list[tuple[type[QWidget], set[QAccessible.Role]]] = [
    (QAbstractButton, {Role.Button, Role.CheckBox, Role.RadioButton, Role.ButtonMenu}),
    (QLineEdit, {Role.EditableText}),
    (QTextEdit, {Role.EditableText, Role.StaticText, Role.Document}),
    (QAbstractItemView, {Role.Table, Role.List}),
    (QScrollArea, {Role.Pane, Role.Client, Role.Grouping, Role.LayeredPane}),
]


def told(widget: QWidget) -> QAccessibleInterface:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface.isValid(), widget
    return interface


def name(interface: QAccessibleInterface) -> str:
    return interface.text(QAccessible.Text.Name)


def children(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for place in range(interface.childCount()):
        child = interface.child(place)
        assert child is not None
        yield child


def controls(main: MainWindow) -> list[QWidget]:
    return [
        widget
        for widget in main.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        if any(isinstance(widget, kind) for kind, _ in ROLES)
    ]


@pytest.mark.parametrize("page", PAGES)
def test_every_control_has_a_name_and_a_fitting_role(window: WindowFactory, page: str) -> None:
    main = window()
    show(main, page)
    found = controls(main)
    assert len(found) >= 8
    for widget in found:
        assert name(told(widget)).strip(), widget
        roles = next(roles for kind, roles in ROLES if isinstance(widget, kind))
        assert told(widget).role() in roles, widget


@pytest.mark.parametrize("page", PAGES)
def test_tab_comes_to_search_filters_list_pages_and_content_by_their_names_from_top_to_bottom(
    window: WindowFactory, page: str
) -> None:
    main = window()
    show(main, page)
    places = round_by_tab(main)
    assert len(places) >= 4
    assert [place for place in places if not name(told(place)).strip()] == []
    assert main.list_pane.search in places and main.list_pane.view in places
    assert any(place.property("filter") for place in places)
    buttons = main.right_pane.header.buttons
    assert set(buttons.values()) & set(places), "no page can be chosen by Tab"
    assert page == PAGES[0] or buttons[page] in places
    assert any(isinstance(place, (QAbstractItemView, QScrollArea)) for place in places[1:])
    pane = main.right_pane
    inside = [place for place in places if pane.isAncestorOf(place)]
    heights = [place.mapTo(pane, place.rect().topLeft()).y() for place in inside]
    assert heights == sorted(heights), [name(told(place)) for place in inside]


def test_tab_comes_to_every_patient_factor(window: WindowFactory) -> None:
    main = window(condition="mmn")
    chips = main.right_pane.compare.chips
    assert len(chips) > 5
    assert set(chips) <= set(round_by_tab(main))


def test_tab_goes_on_from_every_table(window: WindowFactory) -> None:
    main = window(condition="mmn")
    for page in ("compare", "plan", "evidence", "therapies", "sources", "overview", "changes"):
        main.show_page(page)
        before = QApplication.focusWidget()
        press("Tab")
        assert QApplication.focusWidget() is not before, page


def test_chips_say_whether_they_are_chosen(window: WindowFactory) -> None:
    view = window(condition="mmn").right_pane.compare
    chip = view.chips[0]
    assert told(chip).state().checkable and not told(chip).state().checked
    chip.click()
    assert told(chip).state().checked
    assert "factor" in name(told(chip)).lower()


def test_the_page_that_is_shown_says_so(window: WindowFactory) -> None:
    main = window(condition="mmn")
    buttons = main.right_pane.header.buttons
    main.show_page("evidence")
    assert [page for page, button in buttons.items() if told(button).state().checked] == [
        "evidence"
    ]


def test_list_rows_read_name_and_both_verdicts(window: WindowFactory, reference: Reference) -> None:
    view = window().list_pane.view
    assert told(view).role() == Role.List
    spoken = [name(row) for row in children(told(view))]
    assert "Multifocal motor neuropathy, PLEX sources disagree, IVIG recommended" in spoken
    for condition in reference.bundle.conditions.values():
        (row,) = (text for text in spoken if text.startswith(f"{condition.name.en}, "))
        for therapy in THERAPIES:
            word = VERDICTS[reference.verdict(condition.id, therapy).word].lower()
            assert f"{therapy.upper()} {word}" in row


def test_a_search_is_heard_in_the_list(window: WindowFactory) -> None:
    main = window()
    write("mmn")
    spoken = [name(row) for row in children(told(main.list_pane.view))]
    assert spoken[0].startswith("Multifocal motor neuropathy")
    assert len(spoken) < 19


def test_comparison_cells_read_row_therapy_and_words(
    window: WindowFactory, reference: Reference
) -> None:
    table = window(condition="mmn").right_pane.compare.table
    assert told(table).role() == Role.Table
    spoken = [name(child) for child in children(told(table))]
    for label in ROWS.values():
        for therapy in ("PLEX", "IVIG"):
            (cell,) = (text for text in spoken if text.startswith(f"{label}, {therapy}: "))
            assert len(cell) > len(f"{label}, {therapy}: ") + 5
    assert any(text.startswith("Verdict, PLEX: Sources disagree") for text in spoken)
    assert any("No source found" in text for text in spoken)


def test_columns_and_rows_of_every_table_are_named(window: WindowFactory) -> None:
    main = window(condition="mmn")
    for page in PAGES[1:]:
        main.show_page(page)
    pane = main.right_pane
    tables: list[QWidget] = [
        *(pane.compare.table, pane.evidence.table, pane.therapies.table, pane.overview.table),
        *(pane.sources.sources, pane.sources.references),
    ]
    for table in tables:
        seen = set()
        for child in children(told(table)):
            if child.role() in {Role.ColumnHeader, Role.RowHeader}:
                seen.add(child.role())
                assert name(child).strip(), (table, child.role())
        assert Role.ColumnHeader in seen, table


def test_overview_cells_read_therapy_and_verdict(window: WindowFactory) -> None:
    main = window()
    press("Alt+5")
    spoken = [name(child) for child in children(told(main.right_pane.overview.table))]
    assert any(text.startswith("PLEX: Sources disagree") for text in spoken)
    assert any(text.startswith("IVIG: Recommended") for text in spoken)
    assert any("founding document only" in text for text in spoken)


def test_evidence_cells_read_with_their_heading(window: WindowFactory) -> None:
    main = window(condition="mmn")
    press("Alt+2")
    spoken = [name(child) for child in children(told(main.right_pane.evidence.table))]
    assert any(text.startswith("Year: ") for text in spoken)
    assert any(text.startswith("In the verdict: Leads the verdict") for text in spoken)


def test_the_banner_button_tells_where_it_leads(window: WindowFactory) -> None:
    button = told(window(condition="mmn").right_pane.compare.banner.button)
    assert name(button) == "Show both"
    assert button.text(QAccessible.Text.Description)


def test_the_sources_panel_is_named_and_read(window: WindowFactory) -> None:
    main = window(condition="mmn")
    press("Return")
    text = main.right_pane.compare.citations.text
    assert name(told(text)) == "Sources cited"
    assert told(text).text(QAccessible.Text.Value).startswith("[")


def test_the_current_row_is_the_one_with_the_focus(window: WindowFactory) -> None:
    main = window()
    main.list_pane.focus_list()
    press("Down", "Down")
    focused = told(main.list_pane.view).focusChild()
    assert focused is not None
    assert name(focused).startswith("Guillain-Barré syndrome, children")


def test_what_was_copied_can_be_read_where_it_is_said(window: WindowFactory) -> None:
    main = window(condition="mmn")
    press("Ctrl+C")
    said = [name(told(label)) for label in main.findChildren(QLabel) if label.isVisible()]
    assert "Copied the summary of Multifocal motor neuropathy" in said
    assert main.messages.focusPolicy() == Qt.FocusPolicy.NoFocus
    QGuiApplication.clipboard().clear()
