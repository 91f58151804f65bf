"""Files of installed content: written whole and to the disk, read without following a link."""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from gui import paths
from gui.machine.file_kinds import is_link

PART = ".part"
_NO_FILE = "it is no regular file"
_PATIENCE_S, _LOOK_AGAIN_S = 2.0, 0.02
_NO_SUCH_THING = frozenset({errno.EINVAL, errno.ENOTSUP, errno.ENOSYS})
_READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
_WRITING = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
_BINARY = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def read_plain(file: Path, most: int) -> bytes:
    """The content of a regular file, up to one byte more than `most`; waits for nobody.

    Raises:
        OSError: it cannot be read, is no regular file, or is a link.
    """
    handle = _opened(file)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, _NO_FILE)
        with open(handle, "rb", closefd=False) as stream:
            return stream.read(most + 1)
    finally:
        os.close(handle)


def _opened(file: Path) -> int:
    if sys.platform == "win32":
        from gui.machine import win32

        kind = file.lstat()
        if is_link(kind):
            raise OSError(errno.ELOOP, "it is a link")
        if not stat.S_ISREG(kind.st_mode):
            raise OSError(errno.EINVAL, _NO_FILE)
        return win32.as_descriptor(win32.opened_to_read(file), os.O_RDONLY)
    try:
        return os.open(file, _READING | _BINARY)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise OSError(errno.ELOOP, "it is a link") from None
        raise


def put(beside: Path, file: Path) -> None:
    """Put a file in the place of another; on Windows whoever is reading that is waited for.

    Raises:
        OSError: it cannot be put there.
    """
    _patiently(lambda: os.replace(beside, file))


def move_folder(beside: Path, folder: Path) -> None:
    """Give a folder its name; what is there of that name must be an empty folder.

    On Windows whoever looks at what is in it is waited for.

    Raises:
        OSError: it cannot have that name.
    """
    if sys.platform == "win32":
        with suppress(OSError):
            folder.rmdir()
    _patiently(lambda: os.rename(beside, folder))


def _patiently(do: Callable[[], None]) -> None:
    until = time.monotonic() + _PATIENCE_S
    while True:
        try:
            return do()
        except PermissionError:
            if sys.platform != "win32" or time.monotonic() >= until:
                raise
            time.sleep(_LOOK_AGAIN_S)


def write_durably(file: Path, data: bytes, mode: int) -> None:
    """Write a file beside its place, to the disk, then put it there: old or new, and whole.

    Raises:
        OSError: it cannot be written. What was there is still there; unless only the folder
            could not be written to the disk, when the new file is there.
    """
    beside = file.with_name(f".{file.name}-{os.getpid()}{PART}")
    with suppress(FileNotFoundError):
        os.unlink(beside)
    try:
        _write_new(beside, data, mode)
        put(beside, file)
    except OSError:
        with suppress(OSError):
            os.unlink(beside)
        raise
    sync_folder(file.parent)


def _write_new(file: Path, data: bytes, mode: int) -> None:
    handle = os.open(file, _WRITING | _BINARY, mode)
    try:
        if hasattr(os, "fchmod"):
            os.fchmod(handle, mode)  # whatever the mask of the user's is
        left = memoryview(data)
        while left:
            left = left[os.write(handle, left) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Have the names in a folder written to the disk.

    Raises:
        OSError: that failed; where the file system has no such thing, there is nothing to do.
    """
    if sys.platform == "win32":  # which opens no folder
        return
    handle = os.open(folder, os.O_RDONLY | _BINARY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_SUCH_THING:
            raise
    finally:
        os.close(handle)


def make_folder(folder: Path, mode: int) -> None:
    """Make a folder, and those above it, where they are not there; only a new one gets the mode.

    Raises:
        OSError: it cannot be made, or something else is in its place.
    """
    if folder.is_dir():
        if is_link(folder.lstat()):
            raise OSError(errno.ELOOP, "it is a link", str(folder))
        return
    if not folder.parent.is_dir():
        make_folder(folder.parent, mode)
    with suppress(FileExistsError):
        _make_one(folder, mode)
    sync_folder(folder.parent)


def _make_one(folder: Path, mode: int) -> None:
    """A folder, and the mode; on Windows one for all users is one that administrators change."""
    if sys.platform == "win32":
        from gui.machine.win32_rights import make_folder_of_administrators

        if mode & stat.S_IROTH:
            make_folder_of_administrators(folder)
        else:
            os.mkdir(folder, paths.OWN)
        return
    os.mkdir(folder, mode)
    os.chmod(folder, mode)
