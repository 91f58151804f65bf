"""Runs the tests of the source by the Windows interpreter, under Wine.

The interpreter is that of the frozen program, in a copy that also finds the checkout and pytest;
neither of these gets into what is frozen.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from build_scripts.bootstrap import PYTHON
from build_scripts.checking.display import running_display
from build_scripts.checking.results import require
from build_scripts.freezing.steps import sha256
from build_scripts.system_packages import ROOT, BootstrapError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from build_scripts.checking.windows_ground import WindowsGround
    from build_scripts.freezing.wine import Wine

REQUIREMENTS = ROOT / "build_scripts" / "requirements" / "test-windows.txt"
OF_WINDOWS = ROOT / "tests" / "on_windows"
LISTS = ROOT / "build_scripts" / "windows"
NOT_OF_SOURCE = LISTS / "tests-of-source-not-carried.txt"
NOT_OF_PROGRAM = LISTS / "tests-of-program-not-carried.txt"
# Every suite that is not about Linux, its files or the program's building.
SUITES = ("core", "exports", "machine", "cli", "pages", "models", "services", "app", "paper")
SEARCHED = ("python313.zip", ".", "Lib", r"Lib\site-packages")
OPTIONS = ("-q", "-p", "no:cacheprovider", "--tb=short", "--continue-on-collection-errors")
# Wine 8 has no CopyFile2; the interpreter then copies as on older Windows.
SCRIPT = """
import _winapi, sys
from build_scripts.checking.not_carried import main
del _winapi.CopyFile2
sys.exit(main(sys.argv[1:]))
"""
LINUX_SCRIPT = "import sys; from build_scripts.checking.not_carried import main; " + (
    "sys.exit(main(sys.argv[1:]))"
)
# Those of the window need signals, displays of X11, or somebody who looks from within; what they
# are about is checked in windows_window.py and by tests/on_windows.
PROGRAM_TESTS = ("tests/cli", "tests/e2e/test_screenshots.py")
VARIABLE = "PLEX_IVIG_PROGRAM"
AS_ON_WINDOWS = {"PLEX_IVIG_LOG": "AppData/Local/plex-ivig/Logs/plex-ivig.log"}
SECONDS = 3600
LINES_TOLD = 40
STAMP = "made-from.txt"


def ensure_test_packages(work: Path) -> Path:
    """pytest and what belongs to it, for Windows; fetched where it is not there yet."""
    folder = work / "windows" / "test-packages"
    wanted = sha256(REQUIREMENTS.read_bytes())
    stamp = folder / STAMP
    if not stamp.is_file() or stamp.read_text("ascii") != wanted:
        shutil.rmtree(folder, ignore_errors=True)
        _fetch(folder)
        stamp.write_text(wanted, "ascii")
    return folder


def _fetch(folder: Path) -> None:
    words: list[str | Path] = [
        *(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"),
        *("--require-hashes", "--only-binary", ":all:", "--no-compile", "--target", folder),
        *("--platform", "win_amd64", "--python-version", "3.13", "--implementation", "cp"),
        *("-r", REQUIREMENTS),
    ]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BootstrapError(f"pytest for Windows cannot be had:\n{done.stderr.strip()}")


def make_test_python(tree: Path, packages: Path, work: Path, wine: Wine) -> Path:
    """A copy of the interpreter that also finds the checkout and pytest; returns python.exe."""
    folder = work / "windows" / "test-python"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(tree, folder, copy_function=os.link)
    (names,) = folder.glob("python3*._pth")
    names.unlink()  # it is one file with that of the tree
    lines = [*SEARCHED, wine.windows_path(ROOT), wine.windows_path(packages)]
    names.write_text("\r\n".join([*lines, ""]), "utf-8")
    return folder / "python.exe"


def tests_of_source(ground: WindowsGround) -> str:
    """Run the tests of the source by the Windows interpreter, those for Windows first.

    Raises:
        CheckError: a test fails, or a listed one passes.
    """
    work = ROOT / "build"
    tree = work / "windows" / "python"
    require(tree.is_dir(), f"There is no {tree}. Run build_scripts/freeze.py --windows first.")
    packages = ensure_test_packages(work)
    python = make_test_python(tree, packages, work, ground.wine)
    words: list[str | Path] = [
        python,
        "-X",
        "utf8",
        "-c",
        SCRIPT,
        NOT_OF_SOURCE,
        *OPTIONS,
        *suites_of(),
    ]
    with running_display() as display:  # some tests are about what is on it
        done = ground.wine.run(words, folder=ROOT, seconds=SECONDS, display=display.name)
    return _told(done)


def tests_of_program(ground: WindowsGround) -> str:
    """Run the tests of the frozen program on Linux, with one that stands for it through Wine."""
    stand_in = ground.stand_in(ground.work / "stand-in")
    words: list[str | Path] = [PYTHON, "-c", LINUX_SCRIPT, NOT_OF_PROGRAM, *OPTIONS, *PROGRAM_TESTS]
    variables = {**os.environ, VARIABLE: str(stand_in), **AS_ON_WINDOWS}
    done = subprocess.run(
        words, cwd=ROOT, env=variables, capture_output=True, text=True, check=False
    )
    return _told(done)


def _told(done: subprocess.CompletedProcess[str]) -> str:
    """The last line of pytest."""
    lines = (done.stdout + done.stderr).strip().splitlines()
    require(done.returncode == 0, "\n      ".join(lines[-LINES_TOLD:]))
    return lines[-1].strip("= ")


def suites_of(names: Sequence[str] = SUITES) -> list[str]:
    """The folders of tests, as pytest is told them; those for Windows come first."""
    found = [OF_WINDOWS, *(ROOT / "tests" / name for name in names)]
    return [folder.relative_to(ROOT).as_posix() for folder in found if folder.is_dir()]
