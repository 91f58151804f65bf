"""Starts the Windows program through Wine as programs are started on Linux, and listens to it.

Paths in arguments and variables become those of Windows, and `linux_text` makes those in what the
program says Linux's again, its line ends too. What starts it (`windows/stubs/starter.c`) hears
letters; when nobody can write any more, it ends the program.
"""

from __future__ import annotations

import os
import re
import selectors
import subprocess
import time
from contextlib import suppress
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
SIGNALLED = 128
PAUSE_S, FOREVER, ENDING_S = 0.05, 1e9, 20


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


def folders_of_user(home: str, scratch: str = "") -> dict[str, str]:
    """The folders that Windows gives a user, below the home of a test, as far as they can be made.

    Args:
        scratch: the folder for temporary files, where it is elsewhere.
    """
    local, scratch = f"{home}/AppData/Local", scratch or f"{home}/Temp"
    for folder in (local, f"{home}/AppData/Roaming", scratch):
        with suppress(OSError):
            Path(folder).mkdir(parents=True, exist_ok=True)
    places = {"LOCALAPPDATA": local, "APPDATA": f"{home}/AppData/Roaming", "USERPROFILE": home}
    places |= dict.fromkeys(("TEMP", "TMP"), scratch)
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
        env=variables_of(
            given, {**settings["wine"], **display}, folders_of_user(home, given.get("TMPDIR", ""))
        ),
        cwd=cwd,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        restore_signals=False,  # a limit for files is then told, as a full disk is on Windows
    )


def end(process: subprocess.Popen[bytes]) -> None:
    """End the program by force, and what started it with it."""
    if process.stdin is not None:
        process.stdin.close()
    try:
        process.wait(ENDING_S)
    except subprocess.TimeoutExpired:
        process.kill()


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
        end(process)
        return Done(SIGNALLED, b"", f"did not end within {seconds:g} s")
    return Done(process.returncode, bytes(said[1]), said[2].decode("utf-8", "replace"))
