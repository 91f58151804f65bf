"""The icon of the program's windows."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication, QIcon

_DESKTOP_ENTRY = "plex-ivig"


def load_icon(application: QGuiApplication, folder: Path) -> None:
    """Give every window the icon of that folder; where it is missing, the desktop's own stays.

    Under Wayland the desktop finds the icon by the name of the desktop entry instead.
    """
    application.setDesktopFileName(_DESKTOP_ENTRY)
    icon = QIcon()
    for file in sorted(folder.glob("plex-ivig-*.png")):
        icon.addFile(str(file))
    if not icon.isNull():
        application.setWindowIcon(icon)
