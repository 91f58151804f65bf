"""A window that stays open shows what others install meanwhile, but never while somebody reads."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.app.newer_content import NewerContent, Sight, keep_up
from gui.app.shared_session import SharedSession
from gui.machine.places import Places
from gui.machine.policy import LocalSource
from gui.machine.shipped import SEAL
from gui.machine.store import Store
from gui.windows.main_window import MainWindow
from tests.app.packages import computer
from tests.app.test_installing import DAY, Computer, made
from tests.conftest import WindowFactory
from tests.services.test_idle import Time
from tests.windows.driving import write

__all__ = ["made"]
IDLE_S = 0.04
NEW = "2026.12"


class Weeks(Computer):
    """A window that stays open on a computer where others install content."""

    def __init__(self, main: MainWindow, places: Places, qtbot: QtBot) -> None:
        super().__init__(main, places, qtbot)
        self.today = DAY
        self._time = Time()
        self.shared = SharedSession(main, IDLE_S, str, self._time)
        self.own = places.user.parent / "own.plexivig" if places.user else Path("own")
        sight = Sight(places, LocalSource(self.own, ()), lambda: self.today)
        self.newer = keep_up(main, self.installing, self.shared, sight)

    def somebody_installs(self, file: Path) -> None:
        store = Store(self.places, DAY)
        store.install(store.offer(file.read_bytes(), file.name))

    def everybody_goes(self) -> None:
        self._time.now += 2 * IDLE_S


@pytest.fixture
def ward(window: WindowFactory, qtbot: QtBot, tmp_path: Path) -> Iterator[Weeks]:
    yield Weeks(window(), computer(tmp_path), qtbot)
    while (top := QApplication.activeModalWidget()) is not None:
        top.close()


def test_at_the_neutral_start_it_shows_what_others_installed_and_says_so(
    ward: Weeks, made: Path
) -> None:
    ward.newer.look()
    before = ward.version
    assert "messages" not in vars(ward.main)
    ward.somebody_installs(made / f"{NEW}.plexivig")
    assert ward.version == before
    ward.newer.look()
    assert ward.version == NEW
    assert ward.main.messages.text() == f"Version {NEW} is shown now."
    assert ward.main.actions_by_id["roll-back"].isEnabled()
    assert ward.main.focusWidget() is ward.main.list_pane.search


@pytest.mark.parametrize("reading", ["a condition", "a search", "a filter", "a page", "a question"])
def test_nothing_changes_while_somebody_reads_but_once_they_have_gone(
    ward: Weeks, made: Path, qtbot: QtBot, reading: str
) -> None:
    before = ward.version
    match reading:
        case "a condition":
            ward.main.enter_condition("cidp")
        case "a search":
            write("mmn")
        case "a filter":
            ward.main.list_pane.restore("", "disagree")
        case "a page":
            ward.main.show_page("overview")
        case _:
            ward.choose(made / "2026.12.1.plexivig")
    ward.somebody_installs(made / f"{NEW}.plexivig")
    ward.newer.look()
    assert ward.version == before
    ward.everybody_goes()
    qtbot.waitUntil(lambda: ward.version == NEW)
    assert ward.main.is_neutral


def test_what_the_window_installed_itself_is_not_shown_again(ward: Weeks, made: Path) -> None:
    ward.install(made / f"{NEW}.plexivig")
    shown = ward.main.contents
    ward.newer.look()
    assert ward.main.contents is shown


def test_other_local_lines_and_another_day_are_looked_at_again(ward: Weeks) -> None:
    shown = ward.main.contents
    ward.own.write_bytes(b"lines of the hospital's own")
    ward.newer.look()
    assert ward.main.contents is not shown
    shown = ward.main.contents
    ward.today += timedelta(days=1)
    ward.newer.look()
    assert ward.main.contents is not shown
    assert "messages" not in vars(ward.main)  # it is the same version


@pytest.mark.parametrize("gone", [True, False])
def test_a_window_whose_program_was_replaced_goes_on_with_the_old_content(
    ward: Weeks, made: Path, gone: bool
) -> None:
    before, seal = ward.version, ward.places.trust / SEAL
    if gone:
        seal.unlink()
    else:
        seal.write_bytes(seal.read_bytes() + b"\n")
    ward.somebody_installs(made / f"{NEW}.plexivig")
    ward.newer.look()
    ward.newer.look()
    assert ward.version == before


def test_where_nothing_can_be_shown_anew_it_is_tried_once(
    window: WindowFactory, tmp_path: Path
) -> None:
    tried: list[date] = []

    def fails() -> None:
        tried.append(DAY)
        raise RuntimeError

    days = iter([DAY, DAY + timedelta(1), DAY + timedelta(1)])
    newer = NewerContent(window(), Sight(computer(tmp_path), None, lambda: next(days)), fails)
    with pytest.raises(RuntimeError):
        newer.look()
    newer.look()
    assert len(tried) == 1


def test_who_installs_in_a_window_that_lags_behind_is_told_of_what_is_in_use(
    ward: Weeks, made: Path
) -> None:
    ward.main.enter_condition("cidp")
    ward.somebody_installs(made / f"{NEW}.plexivig")
    same = ward.choose(made / f"{NEW}.plexivig")
    assert "There is nothing to do." in same.page.told
    assert ward.version == NEW and ward.main.right_pane.condition == "cidp"
    assert ward.main.messages.text() == f"Version {NEW} is shown now."


def test_who_goes_back_in_a_window_that_lags_behind_sees_that_somebody_did(
    ward: Weeks, made: Path
) -> None:
    before = ward.version
    ward.install(made / f"{NEW}.plexivig")
    ward.main.enter_condition("cidp")
    store = Store(ward.places, DAY)
    store.rollback(store.way_back())
    ward.main.way_back_wanted.emit()
    assert "There is nothing to go back to" in ward.dialog().page.told
    assert ward.version == before
