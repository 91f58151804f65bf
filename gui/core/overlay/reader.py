"""An overlay from its bytes: strict and in order, or refused with every reason."""

from __future__ import annotations

from collections.abc import Iterator

from gui.core.bundle.decode import decode
from gui.core.bundle.problems import BundleError, Problem
from gui.core.overlay.records import Overlay

OVERLAY_FILE = "overlay.json"
MAX_OVERLAY_BYTES = 256 * 1024


def read_overlay(data: bytes, location: str) -> Overlay:
    """Read and check `overlay.json`.

    Args:
        data: its bytes, of which nobody has vouched for the content.
        location: what it is called, for the messages.

    Raises:
        BundleError: anything in it is wrong; carries all problems.
    """
    if len(data) > MAX_OVERLAY_BYTES:
        limit = f"it is larger than {MAX_OVERLAY_BYTES // 1024} KB"
        raise BundleError(location, [Problem(OVERLAY_FILE, "", limit)])
    overlay = decode(OVERLAY_FILE, data, Overlay)
    problems = overlay if isinstance(overlay, list) else list(_problems(overlay))
    if isinstance(overlay, list) or problems:
        raise BundleError(location, problems)
    return overlay


def _problems(overlay: Overlay) -> Iterator[Problem]:
    if overlay.expires <= overlay.built:
        message = f"it expires on {overlay.expires}, and was built on {overlay.built}"
        yield Problem(OVERLAY_FILE, "$.expires", message)
    seen: set[str] = set()
    for place, line in enumerate(overlay.lines):
        if line.id in seen:
            yield Problem(OVERLAY_FILE, f"$.lines[{place}].id", f"{line.id!r} stands twice")
        seen.add(line.id)
        if len(set(line.conditions)) < len(line.conditions):
            message = "a condition stands twice"
            yield Problem(OVERLAY_FILE, f"$.lines[{place}].conditions", message)
