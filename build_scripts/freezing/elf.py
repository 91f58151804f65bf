"""Reads what a 64-bit Linux program or library asks of other libraries."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.system_packages import BootstrapError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAGIC = b"\x7fELF\x02\x01"
SEGMENTS_AT, SEGMENT_SIZE_AT = 32, 54
SEGMENT = struct.Struct("<IIQQQQ")
DYNAMIC = struct.Struct("<qQ")
VERSIONS_OF_LIBRARY = struct.Struct("<HHIII")
VERSION = struct.Struct("<IHHII")
LOADED, DYNAMIC_SEGMENT = 1, 2
END, NEEDED, STRINGS, VERSIONS_NEEDED = 0, 1, 5, 0x6FFFFFFE


class Needs(NamedTuple):
    """The libraries that a file needs, and the symbol versions it needs of each."""

    libraries: tuple[str, ...]
    versions: dict[str, tuple[str, ...]]


def read_needs(file: Path) -> Needs | None:
    """What a program or library needs; None for a file of another kind.

    Raises:
        BootstrapError: the file begins like a library and is none.
    """
    with file.open("rb") as stream:
        if stream.read(len(MAGIC)) != MAGIC:
            return None
        content = MAGIC + stream.read()
    try:
        return _Reader(content).needs()
    except (struct.error, ValueError, IndexError, UnicodeDecodeError):
        raise BootstrapError(
            f"{file} is a broken library: it ends early or points outside."
        ) from None


class _Reader:
    def __init__(self, content: bytes) -> None:
        self._content = content
        self._segments = list(self._read_segments())
        self._dynamic = list(self._read_dynamic())
        self._places = dict(self._dynamic)

    def needs(self) -> Needs:
        libraries = tuple(self._text(value) for tag, value in self._dynamic if tag == NEEDED)
        return Needs(libraries, dict(self._versions()))

    def _read_segments(self) -> Iterator[tuple[int, int, int, int]]:
        """Kind, place in the file, address and length of each segment."""
        (place,) = struct.unpack_from("<Q", self._content, SEGMENTS_AT)
        size, number = struct.unpack_from("<HH", self._content, SEGMENT_SIZE_AT)
        for index in range(number):
            kind, _, offset, address, _, length = SEGMENT.unpack_from(
                self._content, place + index * size
            )
            yield kind, offset, address, length

    def _read_dynamic(self) -> Iterator[tuple[int, int]]:
        for kind, offset, _, length in self._segments:
            if kind != DYNAMIC_SEGMENT:
                continue
            for place in range(offset, offset + length, DYNAMIC.size):
                tag, value = DYNAMIC.unpack_from(self._content, place)
                if tag == END:
                    return
                yield tag, value

    def _versions(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        if VERSIONS_NEEDED not in self._places:
            return
        place = self._in_file(self._places[VERSIONS_NEEDED])
        while True:
            _, number, library, first, following = VERSIONS_OF_LIBRARY.unpack_from(
                self._content, place
            )
            yield self._text(library), tuple(self._version_names(place + first, number))
            if not following:
                return
            place += following

    def _version_names(self, place: int, number: int) -> Iterator[str]:
        for _ in range(number):
            _, _, _, name, following = VERSION.unpack_from(self._content, place)
            yield self._text(name)
            place += following

    def _text(self, place: int) -> str:
        start = self._in_file(self._places.get(STRINGS, 0)) + place
        return self._content[start : self._content.index(0, start)].decode("ascii")

    def _in_file(self, address: int) -> int:
        for kind, offset, start, length in self._segments:
            if kind == LOADED and start <= address < start + length:
                return address - start + offset
        raise ValueError(address)
