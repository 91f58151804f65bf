"""The tests of the frozen program where there is no network, and with every socket call judged."""

from __future__ import annotations

import errno
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from build_scripts.bootstrap import FROZEN_TESTS, PYTHON, ensure_environment
from build_scripts.checking.network import socket_problems
from build_scripts.checking.results import Options, Result, attempt, require
from build_scripts.checking.traces import Start, starts_in
from build_scripts.system_packages import ROOT

PYTEST = ("-m", "pytest", "-q", "-n", "2", "-p", "no:cacheprovider", "--tb=short")
ALL_PASSED = re.compile(r"(\d+) passed in [\d.]+s")
LINES_TOLD = 30
# It counts by strace and valgrind, which cannot be traced themselves; what it starts is what the
# others start, and without an interface it is run as they are.
NOT_TRACED = ("--ignore=tests/frozen/test_counted_work.py",)
MODULE = "build_scripts.checking.offline"
SOME_PORT = 631
CALLS = "trace=%network,execve,clone,clone3,fork,vfork,io_uring_setup"
STRACE = ("strace", "-f", "-q", "-v", "-s", "400", "--seccomp-bpf", "-e", CALLS)
TEST, SESSION = "PYTEST_CURRENT_TEST", "XDG_RUNTIME_DIR"
PRINTING = "tests/e2e/test_printing.py::"
ADDRESS = re.compile(r'sa_family=AF_UNIX, sun_path=@?"([^"]+)"')
OWN_END = "{sa_family=AF_UNIX}"  # it has no name
NAME_SERVICE = re.compile(r"(/var)?/run/nscd/socket")
NEVER = ("bind(", "listen(", "accept(", "accept4(", "io_uring_setup(")
DISPLAY_SOCKET = "/tmp/.X11-unix/X"
X_PORT = 6000


class Besides(NamedTuple):
    """A socket beyond those that are agreed; where a test does not open it, that is an error."""

    test: str
    display: str
    reason: str

    @property
    def seen(self) -> re.Pattern[str]:
        """The lines of a trace that are allowed."""
        port = (X_PORT + int(self.display.removeprefix(":"))) % 2**16
        address = rf'sin_port=htons\({port}\), sin_addr=inet_addr\("127\.0\.0\.1"\)'
        return re.compile(rf"socket\(AF_INET6?, SOCK_STREAM|connect\(.*{address}")


BESIDES = (
    Besides(
        "tests/e2e/test_no_display.py::test_a_display_that_cannot_be_reached_is_named[:65000]",
        ":65000",
        "libxcb asks 127.0.0.1 for a display of this computer that has no socket of its own",
    ),
)


def check_offline(folder: Path, options: Options) -> list[Result]:
    """Run all tests of the program twice; `options` is there for all checks."""
    ensure_environment()
    return [
        attempt("offline: without an interface", lambda: without_interface(folder)),
        attempt("offline: every start traced", lambda: every_start_traced(folder)),
    ]


def without_interface(folder: Path) -> str:
    """All tests in a namespace in which nothing is up, not even the way to this computer."""
    number = _passed(folder, [*_unshared(), str(PYTHON), "-m", MODULE])
    return f"{number} tests passed with no interface up, none left out, no exception"


