"""Makes the one-folder program for Windows, under Wine, from the same spec as on Linux."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from build_scripts.system_packages import ROOT, BootstrapError, say

if TYPE_CHECKING:
    from pathlib import Path

    from build_scripts.freezing.wine import Wine

FOLDER = "plex-ivig-windows"
SPEC = ROOT / "build_scripts" / "plex-ivig.spec"
# With this file Python reads nothing from the environment, such as the seed of its hashes.
ISOLATING = "python313._pth"
FREEZING_S = 900
LINES_TOLD = 20


def open_python(python: Path, folder: Path) -> Path:
    """A twin of the Python for Windows that reads its environment; returns the executable.

    Args:
        python: the folder of the Python for Windows, with its packages.
        folder: where the twin is made, of links to the same files.
    """
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(python, folder, copy_function=os.link)
    (folder / ISOLATING).unlink()
    return folder / "python.exe"


def freeze_for_windows(wine: Wine, python: Path, work: Path, dist: Path, epoch: int) -> Path:
    """Run PyInstaller on the spec under Wine; returns the folder of the program.

    Args:
        wine: where it runs, with the libraries that Qt needs: PyInstaller asks it for its parts.
        python: the folder of the Python for Windows, with its packages.
        work: where the spec finds and leaves what is made on the way.
        dist: where the folder of the program is made.
        epoch: the time that everything gets, in seconds since 1970.

    Raises:
        BootstrapError: PyInstaller fails.
    """
    say("Freezing the program for Windows")
    done = wine.run(
        [
            open_python(python, work / "python-to-freeze"),
            *("-B", "-X", "utf8", "-m", "PyInstaller", "--noconfirm", "--clean"),
            *("--log-level", "ERROR", "--distpath", dist, "--workpath", work, SPEC),
        ],
        folder=ROOT,
        variables={
            "PLEX_IVIG_WORK": wine.windows_path(work),
            "PYINSTALLER_CONFIG_DIR": wine.windows_path(work / "pyinstaller"),
            # Left to the set-up, which compresses all modules, and those of both programs, at once.
            "PYINSTALLER_ZLIB_COMPRESSION_LEVEL": "0",
            "PYTHONHASHSEED": "0",
            "PYTHONNOUSERSITE": "1",
            "SOURCE_DATE_EPOCH": str(epoch),
        },
        seconds=FREEZING_S,
    )
    wine.end()
    if done.returncode:
        said = "\n".join((done.stdout + done.stderr).splitlines()[-LINES_TOLD:])
        raise BootstrapError(f"PyInstaller failed with exit code {done.returncode}:\n{said}")
    return dist / FOLDER
