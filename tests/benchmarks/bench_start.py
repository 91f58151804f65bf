"""From the start of a process to its painted window, as ratios taken pair by pair in one run.

    python -m tests.benchmarks.bench_start PROGRAM [PROGRAM ...] [--rounds 21] [--cold]
        [--python PYTHON [--packages FOLDER]]

Every program is started in turn with an empty PySide6 window run from source; one probe serves
them all: it looks from outside, on a display of its own, for the first painted pixel.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.e2e.display import running_display

EMPTY_WINDOW = """
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
window = QWidget()
window.resize(1366, 768)
window.show()
application.exec()
"""
PLACE = (700, 300)
LONGEST_S = 30.0
LOOK_EVERY_S = 0.003


class Start(NamedTuple):
    milliseconds: float
    peak_mib: float


class Screen:
    """The pixels of a display, read from outside."""

    def __init__(self, name: str) -> None:
        self._x11 = ctypes.CDLL("libX11.so.6")
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._x11.XDefaultRootWindow.restype = ctypes.c_ulong
        self._x11.XGetImage.restype = ctypes.c_void_p
        self._x11.XGetPixel.restype = ctypes.c_ulong
        self._display = ctypes.c_void_p(self._x11.XOpenDisplay(name.encode()))
        self._root = ctypes.c_ulong(self._x11.XDefaultRootWindow(self._display))
        self.background = self.pixel()

    def pixel(self) -> int:
        image = ctypes.c_void_p(
            self._x11.XGetImage(
                self._display, self._root, *PLACE, 1, 1, ctypes.c_ulong(0xFFFFFFFF), 2
            )
        )
        colour = int(self._x11.XGetPixel(image, 0, 0))
        self._x11.XDestroyImage(image)
        return colour

    def wait_for(self, painted: bool) -> None:
        until = time.monotonic() + LONGEST_S
        while (self.pixel() != self.background) is not painted:
            if time.monotonic() > until:
                raise TimeoutError("no window was painted" if painted else "the window stayed")
            time.sleep(LOOK_EVERY_S)


def peak_mib(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text("utf-8")
    line = next(row for row in status.splitlines() if row.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def timed_start(command: Sequence[str], screen: Screen, environment: dict[str, str]) -> Start:
    screen.wait_for(painted=False)
    began = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    try:
        screen.wait_for(painted=True)
        took = time.perf_counter() - began
        return Start(took * 1000, peak_mib(process.pid))
    finally:
        process.kill()
        process.wait()


def forget() -> None:
    """Drop the page cache, so that the next start reads everything from the disk."""
    os.sync()
    try:
        Path("/proc/sys/vm/drop_caches").write_text("3", "ascii")
    except OSError as error:
        raise SystemExit(f"A cold start is measured as root only: {error}") from None


def rounds(
    commands: dict[str, list[str]], number: int, cold: bool, screen: Screen, home: Path
) -> Iterator[dict[str, Start]]:
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "LANG"}}
    environment = {**kept, "HOME": str(home), "DISPLAY": os.environ["BENCH_DISPLAY"]}
    for _ in range(number):
        taken = {}
        for name, command in commands.items():
            if cold:
                forget()
            taken[name] = timed_start(command, screen, environment)
        yield taken


def measured(taken: list[dict[str, Start]], base: str) -> dict[str, dict[str, float]]:
    """Of each program: ratio to the base (median of the pairs, lowest, highest), time, memory."""
    found = {}
    for name in taken[0]:
        ratios = [one[name].milliseconds / one[base].milliseconds for one in taken]
        found[name] = {
            "ratio": statistics.median(ratios),
            "lowest": min(ratios),
            "highest": max(ratios),
            "ms": statistics.median(one[name].milliseconds for one in taken),
            "peak_mib": statistics.median(one[name].peak_mib for one in taken),
            "highest_mib": max(one[name].peak_mib for one in taken),
        }
    return found


def report(found: dict[str, dict[str, float]]) -> None:
    print(
        f"{'program':44}{'ratio':>7}{'lowest':>8}{'highest':>9}{'ms':>8}{'peak MiB':>10}{'to':>6}"
    )
    for name, of in found.items():
        ratios = f"{of['ratio']:7.3f}{of['lowest']:8.3f}{of['highest']:9.3f}"
        memory = f"{of['peak_mib']:10.1f}{of['highest_mib']:6.1f}"
        print(f"{name[-43:]:44}{ratios}{of['ms']:8.1f}{memory}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("program", nargs="+")
    parser.add_argument("--rounds", type=int, default=21)
    parser.add_argument("--cold", action="store_true")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--python", default=sys.executable, help="runs the empty window")
    parser.add_argument("--packages", default="", help="a folder with the PySide6 that it uses")
    arguments = parser.parse_args()
    base = "empty window, from source"
    where = f"import sys; sys.path.insert(0, {arguments.packages!r})" if arguments.packages else ""
    commands = {base: [arguments.python, "-B", "-c", f"{where}\n{EMPTY_WINDOW}"]}
    commands |= {program: [program] for program in arguments.program}
    with running_display() as display, tempfile.TemporaryDirectory() as home:
        os.environ["BENCH_DISPLAY"] = display.name
        screen = Screen(display.name)
        every = list(rounds(commands, arguments.rounds + 1, arguments.cold, screen, Path(home)))
    found = measured(every[1:], base)
    if arguments.json:
        print(json.dumps(found))
    else:
        report(found)


if __name__ == "__main__":
    main()
