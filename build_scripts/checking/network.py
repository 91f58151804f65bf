"""Watches the system calls of the program: no socket but to the display and the message bus."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

from build_scripts.checking.display import Display, running_display
from build_scripts.checking.pictures import shown_window
from build_scripts.checking.results import CheckError, Options, Result, attempt, require
from build_scripts.checking.runs import TEXT_COMMANDS, run, silent, start

PLAIN = {"PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LC_ALL": "C.UTF-8"}
ALLOWED = re.compile(r'sun_path=@?"(/tmp/\.X11-unix/|/run/user/\d+/bus|/var/run/nscd/|/run/nscd/)')
CONNECTS = re.compile(r"\b(?:connect|bind|sendto|sendmsg)\(.*sa_family=(\w+)")
OPENS = re.compile(r"\bsocket\((AF_\w+)")


def socket_problems(trace: str) -> list[str]:
    """The lines of a trace that open or use a socket that the program has no business with."""
    problems = []
    for line in trace.splitlines():
        opened, used = OPENS.search(line), CONNECTS.search(line)
        strange = opened is not None and opened[1] not in {"AF_UNIX", "AF_LOCAL"}
        elsewhere = used is not None and (used[1] != "AF_UNIX" or not ALLOWED.search(line))
        if strange or elsewhere:
            problems.append(line.strip())
    return problems


def check_network(folder: Path, options: Options) -> list[Result]:
    """Trace every command and a window that is typed into; `options` is there for all checks."""
    program = folder / "plex-ivig"
    return [
        attempt("network: commands", lambda: _commands(program)),
        attempt("network: window", lambda: _window(program)),
    ]


def _traced(trace: Path, program: Path, *words: str) -> list[str | Path]:
    require(shutil.which("strace") is not None, "strace is missing; install the package strace")
    return ["strace", "-f", "-qq", "-e", "trace=network", "-o", trace, program, *words]


def _commands(program: Path) -> str:
    with tempfile.TemporaryDirectory(prefix="plex-ivig-") as place:
        trace = Path(place, "trace")
        drawing = f"screenshot {place}/drawn.png"
        for command in (*TEXT_COMMANDS, drawing):
            words = _traced(trace, program, *command.split())
            silent(run([str(word) for word in words], PLAIN), command)
            _judge(trace)
    return f"{len(TEXT_COMMANDS) + 1} commands, no socket"


def _window(program: Path) -> str:
    with running_display() as display, tempfile.TemporaryDirectory(prefix="plex-ivig-") as place:
        trace = Path(place, "trace")
        _use_window(program, trace, display)
        _judge(trace)
        seen = ALLOWED.search(trace.read_text("utf-8", "replace"))
        require(seen is not None, "The trace holds not even the way to the display.")
    return "typed into, none but to the display"


def _use_window(program: Path, trace: Path, display: Display) -> None:
    words = [str(word) for word in _traced(trace, program)]
    with shown_window(start(words, {**PLAIN, "DISPLAY": display.name}), display) as window:
        window.type_keys()
        window.close()


def _judge(trace: Path) -> None:
    problems = socket_problems(trace.read_text("utf-8", "replace"))
    if problems:
        raise CheckError("; ".join(problems[:3]))
