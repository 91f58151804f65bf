"""Runs Python files inside the frozen program, by its twin that only tests have."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

from tests.e2e.program import ROOT, environment, run

VARIABLE = "PLEX_IVIG_PROBE"
USUAL_PLACE = ROOT / "build" / "plex-ivig" / "plex-ivig-probe"
INSIDE = Path(__file__).parent / "inside"


@dataclass(frozen=True)
class Probe:
    """The twin, beside which lies the frozen program's own `_internal`, and a home for it."""

    executable: Path
    home: Path

    def command(self, file: Path, *arguments: str) -> list[str]:
        """The command that runs a Python file inside the frozen program."""
        return [str(self.executable), str(file), *arguments]

    def run(self, file: str, *arguments: str) -> CompletedProcess[str]:
        """Run a file of the folder `inside` to its end."""
        variables = environment(self.home, QT_QPA_PLATFORM="offscreen")
        return run([], variables, self.command(INSIDE / file, *arguments))

    def told(self, file: str, *arguments: str) -> Any:
        """Run a file of the folder `inside` that ends well and prints one JSON value."""
        done = self.run(file, *arguments)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


def ready_probe(program: Path | None, variables: Mapping[str, str], folder: Path) -> Probe:
    """Lay the twin beside the `_internal` of the frozen program, in a folder for tests.

    Where it lies beside one already, it stays there.

    Raises:
        AssertionError: there is no frozen program, or no twin of it.
    """
    assert program is not None, "no frozen program is named"
    twin = Path(variables.get(VARIABLE) or USUAL_PLACE)
    assert twin.is_file(), f"there is no probe at {twin}: freeze.py makes it; {VARIABLE} names it"
    executable, home = folder / "plex-ivig-probe", folder / "home"
    if (twin.parent / "_internal").is_dir():
        return Probe(twin, home)
    shutil.copy2(twin, executable)
    (folder / "_internal").symlink_to(program.resolve().parent / "_internal")
    return Probe(executable, home)
