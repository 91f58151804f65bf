"""Makes the set-up: the script that makensis reads, and the list of what it installs."""

from __future__ import annotations

import os
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from build_scripts.freezing.msi import EXECUTABLE, OLDEST_BUILD, PRODUCT, PUBLISHER, UPGRADE_CODE
from build_scripts.freezing.steps import run
from build_scripts.system_packages import ROOT, BootstrapError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

SCRIPT = ROOT / "build_scripts" / "windows" / "plex-ivig.nsi"
LIST, UNINSTALLER = "installed-files.txt", "uninstall.exe"
# For the uninstaller, the list, and the ends of files that fill no whole block of a disk.
MORE_ROOM_KIB = 4096
# Before the list itself, everything that lies at the top of the program's folder.
AT_THE_TOP = "|"


def write_setup(files: Mapping[str, Path], version: str, epoch: int, place: Path) -> Path:
    """Write the set-up; returns its file, in `place`.

    Args:
        files: what is installed, by its path in the program's folder with / between folders.
        version: three numbers.
        epoch: the time that goes into it, in seconds since 1970 (SOURCE_DATE_EPOCH).
        place: a folder with `plex-ivig.ico`, `machine-folder.dll` and below `program` the files.

    Raises:
        BootstrapError: the name of a file is none for a set-up, or makensis fails.
    """
    (place / LIST).write_bytes(installed(files).encode("utf-16-le"))
    os.utime(place / LIST, (epoch, epoch))
    size = sum(-(-file.stat().st_size // 1024) for file in files.values())
    (place / "set-up.nsi").write_text(script(files, version, size), "utf-8")
    run(
        ["makensis", "-V2", "-WX", "-NOCD", "-INPUTCHARSET", "UTF8", "set-up.nsi"],
        place,
        {"SOURCE_DATE_EPOCH": str(epoch), "TZ": "UTC"},
    )
    return place / "set-up.exe"


def script(paths: Iterable[str], version: str, kibibytes: int) -> str:
    """What makensis reads."""
    text = SCRIPT.read_text("utf-8")
    major, minor, _ = version.split(".")
    for name, value in {
        "PRODUCT": PRODUCT,
        "VERSION": version,
        "PUBLISHER": PUBLISHER,
        "EXECUTABLE": EXECUTABLE,
        "BUILD": str(OLDEST_BUILD),
        "UPGRADE_CODE": UPGRADE_CODE,
        "SIZE": str(kibibytes),
        "ROOM": str(kibibytes + MORE_ROOM_KIB),
        "MAJOR": major,
        "MINOR": minor,
        "FILES": "\n".join(unpacking(paths)),
    }.items():
        text = text.replace(f"@{name}@", value)
    return text


def installed(paths: Iterable[str]) -> str:
    """The list of what is installed: what is at the top, the files, the folders, deepest first."""
    files = [*paths, LIST, UNINSTALLER]
    folders = {str(it) for path in files for it in PurePosixPath(path).parents} - {"."}
    top = {PurePosixPath(path).parts[0] for path in files} - {LIST}
    deepest_first = sorted(folders, key=lambda it: (-it.count("/"), it))
    lines = [
        *(f"{AT_THE_TOP}{name}" for name in sorted(top)),
        *sorted(files),
        *(f"{folder}/" for folder in deepest_first),
    ]
    return "".join(f"{line}\r\n" for line in lines).replace("/", "\\")


def unpacking(paths: Iterable[str]) -> Iterator[str]:
    """The lines of the script that unpack every file beside what is installed.

    Raises:
        BootstrapError: the name of a file is none for a set-up.
    """
    yield _into("")
    yield f'  File "{LIST}"'
    before = ""
    for path in sorted(paths, key=lambda it: (str(PurePosixPath(it).parent), it)):
        if not path.isascii() or not path.isprintable() or set(path) & set('\\"`*?:<>|$'):
            raise BootstrapError(f"{path!r} is no name for a file that a set-up installs.")
        folder = str(PurePosixPath(path).parent)
        if folder != before:
            yield _into("" if folder == "." else folder)
            before = folder
        yield f'  File "program/{path}"'


def _into(folder: str) -> str:
    below = "\\" + folder.replace("/", "\\") if folder else ""
    return f'  SetOutPath "$INSTDIR\\${{NEW}}{below}"'
