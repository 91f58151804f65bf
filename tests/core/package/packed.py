"""Small packages, the keys that sign them, and the trust in these keys."""

import json
import struct
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from gui.core.package import PackageError
from gui.core.package.author import add_signature, build_bundle, build_root
from gui.core.package.minisign import SecretKey, new_secret_key
from gui.core.package.roots import Root, Trust, read_root
from gui.core.package.verify import verify_bundle
from tests.core.bundle.small import as_bytes, small

PROGRAM = "0.1.0"
BUILT = date(2026, 11, 23)


def key(number: int, *, development: bool = False) -> SecretKey:
    """A key that is always the same for a number."""
    start = b"DEV" if development else b"key"
    return new_secret_key(start + struct.pack("<BI", 0, number), bytes([number]) * 32)


CLINICAL, RELEASE, ROOT, OTHER_ROOT, STRANGER = (key(number) for number in range(1, 6))
ROLES = {"clinical": (CLINICAL,), "release": (RELEASE,), "root": (ROOT, OTHER_ROOT)}
NEW_CLINICAL, NEW_RELEASE = key(11), key(12)
NEW_ROLES = {"clinical": (NEW_CLINICAL,), "release": (NEW_RELEASE,), "root": (ROOT, OTHER_ROOT)}
Appointments = Mapping[str, Iterable[SecretKey]]


def root_json(
    roles: Appointments = ROLES, *, version: int = 1, expires: str = "2027-11-26", **thresholds: int
) -> dict[str, Any]:
    """What stands in `root.json`; thresholds are 1, of root 2, unless given."""
    return {
        "format": "plexivig-root-1",
        "version": version,
        "expires": expires,
        "keys": [
            {"role": role, "name": f"{role} {place}", "publicKey": secret.public.text()}
            for role, keys in roles.items()
            for place, secret in enumerate(keys)
        ],
        "thresholds": {"clinical": 1, "release": 1, "root": 2, **thresholds},
    }


def root(content: dict[str, Any] | None = None) -> Root:
    read = read_root("root.json", json.dumps(content or root_json()).encode())
    assert isinstance(read, Root), read
    return read


def trust(content: dict[str, Any] | None = None, *, allows_development: bool = False) -> Trust:
    return Trust(root(content), allows_development)


def contents(version: str = "2026.11", **further: object) -> dict[str, bytes]:
    """The files of the small bundle, with further keys in its manifest."""
    files = small()
    files["bundle.json"] |= {"version": version, **further}
    return {name: as_bytes(content) for name, content in files.items()}


def unsigned(version: str = "2026.11", **further: object) -> bytes:
    return build_bundle(contents(version, **further), "small", PROGRAM)


def signed(
    data: bytes | None = None, *by: tuple[str, SecretKey], name: str = "small.plexivig"
) -> bytes:
    """A package with signatures; by both keys of the usual trust unless others are given."""
    data = data or unsigned()
    for role, secret in by or (("clinical", CLINICAL), ("release", RELEASE)):
        data = add_signature(data, name, role, secret)
    return data


def signed_root(content: dict[str, Any], *by: SecretKey) -> bytes:
    data = build_root(json.dumps(content).encode(), "root", BUILT)
    return signed(data, *(("root", secret) for secret in by)) if by else data


def refusal(data: bytes, whom: Trust | None = None, program: str = PROGRAM) -> PackageError:
    """Why a package of a bundle is refused."""
    try:
        verify_bundle(data, "small.plexivig", whom or trust(), program)
    except PackageError as error:
        assert error.problems
        return error
    raise AssertionError("the package is accepted")


def said(error: PackageError) -> str:
    return "\n".join(map(str, error.problems))
