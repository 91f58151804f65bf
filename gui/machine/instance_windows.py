"""The place of a window on Windows: files that are gone once nobody has them open, and an event.

The lock is a file that only its holder may write. A request and the place of its answer are files
of the second start. Windows removes each of them with the last handle, also of a killed program.
"""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from zlib import adler32, crc32

import msgspec

from gui.machine import win32
from gui.machine.instance import LONGEST_ANSWER, LONGEST_LINE, Answer, Instance, Request
from gui.machine.session_folder import make_private

assert sys.platform == "win32"

_TRIES = 20
_TRY_AGAIN_S = 0.01
_REQUEST = ".request"
_MOST_REQUESTS = 1000
_OF_A_PLACE = re.compile(r"reply-[0-9a-f]+\Z|.*\.(request|lock)\Z")
_OWN = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_TEMPORARY | os.O_BINARY | os.O_NOINHERIT


class WindowsInstance(Instance):
    """A place that the kernel gives back with the file, however the program ends."""

    def __init__(
        self, folder: Path, session: str, content: str, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(folder, session, content, clock)
        whose = str(folder).casefold().encode("utf-8", "surrogatepass")
        self._event = f"Local\\plex-ivig-{self.name}-{crc32(whose):08x}{adler32(whose):08x}"
        self._lock: int | None = None
        self._door: int | None = None
        self._heard: set[str] = set()
        self._waiting: list[int] = []

    def claim(self) -> bool:
        failure: OSError = FileNotFoundError(self._lock_file)
        for _ in range(_TRIES):
            if not make_private(self._folder):
                continue
            try:
                self._lock = _locked(self._lock_file)
            except OSError as error:
                if error.winerror == win32.SHARING_VIOLATION:
                    return False
                failure = error  # a file or folder that is going just now
                time.sleep(_TRY_AGAIN_S)
            else:
                return True
        raise failure

    def open_door(self) -> int:
        self._door = win32.create_event(self._event)
        return self._door

    def requests(self) -> Iterator[Request]:
        if self._door is None:
            return
        here = [name for name in os.listdir(self._folder) if self._is_request(name)]
        self._heard.intersection_update(here)
        new = [name for name in here if name not in self._heard]
        for name in new[:_MOST_REQUESTS]:
            with suppress(OSError):
                line = _content(self._folder / name)
                if not line.endswith(b"\n") and len(line) <= LONGEST_LINE:
                    continue  # not all of it is there yet
                self._heard.add(name)
                request = self._request(line)
                if request is not None:
                    yield request
        if len(new) > _MOST_REQUESTS and not self._heard.isdisjoint(new):
            win32.set_event(self._door)  # the rest in another turn

    def _is_request(self, name: str) -> bool:
        return name.startswith(f"{self.name}.") and name.endswith(_REQUEST)

    def answer(self, request: Request, answer: Answer) -> None:
        with suppress(OSError):
            reply = _shared(self._folder / request.reply, win32.WRITE, os.O_WRONLY)
            try:
                os.write(reply, msgspec.json.encode(answer) + b"\n")
            finally:
                os.close(reply)

    @contextmanager
    def _reply_place(self, name: str) -> Iterator[int]:
        reply = os.open(self._folder / name, _OWN)
        try:
            yield reply
        finally:
            for held in (reply, *self._waiting):
                os.close(held)
            self._waiting.clear()

    def _more(self, reply: int, known: int) -> bytes:
        os.lseek(reply, known, os.SEEK_SET)  # once it has ended, some libraries read no further
        return os.read(reply, LONGEST_ANSWER)

    def _sent(self, line: bytes) -> bool:
        """The request is there as long as the answer is waited for."""
        door = win32.open_event(self._event)
        if door is None:
            return False
        try:
            with suppress(OSError, ValueError):
                win32.let_come_forward(int(_content(self._lock_file)))
            name = f"{self.name}.{os.urandom(8).hex()}{_REQUEST}"
            self._waiting.append(os.open(self._folder / name, _OWN))
            os.write(self._waiting[-1], line)
            win32.set_event(door)
        except (FileNotFoundError, PermissionError):  # the folder is going just now
            return False
        finally:
            win32.close_handle(door)
        return True

    def close(self) -> None:
        if self._lock is None:
            return
        if self._door is not None:
            win32.close_handle(self._door)
        os.close(self._lock)
        self._door = self._lock = None
        with suppress(OSError):
            for name in os.listdir(self._folder):
                if _OF_A_PLACE.match(name):
                    with suppress(OSError):
                        _remove_unheld(self._folder / name)
            self._folder.rmdir()

    def _is_held(self, lock_file: Path) -> bool:
        try:
            win32.close_handle(
                win32.open_file(lock_file, win32.WRITE, win32.SHARE_ALL, win32.OPEN_EXISTING)
            )
        except OSError as error:
            return error.winerror == win32.SHARING_VIOLATION
        return False


def _locked(file: Path) -> int:
    """A file that no other may write or remove, with the number of this process in it.

    Raises:
        OSError: another has it, or there can be no such file.
    """
    access = win32.READ | win32.WRITE | win32.DELETE
    ways = win32.DELETE_ON_CLOSE | win32.NOT_THROUGH_LINKS
    handle = win32.open_file(file, access, win32.SHARE_READ, win32.OPEN_ALWAYS, ways)
    lock = win32.as_descriptor(handle, os.O_RDWR)
    try:
        os.ftruncate(lock, 0)  # what a loss of power left may be longer
        os.write(lock, str(os.getpid()).encode("ascii"))
    except OSError:
        os.close(lock)
        raise
    return lock


def _shared(file: Path, access: int, ways: int) -> int:
    """A file that another has open and will remove.

    Raises:
        OSError: it cannot be opened.
    """
    found = win32.open_file(
        file, access, win32.SHARE_ALL, win32.OPEN_EXISTING, win32.NOT_THROUGH_LINKS
    )
    return win32.as_descriptor(found, ways)


def _content(file: Path) -> bytes:
    """What is in a file that another has open, as far as it is not too long.

    Raises:
        OSError: it cannot be read.
    """
    handle = _shared(file, win32.READ, os.O_RDONLY)
    try:
        return os.read(handle, LONGEST_LINE + 1)
    finally:
        os.close(handle)


def _remove_unheld(file: Path) -> None:
    """Remove a file that nobody has open: what a computer left that lost its power.

    Raises:
        OSError: somebody has it open, or it is no file.
    """
    ways = win32.DELETE_ON_CLOSE | win32.NOT_THROUGH_LINKS
    win32.close_handle(win32.open_file(file, win32.DELETE, 0, win32.OPEN_EXISTING, ways))
