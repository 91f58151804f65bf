"""Drives the dialogs of a window that tells which of them are open."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

from tests.e2e.display import Display
from tests.e2e.program import PATIENCE

# Longer than what CUPS itself takes before it gives a printer up.
PATIENCE_S = 60 * PATIENCE


def wait_until(holds: Callable[[], bool], otherwise: str) -> None:
    """Wait until something holds; where it comes to nothing, the error says what does not."""
    end = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < end, otherwise
        time.sleep(0.05)


class Dialogs:
    """A running window, and which dialogs it shows."""

    def __init__(self, process: subprocess.Popen[str], display: Display) -> None:
        self.process = process
        self.display = display
        self.state: dict[str, Any] = {}
        self._lines: SimpleQueue[str] = SimpleQueue()
        Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in self.process.stdout or ():
            self._lines.put(line)

    def comes_to(self, wanted: Callable[[dict[str, Any]], bool]) -> None:
        """Wait until the program shows what is wanted."""
        while not self.state or not wanted(self.state):
            try:
                self.state = json.loads(self._lines.get(timeout=PATIENCE_S))
            except Empty:
                raise AssertionError(f"shown at last: {self.state}") from None

    def opened(self, kind: str) -> None:
        """Wait for a dialog of a class, and give it the keyboard."""
        self.comes_to(lambda state: kind in state["windows"])
        self.display.keyboard("windowfocus", "--sync", str(self.state["windows"][kind]))
        self.comes_to(lambda state: state["active"] == kind)

    def closed(self, kind: str) -> None:
        """Wait until no dialog of a class is open."""
        self.comes_to(lambda state: kind not in state["windows"])

    def press(self, *keys: str) -> None:
        self.display.press(*keys)

    def go_to(self, name: str) -> None:
        """Press Tab until something of that name has the focus."""
        been: list[str] = []
        while self.state["focus"] != name:
            here = self.state["focus"]
            assert been.count(here) < 2, f"never at {name}, but at {been}"
            been.append(here)
            self.press("Tab")
            self.comes_to(lambda state, here=here: state["focus"] != here)  # type: ignore[misc]
