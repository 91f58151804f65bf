"""Makes the two packages for Windows from the one-folder program: the MSI and the set-up."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.freezing.msi import UPGRADE_CODE, product_code, write_msi
from build_scripts.freezing.nsis import write_setup
from build_scripts.freezing.steps import run
from build_scripts.system_packages import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "plex-ivig"
COMPILER = ROOT / "build" / "toolchain" / "ziglang" / "zig"
SOURCES = ROOT / "build_scripts" / "windows"
LIBRARY, ICON = "machine-folder.dll", "plex-ivig.ico"
WINDOWS_HEADERS = Path("lib", "libc", "include", "any-windows-any")
# No C library and no code but our own: what the set-ups run as administrator is 8 KB.
COMPILE = (
    *("cc", "-target", "x86_64-windows-gnu", "-shared", "-nostdlib", "-Os", "-s"),
    *("-fno-builtin", "-fno-stack-protector", "-fno-sanitize=all", "-Wall", "-Wextra", "-Werror"),
    "-Wl,--entry=DllMain",
)
CACHES = ("ZIG_GLOBAL_CACHE_DIR", "ZIG_LOCAL_CACHE_DIR")
USED_OF_WINDOWS = ("-lkernel32", "-ladvapi32", "-lshell32", "-lmsi")


class Staged(NamedTuple):
    """A folder with what a package is made of, and what is installed, by path."""

    place: Path
    files: dict[str, Path]


def make_msi(folder: Path, version: str, epoch: int, out: Path) -> Path:
    """Write the MSI; returns its file in `out`.

    Args:
        folder: the one-folder program.
        version: three numbers.
        epoch: the time that every file gets, in seconds since 1970 (SOURCE_DATE_EPOCH).
        out: the folder to write to.

    Raises:
        BootstrapError: a tool is missing or fails, or a file has a name that cannot be installed.
    """
    target = out / f"{NAME}-{version}-windows-x86_64.msi"
    with _staged(folder, version, epoch) as (place, files):
        shutil.copyfile(write_msi(files, version, epoch, place), target)
    return target


def make_setup(folder: Path, version: str, epoch: int, out: Path) -> Path:
    """Write the set-up; returns its file in `out`. Arguments and errors are those of `make_msi`."""
    target = out / f"{NAME}-{version}-windows-x86_64-setup.exe"
    with _staged(folder, version, epoch) as (place, files):
        shutil.copyfile(write_setup(files, version, epoch, place), target)
    return target


def readme(version: str) -> bytes:
    """What administrators read, as Windows' own editor shows it."""
    text = (SOURCES / "README.txt").read_text("utf-8")
    for name, value in {
        "VERSION": version,
        "PRODUCT_CODE": product_code(version),
        "UPGRADE_CODE": UPGRADE_CODE,
    }.items():
        text = text.replace(f"@{name}@", value)
    return text.replace("\n", "\r\n").encode("ascii")


def make_library(place: Path, compiler: Path = COMPILER) -> Path:
    """Build what both set-ups run to protect the folder for all users."""
    library = place / LIBRARY
    headers = compiler.parent / WINDOWS_HEADERS
    source = "machine-folder.c"
    shutil.copyfile(SOURCES / source, place / source)
    made_of = ("-isystem", headers, "-o", library.name, source)
    caches = {name: str(place / "cache") for name in CACHES}
    run([compiler, *COMPILE, *made_of, *USED_OF_WINDOWS], place, caches)
    return library


@contextmanager
def _staged(folder: Path, version: str, epoch: int) -> Iterator[Staged]:
    with tempfile.TemporaryDirectory(prefix="plex-ivig-") as name:
        place = Path(name)
        program = place / "program"
        shutil.copytree(folder, program)
        (program / "README.txt").write_bytes(readme(version))
        shutil.copyfile(ROOT / "resources" / "icons" / ICON, place / ICON)
        make_library(place)
        files = {
            file.relative_to(program).as_posix(): file
            for file in sorted(program.rglob("*"))
            if file.is_file()
        }
        for file in (*files.values(), place / LIBRARY, place / ICON):
            os.utime(file, (epoch, epoch))
        yield Staged(place, files)
