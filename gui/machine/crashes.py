"""Crashes of the program itself: a file takes the last words, and the next start finds them."""

from __future__ import annotations

import faulthandler
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from gui import paths
from gui.machine.file_lock import lock

_PATTERN = "crash-*.txt"
_LARGEST_READ = 65_536
_FRAME = re.compile(
    r'  File "(?P<file>[^"]*)", line (?P<line>\d{1,7}|\?\?\?) in (?P<name>[\w<>.]{1,100})', re.ASCII
)
_PLACE = re.compile(r"[\w/.]{1,200}\Z", re.ASCII)
_HEAD = r"Fatal Python error: [A-Za-z ]{1,40}|Windows fatal exception: [\w ]{1,40}"


# What calls between programs raise on Windows and catch again: told though nothing has crashed.
_CAUGHT = r"Windows fatal exception: code 0x(8001|8004)[0-9a-f]{4}\b"


class CrashFile:
    """Is there as long as the program runs; a crash leaves what happened in it."""

    def __init__(self, folder: Path | None) -> None:
        self._file: Path | None = None
        self._handle = -1
        with suppress(OSError):
            if folder is not None:
                folder.mkdir(mode=paths.OWN, parents=True, exist_ok=True)
                self._begin(folder / f"crash-{os.getpid()}-{os.urandom(4).hex()}.txt")

    def _begin(self, file: Path) -> None:
        ways = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND
        self._handle = os.open(file, ways, 0o600)
        self._file = file
        with suppress(OSError):
            lock(self._handle)
        faulthandler.enable(self._handle)

    def close(self) -> None:
        """The program ends well: nothing is left."""
        if self._file is None:
            return
        faulthandler.disable()
        with suppress(OSError):
            os.close(self._handle)
        with suppress(OSError):
            self._file.unlink()
        self._file = None


def crash_reports(folder: Path | None) -> list[list[str]]:
    """What earlier runs left, each in lines without a path; their files are removed.

    The files of programs that still run are left alone.
    """
    if folder is None:
        return []
    found = []
    for file in sorted(folder.glob(_PATTERN)):
        with suppress(OSError):
            lines = list(_lines(_taken(file)))
            if lines:
                found.append(lines)
    return found


def _taken(file: Path) -> str:
    """The text of a file of a program that has ended; the file is gone then.

    Raises:
        OSError: the program still runs, or there is no telling.
    """
    handle = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    try:
        lock(handle)
        data = os.read(handle, _LARGEST_READ)
    finally:
        os.close(handle)
    file.unlink()
    return data.decode("utf-8", "replace")


def _lines(text: str) -> Iterator[str]:
    """The kind of the crash and the places in the program."""
    from gui.machine.error_report import own_place

    was_caught = False
    for line in text.splitlines():
        frame = _FRAME.fullmatch(line)
        if frame is not None:
            place = own_place(frame["file"])
            if _PLACE.match(place) and not was_caught:
                yield f"  {place}:{frame['line']} {frame['name']}"
        elif head := re.match(_HEAD, line):
            was_caught = re.match(_CAUGHT, line) is not None
            if not was_caught:
                yield head[0]
