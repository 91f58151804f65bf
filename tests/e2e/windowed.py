"""Starts a window on a display, sees that it ends quietly, and never leaves one behind."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.e2e.dialogs import wait_until
from tests.e2e.display import Display
from tests.e2e.program import OF_WINDOWS, PATIENCE, WORKING_FOLDER, environment

TITLE = "^PLEX\u2013IVIG Reference$"
PATIENCE_S = 20 * PATIENCE


@contextmanager
def started(
    display: Display, home: Path, *command: str, **more: str
) -> Iterator[subprocess.Popen[str]]:
    """Start a program and wait until its window has the keyboard."""
    with alone_on(display, home, *command, **more) as process:
        display.focus_window(TITLE)
        yield process


@contextmanager
def alone_on(
    display: Display, home: Path, *command: str, **more: str
) -> Iterator[subprocess.Popen[str]]:
    """Start a program, with nobody else looking at its display."""
    process = subprocess.Popen(
        command,
        env=environment(home, **{"DISPLAY": display.name, "QT_QPA_PLATFORM": "xcb", **more}),
        cwd=WORKING_FOLDER,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        bufsize=1,
    )
    try:
        yield process
    finally:
        _stop(process, display)


def leave(display: Display, title: str) -> None:
    """Close the dialog of that title, and give the main window the keyboard once it is gone."""
    display.press("Escape")
    wait_until(lambda: display.windows(title) == [], f"{title} is still open")
    display.focus_window(TITLE)


def ends_well(process: subprocess.Popen[str]) -> None:
    """Wait for the end; it must be a good and a silent one."""
    assert process.wait(PATIENCE_S) == 0
    assert process.stderr is not None
    said = process.stderr.read()
    assert said == "", said


def _stop(process: subprocess.Popen[str], display: Display) -> None:
    if process.poll() is None:
        process.kill()
        process.wait(PATIENCE_S)
        if OF_WINDOWS:  # it goes a moment after what stands for it
            wait_until(lambda: display.windows(TITLE) == [], "its window stays")
    for stream in (process.stdout, process.stderr):
        if stream is not None:
            stream.close()
