"""Steps of a build: a command is run, a digest is taken."""

from __future__ import annotations

import hashlib
import os
import subprocess
from typing import TYPE_CHECKING

from build_scripts.system_packages import WHERE_TOOLS_ARE, BootstrapError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def run(
    command: Sequence[str | Path], folder: Path, variables: Mapping[str, str] | None = None
) -> None:
    """Run a step of the build; where it fails, the end of what it said is the message."""
    words = [str(word) for word in command]
    done = subprocess.run(
        words,
        cwd=folder,
        env={**os.environ, "PATH": WHERE_TOOLS_ARE, **(variables or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        said = "\n".join(done.stdout.splitlines()[-20:])
        raise BootstrapError(f"{words[0]} failed with exit code {done.returncode}:\n{said}")
