"""Measures the start against that of an empty window, pair by pair in one run.

A machine that has other things to do spoils the ratio: what is over a limit is measured again.
"""

from __future__ import annotations

import json
import os
import subprocess
from contextlib import suppress
from pathlib import Path

from build_scripts.bootstrap import PYTHON
from build_scripts.checking.results import CheckError, Result, attempt, require
from build_scripts.system_packages import ROOT

ROUNDS, TRIES = "31", 3
MOST_WARM, MOST_COLD = 1.25, 1.0
MOST_PEAK_MB = 70.0


def check_start(folder: Path) -> list[Result]:
    """The start with everything in memory, and, as root alone, with everything on the disk."""
    program = folder / "plex-ivig"
    return [
        attempt("start: warm", lambda: _within(program, MOST_WARM)),
        attempt("start: cold", lambda: _cold(program)),
    ]


def _cold(program: Path) -> str:
    require(os.geteuid() == 0, "The page cache can be dropped by root only: use sudo.")
    return _within(program, MOST_COLD, "--cold")


def _within(program: Path, most: float, *options: str) -> str:
    """What was measured, in words; raises `CheckError` where it is over a limit every time."""
    for _ in range(TRIES - 1):
        with suppress(CheckError):
            return judged(_measured(program, *options), most)
    return judged(_measured(program, *options), most)


def _measured(program: Path, *options: str) -> dict[str, float]:
    command = [PYTHON, "-m", "tests.benchmarks.bench_start", program, "--json", "--rounds", ROUNDS]
    words = [str(word) for word in (*command, *options)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    require(done.returncode == 0, f"The benchmark failed: {done.stderr.strip()[-300:]}")
    found: dict[str, float] = json.loads(done.stdout)[str(program)]
    return found


def judged(measured: dict[str, float], most: float) -> str:
    """One line on a program as the benchmark measured it.

    Raises:
        CheckError: its start takes longer than `most` empty windows, or too much memory.
    """
    ratio, peak_mb = measured["ratio"], measured["peak_mib"] * 2**20 / 10**6
    said = (
        f"{ratio:.3f} of an empty window ({measured['lowest']:.2f} to {measured['highest']:.2f}, "
        f"{ROUNDS} pairs), peak {peak_mb:.1f} MB"
    )
    require(ratio <= most, f"{said}: more than {most} (is the machine idle otherwise?)")
    require(peak_mb <= MOST_PEAK_MB, f"{said}: more than {MOST_PEAK_MB:.0f} MB")
    return said
