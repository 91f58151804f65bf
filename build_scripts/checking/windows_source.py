"""Runs the tests of the source by the Windows interpreter, under Wine, each suite by itself.

The interpreter is that of the frozen program, in a copy that also finds the checkout and pytest;
neither of these gets into what is frozen. Two suites run at once, each in a prefix of its own, so
that one that hangs or ends hard takes no other with it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.bootstrap import PYTHON
from build_scripts.checking.display import running_display
from build_scripts.checking.results import require
from build_scripts.checking.windows_ground import second_ground
from build_scripts.checking.windows_tests import LISTS, OPTIONS
from build_scripts.freezing.steps import sha256
from build_scripts.system_packages import ROOT, BootstrapError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from build_scripts.checking.windows_ground import WindowsGround
    from build_scripts.freezing.wine import Wine

REQUIREMENTS = ROOT / "build_scripts" / "requirements" / "test-windows.txt"
NOT_OF_SOURCE = LISTS / "tests-of-source-not-carried.txt"
# Every suite that is not about Linux, its files or the program's building; the longest first.
SUITES = (
    *("on_windows", "cli", "windows", "core", "paper", "machine", "app"),
    *("pages", "a11y", "services", "exports", "models", "widgets"),
)
SEARCHED = ("python313.zip", ".", "Lib", r"Lib\site-packages")
LIMIT_OF_A_TEST_S = 300
LIMIT_OF_A_SUITE_S = 2400
OF_SOURCE = ("-v", "-rfE", "--durations=10", f"--timeout={LIMIT_OF_A_TEST_S}")
# Wine 8 has no CopyFile2; the interpreter then copies as on older Windows.
SCRIPT = """
import _winapi, sys
from build_scripts.checking.not_carried import main
del _winapi.CopyFile2
sys.exit(main(sys.argv[1:]))
"""
STAMP = "made-from.txt"
COUNTS = re.compile(r"=* ?(\d+ .*) in ([\d.]+)s\b.*", re.ASCII)
LINES_TOLD = 30


class Ran(NamedTuple):
    """What came of a suite: the counts of pytest, or the problem."""

    suite: str
    seconds: float
    counts: str = ""
    problem: str = ""


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
    """Run every suite of the source by the Windows interpreter.

    Raises:
        CheckError: a test fails, or a listed one passes.
    """
    work = ROOT / "build"
    tree = work / "windows" / "python"
    require(tree.is_dir(), f"There is no {tree}. Run build_scripts/freeze.py --windows first.")
    python = make_test_python(tree, ensure_test_packages(work), work, ground.wine)
    waiting = SimpleQueue[str]()
    for suite in SUITES:
        waiting.put(suite)
    with second_ground(ground) as other, ThreadPoolExecutor() as pool:
        beside = other._replace(work=ground.work)
        lanes = [pool.submit(_lane, it, python, waiting) for it in (ground, beside)]
        all_ran = [ran for lane in lanes for ran in lane.result()]
    return _told(all_ran)


def _lane(ground: WindowsGround, python: Path, waiting: SimpleQueue[str]) -> list[Ran]:
    """Run one suite after the other, as long as some wait; tests on Windows look at a display."""
    ended: list[Ran] = []
    with running_display() as display, ground.in_use(display.name):
        while True:
            try:
                suite = waiting.get_nowait()
            except Empty:
                return ended
            ended.append(_run(ground, python, suite, display.name))


def _run(ground: WindowsGround, python: Path, suite: str, display: str) -> Ran:
    begun = time.monotonic()
    options = (*OPTIONS, *OF_SOURCE, f"tests/{suite}")
    words: list[str | Path] = [python, "-X", "utf8", "-c", SCRIPT, NOT_OF_SOURCE, *options]
    try:
        done = ground.wine.run(words, folder=ROOT, seconds=LIMIT_OF_A_SUITE_S, display=display)
    except BootstrapError as error:
        return Ran(suite, time.monotonic() - begun, problem=str(error))
    kept = ground.work / f"tests-{suite}.txt"
    kept.write_text(f"{done.stdout}\n{done.stderr}", "utf-8")
    counts, problem = judged(done.returncode, done.stdout, done.stderr)
    problem = problem and f"{problem}\nall that was said: {kept}"
    return Ran(suite, time.monotonic() - begun, counts, problem)


def judged(code: int, out: str, err: str) -> tuple[str, str]:
    """The counts of pytest, and the problem, empty where there is none."""
    lines = out.splitlines()
    counts = next((it[1] for line in reversed(lines) if (it := COUNTS.fullmatch(line))), "")
    if code == 0 and counts:
        return counts, ""
    if counts:
        failed = [line for line in lines if line.startswith(("FAILED ", "ERROR "))]
        return counts, "\n".join([counts, *failed])
    begun = next((line for line in reversed(lines) if line.startswith("tests/")), "no test")
    last = (out + err).splitlines()[-LINES_TOLD:]
    return "", "\n".join([f"it ended, with {code}, in {begun}", *last])


def _told(all_ran: Sequence[Ran]) -> str:
    wrong = [f"{ran.suite}: {ran.problem}" for ran in all_ran if ran.problem]
    require(not wrong, "\n".join(wrong).replace("\n", "\n      "))
    return "; ".join(f"{ran.suite} {ran.counts} in {ran.seconds:.0f} s" for ran in all_ran)
