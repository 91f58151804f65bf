"""Writes a file that appears whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def write_whole(file: Path, data: bytes) -> None:
    """Write a file beside its place, then put it there; a device or pipe is written to as it is.

    Raises:
        OSError: it cannot be written; what was there before is still there.
    """
    place = Path(os.path.realpath(file))
    if place.exists() and not place.is_file():
        place.write_bytes(data)
        return
    beside = place.with_name(f".plex-ivig-{os.getpid()}.part")
    try:
        beside.write_bytes(data)
        with suppress(OSError):
            beside.chmod(place.stat().st_mode & 0o777)
        beside.replace(place)
    except OSError:
        with suppress(OSError):
            beside.unlink()
        raise
