"""What is likely to be opened next is laid out while nobody does anything, and shows no trace."""

from __future__ import annotations

import gc
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from gui.pages.parts import Statement
from gui.widgets.cell_layout import CellLayout
from gui.widgets.writing import Laid, Writing
from gui.windows.looking_ahead import LookingAhead
from gui.windows.main_window import MainWindow
from tests.conftest import WindowFactory
from tests.windows.driving import press
from tests.windows.test_forgetting import let_go


@pytest.fixture
def laid(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The statements that are laid out from now on."""
    found: list[str] = []
    lay: Callable[[Writing, Statement, float], Laid] = Writing.laid

    def note(writing: Writing, statement: Statement, width: float) -> Laid:
        found.append(statement.full)
        return lay(writing, statement, width)

    monkeypatch.setattr(Writing, "laid", note)
    return found


def opened(window: WindowFactory, qtbot: QtBot) -> MainWindow:
    main = window()
    main.make_ready()
    press("Down", "Down", "Down")
    settled(main, qtbot)
    return main


def settled(main: MainWindow, qtbot: QtBot) -> None:
    (ahead,) = main.contents.findChildren(LookingAhead)
    qtbot.waitUntil(lambda: ahead.is_done)


def test_neighbours_are_laid_out_before_they_are_opened(
    window: WindowFactory, qtbot: QtBot, laid: list[str]
) -> None:
    main = opened(window, qtbot)
    assert laid
    for step in (1, -1, -1):
        settled(main, qtbot)
        before = main.right_pane.condition
        laid.clear()
        main.list_pane.view.move_cursor(step)
        main.right_pane.compare.table.viewport().repaint()
        assert main.right_pane.condition != before
        assert laid == []


def test_nothing_of_what_was_prepared_is_kept_after_the_neutral_start(
    window: WindowFactory, qtbot: QtBot
) -> None:
    main = opened(window, qtbot)
    assert kept() > 50
    main.reset()
    let_go()
    assert kept() == 0


def kept() -> int:
    return sum(isinstance(entry, CellLayout) for entry in gc.get_objects())


def test_a_new_choice_ends_what_was_being_prepared(
    window: WindowFactory, qtbot: QtBot, laid: list[str]
) -> None:
    main = opened(window, qtbot)
    (ahead,) = main.contents.findChildren(LookingAhead)
    main.list_pane.view.move_cursor(1)
    assert not ahead.is_done
    main.reset()
    laid.clear()
    settled(main, qtbot)
    assert laid == []
