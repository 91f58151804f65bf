"""What Qt's libraries would take from the system, and what they are given instead."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from math import nan
from pathlib import Path

_SCALES = {
    "QT_SCALE_FACTOR": (0.5, 4),
    "QT_SCREEN_SCALE_FACTORS": (0.5, 4),
    "QT_FONT_DPI": (48, 384),
}
# What Qt says where a desktop has no message bus, or no settings or screen reader on it.
_RULES = "QT_LOGGING_RULES"
_OF_NO_CONSEQUENCE = ";".join(
    f"{category}.warning=false"
    for category in ("qt.qpa.theme.*", "qt.qpa.services", "qt.accessibility.atspi")
)
_FONTS = "QT_QPA_FONTDIR"
_COMPOSED_KEYS = "usr/share/X11/locale/compose.dir"


def stand_ins(
    environment: Mapping[str, str],
    own_files: Path,
    own_fonts: Path,
    system: Path = Path("/"),
    *,
    platform: str = sys.platform,
) -> dict[str, str]:
    """Variables that name files of one's own, where the user has set none.

    Where there are fonts of one's own, the system's and their settings are left alone: nobody
    then looks through them, or writes down in the user's home what was found. On Windows Qt is
    only kept from looking for fonts where it was built.
    """
    if platform == "win32":
        return {} if environment.get(_FONTS) else {_FONTS: str(own_files)}
    found = {} if environment.get(_RULES) else {_RULES: _OF_NO_CONSEQUENCE}
    if any(own_fonts.glob("*.ttf")) and not environment.get("FONTCONFIG_FILE"):
        found |= {"FONTCONFIG_SYSROOT": str(own_files), "FONTCONFIG_FILE": "/fonts.conf"}
    if not (system / _COMPOSED_KEYS).exists() and not environment.get("XCOMPOSEFILE"):
        found["XCOMPOSEFILE"] = str(own_files / "Compose")
    return found


def unusable_scales(environment: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Variables by which Qt would draw a window that nobody sees, each with what is wrong."""
    for name, (least, most) in _SCALES.items():
        value = environment.get(name, "")
        numbers = [part.rpartition("=")[2] for part in value.split(";") if part]
        if not all(least <= _number(number) <= most for number in numbers):
            yield name, f"{name} is {value!r} and not from {least} to {most}; it is not used"


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return nan
