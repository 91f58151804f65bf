"""Makes the program twice, in two folders of different names, and compares every file.

What is in dist/ must be the same again, or it was made of something else.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from build_scripts.checking.results import CheckError
from build_scripts.freezing.checksums import listed_files, sha256
from build_scripts.system_packages import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable

PLACES = ("one", "a second place")
NAME = "plex-ivig"
WINDOWS_NAME = "plex-ivig-windows"
BUILT_ONCE = ("interpreter", "toolchain")
BUILT_ONCE_FOR_WINDOWS = ("windows/python", "toolchain")


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
            already is used for both.
        work: the folder with the interpreter.
        windows: build for Windows.

    Raises:
        CheckError: a build fails.
    """
    with tempfile.TemporaryDirectory(prefix="plex-ivig-") as folder:
        first, second = (Path(folder, name) for name in PLACES)
        subprocess.run(["git", "clone", "--quiet", ROOT, first], check=True)
        subprocess.run(["git", "clone", "--quiet", first, second], check=True)
        names = BUILT_ONCE_FOR_WINDOWS if windows else BUILT_ONCE
        made, again = (
            _build(place, () if whole else names, work, windows) for place in (first, second)
        )
        name = WINDOWS_NAME if windows else NAME
        stale = differences(made / name, ROOT / "dist" / name)
        return differences(made, again) + [f"in dist/, against a new build: {it}" for it in stale]


def _build(place: Path, names: Iterable[str], work: Path, windows: bool) -> Path:
    (place / "build").mkdir()
    for name in names:
        shutil.copytree(work / name, place / "build" / name, symlinks=True)
    system = ["--windows"] if windows else []
    done = subprocess.run(
        [sys.executable, place / "build_scripts" / "freeze.py", *system],
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = "\n".join((done.stdout + done.stderr).splitlines()[-8:])
        raise CheckError(f"the build in {place.name!r} failed:\n{said}")
    return place / "dist"
