"""Stands for the Windows program on Linux: a file that, started, starts that one through Wine.

    SETTINGS ITSELF ARGUMENT ...

It ends as the program does, and takes it along where it is killed. What Windows has in place of
Linux's signals is done to the program: SIGTERM is the end of the user's session, SIGSTOP and
SIGCONT halt its threads and let them go on, SIGSEGV makes it read what is no memory of its own. It
has no terminal, so that SIGINT, which is a key of one, ends it by force.
"""

from __future__ import annotations

import ctypes
import fcntl
import json
import os
import re
import resource
import shlex
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from build_scripts.checking.through_wine import (
    ENDING_S,
    PAUSE_S,
    SIGNALLED,
    begin,
    linux_text,
    listen,
)
from build_scripts.system_packages import ROOT, WHERE_TOOLS_ARE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SCRIPT = (
    "import sys; sys.path.insert(0, {root!r}); "
    "from build_scripts.checking.stand_in import main; sys.exit(main(sys.argv[1:]))"
)
WINDOWED, CONSOLE = "windowed", "console"
# What the starter does at a letter: ends the session, crashes the program, halts it, lets it go on;
# that first, for what is halted hears nothing, and whoever looks may see late that it is no more.
LETTERS: dict[int, bytes] = {signal.SIGTERM: b"ge", signal.SIGSEGV: b"gx"}
HALT, GO_ON = b"h", b"g"
DIES_WITH_ITS_PARENT = 1
NOTE = ".running"
ERRORS = 2
# What Wine's own programs say beside it: of a disk whose name they may not know, and of a window
# that has gone. Had that been the program's own doing, it would have ended.
OF_WINE = re.compile(
    rb"^(wine: Read access denied for device|X Error of failed request:"
    rb"|  (Major opcode of failed request|Resource id in failed request):"
    rb"|  (Serial number of failed request|Current serial number in output stream):).*\r?\n",
    re.MULTILINE,
)
SOCKETS = Path("/tmp/.X11-unix")


def make_stand_in(file: Path, folder: Path, settings: Mapping[str, Any]) -> None:
    """Write the file.

    Args:
        file: beside it lie the programs that the settings name.
        folder: for what all who stand for programs of one prefix of Wine have to know.
        settings: how `through_wine` starts the program.
    """
    place = folder / f"{file.name}.json"
    place.write_text(json.dumps(settings), "utf-8")
    words = [sys.executable, "-IS", "-c", SCRIPT.format(root=str(ROOT)), str(place)]
    file.write_text(f'#!/bin/sh\nexec {shlex.join(words)} "$0" "$@"\n', "utf-8")
    file.chmod(0o755)


def main(arguments: Sequence[str]) -> int:
    """Run the program as the settings say, and end as it did."""
    _fill_streams()
    file, itself, *words = arguments
    settings = json.loads(Path(file).read_text("utf-8"))
    folder, place = Path(file).parent, Path(itself).resolve().parent
    settings |= {kind: _beside(settings[kind], place) for kind in (WINDOWED, CONSOLE)}
    given = dict(os.environ)
    wait_for_the_killed(folder)
    with _room():
        settings["wine"] |= _display(folder, settings["wine"], given)
    handed_on = _HandedOn()
    with begin(settings, words, given) as process, _noted(folder, process.pid):
        _carry_signals(process)
        listen(process, handed_on.hear)
        handed_on.end()
    return _as_it_ended(process.returncode)


def _fill_streams() -> None:
    """Whoever starts this without one of its streams must not get another file in its place."""
    for number in (0, 1, 2):
        with suppress(OSError):
            os.fstat(number)
            continue
        os.open(os.devnull, os.O_RDWR)


def _beside(program: str, place: Path) -> str:
    return program if "\\" in program else "Z:" + str(place / program).replace("/", "\\")


@contextmanager
def _room() -> Iterator[None]:
    """A limit for files is the program's, and not that of Wine's services."""
    given = resource.getrlimit(resource.RLIMIT_FSIZE)
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, given)


@contextmanager
def _noted(folder: Path, starter: int) -> Iterator[None]:
    """Meanwhile a file tells which process ends later than this one, should this be killed."""
    note = folder / f"{os.getpid()}{NOTE}"
    with suppress(OSError):
        note.write_text(str(starter), "ascii")
    yield
    note.unlink(missing_ok=True)


