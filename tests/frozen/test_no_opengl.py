"""Nothing of OpenGL is in the frozen program but stand-ins, which have what Qt asks for."""

from __future__ import annotations

import subprocess
from pathlib import Path

from build_scripts.freezing.no_opengl import FUNCTIONS, wanted_of_others


def test_every_function_of_opengl_that_a_library_wants_is_there_and_no_other(folder: Path) -> None:
    internal = folder / "_internal"
    wanted = wanted_of_others(internal.rglob("*.so*"))
    for library, pattern in FUNCTIONS.items():
        names = {name for name in wanted if pattern.fullmatch(name)}
        assert names
        assert offered_by(internal / library) == names


def offered_by(library: Path) -> set[str]:
    command = ["nm", "--dynamic", "--defined-only", "--format=just-symbols", str(library)]
    return set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())
