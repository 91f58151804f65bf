"""Every licence text can be read in the program, by keys alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from gui import paths
from gui.pages.licences import LicenceText, licence_texts
from gui.pages.words import Words
from gui.windows.licences_dialog import LicencesDialog
from gui.windows.main_window import MainWindow
from tests.conftest import WindowFactory
from tests.windows.driving import focus, press

Opened = Callable[..., LicencesDialog]


@pytest.fixture
def opened(window: WindowFactory, qtbot: QtBot) -> Iterator[Opened]:
    """The dialog as About opens it, or with texts of its own."""

    def make(texts: list[LicenceText] | None = None) -> LicencesDialog:
        main = window()
        if texts is None:
            open_from_about(main)
        else:
            LicencesDialog(main, texts).open()
        qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), LicencesDialog))
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, LicencesDialog)
        qtbot.waitUntil(lambda: focus() in (dialog.choice, dialog.text))
        return dialog

    yield make
    for dialog in reversed(dialogs()):
        dialog.close()


def dialogs() -> list[QDialog]:
    """The dialogs that are open, the oldest first."""
    shown = (top for top in QApplication.topLevelWidgets() if top.isVisible())
    return sorted(
        (top for top in shown if isinstance(top, QDialog)),
        key=lambda top: isinstance(top, LicencesDialog),
    )


def open_from_about(main: MainWindow) -> None:
    about = next(action for action in main.findChildren(QAction) if action.text() == "About")
    about.trigger()
    press("Alt+L")


def name(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def test_about_leads_to_the_notice_by_keys(opened: Opened) -> None:
    dialog = opened()
    assert dialog.text.toPlainText() == (paths.licences() / "NOTICE.txt").read_text("utf-8")


def test_the_keys_choose_another_text(opened: Opened) -> None:
    dialog = opened()
    press("Alt+T", "Down")
    shown = licence_texts(paths.licences(), Words())[1]
    assert dialog.text.toPlainText() == shown.read()
    assert name(dialog.text) == shown.title


def test_tab_goes_through_the_text_and_out_of_it(opened: Opened) -> None:
    dialog = opened()
    assert focus() is dialog.choice
    press("Tab")
    assert focus() is dialog.text
    press("Tab")
    assert focus() is not dialog.text


def test_escape_closes_the_dialog_and_leaves_about(opened: Opened) -> None:
    about, dialog = opened().parentWidget(), dialogs()[-1]
    assert dialogs() == [about, dialog]
    press("Escape")
    assert dialogs() == [about]


def test_what_is_read_is_named_for_a_screen_reader(opened: Opened) -> None:
    dialog = opened()
    choice = QAccessible.queryAccessibleInterface(dialog.choice)
    assert choice.text(QAccessible.Text.Value) == "Licences, and how to replace Qt"
    labels = [told.text(QAccessible.Text.Name) for told, _ in choice.relations()]
    assert "Text:" in labels
    assert name(dialog.text) == "Licences, and how to replace Qt"


def test_a_text_is_never_taken_for_markup(opened: Opened, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("<b>bold</b>", "utf-8")
    dialog = opened(licence_texts(tmp_path, Words()))
    assert dialog.text.toPlainText() == "<b>bold</b>"


def test_a_text_that_is_gone_is_said_so(opened: Opened, tmp_path: Path) -> None:
    dialog = opened([LicenceText("a", "A", tmp_path / "a.txt")])
    assert f"{tmp_path / 'a.txt'} cannot be read" in dialog.text.toPlainText()


def test_no_texts_at_all_are_said_to_be_missing(opened: Opened, tmp_path: Path) -> None:
    dialog = opened(licence_texts(tmp_path, Words()))
    assert dialog.text.toPlainText() == "The licence texts are missing."
