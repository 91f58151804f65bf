"""A window that is shared: it forgets by itself whatever is open, and lets second starts in."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from PySide6.QtCore import QSettings, QStandardPaths, QTimer
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from gui.app.shared_session import SharedSession
from gui.machine.instance import Answer, Wish, instance_here
from gui.services.theme import dark_theme, light_theme
from gui.windows.contents import Contents
from gui.windows.handlers import show_about
from gui.windows.install_dialog import InstallDialog
from gui.windows.licences_dialog import LicencesDialog
from gui.windows.main_window import MainWindow
from gui.windows.preview_dialog import PreviewDialog
from gui.windows.saving import package_dialog
from tests.conftest import WindowFactory
from tests.services.test_idle import Time
from tests.windows.driving import press, write
from tests.windows.test_install_dialog import OFFERED
from tests.windows.test_paper import modal, save_as

COPIED = "copied by the user"
# So says Qt where a window closes while it is given the focus, which comes late on Windows.
LATE_FOCUS = [r"Cannot connect \(nullptr\)::focusObjectChanged"] if os.name == "nt" else []
pytestmark = pytest.mark.qt_log_ignore(
    r"does not support (raise\(\)|grabbing the keyboard)", *LATE_FOCUS, extend=True
)
IDLE_S = 0.04  # of the tests' clock, which stands still; the window looks every hundredth second


class Ward:
    """A main window under a clock that the test turns."""

    def __init__(self, main: MainWindow, qtbot: QtBot) -> None:
        self.main = main
        self.qtbot = qtbot
        self._time = Time()
        self.spoken: list[str] = []
        self.shared = SharedSession(main, IDLE_S, self.spoken.append, self._time)

    def leave_alone(self) -> None:
        """Nobody does anything for long enough."""
        self._time.now += 2 * IDLE_S

    def over(self, kind: type[QWidget]) -> QWidget:
        """Wait for what lies over the window."""
        return modal(self.qtbot, kind)

    def is_neutral(self) -> None:
        """Wait until there is nothing but the empty window."""
        main = self.main
        self.qtbot.waitUntil(lambda: main.right_pane.page == "welcome" and shown() == [main])
        assert main.right_pane.condition is None
        assert main.list_pane.is_clear
        assert main.focusWidget() is main.list_pane.search
        assert QGuiApplication.clipboard().text() == COPIED


def top() -> QWidget | None:
    return QApplication.activePopupWidget() or QApplication.activeModalWidget()


def shown() -> list[QWidget]:
    return [entry for entry in QApplication.topLevelWidgets() if entry.isVisible()]


@pytest.fixture
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What the file dialog finds, and where Qt would keep its notes, is not of this user."""
    place = Path(QSettings(QSettings.Scope.UserScope, "QtProject").fileName()).parent
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setattr(
        QStandardPaths, "writableLocation", staticmethod(lambda _place: str(folder))
    )
    yield
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(place))


@pytest.fixture
def ward(_home: None, window: WindowFactory, qtbot: QtBot) -> Iterator[Ward]:
    QGuiApplication.clipboard().setText(COPIED)
    main = window()
    yield Ward(main, qtbot)
    QGuiApplication.clipboard().clear()


def view_something(ward: Ward) -> None:
    write("mmn")
    press("Return")
    ward.main.right_pane.compare.chips[0].click()
    press("Down")
    assert ward.main.right_pane.condition == "mmn"


def help_on_keys(ward: Ward) -> None:
    press("F1")
    ward.over(QDialog)


def licences_from_about(ward: Ward) -> None:
    show_about(ward.main)
    about = ward.over(QDialog)
    LicencesDialog(about, ()).open()
    ward.over(LicencesDialog)


def menu_of_the_table(ward: Ward) -> None:
    press("Shift+F10")
    assert QApplication.activePopupWidget() is not None


def menu_of_the_window(ward: Ward) -> None:
    press("Alt+G")
    assert QApplication.activePopupWidget() is not None


def preview(ward: Ward) -> None:
    press("Ctrl+P")
    ward.over(PreviewDialog)


def paper_of_the_preview(ward: Ward) -> None:
    preview(ward)
    papers = ward.over(PreviewDialog).findChild(QComboBox)
    assert papers is not None
    papers.showPopup()
    assert QApplication.activePopupWidget() is not None


