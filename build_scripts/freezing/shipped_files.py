"""Compares the frozen program's folder with the list of accepted files, each with a reason.

A line of the list is a path below the folder, two or more spaces, and the reason:

    _internal/libz.so.1                                  unpacks the modules
    _internal/resources/bundle/conditions/*.json <=60    the content, one file a condition
    ?_internal/libfoo.so.1                               only where the build machine needs it

A path with `*` needs a highest number of files; `*` stands for no `/`. A `?` in front says that
the file may be absent.
"""

from __future__ import annotations

import os
import re
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.system_packages import ROOT, BootstrapError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FREEZING = ROOT / "build_scripts" / "freezing"
ACCEPTED = FREEZING / "shipped-files-linux.txt"
ACCEPTED_ON_WINDOWS = FREEZING / "shipped-files-windows.txt"
LINE = re.compile(r"(?P<maybe>\?)?(?P<path>\S+)(?: <=(?P<most>\d+))?\s{2,}(?P<reason>\S.*)")


class Entry(NamedTuple):
    """A line of the list: which files, how many at most, whether there must be any, and why."""

    path: str
    most: int
    required: bool
    reason: str

    def covers(self, file: str) -> bool:
        if "*" not in self.path:
            return file == self.path
        parts, wanted = file.split("/"), self.path.split("/")
        return len(parts) == len(wanted) and all(map(fnmatchcase, parts, wanted))


def read_entry(line: str) -> Entry:
    found = LINE.fullmatch(line)
    if not found:
        raise ValueError("it is no path, two spaces and a reason")
    path, most = found["path"], found["most"]
    if re.search(r"[?\[]", path) or path.startswith("/") or ".." in path.split("/"):
        raise ValueError("the path must lie below the folder, and only * stands for other letters")
    if ("*" in path) != (most is not None):
        raise ValueError("a path with * needs a highest number such as <=20, any other has none")
    return Entry(path, int(most or 1), not found["maybe"], found["reason"].strip())


def read_accepted(text: str) -> list[Entry]:
    """The lines of a list; empty ones and those that begin with # count for nothing."""
    entries: dict[str, Entry] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            entry = read_entry(line.rstrip())
            if entry.path in entries:
                raise ValueError("the path stands there twice")
        except ValueError as error:
            message = f"The list of shipped files cannot be used: line {number}, {line!r}: {error}."
            raise BootstrapError(message) from None
        entries[entry.path] = entry
    return list(entries.values())


def shipped_files(folder: Path) -> list[str]:
    """Every file and every link below a folder, and every folder that holds nothing."""

    def walk() -> Iterator[Path]:
        for top, folders, files in os.walk(folder):
            yield from (Path(top, name) for name in files)
            yield from (Path(top, name) for name in folders if Path(top, name).is_symlink())
            if not folders and not files and Path(top) != folder:
                yield Path(top)

    return sorted(path.relative_to(folder).as_posix() for path in walk())


def unaccepted(files: Sequence[str], entries: Sequence[Entry]) -> list[str]:
    """The files that no line accepts, and those beyond the highest number of their line."""
    left = set(files)
    for entry in entries:
        covered = [file for file in files if entry.covers(file)]
        left -= set(covered[: entry.most])
    return sorted(left)


def missing(files: Sequence[str], entries: Sequence[Entry]) -> list[str]:
    """The paths on the list that must be there and aren't."""
    return [
        entry.path
        for entry in entries
        if entry.required and not any(entry.covers(file) for file in files)
    ]


def astray(folder: Path, files: Sequence[str]) -> list[str]:
    """The links that lead nowhere, or out of the folder."""
    links = [file for file in files if (folder / file).is_symlink()]
    top = folder.resolve()

    def holds(target: Path) -> bool:
        return target.exists() and target.resolve().is_relative_to(top)

    return [link for link in links if not holds(folder / link)]


def check_shipped_files(folder: Path, accepted: Path = ACCEPTED) -> None:
    """Compare the folder of the frozen program with the list.

    Raises:
        BootstrapError: a file is not on the list, one on the list is not there, or a link leads
            astray.
    """
    files, entries = shipped_files(folder), read_accepted(accepted.read_text("utf-8"))
    found = {
        "New; leave them out, or accept each with a reason": unaccepted(files, entries),
        "Not there; find out why, or take them off the list": missing(files, entries),
        "Links that lead nowhere, or out of the folder": astray(folder, files),
    }
    if not any(found.values()):
        return
    lines = [f"The files of {folder} are not those that {accepted.name} accepts."]
    for problem, names in found.items():
        lines += [f"{problem}:", *(f"  {name}" for name in names)] if names else []
    raise BootstrapError("\n".join(lines))
