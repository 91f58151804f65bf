"""One installation at a time in a folder."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gui.machine.file_lock import lock

PATIENCE_S = 5.0
LOCK = "lock"
_LOOK_AGAIN_S = 0.05
_OPENING = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)


class HeldError(Exception):
    """Another program installs something in this folder."""


@contextmanager
def alone_in(folder: Path, patience_s: float = PATIENCE_S) -> Iterator[None]:
    """Keep other installations out of a folder; the system lets go however the program ends.

    Raises:
        HeldError: another one has been in it for `patience_s` seconds.
        OSError: there can be no lock here.
    """
    until = time.monotonic() + patience_s
    while True:
        try:
            held = _taken(folder / LOCK)
            break
        except BlockingIOError:
            if time.monotonic() >= until:
                raise HeldError from None
            time.sleep(_LOOK_AGAIN_S)
    try:
        yield
    finally:
        _let_go(held)


def _taken(file: Path) -> int:
    """The lock.

    Raises:
        BlockingIOError: another has it.
        OSError: there can be none here.
    """
    if sys.platform == "win32":
        from gui.machine import win32

        try:
            return win32.open_alone(file)
        except OSError as error:
            if error.winerror != win32.SHARING_VIOLATION:
                raise
            raise BlockingIOError(error.errno, error.strerror) from error
    handle = os.open(file, _OPENING, 0o600)
    try:
        lock(handle)
    except OSError:
        os.close(handle)
        raise
    return handle


def _let_go(held: int) -> None:
    if sys.platform == "win32":
        from gui.machine import win32

        win32.close_handle(held)
    else:
        os.close(held)
