"""What the tests that only the Windows interpreter runs share: folders of a user of their own.

`check_dist.py --windows` runs them, under Wine.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest


class Folders(NamedTuple):
    """Where Windows keeps what is of a user, and of the computer."""

    local: Path
    roaming: Path
    machine: Path
    temporary: Path


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    """A user and a computer that have nothing yet; the variables of Windows name their folders."""
    found = Folders(*(tmp_path / name for name in ("local", "roaming", "machine", "temporary")))
    names = ("LOCALAPPDATA", "APPDATA", "PROGRAMDATA", "TEMP")
    for name, folder in zip(names, found, strict=True):
        folder.mkdir()
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setenv("TMP", str(found.temporary))
    return found
