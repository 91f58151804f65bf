"""What a check found, and how it is printed."""

from __future__ import annotations

from pathlib import Path
from subprocess import SubprocessError
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.system_packages import BootstrapError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Result(NamedTuple):
    """One line of the table; `detail` says what was seen, or what was wrong."""

    name: str
    passed: bool
    detail: str = ""


class Options(NamedTuple):
    """What the long checks may be told.

    Attributes:
        work: folder for what is made on the way; the minimal systems stay there.
        systems: names of the minimal systems that are wanted.
        allow_missing: a system that cannot be had is said, but fails nothing.
        ubuntu_mirror: where the Ubuntu systems come from.
    """

    work: Path
    systems: tuple[str, ...] = ("debian-12", "debian-13", "ubuntu-22.04", "ubuntu-24.04")
    allow_missing: bool = False
    ubuntu_mirror: str = "http://archive.ubuntu.com/ubuntu"


class CheckError(Exception):
    """A check cannot go on; the text says why and what to do."""


def attempt(name: str, check: Callable[[], str]) -> Result:
    """Run a check that returns what it saw, and raises an error where that is wrong."""
    try:
        return Result(name, True, check())
    except (CheckError, BootstrapError, OSError, SubprocessError, ValueError) as error:
        return Result(name, False, str(error))


def require(holds: bool, otherwise: str) -> None:
    """Raise `CheckError` with a text unless something holds."""
    if not holds:
        raise CheckError(otherwise)


def table(results: Iterable[Result]) -> str:
    """The results, one below the other, and how many passed."""
    rows = list(results)
    width = max((len(row.name) for row in rows), default=0)
    lines = [
        f"{'ok  ' if row.passed else 'FAIL'}  {row.name:{width}}  {row.detail}".rstrip()
        for row in rows
    ]
    passed = sum(row.passed for row in rows)
    return "\n".join([*lines, f"{passed} of {len(rows)} passed"])
