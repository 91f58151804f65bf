"""Runs lines of Python in a process of their own, on Windows' real display."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import NamedTuple

from tests.e2e.program import ROOT

_FIND = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})  # the embeddable Python hears no PYTHONPATH
"""
_APPLICATION = """
from gui import paths
from gui.app.display import plugin_folder
from PySide6.QtWidgets import QApplication
QApplication.setLibraryPaths([str(plugin_folder())])
application = QApplication(["plex-ivig", "-style", "Fusion"])
from gui.services.fonts import load_fonts
load_fonts(application, paths.fonts())
"""


class Ended(NamedTuple):
    """What a process left behind."""

    code: int
    out: str
    err: str


def on_display(lines: str, *, seconds: float = 60, **variables: str) -> Ended:
    """Run lines after the program's own application was made; `application` names it."""
    return in_process(_APPLICATION + lines, seconds=seconds, **variables)


def in_process(lines: str, *, seconds: float = 60, **variables: str) -> Ended:
    """Run lines that find the program."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "windows", **variables}
    done = subprocess.run(
        [sys.executable, "-c", _FIND + lines],
        env=environment,
        input="",
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=seconds,
        check=False,
    )
    return Ended(done.returncode, done.stdout, done.stderr)
