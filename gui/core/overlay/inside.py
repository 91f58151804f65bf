"""The overlay that a package holds: in order in itself, and the one that the manifest tells of."""

from __future__ import annotations

from gui.core.bundle.problems import BundleError, Problem
from gui.core.overlay.reader import OVERLAY_FILE, read_overlay
from gui.core.overlay.records import Overlay
from gui.core.package.container import MANIFEST
from gui.core.package.errors import PackageError, Step
from gui.core.package.manifest import PackageManifest


def overlay_inside(manifest: PackageManifest, data: bytes, name: str) -> Overlay:
    """The overlay, which must agree with the manifest of its package.

    Args:
        manifest: of the package.
        data: the bytes of `overlay.json` in it.
        name: what the package is called, for the messages.

    Raises:
        PackageError: at the step CONTENT.
    """
    try:
        overlay = read_overlay(data, name)
    except BundleError as error:
        raise PackageError(Step.CONTENT, name, error.problems) from error
    told = (
        ("id", manifest.id, overlay.id),
        ("version", manifest.version, overlay.version),
        ("built", manifest.built, overlay.built),
        ("reviewDue", manifest.review_due, overlay.expires),
    )
    problems = [
        Problem(MANIFEST, f"$.{key}", f"{there} stands here, and {other} in {OVERLAY_FILE}")
        for key, there, other in told
        if there != other
    ]
    if problems:
        raise PackageError(Step.CONTENT, name, problems)
    return overlay
