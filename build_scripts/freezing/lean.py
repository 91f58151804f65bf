"""What of Python and Qt the frozen program holds, and what it does not."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from build_scripts.freezing.elf import read_needs
from build_scripts.system_packages import BootstrapError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

# A file that PyInstaller collects: where it goes, where it comes from, and its kind.
Collected = tuple[str, str, str]

EXCLUDED_MODULES = (
    *("PySide6.QtDBus", "PySide6.QtNetwork", "PySide6.QtOpenGL", "PySide6.QtSql"),
    *("PySide6.QtSvg", "signature_bootstrap"),
    *(
        "PySide6.QtTest",
        "PySide6.QtXml",
        "cffi",
        "pycparser",
        "numpy",
        "setuptools",
        "pkg_resources",
    ),
    *("asyncio", "bz2", "concurrent", "ctypes.macholib", "curses", "doctest", "email", "http"),
    *("logging", "lzma", "multiprocessing", "pdb", "pydoc", "readline", "select", "selectors"),
    *("socket", "sqlite3", "ssl", "subprocess", "tkinter", "unittest", "urllib.request", "xml"),
    *("hashlib", "_blake2", "_hashlib", "_md5", "_sha1", "_sha3", "_bz2", "_lzma"),
    *("_multibytecodec", "_socket", "_ssl", "_uuid"),
    *("rapidfuzz.fuzz_cpp", "rapidfuzz.fuzz_cpp_avx2", "rapidfuzz.distance.metrics_cpp_avx2"),
    *("rapidfuzz.distance._initialize_cpp", "rapidfuzz.utils_cpp"),
)
PLUGINS = frozenset(
    {
        *("platforms/libqxcb.so", "platforms/libqoffscreen.so", "platforms/libqwayland.so"),
        "platforminputcontexts/libcomposeplatforminputcontextplugin.so",
        "wayland-shell-integration/libxdg-shell.so",
        "wayland-decoration-client/libbradient.so",
        # On Windows and macOS the way to a printer is in Qt's own library.
        "printsupport/libcupsprintersupport.so",
        *("platforms/qwindows.dll", "platforms/qoffscreen.dll"),
        *("platforms/libqcocoa.dylib", "styles/libqmacstyle.dylib"),
    }
)
# With every Linux that has a desktop; a copy of one's own would clash with the system's drivers.
OF_THE_SYSTEM = frozenset(
    {
        *("ld-linux-x86-64.so.2", "libc.so.6", "libdl.so.2", "libm.so.6", "libpthread.so.0"),
        *("librt.so.1", "libgcc_s.so.1", "libstdc++.so.6"),
    }
)
# The client of the system's print service: it reads the settings of that very version, and brings
# a whole network library along. Without it there is no printer, and everything else works.
OF_THE_PRINT_SERVICE = frozenset({"libcups.so.2"})
QT_LIBRARIES = "PySide6/Qt/lib"


# What Qt's own dialogs say, in the languages of the interface.
TRANSLATIONS_OF_QT = frozenset({"qtbase_de.qm"})


def is_wanted_data(place: str) -> bool:
    """Whether a file that is no library belongs into the program."""
    path = PurePosixPath(place.replace("\\", "/"))
    if path.name in TRANSLATIONS_OF_QT:
        return True
    return not ({"translations", "qml", "metatypes"} & set(path.parts)) and path.suffix not in {
        ".pyi",
        ".typed",
    }


def is_root(entry: Collected) -> bool:
    """Whether a library is there for itself, not because another needs it."""
    place, _, kind = entry
    parts = PurePosixPath(place.replace("\\", "/")).parts
    if "plugins" in parts:
        return "/".join(parts[-2:]) in PLUGINS
    return kind == "EXTENSION" or parts[-1].startswith(("libpython3", "python3"))


def without_unwanted_plugins(entries: Iterable[Collected]) -> list[Collected]:
    """The libraries but for the plug-ins of Qt that the program does not use."""
    return [
        entry
        for entry in entries
        if "plugins" not in PurePosixPath(entry[0].replace("\\", "/")).parts or is_root(entry)
    ]


def needed_libraries(
    collected: Iterable[Collected], find: Callable[[str], Path | None]
) -> Iterator[Collected]:
    """The roots and every library that they need, and nothing else.

    Args:
        collected: the libraries that PyInstaller found; they come first.
        find: finds a library of the system by its name.

    Raises:
        BootstrapError: a library is needed that is nowhere.
    """
    known = list(collected)
    by_name = {PurePosixPath(place).name: (place, source, kind) for place, source, kind in known}
    waiting = [entry for entry in known if is_root(entry)]
    seen: set[str] = set()
    while waiting:
        place, source, kind = waiting.pop(0)
        if place in seen:
            continue
        seen.add(place)
        yield place, source, kind
        needs = read_needs(Path(source))
        for name in needs.libraries if needs else ():
            if name in OF_THE_SYSTEM | OF_THE_PRINT_SERVICE:
                continue
            waiting.append(by_name.get(name) or _of_system(name, find(name), source))


def _of_system(name: str, found: Path | None, needed_by: str) -> Collected:
    if found is None:
        raise BootstrapError(
            f"The library {name}, which {Path(needed_by).name} needs, is nowhere on this machine. "
            "Install what build_scripts/requirements/system.txt names."
        )
    return name, str(found), "BINARY"


def system_finder(first: Path) -> Callable[[str], Path | None]:
    """Finds libraries in one folder, then where the system's loader would."""
    listed = subprocess.run(
        ["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=True
    ).stdout
    places: dict[str, Path] = {}
    for line in listed.splitlines():
        name, _, path = line.strip().partition(" => ")
        if "x86-64" in name:
            places.setdefault(name.split()[0], Path(path))

    def find(name: str) -> Path | None:
        own = first / name
        return own if own.exists() else places.get(name)

    return find


def without_dead_links(entries: Iterable[Collected], kept: Iterable[Collected]) -> list[Collected]:
    """The entries but for links to libraries that are not kept."""
    places = {place for place, _, _ in kept}
    return [
        (place, target, kind)
        for place, target, kind in entries
        if kind != "SYMLINK" or (PurePosixPath(place).parent / target).as_posix() in places
    ]


def without_doubles(entries: Iterable[Collected]) -> list[Collected]:
    """Sorted, each place once: what is frozen does not depend on the order of a folder."""
    return sorted({entry[0]: entry for entry in entries}.values())


def work_folder() -> Path:
    """Where freeze.py keeps what is made on the way; it tells PyInstaller so."""
    return Path(os.environ["PLEX_IVIG_WORK"])
