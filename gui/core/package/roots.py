"""Who may sign: the list of keys with their roles, and how one list follows another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Annotated, Literal, NamedTuple

from msgspec import Meta

from gui.core.bundle.decode import decode
from gui.core.bundle.digest import sha256_hex
from gui.core.bundle.problems import Problem, gather
from gui.core.bundle.records import Label, Record
from gui.core.package.container import SIGNATURES, read_container
from gui.core.package.errors import PackageError, Step, refuse
from gui.core.package.manifest import PackageManifest, check_hashes, read_manifest
from gui.core.package.minisign import MinisignError, read_public_key
from gui.core.package.signing import Appointed, Signer, check_signatures, require, signature_member

Role = Literal["clinical", "release", "root"]
ROLES: tuple[Role, ...] = ("clinical", "release", "root")
ROOT_FILE = "root.json"
ROOT_MEMBER = f"root/{ROOT_FILE}"
ROOT_ID = "plex-ivig-root"
NO_KEYS = "no keys have been appointed to sign with; no bundle can be trusted until that is done"


class RootKey(Record, frozen=True):
    """One key: what it may sign, whose it is, and the line that minisign calls the public key."""

    role: Role
    name: Label
    public_key: Label


class Root(Record, frozen=True):
    """The list of keys; `thresholds` is how many different keys of a role must sign.

    After `expires` nothing new may be installed by it; the next list can still follow.
    """

    format: Literal["plexivig-root-1"]
    version: Annotated[int, Meta(ge=1, le=1_000_000)]
    expires: date
    keys: tuple[RootKey, ...]
    thresholds: dict[Role, Annotated[int, Meta(ge=1, le=20)]]


class Trust:
    """A list of keys in force; development keys count only where they are allowed."""

    def __init__(self, root: Root, allows_development: bool) -> None:
        self.root = root
        self.allows_development = allows_development
        self._appointed = {
            key.id: Appointed(key, entry.name, entry.role)
            for entry, key in ((entry, read_public_key(entry.public_key)) for entry in root.keys)
        }

    @property
    def has_keys(self) -> bool:
        """Whether anybody may sign at all."""
        return bool(self._appointed)

    @property
    def appointed(self) -> Mapping[str, Appointed]:
        """Every key by its number, in the order of the list."""
        return self._appointed

    @property
    def key_set(self) -> str:
        """The SHA-256 of the keys that sign bundles, in hexadecimal; other keys, another one."""
        lines = sorted(
            f"{entry.role} {entry.key.text()}\n"
            for entry in self._appointed.values()
            if entry.role != "root"
        )
        return sha256_hex("".join(lines).encode("ascii"))

    def expired(self, today: date) -> bool:
        """Whether the last day of the list is over."""
        return today > self.root.expires


class NextRoot(NamedTuple):
    """A list of keys that follows another, with the manifest of its package and who signed it."""

    trust: Trust
    manifest: PackageManifest
    signers: tuple[Signer, ...]


def read_root(file: str, data: bytes) -> Root | list[Problem]:
    """The list of keys in some JSON, or every problem in it."""
    root = decode(file, data, Root)
    if isinstance(root, list):
        return root
    problems: list[Problem] = []
    gather(problems, check_root(file, root))
    return problems or root


def check_root(file: str, root: Root) -> Iterator[Problem]:
    """Each key is sound and has one role; thresholds can be reached."""
    numbers: set[str] = set()
    keys: set[bytes] = set()
    for place, entry in enumerate(root.keys):
        path = f"$.keys[{place}].publicKey"
        try:
            key = read_public_key(entry.public_key)
        except MinisignError as error:
            yield Problem(file, path, str(error))
            continue
        if key.text() != entry.public_key:
            yield Problem(file, path, "it is not written as minisign writes it")
        if key.id in numbers:
            yield Problem(file, path, f"the number {key.id} stands twice; a key has one role")
        elif key.key in keys:
            yield Problem(file, path, "the same key stands twice; a key has one role")
        numbers.add(key.id)
        keys.add(key.key)
    number = Counter(entry.role for entry in root.keys)
    for role in ROLES:
        path = f"$.thresholds.{role}"
        threshold = root.thresholds.get(role)
        if threshold is None:
            yield Problem(file, path, f"the threshold of the role {role!r} is missing")
        elif root.keys and threshold > number[role]:
            message = (
                f"{threshold} keys of the role {role!r} must sign, and there are {number[role]}"
            )
            yield Problem(file, path, message)


def next_trust(trust: Trust, data: bytes, name: str = "root.plexivig") -> NextRoot:
    """The list of keys in a package, if it may follow the one in force.

    It must be the very next version, and enough keys of the role root must have signed it: of
    the list in force, and of the new one itself. That the list in force has expired does not
    matter: a new one is what ends that.

    Raises:
        PackageError: it may not; nothing else is to be done with it.
    """
    members = read_container(data, name)
    manifest = read_manifest(members, name, "root")
    check_hashes(manifest, members, name)
    if not trust.has_keys:
        raise refuse(Step.SIGNATURES, name, NO_KEYS)
    allowed = trust.allows_development
    signed = _root_keys(trust)
    by_these = _without_signatures_of_others(members, {entry.key.id for entry in signed})
    before = check_signatures(by_these, signed, name, allows_development=allowed)
    number, wanted = trust.root.version, trust.root.thresholds["root"]
    whose = f"the role 'root' in root {number}"
    if manifest.version != str(number + 1):
        whose += f", which root {number + 1} follows and not root {manifest.version},"
    require(len(before), wanted, whose, name)
    root = packed_root(members, manifest, name)
    _without_keys_of_developers(root, name, allowed)
    new = Trust(root, allowed)
    fresh = _root_keys(new)
    by_these = _without_signatures_of_others(members, {entry.key.id for entry in fresh})
    own = check_signatures(by_these, fresh, name, allows_development=allowed)
    wanted = root.thresholds["root"]
    require(len(own), wanted, f"the role 'root' in root {root.version}, the new one", name)
    after = check_signatures(members, [*fresh, *signed], name, allows_development=allowed)
    if root.version != trust.root.version + 1:
        message = f"root {trust.root.version + 1} must follow; this is root {root.version}"
        raise refuse(Step.FITNESS, name, message, ROOT_MEMBER, "$.version")
    return NextRoot(new, manifest, after)


def _without_keys_of_developers(root: Root, name: str, allowed: bool) -> None:
    problems = [
        Problem(
            ROOT_MEMBER,
            f"$.keys[{place}].publicKey",
            "it is a key of developers, for trying out; this program refuses it",
        )
        for place, entry in enumerate(root.keys)
        if read_public_key(entry.public_key).is_development and not allowed
    ]
    if problems:
        raise PackageError(Step.CONTENT, name, problems)


def _root_keys(trust: Trust) -> list[Appointed]:
    return [entry for entry in trust.appointed.values() if entry.role == "root"]


def _without_signatures_of_others(
    members: Mapping[str, bytes], key_ids: Collection[str]
) -> dict[str, bytes]:
    kept = {signature_member("root", key_id) for key_id in key_ids}
    return {
        member: data
        for member, data in members.items()
        if member in kept or not member.startswith(SIGNATURES)
    }


def packed_root(members: Mapping[str, bytes], manifest: PackageManifest, name: str) -> Root:
    """The list of keys among the members of a package, which must agree with the manifest.

    Raises:
        PackageError: at the step CONTENT.
    """
    root = read_root(ROOT_MEMBER, members[ROOT_MEMBER])
    if isinstance(root, list):
        raise PackageError(Step.CONTENT, name, root)
    told = {
        "id": (manifest.id, ROOT_ID),
        "version": (manifest.version, str(root.version)),
        "reviewDue": (str(manifest.review_due), str(root.expires)),
    }
    problems = [
        Problem("manifest.json", f"$.{key}", f"{there!r} stands here, and it must be {wanted!r}")
        for key, (there, wanted) in told.items()
        if there != wanted
    ]
    if problems:
        raise PackageError(Step.CONTENT, name, problems)
    return root
