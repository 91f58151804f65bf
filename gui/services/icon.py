"""The icon of the program's windows."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication, QIcon

_SIZES = (16, 32, 48, 64)


def load_icon(application: QGuiApplication, folder: Path) -> None:
    """Give every window the icon of that folder; where it is missing, the desktop's own stays."""
    icon = QIcon()
    for size in _SIZES:
        icon.addFile(str(folder / f"plex-ivig-{size}.png"))
    if icon.availableSizes():
        application.setWindowIcon(icon)
