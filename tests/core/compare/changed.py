"""Two bundles: the small one, and the same after a change to some of its files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from gui.core.bundle import Bundle, read_bundle
from tests.core.bundle.small import Contents, small, write

Spoil = Callable[[Contents], object]


def pair(folder: Path, *changes: Spoil) -> tuple[Bundle, Bundle]:
    """The small bundle before and after."""
    contents = small()
    for change in changes:
        change(contents)
    return (
        read_bundle(write(folder / "old", small())),
        read_bundle(write(folder / "new", contents)),
    )


def put(file: str, *path: str | int, value: Any) -> Spoil:
    """Gives a value to a place in a file."""

    def change(contents: Contents) -> None:
        place = contents[file]
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = value

    return change


def take(file: str, *path: str | int) -> Spoil:
    """Takes away what is at a place in a file."""

    def change(contents: Contents) -> None:
        place = contents[file]
        for key in path[:-1]:
            place = place[key]
        del place[path[-1]]

    return change
