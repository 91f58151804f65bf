"""The signatures of a package: all of them valid, each by a key of the role that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from gui.core.package.container import MANIFEST, SIGNATURES
from gui.core.package.errors import PackageError, Step, refuse
from gui.core.package.minisign import (
    DEVELOPMENT,
    MinisignError,
    PublicKey,
    Signature,
    read_signature,
    verify,
)

_MEMBER = re.compile(rf"{SIGNATURES}([a-z]+)-([0-9A-F]{{16}})\.minisig\Z")
_NO_LIBRARY = "signatures cannot be checked: libsodium cannot be loaded; install the program again"


class Appointed(NamedTuple):
    """A key, whose it is, and what it may sign."""

    key: PublicKey
    name: str
    role: str


class Signer(NamedTuple):
    """Who signed: a valid signature of a known key, with the comment that it covers."""

    role: str
    key_id: str
    name: str
    comment: str
    development: bool


def signature_member(role: str, key_id: str) -> str:
    """The name of the member that holds a signature."""
    return f"{SIGNATURES}{role}-{key_id}.minisig"


def check_signatures(
    members: Mapping[str, bytes],
    known: Sequence[Appointed],
    name: str,
    *,
    allows_development: bool,
) -> tuple[Signer, ...]:
    """Who signed the manifest; one signature that is not in order is enough to refuse all.

    Raises:
        PackageError: at the step SIGNATURES (at STRUCTURE where a name says no role and key).
    """
    return tuple(
        _check(signature, role, known, members[MANIFEST], allows_development, (name, member))
        for member, role, signature in _signatures(members, name)
    )


def require(number: int, wanted: int, of: str, name: str) -> None:
    """Refuse a package that too few have signed.

    Raises:
        PackageError: at the step SIGNATURES.
    """
    if number < wanted:
        keys = "1 key" if wanted == 1 else f"{wanted} different keys"
        message = f"{keys} of {of} must have signed it, and {number or 'none'} did"
        raise refuse(Step.SIGNATURES, name, message)


def _signatures(members: Mapping[str, bytes], name: str) -> Iterator[tuple[str, str, Signature]]:
    for member, data in members.items():
        if not member.startswith(SIGNATURES):
            continue
        found = _MEMBER.match(member)
        if not found:
            message = "it is named neither by a role nor by a key, as signatures are"
            raise refuse(Step.STRUCTURE, name, message, member)
        try:
            signature = read_signature(data)
        except MinisignError as error:
            raise refuse(Step.SIGNATURES, name, str(error), member) from error
        if signature.id != found[2]:
            message = f"the key {signature.id} made it, and its name says otherwise"
            raise refuse(Step.SIGNATURES, name, message, member)
        yield member, found[1], signature


def _check(
    signature: Signature,
    role: str,
    known: Sequence[Appointed],
    manifest: bytes,
    allows_development: bool,
    place: tuple[str, str],
) -> Signer:
    name, member = place
    if signature.key_id.startswith(DEVELOPMENT) and not allows_development:
        message = f"{signature.id} is a key of developers, for trying out; this program refuses it"
        raise refuse(Step.SIGNATURES, name, message, member)
    of_key = [entry for entry in known if entry.key.key_id == signature.key_id]
    if not of_key:
        message = f"the key {signature.id} is not among those that may sign this"
        raise refuse(Step.SIGNATURES, name, message, member)
    refusal: PackageError | None = None
    for entry in of_key:
        if entry.role != role:
            message = f"the key {signature.id} has the role {entry.role!r}, not {role!r}"
            raise refuse(Step.SIGNATURES, name, message, member)
        try:
            verify(manifest, signature, entry.key)
        except MinisignError as error:
            refusal = refuse(Step.SIGNATURES, name, str(error), member)
        except ImportError as error:
            raise refuse(Step.SIGNATURES, name, _NO_LIBRARY) from error
        else:
            comment = signature.trusted_comment
            return Signer(role, signature.id, entry.name, comment, entry.key.is_development)
    assert refusal is not None
    raise refusal
