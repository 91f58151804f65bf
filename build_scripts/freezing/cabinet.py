"""Writes a cabinet, the archive inside an MSI: always the same bytes for the same files."""

from __future__ import annotations

import struct
import zlib
from datetime import UTC, datetime
from functools import reduce
from operator import xor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

HEADER, FOLDER, FILE, BLOCK = "<4s5L2B5H", "<LHH", "<LLHHHH", "<LHH"
BLOCK_SIZE = 2**15
MSZIP, ARCHIVED = 1, 0x20


def cabinet(files: Sequence[tuple[str, Path]], epoch: int) -> bytes:
    """A cabinet with files by these names, in this order, all of the same time.

    Args:
        files: the name in the cabinet and the file, for each.
        epoch: the time of every file, in seconds since 1970, UTC.
    """
    date, time = _dos_time(epoch)
    entries, content = [], bytearray()
    for name, file in files:
        data = file.read_bytes()
        about = struct.pack(FILE, len(data), len(content), 0, date, time, ARCHIVED)
        entries.append(about + name.encode("ascii") + b"\0")
        content += data
    blocks = [_written(*block) for block in _compressed(bytes(content))]
    first_file = struct.calcsize(HEADER) + struct.calcsize(FOLDER)
    first_block = first_file + sum(map(len, entries))
    size = first_block + sum(map(len, blocks))
    header = struct.pack(HEADER, b"MSCF", 0, size, 0, first_file, 0, 3, 1, 1, len(entries), 0, 0, 0)
    folder = struct.pack(FOLDER, first_block, len(blocks), MSZIP)
    return b"".join([header, folder, *entries, *blocks])


def _compressed(content: bytes) -> Iterator[tuple[bytes, int]]:
    """Each block by itself, but that it may repeat what is in the block before."""
    for start in range(0, len(content), BLOCK_SIZE):
        block = content[start : start + BLOCK_SIZE]
        before = content[max(0, start - BLOCK_SIZE) : start]
        packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, 9, zdict=before)
        yield b"CK" + packer.compress(block) + packer.flush(), len(block)


def _written(block: bytes, size: int) -> bytes:
    sizes = struct.pack("<HH", len(block), size)
    return struct.pack("<L", _checksum(block) ^ _checksum(sizes)) + sizes + block


def _checksum(data: bytes) -> int:
    """The words xored; the last bytes, where they are no whole word, in the other order."""
    whole = len(data) // 4 * 4
    words = struct.unpack(f"<{whole // 4}L", data[:whole])
    return reduce(xor, words, int.from_bytes(data[whole:], "big"))


def _dos_time(epoch: int) -> tuple[int, int]:
    at = datetime.fromtimestamp(epoch, UTC)
    date = (at.year - 1980) << 9 | at.month << 5 | at.day
    return date, at.hour << 11 | at.minute << 5 | at.second // 2
