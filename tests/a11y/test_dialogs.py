"""Every dialog by keyboard and for a screen reader: names, letters with Alt, focus, the way out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QDeadlineTimer
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from gui import paths
from gui.services.theme import named_theme
from gui.services.translators import Translators
from gui.widgets.reading_area import ReadingArea
from gui.windows.actions import ACTIONS, KEYS_OF_THE_PLANNER, KEYS_WITHOUT_MENU, make_menus
from gui.windows.error_dialog import error_dialog
from gui.windows.install_dialog import InstallDialog
from gui.windows.main_window import MainWindow
from tests.a11y.tabbing import FEWEST_POINTS, go_round, points_that_tell_focus
from tests.a11y.test_focus import THEMES
from tests.conftest import WindowFactory
from tests.windows.driving import press
from tests.windows.test_install_dialog import OFFERED

_PATIENCE_MS = 5000


def about(main: MainWindow) -> None:
    (action,) = (
        action
        for menu in main.menuBar().findChildren(QMenu)
        for action in menu.actions()
        if action.text().replace("&", "") in {"About", "Über das Programm"}
    )
    action.trigger()


def licences(main: MainWindow) -> None:
    about(main)
    first = wait_for_dialog()
    press("Alt+L")
    _until(lambda: QApplication.activeModalWidget() is not first)


DIALOGS: dict[str, Callable[[MainWindow], object]] = {
    "shortcuts": lambda _main: press("F1"),
    "about": about,
    "licences": licences,
    "error": lambda main: error_dialog(main, "E-1", lambda: "report").open(),
    "install": lambda main: InstallDialog(OFFERED, main.looks.theme, main).open(),
    "preview": lambda _main: press("Ctrl+P"),
}


def wait_for_dialog() -> QDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    dialog.activateWindow()
    _until(dialog.isActiveWindow)
    return dialog


def _until(holds: Callable[[], bool]) -> None:
    wait = QDeadlineTimer(_PATIENCE_MS)
    while not holds():
        assert not wait.hasExpired()
        QApplication.processEvents()


@contextmanager
def opened(main: MainWindow, name: str) -> Iterator[QDialog]:
    main.enter_condition("mmn")
    DIALOGS[name](main)
    try:
        yield wait_for_dialog()
    finally:
        _leave(name)


def _leave(name: str) -> None:
    while (top := QApplication.activeModalWidget()) is not None:
        wait_for_dialog()
        press("Escape")
        assert QApplication.activeModalWidget() is not top, f"Escape leaves {name} open"


@pytest.fixture(params=list(DIALOGS))
def dialog(request: pytest.FixtureRequest, window: WindowFactory) -> Iterator[QDialog]:
    with opened(window(), request.param) as shown:
        yield shown


def test_dialogs_and_all_in_them_have_names(dialog: QDialog) -> None:
    interface = QAccessible.queryAccessibleInterface(dialog)
    assert interface.role() == QAccessible.Role.Dialog
    assert interface.text(QAccessible.Text.Name) == dialog.windowTitle() != ""
    places = go_round(lambda: press("Tab"))
    assert places
    for place in places:
        told = QAccessible.queryAccessibleInterface(place)
        assert told.text(QAccessible.Text.Name).strip(), place
        assert told.role() != QAccessible.Role.NoRole


def test_what_went_wrong_is_read_when_its_dialog_opens(window: WindowFactory) -> None:
    with opened(window(), "error") as dialog:
        told = QAccessible.queryAccessibleInterface(dialog).text(QAccessible.Text.Description)
    assert told.startswith("Something went wrong in the program (code E-1)")


def test_tab_and_shift_tab_go_round_a_dialog(dialog: QDialog) -> None:
    there = go_round(lambda: press("Tab"))
    back = go_round(lambda: press("Shift+Tab"))
    assert [there[0], *reversed(there[1:])] == back


def _letters(dialog: QDialog) -> list[str]:
    buttons, labels = dialog.findChildren(QAbstractButton), dialog.findChildren(QLabel)
    texts = [one.text() for one in buttons if one.isVisible()]
    texts += [one.text() for one in labels if one.isVisible()]
    return [QKeySequence.mnemonic(text).toString() for text in texts if "&" in text]


def test_no_two_letters_with_alt_are_the_same_in_a_dialog(dialog: QDialog) -> None:
    letters = _letters(dialog)
    assert len(set(letters)) == len(letters)
    assert not {f"Alt+{number}" for number in range(1, 6)} & set(letters)


@pytest.mark.parametrize("name", list(DIALOGS))
@pytest.mark.parametrize("theme", THEMES)
def test_the_focus_is_seen_in_a_dialog(window: WindowFactory, theme: str, name: str) -> None:
    before = QApplication.cursorFlashTime()
    QApplication.setCursorFlashTime(0)
    try:
        with opened(window(theme=named_theme(theme)), name):
            places = go_round(lambda: press("Tab"))
            hidden = []
            for number, place in enumerate(places):
                seen = points_that_tell_focus(place, places[number - 1])
                if seen < FEWEST_POINTS:
                    told = QAccessible.queryAccessibleInterface(place)
                    hidden.append(f"{told.text(QAccessible.Text.Name)}: {seen}")
            assert hidden == []
    finally:
        QApplication.setCursorFlashTime(before)


def test_the_help_lists_every_key_of_the_table_of_actions(window: WindowFactory) -> None:
    with opened(window(), "shortcuts") as dialog:
        told = [label.text() for label in dialog.findChildren(QLabel)]
    for spec in ACTIONS:
        if spec.shortcut:
            assert told[told.index(spec.shortcut) + 1] == spec.text
    for keys, meaning in (*KEYS_WITHOUT_MENU, *KEYS_OF_THE_PLANNER):
        assert keys in told and meaning in told


@pytest.mark.parametrize("name", ["shortcuts", "about"])
def test_the_ring_of_the_focus_lies_beside_the_text(window: WindowFactory, name: str) -> None:
    with opened(window(), name) as dialog:
        (area,) = dialog.findChildren(ReadingArea)
        shown = [label for label in area.findChildren(QLabel) if label.isVisible()]
        inner = area.rect().adjusted(3, 3, -3, -3)
        left = [label.mapTo(area, label.rect().topLeft()).x() for label in shown]
        assert min(left) >= inner.left()
        assert shown[0].mapTo(area, shown[0].rect().topLeft()).y() >= inner.top()


def test_every_listed_key_does_what_its_action_says(qtbot: QtBot) -> None:
    done: list[str] = []
    window = QMainWindow()
    qtbot.addWidget(window)
    made = make_menus(window, {spec.id: lambda spec=spec: done.append(spec.id) for spec in ACTIONS})  # type: ignore[misc]
    with qtbot.waitActive(window):
        window.show()
    keyed = [spec for spec in ACTIONS if spec.shortcut]
    for spec in keyed:
        for keys in filter(None, (spec.shortcut, spec.also)):
            done.clear()
            combination = QKeySequence(keys)[0]  # type: ignore[index]
            QTest.keyClick(window, combination.key(), combination.keyboardModifiers())
            assert done == [spec.id], keys
    assert len(keyed) > 15
    assert set(made) == {spec.id for spec in ACTIONS}


@pytest.fixture(params=["", "plex-ivig_de.qm"], ids=["English", "German"])
def spoken(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    translators = Translators(qapp)
    files = [paths.translations() / request.param] if request.param else []
    assert translators.speak(*files) == ""
    yield
    translators.speak()


@pytest.mark.usefixtures("spoken")
def test_the_menus_open_by_letters_of_their_own(window: WindowFactory) -> None:
    bar = window().menuBar()
    letters = [QKeySequence.mnemonic(action.text()).toString() for action in bar.actions()]
    assert all(letters) and len(set(letters)) == len(letters)
    assert not {f"Alt+{number}" for number in range(1, 6)} & set(letters)


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    translators = Translators(qapp)
    assert translators.speak(paths.translations() / "plex-ivig_de.qm") == ""
    yield
    translators.speak()


@pytest.mark.parametrize("name", ["about", "licences", "preview"])
def test_no_two_letters_with_alt_are_the_same_in_a_german_dialog(
    window: WindowFactory, german: None, name: str
) -> None:
    with opened(window(), name) as dialog:
        letters = _letters(dialog)
    assert len(letters) > 0
    assert len(set(letters)) == len(letters)
