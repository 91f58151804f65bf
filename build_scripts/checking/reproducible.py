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

from build_scripts.checking.results import CheckError
from build_scripts.freezing.checksums import listed_files, sha256
from build_scripts.system_packages import ROOT

PLACES = ("one", "a second place")
NAME = "plex-ivig"
BUILT_ONCE = ("interpreter", "toolchain")


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


def built_twice(whole: bool, work: Path) -> list[str]:
    """Build twice and compare.

    Args:
        whole: build the interpreter anew in both places as well; else the one that is there
            already is used for both.
        work: the folder with the interpreter.

    Raises:
        CheckError: a build fails.
    """
    with tempfile.TemporaryDirectory(prefix="plex-ivig-") as folder:
        first, second = (Path(folder, name) for name in PLACES)
        subprocess.run(["git", "clone", "--quiet", ROOT, first], check=True)
        subprocess.run(["git", "clone", "--quiet", first, second], check=True)
        made, again = _build(first, whole, work), _build(second, whole, work)
        stale = differences(made / NAME, ROOT / "dist" / NAME)
        return differences(made, again) + [f"in dist/, against a new build: {it}" for it in stale]


def _build(place: Path, whole: bool, work: Path) -> Path:
    (place / "build").mkdir()
    for name in () if whole else BUILT_ONCE:
        shutil.copytree(work / name, place / "build" / name, symlinks=True)
    done = subprocess.run(
        [sys.executable, place / "build_scripts" / "freeze.py"],
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = "\n".join((done.stdout + done.stderr).splitlines()[-8:])
        raise CheckError(f"the build in {place.name!r} failed:\n{said}")
    return place / "dist"
