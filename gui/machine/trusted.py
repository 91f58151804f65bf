"""Whose signatures count on this computer: the program's own list of keys, and newer ones."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import msgspec

from gui import __version__
from gui.core.bundle import BundleError, Problem
from gui.core.bundle.digest import sha256_hex
from gui.core.notice import Notice, notice
from gui.core.package.container import MAX_PACKAGE_BYTES
from gui.core.package.roots import Trust, next_trust
from gui.core.package.verify import VerifiedBundle, verify_bundle
from gui.machine.places import Places
from gui.machine.state import StateError, read_state, root_file
from gui.machine.trust import load_trust
from gui.machine.whole_files import read_plain


class TrustFound(msgspec.Struct, frozen=True):
    """The newest list of keys that is there and proves itself, and what is wrong with others.

    `seen` is the number of the newest one that was ever used here; `files` are the SHA-256 of
    those that are installed and in force.
    """

    trust: Trust
    notices: tuple[Notice, ...]
    seen: int
    files: tuple[str, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether no list of keys that was used here before is missing."""
        return self.seen <= self.trust.root.version


def trust_in_force(places: Places, today: date) -> TrustFound:
    """Follow the lists of keys from the program's own to the newest that is installed.

    Raises:
        BundleError: the program's own cannot be used.
    """
    trust = load_trust(places.trust)
    notices: list[Notice] = []
    files: list[str] = []
    while True:
        following, problems = _following(trust, places)
        notices += problems
        if following is None:
            break
        trust, digest = following
        files.append(digest)
    seen = max(_roots_seen(places), default=0)
    number = trust.root.version
    if seen > number:
        notices.append(notice("keys-lost-here", version=seen, used=number))
    if trust.expired(today):
        notices.append(notice("keys-expired-here", day=trust.root.expires.isoformat()))
    return TrustFound(trust, tuple(notices), seen, tuple(files))


def _following(trust: Trust, places: Places) -> tuple[tuple[Trust, str] | None, list[Notice]]:
    """The list of keys that follows; and each file that ought to be it and is not."""
    problems: list[Notice] = []
    for folder in (places.machine, places.user):
        if folder is None:
            continue
        file = root_file(folder, trust.root.version + 1)
        try:
            data = read_plain(file, MAX_PACKAGE_BYTES)
            following = next_trust(trust, data, str(file)).trust
            return (following, sha256_hex(data)), problems
        except (FileNotFoundError, NotADirectoryError):
            continue
        except BundleError as error:
            why = str(error.problems[0])
        except OSError as error:
            why = error.strerror or str(error)
        problems.append(notice("keys-bad", file=file, problem=why))
    return None, problems


def _roots_seen(places: Places) -> Iterator[int]:
    for folder in (places.machine, places.user):
        with suppress(StateError):
            state = read_state(folder) if folder is not None else None
            if state is not None:
                yield state.root


def read_signed(
    file: Path, today: date, places: Places
) -> tuple[VerifiedBundle, tuple[Notice, ...]]:
    """Read and verify a signed bundle that somebody names.

    Raises:
        BundleError: it cannot be read, or anything in it is wrong.
    """
    found = trust_in_force(places, today)
    return verify_bundle(read_file(file), str(file), found.trust, __version__), found.notices


def read_file(file: Path) -> bytes:
    """A signed file that somebody names, up to one byte more than it may have.

    Raises:
        BundleError: it cannot be read.
    """
    try:
        return read_plain(Path(os.path.realpath(file)), MAX_PACKAGE_BYTES)
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)
        why = "there is no such file or folder" if missing else error.strerror or str(error)
        problem = Problem("", "", why)
        raise BundleError(str(file), [problem], unreachable=True) from error
