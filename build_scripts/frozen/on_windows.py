"""What the frozen program sees to on Windows before anything else is loaded."""

from __future__ import annotations

import ctypes
from contextlib import suppress
from typing import Any

OWN_FOLDERS_AND_SYSTEM = 0x1000  # LOAD_LIBRARY_SEARCH_DEFAULT_DIRS
READ, SHARED_FOR_READING, THERE_ALREADY = 0x80000000, 1, 3


def search_no_foreign_folder() -> None:
    """Let libraries be looked for in the program's own folders and in Windows' own alone.

    Windows would look in every folder of PATH as well. PyInstaller has seen to it already that
    the working directory is none of them.
    """
    kernel: Any = vars(ctypes)["WinDLL"]("kernel32")
    kernel.SetDefaultDllDirectories(OWN_FOLDERS_AND_SYSTEM)


def hold(file: str) -> None:
    """Keep a file as it is as long as the program runs: nobody can write, rename or delete it."""
    import _winapi

    windows: Any = _winapi
    with suppress(OSError):
        windows.CreateFile(file, READ, SHARED_FOR_READING, 0, THERE_ALREADY, 0, 0)
