"""The content that the program came with, which must be the one that it was sealed with."""

from __future__ import annotations

from pathlib import Path

import msgspec

from gui.core.bundle import Bundle, BundleError, Problem, read_bundle
from gui.core.bundle.decode import decode
from gui.core.bundle.records import Sha256, Version
from gui.machine.places import Places

SEAL = "shipped.json"


class Seal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the shipped bundle must be: its version, and the hash over all its files."""

    version: Version
    sha256: Sha256


def read_seal(folder: Path) -> Seal:
    """The seal in the folder of keys.

    Raises:
        BundleError: it cannot be read.
    """
    file = folder / SEAL
    try:
        found = decode(SEAL, file.read_bytes(), Seal)
    except OSError as error:
        why = f"the file cannot be read: {error.strerror}"
        raise BundleError(str(file), [Problem(SEAL, "", why)]) from error
    if isinstance(found, list):
        raise BundleError(str(file), found)
    return found


def shipped_seal(places: Places) -> Seal | None:
    """The seal; None where it is lost."""
    try:
        return read_seal(places.trust)
    except BundleError:
        return None


def shipped_version(places: Places) -> str | None:
    """The version that the program came with; None where that is not known any more."""
    seal = shipped_seal(places)
    return None if seal is None else seal.version


def read_shipped(places: Places) -> Bundle:
    """The shipped bundle.

    Raises:
        BundleError: it cannot be used, or is not the one that the program was sealed with.
    """
    seal = read_seal(places.trust)
    bundle = read_bundle(places.shipped, seal.sha256)
    if (bundle.manifest.version, bundle.sha256) != (seal.version, seal.sha256):
        why = (
            f"it is not what the program came with: {bundle.manifest.version}, SHA-256"
            f" {bundle.sha256}, instead of {seal.version}, {seal.sha256}"
        )
        raise BundleError(str(places.shipped), [Problem("", "", why)])
    return bundle
