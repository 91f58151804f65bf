"""The files of a bundle as bytes, from a folder or from a zip, within strict limits."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from gui.core.bundle.problems import BundleError, Problem, gather

MAX_FILE_BYTES = 5 * 1024 * 1024
MAX_FILES = 200_000
MAX_FILES_OF_NO_BUNDLE = 5000  # as when somebody names the root of all folders
MANIFEST = "bundle.json"
MAX_BUNDLE_BYTES = 256 * 1024 * 1024
_LEADS_ELSEWHERE = 0x2000_0000  # of a mark of Windows: a mount point is a folder, and yet a link
_MISSING = "there is no such file or folder"
TOO_LARGE = f"it is larger than {MAX_FILE_BYTES // (1024 * 1024)} MB"
_NOT_REGULAR = "it is no regular file"


class BundleFiles(msgspec.Struct, frozen=True):
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
            raise no_bundle(location, _NOT_REGULAR)
        from gui.core.bundle.zip_files import read_zip

        with location.open("rb") as stream:
            return read_zip(location, stream)
    except OSError as error:
        raise _unreachable(location, reason(error)) from error


def _read_folder(folder: Path) -> BundleFiles:
    is_bundle = os.path.lexists(folder / MANIFEST)
    names, problems, whole = _walk(folder, MAX_FILES if is_bundle else MAX_FILES_OF_NO_BUNDLE)
    if not whole and not is_bundle:
        missing = Problem(MANIFEST, "", "the file is missing: this is no bundle")
        return BundleFiles({}, (*problems, missing), whole=False)
    if not whole:
        return BundleFiles({}, (*problems, _too_many()), whole=False)
    return collect(names, lambda name: _read_path(folder / name), problems)


def _walk(folder: Path, most: int) -> tuple[list[str], list[Problem], bool]:
    """All JSON files below a folder, its unreadable folders, and whether all of it was seen."""
    names: list[str] = []
    problems: list[Problem] = []
    seen, waiting = 0, [""]
    while waiting:
        below = waiting.pop()
        try:
            with os.scandir(folder / below) as entries:
                for entry in entries:
                    seen += 1
                    if seen > most:
                        return names, problems, False
                    name = f"{below}/{entry.name}" if below else entry.name
                    if _is_folder(entry):
                        waiting.append(name)
                    elif name.endswith(".json"):
                        names.append(name)
        except OSError as error:
            if not below:
                raise
            gather(problems, [Problem(below, "", f"the folder cannot be read: {reason(error)}")])
    return sorted(names), sorted(problems, key=lambda problem: problem.file), True


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether it is a folder here, and does not lead to another."""
    if not entry.is_dir(follow_symlinks=False):
        return False
    if sys.platform == "win32":
        return not entry.stat(follow_symlinks=False).st_reparse_tag & _LEADS_ELSEWHERE
    return True


def _read_path(path: Path) -> bytes:
    if not path.is_file():
        raise OSError(_NOT_REGULAR)
    with path.open("rb") as stream:
        return stream.read(MAX_FILE_BYTES + 1)


def collect(names: list[str], read: Callable[[str], bytes], problems: list[Problem]) -> BundleFiles:
    """Read the named files within the limits; `read` raises OSError where it cannot."""
    contents: dict[str, bytes] = {}
    total = 0
    for name in names[:MAX_FILES]:
        try:
            data = read(name)
            if len(data) > MAX_FILE_BYTES:
                raise OSError(TOO_LARGE)
        except OSError as error:
            gather(problems, [Problem(name, "", f"the file cannot be read: {reason(error)}")])
        else:
            contents[name] = data
            total += len(data)
        if total > MAX_BUNDLE_BYTES:
            return too_much(problems)
    if len(names) > MAX_FILES:
        problems.append(_too_many())
    return BundleFiles(contents, tuple(problems))


def too_much(problems: list[Problem]) -> BundleFiles:
    """Nothing of a bundle that is too large, and the problem."""
    limit = MAX_BUNDLE_BYTES // (1024 * 1024)
    too_large = Problem("", "", f"the bundle holds more than {limit} MB; the rest was not read")
    return BundleFiles({}, (*problems, too_large), whole=False)


def _too_many() -> Problem:
    return Problem("", "", f"the bundle has more than {MAX_FILES} files")


def reason(error: Exception) -> str:
    """What an error says, for a reader."""
    said = error.strerror if isinstance(error, OSError) else None
    return said or str(error) or type(error).__name__


def _unreachable(location: Path, message: str) -> BundleError:
    return BundleError(str(location), [Problem("", "", message)], unreachable=True)


def no_bundle(location: Path, message: str) -> BundleError:
    """The error for a file that is no bundle at all."""
    return BundleError(str(location), [Problem(location.name, "", message)])
