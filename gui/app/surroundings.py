"""What Qt's libraries look for on the system and complain about where it is not there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

_USUAL_PLACES = {
    "FONTCONFIG_FILE": ("fonts.conf", "etc/fonts/fonts.conf"),
    "XCOMPOSEFILE": ("Compose", "usr/share/X11/locale/compose.dir"),
}


def stand_ins(
    environment: Mapping[str, str], own_files: Path, system: Path = Path("/")
) -> dict[str, str]:
    """Variables that name a file of one's own for each that the system does not have."""
    return {
        variable: str(own_files / own)
        for variable, (own, usual) in _USUAL_PLACES.items()
        if variable not in environment and not (system / usual).exists()
    }
