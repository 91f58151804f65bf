"""A bundle's own account of itself under a new version; everything else in it stays as it is."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

from gui.core.bundle.decode import decode
from gui.core.bundle.integrity import twelve_months_after
from gui.core.bundle.problems import BundleError, Problem
from gui.core.bundle.records import Manifest
from gui.core.package.manifest import version_key

BUNDLE_FILE = "bundle.json"
_MOST_OF_A_PART = 9999
_LAST_MONTH = 12


class VersionError(ValueError):
    """A version that cannot follow; the message is a sentence."""


def read_account(data: bytes, location: str) -> Manifest:
    """What stands in `bundle.json`.

    Raises:
        BundleError: it is not in order.
    """
    account = decode(BUNDLE_FILE, data, Manifest)
    if isinstance(account, list):
        raise BundleError(location, account)
    return account


def next_version(before: str, today: date) -> str:
    """That of the month, or, where there is one of this month already, one more.

    Raises:
        VersionError: there is none left.
    """
    of_the_month = f"{today.year}.{today.month:02}"
    if version_key(of_the_month) > version_key(before):
        return of_the_month
    year, month, *further = version_key(before)
    if further and further[0] >= _MOST_OF_A_PART:
        raise VersionError(f"no version of this month is left behind {before}; name one")
    return f"{year}.{month:02}.{further[0] + 1 if further else 1}"


def renewed(
    data: bytes, before: Manifest, version: str, previous: str, today: date, *, verified: bool
) -> bytes:
    """`bundle.json` with a new version, and all else as it was written.

    Args:
        data: the file as it is.
        before: the account of the bundle that this one follows.
        version: the new one.
        previous: the hash of the bundle that this one follows.
        today: becomes the day on which it was built.
        verified: the records were compared with their evidence today, so that the next review is
            due in twelve months.

    Raises:
        VersionError: the version does not go up, or today is before the bundle was built.
    """
    year, month, *_ = version_key(version)
    latest = max(today.year + 1, version_key(before.version)[0])
    if year > latest or not 1 <= month <= _LAST_MONTH:
        raise VersionError(
            f"{version} is no year and month of now; once it is installed, no version that is can "
            "follow it"
        )
    if version_key(version) <= version_key(before.version):
        raise VersionError(f"{version} does not follow {before.version}; a version must go up")
    if today < before.built:
        raise VersionError(
            f"this computer has the day {today}, and version {before.version} was built on "
            f"{before.built}; set the clock right"
        )
    changes = {"version": version, "built": str(today), "previous": previous}
    if verified:
        changes |= {"verified": str(today), "reviewDue": str(twelve_months_after(today))}
    text = data.decode("utf-8")
    wanted = {**json.loads(text), **changes}
    for key, value in changes.items():
        text = _with_value(text, key, value)
    if _read(text) != wanted:
        text = json.dumps(wanted, indent=2, ensure_ascii=False) + "\n"
    return text.encode("utf-8")


def _with_value(text: str, key: str, value: str) -> str:
    """The text with another value of a key, or with the key behind that of the review."""
    pattern = re.compile(rf'("{key}"\s*:\s*)"[^"\\]*"')
    if pattern.search(text):
        return pattern.sub(rf'\g<1>"{value}"', text, count=1)
    return re.sub(
        r'(\s*)("reviewDue"\s*:\s*"[^"\\]*")',
        rf'\g<1>\g<2>,\g<1>"{key}": "{value}"',
        text,
        count=1,
    )


def _read(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None


def not_a_bundle(location: str) -> BundleError:
    """The error for a folder that holds something, and no bundle."""
    return BundleError(location, [Problem(BUNDLE_FILE, "", "the file is missing")])
