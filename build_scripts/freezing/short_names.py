"""The short names (8.3) that an MSI has beside long ones."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SHORT = re.compile(r"[A-Za-z0-9_-]{1,8}(\.[A-Za-z0-9_-]{1,3})?")
NO_LETTER = re.compile(r"[^A-Z0-9_-]")


def short_names(paths: Iterable[str]) -> dict[str, str]:
    """For each path its last part as `SHORT|LONG`, or alone where it is short enough."""
    found: dict[str, str] = {}
    taken: set[tuple[str, str]] = set()
    # Names that are short already go first: no made-up name may be one of them.
    for path in sorted(paths, key=lambda it: (not _is_short(it), it)):
        name = PurePosixPath(path).name
        short = name if _is_short(path) else _made_up(path, taken)
        taken.add((str(PurePosixPath(path).parent), short.upper()))
        found[path] = name if short == name else f"{short}|{name}"
    return found


def _is_short(path: str) -> bool:
    return bool(SHORT.fullmatch(PurePosixPath(path).name))


def _made_up(path: str, taken: set[tuple[str, str]]) -> str:
    whole = PurePosixPath(path)
    stem = NO_LETTER.sub("", whole.stem.upper()) or "_"
    suffix = NO_LETTER.sub("", whole.suffix.upper())[:3]
    number = 1
    while True:
        mark = f"~{number}"
        name = stem[: 8 - len(mark)] + mark + (f".{suffix}" if suffix else "")
        if (str(whole.parent), name) not in taken:
            return name
        number += 1
