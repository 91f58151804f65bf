"""The manifest of a package: what it is, and the hash of each member. It is what is signed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from gui.core.bundle.decode import decode
from gui.core.bundle.digest import sha256_hex
from gui.core.bundle.problems import Problem
from gui.core.bundle.records import DottedVersion, Identifier, ProgramVersion, Record, Sha256
from gui.core.package.container import MANIFEST, SIGNATURES
from gui.core.package.errors import PackageError, Step, refuse

MAX_MANIFEST_BYTES = 256 * 1024

Kind = Literal["bundle", "overlay", "root"]
MemberName = Annotated[str, Meta(max_length=120, pattern=r"^[a-z]+(/[a-z0-9][a-z0-9.-]*)+\Z")]


class PackageManifest(Record, frozen=True, kw_only=True):
    """What stands in `manifest.json`.

    `version` are numbers with dots; `previous` is the hash (`bundle_sha256`) of the bundle before,
    absent for a first one; `members` has the SHA-256 of every file but the manifest itself and
    the signatures. An overlay or a list of keys has its last day in `review_due`.
    """

    format: Literal["plexivig-1"]
    kind: Kind
    id: Identifier
    version: DottedVersion
    built: date
    review_due: date
    minimum_program: ProgramVersion
    previous: Sha256 | None = None
    members: dict[MemberName, Sha256]

    def as_bytes(self) -> bytes:
        """The one way in which this manifest is written."""
        sorted_members = dict(sorted(self.members.items()))
        encoded = msgspec.json.encode(msgspec.structs.replace(self, members=sorted_members))
        return msgspec.json.format(encoded, indent=2) + b"\n"


def version_key(text: str) -> tuple[int, ...]:
    """A version as numbers to compare: "2026.11" is before "2026.11.1", that before "2026.12".

    Raises:
        ValueError: it is not made of numbers and dots.
    """
    return tuple(int(part) for part in text.split("."))


def read_manifest(members: Mapping[str, bytes], name: str, kind: Kind) -> PackageManifest:
    """The manifest of a package, after its form and the names of all members are checked.

    Args:
        members: of the container, by name.
        name: what the file is called, for the messages.
        kind: what the package must be.

    Raises:
        PackageError: at the step STRUCTURE.
    """
    data = members.get(MANIFEST)
    if data is None:
        raise refuse(Step.STRUCTURE, name, "the file is missing", MANIFEST)
    if len(data) > MAX_MANIFEST_BYTES:
        limit = MAX_MANIFEST_BYTES // 1024
        raise refuse(Step.STRUCTURE, name, f"it is larger than {limit} KB", MANIFEST)
    manifest = decode(MANIFEST, data, PackageManifest)
    if isinstance(manifest, list):
        raise PackageError(Step.STRUCTURE, name, manifest)
    if manifest.as_bytes() != data:
        message = "it is not, byte for byte, as a manifest is written"
        raise refuse(Step.STRUCTURE, name, message, MANIFEST)
    if manifest.kind != kind:
        message = f"this is a package of the kind {manifest.kind!r}; {kind!r} is wanted"
        raise refuse(Step.STRUCTURE, name, message, MANIFEST, "$.kind")
    _check_places(manifest, members, name)
    return manifest


def kind_of(members: Mapping[str, bytes], name: str) -> Kind:
    """The kind of a package, as its members' folder tells; `read_manifest` checks it.

    Raises:
        PackageError: it has no content of a known kind.
    """
    kinds: tuple[Kind, ...] = ("bundle", "overlay", "root")
    for kind in kinds:
        if any(member.startswith(f"{kind}/") for member in members):
            return kind
    raise refuse(Step.STRUCTURE, name, "it holds neither a bundle, nor an overlay, nor keys")


def _check_places(manifest: PackageManifest, members: Mapping[str, bytes], name: str) -> None:
    single = {"overlay": "overlay/overlay.json", "root": "root/root.json"}.get(manifest.kind)
    for member in members:
        if member == MANIFEST or member.startswith(SIGNATURES):
            continue
        if single is None:
            fits = member.startswith("bundle/") and member.endswith(".json")
        else:
            fits = member == single
        if not fits:
            message = f"it does not belong into a package of the kind {manifest.kind!r}"
            raise refuse(Step.STRUCTURE, name, message, member)
    if single and single not in members:
        raise refuse(Step.STRUCTURE, name, "the file is missing", single)


def check_hashes(manifest: PackageManifest, members: Mapping[str, bytes], name: str) -> None:
    """Every member has the hash that the manifest tells, none is missing and none too many.

    Raises:
        PackageError: at the step HASHES.
    """
    content = content_of(members)
    problems = [
        Problem(member, "", "the manifest does not name this file")
        for member in content
        if member not in manifest.members
    ]
    for member, digest in sorted(manifest.members.items()):
        if member not in content:
            problems.append(Problem(member, "", "the manifest names this file, and it is missing"))
        elif sha256_hex(content[member]) != digest:
            message = "its content is not that of which the manifest tells (SHA-256 differs)"
            problems.append(Problem(member, "", message))
    if problems:
        raise PackageError(Step.HASHES, name, problems)


def content_of(members: Mapping[str, bytes]) -> dict[str, bytes]:
    """The members that the manifest tells of."""
    return {
        member: data
        for member, data in members.items()
        if member != MANIFEST and not member.startswith(SIGNATURES)
    }
