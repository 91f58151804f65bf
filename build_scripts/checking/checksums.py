"""Checks a folder against a list of SHA-256 hashes: nothing missing, extra or changed."""

from __future__ import annotations

import re
from pathlib import Path

from build_scripts.freezing.checksums import (
    PACKAGE_SUMS,
    WINDOWS_PACKAGE_SUMS,
    listed_files,
    sha256,
)

LINE = re.compile(r"([0-9a-f]{64})  (.+)")


def folder_problems(folder: Path, sums: Path) -> list[str]:
    """What differs between the one-folder program and its hash list."""
    listed, problems = _read(sums)
    present = listed_files(folder)
    problems += [f"{folder / name} is not in {sums.name}" for name in present if name not in listed]
    return problems + _differences(folder, listed, sums.name)


def package_problems(dist: Path, windows: bool = False) -> list[str]:
    """What differs between a system's packages in `dist`, its folders left out, and their list."""
    sums = dist / (WINDOWS_PACKAGE_SUMS if windows else PACKAGE_SUMS)
    listed, problems = _read(sums)
    present = sorted(
        path.name
        for path in dist.iterdir()
        if path.is_file() and path != sums and ("windows" in path.name) == windows
    )
    problems += [f"{dist / name} is not in {sums.name}" for name in present if name not in listed]
    return problems + _differences(dist, listed, sums.name)


def _differences(folder: Path, listed: dict[str, str], sums: str) -> list[str]:
    problems = []
    for name, expected in listed.items():
        if not (folder / name).is_file():
            problems.append(f"{folder / name} is missing; {sums} lists it")
        elif sha256(folder / name) != expected:
            problems.append(f"{folder / name} is not what {sums} says: it was changed")
    return problems


def _read(sums: Path) -> tuple[dict[str, str], list[str]]:
    if not sums.is_file():
        return {}, [f"{sums} is missing"]
    lines = sums.read_text("utf-8").splitlines()
    found = [LINE.fullmatch(line) for line in lines]
    problems = [
        f"{sums}, line {number}: {line!r} is not a hash, two spaces and a name"
        for number, (line, match) in enumerate(zip(lines, found, strict=True), 1)
        if match is None
    ]
    listed = {match[2]: match[1] for match in found if match}
    if len(listed) < len(lines) - len(problems):
        problems.append(f"{sums} names a file twice")
    if list(listed) != sorted(listed):
        problems.append(f"{sums} is not sorted by name")
    return listed, problems
