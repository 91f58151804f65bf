"""What is wrong with a bundle, said so that its author and hospital IT can act on it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

import msgspec

MOST_PROBLEMS = 1000
_LONGEST = 300


def printable(text: str) -> str:
    """The text with each character that does not print written as its code, such as [U+001B]."""
    return text if text.isprintable() else "".join(map(_shown, text))


def shortened(text: str) -> str:
    """A text of a length that a notice has room for."""
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "..."


def _shown(character: str) -> str:
    if character.isprintable() or unicodedata.category(character) == "Zs":
        return character
    return f"[U+{ord(character):04X}]"


class Problem(msgspec.Struct, frozen=True):
    """One fault: the file, the JSON path in it (either may be empty), and what is wrong.

    The three texts are safe to print: what a terminal would obey, or nobody would see, stands
    there by its code.
    """

    file: str
    path: str
    message: str

    def __post_init__(self) -> None:
        for field in self.__struct_fields__:
            msgspec.structs.force_setattr(self, field, printable(getattr(self, field)))

    def __str__(self) -> str:
        place = " ".join(part for part in (self.file, self.path) if part)
        return f"{place}: {self.message}" if place else self.message


def gather(found: list[Problem], more: Iterable[Problem]) -> None:
    """Add problems to those that were found, up to so many that nobody would read further."""
    for problem in more:
        if len(found) < MOST_PROBLEMS:
            found.append(problem)
            continue
        if len(found) == MOST_PROBLEMS:
            found.append(Problem("", "", f"these are the first {MOST_PROBLEMS} problems of more"))
        return


class BundleError(Exception):
    """A bundle that cannot be used; carries every problem that was found.

    `unreachable` is true where nothing could be read at all: no such file, no permission.
    """

    def __init__(
        self, location: str, problems: Sequence[Problem], *, unreachable: bool = False
    ) -> None:
        self.location = printable(location)
        super().__init__(f"{self.location}: {len(problems)} problem(s)")
        self.problems = tuple(problems)
        self.unreachable = unreachable
