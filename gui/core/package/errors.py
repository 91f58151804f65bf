"""Why a package is refused, and at which step."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from gui.core.bundle.problems import BundleError, Problem


class Step(StrEnum):
    """The checks of a package, in the order in which they are made."""

    SIZE = "size"
    STRUCTURE = "structure"
    HASHES = "hashes"
    SIGNATURES = "signatures"
    CONTENT = "content"
    FITNESS = "fitness"


class PackageError(BundleError):
    """A package that is refused; `step` is the check that it did not pass."""

    def __init__(self, step: Step, location: str, problems: Sequence[Problem]) -> None:
        super().__init__(location, problems)
        self.step = step


def refuse(step: Step, location: str, message: str, file: str = "", path: str = "") -> PackageError:
    """The error for one problem."""
    return PackageError(step, location, [Problem(file, path, message)])
