"""Odd zips: damaged, contradicting themselves, leading elsewhere, bombs."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from functools import lru_cache
from random import Random
from typing import Any, NamedTuple

from tests.fuzzing import byte_changes

_MEGABYTE = 1024 * 1024
_ODD_NAMES = (
    *("/etc/x.json", "../x.json", "a/../../x.json", "..", ".", "C:/x.json", "C:\\x.json", "..\\x"),
    *("bundle.json/", "conditions/", "a\0.json", "\0", "", " ", "\u202e.json", "CON", "aux.json"),
    *("BUNDLE.JSON", "Conditions/one.json", "conditions//one.json", "./bundle.json", "x" * 65_000),
    *("deep/bundle.json", "a/" * 500 + "bundle.json", "conditions/one.json/x.json", "\udcff.json"),
)
_METHODS = (1, 6, 8, 9, 12, 14, 93, 97, 99, 0xFFFF)


class Member(NamedTuple):
    """One file of a zip, and what is told of it in its two places."""

    name: bytes
    data: bytes
    method: int = 0
    flags: int = 0
    crc: int | None = None
    packed: int | None = None
    size: int | None = None
    attributes: int = 0
    extra: bytes = b""
    local_name: bytes | None = None
    offset: int | None = None
    descriptor: bytes = b""


def zipped(contents: Mapping[str, bytes], random: Random) -> bytes:
    """A sound zip of these files, as several programs would write it."""
    folder = random.choice([b"", b"", b"bundle/", b"a/b/"])
    method = random.choice([0, 8])
    return written(
        [
            _member(folder + name.encode("utf-8", "surrogateescape"), data, method)
            for name, data in contents.items()
        ]
    )


def _member(name: bytes, data: bytes, method: int = 0) -> Member:
    packed = _deflated(data) if method == 8 else data
    flags = 0 if name.isascii() else 0x800
    return Member(name, packed, method, flags, zlib.crc32(data), len(packed), len(data))


def _deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def written(members: list[Member], comment: bytes = b"", before: bytes = b"") -> bytes:
    """A zip of these members, whatever they tell of themselves."""
    local, central = bytearray(before), bytearray()
    for member in members:
        at = len(local) if member.offset is None else member.offset
        crc = zlib.crc32(member.data) if member.crc is None else member.crc
        packed = len(member.data) if member.packed is None else member.packed
        size = len(member.data) if member.size is None else member.size
        told = (member.flags, member.method, 0, 0x5D57, crc, packed, size)
        if member.offset is None:
            name = member.name if member.local_name is None else member.local_name
            local += struct.pack("<4s5H3I2H", b"PK\3\4", 20, *told, len(name), len(member.extra))
            local += name + member.extra + member.data + member.descriptor
        lengths = (len(member.name), len(member.extra), 0, 0, 0)
        head = (b"PK\1\2", 20, 20, *told, *lengths, member.attributes, at)
        central += struct.pack("<4s6H3I5H2I", *head) + member.name + member.extra
    number = min(len(members), 0xFFFF)
    end = (b"PK\5\6", 0, 0, number, number, len(central), len(local), len(comment))
    return bytes(local + central + struct.pack("<4s4H2IH", *end) + comment)


def _some(members: list[Member], random: Random, **further: Any) -> bytes:
    at = random.randrange(len(members))
    members[at] = members[at]._replace(**further)
    return written(members)


def _wrong_number(members: list[Member], random: Random) -> bytes:
    key = random.choice(["crc", "packed", "size"])
    true = len(random.choice(members).data)
    numbers = (0, 1, true, true + 1, 2**31, 2**32 - 1, 5 * _MEGABYTE, 5 * _MEGABYTE + 1)
    return _some(members, random, **{key: random.choice(numbers)})


def _zip64(members: list[Member], random: Random) -> bytes:
    sizes = [random.choice([0, 100, 2**32, 2**40, 2**63, 2**64 - 1]) for _ in range(3)]
    number = random.randrange(4)
    extra = struct.pack(f"<HH{number}Q", 1, 8 * number, *sizes[:number])
    cut = extra[: random.randrange(len(extra) + 1)] if random.random() < 0.3 else extra
    told = random.choice([{"size": 2**32 - 1}, {"size": 2**32 - 1, "packed": 2**32 - 1}, {}])
    return _some(members, random, extra=cut, **told)


def _odd_name(members: list[Member], random: Random) -> bytes:
    odd = random.choice(_ODD_NAMES).encode("utf-8", "surrogateescape")
    further = random.choice(members)._replace(name=odd)
    if random.random() < 0.5:
        return _some(members, random, name=odd)
    return written([*members, further])


def _other_local_name(members: list[Member], random: Random) -> bytes:
    return _some(members, random, local_name=random.choice([b"", b"other.json", b"../bundle.json"]))


def _twice(members: list[Member], random: Random) -> bytes:
    at = random.choice(members)
    case = at._replace(name=at.name.upper() if random.random() < 0.5 else at.name)
    return written([*members, case._replace(data=b"{}", crc=None, packed=None, size=None)])


def _overlapping(members: list[Member], random: Random) -> bytes:
    place = random.choice([0, 0, 1, 50, 2**31, 2**32 - 1])
    if random.random() < 0.5:
        return written([members[0], *(it._replace(offset=place) for it in members[1:])])
    return _some(members, random, offset=place)


def _kind_of_file(members: list[Member], random: Random) -> bytes:
    kind = random.choice([0o120777, 0o040755, 0o010644, 0o060644, 0o020644, 0o140755, 0o100000])
    return _some(members, random, attributes=(kind << 16) & 0xFFFFFFFF)


def _flags(members: list[Member], random: Random) -> bytes:
    return _some(members, random, flags=random.choice([1, 8, 0x21, 0x40, 0x800, 0x2000, 0xFFFF]))


def _method(members: list[Member], random: Random) -> bytes:
    return _some(members, random, method=random.choice(_METHODS))


def _descriptor(members: list[Member], random: Random) -> bytes:
    mark = random.choice([b"", b"PK\7\x08"])
    told = mark + struct.pack("<3I", random.choice([0, 2**31]), 0, 2**32 - 1)
    crc = random.choice([0, None])
    return _some(members, random, flags=8, descriptor=told, crc=crc)


def _comment(members: list[Member], random: Random) -> bytes:
    comment = random.choice([b"PK\5\6" + bytes(18), b"x" * 65_535, b"PK\1\2" * 100])
    return written(members, comment, random.choice([b"", b"MZ" * 100, b"PK\3\4"]))


def _bytes(members: list[Member], random: Random) -> bytes:
    whole = written(members)
    kind = random.random()
    if kind < 0.5:
        return byte_changes.changed(whole, random, whole)[1]
    start = whole.index(b"PK\1\2")
    return whole[:start] + byte_changes.changed(whole[start:], random, whole)[1]


@lru_cache(maxsize=4)
def _much(kind: int) -> Member:
    """Five megabytes that take five thousand bytes."""
    data = (b" ", b"0", b"[", b"{}" + b" ")[kind] * (5 * _MEGABYTE)
    return _member(b"bomb.json", data[: 5 * _MEGABYTE], 8)


def _bomb(members: list[Member], random: Random) -> bytes:
    """Files that are large once they are unpacked, or the same one under many names."""
    one = _much(random.randrange(4))
    number = random.choice([1, 1, 1, 2, 3, 60, 3000] if random.random() < 0.02 else [1])
    if number > 3 and random.random() < 0.5:
        first = one._replace(name=b"x.json")
        again = (one._replace(name=b"%d.json" % at, offset=0) for at in range(number))
        return written([first, *again, *(it._replace(offset=0) for it in members[:1])])
    if random.random() < 0.5:
        return written([one._replace(name=it.name) for it in members[: max(1, number)]])
    return written([*members, *(one._replace(name=b"%d.json" % at) for at in range(number))])


def _very_many(members: list[Member], random: Random) -> bytes:
    number = random.choice([10, 300] if random.random() < 0.99 else [20_000])
    name = random.choice([b"conditions/%d.json", b"%d/bundle.json", b"%d", b"bundle.json"])
    numbered = b"%d" in name
    return written(
        [*members, *(Member(name % at if numbered else name, b"{}") for at in range(number))]
    )


CHANGES: dict[str, Callable[[list[Member], Random], bytes]] = {
    "bytes": _bytes,
    "sizes and sums": _wrong_number,
    "zip64": _zip64,
    "name": _odd_name,
    "two names": _other_local_name,
    "twice": _twice,
    "overlapping": _overlapping,
    "link or device": _kind_of_file,
    "flags": _flags,
    "method": _method,
    "descriptor": _descriptor,
    "comment": _comment,
    "bomb": _bomb,
    "very many": _very_many,
}
_NAMES = tuple(CHANGES)
_WEIGHTS = (30, 8, 8, 8, 4, 4, 5, 4, 4, 4, 4, 4, 1, 2)


def odd_zip(contents: Mapping[str, bytes], random: Random) -> tuple[str, bytes]:
    """A zip of these files after one change, and its kind."""
    method = random.choice([0, 8])
    members = [_member(name.encode("utf-8"), data, method) for name, data in contents.items()]
    kind = random.choices(_NAMES, _WEIGHTS)[0]
    return kind, CHANGES[kind](members, random)


def as_package(members: Mapping[str, bytes], random: Random) -> bytes:
    """The members of a package in a zip that Python writes."""
    stream = io.BytesIO()
    method = random.choice([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def of_members(members: Mapping[str, bytes]) -> bytes:
    """The members in a plain zip, whatever they are called."""
    return written([_member(name.encode("utf-8"), data) for name, data in members.items()])
