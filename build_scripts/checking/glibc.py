"""The newest glibc that the program's files ask for; no newer one than Qt itself does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.freezing.dependencies import GLIBC as GLIBC_PACKAGE
from build_scripts.freezing.dependencies import as_numbers, release_with
from build_scripts.freezing.elf import read_needs
from build_scripts.freezing.interpreter import GLIBC

if TYPE_CHECKING:
    from pathlib import Path

UNKNOWN = (999,)


def newest_glibc(file: Path) -> tuple[int, ...] | None:
    """The newest glibc whose symbols a program or library needs; one not known is the newest."""
    needs = read_needs(file)
    names = (name for versions in needs.versions.values() for name in versions) if needs else ()
    releases = [release_with(GLIBC_PACKAGE, name) for name in names if name.startswith("GLIBC_")]
    found = [as_numbers(release) if release else UNKNOWN for release in releases]
    return max(found, default=None)


def glibc_problems(folder: Path, newest: str = GLIBC) -> list[str]:
    """The files that need a newer glibc than is promised, each with what it needs."""
    problems = []
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        needed = newest_glibc(file)
        if needed is not None and needed > as_numbers(newest):
            place, wanted = file.relative_to(folder).as_posix(), ".".join(map(str, needed))
            problems.append(f"{place} needs glibc {wanted}, not just {newest}")
    return problems
