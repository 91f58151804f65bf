"""The standard library for the Windows program, of texts that the signed catalogue proves.

The library that comes with the embeddable Python is compiled, and nobody signed it. Its catalogue,
which the Python Software Foundation signed, lists the digests of the texts. Most of the
pinned source of the interpreter for Linux, a few versions later, are still the same; others become
so by a patch. What is not proved is left out, and an import of it fails.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.freezing.steps import sha256
from build_scripts.system_packages import ROOT, BootstrapError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

PATCH = ROOT / "build_scripts" / "windows" / "python-3.13.2.patch"
# The catalogue does not list these, though Python's own are compiled from the like. What is used
# is the text of the pinned source, which the program for Linux has too.
ONLY_PINNED = ("xml/__init__.py", "zipfile/__init__.py")
LEFT_OUT = frozenset(
    {
        *("__phello__", "_pyrepl", "ensurepip", "idlelib", "lib2to3", "pydoc_data", "test"),
        *("tests", "tkinter", "turtledemo", "venv"),
    }
)
FEWEST = 400
HUNK = re.compile(r"@@ -(\d+)(?:,(\d+))? \+\d+(?:,\d+)? @@")


class Hunk(NamedTuple):
    """Lines of a text that others take the place of; `at` is where, counted from 0."""

    at: int
    removed: tuple[str, ...]
    added: tuple[str, ...]


def library(source: Path, proved: Collection[bytes], patch: str) -> dict[str, bytes]:
    """The texts of the library by their path below it.

    Args:
        source: the library of a later version.
        proved: the SHA-256 digests of the texts that may be used, with either ends of lines.
        patch: what makes texts of the wanted version out of later ones.

    Raises:
        BootstrapError: a patched text is not one of those, or far too few texts are.
    """
    hunks, found = patches(patch), {}
    for file in sorted(source.rglob("*.py")):
        name = file.relative_to(source).as_posix()
        if LEFT_OUT.intersection(name.split("/")[:-1]):
            continue
        text = file.read_bytes()
        changed = patched(text, hunks.pop(name)) if name in hunks else None
        form = proved_form(text if changed is None else changed, proved)
        if form is None and changed is not None:
            raise BootstrapError(f"{name}: what the patch makes of it is not Python's own text.")
        if form is None and name in ONLY_PINNED:
            form = text
        if form is not None:
            found[name] = form
    if hunks or len(found) < FEWEST:
        missing = ", ".join(sorted(hunks)) or f"all but {len(found)} texts"
        raise BootstrapError(f"The library of Python for Windows lacks {missing}.")
    return found


def proved_form(text: bytes, proved: Collection[bytes]) -> bytes | None:
    """A text as it was proved; an empty one, which can do nothing, needs no proof."""
    plain = text.replace(b"\r\n", b"\n")
    forms = (plain.replace(b"\n", b"\r\n"), plain)
    return next((form for form in forms if not form or _digest(form) in proved), None)


def _digest(text: bytes) -> bytes:
    return bytes.fromhex(sha256(text))


def patched(text: bytes, hunks: Sequence[Hunk]) -> bytes:
    """A text with lines replaced.

    Raises:
        BootstrapError: the lines that shall be replaced are not there.
    """
    lines = text.decode("utf-8").splitlines(keepends=True)
    for hunk in reversed(hunks):
        end = hunk.at + len(hunk.removed)
        if tuple(lines[hunk.at : end]) != hunk.removed:
            raise BootstrapError(f"The patch is of another text: line {hunk.at + 1} differs.")
        lines[hunk.at : end] = hunk.added
    return "".join(lines).encode()


def patches(patch: str) -> dict[str, list[Hunk]]:
    """The hunks of a unified difference without context, by the path below the library."""
    found: dict[str, list[Hunk]] = {}
    for part in re.split(r"^--- a/Lib/", patch, flags=re.MULTILINE)[1:]:
        name, rest = part.split("\n", 2)[0], part.split("\n", 2)[2]
        found[name] = list(_hunks(rest))
    return found


def _hunks(text: str) -> Iterator[Hunk]:
    for part in re.split(r"^(?=@@ )", text, flags=re.MULTILINE)[1:]:
        head, *lines = part.splitlines(keepends=True)
        place = HUNK.match(head)
        if place is None:
            raise BootstrapError(f"The patch cannot be read: {head.strip()}")
        removed = tuple(line[1:] for line in lines if line.startswith("-"))
        added = tuple(line[1:] for line in lines if line.startswith("+"))
        # Where nothing is removed, the number is that of the line before.
        yield Hunk(int(place[1]) - (1 if removed else 0), removed, added)


def write_library(texts: Mapping[str, bytes], folder: Path) -> None:
    """Write the texts below a folder."""
    for name, text in texts.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text)
