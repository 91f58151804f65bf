"""Evidence, sources, therapies and overview on the screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from gui.core.reference import Reference
from gui.models.text_table_model import KEY_ROLE
from gui.pages.evidence import evidence_page
from gui.pages.words import Words
from gui.widgets.text_table import TextTable
from gui.windows.main_window import MainWindow
from tests.conftest import WindowFactory
from tests.pages.shipped import CONDITIONS
from tests.widgets.reading import column_texts, visible_text
from tests.windows.driving import focus, press

EVIDENCE_COLUMNS = 11
YEAR = 2


def evidence(window: WindowFactory, condition: str = "mmn") -> MainWindow:
    main = window(size=(1920, 1080), condition=condition)
    press("Alt+2")
    return main


def keys(table: TextTable) -> list[str]:
    model = table.model()
    return [model.index(row, 0).data(KEY_ROLE) for row in range(model.rowCount())]


def click_heading(table: TextTable, column: int) -> None:
    header = table.horizontalHeader()
    spot = QPoint(header.sectionViewportPosition(column) + 6, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def test_the_table_shows_every_claim_once(window: WindowFactory, reference: Reference) -> None:
    main = evidence(window)
    table = main.right_pane.evidence.table
    for condition in CONDITIONS:
        main.enter_condition(condition)
        claims = [claim.id for claim in reference.bundle.conditions[condition].claims]
        assert sorted(keys(table)) == sorted(claims), condition
        assert table.model().columnCount() == EVIDENCE_COLUMNS


def test_a_click_on_a_heading_sorts_and_a_second_turns_it_round(window: WindowFactory) -> None:
    table = evidence(window).right_pane.evidence.table
    before = sorted(keys(table))
    for column in range(EVIDENCE_COLUMNS):
        click_heading(table, column)
        upward = [text.casefold() for text in column_texts(table.model(), column)]
        assert upward == sorted(upward), column
        click_heading(table, column)
        downward = [text.casefold() for text in column_texts(table.model(), column)]
        assert downward == sorted(downward, reverse=True), column
        assert sorted(keys(table)) == before, column


def test_years_sort_as_numbers_and_missing_years_first(window: WindowFactory) -> None:
    table = evidence(window).right_pane.evidence.table
    click_heading(table, YEAR)
    years = [int(text or 0) for text in column_texts(table.model(), YEAR)]
    assert years == sorted(years)
    assert len(set(years)) > 2


def test_another_condition_is_shown_in_the_order_of_its_page_again(
    window: WindowFactory, reference: Reference, words: Words
) -> None:
    main = evidence(window)
    click_heading(main.right_pane.evidence.table, YEAR)
    main.enter_condition("cidp")
    main.enter_condition("mmn")
    shown = keys(main.right_pane.evidence.table)
    assert shown == [row.id for row in evidence_page(reference, "mmn", words).rows]


def test_enter_shows_the_source_of_the_row_that_is_current(
    window: WindowFactory, reference: Reference
) -> None:
    main = evidence(window)
    table, panel = main.right_pane.evidence.table, main.right_pane.evidence.citations
    click_heading(table, YEAR)
    press("Down", "Return")
    claims = {claim.id: claim for claim in reference.bundle.conditions["mmn"].claims}
    claim = claims[table.currentIndex().data(KEY_ROLE)]
    shown = panel.text.toPlainText()
    source = reference.bundle.sources[claim.source]
    assert source.citation in shown and source.label in shown and claim.statement in shown
    assert all(part in shown for part in ("Kind: ", "Status: ", "Read: "))
    assert focus() is panel.text
    press("Escape")
    assert focus() is table


def test_enter_shows_a_source_even_if_no_row_was_chosen_before(window: WindowFactory) -> None:
    main = evidence(window)
    press("Return")
    assert main.right_pane.evidence.citations.isVisible()


def test_a_double_click_shows_the_source_too(window: WindowFactory) -> None:
    main = evidence(window)
    table = main.right_pane.evidence.table
    spot = table.visualRect(table.model().index(2, 1)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert main.right_pane.evidence.citations.isVisible()


@pytest.mark.parametrize("page", ["sources", "therapies"])
def test_general_pages_are_filled_without_a_condition(window: WindowFactory, page: str) -> None:
    main = window()
    main.show_page(page)
    assert main.right_pane.page == page
    assert focus().accessibleName()


def test_all_sources_and_nine_references_are_listed(
    window: WindowFactory, reference: Reference
) -> None:
    main = window()
    press("Alt+4")
    view = main.right_pane.sources
    assert keys(view.sources) == list(reference.bundle.sources)
    assert keys(view.references) == [str(n) for n in range(1, 10)]
    assert "Dr. Petya Stefanova" in visible_text(view)


def test_sources_sort_by_every_column(window: WindowFactory) -> None:
    main = window(size=(1920, 1080))
    press("Alt+4")
    table = main.right_pane.sources.sources
    for column in range(8):
        click_heading(table, column)
        texts = column_texts(table.model(), column)
        if column in (4, 6, 7):
            numbers = [int(text or 0) for text in texts]
            assert numbers == sorted(numbers), column
        else:
            folded = [text.casefold() for text in texts]
            assert folded == sorted(folded), column


def test_enter_on_therapies_opens_the_sources_of_the_cell(window: WindowFactory) -> None:
    main = window()
    press("Alt+3", "Return")
    assert main.right_pane.open_citations() is not None
    press("Escape")
    assert focus() is main.right_pane.therapies.table


def test_enter_in_the_overview_opens_the_condition(window: WindowFactory) -> None:
    main = window()
    press("Alt+5", "Down", "Return")
    table = main.right_pane.overview.table
    assert main.right_pane.page == "compare"
    assert main.right_pane.condition == table.rows_model.condition_at(table.currentIndex())
    assert focus() is main.right_pane.compare.table
    assert main.list_pane.view.current_id() == main.right_pane.condition


def test_a_double_click_in_the_overview_opens_the_condition(window: WindowFactory) -> None:
    main = window()
    press("Alt+5")
    table = main.right_pane.overview.table
    spot = table.visualRect(table.model().index(4, 1)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert main.right_pane.condition == table.rows_model.condition_at(table.model().index(4, 1))


def test_arrows_reach_every_condition_of_the_overview(window: WindowFactory) -> None:
    main = window()
    press("Alt+5")
    table = main.right_pane.overview.table
    met = {table.rows_model.condition_at(table.currentIndex())}
    for _ in range(40):
        press("Down")
        met.add(table.rows_model.condition_at(table.currentIndex()))
    assert met - {None} == set(CONDITIONS)


def test_page_buttons_lead_to_their_pages(window: WindowFactory) -> None:
    main = window(condition="mmn")
    for page, button in main.right_pane.header.buttons.items():
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert main.right_pane.page == page
        assert button.isChecked()


def test_pages_of_a_condition_cannot_be_chosen_without_one(window: WindowFactory) -> None:
    main = window()
    enabled = [
        page for page, button in main.right_pane.header.buttons.items() if button.isEnabled()
    ]
    assert enabled == ["therapies", "sources", "overview", "changes"]


def test_the_head_says_what_is_open(window: WindowFactory, reference: Reference) -> None:
    main = window(condition="mmn")
    told = visible_text(main.right_pane.header)
    condition = reference.bundle.conditions["mmn"]
    assert condition.name.en in told
    assert all(code.code in told for code in condition.codes)
    press("Alt+5")
    assert condition.name.en not in visible_text(main.right_pane.header)
