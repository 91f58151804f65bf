"""An overlay in its package: built from `overlay.json`, and opened only where it is signed."""

from __future__ import annotations

from collections.abc import Sequence

from gui.core.overlay.inside import overlay_inside
from gui.core.overlay.reader import OVERLAY_FILE, read_overlay
from gui.core.overlay.records import Overlay
from gui.core.package.author import Labels, build_package
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
    return overlay_inside(verified.manifest, verified.overlay, name)
