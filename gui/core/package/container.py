"""The container of a package: a zip of which every byte is fixed by what it holds.

Nothing is compressed; order, times and attributes are always the same. What is read is written
again and compared, so that a file that differs in any byte from what this program writes is
refused. Only the few fields that are needed for that are ever followed.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Mapping
from typing import NamedTuple, NoReturn

from gui.core.package.errors import Step, refuse

MAX_PACKAGE_BYTES = 16 * 1024 * 1024
MAX_MEMBER_BYTES = 5 * 1024 * 1024
MAX_MEMBERS = 2000
MAX_NAME_BYTES = 120
MANIFEST = "manifest.json"
SIGNATURES = "signatures/"

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_LOCAL_MARK, _CENTRAL_MARK, _END_MARK = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_NEEDED, _MADE_BY_UNIX, _FIRST_OF_1980 = 10, 3 << 8 | 10, 0x21
_KIND_OF_FILE, _REGULAR, _LINK, _FOLDER = 0o170000, 0o100000, 0o120000, 0o040000
_ATTRIBUTES = (_REGULAR | 0o644) << 16
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*(/[A-Za-z0-9][A-Za-z0-9.-]*)*\Z")
# Windows drops a dot at the end, and opens a device by these names, whatever follows a dot.
_NO_FILE_OF_WINDOWS = re.compile(
    r"(?:.*\.|(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?)\Z", re.IGNORECASE
)


class _Entry(NamedTuple):
    """One line of the list of members, as it stands there."""

    name: str
    flags: int
    method: int
    packed: int
    size: int
    attributes: int
    offset: int


def write_container(members: Mapping[str, bytes]) -> bytes:
    """The one container that holds these members.

    Args:
        members: content by name; the manifest is put first, signatures last, all else between.

    Raises:
        ValueError: they are more or larger than a container takes, or have no proper names.
    """
    if len(members) > MAX_MEMBERS or any(_fault_of_name(name) for name in members):
        raise ValueError("these members do not make a package")
    local, central = bytearray(), bytearray()
    for name in sorted(members, key=_place):
        data, encoded = members[name], name.encode("ascii")
        shared = (0, 0, 0, _FIRST_OF_1980, zlib.crc32(data), len(data), len(data), len(encoded))
        central += _CENTRAL.pack(
            *(_CENTRAL_MARK, _MADE_BY_UNIX, _NEEDED, *shared),
            *(0, 0, 0, 0, _ATTRIBUTES, len(local)),
        )
        central += encoded
        local += _LOCAL.pack(_LOCAL_MARK, _NEEDED, *shared, 0)
        local += encoded + data
        if len(local) + len(central) > MAX_PACKAGE_BYTES:
            raise ValueError("these members are too much for one package")
    end = (_END_MARK, 0, 0, len(members), len(members), len(central), len(local), 0)
    return bytes(local + central + _END.pack(*end))


def read_container(data: bytes, name: str) -> dict[str, bytes]:
    """The members of a container, in its order.

    Args:
        data: the whole file; one byte more than `MAX_PACKAGE_BYTES` is enough of a larger one.
        name: what the file is called, for the messages.

    Raises:
        PackageError: it is too large, or is not byte for byte what `write_container` writes.
    """
    return _Reading(data, name).members()


def _place(name: str) -> tuple[int, str]:
    return (0 if name == MANIFEST else 2 if name.startswith(SIGNATURES) else 1, name)


def _fault_of_name(name: str) -> str:
    if (
        name.startswith("/")
        or "\\" in name
        or ".." in name.split("/")
        or re.match("[A-Za-z]:", name)
    ):
        return "the name leads out of the package"
    if "\0" in name:
        return "the name holds a NUL"
    if name.endswith("/"):
        return "it is a folder; a package holds files alone"
    if len(name) > MAX_NAME_BYTES:
        return f"the name is longer than {MAX_NAME_BYTES} characters"
    if not _NAME.match(name) or any(map(_NO_FILE_OF_WINDOWS.match, name.split("/"))):
        return "no member of a package has such a name"
    return ""


class _Reading:
    def __init__(self, data: bytes, name: str) -> None:
        self._data = data
        self._name = name

    def members(self) -> dict[str, bytes]:
        if not self._data:
            raise refuse(Step.SIZE, self._name, "the file is empty")
        if len(self._data) > MAX_PACKAGE_BYTES:
            limit = MAX_PACKAGE_BYTES // (1024 * 1024)
            raise refuse(Step.SIZE, self._name, f"the file is larger than {limit} MB")
        members: dict[str, bytes] = {}
        folded: set[str] = set()
        after = 0
        entries, listed_at = self._entries()
        for entry in entries:
            if entry.name in members:
                self._refuse("a member of this name stands there twice", entry.name)
            if entry.name.casefold() in folded:
                self._refuse("its name differs from another's in small and capital", entry.name)
            folded.add(entry.name.casefold())
            content, after = self._content(entry, after)
            members[entry.name] = content
        if after != listed_at or write_container(members) != self._data:
            self._refuse("the file is not, byte for byte, as a package is written: it was altered")
        return members

    def _entries(self) -> tuple[list[_Entry], int]:
        """The list of members, and where it begins; nothing else of the file is looked at."""
        start = len(self._data) - _END.size
        if start < 0 or self._data[start : start + 4] != _END_MARK:
            self._refuse("it is no package: it does not end as one does, or is cut off")
        _, _, _, here, number, size, offset, _ = _END.unpack_from(self._data, start)
        if not 0 < number <= MAX_MEMBERS or here != number:
            self._refuse(f"a package has from 1 to {MAX_MEMBERS} members; this tells of {number}")
        if offset + size != start:
            self._refuse("the list of its members is not where it ought to be")
        entries, listed_at = [], offset
        for _ in range(number):
            if offset + _CENTRAL.size > start:
                self._refuse("the list of its members is cut off")
            entry, offset = self._entry(offset)
            entries.append(entry)
        if offset != start:
            self._refuse("there is more behind the list of its members")
        return entries, listed_at

    def _entry(self, at: int) -> tuple[_Entry, int]:
        fields = _CENTRAL.unpack_from(self._data, at)
        if fields[0] != _CENTRAL_MARK:
            self._refuse("the list of its members is damaged")
        after = at + _CENTRAL.size + fields[10]
        encoded = self._data[at + _CENTRAL.size : after]
        entry = _Entry(
            name=encoded.decode("latin-1"),
            flags=fields[3],
            method=fields[4],
            packed=fields[8],
            size=fields[9],
            attributes=fields[15],
            offset=fields[16],
        )
        if fields[11] or fields[12]:
            self._refuse("it has a comment or further fields, which no package has", entry.name)
        return entry, after

    def _content(self, entry: _Entry, at: int) -> tuple[bytes, int]:
        """A member's bytes, and where the next one begins; so no byte is read twice."""
        fault = _fault_of_name(entry.name) or _fault_of_entry(entry)
        if fault:
            self._refuse(fault, entry.name)
        if entry.offset != at:
            self._refuse("it does not lie right behind the member before", entry.name)
        start = at + _LOCAL.size + len(entry.name)
        after = start + entry.size
        if after > len(self._data):
            self._refuse("its content is cut off", entry.name)
        return self._data[start:after], after

    def _refuse(self, message: str, file: str = "") -> NoReturn:
        raise refuse(Step.STRUCTURE, self._name, message, file)


def _fault_of_entry(entry: _Entry) -> str:
    kind = entry.attributes >> 16 & _KIND_OF_FILE
    if kind == _LINK:
        return "it is a link; a package holds files alone"
    if kind == _FOLDER:
        return "it is a folder; a package holds files alone"
    if entry.flags & 1:
        return "it is encrypted, which no member of a package is"
    if entry.method or entry.packed != entry.size:
        return "it is compressed, which no member of a package is"
    if entry.size > MAX_MEMBER_BYTES:
        return f"it is larger than {MAX_MEMBER_BYTES // (1024 * 1024)} MB"
    return ""
