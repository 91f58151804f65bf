"""Starts of programs on a display of their own: time, memory, and instructions counted."""

from __future__ import annotations

import os
import re
import shutil
import signal
import statistics
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from tests.benchmarks.screen import Screen, Seen

PASSED_ON = ("PATH", "LANG")
LONGEST_COUNTED_S = 180.0
COUNTED = re.compile(r"I\s+refs:\s+([\d,]+)")
KIB = 1024


class Program(NamedTuple):
    """A program, and what is waited for."""

    name: str
    command: tuple[str, ...]
    seen: Seen = Seen.PAINTED


class Start(NamedTuple):
    """One start: the time to what was waited for, the peak of the process, PSS of the tree."""

    milliseconds: float
    peak_mb: float
    pss_mb: float


class Ground(NamedTuple):
    """Where the programs start: a display, and a folder in which each has a home of its own."""

    screen: Screen
    display: str
    homes: Path

    def environment(self, program: Program) -> dict[str, str]:
        """A user's, without anything of the machine's; Chromium's sandbox does not go with root.

        Kiwix finds another Kiwix of its user, on whatever display, by the folder for what is
        temporary.
        """
        home = self.homes / re.sub(r"\W+", "-", program.name)
        running, temporary = home / "run", home / "tmp"
        for folder in (running, temporary):
            folder.mkdir(0o700, parents=True, exist_ok=True)
        return {
            **{name: os.environ[name] for name in PASSED_ON if name in os.environ},
            **({} if os.geteuid() else {"QTWEBENGINE_DISABLE_SANDBOX": "1"}),
            "HOME": str(home),
            "TMPDIR": str(temporary),
            "XDG_RUNTIME_DIR": str(running),
            "DISPLAY": self.display,
        }


def tree(process: int) -> list[int]:
    """A process with its children and theirs."""
    found = [process]
    for one in found:
        with suppress(OSError):
            for thread in Path(f"/proc/{one}/task").iterdir():
                found += map(int, (thread / "children").read_text("ascii").split())
    return found


def kib_of(file: Path, key: str) -> int:
    """A number of the kernel's own tables, 0 for a process that is gone."""
    with suppress(OSError):
        for row in file.read_text("utf-8").splitlines():
            if row.startswith(f"{key}:"):
                return int(row.split()[1])
    return 0


def memory(process: int) -> tuple[float, float]:
    """In MB: the peak of the process itself, and the proportional set size of its tree."""
    peak = kib_of(Path(f"/proc/{process}/status"), "VmHWM")
    pss = sum(kib_of(Path(f"/proc/{one}/smaps_rollup"), "Pss") for one in tree(process))
    return peak * KIB / 1e6, pss * KIB / 1e6


@contextmanager
def running(command: Sequence[str], environment: Mapping[str, str]) -> Iterator[int]:
    """A program that is ended, with all that it started, at the end."""
    process = subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process.pid
    finally:
        end_tree(process.pid)
        process.wait()


def end_tree(process: int) -> None:
    """End a process with all that it started."""
    for one in tree(process):
        with suppress(ProcessLookupError):
            os.kill(one, signal.SIGKILL)


def timed_start(program: Program, ground: Ground) -> Start:
    """Start a program, wait for what it is to show, and end it."""
    environment = ground.environment(program)
    ground.screen.wait_for(Seen.NOTHING)
    began = time.perf_counter()
    with running(program.command, environment) as process:
        ground.screen.wait_for(program.seen, process=process)
        took = time.perf_counter() - began
        return Start(took * 1000, *memory(process))


def forget() -> None:
    """Drop the page cache, so that the next start reads everything from the disk.

    Raises:
        OSError: only root may.
    """
    os.sync()
    Path("/proc/sys/vm/drop_caches").write_text("3", "ascii")


def pairs(
    programs: Sequence[Program], number: int, cold: bool, ground: Ground
) -> list[dict[str, Start]]:
    """Every program in turn, so many times; a first round, in which homes are made, counts not."""
    taken = []
    for _ in range(number + 1):
        one = {}
        for program in programs:
            if cold:
                forget()
            try:
                one[program.name] = timed_start(program, ground)
            except OSError as error:
                error.add_note(f"It was the start of: {program.name}.")
                raise
        taken.append(one)
    return taken[1:]


def measured(taken: list[dict[str, Start]], base: str) -> dict[str, dict[str, Any]]:
    """Of each program: ratio to the base (median of the pairs, lowest, highest), time, memory."""
    found = {}
    for name in taken[0]:
        starts = [one[name] for one in taken]
        ratios = [one[name].milliseconds / one[base].milliseconds for one in taken]
        found[name] = {
            "ratio": statistics.median(ratios),
            "lowest": min(ratios),
            "highest": max(ratios),
            "ms": statistics.median(start.milliseconds for start in starts),
            "peak_mb": statistics.median(start.peak_mb for start in starts),
            "highest_peak_mb": max(start.peak_mb for start in starts),
            "pss_mb": statistics.median(start.pss_mb for start in starts),
            "each_ms": [round(start.milliseconds, 2) for start in starts],
        }
    return found


def instructions(program: Program, ground: Ground) -> int:
    """How many instructions valgrind counts until the program shows what is waited for.

    It is ended there by a signal that no program here handles, on which valgrind says its count.
    What a program starts besides is not counted, and not the little that PyInstaller's loader
    does before it starts itself anew.

    Raises:
        LookupError: there is no valgrind here, or it gave no count.
        OSError: the program does not get there under valgrind.
    """
    valgrind = shutil.which("valgrind")
    if valgrind is None:
        raise LookupError("valgrind is not installed")
    command = (
        *(valgrind, "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"),
        *("--trace-children=yes", "--trace-children-skip=*QtWebEngineProcess"),
        *(f"--log-file={ground.homes}/%p.txt", *program.command),
    )
    ground.screen.wait_for(Seen.NOTHING)
    with running(command, ground.environment(program)) as process:
        ground.screen.wait_for(program.seen, LONGEST_COUNTED_S, process)
        os.kill(process, signal.SIGUSR1)
        os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)
    said = ground.homes / f"{process}.txt"
    counted = COUNTED.search(said.read_text("utf-8") if said.exists() else "")
    if counted is None:
        raise LookupError("valgrind gave no count")
    return int(counted[1].replace(",", ""))