def every_start_traced(folder: Path) -> str:
    """All tests with everybody under strace, and what the program did with sockets judged."""
    require(shutil.which("strace") is not None, "strace is missing; install the package strace")
    with tempfile.TemporaryDirectory(prefix="plex-ivig-") as place:
        trace = Path(place, "trace")
        number = _passed(folder, [*STRACE, "-o", str(trace)], *NOT_TRACED)
        with trace.open(encoding="utf-8", errors="replace") as lines:
            starts = starts_in(lines)
    require(len(starts) >= number // 2, f"{len(starts)} starts are too few for {number} tests.")
    return f"{number} tests passed; {judged(starts)}"


def _unshared() -> list[str]:
    if os.geteuid() == 0:
        return ["unshare", "--net"]
    return ["unshare", "--user", "--map-current-user", "--net"]


def _passed(folder: Path, before: list[str], *options: str) -> int:
    """How many tests passed; none may be left out."""
    variables = {**os.environ, "PLEX_IVIG_PROGRAM": str(folder / "plex-ivig")}
    words = [*before, str(PYTHON), *PYTEST, *options, *FROZEN_TESTS]
    done = subprocess.run(
        words, cwd=ROOT, env=variables, capture_output=True, text=True, check=False
    )
    lines = (done.stdout + done.stderr).strip().splitlines()
    passed = next(filter(None, map(ALL_PASSED.match, reversed(lines))), None)
    require(done.returncode == 0 and passed is not None, "\n      ".join(lines[-LINES_TOLD:]))
    return int(passed[1]) if passed else 0


def judged(starts: Iterable[Start], besides: Iterable[Besides] = BESIDES) -> str:
    """Which sockets these starts used.

    Raises:
        CheckError: one that is not agreed, or one that is listed as besides was not used.
    """
    number, calls, kinds, problems = 0, 0, Counter[str](), []
    left = {entry.display: entry for entry in besides}
    for start in starts:
        number += 1
        calls += len(start.calls)
        entry = left.get(start.variables.get("DISPLAY", ""))
        rest = []
        for line in start.calls:
            kind = kind_of(line, start)
            if kind:
                kinds[kind] += "connect(" in line
            elif entry is not None and entry.seen.search(line):
                kinds[f"besides ({entry.reason})"] += "connect(" in line
            else:
                rest.append(line)
        problems += [f"{_named(start)}: {line}" for line in _problems(rest)]
    require(not problems, "\n      ".join(problems[:LINES_TOLD]))
    unused = [it.test for it in left.values() if not kinds[f"besides ({it.reason})"]]
    require(not unused, f"listed as besides, but opens nothing more: {', '.join(unused)}")
    told = ", ".join(f"{count} to {kind}" for kind, count in kinds.most_common())
    return f"{number} starts, {calls} socket calls; connections: {told}; none for the hand-over"


def kind_of(line: str, start: Start) -> str:
    """What an address is that a start was told of or may ask; empty for any other."""
    found = ADDRESS.search(line)
    if found is None or line.startswith(NEVER):
        return ""
    address, told = found[1], start.variables
    if address in _displays(told):
        return "the display"
    if address in _buses(told) or address.startswith(f"{told.get(SESSION)}/at-spi/bus"):
        return "a message bus"
    if NAME_SERVICE.fullmatch(address):
        return "the C library's cache of users, which is not there"
    if address == told.get("CUPS_SERVER") and PRINTING in told.get(TEST, ""):
        return "the print service, in tests that press Print"
    return ""


def _displays(told: dict[str, str]) -> tuple[str, str]:
    number = told.get("DISPLAY", "").partition(":")[2].partition(".")[0]
    wayland = Path(told.get(SESSION, "/nonexistent"), told.get("WAYLAND_DISPLAY", ""))
    return f"{DISPLAY_SOCKET}{number}", str(wayland)


def _buses(told: dict[str, str]) -> Iterator[str]:
    for name in ("DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS"):
        for part in re.split("[;,]", told.get(name, "")):
            yield part.removeprefix("unix:").removeprefix("path=")
    yield f"{told.get(SESSION)}/bus"


def _problems(lines: list[str]) -> list[str]:
    """What neither the display, the bus nor the print service is, whatever is on this computer."""
    lines = [it for it in lines if OWN_END not in it or it.startswith(NEVER)]
    strange = [line for line in lines if line.startswith(NEVER) or "sa_family=" in line]
    return [*strange, *(it for it in socket_problems("\n".join(lines)) if it not in strange)]


def _named(start: Start) -> str:
    return start.variables.get(TEST, start.path)


def run_alone(words: Sequence[str]) -> str:
    """Go on with a command, in a namespace that is as bare as is claimed; tells why not."""
    names = [name for _, name in socket.if_nameindex()]
    with socket.socket() as trial:
        answer = trial.connect_ex(("127.0.0.1", SOME_PORT))
    problem = company(names, answer)
    if not problem:
        os.execv(words[0], list(words))
    return problem


def company(names: Collection[str], answer: int) -> str:
    """What is wrong with a namespace; empty where it has no interface, and none that is up.

    Args:
        names: the interfaces; the loopback is always there.
        answer: the error of a call to this computer itself.
    """
    if set(names) <= {"lo"} and answer == errno.ENETUNREACH:
        return ""
    return f"This is no namespace without a network: {', '.join(names)}; {os.strerror(answer)}."


if __name__ == "__main__":
    sys.exit(run_alone(sys.argv[1:]))
