"""All code in the Windows program is what the texts compile to: the proved, the pinned, our own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from build_scripts.checking.results import require
from build_scripts.system_packages import ROOT

if TYPE_CHECKING:
    from build_scripts.checking.windows_ground import WindowsGround

ASKED = ROOT / "build_scripts" / "checking" / "frozen_code.py"
PYTHON = ROOT / "build" / "windows" / "python"
FEWEST, SECONDS = 500, 300


def code_as_written(ground: WindowsGround) -> str:
    """Compile every text by the same Python and compare.

    Raises:
        CheckError: a module has other code, or no text.
    """
    packages = PYTHON / "Lib" / "site-packages"
    texts = (
        *(PYTHON / "Lib", packages, packages / "shiboken6" / "files.dir"),
        *(packages / "PyInstaller" / "loader", packages / "PyInstaller" / "fake-modules"),
        *(ROOT / "build_scripts" / "frozen", ROOT),
    )
    require(PYTHON.is_dir(), f"There is no {PYTHON}. Run build_scripts/freeze.py --windows first.")
    done = ground.wine.run(
        [PYTHON / "python.exe", "-B", ASKED, ground.folder, *texts], seconds=SECONDS
    )
    require(done.returncode == 0, done.stderr.strip())
    told = json.loads(done.stdout)
    require(not told["problems"], "\n      ".join(told["problems"]))
    require(told["modules"] > FEWEST, f"only {told['modules']} modules were found")
    return f"{told['modules']} modules, each as its text compiles to"
