"""Runs the program as people do: a process of its own, with an environment of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = (sys.executable, "-m", "gui")
TIME_LIMIT_S = 60
_NOT_INHERITED = ("QT_", "XDG_", "DISPLAY", "WAYLAND_", "XAUTHORITY", "PYTHON", "LC_", "LANG")


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
    """Run the program to its end."""
    return subprocess.run(
        [*program, *arguments],
        env=dict(variables),
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=TIME_LIMIT_S,
        check=False,
    )


def left_behind(home: Path) -> list[str]:
    """Every file below a home folder."""
    return sorted(str(file.relative_to(home)) for file in home.rglob("*") if file.is_file())
