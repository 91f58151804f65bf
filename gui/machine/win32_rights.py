"""Who may change a file or a folder on Windows, and folders that only administrators may change."""

from __future__ import annotations

import ctypes
import errno
import msvcrt
import os
import stat
import sys
from ctypes import wintypes
from pathlib import Path

from gui.machine import win32
from gui.machine.file_kinds import is_link
from gui.machine.security import CHANGING, REPLACING, Security, number_at, read_security

assert sys.platform == "win32"

_OWNER_AND_LIST = 0x1 | 0x4
_QUERY, _USER = 0x8, 1
_LARGEST_USER = 256
# Full rights for the system and administrators, to read for users, all of it for what is in it.
_OF_ADMINISTRATORS = "D:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)"

_advapi = ctypes.WinDLL("advapi32", use_last_error=True)
_kernel = ctypes.WinDLL("kernel32", use_last_error=True)
_security_of = _advapi.GetKernelObjectSecurity
_security_of.argtypes = [
    *(wintypes.HANDLE, wintypes.DWORD, ctypes.c_void_p, wintypes.DWORD),
    ctypes.POINTER(wintypes.DWORD),
]
_from_text = _advapi.ConvertStringSecurityDescriptorToSecurityDescriptorW
_from_text.argtypes = [
    *(wintypes.LPCWSTR, wintypes.DWORD, ctypes.POINTER(ctypes.c_void_p), ctypes.c_void_p),
]
_open_token = _advapi.OpenProcessToken
_open_token.argtypes = [wintypes.HANDLE, wintypes.DWORD, ctypes.POINTER(wintypes.HANDLE)]
_of_token = _advapi.GetTokenInformation
_of_token.argtypes = [
    *(wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD),
    ctypes.POINTER(wintypes.DWORD),
]
_make_directory = _kernel.CreateDirectoryW
_make_directory.argtypes = [wintypes.LPCWSTR, ctypes.c_void_p]
_this_process = _kernel.GetCurrentProcess
_this_process.restype = wintypes.HANDLE
_free = _kernel.LocalFree
_free.argtypes = [ctypes.c_void_p]
_free.restype = ctypes.c_void_p


class _Attributes(ctypes.Structure):
    _fields_ = (
        ("size", wintypes.DWORD),
        ("descriptor", ctypes.c_void_p),
        ("inherited", wintypes.BOOL),
    )


def security_of(path: Path) -> Security:
    """Who owns a file or folder, and who has which rights to it; of a link, not where it leads.

    Raises:
        OSError: that cannot be read.
        ValueError: it cannot be understood.
    """
    ways = win32.NOT_THROUGH_LINKS | win32.ALSO_FOLDERS
    opened = win32.open_file(path, win32.READ_RIGHTS, win32.SHARE_ALL, win32.OPEN_EXISTING, ways)
    try:
        return _security_by(opened, path)
    finally:
        win32.close_handle(opened)


def _security_by(opened: int, path: Path) -> Security:
    needed = wintypes.DWORD()
    _security_of(opened, _OWNER_AND_LIST, None, 0, needed)
    found = ctypes.create_string_buffer(needed.value)
    if not _security_of(opened, _OWNER_AND_LIST, found, len(found), needed):
        raise win32.failure(path)
    return read_security(found.raw)


def this_user() -> str:
    """The number of who runs this process; empty where Windows does not tell."""
    token = wintypes.HANDLE()
    if not _open_token(_this_process(), _QUERY, token):
        return ""
    try:
        found, needed = ctypes.create_string_buffer(_LARGEST_USER), wintypes.DWORD()
        if not _of_token(token, _USER, found, len(found), needed):
            return ""
        first = ctypes.c_void_p.from_buffer(found).value or 0
        return number_at(found.raw, first - ctypes.addressof(found))
    finally:
        win32.close_handle(token.value or 0)


def fault(path: Path, rights: int, *, of_user: bool = False, opened: int | None = None) -> str:
    """Why others have one of some rights to a file or folder; empty where they have none.

    Who is an administrator is trusted as all of them are.

    Args:
        of_user: whether this user may have them, also without the rights of an administrator.
        opened: what was opened there, where the rights to just that count.
    """
    try:
        if is_link(path.lstat()):
            return "is a link"
        found = security_of(path) if opened is None else _security_by(opened, path)
    except FileNotFoundError:
        return "" if opened is None else "has been taken away just now"
    except (OSError, ValueError) as error:
        return f"does not tell who may change it ({getattr(error, 'strerror', None) or error})"
    is_trusted = of_user or win32.is_administrator()
    return found.fault(rights, (this_user(),) if is_trusted else ())


class OthersWriteError(Exception):
    """Others than administrators could have written a file, or put it there."""


def beginning_by_administrators(file: Path, length: int) -> bytes:
    """The first bytes of a file; what is read is what was looked at, whoever changes names.

    Raises:
        OSError: it cannot be read, or is no file.
        OthersWriteError: others than administrators could have written it, or put it there.
    """
    access, share = win32.READ_RIGHTS | win32.GO_THROUGH, win32.SHARE_READ | win32.SHARE_WRITE
    ways = win32.NOT_THROUGH_LINKS | win32.ALSO_FOLDERS
    folder = win32.open_file(file.parent, access, share, win32.OPEN_EXISTING, ways)
    try:  # the folder keeps its name until it is closed
        handle = win32.as_descriptor(win32.opened_to_read(file), os.O_RDONLY)
        try:
            _refuse_others(file.parent, folder, REPLACING)
            _refuse_others(file, msvcrt.get_osfhandle(handle), CHANGING)
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise OSError(errno.EINVAL, "it is no file")
            return os.read(handle, length)
        finally:
            os.close(handle)
    finally:
        win32.close_handle(folder)


def _refuse_others(path: Path, opened: int, rights: int) -> None:
    found = fault(path, rights, opened=opened)
    if found:
        raise OthersWriteError(f"{path} {found}")


def make_folder_of_administrators(folder: Path) -> None:
    """Make a folder that all may read and only administrators may change, with all in it.

    Raises:
        OSError: it cannot be made.
    """
    descriptor = ctypes.c_void_p()
    if not _from_text(_OF_ADMINISTRATORS, 1, descriptor, None):
        raise win32.failure(folder)
    try:
        given = _Attributes(ctypes.sizeof(_Attributes), descriptor, False)
        if not _make_directory(str(folder), ctypes.byref(given)):
            raise win32.failure(folder)
    finally:
        _free(descriptor)
