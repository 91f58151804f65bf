"""A clean environment to freeze in: the built interpreter with the pinned packages alone."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from typing import TYPE_CHECKING

from build_scripts.freezing.interpreter import SHORT_VERSION
from build_scripts.freezing.steps import run, sha256
from build_scripts.system_packages import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

REQUIREMENTS = ROOT / "build_scripts" / "requirements" / "freeze.txt"
PLATFORMS = ("manylinux_2_34_x86_64", "manylinux_2_28_x86_64", "manylinux2014_x86_64")
SPEC = ROOT / "build_scripts" / "plex-ivig.spec"
PASSED_ON = ("HOME", "PATH", "TMPDIR")


def ensure_packages(interpreter: Path, pip_python: Path) -> Path:
    """Install the pinned packages into the interpreter; returns their folder."""
    folder = interpreter.parent.parent / "lib" / f"python{SHORT_VERSION}" / "site-packages"
    stamp = folder / "made-from.json"
    wanted = {"requirements": sha256(REQUIREMENTS.read_bytes())}
    if stamp.exists() and json.loads(stamp.read_text("utf-8")) == wanted:
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    platforms = (word for name in PLATFORMS for word in ("--platform", name))
    run(
        [
            *(pip_python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
            *("--require-hashes", "--only-binary", ":all:", "--no-deps", "--no-compile"),
            *("--python-version", SHORT_VERSION, "--implementation", "cp", *platforms),
            *("--target", folder, "-r", REQUIREMENTS),
        ],
        ROOT,
    )
    unpack_support(interpreter, folder)
    stamp.write_text(json.dumps(wanted), "utf-8")
    return folder


def unpack_support(interpreter: Path, packages: Path) -> None:
    """Let shiboken write down its own Python files, by the switch that it has for this."""
    run(
        [interpreter, "-B", "-c", "import PySide6.QtCore"],
        packages,
        {"SBK_EMBED": "False", "PYTHONNOUSERSITE": "1"},
    )


def freeze(interpreter: Path, work: Path, dist: Path, epoch: int, spec: Path = SPEC) -> None:
    """Run PyInstaller on a spec, with nothing of the machine's own settings."""
    variables = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    run_plainly(
        [
            *(interpreter, "-B", "-m", "PyInstaller", "--noconfirm", "--clean"),
            *("--log-level", "ERROR", "--distpath", dist, "--workpath", work),
            spec,
        ],
        {
            **variables,
            "LC_ALL": "C.UTF-8",
            "LD_LIBRARY_PATH": str(work / "interpreter" / "lib"),
            "PLEX_IVIG_WORK": str(work),
            "PYINSTALLER_CONFIG_DIR": str(work / "pyinstaller"),
            "PYTHONHASHSEED": "0",
            "PYTHONNOUSERSITE": "1",
            "SOURCE_DATE_EPOCH": str(epoch),
        },
    )


def run_plainly(command: list[str | Path], variables: Mapping[str, str]) -> None:
    """Run a command whose output is meant to be seen, with just these variables."""
    subprocess.run([str(word) for word in command], env=dict(variables), cwd=ROOT, check=True)
