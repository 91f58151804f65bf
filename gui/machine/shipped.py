"""The content that the program came with, which must be the one that it was sealed with."""

from __future__ import annotations

from pathlib import Path

import msgspec

from gui.core.bundle import Bundle, BundleError, Problem
from gui.core.bundle.digest import bundle_sha256
from gui.core.bundle.files import read_files
from gui.core.bundle.records import Sha256, Version
from gui.core.bundle.sealed import sealed_bundle
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
        data = file.read_bytes()
    except OSError as error:
        why = f"the file cannot be read: {error.strerror}"
        raise BundleError(str(file), [Problem(SEAL, "", why)]) from error
    try:
        return msgspec.json.decode(data, type=Seal)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        from gui.core.bundle.decode import decode

        found = decode(SEAL, data, Seal)
        told = found if isinstance(found, list) else [Problem(SEAL, "", str(error))]
        raise BundleError(str(file), told) from error


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
    bundle = _sealed(seal, places.shipped) or _checked(places.shipped)
    if (bundle.manifest.version, bundle.sha256) != (seal.version, seal.sha256):
        why = (
            f"it is not what the program came with: {bundle.manifest.version}, SHA-256"
            f" {bundle.sha256}, instead of {seal.version}, {seal.sha256}"
        )
        raise BundleError(str(places.shipped), [Problem("", "", why)])
    return bundle


def _sealed(seal: Seal, folder: Path) -> Bundle | None:
    """The bundle in a folder, if its files are, byte for byte, those that were sealed."""
    files = read_files(folder)
    sha256 = "" if files.problems else bundle_sha256(files.contents)
    if sha256 != seal.sha256:
        return None
    try:
        return sealed_bundle(files.contents, sha256)
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError):
        return None  # the seal is of what it never should have been; the reader says of what


def _checked(folder: Path) -> Bundle:
    from gui.core.bundle import read_bundle

    return read_bundle(folder)
