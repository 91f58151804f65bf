"""Lays the modules of every start into PyInstaller's archive as they are, not compressed.

They come out of that archive, and out of the zip of those that Python needs first.
"""

from __future__ import annotations

import marshal
import struct
import zlib
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from build_scripts.frozen.first_modules import MODULE, PACKAGE
from build_scripts.system_packages import BootstrapError

NAMES = Path(__file__).with_name("first-modules.txt")
HEAD = struct.Struct("!4s4si5x")
HEAD_OF_PYC = 16
KINDS_OF_PYINSTALLER = {0: MODULE, 1: PACKAGE}

Entry = tuple[str, tuple[int, int, int]]
Module = tuple[int, bytes]


def listed() -> list[str]:
    """The names of the modules that every start needs."""
    return NAMES.read_text("utf-8").split()


def unpack_first_modules(archive: Path, library: Path) -> None:
    """Lay the listed modules into the archive as they are.

    Args:
        archive: PyInstaller's, of modules.
        library: the zip with modules of Python's own library.

    Raises:
        BootstrapError: one of them is in neither.
    """
    names = listed()
    content = archive.read_bytes()
    magic, version, place = HEAD.unpack_from(content)
    entries: list[Entry] = marshal.loads(content[place:])
    modules = _of_zip(library, set(names))
    left: list[Entry] = []
    data = b""
    for name, (kind, start, length) in entries:
        packed = content[start : start + length]
        if name in names and kind in KINDS_OF_PYINSTALLER:
            modules[name] = KINDS_OF_PYINSTALLER[kind], zlib.decompress(packed)
        else:
            left.append((name, (kind, HEAD.size + len(data), length)))
            data += packed
    missing = [name for name in names if name not in modules]
    if missing:
        raise BootstrapError(f"The program lacks what {NAMES.name} lists: {', '.join(missing)}.")
    for name in names:
        kind, code = modules[name]
        left.append((name, (kind, HEAD.size + len(data), len(code))))
        data += code
    archive.write_bytes(
        HEAD.pack(magic, version, HEAD.size + len(data)) + data + marshal.dumps(left)
    )


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
                taken[name] = PACKAGE if path != module else MODULE, content[HEAD_OF_PYC:]
            else:
                packed.writestr(ZipInfo(file, time), content)
    return taken
