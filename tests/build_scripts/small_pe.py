"""Writes small libraries for Windows that ask for others, without a compiler."""

from __future__ import annotations

import struct
from collections.abc import Sequence

HEAD_AT, OPTIONAL_SIZE, CONTENT_AT, LOADED_AT = 0x40, 240, 0x200, 0x1000


def small_pe(
    imports: Sequence[str], late: Sequence[str] = (), version: Sequence[int] = (), kind: int = 0x20B
) -> bytes:
    """A 64-bit library that needs these libraries, some only when they are first called."""
    late_at = 20 * (len(imports) + 1)
    texts_at = late_at + 32 * (len(late) + 1)
    texts, places = b"", []
    for name in (*imports, *late):
        places.append(LOADED_AT + texts_at + len(texts))
        texts += name.encode() + b"\0"
    first = b"".join(struct.pack("<IIIII", 1, 0, 0, it, 1) for it in places[: len(imports)])
    second = b"".join(struct.pack("<II24x", 1, it) for it in places[len(imports) :])
    content = first + bytes(20) + second + bytes(32) + texts + _version(version)
    directories = [(0, 0)] * 16
    directories[1] = (LOADED_AT, late_at)
    directories[13] = (LOADED_AT + late_at, texts_at - late_at) if late else (0, 0)
    head = b"PE\0\0" + struct.pack("<HHIIIHH", 0x8664, 1, 0, 0, 0, OPTIONAL_SIZE, 0x2022)
    optional = struct.pack("<H106xI", kind, 16)
    optional += b"".join(struct.pack("<II", *it) for it in directories)
    section = struct.pack(
        "<8sIIII16x", b".rdata", len(content), LOADED_AT, len(content), CONTENT_AT
    )
    whole = b"MZ".ljust(HEAD_AT - 4, b"\0") + struct.pack("<I", HEAD_AT) + head + optional + section
    return whole.ljust(CONTENT_AT, b"\0") + content


def _version(numbers: Sequence[int]) -> bytes:
    if not numbers:
        return b""
    one, two, three, four = numbers
    return struct.pack("<IIII", 0xFEEF04BD, 0x10000, one << 16 | two, three << 16 | four)
