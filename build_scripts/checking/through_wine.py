"""Stands for the Windows program on Linux: started like it, it starts that one through Wine.

    python3 through_wine.py SETTINGS ARGUMENT ...

Paths in arguments and variables become those of Windows, and those in what the program says
become Linux's again, its line ends too. These two are the differences that the tests which run
through it do not see. It ends with the program, and takes it along where it is killed.
"""

from __future__ import annotations

import ctypes
import json
import os
import re
import selectors
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

PASSED_ON = "PLEX_IVIG_PASS_"
KEPT_BY_WINE = (
    *("HOME", "PATH", "PWD", "TEMP", "TMP", "QT_", "VK_", "XDG_SESSION_TYPE"),
    *("LOCALAPPDATA", "APPDATA", "USERPROFILE", "PROGRAMDATA"),
)
IN_JSON = re.compile(rb'Z:(\\\\[^\r\n"]*)')
OF_WINDOWS = re.compile(rb"Z:(\\[^\r\n\"'<>|:*?]*)")
# The platform of Qt, and where programs of Linux are.
OF_LINUX = ("PATH", "QT_QPA_PLATFORM")
DIES_WITH_ITS_PARENT = 1
SIGNALLED = 128
PAUSE_S, FOREVER = 0.05, 1e9


class Done(NamedTuple):
    """How a program ended, and what it said."""

    code: int
    out: bytes
    err: str


def windows_path(path: str) -> str:
    """How Windows programs name a file of Linux."""
    return "Z:" + path.replace("/", "\\")


def translated(word: str) -> str:
    """An argument for Windows: where it is a path, or ends in one after a sign, it is changed."""
    option, sign, value = word.partition("=")
    if sign and option.startswith("--") and _is_path(value):
        return f"{option}={windows_path(value)}"
    return windows_path(word) if _is_path(word) else word


def _is_path(word: str) -> bool:
    return word.startswith("/") and len(word) > 1


def linux_text(said: bytes) -> bytes:
    """What the program said, with line ends and paths of Linux."""
    lines = said.replace(b"\r\n", b"\n")
    lines = IN_JSON.sub(lambda found: found[1].replace(b"\\\\", b"/"), lines)
    return OF_WINDOWS.sub(lambda found: found[1].replace(b"\\", b"/"), lines)


def variables_of(
    given: Mapping[str, str], wine: Mapping[str, str], program: Mapping[str, str]
) -> dict[str, str]:
    """The variables for Wine, in which those for the program that it keeps for itself have a mark.

    Args:
        given: what the test wants the program to have.
        wine: what Wine itself needs.
        program: what the program has of Windows, such as its user's folders.
    """
    own = {name: translated(value) for name, value in given.items() if name not in OF_LINUX}
    passed = {
        f"{PASSED_ON}{name}" if name.startswith(KEPT_BY_WINE) else name: value
        for name, value in {**own, **program}.items()
    }
    return {**passed, **wine}


def folders_of_user(home: str) -> dict[str, str]:
    """The folders that Windows gives a user, below the home of a test."""
    local = f"{home}/AppData/Local"
    for folder in (local, f"{home}/AppData/Roaming", f"{home}/Temp"):
        Path(folder).mkdir(parents=True, exist_ok=True)
    places = {"LOCALAPPDATA": local, "APPDATA": f"{home}/AppData/Roaming", "USERPROFILE": home}
    places |= {"TEMP": f"{home}/Temp", "TMP": f"{home}/Temp"}
    return {name: windows_path(place) for name, place in places.items()}


def begin(
    settings: Mapping[str, Any],
    words: Sequence[str],
    given: Mapping[str, str],
    cwd: Path | None = None,
) -> subprocess.Popen[bytes]:
    """Start the program; its window is shown where there is a display."""
    home = given.get("HOME", settings["home"])
    display = {"DISPLAY": given["DISPLAY"]} if "DISPLAY" in given else {}
    program = settings["windowed" if display else "console"]
    return subprocess.Popen(
        [*settings["start"], program, *map(translated, words)],
        env=variables_of(given, {**settings["wine"], **display}, folders_of_user(home)),
        cwd=cwd,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=_die_with_parent,  # noqa: PLW1509, it calls the system alone
    )


def _die_with_parent() -> None:
    ctypes.CDLL(None).prctl(DIES_WITH_ITS_PARENT, signal.SIGKILL)


def listen(
    process: subprocess.Popen[bytes], hear: Callable[[int, bytes], bool], seconds: float = FOREVER
) -> bool:
    """Listen to a process until it has ended.

    Its end counts, not that of its pipes: services of Wine may keep these open.

    Args:
        hear: is told 1 or 2 for its output or errors, and a part of it, which is empty at the
            end; what it answers tells whether to go on listening there.

    Returns:
        Whether it ended in time.
    """
    limit = time.monotonic() + seconds
    with selectors.DefaultSelector() as pipes:
        for number, pipe in enumerate((process.stdout, process.stderr), 1):
            if pipe is not None:
                pipes.register(pipe, selectors.EVENT_READ, number)
        while time.monotonic() < limit:
            over = process.poll() is not None
            ready = pipes.select(0 if over else PAUSE_S)
            if over and not ready:
                return True
            for key, _ in ready:
                part = os.read(key.fd, 1 << 16)
                if not (hear(key.data, part) and part):
                    pipes.unregister(key.fileobj)
                    key.fileobj.close()  # type: ignore[union-attr]
    return False


def heard(process: subprocess.Popen[bytes], seconds: float) -> Done:
    """What a process that was started says until it ends, and how it does."""
    said = {1: bytearray(), 2: bytearray()}

    def hear(number: int, part: bytes) -> bool:
        said[number] += part
        return True

    if not listen(process, hear, seconds):
        process.kill()
        return Done(SIGNALLED, b"", f"did not end within {seconds:g} s")
    return Done(process.returncode, bytes(said[1]), said[2].decode("utf-8", "replace"))


class _HandedOn:
    """Hands on what the program says in whole lines, as Linux writes them."""

    def __init__(self) -> None:
        self._rests = {1: b"", 2: b""}

    def hear(self, number: int, part: bytes) -> bool:
        lines, end, rest = (self._rests[number] + part).rpartition(b"\n")
        self._rests[number] = rest if part else b""
        left = memoryview(linux_text(lines + end + (b"" if part else rest)))
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


def main(arguments: Sequence[str]) -> int:
    """Run the program as the settings say, and end as it did."""
    settings = json.loads(Path(arguments[0]).read_text("utf-8"))
    handed_on = _HandedOn()
    with begin(settings, arguments[1:], os.environ) as process:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda got, _: process.send_signal(got))
        listen(process, handed_on.hear)
        handed_on.end()
    code = process.returncode
    return code if code >= 0 else SIGNALLED - code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
