"""Reads what a 64-bit Windows program or library asks of other libraries, and its version."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import TYPE_CHECKING

from build_scripts.system_packages import BootstrapError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAGIC, HEAD_AT = b"MZ", 0x3C
SIGNATURE, HEAD_SIZE = b"PE\0\0", 24
WITH_64_BITS = 0x20B
DIRECTORIES_AT, DIRECTORY = 112, struct.Struct("<II")
SECTION_SIZE = 40
# The directory of imports, with the size of an entry and where in it the library is named.
IMPORTS, LATE_IMPORTS = (1, 20, 12), (13, 32, 4)
VERSION_MARK = bytes.fromhex("bd04effe")
Version = tuple[int, int, int, int]


def read_imports(file: Path) -> frozenset[str] | None:
    """The libraries that a program or library needs, at once or late, by their names in small.

    None for a file of another kind.

    Raises:
        BootstrapError: the file begins like a library and is none.
    """
    content = file.read_bytes()
    if not content.startswith(MAGIC):
        return None
    try:
        return frozenset(name.lower() for name in _Reader(content).imports())
    except (struct.error, ValueError, UnicodeDecodeError):
        raise BootstrapError(
            f"{file} is a broken library: it ends early, points outside, or is not for 64 bits."
        ) from None


def read_version(file: Path) -> Version:
    """The version of a program or library as four numbers, by its version resource.

    Raises:
        BootstrapError: it has none.
    """
    content = file.read_bytes()
    place = content.find(VERSION_MARK)
    if place < 0 or len(content) < place + 16:
        raise BootstrapError(f"{file} does not say its version.")
    high, low = struct.unpack_from("<II", content, place + 8)
    return high >> 16, high & 0xFFFF, low >> 16, low & 0xFFFF


class _Reader:
    def __init__(self, content: bytes) -> None:
        self._content = content
        (head,) = struct.unpack_from("<I", content, HEAD_AT)
        if content[head : head + 4] != SIGNATURE:
            raise ValueError(head)
        (sections,) = struct.unpack_from("<H", content, head + 6)
        (size,) = struct.unpack_from("<H", content, head + 20)
        self._optional = head + HEAD_SIZE
        (kind,) = struct.unpack_from("<H", content, self._optional)
        if kind != WITH_64_BITS:
            raise ValueError(kind)
        self._sections = [
            struct.unpack_from("<IIII", content, place + 8)
            for place in range(
                self._optional + size,
                self._optional + size + sections * SECTION_SIZE,
                SECTION_SIZE,
            )
        ]

    def imports(self) -> Iterator[str]:
        for directory, size, name_at in (IMPORTS, LATE_IMPORTS):
            address = self._directory(directory)
            while address:
                place = self._in_file(address)
                (name,) = struct.unpack_from("<I", self._content, place + name_at)
                if not name:
                    break
                yield self._text(name)
                address += size

    def _directory(self, number: int) -> int:
        """The address of a directory, 0 where there is none."""
        (present,) = struct.unpack_from("<I", self._content, self._optional + DIRECTORIES_AT - 4)
        if number >= present:
            return 0
        place = self._optional + DIRECTORIES_AT + number * DIRECTORY.size
        address, _ = DIRECTORY.unpack_from(self._content, place)
        return int(address)

    def _text(self, address: int) -> str:
        start = self._in_file(address)
        return self._content[start : self._content.index(0, start)].decode("ascii")

    def _in_file(self, address: int) -> int:
        for _, start, length, offset in self._sections:
            if start <= address < start + length:
                return int(address - start + offset)
        raise ValueError(address)
