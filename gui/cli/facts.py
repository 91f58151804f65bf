"""What a report tells of the computer, without Qt; nothing that names it or its user."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from gui import __version__, paths
from gui.core.bundle.digest import sha256_hex
from gui.machine.language import system_language

_SESSION = ("XDG_SESSION_TYPE", "XDG_CURRENT_DESKTOP", "QT_SCALE_FACTOR", "QT_QPA_PLATFORM", "LANG")
_LINES_OF_THE_LOG = 40
_LICENCES, _PARTS = "LICENCES.txt", "_internal"


class Fact(NamedTuple):
    """One thing that is told; `part` is what it belongs to."""

    part: str
    name: str
    value: str


class Hashed(NamedTuple):
    """A file of the program, with `/` between the names of its folders."""

    name: str
    sha256: str


def fact(part: str, name: str, attempt: Callable[[], object]) -> Fact:
    """One thing, or that it cannot be told."""
    try:
        value = attempt()
    except Exception as error:
        return Fact(part, name, f"cannot be told ({type(error).__name__})")
    return Fact(part, name, "not known" if value is None else _words(value))


def computer_facts(environment: Mapping[str, str]) -> Iterator[Fact]:
    """The program, its folder, the system and the session."""
    folder = program_folder()
    python = ".".join(map(str, sys.version_info[:3]))
    yield Fact("program", "version", f"plex-ivig {__version__}, Python {python}")
    yield Fact("program", "kind", "standalone" if _is_frozen() else "run from its source")
    yield Fact("program", "folder", str(folder))
    if sys.platform == "win32":
        from gui.cli.windows_facts import windows_facts

        yield from windows_facts(folder)
    else:
        yield from _unix_facts(folder)
    language = fact("session", "language", lambda: system_language(environment, sys.platform))
    yield language
    for name in _SESSION:
        if environment.get(name):
            yield Fact("session", name, environment[name])


def computer_name() -> str:
    """That of this computer, to be left out."""
    if sys.platform == "win32":
        from gui.cli.windows_facts import whole_computer_name

        return whole_computer_name()
    return os.uname().nodename


def program_folder() -> Path:
    """Where the program is: its executable's folder, or that of its source."""
    return Path(sys.executable).parent if _is_frozen() else paths.resources().parent


def program_files() -> Iterator[Hashed]:
    """Every file of the standalone program, in the order of the published list of hashes.

    Somebody may have files of another kind beside it, whose names are nobody's business.
    """
    folder = program_folder()
    if not _is_frozen():
        return
    files = [*folder.glob("plex-ivig*"), folder / _LICENCES, *(folder / _PARTS).rglob("*")]
    found = {file.relative_to(folder).as_posix(): file for file in files}
    for name in sorted(found):
        if found[name].is_file():
            yield Hashed(name, _sha256(found[name]))


def last_of_the_log(folder: Path | None) -> list[str]:
    """The newest lines that the program itself has written down."""
    if folder is None:
        return []
    try:
        text = (folder / "plex-ivig.log").read_text("utf-8", "replace")
    except OSError:
        return []
    return text.splitlines()[-_LINES_OF_THE_LOG:]


def _unix_facts(folder: Path) -> Iterator[Fact]:
    if sys.platform == "win32":
        return
    yield fact("system", "name", _name_of_system)
    yield fact("system", "kernel", lambda: f"{os.uname().sysname} {os.uname().release}")
    yield fact("system", "architecture", lambda: os.uname().machine)
    yield fact("program", "folder can be written", lambda: os.access(folder, os.W_OK))
    yield Fact("session", "remote", _words("SSH_CONNECTION" in os.environ))


def _name_of_system() -> str | None:
    lines = Path("/etc/os-release").read_text("utf-8").splitlines()
    named = (line.partition("=")[2].strip("\"'") for line in lines if line.startswith("PRETTY_"))
    return next(named, None)


def _is_frozen() -> bool:
    return bool(getattr(sys, "frozen", False))


def _sha256(file: Path) -> str:
    try:
        return sha256_hex(file.read_bytes())
    except OSError:
        return "cannot be read"


def _words(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
