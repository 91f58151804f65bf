"""Who else may change installed content: owners and rights of its folders and files."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from gui.core.notice import Notice, notice
from gui.machine.places import BUNDLES, ROOTS, STATE, Places

_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH
_MOST_FILES = 100


def wrong_rights(places: Places) -> tuple[Notice, ...]:
    """A notice for each folder of installed content that others may change, or that is a link."""
    found = []
    for folder, of_user in ((places.machine, False), (places.user, True)):
        faults = list(_faults(folder, places, of_user=of_user)) if folder is not None else []
        if faults:
            more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
            found.append(notice("rights", problem=f"{faults[0]}{more}"))
    return tuple(found)


def _faults(folder: Path, places: Places, *, of_user: bool) -> Iterator[str]:
    if sys.platform == "win32" and not of_user:
        from gui.machine.security import REPLACING
        from gui.machine.win32_rights import fault

        found = fault(folder.parent, REPLACING)
        if found:
            yield f"{folder.parent} {found}"
    for path in _paths(folder):
        if sys.platform == "win32":
            from gui.machine.security import CHANGING
            from gui.machine.win32_rights import fault

            found = fault(path, CHANGING, of_user=of_user)
        else:
            owners = {os.geteuid(), 0} if of_user else {places.machine_owner}
            found = _fault(path, owners)
        if found:
            yield f"{path} {found}"


def _paths(folder: Path) -> Iterator[Path]:
    yield from (folder, folder / STATE, folder / BUNDLES, folder / ROOTS)
    for part in (BUNDLES, ROOTS):
        yield from _files(folder / part)


def _files(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as entries:
            return sorted(Path(entry.path) for entry in islice(entries, _MOST_FILES))
    except OSError:
        return []


def _fault(path: Path, owners: set[int]) -> str:
    try:
        found = path.lstat()
    except OSError:
        return ""
    if stat.S_ISLNK(found.st_mode):
        return "is a link"
    if found.st_uid not in owners:
        wanted = " or ".join(str(owner) for owner in sorted(owners, reverse=True))
        return f"belongs to user {found.st_uid}, not to {wanted}"
    if found.st_mode & _OTHERS_MAY_WRITE:
        return f"can be written by others (mode {stat.S_IMODE(found.st_mode):04o})"
    return ""
