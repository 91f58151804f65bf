"""The newest glibc that the program's files ask for; no newer one than Qt itself does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_scripts.freezing.elf import read_needs
from build_scripts.freezing.interpreter import GLIBC

if TYPE_CHECKING:
    from pathlib import Path

VERSION = re.compile(r"GLIBC_(\d+)\.(\d+)(?:\.\d+)?")
Version = tuple[int, int]


def newest_glibc(file: Path) -> Version | None:
    """The newest version of glibc whose symbols a program or library needs."""
    needs = read_needs(file)
    names = (name for versions in needs.versions.values() for name in versions) if needs else ()
    found = [VERSION.fullmatch(name) for name in names]
    return max(((int(it[1]), int(it[2])) for it in found if it), default=None)


def glibc_problems(folder: Path, newest: str = GLIBC) -> list[str]:
    """The files that need a newer glibc than is promised, each with what it needs."""
    major, minor = map(int, newest.split("."))
    problems = []
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        needed = newest_glibc(file)
        if needed is not None and needed > (major, minor):
            place = file.relative_to(folder).as_posix()
            problems.append(f"{place} needs glibc {needed[0]}.{needed[1]}, not just {newest}")
    return problems
