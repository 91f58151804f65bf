"""Where content is: what the program came with, and what is installed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec

from gui import paths

STATE = "state.json"
BUNDLES, ROOTS, PACKAGE = "bundles", "roots", ".plexivig"


class Places(msgspec.Struct, frozen=True):
    """Folders of content.

    `trust` has the program's own list of keys and the seal of the shipped bundle. In `machine`
    content is installed for all users, in `user` for one; each is None where there is no such
    folder. `machine_owner` is the user id that the first must belong to.
    """

    shipped: Path
    trust: Path
    machine: Path | None = None
    user: Path | None = None
    machine_owner: int = 0


def usual_places(environment: Mapping[str, str]) -> Places:
    """Those of this computer and its user."""
    return Places(
        shipped=paths.shipped_bundle(),
        trust=paths.trust(),
        machine=paths.machine_content(),
        user=paths.user_content(environment),
    )


def something_is_there(folder: Path | None) -> bool:
    """Whether anything was ever installed in a folder, or that cannot be told."""
    if folder is None:
        return False
    for name in (STATE, BUNDLES):
        try:
            os.lstat(folder / name)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError:
            return True
        return True
    return False
