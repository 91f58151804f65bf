"""The licence texts that the program came with: which there are, and how they are called."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from gui.pages.words import LICENCE_TEXTS, Words


class LicenceText(NamedTuple):
    """One file of licences; `name` is what it is called for on the command line."""

    name: str
    title: str
    path: Path

    def is_called(self, name: str | None) -> bool:
        """Whether a text is meant by a name, with or without ".txt"; None means every text."""
        return name is None or name.casefold().removesuffix(".txt") == self.name

    def read(self) -> str:
        """The whole text.

        Raises:
            OSError: the file cannot be read.
        """
        return self.path.read_text("utf-8", "replace")


def licence_texts(folder: Path, words: Words) -> list[LicenceText]:
    """The texts in a folder: the notice first, then in the order of the words, then others."""
    found = {path.stem: path for path in sorted(folder.glob("*.txt"))}
    known = [name for name in LICENCE_TEXTS if name in found]
    return [
        LicenceText(
            name.casefold(), words.of(LICENCE_TEXTS, name) if name in known else name, found[name]
        )
        for name in (*known, *(name for name in found if name not in known))
    ]
