"""Runs the program, and looks at how it ended and what it said."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.checking.results import CheckError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

TIME_LIMIT_S = 120
ORDINARY_USER = 1000
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
TEXT_COMMANDS = (
    *("list", "show mmn", "search myositis", "overview", "therapies", "sources"),
    *("bundle check", "bundle info", "licences"),
    *("export mmn --text -", "export overview --csv -", "export all --html -"),
)
PICTURE_OPTIONS = ("--condition", "mmn", "--page", "compare")
SIGNALLED = 128
MOST_TOLD = 240


class Done(NamedTuple):
    """A process that has ended."""

    code: int
    out: bytes
    err: str

    def told(self) -> str:
        """Exit code and error output, for a message."""
        said = " | ".join(self.err.split("\n")).strip(" |") or "nothing on stderr"
        return f"exit code {self.code}, {said[:MOST_TOLD]}"


def run(
    command: Sequence[str | Path],
    variables: Mapping[str, str],
    cwd: Path = Path("/"),
    user: int | None = None,
) -> Done:
    """Run a command to its end, with just these variables, as root or as another user."""
    with start(command, variables, cwd, user) as process:
        try:
            out, err = process.communicate(timeout=TIME_LIMIT_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            return Done(SIGNALLED, b"", f"did not end within {TIME_LIMIT_S} s")
    return Done(process.returncode, out, err.decode("utf-8", "replace"))


def start(
    command: Sequence[str | Path],
    variables: Mapping[str, str],
    cwd: Path = Path("/"),
    user: int | None = None,
) -> subprocess.Popen[bytes]:
    """Start a command with just these variables, as root or as another user."""
    return subprocess.Popen(
        [str(word) for word in command],
        env=dict(variables),
        cwd=cwd,
        user=user,
        group=user,
        extra_groups=None if user is None else [],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def silent(done: Done, what: str) -> bytes:
    """What a run printed that must have ended well and said nothing on the side.

    Raises:
        CheckError: it ended otherwise, or said something.
    """
    if (done.code, done.err) != (0, ""):
        raise CheckError(f"{what}: {done.told()}")
    return done.out


def wait_until(holds: Callable[[], bool], limit_s: float = 30, pause_s: float = 0.05) -> bool:
    """Wait until something holds; tells whether it came to that."""
    end = time.monotonic() + limit_s
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(pause_s)
    return True
