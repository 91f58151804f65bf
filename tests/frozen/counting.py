"""Counts the work of a start of the frozen program until its window is painted."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.e2e.display import Display
from tests.e2e.program import environment
from tests.frozen.probing import INSIDE, Probe

OWN = "/_internal/"
# Qt chooses by what the processor can do; by this it does not see what not every one can.
OLD_PROCESSOR = "sse4.2 avx avx2 f16c fma bmi bmi2"
OF_A_FILE = ("read", "pread64", "preadv2", "fadvise64")
FILE_CALLS = f"trace=%file,{','.join(OF_A_FILE)}"
_PATH = re.compile(r'"([^"]*)"')
_GOT = re.compile(r"= \d+<([^>]*)>")
_OF_FILE = re.compile(r"\w+\(\d+<([^>]*)>")
_BYTES = re.compile(r"= (\d+)$")
_GOES_ON = re.compile(r"<\.\.\. (\w+) resumed>")


class Files(NamedTuple):
    """What a start does with the program's own files."""

    opened: int
    looked_for: int
    bytes_read: int


class Things(NamedTuple):
    """What there is when the window is painted."""

    widgets: int
    modules: int
    libraries: int


def things(probe: Probe, display: Display) -> Things:
    """Start the program and ask it."""
    return Things(*map(int, until_painted(probe, display, (), "telling").split()))


def until_painted(probe: Probe, display: Display, tool: Sequence[str], *options: str) -> str:
    """Start the program by a tool; what it says."""
    variables = environment(
        probe.home, DISPLAY=display.name, TZ="UTC0", QT_NO_CPU_FEATURE=OLD_PROCESSOR
    )
    done = subprocess.run(
        [*tool, *probe.command(INSIDE / "painted.py", *options)],
        env=variables,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def instructions(probe: Probe, display: Display, folder: Path) -> Counter[str]:
    """The instructions that the processor is given, for each of the program's own files."""
    told = folder / "callgrind"
    plain = ("--dump-line=no", "--compress-pos=no", f"--callgrind-out-file={told}")
    tool = ("valgrind", "-q", "--tool=callgrind", "--trace-children=yes", *plain)
    until_painted(probe, display, tool)
    with told.open(encoding="utf-8", errors="replace") as lines:
        every = instructions_in(lines)
    own = {name: number for name, number in every.items() if OWN in name}
    return Counter({name.rpartition(OWN)[2]: number for name, number in own.items()})


def instructions_in(lines: Iterable[str]) -> Counter[str]:
    """Sum up what callgrind wrote: the instructions of each library."""
    names, found, of_a_call, current = dict[str, str](), Counter[str](), False, ""
    for line in lines:
        if line.startswith(("ob=", "cob=")):
            short, _, name = line.partition("=")[2].strip().partition(" ")
            names.setdefault(short, name)
            current = names[short] if line.startswith("ob=") else current
        elif line.startswith("calls="):
            of_a_call = True
        elif line[:1].isdigit():
            if not of_a_call:
                found[current] += int(line.split()[1])
            of_a_call = False
    return found


def files(probe: Probe, display: Display, folder: Path) -> Files:
    """What a start does with files once it is in memory, where it need not be read ahead."""
    trace = folder / "files"
    tool = ("strace", "-f", "-q", "-y", "-s", "400", "--seccomp-bpf", "-e", FILE_CALLS)
    until_painted(probe, display, [*tool, "-e", "signal=none", "-o", str(trace)])
    with trace.open(encoding="utf-8", errors="replace") as lines:
        return files_in(lines, str(probe.executable))


def files_in(lines: Iterable[str], executable: str) -> Files:
    """Count in a trace what concerns the program's own files, but not that they are read ahead."""
    counted, ahead = Counter[str](), set[str]()
    for call in whole_calls(lines):
        name, got = call.partition("(")[0], _GOT.search(call)
        path = got or (_OF_FILE if name in OF_A_FILE else _PATH).search(call)
        if path is None or (OWN not in path[1] and path[1] != executable):
            continue
        if name == "fadvise64":
            ahead.add(path[1])
        elif name in OF_A_FILE:
            size = _BYTES.search(call)
            counted["read"] += int(size[1]) if size else 0
        else:
            counted["opened" if got else "looked for"] += 1
    return Files(counted["opened"] - len(ahead), counted["looked for"], counted["read"])


def whole_calls(lines: Iterable[str]) -> Iterator[str]:
    """The system calls of a trace, those that were interrupted by others put together."""
    begun: dict[tuple[str, str], str] = {}
    for line in lines:
        process, _, call = line.strip().partition(" ")
        call = call.strip()
        goes_on = _GOES_ON.match(call)
        if call.endswith("<unfinished ...>"):
            begun[process, call.partition("(")[0]] = call.removesuffix("<unfinished ...>")
        elif goes_on:
            yield begun.pop((process, goes_on[1]), "") + call[goes_on.end() :]
        elif "(" in call:
            yield call
