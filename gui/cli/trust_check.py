"""What `plex-ivig self-check` tells of signatures: whether they can be checked, and whose count."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gui.cli.self_check import FailedError, Finding, WarnedError, tried
from gui.core.bundle import BundleError
from gui.core.package.minisign import MinisignError, read_public_key, read_signature, verify
from gui.machine.places import Places
from gui.machine.trusted import trust_in_force
from gui.pages.notices import said
from gui.pages.words import Words

# Made once with a key that is nobody's: what libsodium must say of it is known.
_SIGNED = b"plex-ivig self-check"
_KEY = "RWRrZXkAAQAAAIqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c"
_SIGNATURE = b"""untrusted comment: signature from minisign secret key
RURrZXkAAQAAABOtLeEdlQy1QeIouWOZT5kY2mbNfuIlw7/qpTZkO1OREEEYEDenLz07vH/n9e1EA3em0ZClhIyUsqZr3oEavww=
trusted comment: a known answer
JCQrCOffct9TfwMHxdIHW2wt2vMQRswaI/dpywHSLYkTVkwLxh3dtqJkqKltDIZe7XE4AZtQxJt5ddc4FBD5Dw==
"""


def trust_findings(places: Places, today: date) -> Iterator[Finding]:
    """Whether signatures can be told from forgeries, and whose are taken."""
    yield tried("signatures", _signatures)
    yield tried("trust", lambda: _trust(places, today))


def _signatures() -> str:
    key, signature = read_public_key(_KEY), read_signature(_SIGNATURE)
    try:
        verify(_SIGNED, signature, key)
    except ImportError as error:
        raise FailedError(f"libsodium cannot be loaded: {error}") from None
    except MinisignError as error:
        raise FailedError(f"a good signature is refused: {error}") from None
    try:
        verify(_SIGNED + b"x", signature, key)
    except MinisignError:
        return "a good one is known, and a forged one refused"
    raise FailedError("a forged signature is taken for a good one")


def _trust(places: Places, today: date) -> str:
    try:
        found = trust_in_force(places, today)
    except BundleError as error:
        raise FailedError(f"{error.location}: {error.problems[0]}") from None
    trust = found.trust
    told = f"root {trust.root.version}, valid to {trust.root.expires}"
    if not trust.has_keys:
        raise WarnedError(f"{told}: no keys have been appointed, so nothing can be installed")
    told += f", {len(trust.appointed)} keys"
    if trust.allows_development:
        raise WarnedError(f"{told}, of developers: for trying out")
    if found.notices:
        raise WarnedError("; ".join((told, *(said(it, Words()) for it in found.notices))))
    return told
