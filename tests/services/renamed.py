"""A font under another name, for a test on a computer that does not have the other font."""

from __future__ import annotations

import struct
from pathlib import Path

_HEAD, _ENTRY, _RECORD = ">4sHHHH", ">4sIII", ">HHHHHH"
_ENGLISH_ON_WINDOWS = (3, 1, 0x409)


def renamed(file: Path, family: str) -> bytes:
    """The bytes of a TrueType font that calls itself by another family, Regular or Bold."""
    data = file.read_bytes()
    count = struct.unpack_from(_HEAD, data)[1]
    tables: dict[bytes, bytes] = {}
    for place in range(count):
        tag, _, start, length = struct.unpack_from(_ENTRY, data, 12 + 16 * place)
        tables[tag] = data[start : start + length]
    kind = "Bold" if "Bold" in file.name else "Regular"
    tables[b"name"] = _names({1: family, 2: kind, 3: f"{family} {kind}", 4: f"{family} {kind}"})
    return _font(tables)


def _names(names: dict[int, str]) -> bytes:
    texts = [name.encode("utf-16-be") for name in names.values()]
    start, records = 0, b""
    for number, text in zip(names, texts, strict=True):
        records += struct.pack(_RECORD, *_ENGLISH_ON_WINDOWS, number, len(text), start)
        start += len(text)
    return struct.pack(">HHH", 0, len(names), 6 + len(records)) + records + b"".join(texts)


def _font(tables: dict[bytes, bytes]) -> bytes:
    exponent = len(tables).bit_length() - 1
    searched = 16 << exponent
    head = struct.pack(
        _HEAD, b"\0\1\0\0", len(tables), searched, exponent, 16 * len(tables) - searched
    )
    start = len(head) + 16 * len(tables)
    entries = body = b""
    for tag, table in sorted(tables.items()):
        padded = table + b"\0" * (-len(table) % 4)
        total = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        entries += struct.pack(_ENTRY, tag, total, start + len(body), len(table))
        body += padded
    return head + entries + body
