"""A session of one's own with a message bus and a screen reader; nothing of it is left behind."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

READER = Path(__file__).with_name("reader.py")
SYSTEM_PYTHON = "/usr/bin/python3"
PATIENCE_S = 20
Node = dict[str, Any]


class ScreenReader:
    """A process that reads the accessibility bus; what it hears is kept until it is asked for."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._lines: SimpleQueue[Node] = SimpleQueue()
        self._heard: list[Node] = []
        Thread(target=self._read, daemon=True).start()
        self._next(lambda line: "ready" in line)

    def _read(self) -> None:
        for line in self._process.stdout or ():
            self._lines.put(json.loads(line))

    def _next(self, wanted: Callable[[Node], bool]) -> Node:
        for place, line in enumerate(self._heard):
            if wanted(line):
                del self._heard[: place + 1]
                return line
        end = time.monotonic() + PATIENCE_S
        while True:
            try:
                line = self._lines.get(timeout=max(0.01, end - time.monotonic()))
            except Empty:
                told = [line for line in self._heard if "event" in line][-8:]
                raise AssertionError(f"never heard; at last: {told}") from None
            if wanted(line):
                self._heard.clear()
                return line
            self._heard.append(line)

    def hears(self, event: str, wanted: Callable[[Node], bool] = bool) -> Node:
        """Wait for an event; what came before it is forgotten."""
        return self._next(lambda line: line.get("event", "").startswith(event) and wanted(line))

    def hears_announced(self, wanted: Callable[[str], bool]) -> str:
        """Wait for an announcement, and return its text."""
        text: str = self.hears("object:announcement", lambda line: wanted(line["text"]))["text"]
        return text

    def hears_focus(self, wanted: Callable[[Node], bool] = bool) -> Node:
        """Wait until something of this kind has taken the focus."""
        took = "object:state-changed:focused"
        return self.hears(took, lambda line: line["detail"] == 1 and wanted(line))

    def tree(self, application: str = "plex-ivig") -> list[Node]:
        """Everything that an application shows, from above to below."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{application}\n")
        self._process.stdin.flush()
        found: list[Node] = self._next(lambda line: "tree" in line)["tree"]
        return found


@contextmanager
def running_session() -> Iterator[dict[str, str]]:
    """Start a message bus of one's own; yields the variables that lead to it."""
    folder = tempfile.mkdtemp(prefix="a11y-")
    reading, writing = os.pipe()
    variables = {
        "PATH": os.environ.get("PATH", os.defpath),
        "LC_ALL": "C.UTF-8",
        "HOME": folder,
        "XDG_RUNTIME_DIR": folder,
        "GSETTINGS_BACKEND": "memory",
    }
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--nopidfile", f"--print-address={writing}"],
        env=variables,
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as addresses:
            address = addresses.readline().strip()
        assert address, "dbus-daemon did not start"
        yield {**variables, "DBUS_SESSION_BUS_ADDRESS": address}
    finally:
        bus.terminate()
        bus.wait(PATIENCE_S)
        _wait_until_all_have_gone(folder)
        shutil.rmtree(folder)


@contextmanager
def running_reader(session: dict[str, str]) -> Iterator[ScreenReader]:
    """Start the screen reader in a session."""
    process = subprocess.Popen(
        [SYSTEM_PYTHON, "-I", str(READER)],
        env=session,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        bufsize=1,
    )
    try:
        yield ScreenReader(process)
    finally:
        process.kill()
        process.wait(PATIENCE_S)
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                stream.close()


def _wait_until_all_have_gone(folder: str) -> None:
    """What the bus had started ends with it; it is known by the folder in its environment."""
    end = time.monotonic() + PATIENCE_S
    while left := _processes_of(folder):
        assert time.monotonic() < end, f"still running: {left}"
        time.sleep(0.05)


def _processes_of(folder: str) -> list[str]:
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            variables = (entry / "environ").read_bytes()
            name = (entry / "comm").read_text("utf-8").strip()
        except OSError:
            continue
        if f"XDG_RUNTIME_DIR={folder}".encode() in variables.split(b"\0"):
            found.append(f"{entry.name} {name}")
    return found
