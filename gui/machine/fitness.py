"""Whether a verified package is fit to be installed here and today."""

from __future__ import annotations

from datetime import date, timedelta

from gui.core.bundle import Problem
from gui.core.notice import Notice, notice
from gui.core.package.errors import PackageError, Step
from gui.core.package.manifest import PackageManifest, version_key
from gui.core.package.verify import VerifiedBundle
from gui.machine.shipped import Seal
from gui.machine.state import Seen
from gui.machine.trusted import TrustFound
from gui.pages.notices import said
from gui.pages.words import Words

_OF_ANOTHER_ZONE = timedelta(days=1)


class UnfitError(PackageError):
    """A package in order that may not be installed here; `notice` says why."""

    def __init__(self, location: str, why: Notice) -> None:
        super().__init__(Step.FITNESS, location, [Problem("", "", said(why, Words()))])
        self.notice = why


def check_dates(manifest: PackageManifest, name: str, today: date) -> tuple[Notice, ...]:
    """Refuse what comes from the future; returns a warning of what is overdue.

    Raises:
        UnfitError: it was built later than the day after today.
    """
    if manifest.built > today + _OF_ANOTHER_ZONE:
        raise UnfitError(name, notice("built-in-future", built=manifest.built, today=today))
    if today > manifest.review_due:
        return (notice("review-overdue", day=manifest.review_due),)
    return ()


def check_keys(found: TrustFound, name: str, today: date) -> None:
    """Refuse everything by a list of keys that has expired, or is not the newest known here.

    Raises:
        UnfitError: it is one of the two.
    """
    used = found.trust.root.version
    if not found.is_complete:
        raise UnfitError(name, notice("keys-lost", version=found.seen, used=used))
    if found.trust.expired(today):
        raise UnfitError(name, notice("keys-expired", number=used, day=found.trust.root.expires))


def check_version(found: VerifiedBundle, name: str, seal: Seal | None, seen: Seen | None) -> None:
    """Refuse what is older than what was here before, and a version with two contents.

    Args:
        seal: what the program came with; None where that is lost.
        seen: the newest that was installed here by the same keys; None where none was.

    Raises:
        UnfitError: it is one of the two.
    """
    version = found.manifest.version
    known = [
        *([(seal.version, seal.sha256, "older-than-shipped")] if seal is not None else []),
        *([(seen.version, seen.sha256, "older-than-seen")] if seen is not None else []),
    ]
    for newest, sha256, kind in known:
        if version_key(version) < version_key(newest):
            raise UnfitError(name, notice(kind, version=version, highest=newest))
        if version_key(version) == version_key(newest) and found.sha256 != sha256:
            raise UnfitError(name, notice("same-version", version=version))
