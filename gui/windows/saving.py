"""Asks where a PDF is to be saved, and which file is to be installed; remembers no answer."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDir, QSettings, QSize, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from gui.services.fonts import pixels

_SHARE = 0.86
_WIDTH, _HEIGHT = 640, 440


def save_dialog(parent: QWidget, name: str, chosen: Callable[[Path], object]) -> QFileDialog:
    """Ask for a file.

    Args:
        name: the name that is offered.
        chosen: is told the file; an existing one was confirmed by the user.
    """
    dialog = _made(parent, _tr("Save as PDF"), _tr("PDF files (*.pdf)"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("pdf")
    dialog.selectFile(name)
    _open(dialog, parent, chosen)
    return dialog


def package_dialog(parent: QWidget, chosen: Callable[[Path], object]) -> QFileDialog:
    """Ask for a package that is there.

    Args:
        chosen: is told the file.
    """
    dialog = _made(parent, _tr("Install content"), _tr("Packages (*.plexivig)"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    _open(dialog, parent, chosen)
    return dialog


def _made(parent: QWidget, title: str, files: str) -> QFileDialog:
    """Qt's own dialog: that of Windows writes down the names of files, and is of other colours.

    Qt's keeps the folders that were visited; on a shared session nobody may see.
    """
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
    if sys.platform == "win32":  # whose registry has no other place
        from gui.services.dialog_memory import forgetting

        forget = forgetting()
    dialog = QFileDialog(parent)
    if sys.platform == "win32":
        dialog.destroyed.connect(forget)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setWindowTitle(title)
    dialog.setDirectory(_folder())
    dialog.setNameFilter(files)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog


def _open(dialog: QFileDialog, parent: QWidget, chosen: Callable[[Path], object]) -> None:
    dialog.fileSelected.connect(lambda file: chosen(Path(file)))
    dialog.open()
    room = parent.screen().availableGeometry()
    wanted = dialog.size().expandedTo(QSize(pixels(_WIDTH), pixels(_HEIGHT)))
    dialog.resize(wanted.boundedTo(room.size() * _SHARE))
    dialog.move(room.center() - dialog.rect().center())


def _folder() -> str:
    """The user's documents; else the home; else where the program was started."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    for place in (documents, QDir.homePath()):
        if place and Path(place).is_dir():
            return place
    return QDir.currentPath()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Saving", text)
