"""The program's own log: of itself and its computer, never of what anybody looked at."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from gui import paths
from gui.machine.file_lock import lock

LARGEST_FILE = 1_000_000
FILES = 3
_NAME = "plex-ivig.log"
_ALONE = "renaming"


class Log:
    """Adds lines to a file; where it cannot, nothing else changes.

    Several programs may write at once: a line is written in one go. Each file has a megabyte at
    most; then it is renamed, and the third of them goes.
    """

    def __init__(self, folder: Path | None, now: Callable[[], datetime]) -> None:
        self.folder = folder
        self._now = now

    @property
    def file(self) -> Path | None:
        """Where the newest lines are."""
        return self.folder and self.folder / _NAME

    def write(self, text: str) -> bool:
        """Add a text with the time before each of its lines; returns whether that was possible."""
        if self.folder is None:
            return False
        time = self._now().isoformat(" ", "seconds")
        lines = "".join(f"{time} [{os.getpid()}] {line}\n" for line in text.splitlines())
        data = lines.encode("utf-8", "replace")
        try:
            self.folder.mkdir(mode=paths.OWN, parents=True, exist_ok=True)
            self._make_room(len(data))
            self._add(data)
        except (OSError, ValueError):
            return False
        return True

    def _add(self, data: bytes) -> None:
        handle = _opened(self.folder / _NAME) if self.folder else -1
        try:
            os.write(handle, data)
        finally:
            os.close(handle)

    def _make_room(self, needed: int) -> None:
        if self._has_room(needed) or self.folder is None:
            return
        with suppress(OSError), alone_in(self.folder):
            if self._has_room(needed):
                return
            for number in range(FILES - 1, 0, -1):
                before = f".{number - 1}" if number > 1 else ""
                with suppress(FileNotFoundError):
                    (self.folder / (_NAME + before)).replace(self.folder / f"{_NAME}.{number}")

    def _has_room(self, needed: int) -> bool:
        try:
            return self.folder is None or (
                (self.folder / _NAME).stat().st_size + needed <= LARGEST_FILE
            )
        except FileNotFoundError:
            return True


def _opened(file: Path) -> int:
    """A file to which a line is added in one go, whoever else adds to it or renames it.

    Raises:
        OSError: it cannot be written.
    """
    if sys.platform == "win32":
        from gui.machine import win32

        return win32.opened_to_add(file)
    ways = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NONBLOCK", 0)
    return os.open(file, ways, 0o600)


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Keep other programs of this kind out of a folder for a moment.

    Raises:
        OSError: another one is in it.
    """
    if sys.platform == "win32":  # which opens no folder
        from gui.machine import win32

        held = win32.open_alone(folder / _ALONE)
        try:
            yield
        finally:
            win32.close_handle(held)
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        lock(handle)
        yield
    finally:
        os.close(handle)
