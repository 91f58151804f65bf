"""Folders of content for tests: the shipped one, and others in a folder of the test's own."""

from __future__ import annotations

import os
from pathlib import Path

from gui import paths
from gui.machine.places import Places


def only_shipped() -> Places:
    """A computer on which nothing is installed, and nothing can be."""
    return Places(paths.shipped_bundle(), paths.trust())


def own_id() -> int:
    """To whom the folder for all users belongs in a test: to whoever runs it."""
    return os.geteuid() if hasattr(os, "geteuid") else 0


def variables_of_user(home: Path) -> dict[str, str]:
    """The variables that name the folders of a user, as each system has them."""
    return {"HOME": str(home), "LOCALAPPDATA": str(home / "local")}


def empty(folder: Path) -> Path:
    """A folder that is made, and private."""
    folder.mkdir(mode=0o755, parents=True)
    return folder
