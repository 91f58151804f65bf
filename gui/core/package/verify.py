"""Whether a package can be trusted: size, structure, hashes, signatures, and only then content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from gui.core.bundle.bundle import Bundle
from gui.core.bundle.problems import BundleError, Problem
from gui.core.bundle.reader import bundle_of
from gui.core.package.container import MANIFEST, read_container
from gui.core.package.errors import PackageError, Step, refuse
from gui.core.package.manifest import (
    Kind,
    PackageManifest,
    check_hashes,
    content_of,
    read_manifest,
    version_key,
)
from gui.core.package.minisign import PublicKey
from gui.core.package.roots import NO_KEYS, Role, Trust
from gui.core.package.signing import Appointed, Signer, check_signatures, require

OVERLAY_MEMBER = "overlay/overlay.json"
LOCAL = "local"
SIGNING_A_BUNDLE: tuple[Role, ...] = ("clinical", "release")


class VerifiedBundle(NamedTuple):
    """A bundle that passed every check; `sha256` is the hash of its content (`bundle_sha256`)."""

    manifest: PackageManifest
    bundle: Bundle
    signers: tuple[Signer, ...]
    sha256: str


class VerifiedOverlay(NamedTuple):
    """An overlay whose signature is in order; its content is still to be read."""

    manifest: PackageManifest
    overlay: bytes
    signers: tuple[Signer, ...]


def verify_bundle(
    data: bytes, name: str, trust: Trust, program: str, checked: str = ""
) -> VerifiedBundle:
    """The bundle in a package, if everything about it is in order.

    Args:
        data: the whole file.
        name: what it is called, for the messages.
        trust: who may sign.
        program: the version of this program.
        checked: the hash of content that was checked before, whose dosing data waits until it is
            needed.

    Raises:
        PackageError: anything is not in order; `step` is the check that it did not pass.
    """
    members = _sound_members(data, name, "bundle")
    manifest = read_manifest(members, name, "bundle")
    if not trust.has_keys:
        raise refuse(Step.SIGNATURES, name, NO_KEYS)
    known = [entry for entry in trust.appointed.values() if entry.role in SIGNING_A_BUNDLE]
    signers = check_signatures(members, known, name, allows_development=trust.allows_development)
    for role in SIGNING_A_BUNDLE:
        number = sum(signer.role == role for signer in signers)
        require(number, trust.root.thresholds[role], f"the role {role!r}", name)
    check_program(manifest, program, name)
    bundle = packed_bundle(members, manifest, name, checked)
    return VerifiedBundle(manifest, bundle, signers, bundle.sha256)


def verify_overlay(
    data: bytes, name: str, keys: Sequence[PublicKey], program: str
) -> VerifiedOverlay:
    """The overlay in a package, if one of the hospital's own keys signed it.

    Raises:
        PackageError: anything is not in order; `step` is the check that it did not pass.
    """
    members = _sound_members(data, name, "overlay")
    manifest = read_manifest(members, name, "overlay")
    if not keys:
        message = "the policy of this computer names no key for an overlay (overlay-keys)"
        raise refuse(Step.SIGNATURES, name, message)
    known = [Appointed(key, "", LOCAL) for key in keys]
    signers = check_signatures(members, known, name, allows_development=False)
    require(len(signers), 1, f"the role {LOCAL!r}", name)
    check_program(manifest, program, name)
    return VerifiedOverlay(manifest, members[OVERLAY_MEMBER], signers)


def check_program(manifest: PackageManifest, program: str, name: str) -> None:
    """This program is new enough; checked before content that an older one cannot read.

    Raises:
        PackageError: at the step FITNESS.
    """
    if version_key(program) < version_key(manifest.minimum_program):
        message = f"it needs the program {manifest.minimum_program}; this is {program}"
        raise refuse(Step.FITNESS, name, message, MANIFEST, "$.minimumProgram")


def packed_bundle(
    members: Mapping[str, bytes], manifest: PackageManifest, name: str, checked: str = ""
) -> Bundle:
    """The bundle among the members of a package, which must agree with the manifest.

    Raises:
        PackageError: at the step CONTENT.
    """
    contents = {
        member.removeprefix("bundle/"): data for member, data in content_of(members).items()
    }
    try:
        bundle = bundle_of(contents, name, checked)
    except BundleError as error:
        raise PackageError(Step.CONTENT, name, error.problems) from error
    problems = list(_disagreements(manifest, bundle))
    if problems:
        raise PackageError(Step.CONTENT, name, problems)
    return bundle


def _disagreements(manifest: PackageManifest, bundle: Bundle) -> list[Problem]:
    inside = bundle.manifest
    told: dict[str, tuple[object, object]] = {
        "id": (manifest.id, inside.id),
        "version": (manifest.version, inside.version),
        "built": (manifest.built, inside.built),
        "reviewDue": (manifest.review_due, inside.review_due),
        "previous": (manifest.previous, inside.previous),
    }
    if inside.minimum_program is not None:
        told["minimumProgram"] = (manifest.minimum_program, inside.minimum_program)
    return [
        Problem(MANIFEST, f"$.{key}", f"{there} stands here, and {other} in bundle.json")
        for key, (there, other) in told.items()
        if there != other
    ]


def _sound_members(data: bytes, name: str, kind: Kind) -> dict[str, bytes]:
    members = read_container(data, name)
    check_hashes(read_manifest(members, name, kind), members, name)
    return members
