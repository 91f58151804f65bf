"""Computes which Debian and Ubuntu packages the frozen program needs, from its libraries."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.freezing.elf import read_needs
from build_scripts.system_packages import BootstrapError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

GLIBC, COMPILER, STANDARD_CPP = "libc6", "libgcc-s1", "libstdc++6"
PACKAGES = {
    "ld-linux-x86-64.so.2": GLIBC,
    "libc.so.6": GLIBC,
    "libdl.so.2": GLIBC,
    "libm.so.6": GLIBC,
    "libpthread.so.0": GLIBC,
    "libresolv.so.2": GLIBC,
    "librt.so.1": GLIBC,
    "libutil.so.1": GLIBC,
    "libz.so.1": "zlib1g",
    "libgcc_s.so.1": COMPILER,
    "libstdc++.so.6": STANDARD_CPP,
}
# Only plug-ins in this folder need the library; where it is missing, they alone are missing.
RECOMMENDED = {"libcups.so.2": ("printsupport", "libcups2t64 | libcups2")}
# The release of GCC with which a symbol version came, up to the release in Ubuntu 22.04.
CPP_RELEASES = (
    (re.compile(r"GLIBCXX_3\.4(\.1?\d|\.20)?|CXXABI_1\.3(\.[1-8])?"), "4.9"),
    (re.compile(r"GLIBCXX_3\.4\.2[1-5]|CXXABI_1\.3\.(9|10|11)"), "8"),
    (re.compile(r"GLIBCXX_3\.4\.2[678]|CXXABI_1\.3\.12"), "9.3"),
    (re.compile(r"GLIBCXX_3\.4\.29|CXXABI_1\.3\.13"), "11"),
    (re.compile(r"GLIBCXX_3\.4\.30"), "12"),
)
GLIBC_RELEASE = re.compile(r"GLIBC_(\d+(?:\.\d+)+)")
COMPILER_RELEASE = re.compile(r"GCC_(\d+(?:\.\d+)*?)(?:\.0)*")
SPECIAL_GLIBC_RELEASES = {"GLIBC_ABI_DT_RELR": "2.36"}
MOST_NAMED = 3
NOT_KNOWN = (
    "The program needs libraries, or versions of them, that are neither in its folder nor known "
    "to build_scripts/freezing/dependencies.py. Bundle each, leave out what needs it, or add its "
    "package there:"
)


class Outside(NamedTuple):
    """A library that is not in the folder, the file that needs it, and with which versions."""

    library: str
    file: Path
    versions: tuple[str, ...]


class Relations(NamedTuple):
    """The packages without which the program does not start, and those for a part of it."""

    depends: list[str]
    recommends: list[str]


def outside_libraries(folder: Path) -> Iterator[Outside]:
    """Every library that a file needs and that the loader does not find in the folder itself.

    For the executable it does not look there: that one has to start before it can say where.
    """
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    own = {file.name for file in files}
    for file in files:
        needs = None if file.is_symlink() else read_needs(file)
        if needs is not None:
            found = own if file.parent != folder else set()
            for library in sorted({*needs.libraries, *needs.versions} - found):
                yield Outside(library, file, needs.versions.get(library, ()))


def package_relations(folder: Path) -> Relations:
    """The relations of a package that holds this folder, as they stand in its control file.

    Raises:
        BootstrapError: a library, or a version of one, is neither in the folder nor known here.
    """
    releases: dict[str, set[str]] = defaultdict(set)
    recommends: set[str] = set()
    unknown: dict[str, list[str]] = defaultdict(list)
    for library, file, versions in outside_libraries(folder):
        place, packages = RECOMMENDED.get(library, ("", ""))
        if library in PACKAGES:
            found = {version: release_with(PACKAGES[library], version) for version in versions}
            releases[PACKAGES[library]] |= set(found.values())
            for version in (version for version, release in found.items() if not release):
                unknown[f"{library} with {version}"].append(file.name)
        elif place and place == file.parent.name:
            recommends.add(packages)
        else:
            unknown[library].append(file.name)
    if unknown:
        lines = (f"  {what}, for {_some(files)}" for what, files in sorted(unknown.items()))
        raise BootstrapError("\n".join([NOT_KNOWN, *lines]))
    depends = [relation(package, found) for package, found in sorted(releases.items())]
    return Relations(depends, sorted(recommends))


def _some(files: list[str]) -> str:
    rest = len(files) - MOST_NAMED
    return ", ".join(files[:MOST_NAMED]) + (f" and {rest} more" if rest > 0 else "")


def release_with(package: str, version: str) -> str:
    """The first release of a package that has a symbol version; "" for one not known."""
    if package == GLIBC:
        found = GLIBC_RELEASE.fullmatch(version)
        return found[1] if found else SPECIAL_GLIBC_RELEASES.get(version, "")
    if package == COMPILER:
        found = COMPILER_RELEASE.fullmatch(version)
        return found[1] if found else ""
    return next((release for names, release in CPP_RELEASES if names.fullmatch(version)), "")


def relation(package: str, releases: Iterable[str]) -> str:
    """A package with the newest of these releases, as a control file has it."""
    newest = max(releases, key=as_numbers, default="")
    return f"{package} (>= {newest})" if newest else package


def as_numbers(release: str) -> tuple[int, ...]:
    return tuple(int(part) for part in release.split("."))
