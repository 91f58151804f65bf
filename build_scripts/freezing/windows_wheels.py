"""The pinned packages for Windows: wheels of its own, fetched by their digests and unpacked."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from build_scripts.freezing.interpreter import SHORT_VERSION
from build_scripts.freezing.steps import run
from build_scripts.freezing.unpacking import unpack_zip
from build_scripts.system_packages import ROOT, BootstrapError

if TYPE_CHECKING:
    from build_scripts.freezing.wine import Wine

PACKAGES = ROOT / "build_scripts" / "requirements" / "freeze-windows.txt"
ROOTS = ROOT / "build_scripts" / "requirements" / "roots.txt"
PLATFORM = "win_amd64"
MINUTE_S = 60


def install_wheels(requirements: Path, pip_python: Path, folder: Path) -> None:
    """Fetch wheels and unpack them into a folder; nothing of them is run.

    Raises:
        BootstrapError: one cannot be had, is not the one that is pinned, or wants more than that.
    """
    with tempfile.TemporaryDirectory(prefix="plex-ivig-") as place:
        run(
            [
                *(pip_python, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"),
                *("--require-hashes", "--only-binary", ":all:", "--no-deps"),
                *("--python-version", SHORT_VERSION, "--implementation", "cp"),
                *("--platform", PLATFORM, "--dest", place, "-r", requirements),
            ],
            ROOT,
        )
        for wheel in sorted(Path(place).glob("*.whl")):
            unpack_zip(wheel, folder)
    elsewhere = [found.name for found in folder.glob("*.data")]
    if elsewhere:
        raise BootstrapError(f"A wheel has files for another folder: {', '.join(elsewhere)}")


def unpack_support(python: Path, wine: Wine) -> None:
    """Let shiboken write down its own Python files, by the switch that it has for this."""
    done = wine.run(
        [python, "-B", "-c", "import shiboken6"],
        variables={"SBK_EMBED": "False"},
        seconds=MINUTE_S,
    )
    if done.returncode:
        raise BootstrapError(f"Python for Windows does not run under Wine:\n{done.stderr}")
