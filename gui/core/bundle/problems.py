"""What is wrong with a bundle, said so that its author and hospital IT can act on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: the file, the JSON path in it (may be empty), and what is wrong."""

    file: str
    path: str
    message: str

    def __str__(self) -> str:
        return " ".join(part for part in (self.file, self.path) if part) + f": {self.message}"


class BundleError(Exception):
    """A bundle that cannot be used; carries every problem that was found.

    `unreachable` is true where nothing could be read at all: no such file, no permission.
    """

    def __init__(
        self, location: str, problems: Sequence[Problem], *, unreachable: bool = False
    ) -> None:
        super().__init__(f"{location}: {len(problems)} problem(s)")
        self.location = location
        self.problems = tuple(problems)
        self.unreachable = unreachable
