"""Two bundles: the small one, and the same after a change to some of its files."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from gui.core.bundle import Bundle, read_bundle
from tests.core.bundle.small import DOCUMENT, IVIG, ONE, PLEX, TWO, Contents, claim, small, write

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


def extend(file: str, key: str, *, like: int = 0, **changed: Any) -> Spoil:
    """Adds a record that is like another one but for what is given."""

    def change(contents: Contents) -> None:
        contents[file][key].append({**contents[file][key][like], **changed})

    return change


def turn(file: str, key: str) -> Spoil:
    """Turns a list round."""
    return lambda contents: contents[file][key].reverse()


EDITS: tuple[Spoil, ...] = (
    extend(TWO, "claims", id="two.plex.more", statement="It may help."),
    extend(ONE, "claims", id="one.plex.second"),
    take(ONE, "claims", 2),
    lambda contents: contents[TWO]["claims"].append(claim("two.ivig.x", "study", finding="harm")),
    put(ONE, "claims", 0, "withdrawn", value={"reason": "Misread.", "date": "2026-11-22"}),
    put(ONE, "claims", 0, "statement", value="It\u00a0helps."),
    put(TWO, "claims", 0, "source", value="guide"),
    put(TWO, "abbreviations", value=[]),
    extend("sources.json", "sources", id="further", label="Further"),
    put("sources.json", "sources", 1, "status", value="retired"),
    put("sources.json", "sources", 0, "year", value=2019),
    extend("factors.json", "factors", id="adult"),
    extend(PLEX, "facts", id="plex.cost.2"),
    put(PLEX, "facts", 0, "conditions", value=[]),
    extend(IVIG, "products", id="ivig.product.2"),
    put(IVIG, "name", "de", value="Andere"),
    take(DOCUMENT, "references", 1),
    put("bundle.json", "verification", 1, "by", value="Dr. C"),
    take("bundle.json", "previous"),
    turn(ONE, "claims"),
    turn("bundle.json", "conditions"),
    turn("sources.json", "sources"),
    turn(PLEX, "facts"),
    turn(IVIG, "products"),
    turn(DOCUMENT, "statements"),
    turn(DOCUMENT, "references"),
)


@cache
def edited(chosen: frozenset[int]) -> Bundle:
    """The small bundle after the edits of these numbers."""
    contents = small()
    for number in sorted(chosen):
        EDITS[number](contents)
    with TemporaryDirectory() as folder:
        return read_bundle(write(Path(folder), contents))
