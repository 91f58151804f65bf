"""The place of a window where there is POSIX: a lock on a file, and a named pipe beside it."""

from __future__ import annotations

import fcntl
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from gui.machine.instance import LONGEST_ANSWER, LONGEST_LINE, Answer, Instance, Request
from gui.machine.session_folder import make_private

assert sys.platform != "win32"

_TRIES = 20
_OPENING = os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOFOLLOW


class PosixInstance(Instance):
    """A place that the kernel gives back with the lock, however the program ends."""

    def __init__(
        self, folder: Path, session: str, content: str, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(folder, session, content, clock)
        self._pipe = folder / f"{self.name}.pipe"
        self._lock: int | None = None
        self._door: int | None = None
        self._begun = b""

    def claim(self) -> bool:
        for _ in range(_TRIES):
            if not make_private(self._folder):
                continue  # whoever ended just now took the folder away, or it is another's
            try:
                lock = os.open(self._lock_file, os.O_RDWR | os.O_CREAT | _OPENING, 0o600)
            except FileNotFoundError:
                continue
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if os.path.samestat(os.fstat(lock), self._lock_file.lstat()):
                    self._lock = lock
                    return True
            except BlockingIOError:
                return False
            except FileNotFoundError:
                pass
            finally:
                if self._lock != lock:
                    os.close(lock)
        raise FileNotFoundError(self._lock_file)

    def open_door(self) -> int:
        self._pipe.unlink(missing_ok=True)
        os.mkfifo(self._pipe, 0o600)
        self._door = os.open(self._pipe, os.O_RDWR | _OPENING)
        return self._door

    def requests(self) -> Iterator[Request]:
        if self._door is None:
            return
        with suppress(BlockingIOError):
            self._begun += os.read(self._door, 16 * LONGEST_LINE)
        *lines, self._begun = self._begun.split(b"\n")
        self._begun = self._begun[: LONGEST_LINE + 1]  # the end of what is too long is no JSON
        for line in lines:
            request = self._request(line)
            if request is not None:
                yield request

    def answer(self, request: Request, answer: Answer) -> None:
        with suppress(OSError):
            reply = os.open(self._folder / request.reply, os.O_WRONLY | _OPENING)
            try:
                os.write(reply, msgspec.json.encode(answer) + b"\n")
            finally:
                os.close(reply)

    @contextmanager
    def _reply_place(self, name: str) -> Iterator[int]:
        place = self._folder / name
        os.mkfifo(place, 0o600)
        try:
            reply = os.open(place, os.O_RDWR | _OPENING)
            try:
                yield reply
            finally:
                os.close(reply)
        finally:
            place.unlink(missing_ok=True)

    def _more(self, reply: int, known: int) -> bytes:
        with suppress(BlockingIOError):
            return os.read(reply, LONGEST_ANSWER)
        return b""

    def _sent(self, line: bytes) -> bool:
        try:
            pipe = os.open(self._pipe, os.O_WRONLY | _OPENING)
        except OSError:
            return False
        try:
            with suppress(BlockingIOError):
                os.write(pipe, line)
        finally:
            os.close(pipe)
        return True

    def close(self) -> None:
        if self._lock is None:
            return
        for file in (self._pipe, self._lock_file):
            with suppress(OSError):
                file.unlink()
        for held in (self._door, self._lock):
            if held is not None:
                os.close(held)
        self._door = self._lock = None
        with suppress(OSError):
            self._folder.rmdir()

    def _is_held(self, lock_file: Path) -> bool:
        try:
            lock = os.open(lock_file, os.O_RDWR | _OPENING)
        except OSError:
            return False
        try:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        finally:
            os.close(lock)
        return False
