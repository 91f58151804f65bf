"""Makes stand-ins for the libraries of OpenGL: Qt links them, and nothing is drawn with them.

The system's own bring four libraries, which every start would load. A function of a stand-in
answers 0: there is no display, no context and no such function.
"""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

from build_scripts.freezing.interpreter import COMPILE
from build_scripts.freezing.lean import PLUGINS, QT_LIBRARIES
from build_scripts.freezing.steps import run
from build_scripts.system_packages import BootstrapError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FUNCTIONS = {"libEGL.so.1": re.compile(r"egl[A-Z]\w*"), "libGL.so.1": re.compile(r"glX?[A-Z]\w*")}


def make_no_opengl(packages: Path, work: Path, compiler: Path) -> None:
    """Make the stand-ins, with the functions that Qt wants of each.

    Args:
        packages: where Qt is installed.
        work: the folder for the stand-ins.

    Raises:
        BootstrapError: a tool is missing or fails, or Qt wants nothing of a library.
    """
    work.mkdir(parents=True, exist_ok=True)
    qt = packages / QT_LIBRARIES
    plugins = (qt.parent / "plugins" / name for name in PLUGINS)
    wanted = wanted_of_others([qt / "libQt6Gui.so.6", *plugins])
    for library, pattern in FUNCTIONS.items():
        names = sorted(filter(pattern.fullmatch, wanted))
        if not names:
            raise BootstrapError(f"Qt wants nothing of {library}, for which there is a stand-in.")
        source = work / f"{library}.c"
        source.write_text(stand_in(names), "utf-8")
        options = ("-shared", "-nostdlib", "-O2", f"-Wl,-soname,{library}")
        run([compiler, *COMPILE, *options, "-o", work / library, source.name], work)


def stand_in(names: Iterable[str]) -> str:
    """The source of a library of functions that answer 0."""
    return "".join(f"void *{name}(void) {{ return 0; }}\n" for name in names)


def wanted_of_others(libraries: Iterable[Path]) -> set[str]:
    """The names that libraries, those of them that are there, want of others."""
    files = [str(file) for file in libraries if file.is_file()]
    command = ["nm", "--dynamic", "--undefined-only", "--format=just-symbols", *files]
    try:
        listed = subprocess.run(command, capture_output=True, text=True, check=True)
    except FileNotFoundError:
        raise BootstrapError(
            "What Qt wants of OpenGL is read with nm, which is not here."
        ) from None
    return set(listed.stdout.split())
