"""Whom this program trusts: the list of keys that lies among its own files."""

from __future__ import annotations

from pathlib import Path

from gui.core.bundle.problems import BundleError, Problem
from gui.core.package.roots import ROOT_FILE, Trust, read_root

RELEASE_MARK = "release.json"
DEVELOPMENT_FILE = "development.json"
_MAX_BYTES = 256 * 1024


def load_trust(folder: Path) -> Trust:
    """Whom the program trusts, by the files in its folder `resources/trust`.

    `root.json` is the list of keys. Where developers made keys of their own, `development.json`
    stands in its place; in a release, which has the file `release.json`, it counts for nothing.

    Raises:
        BundleError: the list cannot be read or is damaged, so that nothing can be trusted.
    """
    development = not _is_there(folder / RELEASE_MARK) and _is_there(folder / DEVELOPMENT_FILE)
    file = folder / (DEVELOPMENT_FILE if development else ROOT_FILE)
    try:
        with file.open("rb") as stream:
            data = stream.read(_MAX_BYTES + 1)
    except OSError as error:
        message = f"the list of keys cannot be read: {error.strerror}"
        raise BundleError(str(file), [Problem(file.name, "", message)]) from error
    if len(data) > _MAX_BYTES:
        message = f"the list of keys is larger than {_MAX_BYTES // 1024} KB"
        raise BundleError(str(file), [Problem(file.name, "", message)])
    root = read_root(file.name, data)
    if isinstance(root, list):
        raise BundleError(str(file), root)
    return Trust(root, allows_development=development)


def _is_there(file: Path) -> bool:
    """Whether there is anything of that name; what cannot be looked at counts as there."""
    try:
        file.lstat()
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return True
