"""Watches the system calls of the program: no socket but to the display and the message bus.

Only when Print is pressed is the print service of the computer asked which printers there are.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from build_scripts.checking.display import running_display
from build_scripts.checking.paper import PDF_COMMAND, Paper
from build_scripts.checking.pictures import Window, shown_window
from build_scripts.checking.print_service import running_print_service
from build_scripts.checking.results import CheckError, Options, Result, attempt, require
from build_scripts.checking.runs import TEXT_COMMANDS, run, silent, start

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

PLAIN = {"PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LC_ALL": "C.UTF-8"}
ALLOWED = re.compile(r'sun_path=@?"(/tmp/\.X11-unix/|/run/user/\d+/bus|/var/run/nscd/|/run/nscd/)')
CONNECTS = re.compile(r"\b(?:connect|bind|sendto|sendmsg)\(.*sa_family=(\w+)")
EVERY_PAGE = tuple(f"alt+{number}" for number in range(1, 6))
OPENS = re.compile(r"\bsocket\(([^,]+), (\w+)")
PRINT_SERVICE = re.compile(
    r'sun_path="(/var)?/run/cups/cups\.sock"'
    r'|sin_port=htons\(631\), sin_addr=inet_addr\("127\.0\.0\.1"\)'
    r'|sin6_port=htons\(631\), .*inet_pton\(AF_INET6, "::1",'
)


def socket_problems(trace: str, *, printing: bool = False) -> list[str]:
    """The lines of a trace that open or use a socket that the program has no business with.

    Args:
        printing: whether the print service of this computer may be asked; all else is as ever.
    """
    problems = []
    for line in trace.splitlines():
        opened, used = OPENS.search(line), CONNECTS.search(line)
        strange = opened is not None and not _may_be_opened(opened[1], opened[2], printing)
        if strange or (used is not None and not _may_be_used(used[1], line, printing)):
            problems.append(line.strip())
    return problems


def _may_be_opened(family: str, kind: str, printing: bool) -> bool:
    streams = printing and family in {"AF_INET", "AF_INET6"} and kind.startswith("SOCK_STREAM")
    return streams or family in {"AF_UNIX", "AF_LOCAL"}


def _may_be_used(family: str, line: str, printing: bool) -> bool:
    own = family == "AF_UNIX" and ALLOWED.search(line) is not None
    return own or (printing and PRINT_SERVICE.search(line) is not None)


def check_network(folder: Path, options: Options) -> list[Result]:
    """Trace every command and a window that is typed into; `options` is there for all checks."""
    program = folder / "plex-ivig"
    return [
        attempt("network: commands", lambda: _commands(program)),
        attempt("network: window", lambda: _window(program)),
        attempt("network: Print is pressed", lambda: _printing(program)),
        attempt("network: a page is printed", lambda: _printed(program)),
    ]


def _traced(trace: Path, program: Path, *words: str) -> list[str | Path]:
    require(shutil.which("strace") is not None, "strace is missing; install the package strace")
    return ["strace", "-f", "-qq", "-e", "trace=network", "-o", trace, program, *words]


def _commands(program: Path) -> str:
    with tempfile.TemporaryDirectory(prefix="plex-ivig-") as place:
        trace = Path(place, "trace")
        drawing = f"screenshot {place}/drawn.png"
        for command in (*TEXT_COMMANDS, PDF_COMMAND, drawing):
            words = _traced(trace, program, *command.split())
            silent(run([str(word) for word in words], PLAIN), command)
            _judge(trace)
    return f"{len(TEXT_COMMANDS) + 2} commands, no socket"


def _window(program: Path) -> str:
    with _used_window(program, _use, {}) as trace:
        _judge(trace)
        seen = ALLOWED.search(trace.read_text("utf-8", "replace"))
        require(seen is not None, "The trace holds not even the way to the display.")
    return "typed into, every page, copied, previewed, saved: none but to the display"


def _printing(program: Path) -> str:
    with _used_window(program, lambda window, _: Paper(window.display).ask_where_to(), {}) as trace:
        _judge(trace, printing=True)
        seen = PRINT_SERVICE.search(trace.read_text("utf-8", "replace"))
        require(seen is not None, "The trace does not even hold the question for printers.")
    return "the print service of this computer is asked, nothing else"


def _printed(program: Path) -> str:
    """The sheet goes to a print service of one's own, which stands for that of the computer."""
    with running_print_service() as service:
        service.add_printer("ward")

        def use(window: Window, _: Path) -> None:
            Paper(window.display).send()
            service.printed()

        with _used_window(program, use, service.variables) as trace:
            told = trace.read_text("utf-8", "replace")
    own = f'sun_path="{service.socket}"'
    require(own in told, "The trace does not hold the way to the print service.")
    lines = [line for line in told.splitlines() if own not in line]
    problems = socket_problems("\n".join(lines))
    require(not problems, "; ".join(problems[:3]))
    return "over the socket of the print service alone"


@contextmanager
def _used_window(
    program: Path, use: Callable[[Window, Path], None], more: Mapping[str, str]
) -> Iterator[Path]:
    """The trace of a window that was used; `use` is told the home of its user."""
    with running_display() as display, tempfile.TemporaryDirectory(prefix="plex-ivig-") as place:
        trace, home = Path(place, "trace"), Path(place, "home")
        home.mkdir()
        words = [str(word) for word in _traced(trace, program, "--condition", "mmn")]
        variables = {**PLAIN, "HOME": str(home), "DISPLAY": display.name, **more}
        with shown_window(start(words, variables), display) as window:
            use(window, home)
            window.close()
        yield trace


def _use(window: Window, home: Path) -> None:
    window.type_keys()
    for keys in EVERY_PAGE:
        window.display.keyboard("key", "--delay", "20", keys, "ctrl+c")
    paper = Paper(window.display)
    paper.preview()
    paper.save(home)


def _judge(trace: Path, *, printing: bool = False) -> None:
    problems = socket_problems(trace.read_text("utf-8", "replace"), printing=printing)
    if problems:
        raise CheckError("; ".join(problems[:3]))
