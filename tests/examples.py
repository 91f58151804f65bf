"""How many examples a test tries of what is read from files, which takes Wine ten times as long."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TypeVar

Example = TypeVar("Example")
ONE_IN = 20 if os.name == "nt" else 1


def examples(number: int) -> int:
    """As many as that; fewer on Windows."""
    return number // ONE_IN


def every(whole: Sequence[Example]) -> Sequence[Example]:
    """All of these; on Windows some of them, among them the first and the last."""
    return [*whole[::ONE_IN], *whole[-1:]] if ONE_IN > 1 else whole
