"""Draws the window into a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from PySide6.QtCore import QBuffer
from PySide6.QtWidgets import QApplication, QLayout, QWidget

from gui.cli.answers import complain
from gui.cli.output_file import write_whole
from gui.core.bundle import printable
from gui.windows.main_window import MainWindow

if TYPE_CHECKING:
    import argparse

_FRAMES = 3


def enter_plan(window: QWidget, arguments: argparse.Namespace, err: TextIO) -> bool:
    """Enter into the planner what the command line gives; whether there is such a course."""
    condition = window.right_pane.condition if isinstance(window, MainWindow) else None
    if not isinstance(window, MainWindow) or condition is None or arguments.page != "plan":
        return True
    from gui.cli.plan import WrongCourseError, plan_entries

    try:
        entries = plan_entries(window.reference, condition, arguments, as_opened=True)
    except WrongCourseError as error:
        complain(err, f"plex-ivig: {error}")
        return False
    window.right_pane.show_page("plan")
    window.right_pane.planning.enter(entries)
    window.right_pane.plan.form.working.setChecked(arguments.working)
    return True


def write_picture(window: QWidget, arguments: argparse.Namespace, err: TextIO) -> bool:
    """Draw a window as the command line asks for it; whether the file was written."""
    layout = window.layout()
    if layout is not None:
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
    window.resize(*arguments.size)
    window.show()
    if isinstance(window, MainWindow) and arguments.page:
        window.show_page(arguments.page)
    for _ in range(_FRAMES):
        QApplication.processEvents()
    file: Path = arguments.file
    picture = QBuffer()
    try:
        if not window.grab().save(picture, "PNG"):
            raise OSError(0, "it cannot be drawn")
        write_whole(file, bytes(picture.data().data()))
    except OSError as error:
        why = f"the picture cannot be written to {file}: {error.strerror}"
        complain(err, f"plex-ivig: {printable(why)}")
        return False
    return True
