"""In which folder content is installed: for all users, if this one may, or else for this one."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

import msgspec

from gui.core.package.offer import Where
from gui.machine.file_kinds import is_link
from gui.machine.places import Places

_MODES: dict[Where, tuple[int, int]] = {"machine": (0o755, 0o644), "user": (0o700, 0o600)}


class Target(msgspec.Struct, frozen=True):
    """A folder for installed content, and for whom."""

    where: Where
    folder: Path

    @property
    def folder_mode(self) -> int:
        """The mode of folders that are made in it."""
        return _MODES[self.where][0]

    @property
    def file_mode(self) -> int:
        """The mode of files that are made in it."""
        return _MODES[self.where][1]


def target_of(places: Places) -> Target | None:
    """Where content is installed now; None where it can be nowhere."""
    if places.machine is not None and may_write(places.machine):
        return Target("machine", places.machine)
    return None if places.user is None else Target("user", places.user)


def may_write(folder: Path) -> bool:
    """Whether this user may change what is in a folder; where there is none, root may make it.

    On Windows an administrator may, in a process that was given the rights of one: a folder that
    somebody else may write there is none for all users.
    """
    if sys.platform == "win32":
        return _is_of_administrators(folder)
    try:
        found = folder.lstat()
    except FileNotFoundError:
        return hasattr(os, "geteuid") and os.geteuid() == 0
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and os.access(folder, os.W_OK | os.X_OK)


def _is_of_administrators(folder: Path) -> bool:
    """Whether there is a folder or nothing, and this process has an administrator's rights.

    Any user may make the folder that it is in, before there is one; also as a link.
    """
    if sys.platform == "win32":
        from gui.machine import win32

        for path in (folder.parent, folder):
            with suppress(FileNotFoundError):
                found = path.lstat()
                if is_link(found) or not stat.S_ISDIR(found.st_mode):
                    return False
        return win32.is_administrator()
    return False
