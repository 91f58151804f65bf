"""From the start of a process to its painted, filled window, side by side in one run.

Against an empty PySide6 window from source and a frozen one, and against Zeal, GoldenDict and
Kiwix where they are installed; what one of these shows at its first start counts as its window.
`build_scripts/checking/start.py` calls it by itself:

    python -m tests.benchmarks.bench_start PROGRAM [PROGRAM ...] [--rounds 21] [--cold]
        [--python PYTHON [--packages FOLDER]]
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from build_scripts.checking.start import MOST_PEAK_MB, lay_packages
from build_scripts.system_packages import say
from tests.benchmarks.frame import HERE, Options, Row, at_most, not_measured
from tests.benchmarks.frozen import empty_window, interpreter
from tests.benchmarks.screen import Screen, Seen
from tests.benchmarks.starts import (
    Ground,
    Program,
    forget,
    instructions,
    measured,
    pairs,
    timed_start,
)
from tests.e2e.display import running_display

OURS, FROM_SOURCE, FROZEN = "our program", "empty window from source", "frozen empty window"
PEERS = {"Zeal": "zeal", "GoldenDict": "goldendict", "Kiwix": "kiwix-desktop"}
MOST_WARM, MOST_COLD, PEERS_AT_LEAST = 1.10, 0.9, 2.0


def from_source(python: str | Path, packages: str | Path = "") -> Program:
    """The empty window, run by a Python, with PySide6 from a folder if one is named."""
    where = f"import sys; sys.path.insert(0, {str(packages)!r})\n" if packages else ""
    text = (HERE / "empty_window.py").read_text("utf-8")
    return Program(FROM_SOURCE, (str(python), "-B", "-c", where + text))


@contextmanager
def ground() -> Iterator[Ground]:
    """A display with nothing on it, and homes with nothing in them."""
    with running_display() as display, tempfile.TemporaryDirectory() as homes:
        yield Ground(Screen(display.name), display.name, Path(homes))


def every_program(options: Options) -> list[Program]:
    """Both empty windows, ours, and the peers that are installed."""
    packages = options.build / "plain"
    lay_packages(interpreter(options.build), packages)
    peers = {name: shutil.which(command) for name, command in PEERS.items()}
    return [
        from_source(interpreter(options.build), packages),
        Program(FROZEN, (str(empty_window(options)),)),
        Program(OURS, (str(options.program),), Seen.FILLED),
        *(Program(name, (command,)) for name, command in peers.items() if command),
    ]


def measure(options: Options) -> dict[str, object]:
    """Warm, cold where it can be, and counted."""
    with ground() as place:
        programs = [one for one in every_program(options) if can_be_measured(one, place)]
        warm = measured(pairs(programs, options.number(31, 2), False, place), FROM_SOURCE)
        return {
            "peers": {name: debian_version(name.lower()) for name in PEERS},
            "warm": warm,
            "cold": cold(programs, options.number(11, 1), place),
            "instructions": {
                one.name: counted(one, place)
                for one in programs
                if not (options.quick and one.name in PEERS)
            },
        }


def can_be_measured(program: Program, place: Ground) -> bool:
    """Whether a peer starts here at all; ours has to."""
    if program.name in PEERS:
        try:
            timed_start(program, place)
        except OSError as error:
            say(f"{program.name} is not measured: {error}")
            return False
    return True


def debian_version(package: str) -> str:
    """The version of a package; nothing where it or dpkg is not installed."""
    asked = ("dpkg-query", "--show", "--showformat=${Version}", package)
    try:
        return subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return ""


def cold(programs: Sequence[Program], number: int, place: Ground) -> dict[str, Any]:
    """The same with everything on the disk; or why not."""
    try:
        forget()
    except OSError:
        return {"error": "only root can drop the page cache"}
    return measured(pairs(programs, number, True, place), FROM_SOURCE)


def counted(program: Program, place: Ground) -> int | str:
    """The instructions until the window, the same to a thousandth; or why there is no count."""
    try:
        return instructions(program, place)
    except (LookupError, OSError) as error:
        return str(error)


def rows(found: Mapping[str, Any]) -> list[Row]:
    """Ratios, memory and instructions, each with its goal."""
    warm, cold = found["warm"], found["cold"]
    pss = {name: f"{of['pss_mb']:.0f} MB" for name, of in warm.items()}
    return [
        against_empty("warm", warm, MOST_WARM),
        against_empty("cold", cold, MOST_COLD),
        against_peers("warm", warm),
        against_peers("cold", cold),
        at_most("peak memory of the process", warm[OURS]["peak_mb"], MOST_PEAK_MB, "MB", 1),
        Row("PSS of all its processes", f"{pss[OURS]} ({others(pss)})"),
        counted_row(found["instructions"]),
    ]


def ratio(found: Mapping[str, Any], name: str, base: str) -> float:
    """The median of the pairs."""
    pairs_of = zip(found[name]["each_ms"], found[base]["each_ms"], strict=True)
    return float(statistics.median(one / other for one, other in pairs_of))


def others(told: Mapping[str, str]) -> str:
    """What is told of all but ours."""
    return "; ".join(f"{name} {text}" for name, text in told.items() if name != OURS)


def against_empty(how: str, found: Mapping[str, Any], most: float) -> Row:
    """The start as a ratio to both empty windows."""
    what = f"{how} start, of an {FROM_SOURCE}"
    if "error" in found:
        return not_measured(what, found["error"], f"at most {most:g}")
    row = at_most(what, ratio(found, OURS, FROM_SOURCE), most)
    times = f"{found[OURS]['ms']:.0f} of {found[FROM_SOURCE]['ms']:.0f} ms"
    frozen = f"{ratio(found, OURS, FROZEN):.2f} of a {FROZEN}"
    return row._replace(measured=f"{row.measured} ({times}; {frozen})")


def against_peers(how: str, found: Mapping[str, Any]) -> Row:
    """How many times as long the peers take until any window is there."""
    what, goal = f"{how} start of peers, of ours", f"each at least {PEERS_AT_LEAST:g}"
    if "error" in found:
        return not_measured(what, found["error"], goal)
    times = {name: ratio(found, name, OURS) for name in PEERS if name in found}
    told = [
        f"{name} {times[name]:.2f}" if name in times else f"{name} not measured" for name in PEERS
    ]
    met = None if len(times) < len(PEERS) else min(times.values()) >= PEERS_AT_LEAST
    return Row(what, "; ".join(told), goal, met)


def counted_row(counts: Mapping[str, int | str]) -> Row:
    """Instructions as a ratio to the empty window from source."""
    what = f"instructions until then, of an {FROM_SOURCE}"
    ours, base = counts[OURS], counts[FROM_SOURCE]
    if isinstance(ours, str) or isinstance(base, str):
        return not_measured(what, ours if isinstance(ours, str) else str(base))
    told = {
        name: f"not measured: {count}" if isinstance(count, str) else f"{count / 1e6:,.0f} million"
        for name, count in counts.items()
    }
    return Row(what, f"{ours / base:.2f} ({told[OURS]}; {others(told)})")


def report(found: Mapping[str, Mapping[str, float]]) -> None:
    """What was measured, for a terminal."""
    print(f"{'program':44}{'ratio':>7}{'lowest':>8}{'highest':>9}{'ms':>8}{'peak MB':>9}{'PSS':>7}")
    for name, of in found.items():
        ratios = f"{of['ratio']:7.3f}{of['lowest']:8.3f}{of['highest']:9.3f}"
        print(f"{name[-43:]:44}{ratios}{of['ms']:8.1f}{of['peak_mb']:9.1f}{of['pss_mb']:7.1f}")


def main() -> None:
    """Measure programs of ours against the empty window from source."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("program", nargs="+")
    parser.add_argument("--rounds", type=int, default=21)
    parser.add_argument("--cold", action="store_true")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--python", default=sys.executable, help="runs the empty window")
    parser.add_argument("--packages", default="", help="a folder with the PySide6 that it uses")
    asked = parser.parse_args()
    programs = [
        from_source(asked.python, asked.packages),
        *(Program(name, (name,), Seen.FILLED) for name in asked.program),
    ]
    with ground() as place:
        found = measured(pairs(programs, asked.rounds, asked.cold, place), FROM_SOURCE)
    print(json.dumps(found)) if asked.json else report(found)


if __name__ == "__main__":
    main()
