"""Makes a twin of the frozen program that runs a Python file in the program's place.

`plex-ivig.spec` puts it before the program's own first script, into an executable that is not
shipped. Everything that the program does before its `main` then happens in the same way; in place
of `main` the file named first on the command line is run, and `gui.__main__.main` is the
program's own again.
"""

from __future__ import annotations

import sys

from build_scripts.frozen.first_modules import find_first_modules

find_first_modules()

import gui.__main__  # noqa: E402

_MAIN = gui.__main__.main


def _run_file() -> int:
    gui.__main__.main = _MAIN
    sys.argv = sys.argv[1:]
    with open(sys.argv[0], encoding="utf-8") as file:
        code = compile(file.read(), sys.argv[0], "exec")
    exec(code, {"__name__": "__main__", "__file__": sys.argv[0]})
    return 0


gui.__main__.main = _run_file
