"""Whose signatures the frozen program takes: the list of keys, without those of developers."""

from __future__ import annotations

import base64
import binascii
import json
from pathlib import Path

from build_scripts.system_packages import BootstrapError, say

FOLDER = Path("resources", "trust")
LEFT_OUT = "development.json"
RELEASE_MARK = "release.json"
KEPT = ("root.json", "shipped.json")
DEVELOPMENT = b"DEV"


def trust_files(root: Path, work: Path) -> list[tuple[str, str]]:
    """The files of the trust, each with the folder that it goes to, and the mark of a release.

    Args:
        root: of the repository.
        work: a folder where the mark may be made.

    Raises:
        BootstrapError: the list of keys has one of developers, which no release may take.
    """
    folder = root / FOLDER
    refuse_development_keys(folder / "root.json")
    mark = work / RELEASE_MARK
    mark.write_text('{\n  "takesDevelopmentKeys": false\n}\n', "utf-8")
    files = [folder / name for name in KEPT if (folder / name).is_file()]
    return [(str(file), FOLDER.as_posix()) for file in (*files, mark)]


def refuse_development_keys(file: Path) -> None:
    """Look through a list of keys.

    Raises:
        BootstrapError: it cannot be read, or has a key of developers.
    """
    try:
        keys = [
            (place, base64.b64decode(entry["publicKey"], validate=True))
            for place, entry in enumerate(json.loads(file.read_text("utf-8"))["keys"])
        ]
    except (OSError, ValueError, KeyError, TypeError, binascii.Error) as error:
        raise BootstrapError(f"{file} is no list of keys: {error}") from error
    for place, key in keys:
        if key[2 : 2 + len(DEVELOPMENT)] == DEVELOPMENT:
            raise BootstrapError(
                f"{file} has a key of developers ($.keys[{place}]), which no release takes."
            )


def say_what_is_left_out(root: Path) -> None:
    """Tell of developers' keys, which stay behind."""
    if (root / FOLDER / LEFT_OUT).exists():
        say(f"{FOLDER / LEFT_OUT} is left out: a release takes no keys of developers.")
