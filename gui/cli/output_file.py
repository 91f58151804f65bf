"""Writes a file that appears whole or not at all, wherever that is possible."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path


def write_whole(file: Path, data: bytes) -> None:
    """Write a file beside its place, then put it there.

    A device or a pipe is written to as it is; so is a file in a folder that may not be changed.

    Raises:
        OSError: it cannot be written; what was there before is still there.
    """
    if file.exists() and not file.is_file():
        file.write_bytes(data)
        return
    place = Path(os.path.realpath(file))
    if place.exists() and not os.access(place, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(file))
    beside = place.with_name(f".plex-ivig-{os.urandom(8).hex()}.part")
    try:
        _write_new(beside, data, place)
        beside.replace(place)
    except PermissionError:
        _remove(beside)
        if not place.exists():
            raise
        place.write_bytes(data)
    except FileExistsError:
        raise
    except OSError:
        _remove(beside)
        raise


def _write_new(file: Path, data: bytes, like: Path) -> None:
    """Write a file that was not there, with owner and rights of another one that may be there."""
    with file.open("xb") as stream:
        stream.write(data)
    with suppress(OSError):
        state = like.stat()
        file.chmod(state.st_mode & 0o777)
        os.chown(file, state.st_uid, state.st_gid)


def _remove(file: Path) -> None:
    with suppress(OSError):
        file.unlink()
