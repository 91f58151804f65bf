"""Checks what Windows reads in the program's executables: kind, flags, manifest, version, icon."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WINDOWED, CONSOLE = 2, 3
# Any address, also above 4 GiB, and no data as code.
FLAGS = {0x20: "high entropy addresses", 0x40: "any address", 0x100: "no data as code"}
ICON, GROUP_ICON, VERSION, MANIFEST = 3, 14, 16, 24
ICON_SIZES = {16, 32, 48, 256}
WINDOWS_10 = "{8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a}"
SETTINGS = {
    "dpiAwareness": "PerMonitorV2",
    "longPathAware": "true",
    "activeCodePage": "UTF-8",
}
IS_FOLDER = 0x80000000


class Section(NamedTuple):
    """Where a part of the file lies in memory and in the file."""

    size: int
    address: int
    length: int
    offset: int


class Executable:
    """A program of Windows for 64 bits."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        (head,) = struct.unpack_from("<I", content, 0x3C)
        count, size = struct.unpack_from("<H12xH", content, head + 6)
        optional = head + 24
        (self.machine,) = struct.unpack_from("<H", content, head + 4)
        self.subsystem, self.flags = struct.unpack_from("<HH", content, optional + 68)
        (self._resources,) = struct.unpack_from("<I", content, optional + 128)
        self._sections = [
            Section(*struct.unpack_from("<IIII", content, optional + size + 40 * number + 8))
            for number in range(count)
        ]

    def resources(self, kind: int) -> list[bytes]:
        """Every resource of a kind."""
        return list(self._found(kind)) if self._resources else []

    def _found(self, kind: int) -> Iterator[bytes]:
        start = self._in_file(self._resources)
        for number, below in self._entries(start, start):
            if number == kind:
                yield from self._data(start, below)

    def _data(self, start: int, place: int) -> Iterator[bytes]:
        if place & IS_FOLDER:
            for _, below in self._entries(start, start + (place & ~IS_FOLDER)):
                yield from self._data(start, below)
            return
        address, size = struct.unpack_from("<II", self._content, start + place)
        begin = self._in_file(address)
        yield self._content[begin : begin + size]

    def _entries(self, start: int, folder: int) -> Iterator[tuple[int, int]]:
        named, numbered = struct.unpack_from("<HH", self._content, folder + 12)
        for entry in range(named + numbered):
            yield struct.unpack_from("<II", self._content, folder + 16 + 8 * entry)

    def _in_file(self, address: int) -> int:
        for section in self._sections:
            if section.address <= address < section.address + section.length:
                return address - section.address + section.offset
        raise ValueError(f"nothing of the file lies at {address:#x}")


def executable_problems(file: Path, subsystem: int, version: str) -> list[str]:
    """What is wrong with an executable of the program."""
    try:
        program = Executable(file.read_bytes())
        return [f"{file.name}: {problem}" for problem in _problems(program, subsystem, version)]
    except (OSError, struct.error, ValueError, ElementTree.ParseError) as error:
        return [f"{file.name} cannot be read: {error}"]


def _problems(program: Executable, subsystem: int, version: str) -> Iterator[str]:
    if program.machine != 0x8664:
        yield f"it is for the machine {program.machine:#x}"
    if program.subsystem != subsystem:
        yield f"its subsystem is {program.subsystem}, not {subsystem}"
    for flag, meaning in FLAGS.items():
        if not program.flags & flag:
            yield f"it does not allow {meaning}"
    yield from _manifest_problems(program.resources(MANIFEST))
    yield from _version_problems(program.resources(VERSION), version)
    sizes = icon_sizes(program.resources(GROUP_ICON))
    if not sizes >= ICON_SIZES:
        yield f"its icon has the sizes {sorted(sizes)}, not {sorted(ICON_SIZES)}"


def _manifest_problems(manifests: list[bytes]) -> Iterator[str]:
    if len(manifests) != 1:
        yield f"it has {len(manifests)} manifests"
        return
    elements = list(ElementTree.fromstring(manifests[0]).iter())
    named = {element.tag.rpartition("}")[2]: element for element in elements}
    level = named.get("requestedExecutionLevel")
    if level is None or (level.get("level"), level.get("uiAccess")) != ("asInvoker", "false"):
        yield "its manifest does not ask for the rights of its caller"
    systems = [it.get("Id") for it in elements if it.tag.endswith("}supportedOS")]
    if systems != [WINDOWS_10]:
        yield f"its manifest names the systems {systems}"
    for name, wanted in SETTINGS.items():
        found = named[name].text if name in named else None
        if found != wanted:
            yield f"in its manifest {name} is {found}, not {wanted}"


def _version_problems(resources: list[bytes], version: str) -> Iterator[str]:
    if len(resources) != 1:
        yield f"it has {len(resources)} version resources"
        return
    (found,) = resources
    for name in ("FileVersion", "ProductVersion"):
        at = found.find(f"{name}\0".encode("utf-16-le"))
        value = found[at + 2 * len(name) :].decode("utf-16-le", "replace").lstrip("\0")
        if at < 0 or value.partition("\0")[0] != version:
            yield f"its {name} is not {version}"


def icon_sizes(groups: list[bytes]) -> set[int]:
    """The widths of the icons in the groups; 0 in the file stands for 256."""
    sizes = set()
    for group in groups:
        (count,) = struct.unpack_from("<H", group, 4)
        sizes |= {group[6 + 14 * number] or 256 for number in range(count)}
    return sizes
