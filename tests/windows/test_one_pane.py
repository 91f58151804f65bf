"""Where the window is narrow, list and page take turns; keys and clicks lead to both."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.windows.main_window import MainWindow
from tests.conftest import WindowFactory
from tests.windows.driving import focus_is_in, press, write

NARROW = (600, 700)


def shown(main: MainWindow) -> str:
    QApplication.processEvents()
    seen = [main.list_pane.isVisible(), main.right_pane.isVisible()]
    return {(True, False): "list", (False, True): "page", (True, True): "both"}[seen[0], seen[1]]


def test_a_wide_window_shows_both_and_offers_no_way_to_the_list(window: WindowFactory) -> None:
    main = window(condition="mmn")
    assert shown(main) == "both"
    assert not main.right_pane.header.back.isVisible()


def test_large_text_makes_a_usual_window_narrow(window: WindowFactory) -> None:
    assert shown(window(text_size=250)) == "list"


def test_enter_shows_the_page_and_escape_the_list(window: WindowFactory) -> None:
    main = window(size=NARROW)
    assert shown(main) == "list"
    write("mmn")
    assert shown(main) == "list"
    press("Return")
    assert shown(main) == "page"
    assert focus_is_in(main.right_pane.compare.table)
    press("Escape")
    assert shown(main) == "list"
    assert focus_is_in(main.list_pane)
    assert main.list_pane.search.text() == "mmn"


def test_moving_in_the_list_while_typing_does_not_leave_it(window: WindowFactory) -> None:
    main = window(size=NARROW)
    write("neuropathy")
    press("Down", "Down", "Up")
    assert shown(main) == "list"
    assert main.right_pane.condition is not None
    press("Shift+F6", "F6", "F6", "Down")
    assert shown(main) == "list"


def test_a_click_on_a_row_shows_its_page(window: WindowFactory) -> None:
    main = window(size=NARROW)
    view = main.list_pane.view
    place = view.visualRect(view.list_model.index_of("mmn")).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert shown(main) == "page"
    assert main.right_pane.condition == "mmn"


@pytest.mark.parametrize("keys", ["Alt+3", "Alt+4", "Alt+5"])
def test_the_keys_of_the_pages_show_them(window: WindowFactory, keys: str) -> None:
    main = window(size=NARROW)
    press(keys)
    assert shown(main) == "page"


@pytest.mark.parametrize("keys", ["Ctrl+F", "F6", "Shift+F6", "Escape"])
def test_keys_that_lead_to_the_list_show_it(window: WindowFactory, keys: str) -> None:
    main = window(size=NARROW, condition="mmn")
    assert shown(main) == "page"
    press(keys)
    assert shown(main) == "list"
    assert focus_is_in(main.list_pane)


def test_a_letter_on_the_page_begins_a_search_in_the_list(window: WindowFactory) -> None:
    main = window(size=NARROW, condition="mmn")
    write("gbs")
    assert shown(main) == "list"
    assert main.list_pane.search.text() == "gbs"


def test_the_button_of_the_page_leads_back_to_the_list(window: WindowFactory) -> None:
    main = window(size=NARROW, condition="mmn")
    back = main.right_pane.header.back
    assert back.isVisible() and back.text()
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert shown(main) == "list"
    assert focus_is_in(main.list_pane)


def test_the_side_with_the_focus_stays_when_the_window_becomes_narrow(
    window: WindowFactory,
) -> None:
    main = window(condition="mmn")
    main.resize(*NARROW)
    assert shown(main) == "page"
    main.resize(1366, 768)
    assert shown(main) == "both"
    press("Escape")
    main.resize(*NARROW)
    assert shown(main) == "list"


def test_larger_text_keeps_the_side_that_is_read(window: WindowFactory) -> None:
    main = window(size=(800, 700), condition="mmn")
    assert shown(main) == "both"
    press("Ctrl+Plus", "Ctrl+Plus", "Ctrl+Plus")
    assert shown(main) == "page"
    assert focus_is_in(main.right_pane.compare.table)


def test_what_takes_the_focus_comes_into_view_on_a_low_screen(
    window: WindowFactory, qtbot: QtBot
) -> None:
    main = window(size=(683, 384), text_size=250, condition="mmn")
    press("Return")
    panel = main.right_pane.open_citations()
    assert panel is not None
    pane = main.right_pane.parentWidget()
    assert pane is not None

    def top() -> int:
        return panel.text.mapTo(pane, panel.text.rect().topLeft()).y()

    qtbot.waitUntil(lambda: 0 <= top() < pane.height())


def test_the_pane_with_the_focus_is_the_one_that_stays_where_a_window_becomes_narrow(
    window: WindowFactory,
) -> None:
    main = window(condition="mmn")
    view = main.list_pane.view
    view.scrollToTop()
    place = view.visualRect(view.list_model.index_of("cidp")).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    main.resize(*NARROW)
    assert shown(main) == "list"
    assert focus_is_in(view)
    main.resize(1366, 768)
    main.right_pane.focus_page()
    press("Return")
    main.resize(*NARROW)
    assert shown(main) == "page"
    assert focus_is_in(main.right_pane)


@pytest.mark.parametrize(("size", "height"), [(150, 768), (200, 768)])
def test_a_page_that_comes_in_place_of_the_list_covers_no_title(
    window: WindowFactory, size: int, height: int
) -> None:
    main = window(text_size=size, condition="mmn")
    header, covered = main.right_pane.header, []
    for width in range(620, 840, 40):
        for page in ("plan", "compare"):
            main.list_pane.focus_list()
            main.resize(width, height)
            assert shown(main) == "list"
            main.show_page(page)
            assert shown(main) == "page"
            QApplication.processEvents()
            below = header.mapTo(main.right_pane, header.rect().bottomLeft()).y()
            if below >= main.right_pane._stack.y():
                covered.append((width, page))
    assert covered == []
