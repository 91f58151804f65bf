"""The writing of an installation: the bundle first, then the record that names it."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from gui.core.bundle import Bundle, BundleError
from gui.core.bundle.digest import sha256_hex
from gui.core.package.container import MAX_PACKAGE_BYTES
from gui.core.package.manifest import version_key
from gui.core.package.offer import Offer
from gui.machine.file_kinds import is_link
from gui.machine.installed import Folder, Installed
from gui.machine.places import BUNDLES, PACKAGE, ROOTS, STATE
from gui.machine.state import (
    Entry,
    Mark,
    Seen,
    State,
    StateError,
    bundle_file,
    read_state,
    root_file,
    write_state,
)
from gui.machine.targets import Target, may_write
from gui.machine.whole_files import PART, make_folder, read_plain, write_durably

_OWN = re.compile(rf"[0-9a-f]{{64}}{re.escape(PACKAGE)}\Z")


def put_bundle(offered: Offer, bundle: Bundle, target: Target, installed: Installed) -> None:
    """Install a bundle. Until the record is renamed all is as before, from then on all is new.

    Raises:
        OSError: it cannot be written.
    """
    mine, trust = installed.folder(target.where), installed.trust()
    _mend_record(mine, target)
    entry = Entry(sha256_hex(offered.data), offered.manifest.version, bundle.sha256)
    make_folder(target.folder / BUNDLES, target.folder_mode)
    _write_once(bundle_file(target.folder, entry), offered.data, target)
    key_set = trust.trust.key_set
    state = State(
        current=entry,
        previous=_previous(mine, entry, installed),
        highest=with_seen(mine.state.highest, key_set, entry.seen),
        root=max(trust.trust.root.version, trust.seen),
        changed=_marks(offered.before, bundle),
    )
    write_state(target.folder, state, target.file_mode)
    remove_unnamed(target.folder, state)
    _remember_elsewhere(key_set, entry.seen, target, installed)


def put_root(offered: Offer, target: Target, installed: Installed) -> None:
    """Install a list of keys: its file is what counts.

    Raises:
        OSError: it cannot be written.
    """
    mine, number = installed.folder(target.where), int(offered.manifest.version)
    _mend_record(mine, target)
    make_folder(target.folder / ROOTS, target.folder_mode)
    _write_once(root_file(target.folder, number), offered.data, target)
    state = msgspec.structs.replace(mine.state, root=max(number, mine.state.root))
    write_state(target.folder, state, target.file_mode)


def take_back(target: Target, installed: Installed) -> None:
    """Go back one: the previous bundle is the current one, or there is none.

    Raises:
        OSError: it cannot be written.
    """
    state = installed.folder(target.where).state.taken_back()
    write_state(target.folder, state, target.file_mode)
    remove_unnamed(target.folder, state)


def _mend_record(mine: Folder, target: Target) -> None:
    """A record that is lost is written anew before anything else: else what follows could be
    taken for what was left of it.
    """
    if mine.problem or not os.path.lexists(target.folder / STATE):
        write_state(target.folder, mine.state, target.file_mode)


def _previous(mine: Folder, entry: Entry, installed: Installed) -> Entry | None:
    """The last sound bundle of the folder that is not the new one."""
    for known in (mine.state.current, mine.state.previous):
        if known is None or known.file == entry.file:
            continue
        if not isinstance(installed.verify(mine, known), BundleError):
            return known
    return None


def _write_once(file: Path, data: bytes, target: Target) -> None:
    with suppress(OSError):
        if read_plain(file, MAX_PACKAGE_BYTES) == data:
            return
    write_durably(file, data, target.file_mode)


def with_seen(highest: Mapping[str, Seen], key_set: str, seen: Seen) -> dict[str, Seen]:
    """What was seen, and a further version, if that is newer."""
    known = highest.get(key_set)
    if known is not None and version_key(known.version) > version_key(seen.version):
        return dict(highest)
    return {**highest, key_set: seen}


def _remember_elsewhere(key_set: str, seen: Seen, target: Target, installed: Installed) -> None:
    """Remember the version in the other folder as well, if it is there and this user's own."""
    for other in installed.folders:
        if other.where == target.where or other.problem or not _is_own(other):
            continue
        with suppress(OSError, StateError):
            state = read_state(other.path)
            if state is not None:
                highest = with_seen(state.highest, key_set, seen)
                there = Target(other.where, other.path)
                write_state(
                    other.path, msgspec.structs.replace(state, highest=highest), there.file_mode
                )


def _is_own(folder: Folder) -> bool:
    if sys.platform == "win32":
        return folder.where == "user" or may_write(folder.path)
    try:
        return folder.path.lstat().st_uid == os.geteuid()
    except OSError:
        return False


def remove_unnamed(folder: Path, state: State) -> None:
    """Remove bundles that the record does not name, and what a killed installation left."""
    named = {bundle_file(folder, it).name for it in (state.current, state.previous) if it}
    _remove(folder / BUNDLES, lambda name: bool(_OWN.match(name)) and name not in named)
    for part in (folder, folder / BUNDLES, folder / ROOTS):
        _remove(part, lambda name: name.startswith(".") and name.endswith(PART))


def _marks(before: Bundle | None, after: Bundle) -> Mapping[str, Mark]:
    """What the list marks as different from what was shown before."""
    from gui.core.compare import changed_conditions, compare

    return {} if before is None else changed_conditions(compare(before, after))


def _remove(folder: Path, is_unwanted: Callable[[str], bool]) -> None:
    """Remove files of its own from a folder; never from one that a link leads to."""
    with suppress(OSError):
        found = folder.lstat()
        if is_link(found) or not stat.S_ISDIR(found.st_mode):
            return
        for name in os.listdir(folder):
            if is_unwanted(name):
                with suppress(OSError):
                    os.unlink(folder / name)
