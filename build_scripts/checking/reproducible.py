"""Makes the program twice, in two folders of different names, and compares every file.

What is in dist/ must be the same again, or it was made of something else. The second time the
surroundings are others too, and for Windows its Python and the compiler are had anew: were those
that are kept altered, the two would differ.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.checking.results import CheckError
from build_scripts.freezing.checksums import listed_files, sha256
from build_scripts.system_packages import ROOT

if TYPE_CHECKING:
    pass

PLACES = ("one", "a second place")
WINDOWS_MARK = "windows"
WINDOWS_PYTHON = Path("build", "windows", "python")


class Surroundings(NamedTuple):
    """What a build should not depend on, and what it takes over as it was built before."""

    variables: dict[str, str]
    umask: int
    taken_over: tuple[str, ...]


def surroundings(whole: bool, windows: bool) -> tuple[Surroundings, Surroundings]:
    """Those of the two builds."""
    kept = ("toolchain", "windows/python") if windows else ("toolchain", "interpreter")
    here = Surroundings({"TZ": "UTC"}, 0o022, () if whole else kept)
    there = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANGUAGE": "de", "USER": "somebody"}
    return here, Surroundings(there, 0o077, () if whole or windows else kept)


def differences(first: Path, second: Path) -> list[str]:
    """The files that one folder has and the other has not, or has otherwise."""
    names = {*listed_files(first), *listed_files(second)}
    problems = []
    for name in sorted(names):
        one, other = first / name, second / name
        if not (one.is_file() and other.is_file()):
            problems.append(f"{name} is in one of the two alone")
        elif sha256(one) != sha256(other):
            problems.append(f"{name} differs")
    return problems


def built_twice(whole: bool, work: Path, windows: bool = False) -> list[str]:
    """Build twice and compare.

    Args:
        whole: build the interpreter anew in both places as well; else the one that is there
            already is used for both, but for Windows in the first place alone.
        work: the folder with the interpreter.
        windows: build for Windows.

    Raises:
        CheckError: a build fails.
    """
    with tempfile.TemporaryDirectory(prefix="plex-ivig-") as folder:
        first, second = (Path(folder, name) for name in PLACES)
        subprocess.run(["git", "clone", "--quiet", ROOT, first], check=True)
        subprocess.run(["git", "clone", "--quiet", first, second], check=True)
        made, again = (
            _build(place, around, work, windows)
            for place, around in zip((first, second), surroundings(whole, windows), strict=True)
        )
        stale = [it for it in differences(made, ROOT / "dist") if is_of(it, windows)]
        problems = differences(made, again) + [
            f"in dist/, against a new build: {it}" for it in stale
        ]
        if windows:
            pythons = (place / WINDOWS_PYTHON for place in (first, second))
            problems += [
                f"{WINDOWS_PYTHON}, against a new one: {it}" for it in differences(*pythons)
            ]
        return problems


def is_of(file: str, windows: bool) -> bool:
    """Whether a file in dist/ was made for this system."""
    return (WINDOWS_MARK in file.partition("/")[0]) == windows


def _build(place: Path, around: Surroundings, work: Path, windows: bool) -> Path:
    (place / "build").mkdir()
    for name in around.taken_over:
        shutil.copytree(work / name, place / "build" / name, symlinks=True)
    system = ["--windows"] if windows else []
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, place / "build_scripts" / "freeze.py", *system],
        env={**variables, **around.variables},
        umask=around.umask,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = "\n".join((done.stdout + done.stderr).splitlines()[-8:])
        raise CheckError(f"the build in {place.name!r} failed:\n{said}")
    return place / "dist"
