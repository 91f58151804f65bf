"""After the neutral start nothing of what was viewed is anywhere in the program."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QClipboard, QGuiApplication, QPixmap, QPixmapCache
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.pages.comparison import ComparisonPage
from gui.pages.evidence import EvidencePage
from gui.windows.main_window import MainWindow
from tests.conftest import WindowFactory
from tests.windows.driving import focus, press, write
from tests.windows.traces import Traces, naming, traces

MMN = "Multifocal motor neuropathy"
ONLY_IN_MMN = "multifocal motor"


@pytest.fixture(autouse=True)
def _surroundings(no_leak: None) -> Iterator[None]:
    """What is copied is no leak; and a screen reader listens."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        QGuiApplication.clipboard().clear(mode)


def let_go() -> None:
    """What the event loop does next: delete what was given up, make pages anew."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QCoreApplication.processEvents()
    gc.collect()


def neutral(main: MainWindow) -> Traces:
    main.make_ready()
    let_go()
    return traces([main])


def consult(main: MainWindow) -> None:
    """Look at everything that there is on a condition, and leave it as it stands."""
    write("multifocal")
    press("Return")
    main.right_pane.compare.chips[0].click()
    main.right_pane.compare.chips[2].click()
    press("Down", "Down", "Return")
    panel = main.right_pane.open_citations()
    assert panel is not None
    panel.text.selectAll()
    press("Ctrl+C")
    main.right_pane.compare.banner.button.click()
    main.right_pane.evidence.table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    press("Down", "Return", "Alt+3", "Down", "Return", "Alt+4")
    main.right_pane.sources.sources.sortByColumn(4, Qt.SortOrder.DescendingOrder)
    press("Down", "Down", "Alt+5", "End", "Down")
    main.list_pane.view.verticalScrollBar().setValue(40)
    main.copy()


@pytest.mark.parametrize("page", ["compare", "plan", "evidence", "overview"])
def test_the_window_is_as_it_was_before_anything_was_viewed(
    window: WindowFactory, page: str
) -> None:
    main = window()
    before = neutral(main)
    consult(main)
    main.show_page(page)
    while_open = traces([main])
    assert len(naming(while_open, ONLY_IN_MMN)) > len(naming(before, ONLY_IN_MMN)) + 5
    main.reset()
    let_go()
    after = traces([main])
    assert naming(after - before, "") == []
    assert naming(before - after, "") == []
    assert focus() is main.list_pane.search
    assert main.list_pane.is_clear and main.right_pane.page == "welcome"


def test_the_search_cannot_be_undone(window: WindowFactory) -> None:
    main = window()
    write("multifocal")
    main.reset()
    press("Ctrl+Z")
    assert main.list_pane.search.text() == ""
    write("mmn")
    press("Backspace", "Backspace", "Backspace")
    main.reset()
    press("Ctrl+Z")
    assert main.list_pane.search.text() == ""


def test_no_page_of_a_condition_is_kept_in_memory(window: WindowFactory) -> None:
    main = window()
    gc.collect()
    before = pages_in_memory()
    consult(main)
    main.reset()
    let_go()
    assert pages_in_memory() == before


def pages_in_memory() -> list[str]:
    kinds = (ComparisonPage, EvidencePage)
    return sorted(type(entry).__name__ for entry in gc.get_objects() if isinstance(entry, kinds))


def test_escape_forgets_as_thoroughly(window: WindowFactory) -> None:
    main = window()
    before = neutral(main)
    consult(main)
    press("Escape", "Escape", "Escape", "Escape", "Escape")
    let_go()
    assert traces([main]) == before


def test_what_was_copied_stays_and_what_was_only_marked_does_not(window: WindowFactory) -> None:
    main = window(condition="mmn")
    main.copy()
    clipboard = QGuiApplication.clipboard()
    copied = clipboard.text()
    assert copied.startswith(MMN)
    if clipboard.supportsSelection():
        clipboard.setText("marked with the mouse", QClipboard.Mode.Selection)
    main.reset()
    assert clipboard.text() == copied
    assert clipboard.text(QClipboard.Mode.Selection) == ""


def test_qt_keeps_no_pictures_of_the_controls_of_pages_that_are_given_up(
    window: WindowFactory,
) -> None:
    main = window(condition="mmn")
    main.show_page("plan")
    QApplication.processEvents()
    picture = QPixmap(8, 8)
    picture.fill()
    assert QPixmapCache.insert("as a control of the planner is kept", picture)
    main.reset()
    assert not QPixmapCache.find("as a control of the planner is kept", picture)


def test_pages_are_there_again_after_forgetting(window: WindowFactory, qtbot: QtBot) -> None:
    main = window(condition="mmn")
    main.make_ready()
    main.reset()
    let_go()
    write("cidp")
    press("Return", "Alt+2")
    assert main.right_pane.page == "evidence"
    assert main.right_pane.evidence.table.model().rowCount() > 3
    assert QApplication.focusWidget() is main.right_pane.evidence.table
