"""Nothing is left in the registry of the folders that somebody visited to save a file."""

from __future__ import annotations

import sys
import winreg
from collections.abc import Iterator

import pytest

from gui.services.dialog_memory import OF_DEFAULTS, OF_DIALOG, OF_QT
from tests.on_windows.own_process import on_display

assert sys.platform == "win32"

SAVE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QWidget
from gui.windows.saving import save_dialog
window = QWidget()
window.show()
"""
OURS = SAVE + "dialog = save_dialog(window, 'PLEX-IVIG x.pdf', print)"
QTS = (
    SAVE
    + """
import shiboken6
dialog = QFileDialog(window)
dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
dialog.open()
dialog.reject()
shiboken6.delete(dialog)
"""
)
CLOSE = """
QTimer.singleShot(0, dialog.reject)
QTimer.singleShot(500, application.quit)
application.exec()
"""


def kept() -> dict[str, object] | None:
    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, OF_DIALOG) as key:
            number = winreg.QueryInfoKey(key)[1]
            return {
                name: value for name, value, _ in (winreg.EnumValue(key, n) for n in range(number))
            }
    except FileNotFoundError:
        return None


def remove() -> None:
    for key in (OF_DIALOG, OF_DEFAULTS, OF_QT):
        try:
            winreg.DeleteKey(winreg.HKEY_CURRENT_USER, key)
        except FileNotFoundError:
            continue


@pytest.fixture(autouse=True)
def _clean() -> Iterator[None]:
    remove()
    yield
    remove()


def test_qt_itself_would_keep_the_folder() -> None:
    ended = on_display(QTS)
    assert ended.code == 0, ended.err
    assert "lastVisited" in (kept() or {})


def test_after_the_programs_own_dialog_nothing_is_there() -> None:
    ended = on_display(OURS + CLOSE)
    assert (ended.code, ended.err) == (0, "")
    assert kept() is None
    with pytest.raises(FileNotFoundError):
        winreg.OpenKey(winreg.HKEY_CURRENT_USER, OF_QT)


def test_what_other_programs_keep_there_stays_as_it_was() -> None:
    with winreg.CreateKey(winreg.HKEY_CURRENT_USER, OF_DIALOG) as key:
        winreg.SetValueEx(key, "lastVisited", 0, winreg.REG_SZ, "file:///C:/theirs")
    ended = on_display(OURS + CLOSE)
    assert ended.code == 0, ended.err
    assert kept() == {"lastVisited": "file:///C:/theirs"}
