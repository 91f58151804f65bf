"""The way to a window: is there a display, are Qt's libraries there, and only then Qt."""

from __future__ import annotations

import argparse
import os
from datetime import date
from typing import TextIO

from gui import paths
from gui.app.display import display_problem
from gui.app.surroundings import stand_ins
from gui.cli.answers import FOUND_PROBLEMS, complain


def start(arguments: argparse.Namespace, today: date, err: TextIO) -> int:
    """Open the window, or draw it into a file; returns the exit code."""
    drawing = arguments.command == "screenshot"
    if drawing:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        os.environ["QT_SCALE_FACTOR"] = str(arguments.scale)
    os.environ.update(stand_ins(os.environ, paths.system_files()))
    problem = display_problem(os.environ)
    if not problem:
        try:
            from gui.app.session import Session
        except ImportError as error:
            problem = f"a system library that the window needs is missing: {error}"
    if problem:
        complain(err, f"plex-ivig: {problem}")
        return FOUND_PROBLEMS
    session = Session(arguments, today, err)
    return session.draw() if drawing else session.run()
