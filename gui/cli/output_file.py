"""Writes a file that appears whole or not at all, wherever that is possible."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

from gui.pages.words import Words


class AlreadyThereError(FileExistsError):
    """There is a file where a new one was to be written."""


def write_whole(
    file: Path, data: bytes, *, may_replace: bool = True, in_place: bool = True
) -> None:
    """Write a file beside its place, then put it there.

    A device or a pipe is written to as it is.

    Args:
        may_replace: a file that is there is replaced; else it stays, whenever it came.
        in_place: in a folder that may not be changed, a file that is there is written over. Who
            ends the program in that moment leaves a part of it.

    Raises:
        AlreadyThereError: there is a file, and it may not be replaced.
        OSError: it cannot be written; what was there before is still there.
    """
    if file.is_dir():  # Windows says of a folder that it is not permitted
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(file))
    if file.exists() and not file.is_file():
        file.write_bytes(data)
        return
    place = Path(os.path.realpath(file))
    if not place.name:  # a drive or a share that is not there
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(file))
    if not may_replace:
        refuse_existing(place)
    if place.exists() and not os.access(place, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(file))
    beside = place.with_name(f".plex-ivig-{os.urandom(8).hex()}.part")
    try:
        _write_new(beside, data, place)
        if may_replace:
            beside.replace(place)
        else:
            _put_new(beside, place)
    except PermissionError:
        _remove(beside)
        if not in_place or not place.exists():
            raise
        _write_over(place, data)
    except AlreadyThereError:
        _remove(beside)
        raise
    except FileExistsError:  # what lies beside is somebody else's
        raise
    except OSError:
        _remove(beside)
        raise


def refuse_existing(file: Path) -> None:
    """Do nothing where there is no file, or a device or a pipe, which loses nothing.

    Raises:
        AlreadyThereError: there is a file, or a link that leads to itself.
    """
    if file.is_file() or (os.path.lexists(os.path.realpath(file)) and not file.exists()):
        raise AlreadyThereError(errno.EEXIST, os.strerror(errno.EEXIST), str(file))


def _put_new(beside: Path, place: Path) -> None:
    """Give a file its name if nothing has that name, not even since a moment ago."""
    try:
        os.link(beside, place)
    except FileExistsError as error:
        raise AlreadyThereError(*error.args) from None
    except OSError:  # this disk knows no second names
        refuse_existing(place)
        beside.replace(place)
    else:
        _remove(beside)


def _write_over(file: Path, data: bytes) -> None:
    """Write into a file that is there; where that fails, what was in it is put back."""
    before = file.read_bytes()
    try:
        file.write_bytes(data)
    except OSError:
        with suppress(OSError):
            file.write_bytes(before)
        raise


def _write_new(file: Path, data: bytes, like: Path) -> None:
    """Write a file that was not there, with owner and rights of another one that may be there."""
    with file.open("xb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())  # a disk elsewhere says only now that it is full
    with suppress(OSError):
        state = like.stat()
        file.chmod(state.st_mode & 0o777)
        if sys.platform != "win32":
            os.chown(file, state.st_uid, state.st_gid)


def _remove(file: Path) -> None:
    with suppress(OSError):
        file.unlink()


def why_not_written(file: Path, error: OSError, words: Words) -> str:
    """Why a file was not written, for whoever named it."""
    if isinstance(error, AlreadyThereError):
        return words.text("{file} is there already; --force replaces it", file=file)
    folder = _real(file).parent
    if isinstance(error, FileNotFoundError) and not folder.is_dir():
        why = words.text("there is no folder {folder}", folder=folder)
    elif isinstance(error, PermissionError) and not os.access(folder, os.W_OK | os.X_OK):
        why = words.text("nothing may be written into the folder {folder}", folder=folder)
    else:
        why = error.strerror or str(error)
    return words.text("{file} cannot be written: {why}", file=file, why=why)


def _real(file: Path) -> Path:
    """Where a file is; of a device without an end, of which Windows knows no place, its name."""
    try:
        return Path(os.path.realpath(file))
    except OSError:
        return Path(os.path.abspath(file))
