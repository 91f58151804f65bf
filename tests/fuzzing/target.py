"""What is fuzzed: a target makes mutants of something sound, and says what came of each."""

from __future__ import annotations

import re
import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

REFUSED, EQUAL = "refused", "read equal"
_PARTICULARS = re.compile(r"'[^']*'|\"[^\"]*\"|[0-9]+")


class Mutant(NamedTuple):
    """Something made of sound content: by which kind of change, and what came out."""

    kind: str
    content: Any


class Outcome(NamedTuple):
    """What came of a mutant; `shapes` tells outcomes of one name apart, for the guidance."""

    name: str
    shapes: tuple[str, ...] = ()


class WrongError(Exception):
    """A mutant that was neither refused clearly nor read as what it says."""


class Target(ABC):
    """Something that reads what others write."""

    def __init__(self, folder: Path) -> None:
        """Prepare, with a folder of one's own for what must lie on a disk."""
        self.folder = folder

    @abstractmethod
    def mutant(self, random: Random, kept: Sequence[Any]) -> Mutant:
        """The next mutant.

        Args:
            random: what it is made by, and nothing else.
            kept: the contents of mutants that showed something new.
        """

    @abstractmethod
    def outcome(self, mutant: Mutant) -> Outcome:
        """What comes of a mutant.

        Raises:
            WrongError: it was taken for something else than it is.
            Exception: what no input should cause.
        """

    def to_keep(self, mutant: Mutant) -> Any:
        """The content of a mutant as it is mutated again; None where it is not."""
        return None


def shape(*texts: str) -> str:
    """A message without what differs from case to case."""
    return _PARTICULARS.sub("#", " ".join(texts))


def require(holds: bool, otherwise: str) -> None:
    """Something that must hold, whatever was read."""
    if not holds:
        raise WrongError(otherwise)


def is_printable(text: str) -> bool:
    """Whether a text has nothing that a terminal would obey, or nobody would see."""
    return all(it.isprintable() or unicodedata.category(it) == "Zs" for it in text)
