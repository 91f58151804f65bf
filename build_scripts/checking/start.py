"""Measures the start against that of an empty window, pair by pair in one run.

The empty window is run from source by the Python that is in the program, with the same PySide6 as
its makers ship it: the Python of a machine may be a fifth slower or faster. A machine that has
other things to do spoils the ratio: what is over a limit is measured again.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from build_scripts.bootstrap import PYTHON
from build_scripts.checking.results import CheckError, Options, Result, attempt, require
from build_scripts.freezing.interpreter import SHORT_VERSION
from build_scripts.freezing.spec_parts import SUPPORT
from build_scripts.system_packages import ROOT

ROUNDS, TRIES = "31", 3
MOST_WARM, MOST_COLD = 1.10, 0.9
MOST_PEAK_MB = 70.0


def check_start(folder: Path, options: Options) -> list[Result]:
    """The start with everything in memory, and, as root alone, with everything on the disk."""
    python = options.work / "interpreter" / "bin" / f"python{SHORT_VERSION}"
    measuring = Measuring(folder / "plex-ivig", python, options.work / "plain")
    return [
        attempt("start: warm", lambda: measuring.within(MOST_WARM)),
        attempt("start: cold", measuring.cold),
    ]


def lay_packages(python: Path, packages: Path) -> None:
    """PySide6 as pip installs it, in a folder: compiled, and without what freezing adds to it."""
    shutil.rmtree(packages, ignore_errors=True)
    installed = python.parent.parent / "lib" / f"python{SHORT_VERSION}" / "site-packages"
    left_out = shutil.ignore_patterns(SUPPORT)
    for name in ("PySide6", "shiboken6"):
        place = packages / name
        shutil.copytree(installed / name, place, ignore=left_out, copy_function=os.link)
    # Templates among the files are no Python; pip passes over them as well.
    compiling = [str(python), "-m", "compileall", "-q", str(packages)]
    subprocess.run(compiling, capture_output=True, check=False)
    compiled = list(packages.glob("PySide6/__pycache__/__init__.*.pyc"))
    require(bool(compiled), f"PySide6 was not compiled in {packages}.")


class Measuring(NamedTuple):
    """The program, and what an empty window is run with: a Python, and a folder for PySide6."""

    program: Path
    python: Path
    packages: Path

    def cold(self) -> str:
        """A start that reads everything from the disk."""
        require(os.geteuid() == 0, "The page cache can be dropped by root only: use sudo.")
        return self.within(MOST_COLD, "--cold")

    def within(self, most: float, *options: str) -> str:
        """What was measured; raises `CheckError` where it is over a limit every time."""
        require(self.python.exists(), f"There is no {self.python}: freeze.py makes it.")
        lay_packages(self.python, self.packages)
        for _ in range(TRIES - 1):
            with suppress(CheckError):
                return judged(self.measured(*options), most)
        return judged(self.measured(*options), most)

    def measured(self, *options: str) -> dict[str, float]:
        """What the benchmark finds."""
        words = [
            *(str(PYTHON), "-m", "tests.benchmarks.bench_start", str(self.program)),
            *("--json", "--rounds", ROUNDS, *options),
            *("--python", str(self.python), "--packages", str(self.packages)),
        ]
        return _benchmark(words)[str(self.program)]


def _benchmark(words: list[str]) -> dict[str, dict[str, float]]:
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    require(done.returncode == 0, f"The benchmark failed: {done.stderr.strip()[-300:]}")
    found: dict[str, dict[str, float]] = json.loads(done.stdout)
    return found


def judged(measured: dict[str, float], most: float) -> str:
    """One line on a program as the benchmark measured it.

    Raises:
        CheckError: its start takes longer than `most` empty windows, or too much memory.
    """
    ratio, peak_mb = measured["ratio"], measured["peak_mb"]
    said = (
        f"{ratio:.3f} of an empty window ({measured['lowest']:.2f} to {measured['highest']:.2f}, "
        f"{ROUNDS} pairs), peak {peak_mb:.1f} MB"
    )
    require(ratio <= most, f"{said}: more than {most} (is the machine idle otherwise?)")
    require(peak_mb <= MOST_PEAK_MB, f"{said}: more than {MOST_PEAK_MB:.0f} MB")
    return said
