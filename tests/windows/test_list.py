"""The list on the screen: filters, no match, marks, and the condition that is open."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from gui.core.reference import Reference
from gui.models.condition_list_model import ListRole
from gui.pages.condition_list import FILTER_ORDER, ConditionList
from gui.pages.words import Words
from gui.services.theme import light_theme
from gui.widgets.chip import Chip
from gui.windows.main_window import MainWindow
from tests.conftest import WindowFactory
from tests.pages.shipped import CONDITIONS
from tests.widgets.reading import has_colour, image_of, painted_texts, visible_text
from tests.windows.driving import conditions_shown, focus, press, write


def filter_chip(main: MainWindow, name: str) -> Chip:
    return next(
        chip for chip in main.list_pane.findChildren(Chip) if chip.property("filter") == name
    )


def clear_button(main: MainWindow) -> QPushButton:
    return next(
        button
        for button in main.list_pane.findChildren(QPushButton)
        if "Clear" in button.text() and button.isVisible()
    )


@pytest.mark.parametrize("chosen", [chip for chip in FILTER_ORDER if chip != "changed"])
def test_a_filter_shows_its_conditions_and_only_these(
    window: WindowFactory, reference: Reference, words: Words, chosen: str
) -> None:
    main = window()
    chip = filter_chip(main, chosen)
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    filters = {entry.id: entry for entry in ConditionList(reference, words).filters()}
    counted = next(entry for name, entry in filters.items() if name == chosen)
    shown = conditions_shown(main.list_pane.view)
    assert len(shown) == counted.count
    assert str(counted.count) in chip.text() and counted.label in chip.text()
    assert [entry.isChecked() for entry in main.list_pane.findChildren(Chip)].count(True) == 1


def test_a_filter_also_holds_while_searching(window: WindowFactory) -> None:
    main = window()
    write("my")
    everywhere = conditions_shown(main.list_pane.view)
    filter_chip(main, "plex").click()
    within = conditions_shown(main.list_pane.view)
    assert within and set(within) < set(everywhere)


def test_a_filter_is_chosen_from_the_keyboard(window: WindowFactory) -> None:
    main = window()
    filter_chip(main, "disagree").setFocus(Qt.FocusReason.TabFocusReason)
    press("Space")
    assert 0 < len(conditions_shown(main.list_pane.view)) < len(CONDITIONS)


def test_no_match_says_so_and_offers_to_clear(window: WindowFactory) -> None:
    main = window()
    write("qqqq")
    assert "qqqq" in visible_text(main.list_pane)
    assert conditions_shown(main.list_pane.view) == []
    press("Return")
    assert main.right_pane.condition is None
    QTest.mouseClick(clear_button(main), Qt.MouseButton.LeftButton)
    assert conditions_shown(main.list_pane.view) == list(CONDITIONS)
    assert "qqqq" not in visible_text(main.list_pane)
    assert focus() is main.list_pane.search


def test_what_only_resembles_is_said_and_not_opened_at_once(window: WindowFactory) -> None:
    main = window()
    write("myastenia")
    shown = conditions_shown(main.list_pane.view)
    assert shown and "No exact match" in visible_text(main.list_pane)
    press("Return")
    assert main.right_pane.condition is None
    assert focus() is main.list_pane.view
    press("Return")
    assert main.right_pane.condition == shown[0]
    assert focus() is main.right_pane.compare.table


def test_what_matches_is_not_said_to_resemble(window: WindowFactory) -> None:
    main = window()
    write("myastenia")
    press("Escape")
    write("myasthenia")
    assert "No exact match" not in visible_text(main.list_pane)


def test_no_match_under_a_filter_clears_both(window: WindowFactory) -> None:
    main = window()
    filter_chip(main, "founding").click()
    main.list_pane.focus_search()
    write("qqqq")
    assert "filter" in visible_text(main.list_pane)
    clear_button(main).click()
    assert main.list_pane.is_clear
    assert filter_chip(main, "all").isChecked()


def test_no_match_is_cleared_by_escape_too(window: WindowFactory) -> None:
    main = window()
    write("qqqq")
    press("Escape")
    assert main.list_pane.is_clear
    assert conditions_shown(main.list_pane.view) == list(CONDITIONS)


def test_clearing_by_hand_shows_everything_again(window: WindowFactory) -> None:
    main = window()
    write("mmn")
    assert conditions_shown(main.list_pane.view)[0] == "mmn"
    press("Backspace", "Backspace", "Backspace")
    assert conditions_shown(main.list_pane.view) == list(CONDITIONS)
    assert main.list_pane.view.current_id() is None


def test_a_click_opens_a_condition_and_a_heading_opens_nothing(window: WindowFactory) -> None:
    main = window()
    view = main.list_pane.view
    for condition in (None, "cidp"):
        index = view.list_model.index_of(condition) if condition else view.list_model.index(0)
        spot = view.visualRect(index).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        assert main.right_pane.condition == condition


def test_the_open_condition_stands_out_in_the_list(window: WindowFactory) -> None:
    main = window()
    view, theme = main.list_pane.view, light_theme()
    main.enter_condition("cidp")
    image = image_of(view.viewport())
    for condition in ("cidp", "mmn"):
        box = view.visualRect(view.list_model.index_of(condition)).adjusted(0, 0, -90, 0)
        assert has_colour(image, theme.selected, box) == (condition == "cidp")


def test_the_open_condition_is_still_marked_after_a_search(window: WindowFactory) -> None:
    main = window(condition="cidp")
    press("Ctrl+F")
    write("neuropathy")
    rows = [main.list_pane.view.list_model.index(row) for row in range(12)]
    marked = [index.data(ListRole.ROW).id for index in rows if index.data(ListRole.OPEN)]
    assert marked == ["cidp"]


def test_both_verdicts_are_painted_in_their_colours(
    window: WindowFactory, reference: Reference
) -> None:
    main = window(size=(1366, 1100))
    view, theme = main.list_pane.view, light_theme()
    image = image_of(view.viewport())
    for condition in CONDITIONS:
        box = view.visualRect(view.list_model.index_of(condition))
        half = box.width() - 40
        for therapy, part in (
            ("plex", box.adjusted(half - 38, 0, -40, 0)),
            ("ivig", box.adjusted(half, 0, 0, 0)),
        ):
            word = reference.verdict(condition, "plex" if therapy == "plex" else "ivig").word
            assert has_colour(image, theme.marks[word.value].ground, part), (condition, therapy)


def test_the_columns_of_marks_are_headed(window: WindowFactory) -> None:
    main = window()
    view = main.list_pane.view
    top = view.mapTo(main.list_pane, QPoint(0, 0))
    painted = painted_texts(main.list_pane)
    assert top.y() > 0
    assert {"PLEX", "IVIG"} <= set(painted)
