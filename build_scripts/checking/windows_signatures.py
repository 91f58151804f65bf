"""Python for Windows is as it was signed, here and in the program, and nothing else would pass."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from build_scripts.bootstrap import PYTHON
from build_scripts.checking.results import CheckError, require
from build_scripts.freezing import authenticode, catalogue, windows_library
from build_scripts.freezing.windows_python import BINARIES, CATALOGUE, trusted_roots
from build_scripts.system_packages import BootstrapError

if TYPE_CHECKING:
    from collections.abc import Mapping

FOREIGN = "vcruntime140.dll"
PROGRAM = "python.exe"
INTERNAL = "_internal"
PE_AT, DIRECTORIES_AT, SIGNATURE_DIRECTORY = 0x3C, 24 + 112, 8 * 4
END_OF_CERTIFICATES = "-----END CERTIFICATE-----\n"


def check_signatures(windows: Path, folder: Path) -> str:
    """Check what was made in the work folder for Windows, and what went into the program.

    Args:
        windows: the work folder, with `python`.
        folder: the program.

    Raises:
        CheckError: a file or text is not proved, or an altered one would be taken.
    """
    python = windows / "python"
    files = [file for file in sorted(python.iterdir()) if file.suffix in (*BINARIES, ".cat")]
    require(bool(files), f"{python} is not there; run build_scripts/freeze.py --windows")
    texts = proved_texts(python)
    with tempfile.TemporaryDirectory(prefix="plex-ivig-") as place:
        # Not those of the build, to which somebody could have added a root of their own.
        roots = trusted_roots(Path(place), PYTHON)
        authenticode.require_signed(files, roots)
        for told, (name, content) in altered(python).items():
            file = Path(place) / name
            file.write_bytes(content)
            require(is_refused(file, roots), f"{name} is taken though {told}")
        fewer = Path(place) / "roots.pem"
        fewer.write_text(without_microsoft(roots.read_text("utf-8")), "utf-8")
        require(is_refused(python / PROGRAM, fewer), f"{PROGRAM} is taken without its root")
    shipped = shipped_as_signed(python, folder)
    return f"{len(files)} files, {shipped} of them shipped; {texts} texts in the catalogue"


def is_refused(file: Path, roots: Path) -> bool:
    """Whether the build would end at this file."""
    try:
        authenticode.require_signed([file], roots)
    except BootstrapError:
        return True
    return False


def altered(python: Path) -> Mapping[str, tuple[str, bytes]]:
    """Files that must be refused, by what is wrong with them."""
    program, runtime = (python / PROGRAM).read_bytes(), (python / FOREIGN).read_bytes()
    listed = (python / CATALOGUE).read_bytes()
    first = listed.index(min(catalogue.digests(listed)))
    return {
        "a byte of its code differs": (PROGRAM, flipped(program, len(program) // 4)),
        "a byte of its signature differs": (PROGRAM, flipped(program, len(program) - 2000)),
        "its signature was taken away": (PROGRAM, unsigned(program)),
        "something stands behind it": (PROGRAM, program + bytes(64)),
        "somebody else signed it": ("python3.dll", runtime),
        "the Foundation signed it": (FOREIGN, program),
        "another text is listed": (CATALOGUE, flipped(listed, first)),
    }


def flipped(content: bytes, place: int) -> bytes:
    """A file with one byte changed."""
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


def unsigned(content: bytes) -> bytes:
    """A program without the place and the size of its signature, and without the signature."""
    header = int.from_bytes(content[PE_AT : PE_AT + 4], "little")
    entry = header + DIRECTORIES_AT + SIGNATURE_DIRECTORY
    place = int.from_bytes(content[entry : entry + 4], "little")
    return content[:entry] + bytes(8) + content[entry + 8 : place]


def without_microsoft(certificates: str) -> str:
    """A list of roots without those that Microsoft names as its own."""
    parts = [f"{part}{END_OF_CERTIFICATES}" for part in certificates.split(END_OF_CERTIFICATES)]
    return "".join(part for part in parts[:-1] if "Microsoft" not in part)


def proved_texts(python: Path) -> int:
    """How many texts the library has; each is in the catalogue, and there is no other code."""
    library = python / "Lib"
    proved = catalogue.digests((python / CATALOGUE).read_bytes())
    packages = library / "site-packages"
    files = [file for file in library.rglob("*") if file.is_file()]
    own = [file for file in files if packages not in file.parents]
    unproved = [
        name
        for file in own
        if (name := file.relative_to(library).as_posix()) not in windows_library.ONLY_PINNED
        and windows_library.proved_form(file.read_bytes(), proved) != file.read_bytes()
    ]
    if unproved or any(python.glob("*.zip")):
        raise CheckError(f"the library has what nobody proved: {', '.join(unproved) or 'a zip'}")
    return len(own)


def shipped_as_signed(python: Path, folder: Path) -> int:
    """How many files the program has of Python's own; each of them is the one that was signed."""
    inside = folder / INTERNAL
    own = [file for file in python.iterdir() if file.suffix in BINARIES]
    shipped = [file for file in own if (inside / file.name).is_file()]
    for file in shipped:
        same = (inside / file.name).read_bytes() == file.read_bytes()
        require(same, f"{file.name} is shipped otherwise than it was signed")
    require("python313.dll" in {file.name for file in shipped}, f"{inside} has no Python")
    return len(shipped)
