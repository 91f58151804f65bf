"""The files of a bundle in a zip."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from gui.core.bundle.files import (
    MAX_FILE_BYTES,
    TOO_LARGE,
    BundleFiles,
    collect,
    no_bundle,
    reason,
)
from gui.core.bundle.problems import Problem

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
            return _read_archive(archive)
    except _DAMAGED as error:
        raise no_bundle(location, f"neither a folder nor a whole zip file ({error})") from error


def _read_archive(archive: zipfile.ZipFile) -> BundleFiles:
    members = [(_name(info), info) for info in archive.infolist()]
    by_name = {name: info for name, info in members if not name.endswith("/")}
    times = Counter(name for name, _ in members if name in by_name)
    folder = _folder_of_bundle(times)
    problems = []
    for name, number in times.items():
        fault = _fault_of_name(name, number, folder)
        if fault:
            del by_name[name]
            problems.append(Problem(name.removeprefix(folder), "", fault))
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
