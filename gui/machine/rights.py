"""Who else may change installed content: owners and rights of its folders and files."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from gui.core.notice import Notice, notice
from gui.machine.places import BUNDLES, ROOTS, STATE, Places

_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH
_MOST_FILES = 100
ARE_TOLD = os.name != "nt"


def wrong_rights(places: Places) -> tuple[Notice, ...]:
    """A notice for each folder of installed content that others may change, or that is a link.

    Windows tells of rights in another way, and is not asked.
    """
    if not ARE_TOLD:
        return ()
    found = []
    for folder, owners in (
        (places.machine, {places.machine_owner}),
        (places.user, {os.geteuid(), 0}),
    ):
        faults = list(_faults(folder, owners)) if folder is not None else []
        if faults:
            more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
            found.append(notice("rights", problem=f"{faults[0]}{more}"))
    return tuple(found)


def _faults(folder: Path, owners: set[int]) -> Iterator[str]:
    for path in (folder, folder / STATE, folder / BUNDLES, folder / ROOTS):
        fault = _fault(path, owners)
        if fault:
            yield fault
    for part in (BUNDLES, ROOTS):
        for file in _files(folder / part):
            fault = _fault(file, owners)
            if fault:
                yield fault


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
        return f"{path} is a link"
    if found.st_uid not in owners:
        wanted = " or ".join(str(owner) for owner in sorted(owners, reverse=True))
        return f"{path} belongs to user {found.st_uid}, not to {wanted}"
    if found.st_mode & _OTHERS_MAY_WRITE:
        return f"{path} can be written by others (mode {stat.S_IMODE(found.st_mode):04o})"
    return ""
