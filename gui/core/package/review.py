"""Reads a package to be looked at before it is in force, also one that still lacks signatures."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from gui.core.bundle.bundle import Bundle
from gui.core.package.container import SIGNATURES, read_container
from gui.core.package.errors import PackageError, Step
from gui.core.package.manifest import check_hashes, read_manifest
from gui.core.package.roots import Trust
from gui.core.package.signing import Appointed, check_signatures
from gui.core.package.verify import SIGNING_A_BUNDLE, packed_bundle, verify_bundle


class Standing(StrEnum):
    """What can be relied on: who signed what is looked at."""

    SIGNED = "signed"
    DRAFT = "draft"
    INCOMPLETE = "incomplete"
    UNCHECKED = "unchecked"


class Reviewed(NamedTuple):
    """A bundle, and how it stands with its signatures."""

    bundle: Bundle
    standing: Standing


def review_bundle(data: bytes, name: str, trust: Trust, program: str) -> Reviewed:
    """A bundle for comparing, never for showing as content.

    It need not be signed yet, or not by everybody; a signature that is there must be in order.

    Args:
        data: the whole file.
        name: what it is called, for the messages.
        trust: who may sign.
        program: the version of this program.

    Raises:
        PackageError: anything else about it is not in order.
    """
    members = read_container(data, name)
    manifest = read_manifest(members, name, "bundle")
    check_hashes(manifest, members, name)
    if not any(member.startswith(SIGNATURES) for member in members):
        return Reviewed(packed_bundle(members, manifest, name), Standing.DRAFT)
    if not trust.has_keys:
        return Reviewed(packed_bundle(members, manifest, name), Standing.UNCHECKED)
    known: list[Appointed] = [
        entry for entry in trust.appointed.values() if entry.role in SIGNING_A_BUNDLE
    ]
    check_signatures(members, known, name, allows_development=trust.allows_development)
    try:
        return Reviewed(verify_bundle(data, name, trust, program).bundle, Standing.SIGNED)
    except PackageError as error:
        if error.step is not Step.SIGNATURES:
            raise
    return Reviewed(packed_bundle(members, manifest, name), Standing.INCOMPLETE)
