"""Keeps what is installed and set up on this computer, and in this checkout, out of the tests."""

from __future__ import annotations

import atexit
import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from gui import paths

_OWN_MOUNTS, _ALL_BELOW, _PRIVATE = 0x20000, 0x4000, 0x40000


def hide_what_is_of_this_computer() -> str:
    """Hide a policy, installed content and keys for trying out; what cannot be hidden is told."""
    _hide_keys_for_trying_out()
    found = [folder for folder in _of_all_users() if _holds_anything(folder)]
    if not found or _covered(found):
        return ""
    named = " and ".join(map(str, found))
    return (
        f"On this computer there is {named}, which the program that is tested would read. Run the"
        " tests as root, who can hide it from them, or on a computer without it."
    )


def _of_all_users() -> tuple[Path, Path]:
    return paths.policy_file().parent, paths.machine_content()


def _holds_anything(folder: Path) -> bool:
    try:
        return any(folder.iterdir())
    except FileNotFoundError:
        return False
    except OSError:
        return True


def _covered(folders: Sequence[Path]) -> bool:
    """Whether empty folders now lie over these, for this process and those that it starts."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        return False
    libc = ctypes.CDLL(None)
    if libc.unshare(_OWN_MOUNTS) or libc.mount(b"none", b"/", None, _ALL_BELOW | _PRIVATE, None):
        return False
    return not any(
        libc.mount(b"tmpfs", os.fsencode(folder), b"tmpfs", 0, b"mode=0755") for folder in folders
    )


def _hide_keys_for_trying_out() -> None:
    """Let the program read its list of keys as it is in the repository, from a copy."""
    own = paths.trust()
    if not (own / "development.json").exists():
        return
    folder = Path(tempfile.mkdtemp(prefix="plex-ivig-trust-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    copied = shutil.copytree(own, folder / "trust", ignore=lambda *_: ["development.json"])
    paths.trust = lambda: copied
