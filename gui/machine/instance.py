"""One window a session: who has it open, and how a second start hands over to it.

What the kernel takes back however a program ends says that a window is open, and there is a door
once it can take something. Both are in a folder of the user's own.
"""

from __future__ import annotations

import os
import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Literal

import msgspec

ANSWER_S = 2.0
START_S = 30.0
LONGEST_LINE = 4096  # what a pipe takes at once, so that two starts never mix
LONGEST_ANSWER = 16_384
_LOOK_AGAIN_S = 0.02
_REPLY = "reply-"
_REPLY_LETTERS = frozenset("0123456789abcdef")


class Wish(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a second start wants of the window; the token says that it is the user's doing."""

    condition: str | None = None
    theme: Literal["light", "dark", "high-contrast"] | None = None
    language: Literal["en", "de"] | None = None
    token: str = ""


class Request(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
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


class Instance(ABC):
    """The place of a window in a session: free, held by this process, or by another."""

    def __init__(
        self, folder: Path, session: str, content: str, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.name = f"{session}-{content}"
        self._folder = folder
        self._session = session
        self._lock_file = folder / f"{self.name}.lock"
        self._clock = clock

    @abstractmethod
    def claim(self) -> bool:
        """Take the place; whether it is this process's own now.

        Raises:
            OSError: there can be no lock here.
        """

    @abstractmethod
    def open_door(self) -> int:
        """From now on second starts are heard; returns what tells that one has come.

        Raises:
            OSError: there can be no door here.
        """

    @abstractmethod
    def requests(self) -> Iterator[Request]:
        """What has come through the door and is not too old; anything else is thrown away."""

    @abstractmethod
    def answer(self, request: Request, answer: Answer) -> None:
        """Tell a second start what came of its request; it may be gone."""

    @abstractmethod
    def close(self) -> None:
        """Leave the place and nothing behind; others may take it."""

    @abstractmethod
    def _is_held(self, lock_file: Path) -> bool:
        """Whether a window has this lock."""

    @abstractmethod
    def _reply_place(self, name: str) -> AbstractContextManager[int]:
        """Where the answer comes in, as long as it is waited for: a handle to read from."""

    @abstractmethod
    def _more(self, reply: int, known: int) -> bytes:
        """What has come of the answer since so many bytes of it are known."""

    @abstractmethod
    def _sent(self, line: bytes) -> bool:
        """Whether somebody listens; one who listens and has no room will not answer."""

    def others_are_open(self) -> bool:
        """Whether windows of other data or of another version are open in the session."""
        return any(
            self._is_held(self._folder / name)
            for name in os.listdir(self._folder)
            if name.endswith(".lock")
            and name != self._lock_file.name
            and name.rpartition("-")[0] == self._session
        )

    def hand_over(self, wish: Wish) -> Answer | None:
        """Ask the window that is open; None where there is none, and the place is one's own now.

        Raises:
            NoAnswerError: it does not answer.
            NotToldError: this cannot be handed over.
            OSError: there can be no lock or door here.
        """
        if self.claim():
            return None
        request = Request(f"{_REPLY}{os.urandom(8).hex()}", self._clock(), wish)
        try:
            length = len(_line(request))
        except UnicodeEncodeError as error:
            raise NotToldError from error
        if length > LONGEST_LINE:
            raise NotToldError
        try:
            with self._reply_place(request.reply) as reply:
                return self._asked(request, reply)
        except FileNotFoundError:
            return self.hand_over(wish)  # the window ended just now, and took the folder away

    def _asked(self, request: Request, reply: int) -> Answer | None:
        """A window that is only starting is waited for; one that ends leaves its place."""
        told, until = b"", self._clock() + START_S
        sent = False
        while self._clock() < until and len(told) < LONGEST_ANSWER:
            if not sent:
                request = msgspec.structs.replace(request, sent=self._clock())
                sent = self._sent(_line(request))
                until = self._clock() + ANSWER_S if sent else until
            told += self._more(reply, len(told))
            if told.endswith(b"\n"):
                return _answer(told)
            if self.claim():
                return None
            time.sleep(_LOOK_AGAIN_S)
        raise NoAnswerError

    def _request(self, line: bytes) -> Request | None:
        """The request in a line; None where it is none, or too old."""
        try:
            request = msgspec.json.decode(line[: LONGEST_LINE + 1], type=Request)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return None
        is_in_time = self._clock() - request.sent <= ANSWER_S
        is_token = "\0" not in request.wish.token  # which becomes a variable of the environment
        return request if _is_reply(request.reply) and is_in_time and is_token else None


def instance_here(
    folder: Path, session: str, content: str, clock: Callable[[], float] = time.monotonic
) -> Instance:
    """The place of a window, as this system knows it.

    Args:
        folder: the user's own, made where it is not there.
        session: what the user sees windows on.
        content: tells programs and data apart.
    """
    if sys.platform == "win32":
        from gui.machine.instance_windows import WindowsInstance

        return WindowsInstance(folder, session, content, clock)
    else:
        from gui.machine.instance_posix import PosixInstance

        return PosixInstance(folder, session, content, clock)


def _is_reply(name: str) -> bool:
    return name.startswith(_REPLY) and _REPLY_LETTERS.issuperset(name.removeprefix(_REPLY))


def _line(request: Request) -> bytes:
    return b"\n" + msgspec.json.encode(request) + b"\n"  # whatever was left before it


def _answer(told: bytes) -> Answer:
    try:
        return msgspec.json.decode(told, type=Answer)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise NoAnswerError from error
