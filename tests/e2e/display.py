"""A display of one's own: Xvfb without a window manager, and xdotool for its keyboard."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from tests.e2e.program import OF_WINDOWS, PATIENCE

SCREEN = "1366x768"
_TIME_LIMIT_S = 30 * PATIENCE
_LOOKS, _LOOK_AGAIN_S = 5, 0.2


@dataclass(frozen=True)
class Display:
    """A running display."""

    name: str

    def keyboard(self, *command: str) -> str:
        """Let xdotool do something; its keys go to the window that has the focus."""
        done = subprocess.run(
            ["xdotool", *command],
            env={**os.environ, "DISPLAY": self.name},
            capture_output=True,
            text=True,
            timeout=_TIME_LIMIT_S,
            check=True,
        )
        return done.stdout.strip()

    def press(self, *keys: str) -> None:
        """Press keys, each written as "Return" or "alt+2"."""
        self.keyboard("key", "--delay", "20", *keys)

    def write(self, text: str) -> None:
        """Type a text."""
        self.keyboard("type", "--delay", "20", text)

    def windows(self, title: str) -> list[str]:
        """The windows of that title that are shown."""
        with suppress(subprocess.CalledProcessError):  # there is none
            return self.keyboard("search", "--onlyvisible", "--name", title).split()
        return []

    def focus_window(self, title: str) -> str:
        """Wait for a window of that title and give it the keyboard; returns its id."""
        found = self.keyboard("search", "--sync", "--onlyvisible", "--limit", "1", "--name", title)
        self.keyboard("windowfocus", "--sync", found)
        if OF_WINDOWS:
            self._settle(found)
        return found

    def _settle(self, window: str) -> None:
        """Wait until a window has had the keyboard for a while, and others ask for it no more."""
        looks, limit = 0, time.monotonic() + _TIME_LIMIT_S
        while looks < _LOOKS and time.monotonic() < limit:
            time.sleep(_LOOK_AGAIN_S)
            looks += 1
            if self.keyboard("getwindowfocus") != window:
                with suppress(subprocess.CalledProcessError):  # it may be gone, or hidden
                    self.keyboard("windowfocus", window)
                looks = 0


@contextmanager
def running_display(at_the_end: str = "-noreset", bits: int = 24) -> Iterator[Display]:
    """Start a display on a free number and stop it again.

    Args:
        at_the_end: what it does when all clients have left.
        bits: the colours that it has.
    """
    reading, writing = os.pipe()
    server = subprocess.Popen(
        [
            "Xvfb",
            "-displayfd",
            str(writing),
            "-screen",
            "0",
            f"{SCREEN}x{bits}",
            "-nolisten",
            "tcp",
            at_the_end,
        ],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as numbers:
            number = numbers.readline().strip()
        assert number, "Xvfb did not start"
        yield Display(f":{number}")
    finally:
        server.terminate()
        server.wait(_TIME_LIMIT_S)
