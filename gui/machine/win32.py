"""The calls to Windows that Python has none of its own for; nothing here is loaded elsewhere."""

from __future__ import annotations

import ctypes
import msvcrt
import os
import sys
from ctypes import wintypes
from pathlib import Path
from typing import Final

assert sys.platform == "win32"

READ, WRITE, DELETE, READ_CONTROL = 0x8000_0000, 0x4000_0000, 0x0001_0000, 0x0002_0000
SHARE_READ, SHARE_ALL = 0x1, 0x7
OPEN_EXISTING, OPEN_ALWAYS = 3, 4
DELETE_ON_CLOSE, NOT_THROUGH_LINKS, ALSO_FOLDERS = 0x0400_0000, 0x0020_0000, 0x0200_0000
ACCESS_DENIED, SHARING_VIOLATION = 5, 32
_INVALID: Final = ctypes.c_void_p(-1).value
_EVENT_MODIFY_STATE = 0x2

_kernel = ctypes.WinDLL("kernel32", use_last_error=True)
_text, _handle, _dword = wintypes.LPCWSTR, wintypes.HANDLE, wintypes.DWORD

_create_file = _kernel.CreateFileW
_create_file.argtypes = [_text, _dword, _dword, ctypes.c_void_p, _dword, _dword, _handle]
_create_file.restype = _handle
_close_handle = _kernel.CloseHandle
_close_handle.argtypes = [_handle]
_create_event = _kernel.CreateEventW
_create_event.argtypes = [ctypes.c_void_p, wintypes.BOOL, wintypes.BOOL, _text]
_create_event.restype = _handle
_open_event = _kernel.OpenEventW
_open_event.argtypes = [_dword, wintypes.BOOL, _text]
_open_event.restype = _handle
_set_event = _kernel.SetEvent
_set_event.argtypes = [_handle]


def open_file(file: Path, access: int, share: int, creation: int, ways: int = 0) -> int:
    """A file, opened as Windows does; what may be shared is up to the caller.

    Returns:
        Windows' own handle.

    Raises:
        OSError: it cannot be opened; `winerror` says why.
    """
    opened: int | None = _create_file(str(file), access, share, None, creation, ways, None)
    if opened is None or opened == _INVALID:
        raise _failure(file)
    return opened


def as_descriptor(handle: int, ways: int) -> int:
    """What Python reads from and writes to; closing it closes the handle.

    Raises:
        OSError: there are too many already.
    """
    try:
        return msvcrt.open_osfhandle(handle, ways | os.O_BINARY | os.O_NOINHERIT)
    except OSError:
        close_handle(handle)
        raise


def close_handle(handle: int) -> None:
    """Let go of what Windows gave."""
    _close_handle(handle)


def create_event(name: str) -> int:
    """What wakes whoever waits for it, once for each time.

    Raises:
        OSError: another has something of that name.
    """
    event: int | None = _create_event(None, False, False, name)
    if event is None:
        raise _failure(name)
    return event


def open_event(name: str) -> int | None:
    """What somebody waits for; None where nobody does."""
    event: int | None = _open_event(_EVENT_MODIFY_STATE, False, name)
    return event


def set_event(event: int) -> None:
    """Wake whoever waits."""
    _set_event(event)


def session_id() -> int | None:
    """Which of the sessions on this computer it is; None where Windows does not tell."""
    found = wintypes.DWORD()
    is_told = _kernel.ProcessIdToSessionId(wintypes.DWORD(os.getpid()), ctypes.byref(found))
    return found.value if is_told else None


def is_administrator() -> bool:
    """Whether this process may do what administrators may: one without their rights may not."""
    return bool(ctypes.WinDLL("shell32").IsUserAnAdmin())


def let_come_forward(process: int) -> None:
    """Let another process bring its window to the front, as this one was allowed to."""
    ctypes.WinDLL("user32").AllowSetForegroundWindow(wintypes.DWORD(process))


def _failure(what: Path | str) -> OSError:
    code = ctypes.get_last_error()
    return OSError(None, ctypes.FormatError(code).strip(), str(what), code)
