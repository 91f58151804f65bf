"""Lists SHA-256 hashes: of every file of the program for allow-listing, and of the packages."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from build_scripts.system_packages import BootstrapError

if TYPE_CHECKING:
    from collections.abc import Iterable

PACKAGE_SUMS, WINDOWS_PACKAGE_SUMS = "SHA256SUMS", "SHA256SUMS-windows"


def sha256(file: Path) -> str:
    """The hash of a file's content, in hexadecimal."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def listed_files(folder: Path) -> list[str]:
    """Every file below a folder, links to files included, sorted, with "/" between the names.

    Raises:
        BootstrapError: a link leads nowhere, or a name has a line break.
    """
    found = sorted(path for path in folder.rglob("*") if path.is_symlink() or path.is_file())
    names = [path.relative_to(folder).as_posix() for path in found if not path.is_dir()]
    for name in names:
        if not (folder / name).is_file():
            raise BootstrapError(f"{folder / name} is a link that leads nowhere.")
        if "\n" in name or "\\" in name:
            raise BootstrapError(f"{name!r} in {folder} has a name that no hash list can hold.")
    return sorted(names)


def write_folder_sums(folder: Path, target: Path) -> Path:
    """Write the hash of every file of the one-folder program to a list beside the folder.

    The names in it are below the folder: `cd FOLDER && sha256sum -c TARGET` checks it.
    """
    return _write(target, folder, listed_files(folder))


def write_package_sums(dist: Path, packages: Iterable[Path], name: str = PACKAGE_SUMS) -> Path:
    """Write the hashes of the packages, and of what goes with them, to a list in `dist`."""
    return _write(dist / name, dist, sorted(path.name for path in packages))


def _write(target: Path, folder: Path, names: Iterable[str]) -> Path:
    lines = (f"{sha256(folder / name)}  {name}\n" for name in names)
    target.write_text("".join(lines), "utf-8", newline="\n")
    return target
