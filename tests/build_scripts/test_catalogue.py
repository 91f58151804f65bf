"""A security catalogue says which files it lists, and nothing that only looks like it counts."""

from __future__ import annotations

import hashlib

import pytest

from build_scripts.freezing import catalogue
from build_scripts.freezing.catalogue import (
    CATALOGUE,
    INDIRECT_DATA,
    OBJECT,
    OCTETS,
    SEQUENCE,
    SET,
    SHA_256,
    SIGNED_DATA,
    TRUST_LIST,
    WHOLE_FILE,
)
from build_scripts.system_packages import BootstrapError

ONE, OTHER = hashlib.sha256(b"one").digest(), hashlib.sha256(b"other").digest()
SHA_1 = "2b0e03021a"
PROGRAM = "2b06010401823702010f"


def der(tag: int, *parts: bytes) -> bytes:
    """A value of ASN.1 around others."""
    content = b"".join(parts)
    if len(content) < 0x80:
        return bytes([tag, len(content)]) + content
    return bytes([tag, 0x82]) + len(content).to_bytes(2, "big") + content


def named(kind: str) -> bytes:
    return der(OBJECT, bytes.fromhex(kind))


def member(digest: bytes, algorithm: str = SHA_256, of: str = WHOLE_FILE) -> bytes:
    """An entry of a catalogue, beside another attribute."""
    said = der(SEQUENCE, der(SEQUENCE, named(algorithm)), der(OCTETS, digest))
    value = der(SEQUENCE, der(SEQUENCE, named(of)), said)
    attribute = der(SEQUENCE, named(INDIRECT_DATA), der(SET, value))
    other = der(SEQUENCE, named(TRUST_LIST), der(SET, der(OCTETS, OTHER)))
    return der(SEQUENCE, der(OCTETS, digest), der(SET, other, attribute))


def made(*members: bytes, usage: str = CATALOGUE, kind: str = SIGNED_DATA) -> bytes:
    """A catalogue; its signature would follow."""
    listed = der(
        SEQUENCE,
        der(SEQUENCE, named(usage)),
        der(OCTETS, b"name"),
        der(SEQUENCE, named(CATALOGUE)),
        der(SEQUENCE, *members),
    )
    inner = der(SEQUENCE, named(TRUST_LIST), der(0xA0, listed))
    signed = der(SEQUENCE, der(0x02, b"\1"), der(SET), inner, der(SET, der(OCTETS, OTHER)))
    return der(SEQUENCE, named(kind), der(0xA0, signed))


def test_the_digests_of_whole_files_are_read() -> None:
    assert catalogue.digests(made(member(ONE), member(OTHER))) == {ONE, OTHER}
    assert catalogue.digests(made()) == frozenset()


def test_what_only_stands_in_it_is_not_listed() -> None:
    old = member(b"\1" * 20, SHA_1)
    assert catalogue.digests(made(member(ONE), old, member(OTHER, of=PROGRAM))) == {ONE}


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"text",
        made(member(ONE))[:-40],
        made(member(ONE)) + der(OCTETS, OTHER),
        made(member(ONE), usage=TRUST_LIST),
        made(member(ONE), kind=TRUST_LIST),
    ],
)
def test_what_is_no_catalogue_is_refused(broken: bytes) -> None:
    with pytest.raises(BootstrapError, match="catalogue"):
        catalogue.digests(broken)
