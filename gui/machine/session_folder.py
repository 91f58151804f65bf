"""What a session is called, and the folder in which its window is found."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from zlib import adler32, crc32

from gui import paths

_PLAIN = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz:.")
_LONGEST_NAME = 160


def session_name(environment: Mapping[str, str]) -> str:
    """What the user sees windows on, as part of a file name; empty where that is not known."""
    if environment.get("QT_QPA_PLATFORM", "").startswith("offscreen"):
        return ""
    if sys.platform == "win32":
        return _of_windows(environment)
    names = [environment.get(name, "") for name in ("WAYLAND_DISPLAY", "DISPLAY")]
    if not any(names):
        return ""
    name = "+".join("".join(map(_escaped, entry)) for entry in names)
    return name if len(name) <= _LONGEST_NAME else ""


def _of_windows(environment: Mapping[str, str]) -> str:
    """Sessions of one user are apart, and in each what an administrator has started.

    The computer belongs to it, for the user's folder may be on a server.
    """
    if sys.platform != "win32":
        return ""
    from gui.machine import win32

    session = win32.session_id()
    if session is None:
        return ""
    computer = "".join(map(_escaped, environment.get("COMPUTERNAME", "").replace(":", "")))
    name = f"{computer}+{session}{'+administrator' if win32.is_administrator() else ''}"
    return name if len(name) <= _LONGEST_NAME else ""


def _escaped(letter: str) -> str:
    return letter if letter in _PLAIN else f"%{ord(letter):x}%"


def content_name(version: str, program: Path, bundle: Path, records: Sequence[Path] = ()) -> str:
    """Tells programs and data apart, as part of a file name; data that were replaced are others.

    Args:
        records: the files by which it is known what is shown instead of the bundle.
    """
    manifest = bundle / "bundle.json" if bundle.is_dir() else bundle
    states = [_state(file) for file in (manifest, *records)]
    whole = "\n".join((version, str(program), os.path.realpath(bundle), *states))
    told = whole.encode("utf-8", "surrogateescape")
    return f"{crc32(told):08x}{adler32(told):08x}"


def _state(file: Path) -> str:
    try:
        found = file.stat()
    except OSError:
        return ""
    return f"{found.st_mtime_ns} {found.st_size}"


def private_folder(environment: Mapping[str, str]) -> Path | None:
    """A folder that is the user's alone, made where it is not there; None where there is none."""
    if sys.platform == "win32":
        own = paths.session_folder(environment)
        return own if own is not None and make_private(own) else None
    runtime, scratch = environment.get("XDG_RUNTIME_DIR", ""), environment.get("TMPDIR", "")
    places = [Path(scratch or "/tmp") / f"plex-ivig-{os.geteuid()}"]
    if runtime and _is_private(Path(runtime)):
        places.insert(0, Path(runtime) / "plex-ivig")
    return next((place for place in places if place.is_absolute() and make_private(place)), None)


def make_private(folder: Path) -> bool:
    """Make a folder where it is not there; whether it is the user's alone."""
    with suppress(OSError):
        folder.mkdir(paths.OWN, parents=sys.platform == "win32")
    return _is_private(folder)


def _is_private(folder: Path) -> bool:
    try:
        found = folder.lstat()
    except OSError:
        return False
    if sys.platform == "win32":
        from gui.machine.file_kinds import is_link
        from gui.machine.security import CHANGING
        from gui.machine.win32_rights import fault

        is_folder = stat.S_ISDIR(found.st_mode) and not is_link(found)
        return is_folder and not fault(folder, CHANGING, of_user=True)
    others = stat.S_IRWXG | stat.S_IRWXO
    own = found.st_uid == os.geteuid() and not found.st_mode & others
    return stat.S_ISDIR(found.st_mode) and own
