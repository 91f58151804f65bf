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
    handle = os.open(folder / LOCK, _OPENING, 0o600)
    try:
        _wait_for(handle, time.monotonic() + patience_s)
        yield
    finally:
        os.close(handle)


def _wait_for(handle: int, until: float) -> None:
    while True:
        try:
            return _take(handle)
        except BlockingIOError:
            if time.monotonic() >= until:
                raise HeldError from None
            time.sleep(_LOOK_AGAIN_S)


def _take(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError as error:
            raise BlockingIOError(error.errno, error.strerror) from error
    else:
        lock(handle)
