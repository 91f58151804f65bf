"""Runs the tests of the frozen program on Linux, with one that stands for it through Wine."""

from __future__ import annotations

import os
import subprocess
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from build_scripts.bootstrap import PYTHON
from build_scripts.checking.results import require
from build_scripts.checking.windows_ground import second_ground
from build_scripts.checking.windows_libraries import PROBE
from build_scripts.system_packages import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from build_scripts.checking.windows_ground import WindowsGround

LISTS = ROOT / "build_scripts" / "windows"
NOT_OF_PROGRAM = LISTS / "tests-of-program-not-carried.txt"
OPTIONS = ("-p", "no:cacheprovider", "--tb=short", "--continue-on-collection-errors")
LINUX_SCRIPT = "import sys; from build_scripts.checking.not_carried import main; " + (
    "sys.exit(main(sys.argv[1:]))"
)
# Those of the window and those of the command line run at a time, each in a prefix of their own.
PROGRAM_TESTS = (("tests/e2e", "tests/frozen"), ("tests/cli",))
VARIABLE, PROBE_VARIABLE = "PLEX_IVIG_PROGRAM", "PLEX_IVIG_PROBE"
# A test waits several times for a program that is slow through Wine.
LIMIT = "--timeout=900"
SAID = "tests-of-program.txt"
LINES_TOLD = 40


def tests_of_program(ground: WindowsGround) -> str:
    """Run them; what they say is kept in the folder of each prefix.

    Raises:
        CheckError: a test fails, or a listed one passes.
    """
    twin = ROOT / "build" / "windows" / "plex-ivig" / PROBE
    require(twin.is_file(), f"There is no {twin}. Run build_scripts/freeze.py --windows first.")
    with (
        second_ground(ground) as other,
        ThreadPoolExecutor() as both,
    ):
        codes = list(both.map(_tested, (ground, other), PROGRAM_TESTS, (twin, twin)))
        said = [it.work.joinpath(SAID).read_text("utf-8").splitlines() for it in (ground, other)]
    told = [line for lines in said for line in lines[-LINES_TOLD:]]
    require(codes == [0, 0], "\n      ".join(told))
    return ", and ".join(lines[-1].strip("= ") for lines in said)


def _tested(ground: WindowsGround, tests: Sequence[str], twin: Path) -> int:
    program, probe = ground.stand_ins(ground.work / "stand-in", twin)
    words: list[str | Path] = [PYTHON, "-c", LINUX_SCRIPT, NOT_OF_PROGRAM]
    words += ["-v", *OPTIONS, LIMIT, *tests]
    variables = {**os.environ, VARIABLE: str(program), PROBE_VARIABLE: str(probe)}
    with (ground.work / SAID).open("wb") as said:
        done = subprocess.run(
            words, cwd=ROOT, env=variables, stdout=said, stderr=subprocess.STDOUT, check=False
        )
    return done.returncode
