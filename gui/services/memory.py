"""Keeps the garbage collector from going over content that never changes."""

from __future__ import annotations

import gc


def hold() -> None:
    """Collect nothing while the program starts: almost all that is made then stays."""
    gc.disable()


def settle() -> None:
    """Take everything that exists now out of later collections; call once after start-up."""
    gc.collect()
    gc.freeze()
    gc.enable()
