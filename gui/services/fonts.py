"""The fonts of the window: the bundled ones, behind Windows' own where that has its own."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QApplication

FAMILY = "Noto Sans"
SYMBOLS = "PLEX-IVIG Symbols"
PAPER_FAMILY = "Noto Sans Condensed"
TEXT_SIZES = (80, 90, 100, 110, 125, 150, 175, 200, 225, 250)
USUAL_TEXT_SIZE = 100
_OF_THE_SYSTEM = {"win32": "Segoe UI"}
_PIXEL_SIZE = 13
_OF_THE_SYMBOLS = "\u21c4"


def families(platform: str, is_installed: Callable[[str], bool]) -> list[str]:
    """The fonts of the window, the first before the others.

    Args:
        platform: what `sys.platform` is.
        is_installed: whether there is a font of a name.
    """
    of_the_system = _OF_THE_SYSTEM.get(platform)
    own = [FAMILY, SYMBOLS]
    return [of_the_system, *own] if of_the_system and is_installed(of_the_system) else own


def load_fonts(
    application: QApplication,
    folder: Path,
    *,
    in_memory: bool = False,
    platform: str = sys.platform,
) -> None:
    """Have the fonts of a folder; where none can be had, the system's general font serves.

    A picture and a PDF are drawn without a display, by which Qt knows no font but these.

    Args:
        in_memory: read the files whole; the order of the fonts in a PDF then does not follow from
            where they lie.
    """
    add = _add_whole if in_memory else _add
    added = [add(file) for file in sorted(folder.glob("*.ttf"))]
    font = application.font()
    wanted = families(platform, QFontDatabase.hasFamily)
    loaded = {name for number in added for name in QFontDatabase.applicationFontFamilies(number)}
    if FAMILY in loaded or wanted[0] != FAMILY:
        font = QFont(wanted)
    if platform == "win32" and QGuiApplication.platformName() == "offscreen":
        # Pictures and PDFs have letters as wide as on Linux, whose settings for fonts say so.
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setPixelSize(_PIXEL_SIZE)
    application.setFont(font)


def set_text_size(application: QApplication, percent: int) -> None:
    """Write everything in letters of a size, in percent of the usual one."""
    font = application.font()
    size = round(_PIXEL_SIZE * percent / 100)
    if font.pixelSize() != size:
        font.setPixelSize(size)
        application.setFont(font)


def pixels(length: float) -> int:
    """A length that grows with the text; given as it is where the text has the usual size."""
    return round(length * QGuiApplication.font().pixelSize() / _PIXEL_SIZE)


def next_text_size(percent: int, step: int) -> int:
    """The size of the row of sizes that is next above (step 1) or below (step -1) a size."""
    if step > 0:
        return next((size for size in TEXT_SIZES if size > percent), TEXT_SIZES[-1])
    return next((size for size in reversed(TEXT_SIZES) if size < percent), TEXT_SIZES[0])


def load_paper_fonts(folder: Path) -> None:
    """Have the narrow fonts of small print, once; without them paper has those of the screen."""
    if PAPER_FAMILY not in QFontDatabase.families():
        for file in sorted(folder.glob("*.ttf")):
            number = _add_whole(file)
            if PAPER_FAMILY not in QFontDatabase.applicationFontFamilies(number):
                from gui.services.font_names import by_first_names

                QFontDatabase.removeApplicationFont(number)
                QFontDatabase.addApplicationFontFromData(by_first_names(file.read_bytes()))


def _add(file: Path) -> int:
    return QFontDatabase.addApplicationFont(str(file))


def _add_whole(file: Path) -> int:
    return QFontDatabase.addApplicationFontFromData(file.read_bytes())


def open_every_font(application: QApplication) -> None:
    """Have the files of all fonts opened; Qt would do so when first a sign of one is drawn."""
    QFontMetrics(application.font()).horizontalAdvance(_OF_THE_SYMBOLS)


def scaled(font: QFont, factor: float, *, bold: bool = False) -> QFont:
    """A copy of a font, larger or smaller by a factor, bold if asked."""
    copy = QFont(font)
    copy.setPixelSize(round(font.pixelSize() * factor))
    copy.setBold(bold)
    return copy
