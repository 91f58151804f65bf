"""Runs the tests of the frozen program on Linux, with one that stands for it through Wine."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from build_scripts.bootstrap import PYTHON
from build_scripts.checking.results import require
from build_scripts.system_packages import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from build_scripts.checking.windows_ground import WindowsGround

LISTS = ROOT / "build_scripts" / "windows"
NOT_OF_PROGRAM = LISTS / "tests-of-program-not-carried.txt"
OPTIONS = ("-p", "no:cacheprovider", "--tb=short", "--continue-on-collection-errors")
LINUX_SCRIPT = "import sys; from build_scripts.checking.not_carried import main; " + (
    "sys.exit(main(sys.argv[1:]))"
)
# Those of the window need signals, displays of X11, or somebody who looks from within; what they
# are about is checked in windows_window.py and by tests/on_windows.
PROGRAM_TESTS = ("tests/cli", "tests/e2e/test_screenshots.py")
VARIABLE = "PLEX_IVIG_PROGRAM"
AS_ON_WINDOWS = {"PLEX_IVIG_LOG": "AppData/Local/plex-ivig/Logs/plex-ivig.log"}
LINES_TOLD = 40


def tests_of_program(ground: WindowsGround) -> str:
    """Run the tests of the frozen program on Linux, with one that stands for it through Wine."""
    stand_in = ground.stand_in(ground.work / "stand-in")
    listed: list[str | Path] = [PYTHON, "-c", LINUX_SCRIPT, NOT_OF_PROGRAM]
    done = subprocess.run(
        [*listed, "-q", *OPTIONS, *PROGRAM_TESTS],
        cwd=ROOT,
        env={**os.environ, VARIABLE: str(stand_in), **AS_ON_WINDOWS},
        capture_output=True,
        text=True,
        check=False,
    )
    lines = (done.stdout + done.stderr).strip().splitlines()
    require(done.returncode == 0, "\n      ".join(lines[-LINES_TOLD:]))
    return lines[-1].strip("= ")
