"""The name by which Windows' taskbar knows the program: its windows and its shortcut are one."""

from __future__ import annotations

import sys
from contextlib import suppress

NAME = "PLEX-IVIG.Reference"


def name_for_taskbar() -> None:
    """Take the name, before the first window is made."""
    if sys.platform == "win32":
        import ctypes

        with suppress(AttributeError, OSError):  # it only groups and pins
            ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(NAME)
