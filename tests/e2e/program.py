"""Runs the program as people do: a process of its own, with an environment of its own.

It is the program in the source, or the frozen one that `PLEX_IVIG_PROGRAM` names.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VARIABLE = "PLEX_IVIG_PROGRAM"
TIME_LIMIT_S = 60
LOG = os.environ.get("PLEX_IVIG_LOG", ".local/state/plex-ivig/plex-ivig.log")
_NOT_INHERITED = (
    *("QT_", "XDG_", "DISPLAY", "WAYLAND_", "XAUTHORITY", "PYTHON", "LC_", "LANG"),
    *("DBUS_", "PLEX_IVIG_"),
)


def named_program(variables: Mapping[str, str]) -> Path | None:
    """The frozen program that is to be tested; None where the source is."""
    name = variables.get(VARIABLE, "")
    return Path(name).absolute() if name else None


def problem_of(program: Path | None) -> str:
    """What is wrong with the frozen program that is named; empty where it can be started."""
    if program is None or (program.is_file() and os.access(program, os.X_OK)):
        return ""
    found = "is no executable file" if program.exists() else "is not there"
    return (
        f"{VARIABLE} names {program}, which {found}. Make it with build_scripts/freeze.py,"
        " or unset the variable to test the source."
    )


FROZEN = named_program(os.environ)
SOURCE_PROGRAM = (sys.executable, "-m", "gui")
PROGRAM = SOURCE_PROGRAM if FROZEN is None else (str(FROZEN),)
WORKING_FOLDER = ROOT if FROZEN is None else Path("/")


def environment(home: Path, **more: str) -> dict[str, str]:
    """A bare environment with an empty home; nothing of the desktop is passed on."""
    inherited = {
        name: value for name, value in os.environ.items() if not name.startswith(_NOT_INHERITED)
    }
    home.mkdir(exist_ok=True)
    return {**inherited, "HOME": str(home), "LC_ALL": "C.UTF-8", **more}


def run(
    arguments: Sequence[str], variables: Mapping[str, str], program: Sequence[str] = PROGRAM
) -> subprocess.CompletedProcess[str]:
    """Run the program to its end; where it ends well, it must have said nothing on the side."""
    done = subprocess.run(
        [*program, *arguments],
        env=dict(variables),
        cwd=WORKING_FOLDER if program is PROGRAM else ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=TIME_LIMIT_S,
        check=False,
    )
    assert done.returncode != 0 or done.stderr == "", done.stderr
    return done


def left_behind(home: Path) -> list[str]:
    """Every file below a home folder."""
    return sorted(str(file.relative_to(home)) for file in home.rglob("*") if file.is_file())
