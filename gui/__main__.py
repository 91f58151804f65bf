"""The command line first; Qt only when a window or a picture of it is wanted."""

from __future__ import annotations

import os
import sys
from datetime import date
from typing import TextIO

from gui.cli.arguments import parse
from gui.cli.commands import Commands
from gui.pages.words import Words


def main() -> int:
    """Run the program with the arguments of the process; returns the exit code."""
    _make_streams_safe()
    arguments = parse(sys.argv[1:])
    try:
        if arguments.command in {"window", "screenshot"}:
            from gui.app.start import start

            return start(arguments, date.today(), sys.stderr)
        code = Commands(date.today(), Words(), sys.stdout, sys.stderr).run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        _discard_output()
        return 0
    except KeyboardInterrupt:
        return 130
    return code


def _make_streams_safe() -> None:
    """A windowed program may have no streams; a terminal may not know every character."""
    if sys.stdout is None:
        sys.stdout = _nowhere()
    if sys.stderr is None:
        sys.stderr = _nowhere()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")


def _discard_output() -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
