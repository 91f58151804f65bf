"""Reads what PyInstaller packs into an executable: an archive of parts, one of them the modules."""

from __future__ import annotations

import marshal
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from build_scripts.frozen.first_modules import AS_IT_IS, LIST

_COOKIE = struct.Struct("!8sIIII64s")
_ENTRY = struct.Struct("!IIIIBc")
_MAGIC = b"MEI\014\013\012\013\016"
_MODULES, _OPTION = b"z", b"o"
_NAMESPACE = 3


class Part(NamedTuple):
    """One part of the archive, unpacked."""

    name: str
    kind: bytes
    data: bytes


def parts(executable: Path) -> Iterator[Part]:
    """Every part of the archive in an executable, but not the options, which have no content."""
    for_windows = executable.with_suffix(".exe")
    whole = (for_windows if for_windows.is_file() else executable).read_bytes()
    cookie = whole.rindex(_MAGIC)
    _, length, toc_at, toc_length, _, _ = _COOKIE.unpack_from(whole, cookie)
    start = cookie + _COOKIE.size - length
    place, end = start + toc_at, start + toc_at + toc_length
    while place < end:
        size, offset, packed, _, compressed, kind = _ENTRY.unpack_from(whole, place)
        name = whole[place + _ENTRY.size : place + size].rstrip(b"\0").decode("utf-8")
        data = whole[start + offset : start + offset + packed]
        if kind != _OPTION:
            yield Part(name, kind, zlib.decompress(data) if compressed else data)
        place += size


def modules(executable: Path) -> dict[str, bytes]:
    """The modules in an executable: their names and compiled code."""
    archive = next(part.data for part in parts(executable) if part.kind == _MODULES)
    (toc_at,) = struct.unpack_from("!i", archive, 8)
    entries = dict(marshal.loads(archive[toc_at:]))
    if LIST in entries:
        _, place, length = entries.pop(LIST)
        entries |= marshal.loads(archive[place : place + length])
    return {
        name: _unpacked(kind, archive[offset : offset + length])
        for name, (kind, offset, length) in entries.items()
        if kind != _NAMESPACE
    }


def _unpacked(kind: int, data: bytes) -> bytes:
    return data if kind >= AS_IT_IS else zlib.decompress(data)