def saving_from_the_preview(ward: Ward) -> None:
    preview(ward)
    press("Ctrl+S")
    ward.over(QFileDialog)


def file_to_install(ward: Ward) -> None:
    package_dialog(ward.main, lambda _file: None)
    ward.over(QFileDialog)


def question_before_installing(ward: Ward) -> None:
    dialog = InstallDialog(OFFERED, light_theme(), ward.main)
    dialog.confirmed.connect(lambda: pytest.fail("nobody has confirmed it"))
    dialog.open()
    ward.over(InstallDialog)


def saving(ward: Ward) -> None:
    press("Ctrl+S")
    ward.over(QFileDialog)


OVER_IT = (
    *(help_on_keys, licences_from_about, menu_of_the_table, menu_of_the_window),
    *(preview, paper_of_the_preview, saving_from_the_preview, saving),
    *(file_to_install, question_before_installing),
)


def test_a_window_that_is_left_alone_returns_to_its_neutral_start(ward: Ward) -> None:
    view_something(ward)
    ward.leave_alone()
    ward.is_neutral()
    write("cidp")
    press("Return")
    assert ward.main.right_pane.condition == "cidp"
    assert ward.main.right_pane.compare.chosen_factors() == []


@pytest.mark.parametrize("opened", OVER_IT, ids=lambda opened: opened.__name__)
def test_whatever_lies_over_it_is_closed(ward: Ward, opened: Callable[[Ward], None]) -> None:
    view_something(ward)
    opened(ward)
    ward.leave_alone()
    ward.is_neutral()


def test_a_question_within_a_question_is_refused(ward: Ward, tmp_path: Path) -> None:
    view_something(ward)
    saving_from_the_preview(ward)
    file = tmp_path / "kept.pdf"
    file.write_bytes(b"kept")
    seen: list[str] = []

    def wait() -> None:
        if isinstance(top(), QMessageBox):
            seen.append("asked")
            ward.leave_alone()
        else:
            QTimer.singleShot(5, wait)

    QTimer.singleShot(0, wait)
    save_as(ward.qtbot, file)
    assert seen == ["asked"]
    ward.is_neutral()
    assert file.read_bytes() == b"kept"


def test_an_answer_that_comes_too_late_is_none(ward: Ward, tmp_path: Path) -> None:
    view_something(ward)
    saving_from_the_preview(ward)
    ward.leave_alone()
    save_as(ward.qtbot, tmp_path / "late.pdf")
    ward.is_neutral()
    assert list(tmp_path.rglob("*")) == [tmp_path / "home"]


def test_an_error_while_forgetting_leaves_nothing_and_the_window_is_used_on(
    ward: Ward, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_contents: Contents) -> None:
        raise RuntimeError

    told: list[str] = []
    view_something(ward)
    preview(ward)
    with monkeypatch.context() as patched:
        patched.setattr(Contents, "forget", broken)
        patched.setattr(sys, "excepthook", lambda kind, *_: told.append(kind.__name__))
        ward.leave_alone()
        ward.qtbot.waitUntil(lambda: len(told) == 2)
        ward.is_neutral()
    # They hold all that ran then.
    for name in ("last_exc", "last_type", "last_value", "last_traceback"):
        vars(sys).pop(name, None)
    with ward.qtbot.waitActive(ward.main):
        ward.main.activateWindow()  # what a window manager does when a dialog has gone
    view_something(ward)
    assert told == ["RuntimeError"] * 2


def test_without_an_idle_time_nothing_is_ever_forgotten(
    window: WindowFactory, qapp: QApplication
) -> None:
    main = window(condition="mmn")
    time = Time()
    SharedSession(main, 0, str, time)
    time.now += 1e9
    press("Down")
    assert main.right_pane.condition == "mmn"


def asked(condition: str | None = None, theme: Literal["dark"] | None = None) -> Wish:
    return Wish(condition, theme)


def test_a_second_start_opens_its_condition_here(ward: Ward) -> None:
    view_something(ward)
    assert ward.shared.admit(asked("CIDP")) == Answer(0)
    assert ward.main.right_pane.condition == "cidp"
    assert ward.main.right_pane.page == "compare"


def test_a_minimised_window_is_shown_to_a_second_start(ward: Ward) -> None:
    ward.main.showMinimized()
    assert ward.shared.admit(asked()) == Answer(0)
    assert not ward.main.isMinimized()
    ward.qtbot.waitUntil(ward.main.isActiveWindow)


