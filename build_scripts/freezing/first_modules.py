"""Gives PyInstaller's archive a list of its own, and lays the modules of every start as they are.

These come out of the archive, where they are compressed, and out of the zip of what Python needs
first. PyInstaller itself is left what is imported before the program's own finder is there, and
what is in Python's library too.
"""

from __future__ import annotations

import marshal
import struct
import zlib
from importlib.machinery import FrozenImporter
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from build_scripts.frozen.first_modules import AS_IT_IS, LIST, MODULE, NAMESPACE, PACKAGE, Entries
from build_scripts.system_packages import ROOT, BootstrapError

NAMES = Path(__file__).with_name("first-modules.txt")
OF_THE_PROGRAM = ROOT / "tests" / "data" / "modules-until-painted.txt"
BEFORE = frozenset(
    {
        *("__future__", "ctypes", "ctypes._endian"),
        *("build_scripts", "build_scripts.frozen", "build_scripts.frozen.first_modules"),
    }
)
HEAD = struct.Struct("!4s4si5x")
HEAD_OF_PYC = 16

Module = tuple[int, bytes]


def listed() -> list[str]:
    """The names of the modules that every start needs.

    Those of the program are in a list of the tests, but for what it loads on Linux alone.
    """
    return sorted({*NAMES.read_text("utf-8").split(), *OF_THE_PROGRAM.read_text("utf-8").split()})


def lay_modules(archive: Path, library: Path) -> None:
    """Lay the modules of every start into the archive as they are, and give it its list.

    Args:
        archive: PyInstaller's, of modules.
        library: the zip with modules of Python's own library.

    Raises:
        BootstrapError: one of them is in neither.
    """
    names = listed()
    content = archive.read_bytes()
    magic, version, place = HEAD.unpack_from(content)
    modules = _of_zip(library, set(names))
    for name, (kind, start, length) in marshal.loads(content[place:]):
        packed = content[start : start + length]
        as_it_is = name in names and kind != NAMESPACE
        modules[name] = (kind + AS_IT_IS, zlib.decompress(packed)) if as_it_is else (kind, packed)
    missing = [name for name in names if name not in modules]
    if missing:
        raise BootstrapError(f"The program lacks what {NAMES.name} lists: {', '.join(missing)}.")
    entries, data = _laid(modules)
    theirs = {
        name: entry
        for name, entry in entries.items()
        if name in BEFORE or entry[0] == NAMESPACE or FrozenImporter.find_spec(name)
    }
    own = marshal.dumps({name: entries[name] for name in entries if name not in theirs})
    theirs[LIST] = AS_IT_IS, HEAD.size + len(data), len(own)
    data += own
    head = HEAD.pack(magic, version, HEAD.size + len(data))
    archive.write_bytes(head + data + marshal.dumps(list(theirs.items())))


def _laid(modules: dict[str, Module]) -> tuple[Entries, bytes]:
    """The modules one after the other, and where in the archive each is."""
    entries, data = {}, b""
    for name in sorted(modules):
        kind, code = modules[name]
        entries[name] = kind, HEAD.size + len(data), len(code)
        data += code
    return entries, data


def _of_zip(library: Path, names: set[str]) -> dict[str, Module]:
    """Take the modules out of a zip."""
    with ZipFile(library) as packed:
        files = [(it.filename, it.date_time, packed.read(it)) for it in packed.infolist()]
    taken: dict[str, Module] = {}
    with ZipFile(library, "w") as packed:
        for file, time, content in files:
            path = file.removesuffix(".pyc")
            module = path.removesuffix("/__init__")
            name = module.replace("/", ".")
            if name in names:
                kind = PACKAGE if path != module else MODULE
                taken[name] = kind + AS_IT_IS, content[HEAD_OF_PYC:]
            else:
                packed.writestr(ZipInfo(file, time), content)
    return taken
