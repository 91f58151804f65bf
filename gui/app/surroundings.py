"""What Qt's libraries would take from the system, and what they are given instead."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

_COMPOSED_KEYS = "usr/share/X11/locale/compose.dir"


def stand_ins(
    environment: Mapping[str, str], own_files: Path, own_fonts: Path, system: Path = Path("/")
) -> dict[str, str]:
    """Variables that name files of one's own, but for those that the user has set.

    The system's fonts are left alone where there are fonts of one's own: nobody then looks
    through them, or writes down in the user's home what was found.
    """
    found = {}
    if any(own_fonts.glob("*.ttf")):
        found["FONTCONFIG_FILE"] = str(own_files / "fonts.conf")
    if not (system / _COMPOSED_KEYS).exists():
        found["XCOMPOSEFILE"] = str(own_files / "Compose")
    return {name: file for name, file in found.items() if name not in environment}
