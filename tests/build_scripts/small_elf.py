"""Writes small libraries that ask for others, without a compiler."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

SEGMENTS_AT, CONTENT_AT, LOADED_AT = 64, 64 + 2 * 56, 0x10000


class _Texts:
    """A table of texts, each ended by a zero byte."""

    def __init__(self) -> None:
        self.content = b"\0"

    def add(self, text: str) -> int:
        place = len(self.content)
        self.content += text.encode() + b"\0"
        return place


def small_elf(
    libraries: Sequence[str], versions: Mapping[str, Sequence[str]] | None = None
) -> bytes:
    """A 64-bit library that needs these libraries, and these symbol versions of them."""
    texts = _Texts()
    needed = [(1, texts.add(name)) for name in libraries]
    records = _version_records(texts, versions or {})
    tags = [*needed, (5, 0), (0x6FFFFFFE, len(texts.content))]
    tags = tags if versions else tags[:-1]
    body = texts.content + records
    dynamic_at = CONTENT_AT + len(body)
    moved = {5: LOADED_AT, 0x6FFFFFFE: LOADED_AT}
    dynamic = b"".join(struct.pack("<qQ", tag, value + moved.get(tag, 0)) for tag, value in tags)
    dynamic += struct.pack("<qQ", 0, 0)
    whole = len(body) + len(dynamic)
    segments = _segment(1, CONTENT_AT, LOADED_AT, whole)
    segments += _segment(2, dynamic_at, LOADED_AT + len(body), len(dynamic))
    return _header() + segments + body + dynamic


def _version_records(texts: _Texts, versions: Mapping[str, Sequence[str]]) -> bytes:
    records = b""
    for number, (library, names) in enumerate(versions.items(), 1):
        following = (16 + 16 * len(names)) if number < len(versions) else 0
        records += struct.pack("<HHIII", 1, len(names), texts.add(library), 16, following)
        for index, name in enumerate(names, 1):
            after = 16 if index < len(names) else 0
            records += struct.pack("<IHHII", 0, 0, index, texts.add(name), after)
    return records


def _segment(kind: int, offset: int, address: int, length: int) -> bytes:
    return struct.pack("<IIQQQQQQ", kind, 4, offset, address, address, length, length, 8)


def _header() -> bytes:
    return b"\x7fELF\x02\x01\x01".ljust(16, b"\0") + struct.pack(
        "<HHIQQQIHHHHHH", 3, 62, 1, 0, SEGMENTS_AT, 0, 0, 64, 56, 2, 0, 0, 0
    )
