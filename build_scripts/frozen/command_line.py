"""The first thing that runs in plex-ivig-cli.exe: its modules are those in plex-ivig.exe.

On Windows a program either has a console or has none, so that there are two; the modules of both
are the same, and are in the folder once. Until they are shared, there are few modules to import.
"""

import os
import sys
from types import ModuleType

PROGRAM = "plex-ivig.exe"


def share_modules(modules: dict[str, ModuleType], program: str, place: int) -> None:
    """Let PyInstaller's importer read another program's archive.

    Args:
        modules: `sys.modules`.
        program: the program.
        place: where in its file the archive begins.

    Raises:
        OSError: the program cannot be read; other errors where it is not what it was.
    """
    importers = modules["pyimod02_importers"]
    archive = importers.pyz_archive
    type(archive).__init__(archive, program, place, check_pymagic=True)
    vars(importers)["_pyz_tree"] = None
    modules["pyimod03_ctypes"].install()


def run() -> None:
    """Share the modules; without them there is nothing to run."""
    from place_of_modules import PLACE  # type: ignore[import-not-found]  # the spec makes it

    program = os.path.join(os.path.dirname(sys.executable), PROGRAM)
    try:
        share_modules(sys.modules, program, PLACE)
    except (OSError, RuntimeError, EOFError, ValueError) as error:
        told = f"plex-ivig: {program} cannot be read: {error}; install plex-ivig again"
        sys.exit(told if sys.stderr is not None else 1)


if __name__ == "__main__":
    run()
