"""What is read out where the focus is not: what a search found, what is open, what is marked."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.windows.announcing import Announcing
from gui.windows.main_window import MainWindow
from tests.conftest import WindowFactory
from tests.windows.driving import press, write

SPOKEN = "Multifocal motor neuropathy, PLEX sources disagree, IVIG recommended"


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """All that is announced, in its order, the names of cells that take the focus among it."""
    told: list[str] = []

    def listen(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            assert event.object() is not None
            told.append(event.message())
        else:
            interface = event.accessibleInterface()
            told.append(f"focus: {interface.text(QAccessible.Text.Name)}")

    listener = SimpleNamespace(
        updateAccessibility=listen,
        isActive=lambda: True,
        queryAccessibleInterface=QAccessible.queryAccessibleInterface,
        Event=QAccessible.Event,
    )
    monkeypatch.setattr("gui.services.speech.QAccessible", listener)
    monkeypatch.setattr("gui.windows.announcing.PAUSE_MS", 80)
    return told


@pytest.fixture
def main(window: WindowFactory, said: list[str], qtbot: QtBot) -> MainWindow:
    main_window = window()
    settle(qtbot)
    said.clear()
    return main_window


def type_fast(main: MainWindow, text: str) -> None:
    """Type letter by letter, with no time between them for anything else."""
    for length in range(1, len(text) + 1):
        main.list_pane.search.setText(text[:length])


def settle(qtbot: QtBot) -> None:
    """Wait until everything that is waiting has been said."""
    for name in ("_pause", "_after_the_focus"):
        for timer in _timers(name):
            qtbot.waitUntil(lambda timer=timer: not timer.isActive(), timeout=5000)  # type: ignore[misc]
    QApplication.processEvents()


def _timers(name: str) -> list[Any]:
    tops = QApplication.topLevelWidgets()
    return [getattr(found, name) for top in tops for found in top.findChildren(Announcing)]


def test_a_search_is_told_once_when_typing_pauses(
    main: MainWindow, said: list[str], qtbot: QtBot
) -> None:
    type_fast(main, "mmn")
    settle(qtbot)
    assert said == ["1 condition, first: Multifocal motor neuropathy"]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("myasthenia", "3 conditions, first: Myasthenia gravis"),
        ("xyzzy", "No condition matches \u201cxyzzy\u201d."),
        ("neuropahty", "No exact match. Similar: "),
    ],
)
def test_the_number_of_hits_or_what_else_there_is_is_told(
    main: MainWindow, said: list[str], qtbot: QtBot, typed: str, told: str
) -> None:
    type_fast(main, typed)
    settle(qtbot)
    (only,) = said
    assert only.startswith(told)


def test_the_whole_list_is_told_when_the_search_is_cleared(
    main: MainWindow, said: list[str], qtbot: QtBot
) -> None:
    type_fast(main, "mmn")
    settle(qtbot)
    press("Escape")
    settle(qtbot)
    assert said[1:] == ["19 conditions"]


def test_the_filter_is_told_with_what_passes_it(
    main: MainWindow, said: list[str], qtbot: QtBot
) -> None:
    chip = next(
        chip
        for chip in main.list_pane.findChildren(QAbstractButton)
        if chip.property("filter") == "disagree"
    )
    chip.click()
    settle(qtbot)
    assert said == ["Conditions in which sources disagree, 4 conditions"]


def test_a_condition_is_told_after_the_cell_that_takes_the_focus(
    main: MainWindow, said: list[str], qtbot: QtBot
) -> None:
    write("mmn")
    press("Return")
    settle(qtbot)
    assert said[-2:] == ["focus: Verdict", SPOKEN]


def test_a_condition_that_the_arrows_open_while_typing_is_told(
    main: MainWindow, said: list[str], qtbot: QtBot
) -> None:
    press("Down")
    settle(qtbot)
    (only,) = said
    assert only.startswith("Guillain-Barr\u00e9 syndrome") and "IVIG" in only


def test_in_the_list_the_row_itself_is_read_and_nothing_twice(
    main: MainWindow, said: list[str], qtbot: QtBot
) -> None:
    main.list_pane.focus_list()
    settle(qtbot)
    said.clear()
    press("Down")
    settle(qtbot)
    assert main.right_pane.condition is not None
    assert said == []


def test_a_page_is_told_by_its_name(main: MainWindow, said: list[str], qtbot: QtBot) -> None:
    main.enter_condition("mmn")
    settle(qtbot)
    for keys, told in (
        ("Alt+2", "Evidence: Multifocal motor neuropathy"),
        ("Alt+5", "Overview"),
        ("Alt+1", "Compare: Multifocal motor neuropathy"),
    ):
        said.clear()
        press(keys)
        settle(qtbot)
        assert said[-1] == told and said[0].startswith("focus: ")


def test_the_neutral_start_is_told(main: MainWindow, said: list[str], qtbot: QtBot) -> None:
    main.enter_condition("mmn")
    settle(qtbot)
    said.clear()
    main.reset()
    settle(qtbot)
    assert set(said) == {"PLEX\u2013IVIG Reference", "19 conditions"}


def test_what_a_patient_factor_marks_is_told(
    main: MainWindow, said: list[str], qtbot: QtBot
) -> None:
    main.enter_condition("mmn")
    settle(qtbot)
    said.clear()
    chip = main.right_pane.compare.chips[0]
    chip.click()
    assert said[-1].startswith("Marked for ") and "PLEX" in said[-1] and "IVIG" in said[-1]
    chip.click()
    assert said[-1] == "No patient factor is chosen"


def test_the_number_of_sources_is_told_when_they_open(
    main: MainWindow, said: list[str], qtbot: QtBot
) -> None:
    main.enter_condition("mmn")
    settle(qtbot)
    said.clear()
    press("Return")
    assert "source" in said[-1] and said[-1][0].isdigit()


def test_another_size_of_the_text_is_said_and_what_is_open_is_not_said_again(
    main: MainWindow, said: list[str], qtbot: QtBot
) -> None:
    main.enter_condition("mmn")
    settle(qtbot)
    said.clear()
    main.choose_text_size(125)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    settle(qtbot)
    assert [told for told in said if not told.startswith("focus: ")] == ["Text of 125 %"]


def test_the_place_of_the_focus_is_read_once_when_the_contents_are_made_anew(
    main: MainWindow, said: list[str], qtbot: QtBot
) -> None:
    main.open_condition("mmn")
    table = main.right_pane.compare.table
    table.setFocus()
    settle(qtbot)
    said.clear()
    main.rebuild(main.words, main.age)
    qtbot.waitUntil(lambda: bool(said))
    settle(qtbot)
    assert QApplication.focusWidget() is main.right_pane.compare.table is not table
    assert [told.startswith("focus: ") for told in said] == [True]


def test_the_focus_is_read_by_the_window_that_has_it_alone(
    main: MainWindow, said: list[str], qtbot: QtBot
) -> None:
    closed = QWidget()
    qtbot.addWidget(closed)
    left = Announcing(closed, main.list_pane, main.right_pane)
    main.open_condition("mmn")
    settle(qtbot)
    said.clear()
    main.right_pane.compare.table.setFocus()
    qtbot.waitUntil(lambda: not left._after_the_focus.isActive() and bool(said))
    settle(qtbot)
    assert said == ["focus: Verdict"]


def test_notices_are_read_once_the_window_is_ready_and_not_at_every_change(
    window: WindowFactory, said: list[str]
) -> None:
    main_window = window(notices=["First.", "Second."])
    main_window.make_ready()
    assert said.count("First. Second.") == 1
    main_window.choose_text_size(125)
    QApplication.processEvents()
    assert said.count("First. Second.") == 1
    main_window.show_content(main_window.reference, main_window.age, ["Third."])
    QApplication.processEvents()
    assert "Third." in said
