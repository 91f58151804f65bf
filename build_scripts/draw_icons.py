"""Draws the icon's PNG files and the Windows icon from `resources/icons/plex-ivig.svg`.

    python3 build_scripts/draw_icons.py

Run it after a change of the SVG; it needs `rsvg-convert` (Debian package librsvg2-bin).
"""

from __future__ import annotations

import struct
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from build_scripts.system_packages import ROOT, BootstrapError, say

if TYPE_CHECKING:
    from collections.abc import Mapping

ICONS = ROOT / "resources" / "icons"
SIZES = (16, 24, 32, 48, 64, 128, 256)
HEADER = struct.Struct("<HHH")
ENTRY = struct.Struct("<BBBBHHII")
ICON, BITS = 1, 32


def png_name(size: int) -> str:
    return f"plex-ivig-{size}.png"


def draw_png(svg: Path, size: int, target: Path) -> None:
    command = ["rsvg-convert", "-w", str(size), "-h", str(size), str(svg), "-o", str(target)]
    try:
        subprocess.run(command, check=True)
    except FileNotFoundError:
        message = "rsvg-convert is missing; install the Debian package librsvg2-bin."
        raise BootstrapError(message) from None


def windows_icon(pictures: Mapping[int, bytes]) -> bytes:
    """An .ico file of PNG pictures, keyed by their size in pixels."""
    header = HEADER.pack(0, ICON, len(pictures))
    place = HEADER.size + ENTRY.size * len(pictures)
    entries = []
    for size, picture in pictures.items():
        side = size % 256  # 0 stands for 256
        entries.append(ENTRY.pack(side, side, 0, 0, 1, BITS, len(picture), place))
        place += len(picture)
    return b"".join([header, *entries, *pictures.values()])


def draw_icons(folder: Path) -> None:
    """Draw every size, and put them together for Windows."""
    for size in SIZES:
        draw_png(folder / "plex-ivig.svg", size, folder / png_name(size))
    pictures = {size: (folder / png_name(size)).read_bytes() for size in SIZES}
    (folder / "plex-ivig.ico").write_bytes(windows_icon(pictures))


if __name__ == "__main__":
    try:
        draw_icons(ICONS)
    except BootstrapError as error:
        sys.exit(f"draw_icons: {error}")
    say(f"Drew {len(SIZES)} pictures and plex-ivig.ico in {ICONS}")
