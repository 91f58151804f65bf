"""Gives files rights, and waits for what wakes a window, as only the tests need it."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import wintypes
from pathlib import Path

from tests.e2e.program import ROOT

EVERYONE = "D:P(A;OICI;FA;;;WD)(A;OICI;FA;;;SY)"
_LIST = 0x4
_SIGNALLED = 0


def give(path: Path, rights: str) -> None:
    """Give a file or folder rights, in Windows' own words."""
    if sys.platform != "win32":
        return
    descriptor = ctypes.c_void_p()
    advapi = ctypes.WinDLL("advapi32")
    assert advapi.ConvertStringSecurityDescriptorToSecurityDescriptorW(
        wintypes.LPCWSTR(rights), 1, ctypes.byref(descriptor), None
    )
    assert advapi.SetFileSecurityW(wintypes.LPCWSTR(str(path)), _LIST, descriptor)


def is_woken(event: int, seconds: float) -> bool:
    """Whether an event comes within a time."""
    if sys.platform != "win32":
        return False
    wait = ctypes.WinDLL("kernel32").WaitForSingleObject
    wait.argtypes = [wintypes.HANDLE, wintypes.DWORD]
    return int(wait(event, round(seconds * 1000))) == _SIGNALLED


@contextmanager
def another_program(lines: str, *words: object) -> Iterator[subprocess.Popen[str]]:
    """Another process of the program's own; it has said a line, and is killed at last."""
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{lines}"
    with subprocess.Popen(
        [sys.executable, "-c", code, *map(str, words)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        try:
            assert process.stdout is not None
            process.stdout.readline()
            yield process
        finally:
            process.kill()
