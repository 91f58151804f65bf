"""What Qt's libraries would take from the system, and what they are given instead."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

_COMPOSED_KEYS = "usr/share/X11/locale/compose.dir"


def stand_ins(
    environment: Mapping[str, str], own_files: Path, own_fonts: Path, system: Path = Path("/")
) -> dict[str, str]:
    """Variables that name files of one's own, where the user has set none.

    Where there are fonts of one's own, the system's and their settings are left alone: nobody
    then looks through them, or writes down in the user's home what was found.
    """
    found = {}
    if any(own_fonts.glob("*.ttf")) and "FONTCONFIG_FILE" not in environment:
        found = {"FONTCONFIG_SYSROOT": str(own_files), "FONTCONFIG_FILE": "/fonts.conf"}
    if not (system / _COMPOSED_KEYS).exists() and "XCOMPOSEFILE" not in environment:
        found["XCOMPOSEFILE"] = str(own_files / "Compose")
    return found
