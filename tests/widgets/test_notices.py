"""Several notices above the content: readable one by one, and never most of the window."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from gui.services.theme import dark_theme
from gui.widgets.banner import NoticeBar
from gui.widgets.notices import Notices
from tests.conftest import WindowFactory
from tests.widgets.reading import does_not_fit
from tests.windows.driving import focus, press

MANY = [
    f"Notice {number}: {'something about the content that is long. ' * 3}" for number in range(6)
]


def shown(
    window: WindowFactory, size: tuple[int, int], *texts: str, text_size: int = 100
) -> Notices:
    main = window(size=size, notices=texts, text_size=text_size)
    assert main.contents.notices is not None
    return main.contents.notices


def test_where_there_is_room_each_is_seen_whole(window: WindowFactory) -> None:
    notices = shown(window, (1366, 768), "First.", "Second.", "Third.")
    bars = notices.findChildren(NoticeBar)
    assert ["First." in bar.text() for bar in bars] == [True, False, False]
    assert not any(bar.visibleRegion().isEmpty() for bar in bars)
    assert notices.verticalScrollBar().maximum() == 0
    assert does_not_fit(notices) == []


@pytest.mark.parametrize(
    ("size", "text_size"), [((683, 384), 100), ((1366, 768), 250), ((683, 384), 200)]
)
def test_many_take_a_quarter_of_the_window_and_scroll(
    window: WindowFactory, size: tuple[int, int], text_size: int
) -> None:
    notices = shown(window, size, *MANY, text_size=text_size)
    assert notices.height() <= max(size[1] * 0.25, 3 * notices.fontMetrics().lineSpacing())
    first = notices.findChildren(NoticeBar)[0]
    assert not first.visibleRegion().isEmpty()
    press("Tab", "Tab")
    while focus() is not notices:
        press("Tab")
    for _ in range(100):
        press("Down")
    last = notices.findChildren(NoticeBar)[-1]
    assert not last.visibleRegion().isEmpty()


def test_a_screen_reader_finds_each_and_all(window: WindowFactory) -> None:
    notices = shown(window, (1366, 768), "First.", "Second.")
    told = QAccessible.queryAccessibleInterface(notices)
    assert told.text(QAccessible.Text.Name) == "Warnings about the content"
    assert told.text(QAccessible.Text.Description) == "First. Second."
    names = [
        QAccessible.queryAccessibleInterface(bar).text(QAccessible.Text.Name)
        for bar in notices.findChildren(NoticeBar)
    ]
    assert "First." in names[0] and "Second." in names[1]


def test_few_that_fit_are_no_stop_for_the_keyboard(window: WindowFactory) -> None:
    notices = shown(window, (1366, 768), "First.")
    for _ in range(12):
        press("Tab")
        assert focus() is not notices


def test_they_are_painted_in_another_theme(window: WindowFactory) -> None:
    main = window(notices=["First."])
    main.choose_theme("dark")
    QApplication.processEvents()
    assert main.contents.notices is not None
    (bar,) = main.contents.notices.findChildren(NoticeBar)
    ink = dark_theme().marks["not-recommended"].ink
    assert bar.palette().windowText().color() == ink
