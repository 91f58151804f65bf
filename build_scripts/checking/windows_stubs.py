"""What Wine 8 lacks and Windows has, made for tests; and the proof that none of it is shipped."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

from build_scripts.checking.results import require
from build_scripts.freezing.interpreter import TOOLCHAIN
from build_scripts.freezing.steps import run, sha256
from build_scripts.system_packages import ROOT

SOURCES = ROOT / "build_scripts" / "windows" / "stubs"
MARK = b"a stub of PLEX-IVIG for tests, never shipped"
COMPILE = ("cc", "-target", "x86_64-windows-gnu", "-O1", "-s")
LIBRARY, STARTER = ("-shared",), ("-municode",)
PROGRAM = "plex-ivig.exe"
UNPACKERS = {
    ".msi": ("msiextract", "--directory", "{folder}", "{package}"),
    "-setup.exe": ("7z", "x", "-y", "-o{folder}", "{package}"),
}
STAMP = "made-from.txt"


class Stubs(NamedTuple):
    """The folder with the libraries for Wine's own, and the program that starts others."""

    libraries: Path
    starter: Path


def make_stubs(work: Path, compiler: Path) -> Stubs:
    """Compile the stubs where they are not there yet, into `work/windows/stubs`."""
    folder = work / "windows" / "stubs"
    made = Stubs(folder / "system32", folder / "starter.exe")
    wanted = sha256(b"".join(file.read_bytes() for file in (*_sources(), TOOLCHAIN)))
    stamp = folder / STAMP
    if stamp.is_file() and stamp.read_text("ascii") == wanted:
        return made
    shutil.rmtree(folder, ignore_errors=True)
    made.libraries.mkdir(parents=True)
    with tempfile.TemporaryDirectory(prefix="plex-ivig-") as cache:
        places = {"ZIG_GLOBAL_CACHE_DIR": cache, "ZIG_LOCAL_CACHE_DIR": cache}
        for source in _sources():
            is_starter = source.stem == made.starter.stem
            target = made.starter if is_starter else made.libraries / f"{source.stem}.dll"
            kind = STARTER if is_starter else LIBRARY
            run([compiler, *COMPILE, *kind, "-o", target, source], Path(cache), places)
    stamp.write_text(wanted, "ascii")
    return made


def _sources() -> list[Path]:
    return sorted(SOURCES.glob("*.c"))


def stub_problems(folder: Path, names: frozenset[str] = frozenset()) -> list[str]:
    """The files below a folder that are stubs, by their content or their name.

    Args:
        names: names of stubs, in small; by default those of the sources here.
    """
    names = names or frozenset(
        f"{file.stem}{ending}" for file in _sources() for ending in (".dll", ".exe")
    )
    problems = []
    for file in sorted(file for file in folder.rglob("*") if file.is_file()):
        if file.name.lower() in names:
            problems.append(f"{file.relative_to(folder)} has the name of a stub")
        if MARK in file.read_bytes():
            problems.append(f"{file.relative_to(folder)} is a stub")
    return problems


def packages_without_stubs(dist: Path) -> str:
    """Look into what the packages hold, taken out of them without running anything.

    Raises:
        CheckError: a package holds a stub, or not even the program.
    """
    looked = []
    for package in sorted(file for ending in UNPACKERS for file in dist.glob(f"*{ending}")):
        words = next(words for ending, words in UNPACKERS.items() if package.match(f"*{ending}"))
        with tempfile.TemporaryDirectory(prefix="plex-ivig-") as place:
            named = [word.format(package=package, folder=place) for word in words]
            subprocess.run(named, cwd=place, capture_output=True, check=True)
            found = list(Path(place).rglob(PROGRAM))
            require(bool(found), f"{package.name} holds no {PROGRAM}")
            problems = stub_problems(Path(place))
            require(not problems, f"{package.name}: {'; '.join(problems)}")
        looked.append(package.suffix)
    return f"none is shipped, by name or by content: folder, {', '.join(looked) or 'no package'}"
