"""Files of whoever makes packages: folders that become one, folders made of one, keys."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path

from gui.core.bundle import BundleError, Problem
from gui.core.bundle.files import read_files, reason
from gui.core.overlay import OVERLAY_FILE
from gui.core.overlay.packed import build_overlay
from gui.core.package.author import build_bundle, build_root, sound_members
from gui.core.package.container import MAX_PACKAGE_BYTES
from gui.core.package.manifest import content_of
from gui.core.package.new_version import BUNDLE_FILE
from gui.core.package.roots import ROOT_FILE
from gui.machine.places import PACKAGE
from gui.machine.whole_files import move_folder


def is_package(file: Path) -> bool:
    """Whether a file is called as signed packages are."""
    return file.suffix.lower() == PACKAGE


def read_at_most(file: Path, most: int) -> bytes:
    """A file, up to one byte more than it may have.

    Raises:
        BundleError: it cannot be read.
    """
    try:
        if not file.is_file():
            is_there = os.path.lexists(file)
            if file.is_dir():
                raise OSError("it is a folder")
            raise OSError("it is no regular file" if is_there else "there is no such file")
        with file.open("rb") as stream:
            return stream.read(most + 1)
    except OSError as error:
        raise BundleError(str(file), [Problem("", "", reason(error))], unreachable=True) from error


def files_of_bundle(location: Path) -> Mapping[str, bytes]:
    """The files of a bundle by their path in it, from a folder, a zip or a package.

    Signatures are not looked at.

    Raises:
        BundleError: it cannot be read, or not all of it.
    """
    if is_package(location):
        data = read_at_most(location, MAX_PACKAGE_BYTES)
        manifest, members = sound_members(data, str(location))
        if manifest.kind != "bundle":
            message = f"it holds no bundle but is of the kind {manifest.kind!r}"
            raise BundleError(str(location), [Problem("", "", message)])
        return {
            name.removeprefix("bundle/"): content for name, content in content_of(members).items()
        }
    files = read_files(location)
    if files.problems or not files.whole:
        raise BundleError(str(location), files.problems)
    return files.contents


def package_of_folder(folder: Path, today: date, program: str) -> bytes:
    """An unsigned package of what a folder holds: a bundle, an overlay, or a list of keys.

    Raises:
        BundleError: it holds none of them, or it is not in order; carries all problems.
    """
    if not folder.is_dir():
        message = "it is no folder" if os.path.lexists(folder) else "there is no such folder"
        raise BundleError(str(folder), [Problem("", "", message)], unreachable=True)
    kinds = [name for name in (BUNDLE_FILE, OVERLAY_FILE, ROOT_FILE) if (folder / name).exists()]
    if len(kinds) != 1:
        found = "both " + " and ".join(kinds) if kinds else "neither of them"
        message = (
            f"a folder is packed that has {BUNDLE_FILE}, {OVERLAY_FILE} or {ROOT_FILE}; "
            f"this one has {found}"
        )
        raise BundleError(str(folder), [Problem("", "", message)])
    if kinds == [BUNDLE_FILE]:
        return build_bundle(files_of_bundle(folder), str(folder), program)
    data = read_at_most(folder / kinds[0], MAX_PACKAGE_BYTES)
    if kinds == [ROOT_FILE]:
        return build_root(data, str(folder), today)
    return build_overlay(data, str(folder), program)


def make_folder_whole(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Make a folder with files in it; it appears with all of them, or not at all.

    Raises:
        OSError: it cannot be made, or there is something in a folder of that name.
    """
    place = Path(os.path.abspath(folder))
    if not place.name:  # a drive or a share that is not there
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(folder))
    beside = place.with_name(f".plex-ivig-{os.urandom(8).hex()}.part")
    try:
        for name, data in contents.items():
            file = beside / name
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("xb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
        move_folder(beside, place)
    except OSError:
        with suppress(OSError):
            shutil.rmtree(beside)
        raise
