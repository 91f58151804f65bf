"""The window follows Windows' light and dark mode, at the start and while it is open."""

from __future__ import annotations

import sys
import winreg
from collections.abc import Iterator

import pytest

from tests.on_windows.own_process import on_display

assert sys.platform == "win32"

KEY = r"Software\Microsoft\Windows\CurrentVersion\Themes\Personalize"
SWITCH = """
import ctypes, winreg
from ctypes import wintypes
user32, setting_changed = ctypes.windll.user32, 0x1A
@ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)
def tell(handle, _):
    user32.SendMessageW(wintypes.HWND(handle), setting_changed, 0, "ImmersiveColorSet")
    return True
def switch(light):
    with winreg.CreateKey(winreg.HKEY_CURRENT_USER, KEY) as key:
        winreg.SetValueEx(key, "AppsUseLightTheme", 0, winreg.REG_DWORD, light)
    user32.EnumThreadWindows(ctypes.windll.kernel32.GetCurrentThreadId(), tell, 0)
    for _ in range(5):
        application.processEvents()
"""
LOOKS = f"""
KEY = {KEY!r}
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QToolTip, QWidget
from gui.services.theme import apply_theme, named_theme
from gui.windows.looks import Looks
theme = named_theme(None)
apply_theme(application, theme)
window = QWidget()
looks = Looks(theme, 100, window)
def told():
    tips = QToolTip.palette().color(QPalette.ColorRole.ToolTipBase)
    as_theme = tips == looks.theme.base
    frame = application.styleHints().colorScheme().name
    print(looks.theme.name, frame, "tips" if as_theme else tips.name())
window.show()
application.processEvents()
{SWITCH}
"""


@pytest.fixture
def dark() -> Iterator[None]:
    """Windows' apps are dark."""
    with winreg.CreateKey(winreg.HKEY_CURRENT_USER, KEY) as key:
        winreg.SetValueEx(key, "AppsUseLightTheme", 0, winreg.REG_DWORD, 0)
    yield
    winreg.DeleteKey(winreg.HKEY_CURRENT_USER, KEY)


def lines_of(lines: str) -> list[str]:
    ended = on_display(LOOKS + lines)
    assert (ended.code, ended.err) == (0, "")
    return ended.out.splitlines()


@pytest.mark.usefixtures("dark")
def test_the_mode_of_windows_is_followed_and_switching_it_too() -> None:
    told = lines_of("looks.follow_system(); told(); switch(1); told(); switch(0); told()")
    assert told == ["dark Dark tips", "light Light tips", "dark Dark tips"]


@pytest.mark.usefixtures("dark")
def test_a_chosen_theme_stays_and_the_frame_is_painted_to_match() -> None:
    told = lines_of(
        "looks.choose_theme('light'); told(); switch(1); switch(0); told();"
        "looks.choose_theme('high-contrast'); told(); switch(1); told();"
        "looks.choose_theme(None); told()"
    )
    assert told == [
        *("light Light tips", "light Light tips"),
        *("high-contrast Dark tips", "high-contrast Dark tips"),
        "light Light tips",
    ]


def test_without_a_word_of_windows_the_window_is_light() -> None:
    assert lines_of("looks.follow_system(); told()") == ["light Light tips"]
