"""The files of a bundle in a zip."""

from __future__ import annotations

import os
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from gui.core.bundle.files import (
    MAX_BUNDLE_BYTES,
    MAX_FILE_BYTES,
    TOO_LARGE,
    BundleFiles,
    collect,
    no_bundle,
    reason,
    too_much,
)
from gui.core.bundle.problems import Problem, gather

_MOST_UNPACKED, _SMALL = 100, 16 * 1024 * 1024  # JSON becomes ten times as much, seldom twenty
_LOCAL_BYTES = 30
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_DAMAGED = (
    OSError,
    EOFError,
    IndexError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)


def read_zip(location: Path, stream: IO[bytes]) -> BundleFiles:
    """Read all JSON files of a zip.

    Raises:
        BundleError: it is no zip, or it is damaged as a whole.
    """
    try:
        with zipfile.ZipFile(stream) as archive:
            _check_places(archive)
            return _read_archive(archive, stream.seek(0, os.SEEK_END))
    except _DAMAGED as error:
        raise no_bundle(location, f"neither a folder nor a whole zip file ({error})") from error


def _check_places(archive: zipfile.ZipFile) -> None:
    """Refuse files that lie over one another: a small zip could unpack to very much.

    Raises:
        BadZipFile: they do.
    """
    end = 0
    for info in sorted(archive.infolist(), key=lambda it: it.header_offset):
        if info.header_offset < end:
            raise zipfile.BadZipFile(f"files in it lie over one another, at byte {end}")
        end = info.header_offset + _LOCAL_BYTES + info.compress_size


def _read_archive(archive: zipfile.ZipFile, packed: int) -> BundleFiles:
    members = [(_name(info), info) for info in archive.infolist()]
    by_name = {name: info for name, info in members if not name.endswith("/")}
    times = Counter(name for name, _ in members if name in by_name)
    folder = _folder_of_bundle(times)
    problems: list[Problem] = []
    for name, number in times.items():
        fault = _fault_of_name(name, number, folder)
        if fault:
            del by_name[name]
            gather(problems, [Problem(name.removeprefix(folder), "", fault)])
    sizes = [info.file_size for name, info in by_name.items() if name.endswith(".json")]
    unpacked = sum(size for size in sizes if size <= MAX_FILE_BYTES)
    if unpacked > MAX_BUNDLE_BYTES:
        return too_much(problems)
    if unpacked > max(_SMALL, _MOST_UNPACKED * packed):
        limit = f"it would unpack to more than {_MOST_UNPACKED} times its size"
        return BundleFiles({}, (*problems, Problem("", "", limit)), whole=False)
    return collect(
        sorted(name.removeprefix(folder) for name in by_name if name.endswith(".json")),
        lambda name: _read_member(archive, by_name[folder + name]),
        problems,
    )


def _name(info: zipfile.ZipInfo) -> str:
    """As it stands there: on Windows, `filename` has slashes in the place of backslashes."""
    return info.orig_filename.partition("\0")[0]


def _folder_of_bundle(names: Iterable[str]) -> str:
    """The folder in the zip that holds the bundle, with its slash; empty for the top."""
    manifests = [name for name in names if name.rpartition("/")[2] == "bundle.json"]
    if "bundle.json" in manifests or len(manifests) != 1:
        return ""
    return manifests[0].removesuffix("bundle.json")


def _fault_of_name(name: str, number: int, folder: str) -> str:
    if name.startswith("/") or "\\" in name or ".." in name.split("/"):
        return "the name leads out of the zip"
    if number > 1:
        return f"the zip holds this file {number} times"
    if name.endswith(".json") and not name.startswith(folder):
        return f"this file lies outside the bundle, which is in {folder}"
    return ""


def _read_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    if info.file_size > MAX_FILE_BYTES:
        raise OSError(TOO_LARGE)
    if info.compress_type not in _METHODS:
        raise OSError("it is compressed in a way that bundles do not use")
    try:
        with archive.open(info) as stream:
            return stream.read(MAX_FILE_BYTES + 1)
    except _DAMAGED as error:
        raise OSError(reason(error)) from error
