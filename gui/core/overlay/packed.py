"""An overlay in its package: built from `overlay.json`, and opened only where it is signed."""

from __future__ import annotations

from collections.abc import Sequence

from gui.core.bundle.problems import Problem
from gui.core.overlay.reader import OVERLAY_FILE, read_overlay
from gui.core.overlay.records import Overlay
from gui.core.package.author import Labels, build_package
from gui.core.package.container import MANIFEST
from gui.core.package.errors import PackageError, Step
from gui.core.package.manifest import PackageManifest
from gui.core.package.minisign import PublicKey
from gui.core.package.verify import verify_overlay


def build_overlay(data: bytes, location: str, program: str) -> bytes:
    """An unsigned package of an overlay; the program that builds it is the oldest that reads it.

    Args:
        data: the bytes of `overlay.json`.
        location: where they are, for the messages.
        program: the version of this program.

    Raises:
        BundleError: the overlay is not in order; carries all problems.
    """
    told = read_overlay(data, location)
    labels = Labels(told.id, told.version, told.built, told.expires, program)
    return build_package("overlay", {OVERLAY_FILE: data}, labels)


def open_overlay(data: bytes, name: str, keys: Sequence[PublicKey], program: str) -> Overlay:
    """The overlay in a package that one of the hospital's own keys signed.

    Whether it has expired is not asked here.

    Raises:
        BundleError: anything is not in order; nothing of it may be shown.
    """
    verified = verify_overlay(data, name, keys, program)
    overlay = read_overlay(verified.overlay, name)
    problems = [
        Problem(MANIFEST, f"$.{key}", f"{there} stands here, and {other} in {OVERLAY_FILE}")
        for key, there, other in _told_twice(verified.manifest, overlay)
        if there != other
    ]
    if problems:
        raise PackageError(Step.CONTENT, name, problems)
    return overlay


def _told_twice(
    manifest: PackageManifest, overlay: Overlay
) -> Sequence[tuple[str, object, object]]:
    return (
        ("id", manifest.id, overlay.id),
        ("version", manifest.version, overlay.version),
        ("built", manifest.built, overlay.built),
        ("reviewDue", manifest.review_due, overlay.expires),
    )
