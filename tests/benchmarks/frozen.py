"""What is measured frozen: the program, and an empty window to compare it with."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from build_scripts.bootstrap import FROZEN_PROGRAM
from build_scripts.freezing.environment import freeze
from build_scripts.freezing.interpreter import SHORT_VERSION
from build_scripts.system_packages import ROOT, call, say
from tests.benchmarks.frame import HERE, Options

BUILD = ROOT / "build"
FINISHED = BUILD / "sbom.cdx.json"
FREEZING = (
    *("build_scripts/freezing", "build_scripts/requirements", "build_scripts/freeze.py"),
    "build_scripts/plex-ivig.spec",
)
FROZEN_FROM = (*("gui", "resources", "build_scripts/frozen"), *FREEZING)
EMPTY = "empty-window"
EMPTY_SPEC = HERE / f"{EMPTY}.spec"


def is_stale(program: Path, finished: Path, sources: Sequence[Path]) -> bool:
    """Whether a frozen program is not there, or something of its sources is newer."""
    if not (program.exists() and finished.exists()):
        return True
    files = (file for place in sources for file in [place, *place.rglob("*")])
    newest = max(file.stat().st_mtime for file in files if is_source(file))
    return newest > finished.stat().st_mtime


def is_source(file: Path) -> bool:
    """Whether it is a file that somebody wrote."""
    return file.is_file() and file.suffix != ".pyc"


def ensure_frozen() -> int:
    """Freeze the program where it is missing or older than its sources; returns an exit code."""
    if not is_stale(FROZEN_PROGRAM, FINISHED, [ROOT / name for name in FROZEN_FROM]):
        return 0
    return call([sys.executable, ROOT / "build_scripts" / "freeze.py", "--folder"])


def interpreter(build: Path) -> Path:
    """The Python that is in the program."""
    return build / "interpreter" / "bin" / f"python{SHORT_VERSION}"


def empty_window(options: Options) -> Path:
    """The frozen empty window; it is made where it is missing or older than its sources."""
    program = options.work / EMPTY / EMPTY
    sources = [EMPTY_SPEC, HERE / "empty_window.py", *(ROOT / name for name in FREEZING)]
    if is_stale(program, program, sources):
        say("Freezing the empty window")
        freeze(interpreter(options.build), options.build, options.work, 0, EMPTY_SPEC)
        program.touch()
    return program
