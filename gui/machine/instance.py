"""One window a session: who has it open, and the pipe by which a second start hands over to it.

A lock file says that a window is open; the kernel lets go of it however the program ends. Beside
it lies a named pipe, once the window can take something. Both are in a folder of the user's own.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Literal

import msgspec

from gui.machine.session_folder import make_private

ANSWER_S = 2.0
START_S = 30.0
_LOOK_AGAIN_S = 0.02
_LONGEST_LINE = 4096  # what a pipe takes at once, so that two starts never mix
_LONGEST_ANSWER = 16_384
_TRIES = 20
_REPLY = "reply-"
_REPLY_LETTERS = frozenset("0123456789abcdef")
_OPENING = os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOFOLLOW


class Wish(msgspec.Struct, frozen=True):
    """What a second start wants of the window; the token says that it is the user's doing."""

    condition: str | None = None
    theme: Literal["light", "dark", "high-contrast"] | None = None
    language: Literal["en", "de"] | None = None
    token: str = ""


class Request(msgspec.Struct, frozen=True):
    """A wish on its way; `sent` is on the clock that all processes share."""

    reply: str
    sent: float
    wish: Wish


class Answer(msgspec.Struct, frozen=True):
    """What came of it: the exit code of the second start, and what it says."""

    code: int = 0
    message: str = ""


class NoAnswerError(Exception):
    """A window is open and does not answer."""


class NotToldError(Exception):
    """What was asked for cannot be handed over: no text, or too long."""


class Instance:
    """The place of a window in a session: free, held by this process, or by another."""

    def __init__(
        self, folder: Path, session: str, content: str, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.name = f"{session}-{content}"
        self._folder = folder
        self._session = session
        self._lock_file = folder / f"{self.name}.lock"
        self._pipe = folder / f"{self.name}.pipe"
        self._clock = clock
        self._lock: int | None = None
        self._door: int | None = None
        self._begun = b""

    def claim(self) -> bool:
        """Take the place; whether it is this process's own now.

        Raises:
            OSError: there can be no lock here.
        """
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

    def others_are_open(self) -> bool:
        """Whether windows of other data or of another version are open in the session."""
        return any(
            _is_held(self._folder / name)
            for name in os.listdir(self._folder)
            if name.endswith(".lock")
            and name != self._lock_file.name
            and name.rpartition("-")[0] == self._session
        )

    def open_door(self) -> int:
        """From now on second starts are heard; returns what is readable when one has come.

        Raises:
            OSError: there can be no pipe here.
        """
        self._pipe.unlink(missing_ok=True)
        os.mkfifo(self._pipe, 0o600)
        self._door = os.open(self._pipe, os.O_RDWR | _OPENING)
        return self._door

    def requests(self) -> Iterator[Request]:
        """What has come through the door and is not too old; anything else is thrown away."""
        if self._door is None:
            return
        with suppress(BlockingIOError):
            self._begun += os.read(self._door, 16 * _LONGEST_LINE)
        *lines, self._begun = self._begun.split(b"\n")
        self._begun = self._begun[: _LONGEST_LINE + 1]  # the end of what is too long is no JSON
        for line in lines:
            try:
                request = msgspec.json.decode(line[: _LONGEST_LINE + 1], type=Request)
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
                continue
            if _is_reply(request.reply) and self._clock() - request.sent <= ANSWER_S:
                yield request

    def answer(self, request: Request, answer: Answer) -> None:
        """Tell a second start what came of its request; it may be gone."""
        with suppress(OSError):
            reply = os.open(self._folder / request.reply, os.O_WRONLY | _OPENING)
            try:
                os.write(reply, msgspec.json.encode(answer) + b"\n")
            finally:
                os.close(reply)

    def hand_over(self, wish: Wish) -> Answer | None:
        """Ask the window that is open; None where there is none, and the place is one's own now.

        Raises:
            NoAnswerError: it does not answer.
            NotToldError: this cannot be handed over.
            OSError: there can be no lock or pipe here.
        """
        if self.claim():
            return None
        name = f"{_REPLY}{os.urandom(8).hex()}"
        request = Request(name, self._clock(), wish)
        try:
            length = len(_line(request))
        except UnicodeEncodeError as error:
            raise NotToldError from error
        if length > _LONGEST_LINE:
            raise NotToldError
        try:
            os.mkfifo(self._folder / name, 0o600)
        except FileNotFoundError:
            return self.hand_over(wish)  # the window ended just now, and took the folder away
        try:
            reply = os.open(self._folder / name, os.O_RDWR | _OPENING)
            try:
                return self._asked(request, reply)
            finally:
                os.close(reply)
        finally:
            (self._folder / name).unlink(missing_ok=True)

    def _asked(self, request: Request, reply: int) -> Answer | None:
        """A window that is only starting is waited for; one that ends leaves its place."""
        told, until = b"", self._clock() + START_S
        sent = False
        while self._clock() < until and len(told) < _LONGEST_ANSWER:
            if not sent:
                request = msgspec.structs.replace(request, sent=self._clock())
                sent = self._sent(_line(request))
                until = self._clock() + ANSWER_S if sent else until
            with suppress(BlockingIOError):
                told += os.read(reply, _LONGEST_ANSWER)
            if told.endswith(b"\n"):
                return _answer(told)
            if self.claim():
                return None
            time.sleep(_LOOK_AGAIN_S)
        raise NoAnswerError

    def _sent(self, line: bytes) -> bool:
        """Whether somebody listens; one who listens and whose pipe is full will not answer."""
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
        """Leave the place and nothing behind; others may take it."""
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


def _is_reply(name: str) -> bool:
    return name.startswith(_REPLY) and _REPLY_LETTERS.issuperset(name.removeprefix(_REPLY))


def _line(request: Request) -> bytes:
    return b"\n" + msgspec.json.encode(request) + b"\n"  # whatever was left before it


def _answer(told: bytes) -> Answer:
    try:
        return msgspec.json.decode(told, type=Answer)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise NoAnswerError from error


def _is_held(lock_file: Path) -> bool:
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
