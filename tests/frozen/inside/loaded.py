"""Runs the program with each command line it is given, then tells what it has loaded."""

from __future__ import annotations

import contextlib
import io
import json
import sys
from pathlib import Path

from gui.__main__ import main


def exit_code(line: str) -> int:
    """The exit code of one run, whose output goes nowhere."""
    sys.argv = ["plex-ivig", *line.split(" ")]
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        return main()


def mapped() -> list[str]:
    """The files that are mapped into this process."""
    lines = Path("/proc/self/maps").read_text("utf-8").splitlines()
    files = {line.split(maxsplit=5)[5] for line in lines if len(line.split(maxsplit=5)) == 6}
    return sorted(file for file in files if file.startswith("/"))


if __name__ == "__main__":
    told = {
        "codes": [exit_code(line) for line in sys.argv[1:]],
        "modules": {
            name: getattr(module, "__file__", None) for name, module in sys.modules.items()
        },
        "path": sys.path,
        "mapped": mapped(),
    }
    print(json.dumps(told))
