"""The way to a window: is there a display, are Qt's libraries there, and only then Qt."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, TextIO

from gui import paths
from gui.app.display import held_display, library_problem
from gui.app.one_window import find_place
from gui.app.preferences import Preferences, asked_preferences, kept_preferences
from gui.app.run_record import RunRecord
from gui.app.surroundings import stand_ins, unusable_scales
from gui.cli.answers import FOUND_PROBLEMS, complain
from gui.machine.language import system_language
from gui.machine.log import Log
from gui.services.interrupt import end_interrupted

if TYPE_CHECKING:
    import argparse

    from gui.app.session import Session
    from gui.machine.instance import Instance
    from gui.machine.policy import Policy
    from gui.pages.words import Words

_NOT_FOR_PICTURES = ("QT_SCREEN_SCALE_FACTORS", "QT_FONT_DPI", "QT_USE_PHYSICAL_DPI")


def start(
    arguments: argparse.Namespace, policy: Policy, today: Callable[[], date], err: TextIO
) -> int:
    """Open the window, or draw it into a file; returns the exit code.

    Args:
        policy: that of this computer; a picture is drawn as asked for, whatever it says.
        today: tells the day; a window may be open for longer than one.
    """
    for name, problem in list(unusable_scales(os.environ)):
        complain(err, f"plex-ivig: {problem}")
        del os.environ[name]
    system = system_language(os.environ, sys.platform)
    if arguments.command == "screenshot":
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        os.environ["QT_SCALE_FACTOR"] = str(arguments.scale)
        for name in _NOT_FOR_PICTURES:
            os.environ.pop(name, None)
    os.environ.update(stand_ins(os.environ, paths.system_files(), paths.fonts()))
    if arguments.command == "screenshot":
        session = _prepare(arguments, today, err, asked_preferences(arguments, system))
        return session if isinstance(session, int) else session.draw()
    place = find_place(arguments, policy.locked, os.environ, err)
    if place.code is not None:
        return place.code
    preferences = kept_preferences(arguments, policy, os.environ, system)
    log = Log(paths.log_folder(os.environ), lambda: datetime.now().astimezone())
    record = RunRecord(preferences, policy, log, err)
    try:
        session = _prepare(arguments, today, err, preferences, record, place.instance)
        code = session if isinstance(session, int) else session.run()
    finally:
        record.end()
        if place.instance is not None:
            place.instance.close()
    if not isinstance(session, int) and session.interrupted:
        end_interrupted()
    return code


def _prepare(
    arguments: argparse.Namespace,
    today: Callable[[], date],
    err: TextIO,
    preferences: Preferences,
    record: RunRecord | None = None,
    instance: Instance | None = None,
) -> Session | int:
    """The program with Qt behind it; or the exit code, once it was said what is missing."""
    with held_display(os.environ) as held:
        if held.platforms:
            os.environ["QT_QPA_PLATFORM"] = held.platforms
        problem = held.problem
        try:
            if not problem:
                from gui.app.session import Session

                _name_windows()
                return Session(arguments, today, err, preferences, record, instance)
        except ImportError as error:
            problem = library_problem(error)
    complain(err, f"plex-ivig: {problem}")
    return FOUND_PROBLEMS


def _name_windows() -> None:
    """On Windows the taskbar knows windows by a name of the program's own."""
    if sys.platform == "win32":
        from gui.services.taskbar import name_for_taskbar

        name_for_taskbar()


def start_export(arguments: argparse.Namespace, words: Words, today: date) -> int:
    """Make a PDF, which no display and no setting of one changes; returns the exit code."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["TZ"] = "UTC0"  # Qt asks for a zone that the environment may name wrongly
    for name in ("QT_SCALE_FACTOR", *_NOT_FOR_PICTURES):
        os.environ.pop(name, None)
    os.environ.update(stand_ins(os.environ, paths.system_files(), paths.fonts()))
    with held_display(os.environ) as held:
        problem = held.problem
    try:
        if not problem:
            from gui.app.export_pdf import export_pdf

            return export_pdf(arguments, words, today)
    except ImportError as error:
        problem = library_problem(error)
    complain(sys.stderr, f"plex-ivig: {problem}")
    return FOUND_PROBLEMS
