"""The files of a bundle as bytes, from a folder or from a zip, within strict limits."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from gui.core.bundle.problems import BundleError, Problem

MAX_FILE_BYTES = 5 * 1024 * 1024
MAX_FILES = 200_000
_MISSING = "there is no such file or folder"


@dataclass(frozen=True, slots=True)
class BundleFiles:
    """The JSON files by their path inside the bundle, and those that could not be read."""

    contents: Mapping[str, bytes]
    problems: tuple[Problem, ...]


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
        return _read_zip(location)
    except OSError as error:
        raise _unreachable(location, _reason(error)) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        message = f"neither a folder nor a whole zip file ({error})"
        raise BundleError(str(location), [Problem(location.name, "", message)]) from error


def _read_folder(folder: Path) -> BundleFiles:
    paths: list[Path] = []
    _walk(folder, paths)
    names = [path.relative_to(folder).as_posix() for path in paths]
    return _collect(
        names,
        size=lambda name: (folder / name).stat().st_size,
        read=lambda name: (folder / name).read_bytes(),
    )


def _walk(folder: Path, found: list[Path]) -> None:
    for entry in sorted(folder.iterdir()):
        if entry.is_dir() and not entry.is_symlink():
            _walk(entry, found)
        elif entry.suffix == ".json":
            found.append(entry)


def _read_zip(location: Path) -> BundleFiles:
    with zipfile.ZipFile(location) as archive:
        members = [info for info in archive.infolist() if not info.is_dir()]
        duplicate = _first_duplicate([info.filename for info in members])
        if duplicate is not None:
            message = f"the zip holds the file {duplicate!r} twice"
            raise BundleError(str(location), [Problem(location.name, "", message)])
        prefix = _common_folder([info.filename for info in members])
        by_name = {info.filename.removeprefix(prefix): info for info in members}
        return _collect(
            sorted(name for name in by_name if name.endswith(".json")),
            size=lambda name: by_name[name].file_size,
            read=lambda name: _read_member(archive, by_name[name]),
        )


def _read_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    with archive.open(info) as stream:
        return stream.read(MAX_FILE_BYTES + 1)


def _collect(
    names: list[str], size: Callable[[str], int], read: Callable[[str], bytes]
) -> BundleFiles:
    contents: dict[str, bytes] = {}
    problems: list[Problem] = []
    for name in names[:MAX_FILES]:
        try:
            data = b"" if size(name) > MAX_FILE_BYTES else read(name)
            too_large = size(name) > MAX_FILE_BYTES or len(data) > MAX_FILE_BYTES
        except OSError as error:
            problems.append(Problem(name, "", f"the file cannot be read: {_reason(error)}"))
            continue
        if too_large:
            limit = MAX_FILE_BYTES // (1024 * 1024)
            problems.append(Problem(name, "", f"the file is larger than {limit} MB"))
        else:
            contents[name] = data
    if len(names) > MAX_FILES:
        problems.append(Problem("", "", f"the bundle has more than {MAX_FILES} files"))
    return BundleFiles(contents, tuple(problems))


def _first_duplicate(names: list[str]) -> str | None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            return name
        seen.add(name)
    return None


def _common_folder(names: list[str]) -> str:
    if "bundle.json" in names:
        return ""
    manifests = [name for name in names if PurePosixPath(name).name == "bundle.json"]
    if len(manifests) != 1:
        return ""
    return manifests[0].removesuffix("bundle.json")


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__


def _unreachable(location: Path, message: str) -> BundleError:
    return BundleError(str(location), [Problem("", "", message)], unreachable=True)
