"""The focus is seen wherever it is, goes where reading goes, and is never held fast."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget

from gui.services.theme import named_theme
from gui.widgets.plan_editors import PlanChoice, PlanText
from gui.windows.main_window import MainWindow
from tests.a11y.tabbing import FEWEST_POINTS, PAGES, points_that_tell_focus, round_by_tab, show
from tests.conftest import WindowFactory
from tests.windows.driving import focus, press, write

THEMES = ("light", "dark", "high-contrast")


@pytest.fixture
def steady_caret(qapp: QApplication) -> Iterator[None]:
    before = QApplication.cursorFlashTime()
    QApplication.setCursorFlashTime(0)
    yield
    QApplication.setCursorFlashTime(before)


def new_places(main: MainWindow, places: list[QWidget], page: str) -> list[QWidget]:
    """Those that the first page did not have as well; those of the list are the same on all."""
    of_list = main.list_pane.isAncestorOf
    return [place for place in places if page == PAGES[0] or not of_list(place)]


def unseen(main: MainWindow, page: str) -> list[str]:
    found = []
    places = round_by_tab(main)
    for place in new_places(main, places, page):
        number = places.index(place)
        seen = points_that_tell_focus(place, places[number - 1])
        if seen < FEWEST_POINTS:
            found.append(f"{type(place).__name__} {place.accessibleName()}: {seen}")
    return found


@pytest.mark.usefixtures("steady_caret")
@pytest.mark.parametrize("theme", THEMES)
def test_the_focus_is_seen_wherever_tab_comes(window: WindowFactory, theme: str) -> None:
    main = window(theme=named_theme(theme))
    hidden = {}
    for page in PAGES:
        show(main, page)
        hidden[page] = unseen(main, page)
    show(main, "compare")
    press("Return")
    hidden["sources open"] = unseen(main, "compare")
    assert not any(hidden.values()), hidden


def follows(main: MainWindow, before: QWidget, after: QWidget) -> bool:
    """Whether one place is read after another: further right in a line, or further down."""
    corner = QPoint(0, 0)
    one = QRect(before.mapTo(main, corner), before.size())
    other = QRect(after.mapTo(main, corner), after.size())
    if one.bottom() <= other.top() + 2:
        return True
    in_line = one.top() <= other.center().y() <= one.bottom()
    return in_line and one.right() <= other.left() + 2


@pytest.mark.parametrize("open_sources", [False, True])
def test_tab_goes_as_reading_goes_first_the_list_then_the_page(
    window: WindowFactory, open_sources: bool
) -> None:
    main = window()
    panes = (main.list_pane, main.right_pane)
    for page in PAGES:
        show(main, page)
        if open_sources:
            press("Return")
        places = round_by_tab(main)
        sides = [[pane.isAncestorOf(place) for pane in panes].index(True) for place in places]
        assert sides == sorted(sides), page
        for before, after in pairwise(places):
            if sides[places.index(before)] == sides[places.index(after)]:
                named = f"{before.accessibleName()} then {after.accessibleName()} on {page}"
                assert follows(main, before, after), named


@pytest.mark.parametrize("open_sources", [False, True])
def test_nothing_holds_the_focus_fast(window: WindowFactory, open_sources: bool) -> None:
    main = window()
    for page in PAGES:
        show(main, page)
        if open_sources:
            press("Return")
        there = round_by_tab(main)
        back = round_by_tab(main, "Shift+Tab")
        assert len(there) >= 4
        assert [there[0], *reversed(there[1:])] == back, page


def test_f6_escape_and_letters_work_wherever_the_focus_is(window: WindowFactory) -> None:
    main = window()
    for page in PAGES:
        show(main, page)
        for place in new_places(main, round_by_tab(main), page):
            named = f"{type(place).__name__} {place.accessibleName()} on {page}"
            for key in ("F6", "Shift+F6"):
                place.setFocus(Qt.FocusReason.TabFocusReason)
                press(key)
                assert focus() is not place, f"{key}: {named}"
            place.setFocus(Qt.FocusReason.TabFocusReason)
            write("mm")
            is_field = isinstance(place, PlanText | PlanChoice)
            assert focus() is (place if is_field else main.list_pane.search), named
            searched = main.list_pane.search.text()
            assert searched == "" if is_field else searched.endswith("mm"), named
            if main.right_pane.isAncestorOf(place):
                place.setFocus(Qt.FocusReason.TabFocusReason)
                press("Escape")
                assert main.list_pane.isAncestorOf(focus()), named
            main.list_pane.clear()
