"""What a prefix of Wine holds: its files and its registry, and what is different after a while."""

from __future__ import annotations

import os
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.checking.results import require

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from build_scripts.freezing.wine import Wine

State = dict[str, str]
HIVES = {"system.reg": "HKLM", "user.reg": "HKCU"}
SHOWN = 8
# What Wine itself writes at a start, and folders that Windows Installer of Wine makes once.
OF_WINE = (
    r"HKLM\System\CurrentControlSet\Control\Class\{4D36E96*",
    r"HKLM\System\CurrentControlSet\Control\Video*",
    r"HKLM\System\CurrentControlSet\Enum\*",
    r"HKLM\Software\Microsoft\Windows NT\CurrentVersion\NetworkCards*",
    r"HKLM\Software\Classes\Installer",
    r"HKLM\Software\Classes\Installer\Features",
    r"HKLM\Software\Classes\Installer\Products",
    r"HKLM\Software\Classes\Installer\UpgradeCodes",
    r"HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall",
    r"HKLM\Software\Microsoft\Windows\CurrentVersion\Installer*",
    r"HKCU\Software\Wine*",
    r"C:\windows\Installer",
    r"C:\windows\temp\*",
)
# What NSIS leaves for the next restart of Windows: the copy that removes the program.
OF_NSIS = (
    r"C:\users\*\Temp\~nsu*",
    r"HKLM\System\CurrentControlSet\Control\Session Manager\PendingFileRenameOperations",
)


class Difference(NamedTuple):
    """The names of files, folders, keys and values that came, went and changed."""

    came: list[str]
    went: list[str]
    changed: list[str]

    def without(self, patterns: Iterable[str]) -> Difference:
        """The rest: all that no pattern names."""
        wanted = [pattern.lower() for pattern in patterns]
        return Difference(
            *([name for name in names if not _is_one(name, wanted)] for names in self)
        )


class Ground:
    """A prefix as it is now, to which it can be brought back."""

    def __init__(self, wine: Wine) -> None:
        self._wine = wine
        self._files = dict(_files(wine.prefix / "drive_c"))
        self._registry = {file: (wine.prefix / file).read_bytes() for file in HIVES}

    def restore(self) -> None:
        """End what runs, delete what came since, and put the registry back."""
        self._wine.end()
        now = _files(self._wine.prefix / "drive_c")
        for name in sorted((name for name, _ in now if name not in self._files), reverse=True):
            path = self._wine.unix_path(name)
            path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
        for file, content in self._registry.items():
            (self._wine.prefix / file).write_bytes(content)


def state_of(wine: Wine) -> State:
    """Every file with size and time, and every value of the registry; Wine must have ended."""
    found = dict(_files(wine.prefix / "drive_c"))
    for file, root in HIVES.items():
        found |= _values((wine.prefix / file).read_text("utf-8", "replace"), root)
    return found


def difference(before: State, after: State) -> Difference:
    """What is different, but for what Wine itself writes."""
    came, went = after.keys() - before.keys(), before.keys() - after.keys()
    changed = {name for name in after.keys() & before.keys() if after[name] != before[name]}
    return Difference(sorted(came), sorted(went), sorted(changed)).without(OF_WINE)


def require_only(found: Difference, expected: Iterable[str], when: str) -> None:
    """Raise `CheckError` unless things came alone, each is expected, and each pattern has one."""
    patterns = [pattern.lower() for pattern in expected]
    rest = found.without(patterns)
    for names, what in zip(rest, ("is new", "is gone", "is changed"), strict=True):
        require(not names, f"{when} {what}: {', '.join(names[:SHOWN])}")
    unseen = [it for it in patterns if not any(_is_one(name, [it]) for name in found.came)]
    require(not unseen, f"{when} there is no {', '.join(unseen)}")


def _is_one(name: str, patterns: list[str]) -> bool:
    return any(fnmatchcase(name.lower(), pattern.replace("[", "[[]")) for pattern in patterns)


def _files(drive: Path) -> Iterator[tuple[str, str]]:
    for place, folders, files in os.walk(drive):
        inside = os.path.relpath(place, drive)
        for name in (*folders, *files):
            whole = os.path.join(place, name)
            about = os.lstat(whole)
            mark = "folder" if name in folders else f"{about.st_size} {about.st_mtime_ns}"
            yield "C:\\" + os.path.normpath(os.path.join(inside, name)).replace("/", "\\"), mark


def _values(text: str, root: str) -> State:
    """The values of a file in which Wine keeps a part of the registry."""
    found: State = {}
    key = name = ""
    for line in text.splitlines():
        if line.startswith("["):
            key = f"{root}\\" + line[1:].rpartition("]")[0].replace("\\\\", "\\")
            found[key] = name = ""
        elif line.startswith(('"', "@")):
            left, value = ("", line[2:]) if line[0] == "@" else _named(line)
            name = f"{key}\\{left}"
            found[name] = value
        elif line.startswith(" ") and name:
            found[name] += line.strip()
    return found


def _named(line: str) -> tuple[str, str]:
    end = 1
    while line[end] != '"':
        end += 2 if line[end] == "\\" else 1
    return line[1:end].replace("\\\\", "\\"), line[end + 2 :]
