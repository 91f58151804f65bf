"""The taskbar is told the name that the shortcut in the Start menu has."""

from __future__ import annotations

import ctypes
import sys

import pytest

from gui.services.taskbar import name_for_taskbar

assert sys.platform == "win32"


class Shell:
    """Stands for Windows' shell: what it was told."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def SetCurrentProcessExplicitAppUserModelID(self, name: str) -> int:  # noqa: N802
        self.told.append(name)
        return 0


def test_windows_is_told_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    shell = Shell()
    monkeypatch.setattr(ctypes.windll, "shell32", shell)
    name_for_taskbar()
    assert shell.told == ["PLEX-IVIG.Reference"]


def test_windows_itself_takes_it_without_a_word() -> None:
    name_for_taskbar()