def test_a_wrong_condition_is_answered_and_what_is_shown_stays(ward: Ward) -> None:
    view_something(ward)
    ward.main.showMinimized()
    answer = ward.shared.admit(asked("multifocale", "dark"))
    assert answer.code == 2
    assert answer.message.startswith("there is no condition 'multifocale'. Nearest:\n  mmn ")
    assert ward.main.right_pane.condition == "mmn"
    assert not ward.main.isMinimized()


def test_a_second_start_may_bring_its_theme_which_is_not_kept(ward: Ward) -> None:
    chosen: list[object] = []
    ward.main.theme_chosen.connect(chosen.append)
    ward.shared.admit(asked(theme="dark"))
    painted = QApplication.palette().color(QPalette.ColorRole.Base)
    assert painted == dark_theme().base
    assert chosen == []


def test_a_second_start_does_not_bring_what_a_policy_has_locked(ward: Ward) -> None:
    before = QApplication.palette().color(QPalette.ColorRole.Base)
    ward.main.lock({"theme", "language"})
    assert ward.shared.admit(Wish("cidp", "dark", "de")) == Answer(0)
    assert ward.main.right_pane.condition == "cidp"
    assert QApplication.palette().color(QPalette.ColorRole.Base) == before
    assert ward.spoken == []


def test_where_no_door_can_be_a_second_start_need_not_wait_for_one(
    ward: Ward, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> int:
        raise OSError(28, "No space left on device")

    first = instance_here(tmp_path / "folder", "session", "content")
    monkeypatch.setattr(first, "open_door", full)
    assert first.claim()
    ward.shared.let_in(first)
    assert instance_here(tmp_path / "folder", "session", "content").claim()


def test_a_window_that_shows_other_content_is_found_at_another_place(
    ward: Ward, tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    before, after = (instance_here(folder, "session", content) for content in ("old", "new"))
    assert before.claim() and after.claim()
    ward.shared.let_in(before)
    ward.shared.let_in(after)
    assert instance_here(folder, "session", "old").claim()
    assert not instance_here(folder, "session", "new").claim()
    ward.shared.leave()
    assert instance_here(folder, "session", "new").claim()


def test_a_second_start_may_bring_its_language(ward: Ward) -> None:
    ward.shared.admit(Wish("cidp", language="de"))
    assert ward.spoken == ["de"]


def test_a_dialog_that_is_in_use_stays_and_the_condition_opens_behind_it(ward: Ward) -> None:
    view_something(ward)
    saving_from_the_preview(ward)
    dialog = top()
    assert ward.shared.admit(asked("cidp")) == Answer(0)
    assert ward.main.right_pane.condition == "cidp"
    assert top() is dialog
    for kind in (QFileDialog, PreviewDialog):
        modal(ward.qtbot, kind)
        press("Escape")
    ward.qtbot.waitUntil(lambda: shown() == [ward.main])
    assert ward.main.right_pane.condition == "cidp"


def test_a_second_start_after_a_long_time_finds_everything_forgotten(ward: Ward) -> None:
    view_something(ward)
    ward.leave_alone()
    ward.shared.admit(asked("cidp"))
    assert ward.main.right_pane.condition == "cidp"
    assert ward.main.right_pane.compare.chosen_factors() == []
    assert ward.main.list_pane.is_clear


@pytest.mark.parametrize("opened", [saving_from_the_preview, help_on_keys])
def test_a_second_start_waits_for_what_is_closed_first(
    ward: Ward, opened: Callable[[Ward], None]
) -> None:
    view_something(ward)
    opened(ward)
    ward.leave_alone()
    assert ward.shared.admit(asked("cidp")) == Answer(0)
    ward.qtbot.waitUntil(lambda: shown() == [ward.main])
    ward.qtbot.waitUntil(lambda: ward.main.right_pane.condition == "cidp")
    QApplication.processEvents()
    assert ward.main.right_pane.condition == "cidp"
    assert ward.main.right_pane.compare.chosen_factors() == []


def test_a_menu_of_what_was_open_does_not_stay_over_what_is(ward: Ward) -> None:
    view_something(ward)
    menu_of_the_table(ward)
    ward.shared.admit(asked("cidp"))
    assert QApplication.activePopupWidget() is None