def wait_for_the_killed(folder: Path) -> None:
    """Whoever kills a program on Linux can start the next one without meeting it."""
    limit = time.monotonic() + ENDING_S
    for note in folder.glob(f"*{NOTE}"):
        with suppress(OSError, ValueError):
            stand_in, starter = int(note.name.removesuffix(NOTE)), int(note.read_text("ascii"))
            while not _runs(stand_in) and _runs(starter) and time.monotonic() < limit:
                time.sleep(PAUSE_S)
            if not _runs(stand_in):
                note.unlink(missing_ok=True)


def _runs(process: int) -> bool:
    try:
        return _state_of(process) not in "ZX"
    except OSError:
        return False


def _carry_signals(process: subprocess.Popen[bytes]) -> None:
    if process.stdin is None:
        raise TypeError("the starter hears nothing")
    letters = process.stdin.fileno()
    for number in LETTERS:
        signal.signal(number, lambda got, _: _write(letters, LETTERS[got]))
    _watch_halts(process, letters)


def _write(letters: int, letter: bytes) -> None:
    with suppress(BrokenPipeError):
        os.write(letters, letter)


def _watch_halts(process: subprocess.Popen[bytes], letters: int) -> None:
    """Nobody can hear that they are halted: a child looks, which ends with its parent."""
    parent = os.getpid()
    if os.fork():
        return
    ctypes.CDLL(None).prctl(DIES_WITH_ITS_PARENT, signal.SIGKILL)
    for pipe in (process.stdout, process.stderr):
        if pipe is not None:
            os.close(pipe.fileno())
    for number in (0, 1, 2):
        with suppress(OSError):
            os.close(number)
    halted = False
    while os.getppid() == parent:
        before, halted = halted, _state_of(parent) == "T"
        if halted != before:
            _write(letters, HALT if halted else GO_ON)
        time.sleep(PAUSE_S)
    os._exit(0)


def _state_of(process: int) -> str:
    return Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0]


def _as_it_ended(code: int) -> int:
    """The exit code, or the end by a signal that stands for how the program ended."""
    number = -code if code < 0 else code - SIGNALLED
    if number in signal.valid_signals():
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
    return code


def _display(place: Path, wine: Mapping[str, str], given: Mapping[str, str]) -> dict[str, str]:
    """The display for Wine's desktop, which stays on the one that it began on.

    For a window on another one all of Wine begins anew. What shows none uses what there is.
    """
    with (place / "display.lock").open("a+", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        lock.seek(0)
        name, _, known = lock.read().partition(" ")
        if "DISPLAY" not in given:
            return {"DISPLAY": name} if name and _made(name) == known else {}
        wanted = given["DISPLAY"]
        if (name, known) != (wanted, _made(wanted)):
            for option in ("-k", "-w", "-p"):
                _server(option, wine)
            lock.truncate(0)
            lock.write(f"{wanted} {_made(wanted)}")
    return {"DISPLAY": wanted}


def _made(display: str) -> str:
    """What tells a display from an earlier one of its name."""
    socket = SOCKETS / f"X{display.rpartition(':')[2].partition('.')[0]}"
    try:
        found = socket.stat()
    except OSError:
        return ""
    return f"{found.st_ino}-{found.st_mtime_ns}"


def _server(option: str, variables: Mapping[str, str]) -> None:
    tool = shutil.which("wineserver", path=WHERE_TOOLS_ARE)
    nothing = subprocess.DEVNULL
    subprocess.run(
        [str(tool), option],
        env=variables,
        stdin=nothing,
        stdout=nothing,
        stderr=nothing,
        check=False,
    )


class _HandedOn:
    """Hands on what the program says in whole lines, as Linux writes them."""

    def __init__(self) -> None:
        self._rests = {1: b"", 2: b""}

    def hear(self, number: int, part: bytes) -> bool:
        lines, end, rest = (self._rests[number] + part).rpartition(b"\n")
        self._rests[number] = rest if part else b""
        said = lines + end + (b"" if part else rest)
        left = memoryview(linux_text(OF_WINE.sub(b"", said) if number == ERRORS else said))
        try:
            while left:
                left = left[os.write(number, left) :]
        except OSError:
            self._rests[number] = b""
            return False  # nobody reads it: the program is told by its closed pipe
        return True

    def end(self) -> None:
        for number in self._rests:
            self.hear(number, b"")
