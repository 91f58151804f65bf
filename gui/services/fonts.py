"""The bundled fonts, so that the program looks and measures the same everywhere."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

FAMILY = "Noto Sans"
SYMBOLS = "PLEX-IVIG Symbols"
_PIXEL_SIZE = 13


def load_fonts(application: QApplication, folder: Path) -> None:
    """Use the fonts of a folder; where they are missing, the system's own font serves."""
    added = [QFontDatabase.addApplicationFont(str(file)) for file in sorted(folder.glob("*.ttf"))]
    font = application.font()
    if any(FAMILY in QFontDatabase.applicationFontFamilies(number) for number in added):
        font = QFont([FAMILY, SYMBOLS])
    font.setPixelSize(_PIXEL_SIZE)
    application.setFont(font)


def scaled(font: QFont, factor: float, *, bold: bool = False) -> QFont:
    """A copy of a font, larger or smaller by a factor, bold if asked."""
    copy = QFont(font)
    copy.setPixelSize(round(font.pixelSize() * factor))
    copy.setBold(bold)
    return copy
