"""What a security catalogue of Windows vouches for: the SHA-256 digests of files.

It proves as much as its signature does, which is checked before (`authenticode`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from build_scripts.system_packages import BootstrapError

if TYPE_CHECKING:
    from collections.abc import Iterator

OCTETS, OBJECT, SEQUENCE, SET, EXPLICIT = 0x04, 0x06, 0x30, 0x31, 0xA0
SIGNED_DATA = "2a864886f70d010702"
TRUST_LIST = "2b060104018237" + "0a01"
CATALOGUE = "2b060104018237" + "0c0101"
INDIRECT_DATA = "2b060104018237" + "020104"
WHOLE_FILE = "2b060104018237" + "020119"
SHA_256 = "608648016503040201"


class Item(NamedTuple):
    """A value of ASN.1 in its distinguished encoding."""

    tag: int
    content: bytes

    def items(self) -> list[Item]:
        """The values inside of this one."""
        return list(_items(self.content))


def digests(catalogue: bytes) -> frozenset[bytes]:
    """The SHA-256 digests of the whole files that a catalogue lists.

    Raises:
        BootstrapError: it is no catalogue.
    """
    try:
        return frozenset(_digests(catalogue))
    except (ValueError, IndexError) as error:
        raise BootstrapError(f"The catalogue cannot be read: {error}") from error


def _digests(catalogue: bytes) -> Iterator[bytes]:
    (whole,) = _items(catalogue)
    signed = _content(whole, SIGNED_DATA)
    listed = _content(signed.items()[2], TRUST_LIST)
    usage, _algorithm, subjects = [item for item in listed.items() if item.tag == SEQUENCE]
    if usage.items() != [Item(OBJECT, bytes.fromhex(CATALOGUE))]:
        raise ValueError("it lists something else than files")
    for subject in subjects.items():
        _name, attributes = subject.items()
        for attribute in attributes.items():
            kind, values = attribute.items()
            if kind.content.hex() == INDIRECT_DATA:
                (value,) = values.items()
                yield from _digest(value)


def _content(item: Item, kind: str) -> Item:
    """The content of a message of one kind."""
    found, wrapped = item.items()
    if found != Item(OBJECT, bytes.fromhex(kind)) or wrapped.tag != EXPLICIT:
        raise ValueError("it is of another kind")
    (content,) = wrapped.items()
    return content


def _digest(value: Item) -> Iterator[bytes]:
    data, said = value.items()
    algorithm, digest = said.items()
    is_whole = data.items()[0] == Item(OBJECT, bytes.fromhex(WHOLE_FILE))
    is_sha = algorithm.items()[0] == Item(OBJECT, bytes.fromhex(SHA_256))
    if is_whole and is_sha and digest.tag == OCTETS and len(digest.content) == 32:
        yield digest.content


def _items(content: bytes) -> Iterator[Item]:
    place = 0
    while place < len(content):
        tag, size = content[place], content[place + 1]
        place += 2
        if size & 0x80:
            count = size & 0x7F
            size = int.from_bytes(content[place : place + count], "big")
            place += count
        if place + size > len(content):
            raise ValueError("it ends too early")
        yield Item(tag, content[place : place + size])
        place += size
