"""Makes packages and puts signatures into them; what may be trusted is checked elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec

from gui.core.bundle.digest import sha256_hex
from gui.core.bundle.reader import bundle_of
from gui.core.overlay.inside import overlay_inside
from gui.core.package.container import MANIFEST, read_container, write_container
from gui.core.package.errors import PackageError, Step, refuse
from gui.core.package.manifest import (
    Kind,
    PackageManifest,
    check_hashes,
    kind_of,
    read_manifest,
)
from gui.core.package.minisign import SecretKey, Signature, read_signature, sign
from gui.core.package.roots import ROOT_FILE, ROOT_ID, packed_root, read_root
from gui.core.package.signing import signature_member
from gui.core.package.verify import OVERLAY_MEMBER, packed_bundle

_FIRST_WITH_ROOTS = "0.1.0"  # who leaves a program as it is still gets new keys

ROLES_OF: Mapping[Kind, tuple[str, ...]] = {
    "bundle": ("clinical", "release"),
    "overlay": ("local",),
    "root": ("root",),
}


class Labels(msgspec.Struct, frozen=True):
    """What the manifest of a package tells beside the hashes."""

    id: str
    version: str
    built: date
    review_due: date
    minimum_program: str
    previous: str | None = None


def build_package(kind: Kind, contents: Mapping[str, bytes], labels: Labels) -> bytes:
    """An unsigned package.

    Args:
        kind: what it is.
        contents: every file by its path inside the bundle, overlay or list of keys.
        labels: what its manifest tells; for a bundle these are those of its `bundle.json`.

    Raises:
        PackageError: they do not make a package that could ever be accepted.
    """
    members = {f"{kind}/{name}": data for name, data in contents.items()}
    manifest = PackageManifest(
        format="plexivig-1",
        kind=kind,
        members={name: sha256_hex(data) for name, data in members.items()},
        **msgspec.structs.asdict(labels),
    )
    try:
        data = write_container({MANIFEST: manifest.as_bytes(), **members})
    except ValueError as error:
        raise refuse(Step.SIZE, "package", str(error)) from error
    sound_members(data, "package")
    return data


def build_bundle(contents: Mapping[str, bytes], location: str, program: str) -> bytes:
    """An unsigned package of a bundle; it needs `program` unless the bundle names another.

    Raises:
        BundleError: the bundle is not in order; carries all problems.
    """
    told = bundle_of(contents, location).manifest
    labels = Labels(
        told.id,
        told.version,
        told.built,
        told.review_due,
        told.minimum_program or program,
        told.previous,
    )
    return build_package("bundle", contents, labels)


def build_root(data: bytes, location: str, built: date) -> bytes:
    """An unsigned package of a list of keys, for every program that reads its form.

    Raises:
        PackageError: the list is not in order; carries all problems.
    """
    root = read_root(ROOT_FILE, data)
    if isinstance(root, list):
        raise PackageError(Step.CONTENT, location, root)
    labels = Labels(ROOT_ID, str(root.version), built, root.expires, _FIRST_WITH_ROOTS)
    return build_package("root", {ROOT_FILE: data}, labels)


def sound_members(data: bytes, name: str) -> tuple[PackageManifest, dict[str, bytes]]:
    """Manifest and members of a package of any kind, signed or not.

    Raises:
        PackageError: at one of the steps SIZE, STRUCTURE and HASHES.
    """
    members = read_container(data, name)
    manifest = read_manifest(members, name, kind_of(members, name))
    check_hashes(manifest, members, name)
    return manifest, members


def check_content(manifest: PackageManifest, members: Mapping[str, bytes], name: str) -> None:
    """What is in a package is in order too; before somebody signs it.

    Raises:
        PackageError: at the step CONTENT.
    """
    if manifest.kind == "bundle":
        packed_bundle(members, manifest, name)
    elif manifest.kind == "root":
        packed_root(members, manifest, name)
    else:
        overlay_inside(manifest, members[OVERLAY_MEMBER], name)


def add_signature(data: bytes, name: str, role: str, secret: SecretKey) -> bytes:
    """The package with one signature more; one of the same key and role is replaced.

    Raises:
        PackageError: it is no sound package, or the role signs no package of its kind.
    """
    manifest, members = sound_members(data, name)
    comment = f"plexivig {role} {manifest.kind} {manifest.id} {manifest.version}"
    made = sign(members[MANIFEST], secret, comment)
    return _with_signature(manifest, members, (role, made), name)


def add_made_signature(data: bytes, name: str, role: str, signature: bytes) -> bytes:
    """The package with a signature of `manifest.json` that minisign made elsewhere.

    Raises:
        PackageError: it is no sound package, or the role signs no package of its kind.
        MinisignError: it is no signature as packages have it.
    """
    manifest, members = sound_members(data, name)
    return _with_signature(manifest, members, (role, read_signature(signature)), name)


def _with_signature(
    manifest: PackageManifest,
    members: dict[str, bytes],
    made: tuple[str, Signature],
    name: str,
) -> bytes:
    role, signature = made
    roles = ROLES_OF[manifest.kind]
    if role not in roles:
        message = f"a package of the kind {manifest.kind!r} is signed as {' and '.join(roles)}"
        raise refuse(Step.SIGNATURES, name, message)
    return write_container({**members, signature_member(role, signature.id): signature.as_bytes()})
