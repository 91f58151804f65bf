"""How much is shipped, against what was promised."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

MIB = 2**20
MOST_BYTES, MOST_FILES, MOST_DOWNLOAD_BYTES = 80 * MIB, 130, 22 * MIB
DOWNLOADS = ("*.deb", "*.tar.xz")
WINDOWS_DOWNLOADS = ("*-setup.exe", "*.msi")
MOST_WINDOWS_BYTES, MOST_WINDOWS_FILES, MOST_SETUP_BYTES = 64 * MIB, 95, 17 * MIB


class Size(NamedTuple):
    """The files of a folder, links not counted, and their bytes."""

    files: int
    size: int


def size_of(folder: Path) -> Size:
    """Count a folder's files."""
    sizes = [it.stat().st_size for it in folder.rglob("*") if it.is_file() and not it.is_symlink()]
    return Size(len(sizes), sum(sizes))


def limit_problems(dist: Path, folder: Path) -> list[str]:
    """What is over a limit: the folder's size and files, the size of a download.

    The `.tar.gz` is there for tools that know nothing else and is larger than what is downloaded
    otherwise: gzip alone makes Qt's libraries larger than the limit.
    """
    found, problems = size_of(folder), []
    if found.size > MOST_BYTES:
        problems.append(f"the folder has {found.size / MIB:.1f} MiB, more than {MOST_BYTES // MIB}")
    if found.files > MOST_FILES:
        problems.append(f"the folder has {found.files} files, more than {MOST_FILES}")
    downloads = sorted(file for pattern in DOWNLOADS for file in dist.glob(pattern))
    if not downloads:
        problems.append(f"there is no package in {dist}")
    for file in downloads:
        size = file.stat().st_size
        if size > MOST_DOWNLOAD_BYTES:
            problems.append(f"{file.name} has {size / MIB:.1f} MiB, more than the 22 promised")
    return problems


def windows_limit_problems(dist: Path, folder: Path) -> list[str]:
    """What of the Windows program is over a limit; the MSI, compressed by other means, has none."""
    found, problems = size_of(folder), []
    if found.size > MOST_WINDOWS_BYTES:
        most = MOST_WINDOWS_BYTES // MIB
        problems.append(f"the folder has {found.size / MIB:.1f} MiB, more than {most}")
    if found.files > MOST_WINDOWS_FILES:
        problems.append(f"the folder has {found.files} files, more than {MOST_WINDOWS_FILES}")
    for pattern in WINDOWS_DOWNLOADS:
        if not any(dist.glob(pattern)):
            problems.append(f"there is no {pattern} in {dist}")
    for file in sorted(dist.glob(WINDOWS_DOWNLOADS[0])):
        size = file.stat().st_size
        if size > MOST_SETUP_BYTES:
            problems.append(f"{file.name} has {size / MIB:.1f} MiB, more than the 17 promised")
    return problems
