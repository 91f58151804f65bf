"""The calls to Windows that Python has none of its own for; nothing here is loaded elsewhere."""

from __future__ import annotations

import ctypes
import msvcrt
import os
import sys
import time
from ctypes import wintypes
from pathlib import Path
from typing import Final

assert sys.platform == "win32"

READ, WRITE, APPEND, DELETE = 0x8000_0000, 0x4000_0000, 0x4, 0x1_0000
READ_RIGHTS, GO_THROUGH = 0x2_0000, 0x20
SHARE_READ, SHARE_WRITE, SHARE_ALL = 0x1, 0x2, 0x7
OPEN_EXISTING, OPEN_ALWAYS = 3, 4
DELETE_ON_CLOSE, NOT_THROUGH_LINKS, ALSO_FOLDERS = 0x0400_0000, 0x0020_0000, 0x0200_0000
ACCESS_DENIED, SHARING_VIOLATION = 5, 32
_INVALID: Final = ctypes.c_void_p(-1).value
_PATIENCE_S, _LOOK_AGAIN_S = 1.0, 0.002
_EVENT_MODIFY_STATE = 0x2
_TICKS_A_SECOND, _FROM_1601_TO_1970_S = 10_000_000, 11_644_473_600

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
_this_process = _kernel.GetCurrentProcess
_this_process.restype = _handle
_times_of = _kernel.GetProcessTimes
_times_of.argtypes = [_handle, *[ctypes.POINTER(ctypes.c_uint64)] * 4]


def open_file(file: Path, access: int, share: int, creation: int, ways: int = 0) -> int:
    """A file, opened as Windows does; what may be shared is up to the caller.

    Returns:
        Windows' own handle.

    Raises:
        OSError: it cannot be opened; `winerror` says why.
    """
    opened: int | None = _create_file(str(file), access, share, None, creation, ways, None)
    if opened is None or opened == _INVALID:
        raise failure(file)
    return opened


def open_alone(file: Path) -> int:
    """A file that is there and is nobody else's until it is closed, or the program ends.

    Raises:
        OSError: another has it open, or it cannot be made.
    """
    ways = DELETE_ON_CLOSE | NOT_THROUGH_LINKS
    return open_file(file, READ | WRITE | DELETE, 0, OPEN_ALWAYS, ways)


def opened_to_add(file: Path) -> int:
    """A file to write at its end, as a descriptor; others that write there wait for a moment.

    Raises:
        OSError: it cannot be written, or another has been writing for too long.
    """
    handle = _opened_patiently(file, APPEND, SHARE_ALL & ~SHARE_WRITE, OPEN_ALWAYS)
    return as_descriptor(handle, os.O_WRONLY | os.O_APPEND)


def opened_to_read(file: Path) -> int:
    """A file to read, as Windows' own handle; who has it alone is waited for for a moment.

    Raises:
        OSError: it cannot be read, or another has had it alone for too long.
    """
    return _opened_patiently(file, READ, SHARE_ALL, OPEN_EXISTING)


def _opened_patiently(file: Path, access: int, share: int, creation: int) -> int:
    until = time.monotonic() + _PATIENCE_S
    while True:
        try:
            return open_file(file, access, share, creation)
        except OSError as error:
            if error.winerror != SHARING_VIOLATION or time.monotonic() >= until:
                raise
            time.sleep(_LOOK_AGAIN_S)


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
        raise failure(name)
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


def since_start_s() -> float | None:
    """Seconds since this process began; None where Windows does not tell."""
    begun, *others = (ctypes.c_uint64() for _ in range(4))
    if not _times_of(_this_process(), begun, *others):
        return None
    return time.time() - (begun.value / _TICKS_A_SECOND - _FROM_1601_TO_1970_S)


def failure(what: Path | str) -> OSError:
    """Why the last call failed."""
    code = ctypes.get_last_error()
    return OSError(None, ctypes.FormatError(code).strip().rstrip("."), str(what), code)
