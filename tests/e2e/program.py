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
# What is named may stand for the program of Windows, which lies beside it, and run that by Wine.
OF_WINDOWS = FROZEN is not None and FROZEN.with_suffix(".exe").is_file()
PATIENCE = 4 if OF_WINDOWS else 1
TIME_LIMIT_S = 60 * PATIENCE
# Below the home of a user.
OWN = "AppData/Local/plex-ivig"
LOG = f"{OWN}/Logs/plex-ivig.log" if OF_WINDOWS else ".local/state/plex-ivig/plex-ivig.log"
SETTINGS = f"{OWN}/settings.json" if OF_WINDOWS else ".config/plex-ivig/settings.json"
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


def typed(file: Path) -> str:
    """What somebody types who names a file to the program."""
    return "Z:" + str(file).replace("/", "\\") if OF_WINDOWS else str(file)


def of_session(home: Path, session: Path) -> list[Path]:
    """What the program has in the folder of a session, which on Windows is in the home."""
    folder = home / OWN / "Session" if OF_WINDOWS else session
    return sorted(file for file in folder.rglob("*") if file.is_file() or file.is_fifo())


def lets_others_in(home: Path, session: Path) -> bool:
    """Whether a second start can come; on Windows it waits by itself until it can."""
    kind = ".lock" if OF_WINDOWS else ".pipe"
    return any(file.suffix == kind for file in of_session(home, session))


def left_behind(home: Path) -> list[str]:
    """Every file below a home folder."""
    return sorted(str(file.relative_to(home)) for file in home.rglob("*") if file.is_file())
