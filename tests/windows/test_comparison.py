"""The comparison on the screen: patient factors, source marks, banner and citations."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from gui.core.reference import THERAPIES, Reference
from gui.models.statement_table_model import CELL_ROLE, Cell
from gui.pages.comparison import FactorChip, comparison_page
from gui.pages.words import Words
from gui.services.theme import light_theme
from gui.widgets.compare_view import CompareView
from tests.conftest import WindowFactory
from tests.widgets.reading import first_point_near, has_colour, image_of, visible_text
from tests.windows.driving import focus, press

TALL = (1366, 6000)
LABEL, PLEX, IVIG = 0, 1, 2
THEME = light_theme()


def cells(view: CompareView) -> list[tuple[Cell, QRect]]:
    """Every cell of the two columns, and where it is."""
    table, model = view.table, view.table.model()
    indexes = [model.index(row, at) for row in range(model.rowCount()) for at in (PLEX, IVIG)]
    return [(index.data(CELL_ROLE), table.visualRect(index)) for index in indexes]


def marked_cells(view: CompareView) -> list[bool]:
    image = image_of(view.table.viewport())
    edge = THEME.highlight_edge
    return [has_colour(image, edge, box) for _, box in cells(view)]


def cell_named(view: CompareView, row: int, column: int) -> tuple[Cell, QRect]:
    return cells(view)[2 * row + column - 1]


@pytest.mark.parametrize("condition", ["mmn", "gbs-child"])
def test_a_factor_marks_exactly_the_cells_that_it_touches(
    window: WindowFactory, condition: str
) -> None:
    view = window(size=TALL, condition=condition).right_pane.compare
    view.table.verticalScrollBar().setValue(0)
    assert not any(marked_cells(view))
    some_marked = False
    for factor, chip in zip(view_factors(view), view.chips, strict=True):
        chip.click()
        QApplication.processEvents()
        touched = [
            any(factor in statement.factors for statement in cell.statements)
            for cell, _ in cells(view)
        ]
        assert marked_cells(view) == touched, factor
        some_marked = some_marked or any(touched)
        chip.click()
    assert some_marked
    QApplication.processEvents()
    assert not any(marked_cells(view))


def view_factors(view: CompareView) -> list[str]:
    """The factor of each chip, learnt by choosing it."""
    factors = []
    for chip in view.chips:
        chip.click()
        factors += view.chosen_factors()
        chip.click()
    return factors


def count_line(view: CompareView) -> str:
    """What is said of the chosen factors; empty where nothing is."""
    before = "Marked for "
    told = [line for line in visible_text(view).splitlines() if line.startswith(before)]
    return told[0].removeprefix(before) if told else ""


def assert_counted(line: str, plex: int, ivig: int) -> None:
    assert re.search(rf"\b{plex}\b[^,]* PLEX.*\b{ivig}\b[^,]* IVIG", line), line


def test_a_factor_is_counted_in_both_columns(
    window: WindowFactory, reference: Reference, words: Words
) -> None:
    view = window(condition="mmn").right_pane.compare
    counts: list[FactorChip] = list(comparison_page(reference, "mmn", words).factors)
    for chip, counted in zip(view.chips, counts, strict=True):
        chip.click()
        assert count_line(view).startswith(counted.label)
        assert_counted(count_line(view), counted.plex, counted.ivig)
        chip.click()
    assert count_line(view) == ""


def test_two_factors_are_counted_together_without_counting_twice(
    window: WindowFactory, reference: Reference
) -> None:
    view = window(condition="mmn").right_pane.compare
    for chip in view.chips[:2]:
        chip.click()
    chosen = set(view.chosen_factors())
    touched = {
        therapy: sum(
            not chosen.isdisjoint(fact.factors)
            and (not fact.conditions or "mmn" in fact.conditions)
            for fact in reference.bundle.therapies[therapy].facts
        )
        for therapy in THERAPIES
    }
    assert_counted(count_line(view), touched["plex"], touched["ivig"])


def test_factors_stay_chosen_for_the_next_condition(window: WindowFactory) -> None:
    main = window(condition="mmn")
    view = main.right_pane.compare
    view.chips[1].click()
    chosen = view.chosen_factors()
    main.enter_condition("cidp")
    assert view.chosen_factors() == chosen != []
    assert count_line(view).startswith(view.chips[1].text())


@pytest.mark.parametrize("row", [0, 1, 2, 3])
@pytest.mark.parametrize("column", [PLEX, IVIG])
def test_a_click_on_a_source_mark_opens_that_one_source(
    window: WindowFactory, reference: Reference, words: Words, row: int, column: int
) -> None:
    view = window(size=(1366, 1600), condition="cidp").right_pane.compare
    cell, box = cell_named(view, row, column)
    place = first_point_near(view.table.viewport(), THEME.accent, where_marks_are(cell, box))
    QTest.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=place + QPoint(2, 3))
    assert view.citations.isVisible()
    cards = {card.number: card for card in comparison_page(reference, "cidp", words).sources}
    card = cards[cell.statements[0].number]
    shown = view.citations.text.toPlainText()
    assert f"[{card.number}] {card.label}" in shown
    for part in (card.citation, card.kind, card.status, card.read):
        assert part in shown
    assert [number for number in cards if f"[{number}] {cards[number].label}" in shown] == [
        card.number
    ]


def where_marks_are(cell: Cell, box: QRect) -> QRect:
    """The part of a cell in which only source marks have their colour."""
    inner = box.adjusted(4, 4, -4, -4)
    return inner.adjusted(box.width() // 3, 0, 0, 0) if cell.badge else inner


def test_the_pointer_tells_where_a_source_mark_is(window: WindowFactory) -> None:
    table = window(size=(1366, 1600), condition="cidp").right_pane.compare.table
    _, box = cell_named(table.parentWidget(), 1, PLEX)  # type: ignore[arg-type]
    place = first_point_near(table.viewport(), THEME.accent, box)
    QTest.mouseMove(table.viewport(), place + QPoint(2, 3))
    assert table.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    QTest.mouseMove(table.viewport(), box.topLeft() + QPoint(1, 1))
    assert table.viewport().cursor().shape() is not Qt.CursorShape.PointingHandCursor


def test_a_click_beside_the_marks_opens_nothing(window: WindowFactory) -> None:
    view = window(condition="cidp").right_pane.compare
    _, box = cell_named(view, 1, PLEX)
    for place in (box.topLeft() + QPoint(2, 2), box.bottomRight() - QPoint(2, 2)):
        QTest.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert not view.citations.isVisible()


@pytest.mark.parametrize("column", [LABEL, PLEX, IVIG])
def test_enter_opens_all_sources_of_a_cell_or_of_a_row_in_full(
    window: WindowFactory, reference: Reference, words: Words, column: int
) -> None:
    view = window(condition="mmn").right_pane.compare
    press("Down", *["Right"] * column, "Return")
    columns = [PLEX, IVIG] if column == LABEL else [column]
    cited = [entry for at in columns for entry in cell_named(view, 1, at)[0].statements]
    cards = {card.number: card for card in comparison_page(reference, "mmn", words).sources}
    shown = view.citations.text.toPlainText()
    assert len(cited) > 2
    for statement in cited:
        card = cards[statement.number]
        for part in (card.label, card.citation, card.kind, card.status, card.read):
            assert part in shown
        assert statement.detail in shown
    told = re.findall(r"^\[(\d+)\]", shown, re.MULTILINE)
    assert told == [str(number) for number in dict.fromkeys(entry.number for entry in cited)]
    assert focus() is view.citations.text


def test_enter_on_an_empty_cell_opens_nothing(window: WindowFactory) -> None:
    view = window(condition="mmn").right_pane.compare
    empty = [place for place, (cell, _) in enumerate(cells(view)) if not cell.statements]
    assert empty
    row, column = empty[0] // 2, PLEX + empty[0] % 2
    view.table.setCurrentIndex(view.table.model().index(row, column))
    press("Return")
    assert not view.citations.isVisible()


def test_coming_back_to_an_empty_cell_finds_it_again(window: WindowFactory) -> None:
    view = window(condition="mmn").right_pane.compare
    empty = [place for place, (cell, _) in enumerate(cells(view)) if not cell.statements]
    there = view.table.model().index(empty[-1] // 2, PLEX + empty[-1] % 2)
    view.table.setCurrentIndex(there)
    press("F6", "Shift+F6")
    assert focus() is view.table
    assert view.table.currentIndex() == there


def test_another_condition_closes_the_sources_of_the_last(window: WindowFactory) -> None:
    main = window(condition="mmn")
    press("Return")
    assert main.right_pane.open_citations() is not None
    main.enter_condition("cidp")
    assert main.right_pane.open_citations() is None


def test_arrows_reach_every_row_and_both_columns(window: WindowFactory) -> None:
    table = window(condition="mmn").right_pane.compare.table
    met = {table.currentIndex().row()}
    for _ in range(400):
        press("Down")
        met.add(table.currentIndex().row())
    assert met == set(range(table.model().rowCount()))
    columns = [table.currentIndex().column()]
    for _ in range(2):
        press("Right")
        columns.append(table.currentIndex().column())
    assert columns == [LABEL, PLEX, IVIG]
    last = table.currentIndex().row()
    assert table.row_bottom(last) <= table.viewport().height()


def test_show_next_goes_round_all_rows_that_are_touched(window: WindowFactory) -> None:
    view = window(condition="mmn").right_pane.compare
    view.chips[0].click()
    (factor,) = view.chosen_factors()
    shown = cells(view)
    touched = {
        place // 2
        for place, (cell, _) in enumerate(shown)
        if any(factor in statement.factors for statement in cell.statements)
    }
    assert len(touched) > 1
    met = []
    for _ in range(len(touched) + 1):
        view.next_touched.click()
        row = view.table.currentIndex().row()
        met.append(row)
        assert 0 <= view.table.rowViewportPosition(row) < view.table.viewport().height()
    assert set(met) == touched
    assert met[0] == met[-1]


def test_in_a_short_window_the_factors_fold_away_and_can_be_shown(window: WindowFactory) -> None:
    main = window(size=(1024, 420), condition="mmn")
    view = main.right_pane.compare
    QApplication.processEvents()
    assert not any(chip.isVisible() for chip in view.chips)
    fold = next(
        button
        for button in view.findChildren(QPushButton)
        if button.isVisible() and button.isCheckable() and button not in view.chips
    )
    fold.click()
    QApplication.processEvents()
    assert all(chip.isVisible() for chip in view.chips)
    fold.click()
    main.resize(1366, 768)
    QApplication.processEvents()
    assert all(chip.isVisible() for chip in view.chips)
    assert not fold.isVisible()
