"""The files of a bundle as bytes, from a folder or from a zip, within strict limits."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from gui.core.bundle.problems import BundleError, Problem

MAX_FILE_BYTES = 5 * 1024 * 1024
MAX_FILES = 200_000
MAX_BUNDLE_BYTES = 256 * 1024 * 1024
_MISSING = "there is no such file or folder"
_TOO_LARGE = f"it is larger than {MAX_FILE_BYTES // (1024 * 1024)} MB"
_NOT_REGULAR = "it is no regular file"
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


@dataclass(frozen=True, slots=True)
class BundleFiles:
    """The JSON files by their path inside the bundle, and what could not be read."""

    contents: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    whole: bool = True


def read_files(location: Path) -> BundleFiles:
    """Read all JSON files of a bundle.

    Args:
        location: a folder, or a zip whose files lie at its top or in one folder.

    Raises:
        BundleError: nothing is there, it may not be read, or it is no folder and no zip.
    """
    try:
        if location.is_dir():
            return _read_folder(location)
        if not location.exists():
            raise _unreachable(location, _MISSING)
        if not location.is_file():
            raise _no_bundle(location, _NOT_REGULAR)
        with location.open("rb") as stream:
            return _read_zip(location, stream)
    except OSError as error:
        raise _unreachable(location, _reason(error)) from error


def _read_folder(folder: Path) -> BundleFiles:
    names, problems = _walk(folder)
    return _collect(names, lambda name: _read_path(folder / name), problems)


def _walk(folder: Path) -> tuple[list[str], list[Problem]]:
    """All JSON files below a folder; a folder below it that cannot be read is a problem."""
    names: list[str] = []
    problems: list[Problem] = []
    waiting = sorted(folder.iterdir(), reverse=True)
    while waiting:
        entry = waiting.pop()
        name = entry.relative_to(folder).as_posix()
        try:
            if entry.is_dir() and not entry.is_symlink():
                waiting += sorted(entry.iterdir(), reverse=True)
            elif name.endswith(".json"):
                names.append(name)
        except OSError as error:
            problems.append(Problem(name, "", f"the folder cannot be read: {_reason(error)}"))
    return names, problems


def _read_path(path: Path) -> bytes:
    if not path.is_file():
        raise OSError(_NOT_REGULAR)
    with path.open("rb") as stream:
        return stream.read(MAX_FILE_BYTES + 1)


def _read_zip(location: Path, stream: IO[bytes]) -> BundleFiles:
    try:
        with zipfile.ZipFile(stream) as archive:
            return _read_archive(archive)
    except _DAMAGED as error:
        raise _no_bundle(location, f"neither a folder nor a whole zip file ({error})") from error


def _read_archive(archive: zipfile.ZipFile) -> BundleFiles:
    members = [info for info in archive.infolist() if not info.is_dir()]
    times = Counter(info.filename for info in members)
    by_name = {info.filename: info for info in members}
    folder = _folder_of_bundle(times)
    problems = []
    for name, number in times.items():
        fault = _fault_of_name(name, number, folder)
        if fault:
            del by_name[name]
            problems.append(Problem(name.removeprefix(folder), "", fault))
    return _collect(
        sorted(name.removeprefix(folder) for name in by_name if name.endswith(".json")),
        lambda name: _read_member(archive, by_name[folder + name]),
        problems,
    )


def _folder_of_bundle(names: Iterable[str]) -> str:
    """The folder in the zip that holds the bundle, with its slash; empty for the top."""
    manifests = [name for name in names if PurePosixPath(name).name == "bundle.json"]
    if "bundle.json" in manifests or len(manifests) != 1:
        return ""
    return manifests[0].removesuffix("bundle.json")


def _fault_of_name(name: str, number: int, folder: str) -> str:
    if name.startswith("/") or "\\" in name or ".." in PurePosixPath(name).parts:
        return "the name leads out of the zip"
    if number > 1:
        return f"the zip holds this file {number} times"
    if name.endswith(".json") and not name.startswith(folder):
        return f"this file lies outside the bundle, which is in {folder}"
    return ""


def _read_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    if info.file_size > MAX_FILE_BYTES:
        raise OSError(_TOO_LARGE)
    if info.compress_type not in _METHODS:
        raise OSError("it is compressed in a way that bundles do not use")
    with archive.open(info) as stream:
        return stream.read(MAX_FILE_BYTES + 1)


def _collect(
    names: list[str], read: Callable[[str], bytes], problems: list[Problem]
) -> BundleFiles:
    contents: dict[str, bytes] = {}
    total = 0
    for name in names[:MAX_FILES]:
        try:
            data = read(name)
            if len(data) > MAX_FILE_BYTES:
                raise OSError(_TOO_LARGE)
        except _DAMAGED as error:
            problems.append(Problem(name, "", f"the file cannot be read: {_reason(error)}"))
        else:
            contents[name] = data
            total += len(data)
        if total > MAX_BUNDLE_BYTES:
            limit = MAX_BUNDLE_BYTES // (1024 * 1024)
            too_much = Problem(
                "", "", f"the bundle holds more than {limit} MB; the rest was not read"
            )
            return BundleFiles({}, (*problems, too_much), whole=False)
    if len(names) > MAX_FILES:
        problems.append(Problem("", "", f"the bundle has more than {MAX_FILES} files"))
    return BundleFiles(contents, tuple(problems))


def _reason(error: Exception) -> str:
    said = error.strerror if isinstance(error, OSError) else None
    return said or str(error) or type(error).__name__


def _unreachable(location: Path, message: str) -> BundleError:
    return BundleError(str(location), [Problem("", "", message)], unreachable=True)


def _no_bundle(location: Path, message: str) -> BundleError:
    return BundleError(str(location), [Problem(location.name, "", message)])
