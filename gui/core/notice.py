"""Something to be said, as a code with what fills its gaps; the words are those of the pages."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from gui.core.bundle.problems import printable


class Notice(msgspec.Struct, frozen=True):
    """What is to be said; the values are safe to print."""

    kind: str
    values: Mapping[str, str] = {}


def notice(kind: str, **values: object) -> Notice:
    """Something to be said, with its gaps filled."""
    return Notice(kind, {name: printable(str(value)) for name, value in values.items()})
