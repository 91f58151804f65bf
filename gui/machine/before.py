"""What was in force before the content that is shown, for telling what changed since then."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from gui.core.bundle import Bundle, BundleError
from gui.machine.places import Places
from gui.machine.shipped import read_shipped, shipped_version

if TYPE_CHECKING:
    from gui.machine.content import Content


class Before(NamedTuple):
    """A bundle, and whether it is "signed" or "shipped"."""

    bundle: Bundle
    standing: str


def bundle_before(content: Content, today: date, places: Places) -> Before | None:
    """What would be shown if the content in force were taken back; None where nothing else would.

    Of content that somebody named, a draft for instance, it is what is in force.
    """
    if content.reference is None or content.origin is None or content.origin.kind == "shipped":
        return None
    found = _installed(content.origin.kind, today, places) or _shipped(places)
    if found is None or found.bundle.sha256 == content.reference.bundle.sha256:
        return None
    return found


def _installed(kind: str, today: date, places: Places) -> Before | None:
    from gui.machine.installed import Installed

    installed = Installed(places, today)
    for folder in installed.folders:
        if folder.where == kind:
            installed = installed.without(folder)
    newest = installed.newest(shipped_version(places))
    return None if newest is None else Before(newest.verified.bundle, "signed")


def _shipped(places: Places) -> Before | None:
    try:
        return Before(read_shipped(places), "shipped")
    except BundleError:
        return None
